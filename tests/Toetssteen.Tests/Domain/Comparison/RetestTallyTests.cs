using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Tests.Domain.Comparison;

/// <summary>How improvement points are counted over time.</summary>
public sealed class RetestTallyTests
{
    [Fact]
    public void GeenOordeel_NotRetested_AndStillToBeRetested_AreInNoPercentageOfResolved()
    {
        var judged = RetestTally.Of([.. Many(4, PointStanding.Resolved), .. Many(2, PointStanding.Remained)]);
        var more = RetestTally.Of(
        [
            .. Many(4, PointStanding.Resolved), .. Many(2, PointStanding.Remained),
            .. Many(30, PointStanding.NoVerdict), .. Many(20, PointStanding.NotRetested), .. Many(10, PointStanding.Open),
        ]);

        Assert.Equal((6, 6, 66), (judged.Judged, more.Judged, more.Total));
        Assert.Equal(judged.ShareResolved, more.ShareResolved);
        Assert.Equal(4d / 6, more.ShareResolved!.Value);
    }

    [Fact]
    public void WhatWasResolvedInPart_WasJudged_AndIsNotResolved()
    {
        var tally = RetestTally.Of([.. Many(3, PointStanding.Resolved), .. Many(3, PointStanding.Partly)]);

        Assert.Equal((6, 0.5), (tally.Judged, tally.ShareResolved!.Value));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void BelowTheFewest_ThereIsNoPercentage(int judged, bool has) =>
        Assert.Equal(
            has,
            RetestTally.Of([.. Many(judged, PointStanding.Resolved), .. Many(9, PointStanding.NotRetested)]).ShareResolved is not null);

    [Fact]
    public void EveryStanding_IsCountedOnce_AndHasItsNumber()
    {
        var all = Enum.GetValues<PointStanding>();
        var tally = RetestTally.Of(all.SelectMany(s => Many((int)s + 1, s)));

        Assert.All(all, s => Assert.Equal((int)s + 1, tally[s]));
        Assert.Equal(all.Sum(s => (int)s + 1), tally.Total);
    }

    [Theory]
    [InlineData("Meets", PointStanding.Resolved)]
    [InlineData("NeedsImprovement", PointStanding.Remained)]
    [InlineData("Mixed", PointStanding.Partly)]
    [InlineData("None", PointStanding.NoVerdict)]
    [InlineData(null, PointStanding.NotRetested)]
    public void WhereAPointStands_FollowsFromItsLatestRetest(string? judged, PointStanding standing)
    {
        Verdict? outcome = judged is null ? null : Verdict.Parse(judged);
        Assert.Equal(standing, new PointCourse([Judged(outcome)], false).Standing);
        Assert.Equal(standing, new PointCourse([Judged(Verdict.NeedsImprovement), Judged(outcome)], true).Standing);
    }

    [Fact]
    public void APointOfAnApproachThatWasLeftOutWithAReason_IsNotRetested_AndOtherwiseOpen()
    {
        Assert.Equal(PointStanding.NotRetested, new PointCourse([], IsLeftOut: true).Standing);
        Assert.Equal(PointStanding.Open, new PointCourse([], IsLeftOut: false).Standing);
    }

    [Fact]
    public void ARound_IsAboutWhatTheRoundsBeforeItLeft()
    {
        var resolved = new PointCourse([Judged(Verdict.Meets)], false);
        var remained = new PointCourse([Judged(Verdict.NeedsImprovement), Judged(Verdict.Meets)], false);
        var waiting = new PointCourse([Judged(Verdict.NeedsImprovement)], false);

        Assert.Equal([PointStanding.Resolved, PointStanding.Remained, PointStanding.Remained], After(1));
        Assert.Equal([null, PointStanding.Resolved, PointStanding.Open], After(2));

        PointStanding?[] After(int round) => [resolved.After(round), remained.After(round), waiting.After(round)];
    }

    [Theory]
    [InlineData(true, null, ApproachCourse.Same)]
    [InlineData(false, TransitionKind.ContinuesAs, ApproachCourse.Continued)]
    [InlineData(false, TransitionKind.ContinuesUnderAnotherTeam, ApproachCourse.AnotherTeam)]
    [InlineData(false, TransitionKind.AbsorbedInto, ApproachCourse.Absorbed)]
    [InlineData(false, TransitionKind.SplitInto, ApproachCourse.Split)]
    [InlineData(false, null, ApproachCourse.Other)]
    public void WhatBecameOfTheApproach_IsTheStepToTheOneJudgedAgainst(bool isSame, TransitionKind? step, ApproachCourse course) =>
        Assert.Equal(course, CountedRetest.CourseOf(isSame, step));

    private static CountedRetest Judged(Verdict? outcome) => new(outcome, false, ApproachCourse.Same, ReportForm.Conversation);

    private static IEnumerable<PointStanding> Many(int count, PointStanding standing) => Enumerable.Repeat(standing, count);
}
