using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Indicators.Show;

/// <summary>
/// One indicator: its norm, how often it is met, and every finding on it side by side. It shows how alike cases were judged; it decides
/// nothing.
/// </summary>
public sealed class ShowModel(AppDb db, FrameworkCatalogue frameworks, Dataset dataset) : PageModel
{
    /// <summary>Findings on one page.</summary>
    public const int PageSize = 50;

    /// <summary>A finding on the indicator.</summary>
    public sealed record Line(
        string Municipality,
        string MunicipalityCode,
        string Approach,
        string? Slug,
        PartialDate? Published,
        string Study,
        Verdict Verdict,
        FindingContent Said,
        bool IsWrittenHere)
    {
        /// <summary>How its texts are written.</summary>
        public TextForm Form => IsWrittenHere ? TextForm.Markdown : TextForm.Plain;
    }

    /// <summary>The verdict to show alone; all when not given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Oordeel { get; set; }

    /// <summary>The verdict asked for; null for all.</summary>
    public Verdict? Asked => Verdict.TryParse(Oordeel, out var verdict) ? verdict : null;

    /// <summary>The page asked for, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    /// <summary>A norm of an earlier version that this one took over, with what was found of it.</summary>
    public sealed record EarlierNorm(Framework Framework, NormTakenOver Norm, Tally Tally, IReadOnlyList<Line> Findings);

    /// <summary>The norms of earlier versions that this one took over, the nearest version first.</summary>
    public IReadOnlyList<EarlierNorm> Earlier { get; private set; } = [];

    /// <summary>The norms of earlier versions that this one took over, with findings or without, the nearest version first.</summary>
    public IReadOnlyList<(Framework Framework, NormTakenOver Norm)> Sources { get; private set; } = [];

    /// <summary>What became of it in each later version, the nearest first.</summary>
    public IReadOnlyList<(Framework Framework, NormTakenOver Norm)> Later { get; private set; } = [];

    public Framework Framework { get; private set; } = null!;

    public Indicator Indicator { get; private set; } = null!;

    public Tally Tally { get; private set; } = Tally.Of([]);

    public IReadOnlyList<Line> Findings { get; private set; } = [];

    /// <summary>How many approaches were judged in a study that left this indicator out. In no count.</summary>
    public int NotExamined { get; private set; }

    /// <summary>How many findings there are with the verdict asked for.</summary>
    public int Count => Asked is { } verdict ? Tally[verdict] : Tally.Total;

    public async Task<IActionResult> OnGetAsync(string key, string version, string code)
    {
        if (frameworks.Find($"{key}/{version}") is not { } framework || framework.FindIndicator(code) is null
            || !ModelState.IsValid || (Oordeel is not null && Asked is null))
            return NotFound();
        Framework = Texts.In(framework);
        Indicator = Framework.FindIndicator(code)!;

        Later = [.. CrosswalkPath.LeadingFrom(framework, frameworks.All).Skip(1).Select(w => (w.To, w.Of(code)))];
        Sources =
        [
            .. from way in CrosswalkPath.LeadingTo(framework, frameworks.All).Skip(1)
               from old in way.From.Indicators
               where way.Follow(old.Code).Contains(code)
               select (way.From, way.Of(old.Code)),
        ];
        var all = On(framework.Id, code);
        Tally = await CountAsync(all);
        NotExamined = await CountLeftOutAsync(framework.Id, code);
        if (!Pages.Has(Pagina, PageSize, Count))
            return NotFound();
        if (Asked is { } asked)
        {
            Verdict[] shown = asked.IsMixed ? [Verdict.Mixed, new(VerdictSide.Holds), new(VerdictSide.Falls)] : [asked];
            all = all.Where(x => shown.Contains(x.Verdict));
        }
        Findings = await ReadAsync(all, (Pagina - 1) * PageSize);
        // By the norms of other versions: beside this one's own, and never among them.
        if (Pagina == 1 && Asked is null)
            Earlier = await EarlierAsync();
        return Page();
    }

    private async Task<IReadOnlyList<EarlierNorm>> EarlierAsync()
    {
        var earlier = new List<EarlierNorm>();
        foreach (var (version, norm) in Sources)
        {
            var all = On(version.Id, norm.Code);
            if (await CountAsync(all) is { Total: > 0 } tally)
                earlier.Add(new EarlierNorm(version, norm, tally, await ReadAsync(all, 0)));
        }
        return earlier;
    }

    private sealed class Found
    {
        public Verdict Verdict { get; init; }

        public required Finding Finding { get; init; }

        public required Assessment Assessment { get; init; }
    }

    private IQueryable<Found> On(string frameworkId, string code) =>
        from x in db.FindingIndicators.AsNoTracking()
        join f in db.Findings on x.FindingId equals f.Id
        join s in db.PublishedAssessments() on f.AssessmentId equals s.Id
        where x.IndicatorCode == code && s.FrameworkId == frameworkId
        select new Found { Verdict = x.Verdict, Finding = f, Assessment = s };

    private async Task<int> CountLeftOutAsync(string frameworkId, string code)
    {
        var studies = dataset.Studies.Where(s => s.By.Id == frameworkId && s.By.LeavesOut(code)).Select(s => s.Id).ToList();
        return studies.Count == 0 ? 0
            : await db.PublishedAssessments()
                .CountAsync(a => db.Inspections.Any(i => i.Id == a.InspectionId && studies.Contains(i.StudyId)));
    }

    private static async Task<Tally> CountAsync(IQueryable<Found> all) =>
        new(await all.GroupBy(x => x.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));

    private async Task<IReadOnlyList<Line>> ReadAsync(IQueryable<Found> all, int skip) =>
        await (
            from x in all
            join a in db.Approaches on x.Assessment.ApproachId equals a.Id
            join i in db.Inspections on x.Assessment.InspectionId equals i.Id
            join t in db.Studies on i.StudyId equals t.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            from sheet in db.PublishedFactsheets().Where(f => f.InspectionId == i.Id).OrderBy(f => f.Slug).Take(1).DefaultIfEmpty()
            orderby m.FoldedName, a.Name, t.Slug
            select new Line(
                m.Name,
                m.Code,
                a.Name,
                sheet!.Slug,
                sheet.Editions.OrderByDescending(e => e.Number).First().Published,
                t.Title,
                x.Verdict,
                x.Finding.Said(
                    x.Finding.Indicators.Select(n => n.IndicatorCode).ToList(),
                    x.Finding.AttentionPoints.OrderBy(p => p.Position).Select(p => p.Text).ToList()),
                db.WrittenHere().Any(w => w.Id == i.Id)))
            .Skip(skip)
            .Take(PageSize)
            .AsSingleQuery()
            .ToListAsync();
}
