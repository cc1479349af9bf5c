using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A line of text in one column.</summary>
internal sealed partial record PdfLine(IReadOnlyList<PdfWord> Words)
{
    public string Text { get; } = PdfText.Join(Words);

    public double Top { get; } = Words.Min(w => w.Y0);

    public double Bottom { get; } = Words.Max(w => w.Y1);

    /// <summary>The height of its text: a mark from another font, or set by hand, may stand off it.</summary>
    public double Middle { get; } = (Words.FirstOrDefault(w => !PdfText.IsMark(w.Text)) ?? Words[0]).Middle;

    public bool IsAcross => Words[0].IsAcross;

    public bool StartsWithMark => PdfText.IsMark(Words[0].Text);

    /// <summary>It holds marks and nothing else.</summary>
    public bool IsMarks { get; } = Words.All(w => PdfText.IsMark(w.Text));

    /// <summary>A sentence may end with it.</summary>
    public bool EndsSentence => EndOfSentence().IsMatch(Text) || PdfText.IsMark(Words[^1].Text);

    [GeneratedRegex(@"[.:;!?…][""'”’)]*$")]
    private static partial Regex EndOfSentence();
}

/// <summary>
/// Divides a table without lines into rows. What starts a row is the column before the findings: where a new text begins there, beside
/// the beginning of a finding or after a space, a row begins. Marks and spaces tell where findings part.
/// </summary>
internal sealed partial class PdfRows
{
    // Lines of one text stand no farther apart than so many times their height.
    private const double FarthestLine = 1.6;

    private readonly PdfRegion region;
    private readonly Allowance allowance;
    private readonly List<PdfLine>[] columns;
    private readonly double pitch;
    private readonly double textPitch;
    private readonly double near;
    private readonly int? key;
    private readonly PdfLine? header;

    public PdfRows(PdfRegion region, double documentPitch, Allowance allowance)
    {
        this.allowance = allowance;
        this.region = region;
        columns = [.. Enumerable.Range(0, region.Edges.Count + 1).Select(c => Lines(region.Words.Where(w => w.Column == c)))];
        var steps = columns.SelectMany(c => c.Skip(1).Zip(c, (b, a) => b.Middle - a.Middle)).Where(d => d > 4).Order().ToList();

        // Where every text is one line, the distance between them is that between rows.
        var heights = region.Words.Select(w => w.Height).Order().ToList();
        pitch = Math.Min(steps.Count > 0 ? steps[steps.Count / 4] : 14, heights.Count > 0 ? FarthestLine * heights[heights.Count / 2] : 14);
        if (MarksAside())
        {
            columns = [.. Enumerable.Range(0, columns.Length).Select(c => Lines(region.Words.Where(w => w.Column == c)))];
        }

        var within = columns.SelectMany(c => c.Skip(1).Zip(c, (b, a) => (Line: b, Step: b.Middle - a.Middle)))
            .Where(s => s.Step > 4 && !s.Line.StartsWithMark && char.IsLower(s.Line.Text[0])).Select(s => s.Step).Order().ToList();
        textPitch = within.Count > 2 ? within[within.Count * 3 / 4] : documentPitch < 40 ? documentPitch : pitch;
        // A sign from another font may push its line down a little: half a line apart is still beside each other.
        near = Math.Max(3, 0.45 * pitch);
        (key, header) = KeyColumn();
    }

    /// <summary>Heights where it could not be told with certainty that a row begins, or that none does.</summary>
    private readonly List<double> doubtful = [];

    /// <summary>Whether this is text set in columns, not a table.</summary>
    public bool IsRunningText =>
        key is null
        && columns.Length == 2
        && columns.All(c => c.Count >= 6 && c.Count * pitch > 0.8 * (region.Bottom - region.Top))
        && !columns.Any(c => c.Take(3).Any(l => HeaderWord().IsMatch(l.Text)));

    /// <summary>Whether lines are drawn between the rows; known once they have been divided.</summary>
    public bool IsRuled { get; private set; }

    /// <summary>The lines of each column.</summary>
    public IReadOnlyList<IReadOnlyList<PdfLine>> Columns => columns;

