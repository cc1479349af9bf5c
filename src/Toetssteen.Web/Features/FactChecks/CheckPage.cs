using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks;

/// <summary>A page of the fact check of one's own municipality; another one is not there. Never kept by a browser.</summary>
public abstract class CheckPage(
    AppDb db,
    FrameworkCatalogue frameworks,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : FormPage
{
    /// <summary>The fact check.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid CheckId { get; set; }

    /// <summary>What the form was opened with; a form that was opened before a colleague's change is told of it.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The fact check.</summary>
    public FactCheck Check { get; private set; } = null!;

    /// <summary>The frozen draft.</summary>
    public FactsheetContent Sheet { get; private set; } = null!;

    /// <summary>Its framework.</summary>
    public Framework Framework { get; private set; } = null!;

    /// <summary>Names of the people of the municipality who made something of it.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>All that can be objected to.</summary>
    public IReadOnlyList<CheckedText> ToCheck { get; private set; } = [];

    /// <summary>Whether objections can be made and changed.</summary>
    public bool IsOpen => !Check.IsClosed && Today <= Check.Until;

    /// <summary>The way to a page below the draft.</summary>
    public IReadOnlyList<Crumb> Trail => [new(text["Mijn werk"], work.Home()), new(text["Feitencheck"], work.FactCheck(CheckId))];

    /// <summary>Today, as the calendars in the Netherlands have it.</summary>
    public DateOnly Today { get; } = DutchDay.Today(clock);

    /// <summary>The moment.</summary>
    protected DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The draft that was sent.</summary>
    protected FactsheetDraft Draft { get; private set; } = null!;

    /// <summary>The database.</summary>
    protected AppDb Db => db;

    /// <summary>Who asks.</summary>
    protected CurrentUser Person => user;

    /// <summary>Addresses.</summary>
    protected WorkLinks Work => work;

    /// <summary>Words.</summary>
    protected SiteText L => text;

    /// <summary>A new identity.</summary>
    protected Guid NewId() => Guid.CreateVersion7(Now);

    /// <inheritdoc/>
    protected sealed override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Response.Headers[HeaderNames.CacheControl] = "no-store";
        var mine = db.FactChecksOf(user).Where(c => c.Id == CheckId);
        var draft = await db
            .Drafts.Include(d => d.FactChecks)
                .ThenInclude(c => c.Objections)
            .AsSplitQuery()
            .SingleOrDefaultAsync(d => mine.Any(c => c.InspectionId == d.InspectionId), stop);
        if (draft is null)
            return NotFound();
        (Draft, Check) = (draft, draft.FactChecks.Single(c => c.Id == CheckId));
        Sheet = FactsheetContentJson.Read(Check.Content);
        Framework = frameworks.Of(Sheet);
        ToCheck = CheckedText.All(Sheet, Framework, f => FactCheckWords.Figure(f, text));
        var people = Check.Objections.Select(o => o.MadeBy).ToList();
        Names = await db.Accounts.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        return await LoadMoreAsync(stop);
    }

    /// <summary>Loads what the page shows beside the draft.</summary>
    protected virtual Task<IActionResult?> LoadMoreAsync(CancellationToken stop) => Task.FromResult<IActionResult?>(null);

    /// <summary>Does something in this inspection and stores it.</summary>
    /// <param name="act">Does it; an answer in its place where it cannot be done.</param>
    /// <returns>The answer in its place; null where it was done and stored.</returns>
    protected Task<IActionResult?> ActAsync(Func<IActionResult?> act) => ActAsync(db, Check.InspectionId, text, act);
}
