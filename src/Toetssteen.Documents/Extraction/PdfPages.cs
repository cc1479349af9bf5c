using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Extraction;

/// <summary>The text of a PDF page by page, through <c>pdftotext</c> with bounded memory, time and output.</summary>
internal static class PdfPages
{
    private const char PageEnd = '\f';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        using var process = Start(path);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var sink = new PageSink();
            var buffer = new char[16 * 1024];
            for (int read; (read = await process.StandardOutput.ReadAsync(buffer, limit.Token)) > 0;)
                Take(buffer.AsSpan(0, read), sink);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? sink.Pages() : throw Explain(await errors);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RefusedFileException(RefusedFileException.TimedOut);
        }
        finally
        {
            PdfTool.Kill(process);
        }
    }

    // Every page ends with a form feed, empty ones too: page 12 is page 12 of the paper.
    private static void Take(ReadOnlySpan<char> text, PageSink sink)
    {
        for (int end; (end = text.IndexOf(PageEnd)) >= 0; text = text[(end + 1)..])
        {
            sink.Add(text[..end]);
            sink.EndPage(evenEmpty: true);
        }
        sink.Add(text);
    }

    private static System.Diagnostics.Process Start(string path)
    {
        try
        {
            return PdfTool.Start(["-enc", "UTF-8", "-eol", "unix", "-l", $"{PageSink.MostPages + 1}", "--", path, "-"], Patience);
        }
        catch (Reading.UnreadableFileException e)
        {
            throw new RefusedFileException(RefusedFileException.ToolMissing, e);
        }
    }

    private static RefusedFileException Explain(string errors) => new(
        errors.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase) ? RefusedFileException.Protected
        : errors.Contains("failed to execute", StringComparison.OrdinalIgnoreCase) ? RefusedFileException.ToolMissing
        : RefusedFileException.Damaged);
}
