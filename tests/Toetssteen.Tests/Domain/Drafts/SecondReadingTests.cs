using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Writing;
using static Toetssteen.Tests.Domain.Drafts.Drafting;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>What a second reader says of a finding, and what a blind judge gives.</summary>
public sealed class SecondReadingTests
{
    private static readonly FindingContent Said = new(
        "3", "3.1", ["3.1.1", "3.1.2"], [new Mark(Meets, "3.1.1"), new Mark(Improve)], "Er is beleid.", ["Let op."]);

    private static readonly FindingAsRead Read = new(Said);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void WhoReturnsAFinding_SaysWhy(string? remark)
    {
        Assert.Equal("D115", Refused(() => Reading(agreed: false, remark)));
        Assert.Null(Reading(agreed: true, remark).Remark);
    }

    [Fact]
    public void Agreement_HoldsForWhatWasRead_AndForNothingElse()
    {
        var reading = Reading(agreed: true, null);
        Assert.True(reading.HoldsFor(new FindingAsRead(Said with { Attention = ["Let op."] })));
        Assert.All<FindingContent>(
            [
                Said with { Text = "Er is geen beleid." }, Said with { Marks = [new Mark(Meets)] },
                Said with { Marks = [new Mark(Meets, "3.1.2"), new Mark(Improve)] }, Said with { Attention = [] },
                Said with { IndicatorCodes = ["3.1.1"] }, Said with { NoMarkReason = "Onbekend." },
            ], now => Assert.False(reading.HoldsFor(new FindingAsRead(now))));
        Assert.False(Reading(agreed: false, "Waarom?").HoldsFor(Read));
    }

    [Fact]
    public void Agreement_HoldsForWhatItRestsOn()
    {
        var known = Read with { Evidence = ["finding/x/answers een:1.1.1"] };
        Assert.Equal(known, known with { Evidence = ["finding/x/answers een:1.1.1"] });
        Assert.NotEqual(known, Read);
        Assert.NotEqual(known, known with { NoEvidenceReason = "Niets op papier." });
        var kept = System.Text.Json.JsonSerializer.Serialize(known, DomainJson.Options);
        Assert.Equal(known, System.Text.Json.JsonSerializer.Deserialize<FindingAsRead>(kept, DomainJson.Options));
    }

    [Fact]
    public void ABlindJudgement_IsGivenOnce_ByWhomItWasAsked()
    {
        var (rater, other) = (Guid.NewGuid(), Guid.NewGuid());
        var asked = new BlindJudgement(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "1.1.1", rater, Now);
        Assert.Equal("D117", Refused(() => asked.Give(Meets, other, Now)));
        Assert.Null(asked.GivenAt);
        asked.Give(null, rater, Now);
        Assert.Equal("D116", Refused(() => asked.Give(Improve, rater, Now)));
        Assert.Null(asked.Mark);
    }

    private static FindingReading Reading(bool agreed, string? remark) =>
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), agreed, remark, Read, Now);
}
