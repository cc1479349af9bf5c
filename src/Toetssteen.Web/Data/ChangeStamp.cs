using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Data;

/// <summary>
/// A number that is another one after every stored change that may show on the public site, by this process or another. What is cached
/// carries it in its key, so a change shows at once. Cheap enough to ask on every request.
/// </summary>
public interface IChangeStamp
{
    /// <summary>The stamp of the data as it is now.</summary>
    long Current { get; }
}

/// <summary>
/// SQLite keeps a number that changes with every commit; a connection that never writes sees every other connection's. Only then is the
/// count of changes asked that show on the public site: typing in a questionnaire is none of them.
/// </summary>
internal sealed class SqliteChangeStamp(string connectionString) : IChangeStamp, IDisposable
{
    private readonly Lock _lock = new();
    private SqliteConnection? _connection;
    private DbCommand? _version;
    private DbCommand? _changes;
    private (long Version, long Stamp) _seen = (-1, 0);

    public long Current
    {
        get
        {
            lock (_lock)
            {
                _version ??= Prepare("PRAGMA data_version");
                _changes ??= Prepare($"SELECT CAST(\"Value\" AS INTEGER) FROM \"Settings\" WHERE \"Key\" = '{Setting.Changes}'");
                var version = (long)_version.ExecuteScalar()!;
                if (version != _seen.Version)
                    _seen = (version, _changes.ExecuteScalar() as long? ?? 0);
                return _seen.Stamp;
            }
        }
    }

    public void Dispose()
    {
        _version?.Dispose();
        _changes?.Dispose();
        _connection?.Dispose();
    }

    private SqliteCommand Prepare(string question)
    {
        if (_connection is null)
        {
            // Kept once it is open: one that could not be opened is made anew by who asks next.
            var connection = new SqliteConnection(connectionString);
            connection.Open();
            _connection = connection;
        }
        var command = _connection.CreateCommand();
        command.CommandText = question;
        command.Prepare();
        return command;
    }
}

/// <summary>
/// What this process stores renews the stamp before the one who stored it goes on. What others store PostgreSQL tells, a moment after it
/// is stored: a connection of its own listens. While it is not listening every answer is another one, so nothing stale is served.
/// </summary>
internal sealed partial class PostgresChangeStamp(string connectionString, ILogger<PostgresChangeStamp> log)
    : LastingService(log),
        IChangeStamp
{
    private long _stamp;
    private volatile bool _listening;

    public long Current => _listening ? Interlocked.Read(ref _stamp) : Interlocked.Increment(ref _stamp);

    /// <summary>Something was stored by this process.</summary>
    public void Renew() => Interlocked.Increment(ref _stamp);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        // A line that is cut says nothing; asked now and then, it turns out to be gone. It listens as long as it lives, so nobody else
        // takes it over.
        var asking = new NpgsqlConnectionStringBuilder(connectionString) { KeepAlive = 5, Pooling = false }.ToString();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(asking);
                connection.Notification += (_, _) => Renew();
                await connection.OpenAsync(stop);
                await using (var listen = new NpgsqlCommand($"LISTEN {PostgresDb.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stop);
                Renew();
                _listening = true;
                while (!stop.IsCancellationRequested)
                    await connection.WaitAsync(stop);
            }
            catch (Exception broken) when (!stop.IsCancellationRequested)
            {
                _listening = false;
                LogNotListening(log, broken);
                await Task.Delay(TimeSpan.FromSeconds(2), stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not listening for changes; pages are not cached until the database is back.")]
    private static partial void LogNotListening(ILogger logger, Exception broken);
}
