using System.Globalization;
using System.Net;
using System.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
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
            var (inspector, page) = await StoreAsync(server);
            var cookie = await server.LogInAsync(inspector);
            queries.Listens = true;
            var bytes = await server.SendAsync(cookie, page);
            queries.Listens = false;

            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await db.Database.OpenConnectionAsync();
            await WarmUpAsync(() => server.SendAsync(cookie, page), () => queries.AskAgainAsync(db));
            if (Environment.GetEnvironmentVariable("LOOP") is not null) { for (var i = 0; i < 12; i++) { double t = 0; for (var j = 0; j < 20; j++) t += await MillisecondsAsync(() => server.SendAsync(cookie, page)); Console.WriteLine($"{t / 20:0.00}"); Console.Error.WriteLine(GC.GetTotalAllocatedBytes() / 1024); } return; }
            var pairs = new List<(double Page, double Raw)>();
            for (var n = 0; n < Pairs; n++)
                pairs.Add((await MillisecondsAsync(() => server.SendAsync(cookie, page)), await MillisecondsAsync(() => queries.AskAgainAsync(db))));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"workbench: {Median(pairs.Select(p => p.Page / p.Raw)):0.00} ({pairs.Min(p => p.Page / p.Raw):0.00}-{pairs.Max(p => p.Page / p.Raw):0.00}); {queries.Count} queries, {bytes} bytes; {Median(pairs.Select(p => p.Page)):0.0} ms against {Median(pairs.Select(p => p.Raw)):0.0} ms of processor"));
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

    private static async Task<double> MillisecondsAsync<T>(Func<Task<T>> once)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var n = 0; n < Each; n++)
            await once();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Each;
    }

    // What runs often is compiled anew, by a thread that waits for a quiet moment; its time would count as the page's.
    private static async Task WarmUpAsync<TPage, TRaw>(Func<Task<TPage>> page, Func<Task<TRaw>> raw)
    {
        for (var (n, compiled) = (0, 0L); n < MostWarming && JitInfo.GetCompiledMethodCount() > compiled + 10; n++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await MillisecondsAsync(page);
            await MillisecondsAsync(raw);
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private sealed class JudgedServer(string database, string folder, RecordedQueries queries) : WebApplicationFactory<Toetssteen.Web.Ui.Dataset>
    {
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

        // What the server does until the page is sent, and nothing of who reads it: the queries asked by hand have no reader either.
        public async Task<long> SendAsync(string cookie, string page)
        {
            var sent = new CountingStream();
            var answer = await Server.SendAsync(context =>
            {
                context.Request.Path = page;
                context.Request.Headers.Cookie = cookie;
                context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(sent));
            });
            return answer.Response.StatusCode == StatusCodes.Status200OK ? sent.Length : throw new InvalidOperationException($"The page answered {answer.Response.StatusCode}.");
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production").UseSetting("Toetssteen:Database", database).UseSetting("Toetssteen:Files", folder)
                .UseSetting("Toetssteen:Jobs", "false").UseSetting("ReloadStaticAssetsAtRuntime", "false");
            builder.ConfigureServices(queries.AddTo);
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
