namespace Toetssteen.Web.Tests.Commands;

/// <summary>A folder of one test's own, thrown away with it.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toetssteen-folder-");

    /// <summary>Where it is.</summary>
    public string FullName => _folder.FullName;

    /// <summary>A path in it.</summary>
    public string PathTo(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file, with the folders that it needs, and tells its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(name))!);
        File.WriteAllBytes(PathTo(name), content);
        return PathTo(name);
    }

    /// <summary>Copies a file into it, and tells its path.</summary>
    public string Copy(string file, string name)
    {
        File.Copy(file, PathTo(name));
        return PathTo(name);
    }

    /// <summary>The names of the files in it.</summary>
    public IEnumerable<string> Files() => _folder.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
