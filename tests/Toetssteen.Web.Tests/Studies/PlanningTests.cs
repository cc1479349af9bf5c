using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>A lead makes a study and changes it; nobody else does.</summary>
public abstract class PlanningTests(Provider provider)
{
    private const string Phone = "070-000 00 00";
    private const string Email = "lotte@inspectie.example";

    [Fact]
    public async Task Get_WhenNothingWasPlanned_SaysSoAndOffersToBegin()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var lead = await site.LoggedInAsync(Role.StudyLead);
        var page = await lead.ReadAsync("/werk/onderzoeken");
        Assert.Contains("nog geen onderzoek gepland", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/werk/onderzoeken/nieuw']"));
    }

    [Fact]
    public async Task Post_WhenComplete_MakesAStudyThatTheOwnInspectorateLeads()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.RegisterFrameworkAsync(Repository.PathTo("frameworks", "ggsr", "2012.yaml"));
        var own = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie A");
        var other = await site.GivenAnAccountAsync(
            Role.Inspector,
            new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie B"));
        var lead = await site.LoggedInAsync(Role.StudyLead, own);

        var made = await lead.SendAsync("/werk/onderzoeken/nieuw", new()
        {
            ["Plan.Title"] = "Gezinnen in beeld",
            ["Plan.ContactPhone"] = Phone,
            ["Plan.ContactEmail"] = Email,
            ["FrameworkId"] = "ggsr/2012",
            ["Plan.Period"] = "2026",
            ["Plan.Joint"] = other.OrganisationId.ToString(),
            ["Plan.NominateBy"] = "1-4-2026",
            ["Plan.AnswerBy"] = "1 mei 2026",
        });

        Assert.Equal((HttpStatusCode.Redirect, "/werk/onderzoeken/gezinnen-in-beeld/gemeenten"), (made.Status, made.Location));
        var study = await site.AskAsync(db => db.Studies.SingleAsync());
        Assert.Equal(
            ("Gezinnen in beeld", "ggsr/2012", "2026", site.Clock.Now),
            (study.Title, study.FrameworkId, study.PeriodJudged, study.PlannedAt!.Value));
        Assert.Equal(new StudyCalendar(new(2026, 4, 1), new(2026, 5, 1)), study.Calendar);
        Assert.Equal(
            LetterTexts
                .ToBeginWith.ToMunicipality!.ReplaceLineEndings("\n")
                .Replace("[doelgroep]", "gezinnen met geringe sociale redzaamheid", StringComparison.Ordinal),
            study.Letters.ToMunicipality);
        Assert.Equal(
            [(other.OrganisationId!.Value, false), (own.Id, true)],
            study.Inspectorates.Select(i => (i.OrganisationId, i.Leads)).OrderBy(i => i.Leads));
        Assert.Contains(
            "Gezinnen in beeld",
            (await lead.ReadAsync("/werk/onderzoeken")).QuerySelector(".cards")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALetterToBeginWith_NamesThePeopleOfTheFrameworkThatIsChosen_AndOfNoOther()
    {
        await using var given = await WithAsync(provider);
        await given.Site.ChangeAsync(async db =>
            db.FrameworkVersions.RemoveRange(await db.FrameworkVersions.Where(v => v.Id != "ggsr/2012").ToListAsync()));
        Assert.Contains(
            "de aanpak voor gezinnen met geringe sociale redzaamheid.",
            (await given.Lead.ReadAsync("/werk/onderzoeken/nieuw")).GetElementById("Plan_ToPartners")!.TextContent,
            StringComparison.Ordinal);
        await given.Site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"));
        Assert.Contains(
            "[doelgroep] wordt in de brieven",
            (await given.Lead.ReadAsync("/werk/onderzoeken/nieuw")).Body!.TextContent,
            StringComparison.Ordinal);
        await given.Lead.SendAsync(
            "/werk/onderzoeken/nieuw",
            new()
            {
                ["Plan.ContactPhone"] = Phone,
                ["Plan.ContactEmail"] = Email,
                ["Plan.Title"] = "Thuiszitters",
                ["FrameworkId"] = "verzuim/2.1",
            });
        var letters = (await given.Site.AskAsync(db => db.Studies.SingleAsync(s => s.Title == "Thuiszitters"))).Letters;
        Assert.All([letters.ToMunicipality!, letters.ToPartners!], letter =>
            Assert.Contains("de aanpak voor leerlingen die langdurig niet naar school gaan.", letter, StringComparison.Ordinal));
        Assert.DoesNotContain("gezin", letters.ToMunicipality + letters.ToPartners + letters.Reminder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenTheSameTitleIsThereAlready_GivesItAnAddressOfItsOwn()
    {
        await using var given = await WithAsync(provider);
        var again = await given.Lead.SendAsync(
            "/werk/onderzoeken/nieuw",
            new()
            {
                ["Plan.ContactPhone"] = Phone,
                ["Plan.ContactEmail"] = Email,
                ["Plan.Title"] = "Proefonderzoek",
                ["FrameworkId"] = "ggsr/2012",
            });
        Assert.Equal("/werk/onderzoeken/proefonderzoek-2/gemeenten", again.Location);
        var newest = await given.Lead.SendAsync(
            "/werk/onderzoeken/nieuw",
            new()
            {
                ["Plan.ContactPhone"] = Phone,
                ["Plan.ContactEmail"] = Email,
                ["Plan.Title"] = "Nieuw",
                ["FrameworkId"] = "ggsr/2012",
            });
        Assert.Equal("/werk/onderzoeken/onderzoek-nieuw/gemeenten", newest.Location);
    }

    [Theory]
    [InlineData("Plan.Title", "", "Plan_Title", "titel")]
    [InlineData("FrameworkId", "ggsr/1900", "FrameworkId", "toetsingskader")]
    [InlineData("Plan.NominateBy", "31 februari", "Plan_NominateBy", "datum")]
    [InlineData("Plan.Reminder", " ", "Plan_Reminder", "brief")]
    public async Task Post_WhenSomethingIsWrong_SaysWhatAtTheFieldAndKeepsTheRest(string field, string value, string id, string word)
    {
        await using var given = await WithAsync(provider);
        var fields = new Dictionary<string, string?>
        {
            ["Plan.Title"] = "Tweede",
            ["Plan.Period"] = "dit jaar",
            ["FrameworkId"] = "ggsr/2012",
            [field] = value,
        };
        var answer = await given.Lead.SendAsync("/werk/onderzoeken/nieuw", fields);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Field == id && e.Sentence.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("dit jaar", answer.Page.QuerySelector("#Plan_Period")!.GetAttribute("value"));
        Assert.Equal(1, await given.Site.AskAsync(db => db.Studies.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenTheDaysAreInTheWrongOrder_NamesTheRule()
    {
        await using var given = await WithAsync(provider);
        var answer = await given.SendAsync(
            "/bewerken",
            new()
            {
                ["Plan.ContactPhone"] = Phone,
                ["Plan.NominateBy"] = "1-5-2026",
                ["Plan.AnswerBy"] = "1-4-2026",
            },
            "main form[method=post]");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Sentence.Contains("D066", StringComparison.Ordinal));
        Assert.Equal("1-4-2026", answer.Page.QuerySelector("#Plan_AnswerBy")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Post_WhenALetterIsAMegabyte_SaysHowMuchFitsAndCutsNothing()
    {
        await using var given = await WithAsync(provider);
        var answer = await given.SendAsync(
            "/bewerken",
            new() { ["Plan.ContactPhone"] = Phone, ["Plan.Reminder"] = new string('a', 1_000_000) },
            "main form[method=post]");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Field == "Plan_Reminder" && e.Sentence.Contains("niets afgekapt", StringComparison.Ordinal));
        Assert.Equal(1_000_000, answer.Page.QuerySelector("#Plan_Reminder")!.TextContent.Trim().Length);
    }

    [Fact]
    public async Task Post_WhenSomeoneElseWasQuicker_ShowsBothAndLosesNothing()
    {
        await using var given = await WithAsync(provider);
        var mine = await given.ReadAsync("/bewerken");
        await given.SendAsync(
            "/bewerken",
            new() { ["Plan.ContactPhone"] = Phone, ["Plan.Title"] = "Van een ander" },
            "main form[method=post]");

        var answer = await given.Lead.SendAsync(
            mine,
            $"{Address}/bewerken",
            new() { ["Plan.ContactPhone"] = Phone, ["Plan.Title"] = "Van mij" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Van een ander", answer.Page.QuerySelector(".utrecht-alert--warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van mij", answer.Page.QuerySelector("#Plan_Title")!.GetAttribute("value"));
        var saved = await given.Lead.SendAsync(answer.Page, $"{Address}/bewerken");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("Van mij", await given.Site.AskAsync(db => db.Studies.Select(s => s.Title).SingleAsync()));
    }

    [Fact]
    public async Task EveryPage_OfAStudyOfOthers_IsNotThere()
    {
        await using var given = await WithAsync(provider, Deventer);
        var stranger = await given.Site.LoggedInAsync(Role.StudyLead);
        foreach (
            var below in new[]
            {
                "",
                "/bewerken",
                "/onderdeel",
                "/gemeenten",
                "/uitnodigen",
                "/herinneren",
                "/toewijzen",
                "/post",
                "/voortgang.xlsx",
                "/voortgang.csv",
                $"/gemeenten/{Deventer}",
                $"/gemeenten/{Deventer}/contactpersonen",
                $"/gemeenten/{Deventer}/partner",
            })
            Assert.Equal((below, HttpStatusCode.NotFound), (below, (await stranger.OpenAsync(Address + below)).Status));
        Assert.DoesNotContain(
            "Proefonderzoek",
            (await stranger.ReadAsync("/werk/onderzoeken")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await given.Lead.OpenAsync($"{Address}/gemeenten/{Zwolle}")).Status);
    }

    [Fact]
    public async Task AJointInspectorate_PlansAlong()
    {
        await using var given = await WithAsync(provider, Deventer);
        var joint = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie Mee");
        var colleague = await given.Site.LoggedInAsync(Role.StudyLead, joint);
        await given.SendAsync(
            "/bewerken",
            new() { ["Plan.ContactPhone"] = Phone, ["Plan.Joint"] = joint.Id.ToString() },
            "main form[method=post]");
        Assert.Contains("onderzoekt mee", (await colleague.ReadAsync("/werk/onderzoeken")).Body!.TextContent, StringComparison.Ordinal);
        await colleague.ReadAsync(Address);
        await given.SendAsync("/bewerken", new() { ["Plan.ContactPhone"] = Phone, ["Plan.Joint"] = null }, "main form[method=post]");
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.OpenAsync(Address)).Status);
    }
}

public sealed class PlanningTestsOnSqlite() : PlanningTests(Provider.Sqlite);

public sealed class PlanningTestsOnPostgres() : PlanningTests(Provider.Postgres);
