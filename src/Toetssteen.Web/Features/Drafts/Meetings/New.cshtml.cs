using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Meetings;

/// <summary>Records a meeting; its notes come next.</summary>
public sealed class NewModel(
    AppDb db, OpenedDraft drafts, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : DraftPage(drafts, user)
{
    private DateOnly Today => DutchDay.Today(clock);

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public MeetingDetails About { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Writes)
            return Forbid();
        About.Check(Today, (field, sentence) => Need(false, $"{nameof(About)}.{field}", sentence), text);
        if (!ModelState.IsValid)
            return Page();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        return await ActAsync(db, InspectionId, text, () => Record(id)) ?? Redirect(work.Meeting(InspectionId, id));
    }

    private IActionResult? Record(Guid id)
    {
        Opened.Draft.RequireOpen();
        db.Meetings.Add(new Meeting(id, InspectionId, About.Kind, About.On!.Value, About.Who!, Today));
        return null;
    }
}
