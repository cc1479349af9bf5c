using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.History;

/// <summary>
/// The entries of one inspection as a chain of hashes. How an entry is written before it is hashed is fixed for ever, and said in
/// <c>docs/adr/0017</c> so that an outsider can compute it.
/// </summary>
public static class HistoryChain
{
    /// <summary>What the bytes of every entry begin with: the name of the encoding.</summary>
    public const string Encoding = "toetssteen-history-1";

    /// <summary>The hash of an entry over everything in it, the hash of the entry before it included.</summary>
    public static string HashOf(HistoryEntry entry) => HashOf(entry, entry.Number);

    /// <summary>The hash that the entry would have under another number.</summary>
    internal static string HashOf(HistoryEntry entry, int number)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Write(bytes, Encoding);
        Write(bytes, entry.Id.ToString());
        Write(bytes, entry.InspectionId.ToString());
        Write(bytes, number.ToString(CultureInfo.InvariantCulture));
        Write(bytes, MachineTime.Of(entry.At, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"));
        Write(bytes, entry.AccountId?.ToString());
        Write(bytes, entry.Role);
        Write(bytes, entry.Act.ToString());
        Write(bytes, entry.Subject);
        Write(bytes, entry.Why);
        Write(bytes, entry.Before);
        Write(bytes, entry.After);
        Write(bytes, entry.PreviousHash);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Checks the entries of one inspection, in the order of their numbers, one at a time.</summary>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="entries">Its entries.</param>
    /// <param name="end">Where the chain ends, as it was kept beside the entries; null where that is not there.</param>
    /// <param name="anchors">Where published editions rest on it.</param>
    public static IReadOnlyList<HistoryFault> Verify(
        Guid inspectionId, IEnumerable<HistoryEntry> entries, HistoryAnchor? end, IEnumerable<HistoryAnchor> anchors)
    {
        var check = new HistoryCheck(inspectionId, end, anchors);
        foreach (var entry in entries)
            check.Add(entry);
        return check.Finish();
    }

    // The length in bytes, a colon, the bytes and a line feed; what is absent is a hyphen and a line feed, and so differs from empty.
    private static void Write(ArrayBufferWriter<byte> to, string? value)
    {
        if (value is null)
        {
            to.Write("-\n"u8);
            return;
        }
        var length = System.Text.Encoding.UTF8.GetByteCount(value);
        var room = to.GetSpan(length + 13);
        length.TryFormat(room, out var written, provider: CultureInfo.InvariantCulture);
        room[written++] = (byte)':';
        written += System.Text.Encoding.UTF8.GetBytes(value, room[written..]);
        room[written++] = (byte)'\n';
        to.Advance(written);
    }
}
