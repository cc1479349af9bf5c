using Toetssteen.Domain.Findings;

namespace Toetssteen.Domain.Comparison;

/// <summary>
/// Verdicts counted. Rule: a percentage is over what has one clear mark; mixed, "not applicable" and "geen oordeel" are counted apart and
/// said so. Always shown with <see cref="Judged"/> as n.
/// </summary>
public sealed class Tally
{
    private readonly Dictionary<Verdict, int> _counts;

    /// <summary>Takes over counts. All that is mixed is counted together.</summary>
    /// <param name="counts">How often each verdict occurs.</param>
    public Tally(IEnumerable<KeyValuePair<Verdict, int>> counts) =>
        _counts = counts.GroupBy(c => c.Key.IsMixed ? Verdict.Mixed : c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));

    /// <summary>Counts verdicts.</summary>
    public static Tally Of(IEnumerable<Verdict> verdicts) => new(verdicts.CountBy(v => v));

    /// <summary>How often a verdict occurs.</summary>
    public int this[Verdict verdict] => _counts.GetValueOrDefault(verdict.IsMixed ? Verdict.Mixed : verdict);

    /// <summary>How many hold.</summary>
    public int Meets => Sum(v => v.IsClear && v.Holds);

    /// <summary>How many fall: improvement points.</summary>
    public int NeedsImprovement => Sum(v => v.IsClear && v.Falls);

    /// <summary>How many are mixed.</summary>
    public int Mixed => this[Verdict.Mixed];

    /// <summary>How many have no mark, or one that says that the norm does not apply.</summary>
    public int None => Sum(v => v.Side == VerdictSide.None);

    /// <summary>The n of a percentage: what has one clear mark.</summary>
    public int Judged => Sum(v => v.IsClear);

    /// <summary>All that was counted.</summary>
    public int Total => Sum(_ => true);

    /// <summary>Share that holds, over <see cref="Judged"/>; null where that is too few.</summary>
    public Share? ShareMeets => Share.Of(Meets, Judged);

    private int Sum(Func<Verdict, bool> of) => _counts.Where(c => of(c.Key)).Sum(c => c.Value);
}
