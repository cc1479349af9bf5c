using System.Diagnostics;
using System.Text;

namespace Toetssteen.Web.Tests.Commands;

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">The lines of its standard error.</param>
/// <param name="Made">The names that stand in the folder where it ran.</param>
public sealed record Ran(int ExitCode, string Output, IReadOnlyList<string> Errors, IReadOnlyList<string> Made);

/// <summary>The program as a process of its own, as a person starts it.</summary>
public static class CommandLine
{
    /// <summary>Path of the program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "toetssteen");

    /// <summary>Runs a command to its end, in a folder where nothing stands.</summary>
    public static Task<Ran> RunAsync(params IEnumerable<string> arguments) => RunWithAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>The same, with settings in its environment.</summary>
    public static async Task<Ran> RunWithAsync(IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        using var folder = new Folder();
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(
            process.ExitCode,
            await output,
            (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            [.. Directory.EnumerateFileSystemEntries(folder.FullName).Select(f => Path.GetFileName(f))]);
    }
}
