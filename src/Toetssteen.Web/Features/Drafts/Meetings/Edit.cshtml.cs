using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Meetings;

/// <summary>One meeting: its notes, saved while one types, and what it was.</summary>
public sealed class EditModel(
    AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : WritingPage(db, drafts, writer, user, text)
{
    private readonly AppDb _db = db;
    private readonly SiteText _text = text;

    [BindProperty(SupportsGet = true, Name = "meeting")]
    public Guid MeetingId { get; set; }

    private DateOnly Today => DutchDay.Today(clock);

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public MeetingDetails About { get; set; } = new();

    /// <summary>The version that was seen.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>The piece of its notes.</summary>
    public string Notes => DraftNames.MeetingNotes(MeetingId);

    /// <inheritdoc/>
    public override IEnumerable<string> Names => [Notes];

    public void OnGet() => Describe();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ModelState.Clear();
        Describe();
        if (await StoreAsync(stop) is { } again)
            return again;
        TempData.Say(_text["Opgeslagen."]);
        return Redirect(Request.Form["doe"] == "verder" ? work.Meetings(InspectionId) : work.Meeting(InspectionId, MeetingId));
    }

    /// <summary>Says anew what it was, when and with whom.</summary>
    public async Task<IActionResult> OnPostAboutAsync()
    {
        if (!Writes)
            return Forbid();
        About.Check(Today, (field, sentence) => Need(false, $"{nameof(About)}.{field}", sentence), _text);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(_db, InspectionId, _text, async stop =>
        {
            Opened.Draft.RequireOpen();
            var meeting = await _db.Meetings.SingleAsync(m => m.Id == MeetingId, stop);
            if (meeting.Version != Version)
            {
                Version = meeting.Version;
                ModelState.Remove(nameof(Version));
                return Conflict(_text);
            }
            meeting.Describe(About.Kind, About.On!.Value, About.Who!, Today);
            return null;
        }) is { } answer)
            return answer;
        TempData.Say(_text["Opgeslagen."]);
        return Redirect(work.Meeting(InspectionId, MeetingId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (!Opened.Meetings.TryGetValue(MeetingId, out var meeting))
            return NotFound();
        Meeting = meeting;
        await ShowPiecesAsync(stop);
        return null;
    }

    private void Describe() =>
        (About, Version) = (new MeetingDetails { Kind = Meeting.Kind, On = Meeting.On, Who = Meeting.Who }, Meeting.Version);
}
