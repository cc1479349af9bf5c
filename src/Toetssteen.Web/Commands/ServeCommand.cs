using System.CommandLine;

namespace Toetssteen.Web.Commands;

/// <summary><c>serve</c>: runs the web server.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var demonstration = Demonstration();
        var urls = new Option<string?>("--urls") { Description = "Adres om op te luisteren, bijvoorbeeld http://localhost:5080" };
        var command = new Command("serve", "Start de website.") { demonstration, urls };
        command.SetAction(
            (parsed, _) =>
            {
                var settings = Settings(parsed, demonstration);
                if (parsed.GetValue(urls) is { } address)
                    settings["urls"] = address;
                return Server.RunAsync([.. settings.Select(s => $"--{s.Key}={s.Value}")], at =>
                    Console.WriteLine($"Toetssteen is bereikbaar op {string.Join(" en ", at)}"));
            });
        return command;
    }

    /// <summary>The options of what prepares a database, as settings.</summary>
    public static Dictionary<string, string?> Settings(ParseResult parsed, Option<bool> demonstration)
    {
        var settings = CommandLine.Settings(parsed);
        if (parsed.GetValue(demonstration))
            settings[Server.DemonstrationSetting] = "true";
        return settings;
    }

    /// <summary>Option of what prepares a database: makes a demonstration of an embedded one in which nothing stands yet.</summary>
    public static Option<bool> Demonstration() =>
        new("--demo") { Description = "Maakt een demonstratie van een nieuw of leeg SQLite-bestand" };
}

/// <summary><c>migrate</c>: makes a database or brings it up to date.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var demonstration = ServeCommand.Demonstration();
        var command = new Command("migrate", "Werkt de database bij voor deze versie.") { demonstration };
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var services = CommandLine.Services(ServeCommand.Settings(parsed, demonstration));
                var file = Data.Database.SqliteFile(
                    services.GetRequiredService<IConfiguration>()[Server.DatabaseSetting] ?? Data.Database.Default);
                var isNew = !File.Exists(file);
                await Server.IsDemonstrationToBeMadeAsync(services.GetRequiredService<IConfiguration>(), stop);
                await using (var scope = services.CreateAsyncScope())
                    await Data.Database.MigrateAsync(scope.ServiceProvider.GetRequiredService<Data.AppDb>(), stop);
                await Server.PrepareAsync(services, stop);
                // A mistyped name makes a new file: it is said where.
                Console.WriteLine(
                    file is null
                        ? "De database is bijgewerkt."
                        : $"De database is {(isNew ? "gemaakt" : "bijgewerkt")}: {Path.GetFullPath(file)}");
                return 0;
            });
        return command;
    }
}
