using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Bench.BareSql;
using Toetssteen.Bench.Load;
using Toetssteen.Web.Data;

namespace Toetssteen.Bench.Typing;

/// <summary>
/// Plays a national study: 342 municipalities, four respondents each, 400 of them typing at once. Measures how long a save takes, how
/// many the server takes in, and its memory; and kills it at random moments. Afterwards every acknowledged save must be there.
/// </summary>
internal static class TypingRun
{
    private const int Typists = 400;
    private const int Kills = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(15);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "toetssteen");

    /// <summary>Runs on one database.</summary>
    /// <param name="database"><c>sqlite</c> for a file of its own, or <c>postgres:CONNECTION</c> of an empty one with its durability as installed.</param>
    /// <param name="typing">How long to type.</param>
    /// <returns>Whether no acknowledged save was lost or out of order.</returns>
    public static async Task<bool> RunAsync(string database, TimeSpan typing)
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-typing-").FullName;
        try
        {
            if (database == "sqlite")
                database = $"sqlite:{Path.Combine(work, "study.db")}";
            using (var prepare = Process.Start(Program, ["migrate", "--database", database]))
                await prepare.WaitForExitAsync();
            var writers = await NationalStudy.StoreAsync(database, TimeProvider.System.GetUtcNow());
            var bare = await BareInserts.PerSecondAsync(database);
            var name = database.Split(':')[0];
            Console.WriteLine($"{name}: bare insert {bare:0} commits/s");

            string[] serve = ["serve", "--urls", $"http://127.0.0.1:{FreePort()}", "--database", database];
            var server = await ServerProcess.StartAsync(Program, serve);
            var chance = new Random(42);
            var typists = writers.OrderBy(_ => chance.Next()).Take(Typists).Select((w, n) => new Typist(w, server.Address, n)).ToList();
            await Parallel.ForEachAsync(typists, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (t, _) => await t.EnterAsync());

            // A first turn that is not counted: code is compiled in it.
            await TypeAsync(typists, Pause, Turn, server);
            typists.ForEach(t => t.Milliseconds.Clear());
            var memory = await TypeAsync(typists, Pause, typing, server);
            var taken = typists.SelectMany(t => t.Milliseconds).Order().ToList();
            Console.WriteLine($"{name}: {taken.Count} saves by {Typists} in {typing.TotalMinutes:0.#} min, p50 {At(taken, 0.5):0.0} ms, p95 {At(taken, 0.95):0.0} ms, p99 {At(taken, 0.99):0.0} ms, most memory {memory:0} MiB");
            var sound = await VerifyAsync(database, typists);

            typists.ForEach(t => t.Milliseconds.Clear());
            memory = await TypeAsync(typists, TimeSpan.Zero, Turn, server);
            var rate = typists.Sum(t => t.Milliseconds.Count) / Turn.TotalSeconds;
            Console.WriteLine($"{name}: as fast as it goes {rate:0} saves/s, {rate / bare:0.00} of bare inserts, most memory {memory:0} MiB");
            sound &= await VerifyAsync(database, typists);

            using (var enough = new CancellationTokenSource())
            {
                var all = Task.WhenAll(typists.Select(t => t.TypeAsync(Pause / 5, enough.Token)));
                for (var kill = 0; kill < Kills; kill++)
                {
                    await Task.Delay(chance.Next(500, 4000));
                    await server.DisposeAsync();
                    server = await ServerProcess.StartAsync(Program, serve);
                }
                await enough.CancelAsync();
                await all;
            }
            Console.WriteLine($"{name}: killed {Kills} times while {Typists} typed");
            sound &= await VerifyAsync(database, typists);
            await server.DisposeAsync();
            typists.ForEach(t => t.Dispose());
            return sound;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<double> TypeAsync(List<Typist> typists, TimeSpan pause, TimeSpan duration, ServerProcess server)
    {
        using var enough = new CancellationTokenSource(duration);
        var all = Task.WhenAll(typists.Select(t => t.TypeAsync(pause, enough.Token)));
        var most = 0d;
        while (!enough.IsCancellationRequested)
        {
            most = Math.Max(most, server.ResidentMiB);
            await Task.Delay(500);
        }
        await all;
        return most;
    }

    private static async Task<bool> VerifyAsync(string database, List<Typist> typists)
    {
        await using var services = new ServiceCollection().AddLogging().AddDatabase(database).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<AppDb>().Answers.AsNoTracking()
            .ToDictionaryAsync(a => (a.QuestionnaireId, a.Name), a => (a.Number, a.Value));
        var faults = typists.SelectMany(t => t.Faults).ToList();
        foreach (var typist in typists)
            foreach (var (question, last) in typist.Acknowledged)
                if (!stored.TryGetValue((typist.QuestionnaireId, question), out var found) || found != last)
                    faults.Add($"{question} of {typist.QuestionnaireId}: acknowledged {last.Number}, stored {found.Number}");
        Console.WriteLine($"  {typists.Sum(t => t.Acknowledged.Sum(a => a.Value.Number))} acknowledged saves, {faults.Count} missing or out of order");
        foreach (var fault in faults.Take(10))
            Console.WriteLine($"  {fault}");
        return faults.Count == 0;
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
