using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Toetssteen.Bench.BareSql;

/// <summary>
/// What the database gives when nothing but a row of the same size is stored, each in a commit of its own, with the same durability.
/// </summary>
internal static class BareInserts
{
    private static readonly string Text = new('a', 500);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <summary>The best rate over a number of writers at once, in commits per second.</summary>
    public static async Task<double> PerSecondAsync(string database)
    {
        var best = 0d;
        foreach (var writers in new[] { 1, 16 })
            best = Math.Max(best, database.StartsWith("sqlite:", StringComparison.Ordinal)
                ? await SqliteAsync(database["sqlite:".Length..] + ".bare", writers)
                : await PostgresAsync(database["postgres:".Length..], writers));
        return best;
    }

    private static async Task<double> SqliteAsync(string file, int writers)
    {
        await using (var made = await OpenAsync(file))
            await ExecuteAsync(made, "CREATE TABLE IF NOT EXISTS Bare (Id INTEGER PRIMARY KEY, Text TEXT)");
        return await TurnsAsync(writers, async stop =>
        {
            await using var connection = await OpenAsync(file);
            await using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO Bare (Text) VALUES ($text)";
            insert.Parameters.AddWithValue("$text", Text);
            var count = 0;
            for (; !stop(); count++)
                insert.ExecuteNonQuery();
            return count;
        });
    }

    private static async Task<double> PostgresAsync(string connectionString, int writers)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var make = source.CreateCommand("CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, text text)"))
            await make.ExecuteNonQueryAsync();
        return await TurnsAsync(writers, async stop =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var insert = new NpgsqlCommand("INSERT INTO bare (text) VALUES ($1)", connection)
            {
                Parameters = { new() { Value = Text } },
            };
            await insert.PrepareAsync();
            var count = 0;
            for (; !stop(); count++)
                await insert.ExecuteNonQueryAsync();
            return count;
        });
    }

    private static async Task<double> TurnsAsync(int writers, Func<Func<bool>, Task<int>> write)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => write(() => clock.Elapsed > Turn))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
