using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Toetssteen.Web.Data;

/// <summary>Which exceptions say that the database is away, busy or not to be written for a moment, whatever was asked of it.</summary>
public static class DatabaseFault
{
    private static readonly HashSet<int> PassingOnSqlite =
    [
        raw.SQLITE_BUSY,
        raw.SQLITE_LOCKED,
        raw.SQLITE_READONLY,
        raw.SQLITE_IOERR,
        raw.SQLITE_FULL,
        raw.SQLITE_CANTOPEN,
        raw.SQLITE_NOMEM,
        raw.SQLITE_PROTOCOL,
        raw.SQLITE_INTERRUPT,
    ];

    // Classes of SQLSTATE: connection (08), too few resources (53), an operator steps in, shutdown and starting included (57), the system
    // itself (58).
    private static readonly string[] PassingClasses = ["08", "53", "57", "58"];

    // In a read-only transaction, as on a standby; a conflict that goes over by itself; a lock that is not to be had.
    private static readonly HashSet<string> PassingStates = ["25006", "40001", "40P01", "55P03"];

    /// <summary>Whether this, or what caused it, is a text that PostgreSQL cannot hold: with a NUL, or with half a character.</summary>
    public static bool IsText(Exception? broken) =>
        broken switch
        {
            null => false,
            PostgresException said => said.SqlState
                is PostgresErrorCodes.CharacterNotInRepertoire
                    or PostgresErrorCodes.UntranslatableCharacter,
            EncoderFallbackException => true,
            _ => IsText(broken.InnerException),
        };

    /// <summary>
    /// Whether this, or what caused it, is a fault of the database that goes over by itself, so that the same may be asked again.
    /// </summary>
    public static bool IsPassing(Exception? broken) => broken switch
    {
        null => false,
        AggregateException several => several.InnerExceptions.Any(IsPassing),
        SqliteException sqlite => PassingOnSqlite.Contains(sqlite.SqliteErrorCode),
        PostgresException said => PassingStates.Contains(said.SqlState) || PassingClasses.Contains(said.SqlState[..2]),
        // No answer of the server at all: the line fell, a pool ran dry, it took too long.
        NpgsqlException line => line.IsTransient || line.InnerException is IOException or SocketException or TimeoutException,
        _ => IsPassing(broken.InnerException),
    };
}
