using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Demo;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Commands;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>
/// The program, running on a database of the test's own. Says what is given in the words of the field; what it takes to get there is
/// its own business. The program may have served a test before (<see cref="HostPool"/>); nothing of that test is left.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly TestHost _given;
    private readonly ConcurrentBag<HttpClient> _clients = [];
    private TestHost? _started;
    private HttpClient? _client;
    private bool _isShared;

    private TestSite(TestHost given) => _given = given;

    /// <summary>How many municipalities a country has.</summary>
    public const int Municipalities = 342;

    private const string Empty = "empty";

    /// <summary>The clock that the program goes by.</summary>
    public TestClock Clock => _given.Clock;

    /// <summary>The letters that were sent.</summary>
    public TestMailer Post => _given.Post;

    /// <summary>A visitor who follows no redirects by itself.</summary>
    public HttpClient Client =>
        _client ??= Kept(Host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress }));

    /// <summary>The services of the program.</summary>
    public IServiceProvider Services => Host.Services;

    /// <summary>Where it is reached, among others.</summary>
    public WebApplicationFactoryClientOptions ClientOptions => Host.ClientOptions;

    /// <summary>The database as the program takes it.</summary>
    public string DatabaseName => _given.Database.Name;

    /// <summary>The program's table of endpoints.</summary>
    public RouteTable Routes =>
        new(Services.GetRequiredService<EndpointDataSource>(), Services.GetRequiredService<ParameterPolicyFactory>());

    /// <summary>Tables and frameworks, and nothing published.</summary>
    public static Task<TestSite> GivenAnEmptyDatabaseAsync(Provider provider, Action<IServiceCollection>? services = null) =>
        GivenAsync(provider, Empty, FillEmptyAsync, services);

    /// <summary>A database with tables and frameworks, and nothing published.</summary>
    public static Task<TestDatabase> EmptyDatabaseAsync(Provider provider) => TestDatabase.CopyAsync(provider, Empty, FillEmptyAsync);

    /// <summary>The five municipalities of the demonstration.</summary>
    public static Task<TestSite> GivenTheDemonstrationDataAsync(Provider provider, Action<IServiceCollection>? services = null) =>
        GivenAsync(provider, "demonstration", database => PrepareAsync(database, demonstration: true), services);

    /// <summary>An invented first study of all municipalities, and its follow-up.</summary>
    public static Task<TestSite> GivenACountryAsync() =>
        GivenAsync(Provider.Sqlite, "country", async database =>
        {
            await FillEmptyAsync(database);
            var made = await CommandLine.RunAsync(
                "demo",
                "--municipalities",
                $"{Municipalities}",
                "--rounds",
                "2",
                "--database",
                database.Name);
            Assert.True(made.ExitCode == 0, string.Join('\n', made.Errors));
        });

    /// <summary>A database that begins with what <paramref name="fill"/> makes of the first of its <paramref name="state"/>.</summary>
    internal static async Task<TestSite> GivenAsync(
        Provider provider, string state, Func<TestDatabase, Task> fill, Action<IServiceCollection>? services = null) => new(services is null
            ? await HostPool.TakeAsync(provider, state, fill)
            : new TestHost(await TestDatabase.CopyAsync(provider, state, fill), services: services));

    /// <summary>Fills a database with tables and frameworks.</summary>
    internal static Task FillEmptyAsync(TestDatabase database) => PrepareAsync(database, demonstration: false);

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
    public TestSite AnotherProcess(Action<IServiceCollection>? services = null)
    {
        _isShared = true;
        return new(new TestHost(_given.Database, FilesFolder, services) { OwnsDatabase = false });
    }

    /// <summary>Settings of the program beside its database, to be set before it is first asked anything.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>The folder of files.</summary>
    public string FilesFolder => _given.Files;

    /// <summary>Everything in the folder of files, by its path in it.</summary>
    public IReadOnlyList<string> StoredFiles =>
        Directory.Exists(FilesFolder)
            ?
            [
                .. Directory
                    .EnumerateFiles(FilesFolder, "*", SearchOption.AllDirectories)
                    .Select(f => Path.GetRelativePath(FilesFolder, f))
                    .Order(StringComparer.Ordinal),
            ]
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
    public Task<Account> GivenAnAccountAsync(Role role, Organisation? organisation = null, string? email = null) =>
        InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var place = organisation
                ?? (
                    role.HeldIn() is { } kind
                        ? new Organisation(
                            Guid.NewGuid(),
                            kind,
                            $"Organisatie {Guid.NewGuid():N}",
                            municipalityCode: kind == OrganisationKind.Municipality ? "GM0150" : null)
                        : null);
            // Of a name there is one.
            place = place is null
                ? null
                : await db.Organisations.FirstOrDefaultAsync(o => o.Id == place.Id || o.Kind == place.Kind && o.Key == place.Key) ?? place;
            if (place is not null && !await db.Organisations.AnyAsync(o => o.Id == place.Id))
                db.Organisations.Add(place);
            await db.SaveChangesAsync();
            var account = new Account(
                Guid.NewGuid(),
                $"Proef {role}",
                email ?? $"{role}.{Guid.NewGuid():N}@example.org",
                place?.Id,
                Clock.Now);
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
    public async Task LogInAgainAsync(Person person, Account account) =>
        person.Cookies.Add(ClientOptions.BaseAddress, await SessionAsync(account));

    /// <summary>A session of this person, as the cookie that its browser keeps.</summary>
    public Task<Cookie> SessionAsync(Account account, bool strong = true) =>
        InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var principal = await services.GetRequiredService<Sessions>().BeginAsync(db, account, "Firefox/140 Windows", strong);
            var options = services
                .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                .Get(IdentityConstants.ApplicationScheme);
            var ticket = new AuthenticationTicket(
                principal,
                new AuthenticationProperties { IssuedUtc = Clock.Now, ExpiresUtc = Clock.Now + Session.Total },
                IdentityConstants.ApplicationScheme);
            return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
        });

    /// <summary>A browser in which someone with this role is logged in.</summary>
    public async Task<Person> LoggedInAsync(Role role, Organisation? organisation = null) =>
        await LoggedInAsync(await GivenAnAccountAsync(role, organisation));

    /// <summary>The people of the demonstration, one per role.</summary>
    public Task<List<Account>> DemonstrationAccountsAsync() =>
        AskAsync(db =>
            db.Accounts.Include(a => a.Held).Where(a => a.Email!.EndsWith("@demonstratie.example")).OrderBy(a => a.Email).ToListAsync());

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
    public Task<bool> RegisterFrameworkAsync(string file) =>
        InScopeAsync(services => services.GetRequiredService<FrameworkImport>().RegisterAsync(file, default));

    /// <summary>Imports a reading.</summary>
    public Task<ImportResult> ImportAsync(FactsheetReading reading) =>
        InScopeAsync(services => services.GetRequiredService<FactsheetImport>().StoreAsync(reading, default));

    /// <summary>Puts another reading in the place of an imported one.</summary>
    public Task<ImportResult> CorrectAsync(string slug, FactsheetReading reading, string reason) =>
        InScopeAsync(services => services.GetRequiredService<FactsheetImport>().CorrectAsync(slug, reading, reason, default));

    /// <summary>Asks the database.</summary>
    public Task<T> AskAsync<T>(Func<AppDb, Task<T>> question) => InScopeAsync(services => question(services.GetRequiredService<AppDb>()));

    /// <summary>Listens on a port of this machine, for a browser.</summary>
    public void Listen() => (_started = _given.With(Settings)).Listen();

    /// <summary>A browser at this address, with what it does to each request.</summary>
    public HttpClient CreateDefaultClient(Uri address, params DelegatingHandler[] handlers) =>
        Kept(Host.CreateDefaultClient(address, handlers));

    /// <summary>A page that must be there.</summary>
    public async Task<IHtmlDocument> GetAsync(string address)
    {
        using var response = await Client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} answers {(int)response.StatusCode}: {text}");
        return await new HtmlParser().ParseDocumentAsync(text);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        if (_started is not null && _started != _given)
            await _started.DisposeAsync();
        if (_started == _given && _given.Kind is not null && !_isShared)
            await HostPool.GiveBackAsync(_given);
        else
            await _given.DisposeAsync();
    }

    private static async Task PrepareAsync(TestDatabase database, bool demonstration)
    {
        await using (var services = new ServiceCollection().AddLogging().AddDatabase(database.Name).BuildServiceProvider())
        {
            await using var scope = services.CreateAsyncScope();
            await Database.MigrateAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), default);
        }
        // By the clock of the day: what the demonstration plans, lies around today.
        await using var site = new TestSite(
            new TestHost(database, services: s => s.Replace(ServiceDescriptor.Singleton(TimeProvider.System))) { OwnsDatabase = false });
        await site.GetAsync("/");
        // A host that is used again keeps the key of its cookies. Another process looks for it in the database, so all begin with one.
        _ = site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a first use").Protect("");
        // The program itself makes one of an embedded database alone; the pages of one are tested on both.
        if (demonstration)
            await site.InScopeAsync(async services =>
            {
                await Demonstration.MakeAsync(services, TextWriter.Null, default);
                return true;
            });
    }

    // Settings count from the first question on. A host that was given may run already, with the usual ones.
    private TestHost Host => _started ??= Settings.Count == 0 ? _given : _given.With(Settings);

    private HttpClient Kept(HttpClient client)
    {
        _clients.Add(client);
        return client;
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }
}
