namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>The order of periods in time, whatever the order in which they are printed.</summary>
internal static class Periods
{
    private static readonly string[] Earlier =
    [
        "eerste onderzoek", "eerste meting", "eerste fase", "eerste beoordeling", "nulmeting", "vorig onderzoek", "vorige meting", "toen",
            "eerdere situatie",
        "oude situatie", "eerder", "was",
    ];

    private static readonly string[] Later =
    [
        "hertoets",
        "hertoetsing",
        "heronderzoek",
        "vervolgonderzoek",
        "tweede onderzoek",
        "tweede meting",
        "nu",
        "huidige situatie",
        "nieuwe situatie",
        "stand van zaken",
        "voortgang",
        "ontwikkeling",
        "ontwikkelingen",
    ];

    /// <summary>Whether a head of a column names a period by a word.</summary>
    public static bool IsNamed(string folded) => Ends(folded, Earlier) || Ends(folded, Later);

    /// <summary>Columns by their periods, the earliest first; as they were where the order of any two cannot be told.</summary>
    public static List<T> InOrder<T>(List<T> columns, Func<T, string?> periodOf) => OrderOf(columns, periodOf) is { } order
        ? [.. columns.OrderBy(order)] : columns;

    /// <summary>Whether it can be told which of any two periods is the earlier.</summary>
    public static bool AreKnown<T>(List<T> columns, Func<T, string?> periodOf) => columns.Count < 2
        || OrderOf(columns, periodOf) is not null;

    private static Func<T, int>? OrderOf<T>(List<T> columns, Func<T, string?> periodOf)
    {
        foreach (var order in new Func<string?, int?>[] { p => PlaceOf(p).Year, p => PlaceOf(p).Word })
            if (columns.TrueForAll(c => order(periodOf(c)) is not null)
                && columns.Select(c => order(periodOf(c))).Distinct().Count() == columns.Count)
                return c => order(periodOf(c))!.Value;
        return null;
    }

    private static (int? Year, int? Word) PlaceOf(string? period)
    {
        if (period is null)
            return (null, null);
        var words = Words.Of(period, 20);
        var folded = string.Join(' ', words);
        int? year = words.Find(Headings.IsYear) is { } written
            ? int.Parse(written, System.Globalization.CultureInfo.InvariantCulture)
            : null;
        return (
            year,
            Ends(folded, Earlier) ? 0
            : Ends(folded, Later) ? 1
            : null);
    }

    private static bool Ends(string folded, string[] known) =>
        Array.Exists(known, w =>
            folded.EndsWith(w, StringComparison.Ordinal) && (folded.Length == w.Length || folded[^(w.Length + 1)] == ' '));
}
