using System.Globalization;
using System.Net;

namespace Toetssteen.Web.Mail;

/// <summary>
/// How mail leaves, by the setting <c>Toetssteen:Mail</c>: <c>smtp:HOST</c> or <c>smtp:HOST:PORT</c> (with <c>Toetssteen:MailFrom</c>,
/// <c>Toetssteen:MailUser</c>, <c>Toetssteen:MailPassword</c>, <c>Toetssteen:MailTls</c>), or <c>folder:FOLDER</c>.
/// </summary>
internal static class MailSetup
{
    /// <summary>Setting: how mail leaves.</summary>
    public const string Setting = "Toetssteen:Mail";

    private const int Submission = 587;

    /// <summary>Registers the mailer.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<OpenLetters>();
        services.AddSingleton(provider => Make(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<OpenLetters>()));
        services.AddSingleton<Postman>();
        return services.AddHostedService(provider => provider.GetRequiredService<Postman>());
    }

    /// <summary>Makes the mailer that a setting describes.</summary>
    /// <exception cref="ArgumentException">The setting describes none.</exception>
    public static IMailer Make(IConfiguration settings, TimeProvider clock, OpenLetters letters)
    {
        var how = settings[Setting];
        if (how is null)
            return new OpenLetters.Default(letters, clock);
        if (how.StartsWith("folder:", StringComparison.Ordinal))
            return new OutboxFolder(how["folder:".Length..], clock);
        if (how.StartsWith("smtp:", StringComparison.Ordinal) && how["smtp:".Length..].Split(':') is [{ Length: > 0 } host, .. var rest])
            return new SmtpMailer(host, rest is [var port] ? int.Parse(port, CultureInfo.InvariantCulture) : Submission,
                settings["Toetssteen:MailFrom"] ?? throw new ArgumentException("Stel Toetssteen:MailFrom in: het adres waarvan e-mail wordt verstuurd."),
                settings.GetValue("Toetssteen:MailTls", true),
                settings["Toetssteen:MailUser"] is { } user ? new NetworkCredential(user, settings["Toetssteen:MailPassword"]) : null);
        throw new ArgumentException($"'{how}' is geen manier om e-mail te versturen. Schrijf smtp:SERVER, smtp:SERVER:POORT of folder:MAP.");
    }
}
