using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SignIn.Forgotten;

/// <summary>Asking for a letter with which a password can be set. The answer is the same for every address.</summary>
public sealed class ForgottenModel(Accounts accounts, Throttle throttle, Postman postman, TimeProvider clock, SiteText text) : FormPage
{
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
        IsSent = true;
        if (!throttle.TryCount($"letter:{FoldedText.Fold(email)}", Throttle.Letters) || await accounts.FindByEmailAsync(email) is not { BlockedAt: null } account)
            return Page();
        postman.Post(new AccountLetter(AccountLetterKind.NewPassword, account.Id, Language.Current.Tag, leadsTo: null, clock.GetUtcNow()));
        return Page();
    }
}
