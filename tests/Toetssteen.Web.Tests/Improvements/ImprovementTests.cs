using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Improvements;

/// <summary>Improvement points between publication and re-test: what is agreed, who sees it, what became of approaches.</summary>
public abstract class ImprovementTests(Provider provider)
{
    private const string Canary = "bureau Kanarievogel";

    [Fact]
    public async Task TheMunicipalityProposesAndPlans_TheLeadAgrees_AndTheTimelineTellsIt()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var municipality = await given.Site.LoggedInAsync(given.Respondent);
        Assert.Contains((await municipality.ReadAsync("/werk/verbeterpunten")).QuerySelectorAll("tbody th a"), a =>
            a.GetAttribute("href") == given.PointAddress);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await municipality.SendAsync(given.PointAddress, new() { ["Proposal.Owner"] = " " }, "#voorstellen")).Status);
        Assert.Equal(
            given.PointAddress,
            (
                await municipality.SendAsync(
                    given.PointAddress,
                    new() { ["Proposal.Owner"] = Canary, ["Proposal.ReadyOn"] = FollowedSite.Typed(given.Today.AddDays(60)) },
                    "#voorstellen")
            ).Location);
        Assert.Equal(
            given.PointAddress,
            (await municipality.SendAsync(given.PointAddress, new() { ["Planned.What"] = "Een lijst maken" }, "#actie")).Location);
        Assert.Equal(
            given.PointAddress,
            (await municipality.SendAsync(given.PointAddress, new() { ["DoneOn"] = FollowedSite.Typed(given.Today) }, "#gedaan")).Location);
        Assert.Null((await municipality.ReadAsync(given.PointAddress)).QuerySelector("#afspreken"));
        await given.AgreeAsync(given.Today.AddDays(90));

        var point = await given.PointAsync();
        Assert.Equal((PointStatus.InProgress, Canary, given.Today.AddDays(60), given.Today.AddDays(120), given.Today.AddDays(90), (int?)6),
            (point.Status, point.Owner, point.ProposedFor, point.AgreedFor, point.ReportFrom, point.ReportEveryMonths));
        Assert.Equal(given.Today, Assert.Single(point.Actions).DoneOn);
        var told = (await municipality.ReadAsync(given.PointAddress)).QuerySelector("ol.cards")!.TextContent;
        foreach (
            var said in new[]
            {
                "Gepubliceerd als verbeterpunt",
                "Eigenaar en dag voorgesteld",
                "Actie voorgenomen",
                "Actie uitgevoerd",
                "Dag en rapportages afgesproken",
            })
            Assert.Contains(said, told, StringComparison.Ordinal);
        Assert.Equal(
            [HistoryAct.PointProposed, HistoryAct.ActionPlanned, HistoryAct.ActionCarriedOut, HistoryAct.PointAgreed],
            (await given.ActsAsync()).TakeLast(4));

        given.Site.Clock.Now = given.Site.Clock.Now.AddDays(121);
        var leader = await given.Site.LoggedInAsync(given.Leader);
        Assert.Single(
            (await leader.ReadAsync("/werk/verbeterpunten?telaat=true&stand=InProgress&thema=ggsr/2012:1")).QuerySelectorAll("tbody tr"));
        Assert.Empty((await leader.ReadAsync("/werk/verbeterpunten?telaat=true&stand=Open")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task TwoAtOnce_NothingIsOverwritten_AndWhatWasTypedStaysThere()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var person = await given.Site.LoggedInAsync(given.Respondent);
        var opened = await person.ReadAsync(given.PointAddress);
        await person.SendAsync(given.PointAddress, new() { ["Proposal.Owner"] = "afdeling Jeugd" }, "#voorstellen");

        var late = await person.SendAsync(opened, given.PointAddress, new() { ["Proposal.Owner"] = "afdeling Wonen" }, "#voorstellen");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("afdeling Wonen", late.Page.QuerySelector("[name='Proposal.Owner']")!.GetAttribute("value"));
        Assert.Equal("afdeling Jeugd", (await given.PointAsync()).Owner);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(late.Page, given.PointAddress, form: "#voorstellen")).Status);
        Assert.Equal("afdeling Wonen", (await given.PointAsync()).Owner);
    }

    [Fact]
    public async Task NobodyElse_SeesTheWorkOnAPoint()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var own = await given.Site.LoggedInAsync(given.Respondent);
        await own.SendAsync(given.PointAddress, new() { ["Proposal.Owner"] = Canary }, "#voorstellen");
        var report = (await own.SendAsync(given.ReportsAddress, form: "#schrijven")).Location!;
        string[] addresses = [given.PointAddress, given.ReportsAddress, report, $"/werk/verbeterpunten/aanpakken/{given.Inspection}"];

        var others = new[]
        {
            await given.Site.LoggedInAsync(
                Role.MunicipalityRespondent,
                new(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Zwolle", municipalityCode: "GM0193")),
            await given.Site.LoggedInAsync(Role.PartnerRespondent),
            await given.Site.LoggedInAsync(Role.Inspector),
            await given.Site.LoggedInAsync(Role.StudyLead),
            await given.Site.LoggedInAsync(Role.Administrator),
        };
        foreach (var other in others)
        {
            foreach (var address in addresses)
                Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(address)).Status);
            Assert.DoesNotContain(Canary, (await other.OpenAsync("/werk/verbeterpunten")).Text, StringComparison.Ordinal);
        }
        // What the municipality is writing is not there for the inspectorates either.
        Assert.Equal(HttpStatusCode.NotFound, (await (await given.Site.LoggedInAsync(given.Inspector)).OpenAsync(report)).Status);
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.Redirect, (await given.Site.Visitor().OpenAsync(address)).Status);
        foreach (var address in new[] { "/verbeterpunten", $"/verbeterpunten/{given.Point}", "/gemeenten/GM0150-deventer" })
            Assert.DoesNotContain(Canary, (await given.Site.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterARetest_ThePointStandsAsItSays_AndItsPublicPageTellsBoth()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        Assert.Contains(
            "nog niet opnieuw beoordeeld",
            (await given.Site.GetAsync($"/verbeterpunten/{given.Point}")).Body!.TextContent,
            StringComparison.Ordinal);
        await given.FollowUpAsync();

        Assert.Equal(
            (PointStatus.Resolved, PointStatus.NotResolved),
            ((await given.PointAsync()).Status, (await given.PointAsync(given.OtherPoint)).Status));
        var page = (await given.Site.GetAsync($"/verbeterpunten/{given.Point}")).Body!.TextContent;
        Assert.Contains("Het zicht ontbreekt.", page, StringComparison.Ordinal);
        Assert.Contains("Het zicht is er.", page, StringComparison.Ordinal);
        Assert.Contains((await given.Site.GetAsync("/verbeterpunten?stand=opgelost")).QuerySelectorAll("tbody a"), a =>
            a.GetAttribute("href") == $"/verbeterpunten/{given.Point}");
        Assert.Equal(HttpStatusCode.NotFound, (await given.Site.Client.GetAsync($"/verbeterpunten/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task WhatBecameOfAnApproach_IsNotPublicBeforeAFollowUpIs()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var person = await given.Site.LoggedInAsync(given.Respondent);
        var address = $"/werk/verbeterpunten/aanpakken/{given.Inspection}";
        var approach = await given.Site.AskAsync(db => db.Approaches.Select(a => a.Id).SingleAsync());
        Dictionary<string, string?> Step(string on) =>
            new()
            {
                ["Happened"] = "AbsorbedInto",
                ["From"] = $"{approach}",
                ["NewName"] = "Kanarieteam",
                ["Since"] = "2014",
                ["On"] = on,
                ["Formal"] = "nee",
                ["Note"] = "Na de fusie.",
            };

        var refused = await person.SendAsync(address, Step("2013"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(refused.Errors, e => e.Sentence.Contains("D014", StringComparison.Ordinal));
        Assert.Equal("Kanarieteam", refused.Page.QuerySelector("[name=NewName]")!.GetAttribute("value"));
        Assert.Equal(1, await given.Site.AskAsync(db => db.Approaches.CountAsync()));

        Assert.Equal(address, (await person.SendAsync(address, Step("2014-03"))).Location);
        Assert.Contains("Kanarieteam", (await person.OpenAsync(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Kanarieteam",
            (await given.Site.GetAsync("/gemeenten/GM0150-deventer")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HistoryAct.ApproachMovedOn, (await given.ActsAsync())[^1]);
        var sheet =
            $"/factsheets/{await given.Site.AskAsync(db => db.Factsheets.Where(f => f.InspectionId == given.Inspection).Select(f => f.Slug).SingleAsync())}";
        var edition = await given.Site.Client.GetStringAsync(sheet + ".json");
        Assert.Null((await given.Site.GetAsync(sheet)).QuerySelector("#verloop"));

        // With the follow-up it is, at once: beside the edition of the first study too, which stays as it was.
        await given.FollowUpAsync();
        var lineage = (await given.Site.GetAsync(sheet)).QuerySelector("section[aria-labelledby=verloop]")!;
        Assert.Contains("Kanarieteam", lineage.QuerySelector("svg.lineage")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("opgegaan in Kanarieteam", lineage.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(edition, await given.Site.Client.GetStringAsync(sheet + ".json"));
        Assert.Equal(
            (1, 2),
            await given.Site.AskAsync(async db =>
                (await db.PublishedTransitions().CountAsync(), await db.PublishedApproaches().CountAsync())));
    }

    [Fact]
    public async Task AnApproachUnderAnotherTeam_IsToldSo_AndNotAsAnotherName()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var person = await given.Site.LoggedInAsync(given.Respondent);
        var address = $"/werk/verbeterpunten/aanpakken/{given.Inspection}";
        var approach = await given.Site.AskAsync(db => db.Approaches.Select(a => a.Id).SingleAsync());
        Assert.Equal(
            address,
            (
                await person.SendAsync(
                    address,
                    new()
                    {
                        ["Happened"] = "ContinuesUnderAnotherTeam",
                        ["From"] = $"{approach}",
                        ["NewName"] = "Stadsteam",
                        ["Formal"] = "nee",
                    })
            ).Location);
        Assert.Contains(
            "gaat bij een ander team verder als Stadsteam",
            (await person.ReadAsync(address)).QuerySelector("tbody")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(
            TransitionKind.ContinuesUnderAnotherTeam,
            await given.Site.AskAsync(db => db.ApproachTransitions.Select(t => t.Kind).SingleAsync()));
    }

    [Fact]
    public async Task APointWhoseFirstStudyIsNotHere_SaysSo_UntilThatComes()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var first = ReadingFixtures.Study(
            "eerste.docx",
            "GM0150",
            "Deventer",
            ReadingFixtures.Finding("1.1.2", 1, "Het zicht ontbreekt.", ReadMark.Improve));
        await site.ImportAsync(
            ReadingFixtures.Study("tweede.docx", "GM0150", "Deventer") with
            {
                Kind = ReadingKind.FollowUp,
                Published = "2015-06",
                Approaches =
                [
                    new ReadApproach
                    {
                        Name = first.Approaches[0].Name,
                        Retests =
                        [
                            new ReadRetest(
                                ["1.1.2"],
                                new ReadJudgement("2013", [ReadMark.Improve], "Het zicht ontbreekt."),
                                new ReadJudgement("2014", [ReadMark.Meets], "Het zicht is er."),
                                false,
                                new Place(Line: 1)),
                        ],
                    },
                ],
            });
        var address = $"/verbeterpunten/{await site.AskAsync(db => db.ImprovementPoints.Select(p => p.Id).SingleAsync())}";
        const string Mark = "Het eerste onderzoek staat hier niet";
        Assert.Contains(Mark, (await site.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        await site.ImportAsync(first);
        Assert.DoesNotContain(Mark, (await site.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheListOfPoints_CanBeAskedForOneApproach()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        Assert.Equal(
            2,
            (await given.Site.GetAsync("/verbeterpunten?aanpak=VAN+DE+proef")).QuerySelectorAll("table.points tbody tr").Length);
        var none = await given.Site.GetAsync("/verbeterpunten?aanpak=wijkteam");
        Assert.Contains("Niets gevonden met deze keuze.", none.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("wijkteam", none.QuerySelector("#aanpak")!.GetAttribute("value"));
    }

    [Fact]
    public async Task TheLeadOfTheDemonstration_FollowsUpWhatWasPublishedElsewhere()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        await site.DemonstrationAccountsAsync();
        var lead = await site.LoggedInAsync(
            await site.AskAsync(db => db.Accounts.AsNoTracking().SingleAsync(a => a.Email == "leider@demonstratie.example")));
        Assert.NotEmpty((await lead.ReadAsync("/werk/verbeterpunten")).QuerySelectorAll("main table tbody tr"));
    }
}

public sealed class ImprovementTestsOnSqlite() : ImprovementTests(Provider.Sqlite);

public sealed class ImprovementTestsOnPostgres() : ImprovementTests(Provider.Postgres);
