using Toetssteen.Domain.Evidence;

namespace Toetssteen.Documents.Extraction;

/// <summary>
/// Takes the text out of a file, page by page. Whatever the file holds, it takes a bounded time, memory and amount of text, fetches nothing
/// and writes nothing.
/// </summary>
public static class TextExtraction
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The pages of a file on disk; a page without text is an empty one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What its content was judged to be.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="RefusedFileException">The text could not be taken out, with the reason.</exception>
    public static Task<IReadOnlyList<string>> PagesAsync(string path, FileKind kind, CancellationToken stop) => kind switch
    {
        FileKind.Pdf => PdfPages.ReadAsync(path, stop),
        FileKind.Docx or FileKind.Odt or FileKind.Xlsx => OfficeAsync(path, stop),
        _ => Task.FromResult<IReadOnlyList<string>>([]),
    };

    private static async Task<IReadOnlyList<string>> OfficeAsync(string path, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            return await Task.Run(() =>
            {
                using var stream = File.OpenRead(path);
                return OfficeText.Pages(stream, limit.Token);
            }, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RefusedFileException(RefusedFileException.TimedOut);
        }
    }
}
