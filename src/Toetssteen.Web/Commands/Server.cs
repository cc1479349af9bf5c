using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Demo;
using Toetssteen.Web.Features.Administration.Retention;
using Toetssteen.Web.Features.Publications;
using Toetssteen.Web.Features.Signposts;
using Toetssteen.Web.Files;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Commands;

/// <summary>The web server: built from settings, prepared (schema, frameworks, demonstration data), run.</summary>
internal static class Server
{
    /// <summary>Setting: the database, as <see cref="Database"/> reads it.</summary>
    public const string DatabaseSetting = "Toetssteen:Database";

    /// <summary>Setting: the folder of framework files; beside the program when not set.</summary>
    public const string FrameworksSetting = "Toetssteen:Frameworks";

    /// <summary>Setting: <c>true</c> makes a demonstration of an embedded database in which nothing stands yet.</summary>
    public const string DemonstrationSetting = "Toetssteen:Demonstration";

    /// <param name="args">Settings, as <c>--key=value</c>.</param>
    /// <param name="started">What is told when it is to be had, and where.</param>
    public static async Task<int> RunAsync(string[] args, Action<ICollection<string>>? started = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = Directory.Exists("wwwroot") ? null : AppContext.BaseDirectory });
        Judge(builder.Configuration);
        var app = Build(builder);
        await PrepareAsync(builder.Configuration);
        app.Lifetime.ApplicationStarted.Register(() => started?.Invoke(app.Urls));
        await app.RunAsync();
        return 0;
    }

    /// <summary>
    /// Judges every setting that can be wrong, before anything is begun: with one that can never work nothing is made, stored or started.
    /// </summary>
    /// <exception cref="DomainException">Which setting, and what to write there.</exception>
    private static void Judge(ConfigurationManager settings)
    {
        Mail.MailSetup.Judge(settings);
        Database.Judge(settings[DatabaseSetting] ?? Database.Default);
        _ = new Clamd(settings[Clamd.Setting]);
        Proxies.Apply(new ForwardedHeadersOptions(), settings);
        _ = MinimumTerm.From(settings);
        _ = RemovePersons.TermOf(settings);
        _ = settings.IsOn(JobRunner.Setting, otherwise: true);
        _ = settings.IsOn(DemonstrationSetting, otherwise: false);
        _ = PublicationServices.ChromiumIn(settings);
        SiteAddress.Judge(settings[SiteAddress.Setting]);
        _ = WooSettings.From(settings);
        _ = SiteOperator.From(settings);
        JudgeAddresses(settings["urls"]);
    }

    // S020: one of the addresses to listen on is no address, or has no port that there is.
    private static void JudgeAddresses(string? urls)
    {
        foreach (var address in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!IsAddress(address))
                throw new DomainException(
                    "S020",
                    $"'{address}' is geen adres om op te luisteren. Schrijf bij --urls bijvoorbeeld http://localhost:5080, met een poort van 1 tot en met 65535. Er is niets gestart.");
    }

    private static bool IsAddress(string written)
    {
        try
        {
            return BindingAddress.Parse(written) is { Scheme: "http" or "https", PathBase: "", Host.Length: > 0 } address
                && (address.IsUnixPipe || address.Port is >= 0 and <= ushort.MaxValue);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Slim: no QUIC, no IIS; HTTPS only where a certificate is set, since a proxy usually ends it.
    private static WebApplication Build(WebApplicationBuilder builder)
    {
        // What ends the program is told by whoever started it, in a sentence.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            // It warns of a slow machine, also in the middle of that sentence.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
            // It warns that no certificate encrypts the keys of cookies, which stand in the database.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddProgram(builder.Configuration[DatabaseSetting]);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            // A name and no number: a passkey belongs to a name.
            builder.WebHost.UseUrls("http://localhost:5080");
        builder.WebHost.UseStaticWebAssets().UseKestrelHttpsConfiguration();
        builder.Services.AddSite();
        return builder.Build().MapSite();
    }

    /// <summary>What every command and the server share: clock, database, history, files, imports.</summary>
    public static IServiceCollection AddProgram(this IServiceCollection services, string? database) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddDatabase(database ?? Database.Default)
            .AddSingleton<JobBell>()
            .AddAccounts()
            .AddSingleton<IFileStore>(provider => new FolderFileStore(
                provider.GetRequiredService<IConfiguration>()[FolderFileStore.Setting] ?? FolderFileStore.Default,
                provider.GetRequiredService<TimeProvider>()))
            .AddScoped<FactsheetImport>()
            .AddScoped<FactsheetConfirmation>()
            .AddScoped<FrameworkImport>()
            .AddScoped<LineageImport>();

    /// <summary>
    /// The services of what is not the site: a command, or preparing the database. What goes wrong there is told by whoever asked, in a
    /// sentence.
    /// </summary>
    public static ServiceProvider Services(IConfiguration configuration) => new ServiceCollection()
        .AddLogging(log => log.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter("Microsoft", LogLevel.None))
        .AddSingleton(configuration).AddProgram(configuration[DatabaseSetting]).BuildServiceProvider();

    private static async Task PrepareAsync(ConfigurationManager configuration)
    {
        await using var services = Services(configuration);
        await PrepareAsync(services, CancellationToken.None);
    }

    /// <summary>
    /// Brings schema and frameworks up to date; makes a demonstration where that is asked.
    /// </summary>
    /// <exception cref="DomainException">
    /// S001: a server database lacks a migration; S011, S012: no demonstration can be made here, or half of one is there; or a framework
    /// was refused.
    /// </exception>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken stop)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
        var isToBeMade = await IsDemonstrationToBeMadeAsync(configuration, stop);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (Database.MigratesAtStart(db))
            await Database.MigrateAsync(db, stop);
        else if (await Database.LacksMigrationAsync(db, stop))
            throw new DomainException(
                "S001",
                "De database is nog niet bijgewerkt voor deze versie. Voer eerst de opdracht 'migrate' uit; er is niets gewijzigd.");

        await scope.ServiceProvider.GetRequiredService<FrameworkImport>().RegisterFolderAsync(FrameworksFolder(configuration), stop);
        if (isToBeMade)
            await Demonstration.MakeAsync(scope.ServiceProvider, Console.Out, stop);
    }

    /// <summary>The folder of framework files.</summary>
    public static string FrameworksFolder(IConfiguration configuration) =>
        configuration[FrameworksSetting] ?? FrameworkImport.DefaultFolder;

    /// <summary>Whether a demonstration has to be made. Asked before the schema is touched: a refusal changes nothing.</summary>
    /// <exception cref="DomainException">S011, S012: no demonstration can be made here, or half of one is there.</exception>
    public static Task<bool> IsDemonstrationToBeMadeAsync(IConfiguration configuration, CancellationToken stop) =>
        DemonstrationMark.IsToBeMadeAsync(
            configuration[DatabaseSetting] ?? Database.Default,
            configuration.IsOn(DemonstrationSetting, otherwise: false),
            stop);
}
