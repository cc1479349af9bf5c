using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>Words with positions, as pdftotext gives them, become lines, rows and columns.</summary>
public sealed class PdfWordsTests
{
    [Fact]
    public void Line_WhenItsMarkIsDrawnAfterIt_BeginsWithTheMark()
    {
        PdfWord[] drawn =
        [
            new("De", 20, 100, 30, 112),
            new("gemeente", 33, 100, 80, 112),
            new("✓", 10, 98, 18, 111),
            new("werkt", 10, 114, 40, 126),
            new("samen.", 43, 114, 80, 126),
        ];

        Assert.Equal("✓ De gemeente werkt samen.", PdfText.Join([.. PdfText.InLines(drawn)]));
    }

    [Theory]
    [InlineData("201", "3", "2013")]
    [InlineData("20", "14", "2014")]
    [InlineData("120", "3", "120 3")]
    public void Year_WhenItsColumnIsTooNarrow_IsMadeWhole(string above, string below, string read) =>
        Assert.Equal(read, Assert.Single(PdfText.Paragraphs([new(above, 10, 100, 20, 112), new(below, 10, 114, 20, 126)], 1, 12)).Text);

    [Theory]
    [InlineData("plan per gezin", "Team is geregeld dat men samenwerkt.", true)]
    [InlineData("", "Team is geregeld dat men samenwerkt.", true)]
    [InlineData("", "✗ Het team werkt niet samen.", false)]
    [InlineData("De regisseur is toegerust", "✓ Het team werkt samen.", false)]
    public void Row_OverAPageBreak_IsTheRestWhereItGoesOnInASentenceWithoutAMark(string criterion, string finding, bool isRest) =>
        Assert.Equal(
            isRest,
            PdfLayout.IsRest(Row(criterion, finding), Row("Men werkt met een gezamenlijk", "✓ In het convenant van de Bijzondere Zorg")));

    [Fact]
    public void Row_OverAPageBreakAfterAWholeSentence_IsARowOfItsOwn() =>
        Assert.False(
            PdfLayout.IsRest(Row("De regisseur is toegerust", "Het team werkt samen."), Row("Men werkt met een plan", "✓ Dat is geregeld."))
        );

    [Theory]
    [InlineData("Bevindingen", "kening bij.")]
    [InlineData("Bevindingen kening bij.")]
    public void Text_RightUnderARepeatedHeader_GoesToTheRowOfThePageBefore(params string[] cell)
    {
        var table = new Table([Row("Indicator", "Bevindingen"), Row("De regisseur is toegerust", "✓ Men plaatst de kantte-")], new Place());
        var header = Row("Indicator", "") with
        {
            Cells = [Row("Indicator").Cells[0], new Cell([.. cell.Select(c => new Paragraph(c, new Place()))], new Place())],
        };

        var rows = PdfLayout.Continue(table, [header, Row("Er is een plan", "✗ Nee.")]).Rows;

        Assert.Equal(["Bevindingen", "✓ Men plaatst de kanttekening bij.", "✗ Nee."], rows.Select(r => r.Cells[1].Text));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void Mark_ThatStandsAFewPointsOff_StaysOnItsLine(double off)
    {
        PdfWord[] words =
        [
            new("✓", 10, 100 + off, 18, 111 + off),
            new("De", 20, 100, 30, 111),
            new("afspraak", 33, 100, 70, 111),
            new("geldt.", 20, 112, 50, 123),
        ];

        Assert.Equal(["✓ De afspraak", "geldt."], PdfRows.Lines(words).Select(l => l.Text));
    }

    [Fact]
    public void Rows_SetInTheMiddleOfTheirHeight_ArePartedWhereTheyFit()
    {
        // The indicator of the second row begins two lines below its finding; the first finding has a space between its paragraphs.
        var lines = new[] { Column(1, 20, 74, 86), Column(2, 2, 14, 38, 62, 74, 86, 98) };

        Assert.Equal([61.9], PdfRowFit.Tops(lines, 12).Select(t => Math.Round(t.Top, 1)));

        static List<PdfLine> Column(int column, params double[] heights) =>
            [.. heights.Select(y => new PdfLine([new("Zo.", 100 * column, y - 5, 100 * column + 40, y + 5)]))];
    }

    private static Row Row(params string[] cells) =>
        new([.. cells.Select(c => new Cell(c.Length == 0 ? [] : [new Paragraph(c, new Place())], new Place()))], new Place());
}
