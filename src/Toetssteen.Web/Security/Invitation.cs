using System.Security.Cryptography;
using System.Text;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Security;

/// <summary>
/// A personal link, sent by mail. It opens a page that sends a one-time code to the same address; link and code together let a person
/// in without a password. Neither can be read back from what is stored.
/// </summary>
public sealed class Invitation
{
    /// <summary>How long a code is valid.</summary>
    public static readonly TimeSpan CodeValidity = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often a code may be typed wrongly, from all places together. More than one place can do while the code is valid
    /// (<see cref="Throttle"/>), so that nobody alone uses it up for the owner.
    /// </summary>
    public const int Attempts = 20;

    /// <summary>How many codes are sent in an hour, asked for from one place.</summary>
    public const int CodesPerHour = 5;

    /// <summary>How many codes are sent in an hour, asked for from anywhere.</summary>
    public const int MostCodesPerHour = 20;

    /// <summary>The most an address within the site may be long.</summary>
    public const int ReturnToLength = 400;

    private Invitation()
    {
    }

    /// <summary>Makes an invitation for a token that only its receiver has.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="token">The token.</param>
    /// <param name="accountId">For whom.</param>
    /// <param name="returnTo">Where it leads.</param>
    /// <param name="lastDay">The last day of the step that it is for: <see cref="LinkTerm"/>.</param>
    /// <param name="now">Now.</param>
    public Invitation(Guid id, string token, Guid accountId, string? returnTo, DateOnly? lastDay, DateTimeOffset now)
    {
        (Id, TokenHash, AccountId, ReturnTo, CreatedAt, LastDay) = (id, HashOf(token), accountId, returnTo, now, lastDay);
        ExpiresAt = EndOf(Until(now));
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token in the link.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>For whom.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>Where it leads once inside: an address within the site.</summary>
    public string? ReturnTo { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The last day of the step that it is for; null where that has none.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Until when the link is valid.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When a newer link took its place; null while it is the one that counts.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>When it first let its receiver in.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Hash of the code that was sent last; null where none waits.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>Until when that code is valid.</summary>
    public DateTimeOffset? CodeExpiresAt { get; private set; }

    /// <summary>How often that code was typed wrongly.</summary>
    public int CodeAttempts { get; private set; }

    /// <summary>Codes sent since <see cref="CodesSince"/>.</summary>
    public int CodesSent { get; private set; }

    /// <summary>When the counting of codes began.</summary>
    public DateTimeOffset? CodesSince { get; private set; }

    /// <summary>Changes with every change, so that two attempts at once are not taken for one.</summary>
    public Guid Version { get; private set; }

    /// <summary>The last day on which the link opens, by the calendars in the Netherlands.</summary>
    public DateOnly Until(DateTimeOffset now) => LinkTerm.Until(LastDay, DutchDay.Of(now));

    /// <summary>The step got a later day; the link lives by that one. An earlier day shortens no link that somebody has.</summary>
    public void Prolong(DateOnly lastDay, DateTimeOffset now)
    {
        if (lastDay <= LastDay)
            return;
        LastDay = lastDay;
        if (EndOf(Until(now)) is var until && until > ExpiresAt)
            ExpiresAt = until;
    }

    /// <summary>Whether the link still opens something.</summary>
    public bool IsValid(DateTimeOffset now) => ReplacedAt is null && now < ExpiresAt;

    /// <summary>Whether a code waits to be typed.</summary>
    public bool AwaitsCode(DateTimeOffset now) => CodeHash is not null && now < CodeExpiresAt && CodeAttempts < Attempts;

    /// <summary>Puts a newer link in its place.</summary>
    public void Replace(DateTimeOffset now)
    {
        ReplacedAt ??= now;
        CodeHash = null;
    }

    /// <summary>Takes note of a new code; the one before it is void. False where too many were sent.</summary>
    public bool TrySend(string code, DateTimeOffset now)
    {
        if (CodesSince is not { } since || now - since >= TimeSpan.FromHours(1))
            (CodesSince, CodesSent) = (now, 0);
        if (CodesSent >= MostCodesPerHour)
            return false;
        CodesSent++;
        (CodeHash, CodeExpiresAt, CodeAttempts) = (HashOf($"{Id:N}:{code}"), now + CodeValidity, 0);
        return true;
    }

    /// <summary>Takes a typed code. The right one is used up; a wrong one is counted.</summary>
    public bool TryUse(string code, DateTimeOffset now)
    {
        if (!IsValid(now) || !AwaitsCode(now))
            return false;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf($"{Id:N}:{code}")), Encoding.ASCII.GetBytes(CodeHash!)))
        {
            CodeAttempts++;
            return false;
        }
        CodeHash = null;
        UsedAt ??= now;
        return true;
    }

    // The whole last day, as the letter says: until the next one begins.
    private static DateTimeOffset EndOf(DateOnly day) => DutchDay.End(day);

    /// <summary>How a token is stored.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
