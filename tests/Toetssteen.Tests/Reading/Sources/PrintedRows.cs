using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>Rows of tables as strings, of what was printed and of what was read, to hold the one against the other.</summary>
public static class PrintedRows
{
    /// <summary>
    /// Text of each row with at least two cells, headers aside, without spaces; a row with nothing before its last cell goes on from the
    /// row above.
    /// </summary>
    public static IReadOnlyList<string> Of(PrintedDocument document) =>
        Of(
            document
                .Blocks.OfType<PrintedTable>()
                .SelectMany(t => t.Rows)
                .Where(r => !r.IsHeader)
                .Select(r => r.Cells.Select(c => string.Concat(c.Paragraphs.Select(p => p.Text)))));

    /// <summary>The same of a source.</summary>
    public static IReadOnlyList<string> Of(SourceDocument document) =>
        Of(
            document
                .Blocks.OfType<Table>()
                .SelectMany(t => t.Rows)
                .Select(r => r.Cells.Select(c => string.Concat(c.Paragraphs.Select(p => p.Text)))));

    private static List<string> Of(IEnumerable<IEnumerable<string>> rows)
    {
        List<List<string>> joined = [];
        foreach (var row in rows)
        {
            var cells = row.Select(Plain).ToList();
            if (cells.Count > 1 && cells.SkipLast(1).All(c => c.Length == 0) && joined.Count > 0)
            {
                joined[^1][^1] += cells[^1];
            }
            else
            {
                joined.Add(cells);
            }
        }

        return [.. joined.Select(r => r.Where(c => c.Length > 0).ToList()).Where(r => r.Count > 1).Select(r => string.Concat(r))];
    }

    private static string Plain(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)))
            .Replace("\uF0FC", "✓", StringComparison.Ordinal)
            .Replace("\uF0FB", "✗", StringComparison.Ordinal);
}
