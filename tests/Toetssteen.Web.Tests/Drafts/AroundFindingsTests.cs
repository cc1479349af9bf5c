using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>What stands around the findings of a draft: meetings, introduction, and how it will look.</summary>
public abstract class AroundFindingsTests(Provider provider)
{
    [Fact]
    public async Task Meeting_IsRecorded_WithItsNotes_AndItsHistory()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var answer = await inspector.SendAsync(
            $"{Meetings(given)}/nieuw",
            new()
            {
                ["About.Kind"] = "Visit",
                ["About.On"] = "24-2-2026",
                ["About.Who"] = "wethouder zorg, twee regisseurs",
            });
        var meeting = await given.Site.AskAsync(db => db.Meetings.SingleAsync());
        Assert.Equal(
            (MeetingKind.Visit, new DateOnly(2026, 2, 24), "wethouder zorg, twee regisseurs"),
            (meeting.Kind, meeting.On, meeting.Who));
        var there = $"{Meetings(given)}/{meeting.Id}";
        Assert.Equal(there, answer.Location);

        Assert.Equal(
            there,
            (
                await inspector.SendAsync(
                    there,
                    new() { [DraftNames.MeetingNotes(meeting.Id)] = "Eerst dit.\r\n\r\nDan dat." },
                    "form.answers")
            ).Location);
        await given.WriteAsync(given.Inspector, new() { [DraftNames.Meetings(given.Finding("1.1.1"))] = $"{meeting.Id}:2" });
        var row = (await inspector.ReadAsync(Meetings(given))).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("2 alinea’s", row, StringComparison.Ordinal);
        Assert.Contains("1.1.1", row, StringComparison.Ordinal);
        Assert.Contains("24 februari 2026", row, StringComparison.Ordinal);
        Assert.Equal("Eerst dit.\n\nDan dat.", (await given.ContentAsync()).Texts[DraftNames.MeetingNotes(meeting.Id)].Value);
        Assert.Contains((await given.HistoryAsync()), e => e.Act == HistoryAct.MeetingRecorded && e.AccountId == given.Inspector.Id);
        // A note is no authorship of what is published.
        Assert.DoesNotContain(
            "Eerst dit.",
            (await given.ReadAsync(given.Leader, "/voorbeeld")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "wethouder", "About_On")]
    [InlineData("3-3-2026", "wethouder", "About_On")]
    [InlineData("1-3-2026", " ", "About_Who")]
    public async Task Meeting_ThatIsYetToCome_OrWithoutAnyone_IsRefused_AndWhatWasTypedIsThere(string on, string who, string field)
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var answer = await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(
            $"{Meetings(given)}/nieuw",
            new()
            {
                ["About.Kind"] = "Presentation",
                ["About.On"] = on,
                ["About.Who"] = who,
            });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(field, Assert.Single(answer.Errors).Field);
        Assert.Equal(who, answer.Page.QuerySelector("#About_Who")!.GetAttribute("value"));
        Assert.False(await given.Site.AskAsync(db => db.Meetings.AnyAsync()));
    }

    [Fact]
    public async Task Meeting_ChangedByTwoAtOnce_IsNotOverwrittenUnseen()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var meeting = await GivenAMeetingAsync(given);
        var there = $"{Meetings(given)}/{meeting}";
        var (one, other) = (await given.Site.LoggedInAsync(given.Inspector), await given.Site.LoggedInAsync(given.Colleague));
        var page = await one.ReadAsync(there);
        Assert.Equal(there, (await other.SendAsync(there, new() { ["About.Who"] = "burgemeester" }, "#wat-formulier")).Location);
        var answer = await one.SendAsync(page, there, new() { ["About.Who"] = "wethouder" }, "#wat-formulier");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("wethouder", answer.Page.QuerySelector("#About_Who")!.GetAttribute("value"));
        Assert.Equal("burgemeester", await given.Site.AskAsync(db => db.Meetings.Select(m => m.Who).SingleAsync()));
        Assert.Equal(there, (await one.SendAsync(answer.Page, there, form: "#wat-formulier")).Location);
        Assert.Equal("wethouder", await given.Site.AskAsync(db => db.Meetings.Select(m => m.Who).SingleAsync()));
    }

    [Fact]
    public async Task WhatStandsAroundTheFindings_IsOfTheInspectoratesSide_AndOfTheirInspectionAlone()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var meeting = await GivenAMeetingAsync(given);
        foreach (
            var address in new[]
            {
                Meetings(given),
                $"{Meetings(given)}/nieuw",
                $"{Meetings(given)}/{meeting}",
                $"{given.Address}/inleiding",
            })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(given.Respondent)).OpenAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await given.Site.LoggedInAsync(Role.Inspector)).OpenAsync(address)).Status);
            var reader = await given.Site.LoggedInAsync(given.Reader);
            Assert.Null((await reader.ReadAsync(address)).QuerySelector("main form[method=post]"));
        }
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await given.Site.LoggedInAsync(given.Inspector)).OpenAsync($"{Meetings(given)}/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task AFrozenDraft_TakesNoMeeting()
    {
        await using var given = await DraftSite.GivenADraftInSecondReadingAsync(provider);
        var answer = await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(
            $"{Meetings(given)}/nieuw",
            new()
            {
                ["About.Kind"] = "Visit",
                ["About.On"] = "1-3-2026",
                ["About.Who"] = "wethouder",
            });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith("(D103)", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.False(await given.Site.AskAsync(db => db.Meetings.AnyAsync()));
    }

    [Fact]
    public async Task Introduction_SaysWhatStandsThereOtherwise_AndWhatIsWrittenTakesItsPlace()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var address = $"{given.Address}/inleiding";
        var page = await inspector.ReadAsync(address);
        Assert.Contains(
            "Schrijft u niets, dan staat er: De gemeente ligt aan de IJssel.",
            page.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(
            "De gemeente ligt aan de IJssel.",
            (await inspector.ReadAsync($"{given.Address}/voorbeeld")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(
            address,
            (
                await inspector.SendAsync(
                    page,
                    address,
                    new()
                    {
                        [DraftNames.Context] = "Deventer *groeit* snel.",
                        [DraftNames.Scope(given.Assessment)] = "Hier zijn de meeste gezinnen.\r\n\r\n- jong\r\n- oud",
                    })
            ).Location);
        var preview = await inspector.ReadAsync($"{given.Address}/voorbeeld");
        Assert.Equal("groeit", preview.QuerySelector("section[aria-labelledby=context] em")!.TextContent);
        Assert.Equal(["jong", "oud"], preview.QuerySelectorAll(".approach ul li p").Select(p => p.TextContent));
        Assert.DoesNotContain("IJssel", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ShowsTheDraftAsItWillBePublished_WithNobodysMarkup()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        await given.WriteAsync(
            given.Inspector,
            new()
            {
                [DraftNames.Text(given.Finding("1.1.1"))] =
                    "Zo **moet** het. <script>alert(1)</script> & <b>niet</b> [zo](https://elders.example).",
            });
        var page = await given.ReadAsync(given.Leader, "/voorbeeld");
        var finding = page.QuerySelector("article.finding")!;
        Assert.Equal("moet", finding.QuerySelector("strong")!.TextContent);
        Assert.Empty(finding.QuerySelectorAll("script, b, a[href^='https://elders']"));
        Assert.Contains(
            "<script>alert(1)</script> & <b>niet</b> [zo](https://elders.example).",
            finding.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Dit is een voorbeeld en niet openbaar.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("sloot zich aan bij de antwoorden van Gemeente Deventer", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(25, page.QuerySelectorAll("article.finding").Length);
        Assert.Equal(
            "en",
            (await (await given.Site.LoggedInAsync(given.Leader)).ReadAsync($"/en{given.Address}/voorbeeld")).DocumentElement.GetAttribute(
                "lang"));
    }

    [Fact]
    public async Task Preview_HasTheFactCheckAndTheColophonAsTheyWillBePublished()
    {
        await using (var early = await DraftSite.GivenADraftBeingJudgedAsync(provider))
            Assert.Contains(
                "nog niet op feiten gecontroleerd",
                Part(await early.ReadAsync(early.Leader, "/voorbeeld"), "feitencheck"),
                StringComparison.Ordinal);
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var (draft, page) = ((await given.ContentAsync()).Draft, await given.ReadAsync(given.Leader, "/voorbeeld"));
        Assert.Contains("2, waarvan 0 geheel of gedeeltelijk overgenomen", Part(page, "feitencheck"), StringComparison.Ordinal);
        Assert.Contains(draft.AdoptedSha256!, Part(page, "edities"), StringComparison.Ordinal);
        Assert.Contains("tot en met gebeurtenis", Part(page, "controleren"), StringComparison.Ordinal);
        Assert.Contains("Inspectie Samen. Onderzoek naar gezinnen, Deventer. Editie 1.", Part(page, "verwijzen"), StringComparison.Ordinal);

        static string Part(IHtmlDocument page, string name) =>
            string.Join(
                ' ',
                page.QuerySelector($"section[aria-labelledby={name}]")!
                    .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Meetings(DraftSite given) => $"{given.Address}/gesprekken";

    private static async Task<Guid> GivenAMeetingAsync(DraftSite given)
    {
        var id = Guid.NewGuid();
        await given.Site.ChangeAsync(db =>
        {
            db.Meetings.Add(new Meeting(id, given.Inspection, MeetingKind.Interview, given.Today, "projectleider", given.Today));
            return Task.CompletedTask;
        });
        return id;
    }
}

public sealed class AroundFindingsTestsOnSqlite() : AroundFindingsTests(Provider.Sqlite);

public sealed class AroundFindingsTestsOnPostgres() : AroundFindingsTests(Provider.Postgres);
