namespace Toetssteen.Tests;

/// <summary>The folder that the repository lies in, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    /// <summary>A path inside the repository.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path in the folder of shared material beside the repository; the test is skipped where it is not there.</summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.Combine([Path.GetDirectoryName(Root)!, "shared", .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"The shared material beside the repository is not here: shared/{string.Join('/', parts)}.");
        return path;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Toetssteen.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