    /// <summary>For each row, for each column, its lines.</summary>
    public IEnumerable<(IReadOnlyList<PdfLine>[] Columns, bool IsUnsure)> Divide()
    {
        var tops = Tops();
        for (var r = 0; r < tops.Count; r++)
        {
            allowance.TakeParts(columns.Length);
            var (from, to) = (r == 0 ? double.MinValue : tops[r], r + 1 < tops.Count ? tops[r + 1] : double.MaxValue);
            var row = columns
                .Select((c, i) => (IReadOnlyList<PdfLine>)c.Where(l => Anchor(l, i, tops) is var y && y >= from && y < to).ToList())
                .ToArray();
            if (row.Any(c => c.Count > 0))
            {
                yield return (row, doubtful.Exists(d => d >= from - pitch && d < to + 1));
            }
        }
    }

    // A criterion may reach past the end of its first row: its lines stay together.
    private double Anchor(PdfLine line, int column, List<double> tops)
    {
        var lines = columns[column];
        for (var i = lines.IndexOf(line); column < key; i--)
        {
            var isTop = tops.Exists(t => Math.Abs(t + 0.1 - lines[i].Middle) < near && !char.IsLower(lines[i].Text[0]));
            if (
                i == 0
                || isTop
                || IsSetOff(lines, lines[i])
                || lines[i].IsAcross
                || lines[i - 1].IsAcross
                || lines[i].Words[0].Bold != lines[i - 1].Words[0].Bold)
            {
                return lines[i].Middle;
            }
        }

        return line.Middle;
    }

    /// <summary>Words of one column, in lines from top to bottom.</summary>
    public static List<PdfLine> Lines(IEnumerable<PdfWord> words)
    {
        List<List<PdfWord>> lines = [];
        foreach (var word in words.OrderBy(w => PdfText.IsMark(w.Text)).ThenBy(w => w.Middle))
        {
            var line = PdfText.IsMark(word.Text)
                ? lines
                    .Where(l =>
                        Math.Abs(l[0].Middle - word.Middle) < 0.6 * Math.Max(l[0].Height, word.Height)
                        && l.TrueForAll(w => w.X1 < word.X0 + 1 || w.X0 > word.X1 - 1))
                    .MinBy(l => Math.Abs(l[0].Middle - word.Middle))
                : lines.FindLast(l => PdfText.IsSameLine(l[0], word));
            if (line is not null)
            {
                line.Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        return [.. lines.Select(l => new PdfLine([.. l.OrderBy(w => w.X0)])).OrderBy(l => l.Middle)];
    }

    private (int? Column, PdfLine? Header) KeyColumn()
    {
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c].Find(l => IndicatorHeader().IsMatch(l.Text)) is { } found)
            {
                return (c, found);
            }
        }

        var marked = Array.FindIndex(columns, c => c.Exists(l => l.StartsWithMark));
        if (marked <= 0)
        {
            return (
                columns.Any(c => c.Exists(l => l.Words.Any(w => PdfText.IsMark(w.Text)))) ? Math.Max(0, columns.Length - 2) : null,
                null);
        }

