using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Factsheets.Show;

/// <summary>
/// What stands beside an edition about the first judgement of one of its points: that the first study is not here, or how that study worded
/// it. No part of the edition; it may change when the first study comes.
/// </summary>
/// <param name="Approach">The approach, as printed.</param>
/// <param name="Codes">The indicators of the point.</param>
/// <param name="Wording">The two wordings; null where the first study is not here.</param>
/// <param name="FirstSlug">The factsheet of the first study; null where it is not here.</param>
public sealed record BaselineNote(string Approach, IReadOnlyList<string> Codes, BaselineWording? Wording, string? FirstSlug)
{
    /// <summary>Whether what stands as the first judgement is only known from the follow-up itself.</summary>
    public bool IsFromColumn => FirstSlug is null;

    /// <summary>The notes of a factsheet; none where all first judgements are here and worded the same.</summary>
    public static async Task<IReadOnlyList<BaselineNote>> OfAsync(AppDb db, string slug, FactsheetContent content)
    {
        var rows = await (
            from f in db.PublishedFactsheets()
            join i in db.Inspections on f.InspectionId equals i.Id
            join t in db.Studies on i.StudyId equals t.Id
            join s in db.Assessments on i.Id equals s.InspectionId
            join a in db.Approaches on s.ApproachId equals a.Id
            join r in db.Retests on s.Id equals r.AssessmentId
            join p in db.ImprovementPoints on r.ImprovementPointId equals p.Id
            where f.Slug == slug
            select new
            {
                Approach = a.Name,
                Point = p,
                IsFirst = !(from o in db.Retests
                            join os in db.PublishedAssessments() on o.AssessmentId equals os.Id
                            join oi in db.Inspections on os.InspectionId equals oi.Id
                            join ot in db.Studies on oi.StudyId equals ot.Id
                            where o.ImprovementPointId == p.Id && o.Id != r.Id && ot.PeriodJudged!.CompareTo(t.PeriodJudged) < 0
                            select o).Any(),
                FirstSlug = (from n in db.Findings
                             join ns in db.Assessments on n.AssessmentId equals ns.Id
                             join nf in db.PublishedFactsheets() on ns.InspectionId equals nf.InspectionId
                             where n.Id == p.BaselineFindingId
                             orderby nf.Slug
                             select nf.Slug).FirstOrDefault(),
            }).AsNoTracking().ToListAsync();
        return
        [
            .. from row in rows
            let printed = content
                .Approaches.Where(a => a.Name == row.Approach)
                .SelectMany(a => a.Retests)
                .FirstOrDefault(r => r.PointCodes.ToHashSet().SetEquals(row.Point.IndicatorCodes))
            where printed is not null
            let wording = row.FirstSlug is null
                ? null
                : BaselineWording.Of(row.Point, printed.Earlier.Append(printed.Before).First(), row.IsFirst || printed.Earlier.Count > 0)
            where row.FirstSlug is null || wording is not null
            select new BaselineNote(row.Approach, row.Point.IndicatorCodes, wording, row.FirstSlug),
        ];
    }
}
