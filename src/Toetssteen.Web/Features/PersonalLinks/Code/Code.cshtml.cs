using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.PersonalLinks.Code;

/// <summary>Typing the code that was mailed, and coming in by it.</summary>
public sealed class CodeModel(
    AppDb db,
    Invitations invitations,
    Accounts accounts,
    AccountSignIn signIn,
    Throttle throttle,
    KnownDevices devices,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : InvitationPage(invitations, accounts, user, work, clock)
{
    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether a code can still be typed; otherwise a new one has to be sent first.</summary>
    public bool AwaitsCode => Invitation?.AwaitsCode(Now) is true;

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop) =>
        await base.LoadAsync(stop) ?? (State == LinkState.Valid ? null : Redirect(Work.Invitation(Token)));

    public async Task<IActionResult> OnPostAsync()
    {
        var code = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        Need(AwaitsCode, "", text["Deze code is verlopen, al gebruikt of te vaak verkeerd ingevuld. Vraag een nieuwe code."]);
        Need(code.Length == 6, nameof(Code), text["Vul de code van zes cijfers in."]);
        if (!ModelState.IsValid)
            return Page();
        var attempt = new Attempt(Guess.LinkCode, Invitation!.Id.ToString(), devices.OriginOf(HttpContext, Account!.Id));
        if (throttle.Begin(attempt) is { } wait)
            return TooSoon(wait, nameof(Code), text);
        var isRight = Invitation.TryUse(code, Now);
        Account.EmailConfirmed |= isRight;
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two attempts at once: neither counts as right, and a code is never used twice.
            ModelState.AddModelError("", text["Deze code werd op twee plekken tegelijk ingevuld. Probeer het opnieuw."]);
            return Page();
        }
        if (!isRight)
        {
            ModelState.AddModelError(nameof(Code), AwaitsCode
                ? text["Deze code klopt niet. Kijk of u de laatste e-mail hebt. Na een paar keer moet u steeds langer wachten."]
                : text["Deze code is te vaak verkeerd ingevuld en werkt niet meer. Vraag een nieuwe code."]);
            return Page();
        }
        throttle.Succeed(attempt);
        var result = await signIn.MailedCodeSignInAsync(Account);
        if (result.RequiresTwoFactor)
            return Redirect(Work.SignInCode(Next));
        TempData.Say(
            text[
                "U bent ingelogd. Wilt u een volgende keer zonder e-mail inloggen? Stel dan bij 'Uw account' een wachtwoord of toegangssleutel in; het hoeft niet."
            ]);
        return LocalRedirect(Next);
    }

    public async Task<IActionResult> OnPostAgainAsync()
    {
        if (MayAsk(throttle, devices) && await Sending.SendCodeAsync(Invitation!, Account!, HttpContext.RequestAborted))
        {
            TempData.Say(text["Er is een nieuwe code verstuurd. De vorige werkt niet meer."]);
            return Redirect(Work.InvitationCode(Token));
        }
        ModelState.AddModelError(
            "",
            text[
                "Er zijn al {0} codes verstuurd. Kijk in uw e-mail, ook bij ongewenste e-mail. Over een uur kan er weer een code worden verstuurd.",
                Invitation.CodesPerHour
            ]);
        return Page();
    }
}
