using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.MyAccount.Password;

/// <summary>Setting or changing the own password. Every other session ends by it.</summary>
public sealed class PasswordModel(
    Accounts accounts,
    AccountSignIn signIn,
    Throttle throttle,
    Sessions sessions,
    AppDb db,
    CurrentUser user,
    WorkLinks work,
    SiteText text
) : FormPage
{
    /// <summary>The password as it is, where there is one.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? New { get; set; }

    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Account = (await accounts.FindByIdAsync(user.Id.ToString()))!;
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var attempt = signIn.AttemptAt(Guess.Password, Account);
        if (Account.PasswordHash is not null && throttle.Begin(attempt) is { } wait)
            return TooSoon(wait, nameof(Current), text);
        var result = await ChangeAsync();
        if (!result.Errors.Any(e => e.Code is "PasswordMismatch"))
            throttle.Succeed(attempt);
        Need(
            result.Succeeded,
            result.Errors.Any(e => e.Code is "PasswordMismatch") ? nameof(Current) : nameof(New),
            result.Succeeded ? "" : Refusal(result));
        if (!ModelState.IsValid)
            return Page();
        await sessions.EndAsync(db, Account.Id, except: user.SessionId);
        TempData.Say(text["Uw wachtwoord is ingesteld. Op andere plekken bent u uitgelogd."]);
        return Redirect(work.Account());
    }

    // A guess at the present password counts as one at the door.
    private Task<IdentityResult> ChangeAsync() => Account.PasswordHash is null
        ? accounts.AddPasswordAsync(Account, New ?? "") : accounts.ChangePasswordAsync(Account, Current ?? "", New ?? "");

    private string Refusal(IdentityResult result) => PasswordWords.Refusal(text, result);
}
