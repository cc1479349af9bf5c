namespace Toetssteen.EndToEnd;

/// <summary>The clone that the tests were built in.</summary>
public static class Repository
{
    /// <summary>Its root, found by walking up to the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Toetssteen.slnx"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Not inside a clone of Toetssteen."));
}
