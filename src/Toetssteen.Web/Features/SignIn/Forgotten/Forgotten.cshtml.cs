using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Forgotten;

/// <summary>Asking for a letter with which a password can be set. The answer is the same for every address.</summary>
public sealed class ForgottenModel(Accounts accounts, Throttle throttle, Postman postman, SiteAddress site, WorkLinks work, SiteText text) : FormPage
{
    /// <summary>E-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Whether the form was sent.</summary>
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Email?.Contains('@', StringComparison.Ordinal) is true, nameof(Email), text["Vul uw e-mailadres in, bijvoorbeeld naam@gemeente.nl."]);
        if (!ModelState.IsValid)
            return Page();
        IsSent = true;
        var email = Email!.Trim();
        if (!throttle.TryCount($"letter:{FoldedText.Fold(email)}", Throttle.Letters) || await accounts.FindByEmailAsync(email) is not { BlockedAt: null } account)
            return Page();
        var link = site.Of(work.NewPassword(account.Id, await accounts.GeneratePasswordResetTokenAsync(account)));
        postman.Post(new Message(account.Email!, account.Name, text["Stel uw wachtwoord in voor Toetssteen"], string.Join("\n\n",
        [
            text["Beste {0},", account.Name],
            text["Stel binnen twee uur een wachtwoord in met deze link. De link werkt één keer."] + "\n" + link + "\n"
                + text["Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Uw wachtwoord is niet gewijzigd."],
        ]) + "\n"));
        return Page();
    }
}
