using System.ComponentModel;
using System.Diagnostics;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Runs <c>pdftotext</c> of poppler-utils on a file: with bounded memory and processor time where <c>prlimit</c> is there, a time
/// limit always, bounded output, and the process and its children ended whatever happens.
/// </summary>
internal static class PdfTool
{
    /// <summary>More pages than this are not read.</summary>
    public const int MostPages = 150;

    private const long MostOutput = 64L * 1024 * 1024;
    private const long MostMemory = 300L * 1024 * 1024;
    private static readonly TimeSpan Patience = FactsheetReader.LongestReading;
    private static readonly string? Limiter = new[] { "/usr/bin/prlimit", "/bin/prlimit" }.FirstOrDefault(File.Exists);

    /// <summary>
    /// The words of the pages with their positions, as <paramref name="read"/> takes them from the XHTML that pdftotext prints.
    /// Throws <see cref="UnreadableFileException"/>.
    /// </summary>
    public static T Words<T>(string path, Func<Stream, T> read, CancellationToken stop = default)
    {
        string[] arguments =
        [
            "-bbox-layout",
            "-enc",
            "UTF-8",
            "-l",
            (MostPages + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--",
            path,
            "-",
        ];
        using var process = Start(arguments, Patience);
        var timedOut = false;
        using var timer = new Timer(_ =>
        {
            timedOut = true;
            Kill(process);
        }, null, Patience, Timeout.InfiniteTimeSpan);
        using var ended = stop.Register(() => Kill(process));
        try
        {
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            T result;
            using (var output = new BoundedStream(process.StandardOutput.BaseStream, MostOutput, Allowance.TooMuch))
            {
                try
                {
                    result = read(output);
                }
                catch (Exception e) when (e is System.Xml.XmlException or InvalidDataException or IOException)
                {
                    Kill(process);
                    process.WaitForExit();
                    stop.ThrowIfCancellationRequested();
                    throw timedOut ? TimedOut() : Explain(errors.Result, e);
                }
            }

            process.WaitForExit();
            stop.ThrowIfCancellationRequested();
            return timedOut ? throw TimedOut() : process.ExitCode == 0 ? result : throw Explain(errors.Result, null);
        }
        finally
        {
            Kill(process);
        }
    }

    /// <summary>
    /// Starts it, bounded in memory and processor time where <c>prlimit</c> is there. Throws <see cref="UnreadableFileException"/> when it
    /// is not installed.
    /// </summary>
    public static Process Start(string[] arguments, TimeSpan processorTime)
    {
        var start = new ProcessStartInfo(Limiter ?? "pdftotext")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        string[] limits = Limiter is null
            ? []
            :
            [
                $"--as={MostMemory}",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--cpu={processorTime.TotalSeconds}"),
                "pdftotext",
            ];
        foreach (var argument in limits.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw Missing(e);
        }
    }

    /// <summary>Ends it and its children, whether or not it has ended by itself.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static UnreadableFileException Explain(string errors, Exception? inner) =>
        errors.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase)
            ? new(
                UnreadableFileException.Encrypted,
                "Deze pdf is beveiligd met een wachtwoord; sla hem zonder wachtwoord op en bied hem opnieuw aan.",
                inner)
        : errors.Contains("failed to execute", StringComparison.OrdinalIgnoreCase) ? Missing(inner)
        : new(
            UnreadableFileException.Corrupt,
            "Deze pdf is beschadigd; maak hem opnieuw uit het oorspronkelijke document en bied hem opnieuw aan.",
            inner);

    private static UnreadableFileException Missing(Exception? inner) =>
        new(
            UnreadableFileException.ToolMissing,
            "Om een pdf te lezen is het programma pdftotext nodig; installeer het pakket poppler-utils en bied het bestand opnieuw aan.",
            inner);

    private static UnreadableFileException TimedOut() => new(UnreadableFileException.TimedOut,
        "Het lezen van deze pdf duurde te lang en is gestopt; maak hem opnieuw uit het oorspronkelijke document en bied hem opnieuw aan.");
}
