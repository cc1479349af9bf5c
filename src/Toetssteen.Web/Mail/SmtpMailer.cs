using System.Net;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Toetssteen.Domain;
using Toetssteen.Domain.People;

namespace Toetssteen.Web.Mail;

/// <summary>Which mail server, and how it is spoken to.</summary>
/// <param name="Host">Name of the server.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">The address that letters come from.</param>
/// <param name="Tls">How the line is closed to others.</param>
/// <param name="Login">Name and password, where the server asks for them.</param>
/// <param name="Patience">How long an answer of the server is waited for.</param>
public sealed record MailServer(string Host, int Port, string From, SecureSocketOptions Tls, NetworkCredential? Login, TimeSpan Patience);

/// <summary>Mail over SMTP, by MailKit: a connection for each letter.</summary>
public sealed partial class SmtpMailer(MailServer server, TimeProvider clock, ILogger<SmtpMailer> log) : IMailer
{
    /// <inheritdoc/>
    public async Task SendAsync(Message message, CancellationToken stop)
    {
        using var mime = Eml.Of(message, server.From, clock.GetUtcNow());
        // The whole conversation ends in time, also with a server that says a word now and then.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(server.Patience * 3);
        using var client = new SmtpClient { Timeout = (int)server.Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Tls, patience.Token);
            if (server.Login is { } login)
                await client.AuthenticateAsync(login, patience.Token);
            await client.SendAsync(mime, patience.Token);
        }
        catch (Exception broken) when (!stop.IsCancellationRequested)
        {
            LogNotSent(log, broken);
            throw Told(broken);
        }
        try
        {
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // The server took the letter; how it says goodbye changes nothing.
        }
    }

    private static DomainException Told(Exception broken) => broken switch
    {
        AuthenticationException or NotSupportedException => NotSent.NotLetIn(),
        // 5yz is for good (RFC 5321); that our own address is refused is a matter of settings.
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused when IsForGood(refused) => NotSent.NotLetIn(),
        SmtpCommandException refused when IsForGood(refused) => NotSent.Refused(),
        ParseException or FormatException or ArgumentException => NotSent.Refused(),
        _ => NotSent.NotNow(),
    };

    private static bool IsForGood(SmtpCommandException refused) => (int)refused.StatusCode >= 500;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server did not take a letter.")]
    private static partial void LogNotSent(ILogger logger, Exception broken);
}

/// <summary>Letters in the form in which mail travels.</summary>
internal static class Eml
{
    private const string Sender = "Toetssteen";

    /// <summary>Makes it. What no header can hold (line breaks, control characters, half characters) goes.</summary>
    /// <exception cref="DomainException">M003: the address is none.</exception>
    public static MimeMessage Of(Message message, string from, DateTimeOffset at)
    {
        var to = EmailAddress.Of(message.To) ?? throw NotSent.Refused();
        var mime = new MimeMessage
        {
            Subject = Line(message.Subject),
            Date = at,
            Body = new TextPart("plain") { Text = FoldedText.WellFormed(message.Text) },
        };
        mime.From.Add(new MailboxAddress(Sender, from));
        mime.To.Add(new MailboxAddress(Line(message.Name), to));
        return mime;
    }

    private static string Line(string text) =>
        string.Concat(FoldedText.WellFormed(text).ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
