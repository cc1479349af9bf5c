namespace Toetssteen.EndToEnd;

/// <summary>The main pages, narrow and wide, with a picture of each (<see cref="Pictures"/>).</summary>
public sealed class ScreenshotTests(Browser browser, RunningSite site)
{
    public static TheoryData<string, string> MainPages { get; } = new()
    {
        { "begin", "/" },
        { "gemeenten", "/gemeenten" },
        { "gemeente", "/gemeenten/GM0505-dordrecht" },
        { "factsheet", "/factsheets/deventer-2013" },
        { "hertoets", "/factsheets/dordrecht-2015" },
        { "toetsingskader", "/toetsingskaders/ggsr/2012" },
        { "indicator", "/toetsingskaders/ggsr/2012/indicatoren/3.2.2" },
        { "vergelijken", "/vergelijken" },
        { "verbeterpunten", "/verbeterpunten" },
    };

    [Theory]
    [MemberData(nameof(MainPages))]
    public async Task AMainPage_OpensNarrowAndWide(string name, string address)
    {
        foreach (var width in new[] { 320, 1280 })
        {
            await using var visitor = await browser.VisitorAsync(site.Address, width);
            var page = await visitor.NewPageAsync();
            var response = await page.GotoAsync(address);
            Assert.True(response!.Ok, $"{address} answers {response.Status}");
            await Pictures.TakeAsync(page, name);
        }
    }
}
