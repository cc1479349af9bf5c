using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.TakeBack;

/// <summary>Takes a draft back from the second reader, who has not begun: whoever writes in it sent it too early, or by mistake.</summary>
public sealed class TakeBackModel(AppDb db, OpenedDraft opened, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : DraftStepPage(db, opened, user, text, clock)
{
    /// <summary>Whether the second reader said something since it was sent: of a finding, or blind.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether this person writes in it, or sent it.</summary>
    public bool Writes => Person.Has(Permission.Judge) && (Has(Duty.Inspector) || Draft.SecondReadingAskedBy == Person.Id);

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Writes)
            return Forbid();
        if (await ActAsync(TakeBack) is { } answer)
            return answer;
        TempData.Say(L["Het concept is teruggehaald. Inspecteurs kunnen weer schrijven."]);
        return Redirect(work.Draft(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        var since = Draft.SecondReadingAskedAt;
        HasBegun = await Db.FindingReadings.AnyAsync(r => r.InspectionId == InspectionId && r.At >= since, stop)
            || await Db.BlindJudgements.AnyAsync(j => j.InspectionId == InspectionId && j.GivenAt >= since, stop);
        return null;
    }

    private IActionResult? TakeBack()
    {
        Draft.TakeBackSecondReading(HasBegun);
        return null;
    }
}
