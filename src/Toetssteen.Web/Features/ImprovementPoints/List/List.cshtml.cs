using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.ImprovementPoints.List;

/// <summary>Every improvement point: what was found first, what the municipality reported, what the latest re-test found.</summary>
public sealed class ListModel(AppDb db, FrameworkCatalogue frameworks, PointRegister points) : PageModel
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

    public static IEnumerable<string> Provinces { get; } =
    [.. MunicipalityRegister.All.Select(m => m.Province).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The frameworks whose themes can be asked for.</summary>
    public IReadOnlyList<Framework> ThemesOf { get; private set; } = [];

    public bool IsFiltered =>
        !string.IsNullOrEmpty(Stand)
        || !string.IsNullOrEmpty(Thema)
        || !string.IsNullOrEmpty(Provincie)
        || !string.IsNullOrWhiteSpace(Aanpak);

    public Framework FrameworkOf(PointLine line) => Texts.In(frameworks.Get(line.FrameworkId));

    /// <summary>The scale of the version that the new judgement was given under.</summary>
    public Scale ScaleOf(PointLine line) => frameworks.Of(line.After, line.FrameworkId).Scale;

    /// <summary>How the norms of a point return in the version that is asked for; null where that is its own.</summary>
    public TakenOver? TakenOverOf(PointLine line) => Thema?.Split(':', 2) is [var framework, _] && frameworks.Find(framework) is { } asked
        ? CrosswalkPath.Between(frameworks.All, FrameworkOf(line), asked)?.Of(line.Codes) : line.TakenOver;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
            return NotFound();
        var known = await points.AllAsync();
        ThemesOf = CrosswalkPath.Reaching(frameworks.All, known.Select(p => p.FrameworkId).ToHashSet());
        var all = known.AsEnumerable();
        all = Stand switch
        {
            "open" => all.Where(p => p.Retest is null),
            "opgelost" => all.Where(p => p.Outcome?.Holds is true),
            "nog-verbeterpunt" => all.Where(p => p.Outcome?.Falls is true),
            "niet-opnieuw-beoordeeld" => all.Where(p => p.Retest is not null && p.Outcome is null or { Side: VerdictSide.None }),
            _ => all,
        };
        if (Thema?.Split(':', 2) is [var framework, var theme])
        {
            var themes = new ThemeOverVersions(frameworks.All, framework, theme);
            all = all.Where(p => themes.Has(p.FrameworkId, p.Codes));
        }
        if (!string.IsNullOrEmpty(Provincie))
            all = all.Where(p => p.Province == Provincie);
        if (FoldedText.Fold(Aanpak ?? "") is { Length: > 0 } approach)
            all = all.Where(p => p.Approach.Contains(approach, StringComparison.Ordinal));
        var found = all.ToList();
        Count = found.Count;
        if (!Pages.Has(Pagina, PageSize, Count))
            return NotFound();
        var page = found.Skip((Pagina - 1) * PageSize).Take(PageSize).ToList();
        var (shown, latest) = (page.ConvertAll(p => p.Id), page.Where(p => p.Retest is not null).Select(p => p.Retest!.Value).ToList());
        Points = await (
            from p in db.PublishedImprovementPoints().AsNoTracking()
            where shown.Contains(p.Id)
            join a in db.PublishedApproaches() on p.ApproachId equals a.Id
            join m in db.Municipalities on a.MunicipalityCode equals m.Code
            from r in db.Retests.Where(r => r.ImprovementPointId == p.Id && latest.Contains(r.Id)).DefaultIfEmpty()
            from s in db.Assessments.Where(s => s.Id == r!.AssessmentId).DefaultIfEmpty()
            orderby m.FoldedName, a.Name, p.IndicatorCodes, p.Id
            select new PointLine(p.Id, m.Name, m.Code, a.Name, p.FrameworkId, p.IndicatorCodes, p.Baseline,
                r != null, r!.Outcome, r.After, r != null && r.Unchanged, r!.NotRetestedReason,
                db.Approaches.Where(o => o.Id == r!.JudgedAgainstApproachId && o.Id != a.Id).Select(o => o.Name).FirstOrDefault(),
                db.PublishedFactsheets()
                    .Where(f => f.InspectionId == s!.InspectionId)
                    .OrderBy(f => f.Slug)
                    .Select(f => f.Slug)
                    .FirstOrDefault(),
                db.PublishedReports()
                    .Where(o => o.PublishedIn == s!.InspectionId)
                    .OrderBy(o => o.On)
                    .Select(o => (ReportForm?)o.Form)
                    .FirstOrDefault(),
                db.PublishedReports().Where(o => o.PublishedIn == s!.InspectionId).OrderBy(o => o.On).Select(o => o.On).FirstOrDefault(),
                r.TakenOver,
                db.Findings.Any(n =>
                    n.Id == p.BaselineFindingId
                    && db.Assessments.Any(s => s.Id == n.AssessmentId && db.WrittenHere().Any(w => w.Id == s.InspectionId))))
        ).ToListAsync();
        return Page();
    }
}
