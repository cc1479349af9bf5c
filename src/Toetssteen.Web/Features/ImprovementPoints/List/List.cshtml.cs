using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.ImprovementPoints.List;

/// <summary>Every improvement point: what was found first, what the municipality reported, what the latest re-test found.</summary>
public sealed class ListModel(AppDb db, FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>Points on one page.</summary>
    public const int PageSize = 50;

    /// <summary>What can be asked for by where a point stands.</summary>
    public static IReadOnlyList<string> States { get; } = ["open", "opgelost", "nog-verbeterpunt", "niet-opnieuw-beoordeeld"];

    [BindProperty(SupportsGet = true)]
    public string? Stand { get; set; }

    /// <summary>Framework and theme, as <c>ggsr/2012:3</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Thema { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Provincie { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    public int Count { get; private set; }

    public IReadOnlyList<PointLine> Points { get; private set; } = [];

    public static IEnumerable<string> Provinces { get; } = [.. MunicipalityRegister.All.Select(m => m.Province).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<Framework> Frameworks => frameworks.All;

    public bool IsFiltered => !string.IsNullOrEmpty(Stand) || !string.IsNullOrEmpty(Thema) || !string.IsNullOrEmpty(Provincie);

    public Framework FrameworkOf(PointLine line) => frameworks.Get(line.FrameworkId);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || Pagina < 1)
            return NotFound();
        var all = from p in db.PublishedImprovementPoints().AsNoTracking()
                  join a in db.PublishedApproaches() on p.ApproachId equals a.Id
                  join m in db.Municipalities on a.MunicipalityCode equals m.Code
                  from r in (
                      from r in db.Retests
                      join s in db.PublishedAssessments() on r.AssessmentId equals s.Id
                      join i in db.Inspections on s.InspectionId equals i.Id
                      join t in db.Studies on i.StudyId equals t.Id
                      where r.ImprovementPointId == p.Id
                      orderby t.PeriodJudged descending
                      select r).Take(1).DefaultIfEmpty()
                  select new { Point = p, Approach = a, Municipality = m, Retest = r };
        all = Stand switch
        {
            "open" => all.Where(x => x.Retest == null),
            "opgelost" => all.Where(x => x.Retest!.Outcome == Verdict.Meets),
            "nog-verbeterpunt" => all.Where(x => x.Retest!.Outcome == Verdict.NeedsImprovement || x.Retest!.Outcome == Verdict.Mixed),
            "niet-opnieuw-beoordeeld" => all.Where(x => x.Retest != null && (x.Retest.Outcome == null || x.Retest.Outcome == Verdict.None)),
            _ => all,
        };
        if (Thema?.Split(':') is [var framework, var theme])
            all = all.Where(x => x.Point.FrameworkId == framework && x.Point.ThemeCode == theme);
        if (!string.IsNullOrEmpty(Provincie))
            all = all.Where(x => x.Municipality.Province == Provincie);
        Count = await all.CountAsync();
        Points = await (
            from x in all
            from s in db.Assessments.Where(s => s.Id == x.Retest!.AssessmentId).DefaultIfEmpty()
            from f in db.PublishedFactsheets().Where(f => f.InspectionId == s!.InspectionId).OrderBy(f => f.Slug).Take(1).DefaultIfEmpty()
            from o in db.PublishedReports().Where(o => o.PublishedIn == s!.InspectionId).OrderBy(o => o.On).Take(1).DefaultIfEmpty()
            orderby x.Municipality.FoldedName, x.Approach.Name, x.Point.IndicatorCodes
            select new PointLine(x.Point.Id, x.Municipality.Name, x.Municipality.Code, x.Approach.Name, x.Point.FrameworkId, x.Point.IndicatorCodes, x.Point.Baseline,
                x.Retest != null, x.Retest!.Outcome, x.Retest.After, x.Retest != null && x.Retest.Unchanged, x.Retest!.NotRetestedReason,
                db.Approaches.Where(a => a.Id == x.Retest!.JudgedAgainstApproachId && a.Id != x.Approach.Id).Select(a => a.Name).FirstOrDefault(),
                f!.Slug, o == null ? null : o.Form, o!.On,
                db.Findings.Any(n => n.Id == x.Point.BaselineFindingId && db.Assessments.Any(s => s.Id == n.AssessmentId && db.WrittenHere().Any(w => w.Id == s.InspectionId)))))
            .Skip((Pagina - 1) * PageSize).Take(PageSize).ToListAsync();
        return Page();
    }
}
