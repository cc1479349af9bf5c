using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.People;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>Logging in and what lies directly behind it, in the browser.</summary>
public sealed class LoginTests(Browser browser, RunningSite site)
{
    private const string Password = "fietsbel onder water";

    // A passkey belongs to a name, and an address in numbers is none.
    private Uri Named => new UriBuilder(site.Address) { Host = "localhost" }.Uri;

    [Fact]
    public async Task APasskey_IsAdded_LetsStaffInWithoutPasswordOrCode_AndIsTakenAway()
    {
        var (account, key, _) = await site.Program.GivenASecondFactorAsync(Role.Inspector, Password);
        await using var visitor = await browser.VisitorAsync(Named);
        var page = await visitor.NewPageAsync();
        var devices = await visitor.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await LogInAsync(page, account.Email!);
        await page.GetByLabel("Code van zes cijfers").FillAsync(site.Program.CodeOf(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await page.GotoAsync("/account/toegangssleutels");
        await page.GetByLabel("Hoe noemt u hem?").FillAsync("laptop van de proef");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("toegevoegd");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync("laptop van de proef");

        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await page.GotoAsync("/inloggen?terug=%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen met toegangssleutel" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Uw account");

        await page.GotoAsync("/account/toegangssleutels");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weghalen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("weggehaald");
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await page.GotoAsync("/inloggen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen met toegangssleutel" }).ClickAsync();
        await Assertions.Expect(page.Locator("#fouten")).ToContainTextAsync("kennen wij niet");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task TheSquareOfTheSecondStep_IsReadByACamera_InEveryTheme(ColorScheme scheme)
    {
        var account = await site.Program.GivenAPasswordAsync(Role.StudyLead, Password);
        await using var visitor = await browser.VisitorAsync(site.Address, scheme: scheme);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/inloggen");
        await page.GetByLabel("E-mailadres").FillAsync(account.Email!);
        await page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/account/tweede-stap"));
        var key = (await page.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        var picture = await page.Locator("svg.qr").ScreenshotAsync();

        var camera = await visitor.NewPageAsync();
        await camera.EvaluateAsync(await File.ReadAllTextAsync(Repository.PathTo("node_modules", "jsqr", "dist", "jsQR.js")));
        var read = await camera.EvaluateAsync<string?>(
            """
            async picture => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + picture;
              await image.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              return jsQR(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height)?.data;
            }
            """, Convert.ToBase64String(picture));
        Assert.Equal($"otpauth://totp/Toetssteen:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer=Toetssteen", read);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnInvalidForm_PutsTheFocusOnWhatIsWrong_AndItsLinkOnTheField(bool scripts)
    {
        await using var visitor = await browser.VisitorAsync(site.Address, scripts: scripts);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/inloggen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("#fouten")).ToBeFocusedAsync();
        Assert.StartsWith("Fout: ", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("E-mailadres")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("E-mailadres")).ToHaveAccessibleDescriptionAsync("Fout: Vul uw e-mailadres in.");
    }

    [Fact]
    public async Task AnInvitedPerson_ComesInByKeyboardWithoutScripts_InEnglish()
    {
        var (account, link) = await site.Program.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        await using var visitor = await browser.VisitorAsync(site.Address, language: "en", scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/en" + link);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a code" }).PressAsync("Enter");
        await page.GetByLabel("Code of six digits").FillAsync(site.Program.Post.CodeTo(account.Email!));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My work");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task EveryPageOfLoggingInAndAdministration_InLightAndDark_IsAccessibleAndFits(int width)
    {
        var faults = new List<string>();
        foreach (var (page, name) in await PagesAsync(width))
        {
            faults.AddRange((await PageChecks.InLightAndDarkAsync(page)).Select(f => $"{name}: {f}"));
            await Pictures.TakeAsync(page, name, name is "inloggen" or "inloggen-fout" or "uitnodiging" or "tweede-stap" or "organisatie");
            await page.CloseAsync();
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Distinct().Take(30))}");
    }

    // Each page in the state in which it says most.
    private async Task<IReadOnlyList<(IPage Page, string Name)>> PagesAsync(int width)
    {
        var pages = new List<(IPage, string)>();
        var visitor = await browser.VisitorAsync(site.Address, width);
        async Task<IPage> OpenAsync(IBrowserContext by, string name, string address)
        {
            var page = await by.NewPageAsync();
            await page.GotoAsync(address);
            pages.Add((page, name));
            return page;
        }

        await OpenAsync(visitor, "inloggen", "/inloggen");
        var wrong = await OpenAsync(visitor, "inloggen-fout", "/inloggen");
        await wrong.Locator("main form button").First.ClickAsync();
        await OpenAsync(visitor, "wachtwoord-vergeten", "/wachtwoord-vergeten");
        await OpenAsync(visitor, "link-onbekend", "/uitnodiging/x");
        var (_, link) = await site.Program.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        await OpenAsync(visitor, "uitnodiging", link);
        var code = await OpenAsync(visitor, "uitnodiging-code", link);
        await code.Locator("main form button").ClickAsync();

        var staff = await browser.VisitorAsync(site.Address, width);
        var inspector = await site.Program.GivenAPasswordAsync(Role.Inspector, Password);
        var setUp = await OpenAsync(staff, "tweede-stap", "/inloggen");
        await setUp.GetByLabel("E-mailadres").FillAsync(inspector.Email!);
        await setUp.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(Password);
        await setUp.Keyboard.PressAsync("Enter");
        await Assertions.Expect(setUp).ToHaveURLAsync(new Regex("/account/tweede-stap"));
        var given = await OpenAsync(staff, "herstelcodes", "/account/tweede-stap");
        await given
            .GetByLabel("Code van zes cijfers")
            .FillAsync(
                site.Program.CodeOf(
                    await site.Program.AskAsync(db =>
                        db.UserTokens.Where(t => t.UserId == inspector.Id && t.Name == "NewAuthenticatorKey")
                            .Select(t => t.Value!)
                            .SingleAsync())));
        await given.Keyboard.PressAsync("Enter");
        await Assertions.Expect(given.Locator("ul.codes")).ToBeVisibleAsync();
        foreach (
            var (name, address) in new[]
            {
                ("werk", "/werk"),
                ("account", "/account"),
                ("wachtwoord", "/account/wachtwoord"),
                ("toegangssleutels", "/account/toegangssleutels"),
                ("sessies", "/account/sessies"),
                ("geen-toestemming", "/beheer/accounts"),
            })
            await OpenAsync(staff, name, address);

        var administrator = await site.Program.AskAsync(db =>
            db.Accounts.AsNoTracking().SingleAsync(a => a.Email == "beheer@demonstratie.example"));
        var keeper = await browser.VisitorAsync(site.Address, width);
        await keeper.AddCookiesAsync([await CookieAsync(administrator)]);
        var deventer = await site.Program.AskAsync(db =>
            db.Organisations.Where(o => o.MunicipalityCode == "GM0150").Select(o => o.Id).FirstAsync());
        foreach (
            var (name, address) in new[]
            {
                ("organisaties", "/beheer/organisaties"),
                ("organisatie", $"/beheer/organisaties/{deventer}"),
                ("organisatie-nieuw", "/beheer/organisaties/nieuw"),
                ("accounts", "/beheer/accounts"),
                ("account-nieuw", $"/beheer/accounts/nieuw?organisatie={deventer}"),
                ("account-beheer", $"/beheer/accounts/{inspector.Id}"),
            })
            await OpenAsync(keeper, name, address);
        var refused = await OpenAsync(keeper, "organisatie-fout", "/beheer/organisaties/nieuw");
        await refused.Locator("main form button").ClickAsync();
        return pages;
    }

    private async Task<Cookie> CookieAsync(Account account)
    {
        var person = await site.Program.LoggedInAsync(account);
        return new Cookie { Name = "toetssteen", Value = person.SessionCookie, Url = site.Address.ToString() };
    }

    private static async Task LogInAsync(IPage page, string email)
    {
        await page.GotoAsync("/inloggen");
        await page.GetByLabel("E-mailadres").FillAsync(email);
        await page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/inloggen/code"));
    }
}
