using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Home.Show;

/// <summary>The home page: what this is, where to begin, what came last, and the country at a glance.</summary>
public sealed class ShowModel(AppDb db, FrameworkCatalogue frameworks) : PageModel
{
    private const int LatestCount = 6;

    /// <summary>A publication in the list.</summary>
    public sealed record Publication(string Slug, string Municipality, StudyKind Kind, PartialDate? Published, string Study);

    /// <summary>The latest publications.</summary>
    public IReadOnlyList<Publication> Latest { get; private set; } = [];

    /// <summary>Municipalities with a factsheet.</summary>
    public int Municipalities { get; private set; }

    /// <summary>Approaches with findings.</summary>
    public int Approaches { get; private set; }

    /// <summary>Verdicts on indicators of first studies by one framework, counted.</summary>
    public Tally Tally { get; private set; } = Tally.Of([]);

    /// <summary>How many verdicts on indicators there are, by whatever framework.</summary>
    public int Verdicts { get; private set; }

    /// <summary>The framework that <see cref="Tally"/> is about; null where nothing was judged.</summary>
    public Domain.Frameworks.Framework? Framework { get; private set; }

    /// <summary>Whether other frameworks were judged by as well.</summary>
    public bool IsOneOfSeveral { get; private set; }

    public async Task OnGetAsync()
    {
        Latest = await db.PublishedFactsheets().AsNoTracking()
            .Select(f => new
            {
                f.Slug,
                f.Kind,
                Municipality = db.Municipalities.First(m => m.Code == f.MunicipalityCode).Name,
                Study = db.Studies.First(s => db.Inspections.Any(i => i.Id == f.InspectionId && i.StudyId == s.Id)).Title,
                f.Editions.OrderByDescending(e => e.Number).First().Published,
            })
            .OrderByDescending(f => f.Published).ThenBy(f => f.Municipality)
            .Take(LatestCount)
            .Select(f => new Publication(f.Slug, f.Municipality, f.Kind, f.Published, f.Study))
            .ToListAsync();
        if (Latest.Count == 0)
            return;
        Municipalities = await db.PublishedFactsheets().Select(f => f.MunicipalityCode).Distinct().CountAsync();
        Approaches = await db.PublishedAssessments().CountAsync(a => a.Verdicts != "");
        var counted = await (
            from x in db.FindingIndicators
            join f in db.Findings on x.FindingId equals f.Id
            join a in db.PublishedAssessments() on f.AssessmentId equals a.Id
            group x by new { a.FrameworkId, x.Verdict } into g
            select new { g.Key.FrameworkId, g.Key.Verdict, Count = g.Count() }).ToListAsync();
        // Marks of several scales make no sum: the tally is that of the framework by which most was judged.
        Verdicts = counted.Sum(c => c.Count);
        var byFramework = counted
            .GroupBy(c => c.FrameworkId)
            .OrderByDescending(g => g.Sum(c => c.Count))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        if (byFramework.Count == 0)
            return;
        (Framework, IsOneOfSeveral) = (Texts.In(frameworks.Get(byFramework[0].Key)), byFramework.Count > 1);
        Tally = new Tally(byFramework[0].Select(c => KeyValuePair.Create(c.Verdict, c.Count)));
    }
}
