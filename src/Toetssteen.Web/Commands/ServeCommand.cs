using System.CommandLine;

namespace Toetssteen.Web.Commands;

/// <summary><c>serve</c>: runs the web server.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var demonstration = new Option<bool>("--demo") { Description = "Laadt de demonstratiegegevens in een lege database" };
        var urls = new Option<string?>("--urls") { Description = "Adres om op te luisteren, bijvoorbeeld http://127.0.0.1:5080" };
        var command = new Command("serve", "Start de website.") { demonstration, urls };
        command.SetAction((parsed, _) =>
        {
            var settings = CommandLine.Settings(parsed);
            if (parsed.GetValue(demonstration))
                settings[Server.DemonstrationSetting] = "true";
            if (parsed.GetValue(urls) is { } address)
                settings["urls"] = address;
            return Server.RunAsync([.. settings.Select(s => $"--{s.Key}={s.Value}")]);
        });
        return command;
    }
}

/// <summary><c>migrate</c>: brings a database server up to date.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Werkt de database bij voor deze versie.");
        command.SetAction(async (parsed, stop) =>
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(CommandLine.Settings(parsed)).Build();
            await using var services = new ServiceCollection().AddLogging().AddProgram(configuration[Server.DatabaseSetting]).BuildServiceProvider();
            await using (var scope = services.CreateAsyncScope())
                await Data.Database.MigrateAsync(scope.ServiceProvider.GetRequiredService<Data.AppDb>(), stop);
            await Server.PrepareAsync(services, configuration, stop);
            Console.WriteLine("De database is bijgewerkt.");
            return 0;
        });
        return command;
    }
}
