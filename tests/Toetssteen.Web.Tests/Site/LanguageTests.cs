using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Tests.Site;

/// <summary>Two languages at two addresses of the same page.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("/", "/en")]
    [InlineData("/gemeenten", "/en/gemeenten")]
    [InlineData("/factsheets/deventer-2013/edities/1", "/en/factsheets/deventer-2013/edities/1")]
    public void APage_HasTheSameAddressInEnglish_BehindItsPrefix(string dutch, string english)
    {
        Assert.Equal(english, Language.English.AddressOf(dutch));
        Assert.Equal(dutch, Language.Dutch.AddressOf(english));
        Assert.Equal(dutch, Language.Dutch.AddressOf(dutch));
        Assert.Equal(english, Language.English.AddressOf(english));
    }

    [Fact]
    public void AnAddressThatOnlyBeginsWithTheLetters_IsDutch() => Assert.Same(Language.Dutch, Language.Of("/english-heritage"));

    [Fact]
    public void Links_StayInTheLanguageOfThePage()
    {
        Assert.Equal("/en/gemeenten/GM0080-leeuwarden", new SiteLinks(Language.English).Municipality("GM0080", "Leeuwarden"));
        Assert.Equal("/toetsingskaders/ggsr/2012/indicatoren/3.2.2", new SiteLinks(Language.Dutch).Indicator("ggsr/2012", "3.2.2"));
    }

    [Fact]
    public void Dates_AreWrittenAsTheLanguageDoes()
    {
        var date = PartialDate.Of(2014, 12, 12);
        Assert.Equal("12 december 2014", date.ToWords(Language.Dutch.Culture));
        Assert.Equal("12 December 2014", date.ToWords(Language.English.Culture));
        Assert.Equal("98.500", string.Create(Language.Dutch.Culture, $"{98_500m:#,0.##}"));
        Assert.NotEqual(CultureInfo.InvariantCulture, Language.Dutch.Culture);
    }

    [Fact]
    public void AProblemWithAnAnswer_IsSaidInTheLanguageOfThePage()
    {
        var fits = new QuestionProblem("Q011", "sources_1.1.1", QuestionProblem.Sentences["Q011"], [2, 0]);
        var own = new QuestionProblem(
            "Q014",
            "hours",
            QuestionProblem.Sentences["Q014"],
            [],
            new("Vul een getal in dat groter is dan nul.", "Fill in a number above zero."));

        List<string> Said(Language language) =>
            In(language, () => new List<string> { Texts.Problem(fits, new SiteText()), Texts.Problem(own, new SiteText()) });
        Assert.Equal(
            ["Bij vindplaats 2 kan bladzijde 0 niet. Vul een getal in vanaf 1.", "Vul een getal in dat groter is dan nul."],
            Said(Language.Dutch));
        Assert.Equal(["Source 2 cannot be on page 0. Fill in a number from 1.", "Fill in a number above zero."], Said(Language.English));
    }

    [Fact]
    public void ABrokenRuleWithANameInIt_IsSaidInTheLanguageOfThePage()
    {
        var name = "Gezin {1} Voorop";
        var refused = new DomainException("D022", $"De aanpak '{name}' wordt in dit onderzoek al beoordeeld.");

        Assert.Equal("De aanpak 'Gezin {1} Voorop' wordt in dit onderzoek al beoordeeld.", refused.Message);
        Assert.Equal(refused.Message, In(Language.Dutch, () => new SiteText()[refused]));
        Assert.Equal(
            "The approach 'Gezin {1} Voorop' is judged in this inspection already.",
            In(Language.English, () => new SiteText()[refused]));
        Assert.Equal("This step cannot be taken now.", In(Language.English, () => new SiteText()[FactsheetDraft.NotDue])[..30]);
    }

    private static T In<T>(Language language, Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
