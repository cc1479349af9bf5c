using Microsoft.Extensions.Configuration;
using Toetssteen.Domain;
using Toetssteen.Web.Features.Publications;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>The least that lies between the decision to publish and the moment: a number of days, or the site does not start.</summary>
public sealed class MinimumTermTests
{
    [Theory]
    [InlineData(null, 14)]
    [InlineData("", 14)]
    [InlineData("0", 0)]
    [InlineData("365", 365)]
    public void ANumberOfDays_IsTheTerm_AndWithoutOneItIsTwoWeeks(string? written, int days) =>
        Assert.Equal(TimeSpan.FromDays(days), Read(written).Span);

    [Theory]
    [InlineData("-1")]
    [InlineData("366")]
    [InlineData("twee weken")]
    [InlineData("1,5")]
    public void WhatIsNoNumberOfDays_IsRefused_InASentenceThatNamesTheSetting(string written)
    {
        var refused = Assert.Throws<DomainException>(() => Read(written));
        Assert.Equal("S006", refused.Code);
        Assert.StartsWith($"{MinimumTerm.Setting} is '{written}'", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Er is niets gestart.", refused.Message, StringComparison.Ordinal);
    }

    private static MinimumTerm Read(string? written) =>
        MinimumTerm.From(new ConfigurationBuilder().AddInMemoryCollection([new(MinimumTerm.Setting, written)]).Build());
}
