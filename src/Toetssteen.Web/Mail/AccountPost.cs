using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Mail;

/// <summary>Letters about accounts: stored in the same save as what they are about, and sent in the background, each once.</summary>
public sealed class AccountPost(AppDb db, JobBell bell, TimeProvider clock)
{
    /// <summary>
    /// Rule: a letter that could not be sent asks for something as long as the person may come in and got no later letter about their
    /// account. The later one lets them in as well as this one would have.
    /// </summary>
    public IQueryable<AccountLetter> Failed =>
        db.AccountLetters.Where(l =>
            l.SentAt == null
            && l.FailedWith != null
            && db.Accounts.Any(a => a.Id == l.AccountId && a.BlockedAt == null)
            && !db.AccountLetters.Any(later => later.AccountId == l.AccountId && later.SentAt != null && later.MadeAt >= l.MadeAt));

    /// <summary>A letter in the language of this request; to be added.</summary>
    public AccountLetter Write(
        AccountLetterKind kind,
        Guid account,
        string? leadsTo = null,
        Guid? invitedBy = null,
        DateOnly? lastDay = null
    ) => new(kind, account, Language.Current.Tag, leadsTo, clock.GetUtcNow(), invitedBy, lastDay);

    /// <summary>Adds a letter to the save that is to come, with the work of sending it.</summary>
    public void Add(AccountLetter letter)
    {
        db.AccountLetters.Add(letter);
        db.Jobs.Add(SendAccountLetter.For(letter, clock.GetUtcNow()));
    }

    /// <summary>Letters that could not be sent go once more, after the save that is to come.</summary>
    public void Again(IEnumerable<AccountLetter> letters)
    {
        foreach (var letter in letters)
        {
            letter.Retry();
            db.Jobs.Add(SendAccountLetter.For(letter, clock.GetUtcNow()));
        }
    }

    /// <summary>After the save: off they go.</summary>
    public void Go() => bell.Ring();
}

/// <summary>
/// Sends one letter about an account, if it was not sent. Where it cannot be sent the letter keeps the reason, for an administrator to see.
/// </summary>
public sealed class SendAccountLetter(
    AppDb db,
    Accounts accounts,
    Invitations invitations,
    IMailer mailer,
    SiteAddress site,
    SiteText text,
    TimeProvider clock
) : IJobHandler
{
    /// <summary>The kind of job; its payload is the id of the letter.</summary>
    public const string Kind = "account-letter";

    /// <summary>The job for a letter.</summary>
    public static Job For(AccountLetter letter, DateTimeOffset now) => new(Kind, letter.Id.ToString(), now);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        if (
            await db
                .AccountLetters.Where(l => l.Id == id && l.SentAt == null)
                .Join(db.Accounts, l => l.AccountId, a => a.Id, (letter, account) => new { letter, account })
                .SingleOrDefaultAsync(stop)
            is not { } one)
            return JobOutcome.Done;
        var (letter, account) = (one.letter, one.account);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = (
            letter.Language == Language.English.Tag ? Language.English : Language.Dutch
        ).Culture;
        try
        {
            if (account is { BlockedAt: not null } or { Email: null })
                throw NotSent.Closed();
            await SendAsync(letter, account, stop);
            letter.Leave(clock.GetUtcNow());
        }
        catch (DomainException refused)
        {
            letter.Fail(NotSent.OnLetter(refused));
            await db.SavePrivatelyAsync(stop);
            if (refused.Code == NotSent.Passing)
                throw;
        }
        await db.SavePrivatelyAsync(stop);
        return JobOutcome.Done;
    }

    /// <inheritdoc/>
    public async Task GiveUpAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        if (await db.AccountLetters.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } letter)
            return;
        letter.Fail(NotSent.GivenUp(letter.FailedWith));
        await db.SavePrivatelyAsync(stop);
    }

    private async Task SendAsync(AccountLetter letter, Account account, CancellationToken stop)
    {
        switch (letter.Kind)
        {
            case AccountLetterKind.Invitation:
                await invitations.InviteAsync(account, letter.InvitedBy, letter.LeadsTo, stop);
                break;
            case AccountLetterKind.NewLink:
                await invitations.SendAsync(
                    account,
                    new OutgoingLetter(
                        text["Hier is uw nieuwe link voor Toetssteen"],
                        text["Hier is de nieuwe link die u vroeg. De vorige link werkt niet meer."],
                        letter.LeadsTo,
                        LastDay: letter.LastDay),
                    stop);
                break;
            default:
                // Made now, so that nobody finds it in the database, and its two hours begin when the letter leaves.
                var link = site.Of(
                    new WorkLinks(Language.Current).NewPassword(account.Id, await accounts.GeneratePasswordResetTokenAsync(account)));
                await mailer.SendAsync(
                    new Message(
                        account.Email!,
                        account.Name,
                        text["Stel uw wachtwoord in voor Toetssteen"],
                        string.Join(
                            "\n\n",
                            [
                                text["Beste {0},", account.Name],
                                text["Stel binnen twee uur een wachtwoord in met deze link. De link werkt één keer."]
                                    + "\n"
                                    + link
                                    + "\n"
                                    + text["Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Uw wachtwoord is niet gewijzigd."],
                            ]
                        ) + "\n"),
                    stop);
                break;
        }
    }
}
