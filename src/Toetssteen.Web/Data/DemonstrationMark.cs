using System.Data.Common;
using Microsoft.Data.Sqlite;
using Toetssteen.Domain;

namespace Toetssteen.Web.Data;

/// <summary>
/// What a database is as to demonstrations. A demonstration is made, never switched on: only an embedded database without a single row of
/// work or people becomes one. Asked before anything is changed, and without EF Core: a database of any age, or of another program,
/// answers.
/// </summary>
internal static class DemonstrationMark
{
    /// <summary>The value of <see cref="Setting.Demonstration"/> in a demonstration that is whole.</summary>
    public const string Made = "true";

    /// <summary>The value in a demonstration of which everything is invented, and nothing retold.</summary>
    public const string Invented = "invented";

    /// <summary>The value while one is being made. It stays when the making is broken off.</summary>
    public const string InTheMaking = "in the making";

    // What a database holds before anyone works in it. A table that is not named here holds work or people.
    private static readonly HashSet<string> NoWork =
    [
        "__EFMigrationsHistory",
        "__EFMigrationsLock",
        "DataProtectionKeys",
        "FrameworkVersions",
        "HistoryEnds",
        "Municipalities",
        "Settings",
    ];

    /// <summary>
    /// Whether this start has to make a demonstration. False where none is asked for, and where the database is one already.
    /// </summary>
    /// <exception cref="DomainException">S011: asked for where none may be made; S012: half of one is there.</exception>
    public static async Task<bool> IsToBeMadeAsync(string database, bool isAskedFor, CancellationToken stop)
    {
        if (Database.SqliteFile(database) is not { } file)
            return isAskedFor ? throw Refused() : false;
        await using var connection = await OpenAsync(database, file, stop);
        var mark = connection is null ? null : await ReadMarkAsync(connection, stop);
        if (mark == InTheMaking)
            throw new DomainException("S012",
                "Deze demonstratie is nog niet af: het maken ervan loopt nog of is afgebroken. "
                + $"Wacht, of verwijder het bestand {file} en start opnieuw.");
        if (!isAskedFor || mark is Made or Invented)
            return false;
        return connection is null || await IsEmptyAsync(connection, stop) ? true : throw Refused();
    }

    /// <summary>Marks the database.</summary>
    public static async Task SetAsync(AppDb db, string mark, CancellationToken stop)
    {
        if (await db.Settings.FindAsync([Setting.Demonstration], stop) is { } there)
            there.Value = mark;
        else
            db.Settings.Add(new Setting { Key = Setting.Demonstration, Value = mark });
        await db.SaveChangesAsync(stop);
    }

    private static DomainException Refused() => new("S011",
        "Van deze database wordt geen demonstratie gemaakt: dat kan alleen met een nieuw of leeg SQLite-bestand. "
        + "Start zonder --demo, of kies een ander bestand. Er is niets gewijzigd.");

    private static async Task<DbConnection?> OpenAsync(string database, string file, CancellationToken stop)
    {
        if (!File.Exists(file))
            return null;
        var connection = new SqliteConnection(Database.WithoutMaking(database));
        await connection.OpenAsync(stop);
        return connection;
    }

    private static async Task<string?> ReadMarkAsync(DbConnection connection, CancellationToken stop) =>
        (await TablesAsync(connection, stop)).Contains("Settings")
            ? (
                await ReadAsync(connection, $"""SELECT "Value" FROM "Settings" WHERE "Key" = '{Setting.Demonstration}'""", stop)
            ).SingleOrDefault()
            : null;

    private static async Task<bool> IsEmptyAsync(DbConnection connection, CancellationToken stop)
    {
        foreach (var table in (await TablesAsync(connection, stop)).Where(t => !NoWork.Contains(t)))
        {
            var quoted = table.Replace("\"", "\"\"", StringComparison.Ordinal);
            if ((await ReadAsync(connection, $"""SELECT 'x' FROM "{quoted}" LIMIT 1""", stop)).Count > 0)
                return false;
        }
        return true;
    }

    private static async Task<HashSet<string>> TablesAsync(DbConnection connection, CancellationToken stop) =>
        [
            .. await ReadAsync(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
                stop),
        ];

    private static async Task<List<string>> ReadAsync(DbConnection connection, string question, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        await using var reader = await command.ExecuteReaderAsync(stop);
        var read = new List<string>();
        while (await reader.ReadAsync(stop))
            read.Add(reader.GetString(0));
        return read;
    }
}
