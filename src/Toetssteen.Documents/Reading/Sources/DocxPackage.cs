using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Toetssteen.Documents.Extraction;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// The zip of a DOCX, opened with suspicion: only the parts asked for are inflated, each bounded in bytes, depth and elements;
/// document types are refused and no address in the file is ever followed.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    private const long LargestFile = 100L * 1024 * 1024;
    private const long LargestPart = 16L * 1024 * 1024;
    private const int Deepest = 200;
    private const int MostParts = 60;

    private readonly ZipArchive zip;
    private readonly Allowance allowance;
    private readonly char[] buffer = new char[4096];

    private DocxPackage(ZipArchive zip, Allowance allowance)
    {
        this.zip = zip;
        this.allowance = allowance;
    }

    /// <summary>Opens a seekable stream. Throws <see cref="UnreadableFileException"/> when it holds no readable package.</summary>
    public static DocxPackage Open(Stream stream, Allowance allowance)
    {
        Span<byte> start = stackalloc byte[8];
        stream.Position = 0;
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length == 0)
        {
            throw new UnreadableFileException(UnreadableFileException.Empty, "Dit bestand is leeg; lever het opnieuw aan.");
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw IsProtected(stream)
                ? new UnreadableFileException(UnreadableFileException.Encrypted,
                    "Dit Word-document is beveiligd met een wachtwoord; sla het zonder wachtwoord op en bied het opnieuw aan.")
                : new UnreadableFileException(UnreadableFileException.LegacyOffice,
                    "Dit is een Office-bestand in de vorm van voor 2007; open het in Word, sla het op als .docx en bied het opnieuw aan.");
        }

        if (!start.StartsWith("PK\u0003\u0004"u8))
        {
            throw new UnreadableFileException(
                UnreadableFileException.Corrupt,
                "Dit bestand is beschadigd of is geen Word-document (.docx); open het in Word, sla het op als .docx en bied het opnieuw aan.");
        }

        if (stream.Length > LargestFile)
        {
            throw new UnreadableFileException(UnreadableFileException.TooLarge,
                "Dit Word-document is groter dan 100 MB; verklein de afbeeldingen erin en bied het opnieuw aan.");
        }

        try
        {
            // Walked before an object is built for every entry in it, whatever the end record claims.
            _ = ZipDirectory.Read(stream);
            stream.Position = 0;
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);

            // Read now: it is only then that it says what is wrong with it.
            _ = zip.Entries.Count;
            return new DocxPackage(zip, allowance);
        }
        catch (RefusedFileException e) when (e.Code == RefusedFileException.Hostile)
        {
            throw Hostile(e);
        }
        catch (Exception e) when (e is RefusedFileException or InvalidDataException or IOException or ArgumentException)
        {
            throw Corrupt(e);
        }
    }

    /// <summary>The main document; throws when the package holds something else than a Word document.</summary>
    public XElement Document()
    {
        var target = Part("_rels/.rels")
            ?.Elements()
            .Where(r => r.Attribute("Type")?.Value.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
            .Select(r => r.Attribute("Target")?.Value.TrimStart('/'))
            .FirstOrDefault(t => t is not null);
        var document = target is null ? null : Part(target);
        document ??= Part("word/document.xml");
        if (document is null || document.Name.LocalName != "document")
        {
            throw zip.Entries.Any(e => e.FullName is "xl/workbook.xml" or "ppt/presentation.xml" or "mimetype")
                ? new UnreadableFileException(UnreadableFileException.UnknownFormat,
                    "Dit is een kantoorbestand, maar geen Word-document; bied de factsheet aan als .docx, .pdf of tekst.")
                : Corrupt(null);
        }

        return document;
    }

    /// <summary>A part by its path, or null when it is not there.</summary>
    public XElement? Part(string path)
    {
        if (
            zip.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase))
            is not { } entry)
        {
            return null;
        }

        try
        {
            // Twice: first to see that it is not too deep or too much, which costs no memory, then to keep it.
            Inspect(entry);
            using var reader = Reader(entry);
            return XElement.Load(reader);
        }
        catch (XmlException e) when (SafeXml.IsDocumentType(e))
        {
            throw Hostile(e);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            throw Corrupt(e);
        }
    }

    /// <summary>The parts of a kind, such as <c>header</c>: the first and all that bear a number.</summary>
    public IEnumerable<XElement> Parts(string kind) =>
        zip
            .Entries.Select(e => e.FullName.Replace('\\', '/'))
            .Where(n =>
                n.StartsWith("word/" + kind, StringComparison.OrdinalIgnoreCase)
                && n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                && n.AsSpan(5 + kind.Length, n.Length - 9 - kind.Length).IndexOfAnyExceptInRange('0', '9') < 0)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(MostParts)
            .Select(Part)
            .OfType<XElement>();

    public void Dispose() => zip.Dispose();

    private void Inspect(ZipArchiveEntry entry)
    {
        using var reader = Reader(entry);
        while (reader.Read())
        {
            if (reader.Depth > Deepest)
            {
                throw Hostile(null);
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                allowance.TakeMarkup(1 + reader.AttributeCount);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                for (int read; (read = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
                {
                    allowance.TakeText(read);
                }
            }
        }
    }

    private static XmlReader Reader(ZipArchiveEntry entry) => SafeXml.Read(new BoundedStream(entry.Open(), LargestPart, Allowance.TooMuch));

    // The names of streams in the directory of an OLE file are UTF-16; a protected DOCX has one called EncryptedPackage.
    private static bool IsProtected(Stream stream)
    {
        var name = "EncryptedPackage"u8.ToArray().SelectMany(b => new byte[] { b, 0 }).ToArray();
        var buffer = new byte[64 * 1024];
        stream.Position = 0;
        var kept = 0;
        for (var seen = 0L; seen < LargestFile;)
        {
            var read = stream.Read(buffer, kept, buffer.Length - kept);
            if (read == 0)
            {
                return false;
            }

            seen += read;
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(name) >= 0)
            {
                return true;
            }

            kept = Math.Min(name.Length, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return false;
    }

    /// <summary>The refusal of a document that breaks the rules of its format.</summary>
    public static UnreadableFileException Corrupt(Exception? inner) => new(UnreadableFileException.Corrupt,
        "Dit Word-document is beschadigd; open het in Word, sla het opnieuw op als .docx en bied het opnieuw aan.", inner);

    private static UnreadableFileException Hostile(Exception? inner) =>
        new(
            UnreadableFileException.Hostile,
            "Dit Word-document is zo ingepakt of genest dat het niet veilig te lezen is; sla het in Word opnieuw op als .docx en bied het opnieuw aan.",
            inner);
}
