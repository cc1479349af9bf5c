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

    // Beside the tables of the program: the rows with which they began, and the numbers that were given out.
    private const string Keep = """
        CREATE SCHEMA as_it_began;
        DO $$
        DECLARE one record;
        BEGIN
            FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('CREATE TABLE as_it_began.%I AS TABLE public.%I', one.name, one.name);
            END LOOP;
        END $$;
        CREATE TABLE as_it_began.numbers_given AS
            SELECT sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public';
        """;

    // Rows come and go in any order: keys between tables are not checked meanwhile. Whoever still holds a row is waited for, not for ever.
    private const string Refill = """
        SET LOCAL lock_timeout = '10s';
        SET LOCAL session_replication_role = replica;
        DO $$
        DECLARE one record;
        BEGIN
            FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'as_it_began' AND tablename <> 'numbers_given' LOOP
                EXECUTE format('DELETE FROM public.%I', one.name);
                EXECUTE format('INSERT INTO public.%I SELECT * FROM as_it_began.%I', one.name, one.name);
            END LOOP;
            FOR one IN SELECT name, last FROM as_it_began.numbers_given LOOP
                PERFORM setval(format('public.%I', one.name)::regclass, coalesce(one.last, 1), one.last IS NOT NULL);
            END LOOP;
        END $$;
        """;

    private readonly Provider _provider;
    private readonly string _where;
    private readonly TestDatabase? _template;

    static TestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    private TestDatabase(Provider provider, string where, TestDatabase? template = null) =>
        (_provider, _where, _template) = (provider, where, template);

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
            return new TestDatabase(
                provider,
                Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName, "toetssteen.db"));
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

        return await OneAtATimeAsync(async () =>
        {
            if (provider == Provider.Sqlite)
            {
                var copy = new TestDatabase(provider, (await BlankAsync(provider))._where, template);
                File.Copy(template._where, copy._where);
                // What a connection that closed late left beside the file belongs to it; nobody writes to a template any more.
                if (File.Exists($"{template._where}-wal"))
                    File.Copy($"{template._where}-wal", $"{copy._where}-wal");
                return copy;
            }
            var name = $"toets_{Guid.NewGuid():N}";
            var from = new NpgsqlConnectionStringBuilder(template._where).Database;
            await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {from} STRATEGY FILE_COPY");
            return new TestDatabase(provider, Connection(name), template);
        });
    }

    /// <summary>Prepares a copy that nobody uses yet for <see cref="RefillAsync"/>.</summary>
    public async Task KeepForRefillAsync()
    {
        if (_provider == Provider.Sqlite)
            return;
        await using var connection = new NpgsqlConnection(_where);
        await connection.OpenAsync();
        await using var keep = new NpgsqlCommand(Keep, connection);
        await keep.ExecuteNonQueryAsync();
    }

    /// <summary>Puts back what a copy began with, while a program runs on it. What that program keeps in memory is old then.</summary>
    public async Task RefillAsync()
    {
        if (_provider == Provider.Sqlite)
        {
            await OneAtATimeAsync(async () =>
            {
                await using var template = new SqliteConnection($"Data Source={_template!._where};Pooling=False");
                await using var copy = new SqliteConnection($"Data Source={_where};Pooling=False");
                await template.OpenAsync();
                await copy.OpenAsync();
                await using var patience = new SqliteCommand("PRAGMA busy_timeout=10000; PRAGMA synchronous=OFF", copy);
                await patience.ExecuteNonQueryAsync();
                template.BackupDatabase(copy);
                return true;
            });
            return;
        }
        await using var connection = new NpgsqlConnection(_where);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var refill = new NpgsqlCommand(Refill, connection, transaction);
        await refill.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
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

    private static async Task<T> OneAtATimeAsync<T>(Func<Task<T>> copy)
    {
        await OneCopyAtATime.WaitAsync();
        try
        {
            return await copy();
        }
        finally
        {
            OneCopyAtATime.Release();
        }
    }

    private static string Connection(string database) =>
        // Complete, so that the program has nothing to add, and its connections are those of the pool that is emptied here.
        new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(ServerVariable))
        {
            Database = database,
            MaxPoolSize = 20,
            MaxAutoPrepare = 40,
        }.ToString();

    private static async Task OnServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable(ServerVariable));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
