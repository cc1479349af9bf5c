using System.Text;
using System.Xml;
using System.Xml.Linq;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>An element of the structure as the rules see it.</summary>
internal sealed record PdfNode(string Type, PdfDictionary Element, PdfNode? Parent)
{
    public List<PdfNode> Kids { get; } = [];

    /// <summary>Annotations that it refers to.</summary>
    public List<PdfDictionary> Annotations { get; } = [];

    public IEnumerable<PdfNode> Descendants => Kids.SelectMany(k => k.Descendants.Prepend(k));

    public IEnumerable<PdfNode> Ancestors => Parent is null ? [] : Parent.Ancestors.Prepend(Parent);
}

/// <summary>A PDF taken apart for <see cref="PdfRule"/>: pages with all that is drawn, the structure, the metadata.</summary>
internal sealed class PdfUnderTest
{
    private const int Deepest = 100;

    private readonly PdfDictionary? roles;
    private readonly Dictionary<PdfDictionary, int> numbers = new(ReferenceEqualityComparer.Instance);

    private PdfUnderTest(PdfFile file, PdfDictionary tree)
    {
        File = file;
        roles = file.Dictionary(tree.GetValueOrDefault("RoleMap"));
        Pages = file.Pages();
        foreach (var (n, page) in Pages.Index())
            numbers.TryAdd(page, n);
        Paints = [.. Pages.Select(p => PdfPainting.Of(file, p).Paints)];
        Root = new PdfNode("StructTreeRoot", tree, null);
        Add(tree.GetValueOrDefault("K"), Root, -1, 0);
    }

    public PdfFile File { get; }

    public IReadOnlyList<PdfDictionary> Pages { get; }

    /// <summary>All that is drawn, by page.</summary>
    public IReadOnlyList<IReadOnlyList<PdfPaint>> Paints { get; }

    public PdfNode Root { get; }

    /// <summary>The element that has a piece of marked content, by page and number.</summary>
    public Dictionary<(int Page, int Mcid), PdfNode> Owners { get; } = [];

    public IEnumerable<PdfNode> Nodes => Root.Descendants;

    public static PdfUnderTest? Open(byte[] pdf) => PdfFile.Open(pdf) is { } file
        ? new PdfUnderTest(file, file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot")) ?? [])
        : null;

    /// <summary>Height of a page in points.</summary>
    public double HeightOf(int page) => File.Array(Pages[page].GetValueOrDefault("MediaBox")) is [_, var low, _, var high]
        ? (File.Number(high) ?? 0) - (File.Number(low) ?? 0) : 0;

    /// <summary>The bookmarks in order, each with its level from 1.</summary>
    public IReadOnlyList<(int Level, string Words)> Bookmarks()
    {
        var seen = new HashSet<PdfDictionary>(ReferenceEqualityComparer.Instance);
        return [.. Below(File.Dictionary(File.Catalog.GetValueOrDefault("Outlines")), 1)];

        IEnumerable<(int, string)> Below(PdfDictionary? parent, int level)
        {
            for (var item = Linked(parent, "First"); item is not null && level <= Deepest && seen.Add(item); item = Linked(item, "Next"))
            {
                yield return (level, Text(item.GetValueOrDefault("Title")) ?? "");
                foreach (var below in Below(item, level + 1))
                    yield return below;
            }
        }

        PdfDictionary? Linked(PdfDictionary? item, string name) => File.Dictionary(item?.GetValueOrDefault(name));
    }

    /// <summary>The metadata (XMP); null where there is none or it is no XML.</summary>
    public XElement? Metadata()
    {
        var bytes = File.Content(File.Catalog.GetValueOrDefault("Metadata"));
        try
        {
            return bytes.Length == 0 ? null : XElement.Parse(Encoding.UTF8.GetString(bytes).Trim('\uFEFF'));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public string? Text(object? value) => (File.Resolve(value) as PdfString)?.Text();

    /// <summary>An attribute of an element, whichever of its lists it stands in.</summary>
    public object? Attribute(PdfNode node, string name) => File.Array(node.Element.GetValueOrDefault("A")).Select(File.Dictionary)
        .Select(a => File.Resolve(a?.GetValueOrDefault(name))).FirstOrDefault(v => v is not null);

    private void Add(object? kids, PdfNode parent, int page, int depth)
    {
        if (depth > Deepest)
            throw new InvalidDataException();
        foreach (var kid in File.Array(kids))
            switch (File.Resolve(kid))
            {
                case double mcid:
                    Owners.TryAdd((page, (int)mcid), parent);
                    break;
                case PdfDictionary reference when reference.GetValueOrDefault("MCID") is double mcid:
                    Owners.TryAdd((PageOf(reference, page), (int)mcid), parent);
                    break;
                case PdfDictionary reference when File.Name(reference.GetValueOrDefault("Type")) == "OBJR":
                    if (File.Dictionary(reference.GetValueOrDefault("Obj")) is { } annotation)
                        parent.Annotations.Add(annotation);
                    break;
                case PdfDictionary element when element.ContainsKey("S"):
                    var node = new PdfNode(Role(File.Name(element["S"]) ?? ""), element, parent);
                    parent.Kids.Add(node);
                    Add(element.GetValueOrDefault("K"), node, PageOf(element, page), depth + 1);
                    break;
            }
    }

    private int PageOf(PdfDictionary element, int inherited) =>
        File.Dictionary(element.GetValueOrDefault("Pg")) is { } page && numbers.TryGetValue(page, out var number) ? number : inherited;

    private string Role(string type)
    {
        for (var steps = 0; steps < 10 && File.Name(roles?.GetValueOrDefault(type)) is { } role && role != type; steps++)
            type = role;
        return type;
    }
}
