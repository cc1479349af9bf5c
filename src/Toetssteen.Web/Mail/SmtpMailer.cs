using System.Net;
using System.Net.Mail;
using System.Text;
using Toetssteen.Domain;

namespace Toetssteen.Web.Mail;

/// <summary>Mail over SMTP. TLS is on unless switched off; name and password are used where they are set.</summary>
public sealed class SmtpMailer(string host, int port, string from, bool tls, NetworkCredential? credentials) : IMailer
{
    /// <inheritdoc/>
    public async Task SendAsync(Message message, CancellationToken stop)
    {
        using var mail = new MailMessage(new MailAddress(from, "Toetssteen", Encoding.UTF8), new MailAddress(message.To, message.Name, Encoding.UTF8))
        {
            Subject = message.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = message.Text,
            BodyEncoding = Encoding.UTF8,
        };
        using var client = new SmtpClient(host, port) { EnableSsl = tls, Credentials = credentials, Timeout = 20_000 };
        try
        {
            await client.SendMailAsync(mail, stop);
        }
        catch (SmtpException)
        {
            throw new DomainException("M001", "De e-mail kon niet worden verstuurd. Er is verder niets gewijzigd. Probeer het over een paar minuten opnieuw.");
        }
    }
}
