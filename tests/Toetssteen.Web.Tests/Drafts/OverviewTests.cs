using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>A draft at a glance, and the gate to the second reader.</summary>
public abstract class OverviewTests(Provider provider)
{
    [Fact]
    public async Task Draft_IsOfWhoHasAPartInTheInspection_OnTheSideOfTheInspectorates()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var answers = new List<HttpStatusCode>();
        foreach (var account in new[] { given.Leader, given.Inspector, given.Reader, given.Respondent })
            answers.Add((await (await given.Site.LoggedInAsync(account)).OpenAsync(given.Address)).Status);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden], answers);
        Assert.Equal(HttpStatusCode.NotFound, (await (await given.Site.LoggedInAsync(Role.Inspector)).OpenAsync(given.Address)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await given.Site.LoggedInAsync(given.Inspector)).OpenAsync($"/werk/concepten/{Guid.NewGuid()}")).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await (await given.Site.LoggedInAsync(Role.Administrator)).OpenAsync(given.Address)).Status);
    }

    [Fact]
    public async Task Overview_SaysHowFarItIs_WhoIsToAct_AndWhatIsMissingWithALinkEach()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var page = await given.ReadAsync(given.Inspector);
        var text = page.Body!.TextContent;
        Assert.Contains("Wordt geschreven", text, StringComparison.Ordinal);
        Assert.Contains("2 van 25 bevindingen compleet", text, StringComparison.Ordinal);
        Assert.Contains($"Aan zet: {given.Inspector.Name}", text, StringComparison.Ordinal);
        Assert.Contains("Er ontbreken nog 46 dingen.", text, StringComparison.Ordinal);
        var gaps = page.QuerySelectorAll(".draft-gaps a");
        Assert.Equal(46, gaps.Length);
        Assert.Equal("Bevinding 1.2.1 Aanmeldpunt is bekend heeft nog geen tekst.", gaps[0].TextContent.Trim());
        Assert.Equal(
            $"{given.Address}/beoordelen/{given.Assessment}/1.2.1#finding_{given.Finding("1.2.1")}_text",
            gaps[0].GetAttribute("href"));
        var row = page.QuerySelectorAll(".draft-findings tbody tr")[1];
        Assert.Contains("Verbeterpunt", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("geschreven", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindingsWithoutEvidence_AreCountedAndListedAtTheGate_AndGoOnOnlyWithAReason()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var finding = given.Finding("3.1.1");
        await given.WriteAsync(given.Inspector, new() { [DraftNames.Answers(finding)] = "" });
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync(given.Address);
        var field = $"/beoordelen/{given.Assessment}/3.1.1#finding_{finding}_no-evidence";
        Assert.Equal("1 bevinding zonder onderbouwing", page.QuerySelector(".gate h3")!.TextContent);
        Assert.Equal(given.Address + field, page.QuerySelector(".gate a")!.GetAttribute("href"));
        Assert.Contains("nog geen reden", page.QuerySelector(".gate li")!.TextContent, StringComparison.Ordinal);
        var gap = Assert.Single(page.QuerySelectorAll(".draft-gaps a"));
        Assert.Equal(
            ("Bevinding 3.1.1–3.1.3 Beleid, visie en doelen heeft geen onderbouwing, en ook geen reden daarvoor.", given.Address + field),
            (gap.TextContent, gap.GetAttribute("href")));
        Assert.EndsWith("(D111)", Assert.Single((await inspector.SendAsync(given.Address)).Errors).Sentence, StringComparison.Ordinal);

        var bench = $"{given.Address}/beoordelen/{given.Assessment}/3.1.1";
        await inspector.SendAsync(bench, new() { [DraftNames.NoEvidenceReason(finding)] = "Hierover is niets op papier." }, "form.answers");

        Assert.Contains(
            "Hierover is niets op papier.",
            (await inspector.ReadAsync(given.Address)).QuerySelector(".gate li")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(given.Address, (await inspector.SendAsync(given.Address)).Location);
        Assert.Equal(DraftStage.SecondReading, (await given.ContentAsync()).Draft.Stage);
        // The reason is kept in the history, and published nowhere.
        Assert.Contains(await given.HistoryAsync(), e => e.Subject == DraftNames.NoEvidenceReason(finding));
        Assert.DoesNotContain(
            "Hierover is niets op papier.",
            FactsheetContentJson.Freeze((await given.ContentAsync()).Compose(null, null)).Json,
            StringComparison.Ordinal);
        Assert.Contains(
            "waarom zonder onderbouwing",
            (await inspector.OpenAsync($"{given.Address}/geschiedenis")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraftThatWasSentOnBefore_StaysWhereItIs_WithoutEvidenceOrAReason()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        await given.WriteAsync(given.Inspector, new() { [DraftNames.Answers(given.Finding("1.2.1"))] = "" });
        await given.ActAsync(given.Inspector, async at =>
        {
            at.Content.Draft.AskSecondReading([], at.By.Id, at.Now);
            await at.Db.SavePrivatelyAsync(default);
        });
        var page = await given.ReadAsync(given.Reader, "/tweede-lezing");
        Assert.Contains("Er is geen reden opgeschreven.", page.Body!.TextContent, StringComparison.Ordinal);
        await given.AgreeAsync();
        Assert.Equal(DraftStage.Agreed, (await given.ContentAsync()).Draft.Stage);
    }

    [Fact]
    public async Task WhoReadsAlong_ReadsTheTextsOfAFindingAsTheyWillBePublished()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        await given.WriteAsync(given.Inspector, new()
        {
            [DraftNames.Text(given.Finding("1.1.1"))] = "Zo **moet** het.",
            [DraftNames.Attention(given.Finding("1.1.1"), 1)] = "- eerst dit\n- dan dat",
        });
        var page = await given.ReadAsync(given.Reader, $"/beoordelen/{given.Assessment}/1.1.1");
        Assert.Contains(page.QuerySelectorAll("main strong"), s => s.TextContent == "moet");
        Assert.Equal(["eerst dit", "dan dat"], page.QuerySelectorAll(".notice li").Select(i => i.TextContent.Trim()));
        Assert.DoesNotContain("**", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_LeadsToTheSecondReadingAndTheFactCheck_OnceTheyAreThere()
    {
        await using var given = await DraftSite.GivenADraftInSecondReadingAsync(provider);
        var (reading, check) = ($"a[href='{given.Address}/tweede-lezing']", $"a[href='{given.Address}/feitencheck']");
        Assert.NotNull((await given.ReadAsync(given.Reader)).QuerySelector(reading));
        var before = await given.ReadAsync(given.Leader);
        Assert.Null(before.QuerySelector(reading));
        Assert.Null(before.QuerySelector(check));
        await given.AgreeAsync();
        Assert.NotNull((await given.ReadAsync(given.Leader)).QuerySelector(check));
        Assert.NotNull((await given.ReadAsync(given.Inspector)).QuerySelector(check));
    }

    [Fact]
    public async Task PointsThatNoConclusionMentions_AreShown_AndNotForced()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var shown = (await given.ReadAsync(given.Inspector)).QuerySelector(".notice")!.TextContent;
        Assert.Contains("1.1.2", shown, StringComparison.Ordinal);
        Assert.Contains("3.1.1–3.1.3 Beleid, visie en doelen", shown, StringComparison.Ordinal);
        // Its attention point is mentioned: a paragraph rests on it.
        Assert.DoesNotContain("1.1.1", shown, StringComparison.Ordinal);
        await given.AskSecondReadingAsync();
    }

    [Fact]
    public async Task Post_WhenSomethingIsMissing_IsRefused_AndNothingIsSent()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var answer = await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(given.Address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith("(D111)", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(DraftStage.Judging, (await given.ContentAsync()).Draft.Stage);
    }

    [Fact]
    public async Task Post_WhenAllIsThere_GoesToTheSecondReader_AndIsFrozen_WithItsHistory()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Equal(given.Address, (await inspector.SendAsync(given.Address)).Location);
        var page = await inspector.ReadAsync(given.Address);
        Assert.Contains("In tweede lezing", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));
        var entry = (await given.HistoryAsync())[^1];
        Assert.Equal((HistoryAct.SecondReadingAsked, given.Inspector.Id, "Inspector"), (entry.Act, entry.AccountId!.Value, entry.Role));
    }

    [Fact]
    public async Task Post_WhenSomeoneElseWasFirst_IsRefused()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var colleague = await given.Site.LoggedInAsync(given.Colleague);
        var page = await colleague.ReadAsync(given.Address);
        await given.AskSecondReadingAsync();
        var answer = await colleague.SendAsync(page, given.Address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith("(D110)", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(given.Inspector.Id, (await given.ContentAsync()).Draft.SecondReadingAskedBy);
    }

    [Fact]
    public async Task WhoDoesNotWriteIt_HasNoButton()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        Assert.Null((await given.ReadAsync(given.Leader)).QuerySelector("main form[method=post]"));
        Assert.Null((await given.ReadAsync(given.Reader)).QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task TheSecondReadersRemark_StandsAtItsFinding()
    {
        await using var given = await DraftSite.GivenADraftInSecondReadingAsync(provider);
        await given.ActAsync(given.Reader, async at =>
        {
            var finding = at.Content.Findings.Single(f => f.Finding.Id == given.Finding("1.1.2"));
            at.Db.FindingReadings.Add(
                new FindingReading(
                    Guid.NewGuid(),
                    given.Inspection,
                    finding.Finding.Id,
                    at.By.Id,
                    false,
                    "Waar staat dat?",
                    FindingAsRead.Of(finding),
                    at.Now));
            at.Content.Draft.Return(at.By.Id, at.Content.Authors, []);
            await at.Db.SavePrivatelyAsync(default);
        });
        await given.WriteAsync(given.Inspector, new() { [DraftNames.Text(given.Finding("1.1.2"))] = "Het jaarverslag noemt geen aantal." });
        var row = (await given.ReadAsync(given.Inspector)).QuerySelectorAll(".draft-findings tbody tr")[1];
        Assert.Contains("teruggegeven, daarna gewijzigd", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Waar staat dat?", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWaits_IsOnTheirWorkPage_AndFollowsTheStage()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Contains(
            "Schrijf het concept over Deventer",
            (await inspector.ReadAsync("/werk")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.NotNull(
            (await (await given.Site.LoggedInAsync(given.Leader)).ReadAsync("/werk/onderzoeken/proef/gemeenten/GM0150")).QuerySelector(
                $"a[href='{given.Address}']"));
        await using var sent = await DraftSite.GivenADraftWithTheMunicipalityAsync(provider);
        var page = await (await sent.Site.LoggedInAsync(sent.Inspector)).ReadAsync("/werk");
        var elsewhere = page.QuerySelectorAll(".work__study")
            .Single(s => s.QuerySelector("h2")!.TextContent.Trim() == "Bij een ander")
            .TextContent;
        Assert.Contains("Deventer", elsewhere, StringComparison.Ordinal);
        Assert.Contains("wacht op de gemeente", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain("Schrijf het concept", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("23 maart 2026", (await sent.ReadAsync(sent.Leader)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryLaterState_CanBeRead_AndSaysWhatComesNext()
    {
        foreach (var (make, words) in new (Func<Provider, Task<DraftSite>> Make, string Words)[]
        {
            (DraftSite.GivenADraftDecidingAsync, "Zij besluiten op elk bezwaar"),
            (DraftSite.GivenADraftToAdoptAsync, "die de factsheet vaststelt"),
            (DraftSite.GivenADraftAdoptedAsync, "een andere onderzoeksleider"),
            (DraftSite.GivenADraftScheduledAsync, "23 maart 2026 om 10.30 uur"),
        })
        {
            await using var given = await make(provider);
            Assert.Contains(words, (await given.ReadAsync(given.Leader)).Body!.TextContent, StringComparison.Ordinal);
            var chain = await given.HistoryAsync();
            Assert.Equal(Enumerable.Range(1, chain.Count), chain.Select(e => e.Number));
        }
    }
}

public sealed class OverviewTestsOnSqlite() : OverviewTests(Provider.Sqlite);

public sealed class OverviewTestsOnPostgres() : OverviewTests(Provider.Postgres);
