using System.Diagnostics;

namespace Toetssteen.Tests.Architecture;

/// <summary>The files of the repository: those that git keeps, and those that it would keep.</summary>
internal static class RepositoryFiles
{
    private static readonly HashSet<string> Binary = [".png", ".jpg", ".ico", ".woff2", ".woff", ".pdf", ".docx", ".xlsx", ".zip"];

    /// <summary>Paths from the root of the repository, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } = List();

    /// <summary>Every file with text in it.</summary>
    public static IEnumerable<(string Path, string Text)> Texts() =>
        All.Where(f => !Binary.Contains(Path.GetExtension(f))).Select(f => (f, File.ReadAllText(RepositoryFolder.PathTo(f))));

    private static List<string> List()
    {
        var (exitCode, output) = Run("git", ["ls-files", "--cached", "--others", "--exclude-standard"]);
        return exitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(f => File.Exists(RepositoryFolder.PathTo(f)))]
            : throw new InvalidOperationException($"git does not list the files of the repository: {output}");
    }

    /// <summary>Runs a program in the root of the repository, as it would run from a shell.</summary>
    public static (int ExitCode, string Output) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = RepositoryFolder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the build that started these tests left behind would lead another build astray.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
