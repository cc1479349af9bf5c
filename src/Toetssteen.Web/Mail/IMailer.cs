namespace Toetssteen.Web.Mail;

/// <summary>A letter to one person, in plain text.</summary>
/// <param name="To">E-mail address.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">The whole text, with line breaks.</param>
public sealed record Message(string To, string Name, string Subject, string Text);

/// <summary>The one way by which mail leaves: over SMTP, or into a folder.</summary>
public interface IMailer
{
    /// <summary>Sends a letter, or leaves it where it can be read.</summary>
    /// <exception cref="Toetssteen.Domain.DomainException">M001: the mail server cannot be reached or refuses; M002: no mail was set up.</exception>
    Task SendAsync(Message message, CancellationToken stop);
}
