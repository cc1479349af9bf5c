using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain;

/// <summary>A framework whose texts are there in several languages. What is kept is in its own.</summary>
public sealed class FrameworkInALanguageTests
{
    private static readonly Framework Ferries = Load("veerdienst", "1");
    private static readonly Framework English = Ferries.In("en");

    [Fact]
    public void AFramework_KnowsTheLanguagesOfItsTexts_ItsOwnFirst()
    {
        Assert.Equal(["nl", "en", "fy"], Ferries.Languages);
        Assert.Equal(["nl", "en", "fy"], English.Languages);
        Assert.Equal(["nl"], Stage.Ggsr.Languages);
    }

    [Fact]
    public void InALanguage_EveryKindOfTextIsInIt_AndTheCodesStay()
    {
        Assert.Equal(("Ferry services framework", "Invented Ferry Inspectorate"), (English.Title, English.Owner));
        Assert.Equal(("travellers on the mudflats", "TM", "Everyone who takes a ferry to an island."),
            (English.TargetGroup.Name, English.TargetGroup.Abbreviation, English.TargetGroup.Definition));
        Assert.Equal(("ferry", "a ship that sails by a timetable", "ferry line"),
            (English.TargetGroup.Terms[0].Word, English.TargetGroup.Terms[0].Meaning, English.Levels[0].Label));
        Assert.Equal("A ferry service connects people.", English.Themes[0].Text);
        Assert.Equal(("Sailing", "the boat sails as promised"), (English.Themes[1].Name, English.Themes[1].Statement));
        Assert.Equal(("On board › Departure", "Travellers can rely on the timetable."),
            (English.Themes[1].Criteria[0].Path, English.Themes[1].Criteria[0].Statement));
        Assert.Equal(("The boat never leaves early", "Never early", "Whether the clock ashore is right."),
            (Norm("V1").Norm, Norm("V1").ShortLabel, Norm("V1").Guidance!.Points[0]));
        Assert.Equal("There is a life jacket for everyone (for children)", Norm("V4").FullNorm);
        Assert.Equal("Life jackets", English.NameOf(["V3", "V4"]).Label);
        Assert.Equal("Shore", English.CriterionOf("W1").Name);
        Assert.Equal(Ferries.Indicators.Select(i => i.Code), English.Indicators.Select(i => i.Code));
        Assert.Equal(1, English.CountOf(TreeLevel.Group));

        Indicator Norm(string code) => English.FindIndicator(code)!;
    }

    [Fact]
    public void WhatIsNotThereInALanguage_IsShownInTheFrameworksOwn_AndSaysSo()
    {
        var (delay, safety) = (English.FindIndicator("V2")!, English.CriterionOf("V3"));
        Assert.Equal(("Vertraging wordt omgeroepen", "On board › Veiligheid"), (delay.Norm, safety.Path));
        Assert.Equal(("nl", "nl"), (English.LanguageOf(delay.Norm), English.LanguageOf(safety.Path)));
        Assert.Equal("nl", English.LanguageOf($"{English.FindIndicator("V1")!.Norm}. {delay.Norm}"));
        Assert.All(new[] { "V1", "V3", "W1" }, code => Assert.Equal("en", English.LanguageOf(English.FindIndicator(code)!.FullNorm)));
        Assert.Equal("nl", Ferries.LanguageOf(Ferries.FindIndicator("V1")!.Norm));
    }

    [Fact]
    public void InALanguageThatIsNotThere_AFrameworkIsItself()
    {
        Assert.Same(Ferries, Ferries.In("de"));
        Assert.Same(Ferries, Ferries.In("nl"));
        Assert.Same(Ferries, English.In("de"));
        Assert.Same(Stage.Ggsr, Stage.Ggsr.In("en"));
    }

