using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Enter;

/// <summary>Logging in with address and password, or with a passkey.</summary>
public sealed class EnterModel(AccountSignIn signIn, Throttle throttle, CurrentUser user, WorkLinks work, SiteText text) : FormPage
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
        if (!ModelState.IsValid || IsTooOften())
            return Page();
        var account = await signIn.UserManager.FindByNameAsync(Email!.Trim());
        if (account is null)
        {
            // As long as for an address that is known.
            signIn.UserManager.PasswordHasher.HashPassword(null!, Password!);
            return Refused();
        }
        var result = await signIn.PasswordSignInAsync(account, Password!, isPersistent: false, lockoutOnFailure: true);
        return result.RequiresTwoFactor ? Redirect(work.SignInCode(ReturnTo)) : result.Succeeded ? LocalRedirect(Next) : Refused();
    }

    /// <summary>What a passkey is asked, as JSON.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (IsTooOften())
            return Page();
        if (!string.IsNullOrEmpty(Credential) && (await signIn.PasskeyAloneSignInAsync(Credential)).Succeeded)
            return LocalRedirect(Next);
        throttle.TryCount(Throttle.PlaceOf(HttpContext), Throttle.Wrong);
        ModelState.AddModelError("", text["Deze toegangssleutel kennen wij niet, of het duurde te lang. Probeer het opnieuw, of log in met uw wachtwoord."]);
        return Page();
    }

    private bool IsTooOften()
    {
        var often = throttle.IsFull(Throttle.PlaceOf(HttpContext), Throttle.Wrong);
        if (often)
            ModelState.AddModelError("", text["Er is vanaf deze plek te vaak vergeefs geprobeerd in te loggen. Wacht een kwartier en probeer het opnieuw."]);
        return often;
    }

    // The same sentence whether the address is unknown, the password wrong, or the account locked or blocked.
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused()
    {
        throttle.TryCount(Throttle.PlaceOf(HttpContext), Throttle.Wrong);
        ModelState.AddModelError(nameof(Email), text["Inloggen lukt niet met dit e-mailadres en wachtwoord. Controleer ze allebei. Na tien keer is inloggen een kwartier niet mogelijk."]);
        return Page();
    }
}
