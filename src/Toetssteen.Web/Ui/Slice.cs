using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Toetssteen.Web.Ui;

/// <summary>What holds for every page of a slice; first of all who may enter. A slice that says nothing is closed.</summary>
internal interface ISlice
{
    private const string Features = ".Features.";

    /// <summary>Attaches it to the pages.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="folder">The folder of the slice, as pages are named: <c>/FactChecks</c>.</param>
    void Apply(PageConventionCollection pages, string folder);

    /// <summary>Applies the conventions of every slice of the program, each to the folder of its namespace.</summary>
    static void ApplyAll(PageConventionCollection pages)
    {
        foreach (var slice in typeof(ISlice).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(ISlice))))
        {
            var name = slice.Namespace!;
            var at = name.IndexOf(Features, StringComparison.Ordinal) + Features.Length;
            ((ISlice)Activator.CreateInstance(slice)!).Apply(pages, "/" + name[at..].Replace('.', '/'));
        }
    }
}
