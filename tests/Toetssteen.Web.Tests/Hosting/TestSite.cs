using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Toetssteen.Documents.Reading;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>
/// The program, running on a database of the test's own. Says what is given in the words of the field; what it takes to get there is
/// its own business.
/// </summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly Action<IServiceCollection>? _services;
    private readonly bool _demonstration;
    private readonly bool _ownsDatabase;
    private HttpClient? _client;

    private TestSite(TestDatabase database, bool ownsDatabase = true, bool demonstration = false, Action<IServiceCollection>? services = null) =>
        (_database, _ownsDatabase, _demonstration, _services) = (database, ownsDatabase, demonstration, services);

    /// <summary>The clock that the program goes by.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>A visitor who follows no redirects by itself.</summary>
    public HttpClient Client => _client ??= CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>The database as the program takes it.</summary>
    public string DatabaseName => _database.Name;

    /// <summary>The program's table of endpoints.</summary>
    public RouteTable Routes => new(Services.GetRequiredService<EndpointDataSource>());

    /// <summary>Tables and frameworks, and nothing published.</summary>
    public static async Task<TestSite> GivenAnEmptyDatabaseAsync(Provider provider, Action<IServiceCollection>? services = null) =>
        new(await TestDatabase.CopyAsync(provider, "empty", EmptyAsync), services: services);

    /// <summary>The five municipalities of the demonstration.</summary>
    public static async Task<TestSite> GivenTheDemonstrationDataAsync(Provider provider, Action<IServiceCollection>? services = null) =>
        new(await TestDatabase.CopyAsync(provider, "demonstration", DemonstrationAsync), services: services);

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
    public TestSite AnotherProcess() => new(_database, ownsDatabase: false);

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
        if (_ownsDatabase)
            await _database.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        // As published: without the endpoint that serves files added since the build.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.UseSetting("Toetssteen:Database", _database.Name);
        builder.UseSetting("Toetssteen:Demonstration", _demonstration ? "true" : "false");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.RemoveAll<ILoggerProvider>();
            _services?.Invoke(services);
        });
    }

    private static async Task EmptyAsync(TestDatabase database)
    {
        await using var services = new ServiceCollection().AddLogging().AddDatabase(database.Name).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await Database.MigrateAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), default);
    }

    private static async Task DemonstrationAsync(TestDatabase database)
    {
        await EmptyAsync(database);
        await using var site = new TestSite(database, ownsDatabase: false, demonstration: true);
        await site.GetAsync("/");
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }
}
