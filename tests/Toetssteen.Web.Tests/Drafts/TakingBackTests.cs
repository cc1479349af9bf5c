using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Publications;
using Toetssteen.Web.Tests.SecondReadings;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>What was begun or sent by mistake is taken back, after a page that says what is lost and what is kept.</summary>
public abstract class TakingBackTests(Provider provider)
{
    [Fact]
    public async Task Post_WhenTheSecondReaderHasNotBegun_TheInspectorWritesAgain_AndTheHistorySaysSo()
    {
        await using var given = await DraftSite.GivenADraftInSecondReadingAsync(provider);
        var colleague = await given.Site.LoggedInAsync(given.Colleague);
        var overview = await colleague.ReadAsync(given.Address);
        Assert.NotNull(overview.QuerySelector($"a[href='{given.Address}/terughalen']"));
        var page = await colleague.OpenAsync($"{given.Address}/terughalen");
        Assert.Contains("Dit gaat verloren De vraag aan de tweede lezer.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dit blijft bewaard Alle bevindingen", page.Text, StringComparison.Ordinal);

        var answer = await colleague.SendAsync(page.Page, $"{given.Address}/terughalen");

        Assert.Equal((HttpStatusCode.Redirect, given.Address), (answer.Status, answer.Location));
        Assert.Contains("Het concept is teruggehaald.", (await colleague.OpenAsync(given.Address)).Text, StringComparison.Ordinal);
        Assert.Equal(DraftStage.Judging, (await given.DraftAsync()).Stage);
        var told = (await given.HistoryAsync())[^1];
        Assert.Equal((HistoryAct.SecondReadingTakenBack, given.Colleague.Id), (told.Act, told.AccountId));
        Assert.Contains(
            "Teruggehaald bij de tweede lezer",
            (await colleague.OpenAsync($"{given.Address}/geschiedenis")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenTheSecondReaderHasBegun_ReturnsError_AlsoToAPageThatWasOpenedBefore()
    {
        await using var given = await DraftSite.GivenADraftInSecondReadingAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync($"{given.Address}/terughalen");
        await given.SayAsync(await given.Site.LoggedInAsync(given.Reader), "1.1.1", "akkoord");

        var answer = await inspector.SendAsync(page, $"{given.Address}/terughalen");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Sentence.EndsWith("(D200)", StringComparison.Ordinal));
        Assert.Equal(DraftStage.SecondReading, (await given.DraftAsync()).Stage);
        Assert.Null((await inspector.ReadAsync($"{given.Address}/terughalen")).QuerySelector("main form"));
    }

    [Fact]
    public async Task ASecondReader_DoesNotTakeBack()
    {
        await using var given = await DraftSite.GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Null((await reader.ReadAsync(given.Address)).QuerySelector("a[href$=terughalen]"));
        Assert.Null((await reader.OpenAsync($"{given.Address}/terughalen")).Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Post_WhenACorrectionWasBegun_TheDraftIsAgainThatOfWhatIsPublic_ToTheByte()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var before = await given.DraftAsync();
        var editions = await EditionsAsync(given);
        await lead.SendAsync($"{given.Address}/corrigeren", new() { ["Reason"] = "Een getal was verkeerd." });
        Assert.NotNull(
            (await lead.ReadAsync($"{given.Address}/corrigeren")).QuerySelector($"a[href='{given.Address}/correctie-terugnemen']"));
        var page = await lead.OpenAsync($"{given.Address}/correctie-terugnemen");
        Assert.Contains("Dit gaat verloren De nieuwe editie 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dit blijft bewaard Wat openbaar is", page.Text, StringComparison.Ordinal);
        Assert.Equal("Reason", Assert.Single((await lead.SendAsync(page.Page, $"{given.Address}/correctie-terugnemen")).Errors).Field);

        var answer = await lead.SendAsync($"{given.Address}/correctie-terugnemen", new() { ["Reason"] = "Het getal klopte." });

        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        Assert.Contains("De correctie is teruggenomen.", (await lead.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);
        var after = await given.DraftAsync();
        Assert.Equal(
            (before.Stage, before.EditionNumber, before.AdoptedContent, before.AdoptedSha256, before.AdoptedBy, before.AdoptedAt),
            (after.Stage, after.EditionNumber, after.AdoptedContent, after.AdoptedSha256, after.AdoptedBy, after.AdoptedAt));
        Assert.Equal(
            (before.DecidedBy, before.DecidedAt, before.PublicFrom, before.PdfSha256, before.DocxSha256, before.CorrectionReason),
            (after.DecidedBy, after.DecidedAt, after.PublicFrom, after.PdfSha256, after.DocxSha256, after.CorrectionReason));
        Assert.Equal(editions, await EditionsAsync(given));
        Assert.Empty(await given.FaultsAsync());
        var told = (await given.HistoryAsync())[^1];
        Assert.Equal((HistoryAct.CorrectionTakenBack, "Het getal klopte."), (told.Act, told.Why));
        // And it can be begun again.
        await lead.SendAsync($"{given.Address}/corrigeren", new() { ["Reason"] = "Toch." });
        Assert.Equal((DraftStage.Judging, 2), ((await given.DraftAsync()).Stage, (await given.DraftAsync()).EditionNumber));
    }

    [Fact]
    public async Task WhatIsNoCorrection_IsNotTakenBack()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Contains(
            "Er is geen correctie begonnen.",
            (await lead.OpenAsync($"{given.Address}/correctie-terugnemen")).Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("correctie-terugnemen", (await lead.ReadAsync(given.Address)).Body!.InnerHtml, StringComparison.Ordinal);
    }

    private static Task<List<string>> EditionsAsync(DraftSite given) =>
        given.Site.AskAsync(db => db.Editions.OrderBy(e => e.Number).Select(e => e.Number + e.Content + e.Sha256).ToListAsync());
}

public sealed class TakingBackTestsOnSqlite() : TakingBackTests(Provider.Sqlite);

public sealed class TakingBackTestsOnPostgres() : TakingBackTests(Provider.Postgres);
