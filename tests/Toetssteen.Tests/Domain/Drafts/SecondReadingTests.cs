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
    private static readonly FindingAsRead Read = new(["3.1.1", "3.1.2"], [new Mark(Meets, "3.1.1"), new Mark(Improve)], "Er is beleid.", ["Let op."], null);

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
        Assert.True(reading.HoldsFor(Read with { IndicatorCodes = ["3.1.1", "3.1.2"], Marks = [new Mark(Meets, "3.1.1"), new Mark(Improve)], Attention = ["Let op."] }));
        Assert.All(new[]
        {
            Read with { Text = "Er is geen beleid." }, Read with { Marks = [new Mark(Meets)] }, Read with { Marks = [new Mark(Meets, "3.1.2"), new Mark(Improve)] },
            Read with { Attention = [] }, Read with { IndicatorCodes = ["3.1.1"] }, Read with { NoMarkReason = "Onbekend." },
        }, now => Assert.False(reading.HoldsFor(now)));
        Assert.False(Reading(agreed: false, "Waarom?").HoldsFor(Read));
    }

    [Fact]
    public void Agreement_HoldsForWhatItRestsOn_AndAReadingKeptWithoutThatHoldsForTheWords()
    {
        var known = Read with { Evidence = ["finding/x/answers een:1.1.1"] };
        Assert.True(known.SameAs(known with { Evidence = ["finding/x/answers een:1.1.1"] }));
        Assert.False(known.SameAs(known with { Evidence = [] }));
        Assert.False(known.SameAs(known with { NoEvidenceReason = "Niets op papier." }));
        Assert.True(Read.SameAs(known));
        Assert.Null(System.Text.Json.JsonSerializer.Deserialize<FindingAsRead>("""{"indicatorCodes":["1.1.1"],"marks":[],"text":"Er is beleid.","attention":[],"noMarkReason":null}""", DomainJson.Options)!.Evidence);
    }

    [Fact]
    public void WhatWasRead_HoldsEveryFieldThatAPersonWrites()
    {
        var said = FullFactsheet.Content.Approaches[0].Findings[0] with { NoMarkReason = "De stukken ontbreken." };
        var read = FindingAsRead.Of(new DraftedFinding(new Drafting().Finding("1.1.1"), said, [], [], []));

        // Theme and criterion follow from the indicators; the rest is made when a factsheet is composed or imported.
        string[] notWritten = [nameof(said.ThemeCode), nameof(said.CriterionCode), nameof(said.Note), nameof(said.Sources), nameof(said.Changes)];
        Assert.All(typeof(FindingContent).GetProperties().Where(p => p.CanWrite && !notWritten.Contains(p.Name)),
            p => Assert.Equal(p.GetValue(said), typeof(FindingAsRead).GetProperty(p.Name)?.GetValue(read)));
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

    private static FindingReading Reading(bool agreed, string? remark) => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), agreed, remark, Read, Now);
}
