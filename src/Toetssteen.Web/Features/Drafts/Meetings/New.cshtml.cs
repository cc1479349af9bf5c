using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.History;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Meetings;

/// <summary>Records a meeting; its notes come next.</summary>
public sealed class NewModel(
    AppDb db, OpenedDraft drafts, DraftWriter writer, HistoryWriter history, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : DraftPage(drafts, user)
{
    private DateOnly Today => DutchDay.Today(clock);

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public MeetingDetails About { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Writes)
            return Forbid();
        About.Check(Today, (field, sentence) => Need(false, $"{nameof(About)}.{field}", sentence), text);
        if (!ModelState.IsValid)
            return Page();
        await using var transaction = await writer.BeginAsync(InspectionId, stop);
        var meeting = new Meeting(Guid.CreateVersion7(clock.GetUtcNow()), InspectionId, About.Kind, About.On!.Value, About.Who!, Today);
        db.Meetings.Add(meeting);
        history.Append(InspectionId, HistoryAct.MeetingRecorded, $"meeting/{meeting.Id}", after: meeting.InWords());
        await db.SavePrivatelyAsync(stop);
        await transaction.CommitAsync(stop);
        return Redirect(work.Meeting(InspectionId, meeting.Id));
    }
}
