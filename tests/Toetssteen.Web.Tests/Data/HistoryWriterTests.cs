using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Data;

/// <summary>The history comes with what it is about, in one chain per inspection, and is only ever added to.</summary>
public abstract class HistoryWriterTests(Provider provider)
{
    private const string Subject = "finding/1/text";

    [Fact]
    public Task WhatIsAppended_IsStoredWithWhatItIsAbout_InTheOrderInWhichItWasSaid() => OnInspectionAsync(async (services, inspection) =>
    {
        var (db, history) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<HistoryWriter>());
        db.Organisations.Add(new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "Stichting De Brug"));
        for (var n = 1; n <= 20; n++)
            history.Append(inspection, HistoryAct.TextChanged, Subject, $"Reden {n}.");
        await db.SaveChangesAsync();
        history.AppendText(inspection, HistoryAct.TextChanged, Subject, "Er is beleid.", "Er is geen beleid.");
        history.AppendText(inspection, HistoryAct.TextChanged, Subject, "Gelijk.", "Gelijk.");
        await db.SaveChangesAsync();

        var stored = await db.HistoryEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 21), stored.Select(e => e.Number));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"Reden {n}."), stored.Take(20).Select(e => e.Why));
        Assert.Equal("Er is geen beleid.", TextChange.FromJson(stored[^1].After!).Apply("Er is beleid."));
        Assert.Empty(HistoryChain.Verify(inspection, stored, await history.AnchorAsync(inspection, default), []));
    });

    [Fact]
    public Task WhatIsNotStored_LeavesNoTraceInTheHistory() => OnInspectionAsync(async (services, inspection) =>
    {
        var (db, history) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<HistoryWriter>());
        history.Append(inspection, HistoryAct.TextChanged, Subject);
        await db.SaveChangesAsync();
        history.Append(inspection, HistoryAct.TextChanged, Subject);
        db.Approaches.Add(new Approach(Guid.NewGuid(), "GM9999", "Van een gemeente die er niet is"));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(1, await db.HistoryEntries.CountAsync());
        Assert.Equal(1, (await history.AnchorAsync(inspection, default))!.Number);
    });

    [Fact]
    public Task WhoeverIsLoggedIn_Acts_InTheRoleThatIsNamed_AndOtherwiseTheProgram() => OnInspectionAsync(async (services, inspection) =>
    {
        var (db, account) = (services.GetRequiredService<AppDb>(), Guid.NewGuid());
        Claim[] claims = [new(ClaimTypes.NameIdentifier, $"{account}"), new(ClaimTypes.Role, "StudyLead"), new(ClaimTypes.Role, "Inspector")];
        var person = new CurrentUser(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")));
        var history = new HistoryWriter(db, services.GetRequiredService<TimeProvider>(), person);
        history.Append(inspection, HistoryAct.TextChanged, Subject);
        history.Append(inspection, HistoryAct.Adopted, Subject, role: Role.StudyLead);
        await db.SaveChangesAsync();
        services.GetRequiredService<HistoryWriter>().Append(inspection, HistoryAct.Imported, Subject);
        await db.SaveChangesAsync();

        Assert.Equal([(account, "Inspector, StudyLead"), (account, "StudyLead"), ((Guid?)null, HistoryEntry.Program)],
            (await db.HistoryEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync()).Select(e => (e.AccountId, e.Role)));
    });

    [Fact]
    public async Task ManyWhoWriteAtOnce_MakeOneChain()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var inspection = await GivenAnInspectionAsync(site);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < 10; n++)
                await site.UseAsync<IServiceProvider, int>(services =>
                {
                    var history = services.GetRequiredService<HistoryWriter>();
                    history.Append(inspection, HistoryAct.TextChanged, Subject, $"Schrijver {writer}, {n}, eerst.");
                    history.Append(inspection, HistoryAct.TextChanged, Subject, $"Schrijver {writer}, {n}, dan.");
                    var db = services.GetRequiredService<AppDb>();
                    return n % 2 == 0 ? db.SaveChangesAsync() : db.SavePrivatelyAsync(default);
                });
        })));

        await site.UseAsync<IServiceProvider, int>(async services =>
        {
            var stored = await services.GetRequiredService<AppDb>().HistoryEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync();
            Assert.Equal(160, stored.Count);
            Assert.All(stored.Chunk(2), pair => Assert.Equal(pair[0].Why!.Replace("eerst", "dan", StringComparison.Ordinal), pair[1].Why));
            var end = await services.GetRequiredService<HistoryWriter>().AnchorAsync(inspection, default);
            Assert.Empty(HistoryChain.Verify(inspection, stored, end, []));
            return 0;
        });
    }

    [Fact]
    public Task AnEntry_IsNeverChangedOrRemovedByTheProgram() => OnInspectionAsync(async (services, inspection) =>
    {
        var (db, history) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<HistoryWriter>());
        history.Append(inspection, HistoryAct.TextChanged, Subject, "Toen.");
        await db.SaveChangesAsync();
        var entry = await db.HistoryEntries.SingleAsync();
        db.Entry(entry).Property(e => e.Why).CurrentValue = "Nu.";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SavePrivatelyAsync(default));

        db.ChangeTracker.Clear();
        db.Remove(await db.HistoryEntries.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        db.Remove(await db.HistoryEnds.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        db.ChangeTracker.Clear();
        Assert.Equal("Toen.", (await db.HistoryEntries.SingleAsync()).Why);
    });

    [Fact]
    public Task AnInspectionWithAHistory_CannotBeRemoved() => OnInspectionAsync(async (services, inspection) =>
    {
        var db = services.GetRequiredService<AppDb>();
        services.GetRequiredService<HistoryWriter>().Append(inspection, HistoryAct.TextChanged, Subject);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.Inspections.Remove(await db.Inspections.SingleAsync());

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    });

    private async Task OnInspectionAsync(Func<IServiceProvider, Guid, Task> act)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var inspection = await GivenAnInspectionAsync(site);
        await site.UseAsync<IServiceProvider, int>(async services =>
        {
            await act(services, inspection);
            return 0;
        });
    }

    private static async Task<Guid> GivenAnInspectionAsync(TestSite site)
    {
        var study = new Study(Guid.NewGuid(), "proef", "Proefonderzoek", "ggsr/2012", StudyKind.First, "2013");
        var inspection = new Inspection(Guid.NewGuid(), study, "GM0150");
        await site.ChangeAsync(db =>
        {
            db.AddRange(study, inspection);
            return Task.CompletedTask;
        });
        return inspection.Id;
    }
}

public sealed class HistoryWriterTestsOnSqlite() : HistoryWriterTests(Provider.Sqlite);

public sealed class HistoryWriterTestsOnPostgres() : HistoryWriterTests(Provider.Postgres);
