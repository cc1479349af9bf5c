using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>What a Word document says about itself.</summary>
/// <param name="Title">Title.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Identifier">What identifies its content.</param>
/// <param name="Language">Its language.</param>
/// <param name="Created">The day it bears; null where it bears none.</param>
internal sealed record DocxProperties(string Title, string Subject, string Creator, string Identifier, string Language, DateOnly? Created);

/// <summary>
/// A Word document as a file: its parts in a fixed order with a fixed time, so that the same content gives the same bytes. The package is
/// written here because that of the SDK carries the clock and names made by chance.
/// </summary>
internal static class DocxParts
{
    /// <summary>Width of the text on a page of A4, in twentieths of a point.</summary>
    public const int TextWidth = 9070;

    /// <summary>How far a level of a list stands in, in twentieths of a point.</summary>
    public const int ListIndent = 340;

    /// <summary>The numbering of lists that are not counted; those that are come after it.</summary>
    public const int BulletNumbering = 1;

    /// <summary>By what name the main part knows the footer.</summary>
    public const string FooterId = "footer";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

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
            ("word/styles.xml", Word + "styles+xml", Kept("styles.xml")),
            ("word/numbering.xml", Word + "numbering+xml", Numbering(orderedLists).OuterXml),
            ("word/settings.xml", Word + "settings+xml", Kept("settings.xml")),
            ("word/fontTable.xml", Word + "fontTable+xml", Kept("fontTable.xml")),
            ("word/footer.xml", Word + "footer+xml", footer.OuterXml),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", Core(properties)),
        ];
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes(parts.Select(p => (p.Name, p.Type))));
            Add(zip, "_rels/.rels", Relationships(
                ("document", $"{Office}/officeDocument", "word/document.xml"),
                ("core", $"{Package}/relationships/metadata/core-properties", "docProps/core.xml")));
            Add(zip, "word/_rels/document.xml.rels", Relationships(
                ("styles", $"{Office}/styles", "styles.xml"),
                ("numbering", $"{Office}/numbering", "numbering.xml"),
                ("settings", $"{Office}/settings", "settings.xml"),
                ("fonts", $"{Office}/fontTable", "fontTable.xml"),
                (FooterId, $"{Office}/footer", "footer.xml")));
            foreach (var (name, _, xml) in parts)
                Add(zip, name, xml);
        }
        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
    }

    // The parts that are the same in every factsheet lie beside this file.
    private static string Kept(string name)
    {
        using var stream = typeof(DocxParts).Assembly.GetManifestResourceStream(typeof(DocxParts), name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string ContentTypes(IEnumerable<(string Name, string Type)> parts)
    {
        XNamespace types = $"{Package}/content-types";
        return Text(new XElement(types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"),
                new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            parts.Select(p => new XElement(types + "Override",
                new XAttribute("PartName", $"/{p.Name}"), new XAttribute("ContentType", p.Type)))));
    }

    private static string Relationships(params (string Id, string Type, string Target)[] relationships)
    {
        XNamespace relations = $"{Package}/relationships";
        return Text(new XElement(relations + "Relationships", relationships.Select(r => new XElement(relations + "Relationship",
            new XAttribute("Id", r.Id), new XAttribute("Type", r.Type), new XAttribute("Target", r.Target)))));
    }

    private static string Core(DocxProperties properties)
    {
        XNamespace core = $"{Package}/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";
        return Text(new XElement(core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", schema),
            new XElement(dc + "title", XmlText.Clean(properties.Title)),
            new XElement(dc + "subject", XmlText.Clean(properties.Subject)),
            new XElement(dc + "creator", XmlText.Clean(properties.Creator)),
            new XElement(dc + "identifier", XmlText.Clean(properties.Identifier)),
            new XElement(dc + "language", properties.Language),
            properties.Created is { } on
                ? new XElement(terms + "created", new XAttribute(schema + "type", "dcterms:W3CDTF"),
                    on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z")
                : null));
    }

    private static Numbering Numbering(int orderedLists)
    {
        var numbering = new Numbering(
            Levels(0, _ => NumberFormatValues.Bullet, level => level % 2 == 0 ? "•" : "–"),
            Levels(1, level => (level % 3) switch
            {
                0 => NumberFormatValues.Decimal,
                1 => NumberFormatValues.LowerLetter,
                _ => NumberFormatValues.LowerRoman,
            }, level => $"%{level + 1}."),
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = BulletNumbering });
        for (var n = 1; n <= orderedLists; n++)
        {
            var list = new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = BulletNumbering + n };
            for (var level = 0; level < 9; level++)
                list.Append(new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = level });
            numbering.Append(list);
        }
        return numbering;
    }

    private static AbstractNum Levels(int id, Func<int, NumberFormatValues> format, Func<int, string> text)
    {
        var levels = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < 9; level++)
            levels.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format(level) },
                new LevelText { Val = text(level) },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = $"{ListIndent * (level + 1)}", Hanging = $"{ListIndent}" }))
            { LevelIndex = level });
        return levels;
    }

    private static string Text(XElement part) => part.ToString(SaveOptions.DisableFormatting);
}
