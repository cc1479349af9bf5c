using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.People;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Forgotten;

/// <summary>Asking for a letter with which a password can be set. The answer is the same for every address.</summary>
public sealed class ForgottenModel(
    Accounts accounts,
    Throttle throttle,
    KnownDevices devices,
    Postman postman,
    IMailer mailer,
    TimeProvider clock,
    SiteText text
) : FormPage
{
    /// <summary>Letters to one address that are asked for from one place, in a quarter of an hour.</summary>
    public const int Letters = 3;

    /// <summary>Letters to one address that are asked for from anywhere, in a day.</summary>
    public const int LettersADay = 20;

    /// <summary>E-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Whether the form was sent.</summary>
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var email = EmailAddress.Of(Email);
        Need(email is not null, nameof(Email), text["Vul uw e-mailadres in, bijvoorbeeld naam@gemeente.nl."]);
        if (email is null || !ModelState.IsValid)
            return Page();
        // For every address the same.
        mailer.RequireSetUp();
        IsSent = true;
        if (await accounts.FindByEmailAsync(email) is not { BlockedAt: null } account || !MayAsk(account))
            return Page();
        postman.Post(new AccountLetter(AccountLetterKind.NewPassword, account.Id, Language.Current.Tag, leadsTo: null, clock.GetUtcNow()));
        return Page();
    }

    // From another place others cannot use up what the owner may ask for; a known device is heard however much was asked elsewhere.
    private bool MayAsk(Account account)
    {
        var from = devices.OriginOf(HttpContext, account.Id);
        return throttle.TryCount("letter from here", $"{account.Id} {from.Device ?? from.Place}", Letters, TimeSpan.FromMinutes(15))
            && (from.Device is not null || throttle.TryCount("letter a day", account.Id.ToString(), LettersADay, TimeSpan.FromDays(1)));
    }
}
