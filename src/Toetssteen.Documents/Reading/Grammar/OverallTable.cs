using Toetssteen.Documents.Reading.Sources;
using FactsheetWords = Toetssteen.Documents.Outline.FactsheetWords;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// The table in which our own documents say what was judged as a whole. That has no place in a reading: it is told, row by row.
/// </summary>
internal static class OverallTable
{
    private static readonly string[] Heads =
        [.. new[] { FactsheetWords.Dutch.About, FactsheetWords.Dutch.VerdictHead, FactsheetWords.Dutch.Why }.Select(Words.Folded)];

    /// <summary>Whether a table is one.</summary>
    public static bool Is(Table table) => table.Rows[0].Cells.Select(c => Words.Folded(c.Text)).SequenceEqual(Heads);

    /// <summary>Lists its rows.</summary>
    public static void Tell(Table table, PlacedTexts texts)
    {
        foreach (var (n, row) in table.Rows.Index())
            if (string.Join(": ", row.Cells.Select(c => c.Text)) is var said && n == 0)
                texts.Recognised(row.Place, said);
            else
                texts.NotPlaced(row.Place, said);
    }
}
