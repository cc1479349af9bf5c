using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Web.Data;

namespace Toetssteen.Bench.BareSql;

/// <summary>
/// Listens to what a page asks of its database, and asks it again by hand: the same text and values, every row and column read, nothing
/// made of them.
/// </summary>
internal sealed class RecordedQueries : DbCommandInterceptor
{
    private readonly List<(string Text, (string Name, object? Value)[] Values)> _queries = [];

    /// <summary>Whether it listens.</summary>
    public bool Listens { get; set; }

    /// <summary>How many there were.</summary>
    public int Count => _queries.Count;

    /// <summary>Forgets what it heard, for another page.</summary>
    public void Forget() => _queries.Clear();

    /// <summary>Begins to listen to a program.</summary>
    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));

    /// <summary>Asks all of it again.</summary>
    /// <returns>How many values were read.</returns>
    public async Task<long> AskAgainAsync(AppDb db)
    {
        var connection = db.Database.GetDbConnection();
        var read = 0L;
        foreach (var (text, values) in _queries)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var n = 0; n < reader.FieldCount; n++, read++)
                    reader.GetValue(n);
        }
        return read;
    }

    /// <summary>Stores something by hand.</summary>
    public static async Task StoreAsync(AppDb db, string change)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = change;
        await command.ExecuteNonQueryAsync();
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (Listens)
            _queries.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return ValueTask.FromResult(result);
    }
}
