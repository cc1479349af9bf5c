using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Data;

/// <summary>The schema, from nothing to now.</summary>
public abstract class MigrationTests(Provider provider)
{
    [Fact]
    public Task TheModel_HasNoChangesThatNoMigrationMakes() => OnBlankAsync(db =>
    {
        Assert.False(db.Database.HasPendingModelChanges());
        return Task.CompletedTask;
    });

    [Fact]
    public Task Migrating_FromNothing_MakesEveryTableAndTheRegisterOfMunicipalities() => OnBlankAsync(async db =>
    {
        Assert.True(await Database.LacksMigrationAsync(db, default));

        await Database.MigrateAsync(db, default);

        Assert.False(await Database.LacksMigrationAsync(db, default));
        Assert.Equal(MunicipalityRegister.All.Count, await db.Municipalities.CountAsync());
        Assert.Equal(0, await db.Factsheets.CountAsync());
        Assert.Equal(0, await db.ImprovementPoints.CountAsync());
    });

    [Fact]
    public Task Migrating_Twice_ChangesNothing() => OnBlankAsync(async db =>
    {
        await Database.MigrateAsync(db, default);
        await Database.MigrateAsync(db, default);

        Assert.Equal(MunicipalityRegister.All.Count, await db.Municipalities.CountAsync());
    });

    [Fact]
    public async Task BothDatabases_HaveTheSameTablesAndColumns()
    {
        await using var here = Services(provider == Provider.Sqlite ? "sqlite:x.db" : "postgres:Host=x");
        await using var there = Services(provider == Provider.Sqlite ? "postgres:Host=x" : "sqlite:x.db");

        Assert.Equal(Columns(there), Columns(here));
    }

    private static List<string> Columns(ServiceProvider services)
    {
        using var scope = services.CreateScope();
        return
        [
            .. scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>()
                .Model.GetRelationalModel()
                .Tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}{(c.IsNullable ? "?" : "")}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static ServiceProvider Services(string database) =>
        new ServiceCollection().AddLogging().AddDatabase(database).BuildServiceProvider();

    private async Task OnBlankAsync(Func<AppDb, Task> act)
    {
        await using var database = await TestDatabase.BlankAsync(provider);
        await using var services = Services(database.Name);
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}

public sealed class MigrationTestsOnSqlite() : MigrationTests(Provider.Sqlite);

public sealed class MigrationTestsOnPostgres() : MigrationTests(Provider.Postgres);
