using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Toetssteen.Web.Data;

/// <summary>
/// A number that is another one after every stored change, by this process or another. What is cached carries it in its key, so a
/// change shows at once. Cheap enough to ask on every request.
/// </summary>
public interface IChangeStamp
{
    /// <summary>The stamp of the data as it is now.</summary>
    long Current { get; }
}

/// <summary>SQLite keeps such a number itself; a connection that never writes sees every other connection's changes.</summary>
internal sealed class SqliteChangeStamp : IChangeStamp, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Lazy<(SqliteConnection Connection, DbCommand Command)> _watch;

    public SqliteChangeStamp(string connectionString) => _watch = new(() =>
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        command.Prepare();
        return (connection, command);
    });

    public long Current
    {
        get
        {
            lock (_lock)
                return (long)_watch.Value.Command.ExecuteScalar()!;
        }
    }

    public void Dispose()
    {
        if (_watch.IsValueCreated)
            _watch.Value.Connection.Dispose();
    }
}

/// <summary>PostgreSQL tells: a connection of its own listens. While it is not listening every answer is another one, so nothing stale is served.</summary>
internal sealed partial class PostgresChangeStamp(string connectionString, ILogger<PostgresChangeStamp> log) : BackgroundService, IChangeStamp
{
    private long _stamp;
    private volatile bool _listening;

    public long Current => _listening ? Interlocked.Read(ref _stamp) : Interlocked.Increment(ref _stamp);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                connection.Notification += (_, _) => Interlocked.Increment(ref _stamp);
                await connection.OpenAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {PostgresDb.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                Interlocked.Increment(ref _stamp);
                _listening = true;
                while (!stoppingToken.IsCancellationRequested)
                    await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken) when (broken is NpgsqlException or IOException or TimeoutException)
            {
                _listening = false;
                LogNotListening(log, broken);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not listening for changes; pages are not cached until the database is back.")]
    private static partial void LogNotListening(ILogger logger, Exception broken);
}
