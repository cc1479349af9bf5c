using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Web.Data;

/// <summary>
/// Which database, and bringing it up to date. Written as <c>sqlite:FILE</c> or <c>postgres:CONNECTION STRING</c>; the default is
/// <c>sqlite:data/toetssteen.db</c>.
/// </summary>
public static class Database
{
    /// <summary>The database when nothing else is said.</summary>
    public const string Default = "sqlite:data/toetssteen.db";

    /// <summary>Judges what was written as a database.</summary>
    /// <exception cref="DomainException">S021: the text names no database.</exception>
    public static void Judge(string database)
    {
        if (SqliteFile(database) is { Length: > 0 } file && !file.Contains('\0', StringComparison.Ordinal) && !Directory.Exists(file))
            return;
        if (ServerOf(database) is not { Length: > 0 } connection)
            throw new DomainException(
                "S021",
                $"'{database}' is geen database. Schrijf sqlite:BESTAND of postgres:VERBINDING. Er is niets gewijzigd.");
        try
        {
            _ = PostgresConnectionString(connection);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text may hold a password, and is not repeated.
            throw new DomainException(
                "S021",
                "Achter postgres: staat geen verbinding. Schrijf bijvoorbeeld postgres:Host=localhost;Database=toetssteen;Username=toetssteen. Er is niets gewijzigd.");
        }
    }

    /// <summary>Registers the database, its change stamp and the framework catalogue.</summary>
    /// <exception cref="DomainException">S021: the text names no database.</exception>
    public static IServiceCollection AddDatabase(this IServiceCollection services, string database)
    {
        Judge(database);
        if (database.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            var connection = SqliteConnectionString(database["sqlite:".Length..]);
            services.AddDbContextPool<SqliteDb>(options => Use(options, connection));
            services.AddScoped<AppDb>(Acting<SqliteDb>);
            services.AddSingleton<IChangeStamp>(_ => new SqliteChangeStamp(connection));
        }
        else
        {
            var connection = PostgresConnectionString(ServerOf(database)!);
            services.AddDbContextPool<PostgresDb>(
                (provider, options) =>
                    Trust(options.UseNpgsql(connection))
                        .AddInterceptors(new PostgresDb.Renewal(provider.GetRequiredService<PostgresChangeStamp>())));
            services.AddScoped<AppDb>(Acting<PostgresDb>);
            services.AddSingleton(provider => new PostgresChangeStamp(
                connection,
                provider.GetRequiredService<ILogger<PostgresChangeStamp>>()));
            services.AddSingleton<IChangeStamp>(provider => provider.GetRequiredService<PostgresChangeStamp>());
            services.AddHostedService(provider => provider.GetRequiredService<PostgresChangeStamp>());
        }
        // The schema with passkeys. Whoever opens the database has to say it, since the model asks for it.
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        return services.AddScoped<HistoryWriter>().AddSingleton<FrameworkCatalogue>();
    }

    // Who acts is asked when something is saved: that may need the database.
    private static AppDb Acting<T>(IServiceProvider provider)
        where T : AppDb
    {
        var db = provider.GetRequiredService<T>();
        db.ActAs(provider.GetRequiredService<HistoryWriter>);
        return db;
    }

    /// <summary>Whether the database still lacks a migration.</summary>
    public static async Task<bool> LacksMigrationAsync(AppDb db, CancellationToken stop) =>
        (await db.Database.GetPendingMigrationsAsync(stop)).Any();

    /// <summary>Whether the database is there and up to date, so that it can be read as it is.</summary>
    public static async Task<bool> ExistsAsync(AppDb db, CancellationToken stop) =>
        await db.Database.CanConnectAsync(stop) && !await LacksMigrationAsync(db, stop);

    /// <summary>Whether the database migrates by itself at start (the embedded one), or by the command <c>migrate</c> (a server).</summary>
    public static bool MigratesAtStart(AppDb db) => db is SqliteDb;

    /// <summary>Brings the schema up to date and fills the register of municipalities where it is not there yet.</summary>
    public static async Task MigrateAsync(AppDb db, CancellationToken stop)
    {
        if (
            db is SqliteDb
            && db.Database.GetDbConnection().DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
        if (await LacksMigrationAsync(db, stop))
            await db.Database.MigrateAsync(stop);
        if (!await db.Municipalities.AnyAsync(stop))
        {
            db.Municipalities.AddRange(MunicipalityRegister.All.Select(m => new Municipality(m.Code, m.Name, m.Province)));
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The file of an embedded database; null where the database is another.</summary>
    internal static string? SqliteFile(string database) =>
        database.StartsWith("sqlite:", StringComparison.Ordinal) ? database["sqlite:".Length..] : null;

    /// <summary>The connection to a server database; null where the database is another.</summary>
    private static string? ServerOf(string database) =>
        database.StartsWith("postgres:", StringComparison.Ordinal) ? database["postgres:".Length..] : null;

    /// <summary>How an embedded database is opened that has to be there already.</summary>
    internal static string WithoutMaking(string database) =>
        new SqliteConnectionStringBuilder(SqliteConnectionString(SqliteFile(database)!))
        {
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString();

    internal static void Use(DbContextOptionsBuilder options, string connection) =>
        Trust(options.UseSqlite(connection)).AddInterceptors(new SqliteDb.Durable());

    // That the migrations say what the model says is kept by a test; to compare the two again takes most of a second of every first start.
    private static DbContextOptionsBuilder Trust(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    // A server gives 100 connections as installed. Hundreds who come back at once after a restart wait for one of ours instead, and leave
    // room for a second process and for who maintains it.
    private static string PostgresConnectionString(string given)
    {
        var connection = new NpgsqlConnectionStringBuilder(given);
        if (!connection.ShouldSerialize("Maximum Pool Size"))
            connection.MaxPoolSize = 40;
        // What is asked again and again is parsed and planned once; a batch of answers is some hundreds of the same statement.
        if (!connection.ShouldSerialize("Max Auto Prepare"))
            connection.MaxAutoPrepare = 40;
        return connection.ToString();
    }

    private static string SqliteConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
}
