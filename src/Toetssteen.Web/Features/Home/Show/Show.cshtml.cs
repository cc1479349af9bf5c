using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

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

    /// <summary>Verdicts on indicators of first studies, counted.</summary>
    public Tally Tally { get; private set; } = Tally.Of([]);

    /// <summary>The framework whose words are used for the count.</summary>
    public Domain.Frameworks.Framework? Framework => frameworks.All.Count > 0 ? frameworks.All[0] : null;

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
        var counted = await db.FindingIndicators.Where(x => db.PublishedAssessments().Any(a => a.Findings.Any(f => f.Id == x.FindingId))).GroupBy(i => i.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Tally = new Tally(counted);
    }
}
