using System.Buffers.Binary;
using System.Text;

namespace Toetssteen.Documents.Extraction;

/// <summary>
/// The central directory of a zip, walked before anything is inflated: what it claims is enough to refuse a bomb, and to see that the
/// entries do not lie over each other.
/// </summary>
internal static class ZipDirectory
{
    private const int MostEntries = 10_000;
    private const long MostInflated = 1L << 30;
    private const long SmallEnough = 100L << 20;
    private const int SteepestRatio = 200;
    private const int HeaderLength = 46;
    private const int EndLength = 22;

    /// <summary>An entry as the directory claims it.</summary>
    public sealed record Entry(string Name, bool IsEncrypted, long Packed, long Inflated);

    /// <summary>Whether a zip ends in the last bytes of a file; <paramref name="tail"/> is its last 64 KB at most.</summary>
    public static bool IsAtEndOf(ReadOnlySpan<byte> tail)
    {
        for (var end = tail.LastIndexOf("PK\u0005\u0006"u8); end >= 0; end = tail[..end].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (end + EndLength > tail.Length)
                continue;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 12)..]);
            // A directory too long for the tail is believed; an empty zip is no second kind.
            if (size > 0 && (size > end || tail[(int)(end - size)..].StartsWith("PK\u0001\u0002"u8)))
                return true;
        }
        return false;
    }

    /// <summary>The entries. Throws <see cref="RefusedFileException"/> for a damaged or hostile directory.</summary>
    public static IReadOnlyList<Entry> Read(Stream stream)
    {
        var (position, length) = Find(stream);
        if (position < 0 || length < 0 || position + length > stream.Length)
            throw new RefusedFileException(RefusedFileException.Damaged);
        List<Entry> entries = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        long packed = 0, inflated = 0;
        var header = new byte[HeaderLength];
        for (var end = position + length; position < end;)
        {
            stream.Position = position;
            if (
                stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
                || !header.AsSpan().StartsWith("PK\u0001\u0002"u8))
                throw new RefusedFileException(RefusedFileException.Damaged);
            var entry = ReadEntry(stream, header, out var next);
            position += next;
            packed += entry.Packed;
            inflated += entry.Inflated;
            if (
                entries.Count == MostEntries
                || !names.Add(entry.Name.Replace('\\', '/'))
                || packed > stream.Length
                || inflated > MostInflated
                || entry.Packed < 0
                || entry.Inflated < 0)
                throw new RefusedFileException(RefusedFileException.Hostile);
            entries.Add(entry);
        }
        return inflated > SmallEnough && inflated / Math.Max(1, stream.Length) > SteepestRatio
            ? throw new RefusedFileException(RefusedFileException.Hostile)
            : entries;
    }

    private static Entry ReadEntry(Stream stream, ReadOnlySpan<byte> header, out int length)
    {
        var (nameLength, extraLength, commentLength) = (Short(header[28..]), Short(header[30..]), Short(header[32..]));
        length = HeaderLength + nameLength + extraLength + commentLength;
        var rest = new byte[nameLength + extraLength];
        if (stream.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
            throw new RefusedFileException(RefusedFileException.Damaged);
        var (packed, inflated) = ((long)Int(header[20..]), (long)Int(header[24..]));
        if (packed == uint.MaxValue || inflated == uint.MaxValue)
            ReadLong(rest.AsSpan(nameLength), ref packed, ref inflated);
        return new Entry(Encoding.UTF8.GetString(rest, 0, nameLength), (Short(header[8..]) & 1) != 0, packed, inflated);
    }

    // Zip64: the fields that did not fit stand in an extra field, in this order.
    private static void ReadLong(ReadOnlySpan<byte> extra, ref long packed, ref long inflated)
    {
        while (extra.Length >= 4)
        {
            var size = Math.Min(Short(extra[2..]), extra.Length - 4);
            if (Short(extra) == 1)
            {
                var field = extra.Slice(4, size);
                if (inflated == uint.MaxValue && field.Length >= 8)
                {
                    inflated = Long(field);
                    field = field[8..];
                }
                if (packed == uint.MaxValue && field.Length >= 8)
                    packed = Long(field);
                return;
            }
            extra = extra[(4 + size)..];
        }
    }

    private static (long Position, long Length) Find(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndLength + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndLength > tail.Length)
            throw new RefusedFileException(RefusedFileException.Damaged);
        var (length, position) = ((long)Int(tail.AsSpan(end + 12)), (long)Int(tail.AsSpan(end + 16)));
        if (length < uint.MaxValue && position < uint.MaxValue)
            return (position, length);
        var locator = end - 20;
        if (locator < 0 || !tail.AsSpan(locator).StartsWith("PK\u0006\u0007"u8))
            throw new RefusedFileException(RefusedFileException.Damaged);
        var at = Long(tail.AsSpan(locator + 8));
        var record = new byte[56];
        if (at < 0 || at + record.Length > stream.Length)
            throw new RefusedFileException(RefusedFileException.Damaged);
        stream.Position = at;
        stream.ReadExactly(record);
        return record.AsSpan().StartsWith("PK\u0006\u0006"u8)
            ? (Long(record.AsSpan(48)), Long(record.AsSpan(40)))
            : throw new RefusedFileException(RefusedFileException.Damaged);
    }

    private static int Short(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint Int(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32LittleEndian(at);

    private static long Long(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadInt64LittleEndian(at);
}
