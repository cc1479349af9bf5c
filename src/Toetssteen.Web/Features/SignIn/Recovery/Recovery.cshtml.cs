using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Recovery;

/// <summary>The second step of logging in for who does not have their phone: a recovery code, which is used up by it.</summary>
public sealed class RecoveryModel(AccountSignIn signIn, Accounts accounts, Throttle throttle, WorkLinks work, SiteText text) : FormPage
{
    private const int HalfACode = 5;

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
        // As it is printed, however it was typed: XXXXX-XXXXX.
        var code = new string([.. (Code ?? "").Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        code = code.Length > HalfACode ? code.Insert(HalfACode, "-") : code;
        Need(code.Length > 0, nameof(Code), text["Vul een van uw herstelcodes in."]);
        if (!ModelState.IsValid)
            return Page();
        var attempt = signIn.AttemptAt(Guess.SecondStep, Account!);
        if (throttle.Begin(attempt) is { } wait)
            return TooSoon(wait, nameof(Code), text);
        if ((await signIn.TwoFactorRecoveryCodeSignInAsync(code)).Succeeded)
        {
            throttle.Succeed(attempt);
            TempData.Say(
                text[
                    "U bent ingelogd met een herstelcode. Die code is nu gebruikt; u hebt er nog {0}.",
                    await accounts.CountRecoveryCodesAsync(Account!)
                ]);
            return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : work.Home());
        }
        ModelState.AddModelError(
            nameof(Code),
            text["Deze herstelcode klopt niet of is al gebruikt. Probeer een andere code. Na een paar keer moet u steeds langer wachten."]);
        return Page();
    }
}
