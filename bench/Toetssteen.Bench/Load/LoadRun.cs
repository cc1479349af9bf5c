using System.Diagnostics;
using System.Globalization;

namespace Toetssteen.Bench.Load;

/// <summary>Measures the running server, each page in turns with the same bytes, so that both meet the same machine.</summary>
internal static class LoadRun
{
    private const int Connections = 4;
    private const int Pairs = 7;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1.5);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "toetssteen");

    /// <summary>Throughput of the factsheet page and of the matrix, as ratios.</summary>
    public static async Task PagesAsync()
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-load-").FullName;
        try
        {
            var demonstration = $"sqlite:{Path.Combine(work, "demonstration.db")}";
            var country = $"sqlite:{Path.Combine(work, "country.db")}";
            await using (
                await ServerProcess.StartAsync(Program, "serve", "--demo", "--urls", "http://127.0.0.1:0", "--database", demonstration)) { }
            Functions.Run.Output(Program, "demo", "--municipalities", "342", "--rounds", "3", "--seed", "42", "--database", country);

            await CompareAsync(
                "factsheet page / static file",
                work,
                demonstration,
                "/factsheets/deventer-2013",
                "/file/page.html",
                cached: true);
            await CompareAsync(
                "matrix 342 x 25 / same markup from memory",
                work,
                country,
                "/vergelijken",
                "/memory/page.html",
                cached: true);
            await CompareAsync(
                "factsheet page / static file, nothing kept",
                work,
                demonstration,
                "/factsheets/deventer-2013",
                "/file/page.html",
                cached: false);
            await CompareAsync(
                "matrix 342 x 25 / same markup from memory, nothing kept",
                work,
                country,
                "/vergelijken",
                "/memory/page.html",
                cached: false);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>
    /// Resident memory of the idle server: the first time that <c>./run</c> starts it, when it makes the files that the demonstration
    /// has waiting; after a start with no work waiting; and after some requests.
    /// </summary>
    public static async Task MemoryAsync()
    {
        var rest = TimeSpan.FromSeconds(30);
        var work = Directory.CreateTempSubdirectory("toetssteen-load-").FullName;
        var database = $"sqlite:{Path.Combine(work, "demonstration.db")}";
        try
        {
            using (var prepare = Process.Start(Program, ["migrate", "--demo", "--database", database]))
                await prepare.WaitForExitAsync();
            await using (
                var first = await ServerProcess.StartAsync(
                    Program,
                    "serve",
                    "--demo",
                    "--urls",
                    "http://127.0.0.1:0",
                    "--database",
                    database))
            {
                await Task.Delay(rest);
                Console.WriteLine(
                    $"memory idle, {rest.TotalSeconds:0} s after the first start, in which it makes a PDF and a Word document: {first.ResidentMiB:0} MiB");
            }
            await using var server = await ServerProcess.StartAsync(
                Program,
                "serve",
                "--demo",
                "--urls",
                "http://127.0.0.1:0",
                "--database",
                database);
            await Task.Delay(rest);
            Console.WriteLine($"memory idle, {rest.TotalSeconds:0} s after a start: {server.ResidentMiB:0} MiB");
            using var client = new HttpClient { BaseAddress = server.Address };
            foreach (
                var page in new[]
                {
                    "/",
                    "/gemeenten",
                    "/factsheets/deventer-2013",
                    "/vergelijken",
                    "/verbeterpunten",
                    "/toetsingskaders/ggsr/2012",
                })
                for (var n = 0; n < 20; n++)
                    await client.GetStringAsync(page);
            await Task.Delay(rest);
            Console.WriteLine($"memory idle, {rest.TotalSeconds:0} s after 120 requests: {server.ResidentMiB:0} MiB");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task CompareAsync(string what, string work, string database, string page, string same, bool cached)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, "files")).FullName;
        await using var server = await ServerProcess.StartAsync(Environment.ProcessPath!, "server", database, folder, cached.ToString());
        using var client = new HttpClient { BaseAddress = server.Address };
        var bytes = await client.GetByteArrayAsync(page);
        await File.WriteAllBytesAsync(Path.Combine(folder, "page.html"), bytes);
        if (!Enumerable.SequenceEqual(bytes, await client.GetByteArrayAsync(same)))
            throw new InvalidOperationException($"{same} does not hand out the bytes of {page}.");

        var driver = new LoadDriver(server.Address, Connections);
        await driver.RequestsPerSecondAsync(page, Turn);
        await driver.RequestsPerSecondAsync(same, Turn);
        var pairs = new List<(double Page, double Same)>();
        for (var n = 0; n < Pairs; n++)
            pairs.Add(
                n % 2 == 0
                    ? (await driver.RequestsPerSecondAsync(page, Turn), await driver.RequestsPerSecondAsync(same, Turn))
                    : Swapped(await driver.RequestsPerSecondAsync(same, Turn), await driver.RequestsPerSecondAsync(page, Turn)));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {Median(pairs.Select(p => p.Page / p.Same)):0.00} ({pairs.Min(p => p.Page / p.Same):0.00}-{pairs.Max(p => p.Page / p.Same):0.00}); {bytes.Length} bytes; {Median(pairs.Select(p => p.Page)):0}/s against {Median(pairs.Select(p => p.Same)):0}/s"));

        static (double, double) Swapped(double same, double page) => (page, same);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
