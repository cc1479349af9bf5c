using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.FollowUp;

/// <summary>A first judgement as a follow-up printed it, against the first study's own words that came later.</summary>
public sealed class BaselineWordingTests
{
    private static readonly Judgement Printed = Judged("2013", "Het zicht op gezinnen ontbrak.", Improve);
    private readonly Stage _first = new();

    [Fact]
    public void APointWhoseFirstStudyIsNotHere_HasOneWording() => Assert.Null(BaselineWording.Of(OfColumn(), Printed, isFirstRetest: true));

    [Fact]
    public void WhenTheFirstStudyComes_WordsThatDifferAreShownOneByOne()
    {
        var wording = BaselineWording.Of(Joined("Het zicht op de gezinnen ontbrak."), Printed, isFirstRetest: true);

        Assert.NotNull(wording);
        Assert.Equal((false, true), (wording.MarksDiffer, wording.WordsDiffer));
        Assert.Equal(["de "], wording.Paragraphs.SelectMany(p => p).Where(r => r.Change != Change.Same).Select(r => r.Text));
    }

    [Theory]
    [InlineData("Het zicht op gezinnen ontbrak.")]
    [InlineData("Het zicht  op gezinnen\nontbrak.")]
    public void WhereNothingButWhiteSpaceDiffers_ThereIsNothingToShow(string own) =>
        Assert.Null(BaselineWording.Of(Joined(own), Printed, isFirstRetest: true));

    [Fact]
    public void OtherMarks_AreADifferenceToo()
    {
        var wording = BaselineWording.Of(Joined(Printed.Text, MarkValue.Meets), Printed, isFirstRetest: true);

        Assert.Equal((true, false), (wording?.MarksDiffer, wording?.WordsDiffer));
    }

    [Fact]
    public void ALaterRetest_RepeatsTheRetestBeforeIt_AndIsNoOtherWordingOfTheBaseline() =>
        Assert.Null(BaselineWording.Of(Joined("Heel andere woorden."), Printed, isFirstRetest: false));

    private ImprovementPoint OfColumn() => ImprovementPoint.OfColumn(Guid.NewGuid(), _first.Approach.Id, Ggsr, ["1.1.2"], Printed);

    private ImprovementPoint Joined(string text, params MarkValue[] further)
    {
        var point = OfColumn();
        point.JoinTo(FindingOf("1.1.2", text, [new(Improve), .. further.Select(m => new Mark(m))]), "2013");
        return point;
    }
}
