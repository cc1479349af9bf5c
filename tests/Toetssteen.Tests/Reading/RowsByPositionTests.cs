using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

/// <summary>Rows that were told from where words stand are put together where they must, and are in doubt where they look cut.</summary>
public sealed class RowsByPositionTests
{
    private static readonly FactsheetGrammar Grammar = new([GgsrNorms.Framework]);

    [Fact]
    public void PartsOfAJointRow_BecomeOneFindingInDoubt()
    {
        var reading = Read(
            byPosition: true,
            (["3.1.4", "3.1.5"], "✓ Er is een verslag."),
            (["3.1.6", "3.1.7"], "✗ Er is niet bijgesteld."));

        var finding = Assert.Single(reading.Approaches[0].Findings);
        Assert.Equal(["3.1.4", "3.1.5", "3.1.6", "3.1.7"], finding.Indicators);
        Assert.Equal([ReadMark.Meets, ReadMark.Improve], finding.Marks);
        Assert.Contains(reading.Warnings, w => w.Code == ReadingRules.UnsureRow.Code && w.Place == finding.Place);
    }

    [Fact]
    public void PartsOfAJointRow_WhereTheSourcePartsRows_StayApart()
    {
        var reading = Read(
            byPosition: false,
            (["3.1.4", "3.1.5"], "✓ Er is een verslag."),
            (["3.1.6", "3.1.7"], "✗ Er is niet bijgesteld."));

        Assert.Equal(2, reading.Approaches[0].Findings.Count);
        Assert.DoesNotContain(reading.Warnings, w => w.Code == ReadingRules.UnsureRow.Code);
    }

    [Theory]
    [InlineData("✓ Het plan is vastgesteld.", "✓ Men werkt samen.", false)]
    [InlineData("✓ Het plan is vastgesteld door", "het college. ✓ Men werkt samen.", true)]
    [InlineData("Het plan is vastgesteld. ✓", "Men werkt samen. ✓", false)]
    [InlineData("✓ Het plan is er. Het is vastgesteld door", "✓ Men werkt samen.", true)]
    [InlineData("✓ Het plan is vastgesteld. ✗", "✓ Men werkt samen.", true)]
    [InlineData("✓ Het plan is ✗ vastgesteld.", "✓ Men werkt samen.", true)]
    [InlineData("✓ Het plan is vastgesteld.", "Men werkt samen.", true)]
    public void Row_ThatLooksCut_IsInDoubt(string first, string second, bool isInDoubt)
    {
        var reading = Read(
            byPosition: true,
            (["1.1.1"], first),
            (["1.1.2"], second),
            (["1.2.1"], "✓ Men kent de weg."),
            (["1.2.2"], "✓ Men meldt aan."));

        var doubts = reading.Warnings.Where(w => w.Code == ReadingRules.UnsureRow.Code).Select(w => w.Place).ToList();
        Assert.Equal(isInDoubt, reading.Approaches[0].Findings.Take(2).Any(f => doubts.Contains(f.Place)));
    }

    private static FactsheetReading Read(bool byPosition, params (string[] Indicators, string Finding)[] rows)
    {
        List<Row> printed = [Row(1, "Indicator", "Bevinding")];
        printed.AddRange(
            rows.Select(
                (r, i) =>
                    Row(i + 2, string.Join(' ', r.Indicators.Select(c => GgsrNorms.Framework.FindIndicator(c)!.Norm)), r.Finding) with
                    {
                        IsByPosition = byPosition,
                    }));
        return Grammar.Read(new SourceDocument("pdf", [new Table(printed, new Place(Page: 1))])).Reading;

        static Row Row(int y, params string[] cells) =>
            new(
                [.. cells.Select(c => new Cell([new Paragraph(c, new Place(Page: 1, Y: y))], new Place(Page: 1, Y: y)))],
                new Place(Page: 1, Y: y));
    }
}
