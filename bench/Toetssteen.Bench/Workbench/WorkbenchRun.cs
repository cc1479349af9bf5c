using System.Globalization;
using System.Net;
using System.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
    private const int MostWarming = 50;

    public static async Task RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-bench-").FullName;
        try
        {
            var database = $"sqlite:{Path.Combine(work, "workbench.db")}";
            var queries = new RecordedQueries();
            await using var server = new JudgedServer(database, work, queries);
            var (inspector, address) = await StoreAsync(server);
            var cookie = await server.LogInAsync(inspector);
            queries.Listens = true;
            var bytes = await server.SendAsync(cookie, address);
            queries.Listens = false;

            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await db.Database.OpenConnectionAsync();
            // What a page keeps of its last view is good while nothing changed; a word in the draft takes that, and any other change takes all of it.
            (string When, Func<Task> Before)[] cases =
            [
                ("nothing stored since the last view", () => Task.CompletedTask),
                ("a word stored in the draft", () => RecordedQueries.StoreAsync(db, """
                    INSERT INTO "HistoryEnds" ("InspectionId", "Number", "Hash") SELECT "Id", 1, '' FROM "Inspections" WHERE true ON CONFLICT ("InspectionId") DO UPDATE SET "Number" = "Number" + 1
                    """)),
                ("something else stored", () => RecordedQueries.StoreAsync(db, """UPDATE "Settings" SET "Value" = CAST("Value" AS INTEGER) + 1 WHERE "Key" = 'changes'""")),
            ];
            await WarmUpAsync([.. cases.Select(c => PageAsync(c.Before)), RawAsync]);
            Console.WriteLine(FormattableString.Invariant($"workbench: {queries.Count} queries, {bytes} bytes"));
            foreach (var (when, before) in cases)
            {
                var page = PageAsync(before);
                var pairs = new List<(double Page, double Raw)>();
                for (var n = 0; n < Pairs; n++)
                    pairs.Add((await page(), await RawAsync()));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {when}: {Median(pairs.Select(p => p.Page / p.Raw)):0.00} ({pairs.Min(p => p.Page / p.Raw):0.00}-{pairs.Max(p => p.Page / p.Raw):0.00}); {Median(pairs.Select(p => p.Page)):0.0} ms against {Median(pairs.Select(p => p.Raw)):0.0} ms of processor"));
            }

            Func<Task<double>> PageAsync(Func<Task> before) => () => MillisecondsAsync(() => server.SendAsync(cookie, address), before);

            Task<double> RawAsync() => MillisecondsAsync(() => queries.AskAgainAsync(db), () => Task.CompletedTask);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<(Account Inspector, string Page)> StoreAsync(JudgedServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var framework = FrameworkFile.Load(FrameworkImport.FilesOf(FrameworkImport.DefaultFolder).First(f => f.Contains("ggsr", StringComparison.Ordinal))).Framework!;
        return await JudgedStudy.StoreAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), framework, TimeProvider.System.GetUtcNow());
    }

    private static async Task<double> MillisecondsAsync<T>(Func<Task<T>> once, Func<Task> before)
    {
        var spent = TimeSpan.Zero;
        for (var n = 0; n < Each; n++)
        {
            await before();
            var begun = Environment.CpuUsage.TotalTime;
            await once();
            spent += Environment.CpuUsage.TotalTime - begun;
        }
        return spent.TotalMilliseconds / Each;
    }

    // What runs often is compiled anew, by a thread that waits for a quiet moment; its time would count as the page's.
    private static async Task WarmUpAsync(IReadOnlyList<Func<Task<double>>> all)
    {
        for (var (n, compiled) = (0, 0L); n < MostWarming && JitInfo.GetCompiledMethodCount() > compiled + 10; n++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            foreach (var one in all)
                await one();
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private sealed class JudgedServer(string database, string folder, RecordedQueries queries) : WebApplicationFactory<Toetssteen.Web.Ui.Dataset>, IStartupFilter
    {
        private RequestDelegate _program = null!;

        // A session with a second factor, as the cookie that a browser keeps.
        public async Task<string> LogInAsync(Account account)
        {
            await using var scope = Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var principal = await services.GetRequiredService<Sessions>().BeginAsync(services.GetRequiredService<AppDb>(), account, null, isStrong: true);
            var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            var now = TimeProvider.System.GetUtcNow();
            var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(8) }, IdentityConstants.ApplicationScheme);
            return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)).ToString();
        }

        // All that the program does until the page is sent, and nothing of a web server or of who reads it: the queries asked by hand have neither.
        public async Task<long> SendAsync(string cookie, string page)
        {
            var sent = new CountingStream();
            var features = new FeatureCollection();
            features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = HttpMethods.Get, Scheme = "http", Protocol = HttpProtocol.Http11, Path = page, Headers = { Cookie = cookie, Host = "localhost" } });
            var response = new Response();
            features.Set<IHttpResponseFeature>(response);
            features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(sent));
            var contexts = Services.GetRequiredService<IHttpContextFactory>();
            var context = contexts.Create(features);
            try
            {
                await _program(context);
                return context.Response.StatusCode == StatusCodes.Status200OK ? sent.Length : throw new InvalidOperationException($"The page answered {context.Response.StatusCode}.");
            }
            finally
            {
                contexts.Dispose(context);
                await response.CompleteAsync();
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production").UseSetting("Toetssteen:Database", database).UseSetting("Toetssteen:Files", folder)
                .UseSetting("Toetssteen:Jobs", "false").UseSetting("ReloadStaticAssetsAtRuntime", "false");
            builder.ConfigureServices(services => queries.AddTo(services.AddSingleton<IStartupFilter>(this)));
        }

        Action<IApplicationBuilder> IStartupFilter.Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            _program = app.Build();
        };
    }

    // As a server does: what a request took is given back when it is over.
    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();

        public override void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

        public async Task CompleteAsync()
        {
            while (_completed.TryPop(out var one))
                await one.Callback(one.State);
        }
    }

    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _length += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
