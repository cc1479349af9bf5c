using System.Net;
using Microsoft.Playwright;
using Toetssteen.Domain.People;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// What every page behind the login has to be, in the browser, in the states of the demonstration: found by following links as every
/// role, of every route the page that says least and the page that says most, whoever it is for; in the second language and colours the
/// page that says most.
/// </summary>
public sealed class WorkPageTests(Browser browser, RunningSite site)
{
    [Theory]
    [InlineData("nl", 320, ColorScheme.Light)]
    [InlineData("en", 1280, ColorScheme.Dark)]
    public async Task EveryPageOfEveryRole_IsAccessible_FitsAndAsksNothingOfAnyoneElse(string language, int width, ColorScheme scheme)
    {
        var found = (await site.WorkAsync()).Where(f => f.Language == language).ToList();
        Assert.All(Roles.All, role =>
            Assert.True(found.Where(f => f.Role == role).DistinctBy(f => f.Route).Count() > 4, $"{role} has too few pages"));
        var chosen = found
            .GroupBy(f => f.Route)
            .SelectMany(route =>
            {
                var most = route.MaxBy(f => f.Length)!;
                return language == "nl" ? new[] { route.MinBy(f => f.Length)!, most }.DistinctBy(f => f.Address) : [most];
            });

        var faults = new List<string>();
        foreach (var pages in chosen.GroupBy(c => c.By, c => c.Address))
            faults.AddRange(await FaultsAsync(pages.Key, pages, language, width, scheme));
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Distinct().Take(30))}");
    }

    private async Task<List<string>> FaultsAsync(Person person, IEnumerable<string> pages, string language, int width, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitorAsync(site.Address, width, language, scheme);
        await visitor.AddCookiesAsync(
            person
                .Cookies.GetAllCookies()
                .Select(c => new Microsoft.Playwright.Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Url = site.Address.ToString(),
                }));
        var page = await visitor.NewPageAsync();
        var faults = new List<string>();
        page.Request += (_, request) =>
        {
            if (
                new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address
                && address.Authority != site.Address.Authority)
                faults.Add($"asks {request.Url}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add($"the console says: {message.Text}");
        };
        foreach (var address in pages)
        {
            var response = await page.GotoAsync(address);
            Assert.Equal((int)HttpStatusCode.OK, response!.Status);
            faults.AddRange(
                (await PageChecks.AxeAsync(page))
                    .Concat(await PageChecks.TablesAsync(page))
                    .Concat(await PageChecks.ReflowAsync(page))
                    .Select(f => $"{address}: {f}"));
        }
        return faults;
    }
}
