using Toetssteen.Domain;

namespace Toetssteen.Tests.Domain;

/// <summary>Rule: a day is a day in the Netherlands.</summary>
public sealed class DutchDayTests
{
    [Theory]
    // Winter: an hour before UTC.
    [InlineData("2026-01-15T22:59:59Z", "2026-01-15", "23:59:59")]
    [InlineData("2026-01-15T23:00:00Z", "2026-01-16", "00:00:00")]
    [InlineData("2026-01-15T23:31:00Z", "2026-01-16", "00:31:00")]
    // Summer: two hours.
    [InlineData("2026-07-15T21:59:59Z", "2026-07-15", "23:59:59")]
    [InlineData("2026-07-15T22:31:00Z", "2026-07-16", "00:31:00")]
    [InlineData("2026-07-15T23:30:00Z", "2026-07-16", "01:30:00")]
    // The last day of a year, and of a month.
    [InlineData("2026-12-31T22:59:00Z", "2026-12-31", "23:59:00")]
    [InlineData("2026-12-31T23:30:00Z", "2027-01-01", "00:30:00")]
    [InlineData("2028-02-28T23:30:00Z", "2028-02-29", "00:30:00")]
    // The two days on which the clocks are changed.
    [InlineData("2026-03-28T22:59:00Z", "2026-03-28", "23:59:00")]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-29", "00:30:00")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", "03:00:00")]
    [InlineData("2026-03-29T22:30:00Z", "2026-03-30", "00:30:00")]
    [InlineData("2026-10-24T22:30:00Z", "2026-10-25", "00:30:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", "02:30:00")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", "02:30:00")]
    [InlineData("2026-10-25T22:30:00Z", "2026-10-25", "23:30:00")]
    [InlineData("2026-10-25T23:30:00Z", "2026-10-26", "00:30:00")]
    // However the instant is written.
    [InlineData("2026-01-16T08:31:00+09:00", "2026-01-16", "00:31:00")]
    [InlineData("2026-01-15T18:31:00-05:00", "2026-01-16", "00:31:00")]
    public void ADay_IsADayInTheNetherlands(string instant, string day, string time)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), DutchDay.Of(at));
        Assert.Equal(TimeOnly.ParseExact(time, "HH:mm:ss"), DutchDay.TimeOf(at));
    }

    [Theory]
    [InlineData("2026-01-15", 24)]
    [InlineData("2026-07-15", 24)]
    [InlineData("2026-12-31", 24)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public void ADay_BeginsAtMidnightInTheNetherlands_AndEndsWhereTheNextBegins(string on, int hours)
    {
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd");
        var (begin, end) = (DutchDay.Begin(day), DutchDay.End(day));
        Assert.Equal(TimeSpan.FromHours(hours), end - begin);
        Assert.Equal((day.AddDays(-1), day), (DutchDay.Of(begin.AddTicks(-1)), DutchDay.Of(begin)));
        Assert.Equal((day, day.AddDays(1)), (DutchDay.Of(end.AddTicks(-1)), DutchDay.Of(end)));
    }

    [Fact]
    public void EveryInstant_LiesBetweenTheBeginAndTheEndOfItsDay()
    {
        for (
            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            at < new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);
            at = at.AddMinutes(29))
        {
            var day = DutchDay.Of(at);
            Assert.True(DutchDay.Begin(day) <= at && at < DutchDay.End(day), MachineTime.Of(at));
        }
    }

    [Fact]
    public void ATimeThatTheClocksSkip_IsNoInstant_AndOfTwoTheFirstCounts()
    {
        Assert.Null(DutchDay.At(new(2026, 3, 29), new(2, 30)));
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), DutchDay.At(new(2026, 10, 25), new(2, 30)));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero), DutchDay.At(new(2026, 12, 1), new(9, 0)));
    }

    [Fact]
    public void AnInstantForMachines_IsWrittenInUtc() =>
        Assert.Equal("2026-07-15T22:31:00Z", MachineTime.Of(new DateTimeOffset(2026, 7, 16, 0, 31, 0, TimeSpan.FromHours(2))));
}
