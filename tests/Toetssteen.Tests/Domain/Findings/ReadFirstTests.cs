using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain.Findings;

/// <summary>What a second reader reads first.</summary>
public sealed class ReadFirstTests
{
    [Fact]
    public void ARespondentContradicts_WhereVoicesSayYesAndNo_OrOneSaysNoToWhatIsMet()
    {
        Voice[] split = [Said("Gemeente", Reply.Yes), Said("Een", Reply.No), Said("Twee", Reply.Partly)];
        Assert.Equal(["Een"], ReadFirst.Contradicting(Verdict.NeedsImprovement, split).Select(v => v.Name));
        Assert.Equal(["Gemeente"], ReadFirst.Contradicting(Verdict.Meets, [Said("Gemeente", Reply.No)]).Select(v => v.Name));
        Assert.Empty(ReadFirst.Contradicting(Verdict.NeedsImprovement, [Said("Gemeente", Reply.No)]));
        Assert.Empty(
            ReadFirst.Contradicting(
                Verdict.Meets,
                [Said("Gemeente", Reply.Yes), new Voice(OrganisationKind.Partner, "Aangesloten", Answering.Joined)]));
    }

    [Fact]
    public void AFindingIsUnlikeOthers_WhereMoreThanHalfOfTwoNearCasesBearAnotherMark()
    {
        Assert.True(
            ReadFirst.IsUnlikeOthers(Verdict.Meets, [Case(Verdict.NeedsImprovement), Case(Verdict.NeedsImprovement), Case(Verdict.Meets)]));
        Assert.False(ReadFirst.IsUnlikeOthers(Verdict.Meets, [Case(Verdict.NeedsImprovement), Case(Verdict.Meets)]));
        Assert.False(ReadFirst.IsUnlikeOthers(Verdict.Meets, [Case(Verdict.NeedsImprovement)]));
        Assert.False(ReadFirst.IsUnlikeOthers(Verdict.None, [Case(Verdict.NeedsImprovement), Case(Verdict.NeedsImprovement)]));
    }

    [Fact]
    public void NearCases_AreLittleApart_AndBearAMark()
    {
        var near = AlikeCases.Near(
            new CaseProfile { Words = "partners kennen afspraken" },
            [
                Candidate("Zelfde", Verdict.Meets, "partners kennen afspraken"),
                Candidate("Ander", Verdict.Meets, "geen beleid vastgesteld"),
                Candidate("Zonder", Verdict.None, "partners kennen afspraken"),
            ]);
        Assert.Equal(["Zelfde"], near.Select(n => n.Case.Name));
    }

    private static Voice Said(string name, Reply reply) =>
        new(name == "Gemeente" ? OrganisationKind.Municipality : OrganisationKind.Partner, name, Answering.Own, reply);

    private static AlikeCase Case(Verdict verdict) => new(Candidate("Elders", verdict, null), AlikeBasis.Answers, 0, new("", ""));

    private static CaseCandidate Candidate(string name, Verdict verdict, string? words) =>
        new(Guid.NewGuid(), name, new DateOnly(2025, 6, 1), verdict, [], new CaseProfile { Words = words });
}
