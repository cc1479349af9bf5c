using Microsoft.Playwright;
using Toetssteen.EndToEnd.Checks;

namespace Toetssteen.EndToEnd;

/// <summary>What every page has to be, in the browser, in one language.</summary>
public abstract class PageTests(Browser browser, RunningSite site, string language)
{
    private readonly IReadOnlyList<string> _pages = [.. site.PagesIn(language)];

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public Task EveryPage_InLightAndDark_IsAccessible_Fits_HasTablesWithHeaders_AndVerdictsWithWordsOfTheLegend(int width) =>
        OnEveryPageAsync(PageChecks.InLightAndDarkAsync, width);

    [Fact]
    public async Task NoPage_AsksAnythingOfAnyoneElse_OrRunsIntoItsOwnContentSecurityPolicy()
    {
        var asked = new List<string>();
        await OnEveryPageAsync(
            async page =>
            {
                await page.Keyboard.PressAsync("Tab");
                return [.. asked];
            },
            1280,
            prepare: page =>
            {
                page.Request += (_, request) =>
                {
                    if (
                        new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address
                        && address.Authority != site.Address.Authority)
                        asked.Add($"asks {request.Url}");
                };
                page.RequestFailed += (_, request) => asked.Add($"cannot get {request.Url}: {request.Failure}");
                page.Response += (_, response) =>
                {
                    if (response.Status >= 400 && response.Request.ResourceType != "document")
                        asked.Add($"{response.Status} for {response.Url}");
                };
                page.Console += (_, message) =>
                {
                    if (message.Type == "error" && !message.Text.Contains("404 (Not Found)", StringComparison.Ordinal))
                        asked.Add($"the console says: {message.Text}");
                };
            });
    }

    [Fact]
    public async Task EveryPage_SaysTheSameWithoutScripts()
    {
        await using var visitor = await browser.VisitorAsync(site.Address, language: language);
        await using var plain = await browser.VisitorAsync(site.Address, language: language, scripts: false);
        var (page, bare) = (await visitor.NewPageAsync(), await plain.NewPageAsync());
        foreach (var address in _pages)
        {
            await page.GotoAsync(address);
            await bare.GotoAsync(address);
            // A passkey is asked for by a script or not at all; the form for it appears with the script.
            await page.EvaluateAsync("() => document.querySelectorAll('[data-passkey]').forEach(form => form.remove())");
            Assert.Equal(await page.InnerTextAsync("main"), await bare.InnerTextAsync("main"));
        }
    }

    [Fact]
    public Task EveryVerdict_KeepsItsWord_InForcedColoursAndOnPaper() =>
        OnEveryPageAsync(
            async page =>
            {
                await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
                var forced = await PageChecks.VerdictWordsShowAsync(page);
                await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
                var printed = await PageChecks.VerdictWordsShowAsync(page);
                await page.EmulateMediaAsync(new() { Media = Media.Screen });
                return [.. forced, .. printed];
            },
            794);

    private async Task OnEveryPageAsync(Func<IPage, Task<IReadOnlyList<string>>> check, int width, Action<IPage>? prepare = null)
    {
        await using var visitor = await browser.VisitorAsync(site.Address, width, language);
        var page = await visitor.NewPageAsync();
        prepare?.Invoke(page);
        var faults = new List<string>();
        foreach (var address in _pages)
        {
            await page.GotoAsync(address);
            faults.AddRange((await check(page)).Select(fault => $"{address}: {fault}"));
        }
        Assert.True(_pages.Count > 0, "no pages were found");
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Distinct().Take(30))}");
    }
}

public sealed class DutchPageTests(Browser browser, RunningSite site) : PageTests(browser, site, "nl");

public sealed class EnglishPageTests(Browser browser, RunningSite site) : PageTests(browser, site, "en");
