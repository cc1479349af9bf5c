using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>The drafts of the demonstration: every state is there for someone to walk through, and its history holds.</summary>
public abstract class DemonstrationDraftsTests(Provider provider)
{
    [Fact]
    public async Task EveryStateBeforePublication_IsThere_AndHowItCameToBeHolds()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var drafts = await site.AskAsync(db =>
            db.Drafts.AsNoTracking()
                .Include(d => d.Findings)
                .Include(d => d.FactChecks)
                    .ThenInclude(c => c.Objections)
                .AsSplitQuery()
                .ToListAsync());
        Assert.Equal(Enum.GetValues<DraftStage>().Except([DraftStage.Published]), drafts.Select(d => d.Stage).Distinct().Order());
        foreach (var draft in drafts)
        {
            var entries = await site.AskAsync(db =>
                db.HistoryEntries.AsNoTracking().Where(e => e.InspectionId == draft.InspectionId).OrderBy(e => e.Number).ToListAsync());
            var end = await site.AskAsync(db =>
                db.HistoryEnds.AsNoTracking()
                    .Where(e => e.InspectionId == draft.InspectionId)
                    .Select(e => new HistoryAnchor(e.Number, e.Hash))
                    .SingleOrDefaultAsync());
            var check = new HistoryCheck(draft.InspectionId, end, []);
            entries.ForEach(check.Add);
            Assert.Empty(check.Finish());
            Assert.All(entries, e => Assert.NotNull(e.AccountId));
        }
    }

    [Fact]
    public async Task TheFactCheckUnderWay_IsOfTheMunicipalityOfTheDemonstration_WithTwoObjectionsBegun()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var check = await site.AskAsync(db =>
            db.FactChecks.AsNoTracking()
                .Include(c => c.Objections)
                .SingleAsync(c =>
                    c.SubmittedAt == null && db.Drafts.Any(d => d.InspectionId == c.InspectionId && d.Stage == DraftStage.FactCheck)));
        Assert.Equal(2, check.Objections.Count);
        Assert.Equal(
            "GM0150",
            await site.AskAsync(db => db.Inspections.Where(i => i.Id == check.InspectionId).Select(i => i.MunicipalityCode).SingleAsync()));
        Assert.All(check.Objections, o => Assert.Contains(o.Sentence.Text, check.Content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheMunicipalityOfTheDemonstration_AnsweredAFactCheckToo_AndItsReceiptIsThere()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var municipality = (await site.DemonstrationAccountsAsync()).Single(a => a.Roles.Contains(Role.MunicipalityRespondent));
        var check = await site.AskAsync(db =>
            db.FactChecks.Where(c =>
                    c.SubmittedAt != null && db.Inspections.Any(i => i.Id == c.InspectionId && i.MunicipalityCode == "GM0150"))
                .Select(c => c.Id)
                .SingleAsync());
        Assert.Contains(
            "Ontvangstbewijs",
            (await (await site.LoggedInAsync(municipality)).OpenAsync($"/werk/feitencheck/{check}/ontvangst")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSecondReaderOfTheDemonstration_IsAskedForOneBlindJudgement_AndFindingsThatWereReadAreNotClosedByIt()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var reader = (await site.DemonstrationAccountsAsync()).Single(a => a.Roles.Contains(Role.SecondReader));
        var asked = await site.AskAsync(db => db.BlindJudgements.AsNoTracking().SingleAsync());
        Assert.Equal((reader.Id, (DateTimeOffset?)null), (asked.Rater, asked.GivenAt));
        var list = await (await site.LoggedInAsync(reader)).ReadAsync($"/werk/concepten/{asked.InspectionId}/tweede-lezing");
        var stops = list.QuerySelectorAll(".reading__codes li");
        Assert.Single(stops, r => r.TextContent.Contains("gesloten tot u blind hebt geoordeeld", StringComparison.Ordinal));
        Assert.Contains(stops, r => r.TextContent.Contains("akkoord", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoAdoptedAndWhoDecided_AreTwoLeads_AndBothCanLogIn()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var leads = (await site.DemonstrationAccountsAsync()).Where(a => a.Roles.Contains(Role.StudyLead)).Select(a => a.Id).ToList();
        var scheduled = await site.AskAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.Stage == DraftStage.Scheduled));
        Assert.Equal(2, leads.Count);
        Assert.Equal(leads.Order(), new[] { scheduled.AdoptedBy!.Value, scheduled.DecidedBy!.Value }.Order());
        Assert.True(scheduled.PublicFrom > site.Clock.Now.AddYears(4));
    }
}

public sealed class DemonstrationDraftsTestsOnSqlite() : DemonstrationDraftsTests(Provider.Sqlite);

public sealed class DemonstrationDraftsTestsOnPostgres() : DemonstrationDraftsTests(Provider.Postgres);
