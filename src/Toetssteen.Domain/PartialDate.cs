using System.Globalization;

namespace Toetssteen.Domain;

/// <summary>
/// A date known to the year, the month or the day, as printed on a factsheet ("Oktober 2013"). Written in the reduced precision
/// of ISO 8601: <c>2013</c>, <c>2013-10</c> or <c>2013-10-21</c>. Sorts by its text; a year sorts before its months.
/// </summary>
public sealed record PartialDate : IComparable<PartialDate>
{
    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    /// <summary>Year of the common era.</summary>
    public int Year { get; }

    /// <summary>Month 1-12, where known.</summary>
    public int? Month { get; }

    /// <summary>Day of the month, where known.</summary>
    public int? Day { get; }

    /// <summary>Makes a date of the given precision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The parts are no date of the calendar.</exception>
    public static PartialDate Of(int year, int? month = null, int? day = null)
    {
        if (month is null && day is not null)
            throw new ArgumentOutOfRangeException(nameof(day), "A day without a month is no date.");
        _ = new DateOnly(year, month ?? 1, day ?? 1);
        return new PartialDate(year, month, day);
    }

    /// <summary>Makes a date known to the day.</summary>
    public static PartialDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Reads the reduced ISO 8601 form.</summary>
    /// <exception cref="FormatException">The text is no such date.</exception>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is geen datum als 2013, 2013-10 of 2013-10-21.");

    /// <summary>Reads the reduced ISO 8601 form; false where the text is no such date.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PartialDate? date)
    {
        date = null;
        var c = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", c, DateTimeStyles.None, out var day))
            date = Of(day);
        else if (DateOnly.TryParseExact(text, "yyyy-MM", c, DateTimeStyles.None, out var month))
            date = Of(month.Year, month.Month);
        else if (DateOnly.TryParseExact(text, "yyyy", c, DateTimeStyles.None, out var year))
            date = Of(year.Year);
        return date is not null;
    }

    /// <summary>The first day that this date may mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that this date may mean.</summary>
    public DateOnly Latest =>
        Day is not null ? Earliest
        : Month is not null ? Earliest.AddMonths(1).AddDays(-1)
        : Earliest.AddYears(1).AddDays(-1);

    /// <inheritdoc/>
    public int CompareTo(PartialDate? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <summary>The reduced ISO 8601 form.</summary>
    public override string ToString() => Day is { } d
        ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{d:00}")
        : Month is { } m
            ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{m:00}")
            : Year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>In words, in the language of <paramref name="culture"/>: "oktober 2013", "12 december 2014".</summary>
    public string ToWords(CultureInfo culture) =>
        Earliest.ToString(
            Day is not null ? "d MMMM yyyy"
                : Month is not null ? "MMMM yyyy"
                : "yyyy",
            culture);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
