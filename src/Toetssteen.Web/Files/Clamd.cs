using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain;

namespace Toetssteen.Web.Files;

/// <summary>
/// A virus scanner: the daemon of ClamAV, asked over TCP or a Unix socket by its command <c>INSTREAM</c> (pieces with their length before
/// them, closed by a piece of length zero; the answer is one line). Where none is set, nothing is scanned, and the screens say so.
/// </summary>
public sealed class Clamd
{
    /// <summary>Setting: <c>host:port</c>, or the path of a Unix socket. Without it nothing is scanned.</summary>
    public const string Setting = "Toetssteen:Clamd";

    private const int Piece = 128 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly EndPoint? _address;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="DomainException">S024: it is neither <c>host:port</c> nor a path.</exception>
    public Clamd(string? setting) =>
        _address = setting switch
        {
            null or "" => null,
            ['/', ..] => new UnixDomainSocketEndPoint(setting),
            _ when setting.LastIndexOf(':') is > 0 and var colon
                    && int.TryParse(setting.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                    && port is > 0 and <= IPEndPoint.MaxPort => new DnsEndPoint(setting[..colon].Trim('[', ']'), port),
            _ => throw new DomainException(
                "S024",
                $"'{setting}' is geen adres van een virusscanner. Schrijf bij {Setting} een naam en poort, zoals 127.0.0.1:3310, of het pad van een socket."),
        };

    /// <summary>Whether files are scanned at all.</summary>
    public bool IsSet => _address is not null;

    /// <summary>Scans content.</summary>
    /// <returns>The name of the virus that was found; null when there is none.</returns>
    /// <exception cref="RefusedFileException">The scanner does not answer, or cannot scan this file.</exception>
    public async Task<string?> ScanAsync(Stream content, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            using var socket =
                _address is UnixDomainSocketEndPoint
                    ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                    : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(_address!, limit.Token);
            await using var line = new NetworkStream(socket);
            try
            {
                await SendAsync(content, line, limit.Token);
            }
            catch (IOException)
            {
                // It answers and hangs up as soon as it has seen enough; what it says is read below.
            }
            return Read(await AnswerAsync(line, limit.Token));
        }
        catch (Exception e) when (e is SocketException or IOException || e is OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw new RefusedFileException(RefusedFileException.ScannerSilent, e);
        }
    }

    private static async Task SendAsync(Stream content, NetworkStream line, CancellationToken stop)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var piece = new byte[4 + Piece];
        for (int read; (read = await content.ReadAsync(piece.AsMemory(4), stop)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await line.WriteAsync(piece.AsMemory(0, 4 + read), stop);
        }
        await line.WriteAsync(new byte[4], stop);
    }

    private static async Task<string> AnswerAsync(NetworkStream line, CancellationToken stop)
    {
        var answer = new byte[4096];
        var length = 0;
        for (int read; length < answer.Length && (read = await line.ReadAsync(answer.AsMemory(length), stop)) > 0;)
        {
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0))
                break;
        }
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n', ' ');
    }

    private static string? Read(string answer)
    {
        if (answer.EndsWith(" OK", StringComparison.Ordinal))
            return null;
        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
            return answer[(answer.IndexOf(": ", StringComparison.Ordinal) + 2)..^" FOUND".Length];
        throw new RefusedFileException(
            answer.Length == 0 ? RefusedFileException.ScannerSilent : RefusedFileException.ScannerRefuses,
            new InvalidOperationException(answer));
    }
}
