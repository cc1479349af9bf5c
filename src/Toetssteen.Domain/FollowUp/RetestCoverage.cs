using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.FollowUp;

/// <summary>
/// What stands between a follow-up and its adoption. Rule: a re-test covers the baseline's improvement points, all of them, and nothing
/// else: a new mark, "unchanged", or "not re-tested" with a reason.
/// </summary>
/// <param name="Missing">Points without a new mark and without a reason.</param>
/// <param name="Beyond">Re-tests of what was no improvement point of this baseline.</param>
public sealed record RetestCoverage(IReadOnlyList<ImprovementPoint> Missing, IReadOnlyList<Retest> Beyond)
{
    /// <summary>Compares an assessment of a follow-up with the improvement points of the approach that it is about.</summary>
    public static RetestCoverage Of(Assessment assessment, IEnumerable<ImprovementPoint> baseline)
    {
        var points = baseline.ToList();
        var judged = assessment.Retests.Where(r => r.NotRetestedReason is not null || r.Unchanged || r.After?.Marks.Count > 0).Select(r => r.ImprovementPointId).ToHashSet();
        return new RetestCoverage(
            assessment.NotRetestedReason is not null ? [] : [.. points.Where(p => !judged.Contains(p.Id))],
            [.. assessment.Retests.Where(r => points.TrueForAll(p => p.Id != r.ImprovementPointId))]);
    }

    /// <summary>Whether the follow-up can be adopted.</summary>
    public bool IsComplete => Missing.Count == 0 && Beyond.Count == 0;
}
