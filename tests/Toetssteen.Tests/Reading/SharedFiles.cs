namespace Toetssteen.Tests.Reading;

/// <summary>The repository's own folder, and the published factsheets that may lie beside it.</summary>
internal static class SharedFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file beside the repository; the test is skipped, in words, where it is absent.</summary>
    public static string Required(string relative)
    {
        for (var folder = new DirectoryInfo(Root).Parent; folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", relative) is var path && File.Exists(path))
                return path;
        Assert.Skip($"The published factsheets are not beside this repository (shared/{relative}), so they are not read here.");
        return "";
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Toetssteen.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Toetssteen.slnx was not found above the tests.");
    }
}
