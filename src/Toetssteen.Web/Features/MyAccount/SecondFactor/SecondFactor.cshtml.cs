using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.MyAccount.SecondFactor;

/// <summary>
/// Setting up the second step: a key for an authenticator app, a code to prove that it arrived, and recovery codes, shown once. Staff
/// comes here before anything else.
/// </summary>
public sealed class SecondFactorModel(Accounts accounts, Sessions sessions, AppDb db, CurrentUser user, WorkLinks work, SiteText text)
    : FormPage
{
    private const int CodesGiven = 10;

    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true, Name = WorkLinks.Return)]
    public string? ReturnTo { get; set; }

    /// <summary>Whether another phone takes the place of the one in use, which stays good until the new one is proven.</summary>
    [BindProperty(SupportsGet = true, Name = "opnieuw")]
    public bool Again { get; set; }

    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>Whether a key is being set up.</summary>
    public bool IsSettingUp => Again || !Account.TwoFactorEnabled;

    /// <summary>The key, while it is being set up.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The recovery codes, just made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>The key in groups of four, to be typed over.</summary>
    public string KeyInGroups => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));

    /// <summary>The same for a camera, or for an app on this device.</summary>
    public string KeyAsAddress => $"otpauth://totp/Toetssteen:{Uri.EscapeDataString(Account.Email!)}?secret={Key}&issuer=Toetssteen";

    /// <summary>Where to go on, if anywhere.</summary>
    public string Next => Url.IsLocalUrl(ReturnTo) ? ReturnTo : work.Home();

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Account = (await accounts.FindByIdAsync(user.Id.ToString()))!;
        // Who has one shows it, before changing it.
        if (Account.TwoFactorEnabled && !user.IsStrong)
            return Redirect(work.SignIn(work.SecondFactor()));
        if (IsSettingUp)
            Key = await accounts.KeyInTheMakingAsync(Account);
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsSettingUp)
            return Redirect(work.SecondFactor());
        var code = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        Need(code.Length == 6, nameof(Code), text["Vul de code van zes cijfers in."]);
        if (ModelState.IsValid)
            Need(
                await accounts.TryTakeKeyAsync(Account, code),
                nameof(Code),
                text[
                    "Deze code klopt niet. Kijk of de app 'Toetssteen' toont en of de klok van uw telefoon goed staat, en vul de nieuwste code in."
                ]);
        if (!ModelState.IsValid)
            return Page();
        Codes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(Account, CodesGiven))!];
        // What was logged in by the password alone is not, from now on; this browser showed both.
        await sessions.EndAsync(db, Account.Id, except: user.SessionId);
        await db.Sessions.Where(s => s.Id == user.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.IsStrong, true));
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        if (!Account.NeedsSecondFactor)
        {
            await accounts.ForgetSecondFactorAsync(Account);
            TempData.Say(text["De tweede stap staat uit."]);
        }
        return Redirect(work.Account());
    }
}
