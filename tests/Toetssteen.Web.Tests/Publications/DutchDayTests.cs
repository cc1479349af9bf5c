using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>Rule: a day is a day in the Netherlands. What is done after midnight there is published with that day.</summary>
public abstract class DutchDayTests(Provider provider)
{
    [Theory]
    [InlineData("2026-03-12T23:31:00Z", "2026-03-13", "13 maart 2026 om 00.31 uur")]
    [InlineData("2026-03-12T22:59:00Z", "2026-03-12", "12 maart 2026 om 23.59 uur")]
    public async Task AResponseSentAfterMidnight_IsPublishedWithThatDay(string sent, string day, string words)
    {
        await using var given = await GivenADraftWithTheMunicipalityAsync(provider);
        var check = await given.FactCheckAsync();
        given.Site.Clock.Now = DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture);
        var municipality = await given.Site.LoggedInAsync(given.Respondent);

        await municipality.SendAsync($"/werk/feitencheck/{check}/verzenden", new() { ["Name"] = "Gerda", ["Confirmed"] = "true" });

        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), (await given.ContentAsync()).Compose(null, null).FactCheck!.AnsweredOn);
        Assert.Contains(words, (await municipality.OpenAsync($"/werk/feitencheck/{check}/ontvangst")).Text, StringComparison.Ordinal);
    }

    [Theory]
    // Sent after midnight: the day that it is for people has begun, and is no day in the future.
    [InlineData("2026-03-12T23:31:00Z", "2026-03-13", false)]
    [InlineData("2026-03-12T22:31:00Z", "2026-03-13", true)]
    // In summer the day begins two hours before that of UTC, also the last day of one with 23 hours.
    [InlineData("2026-03-29T22:31:00Z", "2026-03-30", false)]
    public async Task TheLastDayOfAFactCheck_LiesAfterTheDayThatItIs(string now, string until, bool isSent)
    {
        await using var given = await GivenADraftAgreedAsync(provider);
        given.Site.Clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        await given.ActAsync(given.Leader, at =>
        {
            var (json, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, null));
            var refused = Record.Exception(() =>
                at.Content.Draft.SendForFactCheck(Guid.NewGuid(), json, sha256, DateOnly.ParseExact(until, "yyyy-MM-dd"), at.By.Id, at.Now)
            );
            Assert.Equal(isSent, refused is null);
            return Task.CompletedTask;
        });
    }

    [Theory]
    [InlineData("2026-03-31T22:15:00Z", "2026-04-01")]
    [InlineData("2026-12-31T23:15:00Z", "2027-01-01")]
    public async Task AFactsheetThatBecomesPublicAfterMidnight_BearsThatDay_HoweverTheMomentIsWritten(string from, string day)
    {
        await using var given = await GivenADraftAdoptedAsync(provider);
        var moment = DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture);

        await given.ActAsync(given.OtherLead, async at =>
        {
            at.Content.Draft.DecidePublication(
                at.By.Id,
                at.Content.Authors,
                moment,
                new PublicationTerms(TimeSpan.FromDays(14), null),
                null,
                at.Now);
            await at.Db.SavePrivatelyAsync(default);
        });

        Assert.Equal(
            day,
            FactsheetContentJson
                .Read((await given.Site.AskAsync(db => db.Drafts.SingleAsync(d => d.InspectionId == given.Inspection))).AdoptedContent!)
                .Published!.ToString());
    }
}

public sealed class DutchDayTestsOnSqlite() : DutchDayTests(Provider.Sqlite);

public sealed class DutchDayTestsOnPostgres() : DutchDayTests(Provider.Postgres);
