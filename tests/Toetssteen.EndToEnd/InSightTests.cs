using System.Text.Json;
using Microsoft.Playwright;
using Toetssteen.Domain.People;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// What one types in, and whatever has focus, is always in sight: behind no bar and no heading. And Enter presses nothing that is final.
/// </summary>
public sealed class InSightTests(Browser browser, RunningSite site, CountrySite country)
{
    private const int MostStops = 300;
    private const int MostPublicStops = 110;
    private const string Workbench = "/beoordelen/";

    private static readonly string Look = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Checks", "in-sight.js"));

    // The longest text that people write there, and the key that brings the caret into sight.
    private const string FillUp =
        "field => { field.value = 'Een regel van een lange bevinding.\\n'.repeat(60); field.setSelectionRange(field.value.length, field.value.length); }";

    [Fact]
    public async Task TabbingAndTypingThroughEveryForm_NothingWithFocusIsCovered()
    {
        var forms = (await site.WorkAsync())
            .Where(f => f.Language == "nl" && !f.Address.Contains(Workbench, StringComparison.Ordinal))
            .GroupBy(f => f.Route)
            .Select(route => route.MaxBy(f => f.Length)!)
            .ToList();
        Assert.Contains(forms, f => f.Address.Contains("/conclusies/", StringComparison.Ordinal));
        var faults = new List<string>();
        foreach (var pages in forms.GroupBy(f => f.By))
            faults.AddRange(await FaultsAsync(pages.Key, pages.Select(p => p.Address), 1366, 768));
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(40))}");
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(1280, 1000)]
    [InlineData(320, 640)]
    public async Task TheWorkbench_ShowsWhatOneTypes(int width, int height)
    {
        var page = (await site.WorkAsync())
            .Where(f => f is { Language: "nl", Role: Role.Inspector } && f.Address.Contains(Workbench, StringComparison.Ordinal))
            .MaxBy(f => f.Length)!;
        var faults = await FaultsAsync(page.By, [page.Address], width, height);
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(40))}");
    }

    [Theory]
    [InlineData(1366, 660)]
    [InlineData(1280, 900)]
    public async Task TabbingThroughEveryPublicPage_ForthAndBack_NothingWithFocusIsCovered(int width, int height)
    {
        await using var visitor = await browser.VisitorAsync(site.Address, width);
        var page = await visitor.NewPageAsync();
        await page.SetViewportSizeAsync(width, height);
        var faults = new List<string>();
        foreach (var address in site.PagesIn("nl"))
        {
            await page.GotoAsync(address);
            // Some rows more, so that those at the top go behind the head.
            await page.EvaluateAsync(
                "() => { const rows = document.querySelectorAll('.matrix tbody:last-of-type tr'); for (let n = 0; rows.length && n < 20; n++) rows[n % rows.length].after(rows[n % rows.length].cloneNode(true)); }");
            foreach (var key in new[] { "Tab", "Shift+Tab" })
                for (var stops = 0; stops < MostPublicStops; stops++)
                {
                    await page.Keyboard.PressAsync(key);
                    if (await LookAsync(page, typing: false) is not { } stop)
                        break;
                    // It may be scrolled into sight with the next frame.
                    if (stop.Faults.Count > 0)
                    {
                        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
                        stop = await LookAsync(page, typing: false) ?? stop;
                    }
                    faults.AddRange(stop.Faults.Select(f => $"{address} {key}: {stop.What}: {f}"));
                }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(40))}");
    }

    // Some fifteen hundred stops: the page itself goes from one to the next, which brings each into sight as the key does.
    [Theory]
    [InlineData(1366, 660)]
    [InlineData(1280, 900)]
    [InlineData(320, 640)]
    public async Task GoingThroughTheMatrixOfAllMunicipalities_ForthAndBack_NothingWithFocusIsCovered(int width, int height)
    {
        var (address, _) = await country.StartedAsync();
        await using var visitor = await browser.VisitorAsync(address, width);
        var page = await visitor.NewPageAsync();
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync("/vergelijken");
        foreach (var back in new[] { false, true })
        {
            var went = (await page.EvaluateAsync<JsonElement>($$"""
                async (back) => {
                  const look = {{Look}};
                  const stops = [...document.querySelectorAll('a[href], button, input, select, [tabindex="0"]')];
                  const faults = [];
                  let seen = 0;
                  for (const stop of back ? stops.reverse() : stops) {
                    stop.focus();
                    if (document.activeElement !== stop) continue;
                    seen++;
                    // It may be scrolled into sight with the next frame.
                    if (look(false).faults.length) await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                    const { what, faults: found } = look(false);
                    faults.push(...found.map((fault) => `${what}: ${fault}`));
                  }
                  return { stops: seen, faults };
                }
                """, back)).Deserialize<Went>(JsonSerializerOptions.Web)!;
            Assert.True(went.Stops > 2 * TestSite.Municipalities, $"only {went.Stops} stops");
            Assert.True(
                went.Faults.Count == 0,
                $"{went.Faults.Count} of {went.Stops} stops, {(back ? "back" : "forth")}\n{string.Join('\n', went.Faults.Take(40))}");
        }
    }

    [Fact]
    public async Task EnterInAChoice_OnThePageOfAssigning_TakesNobodyAway()
    {
        var found = (await site.WorkAsync()).First(f => f.Language == "nl" && f.Address.EndsWith("/toewijzen", StringComparison.Ordinal));
        await using var visitor = await VisitorAsync(found.By, 1366);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(found.Address);
        string? sent = null;
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Method == "POST")
                sent = route.Request.Url + " " + route.Request.PostData;
            if (route.Request.Method == "POST")
                await route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<p id=sent>verstuurd</p>" });
            else
                await route.ContinueAsync();
        });
        await page.Locator("input[name=Codes]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#sent");
        Assert.DoesNotContain("weghalen", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("remove=", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnterInAnyField_OfAFormThatOnlyEndsSomething_SendsNothing()
    {
        var pages = (await site.WorkAsync())
            .Where(f => f.Language == "nl")
            .GroupBy(f => f.Route)
            .Select(route => route.MaxBy(f => f.Length)!)
            .ToList();
        var (kinds, sent) = (new HashSet<string>(), new List<string>());
        foreach (var of in pages.GroupBy(p => p.By))
        {
            await using var visitor = await VisitorAsync(of.Key, 1366);
            var page = await visitor.NewPageAsync();
            var here = "";
            await page.RouteAsync("**/*", route =>
            {
                if (route.Request.Method == "POST" && route.Request.IsNavigationRequest)
                    sent.Add($"{here}: {route.Request.Url}");
                return route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync();
            });
            foreach (var found in of)
            {
                await page.GotoAsync(found.Address);
                var fields = page.Locator(
                    "form:has(> button.vh[formmethod=dialog]) :is(input:not([type=hidden]):not([type=file]), select)");
                for (var n = 0; n < await fields.CountAsync(); n++)
                {
                    var field = fields.Nth(n);
                    if (!await field.IsVisibleAsync() || await field.IsDisabledAsync())
                        continue;
                    var kind = await field.EvaluateAsync<string>("field => field.type");
                    here = $"{found.Address} {kind} {await field.GetAttributeAsync("name")}";
                    await field.FocusAsync();
                    await page.Keyboard.PressAsync("Enter");
                    kinds.Add(kind);
                }
                Assert.EndsWith(found.Address.Split('?')[0], new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
            }
        }
        Assert.Empty(sent);
        Assert.Superset(new HashSet<string> { "radio", "checkbox", "text" }, kinds);
    }

    private async Task<IBrowserContext> VisitorAsync(Person person, int width)
    {
        var visitor = await browser.VisitorAsync(site.Address, width);
        await visitor.AddCookiesAsync(
            person
                .Cookies.GetAllCookies()
                .Select(c => new Microsoft.Playwright.Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Url = site.Address.ToString(),
                }));
        return visitor;
    }

    private async Task<List<string>> FaultsAsync(Person person, IEnumerable<string> addresses, int width, int height)
    {
        await using var visitor = await VisitorAsync(person, width);
        var page = await visitor.NewPageAsync();
        await page.SetViewportSizeAsync(width, height);
        // Nothing of this is kept: the site is everybody's.
        await page.RouteAsync("**/*", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        var faults = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            if (await page.Locator("main form[method=post]").CountAsync() == 0)
                continue;
            for (var stops = 0; stops < MostStops; stops++)
            {
                await page.Keyboard.PressAsync("Tab");
                if (await LookAsync(page, typing: false) is not { } stop)
                    break;
                faults.AddRange(stop.Faults.Select(f => $"{address}: {stop.What}: {f}"));
                if (!stop.IsText)
                    continue;
                await page.EvaluateAsync($"({FillUp})(document.activeElement)");
                await page.Keyboard.PressAsync("x");
                faults.AddRange((await LookAsync(page, typing: true))!.Faults.Select(f => $"{address}: {stop.What}, typing: {f}"));
            }
        }
        return faults;
    }

    private static async Task<Seen?> LookAsync(IPage page, bool typing)
    {
        var found = await page.EvaluateAsync<JsonElement?>(Look, typing);
        return found is { ValueKind: JsonValueKind.Object } seen ? seen.Deserialize<Seen>(JsonSerializerOptions.Web) : null;
    }

    private sealed record Went(int Stops, IReadOnlyList<string> Faults);

    private sealed record Seen(string What, bool IsText, IReadOnlyList<string> Faults);
}
