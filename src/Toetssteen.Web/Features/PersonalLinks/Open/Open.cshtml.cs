using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.PersonalLinks.Open;

/// <summary>What a personal link opens: a button that sends a code, or the sentence that says why not.</summary>
public sealed class OpenModel(
    Invitations invitations,
    Accounts accounts,
    CurrentUser user,
    Throttle throttle,
    KnownDevices devices,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : InvitationPage(invitations, accounts, user, work, clock)
{
    /// <summary>Whether a new link was asked for.</summary>
    public bool IsRenewed { get; private set; }

    /// <summary>Whether the person needs a second step, and so a password.</summary>
    public bool IsStaff => Account!.NeedsSecondFactor;

    /// <summary>Where the code or the link goes, with its middle left out.</summary>
    public string Address => Account!.Email![..1] + "…" + Account.Email[Account.Email.LastIndexOf('@')..];

    public async Task<IActionResult> OnPostAsync()
    {
        if (State != LinkState.Valid)
            return Page();
        if (MayAsk(throttle, devices) && await Sending.SendCodeAsync(Invitation!, Account!, HttpContext.RequestAborted))
            return Redirect(Work.InvitationCode(Token));
        ModelState.AddModelError(
            "",
            text[
                "Er zijn al {0} codes verstuurd. Kijk in uw e-mail, ook bij ongewenste e-mail. Over een uur kan er weer een code worden verstuurd.",
                Invitation.CodesPerHour
            ]);
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync()
    {
        if (State == LinkState.Expired)
        {
            await Sending.RenewAsync(Invitation!, Account!, HttpContext.RequestAborted);
            IsRenewed = true;
        }
        return Page();
    }
}
