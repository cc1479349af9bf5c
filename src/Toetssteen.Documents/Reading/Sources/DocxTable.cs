using System.Xml.Linq;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A cell at its grid position; without element where a wide cell reaches over this column or the row has nothing here.</summary>
internal sealed record DocxCell(XElement? Element, bool ContinuesAbove);

/// <summary>The grid of a table: rows of equal length, with only those columns in which some row really starts a cell.</summary>
internal sealed class DocxTable
{
    // Columns narrower than half a centimetre (in twentieths of a point) come of borders that were dragged by hand.
    private const int NarrowestColumn = 284;

    private DocxTable(IReadOnlyList<IReadOnlyList<DocxCell>> rows, IReadOnlyList<XElement> cells)
    {
        Rows = rows;
        Cells = cells;

        // Told once: a table within a table within a table would be asked twice as often at every step.
        var holdsTable = Cells.Any(HoldsTable);
        IsLayout = Rows.Count == 0 || Rows[0].Count <= 1 || holdsTable;
        IsTable = IsLayout ? holdsTable : Rows.Count > 1;
    }

    public IReadOnlyList<IReadOnlyList<DocxCell>> Rows { get; }

    /// <summary>All cells in reading order.</summary>
    public IReadOnlyList<XElement> Cells { get; }

    /// <summary>The table only places things on the page: it has one column, or it holds a table of rows and columns itself.</summary>
    public bool IsLayout { get; }

    // It has rows and columns, or holds something that does.
    private bool IsTable { get; }

    public static DocxTable Of(XElement table)
    {
        var widths = table.Child("tblGrid")?.Elements().Where(e => e.Is("gridCol")).Select(c => c.Number("w") ?? 0).ToList() ?? [];
        List<List<(int Column, XElement Cell)>> rows = [];
        foreach (var row in table.Content().Where(e => e.Is("tr") && !IsGone(e)))
        {
            List<(int, XElement)> cells = [];
            var column = Math.Clamp(row.Child("trPr").Child("gridBefore").Number() ?? 0, 0, 63);
            foreach (var cell in row.Content().Where(e => e.Is("tc")))
            {
                cells.Add((column, cell));
                column += Math.Clamp(cell.Child("tcPr").Child("gridSpan").Number() ?? 1, 1, 63);
            }

            if (cells.Count > 0)
            {
                rows.Add(cells);
            }
        }

        var places = ColumnPlaces(rows.SelectMany(r => r.Select(c => c.Column)), widths);
        var count = places.Count == 0 ? 0 : places.Values.Max() + 1;
        return new DocxTable(
            [.. rows.Select(row => (IReadOnlyList<DocxCell>)Place(row, places, count))],
            [.. rows.SelectMany(r => r.Select(c => c.Cell))]);
    }

    /// <summary>Whether a row is not shown: it was deleted, or is hidden.</summary>
    public static bool IsGone(XElement row) =>
        row.Child("trPr") is { } properties && (properties.Child("del") is not null || properties.Switch("hidden") == true);

    private static DocxCell[] Place(List<(int Column, XElement Cell)> row, Dictionary<int, int> places, int count)
    {
        var placed = new DocxCell[count];
        Array.Fill(placed, new DocxCell(null, false));
        foreach (var (column, cell) in row)
        {
            var at = places[column];
            while (placed[at].Element is not null && at < count - 1)
            {
                at++;
            }

            var merge = cell.Child("tcPr").Child("vMerge");
            placed[at] = new DocxCell(cell, merge is not null && merge.Value() != "restart");
        }

        return placed;
    }

    // Grid column -> position among the columns where cells start; a start just after another one is the same column.
    private static Dictionary<int, int> ColumnPlaces(IEnumerable<int> starts, List<int> widths)
    {
        Dictionary<int, int> places = [];
        var position = -1;
        int? previous = null;
        foreach (var start in starts.Distinct().Order())
        {
            var distance = previous is { } p ? widths.Skip(p).Take(start - p).Sum() : int.MaxValue;
            if (distance is 0 or >= NarrowestColumn || start >= widths.Count)
            {
                position++;
                previous = start;
            }

            places[start] = position;
        }

        return places;
    }

    private static bool HoldsTable(XElement cell) => cell.Content().Where(e => e.Is("tbl")).Any(t => Of(t).IsTable);
}
