namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Divides a table without lines into rows by how they fit: a row begins where in every column there is more space than between lines,
/// all its cells begin at one height or have their middle at one height, and between rows there is everywhere the same space. Of all
/// ways to divide the table the one that fits best is taken.
/// </summary>
internal sealed class PdfRowFit
{
    private const double Worst = 8;
    private const int MostCutsInARow = 40;
    private const double Row = 3;
    private const double Good = 1.5;
    private const double MarkedAside = 6;

    private readonly Text[][] columns;
    private readonly double pitch;
    private readonly List<Cut> cuts;
    private readonly Allowance allowance;

    private PdfRowFit(IEnumerable<IReadOnlyList<PdfLine>> lines, double pitch, Allowance allowance)
    {
        this.allowance = allowance;
        this.pitch = pitch;
        columns = [.. lines.Select(c => c.Where(l => !l.IsAcross).Select(l => new Text(l)).ToArray())];
        cuts = Cuts();
    }

    /// <summary>
    /// The heights at which rows begin, save the first, each with whether the rows on both sides of it fit well.
    /// </summary>
    /// <param name="lines">The lines of the column that starts rows and of the columns after it.</param>
    /// <param name="pitch">The distance between lines of a paragraph.</param>
    public static IReadOnlyList<(double Top, bool Fits)> Tops(
        IEnumerable<IReadOnlyList<PdfLine>> lines,
        double pitch,
        Allowance? allowance = null)
    {
        var fit = new PdfRowFit(lines, pitch, allowance ?? new Allowance());
        var (best, least) = ((IReadOnlyList<Part>)[], double.MaxValue);
        foreach (var isCentred in (bool[])[false, true])
        {
            var parts = fit.Divide(isCentred, null, out _);
            var spaces = parts.Skip(1).Select(p => p.From.Space).Order().ToList();
            parts = fit.Divide(isCentred, spaces.Count > 2 ? spaces[spaces.Count / 3] : null, out var cost);
            if (cost < least)
            {
                (best, least) = (parts, cost);
            }
        }

        return [.. best.Zip(best.Skip(1), (a, b) => (b.From.Top, a.Cost < Good && b.Cost < Good))];
    }

    // The cheapest way from the top of the table to its bottom.
    private List<Part> Divide(bool isCentred, double? space, out double cost)
    {
        var least = new double[cuts.Count];
        var parts = new Part?[cuts.Count];
        for (var to = 1; to < cuts.Count; to++)
        {
            allowance.Look();
            least[to] = double.MaxValue;
            for (var from = Math.Max(0, to - MostCutsInARow); from < to; from++)
            {
                var own = CostOf(cuts[from], cuts[to], isCentred, space);
                if (least[from] + own - Row < least[to])
                {
                    (least[to], parts[to]) = (least[from] + own - Row, new Part(cuts[from], from, own));
                }
            }
        }

        List<Part> found = [];
        for (var at = cuts.Count - 1; parts[at] is { } part; at = part.Before)
        {
            found.Insert(0, part);
        }

        cost = least[^1];
        return found;
    }

