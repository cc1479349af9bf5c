namespace Toetssteen.Domain.Comparison;

/// <summary>A figure of agreement, or why there is none.</summary>
/// <param name="Value">The figure; null where it is not defined.</param>
/// <param name="N">What it was taken over: units for kappa, judgements for alpha.</param>
/// <param name="Undefined">Why there is no figure, in Dutch and English; null where there is one.</param>
public sealed record Coefficient(double? Value, int N, Wording? Undefined = null);

/// <summary>Pairs of judgements about the same unit.</summary>
/// <param name="Same">How many are the same.</param>
/// <param name="All">How many there are.</param>
public readonly record struct JudgementPairs(int Same, int All)
{
    /// <summary>The share that is the same; null where there are too few pairs.</summary>
    public Share? Share => Share.Of(Same, All);
}

/// <summary>
/// How far judges agree (overeenstemming tussen beoordelaars) who judged the same units without seeing each other's judgement. A unit
/// is one indicator of one approach; its values stand in the order of the judges, null where one gave none. Values are the same or they are
/// not (nominal), or they have an order (ordinal).
/// </summary>
public static class InterRaterAgreement
{
    private static readonly Wording NoPairs = new(
        "Er is niets dat ten minste twee beoordelaars allebei hebben beoordeeld.",
        "There is nothing that at least two judges have both judged.");

    private static readonly Wording NoVariation = new(
        "Alle oordelen zijn gelijk: zonder verschil is niet te zeggen hoeveel overeenstemming toeval is.",
        "All judgements are the same: without variation it cannot be said how much agreement is chance.");

    /// <summary>The pairs of judgements about the same unit, and how many of them are the same.</summary>
    public static JudgementPairs Pairs<T>(IEnumerable<IReadOnlyList<T?>> units)
        where T : struct
    {
        var (same, pairs) = (0, 0);
        foreach (var values in units.Select(Given))
        {
            pairs += values.Count * (values.Count - 1) / 2;
            same += values.GroupBy(v => v).Sum(g => g.Count() * (g.Count() - 1) / 2);
        }
        return new(same, pairs);
    }

    /// <summary>
    /// Cohen's kappa for two judges: agreement beyond chance, where chance is what their own shares of each value would give. Units that
    /// one of them did not judge are left out. Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    /// Psychological Measurement 20 (1960), p. 37-46.
    /// </summary>
    /// <exception cref="ArgumentException">A unit has not two places.</exception>
    public static Coefficient Kappa<T>(IEnumerable<IReadOnlyList<T?>> units)
        where T : struct => Kappa<T>(units, Differ<T>);

    /// <summary>
    /// Cohen's kappa for values in an order, weighted: two values are as far apart as they stand in the order, so that of two values it is
    /// that of Cohen. Values that are not in the order are left out. Source: J. Cohen, "Weighted kappa", Psychological Bulletin 70 (1968),
    /// p. 213-220.
    /// </summary>
    /// <exception cref="ArgumentException">A unit has not two places.</exception>
    public static Coefficient Kappa<T>(IEnumerable<IReadOnlyList<T?>> units, IReadOnlyList<T> order)
        where T : struct
    {
        var places = Places(order);
        return Kappa<T>(Within(units, places), (a, b) => Math.Abs(places[a] - places[b]));
    }

    /// <summary>Cohen's kappa with weights of one's own. Source: as above.</summary>
    /// <param name="units">The units.</param>
    /// <param name="apart">How far two values are apart, 0 where they are the same.</param>
    /// <exception cref="ArgumentException">A unit has not two places.</exception>
    public static Coefficient Kappa<T>(IEnumerable<IReadOnlyList<T?>> units, Func<T, T, double> apart)
        where T : struct
    {
        var both = units.Select(u => u.Count == 2 ? u : throw new ArgumentException("Kappa is about two judges.", nameof(units)))
            .Where(u => u[0] is not null && u[1] is not null).Select(u => (First: u[0]!.Value, Second: u[1]!.Value)).ToList();
        if (both.Count == 0)
            return new(null, 0, NoPairs);
        var (first, second) = (both.CountBy(b => b.First).ToList(), both.CountBy(b => b.Second).ToList());
        var expected = first.Sum(f => second.Sum(s => (double)f.Value * s.Value * apart(f.Key, s.Key)));
        if (expected == 0)
            return new(null, both.Count, NoVariation);
        return new(1 - both.Count * both.Sum(b => apart(b.First, b.Second)) / expected, both.Count);
    }

    /// <summary>
    /// Krippendorff's alpha, nominal, for two or more judges with values missing: 1 minus observed over expected disagreement, where a
    /// unit counts by its values and one with a single value does not. Source: K. Krippendorff, "Computing Krippendorff's
    /// Alpha-Reliability", University of Pennsylvania (2011).
    /// </summary>
    public static Coefficient Alpha<T>(IEnumerable<IReadOnlyList<T?>> units)
        where T : struct => Alpha<T>(units, _ => Differ<T>);

    /// <summary>
    /// Krippendorff's alpha, ordinal: two values are apart by the values that were given between them, so that of two values it is the
    /// nominal one. Values that are not in the order are left out. Source: as above.
    /// </summary>
    public static Coefficient Alpha<T>(IEnumerable<IReadOnlyList<T?>> units, IReadOnlyList<T> order)
        where T : struct
    {
        var places = Places(order);
        return Alpha<T>(Within(units, places), given => (a, b) =>
        {
            var (low, high) = (Math.Min(places[a], places[b]), Math.Max(places[a], places[b]));
            var between = given.Where(g => places[g.Key] >= low && places[g.Key] <= high).Sum(g => g.Value) - (given[a] + given[b]) / 2.0;
            return between * between;
        });
    }

    private static Coefficient Alpha<T>(IEnumerable<IReadOnlyList<T?>> units, Func<Dictionary<T, int>, Func<T, T, double>> metric)
        where T : struct
    {
        var paired = units.Select(Given).Where(v => v.Count > 1).ToList();
        var n = paired.Sum(v => v.Count);
        if (n == 0)
            return new(null, 0, NoPairs);
        var given = paired.SelectMany(v => v).CountBy(v => v).ToDictionary();
        var apart = metric(given);
        var expected = given.Sum(a => given.Sum(b => (double)a.Value * b.Value * apart(a.Key, b.Key)));
        if (expected == 0)
            return new(null, n, NoVariation);
        var observed = paired.Sum(v => v.Sum(a => v.Sum(b => apart(a, b))) / (v.Count - 1));
        return new(1 - (n - 1) * observed / expected, n);
    }

    private static double Differ<T>(T one, T other)
        where T : struct => one.Equals(other) ? 0 : 1;

    private static Dictionary<T, int> Places<T>(IReadOnlyList<T> order)
        where T : struct => order.Index().ToDictionary(o => o.Item, o => o.Index);

    private static IEnumerable<IReadOnlyList<T?>> Within<T>(IEnumerable<IReadOnlyList<T?>> units, Dictionary<T, int> places)
        where T : struct =>
        units.Select(u => (IReadOnlyList<T?>)[.. u.Select(v => v is { } value && places.ContainsKey(value) ? v : null)]);

    private static List<T> Given<T>(IReadOnlyList<T?> values)
        where T : struct => [.. values.Where(v => v is not null).Select(v => v!.Value)];
}
