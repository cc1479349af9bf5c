using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Toetssteen.Web.Tests.Mail;

/// <summary>
/// A mail server on a loopback port that speaks SMTP (RFC 5321), and does what a test says: refuse, be busy, drop the line, stay silent.
/// </summary>
internal sealed class FakeSmtp : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _taken = [];

    public FakeSmtp()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers to a command, by how the command begins; null drops the line.</summary>
    public Dictionary<string, string?> Answers { get; } = [];

    /// <summary>Whether it takes calls and says nothing.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The letters that it took, as they came over the line.</summary>
    public IReadOnlyList<string> Taken
    {
        get
        {
            lock (_taken)
                return [.. _taken];
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was switched off.
        }
    }

    private async Task TalkAsync(TcpClient caller)
    {
        using var _ = caller;
        try
        {
            await using var line = caller.GetStream();
            using var reader = new StreamReader(line, Encoding.UTF8);
            await using var writer = new StreamWriter(line, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
            if (IsSilent)
            {
                await reader.ReadToEndAsync();
                return;
            }
            await writer.WriteLineAsync("220 proef");
            while (await reader.ReadLineAsync() is { } command)
            {
                var given = Answers.FirstOrDefault(a => command.StartsWith(a.Key, StringComparison.OrdinalIgnoreCase));
                if (given.Key is not null && given.Value is null)
                    return;
                var answer = given.Value ?? Usual(command);
                await writer.WriteLineAsync(answer);
                if (answer.StartsWith("354", StringComparison.Ordinal))
                {
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } said && said != ".")
                        letter.Append(said).Append('\n');
                    lock (_taken)
                        _taken.Add(letter.ToString());
                    await writer.WriteLineAsync("250 aangenomen");
                }
            }
        }
        catch (IOException)
        {
            // Who called hung up.
        }
    }

    private static string Usual(string command) => command.Split(' ')[0].ToUpperInvariant() switch
    {
        "EHLO" => "250 proef",
        "DATA" => "354 ga door",
        "QUIT" => "221 dag",
        _ => "250 goed",
    };
}
