using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Features.MyAccount.RecoveryCodes;

/// <summary>New recovery codes in the place of the old ones.</summary>
public sealed class RecoveryCodesModel(Accounts accounts, CurrentUser user, WorkLinks work) : FormPage
{
    private const int CodesGiven = 10;

    /// <summary>How many are left.</summary>
    public int Left { get; private set; }

    /// <summary>The new ones, shown once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    private Account Account { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Account = (await accounts.FindByIdAsync(user.Id.ToString()))!;
        Left = await accounts.CountRecoveryCodesAsync(Account);
        return Account.TwoFactorEnabled && user.IsStrong ? null : Redirect(work.SecondFactor());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Codes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(Account, CodesGiven))!];
        return Page();
    }
}
