using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>What a Word document says about itself.</summary>
/// <param name="Title">Title.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Identifier">What identifies its content.</param>
/// <param name="Created">The day it bears; null where it bears none.</param>
internal sealed record DocxProperties(string Title, string Subject, string Creator, string Identifier, DateOnly? Created);

/// <summary>
/// A Word document as a file: its parts in a fixed order with a fixed time, so that the same content gives the same bytes. The parts are
/// written by hand because the SDK's packages carry the clock and names made by chance.
/// </summary>
internal static class DocxParts
{
    /// <summary>Width of the text on a page of A4, in twentieths of a point.</summary>
    public const int TextWidth = 9070;

    /// <summary>How far a level of a list stands in, in twentieths of a point.</summary>
    public const int ListIndent = 340;

    /// <summary>The numbering of lists that are not counted; those that are come after it.</summary>
    public const int BulletNumbering = 1;

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    // The earliest that a ZIP can say.
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file.</summary>
    /// <param name="document">The main part.</param>
    /// <param name="footer">The footer of every page but the first.</param>
    /// <param name="properties">What it says about itself.</param>
    /// <param name="orderedLists">How many ordered lists it has.</param>
    public static byte[] Write(Document document, Footer footer, DocxProperties properties, int orderedLists)
    {
        (string Name, string Type, string Xml)[] parts =
        [
            ("word/document.xml", Word + "document.main+xml", document.OuterXml),
            ("word/styles.xml", Word + "styles+xml", DocxStyleSheet.Styles),
            ("word/numbering.xml", Word + "numbering+xml", Numbering(orderedLists)),
            ("word/settings.xml", Word + "settings+xml", Settings),
            ("word/fontTable.xml", Word + "fontTable+xml", DocxStyleSheet.Fonts),
            ("word/footer.xml", Word + "footer+xml", footer.OuterXml),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", Core(properties)),
        ];
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{string.Concat(parts.Select(p => $"<Override PartName=\"/{p.Name}\" ContentType=\"{p.Type}\"/>"))}</Types>
                """);
            Add(zip, "_rels/.rels", Relationships(
                ("document", $"{Office}/officeDocument", "word/document.xml"),
                ("core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")));
            Add(zip, "word/_rels/document.xml.rels", Relationships(
                ("styles", $"{Office}/styles", "styles.xml"), ("numbering", $"{Office}/numbering", "numbering.xml"),
                ("settings", $"{Office}/settings", "settings.xml"), ("fonts", $"{Office}/fontTable", "fontTable.xml"),
                (FooterId, $"{Office}/footer", "footer.xml")));
            foreach (var (name, _, xml) in parts)
                Add(zip, name, xml);
        }
        return file.ToArray();
    }

    /// <summary>By what name the main part knows the footer.</summary>
    public const string FooterId = "footer";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
    }

    private static string Relationships(params (string Id, string Type, string Target)[] relationships) => $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relationships.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>
        """;

    private static string Numbering(int orderedLists)
    {
        var levels = Enumerable.Range(0, 9).ToList();
        var bullets = string.Concat(levels.Select(l => Level(l, "bullet", "•–"[l % 2].ToString())));
        var numbers = string.Concat(levels.Select(l => Level(l, (l % 3) switch { 0 => "decimal", 1 => "lowerLetter", _ => "lowerRoman" }, $"%{l + 1}.")));
        var restart = string.Concat(levels.Select(l => $"<w:lvlOverride w:ilvl=\"{l}\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"));
        var ordered = string.Concat(Enumerable.Range(BulletNumbering + 1, orderedLists).Select(n =>
            $"<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"1\"/>{restart}</w:num>"));
        return $"""
            <w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{numbers}</w:abstractNum>
            <w:num w:numId="{BulletNumbering}"><w:abstractNumId w:val="0"/></w:num>{ordered}</w:numbering>
            """;
    }

    private static string Level(int level, string format, string text) => $"""
        <w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{ListIndent * (level + 1)}" w:hanging="{ListIndent}"/></w:pPr></w:lvl>
        """;

    private static string Settings => $"""
        <w:settings {W}><w:autoHyphenation w:val="true"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>
        <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
        <w:themeFontLang w:val="{FactsheetWords.Language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>
        """;

    private static string Core(DocxProperties properties)
    {
        var created = properties.Created is { } on
            ? $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00Z</dcterms:created>"
            : "";
        return $"""
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{Escaped(properties.Title)}</dc:title><dc:subject>{Escaped(properties.Subject)}</dc:subject><dc:creator>{Escaped(properties.Creator)}</dc:creator><dc:identifier>{Escaped(properties.Identifier)}</dc:identifier><dc:language>{FactsheetWords.Language}</dc:language>{created}</cp:coreProperties>
            """;
    }

    private static string Escaped(string text) => SecurityElement.Escape(XmlText.Clean(text));
}
