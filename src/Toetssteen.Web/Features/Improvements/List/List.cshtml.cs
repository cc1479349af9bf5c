using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Improvements.List;

/// <summary>
/// The improvement points that a person works on: those of the own municipality, or of the studies and inspections one has a part in.
/// </summary>
public sealed class ListModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, TimeProvider clock) : PageModel
{
    /// <summary>Points on one page.</summary>
    public const int PageSize = 50;

    /// <summary>A point.</summary>
    public sealed record Line(
        Guid Id,
        string Municipality,
        string Approach,
        string FrameworkId,
        IReadOnlyList<string> Codes,
        Judgement Baseline,
        PointStatus Status,
        string? Owner,
        DateOnly? AgreedFor,
        bool IsLate);

    /// <summary>An inspection in which points are followed up.</summary>
    public sealed record Followed(Guid InspectionId, string Municipality, string Study, string? Period);

    [BindProperty(SupportsGet = true)]
    public Guid? Aanpak { get; set; }

    /// <summary>Framework and theme, as <c>ggsr/2012:3</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Thema { get; set; }

    [BindProperty(SupportsGet = true)]
    public PointStatus? Stand { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? TeLaat { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    public int Count { get; private set; }

    public IReadOnlyList<Line> Points { get; private set; } = [];

    public IReadOnlyList<Followed> Inspections { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Approaches { get; private set; } = [];

    public IReadOnlyList<Framework> ThemesOf { get; private set; } = [];

    public bool IsFiltered => Aanpak is not null || !string.IsNullOrEmpty(Thema) || Stand is not null || TeLaat == true;

    public Framework FrameworkOf(Line line) => Texts.In(frameworks.Get(line.FrameworkId));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return NotFound();
        var today = DutchDay.Today(clock);
        var mine = db.PointsOf(user).AsNoTracking();
        Inspections = await (
            from i in db.FollowedBy(user)
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            where mine.Any(p => p.FollowedIn == i.Id)
            orderby m.FoldedName, s.PeriodJudged
            select new Followed(i.Id, m.Name, s.Title, s.PeriodJudged)
        ).ToListAsync(stop);
        Approaches =
        [
            .. (
                await db
                    .Approaches.Where(a => mine.Any(p => p.ApproachId == a.Id))
                    .OrderBy(a => a.FoldedName)
                    .Select(a => new { a.Id, a.Name })
                    .ToListAsync(stop)
            ).Select(a => (a.Id, a.Name)),
        ];
        var used = await mine.Select(p => p.FrameworkId).Distinct().ToListAsync(stop);
        ThemesOf = [.. frameworks.All.Where(f => used.Contains(f.Id))];
        var shown = from p in mine
                    join a in db.Approaches on p.ApproachId equals a.Id
                    join m in db.Municipalities on a.MunicipalityCode equals m.Code
                    select new { Point = p, Approach = a, Municipality = m };
        if (Aanpak is { } approach)
            shown = shown.Where(x => x.Approach.Id == approach);
        if (Thema?.Split(':', 2) is [var framework, var theme])
            shown = shown.Where(x => x.Point.FrameworkId == framework && x.Point.ThemeCode == theme);
        if (Stand is { } status)
            shown = shown.Where(x => x.Point.Status == status);
        if (TeLaat == true)
            shown = shown.Where(x =>
                x.Point.AgreedFor < today && x.Point.Status != PointStatus.Resolved && x.Point.Status != PointStatus.ReportedDone);
        Count = await shown.CountAsync(stop);
        if (!Pages.Has(Pagina, PageSize, Count))
            return NotFound();
        Points =
        [
            .. (
                await shown
                    .OrderBy(x => x.Municipality.FoldedName)
                    .ThenBy(x => x.Approach.FoldedName)
                    .ThenBy(x => x.Point.CriterionCode)
                    .ThenBy(x => x.Point.Id)
                    .Skip((Pagina - 1) * PageSize)
                    .Take(PageSize)
                    .Select(x => new
                    {
                        x.Point,
                        Approach = x.Approach.Name,
                        Municipality = x.Municipality.Name,
                    })
                    .ToListAsync(stop)
            ).Select(x => new Line(
                x.Point.Id,
                x.Municipality,
                x.Approach,
                x.Point.FrameworkId,
                x.Point.IndicatorCodes,
                x.Point.Baseline,
                x.Point.Status,
                x.Point.Owner,
                x.Point.AgreedFor,
                x.Point.IsLate(today))),
        ];
        return Page();
    }
}
