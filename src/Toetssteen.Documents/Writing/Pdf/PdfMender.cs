using System.Globalization;
using System.Security;
using System.Text;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>
/// Mends what Chromium leaves out of a tagged PDF, and takes out what differs from one print to the next: the same document gives the same
/// bytes. What is wrong in another way is left as it is, for <see cref="PdfChecker"/> to find: nothing is made to look right.
/// </summary>
public static class PdfMender
{
    /// <summary>Height of the running footer's area, in points from the lower edge of the page: the lower margin in
    /// <c>paper.css</c>.</summary>
    public const double FooterHeight = 22 * 72 / 25.4;

    /// <summary>Height of the area in which the head of a table comes back, in points from the upper edge: the upper margin and a head of
    /// some lines.</summary>
    public const double HeadHeight = 44 * 72 / 25.4;

    // Types of PDF 2.0 that PDF/UA-1 does not know, and what they are there.
    private static readonly Dictionary<string, string> Roles = new() { ["Strong"] = "Span", ["Em"] = "Span", ["Aside"] = "Div" };

    /// <summary>Mends a printed document.</summary>
    /// <param name="printed">What <see cref="PdfPrinter"/> gave.</param>
    /// <param name="document">What was printed.</param>
    /// <param name="language">BCP 47 tag of its language.</param>
    /// <param name="published">The day that it bears as the day it was made; null for none.</param>
    /// <exception cref="PrintingException">P004: no PDF that is understood, or another one than of this document.</exception>
    public static byte[] Mend(byte[] printed, PaperDocument document, string language, DateOnly? published)
    {
        try
        {
            var file = PdfFile.Open(printed) ?? throw new InvalidDataException();
            var pages = file.Pages();
            var bookmarks = new PdfBookmarks(document.Headings, PdfArtifacts.Mark(file, pages));
            foreach (var page in pages)
                MendPage(file, pages, page, bookmarks);
            MendStructure(file);
            var catalog = file.Catalog;
            catalog["Lang"] = PdfString.Of(language);
            catalog["MarkInfo"] = new PdfDictionary { ["Marked"] = true };
            catalog["ViewerPreferences"] = new PdfDictionary { ["DisplayDocTitle"] = true };
            catalog["Outlines"] = bookmarks.Outline();
            catalog["Metadata"] = new PdfMade(new PdfDictionary { ["Type"] = new PdfName("Metadata"), ["Subtype"] = new PdfName("XML") },
                Encoding.UTF8.GetBytes(Metadata(document, language, published)));
            return new PdfWriter(file).Write(catalog, Information(file, document, published));
        }
        catch (InvalidDataException e)
        {
            throw new PrintingException(PrintingException.Unmendable,
                "De PDF die is gemaakt, is niet goed leesbaar. Er is niets gepubliceerd; meld dit aan de beheerder.", e);
        }
    }

    private static void MendPage(PdfFile file, IReadOnlyList<PdfDictionary> pages, PdfDictionary page, PdfBookmarks bookmarks)
    {
        page["Tabs"] = new PdfName("S");
        foreach (var annotation in file.Array(page.GetValueOrDefault("Annots")).Select(file.Dictionary).OfType<PdfDictionary>())
            if (file.Name(annotation.GetValueOrDefault("Subtype")) == "Link")
                annotation["Contents"] = PdfString.Of(bookmarks.WhereTo(file, pages, annotation));
    }

    private static void MendStructure(PdfFile file)
    {
        var root = file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot")) ?? throw new InvalidDataException();
        var roles = new PdfDictionary();
        foreach (var (type, role) in Roles)
            roles[type] = new PdfName(role);
        root["RoleMap"] = roles;
        var names = new Dictionary<string, (string Name, object? Element)>();
        MendElements(file, root.GetValueOrDefault("K"), names, 0);
        Rename(file, root.GetValueOrDefault("K"), names, 0);
        if (names.Count == 0)
            root.Remove("IDTree");
        else
            root["IDTree"] = new PdfDictionary
            {
                ["Names"] = names.Values.OrderBy(n => n.Name, StringComparer.Ordinal).SelectMany(n => new[] { Plain(n.Name), n.Element })
                    .ToList(),
                ["Limits"] = new List<object?> { Plain(names.Values.First().Name), Plain(names.Values.Last().Name) },
            };
    }

