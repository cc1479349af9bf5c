using AngleSharp.Html.Dom;
using Toetssteen.Documents.Reading;
using Toetssteen.Web.Tests.Commands;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>Pages are kept in memory, and yet a change shows at once.</summary>
public abstract class FreshnessTests(Provider provider)
{
    private static readonly FactsheetReading Zwolle = ReadingFixtures.Study(
        "zwolle.txt",
        "GM0193",
        "Zwolle",
        ReadingFixtures.Finding("1.1.1", 1, "Voor iedereen dezelfde.", ReadMark.Meets));
    private static readonly string[] Lists = ["/", "/factsheets", "/gemeenten", "/vergelijken"];

    [Fact]
    public async Task AChangeByTheProgramItself_ShowsAtOnce_OnPagesThatWereKept()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await KeepAsync(site);

        await site.ImportAsync(Zwolle);

        await ShowsAsync(site, "Zwolle");
    }

    [Fact]
    public async Task AChangeByAnotherProcess_ShowsAtOnce_OnPagesThatWereKept()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await KeepAsync(site);

        var ran = await CommandLine.RunAsync("import", ReadingFixtures.PathTo("waterwijk.json"), "--database", site.DatabaseName);

        Assert.Equal("", string.Join('\n', ran.Errors));
        // SQLite is asked, and knows; PostgreSQL tells those who listen a moment after the other one was told that it is stored.
        for (var waits = 0; provider is Provider.Postgres && waits < 500 && !Says(await site.GetAsync("/"), "Oosterhout"); waits++)
            await Task.Delay(20);
        await ShowsAsync(site, "Oosterhout");
    }

    [Fact]
    public async Task ACorrection_ShowsAtOnce_OnAFactsheetThatWasKept()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(Zwolle)).Slug;
        await site.GetAsync($"/factsheets/{slug}");
        await site.GetAsync($"/factsheets/{slug}");

        await site.CorrectAsync(
            slug,
            Zwolle with
            {
                Approaches = [Zwolle.Approaches[0] with { Description = "Nu met uitleg." }],
            },
            "Er ontbrak uitleg.");

        Assert.Contains("Nu met uitleg.", (await site.GetAsync($"/factsheets/{slug}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageThatWasKept_IsServedAgainWithoutAskingTheDatabase()
    {
        var asked = new Questions();
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, asked.AddTo);
        await site.UntilItListensAsync();
        await site.GetAsync("/factsheets/deventer-2013");
        var before = asked.Count;
        Assert.True(before > 0);

        var (one, two) = (await site.GetAsync("/factsheets/deventer-2013"), await site.GetAsync("/factsheets/deventer-2013"));

        Assert.Equal(before, asked.Count);
        Assert.Equal(one.Body!.TextContent, two.Body!.TextContent);
    }

    [Fact]
    public async Task TheMatrix_TakesOneQuery()
    {
        var asked = new Questions();
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, asked.AddTo);
        await site.UntilItListensAsync();
        await site.GetAsync("/vergelijken");
        var before = asked.Count;

        await site.GetAsync("/vergelijken?volgorde=provincie");

        Assert.Equal(1, asked.Count - before);
    }

    [Fact]
    public async Task TheListOfImprovementPoints_TakesOneQuery()
    {
        var asked = new Questions();
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, asked.AddTo);
        await site.UntilItListensAsync();
        await site.GetAsync("/verbeterpunten");
        var before = asked.Count;

        var page = await site.GetAsync("/verbeterpunten?provincie=Overijssel");

        Assert.NotEmpty(page.QuerySelectorAll("main a[href^='/verbeterpunten/']"));
        Assert.Equal(1, asked.Count - before);
    }

    private static async Task KeepAsync(TestSite site)
    {
        foreach (var page in Lists.Concat(Lists))
            await site.GetAsync(page);
    }

    private static async Task ShowsAsync(TestSite site, string name)
    {
        foreach (var page in Lists)
            Assert.True(Says(await site.GetAsync(page), name), page);
    }

    private static bool Says(IHtmlDocument page, string name) =>
        page.QuerySelector("main")!.TextContent.Contains(name, StringComparison.Ordinal);
}

public sealed class FreshnessTestsOnSqlite() : FreshnessTests(Provider.Sqlite);

public sealed class FreshnessTestsOnPostgres() : FreshnessTests(Provider.Postgres);
