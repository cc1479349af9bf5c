using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Toetssteen.Domain;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// A page about the draft of one inspection in which the person has a part, on which steps are taken. Never kept by a browser.
/// </summary>
public abstract class DraftStepPage(AppDb db, OpenedDraft opened, CurrentUser user, SiteText text, TimeProvider clock) : FormPage
{
    /// <summary>The inspection.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid InspectionId { get; set; }

    /// <summary>The draft with all that it is made of.</summary>
    public DraftContent Opened { get; private set; } = null!;

    /// <summary>The draft itself.</summary>
    public FactsheetDraft Draft => Opened.Draft;

    /// <summary>Today, as the calendars in the Netherlands have it.</summary>
    public DateOnly Today { get; } = DutchDay.Today(clock);

    /// <summary>The moment.</summary>
    protected DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The database.</summary>
    protected AppDb Db => db;

    /// <summary>Who asks.</summary>
    protected CurrentUser Person => user;

    /// <summary>Words.</summary>
    protected SiteText L => text;

    /// <summary>Whether the person has this duty in the inspection.</summary>
    public bool Has(Duty duty) => Opened.Inspection.Assignments.Any(a => a.AccountId == user.Id && a.Duty == duty);

    /// <summary>Name of an approach.</summary>
    public string NameOf(Assessment assessment) => Opened.Approaches[assessment.ApproachId].Name;

    /// <summary>A new identity.</summary>
    protected Guid NewId() => Guid.CreateVersion7(Now);

    /// <inheritdoc/>
    protected sealed override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (await opened.FindAsync(InspectionId, stop) is not { } content)
            return NotFound();
        Opened = content;
        return await LoadMoreAsync(stop);
    }

    /// <summary>Loads what the page shows beside the draft.</summary>
    protected virtual Task<IActionResult?> LoadMoreAsync(CancellationToken stop) => Task.FromResult<IActionResult?>(null);

    /// <summary>Takes a step on what is stored, or does not take it.</summary>
    /// <param name="act">Takes it; an answer in its place where it cannot be taken.</param>
    /// <returns>The answer in its place; null where it was taken and stored.</returns>
    protected Task<IActionResult?> ActAsync(Func<IActionResult?> act) => ActAsync(db, InspectionId, text, act);
}
