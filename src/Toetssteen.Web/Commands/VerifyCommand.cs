using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Verification;

namespace Toetssteen.Web.Commands;

/// <summary>
/// <c>verify</c>: computes anew what was hashed when it was stored, and names each place that is not as it was. Changes nothing. Exit code
/// 0: all is as it was; 1: it is not; 2: it cannot be read.
/// </summary>
internal static class VerifyCommand
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "Als JSON" };
        var folder = new Option<string?>("--files") { Description = "Map met bestanden; anders die van de server" };
        var command = new Command("verify", "Controleert of alles is zoals het is vastgelegd: geschiedenis, edities, vragen, bestanden.")
        {
            json, folder,
        };
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                await using var services = CommandLine.Services(parsed);
                await using var scope = services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                var files = parsed.GetValue(folder) is { } given
                    ? new FolderFileStore(given, services.GetRequiredService<TimeProvider>())
                    : services.GetRequiredService<IFileStore>();
                if (!await Database.ExistsAsync(db, stop))
                    throw new DomainException("C020",
                        "Deze database is er niet, of is niet bijgewerkt voor deze versie. Er is niets gecontroleerd; zie --database.");
                var report = await WithProgressAsync(progress => new Verifier(db, files).RunAsync(progress, stop));
                Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, DomainJson.Options) : InWords(report));
                return report.Faults.Count == 0 ? 0 : 1;
            }
            catch (Exception unreadable) when (unreadable is DomainException or DbException or IOException or UnauthorizedAccessException
                or InvalidOperationException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(CommandLine.Sentence(unreadable.InnerException as DbException ?? unreadable));
                return 2;
            }
        });
        return command;
    }

    private static Task<VerifyReport> WithProgressAsync(Func<Action<int, int>?, Task<VerifyReport>> run)
    {
        if (Console.IsErrorRedirected)
            return run(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().StartAsync(progress =>
        {
            var task = progress.AddTask("Controleren");
            return run((done, all) =>
            {
                // Not at every entry: showing costs more than checking.
                if (done % 500 == 0 || done == all)
                    task.MaxValue(all).Value(done);
            });
        });
    }

    private static string InWords(VerifyReport report)
    {
        var n = report.Checked;
        var lines = report.Faults.Select(f => $"{f.Code} {f.Where}: {f.Sentence}").ToList();
        lines.Add(string.Create(Dutch, $"Gecontroleerd: {n.Entries:N0} gebeurtenissen in de geschiedenis van ")
            + string.Create(Dutch, $"{n.Histories:N0} onderzoeken, ")
            + string.Create(Dutch, $"{n.Editions:N0} edities, {n.Findings:N0} bevindingen en hertoetsen, ")
            + string.Create(Dutch, $"{n.Submissions:N0} verzonden vragenlijsten, {n.Files:N0} bestanden, ")
            + string.Create(Dutch, $"{n.Frameworks:N0} toetsingskaders."));
        lines.Add(report.Faults.Count == 0
            ? "Alles is zoals het is vastgelegd."
            : string.Create(Dutch, $"Plaatsen waar iets niet is zoals het is vastgelegd: {report.Faults.Count:N0}."));
        return string.Join(Environment.NewLine, lines);
    }
}
