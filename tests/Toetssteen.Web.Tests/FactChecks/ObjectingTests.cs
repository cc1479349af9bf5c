using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.FactChecks;

/// <summary>The municipality reads its draft, objects to sentences with several people, and one of them submits.</summary>
public abstract class ObjectingTests(Provider provider)
{
    private const string FirstFinding = "approaches/0/findings/0";

    [Fact]
    public async Task NobodyButTheMunicipality_SeesTheDraft_NotEvenAPartner()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var check = await CheckAsync(given);
        var partner = new Domain.Municipalities.Organisation(
            Guid.NewGuid(),
            Domain.Municipalities.OrganisationKind.Partner,
            "Nog een partner");
        await given.Site.ChangeAsync(async db =>
            db.Entry(await db.Respondents.SingleAsync(r => r.Id == given.Respondents[1])).Property(r => r.OrganisationId).CurrentValue = (
                await db.Organisations.AddAsync(partner))
                .Entity
                .Id);
        var zwolle = new Domain.Municipalities.Organisation(
            Guid.NewGuid(),
            Domain.Municipalities.OrganisationKind.Municipality,
            "Zwolle",
            municipalityCode: "GM0193");
        var others = new[]
        {
            given.Site.Visitor(),
            await given.Site.LoggedInAsync(Role.PartnerRespondent, partner),
            await given.Site.LoggedInAsync(Role.MunicipalityRespondent, zwolle),
            await given.Site.LoggedInAsync(Role.Administrator),
            await given.Site.LoggedInAsync(given.Inspector),
            await given.Site.LoggedInAsync(given.Leader),
        };
        foreach (var other in others)
            foreach (var address in new[] { "", $"/bezwaar?bij={FirstFinding}", "/reactie", "/uitstel", "/verzenden", "/ontvangst" })
            {
                var answer = await other.OpenAsync(check + address);
                Assert.NotEqual(HttpStatusCode.OK, answer.Status);
                Assert.DoesNotContain("omschrijving", answer.Text, StringComparison.Ordinal);
            }
        foreach (var stranger in others.Take(4))
            foreach (
                var address in new[]
                {
                "/",
                "/zoeken?q=omschrijving",
                "/gemeenten/GM0150-deventer",
                given.Address,
                $"{given.Address}/feitencheck",
                "/werk",
                })
                Assert.DoesNotContain(
                    "Alle partners gebruiken dezelfde omschrijving",
                    (await stranger.OpenAsync(address)).Text,
                    StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ShowsTheDraftAsItWillBePublished_WithAWayToObjectAtEachText()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var respondent = await given.Site.LoggedInAsync(given.Respondent);
        Assert.Contains("Controleer het concept op feiten", (await respondent.OpenAsync("/werk")).Text, StringComparison.Ordinal);

        var page = await respondent.ReadAsync(await CheckAsync(given));

        Assert.Contains("Concept, niet openbaar", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(given.Framework.Rows().Count, page.QuerySelectorAll("article.finding").Length);
        Assert.All(page.QuerySelectorAll("article.finding"), f => Assert.NotNull(f.QuerySelector(".object-link a")));
        foreach (
            var text in new[]
            {
                "Deventer heeft ongeveer honderdduizend inwoners.",
                "Een team dat bij gezinnen thuis komt.",
                "De partners herkennen dezelfde gezinnen.",
            })
            Assert.Contains(text, page.Body.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll(".object-link a").Select(a => a.GetAttribute("href")!))
            Assert.NotEmpty((await respondent.ReadAsync(link)).QuerySelectorAll("input[name=Sentence]"));
        using var response = await respondent.Client.GetAsync(await CheckAsync(given));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Post_WhenASentenceIsChosenWithAReasonAndADocument_KeepsTheObjection()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var answer = await ObjectAsync(
            given,
            given.Respondent,
            new()
            {
                ["Sentence"] = "1",
                ["Kind"] = "EvidenceMissed",
                ["Reason"] = "Zie bladzijde 2.",
                ["Document"] = given.Document.ToString(),
            });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var objection = await given.Site.AskAsync(db => db.FactChecks.SelectMany(c => c.Objections).SingleAsync());
        Assert.Equal(
            (ObjectionKind.EvidenceMissed, "Zie bladzijde 2.", given.Document),
            (objection.Kind, objection.Reason, objection.DocumentId));
        Assert.Equal(
            ("Nieuwe partners kennen de omschrijving nog niet.", given.Finding("1.1.1"), FirstFinding + "/attention/0"),
            (objection.Sentence.Text, objection.Sentence.FindingId, objection.Sentence.Place));
        Assert.Contains(await given.HistoryAsync(), e => e.Act == HistoryAct.ObjectionMade && e.AccountId == given.Respondent.Id);
    }

    [Fact]
    public async Task Post_WhenSomethingIsMissing_ReturnsErrors_AndKeepsWhatWasTyped()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var answer = await ObjectAsync(given, given.Respondent, new() { ["Document"] = Guid.NewGuid().ToString() });
        Assert.Equal(["Sentence", "Kind", "Reason", "Document"], answer.Errors.Select(e => e.Field));
        Assert.Contains(
            "Ons plan zegt iets anders.",
            (await ObjectAsync(given, given.Respondent, new() { ["Reason"] = "Ons plan zegt iets anders." }))
                .Page.QuerySelector("textarea")!
                .TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AfterTheDay_IsRefused_AndWhatWasTypedIsStillThere()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var respondent = await given.Site.LoggedInAsync(given.Respondent);
        var address = $"{await CheckAsync(given)}/bezwaar?bij={FirstFinding}";
        var opened = await respondent.ReadAsync(address);
        given.Site.Clock.Now += TimeSpan.FromDays(22);
        await given.Site.LogInAgainAsync(respondent, given.Respondent);

        var answer = await respondent.SendAsync(
            opened,
            address,
            new()
            {
                ["Sentence"] = "0",
                ["Kind"] = "FactuallyWrong",
                ["Reason"] = "Dat is niet zo.",
            });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("D131", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Dat is niet zo.", answer.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await given.Site.AskAsync(db => db.FactChecks.SelectMany(c => c.Objections).CountAsync()));
    }

    [Fact]
    public async Task TwoPeopleAtOnce_LoseNothing_AndNeitherOverwritesTheOther()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var fields = new Dictionary<string, string?>
        {
            ["Sentence"] = "0",
            ["Kind"] = "FactuallyWrong",
            ["Reason"] = "Van de een of de ander.",
        };
        await Task.WhenAll(ObjectAsync(given, given.Respondent, fields), ObjectAsync(given, given.SecondRespondent, fields));
        Assert.Equal(
            [1, 2],
            await given.Site.AskAsync(db => db.FactChecks.SelectMany(c => c.Objections).Select(o => o.Number).OrderBy(n => n).ToListAsync())
        );

        var (one, two) = (await given.Site.LoggedInAsync(given.Respondent), await given.Site.LoggedInAsync(given.SecondRespondent));
        var address =
            $"{await CheckAsync(given)}/bezwaren/{await given.Site.AskAsync(db => db.FactChecks.SelectMany(c => c.Objections).OrderBy(o => o.Number).Select(o => o.Id).FirstAsync())}";
        var opened = await two.ReadAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, (await one.SendAsync(address, new() { ["Reason"] = "Zoals de een het ziet." })).Status);
        var answer = await two.SendAsync(opened, address, new() { ["Reason"] = "Zoals de ander het ziet." });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Zoals de een het ziet.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Zoals de ander het ziet.", answer.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await two.SendAsync(answer.Page, address)).Status);
    }

