using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Publications.Publish;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>Public at the moment that was decided: whole, once, and not a trace before.</summary>
public abstract class PublishingTests(Provider provider)
{
    // In a finding of the draft, and nowhere else.
    private const string Canary = "De gemeente weet niet om hoeveel gezinnen het gaat.";

    [Fact]
    public async Task OneMinuteBefore_ThereIsNotATrace_AndAtTheMomentItIsThere()
    {
        await using var given = await PublicationSteps.GivenAFactsheetThatWaitsForItsMomentAsync(provider);
        var site = given.Site;
        var moment = (await given.DraftAsync()).PublicFrom!.Value;

        site.Clock.Now = moment.AddMinutes(-1);
        await site.DoJobsAsync();
        Assert.Empty(await TracesAsync(site));
        foreach (var address in Addresses)
            Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(address)).StatusCode);

        site.Clock.Now = moment;
        await site.DoJobsAsync();
        foreach (var address in Addresses)
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(address)).StatusCode);
        var traces = await TracesAsync(site);
        Assert.Contains("/sitemap.xml", traces);
        Assert.Contains($"/factsheets/{PublicationSteps.Slug}", traces);
        Assert.Contains(traces, a => a.StartsWith("/toetsingskaders/ggsr/2012/indicatoren/1.1.2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsPublished_IsWhatWasDecided_WithItsFilesItsRowsAndItsHistory_AndVerifies()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var site = given.Site;
        var draft = await given.DraftAsync();
        var edition = await site.AskAsync(db => db.Editions.SingleAsync());
        Assert.Equal(
            (1, draft.AdoptedSha256, draft.PdfSha256, draft.DocxSha256),
            (edition.Number, edition.Sha256, edition.PdfSha256, edition.DocxSha256));
        Assert.Equal(DraftStage.Published, draft.Stage);

        foreach (
            var (address, sha256, type) in new[]
            {
                ("pdf", edition.PdfSha256, "application/pdf"),
                ("docx", edition.DocxSha256, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                ("json", edition.Sha256, "application/json"),
            })
        {
            using var answer = await site.Client.GetAsync($"/factsheets/{PublicationSteps.Slug}.{address}");
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
        }
        using var fixedAddress = await site.Client.GetAsync(
            $"/factsheets/{PublicationSteps.Slug}/edities/1.pdf?sha256={edition.PdfSha256}");
        Assert.Contains("immutable", fixedAddress.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal($"factsheet-{PublicationSteps.Slug}-editie-1.pdf", fixedAddress.Content.Headers.ContentDisposition!.FileName);

        var page = await site.GetAsync($"/factsheets/{PublicationSteps.Slug}");
        Assert.Contains(edition.PdfSha256!, page.QuerySelector("#edities")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gemeente Deventer, indicator 1.1.1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hier is niet naar gevraagd.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            FactsheetContentJson.Read(edition.Content).History!.Hash,
            page.QuerySelector("#controleren")!.ParentElement!.TextContent,
            StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#feitencheck"));

        Assert.Equal(
            ["1.1.2", "3.1.1 3.1.2 3.1.3"],
            (await site.AskAsync(db => db.ImprovementPoints.AsNoTracking().ToListAsync()))
                .Select(p => string.Join(' ', p.IndicatorCodes))
                .Order());
        Assert.Equal([HistoryAct.Published, HistoryAct.FilesKept], (await given.HistoryAsync()).TakeLast(2).Select(e => e.Act));
        Assert.All((await given.HistoryAsync()).TakeLast(2), e => Assert.Equal((HistoryEntry.Program, null), (e.Role, e.AccountId)));
        Assert.Empty(await given.FaultsAsync());
    }

    [Fact]
    public async Task AFileOfAnEditionThatIsExchanged_IsFoundByVerifying()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        await given.Site.ChangeAsync(async db =>
        {
            var edition = await db.Editions.SingleAsync();
            edition.Keep(edition.DocxSha256, null);
        });
        Assert.Equal("V042", Assert.Single(await given.FaultsAsync()).Code);
    }

    [Fact]
    public async Task PublishingTwice_ByTwoProcessesAtOnce_IsOneEdition()
    {
        await using var given = await PublicationSteps.GivenAFactsheetThatWaitsForItsMomentAsync(provider);
        await using var other = given.Site.AnotherProcess();
        var draft = await given.DraftAsync();
        await given.Site.ChangeAsync(db =>
        {
            db.Jobs.AddRange(PublishFactsheet.For(draft, given.Site.Clock.Now), PublishFactsheet.For(draft, given.Site.Clock.Now));
            return Task.CompletedTask;
        });
        given.Site.Clock.Now = other.Clock.Now = draft.PublicFrom!.Value;
        await Task.WhenAll(given.Site.DoJobsAsync(), other.DoJobsAsync());
        given.Site.Clock.Now += TimeSpan.FromHours(2);
        await given.Site.DoJobsAsync();
        Assert.Equal(1, await given.Site.AskAsync(db => db.Editions.CountAsync()));
        Assert.Single(await given.HistoryAsync(), e => e.Act == HistoryAct.Published);
        Assert.Empty(await given.FaultsAsync());
    }

    [Fact]
    public async Task TheClockThatJumpsBack_NeitherPublishesTooEarly_NorTakesBackWhatIsPublic()
    {
        await using var given = await PublicationSteps.GivenAFactsheetThatWaitsForItsMomentAsync(provider);
        var site = given.Site;
        var moment = (await given.DraftAsync()).PublicFrom!.Value;
        // The job counts as due, and then it is yesterday.
        await site.AskAsync(db =>
            db.Jobs.Where(j => j.Kind == PublishFactsheet.Kind).ExecuteUpdateAsync(j => j.SetProperty(x => x.DueAt, site.Clock.Now)));
        await site.DoJobsAsync();
        Assert.Equal(DraftStage.Scheduled, (await given.DraftAsync()).Stage);
        Assert.DoesNotContain(
            "niet gelukt",
            (await (await site.LoggedInAsync(given.OtherLead)).OpenAsync(given.Address + "/publiceren")).Text,
            StringComparison.Ordinal);

        // A server that was down comes back three days late.
        site.Clock.Now = moment.AddDays(3);
        await site.DoJobsAsync();
        Assert.Equal(DraftStage.Published, (await given.DraftAsync()).Stage);
        site.Clock.Now = moment.AddDays(-3);
        await site.DoJobsAsync();
        await site.GetAsync($"/factsheets/{PublicationSteps.Slug}");
    }

    [Fact]
    public async Task ACorrection_IsANewEdition_AndUntilItsMomentTheOldOneStandsAsItWas()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var site = given.Site;
        var before = await site.Client.GetStringAsync($"/factsheets/{PublicationSteps.Slug}");
        var leader = await site.LoggedInAsync(given.Leader);
        Assert.Equal("Reason", Assert.Single((await leader.SendAsync(given.Address + "/corrigeren")).Errors).Field);
        await leader.SendAsync(given.Address + "/corrigeren", new() { ["Reason"] = "Een getal klopte niet." });
        await given.WriteAsync(
            given.Inspector,
            new() { [DraftNames.Text(given.Finding("1.1.2"))] = "Het gaat om **ongeveer** veertig gezinnen." });
        await given.AskSecondReadingAsync();
        await given.AgreeAsync();
        await given.AdoptAsync(given.Leader);
        await given.DecideAsync(given.OtherLead);
        await site.DoJobsAsync();
        site.Clock.Now = (await given.DraftAsync()).PublicFrom!.Value.AddMinutes(-1);
        await site.DoJobsAsync();
        Assert.Equal(before, await site.Client.GetStringAsync($"/factsheets/{PublicationSteps.Slug}"));

        await given.ComeToItsMomentAsync();
        var page = await site.GetAsync($"/factsheets/{PublicationSteps.Slug}");
        Assert.Contains("ongeveer", page.QuerySelectorAll("strong").Select(s => s.TextContent));
        Assert.Contains("Een getal klopte niet.", page.QuerySelector(".editions")!.TextContent, StringComparison.Ordinal);
        foreach (var compared in new[] { "/toetsingskaders/ggsr/2012/indicatoren/1.1.2", "/verbeterpunten" })
            Assert.Contains("ongeveer", (await site.GetAsync(compared)).QuerySelectorAll("main strong").Select(s => s.TextContent));
        var old = await site.GetAsync($"/factsheets/{PublicationSteps.Slug}/edities/1");
        Assert.Contains(Canary, old.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/factsheets/{PublicationSteps.Slug}", old.QuerySelector(".utrecht-alert--warning a")!.GetAttribute("href"));
        Assert.Equal(2, await site.AskAsync(db => db.Editions.CountAsync(e => e.PdfSha256 != null)));
        Assert.Equal(
            ["1.1.2", "3.1.1 3.1.2 3.1.3"],
            (await site.AskAsync(db => db.ImprovementPoints.AsNoTracking().ToListAsync()))
                .Select(p => string.Join(' ', p.IndicatorCodes))
                .Order());
        Assert.Empty(await given.FaultsAsync());
    }

    [Fact]
    public async Task AWithdrawal_LeavesAPageThatSaysSo_AndNothingElse()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var site = given.Site;
        var lead = await site.LoggedInAsync(given.OtherLead);
        Assert.Equal(["Reason", "Confirmed"], (await lead.SendAsync(given.Address + "/intrekken")).Errors.Select(e => e.Field));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await lead.SendAsync(
                    given.Address + "/intrekken",
                    new() { ["Reason"] = "De verkeerde aanpak is beoordeeld.", ["Confirmed"] = "true" })
            ).Status);

        var visitor = site.Visitor();
        foreach (var address in new[] { $"/factsheets/{PublicationSteps.Slug}", $"/factsheets/{PublicationSteps.Slug}/edities/1" })
        {
            var gone = await visitor.OpenAsync(address);
            Assert.Equal(HttpStatusCode.Gone, gone.Status);
            Assert.Contains("De verkeerde aanpak is beoordeeld.", gone.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, gone.Text, StringComparison.Ordinal);
        }
        foreach (var file in new[] { "json", "pdf", "docx" })
            Assert.Equal(HttpStatusCode.Gone, (await site.Client.GetAsync($"/factsheets/{PublicationSteps.Slug}.{file}")).StatusCode);
        Assert.Empty(await TracesAsync(site));
        Assert.Equal(
            (HistoryAct.Withdrawn, "De verkeerde aanpak is beoordeeld."),
            (await given.HistoryAsync()).Select(e => (e.Act, e.Why)).Last());
        Assert.Empty(await given.FaultsAsync());
        Assert.Contains(
            "Een correctie is niet meer mogelijk",
            (await (await site.LoggedInAsync(given.Leader)).OpenAsync(given.Address + "/corrigeren")).Text,
            StringComparison.Ordinal);
    }

    private static string[] Addresses =>
        [
            $"/factsheets/{PublicationSteps.Slug}",
            $"/en/factsheets/{PublicationSteps.Slug}",
            $"/factsheets/{PublicationSteps.Slug}.json",
            $"/factsheets/{PublicationSteps.Slug}.pdf",
            $"/factsheets/{PublicationSteps.Slug}.docx",
            $"/factsheets/{PublicationSteps.Slug}/edities/1",
            $"/factsheets/{PublicationSteps.Slug}/edities/1.json",
            $"/factsheets/{PublicationSteps.Slug}/edities/1.pdf",
            $"/factsheets/{PublicationSteps.Slug}/aanpakken/wijkteam-gezin",
        ];

    // Every public route that its own links lead to, and what is found by its address alone.
    private static async Task<IReadOnlyList<string>> TracesAsync(TestSite site)
    {
        var traces = new List<string>();
        foreach (var visited in await site.Routes.FollowLinksAsync(site.Client))
        {
            var text = await site.Client.GetAsync(visited.Address) is { StatusCode: HttpStatusCode.OK } answer
                ? await answer.Content.ReadAsStringAsync()
                : "";
            if (
                text.Contains(Canary, StringComparison.Ordinal)
                || text.Contains(PublicationSteps.Slug, StringComparison.Ordinal)
                || text.Contains("Wijkteam Gezin", StringComparison.Ordinal))
                traces.Add(visited.Address);
        }
        return traces;
    }
}

public sealed class PublishingTestsOnSqlite() : PublishingTests(Provider.Sqlite);

public sealed class PublishingTestsOnPostgres() : PublishingTests(Provider.Postgres);
