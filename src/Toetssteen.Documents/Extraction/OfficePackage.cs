using System.IO.Compression;
using System.Text;
using System.Xml;
using Toetssteen.Domain.Evidence;

namespace Toetssteen.Documents.Extraction;

/// <summary>
/// The zip of an office file, opened with suspicion: its directory is checked before anything is inflated; parts are read as a stream,
/// bounded in bytes, elements and depth; document types are refused, and no address in the file is ever followed.
/// </summary>
public sealed class OfficePackage : IDisposable
{
    private const long MostInflated = 256L << 20;
    private const long LargestTag = 1L << 20;
    private const int MostElements = 8_000_000;
    private const int Deepest = 256;
    private const string OpenDocument = "mimetype";

    private readonly ZipArchive _zip;
    private long _budget = MostInflated;
    private int _elements;

    private OfficePackage(ZipArchive zip, FileKind kind) => (_zip, Kind) = (zip, kind);

    /// <summary>Which kind of office file it is.</summary>
    public FileKind Kind { get; }

    /// <summary>Opens a seekable stream, which stays open after this is disposed.</summary>
    /// <exception cref="RefusedFileException">No office file that is taken in, with the reason.</exception>
    public static OfficePackage Open(Stream stream)
    {
        var entries = ZipDirectory.Read(stream);
        if (entries.Any(e => e.IsEncrypted))
            throw new RefusedFileException(RefusedFileException.Protected);
        if (entries.Any(e => Path.GetFileName(e.Name).Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw new RefusedFileException(RefusedFileException.Macros);
        var names = entries.Select(e => e.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        FileKind[] kinds =
        [
            .. names.Contains("word/document.xml") ? [FileKind.Docx] : Array.Empty<FileKind>(),
            .. names.Contains("xl/workbook.xml") ? [FileKind.Xlsx] : Array.Empty<FileKind>(),
            .. names.Contains(OpenDocument) && names.Contains("content.xml") ? [FileKind.Odt] : Array.Empty<FileKind>(),
        ];
        if (kinds.Length != 1)
            throw new RefusedFileException(kinds.Length == 0 ? RefusedFileException.UnknownKind : RefusedFileException.TwoKinds);
        stream.Position = 0;
        OfficePackage? package = null;
        try
        {
            package = new OfficePackage(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true), kinds[0]);
            package.Check();
            return package;
        }
        catch (Exception e) when (e is RefusedFileException or InvalidDataException or IOException or ArgumentException)
        {
            package?.Dispose();
            throw e as RefusedFileException ?? new RefusedFileException(RefusedFileException.Damaged, e);
        }
    }

    /// <summary>Whether the last bytes of a file (64 KB of it will do) are the end of a zip, whatever stands before it.</summary>
    public static bool EndsAsZip(ReadOnlySpan<byte> tail) => ZipDirectory.IsAtEndOf(tail);

    /// <summary>The part that holds the text, or the list of sheets.</summary>
    internal string MainPart =>
        Kind switch
        {
            FileKind.Docx => "word/document.xml",
            FileKind.Xlsx => "xl/workbook.xml",
            _ => "content.xml",
        };

    /// <summary>
    /// Reads a part from beginning to end; <paramref name="node"/> is given every node and tells whether to pass over the element it is at.
    /// Nothing happens where there is no such part.
    /// </summary>
    internal void Read(string path, Func<XmlReader, bool> node, CancellationToken stop)
    {
        if (Find(path) is not { } entry)
            return;
        try
        {
            using var reader = Reader(entry);
            int? passedOver = null;
            while (reader.Read())
            {
                stop.ThrowIfCancellationRequested();
                if (reader.NodeType == XmlNodeType.Element && (reader.Depth > Deepest || ++_elements > MostElements))
                    throw new RefusedFileException(
                        reader.Depth > Deepest ? RefusedFileException.Hostile : RefusedFileException.TooMuchText);
                if (passedOver is { } depth && (reader.Depth > depth || reader.Depth == depth && reader.NodeType == XmlNodeType.EndElement))
                {
                    passedOver = reader.Depth == depth ? null : passedOver;
                    continue;
                }
                if (node(reader) && reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false })
                    passedOver = reader.Depth;
            }
        }
        catch (XmlException e) when (SafeXml.IsDocumentType(e))
        {
            throw new RefusedFileException(RefusedFileException.Hostile, e);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new RefusedFileException(RefusedFileException.Damaged, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    // The kind is judged by what the main part really is, up to its first element: a document type in front of it is refused here.
    private void Check()
    {
        if (Kind == FileKind.Odt && TextOf(OpenDocument, 100) is var type && type != "application/vnd.oasis.opendocument.text")
            throw new RefusedFileException(RefusedFileException.UnknownKind);
        if (Kind == FileKind.Odt && Find("META-INF/manifest.xml") is not null)
            Read(
                "META-INF/manifest.xml",
                reader => reader.LocalName == "encryption-data" ? throw new RefusedFileException(RefusedFileException.Protected) : false,
                default);
        var expected = Kind switch
        {
            FileKind.Docx => "document",
            FileKind.Xlsx => "workbook",
            _ => "document-content",
        };
        try
        {
            using var reader = Reader(Find(MainPart)!);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != expected)
                throw new RefusedFileException(RefusedFileException.Damaged);
        }
        catch (XmlException e)
        {
            throw new RefusedFileException(SafeXml.IsDocumentType(e) ? RefusedFileException.Hostile : RefusedFileException.Damaged, e);
        }
    }

    private ZipArchiveEntry? Find(string path) =>
        _zip.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));

    private string TextOf(string path, int most)
    {
        using var stream = Find(path)!.Open();
        var bytes = new byte[most];
        return Encoding.ASCII.GetString(bytes, 0, stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false));
    }

    private XmlReader Reader(ZipArchiveEntry entry) => SafeXml.Read(new InflatedStream(entry.Open(), this));

    /// <summary>
    /// What all parts together inflate to is bounded, whatever the directory claimed; and so is what stands in one tag, which the reader of
    /// XML keeps whole.
    /// </summary>
    private sealed class InflatedStream(Stream inner, OfficePackage package) : WatchedStream(inner)
    {
        private long _sinceTag;

        protected override void Watch(ReadOnlySpan<byte> piece)
        {
            var tag = piece.LastIndexOf((byte)'<');
            _sinceTag = tag < 0 ? _sinceTag + piece.Length : piece.Length - tag;
            if ((package._budget -= piece.Length) < 0 || _sinceTag > LargestTag)
                throw new RefusedFileException(RefusedFileException.Hostile);
        }
    }
}
