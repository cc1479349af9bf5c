using Toetssteen.Domain;

namespace Toetssteen.Tests.Domain;

/// <summary>A date as people type and paste it.</summary>
public sealed class TypedDateTests
{
    [Theory]
    [InlineData("12-12-2014")]
    [InlineData("12/12/2014")]
    [InlineData("12.12.2014")]
    [InlineData("12 12 2014")]
    [InlineData("12 - 12 - 2014")]
    [InlineData("12\u201312\u20132014")]
    [InlineData("12 december 2014")]
    [InlineData("12 DECEMBER 2014")]
    [InlineData("12 dec. 2014")]
    [InlineData("12 dec 2014")]
    [InlineData("12-dec-2014")]
    [InlineData("vrijdag 12 december 2014")]
    [InlineData("vr. 12 december 2014")]
    [InlineData("Fri, 12 Dec 2014")]
    [InlineData("December 12, 2014")]
    [InlineData("2014-12-12")]
    [InlineData("2014/12/12")]
    [InlineData("2014-12-12T00:00:00")]
    [InlineData("12-12-2014 00:00")]
    [InlineData("  12\u00A0december\u00A02014 ")]
    [InlineData("12 de\u00ADcem\u00ADber 2014.")]
    public void WhatPeoplePaste_IsUnderstood(string typed)
    {
        Assert.True(TypedDate.TryRead(typed, out var date, out _), typed);
        Assert.Equal(new DateOnly(2014, 12, 12), date);
        Assert.True(TypedDate.TryReadPartial(typed, out var partial, out _));
        Assert.Equal(PartialDate.Of(2014, 12, 12), partial);
    }

    [Theory]
    [InlineData("12-12-14", DateFault.ShortYear)]
    [InlineData("12 dec. '14", DateFault.ShortYear)]
    [InlineData("12/31/2014", DateFault.NoSuchDay)]
    [InlineData("31-02-2014", DateFault.NoSuchDay)]
    [InlineData("29 februari 2015", DateFault.NoSuchDay)]
    [InlineData("12-12-0214", DateFault.OddYear)]
    [InlineData("morgen", DateFault.NotADate)]
    [InlineData("12 bloemaand 2014", DateFault.NotADate)]
    [InlineData("12-12-2014 09:30", DateFault.NotADate)]
    [InlineData("99999999999999999999", DateFault.NotADate)]
    [InlineData("", DateFault.NotADate)]
    [InlineData(null, DateFault.NotADate)]
    public void WhatCannotBeTold_IsRefused_WithWhatToWrite(string? typed, DateFault fault)
    {
        Assert.False(TypedDate.TryRead(typed, out _, out var found));
        Assert.Equal(fault, found);
        Assert.NotEmpty(TypedDate.Sentences[found]);
    }

    [Theory]
    [InlineData("2014", "2014")]
    [InlineData("12-2014", "2014-12")]
    [InlineData("12/2014", "2014-12")]
    [InlineData("2014-12", "2014-12")]
    [InlineData("december 2014", "2014-12")]
    [InlineData("dec. 2014", "2014-12")]
    [InlineData("\u00A0Dec 2014", "2014-12")]
    [InlineData("12-14", null)]
    [InlineData("13-2014", null)]
    [InlineData("1814", null)]
    public void AYearOrAMonth_IsUnderstoodWhereThatIsEnough(string typed, string? date)
    {
        Assert.Equal(date is not null, TypedDate.TryReadPartial(typed, out var read, out _));
        Assert.Equal(date, read?.ToString());
    }
}
