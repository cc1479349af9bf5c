using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>The database that a test runs on; every test of the suite runs on both.</summary>
public enum Provider
{
    /// <summary>The embedded database.</summary>
    Sqlite,

    /// <summary>The database of production, started by the test command.</summary>
    Postgres,
}

/// <summary>
/// A database of one test's own, thrown away with it. What it begins with is made once and then copied: by file, or as a template.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerVariable = "TOETSSTEEN_TEST_POSTGRES";
    private static readonly ConcurrentDictionary<(Provider, string), Lazy<Task<TestDatabase>>> Templates = new();
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);
    private static readonly string Folder = Directory.CreateTempSubdirectory("toetssteen-tests-").FullName;

    private readonly Provider _provider;
    private readonly string _where;

    static TestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    private TestDatabase(Provider provider, string where) => (_provider, _where) = (provider, where);

    /// <summary>As the program takes it: <c>sqlite:FILE</c> or <c>postgres:CONNECTION STRING</c>.</summary>
    public string Name => _provider == Provider.Sqlite ? $"sqlite:{_where}" : $"postgres:{_where}";

    /// <summary>Skips the test, in words, where its database is not here.</summary>
    public static void NeedsServer(Provider provider)
    {
        if (provider == Provider.Postgres && Environment.GetEnvironmentVariable(ServerVariable) is null or "")
            Assert.Skip($"PostgreSQL is not running here: {ServerVariable} is not set. The command ./test starts one.");
    }

    /// <summary>A folder beside the databases, for what a test's program keeps in files; it is not made yet.</summary>
    public static string NewFolder() => Path.Combine(Folder, $"files_{Guid.NewGuid():N}");

    /// <summary>A database without anything in it, not even tables.</summary>
    public static async Task<TestDatabase> BlankAsync(Provider provider)
    {
        NeedsServer(provider);
        var name = $"toets_{Guid.NewGuid():N}";
        if (provider == Provider.Sqlite)
            return new TestDatabase(provider, Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName, "toetssteen.db"));
        await OnServerAsync($"CREATE DATABASE {name}");
        return new TestDatabase(provider, Connection(name));
    }

    /// <summary>A copy of a database that <paramref name="fill"/> fills the first time that its state is asked for.</summary>
    public static async Task<TestDatabase> CopyAsync(Provider provider, string state, Func<TestDatabase, Task> fill)
    {
        NeedsServer(provider);
        var template = await Templates.GetOrAdd((provider, state), _ => new(async () =>
        {
            var made = await BlankAsync(provider);
            await fill(made);
            made.Close();
            return made;
        })).Value;

        if (provider == Provider.Sqlite)
        {
            var copy = await BlankAsync(provider);
            File.Copy(template._where, copy._where);
            // What a connection that closed late left beside the file belongs to it; nobody writes to a template any more.
            if (File.Exists($"{template._where}-wal"))
                File.Copy($"{template._where}-wal", $"{copy._where}-wal");
            return copy;
        }
        var name = $"toets_{Guid.NewGuid():N}";
        await OneCopyAtATime.WaitAsync();
        try
        {
            await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(template._where).Database} STRATEGY FILE_COPY");
        }
        finally
        {
            OneCopyAtATime.Release();
        }
        return new TestDatabase(provider, Connection(name));
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        if (_provider == Provider.Sqlite)
            Directory.Delete(Path.GetDirectoryName(_where)!, recursive: true);
        else
            await OnServerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(_where).Database} WITH (FORCE)");
    }

    // Pooled connections hold the file, or keep the database from being copied.
    private void Close()
    {
        if (_provider == Provider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            return;
        }
        using var connection = new NpgsqlConnection(_where);
        NpgsqlConnection.ClearPool(connection);
    }

    private static string Connection(string database) =>
        // Complete, so that the program has nothing to add, and its connections are those of the pool that is emptied here.
        new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(ServerVariable)) { Database = database, MaxPoolSize = 20, MaxAutoPrepare = 40 }.ToString();

    private static async Task OnServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable(ServerVariable));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
