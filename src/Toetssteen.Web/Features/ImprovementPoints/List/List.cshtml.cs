using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
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

    /// <summary>Part of the name of the approach that was judged first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Aanpak { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    public int Count { get; private set; }

    public IReadOnlyList<PointLine> Points { get; private set; } = [];

    public static IEnumerable<string> Provinces { get; } = [.. MunicipalityRegister.All.Select(m => m.Province).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<Framework> Frameworks => frameworks.All;

    public bool IsFiltered => !string.IsNullOrEmpty(Stand) || !string.IsNullOrEmpty(Thema) || !string.IsNullOrEmpty(Provincie) || !string.IsNullOrWhiteSpace(Aanpak);

    public Framework FrameworkOf(PointLine line) => frameworks.Get(line.FrameworkId);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || Pagina < 1)
            return NotFound();
        var all = from p in db.PublishedImprovementPoints().AsNoTracking()
                  join a in db.PublishedApproaches() on p.ApproachId equals a.Id
                  join m in db.Municipalities on a.MunicipalityCode equals m.Code
                  select new
                  {
                      Point = p,
                      Approach = a,
                      Municipality = m,
                      // Its identity, asked per point: joined, all re-tests that there are would be put in order for the few that are shown.
                      Latest = (from r in db.Retests
                                join s in db.PublishedAssessments() on r.AssessmentId equals s.Id
                                join i in db.Inspections on s.InspectionId equals i.Id
                                join t in db.Studies on i.StudyId equals t.Id
                                where r.ImprovementPointId == p.Id
                                orderby t.PeriodJudged descending
                                select (Guid?)r.Id).FirstOrDefault(),
                  };
        all = Stand switch
        {
            "open" => all.Where(x => x.Latest == null),
            "opgelost" => all.Where(x => db.Retests.Any(r => r.Id == x.Latest && r.Outcome == Verdict.Meets)),
            "nog-verbeterpunt" => all.Where(x => db.Retests.Any(r => r.Id == x.Latest && (r.Outcome == Verdict.NeedsImprovement || r.Outcome == Verdict.Mixed))),
            "niet-opnieuw-beoordeeld" => all.Where(x => db.Retests.Any(r => r.Id == x.Latest && (r.Outcome == null || r.Outcome == Verdict.None))),
            _ => all,
        };
        if (Thema?.Split(':') is [var framework, var theme])
            all = all.Where(x => x.Point.FrameworkId == framework && x.Point.ThemeCode == theme);
        if (!string.IsNullOrEmpty(Provincie))
            all = all.Where(x => x.Municipality.Province == Provincie);
        if (FoldedText.Fold(Aanpak ?? "") is { Length: > 0 } approach)
            all = all.Where(x => x.Approach.FoldedName.Contains(approach));
        Count = await all.CountAsync();
        var shown = await all.OrderBy(x => x.Municipality.FoldedName).ThenBy(x => x.Approach.Name).ThenBy(x => x.Point.IndicatorCodes)
            .Select(x => x.Point.Id).Skip((Pagina - 1) * PageSize).Take(PageSize).ToListAsync();
        var latest = await all.Where(x => shown.Contains(x.Point.Id)).Select(x => x.Latest).ToListAsync();
        Points = await (
            from x in all
            where shown.Contains(x.Point.Id)
            from r in db.Retests.Where(r => r.ImprovementPointId == x.Point.Id && latest.Contains(r.Id)).DefaultIfEmpty()
            from s in db.Assessments.Where(s => s.Id == r!.AssessmentId).DefaultIfEmpty()
            orderby x.Municipality.FoldedName, x.Approach.Name, x.Point.IndicatorCodes
            select new PointLine(x.Point.Id, x.Municipality.Name, x.Municipality.Code, x.Approach.Name, x.Point.FrameworkId, x.Point.IndicatorCodes, x.Point.Baseline,
                r != null, r!.Outcome, r.After, r != null && r.Unchanged, r!.NotRetestedReason,
                db.Approaches.Where(a => a.Id == r!.JudgedAgainstApproachId && a.Id != x.Approach.Id).Select(a => a.Name).FirstOrDefault(),
                db.PublishedFactsheets().Where(f => f.InspectionId == s!.InspectionId).OrderBy(f => f.Slug).Select(f => f.Slug).FirstOrDefault(),
                db.PublishedReports().Where(o => o.PublishedIn == s!.InspectionId).OrderBy(o => o.On).Select(o => (ReportForm?)o.Form).FirstOrDefault(),
                db.PublishedReports().Where(o => o.PublishedIn == s!.InspectionId).OrderBy(o => o.On).Select(o => o.On).FirstOrDefault(),
                db.Findings.Any(n => n.Id == x.Point.BaselineFindingId && db.Assessments.Any(s => s.Id == n.AssessmentId && db.WrittenHere().Any(w => w.Id == s.InspectionId)))))
            .ToListAsync();
        return Page();
    }
}
