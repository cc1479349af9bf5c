using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.NewPassword;

/// <summary>Setting a password by the link of a letter. All sessions end by it.</summary>
public sealed class NewPasswordModel(
    Accounts accounts,
    AccountSignIn signIn,
    Throttle throttle,
    KnownDevices devices,
    Sessions sessions,
    AppDb db,
    WorkLinks work,
    SiteText text
) : FormPage
{
    private const string ResetPurpose = "ResetPassword";

    /// <summary>The account, as the link says it.</summary>
    [BindProperty(SupportsGet = true, Name = "account")]
    public Guid Id { get; set; }

    /// <summary>The proof that the link is real.</summary>
    [BindProperty(SupportsGet = true, Name = "bewijs")]
    public string? Token { get; set; }

    /// <summary>The new password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose password it is; null where the link is no good.</summary>
    public Account? Account { get; private set; }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var account = await accounts.FindByIdAsync(Id.ToString());
        if (
            account is { BlockedAt: null }
            && Token is not null
            && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, ResetPurpose, Token))
            Account = account;
        else
            Response.StatusCode = StatusCodes.Status410Gone;
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Account is not null, "", text["Deze link is verlopen of al gebruikt. Vraag een nieuwe aan."]);
        if (!ModelState.IsValid)
            return Page();
        var result = await accounts.ResetPasswordAsync(Account!, Token!, Password ?? "");
        Need(result.Succeeded, nameof(Password), text.Refusal(result));
        if (!ModelState.IsValid)
            return Page();
        // Who has the letter is the owner: what others guessed no longer counts, and this device is known.
        throttle.Forget(signIn.AttemptAt(Guess.Password, Account!));
        devices.Remember(HttpContext, Account!.Id);
        await sessions.EndAsync(db, Account!.Id);
        TempData.Say(text["Uw wachtwoord is ingesteld. U bent overal uitgelogd; log nu in met uw nieuwe wachtwoord."]);
        return Redirect(work.SignIn());
    }
}
