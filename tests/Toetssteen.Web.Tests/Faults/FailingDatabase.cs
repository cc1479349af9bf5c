using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Faults;

/// <summary>Stands between the program and its database: what a test names fails, with an exception of the provider's own.</summary>
internal sealed class FailingDatabase : DbCommandInterceptor
{
    /// <summary>Which statements fail now; none when null.</summary>
    public Func<string, bool>? Fails { get; set; }

    /// <summary>With what.</summary>
    public Exception With { get; set; } = new InvalidOperationException();

    /// <summary>How many failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The exceptions by which each database says that it is away or busy for a moment.</summary>
    public static IReadOnlyList<Exception> PassingOn(Provider provider) =>
        provider == Provider.Sqlite
            ? [.. new[] { 5, 6, 8, 10, 13, 14 }.Select(code => new SqliteException($"SQLite Error {code}", code))]
            :
            [
                new NpgsqlException("Exception while reading from stream", new IOException()),
                new NpgsqlException("The connection pool has been exhausted", new TimeoutException()),
                new NpgsqlException("Failed to connect", new System.Net.Sockets.SocketException(111)),
                .. new[] { "57P01", "57P03", "53300", "08006", "25006", "40P01" }.Select(state => new PostgresException(
                    "terminating",
                    "FATAL",
                    "FATAL",
                    state)),
            ];

    /// <summary>Puts it in the way.</summary>
    public void Register(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(this));
    }

    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Meet(command, result);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Meet(command, result));

    /// <inheritdoc/>
    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => Meet(command, result);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(Meet(command, result));

    private T Meet<T>(DbCommand command, T result)
    {
        if (Fails?.Invoke(command.CommandText) is not true)
            return result;
        Failed++;
        throw With;
    }
}
