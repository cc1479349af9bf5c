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

/// <summary>Personal links: made, mailed, renewed, and the codes that go with them.</summary>
public sealed class Invitations(AppDb db, IMailer mailer, AccountPost post, SiteAddress site, SiteText text, TimeProvider clock)
{
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Mails a person a link of their own. The text comes first; what the link is and how long it is valid is added. Links that the
    /// person had before stay valid.
    /// </summary>
    /// <param name="account">The person.</param>
    /// <param name="subject">Subject of the letter.</param>
    /// <param name="body">Why, in paragraphs.</param>
    /// <param name="returnTo">Where the link leads once the person is in: an address within the site; their work when null.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="DomainException">M001, M002: no mail left; nothing is stored then.</exception>
    public async Task SendAsync(Account account, string subject, string body, string? returnTo, CancellationToken stop)
    {
        var (invitation, token) = Make(account.Id, returnTo);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(stop);
        try
        {
            await mailer.SendAsync(Letter(account, subject, body, token, invitation.ExpiresAt), stop);
        }
        catch
        {
            // A link that nobody got: as if it had not been made, so that it can be tried again at once.
            db.Invitations.Remove(invitation);
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Makes a link without mailing it, for the first administrator.</summary>
    public async Task<string> LinkAsync(Account account, CancellationToken stop)
    {
        var (invitation, token) = Make(account.Id, null);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(stop);
        return new WorkLinks(Language.Dutch).Invitation(token);
    }

    /// <summary>The invitation and the person that a token belongs to; null where it is nobody's.</summary>
    public async Task<(Invitation Invitation, Account Account)?> FindAsync(string token, CancellationToken stop)
    {
        var hash = Invitation.HashOf(token);
        var found = await db.Invitations.Where(i => i.TokenHash == hash).Join(db.Accounts, i => i.AccountId, a => a.Id, (i, a) => new { i, a }).SingleOrDefaultAsync(stop);
        return found is null ? null : (found.i, found.a);
    }

    /// <summary>Mails a new link in the place of one that is no longer valid, to the same address; not more often than every ten minutes.</summary>
    public async Task RenewAsync(Invitation old, Account account, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (old.IsValid(now))
            return;
        var since = now - BetweenRenewals;
        if (await db.Invitations.AnyAsync(i => i.AccountId == account.Id && i.CreatedAt > since, stop)
            || await db.AccountLetters.AnyAsync(l => l.AccountId == account.Id && l.Kind == AccountLetterKind.NewLink && l.MadeAt > since, stop))
            return;
        old.Replace(now);
        post.Add(post.Write(AccountLetterKind.NewLink, account.Id, old.ReturnTo));
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
        await mailer.SendAsync(new Message(account.Email!, account.Name, text["Uw code voor Toetssteen: {0}", code], string.Join("\n\n",
        [
            text["Beste {0},", account.Name],
            text["Uw code is {0}. De code is {1} minuten geldig en werkt één keer.", code, Invitation.CodeValidity.TotalMinutes],
            text["Vroeg u geen code? Dan hoeft u niets te doen. Geef de code aan niemand anders."],
        ]) + "\n"), stop);
        return true;
    }

    private (Invitation Invitation, string Token) Make(Guid account, string? returnTo)
    {
        var now = clock.GetUtcNow();
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        return (new Invitation(Guid.CreateVersion7(now), token, account, returnTo, now), token);
    }

    private Message Letter(Account account, string subject, string body, string token, DateTimeOffset expiresAt) => new(account.Email!, account.Name, subject, string.Join("\n\n",
    [
        text["Beste {0},", account.Name],
        body.Trim(),
        text["Dit is uw persoonlijke link:"] + "\n" + site.Of(new WorkLinks(Language.Current).Invitation(token)),
        text["De link is geldig tot en met {0}. Als u hem opent, krijgt u per e-mail een code om binnen te komen. Een account of wachtwoord is niet nodig.", PartialDate.Of(DutchDay.Of(expiresAt)).ToWords(CultureInfo.CurrentCulture)],
        text["De link is alleen voor u. Stuur hem niet door; wilt u samenwerken met een collega, nodig die dan uit in Toetssteen."],
    ]) + "\n");
}
