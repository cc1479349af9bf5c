using System.Globalization;

namespace Toetssteen.Domain;

/// <summary>
/// Rule: a day is a day in the Netherlands. Says which day an instant falls on for people there, and what their clocks show. The only place
/// where an instant becomes a day; every other way is a banned symbol.
/// </summary>
public static class DutchDay
{
    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day on which it is there.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(Shown(instant));

    /// <summary>The day that it is there now.</summary>
    public static DateOnly Today(TimeProvider clock) => Of(clock.GetUtcNow());

    /// <summary>What the clocks there show.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Shown(instant));

    /// <summary>
    /// The first instant of the day. Clocks are changed at two or three at night, so that midnight is always there, and once.
    /// </summary>
    public static DateTimeOffset Begin(DateOnly day) => At(day, TimeOnly.MinValue)!.Value;

    /// <summary>The first instant after the day: "tot en met" a day is before this.</summary>
    public static DateTimeOffset End(DateOnly day) => Begin(day.AddDays(1));

    /// <summary>
    /// The instant at which the clocks there show this; null where they skip it, the first of two where they show it twice.
    /// </summary>
    public static DateTimeOffset? At(DateOnly day, TimeOnly time)
    {
        var shown = day.ToDateTime(time);
        if (Netherlands.IsInvalidTime(shown))
            return null;
        var offset = Netherlands.IsAmbiguousTime(shown)
            ? Netherlands.GetAmbiguousTimeOffsets(shown).Max()
            : Netherlands.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    private static DateTime Shown(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Netherlands).DateTime;
}

/// <summary>Instants as machines read them: in UTC, and saying so. For people there is <see cref="DutchDay"/>.</summary>
public static class MachineTime
{
    /// <summary>"2026-03-29T22:31:00Z", or in another form of UTC.</summary>
    public static string Of(DateTimeOffset instant, string format = "yyyy-MM-dd'T'HH:mm:ss'Z'") =>
        instant.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
