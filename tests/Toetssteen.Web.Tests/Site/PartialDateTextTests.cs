using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Tests.Site;

/// <summary>Dates as precise as people know them, in the ways in which they write them.</summary>
public sealed class PartialDateTextTests
{
    [Theory]
    [InlineData("2013", "2013", "2013")]
    [InlineData(" 10-2013 ", "2013-10", "10-2013")]
    [InlineData("oktober 2013", "2013-10", "10-2013")]
    [InlineData("October 2013", "2013-10", "10-2013")]
    [InlineData("2013-10", "2013-10", "10-2013")]
    [InlineData("21-10-2013", "2013-10-21", "21-10-2013")]
    [InlineData("21 oktober 2013", "2013-10-21", "21-10-2013")]
    [InlineData("2013-10-21", "2013-10-21", "21-10-2013")]
    [InlineData("", null, "")]
    [InlineData(null, null, "")]
    public void WhatPeopleWrite_IsRead_AndWrittenAgain(string? written, string? date, string again)
    {
        Assert.True(PartialDateText.TryRead(written, out var read));
        Assert.Equal((date, again), (read?.ToString(), PartialDateText.Write(read)));
    }

    [Theory]
    [InlineData("vorig jaar")]
    [InlineData("13-2013")]
    [InlineData("31-2-2013")]
    [InlineData("0013")]
    [InlineData("20 13")]
    public void WhatIsNoDate_IsNotRead(string written) => Assert.False(PartialDateText.TryRead(written, out _));
}
