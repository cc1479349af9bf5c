using System.Globalization;
using System.Net;
using MailKit.Security;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Mail;

/// <summary>
/// How mail leaves, by the setting <c>Toetssteen:Mail</c>: <c>smtp:HOST</c> or <c>smtp:HOST:PORT</c> (with <c>Toetssteen:MailFrom</c>,
/// <c>Toetssteen:MailUser</c>, <c>Toetssteen:MailPassword</c>, <c>Toetssteen:MailTls</c>), or <c>folder:FOLDER</c>. A setting that can
/// never work is refused at the start, not at the first letter.
/// </summary>
internal static class MailSetup
{
    /// <summary>Setting: how mail leaves.</summary>
    public const string Setting = "Toetssteen:Mail";

    private const string FromSetting = "Toetssteen:MailFrom";
    private const string TlsSetting = "Toetssteen:MailTls";
    private const string UserSetting = "Toetssteen:MailUser";
    private const string PasswordSetting = "Toetssteen:MailPassword";
    private const int Submission = 587;
    private const int ImplicitTls = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Registers the mailer.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<OpenLetters>();
        services.AddSingleton(Make);
        services.AddScoped<AccountPost>();
        JobRunner.AddHandler<SendAccountLetter>(services, SendAccountLetter.Kind);
        services.AddSingleton<Postman>();
        return services.AddHostedService(provider => provider.GetRequiredService<Postman>());
    }

    /// <summary>Judges the settings of mail.</summary>
    /// <exception cref="DomainException">S014 to S017: a setting that can never work.</exception>
    public static void Judge(IConfiguration settings)
    {
        if (settings[Setting] is { } how && !IsFolder(how))
            ServerOf(how, settings);
    }

    private static IMailer Make(IServiceProvider services)
    {
        var (settings, clock) = (services.GetRequiredService<IConfiguration>(), services.GetRequiredService<TimeProvider>());
        return settings[Setting] switch
        {
            null => new OpenLetters.Default(services.GetRequiredService<OpenLetters>(), clock),
            { } how when IsFolder(how) => new OutboxFolder(how["folder:".Length..], clock),
            { } how => new SmtpMailer(ServerOf(how, settings), clock, services.GetRequiredService<ILogger<SmtpMailer>>()),
        };
    }

    private static bool IsFolder(string how) => how.StartsWith("folder:", StringComparison.Ordinal) && how.Length > "folder:".Length;

    private static MailServer ServerOf(string how, IConfiguration settings)
    {
        if (
            !how.StartsWith("smtp:", StringComparison.Ordinal)
            || how["smtp:".Length..].Split(':') is not [{ Length: > 0 } host, .. { Length: <= 1 } rest])
            throw Refused(
                "S014",
                $"'{how}' is geen manier om e-mail te versturen. Schrijf bij {Setting} smtp:SERVER, smtp:SERVER:POORT of folder:MAP.");
        var port = Submission;
        if (
            rest is [var written]
            && (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > ushort.MaxValue))
            throw Refused(
                "S015",
                $"'{written}' is geen poort. Schrijf bij {Setting} een getal van 1 tot en met 65535 achter de naam van de server.");
        var from = EmailAddress.Of(settings[FromSetting])
            ?? throw Refused(
                "S016",
                $"'{settings[FromSetting]}' is geen e-mailadres. Stel {FromSetting} in: het adres waarvan e-mail wordt verstuurd, zoals naam@organisatie.nl.");
        var login = settings[UserSetting] is { Length: > 0 } user ? new NetworkCredential(user, settings[PasswordSetting]) : null;
        return new MailServer(host, port, from, Tls(settings[TlsSetting], port), login, Patience);
    }

    private static SecureSocketOptions Tls(string? setting, int port) =>
        setting?.ToLowerInvariant() switch
        {
            null or "" or "true" when port == ImplicitTls => SecureSocketOptions.SslOnConnect,
            null or "" or "true" or "starttls" => SecureSocketOptions.StartTls,
            "implicit" => SecureSocketOptions.SslOnConnect,
            "false" => SecureSocketOptions.None,
            _ => throw Refused(
                "S017",
                $"'{setting}' is geen manier om de verbinding met de mailserver te beveiligen. Schrijf bij {TlsSetting} starttls, implicit of false."),
        };

    private static DomainException Refused(string code, string sentence) => new(code, sentence);
}
