using Toetssteen.Domain.FollowUp;

namespace Toetssteen.Domain.Publication;

/// <summary>
/// The columns of a follow-up's table. Rule: one per period judged, the earliest first, the new judgement last. Where a judgement does not
/// say its period, the columns are counted back from the new judgement.
/// </summary>
public sealed class RetestColumns
{
    private readonly bool _byPeriod;

    private RetestColumns(IReadOnlyList<string?> earlier, string? now, bool byPeriod) =>
        (Earlier, Now, _byPeriod) = (earlier, now, byPeriod);

    /// <summary>The periods judged before, one per column; null where it is not known or not the same for all.</summary>
    public IReadOnlyList<string?> Earlier { get; }

    /// <summary>The period judged now; null where it is not known or not the same for all.</summary>
    public string? Now { get; }

    /// <summary>The columns that the re-tests of one approach need together.</summary>
    public static RetestColumns Of(IReadOnlyList<RetestContent> retests)
    {
        var rows = retests.Select(Before).ToList();
        var now = Same(retests.Select(r => r.After?.Period));
        if (rows.TrueForAll(r => r.TrueForAll(j => j.Period is not null) && r.Select(j => j.Period).Distinct().Count() == r.Count))
            return new RetestColumns(
                [.. rows.SelectMany(r => r.Select(j => j.Period)).Distinct().Order(StringComparer.Ordinal)],
                now,
                byPeriod: true);
        var most = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        return new RetestColumns(
            [.. Enumerable.Range(1, most).Reverse().Select(back => Same(rows.Where(r => r.Count >= back).Select(r => r[^back].Period)))],
            now,
            byPeriod: false);
    }

    /// <summary>What stands in an earlier column of this row; null where the point was not judged then.</summary>
    /// <param name="retest">The row.</param>
    /// <param name="column">The column, counted from 0.</param>
    public Judgement? At(RetestContent retest, int column)
    {
        var row = Before(retest);
        return _byPeriod ? row.Find(j => j.Period == Earlier[column]) : row.ElementAtOrDefault(row.Count - Earlier.Count + column);
    }

    private static List<Judgement> Before(RetestContent retest) => [.. retest.Earlier, retest.Before];

    private static string? Same(IEnumerable<string?> periods) => periods.OfType<string>().Distinct().ToList() is [var one] ? one : null;
}
