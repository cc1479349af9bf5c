using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Bench.BareSql;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Security;

namespace Toetssteen.Bench.Workbench;

/// <summary>
/// The page of the workbench against the queries that it asks, asked by hand: the same database, process and moment, one at a time and in
/// turns. The database runs in this process, so that time of the processor counts all of it, whatever else the machine does meanwhile.
/// </summary>
internal static class WorkbenchRun
{
    private const int Pairs = 7;
    private const int Each = 20;

    public static async Task RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-bench-").FullName;
        try
        {
            var database = $"sqlite:{Path.Combine(work, "workbench.db")}";
            var queries = new RecordedQueries();
            await using var server = new JudgedServer(database, work, queries);
            var (inspector, study) = await StoreAsync(server);
            var visitor = await server.LogInAsync(inspector);
            queries.Listens = true;
            var bytes = (await server.SendAsync(visitor, study.Page)).Length;
            queries.Listens = false;

            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await db.Database.OpenConnectionAsync();
            // What a page keeps of its last view is good while nothing changed; a word in the draft takes that, and any other change takes
            // all of it.
            (string When, Func<Task> Before)[] cases =
            [
                ("nothing stored since the last view", () => Task.CompletedTask),
                ("a word stored in the draft", () => RecordedQueries.StoreAsync(
                        db,
                        """
                        INSERT INTO "HistoryEnds" ("InspectionId", "Number", "Hash") SELECT "Id", 1, '' FROM "Inspections" WHERE true ON CONFLICT ("InspectionId") DO UPDATE SET "Number" = "Number" + 1
                        """)),
                ("something else stored", () =>
                    RecordedQueries.StoreAsync(
                        db,
                        """UPDATE "Settings" SET "Value" = CAST("Value" AS INTEGER) + 1 WHERE "Key" = 'changes'""")),
            ];
            await Processor.WarmUpAsync([.. cases.Select(c => PageAsync(c.Before)), RawAsync]);
            Console.WriteLine(FormattableString.Invariant($"workbench: {queries.Count} queries, {bytes} bytes"));
            foreach (var (when, before) in cases)
            {
                var page = PageAsync(before);
                var pairs = new List<(double Page, double Raw)>();
                for (var n = 0; n < Pairs; n++)
                    pairs.Add((await page(), await RawAsync()));
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {when}: {Processor.Median(pairs.Select(p => p.Page / p.Raw)):0.00} ({pairs.Min(p => p.Page / p.Raw):0.00}-{pairs.Max(p => p.Page / p.Raw):0.00}); {Processor.Median(pairs.Select(p => p.Page)):0.0} ms against {Processor.Median(pairs.Select(p => p.Raw)):0.0} ms of processor"));
            }

            Func<Task<double>> PageAsync(Func<Task> before) =>
                () => Processor.MillisecondsAsync(Each, () => server.SendAsync(visitor, study.Page), before);

            Task<double> RawAsync() => Processor.MillisecondsAsync(Each, () => queries.AskAgainAsync(db));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Stores an inspection with much to read.</summary>
    public static async Task<(Account Inspector, JudgedStudy.Places Study)> StoreAsync(JudgedServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var framework = FrameworkFile
            .Load(FrameworkImport.FilesOf(FrameworkImport.DefaultFolder).First(f => f.Contains("ggsr", StringComparison.Ordinal)))
            .Framework!;
        return await JudgedStudy.StoreAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), framework, TimeProvider.System.GetUtcNow());
    }
}
