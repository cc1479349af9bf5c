using System.Text.RegularExpressions;
using Toetssteen.Domain;
using Toetssteen.Web.Mail;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>Keeps the letters that the program sends, for a test to read.</summary>
public sealed partial class TestMailer : IMailer
{
    private readonly List<Message> _sent = [];

    /// <summary>Whether the mail server is down.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether no mail was set up.</summary>
    public bool IsNotSetUp { get; set; }

    /// <summary>An address that the mail server refuses for good.</summary>
    public string? Refuses { get; set; }

    /// <summary>An address at which the mailer itself breaks, in a way that nobody foresaw.</summary>
    public string? BreaksAt { get; set; }

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyList<Message> Sent
    {
        get
        {
            lock (_sent)
                return [.. _sent];
        }
    }

    /// <inheritdoc/>
    public void RequireSetUp()
    {
        if (IsNotSetUp)
            throw NotSent.NotSetUp();
    }

    /// <inheritdoc/>
    public Task SendAsync(Message message, CancellationToken stop)
    {
        if (IsDown)
            throw new DomainException("M001", "De e-mail kon niet worden verstuurd.");
        if (message.To == Refuses)
            throw NotSent.Refused();
        if (message.To == BreaksAt)
            throw new InvalidOperationException("Nobody foresaw this.");
        lock (_sent)
            _sent.Add(message);
        return Task.CompletedTask;
    }

    /// <summary>Forgets all letters, and works again.</summary>
    internal void Reset()
    {
        (IsDown, IsNotSetUp, Refuses, BreaksAt) = (false, false, null, null);
        lock (_sent)
            _sent.Clear();
    }

    /// <summary>The path of the link in the last letter to this address.</summary>
    public string LinkTo(string email) => new Uri(Link().Match(Last(email).Text).Value).PathAndQuery;

    /// <summary>The code in the last letter to this address.</summary>
    public string CodeTo(string email) => Code().Match(Last(email).Text).Value;

    private Message Last(string email) => Sent.Last(m => m.To == email);

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
