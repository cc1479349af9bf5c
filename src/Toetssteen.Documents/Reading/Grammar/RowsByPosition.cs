using System.Text.RegularExpressions;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Rows that were told from where words stand, as in a PDF without tags or lines: what must go together in them is put together, and
/// whatever shows that a row may have been cut wrong puts it in doubt.
/// </summary>
internal static partial class RowsByPosition
{
    /// <summary>Whether these are parts of one row that the framework prints together.</summary>
    public static bool AreParts(RowDraft before, RowDraft row, Framework framework) =>
        before.IsByPosition && row.IsByPosition && before.Columns.Count == row.Columns.Count && before.Hits.Count > 0 && row.Hits.Count > 0
        && !before.Norms.Any(n => row.Norms.Any(o => o.Code == n.Code))
        && framework.JointRows.Any(j => before.Norms.Concat(row.Norms).All(n => j.Indicators.Contains(n.Code)));

    /// <summary>Puts rows in doubt, and those beside a row from which text or a mark may have been taken.</summary>
    public static void Doubt(IReadOnlyList<RowDraft> rows, Framework framework)
    {
        if (!rows.Any(r => r.IsByPosition))
            return;
        // Where marks are signs, a letter halfway a sentence is a letter.
        var halfway = rows.SelectMany(r => r.Columns).SelectMany(c => c.Marks.Concat(c.Text)).Any(p => Signs.AnySure(p.Text))
            ? SignHalfway()
            : MarkHalfway();
        HashSet<RowDraft> cut = new(ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
        {
            var codes = row.Norms.Select(n => n.Code).ToList();
            if (
                row.Columns.Exists(c => IsCut(c, halfway))
                || row.Hits.Count == 0
                || row.LeftOver > 0
                || !row.IsByPosition
                || Mark().IsMatch(row.IndicatorText))
                cut.Add(row);
            row.IsUnsure |=
                cut.Contains(row)
                || row.Columns.Exists(c => c.IsEmpty || !HasMark(c))
                || (codes.Count > 1 || framework.JointRows.Any(j => codes.Exists(j.Indicators.Contains)))
                    && !framework.JointRows.Any(j => j.Indicators.Count == codes.Count && codes.TrueForAll(j.Indicators.Contains));
        }
        // In a first study every indicator has a finding: one that is not there may have been taken up by the rows beside its place.
        if (!rows.Any(r => r.Columns.Count > 1))
        {
            var order = framework.Indicators.Select(i => i.Code).ToList();
            var found = rows.SelectMany(r => r.Norms).Select(n => n.Code).ToHashSet();
            foreach (var row in rows)
                row.IsUnsure |= row.Norms.Any(n =>
                    order.IndexOf(n.Code) is var at
                    && (at > 0 && !found.Contains(order[at - 1]) || at + 1 < order.Count && !found.Contains(order[at + 1])));
        }
        for (var n = 0; n < rows.Count; n++)
            rows[n].IsUnsure |= n > 0 && cut.Contains(rows[n - 1]) || n + 1 < rows.Count && cut.Contains(rows[n + 1]);
    }

    /// <summary>
    /// Whether a text begins or ends halfway a sentence, a mark stands halfway one, or marks stand both before and behind their text.
    /// </summary>
    private static bool IsCut(ColumnDraft column, Regex halfway)
    {
        var text = string.Join(' ', column.Text.Select(p => p.Text)).Trim();
        return text.Length > 0
            && (BeginsHalfway().IsMatch(text) || !EndsSentence().IsMatch(text) || halfway.IsMatch(text) || MarkAtBothEnds().IsMatch(text));
    }

    private static bool HasMark(ColumnDraft column) =>
        column.Ticked.Count > 0 || column.Marks.Count > 0 || column.Text.Exists(p => Mark().IsMatch(p.Text));

    [GeneratedRegex(@"^(?!\p{L}(\s|$))\p{Ll}|^\P{L}*\s\p{Ll}{2}|^[xXvV] \p{Ll}")]
    private static partial Regex BeginsHalfway();

    [GeneratedRegex(@"[.:;!?…][""'”’)]*(\s+\S{1,2})*$", RegexOptions.RightToLeft)]
    private static partial Regex EndsSentence();

    [GeneratedRegex(@"[\p{L},] ([^\p{L}\p{N}\p{P}]|[xXvV]) \p{L}")]
    private static partial Regex MarkHalfway();

    [GeneratedRegex(@"[\p{L},] [^\p{L}\p{N}\p{P}] \p{L}")]
    private static partial Regex SignHalfway();

    [GeneratedRegex(
        @"^([^\p{L}\p{N}\p{P}\s]|[xXvV]) .*\p{L}.* ([^\p{L}\p{N}\p{P}\s]|[xXvV])$",
        RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex MarkAtBothEnds();

    [GeneratedRegex(@"(^|\s)([xXvV]|[^\p{L}\p{N}\p{P}\s])(\s|$)")]
    private static partial Regex Mark();
}
