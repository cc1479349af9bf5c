using Toetssteen.Documents.Writing.Tables;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Site;

/// <summary>A table for people: each cell is what it is, and none of them runs.</summary>
public sealed class XlsxTests
{
    [Fact]
    public void NumbersDaysAndShares_AreWhatTheyAre()
    {
        var rows = Sheets.Read(
            Xlsx.Write(
                new DataTable(
                    "Aantallen / 2014",
                    "nl",
                    ["a", "b", "c", "d", "e", "f"],
                    [
                        [1250, 0.391m, new DateOnly(2014, 12, 12), Share.Of(391, 1000), PartialDate.Of(2013, 10), null],
                    ])));
        Assert.Equal(
            [
                new("number", "1250"),
                new("number", "0.391"),
                new("d\\-m\\-yyyy", "41985"),
                new("0%", "0.391"),
                new("text", "2013-10"),
                new("", ""),
            ],
            rows[1]);
    }

    [Theory]
    [InlineData("=cmd()")]
    [InlineData(";=1+1")]
    [InlineData("+31 20")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData(" 0123 ")]
    [InlineData("een\ntwee")]
    [InlineData("1.250")]
    public void AText_StaysThatText(string text) =>
        Assert.Equal(
            new("text", text),
            Sheets.Read(
                Xlsx.Write(
                    new DataTable(
                        "T",
                        "nl",
                        ["a"],
                        [
                            [text],
                        ]))
            )[1][0]);

    [Fact]
    public void WhatASpreadsheetCannotHold_DoesNotStopTheTable() =>
        Assert.Equal(new("text", "a�b"), Sheets.Read(Xlsx.Write(new DataTable("[T]:*?", "nl", ["a"], [["a\uD83D\u0001\uFFFEb"]])))[1][0]);
}