    [Fact]
    public void ANorm_HasEachOfItsWordings_TheFrameworksOwnFirst()
    {
        Assert.Equal(
            [("nl", "De boot vertrekt nooit te vroeg"), ("en", "The boat never leaves early"), ("fy", "De boat giet nea te betiid fuort")],
            English.WordingsOf(English.FindIndicator("V1")!));
        Assert.Equal([("nl", "Vertraging wordt omgeroepen")], English.WordingsOf(English.FindIndicator("V2")!));
        Assert.Equal(
            [("nl", "Voor ieder is er een zwemvest (voor kinderen)"), ("en", "There is a life jacket for everyone (for children)")],
            Ferries.WordingsOf(Ferries.FindIndicator("V4")!));
    }

    [Fact]
    public void APart_IsShownInALanguage_AndWhatItLeavesOutIsToo()
    {
        var part = Ferries.Only(["V1", "W1"]).In("en");
        Assert.Equal(["The boat never leaves early", "The waiting room is warm"], part.Indicators.Select(i => i.Norm));
        Assert.Equal(["Omroep", "On board › Veiligheid"], part.LeftOutPlaces.Select(p => p.Name));
        Assert.Equal(["De boot vertrekt nooit te vroeg", "In de wachtruimte is het warm"], part.Own.Indicators.Select(i => i.Norm));
        Assert.Equal(part.Own.Indicators.Select(i => i.Norm), English.Only(["V1", "W1"]).Own.Indicators.Select(i => i.Norm));
        Assert.Equal(part.Indicators.Select(i => i.Norm), English.Only(["V1", "W1"]).Indicators.Select(i => i.Norm));
    }

    [Fact]
    public void WhatIsHashed_IsTheFrameworkInItsOwnLanguage_WithItsOtherWordings()
    {
        var written = FrameworkJson.Write(Ferries);
        Assert.Equal(written, FrameworkJson.Write(English));
        Assert.Equal(written, FrameworkJson.Write(FrameworkJson.Read(written)));
        Assert.Equal(English.Indicators.Select(i => i.Norm), FrameworkJson.Read(written).In("en").Indicators.Select(i => i.Norm));
        Assert.NotEqual(written, FrameworkJson.Write(Ferries with { Translations = [] }));
        Assert.Equal(1, FrameworkJson.Read(written).CountOf(TreeLevel.Group));
    }

    [Fact]
    public void WithoutOtherLanguages_AFrameworkKeepsItsBytes() =>
        Assert.DoesNotContain("translations", FrameworkJson.Write(Stage.Ggsr), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void AnEdition_IsJudgedByTheFrameworkInItsOwnLanguage()
    {
        var content = new FactsheetContent
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Deventer",
            FrameworkId = Ferries.Id,
            StudyTitle = "De veren",
            Approaches = [],
        };
        Assert.Equal("De boot vertrekt nooit te vroeg", content.JudgedBy(English).FindIndicator("V1")!.Norm);
        Assert.Equal(["De boot vertrekt nooit te vroeg"],
            (content with { NotExamined = new NotExamined(null, ["V2", "V3", "V4", "W1"]) }).JudgedBy(English)
                .Indicators.Select(i => i.Norm));
    }

    [Fact]
    public void NormsAreComparedOverVersions_InTheirOwnLanguage()
    {
        var later = Ferries with { Version = "2", Crosswalk = new Crosswalk("1", []), Translations = [] };
        var untranslated = later with
        {
            Themes = [.. later.Themes.Select(t => t with { Criteria = [.. t.Criteria.Select(c => c with
            {
                Indicators = [.. c.Indicators.Select(i => i with { Translations = [] })],
            })] })],
        };
        var way = CrosswalkPath.Between([English, untranslated], English, untranslated)!;
        Assert.All(Ferries.Indicators, i => Assert.Equal((NormChange.None, i.Norm), (way.Of(i.Code).Change, way.Of(i.Code).Norm)));
    }

    private static Framework Load(string key, string version) =>
        FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", key, $"{version}.yaml")).Framework!;
}
