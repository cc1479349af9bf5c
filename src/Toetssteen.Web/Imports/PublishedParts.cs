using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Imports;

/// <summary>What comes with a published factsheet whichever way it came: its name in addresses, and what is followed up.</summary>
internal static class PublishedParts
{
    /// <summary>A name for a factsheet that nobody has, and that is kept free for nobody: <c>deventer-2013</c>.</summary>
    public static async Task<string> FreeSlugAsync(this AppDb db, Municipality municipality, int? year, CancellationToken stop)
    {
        var plain = FoldedText.Slug(
            $"{municipality.Name} {(year is { } y ? y.ToString("0000", System.Globalization.CultureInfo.InvariantCulture) : "zonder jaar")}"
        );
        var taken = await db
            .Factsheets.Where(f => f.Slug.StartsWith(plain))
            .Select(f => f.Slug)
            .Union(db.Drafts.Where(d => d.Slug!.StartsWith(plain)).Select(d => d.Slug!))
            .ToListAsync(stop);
        return taken.Contains(plain)
            ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{plain}-{n}").First(s => !taken.Contains(s))
            : plain;
    }

    /// <summary>
    /// What is followed up of a finding that is published: an improvement point, joined to one that was known without its first study
    /// where there is one about the same.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="approachId">The approach that was judged.</param>
    /// <param name="framework">The framework.</param>
    /// <param name="period">The period judged.</param>
    /// <param name="waiting">The points that wait to be joined to a finding; the one that is taken is taken out.</param>
    /// <param name="newId">Identity of a new point.</param>
    public static void Follow(
        this AppDb db,
        Finding finding,
        Guid approachId,
        Framework framework,
        string? period,
        List<ImprovementPoint> waiting,
        Guid newId)
    {
        if (ImprovementPoint.Of(newId, finding, approachId, framework, period) is not { } point)
            return;
        if (waiting.Find(p => p.FrameworkId == point.FrameworkId && p.IndicatorCodes.SequenceEqual(point.IndicatorCodes)) is { } known)
        {
            known.JoinTo(finding, period);
            waiting.Remove(known);
        }
        else
        {
            db.ImprovementPoints.Add(point);
        }
    }

    /// <summary>
    /// After an inspection was published, or its rows changed: where every improvement point of the municipality stands, and in which
    /// inspection it is followed up. With a follow-up, what was told of approaches in between becomes public. Needs a transaction, with all
    /// else saved.
    /// </summary>
    public static async Task StandAfterAsync(this AppDb db, Inspection inspection, CancellationToken stop)
    {
        var points = await db
            .ImprovementPoints.Where(p => db.Approaches.Any(a => a.Id == p.ApproachId && a.MunicipalityCode == inspection.MunicipalityCode))
            .ToListAsync(stop);
        var ids = points.ConvertAll(p => p.Id);
        var first = await (
            from p in db.ImprovementPoints
            join f in db.Findings on p.BaselineFindingId equals f.Id
            join a in db.Assessments on f.AssessmentId equals a.Id
            where ids.Contains(p.Id)
            select new { p.Id, a.InspectionId }
        ).ToDictionaryAsync(x => x.Id, x => x.InspectionId, stop);
        var retests = (
            await (
                from r in db.Retests.AsNoTracking()
                join a in db.Assessments on r.AssessmentId equals a.Id
                join i in db.Inspections on a.InspectionId equals i.Id
                join s in db.Studies on i.StudyId equals s.Id
                where ids.Contains(r.ImprovementPointId)
                select new
                {
                    Retest = r,
                    InspectionId = i.Id,
                    s.PeriodJudged,
                }
            ).ToListAsync(stop)
        ).ToLookup(r => r.Retest.ImprovementPointId, r => new PublishedRetest(r.Retest, r.InspectionId, r.PeriodJudged));
        foreach (var point in points)
            point.StandAfter(first.TryGetValue(point.Id, out var id) ? id : null, retests[point.Id]);
        if (await db.Studies.AnyAsync(s => s.Id == inspection.StudyId && s.Kind == StudyKind.FollowUp, stop))
        {
            foreach (
                var approach in await db
                    .Approaches.Where(a => a.AwaitsFollowUp && a.MunicipalityCode == inspection.MunicipalityCode)
                    .ToListAsync(stop))
                approach.PublishWith(inspection.Id);
            foreach (
                var step in await db
                    .ApproachTransitions.Where(t =>
                        t.AwaitsFollowUp
                        && db.Approaches.Any(a => a.Id == t.ApproachId && a.MunicipalityCode == inspection.MunicipalityCode))
                    .ToListAsync(stop))
                step.PublishWith(inspection.Id);
        }
        await db.SavePrivatelyAsync(stop);
    }
}