    private static void MendElements(PdfFile file, object? kids, Dictionary<string, (string Name, object? Element)> names, int depth)
    {
        foreach (var (element, reference) in Elements(file, kids, depth))
        {
            if (file.Resolve(element.GetValueOrDefault("ID")) is PdfString id)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"cel{names.Count + 1:000000}");
                names[id.Text()] = (name, reference);
                element["ID"] = Plain(name);
            }
            if (file.Name(element.GetValueOrDefault("S")) == "LI")
                MendItem(file, element, reference);
            MendElements(file, element.GetValueOrDefault("K"), names, depth + 1);
        }
    }

    // What follows the label of an item is its body.
    private static void MendItem(PdfFile file, PdfDictionary item, object? reference)
    {
        var kids = Kids(file, item.GetValueOrDefault("K"));
        var body = kids.Where(k => file.Name(file.Dictionary(k)?.GetValueOrDefault("S")) is not ("Lbl" or "LBody")).ToList();
        if (body.Count == 0)
            return;
        var made = new PdfMade(new PdfDictionary
        {
            ["Type"] = new PdfName("StructElem"),
            ["S"] = new PdfName("LBody"),
            ["P"] = reference,
            ["K"] = body
        });
        if (item.TryGetValue("Pg", out var page))
            made.Dictionary["Pg"] = page;
        foreach (var child in body.Select(file.Dictionary).OfType<PdfDictionary>().Where(c => c.ContainsKey("P")))
            child["P"] = made;
        item["K"] = kids.Except(body).Append(made).ToList();
    }

    // Names of cells as they are now, where one cell names its headers.
    private static void Rename(PdfFile file, object? kids, Dictionary<string, (string Name, object? Element)> names, int depth)
    {
        foreach (var (element, _) in Elements(file, kids, depth))
        {
            foreach (var attributes in file.Array(element.GetValueOrDefault("A")).Select(file.Dictionary).OfType<PdfDictionary>())
                if (attributes.TryGetValue("Headers", out var headers))
                    attributes["Headers"] = file.Array(headers)
                        .Select(h => file.Resolve(h) is PdfString s && names.TryGetValue(s.Text(), out var n) ? Plain(n.Name) : h).ToList();
            Rename(file, element.GetValueOrDefault("K"), names, depth + 1);
        }
    }

    private static IEnumerable<(PdfDictionary Element, object? Reference)> Elements(PdfFile file, object? kids, int depth)
    {
        if (depth > 100)
            throw new InvalidDataException();
        return Kids(file, kids).Select(k => (Element: k is PdfMade made ? made.Dictionary : file.Dictionary(k), Reference: k))
            .Where(e => e.Element?.ContainsKey("S") == true).Select(e => (e.Element!, e.Reference));
    }

    // One kid need not stand in a list; it stays the reference that it was.
    private static IReadOnlyList<object?> Kids(PdfFile file, object? kids) =>
        file.Resolve(kids) is PdfDictionary ? [kids] : file.Array(kids);

    private static PdfDictionary Information(PdfFile file, PaperDocument document, DateOnly? published)
    {
        var information = new PdfDictionary
        {
            ["Title"] = PdfString.Of(document.Title),
            ["Author"] = PdfString.Of(string.Join("; ", document.Authors)),
            ["Creator"] = PdfString.Of("Toetssteen")
        };
        if (file.Information.TryGetValue("Producer", out var producer))
            information["Producer"] = producer;
        if (published is { } day)
            information["CreationDate"] = information["ModDate"] = Plain(day.ToString("'D:'yyyyMMdd'000000Z'",
                CultureInfo.InvariantCulture));
        return information;
    }

    private static string Metadata(PaperDocument document, string language, DateOnly? published)
    {
        var authors = string.Concat(document.Authors.Select(a => $"<rdf:li>{SecurityElement.Escape(XmlText.Clean(a))}</rdf:li>"));
        var date = published is { } day ? string.Create(CultureInfo.InvariantCulture,
            $"<xmp:CreateDate>{day:yyyy-MM-dd}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day:yyyy-MM-dd}T00:00:00Z</xmp:ModifyDate>") : "";
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(XmlText.Clean(document.Title))}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{SecurityElement.Escape(language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>Toetssteen</xmp:CreatorTool>{date}
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }

    private static PdfString Plain(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return new PdfString(bytes, 0, bytes.Length, false);
    }
}
