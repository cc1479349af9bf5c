using Toetssteen.Domain.Findings;

namespace Toetssteen.Tests.Domain.Findings;

/// <summary>A sample for blind judgements: by chance, and to be drawn again.</summary>
public sealed class BlindSampleTests
{
    private static readonly Guid Approach = Guid.Parse("0199d4d0-0000-7000-8000-000000000001");
    private static readonly JudgedUnit[] Units = [.. Enumerable.Range(1, 30).Select(n => new JudgedUnit(Approach, $"1.{n}"))];

    [Fact]
    public void TheSameNumber_DrawsTheSame_InWhateverOrderItIsAsked()
    {
        var drawn = BlindSample.Draw(Units, 5, 7);
        Assert.Equal(5, drawn.Distinct().Count());
        Assert.Equal(drawn.ToHashSet(), BlindSample.Draw([.. Units.Reverse()], 5, 7).ToHashSet());
    }

    [Fact]
    public void AnotherNumber_DrawsOthers_AndEveryUnitIsDrawnAboutAsOften()
    {
        var often = Enumerable
            .Range(0, 600)
            .SelectMany(seed => BlindSample.Draw(Units, 5, seed))
            .CountBy(u => u.IndicatorCode)
            .ToDictionary();
        Assert.Equal(Units.Length, often.Count);
        Assert.All(often.Values, times => Assert.InRange(times, 60, 140));
    }

    [Fact]
    public void MoreThanThereAre_DrawsAll_InTheirOrder() => Assert.Equal(Units, BlindSample.Draw(Units, 99, 1));
}
