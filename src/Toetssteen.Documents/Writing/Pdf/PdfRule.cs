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
        new("A003", "Een lezer toont de titel in plaats van de bestandsnaam.", t =>
            Unless(t.File.Dictionary(t.File.Catalog.GetValueOrDefault("ViewerPreferences"))?.GetValueOrDefault("DisplayDocTitle") is true)),
        new("A004", "Het document zegt dat het gemarkeerd is.", t =>
            Unless(t.File.Dictionary(t.File.Catalog.GetValueOrDefault("MarkInfo"))?.GetValueOrDefault("Marked") is true)),
        new("A005", "De metadata noemen PDF/UA-1.", t =>
            Unless(t.Metadata()?.Descendants(System.Xml.Linq.XName.Get("part", Ua)).Any(p => p.Value == "1") == true)),
        new("A006", "Alles wat op een pagina staat, hoort bij de structuur of is als versiering gemarkeerd.", Untagged),
        new(
            "A007",
            "Buiten de structuur staan alleen lijnen, vlakken, de voettekst en een tabelkop die boven aan een pagina terugkomt.",
            Artifacts),
        new("A018", "Lijnen en vlakken horen niet bij de structuur, behalve in een afbeelding.", Decoration),
        new("A008", "Koppen slaan geen niveau over, en de eerste is van het eerste niveau.", Headings),
        new("A009", "Een tabel heeft rijen met kopcellen, en elke kopcel zegt waarover zij gaat.", HeaderCells),
        new("A010", "Elke cel van een tabel heeft een kopcel erboven of ernaast.", Cells),
        new("A011", "Een lijst heeft punten, en een punt heeft een inhoud.", Lists),
        new("A012", "Een koppeling zegt waarheen zij gaat en hoort bij de structuur.", Links),
        new("A013", "Een afbeelding heeft een vervangende tekst.",
            t => Places(t.Nodes.Where(n => n.Type == "Figure" && string.IsNullOrWhiteSpace(t.Text(n.Element.GetValueOrDefault("Alt")))))),
        new("A014", "Elk lettertype zit in het bestand en noemt zijn letters.", Fonts),
        new("A015", "Het document heeft voor elke kop een bladwijzer, op hetzelfde niveau.", Bookmarks),
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
        where paint.Mark is not { Artifact: not null } && (paint.Mark?.Mcid is not { } mcid || !t.Owners.ContainsKey((page.Index, mcid)))
        select $"{Page(page.Index)}, {paint.Operator}, hoogte {Height(paint.Lowest)}-{Height(paint.Highest)}";

    private static IEnumerable<string> Artifacts(PdfUnderTest t) =>
        from page in t.Paints.Index()
        from paint in page.Item
        where paint.Mark?.Artifact is { } kind && !IsLawful(paint, kind, t.HeightOf(page.Index))
        select $"{Page(page.Index)}, {paint.Operator}, hoogte {Height(paint.Lowest)}-{Height(paint.Highest)}";

    private static bool IsLawful(PdfPaint paint, string kind, double height) => kind switch
    {
        "Layout" => paint.IsShape,
        "Pagination" => paint.IsShape || paint.IsText && paint.Lowest >= 0
            && (paint.Highest <= PdfMender.FooterHeight || paint.Lowest >= height - PdfMender.HeadHeight),
        _ => false,
    };

    // A sequence that shows a shape and no text; a line under words belongs to the words.
    private static IEnumerable<string> Decoration(PdfUnderTest t) =>
        from page in t.Paints.Index()
        from marked in page.Item.Where(p => p.Mark?.Mcid is not null).GroupBy(p => p.Mark!.Mcid!.Value)
        where marked.All(p => p.IsShape) && t.Owners.TryGetValue((page.Index, marked.Key), out var owner)
            && !owner.Ancestors.Prepend(owner).Any(n => n.Type is "Figure" or "Formula" or "Lbl")
        select Page(page.Index);

    private static IEnumerable<string> Bookmarks(PdfUnderTest t)
    {
        var owners = t.Owners.Values.ToHashSet<PdfNode>(ReferenceEqualityComparer.Instance);
        var headings = t.Nodes.Where(n => n.Type is ['H', >= '1' and <= '6'] && n.Descendants.Prepend(n).Any(owners.Contains))
            .Select(n => n.Type[1] - '0');
        var bookmarks = t.Bookmarks();
        return Unless(bookmarks.Count > 0 && bookmarks.Select(b => b.Level).SequenceEqual(headings)
            && bookmarks.All(b => !string.IsNullOrWhiteSpace(b.Words)));
    }

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
                if (!told.Contains(annotation) || t.Text(annotation.GetValueOrDefault("Contents")) is not { } words
                    || string.IsNullOrWhiteSpace(words)
                    || t.Text(t.File.Dictionary(annotation.GetValueOrDefault("A"))?.GetValueOrDefault("URI")) is { } address
                        && !words.Contains(address, StringComparison.Ordinal))
                    yield return Page(n);
    }

    private static IEnumerable<string> Fonts(PdfUnderTest t)
    {
        var fonts = new HashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        foreach (var page in t.Pages)
            fonts.UnionWith(
                (t.File.Dictionary(t.File.Dictionary(page.GetValueOrDefault("Resources"))?.GetValueOrDefault("Font")) ?? [])
                    .Values.Select(t.File.Dictionary)
                    .OfType<PdfDictionary>());
        return fonts
            .Where(f => !IsEmbedded(t.File, f) || !f.ContainsKey("ToUnicode"))
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
