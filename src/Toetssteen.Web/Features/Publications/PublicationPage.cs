using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Publications;

/// <summary>What the pages of this slice share.</summary>
public sealed record PublicationTools(
    AppDb Db,
    OpenedDraft Drafts,
    HistoryWriter History,
    CurrentUser User,
    TimeProvider Clock,
    WorkLinks Work,
    SiteText Text);

/// <summary>A step of a draft on its way to publication: one person, one act.</summary>
public abstract class PublicationPage(PublicationTools tools) : FormPage
{
    private const int MostAttempts = 5;

    /// <summary>The inspection.</summary>
    [BindProperty(SupportsGet = true, Name = "inspection")]
    public Guid InspectionId { get; set; }

    /// <summary>Why: for what is taken back, corrected or withdrawn.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether the person says that it is meant.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>The draft with all that it is made of.</summary>
    public DraftContent Opened { get; private set; } = null!;

    /// <summary>The draft.</summary>
    public FactsheetDraft Draft => Opened.Draft;

    /// <summary>Names of the people that the page speaks of.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The way to the page.</summary>
    public IReadOnlyList<Crumb> Trail =>
        [new(L["Mijn werk"], Tools.Work.Home()), new(L["Concept, {0}", Opened.MunicipalityName], Tools.Work.Draft(InspectionId))];

    /// <summary>Whether this person wrote in the draft, and so does not adopt or publish it.</summary>
    public bool IsOwnWork => Opened.Authors.Contains(Tools.User.Id);

    /// <summary>What the slice shares.</summary>
    protected PublicationTools Tools { get; } = tools;

    /// <summary>Texts of the site.</summary>
    protected SiteText L => Tools.Text;

    /// <summary>The moment.</summary>
    protected DateTimeOffset Now { get; } = tools.Clock.GetUtcNow();

    /// <summary>Name of a person; of nobody nothing.</summary>
    public string NameOf(Guid? account) =>
        account is { } id && Names.TryGetValue(id, out var name) ? name : L["iemand die geen account meer heeft"];

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await Tools.Drafts.FindAsync(InspectionId, stop) is not { } content)
            return NotFound();
        Opened = content;
        var people = People().ToList();
        Names = await Tools.Db.Accounts.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        await LoadMoreAsync(stop);
        return null;
    }

    /// <summary>Loads what the page shows beside the draft.</summary>
    protected virtual Task LoadMoreAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>The people that the page speaks of.</summary>
    protected virtual IEnumerable<Guid> People() => new[] { Draft.AdoptedBy, Draft.DecidedBy }.OfType<Guid>();

    /// <summary>Says that the form lacks its tick.</summary>
    protected void NeedConfirmation() => Need(Confirmed, nameof(Confirmed), L["Zet een vinkje als u dit zeker weet."]);

    /// <summary>Says that the form lacks its reason.</summary>
    protected void NeedReason() => Need(!string.IsNullOrWhiteSpace(Reason), nameof(Reason), L["Schrijf op waarom."]);

    /// <summary>
    /// Does one step and stores it with its history, or does nothing: where someone else was ahead the page says so and shows how it
    /// stands now. Where another step took the same name at the same moment, it is done anew on what is stored now.
    /// </summary>
    /// <param name="act">Calls the method of the draft.</param>
    /// <param name="done">What was done, for the page to come.</param>
    /// <param name="shows">Whether it changes what visitors read.</param>
    protected async Task<IActionResult> StepAsync(Func<CancellationToken, Task> act, string done, bool shows = false)
    {
        if (!ModelState.IsValid)
            return Page();
        for (var left = MostAttempts - 1; ; left--)
        {
            try
            {
                if (await ActAsync(Tools.Db, InspectionId, L, async stop =>
                {
                    await act(stop);
                    return null;
                }, shows) is { } answer)
                    return answer;
                TempData.Say(done);
                return Redirect(Request.Path);
            }
            catch (DbUpdateException another) when (left > 0 && !DatabaseFault.IsPassing(another))
            {
                // Tried anew: it reads anew.
            }
        }
    }
}
