using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Send;

/// <summary>All answers on one page, and sending them. What is sent is what was read; sending twice is sending once.</summary>
public sealed class SendModel(
    AppDb db,
    HandOvers handOvers,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    KnownQuestionnaires questionnaires,
    TimeProvider clock
) : PreparationPage(db, user, work, text, questionnaires)
{
    /// <summary>Whether one confirmed to send on behalf of the municipality.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    public IActionResult OnGet()
    {
        if (!Preparation.IsOpen)
            return Redirect(Work.PreparationReceipt(InspectionId));
        Seen = Preparation.Version.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Preparation.IsOpen)
            return Redirect(Work.PreparationReceipt(InspectionId));
        if (Seen != Preparation.Version.ToString())
            return ReadAgain();
        Need(Confirmed, nameof(Confirmed), L["Bevestig dat u namens uw gemeente verzendt."]);
        if (!ModelState.IsValid)
            return Page();
        return await ActAsync(Db, InspectionId, L, SendAsync, isPublic: true) ?? Redirect(Work.PreparationReceipt(InspectionId));
    }

    private async Task<IActionResult?> SendAsync(CancellationToken stop)
    {
        if (!Preparation.IsOpen)
            return Redirect(Work.PreparationReceipt(InspectionId));
        if (Seen != Preparation.Version.ToString())
            return ReadAgain();
        var step = Preparation.Status == PreparationStatus.AskedBack ? HandOver.QuestionAnswered : HandOver.PreparationSent;
        Preparation.Submit(CurrentUser.Id, clock.GetUtcNow());
        await handOvers.TakeAsync(step, InspectionId, new Told(), stop);
        return null;
    }

    private PageResult ReadAgain()
    {
        Seen = Preparation.Version.ToString();
        ModelState.Remove(nameof(Confirmed));
        Confirmed = false;
        return Conflict(L);
    }
}
