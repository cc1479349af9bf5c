using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Mail;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>
/// The program as it runs under a test, with its database, folder of files, clock and outbox. It starts when it is first asked anything.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="files">The folder of files; a new one where none is given.</param>
/// <param name="services">Changes the services of the program.</param>
internal sealed class TestHost(TestDatabase database, string? files = null, Action<IServiceCollection>? services = null)
    : WebApplicationFactory<Program>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly RequestsInProgress _requests = new();
    private bool _isRunning;
    private bool _listens;
    private bool _isDisposed;

    /// <summary>The database.</summary>
    public TestDatabase Database => database;

    /// <summary>The folder of files.</summary>
    public string Files { get; } = files ?? TestDatabase.NewFolder();

    /// <summary>The clock that the program goes by.</summary>
    public TestClock Clock { get; private init; } = new();

    /// <summary>The letters that were sent.</summary>
    public TestMailer Post { get; private init; } = new();

    /// <summary>Settings beside database and files.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether database and files are thrown away with this host.</summary>
    public bool OwnsDatabase { get; init; } = true;

    /// <summary>What its database begins with, where another test can use this host again; null where none can.</summary>
    public (Provider Provider, string State)? Kind { get; init; }

    /// <summary>Starts the program with other settings, on the same database and by the same clock.</summary>
    public TestHost With(IReadOnlyDictionary<string, string> settings) =>
        new(database, Files, services) { Clock = Clock, Post = Post, Settings = settings, OwnsDatabase = false };

    /// <summary>Listens on a port of this machine, for a browser.</summary>
    public void Listen()
    {
        _listens = true;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Waits until nothing of the test is in progress any more: no request, no answer to be stored, no letter.</summary>
    /// <returns>False where it does not run, or something goes on for too long.</returns>
    public async Task<bool> ComesToRestAsync()
    {
        if (!_isRunning)
            return false;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (_requests.Count > 0)
                await Task.Delay(1, patience.Token);
            // What waits is stored in the order in which it came. So what is sent now, and is nobody's, is the last.
            var last = new Save(Guid.NewGuid(), "", "", 0, Guid.NewGuid(), Guid.NewGuid());
            await Services.GetRequiredService<AnswerWriter>().SaveAsync(last, patience.Token).WaitAsync(patience.Token);
            await StoreALastLetterAsync(patience.Token);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Lets another test begin: with the data of its kind, no files, no letters, the clock set back, nothing in memory.</summary>
    /// <returns>False where that failed. The host must not be used then.</returns>
    public async Task<bool> BeginAnewAsync()
    {
        try
        {
            await database.RefillAsync();
            if (Directory.Exists(Files))
                Directory.Delete(Files, recursive: true);
            Clock.Reset();
            Post.Reset();
            Services.GetRequiredService<ProgramMemory>().Forget();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await base.DisposeAsync();
        if (!OwnsDatabase)
            return;
        await database.DisposeAsync();
        if (Directory.Exists(Files))
            Directory.Delete(Files, recursive: true);
    }

    /// <inheritdoc/>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        _isRunning = true;
        return host;
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        // As published: without the endpoint that serves files added since the build.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.UseSetting("Toetssteen:Database", database.Name);
        builder.UseSetting("Toetssteen:Files", Files);
        // Work in the background is done when a test says so.
        builder.UseSetting("Toetssteen:Jobs", "false");
        builder.UseSetting("Toetssteen:Address", "http://localhost");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(all =>
        {
            all.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            all.Replace(ServiceDescriptor.Singleton<IMailer>(Post));
            all.RemoveAll<ILoggerProvider>();
            if (_listens)
                all.AddHostedService<NotBeforeItHasAPort>();
            if (Kind is not null)
            {
                all.AddSingleton<IStartupFilter>(_requests);
                ProgramMemory.AddTo(all);
            }
            // A test that changes services may add pages.
            services?.Invoke(all);
        });
    }

    // A letter is about an account: where there are no accounts no letter waits.
    private async Task StoreALastLetterAsync(CancellationToken stop)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Accounts.OrderBy(a => a.Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(stop) is not { } someone)
            return;
        var last = new AccountLetter(AccountLetterKind.Invitation, someone, "nl", null, Clock.Now);
        Services.GetRequiredService<Postman>().Post(last);
        while (!await db.AccountLetters.AnyAsync(l => l.Id == last.Id, stop))
            await Task.Delay(1, stop);
    }

    /// <summary>Counts the requests that the program is at.</summary>
    private sealed class RequestsInProgress : IStartupFilter
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                Interlocked.Increment(ref _count);
                try
                {
                    await go(context);
                }
                finally
                {
                    Interlocked.Decrement(ref _count);
                }
            });
            next(app);
        };
    }

    // The factory names the port once the program is built; the program, on a thread of its own, would go on and listen elsewhere.
    private sealed class NotBeforeItHasAPort(IServer server) : IHostedLifecycleService
    {
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            while (server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Count == 0)
                await Task.Delay(5, cancellationToken);
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
