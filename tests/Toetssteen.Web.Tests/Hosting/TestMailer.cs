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

    /// <summary>An address that cannot be one, as a mail library sees it.</summary>
    public string? Refuses { get; set; }

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
    public Task SendAsync(Message message, CancellationToken stop)
    {
        if (IsDown)
            throw new DomainException("M001", "De e-mail kon niet worden verstuurd.");
        if (message.To == Refuses)
            throw new FormatException("The specified string is not in the form required for an e-mail address.");
        lock (_sent)
            _sent.Add(message);
        return Task.CompletedTask;
    }

    /// <summary>The path of the link in the last letter to this address.</summary>
    public string LinkTo(string email) => new Uri(Link().Match(Last(email).Text).Value).PathAndQuery;

    /// <summary>The code in the last letter to this address.</summary>
    public string CodeTo(string email) => Code().Match(Last(email).Text).Value;

    /// <summary>Waits for the letters that go out after the answer.</summary>
    public async Task<IReadOnlyList<Message>> WaitForAsync(int count)
    {
        for (var i = 0; i < 200 && Sent.Count < count; i++)
            await Task.Delay(25);
        return Sent;
    }

    private Message Last(string email) => Sent.Last(m => m.To == email);

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
