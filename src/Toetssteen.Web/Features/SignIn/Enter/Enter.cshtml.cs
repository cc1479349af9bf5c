using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Enter;

/// <summary>Logging in with address and password, or with a passkey.</summary>
public sealed class EnterModel(AccountSignIn signIn, CurrentUser user, WorkLinks work, SiteText text) : FormPage
{
    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true, Name = WorkLinks.Return)]
    public string? ReturnTo { get; set; }

    /// <summary>E-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a passkey answered, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    private string Next => Url.IsLocalUrl(ReturnTo) ? ReturnTo : work.Home();

    public IActionResult OnGet() => user is { IsLoggedIn: true, LacksSecondFactor: false } ? LocalRedirect(Next) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Need(!string.IsNullOrWhiteSpace(Email), nameof(Email), text["Vul uw e-mailadres in."]);
        Need(!string.IsNullOrEmpty(Password), nameof(Password), text["Vul uw wachtwoord in."]);
        if (!ModelState.IsValid)
            return Page();
        var (result, wait) = await signIn.ShowPasswordAsync(Email!.Trim(), Password!);
        if (wait is { } toWait)
            return TooSoon(
                toWait,
                nameof(Email),
                text,
                text["U kunt ook meteen een nieuw wachtwoord instellen, met ‘Wachtwoord vergeten’."]);
        if (result.RequiresTwoFactor)
            return Redirect(work.SignInCode(ReturnTo));
        if (result.Succeeded)
            return LocalRedirect(Next);
        // The same sentence whether the address is unknown, the password wrong, or the person blocked.
        ModelState.AddModelError(
            nameof(Email),
            text[
                "Inloggen lukt niet met dit e-mailadres en wachtwoord. Controleer ze allebei. Na een paar keer moet u steeds langer wachten."
            ]);
        return Page();
    }

    /// <summary>What a passkey is asked, as JSON.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!string.IsNullOrEmpty(Credential) && (await signIn.PasskeyAloneSignInAsync(Credential)).Succeeded)
            return LocalRedirect(Next);
        ModelState.AddModelError(
            "",
            text["Deze toegangssleutel kennen wij niet, of het duurde te lang. Probeer het opnieuw, of log in met uw wachtwoord."]);
        return Page();
    }
}
