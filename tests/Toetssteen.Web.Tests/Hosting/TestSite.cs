using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Demo;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Commands;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>
/// The program, running on a database of the test's own. Says what is given in the words of the field; what it takes to get there is
/// its own business.
/// </summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly string _files;
    private readonly Action<IServiceCollection>? _services;
    private readonly bool _ownsDatabase;
    private HttpClient? _client;
    private bool _listens;

    private TestSite(TestDatabase database, bool ownsDatabase = true, Action<IServiceCollection>? services = null, string? files = null) =>
        (_database, _ownsDatabase, _services, _files) = (database, ownsDatabase, services, files ?? TestDatabase.NewFolder());

    /// <summary>How many municipalities a country has.</summary>
    public const int Municipalities = 342;

    /// <summary>The clock that the program goes by.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>The letters that were sent.</summary>
    public TestMailer Post { get; } = new();

    /// <summary>A visitor who follows no redirects by itself.</summary>
    public HttpClient Client => _client ??= CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>The database as the program takes it.</summary>
    public string DatabaseName => _database.Name;

    /// <summary>The program's table of endpoints.</summary>
    public RouteTable Routes => new(Services.GetRequiredService<EndpointDataSource>());

    /// <summary>Tables and frameworks, and nothing published.</summary>
    public static async Task<TestSite> GivenAnEmptyDatabaseAsync(Provider provider, Action<IServiceCollection>? services = null) =>
        new(await EmptyDatabaseAsync(provider), services: services);

    /// <summary>A database with tables and frameworks, and nothing published.</summary>
    public static Task<TestDatabase> EmptyDatabaseAsync(Provider provider) => TestDatabase.CopyAsync(provider, "empty", database => PrepareAsync(database, demonstration: false));

    /// <summary>The five municipalities of the demonstration.</summary>
    public static async Task<TestSite> GivenTheDemonstrationDataAsync(Provider provider, Action<IServiceCollection>? services = null) =>
        new(await TestDatabase.CopyAsync(provider, "demonstration", database => PrepareAsync(database, demonstration: true)), services: services);

    /// <summary>An invented first study of all municipalities, and its follow-up.</summary>
    public static async Task<TestSite> GivenACountryAsync() =>
        new(await TestDatabase.CopyAsync(Provider.Sqlite, "country", async database =>
        {
            await PrepareAsync(database, demonstration: false);
            var made = await CommandLine.RunAsync("demo", "--municipalities", $"{Municipalities}", "--rounds", "2", "--database", database.Name);
            Assert.True(made.ExitCode == 0, string.Join('\n', made.Errors));
        }));

    /// <summary>Two municipalities studied by a framework of another shape, and one of them re-tested.</summary>
    public static async Task<TestSite> GivenSecondFrameworkStudyAsync(Provider provider)
    {
        var site = await GivenAnEmptyDatabaseAsync(provider);
        await site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"));
        foreach (var file in ReadingFixtures.SecondFramework)
            await site.ImportAsync(ReadingFixtures.Load(file));
        return site;
    }

    /// <summary>Another process on the same database.</summary>
    public TestSite AnotherProcess(Action<IServiceCollection>? services = null) => new(_database, ownsDatabase: false, services: services, files: _files);

    /// <summary>Settings of the program beside its database, to be set before it is first asked anything.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>The folder of files.</summary>
    public string FilesFolder => _files;

    /// <summary>Everything in the folder of files, by its path in it.</summary>
    public IReadOnlyList<string> StoredFiles => Directory.Exists(_files)
        ? [.. Directory.EnumerateFiles(_files, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_files, f)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Does the work that waits in the background, until nothing is due any more.</summary>
    /// <returns>How many jobs were begun.</returns>
    public Task<int> DoJobsAsync() => Services.GetRequiredService<JobRunner>().RunDueAsync(default);

    /// <summary>Waits for letters that are stored after the answer, and sends them.</summary>
    public async Task<IReadOnlyList<Message>> WaitForLettersAsync(int count)
    {
        for (var i = 0; i < 4000 && Post.Sent.Count < count; i++)
        {
            await DoJobsAsync();
            await Task.Delay(25);
        }
        return Post.Sent;
    }

    /// <summary>Waits until the program hears of changes by others, and caches: on PostgreSQL that is a moment after it started.</summary>
    public async Task UntilItListensAsync()
    {
        var stamp = Services.GetRequiredService<IChangeStamp>();
        for (var before = stamp.Current; stamp.Current is var now && now != before; before = now)
            await Task.Delay(10);
    }

    /// <summary>A person with these roles, in an organisation that fits unless one is given; not logged in yet.</summary>
    public Task<Account> GivenAnAccountAsync(Role role, Organisation? organisation = null, string? email = null) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var place = organisation ?? (role.HeldIn() is { } kind ? new Organisation(Guid.NewGuid(), kind, $"Organisatie {Guid.NewGuid():N}", municipalityCode: kind == OrganisationKind.Municipality ? "GM0150" : null) : null);
        // Of a name there is one.
        place = place is null ? null : await db.Organisations.FirstOrDefaultAsync(o => o.Id == place.Id || o.Kind == place.Kind && o.Key == place.Key) ?? place;
        if (place is not null && !await db.Organisations.AnyAsync(o => o.Id == place.Id))
            db.Organisations.Add(place);
        await db.SaveChangesAsync();
        var account = new Account(Guid.NewGuid(), $"Proef {role}", email ?? $"{role}.{Guid.NewGuid():N}@example.org", place?.Id, Clock.Now);
        account.Hold([role], place?.Kind);
        var made = await services.GetRequiredService<Accounts>().CreateAsync(account);
        Assert.True(made.Succeeded, string.Join(", ", made.Errors.Select(e => e.Description)));
        return account;
    });

    /// <summary>A browser of nobody in particular.</summary>
    public Person Visitor() => Person.In(this, new CookieContainer());

    /// <summary>A browser in which this person is logged in; with a second factor unless said otherwise.</summary>
    public async Task<Person> LoggedInAsync(Account account, bool strong = true)
    {
        var cookies = new CookieContainer();
        cookies.Add(ClientOptions.BaseAddress, await SessionAsync(account, strong));
        return Person.In(this, cookies);
    }

    /// <summary>The same browser, logged in once more.</summary>
    public async Task LogInAgainAsync(Person person, Account account) => person.Cookies.Add(ClientOptions.BaseAddress, await SessionAsync(account));

    /// <summary>A session of this person, as the cookie that its browser keeps.</summary>
    public Task<Cookie> SessionAsync(Account account, bool strong = true) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var principal = await services.GetRequiredService<Sessions>().BeginAsync(db, account, "Firefox/140 Windows", strong);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = Clock.Now, ExpiresUtc = Clock.Now + Session.Total }, IdentityConstants.ApplicationScheme);
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    });

    /// <summary>A browser in which someone with this role is logged in.</summary>
    public async Task<Person> LoggedInAsync(Role role, Organisation? organisation = null) => await LoggedInAsync(await GivenAnAccountAsync(role, organisation));

    /// <summary>The people of the demonstration, one per role.</summary>
    public Task<List<Account>> DemonstrationAccountsAsync() => AskAsync(db => db.Accounts.Include(a => a.Held).Where(a => a.Email!.EndsWith("@demonstratie.example")).OrderBy(a => a.Email).ToListAsync());

    /// <summary>Changes the database by hand.</summary>
    public Task ChangeAsync(Func<AppDb, Task> change) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        await change(db);
        return await db.SaveChangesAsync();
    });

    /// <summary>Uses a service of the program.</summary>
    public Task<T> UseAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull => InScopeAsync(services => use(services.GetRequiredService<TService>()));

    /// <summary>Registers a framework file.</summary>
    /// <returns>Whether something was stored.</returns>
    public Task<bool> RegisterFrameworkAsync(string file) => InScopeAsync(services => services.GetRequiredService<FrameworkImport>().RegisterAsync(file, default));

    /// <summary>Imports a reading.</summary>
    public Task<ImportResult> ImportAsync(FactsheetReading reading) => InScopeAsync(services => services.GetRequiredService<FactsheetImport>().StoreAsync(reading, default));

    /// <summary>Puts another reading in the place of an imported one.</summary>
    public Task<ImportResult> CorrectAsync(string slug, FactsheetReading reading, string reason) =>
        InScopeAsync(services => services.GetRequiredService<FactsheetImport>().CorrectAsync(slug, reading, reason, default));

    /// <summary>Asks the database.</summary>
    public Task<T> AskAsync<T>(Func<AppDb, Task<T>> question) => InScopeAsync(services => question(services.GetRequiredService<AppDb>()));

    /// <summary>Listens on a port of this machine, for a browser.</summary>
    public void Listen()
    {
        _listens = true;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>A page that must be there.</summary>
    public async Task<IHtmlDocument> GetAsync(string address)
    {
        using var response = await Client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} answers {(int)response.StatusCode}: {text}");
        return await new HtmlParser().ParseDocumentAsync(text);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!_ownsDatabase)
            return;
        await _database.DisposeAsync();
        if (Directory.Exists(_files))
            Directory.Delete(_files, recursive: true);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        // As published: without the endpoint that serves files added since the build.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.UseSetting("Toetssteen:Database", _database.Name);
        builder.UseSetting("Toetssteen:Files", _files);
        // Work in the background is done when a test says so.
        builder.UseSetting("Toetssteen:Jobs", "false");
        builder.UseSetting("Toetssteen:Address", "http://localhost");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<IMailer>(Post));
            services.RemoveAll<ILoggerProvider>();
            if (_listens)
                services.AddHostedService<NotBeforeItHasAPort>();
            _services?.Invoke(services);
            // A test that changes services may add pages.
        });
    }

    private static async Task PrepareAsync(TestDatabase database, bool demonstration)
    {
        await using (var services = new ServiceCollection().AddLogging().AddDatabase(database.Name).BuildServiceProvider())
        {
            await using var scope = services.CreateAsyncScope();
            await Database.MigrateAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), default);
        }
        // By the clock of the day: what the demonstration plans, lies around today.
        await using var site = new TestSite(database, ownsDatabase: false, services: s => s.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        await site.GetAsync("/");
        // The program itself makes one of an embedded database alone; the pages of one are tested on both.
        if (demonstration)
            await site.InScopeAsync(async services =>
            {
                await Demonstration.MakeAsync(services, TextWriter.Null, default);
                return true;
            });
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
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
