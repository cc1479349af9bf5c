using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Toetssteen.Bench.Load;

/// <summary>
/// Asks one address of a running server as often as it can, over a few connections that stay open. Plain sockets: the driver shares
/// the machine with the server, so it must cost little itself. Understands a body of stated length and a chunked one.
/// </summary>
internal sealed class LoadDriver(Uri server, int connections)
{
    /// <summary>Requests per second over <paramref name="duration"/>.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="duration">How long to ask.</param>
    /// <exception cref="InvalidOperationException">An answer was not 200, or not HTTP/1.1 as expected.</exception>
    public async Task<double> RequestsPerSecondAsync(string path, TimeSpan duration)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/html\r\n\r\n");
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(request, clock, duration))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private async Task<int> AskAsync(byte[] request, Stopwatch clock, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 1 << 20 };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        var answer = new AnswerReader(socket);
        var count = 0;
        while (clock.Elapsed < duration)
        {
            await socket.SendAsync(request);
            await answer.SkipAsync();
            count++;
        }
        return count;
    }

    private sealed class AnswerReader(Socket socket)
    {
        private readonly byte[] _buffer = new byte[1 << 18];
        private int _start, _end;

        public async ValueTask SkipAsync()
        {
            var head = await LineAsync();
            if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                throw new InvalidOperationException($"The server answered: {head}");
            long length = -1;
            var chunked = false;
            for (var line = await LineAsync(); line.Length > 0; line = await LineAsync())
                if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = long.Parse(line.AsSpan(15), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
                else if (line.StartsWith("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
                    chunked = true;
            if (chunked)
                await SkipChunksAsync();
            else if (length >= 0)
                await SkipBytesAsync(length);
            else
                throw new InvalidOperationException("The answer states no length.");
        }

        private async ValueTask SkipChunksAsync()
        {
            while (true)
            {
                var size = long.Parse((await LineAsync()).AsSpan(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                await SkipBytesAsync(size + 2);
                if (size == 0)
                    return;
            }
        }

        private async ValueTask<string> LineAsync()
        {
            while (true)
            {
                var at = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
                if (at >= 0)
                {
                    var line = Encoding.ASCII.GetString(_buffer, _start, at);
                    _start += at + 2;
                    return line;
                }
                await FillAsync();
            }
        }

        private async ValueTask SkipBytesAsync(long count)
        {
            while (count > _end - _start)
            {
                count -= _end - _start;
                _start = _end;
                await FillAsync();
            }
            _start += (int)count;
        }

        private async ValueTask FillAsync()
        {
            if (_start == _end)
                _start = _end = 0;
            else if (_start > 0)
            {
                Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
                (_start, _end) = (0, _end - _start);
            }
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_end));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            _end += read;
        }
    }
}
