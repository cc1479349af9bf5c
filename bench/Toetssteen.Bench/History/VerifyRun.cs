using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Verification;

namespace Toetssteen.Bench.History;

/// <summary>Verifies the history of a national study: 342 inspections, each with 600 entries, in SQLite.</summary>
internal static class VerifyRun
{
    private const int Inspections = 342;
    private const int EntriesEach = 600;
    private const string Text = "De gemeente en twee van de drie netwerkpartners geven aan dat de doorzettingsmacht is geregeld.";

    public static async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toetssteen-bench-");
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
                .AddDatabase($"sqlite:{Path.Combine(folder.FullName, "verify.db")}").BuildServiceProvider();
            var files = new FolderFileStore(folder.FullName, TimeProvider.System);
            await StoreAsync(services);
            var best = 0d;
            for (var turn = 0; turn < 3; turn++)
            {
                await using var scope = services.CreateAsyncScope();
                using var process = Process.GetCurrentProcess();
                var (clock, worked) = (Stopwatch.StartNew(), process.TotalProcessorTime);
                var report = await new Verifier(scope.ServiceProvider.GetRequiredService<AppDb>(), files).RunAsync(null, default);
                var rate = report.Checked.Entries / clock.Elapsed.TotalSeconds;
                if (report.Faults.Count > 0 || report.Checked.Entries != Inspections * EntriesEach)
                    throw new InvalidOperationException($"{report.Checked.Entries} entries, {report.Faults.Count} faults.");
                process.Refresh();
                var alone = report.Checked.Entries / (process.TotalProcessorTime - worked).TotalSeconds;
                Console.WriteLine($"verify: {report.Checked.Entries:N0} entries, {rate:N0}/s, {alone:N0} per second of one core, "
                    + $"most memory {process.PeakWorkingSet64 >> 20} MiB");
                best = Math.Max(best, rate);
            }
            return best >= 20_000;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task StoreAsync(ServiceProvider services)
    {
        var ids = new List<Guid>();
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await Database.MigrateAsync(db, default);
            var framework = FrameworkFile.Load(FrameworkImport.FilesOf(FrameworkImport.DefaultFolder).First()).Framework!;
            var study = new Study(Guid.NewGuid(), "meting", "Landelijk onderzoek", framework.Id, StudyKind.First, "2026");
            db.AddRange(FrameworkJson.Freeze(framework), study);
            foreach (var code in await db.Municipalities.OrderBy(m => m.Code).Select(m => m.Code).Take(Inspections).ToListAsync())
            {
                var inspection = new Inspection(Guid.NewGuid(), study, code);
                db.Inspections.Add(inspection);
                ids.Add(inspection.Id);
            }
            await db.SaveChangesAsync();
        }
        foreach (var id in ids)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = TimeProvider.System.GetUtcNow();
            var piece = db.Add(new DraftText(id, DraftNames.Text(Guid.NewGuid()), Text, Guid.NewGuid(), Guid.NewGuid(), now)).Entity;
            for (var n = 1; n < EntriesEach; n++)
                piece.Write($"{Text} Stuk {n} is herzien.", piece.Number, Guid.NewGuid(), Guid.NewGuid(), now,
                    $"Bezwaar {n} is overgenomen.");
            await db.SaveChangesAsync();
        }
    }
}
