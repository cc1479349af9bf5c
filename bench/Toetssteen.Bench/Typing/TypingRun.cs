using System.Diagnostics;
using System.Globalization;
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
    private const string RoundsArgument = "kills=";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(15);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "toetssteen");

    /// <summary>What was measured on one database.</summary>
    private sealed record Measured(
        string Name,
        double Bare,
        double P95,
        double TypingMiB,
        double Rate,
        double FullMiB,
        int Acknowledged,
        int Faults);

    /// <summary>
    /// Runs on both databases, one after the other, or on those that are named; prints the table of <c>docs/performance.md</c>.
    /// </summary>
    /// <param name="arguments"><c>sqlite</c> for a file of its own, <c>postgres</c> for a server of its own with its durability as
    /// installed, <c>postgres:CONNECTION</c> for an empty database; how many minutes to type: 5 when not said; and <c>kills=N</c>, how many
    /// times the twenty kills are gone through: once when not said.</param>
    /// <returns>Whether no acknowledged save was lost or out of order.</returns>
    public static async Task<bool> RunAsync(IReadOnlyList<string> arguments)
    {
        var minutes = arguments
            .Where(a => char.IsDigit(a[0]))
            .Select(a => double.Parse(a, CultureInfo.InvariantCulture))
            .DefaultIfEmpty(5)
            .First();
        var rounds = arguments
            .Where(a => a.StartsWith(RoundsArgument, StringComparison.Ordinal))
            .Select(a => int.Parse(a.AsSpan(RoundsArgument.Length), CultureInfo.InvariantCulture))
            .DefaultIfEmpty(1)
            .First();
        var named = arguments.Where(a => !char.IsDigit(a[0]) && !a.StartsWith(RoundsArgument, StringComparison.Ordinal)).ToList();
        var measured = new List<Measured>();
        foreach (var database in named is [] ? ["sqlite", "postgres"] : named)
        {
            await using var own = database == "postgres" ? OwnPostgres.Start() : null;
            measured.Add(await RunAsync(own?.Database ?? database, TimeSpan.FromMinutes(minutes), rounds));
        }
        Print(minutes, measured);
        return measured.All(m => m.Faults == 0);
    }

    private static async Task<Measured> RunAsync(string database, TimeSpan typing, int rounds)
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

            string[] serve = ["serve", "--urls", $"http://127.0.0.1:{OwnPostgres.FreePort()}", "--database", database];
            var server = await ServerProcess.StartAsync(Program, serve);
            var chance = new Random(42);
            var typists = writers.OrderBy(_ => chance.Next()).Take(Typists).Select((w, n) => new Typist(w, server.Address, n)).ToList();
            await Parallel.ForEachAsync(typists, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (t, _) => await t.EnterAsync());

            // A first turn that is not counted: code is compiled in it.
            await TypeAsync(typists, Pause, Turn, server);
            typists.ForEach(t => t.Milliseconds.Clear());
            var typingMiB = await TypeAsync(typists, Pause, typing, server);
            var taken = typists.SelectMany(t => t.Milliseconds).Order().ToList();
            Console.WriteLine(
                $"{name}: {taken.Count} saves by {Typists} in {typing.TotalMinutes:0.#} min, p50 {At(taken, 0.5):0.0} ms, p95 {At(taken, 0.95):0.0} ms, p99 {At(taken, 0.99):0.0} ms, most memory {typingMiB:0} MiB");
            var faults = await VerifyAsync(database, typists);

            typists.ForEach(t => t.Milliseconds.Clear());
            var fullMiB = await TypeAsync(typists, TimeSpan.Zero, Turn, server);
            var rate = typists.Sum(t => t.Milliseconds.Count) / Turn.TotalSeconds;
            Console.WriteLine(
                $"{name}: as fast as it goes {rate:0} saves/s, {rate / bare:0.00} of bare inserts, most memory {fullMiB:0} MiB");
            faults += await VerifyAsync(database, typists);

            for (var round = 1; round <= rounds; round++)
            {
                using var enough = new CancellationTokenSource();
                var all = Task.WhenAll(typists.Select(t => t.TypeAsync(Pause / 5, enough.Token)));
                for (var kill = 0; kill < Kills; kill++)
                {
                    await Task.Delay(chance.Next(500, 4000));
                    await server.DisposeAsync();
                    server = await ServerProcess.StartAsync(Program, serve);
                }
                await enough.CancelAsync();
                await all;
                Console.WriteLine($"{name}: killed {Kills} times while {Typists} typed, round {round} of {rounds}");
                faults += await VerifyAsync(database, typists);
            }
            await server.DisposeAsync();
            typists.ForEach(t => t.Dispose());
            return new Measured(
                name,
                bare,
                At(taken, 0.95),
                typingMiB,
                rate,
                fullMiB,
                typists.Sum(t => t.Acknowledged.Sum(a => a.Value.Number)),
                faults);
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

    private static async Task<int> VerifyAsync(string database, List<Typist> typists)
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
        Console.WriteLine(
            $"  {typists.Sum(t => t.Acknowledged.Sum(a => a.Value.Number))} acknowledged saves, {faults.Count} missing or out of order");
        foreach (var fault in faults.Take(10))
            Console.WriteLine($"  {fault}");
        return faults.Count;
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private static void Print(double minutes, List<Measured> all)
    {
        Console.WriteLine();
        Console.WriteLine($"{minutes:0.#} min of typing, then {Turn.TotalSeconds:0} s as fast as it goes, then {Kills} kills:");
        Console.WriteLine();
        Row("what", "aim", m => m.Name);
        Row("---", "---", _ => "---");
        Row("a save, p95", "at most 50 ms", m => $"{m.P95:0.0} ms");
        Row("as fast as it goes, against the best rate of bare inserts (1 or 16 writers)", "at least 0.5", m =>
            $"{m.Rate / m.Bare:0.00}: {m.Rate:0}/s against {m.Bare:0}/s");
        Row("most memory while typing; while as fast as it goes", "at most 400 MiB", m => $"{m.TypingMiB:0}; {m.FullMiB:0} MiB");
        Row("acknowledged saves that were missing or out of order, kills included", "none", m => $"{m.Faults} of {m.Acknowledged}");

        void Row(string what, string aim, Func<Measured, string> said) =>
            Console.WriteLine($"| {what} | {aim} | {string.Join(" | ", all.Select(said))} |");
    }
}
