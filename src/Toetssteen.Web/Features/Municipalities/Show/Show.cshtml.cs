using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Municipalities.Show;

/// <summary>
/// One municipality: its factsheets, its approaches and what became of them, its improvement points over time, its figures.
/// </summary>
public sealed class ShowModel(AppDb db, FrameworkCatalogue frameworks, SiteLinks links) : PageModel
{
    /// <summary>A factsheet.</summary>
    public sealed record Sheet(string Slug, StudyKind Kind, string Study, PartialDate? Published);

    /// <summary>An improvement point with its re-tests, the first one first.</summary>
    public sealed record PointLine(
        string Approach,
        string FrameworkId,
        IReadOnlyList<string> Codes,
        Judgement Baseline,
        IReadOnlyList<RetestLine> Retests);

    /// <summary>A re-test: its outcome, null where it was not judged again, and the new judgement.</summary>
    public sealed record RetestLine(Verdict? Outcome, Judgement? After)
    {
        /// <summary>The period judged.</summary>
        public string? Period => After?.Period;
    }

    /// <summary>A figure of context, and the study it was told in.</summary>
    public sealed record FigureLine(
        string What,
        decimal? Value,
        FigurePrecision Precision,
        string? Source,
        PartialDate? Date,
        string Study);

    public Municipality Municipality { get; private set; } = null!;

    public IReadOnlyList<Sheet> Sheets { get; private set; } = [];

    /// <summary>Its approaches and what became of them.</summary>
    public ApproachLineage Lineage { get; private set; } = null!;

    public IReadOnlyList<PointLine> Points { get; private set; } = [];

    public IReadOnlyList<FigureLine> Figures { get; private set; } = [];

    public Framework FrameworkOf(PointLine point) => Texts.In(frameworks.Get(point.FrameworkId));

    /// <summary>The scale of the version that a new judgement was given under.</summary>
    public Scale ScaleOf(PointLine point, RetestLine retest) => frameworks.Of(retest.After, point.FrameworkId).Scale;

    public async Task<IActionResult> OnGetAsync(string address)
    {
        var code = address.Split('-')[0].ToUpperInvariant();
        if (await db.Municipalities.AsNoTracking().FirstOrDefaultAsync(m => m.Code == code) is not { } municipality)
            return NotFound();
        if (municipality.Slug != address)
            return RedirectPermanent(links.Municipality(municipality.Code, municipality.Name) + Request.QueryString);

        Municipality = municipality;
        Sheets = await (
            from f in db.PublishedFactsheets()
            join i in db.Inspections on f.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            where f.MunicipalityCode == code
            orderby f.Slug
            select new Sheet(f.Slug, f.Kind, s.Title, f.Editions.OrderByDescending(e => e.Number).First().Published))
            .AsNoTracking()
            .ToListAsync();
        Lineage = await ApproachLineage.OfAsync(db, code, municipality.Name);
        var points = await (
            from p in db.PublishedImprovementPoints()
            join a in db.PublishedApproaches() on p.ApproachId equals a.Id
            join r in db.Retests.Where(r => db.PublishedAssessments().Any(s => s.Id == r.AssessmentId))
                on p.Id equals r.ImprovementPointId
                into retests
            from r in retests.DefaultIfEmpty()
            where a.MunicipalityCode == code
            select new
            {
                p.Id,
                a.Name,
                p.FrameworkId,
                p.IndicatorCodes,
                p.Baseline,
                Retested = r != null,
                r.Outcome,
                r.After,
            })
            .AsNoTracking()
            .ToListAsync();
        Points =
        [
            .. points
                .GroupBy(p => p.Id)
                .Select(g => new PointLine(
                    g.First().Name,
                    g.First().FrameworkId,
                    g.First().IndicatorCodes,
                    g.First().Baseline,
                    [
                        .. g.Where(r => r.Retested)
                            .OrderBy(r => r.After?.Period, StringComparer.Ordinal)
                            .Select(r => new RetestLine(r.Outcome, r.After)),
                    ]))
                .OrderBy(p => p.Approach, StringComparer.Ordinal)
                .ThenBy(p => string.Join(' ', p.Codes), StringComparer.Ordinal),
        ];
        Figures = await (
            from g in db.Figures
            join i in db.PublishedInspections() on g.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            where i.MunicipalityCode == code
            orderby s.Slug, g.Position
            select new FigureLine(g.What, g.Value, g.Precision, g.Source, g.Date, s.Title)).AsNoTracking().ToListAsync();
        return Page();
    }
}
