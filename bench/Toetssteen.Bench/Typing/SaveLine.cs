using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;

namespace Toetssteen.Bench.Typing;

/// <summary>
/// One connection over which saves are sent, with all that stays the same prepared. The driver shares its cores with the server: what a
/// general client takes for a request would be measured as if the server took it.
/// </summary>
internal sealed class SaveLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private readonly IPEndPoint _server;
    private readonly byte[] _sent = new byte[4096];
    private readonly byte[] _received = new byte[4096];
    private readonly int _head;
    private CancellationTokenSource _limit = new();
    private Socket? _socket;

    public SaveLine(Uri server, string path, string cookies, string token)
    {
        _server = new IPEndPoint(IPAddress.Parse(server.Host), server.Port);
        _head = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {cookies}\r\nRequestVerificationToken: {token}\r\nContent-Type: application/json\r\nContent-Length: ",
            _sent);
    }

    /// <summary>Sends a save, and waits until it is acknowledged.</summary>
    /// <returns>The number under which it is stored.</returns>
    /// <exception cref="IOException">The line dropped, or nothing came back in time: it may be stored, or not.</exception>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<int> SaveAsync(string name, string value, int basedOn, Guid saveId)
    {
        try
        {
            if (!_limit.TryReset())
                _limit = new CancellationTokenSource();
            _limit.CancelAfter(Patience);
            _socket ??= await ConnectAsync(_limit.Token);
            for (var rest = Write(name, value, basedOn, saveId); rest.Length > 0;)
                rest = rest[await _socket.SendAsync(rest, _limit.Token)..];
            var got = 0;
            while (!IsWhole(_received.AsSpan(0, got)))
                got += await _socket.ReceiveAsync(_received.AsMemory(got), _limit.Token) is > 0 and var more
                    ? more
                    : throw new IOException("The server hung up.");
            return Number(_received.AsSpan(0, got));
        }
        catch (Exception lost) when (lost is SocketException or OperationCanceledException or IOException)
        {
            _socket?.Dispose();
            _socket = null;
            throw lost as IOException ?? new IOException("The line dropped.", lost);
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _limit.Dispose();
    }

    private async Task<Socket> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(_server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_server, stop);
        return socket;
    }

    // The names and texts of a typist need no escaping.
    private Memory<byte> Write(string name, string value, int basedOn, Guid saveId)
    {
        Span<byte> body = stackalloc byte[2048];
        Utf8.TryWrite(body, $$"""{"name":"{{name}}","value":"{{value}}","basedOn":{{basedOn}},"saveId":"{{saveId}}"}""", out var length);
        var rest = _sent.AsSpan(_head);
        Utf8Formatter.TryFormat(length, rest, out var digits);
        EndOfHead.CopyTo(rest[digits..]);
        body[..length].CopyTo(rest[(digits + EndOfHead.Length)..]);
        return _sent.AsMemory(0, _head + digits + EndOfHead.Length + length);
    }

    private static bool IsWhole(ReadOnlySpan<byte> got)
    {
        if (got.IndexOf(EndOfHead) is not (> 0 and var head))
            return false;
        var about = got[..head];
        var body = got[(head + EndOfHead.Length)..];
        return about.IndexOf("Content-Length: "u8) is >= 0 and var at && Utf8Parser.TryParse(about[(at + 16)..], out int length, out _)
            ? body.Length >= length
            : body.EndsWith("0\r\n\r\n"u8);
    }

    private static int Number(ReadOnlySpan<byte> answer) =>
        answer.StartsWith("HTTP/1.1 200 "u8)
        && answer.IndexOf("\"number\":"u8) is > 0 and var at
        && Utf8Parser.TryParse(answer[(at + 9)..], out int number, out _)
            ? number
            // As a browser does it: what is to be sent again is.
            : answer.StartsWith("HTTP/1.1 503 "u8) ? throw new IOException("The database was away.")
            : throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
}
