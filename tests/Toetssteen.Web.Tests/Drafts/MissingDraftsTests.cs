using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>An inspection that was accepted by a version without drafts gets its draft when the site starts.</summary>
public abstract class MissingDraftsTests(Provider provider)
{
    [Fact]
    public async Task AnInspectionAcceptedBeforeThereWereDrafts_GetsOneWhenTheSiteStarts_AndOnlyThatOne()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var accepted = await site.AskAsync(db => db.Drafts.Where(d => d.Stage == DraftStage.Judging && db.Inspections.Any(i => i.Id == d.InspectionId && i.MunicipalityCode == "GM0826")).Select(d => d.InspectionId).SingleAsync());
        var before = await site.AskAsync(db => db.Drafts.CountAsync());
        await site.ChangeAsync(async db =>
        {
            db.Drafts.Remove(await db.Drafts.Include(d => d.Findings).SingleAsync(d => d.InspectionId == accepted));
            (await db.Settings.SingleAsync(s => s.Key == "prepared")).Value = "an earlier version";
        });

        await using var started = site.AnotherProcess();
        var lead = await started.LoggedInAsync((await started.DemonstrationAccountsAsync()).First(a => a.Roles.Contains(Role.StudyLead)));

        Assert.Equal(HttpStatusCode.OK, (await lead.OpenAsync($"/werk/concepten/{accepted}")).Status);
        Assert.Equal(before, await started.AskAsync(db => db.Drafts.CountAsync()));
        Assert.Equal(50, await started.AskAsync(db => db.DraftFindings.CountAsync(f => f.InspectionId == accepted)));
        Assert.Equal(0, await started.UseAsync<MissingDrafts, int>(missing => missing.MakeAsync(default)));
    }
}

public sealed class MissingDraftsTestsOnSqlite() : MissingDraftsTests(Provider.Sqlite);

public sealed class MissingDraftsTestsOnPostgres() : MissingDraftsTests(Provider.Postgres);
