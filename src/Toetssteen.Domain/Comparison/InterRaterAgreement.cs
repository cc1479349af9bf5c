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
/// is one indicator of one approach; its values stand in the order of the judges, null where one gave none. Nominal: values are the
/// same or they are not.
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
        where T : struct
    {
        var both = units.Select(u => u.Count == 2 ? u : throw new ArgumentException("Kappa is about two judges.", nameof(units)))
            .Where(u => u[0] is not null && u[1] is not null).Select(u => (First: u[0]!.Value, Second: u[1]!.Value)).ToList();
        if (both.Count == 0)
            return new(null, 0, NoPairs);
        var first = both.GroupBy(b => b.First).ToDictionary(g => g.Key, g => (long)g.Count());
        var byChance = both.GroupBy(b => b.Second).Sum(g => g.Count() * first.GetValueOrDefault(g.Key));
        var all = (long)both.Count * both.Count;
        if (byChance == all)
            return new(null, both.Count, NoVariation);
        var (observed, expected) = ((double)both.Count(b => b.First.Equals(b.Second)) / both.Count, (double)byChance / all);
        return new((observed - expected) / (1 - expected), both.Count);
    }

    /// <summary>
    /// Krippendorff's alpha, nominal, for two or more judges with values missing: 1 minus observed over expected disagreement, where a
    /// unit counts by its values and one with a single value does not. Source: K. Krippendorff, "Computing Krippendorff's
    /// Alpha-Reliability", University of Pennsylvania (2011).
    /// </summary>
    public static Coefficient Alpha<T>(IEnumerable<IReadOnlyList<T?>> units)
        where T : struct
    {
        var paired = units.Select(Given).Where(v => v.Count > 1).ToList();
        var n = paired.Sum(v => v.Count);
        if (n == 0)
            return new(null, 0, NoPairs);
        var expected = (double)n * (n - 1) - paired.SelectMany(v => v).GroupBy(v => v).Sum(g => (double)g.Count() * (g.Count() - 1));
        if (expected == 0)
            return new(null, n, NoVariation);
        var observed = paired.Sum(v => ((double)v.Count * (v.Count - 1) - v.GroupBy(x => x)
            .Sum(g => (double)g.Count() * (g.Count() - 1))) / (v.Count - 1));
        return new(1 - (n - 1) * observed / expected, n);
    }

    private static List<T> Given<T>(IReadOnlyList<T?> values)
        where T : struct => [.. values.Where(v => v is not null).Select(v => v!.Value)];
}
