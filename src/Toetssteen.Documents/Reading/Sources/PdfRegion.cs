namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A part of a page that is a table: where it is, where its columns begin, and the words in it.</summary>
/// <param name="Edges">Left edges of the second and further columns.</param>
internal sealed record PdfRegion(double Top, double Bottom, IReadOnlyList<double> Edges, IReadOnlyList<PdfWord> Words)
{
    /// <summary>The grid that lines on the page draw; null when the rows must be told from the text.</summary>
    public PdfGrid? Grid { get; init; }

    /// <summary>Heights at which a line is drawn across most of the table.</summary>
    public IReadOnlyList<double> Cuts { get; init; } = [];

    /// <summary>The column in which something begins at this distance from the left.</summary>
    public int ColumnAt(double x) => Edges.TakeWhile(e => x >= e - 2).Count();
}

/// <summary>
/// A table of which the lines are drawn: columns between vertical lines, rows between horizontal ones. A cell reaches on where the line
/// between two cells is missing.
/// </summary>
internal sealed class PdfGrid
{
    private const double Near = 3;

    private readonly List<double> xs;
    private readonly List<double> ys;
    private readonly List<PdfRule> rules;

    private PdfGrid(List<double> xs, List<double> ys, List<PdfRule> rules)
    {
        this.xs = xs;
        this.ys = ys;
        this.rules = rules;
    }

    public double Left => xs[0];

    public double Right => xs[^1];

    public double Top => ys[0];

    public double Bottom => ys[^1];

    public int Columns => xs.Count - 1;

    public int Rows => ys.Count - 1;

    /// <summary>The grids on a page: sets of lines that touch, with at least two columns and two rows.</summary>
    public static IEnumerable<PdfGrid> Of(IReadOnlyList<PdfRule> rules, double pageWidth, double pageHeight, Allowance allowance)
    {
        var joined = Join(rules.Where(r => r.IsHorizontal).ToList())
            .Concat(Join(rules.Where(r => !r.IsHorizontal).ToList()))
            .Where(r => r.X1 - r.X0 < pageWidth * 0.99 && r.Y1 - r.Y0 < pageHeight * 0.99 && Math.Max(r.X1 - r.X0, r.Y1 - r.Y0) > 6)
            .Take(3000)
            .ToList();
        foreach (var set in Touching(joined))
        {
            allowance.Look();
            var xs = Distinct(
                set.Where(r => !r.IsHorizontal).Select(r => r.X0).Concat(Ends(set.Where(r => r.IsHorizontal), r => (r.X0, r.X1))));
            var ys = Distinct(
                set.Where(r => r.IsHorizontal).Select(r => r.Y0).Concat(Ends(set.Where(r => !r.IsHorizontal), r => (r.Y0, r.Y1))));
            if (xs.Count > 2 && ys.Count > 2)
            {
                yield return new PdfGrid(xs, ys, set);
            }
        }
    }

    /// <summary>Heights of the lines that go across most of a table without a grid.</summary>
    public static IReadOnlyList<double> CutsAcross(IReadOnlyList<PdfRule> rules, PdfRegion region)
    {
        if (region.Words.Count == 0)
        {
            return [];
        }

        var (left, right) = (region.Words.Min(w => w.X0), region.Words.Max(w => w.X1));
        return Distinct(Join([.. rules.Where(r => r.IsHorizontal && r.Y0 > region.Top && r.Y0 < region.Bottom)])
            .Where(r => Math.Min(r.X1, right) - Math.Max(r.X0, left) > 0.55 * (right - left)).Select(r => r.Y0));
    }

    public int ColumnOf(double x) => Math.Clamp(xs.FindLastIndex(e => e <= x), 0, Columns - 1);

    public int RowOf(double y) => Math.Clamp(ys.FindLastIndex(e => e <= y), 0, Rows - 1);

    /// <summary>Whether a line separates the cell from the one above it.</summary>
    public bool IsCutAbove(int row, int column)
    {
        var x = (xs[column] + xs[column + 1]) / 2;
        return row == 0 || rules.Exists(r => r.IsHorizontal && Math.Abs(r.Y0 - ys[row]) < Near && r.X0 <= x && r.X1 >= x);
    }

    /// <summary>Whether a line separates the cell from the one left of it.</summary>
    public bool IsCutLeft(int row, int column)
    {
        var y = (ys[row] + ys[row + 1]) / 2;
        return column == 0 || rules.Exists(r => !r.IsHorizontal && Math.Abs(r.X0 - xs[column]) < Near && r.Y0 <= y && r.Y1 >= y);
    }

    // The outermost ends count as borders, for tables that are open at a side; ends in between are only where a line was drawn in parts.
    private static IEnumerable<double> Ends(IEnumerable<PdfRule> rules, Func<PdfRule, (double From, double To)> ends)
    {
        var all = rules.Select(ends).ToList();
        return all.Count == 0 ? [] : [all.Min(e => e.From), all.Max(e => e.To)];
    }

    private static List<double> Distinct(IEnumerable<double> values)
    {
        List<double> distinct = [];
        foreach (var value in values.Order())
        {
            if (distinct.Count == 0 || value - distinct[^1] > Near + 1)
            {
                distinct.Add(value);
            }
        }

        return distinct;
    }

    // Pieces in one line become one, so that borders drawn cell by cell are lines.
    private static IEnumerable<PdfRule> Join(List<PdfRule> rules)
    {
        PdfRule? current = null;
        foreach (
            var rule in rules
                .OrderBy(r => r.IsHorizontal ? Math.Round(r.Y0 / 1.5) : Math.Round(r.X0 / 1.5))
                .ThenBy(r => r.IsHorizontal ? r.X0 : r.Y0))
        {
            if (current is { } c && (rule.IsHorizontal
                ? Math.Abs(rule.Y0 - c.Y0) <= 1.6 && rule.X0 <= c.X1 + Near && rule.X0 >= c.X0 - Near
                : Math.Abs(rule.X0 - c.X0) <= 1.6 && rule.Y0 <= c.Y1 + Near && rule.Y0 >= c.Y0 - Near))
            {
                current = c with
                {
                    X1 = rule.IsHorizontal ? Math.Max(c.X1, rule.X1) : c.X1,
                    Y1 = rule.IsHorizontal ? c.Y1 : Math.Max(c.Y1, rule.Y1),
                };
                continue;
            }

            if (current is { } done)
            {
                yield return done;
            }

            current = rule;
        }

        if (current is { } last)
        {
            yield return last;
        }
    }

    private static IEnumerable<List<PdfRule>> Touching(List<PdfRule> rules)
    {
        var left = new HashSet<int>(Enumerable.Range(0, rules.Count));
        while (left.Count > 0)
        {
            List<PdfRule> set = [];
            Queue<int> queue = new([left.First()]);
            left.Remove(queue.Peek());
            while (queue.TryDequeue(out var next))
            {
                set.Add(rules[next]);
                foreach (var other in left.Where(o => Touch(rules[next], rules[o])).ToList())
                {
                    left.Remove(other);
                    queue.Enqueue(other);
                }
            }

            yield return set;
        }
    }

    private static bool Touch(PdfRule a, PdfRule b) =>
        a.X0 - Near <= b.X1 && b.X0 - Near <= a.X1 && a.Y0 - Near <= b.Y1 && b.Y0 - Near <= a.Y1;
}
