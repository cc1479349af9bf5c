using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>What a browser keeps of a form belongs to one whole address, and only what a person typed or chose comes back.</summary>
public sealed class KeptFormTests(Browser browser, RunningSite site)
{
    [Fact]
    public async Task AnAccountBegunForArnhem_NeverTurnsUpAtBreda_AndIsMadeForTheOneThePageSays()
    {
        var (arnhem, breda) = (new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "Stichting Arnhem"), new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "Stichting Breda"));
        await site.Program.ChangeAsync(db =>
        {
            db.AddRange(arnhem, breda);
            return Task.CompletedTask;
        });
        await using var visitor = await OnAsync(site.Program, await site.Program.GivenAnAccountAsync(Role.Administrator));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/beheer/accounts/nieuw?organisatie={arnhem.Id}");
        await page.Locator("[name=Name]").FillAsync("Arie Arnhem");

        await page.GotoAsync($"/beheer/accounts/nieuw?organisatie={breda.Id}");
        await Assertions.Expect(page.Locator("[name=Name]")).ToHaveValueAsync("");
        await page.Locator("[name=Name]").FillAsync("Bea Breda");
        await page.GotoAsync($"/beheer/accounts/nieuw?organisatie={arnhem.Id}");
        await Assertions.Expect(page.Locator("[name=Name]")).ToHaveValueAsync("Arie Arnhem");
        await page.GotoAsync($"/beheer/accounts/nieuw?organisatie={breda.Id}");
        await Assertions.Expect(page.Locator("[name=Name]")).ToHaveValueAsync("Bea Breda");

        await page.Locator("[name=Email]").FillAsync("bea@breda.example");
        await page.Locator("[name=Held]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/beheer/accounts/[0-9a-f-]{36}$"));
        Assert.Equal(
            breda.Id,
            await site.Program.AskAsync(db =>
                db.Accounts.Where(a => a.Email == "bea@breda.example").Select(a => a.OrganisationId).SingleAsync()));
        // What was saved is kept no longer; what was not still is.
        Assert.Equal(["Arie Arnhem"], await KeptNamesAsync(page));
    }

    [Fact]
    public async Task ACorrectionRequestBegunAtOneIndicator_NeverTurnsUpAtAnother()
    {
        await using var given = await DraftSite.GivenADraftWithTheMunicipalityAsync(Provider.Sqlite);
        await using var running = given.Site.AnotherProcess();
        running.Clock.Now = given.Site.Clock.Now;
        running.Listen();
        await using var visitor = await OnAsync(running, given.Respondent);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/werk/feitencheck/{await given.FactCheckAsync()}");
        var parts = await page.Locator("a[href*='/bezwaar?bij=']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))]");
        await page.GotoAsync(parts[0]);
        await page.Locator("[name=Reason]").FillAsync("Dit klopt niet bij de eerste.");

        await page.GotoAsync(parts[1]);
        await Assertions.Expect(page.Locator("[name=Reason]")).ToHaveValueAsync("");
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToHaveCountAsync(0);

        await page.GotoAsync(parts[0]);
        await Assertions.Expect(page.Locator("[name=Reason]")).ToHaveValueAsync("Dit klopt niet bij de eerste.");
    }

    [Fact]
    public async Task HiddenFieldsAndGoneOptions_AreThoseOfThePage_AndAFormIsKnownByItsFieldsWhereverItStands()
    {
        await using var visitor = await OnAsync(site.Program, await site.Program.GivenAnAccountAsync(Role.Administrator));
        var page = await visitor.NewPageAsync();
        var body = Form("a", "een", "twee") + Form("b", "een", "twee");
        // The page of a new organisation, with forms of our own in it.
        await page.RouteAsync("**/beheer/organisaties/nieuw", async route =>
        {
            var response = await route.FetchAsync();
            var html = await response.TextAsync();
            await route.FulfillAsync(
                new() { Response = response, Body = html.Replace("</main>", $"{body}</main>", StringComparison.Ordinal) });
        });
        await page.GotoAsync("/beheer/organisaties/nieuw");
        await page.Locator("[name=tekst-b]").FillAsync("In de tweede.");
        await page.Locator("[name=keuze-b]").SelectOptionAsync("twee");
        await page.Locator("[name=rondje-b][value=twee]").CheckAsync();

        // The first form is gone, what was chosen is no longer offered, and the page says another hidden value.
        body = Form("b", "een", "drie").Replace("value=\"oud\"", "value=\"nieuw\"", StringComparison.Ordinal);
        await page.GotoAsync("/beheer/organisaties/nieuw");

        await Assertions.Expect(page.Locator("[name=tekst-b]")).ToHaveValueAsync("In de tweede.");
        await Assertions.Expect(page.Locator("[name=verborgen-b]")).ToHaveValueAsync("nieuw");
        await Assertions.Expect(page.Locator("[name=keuze-b]")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("[name=rondje-b]:checked")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Wat u koos bij ‘Keuze’ kan niet meer. Kies opnieuw.");

        // Saved by somebody since: what is stored stands in the form, what was typed beside it, until one chooses.
        body = Form("b", "een", "twee").Replace("value=\"v1\"", "value=\"v2\"", StringComparison.Ordinal);
        await page.GotoAsync("/beheer/organisaties/nieuw");
        await Assertions.Expect(page.Locator("[name=tekst-b]")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(".kept dd").First).ToHaveTextAsync("In de tweede.");
        // Typing on overwrites it not.
        await page.Locator("[name=tekst-b]").FillAsync("Nieuw getypt.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name=tekst-b]")).ToHaveValueAsync("Nieuw getypt.");
        await Assertions.Expect(page.Locator(".kept dd").First).ToHaveTextAsync("In de tweede.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet mijn tekst in het formulier" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=tekst-b]")).ToHaveValueAsync("In de tweede.");
        await Assertions.Expect(page.Locator("[name=Seen]")).ToHaveValueAsync("v2");
    }

    private static string Form(string name, params string[] choices) =>
        $"""
        <form method="post" data-keep><input type="hidden" name="verborgen-{name}" value="oud"><input type="hidden" name="Seen" value="v1">
        <label>Tekst <input type="text" name="tekst-{name}"></label>
        <label for="keuze-{name}">Keuze</label><select name="keuze-{name}" id="keuze-{name}"><option value="">Kies</option>{string.Concat(choices.Select(c => $"<option value=\"{c}\">{c}</option>"))}</select>
        {string.Concat(choices.Select(c => $"<label><input type=\"radio\" name=\"rondje-{name}\" value=\"{c}\">{c}</label>"))}
        </form>
        """;

    private static Task<string[]> KeptNamesAsync(IPage page) => page.EvaluateAsync<string[]>(
        "() => Object.keys(localStorage).filter(key => key.startsWith('form:')).map(key => JSON.parse(localStorage.getItem(key)).values.find(([name]) => name === 'Name')?.[1])");

    private async Task<IBrowserContext> OnAsync(TestSite other, Web.Security.Account account)
    {
        var address = other.Client.BaseAddress!;
        var visitor = await browser.VisitorAsync(address);
        var session = await other.SessionAsync(account);
        await visitor.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = address.ToString() }]);
        return visitor;
    }
}
