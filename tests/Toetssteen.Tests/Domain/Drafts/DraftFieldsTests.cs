using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Writing;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>The catalogue of a draft: what its rows say is what happens to every text of a finding, whichever rows there are.</summary>
public sealed class DraftFieldsTests
{
    private readonly Drafting _given = new();

    [Fact]
    public void EveryTextOfAFinding_IsReadWhereItWasWritten_AndNowhereElse()
    {
        var finding = _given.Finding("1.1.1");
        Assert.All(DraftFields.Texts, written =>
        {
            var read = DraftedFinding.Read(finding, new Dictionary<string, string> { [written.Name(finding.Id)] = " Een tekst. " });
            Assert.All(DraftFields.Texts, text => Assert.Equal(text == written ? "Een tekst." : "", text.Read(read) ?? ""));
            Assert.False(read.IsEmpty);
        });
    }

    [Fact]
    public void EveryTextOfAFinding_IsKeptWhenFindingsArePutTogether()
    {
        var (first, second) = (_given.Finding("3.2.1"), _given.Finding("3.2.2"));
        var together = DraftRewriting.Together([Full(first, "eerst"), Full(second, "dan")]);
        Assert.All(DraftFields.Texts, text => Assert.Equal($"{text.Key} eerst\n\n{text.Key} dan", together[text.Name(first.Id)]));
    }

    [Fact]
    public void WhenIndicatorsGetAFindingOfTheirOwn_TheRowSaysWhichTextsStandInBoth()
    {
        var finding = _given.Finding("3.1.1");
        var made = _given.Draft.Split(Ggsr, finding, ["3.1.2"], Guid.NewGuid());
        var apart = DraftRewriting.Apart(Full(finding, "samen"), made);
        Assert.All(DraftFields.Texts, text =>
        {
            Assert.Equal(text.StandsInBoth ? $"{text.Key} samen" : null, apart.GetValueOrDefault(text.Name(made.Id)));
            Assert.False(apart.ContainsKey(text.Name(finding.Id)) && !text.StandsInBoth);
        });
    }

    [Fact]
    public void EveryTextInPrint_CanBeObjectedTo_AndIsPublished()
    {
        var sheet = FullFactsheet.Content;
        var said = CheckedText.All(sheet, Ggsr, f => f.What).Select(t => (t.Text, t.Place.Split('/')[^1])).ToList();
        Assert.All(DraftFields.InPrint, text =>
        {
            Assert.True(text.IsPublished);
            var printed = sheet.Approaches.SelectMany(a => a.Findings).Select(text.InContent).Where(t => !string.IsNullOrEmpty(t)).ToList();
            Assert.NotEmpty(printed);
            Assert.All(printed, t => Assert.Equal(text.Objection is not null, said.Contains((t!, text.Key))));
        });
    }

    [Fact]
    public void WhatIsNotPublished_CannotBeObjectedTo() =>
        Assert.DoesNotContain(DraftFields.Texts, text => !text.IsPublished && (text.Objection is not null || text.IsInPrint));

    // A re-test carries its text, and no other part of what a finding says: what else were asked would be lost without a fault.
    [Fact]
    public void OfWhatIsInPrint_AFollowUpAsksTheTextAlone() => Assert.Equal(
        [DraftFields.Text], DraftFields.InPrint.Where(text => text.IsAsked(new FindingMoment(true, DraftStage.Judging, false))));

    [Fact]
    public void EveryGap_IsFilledInOnePlace() => Assert.All(
        Enum.GetValues<DraftGapKind>().Where(gap => gap != DraftGapKind.Uncovered),
        gap => Assert.Single(DraftFields.All, field => field.Gaps.Contains(gap)));

    private static DraftedFinding Full(DraftFinding finding, string mark) =>
        DraftedFinding.Read(finding, DraftFields.Texts.ToDictionary(text => text.Name(finding.Id), text => $"{text.Key} {mark}"));
}
