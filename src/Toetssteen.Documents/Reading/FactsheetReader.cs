using System.Security.Cryptography;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading;

/// <summary>
/// Reads published factsheets: text, Markdown or HTML, DOCX and PDF. The one way in: what kind of file it is follows from its content.
/// Keeps nothing between files, so one reader may serve many at once.
/// </summary>
public sealed class FactsheetReader(IReadOnlyList<Framework> frameworks)
{
    /// <summary>Largest text file, in bytes: some two hundred times a long factsheet.</summary>
    public const int MaxText = 5 * 1024 * 1024;

    /// <summary>Largest DOCX or PDF file, in bytes.</summary>
    public const int MaxPaper = 50 * 1024 * 1024;

    /// <summary>
    /// Reading a file takes no longer than this: with loading it, and ending the work, whoever asked is answered within thirty seconds.
    /// </summary>
    public static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(28);

    private const int Sniffed = 4096;
    private const int WorkingStack = 8 * 1024 * 1024;

    private readonly FactsheetGrammar _grammar = new(frameworks);

    /// <summary>Reads a file from disk.</summary>
    /// <exception cref="UnreadableFileException">The file is no factsheet, or could not be read.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public FactsheetReading Read(string path, CancellationToken cancellation = default)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Sniffed, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(UnreadableFileException.NotFound,
                $"Het bestand {Path.GetFileName(path)} is niet te openen; er is niets bewaard. Controleer naam en rechten.", e);
        }
        using (file)
            return Read(Path.GetFileName(path), file, cancellation);
    }

    /// <summary>Reads a file from a stream, which need not be seekable.</summary>
    /// <exception cref="UnreadableFileException">The file is no factsheet, or could not be read.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public FactsheetReading Read(string fileName, Stream content, CancellationToken cancellation = default)
    {
        var (bytes, format) = Load(fileName, content, cancellation);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var (document, reading) = Bounded(fileName, stop => Taken(bytes, format, stop), cancellation);
        if (reading.Framework is null)
            throw new UnreadableFileException(UnreadableFileException.NoFactsheet,
                $"In {fileName} staat geen indicator van een bekend toetsingskader: het is geen factsheet. Er is niets bewaard.");
        return reading with { Source = new ReadingSource(fileName, document.Format, sha256) };
    }

    private (SourceDocument Document, FactsheetReading Reading) Taken(ArraySegment<byte> bytes, string format, CancellationToken stop)
    {
        var allowance = new Allowance(stop);
        var document = format switch
        {
            "docx" => DocxSource.Read(Streamed(bytes), allowance),
            "pdf" => PdfSource.Read(Streamed(bytes), allowance),
            _ => TextSource.Read(bytes, allowance),
        };
        allowance.Look();
        return (document, _grammar.Read(document, stop).Reading);
    }

    /// <summary>
    /// One limit of time over all of reading, whatever the format. The work has a thread of its own: whoever asked is answered when the
    /// time is up, and the work ends where it next looks (<see cref="Allowance.Look"/>); it does not keep the process.
    /// </summary>
    private static T Bounded<T>(string fileName, Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestReading);
        var stop = limit.Token;
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                done.TrySetResult(work(stop));
            }
            catch (Exception e)
            {
                done.TrySetException(e);
            }
        }, WorkingStack)
        { IsBackground = true, Name = "reading" }.Start();
        try
        {
            return done.Task.WaitAsync(stop).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreadableFileException(UnreadableFileException.TimedOut,
                $"Het lezen van {fileName} duurde langer dan {LongestReading.TotalSeconds:0} seconden en is gestopt; er is niets bewaard. "
                + "Lever een eenvoudiger of kleiner bestand aan.");
        }
    }

    private static MemoryStream Streamed(ArraySegment<byte> bytes) => new(bytes.Array!, bytes.Offset, bytes.Count, writable: false);

    private static (ArraySegment<byte> Bytes, string Format) Load(string fileName, Stream content, CancellationToken cancellation)
    {
        var buffer = new byte[Sniffed];
        var length = content.ReadAtLeast(buffer, Sniffed, throwOnEndOfStream: false);
        var format = FormatOf(buffer.AsSpan(0, length));
        if (length == 0)
            throw new UnreadableFileException(UnreadableFileException.Empty,
                $"{fileName} is leeg; er is niets bewaard. Kies een bestand met inhoud.");
        if (buffer.AsSpan(0, length).StartsWith("{\\rtf"u8))
            throw new UnreadableFileException(UnreadableFileException.UnknownFormat,
                $"{fileName} is een RTF-bestand, en dat wordt niet gelezen; er is niets bewaard. "
                + "Sla het in een tekstverwerker op als DOCX of PDF, en bied dat aan.");
        if (format == "text" && !TextSource.LooksLikeText(buffer.AsSpan(0, length)))
            throw new UnreadableFileException(UnreadableFileException.UnknownFormat,
                $"{fileName} is geen tekst, DOCX of PDF; er is niets bewaard. Kies een ander bestand.");
        var most = format == "text" ? MaxText : MaxPaper;
        if (content.CanSeek && content.Length > most)
            throw TooLarge(fileName, most);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 4, most + 1));
            var read = content.Read(buffer, length, buffer.Length - length);
            length += read;
            if (length > most)
                throw TooLarge(fileName, most);
            if (read == 0)
                return (new ArraySegment<byte>(buffer, 0, length), format);
        }
    }

    private static UnreadableFileException TooLarge(string fileName, int most) =>
        new(UnreadableFileException.TooLarge,
            $"{fileName} is groter dan {most / (1024 * 1024)} MB en dus geen factsheet; er is niets bewaard. Kies een kleiner bestand.");

    // A DOCX is a zip, an old Word document a compound file: what is wrong with either is said by the source that opens it.
    private static string FormatOf(ReadOnlySpan<byte> start) =>
        start is [(byte)'P', (byte)'K', _, _, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] ? "docx"
        : start[..Math.Min(1024, start.Length)].IndexOf("%PDF-"u8) >= 0 ? "pdf" : "text";
}
