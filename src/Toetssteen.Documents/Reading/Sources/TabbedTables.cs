using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Tables typed with tabs: consecutive paragraphs with tabs in them become one table, a cell after each tab.</summary>
internal static partial class TabbedTables
{
    public static IReadOnlyList<Block> Gather(IReadOnlyList<Block> blocks, Allowance allowance)
    {
        List<Block> gathered = [];
        List<Paragraph> tabbed = [];
        foreach (var block in blocks)
        {
            if (block is Paragraph paragraph && paragraph.Text.Contains('\t', StringComparison.Ordinal))
            {
                if (TypedListItem().Match(paragraph.Text) is { Success: true } item)
                {
                    Flush();
                    gathered.Add(paragraph with { Text = Plain(paragraph.Text[item.Length..]), IsListItem = true });
                }
                else if (paragraph.Text.Trim().Contains('\t', StringComparison.Ordinal) || tabbed.Count > 0)
                {
                    tabbed.Add(paragraph);
                }
                else
                {
                    gathered.Add(paragraph with { Text = paragraph.Text.Trim() });
                }
            }
            else
            {
                Flush();
                gathered.Add(block);
            }
        }

        Flush();
        return gathered;

        void Flush()
        {
            if (tabbed.Count == 1)
            {
                gathered.Add(tabbed[0] with { Text = Plain(tabbed[0].Text) });
            }
            else if (tabbed.Count > 1)
            {
                gathered.Add(Typed(tabbed, allowance));
            }

            tabbed.Clear();
        }
    }

    private static Table Typed(List<Paragraph> lines, Allowance allowance)
    {
        var split = lines.Select(l => l.Text.Split('\t').Select(c => c.Trim()).ToArray()).ToList();
        // The number of columns is what most lines have with every tab a column, or with tabs in a row taken as one when that is steadier.
        var columns = Math.Max(2, split.Select(s => s.Count(c => c.Length > 0)).Max());
        for (var row = 0; row < lines.Count; row++)
            allowance.TakeParts(columns);
        var rows = lines.Zip(split, (line, cells) => new Row([.. Fit(cells, columns).Select(text =>
            new Cell(text.Length == 0 ? [] : [line with { Text = text }], line.Place))], line.Place)).ToList();
        return new Table(rows, lines[0].Place);
    }

    private static string[] Fit(string[] cells, int columns)
    {
        if (cells.Length > columns)
        {
            // More tabs than columns: they were typed to move text along, so only the cells with text count, set to the right when the line
            // starts with a tab.
            var filled = cells.Where(c => c.Length > 0).ToArray();
            var empty = Enumerable.Repeat("", columns - filled.Length);
            return cells[0].Length == 0 ? [.. empty, .. filled] : [.. filled, .. empty];
        }

        return [.. cells, .. Enumerable.Repeat("", columns - cells.Length)];
    }

    private static string Plain(string text) => text.Replace('\t', ' ').Trim();

    [GeneratedRegex(@"^\s*([•▪■●◦\-–—*]|\d{1,2}[.)]|[a-z][.)])\t+(?!.*\t)", RegexOptions.IgnoreCase)]
    private static partial Regex TypedListItem();
}
