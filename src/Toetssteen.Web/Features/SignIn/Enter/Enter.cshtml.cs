using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Enter;

/// <summary>Logging in with address and password.</summary>
public sealed class EnterModel(AccountSignIn signIn, WorkLinks work, SiteText text) : FormPage
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

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Need(!string.IsNullOrWhiteSpace(Email), nameof(Email), text["Vul uw e-mailadres in."]);
        Need(!string.IsNullOrEmpty(Password), nameof(Password), text["Vul uw wachtwoord in."]);
        if (!ModelState.IsValid)
            return Page();
        var result = await signIn.PasswordSignInAsync(Email!.Trim(), Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return Redirect(work.SignInCode(ReturnTo));
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : work.Home());
        ModelState.AddModelError("", text["Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw. Na tien keer is inloggen een kwartier niet mogelijk."]);
        return Page();
    }
}
