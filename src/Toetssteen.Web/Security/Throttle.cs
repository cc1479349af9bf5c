using System.Security.Cryptography;
using System.Text;
using Toetssteen.Domain;

namespace Toetssteen.Web.Security;

/// <summary>What someone may guess at.</summary>
public enum Guess
{
    /// <summary>A password, at the door or on the page where it is changed.</summary>
    Password,

    /// <summary>The second step: a code of the app, or a recovery code.</summary>
    SecondStep,

    /// <summary>The code that goes with a personal link.</summary>
    LinkCode,

    /// <summary>The code on a card; nobody's, so that it is counted by place alone.</summary>
    CardCode,
}

/// <summary>One attempt at guessing.</summary>
/// <param name="Kind">What is guessed.</param>
/// <param name="Of">Whose: the name that was typed, or the identity of the account or link.</param>
/// <param name="From">Where it comes from.</param>
public sealed record Attempt(Guess Kind, string Of, Origin From);

/// <summary>
/// Slows guessing down, and shuts nobody out. Counted is by whom and from where together: what one person gets wrong, or is made to get
/// wrong, costs a colleague behind the same address nothing, and costs the owner at another place nothing. A device on which the owner was
/// logged in before is counted by itself alone. Whoever guesses from many places is bounded by <see cref="DailyMost"/>.
/// What is counted stays in this process, in a bounded number of entries of fixed size: no text that a visitor chose is kept.
/// </summary>
public sealed class Throttle(TimeProvider clock)
{
    /// <summary>The most that is counted at once; what was counted longest ago gives way.</summary>
    public const int MostKept = 50_000;

    /// <summary>How often one may be wrong before having to wait.</summary>
    public const int Free = 5;

    /// <summary>The same on a known device.</summary>
    public const int FreeOnKnownDevice = 10;

    /// <summary>Wrong from anywhere about one person, after which every new place has one attempt before it waits.</summary>
    public const int SuspectPerson = 20;

    /// <summary>Wrong from one place about anyone, after which it has one attempt per person before it waits.</summary>
    public const int SuspectPlace = 100;

    /// <summary>The longest wait between two attempts.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait on a known device.</summary>
    public static readonly TimeSpan LongestWaitOnKnownDevice = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, Counted> _counted = [];

    /// <summary>How many entries are kept now.</summary>
    public int Kept
    {
        get
        {
            lock (_lock)
                return _counted.Count;
        }
    }

    /// <summary>How many wrong attempts a day are heard about one person, from all unknown devices together.</summary>
    public static int DailyMost(Guess kind) => kind == Guess.Password ? 1_000 : 100;

    /// <summary>
    /// Takes an attempt. It counts as wrong until <see cref="Succeed"/> takes that back, so that attempts at the same moment are counted
    /// one by one.
    /// </summary>
    /// <returns>Null where it may be tried; otherwise how long it takes until it may, and then nothing was counted.</returns>
    public TimeSpan? Begin(Attempt attempt)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var own = Own(attempt);
            if (attempt.From.Device is not null)
            {
                if (WaitOf(own, FreeOnKnownDevice, LongestWaitOnKnownDevice, now) is { } pause)
                    return pause;
                Count(own, now, Window);
                return null;
            }
            var (person, place) = (Person(attempt), Key("place", attempt.From.Place));
            var wrong = CountOf(person, now);
            var free = wrong >= SuspectPerson || CountOf(place, now) >= SuspectPlace ? 1 : Free;
            if (WaitOf(own, free, LongestWait, now) is { } wait)
                return wait;
            if (wrong >= DailyMost(attempt.Kind))
                return _counted[person].Since + Window - now;
            Count(own, now, Window);
            Count(person, now, Window);
            Count(place, now, Window);
            return null;
        }
    }

    /// <summary>The attempt was right: what was wrong before it, from there, is forgotten.</summary>
    public void Succeed(Attempt attempt)
    {
        lock (_lock)
        {
            _counted.Remove(Own(attempt));
            if (attempt.From.Device is not null)
                return;
            TakeBack(Person(attempt));
            TakeBack(Key("place", attempt.From.Place));
        }
    }

    /// <summary>Forgets all that was wrong about a person: who set a new password by a letter begins anew.</summary>
    public void Forget(Attempt attempt)
    {
        lock (_lock)
        {
            _counted.Remove(Own(attempt));
            _counted.Remove(Person(attempt));
        }
    }

    /// <summary>Counts one, within a stretch of time; false where that is too many.</summary>
    public bool TryCount(string what, string of, int most, TimeSpan within)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var key = Key(what, of);
            if (CountOf(key, now) >= most)
                return false;
            Count(key, now, within);
            return true;
        }
    }

    private TimeSpan? WaitOf(UInt128 key, int free, TimeSpan longest, DateTimeOffset now)
    {
        var wrong = CountOf(key, now);
        if (wrong < free)
            return null;
        var wait = TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(wrong - free, 30))));
        var left = _counted[key].Last + wait - now;
        return left > TimeSpan.Zero ? left : null;
    }

    private int CountOf(UInt128 key, DateTimeOffset now) =>
        _counted.TryGetValue(key, out var counted) && now < counted.Until ? counted.Number : 0;

    private void Count(UInt128 key, DateTimeOffset now, TimeSpan within)
    {
        var number = CountOf(key, now);
        if (number == 0 && _counted.Count >= MostKept)
            MakeRoom(now);
        _counted[key] = number == 0 ? new Counted(1, now, now, now + within) : _counted[key] with { Number = number + 1, Last = now };
    }

    private void TakeBack(UInt128 key)
    {
        if (_counted.TryGetValue(key, out var counted) && counted.Number > 1)
            _counted[key] = counted with { Number = counted.Number - 1 };
        else
            _counted.Remove(key);
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (old, _) in _counted.Where(c => c.Value.Until <= now).ToList())
            _counted.Remove(old);
        foreach (var (old, _) in _counted.OrderBy(c => c.Value.Last).Take(_counted.Count - (MostKept * 9 / 10)).ToList())
            _counted.Remove(old);
    }

    private static UInt128 Own(Attempt attempt) =>
        Key(attempt.Kind.ToString(), attempt.Of, attempt.From.Device is { } device ? $"device {device}" : $"place {attempt.From.Place}");

    private static UInt128 Person(Attempt attempt) => Key(attempt.Kind.ToString(), attempt.Of);

    private static UInt128 Key(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FoldedText.Fold(part)));
            hash.AppendData([0]);
        }
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private readonly record struct Counted(int Number, DateTimeOffset Since, DateTimeOffset Last, DateTimeOffset Until);
}
