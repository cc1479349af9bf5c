using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// A table that was set with spaces: lines beneath each other whose words begin at the same columns. Cells may be broken over lines;
/// where one row ends and the next begins is certain only where every line is a row, or an empty line parts them.
/// </summary>
internal sealed class SpacedTable
{
    private const int MostStudied = 200;
    private const int FewestAligned = 3;

    private readonly string[] _lines;
    private readonly int _from;
    private readonly int[] _starts;

    private SpacedTable(string[] lines, int from, int[] starts, int to) => (_lines, _from, _starts, End) = (lines, from, starts, to);

    /// <summary>The line behind the table.</summary>
    public int End { get; }

    /// <summary>The table that begins at a line; null where none does.</summary>
    public static SpacedTable? At(string[] lines, int from)
    {
        if (!HasGap(lines[from]))
            return null;
        var to = from;
        while (to < lines.Length && to - from < MostStudied && GoesOn(lines, to, from))
            to++;
        var rows = lines[from..to].Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        var starts = rows.SelectMany(StartsIn).CountBy(s => s)
            .Where(s => s.Value >= FewestAligned && s.Value * 8 >= rows.Count).Select(s => s.Key).Append(0).Distinct().Order().ToArray();
        // A column that is empty but for its head is one as well.
        starts = [.. starts.Concat(StartsIn(lines[from]).Where(s => rows.TrueForAll(l => Fits(l, [s])))).Distinct().Order()];
        if (starts.Length < 2)
            return null;
        // The first line that crosses a gutter ends it.
        var end = from;
        while (end < lines.Length && GoesOn(lines, end, from) && Fits(lines[end], starts))
            end++;
        while (end > from && string.IsNullOrWhiteSpace(lines[end - 1]))
            end--;
        var aligned = lines[from..end].Count(l => StartsIn(l).Any(s => s > 0 && starts.Contains(s)));
        return aligned >= FewestAligned ? new SpacedTable(lines, from, starts, end) : null;
    }

    /// <summary>Whether a table may go on in a line, wherever its columns are: it has columns, or goes on in one; or parts two
    /// rows.</summary>
    private static bool GoesOn(string[] lines, int at, int from) =>
        string.IsNullOrWhiteSpace(lines[at])
            ? at + 1 < lines.Length && Resumes(lines, at + 1)
            : HasGap(lines[at]) || char.IsWhiteSpace(lines[at][0]) || (at > from && !string.IsNullOrWhiteSpace(lines[at - 1]))
                || Resumes(lines, at);

    /// <summary>Whether rows follow behind an empty line: at once, or beneath a short line that names them.</summary>
    private static bool Resumes(string[] lines, int at) =>
        HasGap(lines[at]) || (lines[at].Trim().Length is > 0 and < 60 && at + 2 < lines.Length
            && HasGap(lines[string.IsNullOrWhiteSpace(lines[at + 1]) ? at + 2 : at + 1]));

    public Table Read()
    {
        var lines = Enumerable.Range(_from, End - _from).ToList();
        var cells = lines.ToDictionary(at => at, CellsIn);
        var parted = lines.Exists(at => string.IsNullOrWhiteSpace(_lines[at]));
        var whole = lines.Where(at => cells[at].Any(c => c.Length > 0)).All(at => cells[at].All(c => c.Length > 0));
        var rows = new List<List<int>>();
        foreach (var at in lines)
            if (string.IsNullOrWhiteSpace(_lines[at]))
                rows.Add([]);
            else if (rows.Count == 0 || !parted && (whole || StartsRow(cells[at])))
                rows.Add([at]);
            else
                rows[^1].Add(at);
        return new Table([.. rows.Where(r => r.Count > 0).Select(r => RowOf(r, cells, isSure: whole || parted))],
            new Place(Line: _from + 1));
    }

    // A row begins where its first column says something new, and another column as well.
    private static bool StartsRow(string[] cells) => cells[0].Length > 0 && char.IsUpper(cells[0][0])
        && cells.Skip(1).Any(c => c.Length > 0);

    private Row RowOf(List<int> lines, Dictionary<int, string[]> cells, bool isSure)
    {
        var place = new Place(Line: lines[0] + 1);
        return new Row([.. Enumerable.Range(0, _starts.Length).Select(column =>
        {
            var text = new StringBuilder();
            foreach (var cell in lines.Select(at => cells[at][column]).Where(c => c.Length > 0))
                TextLines.Join(text, cell);
            return new Cell(TextInline.Paragraphs(text.ToString(), place, inCell: true), place);
        })], place)
        { IsByPosition = lines.Count > 1 || !isSure, IsUnsure = !isSure };
    }

    private string[] CellsIn(int at)
    {
        var line = _lines[at];
        return [.. _starts.Select((start, n) =>
        {
            var end = n + 1 < _starts.Length ? Math.Min(_starts[n + 1], line.Length) : line.Length;
            return start >= end ? "" : line[start..end].Trim();
        })];
    }

    private static bool Fits(string line, int[] starts) =>
        string.IsNullOrWhiteSpace(line) || Array.TrueForAll(starts, s => s == 0 || s > line.Length || char.IsWhiteSpace(line[s - 1])
            && (s < 2 || char.IsWhiteSpace(line[s - 2])));

    private static bool HasGap(string line) => StartsIn(line).Any(s => s > 0);

    /// <summary>Where words begin behind at least two spaces.</summary>
    private static IEnumerable<int> StartsIn(string line)
    {
        if (line.Contains('\t', StringComparison.Ordinal))
            yield break;
        for (var at = 2; at < line.Length; at++)
            if (line[at] != ' ' && line[at - 1] == ' ' && line[at - 2] == ' ' && line.AsSpan(0, at).ContainsAnyExcept(' '))
                yield return at;
    }
}
