using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain;

/// <summary>What an edition says, frozen and read back.</summary>
public sealed class FactsheetContentTests
{
    private static readonly FactsheetContent Content = new()
    {
        Kind = StudyKind.FollowUp,
        MunicipalityCode = "GM0820",
        MunicipalityName = "Nuenen, Gerwen en Nederwetten",
        FrameworkId = "ggsr/2012",
        StudyTitle = "Hertoets 2014",
        Published = PartialDate.Of(2015, 6),
        PeriodJudged = "2014",
        Context = "Eerste alinea.\n\nTweede alinea met \"aanhaling\" & <haken>.",
        Figures = [new FigureContent("estimatedFamilies", null, FigurePrecision.Unknown, "gemeente", PartialDate.Of(2014), "Het aantal is niet bekend.")],
        Approaches =
        [
            new ApproachContent
            {
                Name = "Samen Vooruit",
                Formerly = ["Gezin Eerst"],
                Scope = "De intensiefste aanpak.",
                Respondents =
                [
                    new RespondentContent("Gemeente", true, Answering.Own, null),
                    new RespondentContent("Het Anker", false, Answering.Joined, Nomination.ByMunicipality, "Gemeente"),
                    new RespondentContent("De Brug", false, Answering.Own, Nomination.ByInspectorates),
                    new RespondentContent("Woonstee", false, null, Nomination.ByMunicipality),
                ],
                Findings = [new FindingContent("3", "3.1", ["3.1.4", "3.1.5"], [new Mark(MarkValue.Meets), new Mark(MarkValue.NeedsImprovement, "3.1.5")], "Tekst.", ["Let op."], "Een noot.")],
                Retests = [new RetestContent("1", "1.1", ["1.1.2"], new Judgement("2013", [new Mark(MarkValue.NeedsImprovement)], "Toen."), null, false, "Te vroeg.")],
                Conclusions = [new ConclusionContent("4", [], [])],
            },
            new ApproachContent { Name = "Vangnet", NotRetested = "Bestaat niet meer." },
        ],
        ToConfirm = [new ToConfirm("R012", "Dit is onzeker.", "V", "regel 12")],
    };

    [Fact]
    public void FrozenContent_IsReadBackAndFrozenAgainToTheSameText()
    {
        var (json, sha256) = FactsheetContentJson.Freeze(Content);
        var read = FactsheetContentJson.Read(json);

        Assert.Equal((json, sha256), FactsheetContentJson.Freeze(read));
        Assert.Equal((Content.Context, Content.Published, "Bestaat niet meer."), (read.Context, read.Published, read.Approaches[1].NotRetested));
        Assert.Equal(Verdict.Mixed, read.Approaches[0].Findings[0].Verdict);
        Assert.Equal("3.1.5", read.Approaches[0].Findings[0].Marks[1].IndicatorCode);
        Assert.Null(read.Figures[0].Value);
    }

    [Fact]
    public void WhatFollowsFromTheRest_IsNotFrozen()
    {
        var (json, _) = FactsheetContentJson.Freeze(Content);
        Assert.DoesNotContain("verdict", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("departure", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void AnotherWord_GivesAnotherHash() =>
        Assert.NotEqual(FactsheetContentJson.Freeze(Content).Sha256, FactsheetContentJson.Freeze(Content with { Context = Content.Context + "!" }).Sha256);

    [Fact]
    public void Departures_AreThoseOfTheMethod() =>
        Assert.Equal(["Het Anker", "De Brug"], Content.Approaches[0].Respondents.Where(r => r.IsDeparture).Select(r => r.Name));
}
