using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Code;

/// <summary>The second step of logging in: a code of the authenticator app.</summary>
public sealed class CodeModel(AccountSignIn signIn, Throttle throttle, WorkLinks work, SiteText text) : FormPage
{
    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true, Name = WorkLinks.Return)]
    public string? ReturnTo { get; set; }

    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether the first step was taken, not too long ago.</summary>
    public bool IsBegun => Account is not null;

    private Account? Account { get; set; }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Account = await signIn.GetTwoFactorAuthenticationUserAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsBegun)
            return Page();
        var code = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        Need(code.Length == 6, nameof(Code), text["Vul de code van zes cijfers in."]);
        if (!ModelState.IsValid)
            return Page();
        var attempt = signIn.AttemptAt(Guess.SecondStep, Account!);
        if (throttle.Begin(attempt) is { } wait)
            return TooSoon(wait, nameof(Code), text);
        if ((await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)).Succeeded)
        {
            throttle.Succeed(attempt);
            return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : work.Home());
        }
        ModelState.AddModelError(
            nameof(Code),
            text[
                "Deze code klopt niet of is al gebruikt. Wacht tot de app een nieuwe code toont en vul die in. Klopt de klok van uw telefoon?"
            ]);
        return Page();
    }
}
