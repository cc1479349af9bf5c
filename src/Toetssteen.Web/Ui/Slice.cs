using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Toetssteen.Web.Ui;

/// <summary>What holds for every page of a slice; first of all who may enter. A slice that says nothing is closed.</summary>
internal interface ISlice
{
    /// <summary>Attaches it to the pages.</summary>
    void Apply(PageConventionCollection pages);

    /// <summary>Applies the conventions of every slice of the program.</summary>
    static void ApplyAll(PageConventionCollection pages)
    {
        foreach (var slice in typeof(ISlice).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(ISlice))))
            ((ISlice)Activator.CreateInstance(slice)!).Apply(pages);
    }
}
