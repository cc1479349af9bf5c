using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.FactChecks;

/// <summary>The lead sends the frozen draft with a date, gives more time, and notes that there was no answer.</summary>
public abstract class SendingTests(Provider provider)
{
    private const string Send = "form[action='?handler=Send']";
    private const string Longer = "form[action='?handler=Extend']";
    private const string Note = "form[action='?handler=Record']";

    [Fact]
    public async Task Post_WhenConfirmed_FreezesTheDraft_WritesToTheContactPersons_AndTellsTheHistory()
    {
        await using var given = await GivenADraftAgreedAsync(provider);
        await GivenAContactAsync(given);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Contains(
            "Stuur het concept van Deventer voor de feitencheck",
            (await lead.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);

        var answer = await lead.SendAsync(Page(given), new() { ["Until"] = "23-3-2026", ["Confirmed"] = "true" }, Send);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var check = await given.Site.AskAsync(db => db.FactChecks.SingleAsync());
        Assert.Equal(new DateOnly(2026, 3, 23), check.Until);
        Assert.Equal(check.Sha256, FactsheetContentJson.Freeze((await given.ContentAsync()).Compose(null, null)).Sha256);
        Assert.Contains(await given.HistoryAsync(), e =>
            e.Act == HistoryAct.FactCheckSent && e.After == check.Sha256 && e.AccountId == given.Leader.Id);
        await given.Site.DoJobsAsync();
        var letter = Assert.Single(given.Site.Post.Sent);
        Assert.Equal(given.Respondent.Email, letter.To);
        Assert.Contains("23 maart 2026", letter.Text, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await given.Site.AskAsync(db =>
                db.Letters.CountAsync(l => l.Kind == LetterKind.FactCheck && l.LeadsTo == $"/werk/feitencheck/{check.Id}")));
    }

    [Theory]
    [InlineData("", "true", "Until")]
    [InlineData("23-3-2026", null, "Confirmed")]
    [InlineData("1-3-2026", "true", "")]
    public async Task Post_WhenSomethingIsWrong_SendsNothing(string until, string? confirmed, string field)
    {
        await using var given = await GivenADraftAgreedAsync(provider);
        await GivenAContactAsync(given);
        var answer = await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(
            Page(given),
            new() { ["Until"] = until, ["Confirmed"] = confirmed },
            Send);
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, Assert.Single(answer.Errors).Field));
        Assert.Equal(0, await given.Site.AskAsync(db => db.FactChecks.CountAsync()));
        Assert.Equal(0, await given.Site.AskAsync(db => db.Letters.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenThereIsNobodyToWriteTo_IsRefused()
    {
        await using var given = await GivenADraftAgreedAsync(provider);
        var answer = await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(
            Page(given),
            new() { ["Until"] = "23-3-2026", ["Confirmed"] = "true" },
            Send);
        Assert.Contains("nog geen contactpersoon", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await given.Site.AskAsync(db => db.FactChecks.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenSentTwice_IsSentOnce()
    {
        await using var given = await GivenADraftAgreedAsync(provider);
        await GivenAContactAsync(given);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var opened = await lead.ReadAsync(Page(given));
        var fields = new Dictionary<string, string?> { ["Until"] = "23-3-2026", ["Confirmed"] = "true" };
        var first = await lead.SendAsync(opened, Page(given), fields, Send);

        var again = await lead.SendAsync(opened, Page(given), fields, Send);
        var another = await lead.SendAsync(opened, Page(given), new(fields) { ["Until"] = "24-3-2026" }, Send);

        Assert.Equal((HttpStatusCode.Redirect, first.Location), (again.Status, again.Location));
        Assert.Contains("D110", another.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1), await given.Site.AskAsync(async db => (await db.FactChecks.CountAsync(), await db.Letters.CountAsync())));
    }

    [Fact]
    public async Task TheDraftBeforeTheSecondReaderAgreed_CannotBeSent_AndAnInspectorSendsNothing()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        Assert.Null((await given.ReadAsync(given.Leader, "/feitencheck")).QuerySelector(Send));
        await given.AgreeAsync();
        Assert.Null((await given.ReadAsync(given.Inspector, "/feitencheck")).QuerySelector(Send));
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await inspector.PostAsync(Page(given) + "?handler=Send", new() { ["Until"] = "23-3-2026", ["Confirmed"] = "true" })).Status);
        Assert.Equal(0, await given.Site.AskAsync(db => db.FactChecks.CountAsync()));
    }

    [Fact]
    public async Task MoreTime_IsAskedWithAReason_AndGivenByTheLead()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        await GivenAContactAsync(given);
        var check = await given.FactCheckAsync();
        var respondent = await given.Site.LoggedInAsync(given.Respondent);
        Assert.Equal(
            "Reason",
            Assert.Single((await respondent.SendAsync($"/werk/feitencheck/{check}/uitstel", new() { ["Until"] = "1-5-2026" })).Errors).Field
        );
        Assert.Equal(
            "Until",
            Assert
                .Single(
                    (
                        await respondent.SendAsync(
                            $"/werk/feitencheck/{check}/uitstel",
                            new() { ["Until"] = "3-3-2026", ["Reason"] = "Vakantie." })
                    ).Errors)
                .Field);
        await respondent.SendAsync(
            $"/werk/feitencheck/{check}/uitstel",
            new() { ["Until"] = "1-5-2026", ["Reason"] = "De regisseur is op vakantie." });

        var asked = (await given.HistoryAsync())[^1];
        Assert.Equal(
            (HistoryAct.ExtensionAsked, given.Respondent.Id, "De regisseur is op vakantie.", "2026-05-01"),
            (asked.Act, asked.AccountId, asked.Why, asked.After));
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Contains(
            "Geef Deventer uitstel voor de feitencheck, of niet",
            (await lead.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
        Assert.Contains("De regisseur is op vakantie.", (await lead.OpenAsync(Page(given))).Text, StringComparison.Ordinal);
        await lead.SendAsync(Page(given), new() { ["Until"] = "1-5-2026" }, Longer);

        Assert.Equal(new DateOnly(2026, 5, 1), await given.Site.AskAsync(db => db.FactChecks.Select(c => c.Until).SingleAsync()));
        Assert.Contains(await given.HistoryAsync(), e =>
            e.Act == HistoryAct.FactCheckExtended && e.Why == "De regisseur is op vakantie." && e.After == "2026-05-01");
        await given.Site.DoJobsAsync();
        Assert.Contains(
            "1 mei 2026",
            Assert.Single(given.Site.Post.Sent, m => m.To == given.Respondent.Email).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoAnswerByTheDay_IsRecordedAsSuch_AndNotBefore()
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        Assert.Null((await given.ReadAsync(given.Leader, "/feitencheck")).QuerySelector(Note));
        given.Site.Clock.Now += TimeSpan.FromDays(22);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Contains(
            "Leg vast dat Deventer niet antwoordde op de feitencheck",
            (await lead.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
        Assert.Equal("Confirmed", Assert.Single((await lead.SendAsync(Page(given), form: Note)).Errors).Field);

        await lead.SendAsync(Page(given), new() { ["Confirmed"] = "true" }, Note);

        Assert.Equal(DraftStage.Deciding, await given.Site.AskAsync(db => db.Drafts.Select(d => d.Stage).SingleAsync()));
        Assert.Contains(await given.HistoryAsync(), e => e.Act == HistoryAct.FactCheckUnanswered);
        Assert.Null((await given.ContentAsync()).Compose(null, null).FactCheck!.AnsweredOn);
        Assert.Contains(
            "vastgelegd dat de gemeente niet heeft geantwoord",
            (await (await given.Site.LoggedInAsync(given.Respondent)).OpenAsync($"/werk/feitencheck/{await given.FactCheckAsync()}")).Text,
            StringComparison.Ordinal);
    }

    private static string Page(DraftSite given) => $"{given.Address}/feitencheck";

    private static Task GivenAContactAsync(DraftSite given) =>
        given.Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == given.Respondent.Id)).IsContactPerson = true);
}

public sealed class SendingTestsOnSqlite() : SendingTests(Provider.Sqlite);

public sealed class SendingTestsOnPostgres() : SendingTests(Provider.Postgres);
