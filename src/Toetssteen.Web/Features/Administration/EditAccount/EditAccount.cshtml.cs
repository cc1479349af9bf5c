using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Administration.EditAccount;

/// <summary>One account: roles, blocking, inviting again, and a new second step for who lost the old one.</summary>
public sealed class EditAccountModel(
    AppDb db,
    Accounts accounts,
    Sessions sessions,
    AccountPost post,
    DutiesLeft duties,
    CurrentUser user,
    TimeProvider clock,
    WorkLinks work,
    SiteText text
) : FormPage
{
    /// <summary>The inspections under way in which the person has a duty.</summary>
    public IReadOnlyList<Standing> Standings { get; private set; } = [];

    /// <summary>Whether the organisation has no other lead who may come in.</summary>
    public bool IsOnlyLead { get; private set; }

    /// <summary>Whether the organisation has no other contact person who can be written to.</summary>
    public bool IsOnlyContact { get; private set; }

    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Roles.</summary>
    [BindProperty]
    public List<Role> Held { get; set; } = [];

    /// <summary>The e-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

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
    public IEnumerable<Choice> Choices =>
        Roles
            .All.Where(r => r.HeldIn() is not { } kind || kind == Organisation?.Kind)
            .Select(r => new Choice(r.ToString(), Texts.Role(r, text)));

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await accounts.FindByIdAsync(Id.ToString()) is not { RemovedAt: null } account)
            return NotFound();
        Account = account;
        Organisation = account.OrganisationId is { } organisation ? await db.Organisations.FindAsync([organisation], stop) : null;
        // A form of the page that was not sent shows what is so.
        var sent = HttpMethods.IsGet(Request.Method) ? null : (string?)Request.Query["handler"] ?? "";
        if (sent != "")
            (Held, IsContactPerson) = ([.. account.Roles], account.IsContactPerson);
        if (sent != "Address")
            Email = account.Email;
        if (account.BlockedAt is not null || Organisation is null)
            return null;
        Standings = await duties.OfAsync(Id, stop);
        IsOnlyLead = account.Roles.Contains(Role.StudyLead) && !await db.LeadsIn([Organisation.Id]).AnyAsync(a => a.Id != Id, stop);
        IsOnlyContact =
            account.IsContactPerson
            && !await db.Accounts.AnyAsync(
                a => a.Id != Id && a.OrganisationId == Organisation.Id && a.IsContactPerson && a.BlockedAt == null,
                stop);
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (IsMine && !Held.Contains(Role.Administrator))
            throw new DomainException(
                "D093",
                "U kunt uzelf niet als beheerder afmelden of blokkeren. Vraag het een andere beheerder; er is niets gewijzigd.");
        Account.Hold(Held, Organisation?.Kind);
        Account.IsContactPerson = IsContactPerson;
        await duties.TellAsync(Account, Standings, HttpContext.RequestAborted);
        await db.SaveChangesAsync();
        post.Go();
        sessions.Forget(Id);
        return Said(text["De gegevens van {0} zijn opgeslagen.", Account.Name]);
    }

    public async Task<IActionResult> OnPostBlockAsync()
    {
        if (IsMine)
            throw new DomainException(
                "D093",
                "U kunt uzelf niet als beheerder afmelden of blokkeren. Vraag het een andere beheerder; er is niets gewijzigd.");
        Account.Block(clock.GetUtcNow());
        await duties.TellAsync(Account, Standings, HttpContext.RequestAborted);
        await db.SaveChangesAsync();
        post.Go();
        await sessions.EndAsync(db, Id);
        return Said(text["{0} is geblokkeerd en overal uitgelogd.", Account.Name]);
    }

    /// <summary>Links that went to the old address let nobody in any more, and whoever is logged in logs in again.</summary>
    public async Task<IActionResult> OnPostAddressAsync()
    {
        var email = EmailAddress.Of(Email);
        Need(email is not null, nameof(Email), text["Vul een e-mailadres in, bijvoorbeeld naam@gemeente.nl."]);
        if (email is null || email == Account.Email)
            return email is null ? Page() : Said(text["Het e-mailadres van {0} was dit al.", Account.Name]);
        var now = clock.GetUtcNow();
        foreach (
            var link in await db.Invitations.Where(i => i.AccountId == Id && i.ReplacedAt == null).ToListAsync(HttpContext.RequestAborted))
            link.Replace(now);
        var moved = await accounts.TryMoveAsync(Account, email);
        Need(moved, nameof(Email), text["Dit e-mailadres heeft al een account. Zoek het op in de lijst."]);
        if (!moved)
        {
            await db.Entry(Account).ReloadAsync();
            return Page();
        }
        await sessions.EndAsync(db, Id);
        return Said(
            text[
                "Het e-mailadres van {0} is gewijzigd. Eerdere links werken niet meer. Verstuur een uitnodiging naar het nieuwe adres.",
                Account.Name
            ]);
    }

    public async Task<IActionResult> OnPostUnblockAsync()
    {
        Account.Unblock();
        await db.SaveChangesAsync();
        return Said(text["{0} kan weer inloggen.", Account.Name]);
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        if (Account.BlockedAt is not null)
            throw new DomainException(
                "D220",
                "Dit account is geblokkeerd, dus er gaat geen brief heen. Laat de persoon eerst weer toe; er is niets verstuurd.");
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

    /// <summary>The duties of the person in an inspection, in words.</summary>
    public string DutiesIn(Standing standing) =>
        string.Join(", ", standing.Assigned.Where(a => a.AccountId == Id).Select(a => Words.Duty(a.Duty, text)));

    private RedirectResult Said(string sentence)
    {
        TempData.Say(sentence);
        return Redirect(work.Account(Id));
    }
}
