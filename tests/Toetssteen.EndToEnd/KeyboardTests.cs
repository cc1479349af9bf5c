using Microsoft.Playwright;
using Toetssteen.EndToEnd.Checks;

namespace Toetssteen.EndToEnd;

/// <summary>The site by keyboard alone.</summary>
public sealed class KeyboardTests(Browser browser, RunningSite site)
{
    private const int MostStops = 400;

    [Theory]
    [InlineData("nl", "/")]
    [InlineData("en", "/en")]
    public async Task TheFirstStop_IsALinkToTheContent_ThatShowsAndWorks(string language, string address)
    {
        await using var visitor = await browser.VisitorAsync(site.Address, language: language);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);

        await page.Keyboard.PressAsync("Tab");
        var first = (await PageChecks.FocusAsync(page))!;
        Assert.Empty(first.Faults);
        Assert.StartsWith("#", first.Href, StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(
            await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"),
            "the next stop is not in the content");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task EveryStop_OfEveryKindOfPage_ShowsItsFocus(int width)
    {
        await using var visitor = await browser.VisitorAsync(site.Address, width);
        var page = await visitor.NewPageAsync();
        var faults = new List<string>();
        foreach (var address in site.PagesIn("nl"))
        {
            await page.GotoAsync(address);
            await foreach (var stop in StopsAsync(page))
                faults.AddRange(stop.Faults.Select(fault => $"{address}: {stop} {fault}"));
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Distinct().Take(30))}");
    }

    [Fact]
    public async Task TheMatrix_HasItsFiltersAndItsScrollingRegion_OnTheWay()
    {
        await using var visitor = await browser.VisitorAsync(site.Address, width: 320);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/vergelijken");

        var stops = new List<Focused>();
        await foreach (var stop in StopsAsync(page))
            stops.Add(stop);

        var filters = await page.Locator("form.filters select").EvaluateAllAsync<string[]>("all => all.map(e => e.id)");
        Assert.NotEmpty(filters);
        Assert.Equal(filters, stops.Where(s => s.Tag == "select").Select(s => s.Id));
        Assert.Contains(stops, s => s is { Role: "region", Scrolls: true });
        Assert.True(
            stops.FindIndex(s => s.Tag == "select") < stops.FindIndex(s => s.Role == "region"),
            "the region comes before the filters");
    }

    [Fact]
    public async Task TheScrollingRegion_ScrollsByArrow()
    {
        await using var visitor = await browser.VisitorAsync(site.Address, width: 320);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/vergelijken");
        var region = page.GetByRole(AriaRole.Region).Filter(new() { Has = page.Locator("table.matrix") });

        await region.FocusAsync();
        for (var n = 0; n < 5; n++)
            await page.Keyboard.PressAsync("ArrowRight");

        await page.WaitForFunctionAsync("() => document.querySelector('table.matrix').closest('[role=region]').scrollLeft > 0");
    }

    [Fact]
    public async Task AFilter_WorksWithoutScripts_ByItsButton()
    {
        await using var visitor = await browser.VisitorAsync(site.Address, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/vergelijken");
        var before = await page.Locator("table.matrix tbody:not(.sum) tr").CountAsync();

        await page.SelectOptionAsync("#provincie", "Overijssel");
        await page.Locator("form.filters button[type=submit]").ClickAsync();

        Assert.Contains("provincie=Overijssel", page.Url, StringComparison.Ordinal);
        var after = await page.Locator("table.matrix tbody:not(.sum) tr").CountAsync();
        Assert.InRange(after, 1, before - 1);
        Assert.Equal("Overijssel", await page.Locator("#provincie").InputValueAsync());
    }

    private static async IAsyncEnumerable<Focused> StopsAsync(IPage page)
    {
        for (var n = 0; n < MostStops; n++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await PageChecks.FocusAsync(page) is not { } stop)
                yield break;
            yield return stop;
        }
    }
}
