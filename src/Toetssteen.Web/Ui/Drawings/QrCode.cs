using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Toetssteen.Web.Ui.Drawings;

/// <summary>
/// A QR code (ISO/IEC 18004) of a short text: bytes, error correction M, versions 1 to 10. For the key of an authenticator app, which
/// must go to nobody else, so that no service and no package draws it.
/// </summary>
public sealed class QrCode
{
    private const int Quiet = 4;

    // Per version from 1: codewords in all, of which correction per block, and blocks, at level M.
    private static readonly (int All, int Correction, int Blocks, int[] Alignment)[] Versions =
    [
        (26, 10, 1, []), (44, 16, 1, [6, 18]), (70, 26, 1, [6, 22]), (100, 18, 2, [6, 26]), (134, 24, 2, [6, 30]), (172, 16, 4, [6, 34]), (196, 18, 4, [6, 22, 38]),
        (242, 22, 4, [6, 24, 42]), (292, 22, 5, [6, 26, 46]), (346, 26, 5, [6, 28, 50]),
    ];

    private readonly int _version;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        _version = version;
        Size = (version * 4) + 17;
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
    }

    /// <summary>Modules on a side.</summary>
    public int Size { get; }

    /// <summary>Whether a module is dark, by column and row from the upper left.</summary>
    public bool this[int x, int y] => _dark[y, x];

    /// <summary>The code of a text; null where it is too long.</summary>
    public static QrCode? Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var version = 1; version <= Versions.Length; version++)
        {
            var (all, correction, blocks, _) = Versions[version - 1];
            var (room, count) = (all - (correction * blocks), version < 10 ? 8 : 16);
            if (4 + count + (bytes.Length * 8) > room * 8)
                continue;
            var code = new QrCode(version);
            code.DrawPatterns();
            code.DrawData(WithCorrection(Filled(bytes, count, room), version));
            code.DrawBestMask();
            return code;
        }
        return null;
    }

    /// <summary>As a drawing with a name; dark on white in every theme, since cameras expect that.</summary>
    public IHtmlContent Draw(string name)
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (this[x, y])
                    path.Append(CultureInfo.InvariantCulture, $"M{x + Quiet} {y + Quiet}h1v1h-1z");
        var side = Size + (2 * Quiet);
        return new HtmlContentBuilder().AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\""))
            .Append(name).AppendHtml($"\"><path class=\"qr__dark\" d=\"{path}\" /></svg>");
    }

    private static byte[] Filled(byte[] bytes, int countBits, int room)
    {
        var bits = new List<bool>();
        void Add(int value, int length)
        {
            for (var i = length - 1; i >= 0; i--)
                bits.Add(((value >> i) & 1) != 0);
        }

        Add(0b0100, 4);
        Add(bytes.Length, countBits);
        foreach (var one in bytes)
            Add(one, 8);
        Add(0, Math.Min(4, (room * 8) - bits.Count));
        Add(0, (8 - (bits.Count % 8)) % 8);
        var filled = bits.Chunk(8).Select(b => (byte)b.Aggregate(0, (sum, bit) => (sum << 1) | (bit ? 1 : 0))).ToList();
        for (var pad = 0xEC; filled.Count < room; pad ^= 0xEC ^ 0x11)
            filled.Add((byte)pad);
        return [.. filled];
    }

    private static List<byte> WithCorrection(byte[] data, int version)
    {
        var (all, correction, count, _) = Versions[version - 1];
        var (shortOnes, shortest) = (count - (all % count), (all / count) - correction);
        var generator = Generator(correction);
        var blocks = new List<(byte[] Data, byte[] Correction)>();
        for (int i = 0, from = 0; i < count; i++)
        {
            var block = data[from..(from += shortest + (i < shortOnes ? 0 : 1))];
            blocks.Add((block, Remainder(block, generator)));
        }
        var woven = new List<byte>();
        for (var i = 0; i <= shortest; i++)
            woven.AddRange(blocks.Where(b => i < b.Data.Length).Select(b => b.Data[i]));
        for (var i = 0; i < correction; i++)
            woven.AddRange(blocks.Select(b => b.Correction[i]));
        return woven;
    }

    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
                result[j] = (byte)(Times(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
            root = Times(root, 2);
        }
        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] generator)
    {
        var result = new byte[generator.Length];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ result[0]);
            result = [.. result[1..], 0];
            for (var i = 0; i < result.Length; i++)
                result[i] ^= Times(generator[i], factor);
        }
        return result;
    }

    // In the field of 256 elements by x^8 + x^4 + x^3 + x^2 + 1.
    private static byte Times(byte a, byte b)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
            product = (product << 1) ^ ((product >> 7) * 0x11D) ^ (((b >> i) & 1) * a);
        return (byte)product;
    }

    private void Fix(int x, int y, bool dark) => (_dark[y, x], _fixed[y, x]) = (dark, true);

    private void DrawPatterns()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }
        foreach (var (cx, cy) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) })
            for (var dy = -4; dy <= 4; dy++)
                for (var dx = -4; dx <= 4; dx++)
                    if (cx + dx >= 0 && cx + dx < Size && cy + dy >= 0 && cy + dy < Size)
                        Fix(cx + dx, cy + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) is not 2 and not 4);
        var places = Versions[_version - 1].Alignment;
        foreach (var cx in places)
            foreach (var cy in places)
                if (!(cx == 6 && cy == 6) && !(cx == 6 && cy == places[^1]) && !(cx == places[^1] && cy == 6))
                    for (var dy = -2; dy <= 2; dy++)
                        for (var dx = -2; dx <= 2; dx++)
                            Fix(cx + dx, cy + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
        DrawFormat(0);
        if (_version < 7)
            return;
        var rest = _version;
        for (var i = 0; i < 12; i++)
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        var bits = (_version << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            var dark = ((bits >> i) & 1) != 0;
            Fix(Size - 11 + (i % 3), i / 3, dark);
            Fix(i / 3, Size - 11 + (i % 3), dark);
        }
    }

    private void DrawFormat(int mask)
    {
        // Level M is 00, so the data is the mask alone.
        var rest = mask;
        for (var i = 0; i < 10; i++)
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        var bits = ((mask << 10) | rest) ^ 0x5412;
        bool Bit(int i) => ((bits >> i) & 1) != 0;

        for (var i = 0; i <= 5; i++)
            Fix(8, i, Bit(i));
        Fix(8, 7, Bit(6));
        Fix(8, 8, Bit(7));
        Fix(7, 8, Bit(8));
        for (var i = 9; i < 15; i++)
            Fix(14 - i, 8, Bit(i));
        for (var i = 0; i < 8; i++)
            Fix(Size - 1 - i, 8, Bit(i));
        for (var i = 8; i < 15; i++)
            Fix(8, Size - 15 + i, Bit(i));
        Fix(8, Size - 8, true);
    }

    private void DrawData(List<byte> data)
    {
        var i = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6)
                right = 5;
            for (var step = 0; step < Size; step++)
                for (var j = 0; j < 2; j++)
                {
                    var x = right - j;
                    var y = ((right + 1) & 2) == 0 ? Size - 1 - step : step;
                    if (_fixed[y, x] || i >= data.Count * 8)
                        continue;
                    _dark[y, x] = ((data[i >> 3] >> (7 - (i & 7))) & 1) != 0;
                    i++;
                }
        }
    }

    private void DrawBestMask()
    {
        var best = Enumerable.Range(0, 8).MinBy(mask =>
        {
            Mask(mask);
            var clutter = Clutter();
            Mask(mask);
            return clutter;
        });
        Mask(best);
        DrawFormat(best);
    }

    // Applied twice it is undone.
    private void Mask(int mask)
    {
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                _dark[y, x] ^= !_fixed[y, x] && mask switch
                {
                    0 => (x + y) % 2 == 0,
                    1 => y % 2 == 0,
                    2 => x % 3 == 0,
                    3 => (x + y) % 3 == 0,
                    4 => ((x / 3) + (y / 2)) % 2 == 0,
                    5 => (x * y % 2) + (x * y % 3) == 0,
                    6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
                    _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
                };
    }

    // Long runs and blocks of one colour, which a camera finds hard to tell apart.
    private int Clutter()
    {
        var clutter = 0;
        for (var a = 0; a < Size; a++)
            for (int b = 1, row = 1, column = 1; b < Size; b++)
            {
                row = _dark[a, b] == _dark[a, b - 1] ? row + 1 : 1;
                column = _dark[b, a] == _dark[b - 1, a] ? column + 1 : 1;
                clutter += (row == 5 ? 3 : row > 5 ? 1 : 0) + (column == 5 ? 3 : column > 5 ? 1 : 0);
                if (a > 0 && _dark[a, b] == _dark[a, b - 1] && _dark[a, b] == _dark[a - 1, b] && _dark[a, b] == _dark[a - 1, b - 1])
                    clutter += 3;
            }
        return clutter;
    }
}
