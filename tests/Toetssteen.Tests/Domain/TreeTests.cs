using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Tests.Documents.Frameworks;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Domain;

/// <summary>Trees of one to four levels, with the names that their owner gives them.</summary>
public sealed class TreeTests
{
    [Theory]
    [InlineData("basis/1", "3 eisen", "3 requirements")]
    [InlineData("wijkzorg/2025", "2 gebieden, 5 standaarden", "2 areas, 5 standards")]
    [InlineData("leerklimaat/1", "2 thema’s, 2 criteria, 3 indicatoren", "2 themes, 2 criteria, 3 indicators")]
    [InlineData("zorgketen/3", "2 domeinen, 2 fasen, 4 aspecten, 5 voorwaarden", "2 domains, 2 phases, 4 aspects, 5 conditions")]
    public void AFramework_HasTheLevelsOfItsOwner(string id, string dutch, string english)
    {
        var framework = Load(id);
        Assert.Equal(dutch, Size(framework, "nl"));
        Assert.Equal(english, Size(framework, "en"));
    }

    [Fact]
    public void OneOfALevel_IsSaidInTheSingular() =>
        Assert.Equal("1 thema", LevelName.Usual(TreeLevel.Theme).Count(1, "nl"));

    [Fact]
    public void WhatLiesDirectlyInATheme_IsInACriterionThatStandsForIt()
    {
        var framework = Load("wijkzorg/2025");
        Assert.All(framework.Criteria, c => Assert.Equal((true, framework.ThemeOf(c.Indicators[0].Code).Name), (c.IsImplied, c.Name)));
        Assert.Equal("D003", Assert.Throws<DomainException>(() => framework.InOneCriterion(["G1-S1", "G2-S1"])).Code);
    }

    [Fact]
    public void AThemeOfTextOnly_IsShownAndNotJudged()
    {
        var framework = Load("wijkzorg/2025");
        Assert.Equal(["Vooraf", "De bewoner", "Het team"], framework.Themes.Select(t => t.Name));
        Assert.Equal(["De bewoner", "Het team"], framework.JudgedThemes.Select(t => t.Name));
        Assert.Equal(2, framework.CountOf(TreeLevel.Theme));
        Assert.Contains("regie over het eigen leven", framework.Themes[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ACriterionInAGroup_IsCalledByBoth_AndOneBesideItByItself()
    {
        var framework = Load("zorgketen/3");
        Assert.Equal(
            ["Voor de terugkeer › Samen voorbereiden", "Voor de terugkeer › Identiteitsbewijs", "Na de terugkeer › Onderdak", "Inkomen"],
            framework.Criteria.Select(c => c.Path));
    }

    [Theory]
    [MemberData(nameof(FrameworkFilesTests.Files), MemberType = typeof(FrameworkFilesTests))]
    public void EveryTree_IsWrittenAndReadAgainAsItWas(string file)
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo(file)).Framework!;
        var read = FrameworkJson.Read(FrameworkJson.Write(framework));
        Assert.Equal(FrameworkJson.Write(framework), FrameworkJson.Write(read));
        Assert.Equal(Size(framework, "nl"), Size(read, "nl"));
        Assert.Equal(framework.Criteria.Select(c => (c.Path, c.IsImplied)), read.Criteria.Select(c => (c.Path, c.IsImplied)));
        Assert.Equal(framework.Themes.Select(t => (t.Text, t.IsImplied)), read.Themes.Select(t => (t.Text, t.IsImplied)));
    }

    [Fact]
    public void AFrameworkWithoutAnyOfThis_KeepsItsBytes()
    {
        string[] later = ["\"tree\":", "\"isImplied\":", "\"group\":", "\"text\":", "\"guidance\":"];
        Assert.All(later, field => Assert.DoesNotContain(field, FrameworkJson.Write(GgsrNorms.Framework), StringComparison.Ordinal));
    }

    [Fact]
    public void AFrameworkInEnglishOnly_SaysItInEnglishOnEveryPage()
    {
        var framework = Load("shelter/2024");
        var asked = framework.Indicators.First().QuestionToMunicipality!;
        Assert.Equal(("en", asked.In("en")), (asked.LanguageIn("nl"), asked.In("nl")));
        Assert.Equal("weak", framework.Scale.Find("2")!.In("nl"));
        Assert.Equal("2 areas, 3 standards", Size(framework, "nl"));
    }

    private static Framework Load(string id) => FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", $"{id}.yaml")).Framework!;

    private static string Size(Framework framework, string language) =>
        string.Join(", ", framework.TreeLevels.Select(l => framework.NameOfLevel(l).Count(framework.CountOf(l), language)));
}
