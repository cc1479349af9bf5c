using System.Collections;
using System.Text.Json;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Writing;

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
        Figures =
        [
            new FigureContent(
                "estimatedFamilies",
                null,
                FigurePrecision.Unknown,
                "gemeente",
                PartialDate.Of(2014),
                "Het aantal is niet bekend."),
        ],
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
                Findings =
                [
                    new FindingContent(
                        "3",
                        "3.1",
                        ["3.1.4", "3.1.5"],
                        [new Mark(MarkValue.Meets), new Mark(MarkValue.NeedsImprovement, "3.1.5")],
                        "Tekst.",
                        ["Let op."],
                        "Een noot."),
                ],
                Retests =
                [
                    new RetestContent(
                        "1",
                        "1.1",
                        ["1.1.2"],
                        new Judgement("2013", [new Mark(MarkValue.NeedsImprovement)], "Toen."),
                        null,
                        false,
                        "Te vroeg."),
                ],
                Conclusions = [new ConclusionContent("4", [], [])],
            },
            new ApproachContent { Name = "Vangnet", NotRetested = "Bestaat niet meer." },
        ],
        ToConfirm = [new ToConfirm("R012", "Dit is onzeker.", "V", "regel 12")],
    };

    [Fact]
    public void FrozenContent_SaysInWhichShapeItIs_AndOfANewerShapeIsNotRead()
    {
        var (json, _) = FactsheetContentJson.Freeze(Content with { Schema = 9 });
        Assert.StartsWith($"{{\"schema\":{FactsheetContentJson.Schema},", json, StringComparison.Ordinal);

        var newer = json.Replace("{\"schema\":1,", "{\"schema\":2,", StringComparison.Ordinal);
        Assert.Contains("vorm 2", Assert.Throws<JsonException>(() => FactsheetContentJson.Read(newer)).Message, StringComparison.Ordinal);
    }

    // As it was published before shapes had a number, scales were data and follow-ups were drafted.
    [Fact]
    public void ContentOfBeforeShapesHadANumber_IsRead()
    {
        const string Before = """
            {"kind":"first","municipalityCode":"GM0513","municipalityName":"Gouda","frameworkId":"ggsr/2012","studyTitle":"Toezichtonderzoek","published":"2013-10",
            "approaches":[{"name":"Aanpak","findings":[{"themeCode":"1","criterionCode":"1.1","indicatorCodes":["1.1.1","1.1.2"],
            "marks":[{"value":"meets"},{"value":"needsImprovement","indicatorCode":"1.1.2"}],"text":"Tekst.","attention":["Let op."]}],
            "conclusions":[{"themeCode":"1","goesWell":["Dit gaat goed."],"canImprove":[]}]}]}
            """;

        var read = FactsheetContentJson.Read(Before);

        var finding = Assert.Single(Assert.Single(read.Approaches).Findings);
        Assert.Equal((1, Verdict.Mixed, "Tekst."), (read.Schema, finding.Verdict, finding.Text));
        Assert.Equal(["Let op."], finding.Attention);
        Assert.Equal(["Dit gaat goed."], Assert.Single(read.Approaches[0].Conclusions).GoesWell);
    }

    [Fact]
    public void FrozenContent_IsReadBackAndFrozenAgainToTheSameText()
    {
        var (json, sha256) = FactsheetContentJson.Freeze(Content);
        var read = FactsheetContentJson.Read(json);

        Assert.Equal((json, sha256), FactsheetContentJson.Freeze(read));
        Assert.Equal(
            (Content.Context, Content.Published, "Bestaat niet meer."),
            (read.Context, read.Published, read.Approaches[1].NotRetested));
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
    public void AFindingAndARetest_AreFrozenToTheLetterAsTheyAlwaysWere()
    {
        Assert.Equal(
            """{"themeCode":"3","criterionCode":"3.1","indicatorCodes":["3.1.4","3.1.5"]"""
            + ""","marks":[{"value":"meets","indicatorCode":null},{"value":"needsImprovement","indicatorCode":"3.1.5"}]"""
            + ""","text":"Tekst.","attention":["Let op."],"note":"Een noot.","noMarkReason":null,"sources":[],"changes":[]}""",
            JsonSerializer.Serialize(Content.Approaches[0].Findings[0], DomainJson.Options));
        Assert.Equal(
            """{"themeCode":"1","criterionCode":"1.1","indicatorCodes":["1.1.2"]"""
            + ""","before":{"period":"2013","marks":[{"value":"needsImprovement","indicatorCode":null}],"text":"Toen."}"""
            + ""","after":null,"unchanged":false,"notRetested":"Te vroeg.","earlier":[],"attention":[],"sources":[],"changes":[]}""",
            JsonSerializer.Serialize(Content.Approaches[0].Retests[0], DomainJson.Options));
    }

    [Fact]
    public void FindingsAndRetests_AreEqual_WhereTheySayTheSame()
    {
        var read = FactsheetContentJson.Read(FactsheetContentJson.Freeze(FullFactsheet.Content).Json);
        var (one, other) = (FullFactsheet.Content.Approaches[0], read.Approaches[0]);
        Assert.Equal(one.Findings, other.Findings);
        Assert.Equal(one.Retests, other.Retests);
        Assert.All(other.Findings, f => Assert.NotEqual(f, f with { Attention = [.. f.Attention, "Nog iets."] }));
        Assert.All(other.Findings, f => Assert.NotEqual(f, f with { Marks = [.. f.Marks, new Mark(MarkValue.Meets)] }));
        Assert.All(other.Retests, r => Assert.NotEqual(r, r with { Before = r.Before with { Marks = [] } }));
    }

    [Theory]
    [InlineData(typeof(FindingContent))]
    [InlineData(typeof(RetestContent))]
    [InlineData(typeof(Judgement))]
    [InlineData(typeof(FindingAsRead))]
    [InlineData(typeof(PublishedRows))]
    [InlineData(typeof(FindingRow))]
    [InlineData(typeof(PointRow))]
    [InlineData(typeof(ConclusionRow))]
    [InlineData(typeof(RetestRow))]
    public void EveryListOfAValue_ComparesByItsItems(Type value) => Assert.Empty(ComparedByReference(value));

    [Fact]
    public void AListThatComparesByReference_IsSeen() => Assert.Equal(["Names"], ComparedByReference(typeof(Loose)));

    [Fact]
    public void AnotherWord_GivesAnotherHash() =>
        Assert.NotEqual(
            FactsheetContentJson.Freeze(Content).Sha256,
            FactsheetContentJson.Freeze(Content with { Context = Content.Context + "!" }).Sha256);

    [Fact]
    public void Departures_AreThoseOfTheMethod() =>
        Assert.Equal(["Het Anker", "De Brug"], Content.Approaches[0].Respondents.Where(r => r.IsDeparture).Select(r => r.Name));

    private static IEnumerable<string> ComparedByReference(Type value) => value.GetProperties()
        .Where(p => p.PropertyType != typeof(string) && p.PropertyType.IsAssignableTo(typeof(IEnumerable))
            && !(p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(ValueList<>)))
        .Select(p => p.Name);

    private sealed record Loose(IReadOnlyList<string> Names, string Text, ValueList<string>? Texts);
}
