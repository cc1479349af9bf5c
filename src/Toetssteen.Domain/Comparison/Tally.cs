using Toetssteen.Domain.Findings;

namespace Toetssteen.Domain.Comparison;

/// <summary>
/// Verdicts counted. Rule: a percentage is over meets and improvement point alone; mixed and "geen oordeel" are counted apart and
/// said so. Always shown with <see cref="Judged"/> as n.
/// </summary>
public sealed record Tally(int Meets, int NeedsImprovement, int Mixed, int None)
{
    /// <summary>Counts verdicts.</summary>
    public static Tally Of(IEnumerable<Verdict> verdicts)
    {
        int meets = 0, improve = 0, mixed = 0, none = 0;
        foreach (var verdict in verdicts)
            _ = verdict switch
            {
                Verdict.Meets => meets++,
                Verdict.NeedsImprovement => improve++,
                Verdict.Mixed => mixed++,
                _ => none++,
            };
        return new Tally(meets, improve, mixed, none);
    }

    /// <summary>The n of a percentage: what has one clear mark.</summary>
    public int Judged => Meets + NeedsImprovement;

    /// <summary>All that was counted.</summary>
    public int Total => Judged + Mixed + None;

    /// <summary>Share that meets, over <see cref="Judged"/>; null where that is too few.</summary>
    public Share? ShareMeets => Share.Of(Meets, Judged);
}
