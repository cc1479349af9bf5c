using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.FactChecks;

/// <summary>Inspectors decide on each objection, with a reason; deciding changes no word.</summary>
public abstract class DecidingTests(Provider provider)
{
    [Fact]
    public async Task Get_ShowsStatementReasonAndFinding_AndWaitsAtMyWork()
    {
        await using var given = await GivenADraftDecidingAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Contains("Besluit over 2 bezwaren van Deventer", (await inspector.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "Over 2 bezwaren is nog niet besloten.",
            (await inspector.OpenAsync($"{given.Address}/feitencheck")).Text,
            StringComparison.Ordinal);

        var page = await inspector.ReadAsync(await OfAsync(given, 1));

        Assert.Contains("Bij 1.1.1 klopt dit niet.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"{given.Address}/beoordelen/{given.Assessment}/1.1.1");
    }

    [Fact]
    public async Task Post_WhenNoReasonIsGiven_ReturnsError_AndKeepsTheChoice()
    {
        await using var given = await GivenADraftDecidingAsync(provider);
        var answer = await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(
            await OfAsync(given, 1),
            new() { ["Decision"] = "Partly" });
        Assert.Equal((HttpStatusCode.BadRequest, "Reason"), (answer.Status, Assert.Single(answer.Errors).Field));
        Assert.True(answer.Page.QuerySelector("input[value=Partly]")!.HasAttribute("checked"));
        Assert.Null(await DecisionAsync(given, 1));
    }

    [Fact]
    public async Task Post_WhenDecided_IsKeptAndToldInTheHistory_TheMunicipalityReadsIt_AndNoWordChanges()
    {
        await using var given = await GivenADraftDecidingAsync(provider);
        var before = (await given.ContentAsync()).Texts.ToDictionary(t => t.Key, t => t.Value.Value);

        await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(
            await OfAsync(given, 1),
            new() { ["Decision"] = "Adopted", ["Reason"] = "Het convenant zegt het ook." });

        Assert.Equal(ObjectionDecision.Adopted, await DecisionAsync(given, 1));
        Assert.Contains(await given.HistoryAsync(), e =>
            e.Act == HistoryAct.ObjectionDecided
            && e.Why == "Het convenant zegt het ook."
            && e.After == "Adopted"
            && e.AccountId == given.Inspector.Id);
        Assert.Equal(before, (await given.ContentAsync()).Texts.ToDictionary(t => t.Key, t => t.Value.Value));
        var read = await (await given.Site.LoggedInAsync(given.Respondent)).OpenAsync(
            $"/werk/feitencheck/{await given.FactCheckAsync()}/ontvangst");
        Assert.Contains("overgenomen", read.Text, StringComparison.Ordinal);
        Assert.Contains("Het convenant zegt het ook.", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenAColleagueDecidedMeanwhile_OverwritesNothing()
    {
        await using var given = await GivenADraftDecidingAsync(provider);
        var (one, two) = (await given.Site.LoggedInAsync(given.Inspector), await given.Site.LoggedInAsync(given.Colleague));
        var address = await OfAsync(given, 1);
        var opened = await two.ReadAsync(address);
        await one.SendAsync(address, new() { ["Decision"] = "NotAdopted", ["Reason"] = "De vragenlijsten zeggen iets anders." });

        var answer = await two.SendAsync(opened, address, new() { ["Decision"] = "Adopted", ["Reason"] = "Ik neem het over." });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("De vragenlijsten zeggen iets anders.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Ik neem het over.", answer.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ObjectionDecision.NotAdopted, await DecisionAsync(given, 1));
    }

    [Fact]
    public async Task WhoIsNoInspectorThere_DecidesNothing()
    {
        await using var given = await GivenADraftDecidingAsync(provider);
        var address = await OfAsync(given, 1);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Null((await reader.ReadAsync(address)).QuerySelector("main form"));
        var answer = await reader.PostAsync(address, new() { ["Decision"] = "Adopted", ["Reason"] = "Mij lijkt van wel." });
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(given.Leader)).OpenAsync(address)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await given.Site.LoggedInAsync(Domain.People.Role.Inspector, given.Inspectorate)).OpenAsync(address)).Status);
        Assert.Null(await DecisionAsync(given, 1));
    }

    [Fact]
    public async Task ADraftThatIsFrozenAgain_TakesNoOtherDecision()
    {
        await using var given = await GivenADraftToAdoptAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var address = await OfAsync(given, 1);
        Assert.Null((await inspector.ReadAsync(address)).QuerySelector("main form"));
        var answer = await inspector.PostAsync(address, new() { ["Decision"] = "Adopted", ["Reason"] = "Toch wel." });
        Assert.Contains("D103", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ObjectionDecision.NotAdopted, await DecisionAsync(given, 1));
    }

    [Fact]
    public async Task TheObjections_AreAnnexedWhenAnInspectorSaysSo_AndCanBeLeftOutAgain()
    {
        await using var given = await GivenADraftDecidingAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        foreach (var n in new[] { 1, 2 })
            await inspector.SendAsync(
                await OfAsync(given, n),
                new() { ["Decision"] = "NotAdopted", ["Reason"] = "De vragenlijsten laten dit zien." });
        Assert.Empty((await given.ContentAsync()).Compose(null, null).FactCheck!.Annex);

        foreach (var annexed in new[] { 2, 0 })
        {
            await inspector.SendAsync($"{given.Address}/feitencheck", form: "form[action='?handler=Attachment']");
            Assert.Equal(annexed, (await given.ContentAsync()).Compose(null, null).FactCheck!.Annex.Count);
        }
    }

    private static async Task<string> OfAsync(DraftSite given, int number) =>
        $"{given.Address}/feitencheck/bezwaren/{await given.Site.AskAsync(db => db.FactChecks.SelectMany(c => c.Objections).Where(o => o.Number == number).Select(o => o.Id).SingleAsync())}";

    private static Task<ObjectionDecision?> DecisionAsync(DraftSite given, int number) =>
        given.Site.AskAsync(db =>
            db.FactChecks.SelectMany(c => c.Objections).Where(o => o.Number == number).Select(o => o.Decision).SingleAsync());
}

public sealed class DecidingTestsOnSqlite() : DecidingTests(Provider.Sqlite);

public sealed class DecidingTestsOnPostgres() : DecidingTests(Provider.Postgres);
