namespace Toetssteen.Web.Security;

/// <summary>
/// One browser that is logged in. The browser keeps a random token; the database keeps its hash, so that what is read here opens
/// nothing. Ending it is removing it.
/// </summary>
public sealed class Session
{
    /// <summary>The most the description of a browser may be long.</summary>
    public const int DeviceLength = 100;

    /// <summary>How long staff may leave a session alone.</summary>
    public static readonly TimeSpan StaffIdle = TimeSpan.FromHours(1);

    /// <summary>How long a session of staff lasts at most.</summary>
    public static readonly TimeSpan StaffTotal = TimeSpan.FromHours(12);

    /// <summary>How long others may leave a session alone.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How long a session of others lasts at most.</summary>
    public static readonly TimeSpan Total = TimeSpan.FromDays(7);

    private Session()
    {
    }

    /// <summary>Begins a session.</summary>
    public Session(Guid id, string tokenHash, Guid accountId, string device, bool isStrong, DateTimeOffset now) =>
        (Id, TokenHash, AccountId, Device, IsStrong, CreatedAt, LastSeenAt) = (id, tokenHash, accountId, device, isStrong, now, now);

    /// <summary>Identity, as it may be shown to its owner.</summary>
    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Who.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>The browser and the system, in words.</summary>
    public string Device { get; private set; } = "";

    /// <summary>Whether a second factor was shown.</summary>
    public bool IsStrong { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Last used, to within some minutes.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Whether it has ended by time.</summary>
    public bool HasEnded(bool isStaff, DateTimeOffset now) =>
        now - LastSeenAt > (isStaff ? StaffIdle : Idle) || now - CreatedAt > (isStaff ? StaffTotal : Total);
}
