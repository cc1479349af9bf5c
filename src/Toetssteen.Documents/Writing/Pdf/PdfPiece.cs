using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>An element of the structure, with those around it.</summary>
/// <param name="Type">What it is: <c>H2</c>, <c>TH</c>.</param>
/// <param name="Element">The element.</param>
/// <param name="Reference">How others refer to it.</param>
/// <param name="Parent">The element around it.</param>
internal sealed record PdfBranch(string Type, PdfDictionary Element, object? Reference, PdfBranch? Parent)
{
    public IEnumerable<PdfBranch> Upwards()
    {
        for (var branch = this; branch is not null; branch = branch.Parent)
            yield return branch;
    }
}

/// <summary>A piece of marked content, and the element that has it.</summary>
/// <param name="Owner">The element.</param>
/// <param name="Kid">How the element names it.</param>
/// <param name="Page">Number of its page, from 0.</param>
/// <param name="PageReference">How the element refers to that page.</param>
/// <param name="Mcid">Its number on that page.</param>
internal sealed record PdfPiece(PdfBranch Owner, object? Kid, int Page, object? PageReference, int Mcid)
{
    private const int Deepest = 100;

    /// <summary>The heading that it is a part of.</summary>
    public PdfBranch? Heading => Owner.Upwards().FirstOrDefault(b => b.Type is ['H', >= '1' and <= '6']);

    /// <summary>Whether a shape in it says something: a picture, the sign before an item.</summary>
    public bool IsDrawing => Owner.Upwards().Any(b => b.Type is "Figure" or "Formula" or "Lbl");

    /// <summary>The head cell of a column that it is a part of.</summary>
    public PdfDictionary? ColumnHead(PdfFile file) =>
        Owner
            .Upwards()
            .FirstOrDefault(b =>
                b.Type == "TH"
                && file.Array(b.Element.GetValueOrDefault("A"))
                    .Any(a => file.Name(file.Dictionary(a)?.GetValueOrDefault("Scope")) == "Column"))
            ?.Element;

    /// <summary>All of a file, in the order of the structure.</summary>
    public static List<PdfPiece> AllOf(PdfFile file, IReadOnlyList<PdfDictionary> pages)
    {
        var numbers = new Dictionary<PdfDictionary, int>(ReferenceEqualityComparer.Instance);
        foreach (var (n, page) in pages.Index())
            numbers.TryAdd(page, n);
        List<PdfPiece> pieces = [];
        Add(file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot"))?.GetValueOrDefault("K"), null, null, 0);
        return pieces;

        void Add(object? kids, PdfBranch? parent, object? page, int depth)
        {
            if (depth > Deepest)
                throw new InvalidDataException();
            foreach (var kid in file.Array(kids))
                switch (file.Resolve(kid))
                {
                    case double mcid:
                        AddPiece(parent, kid, page, mcid);
                        break;
                    case PdfDictionary reference when reference.GetValueOrDefault("MCID") is double mcid:
                        AddPiece(parent, kid, reference.GetValueOrDefault("Pg") ?? page, mcid);
                        break;
                    case PdfDictionary element when element.ContainsKey("S"):
                        Add(element.GetValueOrDefault("K"), new PdfBranch(file.Name(element["S"]) ?? "", element, kid, parent),
                            element.GetValueOrDefault("Pg") ?? page, depth + 1);
                        break;
                }
        }

        void AddPiece(PdfBranch? owner, object? kid, object? page, double mcid)
        {
            if (owner is not null && file.Dictionary(page) is { } on && numbers.TryGetValue(on, out var number))
                pieces.Add(new PdfPiece(owner, kid, number, page, (int)mcid));
        }
    }

    /// <summary>Takes it out of the structure.</summary>
    public void LetGo(PdfFile file)
    {
        var rest = file.Array(Owner.Element.GetValueOrDefault("K")).Where(k => !ReferenceEquals(k, Kid)).ToList();
        if (rest.Count == 0)
            Owner.Element.Remove("K");
        else
            Owner.Element["K"] = rest;
    }
}
