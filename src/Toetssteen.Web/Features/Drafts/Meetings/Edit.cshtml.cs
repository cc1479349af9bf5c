using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Meetings;

/// <summary>One meeting: its notes, saved while one types, and what it was.</summary>
public sealed class EditModel(AppDb db, OpenedDraft drafts, DraftWriter writer, PieceForm pieces, HistoryWriter history, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : DraftPage(drafts, user)
{
    [BindProperty(SupportsGet = true, Name = "meeting")]
    public Guid MeetingId { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().InTheNetherlands().DateTime);

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public MeetingDetails About { get; set; } = new();

    /// <summary>The version that was seen.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    public PieceForm Pieces => pieces;

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>The piece of its notes.</summary>
    public string Notes => DraftNames.MeetingNotes(MeetingId);

    public void OnGet() => Describe();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Writes)
            return Forbid();
        ModelState.Clear();
        Describe();
        await pieces.StoreAsync((name, sentence) => Need(false, name, sentence), stop);
        if (pieces.HasConflicts)
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        if (!ModelState.IsValid)
            return Page();
        TempData.Say(text["Opgeslagen."]);
        return Redirect(Request.Form["doe"] == "verder" ? work.DraftMeetings(InspectionId) : work.DraftMeeting(InspectionId, MeetingId));
    }

    /// <summary>Says anew what it was, when and with whom.</summary>
    public async Task<IActionResult> OnPostWatAsync(CancellationToken stop)
    {
        if (!Writes)
            return Forbid();
        About.Check(Today, (field, sentence) => Need(false, $"{nameof(About)}.{field}", sentence), text);
        if (!ModelState.IsValid)
            return Page();
        await using var transaction = await writer.BeginAsync(InspectionId, stop);
        var meeting = await db.Meetings.SingleAsync(m => m.Id == MeetingId, stop);
        if (meeting.Version != Version)
        {
            ModelState.AddModelError("", text["Iemand anders heeft dit gesprek intussen gewijzigd. Wat u typte staat nog op het scherm; vergelijk het en sla opnieuw op."]);
            ModelState.Remove(nameof(Version));
            (Meeting, Version) = (meeting, meeting.Version);
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
        var before = meeting.InWords();
        meeting.Describe(About.Kind, About.On!.Value, About.Who!, Today);
        if (meeting.InWords() != before)
            history.Append(InspectionId, HistoryAct.MeetingRecorded, $"meeting/{MeetingId}", before: before, after: meeting.InWords());
        await db.SavePrivatelyAsync(stop);
        await transaction.CommitAsync(stop);
        TempData.Say(text["Opgeslagen."]);
        return Redirect(work.DraftMeeting(InspectionId, MeetingId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (!Opened.Meetings.TryGetValue(MeetingId, out var meeting))
            return NotFound();
        Meeting = meeting;
        await pieces.ShowAsync(InspectionId, [Notes], stop);
        return null;
    }

    private void Describe() => (About, Version) = (new MeetingDetails { Kind = Meeting.Kind, On = Meeting.On, Who = Meeting.Who }, Meeting.Version);
}
