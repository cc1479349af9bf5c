using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.ImprovementPoints.Show;

/// <summary>
/// One improvement point as it was published: what was found first, what was reported with a follow-up, what each re-test found. Nothing of
/// the work in between.
/// </summary>
public sealed class ShowModel(AppDb db, FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>A re-test, with the report that was published with it.</summary>
    public sealed record Judged(
        Retest Retest,
        string? Period,
        string? Against,
        string? Slug,
        PartialDate? Published,
        ReportForm? Report,
        PartialDate? ReportedOn,
        string? Said);

    public ImprovementPoint Point { get; private set; } = null!;

    public string Approach { get; private set; } = "";

    public string MunicipalityCode { get; private set; } = "";

    public string Municipality { get; private set; } = "";

    /// <summary>How the text of what was found first is written.</summary>
    public TextForm Form { get; private set; }

    /// <summary>The factsheet that it began with, where that was published here.</summary>
    public string? Slug { get; private set; }

    /// <summary>When that was published.</summary>
    public PartialDate? Published { get; private set; }

    public IReadOnlyList<Judged> Retests { get; private set; } = [];

    public Framework Framework => field ??= Texts.In(frameworks.Get(Point.FrameworkId));

    /// <summary>The scale of the version that a new judgement was given under.</summary>
    public Scale ScaleOf(Judgement judgement) => frameworks.Of(judgement, Point.FrameworkId).Scale;

    /// <summary>
    /// What became of its norms in the latest version that reaches back to its own; null where nothing changed, or no re-test tells it.
    /// </summary>
    public TakenOver? Later => Retests.Any(r => r.Retest.TakenOver is not null) ? null
        : CrosswalkPath.LeadingFrom(Framework, frameworks.All)[^1].Of(Point.IndicatorCodes) is { } taken && taken.Norms
            .Any(n => n.Change != NormChange.None)
            ? taken : null;

    public IEnumerable<Indicator> Indicators => Point.IndicatorCodes.Select(Framework.FindIndicator).OfType<Indicator>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var found = await (
            from p in db.PublishedImprovementPoints().AsNoTracking()
            join a in db.PublishedApproaches() on p.ApproachId equals a.Id
            join m in db.Municipalities on a.MunicipalityCode equals m.Code
            where p.Id == id
            select new
            {
                Point = p,
                Approach = a.Name,
                m.Code,
                m.Name,
                Here = db.Findings.Any(f =>
                    f.Id == p.BaselineFindingId
                    && db.Assessments.Any(s => s.Id == f.AssessmentId && db.WrittenHere().Any(w => w.Id == s.InspectionId))),
            }
        ).SingleOrDefaultAsync(stop);
        if (found is null)
            return NotFound();
        (Point, Approach, MunicipalityCode, Municipality, Form) = (
            found.Point,
            found.Approach,
            found.Code,
            found.Name,
            found.Here ? TextForm.Markdown : TextForm.Plain);
        var first = await (
            from f in db.Findings
            join a in db.PublishedAssessments() on f.AssessmentId equals a.Id
            join s in db.PublishedFactsheets() on a.InspectionId equals s.InspectionId
            where f.Id == found.Point.BaselineFindingId
            orderby s.Slug
            select new { s.Slug, s.Editions.OrderByDescending(e => e.Number).First().Published }).FirstOrDefaultAsync(stop);
        (Slug, Published) = (first?.Slug, first?.Published);
        Retests = await (
            from r in db.Retests
            join a in db.PublishedAssessments() on r.AssessmentId equals a.Id
            join i in db.Inspections on a.InspectionId equals i.Id
            join t in db.Studies on i.StudyId equals t.Id
            from s in db.PublishedFactsheets().Where(s => s.InspectionId == i.Id).OrderBy(s => s.Slug).Take(1).DefaultIfEmpty()
            from o in db.PublishedReports().Where(o => o.PublishedIn == i.Id).OrderBy(o => o.On).Take(1).DefaultIfEmpty()
            where r.ImprovementPointId == id
            orderby t.PeriodJudged
            select new Judged(
                r,
                t.PeriodJudged,
                db.Approaches.Where(x => x.Id == r.JudgedAgainstApproachId && x.Id != found.Point.ApproachId)
                    .Select(x => x.Name)
                    .FirstOrDefault(),
                s!.Slug,
                s.Editions.OrderByDescending(e => e.Number).First().Published,
                o == null ? null : o.Form,
                o!.On,
                db.ReportEntries.Where(e => e.ProgressReportId == o.Id && e.ImprovementPointId == id).Select(e => e.What).FirstOrDefault()))
            .AsNoTracking()
            .ToListAsync(stop);
        return Page();
    }
}
