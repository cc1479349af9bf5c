using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Code;

/// <summary>The second step of logging in: a code of the authenticator app.</summary>
public sealed class CodeModel(AccountSignIn signIn, WorkLinks work, SiteText text) : FormPage
{
    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true, Name = WorkLinks.Return)]
    public string? ReturnTo { get; set; }

    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether the first step was taken, not too long ago.</summary>
    public bool IsBegun { get; private set; }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        IsBegun = await signIn.GetTwoFactorAuthenticationUserAsync() is not null;
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
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : work.Home());
        ModelState.AddModelError(nameof(Code), result.IsLockedOut
            ? text["Er is te vaak een verkeerde code ingevuld. Inloggen is een kwartier niet mogelijk."]
            : text["Deze code klopt niet of is al gebruikt. Wacht tot de app een nieuwe code toont en vul die in. Klopt de klok van uw telefoon?"]);
        return Page();
    }
}
