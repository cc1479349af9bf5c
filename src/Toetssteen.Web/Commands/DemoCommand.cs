using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Demo;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Commands;

/// <summary><c>demo</c>: fills an empty database with invented studies of any size, the same for the same seed.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var municipalities = new Option<int>("--municipalities")
        {
            Description = "Aantal gemeenten, 1 tot en met 605",
            DefaultValueFactory = _ => 20,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "Aantal rondes: een eerste onderzoek en de hertoetsen daarna, 1 tot en met 9",
            DefaultValueFactory = _ => 2,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Begingetal; hetzelfde getal geeft dezelfde gegevens",
            DefaultValueFactory = _ => 42,
        };
        var framework = new Option<string>("--framework") { Description = "Toetsingskader", DefaultValueFactory = _ => "ggsr/2012" };
        var command = new Command("demo", "Vult een lege database met verzonnen onderzoeken.") { municipalities, rounds, seed, framework };
        command.SetAction(
            async (parsed, stop) =>
            {
                var (count, times) = (parsed.GetValue(municipalities), parsed.GetValue(rounds));
                if (count is < 1 or > 605 || times is < 1 or > 9)
                    throw new DomainException(
                        "C001",
                        "Het aantal gemeenten ligt tussen 1 en 605 en het aantal rondes tussen 1 en 9. Er is niets opgeslagen.");
                // Invented studies are a demonstration too: in a database of their own.
                var settings = CommandLine.Settings(parsed);
                var database = settings.GetValueOrDefault(Server.DatabaseSetting)
                    ?? Environment.GetEnvironmentVariable(Server.DatabaseSetting.Replace(":", "__", StringComparison.Ordinal))
                    ?? Database.Default;
                if (!await DemonstrationMark.IsToBeMadeAsync(database, isAskedFor: true, stop))
                    throw new DomainException(
                        "C002",
                        "Deze database is al een demonstratie. Verzonnen onderzoeken komen alleen in een leeg SQLite-bestand; kies een ander met --database.");
                await using var services = await CommandLine.ServicesAsync(parsed, stop);
                await using (var scope = services.CreateAsyncScope())
                    await DemonstrationMark.SetAsync(
                        scope.ServiceProvider.GetRequiredService<AppDb>(),
                        DemonstrationMark.InTheMaking,
                        stop);
                var study = new SyntheticStudy(
                    services.GetRequiredService<FrameworkCatalogue>().Get(parsed.GetValue(framework)!),
                    count,
                    times,
                    parsed.GetValue(seed));
                var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
                await console
                    .Progress()
                    .StartAsync(async progress =>
                    {
                        var task = progress.AddTask("Verzinnen en opnemen", maxValue: count * times);
                        foreach (var reading in study.Readings())
                        {
                            await using var scope = services.CreateAsyncScope();
                            await scope.ServiceProvider.GetRequiredService<FactsheetImport>().StoreAsync(reading, stop);
                            task.Increment(1);
                        }
                    });
                await using (var scope = services.CreateAsyncScope())
                    await DemonstrationMark.SetAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), DemonstrationMark.Invented, stop);
                Console.WriteLine($"{count * times} factsheets opgenomen.");
                return 0;
            });
        return command;
    }
}
