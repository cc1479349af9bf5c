using System.Text;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>
/// Marks as artifact what is no content, and takes it out of the structure: the lines and planes of cells, headings and boxes, marks around
/// nothing, the head of a table where a later page repeats it, the running footer. A drawing that no element has stays unmarked, for
/// <see cref="PdfChecker"/> to refuse.
/// </summary>
internal static class PdfArtifacts
{
    private const string Decoration = "\n/Artifact <</Type /Layout>> BDC";
    private const string RepeatedHead = "\n/Artifact <</Type /Pagination /Subtype /Header>> BDC";
    private const string Footer = "\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC ";

    /// <summary>Marks them.</summary>
    /// <returns>The pieces that are left in the structure, in its order, with what they show.</returns>
    public static IReadOnlyList<(PdfPiece Piece, IReadOnlyList<PdfPaint> Paints)> Mark(PdfFile file, IReadOnlyList<PdfDictionary> pages)
    {
        var painted = pages.Select(p => PdfPainting.Of(file, p)).ToList();
        var byNumber = painted.Select(p => p.Paints.Where(x => x.Mark?.Mcid is not null).ToLookup(x => x.Mark!.Mcid!.Value)).ToList();
        var pieces = PdfPiece.AllOf(file, pages)
            .Select(p => (Piece: p, Paints: (IReadOnlyList<PdfPaint>)[.. byNumber[p.Page][p.Mcid]], Head: p.ColumnHead(file))).ToList();
        var firstPages = new Dictionary<PdfDictionary, int>(ReferenceEqualityComparer.Instance);
        foreach (var (piece, _, head) in pieces.Where(p => p.Head is not null && p.Paints.Any(x => x.IsText)))
            firstPages[head!] = Math.Min(piece.Page, firstPages.GetValueOrDefault(head!, piece.Page));

        var kinds = new Dictionary<(int Page, int Mcid), string>();
        List<(PdfPiece, IReadOnlyList<PdfPaint>)> left = [];
        foreach (var (piece, paints, head) in pieces)
        {
            var kind = paints.All(p => p.IsShape) ? piece.IsDrawing && paints.Count > 0 ? null : Decoration
                : head is not null && firstPages.TryGetValue(head, out var first) && first < piece.Page ? RepeatedHead : null;
            if (kind is null)
                left.Add((piece, paints));
            else
            {
                kinds[(piece.Page, piece.Mcid)] = kind;
                piece.LetGo(file);
            }
        }
        var parents = Parents(file);
        foreach (var (n, page) in pages.Index())
        {
            Rewrite(page, painted[n], m => kinds.GetValueOrDefault((n, m)));
            if (file.Number(page.GetValueOrDefault("StructParents")) is { } key && parents.GetValueOrDefault(key) is { } elements)
                foreach (var (_, mcid) in kinds.Keys.Where(k => k.Page == n && k.Mcid < elements.Count))
                    elements[mcid] = null;
        }
        return left;
    }

    private static void Rewrite(PdfDictionary page, PdfPainted painted, Func<int, string?> kindOf)
    {
        var changes = painted
            .Marks.Where(m => kindOf(m.Mcid!.Value) is not null)
            .Select(m => (m.Start, m.End, Text: kindOf(m.Mcid!.Value)!))
            .Concat(
                painted
                    .Paints.Where(IsFooter)
                    .SelectMany(f => new[] { (f.Start, End: f.Start, Text: Footer), (Start: f.End, f.End, Text: " EMC") }));
        using var content = new MemoryStream();
        var done = 0;
        foreach (var (start, end, text) in changes.OrderBy(c => c.Start))
        {
            content.Write(painted.Bytes, done, start - done);
            content.Write(Encoding.ASCII.GetBytes(text));
            done = end;
        }
        content.Write(painted.Bytes, done, painted.Bytes.Length - done);
        page["Contents"] = PdfMade.Packed(content.ToArray());
    }

    private static bool IsFooter(PdfPaint paint) =>
        paint.Mark is null && paint.IsText && paint.Lowest >= 0 && paint.Highest <= PdfMender.FooterHeight;

    // By page, the elements that have its marked content.
    private static Dictionary<double, List<object?>> Parents(PdfFile file)
    {
        var found = new Dictionary<double, List<object?>>();
        Add(file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot"))?.GetValueOrDefault("ParentTree"), 0);
        return found;

        void Add(object? node, int depth)
        {
            if (depth > 30 || file.Dictionary(node) is not { } tree)
                return;
            foreach (var kid in file.Array(tree.GetValueOrDefault("Kids")))
                Add(kid, depth + 1);
            var numbers = file.Array(tree.GetValueOrDefault("Nums"));
            for (var n = 0; n + 1 < numbers.Count; n += 2)
                if (file.Number(numbers[n]) is { } key && file.Resolve(numbers[n + 1]) is List<object?> elements)
                    found[key] = elements;
        }
    }
}
