using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Domain.Comparison;

/// <summary>Where an improvement point stands after a round of re-tests.</summary>
public enum PointStanding
{
    /// <summary>Every new mark holds.</summary>
    Resolved,

    /// <summary>Some new marks hold and some fall: resolved in part.</summary>
    Partly,

    /// <summary>Still an improvement point.</summary>
    Remained,

    /// <summary>Looked at again, without a mark.</summary>
    NoVerdict,

    /// <summary>Not judged again, with a reason: the point, or the whole approach.</summary>
    NotRetested,

    /// <summary>Still to be judged again.</summary>
    Open,
}

/// <summary>
/// Improvement points counted by where they stand. Rule: the share of resolved is over what was judged again with a mark; "geen oordeel",
/// "not re-tested" and "still to be re-tested" are in no percentage. What was resolved in part was judged and is not resolved: it is in n.
/// Always shown with <see cref="Judged"/> as n.
/// </summary>
public sealed record RetestTally(int Resolved, int Partly, int Remained, int NoVerdict, int NotRetested, int Open)
{
    /// <summary>Counts points by where they stand.</summary>
    public static RetestTally Of(IEnumerable<PointStanding> standings)
    {
        var count = standings.CountBy(s => s).ToDictionary();
        int Count(PointStanding standing) => count.GetValueOrDefault(standing);
        return new RetestTally(Count(PointStanding.Resolved), Count(PointStanding.Partly), Count(PointStanding.Remained),
            Count(PointStanding.NoVerdict), Count(PointStanding.NotRetested), Count(PointStanding.Open));
    }

    /// <summary>The n of a percentage: what was judged again with a mark.</summary>
    public int Judged => Resolved + Partly + Remained;

    /// <summary>All that was counted.</summary>
    public int Total => Judged + NoVerdict + NotRetested + Open;

    /// <summary>Share that was resolved, over <see cref="Judged"/>; null where that is too few.</summary>
    public Share? ShareResolved => Share.Of(Resolved, Judged);

    /// <summary>How many stand so.</summary>
    public int this[PointStanding standing] => standing switch
    {
        PointStanding.Resolved => Resolved,
        PointStanding.Partly => Partly,
        PointStanding.Remained => Remained,
        PointStanding.NoVerdict => NoVerdict,
        PointStanding.NotRetested => NotRetested,
        _ => Open,
    };
}

/// <summary>What became of the approach between the first judgement and the re-test.</summary>
public enum ApproachCourse
{
    /// <summary>Judged against the approach itself.</summary>
    Same,

    /// <summary>It continued as another.</summary>
    Continued,

    /// <summary>It continued under another team.</summary>
    AnotherTeam,

    /// <summary>It was absorbed into another.</summary>
    Absorbed,

    /// <summary>It was split.</summary>
    Split,

    /// <summary>Judged against another, by more than one step or by none that is known.</summary>
    Other,
}

/// <summary>A re-test as it is counted.</summary>
/// <param name="Outcome">What the new marks come to; null where it was not judged again.</param>
/// <param name="Unchanged">Whether the situation was said to be unchanged.</param>
/// <param name="Course">What became of the approach.</param>
/// <param name="Report">How the municipality reported before it; null where that is not known.</param>
public sealed record CountedRetest(Verdict? Outcome, bool Unchanged, ApproachCourse Course, ReportForm? Report)
{
    /// <summary>Where the point stands by it.</summary>
    public PointStanding Standing => Outcome?.Side switch
    {
        VerdictSide.Holds => PointStanding.Resolved,
        VerdictSide.Both => PointStanding.Partly,
        VerdictSide.Falls => PointStanding.Remained,
        VerdictSide.None => PointStanding.NoVerdict,
        _ => PointStanding.NotRetested,
    };

    /// <summary>What became of the approach, by the step of its lineage to the one it was judged against.</summary>
    /// <param name="isSame">Whether it was judged against the approach itself.</param>
    /// <param name="step">The step between the two, where there is one.</param>
    public static ApproachCourse CourseOf(bool isSame, TransitionKind? step) => (isSame, step) switch
    {
        (true, _) => ApproachCourse.Same,
        (_, TransitionKind.ContinuesAs) => ApproachCourse.Continued,
        (_, TransitionKind.ContinuesUnderAnotherTeam) => ApproachCourse.AnotherTeam,
        (_, TransitionKind.AbsorbedInto) => ApproachCourse.Absorbed,
        (_, TransitionKind.SplitInto) => ApproachCourse.Split,
        _ => ApproachCourse.Other,
    };
}

/// <summary>An improvement point through its rounds, as it is counted.</summary>
/// <param name="Retests">Its re-tests, the first one first.</param>
/// <param name="IsLeftOut">Whether its approach was not judged again as a whole, with a reason.</param>
public sealed record PointCourse(IReadOnlyList<CountedRetest> Retests, bool IsLeftOut)
{
    /// <summary>
    /// Rule: where a point stands follows from its latest re-test; what was resolved once and not looked at since stays resolved.
    /// </summary>
    public PointStanding Standing => Retests is [.., var last] ? last.Standing : IsLeftOut ? PointStanding.NotRetested : PointStanding.Open;

    /// <summary>
    /// Rule: a round is about what the rounds before it left. Null where the point was resolved before this round and not judged again; a
    /// point that no re-test of this round speaks of is still open in it.
    /// </summary>
    /// <param name="round">The round, counted from 1.</param>
    public PointStanding? After(int round)
    {
        if (Retests.Count >= round)
            return Retests[round - 1].Standing;
        if (Retests is [.., { Standing: PointStanding.Resolved }])
            return null;
        return round == 1 && IsLeftOut ? PointStanding.NotRetested : PointStanding.Open;
    }
}
