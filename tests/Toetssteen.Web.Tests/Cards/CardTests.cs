using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Cards;

/// <summary>Making cards, answering by one without an account or a name, and what the workbench shows of it.</summary>
public abstract class CardTests(Provider provider)
{
    private const string Told = "Zo was het bij ons";

    [Fact]
    public async Task CardsAreShownOnce_EachWithItsCodeAsSquareAndInLetters_AndKeptAsHashes()
    {
        await using var given = await CardSite.GivenAsync(provider);
        var person = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Contains(given.Page, (await person.ReadAsync($"/werk/concepten/{given.Inspection}")).QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href")));

        var made = await person.SendAsync(given.Page, new() { ["For"] = $"{given.Assessment}:family", ["Number"] = "3" });

        var sheets = made.Page.QuerySelectorAll(".card-sheet");
        Assert.Equal((HttpStatusCode.OK, 3), (made.Status, sheets.Length));
        var codes = sheets.Select(s => s.QuerySelector(".card-sheet__code")!.TextContent).ToList();
        Assert.All(sheets, sheet =>
        {
            Assert.NotNull(sheet.QuerySelector("svg.qr"));
            Assert.Contains("localhost/kaart", sheet.QuerySelector(".card-sheet__address")!.TextContent, StringComparison.Ordinal);
            Assert.All(new[] { "Krijgt u hulp van de gemeente?", "Wij vragen niet hoe u heet.", "u mag stoppen",
                "Verzonnen Inspectie Gezinshulp", "20 maart 2026" },
                said => Assert.Contains(said, sheet.TextContent, StringComparison.Ordinal));
        });
        var cards = await given.Site.AskAsync(db => db.AnswerCards.AsNoTracking().Select(c => c.CodeHash).ToListAsync());
        Assert.Equal(codes.Select(CardCode.HashOf).Order(), cards.Order()!);
        Assert.Empty((await person.ReadAsync(given.Page)).QuerySelectorAll(".card-sheet"));
        Assert.Contains("Kaarten gemaakt", (await person.OpenAsync($"/werk/concepten/{given.Inspection}/geschiedenis")).Text,
            StringComparison.Ordinal);

        var sentTwice = await person.SendAsync(given.Page, new() { ["For"] = $"{given.Assessment}:family", ["Number"] = "2,5" });
        Assert.Equal((HttpStatusCode.BadRequest, "Number"), (sentTwice.Status, sentTwice.Errors.Single().Field));
    }

    [Fact]
    public async Task WhoHasACard_AnswersWithoutAnAccountAndOnce()
    {
        await using var given = await CardSite.GivenAsync(provider);
        var codes = await given.GivenCardsAsync(2);
        var visitor = given.Site.Visitor();
        var address = $"/kaart/{codes[0]}";
        var page = await visitor.ReadAsync(address);
        Assert.Equal(["Kreeg u snel hulp?", "Hoe lang moest u wachten?", "Weet u wie u kunt bellen?"],
            page.QuerySelectorAll("legend").Select(l => l.TextContent));
        Assert.Equal(["Ja", "Een beetje", "Nee", "Weet ik niet", "Gaat niet over mij"],
            page.QuerySelector(".card-buttons")!.QuerySelectorAll(".card-button span").Select(c => c.TextContent));

        Assert.Equal("U hebt nog niets ingevuld. Beantwoord ten minste één vraag. (D240)",
            (await visitor.SendAsync(page, address)).Errors.Single().Sentence);
        var long1 = new string('a', CardForm.MaxWords + 1);
        var refused = await visitor.SendAsync(page, address,
            new() { ["answer_1.1.1"] = "no", ["waited"] = "months", ["reasons_1.1.1"] = long1, ["reasons_1.1.2"] = "Nooit van gehoord." });
        Assert.Equal((HttpStatusCode.BadRequest, "reasons_1_1_1"), (refused.Status, refused.Errors.Single().Field));
        Assert.Equal(["no", "months"], refused.Page.QuerySelectorAll("input[type=radio][checked]").Select(r => r.GetAttribute("value")));
        Assert.Equal([long1, "Nooit van gehoord."], refused.Page.QuerySelectorAll("textarea").Select(t => t.TextContent));

        var sent = new Dictionary<string, string?> { ["answer_1.1.1"] = "no", ["reasons_1.1.2"] = "Nooit van gehoord." };
        var done = await visitor.SendAsync(refused.Page, address, new(sent) { ["reasons_1.1.1"] = "" });
        Assert.Equal((HttpStatusCode.Redirect, "/kaart/bedankt"), (done.Status, done.Location));
        Assert.Contains("Dank u wel", (await visitor.OpenAsync(done.Location!)).Text, StringComparison.Ordinal);

        // Sent twice it is one; another who has the same card comes too late, and keeps what they typed.
        Assert.Equal("/kaart/bedankt", (await visitor.SendAsync(refused.Page, address, new(sent) { ["reasons_1.1.1"] = "" })).Location);
        var late = await given.Site.Visitor().SendAsync(page, address, new(sent) { ["Sent"] = Guid.NewGuid().ToString() });
        Assert.NotEqual(HttpStatusCode.Redirect, late.Status);
        var kept = await given.Site.AskAsync(db => db.CardAnswers.AsNoTracking().ToListAsync());
        Assert.Equal([new("answer_1.1.1", "no"), new("reasons_1.1.2", "Nooit van gehoord."), new("waited", "months")],
            Assert.Single(kept).Answers());
        Assert.Equal(1, await given.Site.AskAsync(db => db.AnswerCards.CountAsync(c => c.IsUsed)));
    }

    [Fact]
    public async Task InAFollowUp_ACardAsksAboutItsPointsAlone()
    {
        await using var given = await CardSite.GivenAsync(provider);
        await given.Site.ChangeAsync(async db => db.Drafts.Remove(await db.Drafts.SingleAsync()));
        var framework = await given.Site.UseAsync<FrameworkCatalogue, Framework>(all => Task.FromResult(all.Get("gezinshulp/1")));
        await given.Site.ChangeAsync(async db =>
        {
            var inspection = await db.Inspections.Include(i => i.Assessments).SingleAsync();
            var assessment = inspection.Assessments.Single();
            var falls = new Mark(framework.Scale.Marks.First(m => m.Falls).Value, null);
            var point = ImprovementPoint.OfColumn(
                Guid.NewGuid(), assessment.ApproachId, framework, ["1.1.2"], new Judgement(null, [falls], "Niemand weet het."));
            db.AddRange(point, FactsheetDraft.FollowUp(inspection, framework, [(assessment, new FollowedPoint(point, []))], Guid.NewGuid));
        });
        var codes = await given.GivenCardsAsync(1);

        var page = await given.Site.Visitor().ReadAsync($"/kaart/{codes[0]}");

        Assert.Equal(["Weet u wie u kunt bellen?"], page.QuerySelectorAll("legend").Select(l => l.TextContent));
    }

    [Fact]
    public async Task WhoIsLoggedIn_SeesACard_AndSendsNone()
    {
        await using var given = await CardSite.GivenAsync(provider);
        var address = $"/kaart/{(await given.GivenCardsAsync(1))[0]}";
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync(address);
        Assert.Contains("U bent ingelogd.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main button"));

        var sent = await inspector.SendAsync(page, address, new() { ["reasons_1.1.1"] = "Van een inspecteur." });

        Assert.Contains("(D247)", sent.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Contains("Van een inspecteur.", sent.Text, StringComparison.Ordinal);
        Assert.Equal(0, await given.Site.AskAsync(db => db.CardAnswers.CountAsync()));
        await given.GivenFamiliesAnswerAsync([address.Split('/')[^1]]);
    }

    [Fact]
    public async Task TwoWhoSendTheSameCardAtOnce_AreOne_AndTheOtherKeepsWhatWasTyped()
    {
        await using var given = await CardSite.GivenAsync(provider);
        var address = $"/kaart/{(await given.GivenCardsAsync(1))[0]}";
        var (one, other) = (given.Site.Visitor(), given.Site.Visitor());
        var (pageOfOne, pageOfOther) = (await one.ReadAsync(address), await other.ReadAsync(address));

        var both = await Task.WhenAll(
            one.SendAsync(pageOfOne, address, new() { ["reasons_1.1.1"] = "Van de een." }),
            other.SendAsync(pageOfOther, address, new() { ["reasons_1.1.1"] = "Van de ander." }));

        var late = Assert.Single(both, b => b.Location is null);
        Assert.Contains("Deze kaart is al gebruikt.", late.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Contains(both[0] == late ? "Van de een." : "Van de ander.", late.Text, StringComparison.Ordinal);
        Assert.Equal(1, await given.Site.AskAsync(db => db.CardAnswers.CountAsync()));
    }

    [Fact]
    public async Task ACodeThatIsWrongUsedOrExpired_IsOneClearSentence()
    {
        await using var given = await CardSite.GivenAsync(provider);
        var codes = await given.GivenCardsAsync(2);
        await given.GivenFamiliesAnswerAsync(codes.Take(1));
        var visitor = given.Site.Visitor();

        var wrong = await visitor.OpenAsync("/kaart/ABCD-EFGH-JKMN");
        Assert.Equal(HttpStatusCode.NotFound, wrong.Status);
        Assert.Contains("Deze code kennen wij niet.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Deze kaart is al gebruikt.", (await visitor.OpenAsync($"/kaart/{codes[0]}")).Text, StringComparison.Ordinal);
        Assert.Contains("Hebt u een vraag? Vraag het aan:", (await visitor.OpenAsync($"/kaart/{codes[0]}")).Text, StringComparison.Ordinal);
        Assert.Contains("This card was used already.", (await visitor.OpenAsync($"/en/kaart/{codes[0]}")).Text, StringComparison.Ordinal);
        // Typed at the short address, in small letters and without dashes.
        var typed = await visitor.ReadAsync($"/kaart?code={codes[1].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}");
        Assert.Contains("Kreeg u snel hulp?", typed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Did you get help soon?", (await visitor.OpenAsync($"/en/kaart/{codes[1]}")).Text, StringComparison.Ordinal);

        given.TheLastDayIsPast();
        var late = await visitor.SendAsync(typed, $"/kaart/{codes[1]}", new() { ["reasons_1.1.1"] = "Net te laat." });
        Assert.Contains("Deze kaart is verlopen.", late.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Contains("Net te laat.", late.Text, StringComparison.Ordinal);
        Assert.Equal(1, await given.Site.AskAsync(db => db.CardAnswers.CountAsync()));
    }

    [Fact]
    public async Task TheLastDayOfARound_IsFixed_AndAnotherDayIsRefused()
    {
        await using var given = await CardSite.GivenAsync(provider);
        await given.GivenCardsAsync(2);
        var person = await given.Site.LoggedInAsync(given.Inspector);
        var more = new Dictionary<string, string?> { ["For"] = $"{given.Assessment}:family", ["Number"] = "1" };

        var refused = await person.SendAsync(given.Page, new(more) { ["LastDay"] = "31-3-2026" });
        Assert.Equal((HttpStatusCode.BadRequest, "LastDay"), (refused.Status, refused.Errors.Single().Field));
        Assert.Contains("ligt vast: 20 maart 2026.", refused.Errors.Single().Sentence, StringComparison.Ordinal);

        Assert.Contains("Er is één kaart gemaakt.", (await person.SendAsync(given.Page, more)).Text, StringComparison.Ordinal);
        Assert.Equal(3, await given.Site.AskAsync(db => db.AnswerCards.CountAsync()));
    }

    [Fact]
    public async Task WhoGuessesCodes_Waits_AndWhoHasACardAtTheSamePlaceDoesNot()
    {
        await using var given = await CardSite.GivenAsync(provider);
        var code = (await given.GivenCardsAsync(1))[0];
        var guesser = given.Site.Visitor();
        for (var i = 0; i < Throttle.Free; i++)
            Assert.Equal(HttpStatusCode.NotFound, (await guesser.OpenAsync($"/kaart/{CardCode.New()}")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.OpenAsync($"/kaart/{CardCode.New()}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await guesser.OpenAsync($"/kaart/{code}")).Status);
    }

    [Fact]
    public async Task OfFourFamilies_TheWorkbenchSaysThatTheyAreTooFew_AndNothingElse()
    {
        await using var given = await CardSite.GivenAsync(provider);
        await given.GivenFamiliesAnswerAsync(await given.GivenCardsAsync(4), Told);
        given.TheLastDayIsPast();

        var voice = Voice(await (await given.Site.LoggedInAsync(given.Inspector)).ReadAsync(given.Bench()));

        Assert.Contains("Er zijn te weinig antwoorden om te laten zien. Daarvoor zijn er ten minste 5 nodig.", voice.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Told, voice.TextContent, StringComparison.Ordinal);
        Assert.Empty(voice.QuerySelectorAll("dd, li"));
        Assert.DoesNotContain("4", voice.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfFiveFamilies_TheWorkbenchCountsAndTells_OnceTheLastDayIsPast()
    {
        await using var given = await CardSite.GivenAsync(provider);
        await given.GivenFamiliesAnswerAsync(await given.GivenCardsAsync(7), Told);
        var person = await given.Site.LoggedInAsync(given.Inspector);
        var before = Voice(await person.ReadAsync(given.Bench()));
        Assert.Contains("De kaarten werken tot en met 20 maart 2026.", before.TextContent, StringComparison.Ordinal);
        Assert.Empty(before.QuerySelectorAll("dd, li"));
        var agreement = (await person.ReadAsync(given.Bench())).QuerySelector(".agreement")!.TextContent;

        given.TheLastDayIsPast();

        person = await given.Site.LoggedInAsync(given.Inspector);
        var page = await person.ReadAsync(given.Bench());
        var voice = Voice(page);
        Assert.Equal("Gezin of jongere", voice.QuerySelector(".voice__who")!.TextContent);
        Assert.Equal(["4", "0", "3", "0", "0", "0", "7", "0"], voice.QuerySelectorAll("dd").Select(d => d.TextContent));
        Assert.Equal(Enumerable.Range(0, 7).Select(n => $"{Told} {n}."),
            voice.QuerySelectorAll(".voice__words li").Select(l => l.TextContent.Trim()));
        // The sentence about municipality and partners knows nothing of it.
        Assert.Equal(agreement, page.QuerySelector(".agreement")!.TextContent);
        Assert.Empty((await person.ReadAsync(given.Bench("2.1.1"))).QuerySelectorAll(".voice--cards"));
        // Own words are for who judges; a lead sees the numbers.
        Assert.NotEmpty(Voice(await (await given.Site.LoggedInAsync(given.Reader)).ReadAsync(given.Bench()))
            .QuerySelectorAll(".voice__words li"));
        var lead = Voice(await (await given.Site.LoggedInAsync(given.Lead)).ReadAsync(given.Bench()));
        Assert.Equal((8, 0), (lead.QuerySelectorAll("dd").Length, lead.QuerySelectorAll("li").Length));
        Assert.DoesNotContain(Told, lead.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CardsAreMade_ByInspectorsAndLeadsOfTheStudyAlone()
    {
        await using var given = await CardSite.GivenAsync(provider);
        foreach (var account in new[] { given.Municipality, given.Partner })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(account)).OpenAsync(given.Page)).Status);
        foreach (var stranger in new[] { Role.Inspector, Role.SecondReader, Role.StudyLead })
            Assert.Equal(HttpStatusCode.NotFound, (await (await given.Site.LoggedInAsync(stranger)).OpenAsync(given.Page)).Status);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Empty((await reader.ReadAsync(given.Page)).QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Forbidden,
            (await reader.SendWithoutFormAsync(given.Page,
            new() { ["For"] = $"{given.Assessment}:family", ["Number"] = "1", ["LastDay"] = "20-3-2026" })).Status);
        Assert.Empty(await given.Site.AskAsync(db => db.AnswerCards.ToListAsync()));

        var made = await (await given.Site.LoggedInAsync(given.Lead))
            .SendAsync(given.Page, new() { ["For"] = $"{given.Assessment}:professional", ["Number"] = "2" });
        Assert.Equal(2, made.Page.QuerySelectorAll(".card-sheet").Length);
        Assert.Equal(1, await given.Site.AskAsync(db => db.HistoryEntries.CountAsync(h => h.Act == HistoryAct.CardsMade)));
        given.TheLastDayIsPast();
        var late = await (await given.Site.LoggedInAsync(given.Lead))
            .SendAsync(given.Page, new() { ["For"] = $"{given.Assessment}:professional", ["Number"] = "2" });
        Assert.Contains("D243", late.Errors.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatFamiliesSay_StandsInNoPageFileOrAnswerOfMunicipalityPartnersOrVisitors()
    {
        await using var given = await CardSite.GivenAsync(provider);
        await given.GivenFamiliesAnswerAsync(await given.GivenCardsAsync(6), Told);
        given.TheLastDayIsPast();
        await given.Site.DoJobsAsync();
        Assert.Contains(Told, (await (await given.Site.LoggedInAsync(given.Inspector)).OpenAsync(given.Bench())).Text,
            StringComparison.Ordinal);

        // Everyone walks through all that there is for them; whoever reads the evidence finds it in the workbench alone.
        var places = new HashSet<string>();
        foreach (var account in new[] { given.Municipality, given.Partner, given.Inspector, given.Reader, given.Lead })
        {
            var person = await given.Site.LoggedInAsync(account);
            var visited = await given.Site.Routes.FollowWorkAsync(person.Client);
            var knows = account == given.Inspector || account == given.Reader;
            foreach (var page in visited.Where(v => v.Status == 200))
                if ((await person.Client.GetStringAsync(page.Address)).Contains(Told, StringComparison.Ordinal))
                    places.Add(knows ? page.Route : $"{account.Name}: {page.Address}");
        }
        Assert.Equal(["en/werk/concepten/{inspection:guid}/beoordelen/{assessment:guid}/{indicator}",
            "werk/concepten/{inspection:guid}/beoordelen/{assessment:guid}/{indicator}"],
            places.Order(StringComparer.Ordinal));

        // And every endpoint at all, with the identities of this inspection in the place of its parameters.
        foreach (var account in new[] { given.Municipality, given.Partner, null })
        {
            var person = account is null ? given.Site.Visitor() : await given.Site.LoggedInAsync(account);
            foreach (var route in given.Site.Routes.Names.Where(r => !r.Contains("kaart/", StringComparison.Ordinal)))
                foreach (var id in new[] { given.Inspection, given.Assessment })
                {
                    var path = System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]*\}", p =>
                        p.Value.Contains("assessment", StringComparison.OrdinalIgnoreCase) ? given.Assessment.ToString()
                        : p.Value.Contains("indicator", StringComparison.OrdinalIgnoreCase) ? "1.1.1"
                            : p.Value.Contains(":int", StringComparison.Ordinal) ? "1"
                        : p.Value.Contains("code", StringComparison.Ordinal) ? "GM0150" : p.Value.Contains("slug", StringComparison.Ordinal)
                            ? "gezinshulp" : id.ToString());
                    using var response = await person.Client.GetAsync($"/{path.TrimStart('/')}");
                    var said = await response.Content.ReadAsStringAsync();
                    Assert.False(said.Contains(Told, StringComparison.Ordinal)
                        || said.Contains("Gezin of jongere", StringComparison.Ordinal), $"{account?.Name ?? "nobody"} reads it at /{path}");
                }
        }
    }

    private static IElement Voice(IParentNode page) => Assert.Single(page.QuerySelectorAll(".voice--cards"));
}

public sealed class CardTestsOnSqlite() : CardTests(Provider.Sqlite);

public sealed class CardTestsOnPostgres() : CardTests(Provider.Postgres);
