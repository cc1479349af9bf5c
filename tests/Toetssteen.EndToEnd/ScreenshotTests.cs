using Microsoft.Playwright;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// Pictures of the main pages. Every run takes them; only with <c>TOETSSTEEN_SCREENSHOTS=1</c> are they written to <c>docs/screenshots</c>.
/// </summary>
public sealed class ScreenshotTests(Browser browser, RunningSite site)
{
    private const int Tallest = 2000;

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
    public async Task AMainPage_IsPicturedNarrowAndWide(string name, string address)
    {
        foreach (var width in new[] { 320, 1280 })
        {
            await using var visitor = await browser.VisitorAsync(site.Address, width);
            var page = await visitor.NewPageAsync();
            var response = await page.GotoAsync(address);
            Assert.True(response!.Ok, $"{address} answers {response.Status}");
            await page.EvaluateAsync("() => document.fonts.ready");
            var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
            var picture = await page.ScreenshotAsync(new() { FullPage = true, Clip = new() { Width = width, Height = Math.Min(height, Tallest) } });

            Assert.True(picture.Length > 5_000, $"the picture of {address} is empty");
            if (Environment.GetEnvironmentVariable("TOETSSTEEN_SCREENSHOTS") == "1")
                await File.WriteAllBytesAsync(Repository.PathTo("docs", "screenshots", $"{name}-{width}.png"), picture);
        }
    }
}
