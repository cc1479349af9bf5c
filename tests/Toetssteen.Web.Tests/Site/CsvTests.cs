using System.Text;
using Toetssteen.Documents.Writing.Tables;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Web.Tests.Site;

/// <summary>A table for programs holds what is stored, as the standard says.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "=1+1")]
    [InlineData("-5", "-5")]
    [InlineData(";=1+1", ";=1+1")]
    [InlineData("5", "5")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("een, twee", "\"een, twee\"")]
    [InlineData("zegt \"ja\"", "\"zegt \"\"ja\"\"\"")]
    [InlineData("een\r\ntwee", "\"een\r\ntwee\"")]
    public void ACell_IsTheRawText(string? text, string written) => Assert.Equal(written, Csv.Cell(text));

    [Fact]
    public void ATable_HasPointsIsoDaysAndLinesEndedAsTheStandardSays_AndNoMark() => Assert.Equal(
        "a,b,c,d,e\r\n1250,2.5,2026-12-14,0.391,2013-10\r\n",
        Encoding.UTF8.GetString(Csv.Write(new DataTable("T", "nl", ["a", "b", "c", "d", "e"],
            [[1250, 2.5m, new DateOnly(2026, 12, 14), Share.Of(391, 1000), PartialDate.Of(2013, 10)]]))));
}