    [Fact]
    public async Task AnObjectionThatIsTakenBack_LeavesItsNumberBehind()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var fields = new Dictionary<string, string?>
        {
            ["Sentence"] = "0",
            ["Kind"] = "Remark",
            ["Reason"] = "Let op.",
        };
        await ObjectAsync(given, given.Respondent, fields);
        await ObjectAsync(given, given.Respondent, fields);
        var first = await given.Site.AskAsync(db =>
            db.FactChecks.SelectMany(c => c.Objections).Where(o => o.Number == 1).Select(o => o.Id).SingleAsync());
        var respondent = await given.Site.LoggedInAsync(given.SecondRespondent);
        var address = $"{await CheckAsync(given)}/bezwaren/{first}";
        var opened = await respondent.ReadAsync(address);
        opened.QuerySelector("main form")!.SetAttribute("action", address + "?handler=Withdraw");

        await respondent.SendAsync(opened, address);
        await ObjectAsync(given, given.Respondent, fields);

        Assert.Equal(
            [2, 3],
            await given.Site.AskAsync(db => db.FactChecks.SelectMany(c => c.Objections).Select(o => o.Number).OrderBy(n => n).ToListAsync())
        );
        Assert.Contains(await given.HistoryAsync(), e => e.Act == HistoryAct.ObjectionWithdrawn && e.Before == "Let op.");
    }

    [Fact]
    public async Task OneSubmits_WhatWasRead_AndGetsAReceipt()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var (check, respondent) = (await CheckAsync(given), await given.Site.LoggedInAsync(given.Respondent));
        await respondent.SendAsync($"{check}/reactie", new() { ["Words"] = "Wij herkennen ons in het beeld.", ["Publish"] = "true" });
        var opened = await respondent.ReadAsync($"{check}/verzenden");
        Assert.Equal("Confirmed", Assert.Single((await respondent.SendAsync(opened, $"{check}/verzenden")).Errors).Field);
        await ObjectAsync(
            given,
            given.SecondRespondent,
            new()
            {
                ["Sentence"] = "0",
                ["Kind"] = "Remark",
                ["Reason"] = "Nog iets.",
            });
        var fields = new Dictionary<string, string?> { ["Name"] = "Gerda Jansen", ["Confirmed"] = "true" };

        var early = await respondent.SendAsync(opened, $"{check}/verzenden", fields);
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Contains("Nog iets.", early.Text, StringComparison.Ordinal);
        Assert.Equal($"{check}/ontvangst", (await respondent.SendAsync(early.Page, $"{check}/verzenden", fields)).Location);

        var receipt = await respondent.OpenAsync($"{check}/ontvangst");
        Assert.Contains("Gerda Jansen", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("nog geen besluit", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(DraftStage.Deciding, await given.Site.AskAsync(db => db.Drafts.Select(d => d.Stage).SingleAsync()));
        Assert.Contains(await given.HistoryAsync(), e => e.Act == HistoryAct.FactCheckSubmitted);
        Assert.DoesNotContain(await given.HistoryAsync(), e => $"{e.Why}{e.Before}{e.After}".Contains("Gerda", StringComparison.Ordinal));
        Assert.Equal("Wij herkennen ons in het beeld.", (await given.ContentAsync()).Compose(null, null).FactCheck!.Response);
        Assert.Empty((await respondent.ReadAsync(check)).QuerySelectorAll(".object-link"));
    }

    [Fact]
    public async Task Post_AfterItWasSubmitted_IsRefused_AndWhatWasTypedIsStillThere()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var (check, respondent) = (await CheckAsync(given), await given.Site.LoggedInAsync(given.SecondRespondent));
        var opened = await respondent.ReadAsync($"{check}/bezwaar?bij={FirstFinding}");
        await (await given.Site.LoggedInAsync(given.Respondent)).SendAsync(
            $"{check}/verzenden",
            new() { ["Name"] = "Gerda", ["Confirmed"] = "true" });

        var answer = await respondent.SendAsync(
            opened,
            $"{check}/bezwaar?bij={FirstFinding}",
            new()
            {
                ["Sentence"] = "0",
                ["Kind"] = "Remark",
                ["Reason"] = "Te laat getypt.",
            });

        Assert.Contains("D130", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Te laat getypt.", answer.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> CheckAsync(DraftSite given) => $"/werk/feitencheck/{await given.FactCheckAsync()}";

    private static async Task<Answered> ObjectAsync(DraftSite given, Security.Account by, Dictionary<string, string?> fields) =>
        await (await given.Site.LoggedInAsync(by)).SendAsync($"{await CheckAsync(given)}/bezwaar?bij={FirstFinding}", fields);
}

public sealed class ObjectingTestsOnSqlite() : ObjectingTests(Provider.Sqlite);

public sealed class ObjectingTestsOnPostgres() : ObjectingTests(Provider.Postgres);
