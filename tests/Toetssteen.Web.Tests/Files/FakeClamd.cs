using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Toetssteen.Web.Tests.Files;

/// <summary>
/// A virus scanner that speaks the protocol of clamd (INSTREAM) on a loopback port or a Unix socket, and finds one thing: the text of
/// <see cref="Virus"/>. It stands in for ClamAV, whose signatures are too much for a test run.
/// </summary>
internal sealed class FakeClamd : IDisposable
{
    /// <summary>What it finds.</summary>
    public const string Virus = "DIT IS EEN VIRUS, ZEGT DE PROEF";

    private readonly Socket _listener;
    private readonly long _most;
    private readonly bool _holds;

    public FakeClamd(string? socketPath = null, long most = long.MaxValue, bool holds = false)
    {
        (_most, _holds) = (most, holds);
        _listener = socketPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(socketPath is null ? new IPEndPoint(IPAddress.IPv6Loopback, 0) : new UnixDomainSocketEndPoint(socketPath));
        _listener.Listen();
        Setting = socketPath ?? $"[::1]:{((IPEndPoint)_listener.LocalEndPoint!).Port}";
        _ = ServeAsync();
    }

    /// <summary>As the program takes it.</summary>
    public string Setting { get; }

    /// <summary>Ends when it is first asked something.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many files it scanned.</summary>
    public int Scanned { get; private set; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptAsync();
                await using var line = new NetworkStream(client);
                Asked.TrySetResult();
                // Never answers, and keeps who asks waiting.
                if (_holds)
                    await Task.Delay(Timeout.Infinite);
                await line.WriteAsync(Encoding.ASCII.GetBytes(await AnswerAsync(line) + "\0"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was switched off.
        }
    }

    private async Task<string> AnswerAsync(NetworkStream line)
    {
        var command = new byte["zINSTREAM\0".Length];
        await line.ReadExactlyAsync(command);
        if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8))
            return "UNKNOWN COMMAND";
        var content = new MemoryStream();
        var size = new byte[4];
        while (true)
        {
            await line.ReadExactlyAsync(size);
            var length = BinaryPrimitives.ReadInt32BigEndian(size);
            if (length == 0)
                break;
            var piece = new byte[length];
            await line.ReadExactlyAsync(piece);
            content.Write(piece);
            if (content.Length > _most)
                return "INSTREAM size limit exceeded. ERROR";
        }
        Scanned++;
        return content.ToArray().AsSpan().IndexOf(Encoding.Latin1.GetBytes(Virus)) >= 0 ? "stream: Proef.Virus-1 FOUND" : "stream: OK";
    }
}
