using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Bench.BareSql;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Bench.Points;

/// <summary>
/// The country's list of improvement points against the same list asked by hand of the tables (how many there are, the first fifty in
/// order, what those show), against the queries that a page itself asks, and against the same list with a tenth of the rows stored: the
/// same rows are shown, no page is kept, one request at a time, in turns, in time of the processor.
/// </summary>
internal static class PointsRun
{
    private const int Country = 342;
    private const int Tenth = 34;
    private const int Pairs = 7;
    private const int Each = 10;
    // Until what is compiled anew after some thirty calls has been.
    private const int Warm = 60;

    private static readonly (string Name, string Address)[] Pages =
    [
        ("list of improvement points", "/verbeterpunten"),
        ("the same, still improvement points", "/verbeterpunten?stand=nog-verbeterpunt"),
        ("picture over time", "/verbeterpunten/beeld"),
    ];

    public static async Task RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-bench-").FullName;
        try
        {
            await using var country = await Measured.StartAsync(Path.Combine(work, "country.db"), work, Country);
            await using var tenth = await Measured.StartAsync(Path.Combine(work, "tenth.db"), work, Tenth);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"points: {country.Judgements} judgements stored, and {tenth.Judgements}"));
            foreach (var (name, address) in Pages)
            {
                await country.RecordAsync(address);
                await tenth.RecordAsync(address);
                var turns = new List<(double Page, double List, double Raw, double Tenth)>();
                for (var n = 0; n < Pairs; n++)
                    turns.Add(
                        (
                            await country.PageAsync(address),
                            await country.ListAsync(),
                            await country.RawAsync(),
                            await tenth.PageAsync(address)));
                if (address == Pages[0].Address)
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name}: {Median(turns.Select(t => t.Page / t.List)):0.00} times the list asked by hand of the tables ({turns.Min(t => t.Page / t.List):0.00}-{turns.Max(t => t.Page / t.List):0.00}): {Median(turns.Select(t => t.Page)):0.0} ms against {Median(turns.Select(t => t.List)):0.0} ms"));
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: {Median(turns.Select(t => t.Page / t.Raw)):0.00} times the queries it asks itself ({turns.Min(t => t.Page / t.Raw):0.00}-{turns.Max(t => t.Page / t.Raw):0.00}); {Median(turns.Select(t => t.Page / t.Tenth)):0.00} times a tenth stored; {country.Queries.Count} queries; {Median(turns.Select(t => t.Page)):0.0} ms against {Median(turns.Select(t => t.Raw)):0.0} ms raw and {Median(turns.Select(t => t.Tenth)):0.0} ms with a tenth"));
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private sealed class Measured(string database, string folder) : WebApplicationFactory<Toetssteen.Web.Ui.Dataset>
    {
        private HttpClient _client = null!;
        private AppDb _db = null!;
        private int _asked;

        public RecordedQueries Queries { get; } = new();

        public RecordedQueries List { get; } = new();

        public int Judgements { get; private set; }

        public static async Task<Measured> StartAsync(string file, string folder, int municipalities)
        {
            var measured = new Measured($"sqlite:{file}", folder);
            measured._client = measured.CreateClient();
            measured._db = measured.Services.CreateScope().ServiceProvider.GetRequiredService<AppDb>();
            var framework = FrameworkFile
                .Load(FrameworkImport.FilesOf(FrameworkImport.DefaultFolder).First(f => f.Contains("ggsr", StringComparison.Ordinal)))
                .Framework!;
            measured.Judgements = await CountryOfPoints.StoreAsync(
                measured._db,
                framework,
                municipalities,
                TimeProvider.System.GetUtcNow());
            await measured._db.Database.OpenConnectionAsync();
            return measured;
        }

        public async Task RecordAsync(string address)
        {
            for (var n = 0; n < Warm; n++)
                await AskAsync(address);
            Queries.Forget();
            List.Forget();
            List.Listens = true;
            var listed = from p in _db.PublishedImprovementPoints()
                         join a in _db.PublishedApproaches() on p.ApproachId equals a.Id
                         join m in _db.Municipalities on a.MunicipalityCode equals m.Code
                         orderby m.FoldedName, a.Name, p.IndicatorCodes, p.Id
                         select p.Id;
            await listed.CountAsync();
            await listed.Take(50).ToListAsync();
            Queries.Listens = true;
            await AskAsync(address);
            Queries.Listens = List.Listens = false;
        }

        public Task<double> PageAsync(string address) => MillisecondsAsync(() => AskAsync(address));

        public Task<double> ListAsync() => MillisecondsAsync(() => List.AskAgainAsync(_db));

        public Task<double> RawAsync() => MillisecondsAsync(() => Queries.AskAgainAsync(_db));

        // An address that was not asked before, since whole pages are kept.
        private Task<byte[]> AskAsync(string address) =>
            _client.GetByteArrayAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}keer={_asked++}");

        private static async Task<double> MillisecondsAsync<T>(Func<Task<T>> once)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var n = 0; n < Each; n++)
                await once();
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Each;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production").UseSetting("Toetssteen:Database", database).UseSetting("Toetssteen:Files", folder)
                .UseSetting("Toetssteen:Jobs", "false").UseSetting("ReloadStaticAssetsAtRuntime", "false");
            builder.ConfigureServices(Queries.AddTo);
            builder.ConfigureServices(List.AddTo);
        }
    }
}
