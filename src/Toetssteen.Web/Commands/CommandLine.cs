using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;

namespace Toetssteen.Web.Commands;

/// <summary>
/// The commands of the program. What a command makes goes to standard output; every error is one line on standard error, and the
/// exit code is then not zero.
/// </summary>
internal static class CommandLine
{
    /// <summary>Which database; the setting of the server when not given.</summary>
    public static readonly Option<string?> DatabaseOption = new("--database")
    {
        Description = "sqlite:BESTAND of postgres:VERBINDING",
        Recursive = true,
    };

    /// <summary>The folder of framework files.</summary>
    public static readonly Option<string?> FrameworksOption = new("--frameworks")
    {
        Description = "Map met toetsingskaders, als SLEUTEL/VERSIE.yaml",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Toetssteen: toezichtonderzoeken van begin tot eind, en hun uitkomsten openbaar.")
        {
            ServeCommand.Make(),
            ReadCommand.Make(),
            ImportCommand.Make(),
            ConfirmCommand.Make(),
            FrameworkCommand.Make(),
            MigrateCommand.Make(),
            DemoCommand.Make(),
            VerifyCommand.Make(),
            AccountCommand.Make(),
            CodeCommand.Make(),
        };
        root.Add(DatabaseOption);
        root.Add(FrameworksOption);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"De opdracht 'toetssteen {string.Join(' ', args)}' is niet begrepen en er is niets gedaan. Bekijk de mogelijkheden met --help. (C003)");
            return 2;
        }
        return await ToldAsync(() => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
    }

    /// <summary>
    /// Does something; what goes wrong is told in one line on standard error. The one place where an exception becomes a sentence of a
    /// command.
    /// </summary>
    public static async Task<int> ToldAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception refused)
        {
            await Console.Error.WriteLineAsync(Sentence(refused));
            return 1;
        }
    }

    /// <summary>The one line that tells a person what went wrong.</summary>
    public static string Sentence(Exception e) =>
        e switch
        {
            DomainException d => $"{d.Message} ({d.Code})",
            UnreadableFileException u => $"{u.Message} ({u.Code})",
            OperationCanceledException => "Afgebroken; wat klaar was is opgeslagen.",
            DbUpdateException { InnerException: { } inner } => Sentence(inner),
            DbException d => $"De database is niet te bereiken of weigert: {Said(d)}. Er is niets opgeslagen. (C004)",
            IOException { InnerException: AddressInUseException } =>
                "Het adres is bezet: er luistert al een ander programma op deze poort. Sluit dat, of kies met --urls een andere poort. (S018)",
            SocketException or IOException { InnerException: SocketException } =>
                $"Op dit adres kan niet worden geluisterd: {Said(e)}. Kies met --urls een ander adres. (S019)",
            FileNotFoundException { FileName: { } file } =>
                $"Het bestand {file} is er niet. Controleer de naam; er is niets gewijzigd. (S022)",
            UnauthorizedAccessException =>
                $"Een bestand of map mag niet worden gelezen of geschreven: {Said(e)}. Controleer de rechten; er is niets gewijzigd. (S023)",
            IOException =>
                $"Een bestand of map kan niet worden gelezen of geschreven: {Said(e)}. Controleer de naam en de schijf; er is niets gewijzigd. (S023)",
            _ => $"Dit had niet mogen gebeuren; er is niets opgeslagen. Meld het met deze tekst: {e.GetType().Name}: {Said(e)} (C000)",
        };

    private static string Said(Exception e) => e.Message.ReplaceLineEndings(" ").TrimEnd('.');

    /// <summary>The services of a command that needs the database, with schema and frameworks brought up to date.</summary>
    public static async Task<ServiceProvider> ServicesAsync(ParseResult parsed, CancellationToken stop)
    {
        var services = Services(parsed);
        await Server.PrepareAsync(services, stop);
        return services;
    }

    /// <summary>The services of a command that takes the database as it is.</summary>
    public static ServiceProvider Services(ParseResult parsed) => Services(Settings(parsed));

    /// <summary>The same, by settings.</summary>
    public static ServiceProvider Services(Dictionary<string, string?> settings) => Server.Services(Configuration(settings));

    /// <summary>
    /// The folder of framework files, by the same setting as the server's; the one beside the program where it is not set.
    /// </summary>
    public static string FrameworksFolder(ParseResult parsed) => Server.FrameworksFolder(Configuration(Settings(parsed)));

    private static IConfiguration Configuration(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build();

    /// <summary>The options of a command as settings.</summary>
    public static Dictionary<string, string?> Settings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>();
        if (parsed.GetValue(DatabaseOption) is { } database)
            settings[Server.DatabaseSetting] = database;
        if (parsed.GetValue(FrameworksOption) is { } frameworks)
            settings[Server.FrameworksSetting] = frameworks;
        return settings;
    }
}
