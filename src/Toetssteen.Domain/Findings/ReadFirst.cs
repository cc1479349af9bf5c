using Toetssteen.Domain.Comparison;

namespace Toetssteen.Domain.Findings;

/// <summary>Why a second reader reads a finding before others, the weightiest first.</summary>
public enum ReadFirstReason
{
    /// <summary>It names no evidence, whether it says why or not.</summary>
    NoEvidence,

    /// <summary>A respondent contradicts.</summary>
    Contradiction,

    /// <summary>Most alike cases bear another mark.</summary>
    UnlikeOthers,

    /// <summary>It changed since this reader read it.</summary>
    Changed,

    /// <summary>This reader gave it back, and it did not change.</summary>
    StillReturned,
}

/// <summary>What a second reader reads first. The rules point at findings, and propose no mark.</summary>
public static class ReadFirst
{
    /// <summary>
    /// Rule: a respondent contradicts where independent voices say yes and no of one indicator, or where one says no to a norm that the
    /// finding says is met.
    /// </summary>
    /// <param name="verdict">What the marks say about the indicator.</param>
    /// <param name="voices">Everybody who was asked about it.</param>
    /// <returns>Those who say no; nobody where nobody contradicts.</returns>
    public static IReadOnlyList<Voice> Contradicting(Verdict verdict, IReadOnlyCollection<Voice> voices)
    {
        var own = voices.Where(v => v.IsIndependent).ToList();
        return verdict.Holds || own.Exists(v => v.Reply == Reply.Yes) ? [.. own.Where(v => v.Reply == Reply.No)] : [];
    }

    /// <summary>
    /// Rule: a finding differs where at least two cases are near it, and more than half of them bear another mark. Without a mark it
    /// differs from none.
    /// </summary>
    /// <param name="verdict">What the marks say about the indicator.</param>
    /// <param name="near">The near cases that bear a mark; see <see cref="AlikeCases.Near"/>.</param>
    public static bool IsUnlikeOthers(Verdict verdict, IReadOnlyCollection<AlikeCase> near) =>
        verdict != Verdict.None && near.Count >= 2 && near.Count(c => c.Case.Verdict != verdict) * 2 > near.Count;
}
