using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>Letters are stored in the same save as what they are about, and sent in the background: one by one, each once.</summary>
public sealed class StudyPost(AppDb db, JobBell bell, SiteText text, TimeProvider clock)
{
    /// <summary>Adds letters to the save that is to come, with the work of sending them.</summary>
    public void Add(IEnumerable<Letter> letters)
    {
        foreach (var letter in letters)
        {
            db.Letters.Add(letter);
            db.Jobs.Add(SendLetter.For(letter, clock.GetUtcNow()));
        }
    }

    /// <summary>Letters that could not be sent go once more, after the save that is to come.</summary>
    public void Again(IEnumerable<Letter> letters)
    {
        foreach (var letter in letters)
        {
            letter.Retry();
            db.Jobs.Add(SendLetter.For(letter, clock.GetUtcNow()));
        }
    }

    /// <summary>After the save: off they go.</summary>
    /// <returns>What happens, in a sentence or two.</returns>
    public string Go(int letters)
    {
        bell.Ring();
        return letters switch
        {
            0 => text["Er is geen brief om te versturen."],
            1 => text["Er gaat 1 brief weg. Onder ‘Post’ ziet u wanneer hij verstuurd is."],
            _ => text["Er gaan {0} brieven weg. Onder ‘Post’ ziet u wanneer elke brief verstuurd is.", letters.InWords()],
        };
    }
}

/// <summary>Sends one letter, if it was not sent. One that cannot be sent says why in the log of the study; the others go on.</summary>
public sealed class SendLetter(AppDb db, Invitations invitations, TimeProvider clock) : IJobHandler
{
    /// <summary>The kind of job; its payload is the id of the letter.</summary>
    public const string Kind = "letter";

    /// <summary>The job for a letter.</summary>
    public static Job For(Letter letter, DateTimeOffset now) => new(Kind, letter.Id.ToString(), now);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        if (
            await db
                .Letters.Where(l => l.Id == id && l.SentAt == null)
                .Join(db.Accounts, l => l.AccountId, a => a.Id, (letter, account) => new { letter, account })
                .SingleOrDefaultAsync(stop)
            is not { } one)
            return JobOutcome.Done;
        // Letters are in Dutch.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Dutch.Culture;
        try
        {
            await invitations.SendAsync(one.account, await AsItLeavesAsync(one.letter, one.account, stop), stop);
            one.letter.Leave(clock.GetUtcNow());
            if (one.letter is { LeadsTo: { } address, LastDay: { } day })
                await invitations.ProlongAsync([address], day, stop);
        }
        catch (DomainException refused)
        {
            one.letter.Fail(NotSent.OnLetter(refused));
            await db.SaveChangesAsync(stop);
            if (refused.Code == NotSent.Passing)
                throw;
        }
        await db.SaveChangesAsync(stop);
        return JobOutcome.Done;
    }

    // Staff log in by themselves; a letter never lets them in.
    private async Task<OutgoingLetter> AsItLeavesAsync(Letter letter, Account account, CancellationToken stop)
    {
        if (account is { BlockedAt: not null } or { Email: null })
            throw NotSent.Closed();
        var study = await db.Studies.AsNoTracking().SingleAsync(s => s.Id == letter.StudyId, stop);
        return new OutgoingLetter(
            letter.Subject,
            letter.Text,
            letter.LeadsTo,
            Senders.To(account, await db.SenderOfAsync(study, letter.MadeBy, stop)),
            letter.LastDay,
            !letter.HasLink ? LetterLink.None
                : account.NeedsSecondFactor ? LetterLink.Page
                : LetterLink.Personal);
    }

    /// <inheritdoc/>
    public async Task GiveUpAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        if (await db.Letters.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } letter)
            return;
        letter.Fail(NotSent.GivenUp(letter.FailedWith));
        await db.SaveChangesAsync(stop);
    }
}
