using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Security;

/// <summary>The link of a letter.</summary>
public enum LetterLink
{
    /// <summary>None: there is nothing to do.</summary>
    None,

    /// <summary>A personal link, which lets its receiver in with a code.</summary>
    Personal,

    /// <summary>The address of the page, for who logs in by themselves.</summary>
    Page,
}

/// <summary>A letter as it is to leave; salutation, link and signature are added.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">What it says, in paragraphs.</param>
/// <param name="LeadsTo">Where the link leads: an address within the site; the work of the person when null.</param>
/// <param name="From">Who signs it; null for a letter of the program itself.</param>
/// <param name="LastDay">The last day of the step that it is for.</param>
/// <param name="Link">Which link it has.</param>
public sealed record OutgoingLetter(
    string Subject,
    string Text,
    string? LeadsTo = null,
    Sender? From = null,
    DateOnly? LastDay = null,
    LetterLink Link = LetterLink.Personal);

/// <summary>Personal links: made, mailed, renewed, and the codes that go with them.</summary>
public sealed class Invitations(AppDb db, IMailer mailer, AccountPost post, SiteAddress site, SiteText text, TimeProvider clock)
{
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Mails a person a link of their own. The text comes first; what the link is and how long it is valid is added. Links that the
    /// person had before stay valid.
    /// </summary>
    /// <param name="account">The person.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="DomainException">M001, M002: no mail left; nothing is stored then.</exception>
    public async Task SendAsync(Account account, OutgoingLetter letter, CancellationToken stop)
    {
        if (letter.Link != LetterLink.Personal)
        {
            await mailer.SendAsync(
                Compose(
                    account,
                    letter,
                    letter.Link == LetterLink.Page ? Address(letter.LeadsTo ?? new WorkLinks(Language.Current).Home()) : null),
                stop);
            return;
        }
        var (invitation, token) = Make(account.Id, letter.LeadsTo, letter.LastDay);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(stop);
        try
        {
            await mailer.SendAsync(Compose(account, letter, Personal(account, token, invitation.Until(invitation.CreatedAt))), stop);
        }
        catch
        {
            // A link that nobody got: as if it had not been made, so that it can be tried again at once.
            db.Invitations.Remove(invitation);
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Invites somebody to an account; who invites signs the letter.</summary>
    /// <exception cref="DomainException">M001, M002: no mail left.</exception>
    /// <param name="account">The person.</param>
    /// <param name="by">Who invites; null where nobody is known to.</param>
    /// <param name="leadsTo">Where the link leads; the start of the work when null.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task InviteAsync(Account account, Guid? by, string? leadsTo, CancellationToken stop)
    {
        var inviter = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == by, stop);
        var organisation = inviter is null
            ? null
            : await db.Organisations.Where(o => o.Id == inviter.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(stop);
        var asked = text[
            "Wilt u binnen dertig dagen inloggen in Toetssteen? In dit programma doen de inspecties hun onderzoek bij gemeenten."
        ];
        await SendAsync(
            account,
            new OutgoingLetter(
                text["Log in bij Toetssteen met uw persoonlijke link"],
                inviter is null
                    ? asked
                    : asked
                        + " "
                        + (
                            organisation is null
                                ? text["U bent uitgenodigd door {0}.", inviter.Name]
                                : text["U bent uitgenodigd door {0} van {1}.", inviter.Name, organisation]),
                leadsTo,
                From: inviter is null ? null : new Sender(inviter.Name, inviter.PhoneNumber, inviter.Email, organisation)),
            stop);
    }

    /// <summary>Makes a link without mailing it, for the first administrator.</summary>
    public async Task<string> LinkAsync(Account account, CancellationToken stop)
    {
        var (invitation, token) = Make(account.Id, null, null);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(stop);
        return new WorkLinks(Language.Dutch).Invitation(token);
    }

    /// <summary>The invitation and the person that a token belongs to; null where it is nobody's.</summary>
    public async Task<(Invitation Invitation, Account Account)?> FindAsync(string token, CancellationToken stop)
    {
        var hash = Invitation.HashOf(token);
        var found = await db
            .Invitations.Where(i => i.TokenHash == hash)
            .Join(db.Accounts, i => i.AccountId, a => a.Id, (i, a) => new { i, a })
            .SingleOrDefaultAsync(stop);
        return found is null ? null : (found.i, found.a);
    }

    /// <summary>
    /// The step that these addresses are for has this last day now: links that lead there live by it, where it is later. The caller saves.
    /// </summary>
    public async Task ProlongAsync(IReadOnlyCollection<string> addresses, DateOnly lastDay, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (
            var invitation in await db
                .Invitations.Where(i => i.ReplacedAt == null && i.ReturnTo != null && addresses.Contains(i.ReturnTo))
                .ToListAsync(stop))
            invitation.Prolong(lastDay, now);
    }

    /// <summary>
    /// Mails a new link in the place of one that is no longer valid, to the same address; not more often than every ten minutes.
    /// </summary>
    /// <exception cref="DomainException">M002: no mail was set up.</exception>
    public async Task RenewAsync(Invitation old, Account account, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (old.IsValid(now))
            return;
        mailer.RequireSetUp();
        var since = now - BetweenRenewals;
        if (
            await db.Invitations.AnyAsync(i => i.AccountId == account.Id && i.CreatedAt > since, stop)
            || await db.AccountLetters.AnyAsync(
                l => l.AccountId == account.Id && l.Kind == AccountLetterKind.NewLink && l.MadeAt > since,
                stop))
            return;
        old.Replace(now);
        post.Add(post.Write(AccountLetterKind.NewLink, account.Id, old.ReturnTo, lastDay: old.LastDay));
        await db.SaveChangesAsync(stop);
        post.Go();
    }

    /// <summary>Mails a code; false where too many were sent.</summary>
    public async Task<bool> SendCodeAsync(Invitation invitation, Account account, CancellationToken stop)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        if (!invitation.TrySend(code, clock.GetUtcNow()))
            return false;
        await db.SaveChangesAsync(stop);
        await mailer.SendAsync(
            new Message(
                account.Email!,
                account.Name,
                text["Uw code voor Toetssteen: {0}", code],
                string.Join(
                    "\n\n",
                    [
                        text["Beste {0},", account.Name],
                        text[
                            "Vul deze code in: {0}. De code werkt één keer, en maximaal {1} minuten.",
                            code,
                            Invitation.CodeValidity.TotalMinutes
                        ]
                            + "\n"
                            + text["Hebt u geen code gevraagd? Dan hoeft u niets te doen. Geef de code nooit aan iemand anders."],
                    ]
                ) + "\n"),
            stop);
        return true;
    }

    private (Invitation Invitation, string Token) Make(Guid account, string? returnTo, DateOnly? lastDay)
    {
        var now = clock.GetUtcNow();
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        return (new Invitation(Guid.CreateVersion7(now), token, account, returnTo, lastDay, now), token);
    }

    // Beginning and end of every letter; what one does with its link stands with the link.
    private Message Compose(Account account, OutgoingLetter letter, string? link) =>
        new(
            account.Email!,
            account.Name,
            letter.Subject,
            string.Join(
                "\n\n",
                new[] { text["Beste {0},", account.Name], letter.Text.Trim(), link, Reach(letter.From) }
                    .Concat(Signature(letter.From))
                    .OfType<string>()
            ) + "\n");

    // What staff needs beside the link is said beforehand: an app to install is no surprise at the door.
    private string Personal(Account account, string token, DateOnly until) =>
        text["Ga verder met deze link: {0}", site.Of(new WorkLinks(Language.Current).Invitation(token))]
        + "\n"
        + text[
            "De link is alleen voor u en werkt tot en met {0}. Als u de link opent, sturen wij u een code per e-mail.",
            PartialDate.Of(until).ToWords(CultureInfo.CurrentCulture)
        ]
        + " "
        + (
            account.NeedsSecondFactor
                ? text[
                    "Daarna stelt u een wachtwoord in, en een tweede stap met een app op uw telefoon die codes toont. Neem dus uw telefoon erbij. Stuur deze e-mail niet door."
                ]
                : text["U hebt geen account of wachtwoord nodig. Stuur deze e-mail niet door."]);

    private string Address(string path) =>
        text["Ga verder met deze link: {0}", site.Of(path)] + "\n" + text["U logt in met uw eigen account. Stuur deze e-mail niet door."];

    private string? Reach(Sender? from) => from switch
    {
        null => null,
        { Phone: { } phone, Email: { } email } => text["Hebt u vragen? Bel of mail {0}: {1}, {2}.", from.Name, phone, email],
        { Phone: null, Email: { } email } => text["Hebt u vragen? Mail {0}: {1}.", from.Name, email],
        { Phone: { } phone } => text["Hebt u vragen? Bel {0}: {1}.", from.Name, phone],
        _ => text["Hebt u vragen? Neem contact op met {0}.", from.Name],
    };

    private IEnumerable<string> Signature(Sender? from) =>
        from is null
            ? []
            :
            [
                text["Met vriendelijke groet,"],
                from.OnBehalfOf is { } inspectorates ? from.Name + "\n" + text["namens {0}", inspectorates] : from.Name,
            ];
}
