using System.Net;
using AngleSharp.Html.Dom;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.SecondReadings;

/// <summary>
/// What changes around the findings: the second reader sees it with old and new words, and agrees with the whole as it is now.
/// </summary>
public abstract class ChangedAroundTests(Provider provider)
{
    [Fact]
    public async Task WhatChangedSinceTheLastReading_IsShownWithOldAndNewWords()
    {
        await using var given = await GivenAStatusAsync();
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Null((await reader.ReadAsync(List(given))).GetElementById("rondom"));
        await given.SayAsync(reader, "1.1", "terug", "Noem het register.");
        await given.GiveBackAsync(reader);

        await given.WriteAsync(given.Inspector, new()
        {
            [DraftNames.OverallMark(given.Assessment, OverallPlace.Whole)] = "Holds:a",
            [DraftNames.OverallReason(given.Assessment, OverallPlace.Whole)] = "De achterstand is weg.",
            [DraftNames.Conclusion(given.Assessment, "1", ConclusionSide.GoesWell, 2)] = "Het register klopt.",
            [DraftNames.Context] = "Deventer telt ruim honderdduizend inwoners.",
            [DraftNames.Notes(given.Assessment, "1.1")] = "Alleen voor ons.",
        });
        await given.AskSecondReadingAsync();
        var page = await reader.ReadAsync(List(given));

        Assert.Equal("Rond de bevindingen gewijzigd: 4", page.GetElementById("rondom")!.TextContent);
        var changed = page.QuerySelectorAll(".reading__around .changes")
            .ToDictionary(
                c => c.QuerySelector("h3")!.TextContent.Trim(),
                c => string.Join(' ', c.QuerySelectorAll("p").Select(p => p.TextContent)));
        Assert.Equal(
            [
                "Context",
                "Conclusie over 1 Register: Wat gaat goed",
                "Oordeel: status over het geheel",
                "Reden van het oordeel: status over het geheel",
            ],
            changed.Keys);
        Assert.Equal(
            "voert de taken [vervallen: onvoldoende] [toegevoegd: goed] uit",
            string.Join(' ', changed["Oordeel: status over het geheel"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("[vervallen: groot", changed["Reden van het oordeel: status over het geheel"], StringComparison.Ordinal);
        Assert.Contains("Het register klopt.", changed["Conclusie over 1 Register: Wat gaat goed"], StringComparison.Ordinal);
        Assert.DoesNotContain("Alleen voor ons.", page.Body!.TextContent, StringComparison.Ordinal);

        given.Site.Clock.Now += TimeSpan.FromMinutes(1);

        // Who agrees with the whole agrees with this; then nothing is new any more.
        var answer = await reader.SendAsync(page, List(given), AgreeingWithAll(page));
        Assert.Equal((HttpStatusCode.Redirect, DraftStage.Agreed), (answer.Status, (await given.ContentAsync()).Draft.Stage));
        Assert.Null((await reader.ReadAsync(List(given))).GetElementById("rondom"));
    }

    [Fact]
    public async Task WhatChangedWhileThePageWasOpen_IsAgreedWithByNobody()
    {
        await using var given = await GivenAStatusAsync();
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var opened = await reader.ReadAsync(List(given));
        await given.ActAsync(given.Inspector, async at =>
        {
            at.Content.Draft.TakeBackSecondReading(hasBegun: false);
            await at.Db.SavePrivatelyAsync(default);
        });
        await given.WriteAsync(given.Inspector, new() { [DraftNames.OverallMark(given.Assessment, OverallPlace.Whole)] = "Holds:a" });
        await given.AskSecondReadingAsync();

        var stale = await reader.SendAsync(opened, List(given), AgreeingWithAll(opened));

        Assert.Equal((HttpStatusCode.Conflict, DraftStage.SecondReading), (stale.Status, (await given.ContentAsync()).Draft.Stage));
        Assert.Contains("Rond de bevindingen is iets gewijzigd terwijl u las.", stale.Text, StringComparison.Ordinal);
        Assert.Contains("[toegevoegd: goed]", stale.Page.QuerySelector(".reading__around")!.TextContent, StringComparison.Ordinal);
        await reader.SendAsync(List(given), new() { ["doe"] = "akkoord" });
        Assert.Equal(DraftStage.Agreed, (await given.ContentAsync()).Draft.Stage);
    }

    private async Task<DraftSite> GivenAStatusAsync()
    {
        var given = await GivenADraftByAsync(provider, "tests", "frameworks", "kinderopvang", "2025.yaml");
        await given.WriteAsync(given.Inspector, new()
        {
            [DraftNames.OverallMark(given.Assessment, OverallPlace.Whole)] = "Holds:c",
            [DraftNames.OverallReason(given.Assessment, OverallPlace.Whole)] = "De achterstand is groot.",
            [DraftNames.Conclusion(given.Assessment, "1", ConclusionSide.GoesWell, 1)] = "Besluiten komen op tijd.",
        });
        await given.AskSecondReadingAsync();
        return given;
    }

    private static string List(DraftSite given) => $"{given.Address}/tweede-lezing";

    private static Dictionary<string, string?> AgreeingWithAll(IHtmlDocument page) =>
        page.QuerySelectorAll("input[value=akkoord]").Select(i => i.GetAttribute("name")!).Distinct()
            .ToDictionary(name => name, _ => (string?)"akkoord").Append(new("doe", "akkoord")).ToDictionary();
}

public sealed class ChangedAroundTestsOnSqlite() : ChangedAroundTests(Provider.Sqlite);

public sealed class ChangedAroundTestsOnPostgres() : ChangedAroundTests(Provider.Postgres);
