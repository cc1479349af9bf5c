using System.Net;
using System.Text;
using Microsoft.Playwright;
using Toetssteen.Domain.People;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// What every page behind the login has to be, in the browser, for every role, in the states of the demonstration: found by following
/// links as that role, of every route the page that says least and the page that says most.
/// </summary>
public sealed class WorkPageTests(Browser browser, RunningSite site)
{
    public static TheoryData<Role, string, int, ColorScheme> Everyone
    {
        get
        {
            var all = new TheoryData<Role, string, int, ColorScheme>();
            foreach (var role in Roles.All)
            {
                all.Add(role, "nl", 320, ColorScheme.Light);
                all.Add(role, "en", 1280, ColorScheme.Dark);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task EveryPageOfARole_IsAccessible_FitsAndAsksNothingOfAnyoneElse(Role role, string language, int width, ColorScheme scheme)
    {
        var account = (await site.Program.DemonstrationAccountsAsync()).First(a => a.Roles.Contains(role));
        var person = await site.Program.LoggedInAsync(account);
        var visited = await site.Program.Routes.FollowWorkAsync(person.Client);
        var pages = visited.Where(v => v is { Status: 200, Document: not null } && v.Document.DocumentElement.GetAttribute("lang") == language).GroupBy(v => v.Route)
            .Select(route => route.OrderBy(v => Encoding.UTF8.GetByteCount(v.Document!.Body!.TextContent)).Select(v => v.Address).ToList())
            .SelectMany(byLength => new[] { byLength[0], byLength[^1] }.Distinct()).ToList();

        await using var visitor = await browser.VisitorAsync(site.Address, width, language, scheme);
        await visitor.AddCookiesAsync(person.Cookies.GetAllCookies().Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = site.Address.ToString() }));
        var page = await visitor.NewPageAsync();
        var faults = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != site.Address.Authority)
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
            faults.AddRange((await PageChecks.AxeAsync(page)).Concat(await PageChecks.TablesAsync(page)).Concat(await PageChecks.ReflowAsync(page)).Select(f => $"{address}: {f}"));
        }
        Assert.True(pages.Count > 4, $"{role} has only {pages.Count} pages");
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Distinct().Take(30))}");
    }
}
