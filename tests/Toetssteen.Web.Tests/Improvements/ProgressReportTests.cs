using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.History;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Improvements;

/// <summary>Progress reports, and being reminded of them.</summary>
public abstract class ProgressReportTests(Provider provider)
{
    [Fact]
    public async Task AWrittenReport_IsSavedWhenItCannotBeSentIn_SentIn_Received_AndDiscussed()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var person = await given.Site.LoggedInAsync(given.Respondent);
        var address = (await person.SendAsync(given.ReportsAddress, form: "#schrijven")).Location!;
        Assert.Contains("Maak uw voortgangsrapportage af", (await person.OpenAsync("/werk")).Text, StringComparison.Ordinal);

        var refused = await person.SendAsync(address, new() { ["Entries[0].What"] = "Er is een lijst gemaakt.", ["Doe"] = "inzenden" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(refused.Errors, e => e.Sentence.Contains("D178", StringComparison.Ordinal));
        Assert.Equal("Er is een lijst gemaakt.", (await given.Site.AskAsync(db => db.ReportEntries.SingleAsync())).What);

        Assert.Equal(
            address,
            (await person.SendAsync(refused.Page, address, new() { ["Entries[0].Progress"] = "Done", ["Doe"] = "inzenden" })).Location);
        Assert.Equal(PointStatus.ReportedDone, (await given.PointAsync()).Status);
        Assert.Null((await person.ReadAsync(address)).QuerySelector("textarea"));
        Assert.Contains("Er is een lijst gemaakt.", (await person.OpenAsync(address)).Text, StringComparison.Ordinal);

        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Contains("Lees de voortgangsrapportage van Deventer", (await inspector.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        Assert.Equal(address, (await inspector.SendAsync(address, form: "#ontvangen")).Location);
        Assert.Equal(
            address,
            (await inspector.SendAsync(address, new() { ["DiscussedOn"] = FollowedSite.Typed(given.Today) }, "#besproken")).Location);
        Assert.Equal(ReportState.Discussed, (await given.Site.AskAsync(db => db.ProgressReports.SingleAsync())).State);
        Assert.Equal(
            [HistoryAct.ReportSentIn, HistoryAct.ReportReceived, HistoryAct.ReportDiscussed],
            (await given.ActsAsync()).TakeLast(3));
        Assert.Contains("Over de voortgang gerapporteerd", (await inspector.OpenAsync(given.PointAddress)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConversation_IsRecordedByTheInspectorates_AndReadByTheMunicipality()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var address = (await lead.SendAsync(given.ReportsAddress, form: "#gesprek")).Location!;
        var person = await given.Site.LoggedInAsync(given.Respondent);
        Assert.Equal(HttpStatusCode.NotFound, (await person.OpenAsync(address)).Status);
        Assert.Equal(address, (await lead.SendAsync(address, new()
        {
            ["On"] = FollowedSite.Typed(given.Today),
            ["Who"] = "wethouder",
            ["Entries[1].Progress"] = "Nothing",
            ["Entries[1].What"] = "Wacht op de regio.",
            ["Doe"] = "inzenden",
        })).Location);
        Assert.Contains("Wacht op de regio.", (await person.OpenAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal(PointStatus.Open, (await given.PointAsync(given.OtherPoint)).Status);
        Assert.DoesNotContain(
            "Wacht op de regio.",
            (await given.Site.GetAsync($"/verbeterpunten/{given.OtherPoint}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterTheFollowUpIsPublished_AReportIsRefused_AndWhatWasWrittenIsKept()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var person = await given.Site.LoggedInAsync(given.Respondent);
        var address = (await person.SendAsync(given.ReportsAddress, form: "#schrijven")).Location!;
        await person.SendAsync(address, new() { ["Entries[0].What"] = "Er is een lijst gemaakt.", ["Entries[0].Progress"] = "Done" });
        await given.FollowUpAsync();

        var refused = await person.SendAsync(address, new() { ["Doe"] = "inzenden" });
        Assert.Contains(refused.Errors, e => e.Sentence.Contains("D176", StringComparison.Ordinal));
        Assert.Equal("Er is een lijst gemaakt.", (await given.Site.AskAsync(db => db.ReportEntries.SingleAsync())).What);
        Assert.Null((await person.ReadAsync(given.ReportsAddress)).QuerySelector("#schrijven"));
    }

    [Fact]
    public async Task Reminders_GoOutAFortnightBeforeAndOnTheDay_OnceEach_AndNotWhenItWasReported()
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var due = given.Today.AddDays(30);
        await given.AgreeAsync(due);
        await given.DoDailyWorkAsync();
        Assert.StartsWith("Onze afspraak over een verbeterpunt", Assert.Single(given.Site.Post.Sent).Subject, StringComparison.Ordinal);

        var begin = given.Site.Clock.Now;
        foreach (var (day, letters) in new[] { (15, 0), (16, 1), (17, 1), (29, 1), (30, 2), (31, 2) })
        {
            given.Site.Clock.Now = begin.AddDays(day);
            await given.DoDailyWorkAsync();
            Assert.Equal(letters, given.Site.Post.Sent.Skip(1).Count(m => m.To == given.Respondent.Email));
        }
        // The lead hears that nothing came, the day after.
        Assert.StartsWith(
            "Te laat: Deventer heeft niet gerapporteerd",
            Assert.Single(given.Site.Post.Sent, m => m.To != given.Respondent.Email).Subject,
            StringComparison.Ordinal);
        Assert.Equal(2, (await given.ActsAsync()).Count(a => a == HistoryAct.ReportReminded));
        var person = await given.Site.LoggedInAsync(given.Respondent);
        Assert.Contains("Aan de rapportage herinnerd", (await person.OpenAsync(given.PointAddress)).Text, StringComparison.Ordinal);
        Assert.Contains("Vertel hoe het gaat met de verbeterpunten", (await person.OpenAsync("/werk")).Text, StringComparison.Ordinal);

        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Equal(given.ReportsAddress, (await inspector.SendAsync(given.ReportsAddress, form: "form.niet-ontvangen")).Location);
        Assert.Equal(ReportState.NotReceived, (await given.Site.AskAsync(db => db.ProgressReports.SingleAsync())).State);
        Assert.DoesNotContain(
            "Vertel hoe het gaat met de verbeterpunten",
            (await person.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);

        var address = (await person.SendAsync(given.ReportsAddress, form: "#schrijven")).Location!;
        await person.SendAsync(
            address,
            new()
            {
                ["Entries[0].Progress"] = "Done",
                ["Entries[0].What"] = "De lijst is er.",
                ["Doe"] = "inzenden",
            });
        await given.Site.DoJobsAsync();
        var sent = given.Site.Post.Sent.Count;
        given.Site.Clock.Now = new DateTimeOffset(due.AddMonths(6), new TimeOnly(9, 0), TimeSpan.Zero);
        await given.DoDailyWorkAsync();
        Assert.Equal(sent, given.Site.Post.Sent.Count);
    }
}

public sealed class ProgressReportTestsOnSqlite() : ProgressReportTests(Provider.Sqlite);

public sealed class ProgressReportTestsOnPostgres() : ProgressReportTests(Provider.Postgres);
