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
    public Task WhatIsDone_IsStoredWithWhatItIsAbout_InTheOrderInWhichItWasSaid() => OnInspectionAsync(async (services, inspection) =>
    {
        var (db, history) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<HistoryWriter>());
        db.Organisations.Add(new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "Stichting De Brug"));
        for (var n = 1; n <= 20; n++)
            Log(db, n % 2).Record(inspection, HistoryAct.TextChanged, Subject, $"Reden {n}.");
        await db.SaveChangesAsync();
        Log(db).RecordText(inspection, HistoryAct.TextChanged, Subject, "Er is beleid.", "Er is geen beleid.", null);
        Log(db).RecordText(inspection, HistoryAct.TextChanged, Subject, "Gelijk.", "Gelijk.", null);
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
        Log(db).Record(inspection, HistoryAct.TextChanged, Subject);
        await db.SaveChangesAsync();
        Log(db).Record(inspection, HistoryAct.TextChanged, Subject);
        db.Approaches.Add(new Approach(Guid.NewGuid(), "GM9999", "Van een gemeente die er niet is"));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(1, await db.HistoryEntries.CountAsync());
        Assert.Equal(1, (await history.AnchorAsync(inspection, default))!.Number);
    });

    [Fact]
    public Task WhoeverIsLoggedIn_Acts_InTheRoleThatIsNamed_AndOtherwiseTheProgram() =>
        OnInspectionAsync(
            async (services, inspection) =>
            {
                var (db, account) = (services.GetRequiredService<AppDb>(), Guid.NewGuid());
                Claim[] claims =
                [
                    new(ClaimTypes.NameIdentifier, $"{account}"),
                    new(ClaimTypes.Role, "StudyLead"),
                    new(ClaimTypes.Role, "Inspector"),
                ];
                var person = new CurrentUser(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")));
                var history = new HistoryWriter(db, services.GetRequiredService<TimeProvider>(), person);
                db.ActAs(() => history);
                Log(db).Record(inspection, HistoryAct.TextChanged, Subject);
                Log(db).Record(inspection, HistoryAct.Adopted, Subject, role: Role.StudyLead);
                await db.SaveChangesAsync();
                db.ActAs(services.GetRequiredService<HistoryWriter>);
                Log(db).Record(inspection, HistoryAct.Imported, Subject);
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
                    var db = services.GetRequiredService<AppDb>();
                    Log(db).Record(inspection, HistoryAct.TextChanged, Subject, $"Schrijver {writer}, {n}, eerst.");
                    Log(db, 1).Record(inspection, HistoryAct.TextChanged, Subject, $"Schrijver {writer}, {n}, dan.");
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
        var db = services.GetRequiredService<AppDb>();
        Log(db).Record(inspection, HistoryAct.TextChanged, Subject, "Toen.");
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
        Log(db).Record(inspection, HistoryAct.TextChanged, Subject);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.Inspections.Remove(await db.Inspections.SingleAsync());

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    });

    [Fact]
    public Task AnAct_IsNotStoredWithoutItsEntry() => OnInspectionAsync((services, inspection) =>
    {
        var db = services.GetRequiredService<AppDb>();
        Log(db).Record(inspection, HistoryAct.TextChanged, Subject);

        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        return Task.CompletedTask;
    });

    [Fact]
    public Task WhoActs_ReadsAnew_AndStoresAllOrNothing() => OnInspectionAsync(async (services, inspection) =>
    {
        var db = services.GetRequiredService<AppDb>();
        var read = await db.Inspections.SingleAsync(i => i.Id == inspection);

        var answer = await db.ActInInspectionAsync(inspection, async () =>
        {
            Assert.NotSame(read, await db.Inspections.SingleAsync(i => i.Id == inspection));
            Log(db).Record(inspection, HistoryAct.TextChanged, Subject);
            await db.SaveChangesAsync();
            return "Dat kan niet.";
        }, default);
        Assert.Equal(("Dat kan niet.", 0), (answer, await db.HistoryEntries.CountAsync()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.ActInInspectionAsync(inspection, async () =>
        {
            Log(db).Record(inspection, HistoryAct.TextChanged, Subject);
            await db.SaveChangesAsync();
            throw new InvalidOperationException();
        }, default));
        Assert.Equal(0, await db.HistoryEntries.CountAsync());

        await db.ActInInspectionAsync(inspection, () =>
        {
            Log(db).Record(inspection, HistoryAct.TextChanged, Subject);
            return Task.CompletedTask;
        }, default);
        Assert.Equal(1, await db.HistoryEntries.CountAsync());
    });

    // What two objects that are known to the database did.
    private static ActLog Log(AppDb db, int which = 0)
    {
        var approaches = db
            .ChangeTracker.Entries<Approach>()
            .Where(e => e.Entity.Name.StartsWith("Aanpak", StringComparison.Ordinal))
            .Select(e => e.Entity)
            .OrderBy(a => a.Name)
            .ToList();
        for (var n = approaches.Count; n <= which; n++)
            approaches.Add(db.Approaches.Attach(new Approach(Guid.NewGuid(), "GM0150", $"Aanpak {n}")).Entity);
        return ((IRecordsActs)approaches[which]).Acts;
    }

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
