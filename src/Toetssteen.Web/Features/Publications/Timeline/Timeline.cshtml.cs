using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Publications.Timeline;

/// <summary>The history of one inspection, the latest first: who, in which role, when, what, why, before and after.</summary>
public sealed class TimelineModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, WorkLinks work, SiteText text) : PageModel
{
    private const int PageSize = 50;

    /// <summary>A line of the history.</summary>
    public sealed record Line(HistoryEntry Entry, string? Name, TextChange? Change);

    /// <summary>The inspection.</summary>
    [BindProperty(SupportsGet = true, Name = "inspection")]
    public Guid InspectionId { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    /// <summary>Name of the municipality.</summary>
    public string Municipality { get; private set; } = "";

    /// <summary>The lines shown.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Where the chain ends now; null while it is empty.</summary>
    public HistoryEnd? End { get; private set; }

    /// <summary>The list in pages.</summary>
    public Pages Pages { get; private set; } = null!;

    /// <summary>The marks that were given, in words.</summary>
    public Framework Framework { get; private set; } = null!;

    /// <summary>What the subjects of entries are called.</summary>
    public HistoryWords Words { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (
            !ModelState.IsValid
            || await db.InspectionsOf(user).AsNoTracking().SingleOrDefaultAsync(i => i.Id == InspectionId) is not { } inspection)
            return NotFound();
        Municipality = MunicipalityRegister.Find(inspection.MunicipalityCode)?.Name ?? inspection.MunicipalityCode;
        var all = db.HistoryEntries.AsNoTracking().Where(e => e.InspectionId == InspectionId);
        if (Pages.At(Pagina, PageSize, await all.CountAsync(), page => work.DraftHistory(InspectionId, page)) is not { } pages)
            return NotFound();
        Pages = pages;
        var entries = await all.OrderByDescending(e => e.Number).Skip(pages.Before).Take(PageSize).ToListAsync();
        var people = entries.Select(e => e.AccountId).OfType<Guid>().Distinct().ToList();
        var names = await db.Accounts.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
        Lines = [.. entries.Select(e => new Line(e, e.AccountId is { } id ? names.GetValueOrDefault(id) : null, ChangeOf(e)))];
        End = await db.HistoryEnds.AsNoTracking().SingleOrDefaultAsync(e => e.InspectionId == InspectionId);
        var framework = frameworks.Get(inspection.FrameworkId);
        Framework = framework;
        var findings = await db
            .DraftFindings.AsNoTracking()
            .Where(f => f.InspectionId == InspectionId)
            .ToDictionaryAsync(f => f.Id, f => f.NameIn(framework).ToString());
        Words = new HistoryWords(text, findings);
        return Page();
    }

    // A long text is kept by what changed in it; anything else is what it became.
    private static TextChange? ChangeOf(HistoryEntry entry)
    {
        if (entry.Before is not null || entry.After is not ['{', ..] json)
            return null;
        try
        {
            return TextChange.FromJson(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
