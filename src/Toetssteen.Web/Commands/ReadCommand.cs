using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Commands;

/// <summary><c>read</c>: reads published factsheets and prints what was read; stores nothing and needs no database.</summary>
internal static class ReadCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("bestand")
        {
            Description = "Factsheets (tekst, Markdown, HTML, DOCX, PDF) of mappen",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Als JSON, volgens docs/schemas/reading.schema.json" };
        var command = new Command("read", "Leest gepubliceerde factsheets en toont wat er staat. Bewaart niets.") { files, json };
        command.SetAction((parsed, stop) =>
            Task.FromResult(Run(parsed.GetValue(files)!, parsed.GetValue(json), CommandLine.FrameworksFolder(parsed), stop)));
        return command;
    }

    // Without one of them a factsheet could be read by another framework.
    private static IReadOnlyList<Framework> Frameworks(string folder) => [.. FrameworkImport.FilesOf(folder).Select(FrameworkImport.Load)];

    private static int Run(string[] paths, bool json, string frameworks, CancellationToken stop)
    {
        var reader = new FactsheetReader(Frameworks(frameworks));
        var files = Incoming.FilesOf(paths).ToList();
        var (read, failed) = (0, 0);
        WithProgress(files, each =>
        {
            // Each is printed as soon as it was read, and not kept: a folder may hold a thousand.
            if (json)
            {
                ReadingJson.Write(Console.Out, Readings(each));
                Console.Out.WriteLine();
            }
            else
                Show(Readings(each));
        });
        if (files.Count == 0)
            Console.Error.WriteLine("Er is geen bestand gevonden dat een factsheet kan zijn (txt, md, html, docx, pdf).");
        return failed > 0 || read == 0 ? 1 : 0;

        IEnumerable<FactsheetReading> Readings(Action<string> each)
        {
            foreach (var file in files)
            {
                each(file);
                if (Reading(file) is { } reading)
                    yield return reading;
            }
        }

        FactsheetReading? Reading(string file)
        {
            try
            {
                var reading = reader.Read(file, stop);
                read++;
                return reading;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed++;
                Console.Error.WriteLine($"{file}: {CommandLine.Sentence(e)}");
                return null;
            }
        }
    }

    // Where what was read goes to a screen, that is progress enough.
    private static void WithProgress(List<string> files, Action<Action<string>> work)
    {
        if (files.Count < 2 || Console.IsErrorRedirected || !Console.IsOutputRedirected)
        {
            work(_ => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().Start(progress =>
        {
            var task = progress.AddTask("Inlezen", maxValue: files.Count);
            work(file =>
            {
                task.Description = Markup.Escape(Path.GetFileName(file));
                task.Increment(1);
            });
        });
    }

    private static void Show(IEnumerable<FactsheetReading> readings)
    {
        // A pipe or a file gets plain text: colour codes are for a screen.
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        foreach (var reading in readings)
        {
            screen.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[bold]{reading.Source.File}[/]: {reading.Municipality?.Name ?? "gemeente onbekend"}, {reading.Published ?? "zonder datum"}, {(reading.Kind == ReadingKind.FollowUp ? "hertoets" : "eerste onderzoek")}");
            var table = new Spectre.Console.Table().AddColumns(
                "Aanpak",
                "Bevindingen",
                "Hertoetsen",
                "Geen verbeterpunt",
                "Verbeterpunt",
                "Aandachtspunt");
            foreach (var approach in reading.Approaches)
            {
                var marks = approach
                    .Findings.SelectMany(f => f.Marks)
                    .Concat(approach.Retests.SelectMany(r => r.After?.Marks ?? []))
                    .ToList();
                table.AddRow(
                    Markup.Escape(approach.Name),
                    $"{approach.Findings.Count}",
                    $"{approach.Retests.Count}",
                    $"{marks.Count(m => !m.Falls)}",
                    $"{marks.Count(m => m.Falls)}",
                    $"{approach.Findings.Sum(f => f.Attention.Count)}");
            }
            screen.Write(table);
            foreach (var warning in reading.Warnings)
                screen.MarkupLineInterpolated(
                    CultureInfo.InvariantCulture,
                    $"  [yellow]{warning.Code}[/] {warning.Place?.ToString() ?? ""}: {warning.Message}");
            if (reading.Unplaced.Count > 0)
            {
                var texts = reading.Unplaced.Count == 1 ? "1 stuk tekst vond" : $"{reading.Unplaced.Count} stukken tekst vonden";
                screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {texts} geen plaats; zie --json.");
            }
        }
    }
}
