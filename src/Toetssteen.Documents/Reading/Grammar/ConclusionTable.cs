using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;
using FactsheetWords = Toetssteen.Documents.Outline.FactsheetWords;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Reads a table of conclusions: what goes well beside what can be better, per theme in a table of its own, in a row, or with the
/// words in the first column. Empty cells are legitimate.
/// </summary>
internal sealed class ConclusionTable(NameIndex names, ReadSoFar soFar, PlacedTexts texts)
{
    // What a cell of our own documents says that has nothing to say, now and before.
    private static readonly HashSet<string> Nothing = [Words.Folded(FactsheetWords.Dutch.NothingStated), Words.Folded("(leeg)")];

    /// <summary>Whether a row, or the first column, says both what goes well and what can be better: then it can be nothing else.</summary>
    public static bool HasBothSides(Table table) =>
        table.Rows.Any(r => IndexOf(r, Opens.GoesWell) >= 0 && IndexOf(r, Opens.CanImprove) >= 0)
        || (table.Rows.Any(r => IndexOf(r, Opens.GoesWell) == 0) && table.Rows.Any(r => IndexOf(r, Opens.CanImprove) == 0));

    /// <summary>The row that heads what goes well beside what can be better; -1 where there is none.</summary>
    public static int HeadOf(Table table) =>
        table.Rows.ToList().FindIndex(r => IndexOf(r, Opens.GoesWell) >= 0 && IndexOf(r, Opens.CanImprove) >= 0);

    /// <summary>Reads a table; false when it holds no conclusions.</summary>
    public bool Read(Table table)
    {
        if (!table.Rows.Any(r => r.Cells.Any(c => Headings.SideOf(c.Text) is not null)))
            return false;
        var (well, better, theme) = (-1, -1, -1);
        var named = soFar.ConclusionTheme;
        var concluded = false;
        foreach (var row in table.Rows)
        {
            var filled = row.Cells.Where(c => c.Paragraphs.Count > 0).ToList();
            if (filled.Count == 0 && well < 0)
                continue;
            if (filled.Count == 1 && names.ThemeOf(filled[0].Text, out _) is { } own && (well < 0 || theme < 0))
            {
                texts.Recognised(row.Place, filled[0].Text);
                (named, concluded) = (own, false);
                soFar.ConclusionTheme = own;
                continue;
            }
            var wellAt = IndexOf(row, Opens.GoesWell);
            var betterAt = IndexOf(row, Opens.CanImprove);
            if (wellAt >= 0 && betterAt >= 0)
            {
                (well, better) = (wellAt, betterAt);
                theme = well > 0 ? 0 : -1;
                if (theme == 0 && names.ThemeOf(row.Cells[0].Text, out _) is { } head && row.Cells[0].Paragraphs.Count > 0)
                    (named, concluded, soFar.ConclusionTheme) = (head, false, head);
                foreach (var cell in filled)
                    texts.Claim(row.Place, cell.Text);
                continue;
            }
            if (
                well < 0
                && (wellAt >= 0 || betterAt >= 0)
                && ReadBeside(row, wellAt >= 0 ? Opens.GoesWell : Opens.CanImprove, Math.Max(wellAt, betterAt), ref named))
                continue;
            if (well < 0)
            {
                texts.NotUnderstood(row.Place, string.Join(' ', filled.Select(c => c.Text)));
                continue;
            }
            if (theme >= 0 && theme < row.Cells.Count && row.Cells[theme].Paragraphs.Count > 0)
            {
                if (names.ThemeOf(row.Cells[theme].Text, out _) is { } inRow)
                {
                    (named, concluded) = (inRow, false);
                    texts.Recognised(row.Cells[theme].Place, row.Cells[theme].Text);
                }
                else if (names.IsTorn(row.Cells[theme].Text))
                {
                    (named, concluded) = (null, false);
                    texts.Recognised(row.Cells[theme].Place, row.Cells[theme].Text);
                }
                else
                {
                    texts.NotUnderstood(row.Cells[theme].Place, row.Cells[theme].Text);
                }
            }
            named ??= soFar.AssumedTheme(row.Place);
            soFar.Conclude(row.Place, named, Opens.GoesWell, null);
            concluded |= Add(row, well, named, Opens.GoesWell) | Add(row, better, named, Opens.CanImprove);
        }
        if (well >= 0 && named is not null && !concluded)
            soFar.Conclude(table.Place, named, Opens.GoesWell, null);
        return true;
    }

    /// <summary>"Wat gaat goed?" in the first column, the text beside it.</summary>
    private bool ReadBeside(Row row, Opens side, int at, ref Theme? named)
    {
        named ??= soFar.AssumedTheme(row.Place);
        soFar.Conclude(row.Place, named, side, null);
        for (var i = 0; i < row.Cells.Count; i++)
            if (i != at)
                Add(row, i, named, side);
        texts.Recognised(row.Place, row.Cells[at].Text);
        return true;
    }

    private bool Add(Row row, int at, Theme theme, Opens side)
    {
        if (at < 0 || at >= row.Cells.Count)
            return false;
        if (Nothing.Contains(Words.Folded(row.Cells[at].Text)))
        {
            texts.Recognised(row.Cells[at].Place, row.Cells[at].Text);
            return false;
        }
        foreach (var paragraph in row.Cells[at].Paragraphs)
            soFar.Conclude(paragraph.Place, theme, side, paragraph.Text);
        return row.Cells[at].Paragraphs.Count > 0;
    }

    private static int IndexOf(Row row, Opens side)
    {
        for (var i = 0; i < row.Cells.Count; i++)
            if (row.Cells[i].Paragraphs.Count > 0 && Headings.SideOf(row.Cells[i].Text) == side)
                return i;
        return -1;
    }
}
