using System.Globalization;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>A rule for a PDF.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Asks">What it asks, as a Dutch sentence that is true when the rule is kept.</param>
/// <param name="Check">The places where it is broken; an empty place is the document as a whole.</param>
internal sealed record PdfRule(string Code, string Asks, Func<PdfUnderTest, IEnumerable<string>> Check)
{
    public const string Readable = "A000";

    private const string Ua = "http://www.aiim.org/pdfua/ns/id/";
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    private static readonly HashSet<string> Types =
    [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1",
        "H2", "H3", "H4", "H5", "H6", "L",
        "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry",
        "Code", "Link", "Annot", "Figure", "Formula",
        "Form",
    ];

    public static IReadOnlyList<PdfRule> All { get; } =
    [
        new("A001", "Het document heeft een titel, en de metadata noemen dezelfde.", Title),
        new("A002", "Het document noemt zijn taal.", t => Unless(!string.IsNullOrEmpty(t.Text(t.File.Catalog.GetValueOrDefault("Lang"))))),
        new("A003", "Een lezer toont de titel in plaats van de bestandsnaam.",
            t => Unless(t.File.Dictionary(t.File.Catalog.GetValueOrDefault("ViewerPreferences"))?.GetValueOrDefault("DisplayDocTitle") is true)),
        new("A004", "Het document zegt dat het gemarkeerd is.",
            t => Unless(t.File.Dictionary(t.File.Catalog.GetValueOrDefault("MarkInfo"))?.GetValueOrDefault("Marked") is true)),
        new("A005", "De metadata noemen PDF/UA-1.",
            t => Unless(t.Metadata()?.Descendants(System.Xml.Linq.XName.Get("part", Ua)).Any(p => p.Value == "1") == true)),
        new("A006", "Alles wat op een pagina staat, hoort bij de structuur; alleen de lopende voettekst niet.", Untagged),
        new("A007", "Buiten de structuur staat alleen tekst in de voet van een pagina.", Artifacts),
        new("A008", "Koppen slaan geen niveau over, en de eerste is van het eerste niveau.", Headings),
        new("A009", "Een tabel heeft rijen met kopcellen, en elke kopcel zegt waarover zij gaat.", HeaderCells),
        new("A010", "Elke cel van een tabel heeft een kopcel erboven of ernaast.", Cells),
        new("A011", "Een lijst heeft punten, en een punt heeft een inhoud.", Lists),
        new("A012", "Een koppeling zegt waarheen zij gaat en hoort bij de structuur.", Links),
        new("A013", "Een afbeelding heeft een vervangende tekst.",
            t => Places(t.Nodes.Where(n => n.Type == "Figure" && string.IsNullOrWhiteSpace(t.Text(n.Element.GetValueOrDefault("Alt")))))),
        new("A014", "Elk lettertype zit in het bestand en noemt zijn letters.", Fonts),
        new("A015", "Het document heeft bladwijzers.",
            t => Unless(t.File.Dictionary(t.File.Catalog.GetValueOrDefault("Outlines"))?.ContainsKey("First") == true)),
        new("A016", "De tabvolgorde van elke pagina is die van de structuur.", t => t.Pages.Index()
            .Where(p => t.File.Name(p.Item.GetValueOrDefault("Tabs")) != "S").Select(p => Page(p.Index))),
        new("A017", "Elk element van de structuur is van een bekende soort.", t => Places(t.Nodes.Where(n => !Types.Contains(n.Type)))),
    ];

    private static IEnumerable<string> Title(PdfUnderTest t)
    {
        var title = t.Text(t.File.Information.GetValueOrDefault("Title"));
        var said = t.Metadata()?.Descendants(System.Xml.Linq.XName.Get("title", Dc)).FirstOrDefault()?.Value.Trim();
        return Unless(!string.IsNullOrWhiteSpace(title) && title == said);
    }

    private static IEnumerable<string> Untagged(PdfUnderTest t) =>
        from page in t.Paints.Index()
        from paint in page.Item
        where !paint.IsArtifact && (paint.Mcid is not { } mcid || !t.Owned.Contains((page.Index, mcid)))
        select $"{Page(page.Index)}, {paint.Operator}, hoogte {Height(paint.Lowest)}-{Height(paint.Highest)}";

    private static IEnumerable<string> Artifacts(PdfUnderTest t) =>
        from page in t.Paints.Index()
        from paint in page.Item
        where paint.IsArtifact && (paint.Operator != "BT" || paint.Lowest < 0 || paint.Highest > PdfMender.FooterHeight)
        select $"{Page(page.Index)}, {paint.Operator}, hoogte {Height(paint.Lowest)}-{Height(paint.Highest)}";

