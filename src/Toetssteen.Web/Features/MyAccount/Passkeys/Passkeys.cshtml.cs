using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.MyAccount.Passkeys;

/// <summary>The own passkeys: adding and taking away.</summary>
public sealed class PasskeysModel(Accounts accounts, AccountSignIn signIn, CurrentUser user, WorkLinks work, SiteText text) : FormPage
{
    private const int MostKeys = 20;
    private const int LongestLabel = 60;

    /// <summary>What a person calls the key.</summary>
    [BindProperty]
    public string? Label { get; set; }

    /// <summary>What the browser answered, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The key to take away.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The keys there are.</summary>
    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];

    private Account Account { get; set; } = null!;

    /// <summary>How a key is named in a form.</summary>
    public static string IdOf(UserPasskeyInfo key) => WebEncoders.Base64UrlEncode(key.CredentialId);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Account = (await accounts.FindByIdAsync(user.Id.ToString()))!;
        Keys = [.. (await accounts.GetPasskeysAsync(Account)).OrderBy(k => k.CreatedAt)];
        return null;
    }

    /// <summary>What the browser is asked, as JSON.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(
            await signIn.MakePasskeyCreationOptionsAsync(
                new PasskeyUserEntity
                {
                    Id = Account.Id.ToString(),
                    Name = Account.Email!,
                    DisplayName = Account.Name,
                }),
            "application/json");

    public async Task<IActionResult> OnPostAddAsync()
    {
        Need(Keys.Count < MostKeys, "", text["U hebt al {0} toegangssleutels. Haal er eerst een weg.", MostKeys]);
        Need(!string.IsNullOrEmpty(Credential), "", text["Uw apparaat gaf geen toegangssleutel. Probeer het opnieuw."]);
        if (!ModelState.IsValid)
            return Page();
        var made = await signIn.PerformPasskeyAttestationAsync(Credential!);
        Need(made.Succeeded, "", text["De toegangssleutel kon niet worden bewaard, of het duurde te lang. Probeer het opnieuw."]);
        if (!ModelState.IsValid)
            return Page();
        var label = Label?.Trim() is { Length: > 0 } given ? given : text["Toegangssleutel {0}", Keys.Count + 1];
        made.Passkey!.Name = Toetssteen.Domain.FoldedText.Start(label, LongestLabel);
        await accounts.AddOrUpdatePasskeyAsync(Account, made.Passkey);
        TempData.Say(text["De toegangssleutel is toegevoegd. U kunt er voortaan mee inloggen."]);
        return Redirect(work.Passkeys());
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (Keys.FirstOrDefault(k => IdOf(k) == Key) is not { } key)
            return NotFound();
        await accounts.RemovePasskeyAsync(Account, key.CredentialId);
        TempData.Say(text["De toegangssleutel is weggehaald. Haal hem ook weg van uw apparaat."]);
        return Redirect(work.Passkeys());
    }
}
