using Toetssteen.Domain;

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
    /// <exception cref="DomainException">
    /// M001: the mail server cannot be reached, or cannot take the letter now; M002: no mail was set up; M003: this address, or this
    /// letter, is refused for good; M004: the mail server does not let us in.
    /// </exception>
    Task SendAsync(Message message, CancellationToken stop);

    /// <summary>Refuses where no letter can ever leave, so that none is promised.</summary>
    /// <exception cref="DomainException">M002: no mail was set up.</exception>
    void RequireSetUp()
    {
    }
}

/// <summary>Why a letter did not leave.</summary>
public static class NotSent
{
    /// <summary>
    /// The code of what goes over by itself: the letter is tried again. Anything else stays wrong until somebody does something.
    /// </summary>
    public const string Passing = "M001";

    /// <summary>M001: the mail server cannot be reached, or cannot take the letter now.</summary>
    public static DomainException NotNow() =>
        new("M001", "De e-mail kon niet worden verstuurd. Er is verder niets gewijzigd. Probeer het over een paar minuten opnieuw.");

    /// <summary>What a stored letter says while its sending is tried again.</summary>
    public const string TriedAgain =
        "De mailserver is niet te bereiken, of kan de brief nu niet aannemen. Wij proberen het vanzelf opnieuw.";

    /// <summary>What is said of a letter that the mail server did not take, however often it was tried.</summary>
    public const string NeverTaken = "De mailserver was telkens niet te bereiken, of nam de brief niet aan. Stuur de brief later opnieuw.";

    /// <summary>What is said of a letter whose sending was begun again and again, and never ended.</summary>
    public const string BrokenOff = "Het versturen is telkens afgebroken. Stuur de brief opnieuw.";

    /// <summary>What a stored letter says of why it did not leave. It is the program that tries again, not its reader.</summary>
    public static string OnLetter(DomainException refused) => refused.Code == Passing ? TriedAgain : refused.Message;

    /// <summary>What it says when it is tried no more.</summary>
    public static string GivenUp(string? failedWith) => failedWith switch
    {
        null => BrokenOff,
        TriedAgain => NeverTaken,
        _ => failedWith,
    };

    /// <summary>M002: no mail was set up.</summary>
    public static DomainException NotSetUp() =>
        new(
            "M002",
            "Er is nog geen manier ingesteld om e-mail te versturen. Wie de server beheert, vult daarvoor de instelling Toetssteen:Mail in. Er is verder niets gewijzigd.");

    /// <summary>M003: this address, or this letter, is refused for good.</summary>
    public static DomainException Refused() =>
        new(
            "M003",
            "De mailserver neemt deze e-mail niet aan. Controleer het e-mailadres. De beheerder kan het adres van een account wijzigen.");

    /// <summary>M004: the mail server does not let us in.</summary>
    public static DomainException NotLetIn() =>
        new("M004", "De mailserver laat ons niet binnen. Wie de server beheert, kijkt de instellingen voor e-mail na (Toetssteen:Mail).");

    /// <summary>M005: the account of the person is closed.</summary>
    public static DomainException Closed() =>
        new("M005", "Het account van deze persoon is gesloten. Kies iemand anders, of laat de beheerder het account weer openzetten.");
}
