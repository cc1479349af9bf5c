using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>Improvement points with all that was published of them: what a follow-up is made from, and what its re-tests stand beside.</summary>
internal static class FollowedPoints
{
    /// <summary>Reads them, by two queries however many there are.</summary>
    /// <param name="db">The database.</param>
    /// <param name="points">The points.</param>
    /// <param name="inspectionId">The inspection that judges them again: what was published by it, or after it, is not what it stands beside. Null where all counts.</param>
    /// <param name="stop">Breaks it off.</param>
    public static async Task<IReadOnlyDictionary<Guid, FollowedPoint>> FollowedAsync(this AppDb db, IQueryable<ImprovementPoint> points, Guid? inspectionId, CancellationToken stop)
    {
        var known = await points.AsNoTracking().ToListAsync(stop);
        var retests = await (
            from retest in db.Retests.AsNoTracking()
            where points.Any(p => p.Id == retest.ImprovementPointId)
            join assessment in db.Assessments on retest.AssessmentId equals assessment.Id
            let first = db.PublishedFactsheets().Where(f => f.InspectionId == assessment.InspectionId).SelectMany(f => f.Editions).Where(e => e.Number == 1)
            where first.Any()
            select new { Retest = retest, assessment.InspectionId, Published = first.Select(e => e.Published).FirstOrDefault(), StoredAt = first.Min(e => e.StoredAt) }).ToListAsync(stop);
        // By the day that was printed, and then by the moment of taking in: what was published elsewhere comes in in any order.
        var inOrder = retests.OrderBy(r => r.Published?.ToString() ?? "", StringComparer.Ordinal).ThenBy(r => r.StoredAt).ToLookup(r => r.Retest.ImprovementPointId);
        return known.ToDictionary(p => p.Id, p => new FollowedPoint(p, [.. inOrder[p.Id].TakeWhile(r => r.InspectionId != inspectionId).Select(r => r.Retest)]));
    }
}
