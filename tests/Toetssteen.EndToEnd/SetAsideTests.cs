using Toetssteen.Domain;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.People;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// A text that the server, or a machine on the way to it, refuses for good is set aside in the browser and keeps no other text from being
/// saved; one that fails for a moment is sent again. All on one site, each test with a questionnaire of its own.
/// </summary>
public sealed class SetAsideTests(Browser browser, RunningSite site)
{
    private const string Reasons = "reasons_1.1.1", Other = "reasons_1.1.2", Third = "answer_1.1.1";
    private const string Aside = "/werk/niet-opgeslagen";

    [Fact]
    public async Task WhatAProxyRefuses_IsSetAsideWithItsReason_AndEveryOtherTextGoesThrough()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        var status = 0;
        await RouteAsync(page, Reasons, route => FulfillAsync(route, status));
        var block = page.Locator(".asides");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();

        foreach (
            var (refused, reason) in new[]
            {
                (403, "beveiliging op weg naar de server"),
                (413, "te groot voor de weg naar de server"),
                (400, "fout 400"),
                (422, "fout 422"),
                (404, "is er niet meer"),
            })
        {
            status = refused;
            await Text(page, Reasons).FillAsync($"Geweigerd met {refused}.");
            await Text(page, Other).FillAsync($"Naast {refused}.");
            await Text(page, Other).BlurAsync();

            await Assertions.Expect(block.Locator(".aside-text__words")).ToHaveTextAsync($"Geweigerd met {refused}.");
            await Assertions.Expect(block).ToContainTextAsync(reason);
            await Assertions.Expect(block.Locator("h2")).ToHaveTextAsync("1 tekst die niet is opgeslagen");
            await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("1 tekst die niet is opgeslagen.");
            await SentAsync(page);
            Assert.Equal((null, $"Naast {refused}."), (await StoredAsync(questionnaire, Reasons), await StoredAsync(questionnaire, Other)));

            await block.GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
            await Assertions.Expect(block).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task EachTextThatIsRefused_IsAPieceOfItsOwn_AndOnlyItsLongerVersionTakesItsPlace()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        var status = 413;
        var (arrived, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await RouteAsync(page, Reasons, async route =>
        {
            if (route.Request.PostData!.Contains("Tekst vier.", StringComparison.Ordinal))
            {
                arrived.TrySetResult();
                await answer.Task;
            }
            await (status == 200 ? route.ContinueAsync() : FulfillAsync(route, status));
        });
        var words = page.Locator(".aside-text__words");

        await Text(page, Reasons).FillAsync("Tekst een.");
        await Assertions.Expect(words).ToHaveTextAsync(["Tekst een."]);
        await Text(page, Reasons).FillAsync("Tekst een. En verder.");
        await Assertions.Expect(words).ToHaveTextAsync(["Tekst een. En verder."]);
        // Something was stored in between.
        status = 200;
        await Text(page, Reasons).FillAsync("Kort.");
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Opgeslagen om");
        status = 413;
        await Text(page, Reasons).FillAsync("Tekst twee.");
        await Assertions.Expect(words).ToHaveTextAsync(["Tekst een. En verder.", "Tekst twee."]);
        // Typed anew.
        await Text(page, Reasons).FillAsync("Tekst drie.");
        await Assertions.Expect(words).ToHaveTextAsync(["Tekst een. En verder.", "Tekst twee.", "Tekst drie."]);
        // Typed anew while it was under way.
        await Text(page, Reasons).FillAsync("Tekst vier.");
        await arrived.Task;
        await Text(page, Reasons).FillAsync("Tekst vijf.");
        answer.SetResult();
        await Assertions
            .Expect(words)
            .ToHaveTextAsync(["Tekst een. En verder.", "Tekst twee.", "Tekst drie.", "Tekst vier.", "Tekst vijf."]);
        Assert.Equal("Kort.", await StoredAsync(questionnaire, Reasons));
    }

    [Fact]
    public async Task ATextThatWaits_CanBeReadAndThrownAway_AndIsSetAsideWithTheReason_WhereItsPageIsClosed()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        await LeaveUnsentAsync(visitor, questionnaire, (Reasons, "Twee uur werk in de trein."), (Other, "Mag weg."));

        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Aside);
        var waiting = page.Locator("[data-waiting]");
        await Assertions.Expect(waiting.Locator(".aside-text__words")).ToHaveTextAsync(["Twee uur werk in de trein.", "Mag weg."]);
        await Assertions
            .Expect(waiting.GetByRole(AriaRole.Link, new() { Name = "Naar de bladzijde" }).First)
            .ToHaveAttributeAsync("href", questionnaire.FirstPage);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            waiting.GetByRole(AriaRole.Button, new() { Name = "Downloaden" }).First.ClickAsync());
        Assert.Equal(
            "Twee uur werk in de trein.",
            await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Empty(await PageChecks.InLightAndDarkAsync(page));
        var asked = new List<string>();
        var accepts = true;
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (accepts ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        await waiting
            .Locator(".aside-text", new() { HasText = "Mag weg." })
            .GetByRole(AriaRole.Button, new() { Name = "Verwijderen" })
            .ClickAsync();
        await Assertions.Expect(waiting.Locator(".aside-text__words")).ToHaveTextAsync(["Twee uur werk in de trein."]);
        // Logging out says which text it would delete.
        accepts = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        Assert.Contains("- 1.1 ", asked[^1], StringComparison.Ordinal);

        await site.Program.GivenItIsSubmittedAsync(questionnaire);
        await visitor.UnrouteAllAsync();
        await page.GotoAsync(questionnaire.FirstPage);
        await page.GetByRole(AriaRole.Link, new() { Name = "1 tekst die niet is opgeslagen" }).ClickAsync();

        await Assertions.Expect(page.Locator("[data-asides] .aside-text__words")).ToHaveTextAsync("Twee uur werk in de trein.");
        await Assertions.Expect(page.Locator("[data-asides]")).ToContainTextAsync("Deze vragenlijst is verzonden en gesloten.");
        await Assertions.Expect(waiting).ToBeHiddenAsync();
        Assert.Null(await StoredAsync(questionnaire, Reasons));
    }

    [Fact]
    public async Task WhatStillCanBeSaved_IsSavedFromTheListOfTexts()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        await LeaveUnsentAsync(visitor, questionnaire, (Reasons, "Toch nog opgeslagen."));
        await visitor.UnrouteAllAsync();

        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Aside);

        await Assertions.Expect(page.Locator("[data-saved-now]")).ToBeVisibleAsync();
        await SentAsync(page);
        Assert.Equal("Toch nog opgeslagen.", await StoredAsync(questionnaire, Reasons));
    }

    [Fact]
    public async Task TwoVersionsOfATextOfAnotherPage_KeepNobodyHere_AndAreToldWithALinkToThatPage()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        await LeaveUnsentAsync(visitor, questionnaire, (Reasons, "Van mij."));
        await site.Program.GivenAnswersAsync(questionnaire, (Reasons, "Van een collega."));
        await visitor.UnrouteAllAsync();
        var page = await visitor.NewPageAsync();
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.AcceptAsync();
        };

        await page.GotoAsync($"{questionnaire.Address}/1.2");
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Van een tekst op een andere bladzijde zijn er twee versies.");
        await Text(page, "reasons_1.2.1").FillAsync("Deze wordt opgeslagen.");
        await page.Locator("button[value=verder]").ClickAsync();
        await page.WaitForURLAsync(address => !address.EndsWith("/1.2", StringComparison.Ordinal));
        Assert.Equal("Deze wordt opgeslagen.", await StoredAsync(questionnaire, "reasons_1.2.1"));

        await page.GotoAsync($"{questionnaire.Address}/1.2");
        await page.Locator("#opslag a").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{questionnaire.FirstPage}$"));
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Van een tekst op deze bladzijde zijn er twee versies.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mijn versie houden" }).ClickAsync();
        await SentAsync(page);
        Assert.Equal("Van mij.", await StoredAsync(questionnaire, Reasons));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task WhileNewerTextIsNotStored_ThePageDoesNotSayThatItIs()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        var bar = page.Locator("#opslag");
        await Text(page, Reasons).FillAsync("Eerste.");
        await Assertions.Expect(bar).ToContainTextAsync("Opgeslagen om");
        var answer = new TaskCompletionSource();
        await RouteAsync(page, Reasons, async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });

        Assert.Equal(
            "Nog niet opgeslagen.",
            await Text(page, Reasons)
                .EvaluateAsync<string>(
                    "area => { area.value += ' En tweede.'; area.dispatchEvent(new Event('input', { bubbles: true })); return document.getElementById('opslag').textContent; }"));
        await Assertions.Expect(bar).ToHaveTextAsync("Wordt opgeslagen…");
        answer.SetResult();
        await Assertions.Expect(bar).ToContainTextAsync("Opgeslagen om");
        await SentAsync(page);
        Assert.Equal("Eerste. En tweede.", await StoredAsync(questionnaire, Reasons));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhenAnotherPersonLogsIn_TheTextWaitsForItsOwner_AndGoesOnByItself(bool mayFillIn)
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        await LogInAsync(
            visitor,
            mayFillIn ? await site.Program.GivenAColleagueAsync(questionnaire) : await site.Program.GivenAnAccountAsync(Role.StudyLead));

        await Text(page, Reasons).FillAsync("Van de eerste.");
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Er is intussen anders ingelogd.");
        await Assertions.Expect(page.Locator(".asides")).ToHaveCountAsync(0);
        Assert.Null(await StoredAsync(questionnaire, Reasons));

        await LogInAsync(visitor, questionnaire.Writer);
        await (await visitor.NewPageAsync()).GotoAsync("/werk");
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Opgeslagen om");
        Assert.Equal(
            ("Van de eerste.", questionnaire.Writer.Id),
            await site.Program.AskAsync(db =>
                db.Answers.Where(a => a.QuestionnaireId == questionnaire.Id)
                    .Select(a => new ValueTuple<string, Guid>(a.Value, a.SavedBy))
                    .SingleAsync()));
    }

    [Fact]
    public async Task WhereTheBrowserCanKeepNothing_ThePageSaysWhatFailed_AndThatItKeepsNothing()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        await page.EvaluateAsync("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }");
        var status = 503;
        await RouteAsync(page, Reasons, route => FulfillAsync(route, status, retryAfter: "1"));

        await Text(page, Reasons).FillAsync("Past niet.");
        await Assertions
            .Expect(page.Locator("#opslag"))
            .ToContainTextAsync("De server kon dit nog niet opslaan, en deze browser kan niets bewaren.");
        status = 403;
        await Assertions
            .Expect(page.Locator("#opslag"))
            .ToHaveTextAsync(
                "Nog niet opgeslagen. Een tekst is niet opgeslagen, en deze browser kan niets bewaren. Kopieer die tekst voordat u de bladzijde verlaat.",
                new() { Timeout = 60_000 });
        await Assertions
            .Expect(page.Locator($"[data-question='{Reasons}'] [data-told]"))
            .ToContainTextAsync("beveiliging op weg naar de server");
    }

    [Fact]
    public async Task WhatFailsForAMoment_IsSentAgain_WithTheSameIdentity_AndCountsOnce()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        var faults = new Dictionary<string, Queue<int>> { [Reasons] = new([502, 200]), [Other] = new([401, 0]), [Third] = new([429, 407]) };
        foreach (var (name, queue) in faults)
            await RouteAsync(page, name, route => !queue.TryDequeue(out var status) ? route.ContinueAsync()
                : status == 0 ? route.AbortAsync()
                : FulfillAsync(route, status, retryAfter: status > 428 ? "1" : null));

        await Text(page, Reasons).FillAsync("Eén keer.");
        await Text(page, Other).FillAsync("Ook één keer.");
        await page.Locator($"input[name='{Third}'][value=yes]").CheckAsync();
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Bewaard in deze browser; wij proberen het opnieuw.");

        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        Assert.All(faults.Values, Assert.Empty);
        Assert.Equal(
            ("Eén keer.", "Ook één keer.", "yes"),
            (await StoredAsync(questionnaire, Reasons), await StoredAsync(questionnaire, Other), await StoredAsync(questionnaire, Third)));
        Assert.Equal(
            [1, 1, 1],
            await site.Program.AskAsync(db =>
                db.Answers.Where(a => a.QuestionnaireId == questionnaire.Id).Select(a => a.Number).ToListAsync()));
    }

    [Fact]
    public async Task OneTextThatTheServerKeepsFailingOn_LetsTheOthersThrough_AndIsSetAsideOnlyWhenOthersWereTaken()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await visitor.NewPageAsync();
        // The pauses pass as fast as the test goes on.
        await page.Clock.InstallAsync();
        await page.GotoAsync(questionnaire.FirstPage);
        var asked = 0;
        await RouteAsync(page, Reasons, route =>
        {
            asked++;
            return FulfillAsync(route, 500);
        });
        await Text(page, Reasons).FillAsync("Daar struikelt de server over.");
        await UntilAskedAsync(5);
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("De server kon dit nog niet opslaan. Bewaard in deze browser");
        await Assertions.Expect(page.Locator(".asides")).ToHaveCountAsync(0);

        await Text(page, Other).FillAsync("Deze wel.");
        await Text(page, Other).BlurAsync();
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Opgeslagen om");
        Assert.Equal("Deze wel.", await StoredAsync(questionnaire, Other));
        await UntilAskedAsync(6);

        await Assertions.Expect(page.Locator(".asides")).ToContainTextAsync("De server kon deze tekst niet opslaan (fout 500).");
        await Assertions.Expect(page.Locator(".asides .aside-text__words")).ToHaveTextAsync("Daar struikelt de server over.");

        async Task UntilAskedAsync(int times)
        {
            for (var n = 0; n < 600 && asked < times; n++)
                await page.Clock.FastForwardAsync(1000);
            Assert.True(asked >= times, $"asked {asked} times");
        }
    }

    [Fact]
    public async Task WhatIsSetAside_SurvivesTheBrowser_IsListedAndLinked_AskedAbout_AndCanBePutBack()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        await site.Program.GivenAnswersAsync(questionnaire, (Reasons, "Wat er al stond."));
        var page = await OpenAsync(visitor, questionnaire);
        await RouteAsync(page, Reasons, route => FulfillAsync(route, 403));
        await Text(page, Reasons).FillAsync("Wat er al stond. En wat de proxy niet wil.");
        await Text(page, Reasons).BlurAsync();
        await Assertions.Expect(page.Locator(".aside-text")).ToHaveCountAsync(1);
        await page.CloseAsync();

        // A new window, with what the browser kept: on "Mijn werk" a link, on the page the text.
        page = await visitor.NewPageAsync();
        await page.GotoAsync("/werk");
        await page.GetByRole(AriaRole.Link, new() { Name = "1 tekst die niet is opgeslagen" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Aside + "$"));
        await Assertions.Expect(page.Locator(".aside-text__words")).ToHaveTextAsync("Wat er al stond. En wat de proxy niet wil.");
        await Assertions.Expect(page.Locator("[data-no-asides]")).ToBeHiddenAsync();
        Assert.Empty(await PageChecks.InLightAndDarkAsync(page));
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Downloaden" }).ClickAsync());
        Assert.Equal(
            "Wat er al stond. En wat de proxy niet wil.",
            await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        await visitor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kopiëren" }).ClickAsync();
        await Assertions.Expect(page.Locator(".aside-text [role=status]")).ToHaveTextAsync("Gekopieerd.");
        Assert.Equal(
            "Wat er al stond. En wat de proxy niet wil.",
            await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        // Submitting and logging out ask first.
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        await page.GotoAsync($"{questionnaire.Address}/controleren");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verzenden naar de inspectie" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        Assert.Equal(2, asked.Count);
        Assert.Contains("1 teksten van deze vragenlijst die niet zijn opgeslagen", asked[0], StringComparison.Ordinal);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/controleren$"));

        // Put back: into its field, saved, and gone from everywhere.
        await page.GotoAsync(Aside);
        await page.GetByRole(AriaRole.Link, new() { Name = "Terugzetten" }).ClickAsync();
        await Assertions.Expect(Text(page, Reasons)).ToHaveValueAsync("Wat er al stond. En wat de proxy niet wil.");
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        Assert.Equal("Wat er al stond. En wat de proxy niet wil.", await StoredAsync(questionnaire, Reasons));
        await page.GotoAsync(Aside);
        await Assertions
            .Expect(page.Locator("[data-no-asides]"))
            .ToHaveTextAsync("In deze browser staan geen teksten van u die niet zijn opgeslagen.");
    }

    [Fact]
    public async Task WhatIsPutBackWhereAColleagueWroteSince_ComesBelowTheirWords_AndAChoiceBecomesAConflict()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        // However long this takes, the texts have only just been set aside: they are shown whole.
        await page.Clock.SetFixedTimeAsync(MachineTime.Of(TimeProvider.System.GetUtcNow()));
        await RouteAsync(page, Reasons, route => FulfillAsync(route, 403));
        await RouteAsync(page, Third, route => FulfillAsync(route, 403));
        await Text(page, Reasons).FillAsync("Van mij.");
        await page.Locator($"input[name='{Third}'][value=no]").CheckAsync();
        await Assertions.Expect(page.Locator(".aside-text")).ToHaveCountAsync(2);
        await page.UnrouteAllAsync();
        await using var second = await EnterAsync(await site.Program.GivenAColleagueAsync(questionnaire));
        var other = await OpenAsync(second, questionnaire);
        await Text(other, Reasons).FillAsync("Van een collega.");
        await other.Locator($"input[name='{Third}'][value=yes]").CheckAsync();
        await SentAsync(other);
        await page.ReloadAsync();
        await Assertions.Expect(Text(page, Reasons)).ToHaveValueAsync("Van een collega.");

        await page.Locator(".aside-text", new() { HasText = "Van mij." })
            .GetByRole(AriaRole.Button, new() { Name = "Terugzetten" })
            .ClickAsync();
        await SentAsync(page);
        Assert.Equal("Van een collega.\n\nVan mij.", await StoredAsync(questionnaire, Reasons));

        await page.Locator(".aside-text").GetByRole(AriaRole.Button, new() { Name = "Terugzetten" }).ClickAsync();
        await page.Locator(".conflict").GetByRole(AriaRole.Button, new() { Name = "Mijn versie houden" }).ClickAsync();
        await SentAsync(page);
        Assert.Equal("no", await StoredAsync(questionnaire, Third));
    }

    [Fact]
    public async Task ATextOnceSeen_IsOneLineWithALink_AndADraftOfAnotherPersonShowsNothing()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        await RouteAsync(page, Reasons, route => FulfillAsync(route, 400));
        await Text(page, Reasons).FillAsync("Gezien.");
        await Text(page, Reasons).BlurAsync();
        await Assertions.Expect(page.Locator(".aside-text")).ToHaveCountAsync(1);
        await page.EvaluateAsync(
            "() => { for (const key of Object.keys(localStorage)) localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), seen: true })); }");

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".asides--line a")).ToHaveTextAsync("1 tekst die niet is opgeslagen");
        await Assertions.Expect(page.Locator(".aside-text")).ToHaveCountAsync(0);

        await LogInAsync(visitor, await site.Program.GivenAColleagueAsync(questionnaire));
        await page.GotoAsync(questionnaire.FirstPage);
        await Assertions.Expect(page.Locator(".asides")).ToHaveCountAsync(0);
        await page.GotoAsync(Aside);
        await Assertions.Expect(page.Locator("[data-no-asides]")).ToContainTextAsync("geen teksten van u");
        // Their logging out removes nothing of the other person.
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/uitloggen$"));
        Assert.Equal(1, await page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task HalfAnEmoji_IsMended_AndTwoTextsOfTogetherMoreThanABrowserSendsInTheBackground_AreSaved()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        await page.EvaluateAsync(
            """
            () => {
              const type = (name, text) => {
                const area = document.querySelector(`textarea[name='${name}']`);
                area.value = text;
                area.dispatchEvent(new Event("input", { bubbles: true }));
              };
              type("reasons_1.1.1", "\u20ac".repeat(20000));
              type("reasons_1.1.2", "\u4e00".repeat(19997) + "\ud83d\ud83d\ude00.");
              document.querySelector("form.answers").dispatchEvent(new Event("focusout"));
            }
            """);
        await page.WaitForFunctionAsync("() => localStorage.length === 0");

        Assert.Equal(
            (new string('€', 20_000), new string('一', 19_997) + "\uFFFD\ud83d\ude00."),
            (await StoredAsync(questionnaire, Reasons), await StoredAsync(questionnaire, Other)));
        await Assertions.Expect(page.Locator(".asides")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task WhereTheServerAsksForAnotherIdentity_TheTextIsSentOnceMoreWithANewOne()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        var identities = new List<string>();
        await RouteAsync(page, Reasons, async route =>
        {
            var sent = route.Request.PostDataJSON()!.Value;
            identities.Add(sent.GetProperty("saveId").GetString()!);
            // The first is sent with the identity of another text, as a browser would that confused the two.
            await (
                identities.Count > 1
                    ? route.ContinueAsync()
                    : route.ContinueAsync(
                        new()
                        {
                            PostData = System.Text.Encoding.UTF8.GetBytes(
                                route.Request.PostData!.Replace(identities[0], Guid.Empty.ToString(), StringComparison.Ordinal)),
                        }));
        });

        await Text(page, Reasons).FillAsync("Niets gaat verloren.");
        await page.WaitForFunctionAsync("() => document.getElementById('opslag').textContent.includes('Opgeslagen om')");

        Assert.Equal(2, identities.Distinct().Count());
        Assert.Equal("Niets gaat verloren.", await StoredAsync(questionnaire, Reasons));
    }

    [Fact]
    public async Task WhoIsLoggedOut_GoesOnAtOnce_WhenAnotherWindowIsLoggedIn()
    {
        var (questionnaire, visitor) = await EnterAsync();
        await using var own = visitor;
        var page = await visitor.NewPageAsync();
        // Time stands still, so that only the other window can set it going.
        await page.Clock.InstallAsync();
        await page.GotoAsync(questionnaire.FirstPage);
        await site.Program.UseAsync<Sessions, bool>(async sessions => await site.Program.AskAsync(async db =>
        {
            await sessions.EndAsync(db, questionnaire.Writer.Id);
            return true;
        }));
        await Text(page, Reasons).FillAsync("Uitgelogd getypt.");
        await Text(page, Reasons).BlurAsync();
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("U bent uitgelogd. Uw tekst staat er nog.");
        await page.Clock.PauseAtAsync(MachineTime.Of(TimeProvider.System.GetUtcNow().AddDays(1)));

        await LogInAsync(visitor, questionnaire.Writer);
        var elsewhere = await visitor.NewPageAsync();
        await elsewhere.GotoAsync("/werk");

        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Opgeslagen om");
        Assert.Equal("Uitgelogd getypt.", await StoredAsync(questionnaire, Reasons));
    }

    [Fact]
    public async Task WhenAColleagueMergesTheFinding_ItsTextIsSetAside_OtherPiecesAreSaved_AndItGoesBelowTheNewText()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(Provider.Sqlite, drafts => drafts.Listen());
        var (first, second) = (given.Finding("1.1.1"), given.Finding("1.1.2"));
        await using var one = await OnAsync(given.Site, given.Inspector);
        await using var two = await OnAsync(given.Site, given.Colleague);
        var page = await one.NewPageAsync();
        await page.GotoAsync($"{given.Address}/beoordelen/{given.Assessment}/1.1.2");
        var colleague = await two.NewPageAsync();
        await colleague.GotoAsync($"{given.Address}/bevindingen/samenvoegen?bevinding={first}&bevinding={second}");
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Ja, samenvoegen" }).ClickAsync();
        await Assertions.Expect(colleague).ToHaveURLAsync(new Regex($"{given.Address}$"));

        await Text(page, DraftNames.Text(second)).FillAsync("Getypt in een bevinding die er niet meer is.");
        await Text(page, DraftNames.Notes(given.Assessment, "1.1.2")).FillAsync("Deze notitie hoort bij de indicator.");
        await Text(page, DraftNames.Notes(given.Assessment, "1.1.2")).BlurAsync();

        var block = page.Locator(".asides");
        await Assertions.Expect(block).ToContainTextAsync("Een collega heeft deze bevinding intussen samengevoegd of gesplitst");
        await SentAsync(page);
        Assert.Equal("Deze notitie hoort bij de indicator.", await PieceAsync(DraftNames.Notes(given.Assessment, "1.1.2")));
        await page.SetViewportSizeAsync(1280, 3000);
        Assert.Empty((await PageChecks.AxeAsync(page)).Concat(await PageChecks.ReflowAsync(page)));
        await LookAsync(page, "werkbank");

        // The page as it is now has the finding that both became.
        var merged = (await PieceAsync(DraftNames.Text(first)))!;
        await block.GetByRole(AriaRole.Button, new() { Name = "Zet bij de nieuwe tekst" }).ClickAsync();
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        Assert.Equal($"{merged}\n\nGetypt in een bevinding die er niet meer is.", await PieceAsync(DraftNames.Text(first)));

        // The largest piece, in letters of three bytes each: more than a browser sends in the background.
        await Text(page, DraftNames.Text(first))
            .EvaluateAsync(
                "(area, most) => { area.value = '\\u20ac'.repeat(most); area.dispatchEvent(new Event('input', { bubbles: true })); }",
                DraftText.MaxLength);
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        Assert.Equal(new string('€', DraftText.MaxLength), await PieceAsync(DraftNames.Text(first)));

        Task<string?> PieceAsync(string name) =>
            given.Site.AskAsync(db =>
                db.DraftTexts.Where(t => t.InspectionId == given.Inspection && t.Name == name).Select(t => t.Value).SingleOrDefaultAsync());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task TheBlockAndThePage_AreAccessibleAndFit_InLightAndDark_AndWithoutScriptsThePageSaysWhy(int width)
    {
        var (questionnaire, visitor) = await EnterAsync(width: width);
        await using var own = visitor;
        var page = await OpenAsync(visitor, questionnaire);
        await page.RouteAsync("**/antwoorden", route =>
            FulfillAsync(route, route.Request.PostData!.Contains(Other, StringComparison.Ordinal) ? 403 : 413));
        await Text(page, Reasons)
            .FillAsync(
                "Wij spraken in maart drie doelen af, maar ze staan nergens. https://voorbeeld.example/een-heel-lang-adres-zonder-spaties-dat-niet-past-op-een-smal-scherm");
        await Text(page, Other).FillAsync(string.Join('\n', Enumerable.Range(1, 40).Select(n => $"Regel {n} van een lange tekst.")));
        await Text(page, Other).BlurAsync();
        await Assertions.Expect(page.Locator(".aside-text")).ToHaveCountAsync(2);
        var faults = new List<string>();
        await CheckAsync("blok");
        await page.GotoAsync(Aside);
        await CheckAsync("bladzijde");
        await page.GotoAsync("/werk");
        await CheckAsync("mijn-werk");
        await page.GotoAsync($"/en{Aside}");
        await CheckAsync("bladzijde-en");
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        await using var plain = await browser.VisitorAsync(site.Address, width, scripts: false);
        await LogInAsync(plain, questionnaire.Writer);
        var without = await plain.NewPageAsync();
        await without.GotoAsync(Aside);
        await Assertions.Expect(without.GetByRole(AriaRole.Main)).ToContainTextAsync("Zet JavaScript aan om ze hier te zien.");

        async Task CheckAsync(string name)
        {
            await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
            faults.AddRange((await PageChecks.InLightAndDarkAsync(page)).Select(f => $"{name}: {f}"));
            await LookAsync(page, $"{name}-{width}");
            await page.SetViewportSizeAsync(width, 640);
        }
    }

    // Typed without a line, in a window that is closed then.
    private static async Task LeaveUnsentAsync(
        IBrowserContext visitor,
        OpenQuestionnaire questionnaire,
        params (string Name, string Value)[] texts)
    {
        await visitor.RouteAsync("**/antwoorden", route => route.AbortAsync());
        var page = await OpenAsync(visitor, questionnaire);
        foreach (var (name, value) in texts)
            await Text(page, name).FillAsync(value);
        await Assertions.Expect(page.Locator("#opslag")).ToContainTextAsync("Geen verbinding. Bewaard in deze browser");
        await page.CloseAsync(new() { RunBeforeUnload = false });
    }

    private static async Task LookAsync(IPage page, string name)
    {
        if (!Pictures.AreWanted)
            return;
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Pictures.TakeAsync(page, $"opzij-{name}-{scheme}", isKept: false);
        }
    }

    private static async Task RouteAsync(IPage page, string name, Func<IRoute, Task> act) =>
        await page.RouteAsync("**/antwoorden", route =>
            route.Request.PostData!.Contains($"\"{name}\"", StringComparison.Ordinal) ? act(route) : route.FallbackAsync());

    // As a machine on the way answers: a page, and no JSON of ours.
    private static Task FulfillAsync(IRoute route, int status, string? retryAfter = null) => route.FulfillAsync(new()
    {
        Status = status,
        ContentType = "text/html",
        Body = $"<html><body><h1>{status}</h1></body></html>",
        Headers = retryAfter is null ? null : [new("Retry-After", retryAfter), new("Content-Type", "text/html")],
    });

    private async Task<(OpenQuestionnaire Questionnaire, IBrowserContext Visitor)> EnterAsync(int width = 1280)
    {
        var questionnaire = await site.Program.GivenAnOpenQuestionnaireAsync();
        return (questionnaire, await EnterAsync(questionnaire.Writer, width));
    }

    private async Task<IBrowserContext> EnterAsync(Account account, int width = 1280)
    {
        var visitor = await browser.VisitorAsync(site.Address, width);
        await LogInAsync(visitor, account);
        return visitor;
    }

    private async Task LogInAsync(IBrowserContext visitor, Account account)
    {
        var session = await site.Program.SessionAsync(account);
        await visitor.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = site.Address.ToString() }]);
    }

    private async Task<IBrowserContext> OnAsync(TestSite other, Account account)
    {
        var address = other.Client.BaseAddress!;
        var visitor = await browser.VisitorAsync(address);
        var person = await other.LoggedInAsync(account);
        await visitor.AddCookiesAsync(
            person
                .Cookies.GetAllCookies()
                .Select(c => new Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Url = address.ToString(),
                }));
        return visitor;
    }

    private static async Task<IPage> OpenAsync(IBrowserContext visitor, OpenQuestionnaire questionnaire)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(questionnaire.FirstPage);
        return page;
    }

    private static ILocator Text(IPage page, string name) => page.Locator($"textarea[name='{name}']");

    private static async Task SentAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(key => key.startsWith('toetssteen:'))");

    private Task<string?> StoredAsync(OpenQuestionnaire questionnaire, string name) =>
        site.Program.AskAsync(db =>
            db.Answers.Where(a => a.QuestionnaireId == questionnaire.Id && a.Name == name)
                .Select(a => (string?)a.Value)
                .SingleOrDefaultAsync());
}
