using System.Text;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Tests.Site;

/// <summary>A table for a spreadsheet is one, and runs nothing there.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31 20", "'+31 20")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=b", "a=b")]
    [InlineData("5", "5")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("een, twee", "\"een, twee\"")]
    [InlineData("zegt \"ja\"", "\"zegt \"\"ja\"\"\"")]
    [InlineData("een\r\ntwee", "\"een\r\ntwee\"")]
    public void ACell_IsTextAndNothingElse(string? text, string written) => Assert.Equal(written, Csv.Cell(text));

    [Fact]
    public void ATable_HasItsLinesEndedAsTheStandardSays() =>
        Assert.Equal("\uFEFFa,b\r\n1,\r\n", Encoding.UTF8.GetString(Csv.Write([["a", "b"], ["1", null]])));
}
