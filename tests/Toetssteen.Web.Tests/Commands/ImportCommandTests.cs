using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Commands;

/// <summary><c>import</c> and the commands around it, each as a process of its own.</summary>
public abstract class ImportCommandTests(Provider provider)
{
    private static readonly string Waterwijk = ReadingFixtures.PathTo("waterwijk.txt");
    private static readonly string Framework = Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml");

    [Fact]
    public async Task Import_OfAFolder_TakesEveryFileOfIt_AndOfABadOneTellsWhyAndGoesOn()
    {
        await using var database = await TestSite.EmptyDatabaseAsync(provider);
        Assert.Equal(0, (await CommandLine.RunAsync("framework", Framework, "--database", database.Name)).ExitCode);
        using var folder = new Folder();
        foreach (var file in ReadingFixtures.SecondFramework)
            folder.Copy(ReadingFixtures.PathTo(file), file);
        folder.Write("kapot.json", "{ geen lijst"u8);
        folder.Write("leeg.txt", []);
        folder.Write("plaatje.png", [1, 2, 3]);

        var ran = await CommandLine.RunAsync("import", folder.FullName, "--database", database.Name);

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Equal(3, await AskAsync(database, db => db.Factsheets.CountAsync()));
        Assert.Equal(2, ran.Errors.Count);
        Assert.Contains(ran.Errors, line => line.Contains("kapot.json", StringComparison.Ordinal));
        Assert.Contains(ran.Errors, line => line.Contains("leeg.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_OfAFileWithoutAKnownMunicipality_IsRefused_UntilItsCodeIsGiven()
    {
        await using var database = await MigratedAsync();

        var refused = await CommandLine.RunAsync("import", Waterwijk, "--database", database.Name);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.EndsWith("(I001)", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(0, await AskAsync(database, db => db.Factsheets.CountAsync()));

        var given = await CommandLine.RunAsync("import", Waterwijk, "--municipality", "GM0826", "--database", database.Name);
        Assert.Equal(0, given.ExitCode);
        Assert.Equal(1, await AskAsync(database, db => db.Factsheets.CountAsync()));

        var again = await CommandLine.RunAsync("import", Waterwijk, "--municipality", "GM0826", "--database", database.Name);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("niets gewijzigd", again.Output, StringComparison.Ordinal);
        Assert.Equal(1, await AskAsync(database, db => db.Factsheets.CountAsync()));
    }

    [Fact]
    public async Task AFrameworkInUse_WithOtherContent_IsRefused_AndStaysAsItWas()
    {
        await using var database = await TestSite.EmptyDatabaseAsync(provider);
        using var folder = new Folder();
        var changed = folder.Write(
            "verzuim/2.1.yaml",
            Encoding.UTF8.GetBytes(
                (await File.ReadAllTextAsync(Framework)).Replace(
                    "binnen één schoolweek",
                    "binnen twee schoolweken",
                    StringComparison.Ordinal)));
        await CommandLine.RunAsync("framework", Framework, "--database", database.Name);
        await CommandLine.RunAsync("import", ReadingFixtures.PathTo("verzuim-zwolle-2024.json"), "--database", database.Name);

        var ran = await CommandLine.RunAsync("framework", changed, "--database", database.Name);

        Assert.NotEqual(0, ran.ExitCode);
        Assert.EndsWith("(D002)", Assert.Single(ran.Errors), StringComparison.Ordinal);
        var kept = await AskAsync(database, db => db.FrameworkVersions.SingleAsync(f => f.Id == "verzuim/2.1"));
        Assert.Contains("binnen één schoolweek", kept.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatCannotBeReached_IsOneLine()
    {
        TestDatabase.NeedsServer(provider);
        var ran = await CommandLine.RunAsync("import", Waterwijk, "--database",
            provider == Provider.Sqlite ? "sqlite:/proc/niet/hier.db" : "postgres:Host=127.0.0.1;Port=1;Username=x;Timeout=2");

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Single(ran.Errors);
    }

    [Fact]
    public async Task Demo_FillsAnEmbeddedDatabaseTheSameWayForTheSameSeed_AndRefusesAnyOther()
    {
        await using var one = await TestSite.EmptyDatabaseAsync(provider);
        await using var two = await TestSite.EmptyDatabaseAsync(provider);
        string[] command = ["demo", "--municipalities", "4", "--rounds", "3", "--seed", "7", "--database"];
        var first = await CommandLine.RunAsync([.. command, one.Name]);
        if (provider == Provider.Postgres)
        {
            Assert.Equal(0, await AskAsync(one, db => db.Factsheets.CountAsync()));
            Assert.EndsWith("(S011)", Assert.Single(first.Errors), StringComparison.Ordinal);
            return;
        }

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(0, (await CommandLine.RunAsync([.. command, two.Name])).ExitCode);
        var refused = await CommandLine.RunAsync([.. command, one.Name]);

        Assert.Equal(12, await AskAsync(one, db => db.Factsheets.CountAsync()));
        Assert.Equal(await AskAsync(one, ContentsAsync), await AskAsync(two, ContentsAsync));
        Assert.NotEqual(0, refused.ExitCode);
        Assert.EndsWith("(C002)", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(
            "invented",
            await AskAsync(one, db => db.Settings.Where(s => s.Key == Setting.Demonstration).Select(s => s.Value).SingleAsync()));
    }

    private static Task<List<string>> ContentsAsync(AppDb db) => db.Editions.Select(e => e.Sha256).OrderBy(hash => hash).ToListAsync();

    private static async Task<T> AskAsync<T>(TestDatabase database, Func<AppDb, Task<T>> question)
    {
        await using var services = new ServiceCollection().AddLogging().AddDatabase(database.Name).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private async Task<TestDatabase> MigratedAsync()
    {
        var database = await TestDatabase.BlankAsync(provider);
        if (provider == Provider.Postgres)
            Assert.Equal(0, (await CommandLine.RunAsync("migrate", "--database", database.Name)).ExitCode);
        return database;
    }
}

public sealed class ImportCommandTestsOnSqlite() : ImportCommandTests(Provider.Sqlite);

public sealed class ImportCommandTestsOnPostgres() : ImportCommandTests(Provider.Postgres);
