using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Toetssteen.Tests.Extraction;

/// <summary>Files as people send them, and as they should not; made on the spot.</summary>
internal static class SampleFiles
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A PDF with a page for each text; an empty text is an empty page.</summary>
    public static byte[] Pdf(params string[] pages)
    {
        var pdf = new MemoryStream();
        List<long> offsets = [];
        Write("%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + 2 * i} 0 R"))}] /Count {pages.Length} >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        foreach (var (text, i) in pages.Select((text, i) => (text, i)))
        {
            var lines = text.Split('\n')
                .Select((line, n) => $"BT /F1 12 Tf 72 {720 - 16 * n} Td ({line.Replace("(", "\\(").Replace(")", "\\)")}) Tj ET\n");
            var content = text.Length == 0 ? "" : string.Concat(lines);
            Object(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>"
            );
            Object($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }
        var start = pdf.Length;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => Write(string.Create(CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n")));
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return pdf.ToArray();

        void Object(string body)
        {
            offsets.Add(pdf.Length);
            Write($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>A DOCX of which every text is a paragraph; a form feed in front of it begins a page.</summary>
    public static byte[] Docx(params string[] paragraphs) =>
        DocxWith(
            string.Concat(
                paragraphs.Select(p =>
                    $"<w:p><w:r>{(p.StartsWith('\f') ? "<w:lastRenderedPageBreak/>" : "")}<w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(p.TrimStart('\f'))}</w:t></w:r></w:p>")));

    /// <summary>A DOCX with this body.</summary>
    public static byte[] DocxWith(string body, string prolog = "", params (string Name, byte[] Content)[] more) =>
        Zip([
            ("[Content_Types].xml", Bytes("<Types/>")),
            ("word/document.xml", Bytes($"{prolog}<w:document xmlns:w=\"{Word}\"><w:body>{body}</w:body></w:document>")),
            .. more,
        ]);

    /// <summary>An ODT with this body.</summary>
    public static byte[] Odt(string body, string manifest = "") =>
        Zip(
            ("mimetype", Bytes("application/vnd.oasis.opendocument.text")),
            (
                "content.xml",
                Bytes(
                    $"<o:document-content xmlns:o=\"urn:office\" xmlns:text=\"urn:text\"><o:body><o:text>{body}</o:text></o:body></o:document-content>")),
            ("META-INF/manifest.xml", Bytes($"<m:manifest xmlns:m=\"urn:manifest\">{manifest}</m:manifest>")));

    /// <summary>A workbook with sheets of rows of cells.</summary>
    public static byte[] Xlsx(params (string Name, string[][] Rows)[] sheets)
    {
        var shared = sheets.SelectMany(s => s.Rows).SelectMany(r => r).Distinct().ToList();
        return Zip([
            (
                "xl/workbook.xml",
                Bytes(
                    $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>"))}</sheets></workbook>")),
            (
                "xl/_rels/workbook.xml.rels",
                Bytes(
                    $"<Relationships xmlns=\"urn:r\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>")),
            ("xl/sharedStrings.xml", Bytes($"<sst xmlns=\"{Sheet}\">{string.Concat(shared.Select(s => $"<si><t>{s}</t></si>"))}</sst>")),
            .. sheets.Select(
                (s, i) =>
                    (
                        $"xl/worksheets/sheet{i + 1}.xml",
                        Bytes(
                            $"<worksheet xmlns=\"{Sheet}\"><sheetData>{string.Concat(s.Rows.Select(r => $"<row>{string.Concat(r.Select(c => $"<c t=\"s\"><v>{shared.IndexOf(c)}</v></c>"))}</row>"))}</sheetData></worksheet>"))),
        ]);
    }

    /// <summary>The smallest PNG: one pixel.</summary>
    public static byte[] Png() =>
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The smallest GIF.</summary>
    public static byte[] Gif() => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>A zip that inflates to 300 MB of one letter.</summary>
    public static byte[] Bomb()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.Optimal).Open();
            var block = Enumerable.Repeat((byte)'a', 1 << 20).ToArray();
            entry.Write(Bytes($"<w:document xmlns:w=\"{Word}\"><w:body><w:p><w:r><w:t>"));
            for (var i = 0; i < 300; i++)
                entry.Write(block);
        }
        return zip.ToArray();
    }

    /// <summary>An office file behind a password: an OLE file that holds an encrypted package.</summary>
    public static byte[] ProtectedOffice() =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[300_000], .. Encoding.Unicode.GetBytes("EncryptedPackage")];

    /// <summary>A zip with these entries.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        return zip.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
