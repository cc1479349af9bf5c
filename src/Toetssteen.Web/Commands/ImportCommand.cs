using System.CommandLine;
using Spectre.Console;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Commands;

/// <summary><c>import</c>: reads published factsheets and stores what is certain; the rest waits to be confirmed.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("bestand")
        {
            Description = "Factsheets, lezingen (JSON), stappen tussen aanpakken (JSON), of mappen",
            Arity = ArgumentArity.OneOrMore,
        };
        var municipality = new Option<string?>("--municipality")
        {
            Description = "Code van de gemeente, als het bestand haar niet noemt: GM0150",
        };
        var published = new Option<string?>("--published")
        {
            Description = "Datum van publicatie, als het bestand haar niet noemt: 2013, 2013-10 of 2013-10-21",
        };
        var correct = new Option<string?>("--correct") { Description = "Verbetert deze factsheet: een nieuwe editie, met --reason" };
        var reason = new Option<string?>("--reason") { Description = "De reden van de verbetering" };
        var command = new Command("import", "Leest factsheets en bewaart wat zeker is; de rest wacht op bevestiging.")
        {
            files,
            municipality,
            published,
            correct,
            reason,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var given = new Given(
                    parsed.GetValue(municipality),
                    parsed.GetValue(published),
                    parsed.GetValue(correct),
                    parsed.GetValue(reason));
                given.Check();
                await using var services = await CommandLine.ServicesAsync(parsed, stop);
                var all = Incoming.FilesOf(parsed.GetValue(files)!).ToList();
                if (all.Count == 0)
                    throw new DomainException(
                        "I013",
                        "Er is geen bestand gevonden dat een factsheet kan zijn (txt, md, html, docx, pdf, json). Er is niets opgeslagen.");
                if (given.Correct is not null && all.Count != 1)
                    throw new DomainException("I014", "Een verbetering gaat over één bestand. Er is niets opgeslagen.");

                var reader = new FactsheetReader(services.GetRequiredService<FrameworkCatalogue>().All);
                var lines = new List<string>();
                var failed = 0;
                await ProgressAsync(all, file => EachAsync(file, () => ImportAsync(file)));
                lines.ForEach(Console.WriteLine);
                return failed > 0 ? 1 : 0;

                async Task ImportAsync(string file)
                {
                    var incoming = Incoming.Read(file, reader, stop);
                    foreach (var reading in incoming.Readings.Select(given.Complete))
                        await EachAsync(file, () => StoreAsync(file, reading));
                    if (incoming.Lineage.Count == 0)
                        return;
                    await using var scope = services.CreateAsyncScope();
                    lines.Add(
                        $"{file}: {await scope.ServiceProvider.GetRequiredService<LineageImport>().StoreAsync(incoming.Lineage, stop)} nieuwe stappen tussen aanpakken");
                }

                async Task StoreAsync(string file, FactsheetReading reading)
                {
                    // A scope of its own: what one reading could not store never hinders the next.
                    await using var scope = services.CreateAsyncScope();
                    var import = scope.ServiceProvider.GetRequiredService<FactsheetImport>();
                    lines.Add(Told(file, given.Correct is { } slug
                        ? await import.CorrectAsync(slug, reading, given.Reason!, stop)
                        : await import.StoreAsync(reading, stop)));
                }

                async Task EachAsync(string file, Func<Task> work)
                {
                    try
                    {
                        await work();
                    }
                    catch (Exception e) when (e is not OperationCanceledException)
                    {
                        failed++;
                        Console.Error.WriteLine($"{file}: {CommandLine.Sentence(e)}");
                    }
                }
            });
        return command;
    }

    private static string Told(string file, ImportResult result) =>
        result.Outcome switch
        {
            ImportOutcome.Unchanged => $"{file}: was al opgenomen als {result.Slug}; er is niets gewijzigd",
            ImportOutcome.Corrected =>
                $"{file}: nieuwe editie van {result.Slug}, {result.Findings} bevindingen zeker, {result.ToConfirm} te bevestigen",
            _ => $"{file}: opgenomen als {result.Slug}, {result.Findings} bevindingen zeker, {result.ToConfirm} te bevestigen",
        };

    private static async Task ProgressAsync(List<string> files, Func<string, Task> each)
    {
        if (files.Count == 1 || Console.IsErrorRedirected)
        {
            foreach (var file in files)
                await each(file);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Inlezen", maxValue: files.Count);
            foreach (var file in files)
            {
                task.Description = Markup.Escape(Path.GetFileName(file));
                await each(file);
                task.Increment(1);
            }
        });
    }

    /// <summary>What a person gave beside the file.</summary>
    private sealed record Given(string? Municipality, string? Published, string? Correct, string? Reason)
    {
        public void Check()
        {
            if (Municipality is not null && MunicipalityRegister.Find(Municipality) is null)
                throw new DomainException("I008", $"Gemeente {Municipality} is niet bekend. Er is niets opgeslagen; controleer de code.");
            if (Published is not null && !TypedDate.TryReadPartial(Published, out _, out _))
                throw new DomainException(
                    "I015",
                    $"'{Published}' is geen datum als 2013, oktober 2013, 21-10-2013 of 2013-10-21. Er is niets opgeslagen.");
            if (Correct is not null && string.IsNullOrWhiteSpace(Reason))
                throw new DomainException(
                    "D061",
                    "Een nieuwe editie heeft een reden nodig. Geef haar mee met --reason; er is niets opgeslagen.");
        }

        public FactsheetReading Complete(FactsheetReading reading) =>
            reading with
            {
                Municipality = Municipality is null
                    ? reading.Municipality
                    : new ReadMunicipality(MunicipalityRegister.Find(Municipality)!.Name, Municipality),
                Published = TypedDate.TryReadPartial(Published, out var day, out _) ? day!.ToString() : reading.Published,
            };
    }
}
