using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>Inspectors and second readers, in one municipality or in several at once.</summary>
public abstract class AssigningTests(Provider provider)
{
    private const string Form = "main form";

    [Fact]
    public async Task Post_WhenSeveralAreChosen_AssignsInAll_AndTheInspectorSeesThem()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var answer = await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = inspector.Id.ToString(),
                ["Duty"] = "Inspector",
                ["Codes"] = $"{Deventer}\0{Zwolle}",
            },
            Form);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        foreach (var code in new[] { Deventer, Zwolle })
            Assert.Equal(
                (inspector.Id, Duty.Inspector),
                (await given.InspectionAsync(code)).Assignments.Select(a => (a.AccountId, a.Duty)).Single());
        Assert.Equal(2, (await given.ReadAsync($"?inspecteur={inspector.Id}")).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Geen gemeente past", (await given.ReadAsync("?inspecteur=niemand")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenSomeoneWouldReadTheirOwnWork_NamesTheMunicipalityAndAssignsNowhere()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        var reader = await given.Site.GivenAnAccountAsync(Role.SecondReader, given.Inspectorate);
        await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = reader.Id.ToString(),
                ["Duty"] = "Inspector",
                ["Codes"] = Deventer,
            },
            Form);

        var answer = await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = reader.Id.ToString(),
                ["Duty"] = "SecondReader",
                ["Codes"] = $"{Deventer}\0{Zwolle}",
            },
            Form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var error = Assert.Single(answer.Errors);
        Assert.StartsWith(
            "Deventer: Wie in een onderzoek oordeelt, is daar niet ook tweede lezer.",
            error.Sentence,
            StringComparison.Ordinal);
        Assert.EndsWith("(D068)", error.Sentence, StringComparison.Ordinal);
        Assert.Empty((await given.InspectionAsync(Zwolle)).Assignments);
        Assert.Equal([Deventer, Zwolle], answer.Page.QuerySelectorAll("input[name=Codes][checked]").Select(i => i.GetAttribute("value")));
    }

    [Theory]
    [InlineData("Person", "", "Person")]
    [InlineData("Duty", null, "Duty")]
    [InlineData("Codes", null, "Codes")]
    [InlineData("Duty", "SecondReader", "Duty")]
    public async Task Post_WhenSomethingIsMissing_SaysWhat(string field, string? value, string wrong)
    {
        await using var given = await WithAsync(provider, Deventer);
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var answer = await given.SendAsync(
            "/toewijzen",
            new Dictionary<string, string?>
            {
                ["Person"] = inspector.Id.ToString(),
                ["Duty"] = "Inspector",
                ["Codes"] = Deventer,
                [field] = value,
            },
            Form);
        Assert.Equal((HttpStatusCode.BadRequest, wrong), (answer.Status, Assert.Single(answer.Errors).Field));
    }

    [Fact]
    public async Task Post_WhenSomeoneOfAnotherInspectorateIsForged_IsRefused()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var stranger = await given.Site.GivenAnAccountAsync(Role.Inspector);
        var answer = await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = stranger.Id.ToString(),
                ["Duty"] = "Inspector",
                ["Codes"] = Deventer,
            },
            Form);
        Assert.Contains(answer.Errors, e => e.Field == "Person");
        Assert.Empty((await given.InspectionAsync(Deventer)).Assignments);
    }

    [Fact]
    public async Task Post_WhenTogether_FirstSaysWhereItAppliesAndWhereNot_AndThenSavesInOneGo()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle, "GM0141");
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var reader = await given.Site.GivenAnAccountAsync(Role.SecondReader, given.Inspectorate);
        await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = reader.Id.ToString(),
                ["Duty"] = "Inspector",
                ["Codes"] = Deventer,
            },
            Form);
        const string Together = "/toewijzen/samen";
        var opened = await given.ReadAsync($"{Together}?gemeente={Deventer}&gemeente={Zwolle}");
        Assert.Equal([Deventer, Zwolle], opened.QuerySelectorAll("input[name=gemeente][checked]").Select(i => i.GetAttribute("value")));

        var seen = await given.Lead.SendAsync(
            opened,
            Address + Together,
            new() { ["Inspectors"] = inspector.Id.ToString(), ["Readers"] = reader.Id.ToString() },
            Form);

        Assert.Contains("In 1 gemeente toewijzen?", seen.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"Zwolle: {inspector.Name} wordt inspecteur, {reader.Name} wordt tweede lezer",
            seen.Text,
            StringComparison.Ordinal);
        Assert.Contains("In 1 gemeente gebeurt niets", seen.Text, StringComparison.Ordinal);
        Assert.Contains("(D068)", seen.Text, StringComparison.Ordinal);
        Assert.Empty((await given.InspectionAsync(Zwolle)).Assignments);

        Assert.Equal(Address, (await given.Lead.SendAsync(seen.Page, Address + Together, form: Form)).Location);
        Assert.Equal(
            [(inspector.Id, Duty.Inspector), (reader.Id, Duty.SecondReader)],
            (await given.InspectionAsync(Zwolle)).Assignments.OrderBy(a => a.Duty).Select(a => (a.AccountId, a.Duty)));
        Assert.Equal([(reader.Id, Duty.Inspector)], (await given.InspectionAsync(Deventer)).Assignments.Select(a => (a.AccountId, a.Duty)));
        Assert.Empty((await given.InspectionAsync("GM0141")).Assignments);
    }

    [Theory]
    [InlineData(false, true, "Gemeente")]
    [InlineData(true, false, "Inspectors")]
    public async Task Post_WhenTogetherAndSomethingIsMissing_SaysWhat(bool municipality, bool person, string wrong)
    {
        await using var given = await WithAsync(provider, Deventer);
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var answer = await given.SendAsync(
            "/toewijzen/samen",
            new() { ["gemeente"] = municipality ? Deventer : null, ["Inspectors"] = person ? inspector.Id.ToString() : null },
            Form);
        Assert.Equal((HttpStatusCode.BadRequest, wrong), (answer.Status, Assert.Single(answer.Errors).Field));
    }

    [Fact]
    public async Task Post_WhenOneWouldBeBothAtOnce_IsRefused()
    {
        await using var given = await WithAsync(provider, Deventer);
        var reader = await given.Site.GivenAnAccountAsync(Role.SecondReader, given.Inspectorate);
        var answer = await given.SendAsync(
            "/toewijzen/samen",
            new()
            {
                ["gemeente"] = Deventer,
                ["Inspectors"] = reader.Id.ToString(),
                ["Readers"] = reader.Id.ToString(),
            },
            Form);
        Assert.Equal("Readers", Assert.Single(answer.Errors).Field);
        Assert.Empty((await given.InspectionAsync(Deventer)).Assignments);
    }

    [Fact]
    public async Task WhoWroteInTheDraft_DoesNotBecomeItsSecondReader_NotEvenWhenTheDutyWasTakenAway()
    {
        await using var given = await Drafts.DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        await given.Site.ChangeAsync(async db =>
        {
            (await db.Accounts.Include(a => a.Held).SingleAsync(a => a.Id == given.Inspector.Id)).Hold(
                [Role.SecondReader],
                Domain.Municipalities.OrganisationKind.Inspectorate);
            (await db.Inspections.Include(i => i.Assignments).SingleAsync()).Unassign(given.Inspector.Id, Duty.Inspector);
        });
        var lead = await given.Site.LoggedInAsync(given.Leader);
        foreach (
            var (below, fields) in new[]
            {
                (
                    "/toewijzen",
                    new Dictionary<string, string?>
                    {
                        ["Person"] = given.Inspector.Id.ToString(),
                        ["Duty"] = "SecondReader",
                        ["Codes"] = Deventer,
                    }),
                ("/toewijzen/samen", new() { ["gemeente"] = Deventer, ["Readers"] = given.Inspector.Id.ToString() }),
            })
            Assert.Contains(
                "(D194)",
                (await lead.SendAsync("/werk/onderzoeken/proef" + below, fields, Form)).Text,
                StringComparison.Ordinal);
        Assert.DoesNotContain(
            given.Inspector.Id,
            await given.Site.AskAsync(async db =>
                (await db.Inspections.Include(i => i.Assignments).SingleAsync()).Assignments.Select(a => a.AccountId).ToList()));
    }

    [Fact]
    public async Task MyInspections_HoldAllThatWasAssigned_FromThatDayOn_AlsoBeforeADraft()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var person = await given.Site.LoggedInAsync(inspector);
        Assert.Contains("nog geen gemeente toegewezen", (await person.OpenAsync("/werk/mijn-onderzoeken")).Text, StringComparison.Ordinal);
        await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = inspector.Id.ToString(),
                ["Duty"] = "Inspector",
                ["Codes"] = Zwolle,
            },
            Form);

        var page = await person.ReadAsync("/werk/mijn-onderzoeken");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Zwolle", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("stap 1 van 10", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("inspecteur", row.TextContent, StringComparison.Ordinal);
        var links = row.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal($"/werk/documenten/{(await given.InspectionAsync(Zwolle)).Id}", Assert.Single(links));
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync(links[0])).Status);
        Assert.NotNull(page.QuerySelector("header a[href='/werk/mijn-onderzoeken']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await given.Lead.OpenAsync("/werk/mijn-onderzoeken")).Status);
    }

    [Fact]
    public async Task Post_WhenADutyIsTakenAway_IsGone()
    {
        await using var given = await WithAsync(provider, Deventer);
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = inspector.Id.ToString(),
                ["Duty"] = "Inspector",
                ["Codes"] = Deventer,
            },
            Form);
        var page = await given.ReadAsync("/toewijzen");
        var button = page.QuerySelector("button[name=remove]")!;
        await given.Lead.Client.PostAsync(button.GetAttribute("formaction")!, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["remove"] = button.GetAttribute("value")!,
            ["__RequestVerificationToken"] = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        }));
        Assert.Empty((await given.InspectionAsync(Deventer)).Assignments);
    }
}

public sealed class AssigningTestsOnSqlite() : AssigningTests(Provider.Sqlite);

public sealed class AssigningTestsOnPostgres() : AssigningTests(Provider.Postgres);