        // A column of marks alone may stand after the text it is about.
        var onlyMarks = columns[marked].TrueForAll(l => l.Words.All(w => PdfText.IsMark(w.Text)) || HeaderWord().IsMatch(l.Text));
        return (
            onlyMarks
            && marked > 1
            && columns[^1].TrueForAll(l => l.IsMarks || HeaderWord().IsMatch(l.Text))
            && Length(marked - 1) > 1.5 * Length(marked - 2)
                ? marked - 2
                : marked - 1,
            null);
    }

    // A mark behind an indicator is about the finding: its own column was too narrow to be seen.
    private bool MarksAside()
    {
        if (KeyColumn().Column is not { } k || k + 1 >= columns.Length)
        {
            return false;
        }

        var aside = columns[k]
            .Where(l => !l.StartsWithMark || l.IsMarks)
            .SelectMany(l => l.Words.Where(w => PdfText.IsMark(w.Text)))
            .ToList();
        foreach (var mark in aside)
        {
            mark.Column = k + 1;
        }

        return aside.Count > 0;
    }

    private int Length(int column) => columns[column].Sum(l => l.Text.Length);

    private List<double> Tops()
    {
        var tops = key is { } k ? FittedTops(k) : SpacedTops();
        if (region.Cuts.Count > 0)
        {
            IsRuled = AreRows(region.Cuts, tops);
            tops = [.. IsRuled ? [double.MinValue] : tops.Where(t => !region.Cuts.Any(c => Math.Abs(c - t) < pitch)), .. region.Cuts];
        }

        // Text in the first column with nothing beside it, set off from what is above, is a row of its own: the name of a theme.
        foreach (var group in Groups(columns[0], l => l.IsAcross))
        {
            var (top, bottom) = (group[0].Top, group[^1].Bottom);
            if ((group[0].IsAcross || key is not 0) && !columns.Skip(1).Any(c => c.Exists(l => l.Top < bottom - 2 && l.Bottom > top + 2)))
            {
                tops.Add(group[0].Middle - 0.1);
                var next = columns.SelectMany(c => c).Where(l => l.Middle > group[^1].Middle + 0.2).Select(l => (double?)l.Middle).Min();
                if (next is { } below)
                {
                    tops.RemoveAll(t => t > group[0].Middle && t < below);
                    tops.Add(below - 0.1);
                }
            }
        }

        tops.Sort();
        return tops.Count == 0 ? [double.MinValue] : tops;
    }

    // Rows between texts that go across, by how they fit; where they fit badly they are in doubt.
    private List<double> FittedTops(int k)
    {
        if (k == columns.Length - 1 || region.Cuts.Count > 0 && AreRows(region.Cuts, KeyedTops(k)))
        {
            doubtful.Clear();
            return KeyedTops(k);
        }

        doubtful.Clear();

        List<double> fitted = [double.MinValue];
        var ends = columns.SelectMany(c => c).Where(l => l.IsAcross).Select(l => l.Middle).Order().Append(double.MaxValue).ToList();
        var start = double.MinValue;
        foreach (var end in ends)
        {
            var lines = columns.Skip(k).Select(c => c.Where(l => l.Middle > start && l.Middle < end).ToList()).ToList();
            if (lines.Exists(c => c.Count > 0))
            {
                if (start > double.MinValue)
                {
                    fitted.Add(lines.SelectMany(c => c).Min(l => l.Middle) - 0.1);
                }

                foreach (var (top, fits) in PdfRowFit.Tops(lines, textPitch, allowance))
                {
                    fitted.Add(top);
                    if (!fits)
                    {
                        doubtful.Add(top);
                    }
                }
            }

            start = end;
        }

        return fitted;
    }

    private List<double> KeyedTops(int k)
    {
        var findings = columns.Skip(k + 1).Where(f => f.Count > 0).ToList();
        var groups = Groups(columns[k], line =>
            line == After(header, columns[k])
            || !char.IsLower(line.Text[0])
                && findings.Exists(f =>
                    f.Exists(l =>
                        Math.Abs(l.Words[0].Middle - line.Words[0].Middle) < near
                        && (l.StartsWithMark || IsApart(f, l) && IsApart(columns[k], line)))));
        List<double> tops = [];
        for (var g = 0; g < groups.Count; g++)
        {
            allowance.Look();
            if (g == 0)
            {
                tops.Add(double.MinValue);
            }
            else if (Boundary(groups[g - 1], groups[g], findings) is { } top)
            {
                tops.Add(top);
            }
        }

        if (groups.Count > 0 && RestAbove(groups[0], findings) is { } boundary)
        {
            tops.Add(boundary);
        }

        return tops;
    }

    // Lines drawn across the table part its rows, unless they only underline headers or frame a few tables below each other.
    private bool AreRows(IReadOnlyList<double> cuts, List<double> tops)
    {
        var parting = cuts.Count(IsBelowText);
        return parting > 1 && parting * 2 >= tops.Count(t => t > double.MinValue);
    }

    private bool IsBelowText(double cut)
    {
        var above = columns.Select(c => c.LastOrDefault(l => l.Middle < cut)).OfType<PdfLine>().ToList();
        var lowest = above.Count == 0 ? 0 : above.Max(l => l.Middle);
        return above.Count > 0 && columns.Any(c => c.Exists(l => l.Middle > cut))
            && above.Where(l => lowest - l.Middle < near).Count(l => HeaderWord().IsMatch(l.Text)) < Math.Min(2, columns.Length - 1);
    }

    // Findings above the first text of the key column are the rest of a row on the page before, when a mark begins the first row after
    // them.
    private double? RestAbove(List<PdfLine> first, List<List<PdfLine>> findings)
    {
        var above = findings.SelectMany(f => f).Where(l => l.Middle < first[0].Middle - 3).OrderBy(l => l.Middle).ToList();
        if (above.Count == 0 || above[0].StartsWithMark)
        {
            return null;
        }

        var start = findings
            .SelectMany(f => f)
            .Where(l => l.StartsWithMark && l.Middle < first[0].Middle + 1.6 * pitch)
            .OrderBy(l => Math.Abs(l.Middle - first[0].Middle))
            .FirstOrDefault()
            ?? findings.SelectMany(f => f.Where(l => Math.Abs(l.Middle - first[0].Middle) < near && IsSetOff(f, l))).FirstOrDefault();
        return start is null ? null : Math.Min(start.Middle, first[0].Middle) - 0.1;
    }

    private static PdfLine? After(PdfLine? line, List<PdfLine> column) =>
        line is null ? null : column.SkipWhile(l => l != line).Skip(1).FirstOrDefault();

    // Where between two texts of the key column the row of the second begins; nowhere when the findings beside them run on.
    private double? Boundary(List<PdfLine> before, List<PdfLine> after, List<List<PdfLine>> findings)
    {
        var (low, high) = (before[^1].Middle + 1, after[0].Middle + 1.6 * pitch);
        (double Score, double Middle, double Gap) best = (double.MinValue, after[0].Middle, 0);
        foreach (var column in findings)
        {
            for (var i = 1; i < column.Count; i++)
            {
                var (line, gap) = (column[i], column[i].Middle - column[i - 1].Middle);
                if (line.Middle < low || line.Middle > high)
                {
                    continue;
                }

                var isBeside = Math.Abs(line.Middle - after[0].Middle) < near;
                var score =
                    (line.StartsWithMark ? 4 : 0)
                    + (IsSetOff(column, line) || isBeside && IsApart(column, line) ? 3 : 0)
                    + (column[i - 1].EndsSentence ? 1 : 0)
                    + (isBeside ? 1.5 : 0)
                    - (char.IsLower(line.Text[0]) && !line.StartsWithMark ? 3 : 0);
                if (score > best.Score || score == best.Score && gap > best.Gap)
                {
                    best = (score, line.Middle, gap);
                }
            }
        }

        var runsOn = findings.Exists(f =>
            f.Exists(l => l.Middle > low - pitch && l.Middle < after[0].Middle - 1)
            && f.Exists(l => l.Middle >= after[0].Middle - 1 && l.Middle < high));
        if (best.Score < 3)
        {
            return runsOn ? null : after[0].Middle - 0.1;
        }

        if (best.Score < 4)
        {
            doubtful.Add(after[0].Middle);
        }

        return Math.Min(best.Middle, after[0].Middle) - 0.1;
    }

    // A little more space above than between the lines of a text.
    private bool IsApart(List<PdfLine> column, PdfLine line) =>
        column.IndexOf(line) is var i && (i <= 0 || line.Middle - column[i - 1].Middle > pitch + 0.8);

    // Without a key: a row begins after a space that goes across all columns.
    private List<double> SpacedTops()
    {
        var all = columns.SelectMany(c => c).OrderBy(l => l.Middle).ToList();
        List<double> tops = [double.MinValue];
        var bottom = all[0].Middle;
        foreach (var line in all)
        {
            allowance.Look();
            if (
                line.Middle - bottom > pitch * 1.3 + 0.5 && columns.Count(c => c.Exists(l => Math.Abs(l.Middle - line.Middle) < near)) > 1
                || After(columns.SelectMany(c => c).FirstOrDefault(l => HeaderWord().IsMatch(l.Text)), all) is { } first
                    && line.Middle > first.Middle + 3
                    && tops.Count == 1)
            {
                tops.Add(line.Middle - 0.1);
            }

            bottom = Math.Max(bottom, line.Middle);
        }

        return tops;
    }

    private List<List<PdfLine>> Groups(List<PdfLine> column, Func<PdfLine, bool> starts)
    {
        List<List<PdfLine>> groups = [];
        foreach (var line in column)
        {
            allowance.Look();
            if (groups.Count == 0 || IsSetOff(column, line) || starts(line) || line.Words[0].Bold != groups[^1][0].Words[0].Bold
                || groups[^1][0].IsAcross)
            {
                groups.Add([line]);
            }
            else
            {
                groups[^1].Add(line);
            }
        }

        return groups;
    }

    private bool IsSetOff(List<PdfLine> column, PdfLine line) =>
        column.IndexOf(line) is var i && (i <= 0 || line.Middle - column[i - 1].Middle > pitch * 1.22 + 0.4);

    [GeneratedRegex(@"^indicator(en)?\b", RegexOptions.IgnoreCase)]
    internal static partial Regex IndicatorHeader();

    [GeneratedRegex(
        @"^(criteri|indicator|bevinding|oordeel|toelichting|thema|verbeterpunt|sterk|situatie|(wat )?(gaat|kan)\b.*(goed|beter)|(19|20)\d\d\b)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex HeaderWord();
}
