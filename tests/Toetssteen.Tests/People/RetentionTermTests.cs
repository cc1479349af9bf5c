using Toetssteen.Domain;
using Toetssteen.Domain.People;

namespace Toetssteen.Tests.People;

/// <summary>How long personal data is kept.</summary>
public sealed class RetentionTermTests
{
    private static readonly DateTimeOffset Known = new(2024, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly RetentionTerm Term = new();

    [Fact]
    public void AsLongAsAnythingIsUnderWay_NothingIsRemoved() =>
        Assert.Null(Term.RemovedFrom(Known, [Known.AddYears(-9), null, Known.AddYears(-8)]));

    [Fact]
    public void TheTerm_CountsFromTheLastThatEnded() =>
        Assert.Equal(Known.AddYears(2).AddMonths(24), Term.RemovedFrom(Known, [Known.AddYears(2), Known.AddYears(1)]));

    [Fact]
    public void WhoTookPartInNothingSince_IsKeptForTheTerm() =>
        Assert.Equal(Known.AddMonths(6), new RetentionTerm(6).RemovedFrom(Known, [Known.AddYears(-3)]));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void LessThanAMonth_IsRefused(int months) =>
        Assert.Equal("D094", Assert.Throws<DomainException>(() => new RetentionTerm(months)).Code);
}
