using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// Improvement points with all that was published of them: what a follow-up is made from, and what its re-tests stand beside.
/// </summary>
internal static class FollowedPoints
{
    /// <summary>Reads them, by three queries however many there are.</summary>
    /// <param name="db">The database.</param>
    /// <param name="points">The points.</param>
    /// <param name="inspectionId">The inspection that judges them again: what was published by it, or after it, is not what it stands
    /// beside. Null where all counts.</param>
    /// <param name="stop">Breaks it off.</param>
    public static async Task<IReadOnlyDictionary<Guid, FollowedPoint>> FollowedAsync(
        this AppDb db,
        IQueryable<ImprovementPoint> points,
        Guid? inspectionId,
        CancellationToken stop)
    {
        var known = await points.AsNoTracking().ToListAsync(stop);
        var retests = await db.Retests.AsNoTracking().Where(r => points.Any(p => p.Id == r.ImprovementPointId))
            .Join(db.Assessments, r => r.AssessmentId, a => a.Id, (r, a) => new { Retest = r, a.InspectionId }).ToListAsync(stop);
        var inspections = retests.Select(r => r.InspectionId).Distinct().ToList();
        var first = (
            await db.PublishedFactsheets()
                .Where(f => inspections.Contains(f.InspectionId))
                .Join(
                    db.Editions.Where(e => e.Number == 1),
                    f => f.Id,
                    e => e.FactsheetId,
                    (f, e) =>
                        new
                        {
                            f.InspectionId,
                            e.Published,
                            e.StoredAt,
                        })
                .ToListAsync(stop)
        ).GroupBy(e => e.InspectionId).ToDictionary(g => g.Key, g => g.MinBy(e => e.StoredAt)!);
        // By the day that was printed, and then by the moment of taking in: what was published elsewhere comes in in any order.
        var inOrder = retests
            .Where(r => first.ContainsKey(r.InspectionId))
            .OrderBy(r => first[r.InspectionId].Published?.ToString() ?? "", StringComparer.Ordinal)
            .ThenBy(r => first[r.InspectionId].StoredAt)
            .ToLookup(r => r.Retest.ImprovementPointId);
        return known.ToDictionary(
            p => p.Id,
            p => new FollowedPoint(p, [.. inOrder[p.Id].TakeWhile(r => r.InspectionId != inspectionId).Select(r => r.Retest)]));
    }
}