    private double CostOf(Cut from, Cut to, bool isCentred, double? space)
    {
        var cells = columns
            .Select((c, i) => (Column: i, Lines: new ArraySegment<Text>(c, from.At[i], to.At[i] - from.At[i])))
            .Where(c => c.Lines.Count > 0)
            .ToList();
        var isFirst = from == cuts[0] && !cells.Exists(c => c.Column == 0 && c.Lines[0].IsHead);
        var isLast = to == cuts[^1];
        var hasKey = cells.Exists(c => c.Column == 0);
        var finding = cells.Where(c => c.Column > 0).ToList();
        double cost = 0;
        if (!hasKey || finding.Count == 0)
        {
            // The name of a theme stands alone, and the heads of its table follow.
            var isName = hasKey && cells[0].Lines.Count == 1 && to.At[0] < columns[0].Length && columns[0][to.At[0]].IsHead;
            cost += isName ? 0 : isFirst || isLast ? 3 : hasKey && cells[0].Lines.Count == 1 ? 3.5 : Worst;
        }

        // Beside the head of a column stand heads, never findings.
        if (hasKey && cells[0].Lines[0].IsHead && finding.Exists(c => c.Lines.Any(l => l.StartsWithMark)))
        {
            cost += Worst;
        }

        // At the edge of a page a row may be cut in two: what is left of it needs not fit.
        var heights = cells
            .Where(c => !c.Lines.All(l => l.IsMarks))
            .Select(c => isCentred ? (c.Lines[0].Middle + c.Lines[^1].Middle) / 2 : c.Lines[0].Middle)
            .ToList();
        var apart = heights.Count > 1 ? heights.Max() - heights.Min() : 0;
        cost += Math.Min(isFirst || isLast && isCentred ? 2.5 : Worst, Math.Max(0, apart - 1));
        foreach (var (_, marks) in cells.Where(c => c.Lines.All(l => l.IsMarks)))
        {
            var aside =
                heights.Count == 0 ? 0 : Math.Abs((isCentred ? (marks[0].Middle + marks[^1].Middle) / 2 : marks[0].Middle) - heights[0]);
            cost += Math.Min(4, Math.Max(0, aside - MarkedAside));
        }

        if (from == cuts[0])
        {
            return cost;
        }

        foreach (var (column, lines) in cells)
        {
            cost += lines[0] is { IsMarks: false, StartsLow: true } ? 4 : 0;
            cost +=
                column > 0
                && from.At[column] > 0
                && columns[column][from.At[column] - 1] is { EndsSentence: false, IsMarks: false, IsBold: false }
                    ? 2
                    : 0;
        }

        return cost + (space is { } usual ? Math.Min(2, Math.Abs(from.Space - usual) > 1.2 ? from.Space < usual ? 2 : 0.7 : 0) : 0);
    }

    // The heights at which every column has more space than between two lines, and no line of any column stands in the way.
    private List<Cut> Cuts()
    {
        List<Cut> found = [new Cut(double.MinValue, 0, new int[columns.Length])];
        foreach (var line in columns.SelectMany(c => c).OrderBy(l => l.Middle))
        {
            allowance.Look();
            var at = columns
                .Select(c => c.Count(l => l.Middle < line.Middle - 0.3 && !(l.IsMarks && line.Middle - l.Middle < MarkedAside)))
                .ToArray();
            var above = columns.Select((c, i) => at[i] > 0 ? c[at[i] - 1] : null).OfType<Text>().ToList();
            var below = columns.Select((c, i) => at[i] < c.Length ? c[at[i]] : null).OfType<Text>().ToList();
            if (above.Count == 0 || found[^1].At.SequenceEqual(at))
            {
                continue;
            }

            var parts = columns.Select(
                (c, i) =>
                    at[i] == 0
                    || at[i] == c.Length
                    || c[at[i]].IsMarks
                    || c[at[i] - 1].IsMarks
                    || c[at[i]].Middle - c[at[i] - 1].Middle > pitch + 1.2);
            var texts = above.Exists(l => !l.IsMarks) ? above.Where(l => !l.IsMarks).ToList() : above;
            var next = below.Exists(l => !l.IsMarks) ? below.Where(l => !l.IsMarks).ToList() : below;
            var space = next.Min(l => l.Middle) - texts.Max(l => l.Middle) - pitch;
            if (parts.All(p => p) && space > 1.2)
            {
                found.Add(new Cut(Math.Min(next.Min(l => l.Middle), below.Min(l => l.Middle)) - 0.1, space, at));
            }
        }

        found.Add(new Cut(double.MaxValue, 0, [.. columns.Select(c => c.Length)]));
        return found;
    }

    private sealed record Cut(double Top, double Space, int[] At);

    private sealed record Part(Cut From, int Before, double Cost);

    /// <summary>A line as text; a mark that stands off its line says nothing of where the line is.</summary>
    private sealed class Text(PdfLine line)
    {
        public double Middle { get; } = line.Middle;

        public bool IsMarks { get; } = line.IsMarks;

        public bool StartsWithMark { get; } = line.StartsWithMark;

        public bool StartsLow { get; } = char.IsLower(line.Text[0]) && !line.StartsWithMark;

        public bool IsHead { get; } = PdfRows.IndicatorHeader().IsMatch(line.Text);

        public bool IsBold { get; } = line.Words.All(w => w.Bold);

        public bool EndsSentence { get; } = line.EndsSentence;
    }
}
