namespace Toetssteen.Web.Tests.Hosting;

/// <summary>The clone that the tests were built in.</summary>
public static class Repository
{
    /// <summary>Its root, found by walking up to the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path below the root.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Toetssteen.slnx"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Not inside a clone of Toetssteen."));
}
