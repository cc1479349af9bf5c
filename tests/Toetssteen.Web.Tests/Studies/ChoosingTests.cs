using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>The municipalities of a study: by search, from a pasted list, and out again.</summary>
public abstract class ChoosingTests(Provider provider)
{
    private const string ListForm = "form[action='?handler=List']";
    private const string ConfirmForm = ".panel form[action='?handler=Confirm']";

    [Fact]
    public async Task Post_WhenTwoNamesAreUnknown_NamesThemAndAddsNothing()
    {
        await using var given = await WithAsync(provider);
        const string list = "Deventer, Zwolle\nLuilekkerland; Atlantis-aan-Zee";

        var answer = await given.SendAsync("/gemeenten", new() { ["Pasted"] = list }, ListForm);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            [
                ("Pasted", "‘Luilekkerland’ is geen gemeente die we kennen."),
                ("Pasted", "‘Atlantis-aan-Zee’ is geen gemeente die we kennen."),
            ],
            answer.Errors);
        Assert.Equal(list, answer.Page.QuerySelector("#Pasted")!.TextContent.Trim());
        Assert.Equal(0, await given.Site.AskAsync(db => db.Inspections.CountAsync()));
        Assert.Equal(
            [Deventer, Zwolle],
            answer.Page.QuerySelectorAll($"{ConfirmForm} input[name=codes]").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task Post_WhenWhatWasRecognisedIsConfirmed_AddsExactlyThat()
    {
        await using var given = await WithAsync(provider);
        var looked = await given.SendAsync("/gemeenten", new() { ["Pasted"] = "gemeente Deventer\nGM0193\nNergenshuizen" }, ListForm);

        var added = await given.Lead.SendAsync(looked.Page, $"{Address}/gemeenten", form: ConfirmForm);

        Assert.Equal((HttpStatusCode.Redirect, $"{Address}/gemeenten"), (added.Status, added.Location));
        Assert.Equal([Deventer, Zwolle], await CodesAsync(given));
        Assert.Contains("2 gemeenten zijn toegevoegd", (await given.Lead.OpenAsync($"{Address}/gemeenten")).Text, StringComparison.Ordinal);
        // The same page, sent once more.
        Assert.Equal(HttpStatusCode.Redirect, (await given.Lead.SendAsync(looked.Page, $"{Address}/gemeenten", form: ConfirmForm)).Status);
        Assert.Equal([Deventer, Zwolle], await CodesAsync(given));
    }

    [Fact]
    public async Task Post_WhenANameIsAmbiguousAbolishedOrDouble_SaysWhichAndLetsOneChoose()
    {
        await using var given = await WithAsync(provider, Zwolle);
        var answer = await given.SendAsync("/gemeenten", new() { ["Pasted"] = "Bergen\nAppingedam\n150\nDeventer\nZwolle" }, ListForm);

        Assert.Contains(answer.Errors, e =>
            e.Sentence.Contains(
                "‘Bergen’ kan meer dan één gemeente zijn: Bergen (NH.) (GM0373), Bergen (L.) (GM0893)",
                StringComparison.Ordinal));
        Assert.Contains(answer.Errors, e =>
            e.Sentence.Contains("‘Appingedam’ is een opgeheven gemeente (GM0003)", StringComparison.Ordinal));
        Assert.Contains("Staat dubbel in uw lijst; telt één keer", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Staat al in het onderzoek", answer.Text, StringComparison.Ordinal);
        await given.Lead.SendAsync(answer.Page, $"{Address}/gemeenten", new() { ["codes"] = $"{Deventer}\0GM0893" }, ConfirmForm);
        Assert.Equal([Deventer, Zwolle, "GM0893"], await CodesAsync(given));
    }

    [Fact]
    public async Task Post_WhenTheListIsAMegabyte_RefusesItInASentence()
    {
        await using var given = await WithAsync(provider);
        var answer = await given.SendAsync("/gemeenten", new() { ["Pasted"] = new string('x', 1_000_000) }, ListForm);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Sentence.Contains("plak haar in delen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_WhenSearched_FindsExistingOnes_AndOneClickAdds()
    {
        await using var given = await WithAsync(provider);
        var page = await given.ReadAsync("/gemeenten?zoek=dev");
        var button = page.QuerySelector("button[name=codes]")!;
        Assert.Equal(Deventer, button.GetAttribute("value"));
        Assert.Contains(
            "Geen gemeente gevonden",
            (await given.ReadAsync("/gemeenten?zoek=appingedam")).Body!.TextContent,
            StringComparison.Ordinal);
        await given.Lead.SendAsync(page, $"{Address}/gemeenten", new() { ["codes"] = Deventer }, "form[action='?handler=Confirm']");
        Assert.Equal([Deventer], await CodesAsync(given));
    }

    [Fact]
    public async Task Post_WhenNothingWasDoneInAMunicipality_TakesItOutAfterConfirmation()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        await given.SendAsync($"/gemeenten?verwijder={Zwolle}", [], "form[action='?handler=Remove']");
        Assert.Equal([Deventer], await CodesAsync(given));
    }

    [Fact]
    public async Task Post_WhenAMunicipalityWasInvited_KeepsItAndSaysWhy()
    {
        await using var given = await WithAsync(provider, Deventer);
        var confirm = await given.ReadAsync($"/gemeenten?verwijder={Deventer}");
        await given.Site.ChangeAsync(async db => (await db.Inspections.SingleAsync()).Prepare());

        var answer = await given.Lead.SendAsync(confirm, $"{Address}/gemeenten", form: "form[action='?handler=Remove']");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Sentence.Contains("D063", StringComparison.Ordinal));
        Assert.Equal([Deventer], await CodesAsync(given));
        Assert.Empty((await given.ReadAsync($"/gemeenten?verwijder={Deventer}")).QuerySelectorAll("form[action='?handler=Remove']"));
    }

    private static Task<List<string>> CodesAsync(PlannedStudy given) =>
        given.Site.AskAsync(db => db.Inspections.Select(i => i.MunicipalityCode).OrderBy(c => c).ToListAsync());
}

public sealed class ChoosingTestsOnSqlite() : ChoosingTests(Provider.Sqlite);

public sealed class ChoosingTestsOnPostgres() : ChoosingTests(Provider.Postgres);
