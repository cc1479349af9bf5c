using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;

namespace Toetssteen.Tests.Domain.Comparison;

/// <summary>When a part of a number of cases is said as a percentage.</summary>
public sealed class ShareTests
{
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 1, null)]
    [InlineData(3, 4, null)]
    [InlineData(0, 5, 0.0)]
    [InlineData(4, 5, 0.8)]
    public void OfFewerThanFive_ThereIsNone(int part, int n, double? value) => Assert.Equal(value, Share.Of(part, n)?.Value);

    [Fact]
    public void EveryCountThatHasAShare_KeepsToIt()
    {
        Assert.Null(Counted(3).ShareMeets);
        Assert.Equal(0.8, Counted(4).ShareMeets?.Value);
        Assert.Null(new RetestTally(4, 0, 0, 9, 9, 9).ShareResolved);
        Assert.Null(new JudgementPairs(4, 4).Share);
        Assert.Equal(1, new JudgementPairs(5, 5).Share?.Value);
    }

    private static Tally Counted(int meets) => new(
    [
        new(Verdict.Meets, meets), new(Verdict.NeedsImprovement, 1), new(Verdict.Mixed, 9), new(Verdict.None, 9),
    ]);
}
