using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>Filling in a questionnaire in the browser: nothing typed is lost.</summary>
public sealed partial class FillingTests(Browser browser) : IAsyncLifetime
{
    private const string Reasons = "reasons_1.1.1";
    private TestSite _site = null!;
    private OpenQuestionnaire _questionnaire = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Sqlite);
        _site.Listen();
        _address = _site.Client.BaseAddress!;
        _questionnaire = await _site.GivenAnOpenQuestionnaireAsync(answerBy: new DateOnly(2026, 4, 1));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task WhatIsTyped_IsSavedByItself_AndThePageSaysWhen()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);

        await Text(page).PressSequentiallyAsync("Wij gebruiken allemaal dezelfde omschrijving.");

        await Assertions.Expect(Status(page)).ToHaveTextAsync("Opgeslagen om 10:30.");
        Assert.Equal("Wij gebruiken allemaal dezelfde omschrijving.", await StoredAsync(Reasons));
        Assert.Equal(0, await KeptInBrowserAsync(page));
        await page.ReloadAsync();
        Assert.Equal("Wij gebruiken allemaal dezelfde omschrijving.", await Text(page).InputValueAsync());
    }

    [Fact]
    public async Task WithoutAConnection_WhatIsTypedWaitsInTheBrowser_AndIsSentOnceTheLineIsBack()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        await visitor.SetOfflineAsync(true);

        await Text(page).FillAsync("Zonder lijn.");
        await Text(page, "reasons_1.1.2").FillAsync("Ook zonder lijn.");

        await Assertions.Expect(Status(page)).ToContainTextAsync("Geen verbinding. Bewaard in deze browser");
        Assert.Null(await StoredAsync(Reasons));

        await visitor.SetOfflineAsync(false);
        await Assertions.Expect(Status(page)).ToContainTextAsync("Opgeslagen om");
        await EmptyAsync(page);
        Assert.Equal(("Zonder lijn.", "Ook zonder lijn."), (await StoredAsync(Reasons), await StoredAsync("reasons_1.1.2")));
        Assert.Equal(1, await NumberAsync(Reasons));
    }

    [Fact]
    public async Task AnAnswerOfTheServerThatNeverArrives_CountsOnce()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        var lost = 0;
        await page.RouteAsync("**/antwoorden", async route =>
        {
            if (lost++ > 0)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });

        await Text(page).FillAsync("Eén keer.");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Geen verbinding");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Opgeslagen om");

        Assert.Equal(("Eén keer.", 1), (await StoredAsync(Reasons), await NumberAsync(Reasons)));
    }

    [Fact]
    public async Task AWindowThatIsClosedWithoutAConnection_LosesNothing()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        await page.RouteAsync("**/antwoorden", route => route.AbortAsync());
        await Text(page).FillAsync("Vóór het sluiten.");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Geen verbinding");
        await page.CloseAsync(new() { RunBeforeUnload = false });

        var list = await visitor.NewPageAsync();
        await list.GotoAsync(_questionnaire.Address);
        await Assertions.Expect(list.Locator("[data-unsent]")).ToContainTextAsync("Open de bladzijde 1.1");

        var again = await OpenAsync(visitor);
        await Assertions.Expect(Text(again)).ToHaveValueAsync("Vóór het sluiten.");
        await EmptyAsync(again);
        Assert.Equal("Vóór het sluiten.", await StoredAsync(Reasons));
    }

    [Fact]
    public async Task LeavingWithUnsentText_Warns()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        await page.RouteAsync("**/antwoorden", route => route.AbortAsync());
        await Text(page).PressSequentiallyAsync("Nog niet weg.");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Geen verbinding");
        var warned = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            warned.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };

        await page.EvaluateAsync("() => location.assign('/werk')");

        Assert.Equal("beforeunload", await warned.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task ALinkFollowedWhileTyping_SavesFirst_AndWarnsOfNothing()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        var warnings = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            warnings.Add(dialog.Type);
            await dialog.AcceptAsync();
        };

        await Text(page).PressSequentiallyAsync("Snel verder.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Naar het overzicht" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex(_questionnaire.Address + "$"));
        Assert.Empty(warnings);
        Assert.Equal("Snel verder.", await StoredAsync(Reasons));
    }

    [Fact]
    public async Task ASessionThatEndsWhileTyping_KeepsTheText_AndGoesOnAfterLoggingIn()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        await Text(page).FillAsync("Voor het einde.");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Opgeslagen om");
        await _site.UseAsync<Sessions, bool>(async sessions => await _site.AskAsync(async db =>
        {
            await sessions.EndAsync(db, _questionnaire.Writer.Id);
            return true;
        }));

        await Text(page).FillAsync("Voor het einde. En erna.");
        await Assertions.Expect(Status(page)).ToContainTextAsync("U bent uitgelogd. Uw tekst staat er nog.");
        await Assertions.Expect(Status(page).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new Regex("^/inloggen"));
        Assert.Equal("Voor het einde.", await StoredAsync(Reasons));

        await LogInAsync(visitor, _questionnaire.Writer);
        await Assertions.Expect(Status(page)).ToContainTextAsync("Opgeslagen om", new() { Timeout = 20_000 });
        Assert.Equal("Voor het einde. En erna.", await StoredAsync(Reasons));
    }

    [Fact]
    public async Task TwoWindowsOfOnePerson_ShowEachOthersText_AndLoseNone()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var (one, two) = (await OpenAsync(visitor), await OpenAsync(visitor));

        await Text(one).FillAsync("In het ene venster.");
        await Assertions.Expect(Text(two)).ToHaveValueAsync("In het ene venster.");

        await Text(two, "reasons_1.1.2").FillAsync("In het andere.");
        await Assertions.Expect(Text(one, "reasons_1.1.2")).ToHaveValueAsync("In het andere.");
        Assert.Equal(("In het ene venster.", "In het andere."), (await StoredAsync(Reasons), await StoredAsync("reasons_1.1.2")));
    }

    [Theory]
    [InlineData("mijn", "Van de ander.")]
    [InlineData("hun", "Van de een.")]
    [InlineData("beide", "Van de ander.\n\nVan de een.")]
    public async Task TwoVersions_AreShownSideBySide_AndThePersonChooses(string choice, string stored)
    {
        await using var first = await EnterAsync(_questionnaire.Writer);
        await using var second = await EnterAsync(await _site.GivenAColleagueAsync(_questionnaire));
        var (one, other) = (await OpenAsync(first), await OpenAsync(second));
        await Text(one).FillAsync("Van de een.");
        await Assertions.Expect(Status(one)).ToContainTextAsync("Opgeslagen om");

        await Text(other).FillAsync("Van de ander.");
        var conflict = other.Locator(".conflict");
        await Assertions.Expect(conflict.Locator("[data-theirs]")).ToHaveTextAsync("Van de een.");
        await Assertions.Expect(conflict.Locator("[data-mine]")).ToHaveTextAsync("Van de ander.");
        await Assertions.Expect(conflict.Locator("[data-by]")).ToHaveTextAsync(_questionnaire.Writer.Name);
        await other.SetViewportSizeAsync(1280, 3000);
        Assert.Empty(await PageChecks.AxeAsync(other));
        Assert.Equal("Van de een.", await StoredAsync(Reasons));

        await conflict.Locator($"[data-choose={choice}]").ClickAsync();

        await Assertions.Expect(conflict).ToHaveCountAsync(0);
        await Assertions.Expect(Text(other)).ToHaveValueAsync(stored);
        await EmptyAsync(other);
        Assert.Equal(stored, await StoredAsync(Reasons));
    }

    [Fact]
    public async Task AQuestionThatDoesNotApply_IsHidden_AndComesWithTheAnswerThatItDependsOn()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor, "3.2");
        var other = page.Locator("[data-question=director_other]");
        await Assertions.Expect(other).ToBeHiddenAsync();

        await page.Locator("input[name=director][value=other]").CheckAsync();
        await Assertions.Expect(other).ToBeVisibleAsync();
        await other.Locator("input[type=text]").FillAsync("De wijkverpleegkundige");
        await EmptyAsync(page);

        await page.Locator("input[name=director]").First.CheckAsync();
        await Assertions.Expect(other).ToBeHiddenAsync();
        await EmptyAsync(page);
        Assert.Equal("De wijkverpleegkundige", await StoredAsync("director_other"));
    }

    [Fact]
    public async Task Sources_AreSavedRowByRow()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        var sources = page.Locator("[data-question='sources_1.1.1']");

        await sources.GetByLabel("Document 1", new() { Exact = true }).FillAsync("Beleidsnota gezinnen");
        await sources.GetByLabel("Bladzijde of paragraaf 1").FillAsync("12");
        await sources.GetByRole(AriaRole.Button, new() { Name = "Nog een vindplaats" }).ClickAsync();
        await sources.GetByLabel("Document 2", new() { Exact = true }).FillAsync("Convenant");
        await sources.GetByLabel("Bladzijde of paragraaf 2").FillAsync("§ 3");
        await EmptyAsync(page);

        Assert.True(SourceReference.TryReadAll(await StoredAsync("sources_1.1.1"), out var stored));
        Assert.Equal([new(null, "Beleidsnota gezinnen", 12, null), new(null, "Convenant", null, "§ 3")], stored);
    }

    [Fact]
    public async Task ATextThatIsFarTooLong_IsToldSo_AndStays()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        await Text(page)
            .EvaluateAsync(
                "(area, length) => { area.value = 'a'.repeat(length); area.dispatchEvent(new Event('input', { bubbles: true })); }",
                1 << 20);

        await Assertions.Expect(page.Locator($"[data-question='{Reasons}'] [data-told]")).ToContainTextAsync("Dit antwoord is te lang");
        Assert.Equal(1 << 20, (await Text(page).InputValueAsync()).Length);
        Assert.Null(await StoredAsync(Reasons));

        await Text(page).FillAsync("Korter.");
        await EmptyAsync(page);
        Assert.Equal("Korter.", await StoredAsync(Reasons));
    }

    [Fact]
    public async Task WhoTypesOnWhileAColleagueSubmits_IsTold_AndKeepsTheTextOnTheScreen()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        await Text(page).FillAsync("Op tijd.");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Opgeslagen om");
        await _site.GivenItIsSubmittedAsync(_questionnaire);

        await Text(page).FillAsync("Op tijd. En te laat.");

        await Assertions.Expect(Status(page)).ToContainTextAsync("Deze vragenlijst is verzonden en gesloten.");
        await Assertions.Expect(Text(page)).ToHaveValueAsync("Op tijd. En te laat.");
        await Assertions.Expect(page.Locator(".asides .aside-text__words")).ToHaveTextAsync("Op tijd. En te laat.");
        Assert.Equal("Op tijd.", await StoredAsync(Reasons));
    }

    [Fact]
    public async Task LoggingOut_LeavesNothingInTheBrowser_AndAsksFirst()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer);
        var page = await OpenAsync(visitor);
        await page.RouteAsync("**/antwoorden", route => route.AbortAsync());
        await Text(page).FillAsync("Alleen in deze browser.");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Geen verbinding");
        Assert.Equal(1, await KeptInBrowserAsync(page));
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await dialog.AcceptAsync();
        };

        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/uitloggen$"));

        Assert.Contains("niet is opgeslagen", Assert.Single(asked), StringComparison.Ordinal);
        Assert.Equal(0, await KeptInBrowserAsync(page));
    }

    [Fact]
    public async Task WithoutScripts_TheWholeQuestionnaireWorks()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/werk");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Vul de vragenlijst in") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^1.1 ") }).ClickAsync();

        await page.Locator("input[name='answer_1.1.1'][value=yes]").CheckAsync();
        await Text(page).FillAsync("Zonder scripts.");
        await page.Locator("input[name='sources_1.1.1:0:titel']").FillAsync("Beleidsnota");
        await page.Locator("[data-question='sources_1.1.1']").GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("input[name='sources_1.1.1:1:titel']").FillAsync("Convenant");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).ClickAsync();
        await Assertions.Expect(Status(page)).ToContainTextAsync("Opgeslagen.");
        Assert.Equal(("yes", "Zonder scripts."), (await StoredAsync("answer_1.1.1"), await StoredAsync(Reasons)));

        await page.GotoAsync($"{_questionnaire.Address}/3.2");
        await Assertions
            .Expect(page.Locator("[data-question=director_other] .field__condition"))
            .ToContainTextAsync("Alleen als het antwoord op");

        await _site.GivenAllAnswersAsync(_questionnaire);
        await page.GotoAsync($"{_questionnaire.Address}/controleren");
        await page.GetByLabel("Ik verklaar").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verzenden naar de inspectie" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/ontvangst/1$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ontvangstbewijs");
    }

    [Fact]
    public async Task ByKeyboardAlone_InEnglish_APageIsFilledInAndLeft()
    {
        await using var visitor = await EnterAsync(_questionnaire.Writer, language: "en");
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/en{_questionnaire.FirstPage}");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));

        await TabToAsync(page, "answer_1.1.1");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, Reasons);
        await page.Keyboard.TypeAsync("We all use the same description.");
        await TabToAsync(page, "doe", "verder");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/en{_questionnaire.Address}/1.2$"));
        Assert.Equal(("yes", "We all use the same description."), (await StoredAsync("answer_1.1.1"), await StoredAsync(Reasons)));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task EveryPageOfAQuestionnaire_IsAccessible_AndFits(int width)
    {
        await _site.GivenAnswersAsync(
            _questionnaire,
            ("answer_1.1.1", "partly"),
            (Reasons, "Niet iedereen doet dat."),
            ("families_precision", "about"),
            ("families", "veel"));
        await using var visitor = await EnterAsync(_questionnaire.Writer, width);
        var page = await visitor.NewPageAsync();
        var faults = new List<string>();
        string[] addresses =
        [
            "/werk",
            _questionnaire.Address,
            _questionnaire.FirstPage,
            $"{_questionnaire.FirstPage}?nakijken=ja",
            $"{_questionnaire.Address}/3.2",
            $"{_questionnaire.Address}/controleren",
        ];
        foreach (var address in addresses)
            await CheckAsync(address);
        await _site.GivenAllAnswersAsync(_questionnaire);
        await CheckAsync($"{_questionnaire.Address}/controleren");
        await _site.GivenItIsSubmittedAsync(_questionnaire);
        await _site.GivenASupplementIsAskedAsync(_questionnaire, "Stuur ook de cijfers van 2025.");
        await _site.GivenAnswersAsync(_questionnaire, (Reasons, "Nu wel."));
        await CheckAsync(_questionnaire.Address);
        await CheckAsync(_questionnaire.FirstPage);
        await _site.GivenItIsSubmittedAsync(_questionnaire);
        await CheckAsync(_questionnaire.Address);
        await CheckAsync($"{_questionnaire.Address}/ontvangst/2");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));

        async Task CheckAsync(string address)
        {
            await page.SetViewportSizeAsync(width, 640);
            var response = await page.GotoAsync(address);
            Assert.Equal(200, response!.Status);
            // As tall as the page: what stays in sight then lies over nothing, and every contrast can be measured.
            await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
            faults.AddRange((await PageChecks.AxeAsync(page)).Concat(await PageChecks.ReflowAsync(page)).Select(f => $"{address}: {f}"));
            await Pictures.TakeAsync(
                page,
                Slashes().Replace(address.Replace(_questionnaire.Address, "vragenlijst", StringComparison.Ordinal).TrimStart('/'), "-"),
                isKept: false);
        }
    }

    private async Task<IBrowserContext> EnterAsync(Account account, int width = 1280, bool scripts = true, string language = "nl")
    {
        var visitor = await browser.VisitorAsync(_address, width, language, scripts: scripts);
        await LogInAsync(visitor, account);
        return visitor;
    }

    private async Task LogInAsync(IBrowserContext visitor, Account account)
    {
        var session = await _site.SessionAsync(account);
        await visitor.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = _address.ToString() }]);
    }

    private async Task<IPage> OpenAsync(IBrowserContext visitor, string criterion = "1.1")
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"{_questionnaire.Address}/{criterion}");
        return page;
    }

    private static ILocator Text(IPage page, string name = Reasons) => page.Locator($"textarea[name='{name}']");

    private static ILocator Status(IPage page) => page.Locator("#opslag");

    private static Task<int> KeptInBrowserAsync(IPage page) => page.EvaluateAsync<int>("() => localStorage.length");

    private static async Task EmptyAsync(IPage page) => await page.WaitForFunctionAsync("() => localStorage.length === 0");

    private static async Task TabToAsync(IPage page, string name, string? value = null)
    {
        for (var n = 0; n < 100; n++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (
                await page.EvaluateAsync<bool>(
                    "([name, value]) => document.activeElement.name === name && (value === null || document.activeElement.value === value)",
                    new[] { name, value }))
                return;
        }
        Assert.Fail($"{name} is not reached by keyboard");
    }

    private Task<string?> StoredAsync(string name) =>
        _site.AskAsync(db =>
            db.Answers.Where(a => a.QuestionnaireId == _questionnaire.Id && a.Name == name)
                .Select(a => (string?)a.Value)
                .SingleOrDefaultAsync());

    private Task<int> NumberAsync(string name) =>
        _site.AskAsync(db =>
            db.Answers.Where(a => a.QuestionnaireId == _questionnaire.Id && a.Name == name).Select(a => a.Number).SingleOrDefaultAsync());

    [GeneratedRegex("[/?=]")]
    private static partial Regex Slashes();
}
