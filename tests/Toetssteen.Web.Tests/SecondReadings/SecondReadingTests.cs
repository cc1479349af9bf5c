using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.SecondReadings;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.FactChecks;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.SecondReadings;

/// <summary>Second reading: by someone who wrote none of it, finding by finding, and only what was read counts.</summary>
public abstract class SecondReadingTests(Provider provider)
{
    private const string Agree = "form[action='?handler=akkoord']";
    private const string Return = "form[action='?handler=teruggeven']";

    [Fact]
    public async Task Get_WhenOneIsNotTheSecondReaderOfThisInspection_IsNotThere()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var stranger = await given.Site.LoggedInAsync(Domain.People.Role.SecondReader, given.Inspectorate);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(List(given))).Status);
        foreach (var other in new[] { given.Inspector, given.Leader, given.Respondent })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(other)).OpenAsync(List(given))).Status);
    }

    [Fact]
    public async Task Get_ShowsEveryFindingWithItsVerdict_AndWaitsAtMyWork_AndIsNeverKept()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Contains("Lees het concept van Deventer als tweede", (await reader.OpenAsync("/werk")).Text, StringComparison.Ordinal);

        var page = await reader.ReadAsync(List(given));

        Assert.Equal(given.Framework.Rows().Count, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Concept, niet openbaar", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("U las 0 van de", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(Agree));
        Assert.Null(page.QuerySelector(Return));
        using var response = await reader.Client.GetAsync(List(given));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Get_OfAFinding_ShowsWhatItSaysAndTheAnswersItRestsOn()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var text = (await (await given.Site.LoggedInAsync(given.Reader)).OpenAsync(Of(given, "1.1.1"))).Text;
        Assert.Contains("Alle partners gebruiken dezelfde omschrijving.", text, StringComparison.Ordinal);
        Assert.Contains("Nieuwe partners kennen de omschrijving nog niet.", text, StringComparison.Ordinal);
        Assert.Contains("Wij gebruiken het convenant.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenReturnedWithoutARemark_ReturnsError_AndKeepsTheChoice()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var answer = await reader.SendAsync(Of(given, "1.1.1"), new() { ["Says"] = "terug" });
        Assert.Equal((HttpStatusCode.BadRequest, "Remark"), (answer.Status, Assert.Single(answer.Errors).Field));
        Assert.True(answer.Page.QuerySelector("input[value=terug]")!.HasAttribute("checked"));
        Assert.Equal("Says", Assert.Single((await reader.SendAsync(Of(given, "1.1.1"))).Errors).Field);
        Assert.Equal(0, await given.Site.AskAsync(db => db.FindingReadings.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenReturnedWithARemark_GivesTheDraftBack_WithTheRemarkInTheHistoryAndForTheInspectors()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        await reader.SendAsync(Of(given, "1.1.1"), new() { ["Says"] = "terug", ["Remark"] = "Noem het convenant." });

        await reader.SendAsync(List(given), form: Return);

        Assert.Equal(DraftStage.Judging, await StageAsync(given));
        var history = await given.HistoryAsync();
        Assert.Contains(history, e => e.Act == HistoryAct.SecondReadingReturned && e.Subject == HistorySubject.Finding(given.Finding("1.1.1")) && e.Why == "Noem het convenant." && e.Role == "SecondReader" && e.AccountId == given.Reader.Id);
        var remark = (await given.Site.UseAsync<Remarks, IReadOnlyDictionary<Guid, FindingReading>>(r => r.LastAsync(given.Inspection, default)))[given.Finding("1.1.1")];
        Assert.Equal((false, "Noem het convenant."), (remark.IsAgreed, remark.Remark));
    }

    [Fact]
    public async Task Post_WhenNothingWasReturned_TheDraftIsNotGivenBack()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        await reader.SendAsync(Of(given, "1.1.1"), new() { ["Says"] = "terug", ["Remark"] = "Noem het convenant." });
        var page = await reader.ReadAsync(List(given));
        given.Site.Clock.Now += TimeSpan.FromMinutes(1);
        await reader.SendAsync(Of(given, "1.1.1"), new() { ["Says"] = "akkoord" });

        var answer = await reader.SendAsync(page, List(given), form: Return);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(DraftStage.SecondReading, await StageAsync(given));
    }

    [Fact]
    public async Task Post_WhenEveryFindingIsAgreedWith_TheDraftIsAgreed_AndNotBefore()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var codes = given.Framework.Rows().Select(r => r.Indicators[0].Code).ToList();
        foreach (var code in codes.SkipLast(1))
            await reader.SendAsync(Of(given, code), new() { ["Says"] = "akkoord" });
        Assert.Null((await reader.ReadAsync(List(given))).QuerySelector(Agree));

        var last = await reader.SendAsync(Of(given, codes[^1]), new() { ["Says"] = "akkoord" });
        Assert.Equal(List(given), last.Location);
        await reader.SendAsync(List(given), form: Agree);

        Assert.Equal(DraftStage.Agreed, await StageAsync(given));
        Assert.Contains(await given.HistoryAsync(), e => e.Act == HistoryAct.SecondReadingAgreed && e.AccountId == given.Reader.Id);
        Assert.Contains("De onderzoeksleider kan verder", (await reader.OpenAsync(List(given))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreement_HoldsForTheWordsThatWereRead_AndWhatChangedIsShownWordByWord()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        await reader.SendAsync(Of(given, "1.1.1"), new() { ["Says"] = "akkoord" });
        await reader.SendAsync(Of(given, "1.1.2"), new() { ["Says"] = "terug", ["Remark"] = "Hoeveel ongeveer?" });
        await reader.SendAsync(List(given), form: Return);
        given.Site.Clock.Now += TimeSpan.FromMinutes(1);
        await given.WriteAsync(given.Inspector, new() { [DraftNames.Text(given.Finding("1.1.1"))] = "Bijna alle partners gebruiken dezelfde omschrijving." });
        await given.AskSecondReadingAsync();

        var page = await reader.ReadAsync(Of(given, "1.1.1"));

        Assert.Contains("Alle", page.QuerySelector(".changes del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("toegevoegd:", page.QuerySelector(".changes ins .vh")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bijna alle", page.QuerySelector(".changes ins")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(" ", page.QuerySelector(".changes del")!.NextSibling!.TextContent);
        var rows = (await reader.ReadAsync(List(given))).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("gewijzigd sinds u las", rows[0], StringComparison.Ordinal);
        Assert.Contains("eerder teruggegeven, niet gewijzigd", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatChanged_IsShownAsItIsRead_WithoutTheSignsOfMarkup_AndMarkupAloneIsSaid()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        foreach (var code in new[] { "1.1.1", "1.1.2" })
            await reader.SendAsync(Of(given, code), new() { ["Says"] = "terug", ["Remark"] = "Anders." });
        await reader.SendAsync(List(given), form: Return);
        await given.WriteAsync(given.Inspector, new()
        {
            [DraftNames.Text(given.Finding("1.1.1"))] = "Alle partners gebruiken **dezelfde** omschrijving.\n\n- uit het convenant\n- sinds 2012",
            [DraftNames.Text(given.Finding("1.1.2"))] = "De gemeente weet *niet* om hoeveel gezinnen het gaat.",
        });
        await given.AskSecondReadingAsync();

        var changes = (await reader.ReadAsync(Of(given, "1.1.1"))).QuerySelector(".changes")!.TextContent;
        Assert.Contains("dezelfde omschrijving.", changes, StringComparison.Ordinal);
        Assert.Contains("uit het convenant", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("*", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("- ", changes, StringComparison.Ordinal);
        var markup = (await reader.ReadAsync(Of(given, "1.1.2"))).QuerySelector(".changes")!;
        Assert.Contains("Alleen de opmaak is gewijzigd", markup.TextContent, StringComparison.Ordinal);
        Assert.Empty(markup.QuerySelectorAll("del, ins"));
    }

    [Fact]
    public async Task Post_WhenTheFindingChangedWhileItWasRead_IsAskedToReadAgain_AndTheRemarkIsKept()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var opened = await reader.ReadAsync(Of(given, "1.1.1"));
        await reader.SendAsync(Of(given, "1.1.2"), new() { ["Says"] = "terug", ["Remark"] = "Hoeveel ongeveer?" });
        await reader.SendAsync(List(given), form: Return);
        await given.WriteAsync(given.Inspector, new() { [DraftNames.Text(given.Finding("1.1.1"))] = "Iets anders." });
        await given.AskSecondReadingAsync();

        var answer = await reader.SendAsync(opened, Of(given, "1.1.1"), new() { ["Says"] = "akkoord", ["Remark"] = "Mooi gezegd." });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Iets anders.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Mooi gezegd.", answer.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.False(await given.Site.AskAsync(db => db.FindingReadings.AnyAsync(r => r.FindingId == given.Finding("1.1.1"))));
    }

    [Fact]
    public async Task OnesOwnWork_IsNotReadByOneself_AndASentenceSaysSo()
    {
        await using var given = await GivenADraftReadyForSecondReadingAsync(provider);
        await given.WriteAsync(given.Reader, new() { [DraftNames.Text(given.Finding("1.1.1"))] = "Dit schreef de tweede lezer." });
        await given.AskSecondReadingAsync();
        var reader = await given.Site.LoggedInAsync(given.Reader);

        var page = await reader.ReadAsync(List(given));
        Assert.Contains("U hebt zelf aan dit concept geschreven", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));

        var colleague = await given.Site.GivenAnAccountAsync(Domain.People.Role.SecondReader, given.Inspectorate);
        await given.Site.ChangeAsync(async db => (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == given.Inspection)).Assign(colleague.Id, Duty.SecondReader));
        var other = await (await given.Site.LoggedInAsync(colleague)).ReadAsync(Of(given, "1.1.1"));
        var answer = await reader.PostAsync(Of(given, "1.1.1"), new() { ["Says"] = "akkoord", ["Seen"] = other.QuerySelector("input[name=Seen]")!.GetAttribute("value") });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("D113", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenTheDraftIsNotWithTheReader_IsRefused()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var opened = await reader.ReadAsync(Of(given, "1.1.1"));
        await given.AgreeAsync();

        var answer = await reader.SendAsync(opened, Of(given, "1.1.1"), new() { ["Says"] = "terug", ["Remark"] = "Toch niet." });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("D110", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Dit concept ligt nu niet bij u", (await reader.OpenAsync(List(given))).Text, StringComparison.Ordinal);
    }

    private static string List(DraftSite given) => $"{given.Address}/tweede-lezing";

    private static string Of(DraftSite given, string code) => $"{List(given)}/{given.Finding(code)}";

    private static Task<DraftStage> StageAsync(DraftSite given) => given.Site.AskAsync(db => db.Drafts.Select(d => d.Stage).SingleAsync());
}

public sealed class SecondReadingTestsOnSqlite() : SecondReadingTests(Provider.Sqlite);

public sealed class SecondReadingTestsOnPostgres() : SecondReadingTests(Provider.Postgres);
