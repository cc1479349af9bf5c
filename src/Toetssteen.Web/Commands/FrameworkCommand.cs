using System.CommandLine;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Commands;

/// <summary><c>framework</c>: verifies framework files, and registers those without errors.</summary>
internal static class FrameworkCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("bestand")
        {
            Description = "Toetsingskaders, als SLEUTEL/VERSIE.yaml",
            Arity = ArgumentArity.OneOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Alleen nakijken, niets opslaan" };
        var command = new Command("framework", "Kijkt toetsingskaders na en neemt ze op.") { files, check };
        command.SetAction(
            async (parsed, stop) =>
            {
                var errors = 0;
                foreach (var file in parsed.GetValue(files)!)
                {
                    var load = FrameworkFile.Load(file);
                    foreach (var problem in load.Problems)
                        await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line}: {problem.Message} ({problem.Code})");
                    errors += load.Framework is null ? 1 : 0;
                    if (load.Framework is not null && parsed.GetValue(check))
                        Console.WriteLine($"{file}: in orde; er is niets opgenomen");
                }
                if (errors > 0 || parsed.GetValue(check))
                    return errors > 0 ? 1 : 0;

                await using var services = await CommandLine.ServicesAsync(parsed, stop);
                await using var scope = services.CreateAsyncScope();
                foreach (var file in parsed.GetValue(files)!)
                    Console.WriteLine(
                        await scope.ServiceProvider.GetRequiredService<FrameworkImport>().RegisterAsync(file, stop)
                            ? $"{file}: opgenomen"
                            : $"{file}: was al opgenomen");
                return 0;
            });
        return command;
    }
}
