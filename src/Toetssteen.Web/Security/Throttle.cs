using System.Collections.Concurrent;

namespace Toetssteen.Web.Security;

/// <summary>Counts attempts by where they come from, in this process. What is counted is forgotten after a quarter of an hour.</summary>
public sealed class Throttle(TimeProvider clock)
{
    /// <summary>Wrong passwords and codes from one place, among whom many colleagues may be.</summary>
    public const int Wrong = 100;

    /// <summary>Letters asked for to one address.</summary>
    public const int Letters = 3;

    private const int MostKept = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _counted = new();

    /// <summary>Counts one; false where that is too many.</summary>
    public bool TryCount(string what, int most)
    {
        var now = clock.GetUtcNow();
        if (_counted.Count >= MostKept)
            foreach (var old in _counted.Where(c => now - c.Value.Since > Window))
                _counted.TryRemove(old.Key, out _);
        return _counted.AddOrUpdate(what, _ => (1, now), (_, counted) => now - counted.Since > Window ? (1, now) : (counted.Count + 1, counted.Since)).Count <= most;
    }

    /// <summary>Whether one more would be too many.</summary>
    public bool IsFull(string what, int most) => _counted.TryGetValue(what, out var counted) && clock.GetUtcNow() - counted.Since <= Window && counted.Count >= most;

    /// <summary>The place that a request comes from.</summary>
    public static string PlaceOf(HttpContext http) => $"place:{http.Connection.RemoteIpAddress}";
}
