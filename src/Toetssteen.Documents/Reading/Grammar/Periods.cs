namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>The order of periods in time, whatever the order in which they are printed.</summary>
internal static class Periods
{
    private static readonly string[] Earlier =
        ["eerste onderzoek", "eerste meting", "nulmeting", "vorig onderzoek", "vorige", "toen", "eerdere situatie", "oude situatie", "eerder", "was"];

    private static readonly string[] Later =
    [
        "hertoets", "hertoetsing", "heronderzoek", "vervolgonderzoek", "tweede onderzoek", "tweede meting", "nu", "huidige situatie", "nieuwe situatie", "stand van zaken",
        "voortgang", "ontwikkeling", "ontwikkelingen",
    ];

    /// <summary>Columns by their periods, the earliest first; as they were where the order of any two cannot be told.</summary>
    public static List<T> InOrder<T>(List<T> columns, Func<T, string?> periodOf)
    {
        var places = columns.ConvertAll(c => PlaceOf(periodOf(c)));
        var byYear = places.TrueForAll(p => p.Year is not null) && places.Select(p => p.Year).Distinct().Count() == places.Count;
        var byWord = places.TrueForAll(p => p.Word is not null) && places.Select(p => p.Word).Distinct().Count() == places.Count;
        return byYear ? [.. columns.OrderBy(c => PlaceOf(periodOf(c)).Year)] : byWord ? [.. columns.OrderBy(c => PlaceOf(periodOf(c)).Word)] : columns;
    }

    private static (int? Year, int? Word) PlaceOf(string? period)
    {
        if (period is null)
            return (null, null);
        var words = Words.Of(period, 20);
        var folded = string.Join(' ', words);
        int? year = words.Find(Headings.IsYear) is { } written ? int.Parse(written, System.Globalization.CultureInfo.InvariantCulture) : null;
        return (year, Ends(Earlier) ? 0 : Ends(Later) ? 1 : null);

        bool Ends(string[] known) => Array.Exists(known, w => folded == w || folded.EndsWith(" " + w, StringComparison.Ordinal));
    }
}
