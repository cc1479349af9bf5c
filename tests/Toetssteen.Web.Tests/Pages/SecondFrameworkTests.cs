using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>A framework of another shape, other codes and other words runs through every page without a line of code.</summary>
public abstract class SecondFrameworkTests(Provider provider)
{
    [Fact]
    public async Task EveryRouteWithPages_ShowsAStudyByTheSecondFramework()
    {
        await using var site = await TestSite.GivenSecondFrameworkStudyAsync(provider);
        await using var demonstration = await TestSite.GivenTheDemonstrationDataAsync(provider);

        // The files of an edition that was read in are made when they are first asked for.
        await site.Routes.FollowLinksAsync(site.Client);
        await site.DoJobsAsync();
        var visited = await site.Routes.FollowLinksAsync(site.Client);
        var reached = (await demonstration.Routes.FollowLinksAsync(demonstration.Client))
            .Where(v => v.Status == 200)
            .Select(v => v.Route)
            .Distinct();

        Assert.Empty(visited.Where(v => v.Status >= 400).Select(v => $"{v.Status} {v.Address}"));
        Assert.Empty(reached.Except(visited.Select(v => v.Route)));
    }

    [Theory]
    [InlineData("/factsheets/deventer-2024", "Op orde", "Moet beter", "Leerlingen van buiten de regio ontbreken in de lijst.")]
    [InlineData("/factsheets/deventer-2025", "Samen naar school", "De lijst is nu volledig.", "Terug naar de klas")]
    [InlineData("/gemeenten/GM0150-deventer", "Samen naar school", "Terug naar de klas", "2025")]
    [InlineData("/toetsingskaders/verzuim/2.1", "Scholen melden verzuim binnen één schoolweek", "B-1.e", "Terugkijken")]
    [InlineData("/toetsingskaders/verzuim/2.1/indicatoren/B-1.a", "Er is een plan voor terugkeer", "Deventer", "Zwolle")]
    [InlineData("/vergelijken", "A1-1", "B-1.b-B-1.d", "op orde")]
    [InlineData("/verbeterpunten", "Deventer", "Zwolle", "Terug naar de klas")]
    [InlineData("/en/factsheets/deventer-2024", "In order", "Must improve")]
    public async Task APage_SpeaksTheWordsOfTheFramework(string address, params string[] words)
    {
        await using var site = await TestSite.GivenSecondFrameworkStudyAsync(provider);

        var text = (await site.GetAsync(address)).Body!.TextContent;

        Assert.All(words, word => Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("GGSR", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/toetsingskaders/verzuim/2.1/indicatoren/A1-1", "Hoe snel meldt uw school verzuim?", null)]
    [InlineData("/en/toetsingskaders/verzuim/2.1/indicatoren/A1-1", "How soon does your school report absence?", null)]
    [InlineData(
        "/en/toetsingskaders/verzuim/2.1/indicatoren/A1-1",
        "Hoe snel melden de scholen in uw gemeente verzuim? Hoe houdt u dat bij?",
        "nl"
    )]
    public async Task AQuestion_IsInTheLanguageOfThePageWhereTheFrameworkHasIt(string address, string question, string? language)
    {
        await using var site = await TestSite.GivenSecondFrameworkStudyAsync(provider);

        var said = (await site.GetAsync(address)).QuerySelectorAll("dd").Single(d => d.TextContent == question);

        Assert.Equal(language, said.GetAttribute("lang"));
    }
}

public sealed class SecondFrameworkTestsOnSqlite() : SecondFrameworkTests(Provider.Sqlite);

public sealed class SecondFrameworkTestsOnPostgres() : SecondFrameworkTests(Provider.Postgres);
