using System.Text;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain.Evidence;

namespace Toetssteen.Web.Files;

/// <summary>
/// Judges what a file is by what is in it. A file that some other program would take for another kind is refused; a name only counts
/// when it says something else than the content.
/// </summary>
public static class FileKinds
{
    /// <summary>Largest file, in bytes: 100 MB.</summary>
    public const long MaxBytes = 100L << 20;

    private const int Head = 1024;
    private const int Tail = 64 * 1024 + 22;

    private static readonly Dictionary<FileKind, (string MediaType, string[] Endings)> Kinds = new()
    {
        [FileKind.Pdf] = ("application/pdf", [".pdf"]),
        [FileKind.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        [FileKind.Odt] = ("application/vnd.oasis.opendocument.text", [".odt"]),
        [FileKind.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]),
        [FileKind.Png] = ("image/png", [".png"]),
        [FileKind.Jpeg] = ("image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"]),
        [FileKind.Gif] = ("image/gif", [".gif"]),
        [FileKind.Webp] = ("image/webp", [".webp"]),
        [FileKind.Tiff] = ("image/tiff", [".tif", ".tiff"]),
    };

    /// <summary>
    /// What a file of another kind may not be called, beside the endings of our own kinds: they would be taken for what they are not.
    /// </summary>
    private static readonly string[] Telling =
    [
        ".exe",
        ".html",
        ".htm",
        ".svg",
        ".js",
        ".bat",
        ".cmd",
        ".com",
        ".scr",
        ".msi",
        ".zip",
        ".doc",
        ".xls",
        ".ppt",
        ".pptx",
        ".docm",
        ".xlsm",
        ".ods",
        ".txt",
        ".csv",
        ".xml",
        ".eml",
        ".msg",
    ];

    private static readonly string[] PageBegins = ["<html", "<script", "<!doctype", "<svg", "<?php"];

    /// <summary>Every ending that a form may offer to choose from.</summary>
    public static string Accepted { get; } = string.Join(',', Kinds.Values.SelectMany(k => k.Endings));

    /// <summary>The media type that a kind is sent with.</summary>
    public static string MediaTypeOf(FileKind kind) => Kinds[kind].MediaType;

    /// <summary>The endings that belong to a kind, the usual one first.</summary>
    public static IReadOnlyList<string> EndingsOf(FileKind kind) => Kinds[kind].Endings;

    /// <summary>Whether a browser may show it by itself: PDF and images that browsers know. The rest is downloaded.</summary>
    public static bool ShowsInline(FileKind kind) => kind is FileKind.Pdf or FileKind.Png or FileKind.Jpeg or FileKind.Gif or FileKind.Webp;

    /// <summary>Judges a seekable stream.</summary>
    /// <exception cref="RefusedFileException">The file is not taken in, with the reason.</exception>
    public static FileKind Judge(Stream content, string name)
    {
        if (content.Length == 0)
            throw new RefusedFileException(RefusedFileException.Empty);
        var head = ReadAt(content, 0, Head);
        var kind = KindOf(head) ?? throw new RefusedFileException(RefusedFileException.UnknownKind);
        RefuseSecondKind(content, kind, head);
        if (kind == FileKind.Docx)
            kind = OfficeKind(content);
        else
            RefuseCutOff(content, kind);
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var isOfAnother = Telling.Contains(ending) || Kinds.Any(k => k.Key != kind && k.Value.Endings.Contains(ending));
        return isOfAnother ? throw new RefusedFileException(RefusedFileException.Misnamed) : kind;
    }

    // Whatever is a zip is called a DOCX here, until it is opened.
    private static FileKind? KindOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => FileKind.Docx,
        [(byte)'P', (byte)'K', 3, 4, ..] => FileKind.Docx,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => FileKind.Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileKind.Webp,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => FileKind.Tiff,
        _ => head.IndexOf("%PDF-"u8) >= 0 ? FileKind.Pdf : null,
    };

    private static void RefuseSecondKind(Stream content, FileKind kind, ReadOnlySpan<byte> head)
    {
        var isZip = kind == FileKind.Docx;
        // A reader of PDF looks for its header in the first 1024 bytes: in front of it may be white space, and in another kind it may not
        // be at all.
        var pdf = head.IndexOf("%PDF-"u8);
        var pdfElsewhere = kind == FileKind.Pdf ? !IsBlank(head[..pdf]) : pdf >= 0;
        if (pdfElsewhere || HoldsPage(head) || !isZip && OfficePackage.EndsAsZip(ReadAt(content, Math.Max(0, content.Length - Tail), Tail)))
            throw new RefusedFileException(RefusedFileException.TwoKinds);
    }

    private static FileKind OfficeKind(Stream content)
    {
        if (ReadAt(content, 0, 4) is [0xD0, ..])
            throw new RefusedFileException(
                HoldsEncryptedPackage(content) ? RefusedFileException.Protected : RefusedFileException.OldOffice);
        using var package = OfficePackage.Open(content);
        return package.Kind;
    }

    // What was cut off before it came here, by another program: the end that belongs to the kind is missing.
    private static void RefuseCutOff(Stream content, FileKind kind)
    {
        ReadOnlySpan<byte> tail = ReadAt(content, Math.Max(0, content.Length - Tail), Tail);
        var whole = kind switch
        {
            FileKind.Pdf => tail.LastIndexOf("%%EOF"u8) >= 0 || tail.LastIndexOf("startxref"u8) >= 0,
            FileKind.Png => tail.LastIndexOf("IEND"u8) >= 0,
            _ => true,
        };
        if (!whole)
            throw new RefusedFileException(RefusedFileException.Damaged);
    }

    // The names of streams in the directory of an OLE file are UTF-16; a protected office file has one called EncryptedPackage.
    private static bool HoldsEncryptedPackage(Stream content)
    {
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        var buffer = new byte[256 * 1024];
        content.Position = 0;
        for (int kept = 0, read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(name) >= 0)
                return true;
            kept = Math.Min(name.Length, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }
        return false;
    }

    private static bool IsBlank(ReadOnlySpan<byte> bytes) => bytes.Trim("\uFEFF \t\r\n\f\0"u8).IsEmpty;

    private static bool HoldsPage(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        return Array.Exists(PageBegins, begin => text.Contains(begin, StringComparison.OrdinalIgnoreCase));
    }

    private static byte[] ReadAt(Stream content, long position, int most)
    {
        var bytes = new byte[(int)Math.Min(most, content.Length - position)];
        content.Position = position;
        content.ReadExactly(bytes);
        return bytes;
    }
}
