using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Follow;

/// <summary>
/// The fact check of one draft, for the inspectorates: the lead sends it and gives more time, the inspectors see what is to be decided.
/// </summary>
public sealed class FollowModel(
    AppDb db,
    OpenedDraft opened,
    ContactPersons people,
    StudyPost post,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : DraftStepPage(db, opened, user, text, clock)
{
    /// <summary>Last day for the municipality.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    /// <summary>Whether the lead confirmed what is about to be done.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>The people of the municipality who get the letter.</summary>
    public IReadOnlyList<Account> Contacts { get; private set; } = [];

    /// <summary>The fact check; null before it is sent.</summary>
    public FactCheck? Check => Draft.CurrentFactCheck;

    /// <summary>Whether the person sends it and gives more time.</summary>
    public bool Leads => Person.Has(Permission.Invite);

    /// <summary>Whether the person decides on objections.</summary>
    public bool Decides => Person.Has(Permission.AnswerObjections) && Has(Duty.Inspector);

    /// <summary>Whether it can be sent now.</summary>
    public bool CanSend => Draft.Stage == DraftStage.Agreed && Check is null;

    /// <summary>Whether the last day has passed without an answer.</summary>
    public bool IsOverdue => Check is { IsClosed: false } check && Today > check.Until;

    public IActionResult OnGet()
    {
        Until = Check is null ? Today.AddDays(21) : Check.ExtensionAskedUntil;
        return Page();
    }

    public Task<IActionResult> OnPostSendAsync() => LeadAsync(needsDay: true, Send, L["Het concept ligt bij de gemeente."]);

    public Task<IActionResult> OnPostExtendAsync() => LeadAsync(needsDay: true, Extend, L["De gemeente heeft nu langer de tijd."]);

    public Task<IActionResult> OnPostRecordAsync() =>
        LeadAsync(needsDay: false, NoteUnanswered, L["Vastgelegd: de gemeente heeft niet geantwoord. De inspecteurs kunnen verder."]);

    public async Task<IActionResult> OnPostAttachmentAsync(bool annexed)
    {
        if (!Decides && !Leads)
            return Forbid();
        if (await ActAsync(() => Annex(annexed)) is { } answer)
            return answer;
        TempData.Say(
            annexed
                ? L["De bezwaren met de besluiten komen als bijlage in de factsheet."]
                : L["De bezwaren komen niet als bijlage in de factsheet."]);
        return Redirect(work.FactCheckOf(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        // Who answers for the municipality has a page of its own.
        if (!Person.IsStaff)
            return NotFound();
        Contacts = await people.Of(people.Municipality(Opened.Inspection.MunicipalityCode)).AsNoTracking().ToListAsync(stop);
        return null;
    }

    private async Task<IActionResult> LeadAsync(bool needsDay, Func<IActionResult?> act, string done)
    {
        if (!Leads)
            return Forbid();
        Need(!needsDay || Until is not null, nameof(Until), L["Kies de dag waarop de gemeente uiterlijk antwoordt."]);
        Need(needsDay && Check is not null || Confirmed, nameof(Confirmed), L["Zet een vinkje om te bevestigen wat u gaat doen."]);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(act) is { } answer)
            return answer;
        TempData.Say(needsDay ? $"{done} {post.Go(Contacts.Count)}" : done);
        return Redirect(work.FactCheckOf(InspectionId));
    }

    private IActionResult? Send()
    {
        Need(Contacts.Count > 0, "", L["De gemeente heeft nog geen contactpersoon. Voeg die eerst toe; er is niets verstuurd."]);
        if (!ModelState.IsValid)
            return Page();
        var (json, sha256) = FactsheetContentJson.Freeze(Opened.Compose(null, null));
        Draft.SendForFactCheck(NewId(), json, sha256, Until!.Value, Person.Id, Now);
        return null;
    }

    private IActionResult? Extend()
    {
        if (Check is not { } check)
            return NotFound();
        check.Extend(Until!.Value);
        return null;
    }

    private IActionResult? NoteUnanswered()
    {
        if (Check is not { } check)
            return NotFound();
        check.NoteUnanswered(Now, Today);
        Draft.TakeUpFactCheck();
        return null;
    }

    private NotFoundResult? Annex(bool annexed)
    {
        if (Check is not { SubmittedAt: not null } check)
            return NotFound();
        Draft.RequireOpen();
        check.Annex(annexed);
        return null;
    }
}
