using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Texts that say first what they hold: "Indicator: …", and tables of two columns of which the first says it.</summary>
internal static class LabelledText
{
    private const int LongestLabel = 30;

    /// <summary>What a text says that it holds, and where that begins; null where it says nothing.</summary>
    public static (ColumnRole Role, int Length)? LabelOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > LongestLabel)
            return null;
        return Words.Folded(text[..colon]) switch
        {
            "thema" => (ColumnRole.Theme, colon + 1),
            "criterium" or "criteria" => (ColumnRole.Criterion, colon + 1),
            "indicator" or "indicatoren" or "norm" => (ColumnRole.Indicator, colon + 1),
            "bevinding" or "bevindingen" or "toelichting" or "onderbouwing" => (ColumnRole.Text, colon + 1),
            "oordeel" or "score" or "beoordeling" => (ColumnRole.Mark, colon + 1),
            _ => null,
        };
    }

    /// <summary>What a cell says that the one beside it holds.</summary>
    public static ColumnRole? LabelIn(Cell cell) =>
        cell.Text.Length > LongestLabel ? null : LabelOf(cell.Text.TrimEnd(':') + ":")?.Role;

    /// <summary>Whether every row says first what it holds, and one an indicator.</summary>
    public static bool HasLabels(Table table)
    {
        var rows = table.Rows.Select(r => r.Cells.Where(c => c.Paragraphs.Count > 0).ToList()).Where(r => r.Count > 0).ToList();
        return rows.TrueForAll(r => r.Count <= 2 && LabelIn(r[0]) is not null)
            && rows.Exists(r => r.Count == 2 && LabelIn(r[0]) is ColumnRole.Indicator)
            && !rows.Exists(r => r.Count == 2 && LabelIn(r[1]) is not null);
    }
}