    private static IEnumerable<string> Headings(PdfUnderTest t)
    {
        var last = 0;
        foreach (var heading in t.Nodes.Where(n => n.Type is ['H', >= '1' and <= '6']))
        {
            var level = heading.Type[1] - '0';
            if (level > last + 1)
                yield return $"{heading.Type} na {(last == 0 ? "niets" : $"H{last}")}";
            last = level;
        }
        if (last == 0)
            yield return "";
    }

    private static IEnumerable<string> HeaderCells(PdfUnderTest t)
    {
        foreach (var table in t.Nodes.Where(n => n.Type == "Table"))
            if (!table.Descendants.Any(n => n.Type == "TH") || table.Descendants.Any(n => n.Type is "TH" or "TD" && n.Parent!.Type != "TR"))
                yield return Place(table);
        foreach (var cell in t.Nodes.Where(n => n.Type == "TH"
            && t.Attribute(n, "Scope") is not PdfName { Text: "Row" or "Column" or "Both" }))
            yield return Place(cell);
    }

    private static IEnumerable<string> Cells(PdfUnderTest t) =>
        t.Nodes.Where(n => n.Type == "Table").SelectMany(table => new PdfTable(t, table).WithoutHeader()).Select(Place);

    private static IEnumerable<string> Lists(PdfUnderTest t) => Places(t.Nodes.Where(n => n.Type switch
    {
        "L" => n.Kids.Count == 0 || n.Kids.Any(k => k.Type is not ("LI" or "L" or "Caption")),
        "LI" => n.Parent!.Type != "L" || n.Kids.Count(k => k.Type == "LBody") != 1 || n.Kids.Any(k => k.Type is not ("Lbl" or "LBody")),
        "Lbl" or "LBody" => n.Parent!.Type != "LI",
        _ => false,
    }));

    private static IEnumerable<string> Links(PdfUnderTest t)
    {
        foreach (var link in t.Nodes.Where(n => n.Type == "Link" && n.Annotations.Count == 0))
            yield return Place(link);
        var told = t.Nodes.Where(n => n.Type == "Link")
            .SelectMany(n => n.Annotations).ToHashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        foreach (var (n, page) in t.Pages.Index())
            foreach (var annotation in t.File.Array(page.GetValueOrDefault("Annots")).Select(t.File.Dictionary).OfType<PdfDictionary>())
                if (!told.Contains(annotation) || string.IsNullOrWhiteSpace(t.Text(annotation.GetValueOrDefault("Contents"))))
                    yield return Page(n);
    }

    private static IEnumerable<string> Fonts(PdfUnderTest t)
    {
        var fonts = new HashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        foreach (var page in t.Pages)
            fonts.UnionWith((t.File.Dictionary(t.File.Dictionary(page.GetValueOrDefault("Resources"))?.GetValueOrDefault("Font")) ?? []).Values.Select(t.File.Dictionary).OfType<PdfDictionary>());
        return fonts.Where(f => !IsEmbedded(t.File, f) || !f.ContainsKey("ToUnicode"))
            .Select(f => t.File.Name(f.GetValueOrDefault("BaseFont")) ?? "lettertype");
    }

    private static bool IsEmbedded(PdfFile file, PdfDictionary font) => file.Name(font.GetValueOrDefault("Subtype")) switch
    {
        "Type3" => font.ContainsKey("CharProcs"),
        "Type0" => file.Array(font.GetValueOrDefault("DescendantFonts")).Select(file.Dictionary)
            .All(d => d is not null && IsEmbedded(file, d)),
        _ => file.Dictionary(font.GetValueOrDefault("FontDescriptor")) is { } described
            && (described.ContainsKey("FontFile") || described.ContainsKey("FontFile2") || described.ContainsKey("FontFile3")),
    };

    private static IEnumerable<string> Unless(bool kept) => kept ? [] : [""];

    private static IEnumerable<string> Places(IEnumerable<PdfNode> nodes) => nodes.Select(Place);

    private static string Place(PdfNode node) =>
        string.Join(" / ", node.Ancestors.Reverse().Append(node).Select(n => n.Type)
            .Where(t => t is not ("NonStruct" or "StructTreeRoot")));

    private static string Page(int index) => string.Create(CultureInfo.InvariantCulture, $"pagina {index + 1}");

    private static string Height(double points) => Math.Abs(points) > 1e6 ? "onbekend" : points.ToString("0", CultureInfo.InvariantCulture);
}
