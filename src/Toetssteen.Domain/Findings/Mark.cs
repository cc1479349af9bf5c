namespace Toetssteen.Domain.Findings;

/// <summary>The value of a mark (oordeel). There is no third value: an attention point stands beside a mark, and absent is absent.</summary>
public enum MarkValue
{
    /// <summary>Voldoet.</summary>
    Meets,

    /// <summary>Verbeterpunt.</summary>
    NeedsImprovement,
}

/// <summary>A mark of a finding, tied to one of its indicators only where someone said so.</summary>
/// <param name="Value">Meets or improvement point.</param>
/// <param name="IndicatorCode">The indicator that it was tied to; null while nobody did.</param>
public sealed record Mark(MarkValue Value, string? IndicatorCode = null);

/// <summary>What a set of marks comes to.</summary>
public enum Verdict
{
    /// <summary>Geen oordeel: a finding without a mark. In no percentage, and never read as negative.</summary>
    None,

    /// <summary>Voldoet.</summary>
    Meets,

    /// <summary>Verbeterpunt.</summary>
    NeedsImprovement,

    /// <summary>Gemengd: both marks, not assigned to single indicators. Counted apart.</summary>
    Mixed,
}

/// <summary>Rules about marks together.</summary>
public static class Marks
{
    /// <summary>Rule: no mark is no judgement, marks that agree are that judgement, marks that differ are mixed.</summary>
    public static Verdict Together(IEnumerable<MarkValue> marks)
    {
        Verdict verdict = Verdict.None;
        foreach (var mark in marks)
        {
            var one = mark == MarkValue.Meets ? Verdict.Meets : Verdict.NeedsImprovement;
            if (verdict == Verdict.None)
                verdict = one;
            else if (verdict != one)
                return Verdict.Mixed;
        }
        return verdict;
    }

    /// <summary>
    /// Rule: an indicator's verdict is the mark tied to it; without one, what the marks that are tied to nothing come to. Position
    /// never ties a mark.
    /// </summary>
    public static Verdict On(string indicatorCode, IReadOnlyList<Mark> marks)
    {
        var tied = marks.Where(m => m.IndicatorCode == indicatorCode).Select(m => m.Value).ToList();
        return Together(tied.Count > 0 ? tied : marks.Where(m => m.IndicatorCode is null).Select(m => m.Value));
    }
}
