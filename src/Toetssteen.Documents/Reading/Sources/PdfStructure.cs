namespace Toetssteen.Documents.Reading.Sources;

/// <summary>An element of the structure tree of a tagged PDF.</summary>
/// <param name="Type">Standard type, after the role map: <c>P</c>, <c>H1</c>, <c>TD</c> …</param>
internal sealed record PdfElement(string Type)
{
    public List<PdfElement> Children { get; } = [];

    /// <summary>Words directly in this element, in order.</summary>
    public List<PdfWord> Words { get; } = [];

    public int RowSpan { get; init; } = 1;

    public int ColumnSpan { get; init; } = 1;

    /// <summary>Alternative text of a picture.</summary>
    public string? Alternative { get; init; }

    public bool IsBlock =>
        Type
            is not (
                "Span"
                or "Link"
                or "NonStruct"
                or "Private"
                or "Em"
                or "Strong"
                or "Sub"
                or "Quote"
                or "Code"
                or "Reference"
                or "Note"
                or "Annot"
                or "Lbl"
                or "BibEntry"
                or "Form"
                or "Formula"
                or "Text")
        || Children.Any(c => c.IsBlock);

    public IEnumerable<PdfElement> Descendants() => Children.SelectMany(c => c.Descendants().Prepend(c));
}

/// <summary>The structure tree of a tagged PDF: what is a heading, a list, a table, a cell, whatever it looks like.</summary>
internal sealed class PdfStructure
{
    private const int Deepest = 100;
    private const int MostElements = 100_000;

    private readonly PdfFile file;
    private readonly Allowance allowance;
    private readonly Dictionary<PdfDictionary, int> pages;
    private readonly PdfDictionary? roles;
    private readonly Dictionary<(int Page, int Mcid), (PdfElement Element, int Order)> content = [];
    private int elements;

    private PdfStructure(PdfFile file, IReadOnlyList<PdfDictionary> pages, PdfDictionary? roles, Allowance allowance)
    {
        this.allowance = allowance;
        this.file = file;
        this.pages = pages.Index().DistinctBy(p => p.Item, ReferenceEqualityComparer.Instance)
            .ToDictionary(p => p.Item, p => p.Index, (IEqualityComparer<PdfDictionary>)ReferenceEqualityComparer.Instance);
        this.roles = roles;
    }

    public PdfElement Root { get; } = new("Document");

    /// <summary>The tree; null when the PDF is not tagged.</summary>
    public static PdfStructure? Of(PdfFile file, IReadOnlyList<PdfDictionary> pages, Allowance allowance)
    {
        if (file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot")) is not { } root)
        {
            return null;
        }

        var structure = new PdfStructure(file, pages, file.Dictionary(root.GetValueOrDefault("RoleMap")), allowance);
        structure.Add(root.GetValueOrDefault("K"), structure.Root, -1, 0);
        return structure.content.Count == 0 ? null : structure;
    }

    /// <summary>The element of a piece of marked content, and its place in the order of reading.</summary>
    public (PdfElement Element, int Order)? Find(int page, int mcid) => content.TryGetValue((page, mcid), out var found) ? found : null;

    private void Add(object? kids, PdfElement parent, int page, int depth)
    {
        allowance.Look();
        if (depth > Deepest || elements > MostElements)
        {
            throw new InvalidDataException();
        }

        foreach (var kid in file.Array(kids))
        {
            switch (file.Resolve(kid))
            {
                case double mcid:
                    content.TryAdd((page, (int)mcid), (parent, content.Count));
                    break;
                case PdfDictionary reference when reference.GetValueOrDefault("MCID") is double mcid:
                    content.TryAdd((PageOf(reference, page), (int)mcid), (parent, content.Count));
                    break;
                case PdfDictionary element when element.ContainsKey("S"):
                    AddElement(element, parent, page, depth);
                    break;
            }
        }
    }

    private void AddElement(PdfDictionary element, PdfElement parent, int page, int depth)
    {
        elements++;
        var child = new PdfElement(Role(file.Name(element.GetValueOrDefault("S")) ?? ""))
        {
            RowSpan = Span(element, "RowSpan"),
            ColumnSpan = Span(element, "ColSpan"),
            Alternative = (file.Resolve(element.GetValueOrDefault("Alt")) as PdfString)?.Text(),
        };
        parent.Children.Add(child);
        Add(element.GetValueOrDefault("K"), child, PageOf(element, page), depth + 1);
    }

    private int PageOf(PdfDictionary element, int inherited) =>
        file.Dictionary(element.GetValueOrDefault("Pg")) is { } page && pages.TryGetValue(page, out var number) ? number : inherited;

    private int Span(PdfDictionary element, string name) =>
        (int)
            Math.Clamp(
                file.Array(element.GetValueOrDefault("A"))
                    .Select(a => file.Number(file.Dictionary(a)?.GetValueOrDefault(name)))
                    .FirstOrDefault(n => n is not null)
                    ?? 1,
                1,
                100);

    private string Role(string type)
    {
        for (var steps = 0; steps < 10 && file.Name(roles?.GetValueOrDefault(type)) is { } role && role != type; steps++)
        {
            type = role;
        }

        return type;
    }
}
