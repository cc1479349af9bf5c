using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Administration.NewAccount;

/// <summary>Inviting a person: an account without a password, and a personal link by mail.</summary>
public sealed class NewAccountModel(
    AppDb db,
    CurrentUser user,
    Accounts accounts,
    AccountPost post,
    TimeProvider clock,
    WorkLinks work,
    SiteText text
) : FormPage
{
    /// <summary>The organisation, where the page was opened for one.</summary>
    [BindProperty(SupportsGet = true, Name = "organisatie")]
    public Guid? OrganisationId { get; set; }

    /// <summary>Name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>E-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Roles.</summary>
    [BindProperty]
    public List<Role> Held { get; set; } = [];

    /// <summary>Whether the person is to be written to for the organisation.</summary>
    [BindProperty]
    public bool IsContactPerson { get; set; }

    /// <summary>The organisation.</summary>
    public Organisation? Organisation { get; private set; }

    /// <summary>Roles that fit in the organisation.</summary>
    public IEnumerable<Choice> Choices =>
        Roles
            .All.Where(r => r.HeldIn() is not { } kind || kind == Organisation?.Kind)
            .Select(r => new Choice(r.ToString(), Texts.Role(r, text)));

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (OrganisationId is not { } id)
            return null;
        Organisation = await db.Organisations.FindAsync([id], stop);
        return Organisation is null ? NotFound() : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (name, email) = (Name?.Trim() ?? "", EmailAddress.Of(Email) ?? "");
        Need(name.Length is > 0 and <= Account.NameLength, nameof(Name), text["Vul de naam in, hooguit {0} tekens.", Account.NameLength]);
        Need(email.Length > 0, nameof(Email), text["Vul een e-mailadres in, bijvoorbeeld naam@gemeente.nl."]);
        Need(Held.Count > 0, nameof(Held), text["Kies minstens één rol."]);
        if (!ModelState.IsValid)
            return Page();
        var account = new Account(Guid.CreateVersion7(clock.GetUtcNow()), name, email, Organisation?.Id, clock.GetUtcNow())
        {
            IsContactPerson = IsContactPerson,
        };
        account.Hold(Held, Organisation?.Kind);
        // Account and letter are stored together.
        post.Add(post.Write(AccountLetterKind.Invitation, account.Id, invitedBy: user.Id));
        var made = await accounts.CreateAsync(account);
        Need(made.Succeeded, nameof(Email), text["Dit e-mailadres heeft al een account. Zoek het op in de lijst."]);
        if (!made.Succeeded)
            return Page();
        post.Go();
        TempData.Say(text["{0} is uitgenodigd. De link is dertig dagen geldig.", name]);
        return Redirect(work.Account(account.Id));
    }
}
