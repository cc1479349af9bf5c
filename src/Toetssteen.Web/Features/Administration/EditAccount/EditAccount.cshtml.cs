using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Administration.EditAccount;

/// <summary>One account: roles, blocking, inviting again, and a new second step for who lost the old one.</summary>
public sealed class EditAccountModel(AppDb db, Accounts accounts, Sessions sessions, AccountPost post, CurrentUser user, TimeProvider clock, WorkLinks work, SiteText text) : FormPage
{
    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Roles.</summary>
    [BindProperty]
    public List<Role> Held { get; set; } = [];

    /// <summary>Whether the person is to be written to for the organisation.</summary>
    [BindProperty]
    public bool IsContactPerson { get; set; }

    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The organisation.</summary>
    public Organisation? Organisation { get; private set; }

    /// <summary>Whether it is the own account, which one does not shut oneself.</summary>
    public bool IsMine => Id == user.Id;

    /// <summary>Roles that fit in the organisation.</summary>
    public IEnumerable<Choice> Choices => Roles.All.Where(r => r.HeldIn() is not { } kind || kind == Organisation?.Kind).Select(r => new Choice(r.ToString(), Texts.Role(r, text)));

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await accounts.FindByIdAsync(Id.ToString()) is not { RemovedAt: null } account)
            return NotFound();
        Account = account;
        Organisation = account.OrganisationId is { } organisation ? await db.Organisations.FindAsync([organisation], stop) : null;
        if (HttpMethods.IsGet(Request.Method))
            (Held, IsContactPerson) = ([.. account.Roles], account.IsContactPerson);
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (IsMine && !Held.Contains(Role.Administrator))
            throw new DomainException("D093", "U kunt uzelf niet als beheerder afmelden of blokkeren. Vraag het een andere beheerder; er is niets gewijzigd.");
        Account.Hold(Held, Organisation?.Kind);
        Account.IsContactPerson = IsContactPerson;
        await db.SaveChangesAsync();
        sessions.Forget(Id);
        return Said(text["De gegevens van {0} zijn opgeslagen.", Account.Name]);
    }

    public async Task<IActionResult> OnPostBlockAsync()
    {
        if (IsMine)
            throw new DomainException("D093", "U kunt uzelf niet als beheerder afmelden of blokkeren. Vraag het een andere beheerder; er is niets gewijzigd.");
        Account.Block(clock.GetUtcNow());
        await db.SaveChangesAsync();
        await sessions.EndAsync(db, Id);
        return Said(text["{0} is geblokkeerd en overal uitgelogd.", Account.Name]);
    }

    public async Task<IActionResult> OnPostUnblockAsync()
    {
        Account.Unblock();
        await db.SaveChangesAsync();
        return Said(text["{0} kan weer inloggen.", Account.Name]);
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        post.Add(post.Write(AccountLetterKind.Invitation, Id, invitedBy: user.Id));
        await db.SaveChangesAsync();
        post.Go();
        return Said(text["{0} is uitgenodigd. De link is dertig dagen geldig.", Account.Name]);
    }

    public async Task<IActionResult> OnPostSecondFactorAsync()
    {
        await accounts.ForgetSecondFactorAsync(Account);
        await sessions.EndAsync(db, Id);
        return Said(text["{0} stelt bij de volgende keer inloggen een nieuwe tweede stap in.", Account.Name]);
    }

    private RedirectResult Said(string sentence)
    {
        TempData.Say(sentence);
        return Redirect(work.Account(Id));
    }
}
