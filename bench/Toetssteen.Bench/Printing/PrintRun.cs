using System.Diagnostics;
using System.Globalization;
using Toetssteen.Bench.Load;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Bench.Printing;

/// <summary>Measures the PDF of a factsheet of some nine pages: one at a time with a warm browser, and a hundred after each
/// other.</summary>
internal static class PrintRun
{
    private const int Warm = 15;
    private const int Batch = 100;
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "toetssteen");

    /// <summary>Prints the figures.</summary>
    public static async Task RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-print-bench-").FullName;
        try
        {
            var (content, typeface) = await DemonstrationAsync($"sqlite:{Path.Combine(work, "demonstration.db")}");
            var framework = FrameworkFile.Load(Path.Combine(AppContext.BaseDirectory, "frameworks", "ggsr", "2012.yaml")).Framework!;
            await using var printer = new PdfPrinter(new PdfPrinterSettings("/usr/bin/chromium"), TimeProvider.System);
            await MeasureAsync(printer, content, framework, typeface);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task MeasureAsync(PdfPrinter printer, FactsheetContent content, Framework framework, Typeface typeface)
    {
        var imprint = new EditionImprint(1, null, FactsheetContentJson.Freeze(content).Sha256, new DateOnly(2014, 12, 12),
            "https://toetssteen.example/factsheets/deventer-2013");
        var writer = new FactsheetPdf(printer, typeface);
        var first = Stopwatch.StartNew();
        var pdf = await writer.WriteAsync(content, framework, imprint);
        Console.WriteLine($"pdf cold: {first.ElapsedMilliseconds} ms, {PdfChecker.PagesOf(pdf)} pages, {pdf.Length / 1024} KiB");

        var all = new List<double>();
        var after = new List<double>();
        for (var n = 0; n < Warm; n++)
        {
            var watch = Stopwatch.StartNew();
            var document = FactsheetHtml.Write(FactsheetOutline.Of(content, framework, imprint), typeface);
            var printed = await printer.PrintAsync(document.Html);
            var here = watch.Elapsed.TotalMilliseconds;
            var mended = PdfMender.Mend(printed, document, "nl", imprint.PublishedOn);
            if (PdfChecker.Check(mended).Count > 0)
                throw new InvalidOperationException("The PDF is not as it should be.");
            after.Add(watch.Elapsed.TotalMilliseconds - here);
            all.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(
            $"pdf warm: {Median(all):0} ms ({all.Min():0}-{all.Max():0}), of which mending and checking {Median(after):0} ms");

        // Growth would go on; what is level from one quarter to the next does not.
        var memory = new List<(double Ours, double Theirs)> { Memory(printer) };
        var batch = Stopwatch.StartNew();
        for (var n = 1; n <= Batch; n++)
        {
            await writer.WriteAsync(content, framework, imprint with { Number = n + 1 });
            if (n % (Batch / 4) == 0)
                memory.Add(Memory(printer));
        }
        Console.WriteLine(
            $"pdf batch of {Batch}: {batch.Elapsed.TotalSeconds:0.0} s; memory before and after each quarter: ours {string.Join(" ", memory.Select(m => $"{m.Ours:0}"))} MiB, "
                + $"Chromium {string.Join(" ", memory.Select(m => $"{m.Theirs:0}"))} MiB");
    }

    // The demonstration's own factsheet and typeface, as its server hands them out.
    private static async Task<(FactsheetContent, Typeface)> DemonstrationAsync(string database)
    {
        await using var server = await ServerProcess.StartAsync(Program, "serve", "--demo", "--urls", "http://127.0.0.1:0", "--database",
            database);
        using var client = new HttpClient { BaseAddress = server.Address };
        return (FactsheetContentJson.Read(await client.GetStringAsync("/factsheets/deventer-2013.json")),
            Typeface.In(Path.Combine(AppContext.BaseDirectory, "typeface")));
    }

    private static (double Ours, double Theirs) Memory(PdfPrinter printer)
    {
        // As the server does when it has come to rest.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return (OwnShare(Environment.ProcessId), printer.ProcessId is { } process ? WithChildren(process).Sum(OwnShare) : 0);
    }

    private static HashSet<int> WithChildren(int process)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(n => int.TryParse(n, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0).Select(id => (id, Parent: (int)Number(id, "PPid:"))).ToList();
        var found = new HashSet<int> { process };
        // A pass over all of them for each generation.
        for (var known = 0; known < found.Count;)
        {
            known = found.Count;
            found.UnionWith(parents.Where(p => found.Contains(p.Parent)).Select(p => p.id).ToList());
        }
        return found;
    }

    // A page that several processes share counts for a part in each.
    private static double OwnShare(int process) => Number(process, "Pss:", "smaps_rollup") / 1024;

    private static double Number(int process, string name, string file = "status")
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/{file}").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
                CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
