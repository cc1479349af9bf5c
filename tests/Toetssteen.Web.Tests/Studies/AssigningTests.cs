using System.Net;
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
        var answer = await given.SendAsync("/toewijzen", new() { ["Person"] = inspector.Id.ToString(), ["Duty"] = "Inspector", ["Codes"] = $"{Deventer}\0{Zwolle}" }, Form);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        foreach (var code in new[] { Deventer, Zwolle })
            Assert.Equal((inspector.Id, Duty.Inspector), (await given.InspectionAsync(code)).Assignments.Select(a => (a.AccountId, a.Duty)).Single());
        Assert.Equal(2, (await given.ReadAsync($"?inspecteur={inspector.Id}")).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Geen gemeente past", (await given.ReadAsync("?inspecteur=niemand")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenSomeoneWouldReadTheirOwnWork_NamesTheMunicipalityAndAssignsNowhere()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        var reader = await given.Site.GivenAnAccountAsync(Role.SecondReader, given.Inspectorate);
        await given.SendAsync("/toewijzen", new() { ["Person"] = reader.Id.ToString(), ["Duty"] = "Inspector", ["Codes"] = Deventer }, Form);

        var answer = await given.SendAsync("/toewijzen", new() { ["Person"] = reader.Id.ToString(), ["Duty"] = "SecondReader", ["Codes"] = $"{Deventer}\0{Zwolle}" }, Form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var error = Assert.Single(answer.Errors);
        Assert.StartsWith("Deventer: Wie in een onderzoek oordeelt, is daar niet ook tweede lezer.", error.Sentence, StringComparison.Ordinal);
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
        var answer = await given.SendAsync("/toewijzen", new Dictionary<string, string?> { ["Person"] = inspector.Id.ToString(), ["Duty"] = "Inspector", ["Codes"] = Deventer, [field] = value }, Form);
        Assert.Equal((HttpStatusCode.BadRequest, wrong), (answer.Status, Assert.Single(answer.Errors).Field));
    }

    [Fact]
    public async Task Post_WhenSomeoneOfAnotherInspectorateIsForged_IsRefused()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var stranger = await given.Site.GivenAnAccountAsync(Role.Inspector);
        var answer = await given.SendAsync("/toewijzen", new() { ["Person"] = stranger.Id.ToString(), ["Duty"] = "Inspector", ["Codes"] = Deventer }, Form);
        Assert.Contains(answer.Errors, e => e.Field == "Person");
        Assert.Empty((await given.InspectionAsync(Deventer)).Assignments);
    }

    [Fact]
    public async Task Post_WhenADutyIsTakenAway_IsGone()
    {
        await using var given = await WithAsync(provider, Deventer);
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        await given.SendAsync("/toewijzen", new() { ["Person"] = inspector.Id.ToString(), ["Duty"] = "Inspector", ["Codes"] = Deventer }, Form);
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
