using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Toetssteen.Domain;

/// <summary>Why a text is not read as a date.</summary>
public enum DateFault
{
    /// <summary>It is none, or it cannot be told which.</summary>
    NotADate,

    /// <summary>The century is left out, and is not guessed.</summary>
    ShortYear,

    /// <summary>A day or month that does not exist.</summary>
    NoSuchDay,

    /// <summary>Before 1900 or after 2200: a slip of the finger.</summary>
    OddYear,
}

/// <summary>
/// A date as a person types or pastes it, in Dutch or English: <c>12-12-2014</c>, <c>12/12/2014</c>, <c>12.12.2014</c>,
/// <c>vrijdag 12 december 2014</c>, <c>12 dec. 2014</c>, <c>2014-12-12</c>. The day comes before the month, as in the Netherlands.
/// </summary>
public static partial class TypedDate
{
    private static readonly Dictionary<string, int> Months = MonthNames();

    /// <summary>What is to be written instead, in Dutch; translations are found by the sentence.</summary>
    public static IReadOnlyDictionary<DateFault, string> Sentences { get; } = new Dictionary<DateFault, string>
    {
        [DateFault.NotADate] = "Schrijf de datum als dag, maand en jaar, bijvoorbeeld 14-12-2026.",
        [DateFault.ShortYear] = "Schrijf het jaar met vier cijfers, bijvoorbeeld 14-12-2026.",
        [DateFault.NoSuchDay] = "Deze dag bestaat niet. Schrijf eerst de dag, dan de maand en dan het jaar, bijvoorbeeld 14-12-2026.",
        [DateFault.OddYear] = "Dit jaar kan niet kloppen. Schrijf een jaar van 1900 tot en met 2200.",
    };

    /// <summary>Reads a day.</summary>
    public static bool TryRead(string? typed, out DateOnly date, out DateFault fault)
    {
        date = default;
        fault = DateFault.NotADate;
        var text = Plain(typed);
        var match = new[] { InNumbers(), YearFirst(), InWords(), MonthFirst() }
            .Select(form => form.Match(text))
            .FirstOrDefault(m => m.Success);
        if (match is null || MonthIn(match.Groups["month"].Value) is not { } month)
            return false;
        var year = match.Groups["year"].Value;
        if (year.Length != 4)
        {
            fault = DateFault.ShortYear;
            return false;
        }
        return IsDay(Number(year), month, Number(match.Groups["day"].Value), out date, out fault);
    }

    /// <summary>Reads a year, a month of a year, or a day.</summary>
    public static bool TryReadPartial(string? typed, out PartialDate? date, out DateFault fault)
    {
        date = null;
        if (TryRead(typed, out var day, out fault))
            date = PartialDate.Of(day);
        else if (OfAMonth().Match(Plain(typed)) is { Success: true } match)
        {
            var (year, written) = (Number(match.Groups["year"].Value), match.Groups["month"].Value);
            var month = written.Length > 0 ? MonthIn(written) : null;
            if ((written.Length == 0 || month is not null) && IsDay(year, month ?? 1, 1, out _, out fault))
                date = PartialDate.Of(year, month);
        }
        return date is not null;
    }

    private static bool IsDay(int year, int month, int day, out DateOnly date, out DateFault fault)
    {
        date = default;
        fault = year is < 1900 or > 2200 ? DateFault.OddYear : DateFault.NoSuchDay;
        if (fault == DateFault.OddYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int? MonthIn(string written) =>
        written.Length > 0 && char.IsAsciiDigit(written[0]) ? Number(written) : Months.TryGetValue(written, out var month) ? month : null;

    // Pasted text brings hard spaces, soft hyphens, other dashes, the name of the day, a full stop.
    private static string Plain(string? typed)
    {
        var text = new StringBuilder();
        foreach (var c in typed ?? "")
            if (char.IsWhiteSpace(c))
                text.Append(' ');
            else if (c is >= '\u2010' and <= '\u2015' or '\u2212')
                text.Append('-');
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
                text.Append(char.ToLowerInvariant(c));
        var plain = string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ',', ';');
        return plain.Length > 60 ? "" : Weekday().Replace(plain, "");
    }

    private static Dictionary<string, int> MonthNames()
    {
        string[][] names =
        [
            ["januari", "january", "jan"], ["februari", "february", "feb", "febr"], ["maart", "march", "mrt", "mar"],
            ["april", "apr"], ["mei", "may"],
            ["juni", "june", "jun"], ["juli", "july", "jul"], ["augustus", "august", "aug"],
            ["september", "sep", "sept"], ["oktober", "october", "okt", "oct"],
            ["november", "nov"], ["december", "dec"],
        ];
        return names.SelectMany((ofMonth, n) => ofMonth.Select(name => (Name: name, Number: n + 1)))
            .ToDictionary(m => m.Name, m => m.Number, StringComparer.Ordinal);
    }

    [GeneratedRegex(
        @"^((ma(an)?|di(ns)?|wo(ens)?|do(nder)?|vr(ij)?|za(ter)?|zo(n)?)(dag)?|(mon|tue(s)?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?)[.,]* "
    )]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})(?: ?[-/.] ?| )(?<month>[0-9]{1,2})(?: ?[-/.] ?| )'?(?<year>[0-9]{4}|[0-9]{2})( 0?0:00(:00)?)?\z")]
    private static partial Regex InNumbers();

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})([t ]0?0:00(:00(\.0+)?)?z?)?\z")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})(?:e|de|ste|st|nd|rd|th)?[ .-]{0,2}(?<month>[a-z]{3,9})[ .,-]{1,2}'?(?<year>[0-9]{4}|[0-9]{2})\z")]
    private static partial Regex InWords();

    [GeneratedRegex(@"^(?<month>[a-z]{3,9})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<year>[0-9]{4}|[0-9]{2})\z")]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?:(?<month>[0-9]{1,2}|[a-z]{3,9})\.? ?[-/. ] ?)?(?<year>[0-9]{4})\z|^(?<year>[0-9]{4})[-/](?<month>[0-9]{1,2})\z")]
    private static partial Regex OfAMonth();
}
