namespace Toetssteen.Web.Mail;

/// <summary>Why a letter about an account is written.</summary>
public enum AccountLetterKind
{
    /// <summary>An administrator invites the person.</summary>
    Invitation,

    /// <summary>The person asked for a new password.</summary>
    NewPassword,

    /// <summary>The person asked for a new link in the place of one that ran out.</summary>
    NewLink,
}

/// <summary>
/// A letter about an account, outside any study: stored before it is sent, so that a stop of the program loses none, and kept with the
/// reason where it cannot be sent. It holds no link; that is made when it is sent.
/// </summary>
public sealed class AccountLetter
{
    private AccountLetter()
    {
    }

    /// <summary>Makes a letter, to be sent.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="accountId">To whom.</param>
    /// <param name="language">Tag of the language in which it is written.</param>
    /// <param name="leadsTo">Address within the site that its link leads to; the start of the work when null.</param>
    /// <param name="now">The moment it is made.</param>
    /// <param name="invitedBy">Who invites the person.</param>
    /// <param name="lastDay">The last day of the step that its link is for.</param>
    public AccountLetter(
        AccountLetterKind kind,
        Guid accountId,
        string language,
        string? leadsTo,
        DateTimeOffset now,
        Guid? invitedBy = null,
        DateOnly? lastDay = null
    ) =>
        (Id, Kind, AccountId, Language, LeadsTo, MadeAt, InvitedBy, LastDay) = (
            Guid.CreateVersion7(now),
            kind,
            accountId,
            language,
            leadsTo,
            now,
            invitedBy,
            lastDay);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Why it is written.</summary>
    public AccountLetterKind Kind { get; private set; }

    /// <summary>To whom.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>Tag of the language in which it is written.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Where its link leads to; the start of the work when null.</summary>
    public string? LeadsTo { get; private set; }

    /// <summary>Who invites the person; null for other letters.</summary>
    public Guid? InvitedBy { get; private set; }

    /// <summary>The last day of the step that its link is for; null for none.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When it was sent; null as long as it was not.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Why it could not be sent, in Dutch; null where nothing went wrong.</summary>
    public string? FailedWith { get; private set; }

    /// <summary>It was sent.</summary>
    public void Leave(DateTimeOffset at) => (SentAt, FailedWith) = (SentAt ?? at, null);

    /// <summary>It is tried once more.</summary>
    public void Retry() => FailedWith = null;

    /// <summary>It could not be sent.</summary>
    public void Fail(string sentence) => FailedWith = SentAt is null ? sentence : null;
}
