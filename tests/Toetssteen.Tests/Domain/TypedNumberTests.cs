using System.Globalization;
using Toetssteen.Domain;

namespace Toetssteen.Tests.Domain;

/// <summary>A number as it is typed: read where it can mean one thing, asked about where it can mean two.</summary>
public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("1250", "1250")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("1.250,5", "1250.5")]
    [InlineData("1,250.5", "1250.5")]
    [InlineData("1.250.000", "1250000")]
    [InlineData("1,250,000", "1250000")]
    [InlineData("1.250.000,25", "1250000.25")]
    [InlineData("1 250", "1250")]
    [InlineData("1\u00A0250,5", "1250.5")]
    [InlineData("1\u202F250\u202F000", "1250000")]
    [InlineData(" 2,5\u00A0", "2.5")]
    [InlineData("0.391", "0.391")]
    [InlineData("0,391", "0.391")]
    [InlineData("1234.567", "1234.567")]
    [InlineData("1.2500", "1.25")]
    [InlineData("-2,5", "-2.5")]
    [InlineData("\u22122,5", "-2.5")]
    [InlineData(",5", "0.5")]
    public void WhatCanMeanOneThing_IsRead(string typed, string number)
    {
        Assert.True(TypedNumber.TryRead(typed, out var read));
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), read);
        Assert.Null(TypedNumber.Meanings(typed));
        // As it is written, it can be read again.
        Assert.True(TypedNumber.TryRead(TypedNumber.Write(decimal.Truncate(read * 100) / 100), out _));
    }

    [Theory]
    [InlineData("1.250", "1250", "1,25")]
    [InlineData("1,250", "1250", "1,25")]
    [InlineData(" 1.250 ", "1250", "1,25")]
    [InlineData("12.500", "12500", "12,5")]
    [InlineData("1.251", "1251", "1,2510")]
    [InlineData("5.000", "5000", "5")]
    [InlineData("-1.250", "-1250", "-1,25")]
    public void WhatCanMeanTwoThings_IsAskedAbout_AndEachCanBeWrittenSo(string typed, string whole, string fraction)
    {
        Assert.False(TypedNumber.TryRead(typed, out _));
        Assert.Equal((whole, fraction), TypedNumber.Meanings(typed));
        Assert.True(TypedNumber.TryRead(whole, out _));
        Assert.True(TypedNumber.TryRead(fraction, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("twee")]
    [InlineData("1.25.0")]
    [InlineData("1.250,000.5")]
    [InlineData("12 50")]
    [InlineData("€ 12")]
    [InlineData("12%")]
    [InlineData("1e5")]
    [InlineData("--1")]
    [InlineData("\u0661\u0662")]
    [InlineData("99999999999999999999999999999999")]
    public void WhatIsNoNumber_IsNotRead(string? typed)
    {
        Assert.False(TypedNumber.TryRead(typed, out _));
        Assert.Null(TypedNumber.Meanings(typed));
    }
}
