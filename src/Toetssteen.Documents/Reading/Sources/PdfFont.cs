using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// A font: what the file says that its codes mean, and whether the font itself says otherwise. pdftotext believes the file; who reads the
/// page sees the shape that the font draws.
/// </summary>
internal sealed class PdfFont
{
    private const int MostCodes = 70_000;

    private readonly Dictionary<int, string> said = [];
    private readonly HashSet<int> others = [];
    private readonly bool isWide;
    private readonly bool isUntold;

    public PdfFont(PdfFile file, PdfDictionary font)
    {
        Name = file.Name(font.GetValueOrDefault("BaseFont"));
        var kind = file.Name(font.GetValueOrDefault("Subtype"));
        isWide = kind == "Type0";
        try
        {
            ReadMeanings(file, font);
            if (said.Values.Any(s => KindOf(s) is not null))
            {
                var shown = isWide ? ShownByProgram(file, font) : ShownByName(file, font);
                others.UnionWith(
                    said.Where(s =>
                            KindOf(s.Value) is { } kind
                            && shown(s.Key).Select(KindOf).OfType<string>().ToList() is { Count: > 0 } kinds
                            && !kinds.Contains(kind))
                        .Select(s => s.Key));
            }

            isUntold = said.Count == 0 && (kind == "Type3" || isWide && IsPlainlyNumbered(file, font));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or IndexOutOfRangeException or ArgumentException)
        {
            // A font that makes no sense says nothing.
        }
    }

    public string? Name { get; }

    /// <summary>
    /// Whether the font draws another sign or letter than the file says, for one of these codes, or shapes of which the file does not say
    /// what they are.
    /// </summary>
    public bool Contradicts(IEnumerable<PdfString> strings) =>
        isUntold || others.Count > 0 && strings.SelectMany(Codes).Any(others.Contains);

    /// <summary>What strings say by the file; null where it does not tell that of every code.</summary>
    public string? TextOf(IEnumerable<PdfString> strings)
    {
        var text = new StringBuilder();
        foreach (var code in strings.SelectMany(Codes))
        {
            if (said.TryGetValue(code, out var letters))
            {
                text.Append(letters);
            }
            else if (!isWide && said.Count == 0 && code is >= 0x20 and (< 0x7F or >= 0xA0))
            {
                text.Append(Family is { } family && SymbolFonts.IsSymbolFont(family) ? SymbolFonts.Map(family, code) : (char)code);
            }
            else
            {
                return null;
            }
        }

        return text.ToString();
    }

    private string? Family => Name?[(Name.IndexOf('+', StringComparison.Ordinal) + 1)..];

    private IEnumerable<int> Codes(PdfString text)
    {
        var bytes = text.Bytes();
        return isWide ? Enumerable.Range(0, bytes.Length / 2).Select(i => bytes[2 * i] << 8 | bytes[2 * i + 1]) : bytes.Select(b => (int)b);
    }

    private void ReadMeanings(PdfFile file, PdfDictionary font)
    {
        var map = file.Content(font.GetValueOrDefault("ToUnicode"));
        var tokens = new PdfTokens(map, 0, map.Length);
        List<object?> operands = [];
        while (!tokens.AtEnd && said.Count < MostCodes)
        {
            var token = tokens.Next(references: false);
            if (token is not PdfOperator { Text: var op })
            {
                operands.Add(token);
                continue;
            }

            foreach (var pair in op == "endbfchar" ? operands.Chunk(2) : [])
            {
                if (pair is [PdfString code, PdfString text])
                {
                    said[Code(code)] = Letters(text);
                }
            }

            foreach (var range in op == "endbfrange" ? operands.Chunk(3) : [])
            {
                if (range is [PdfString first, PdfString last, PdfString from] && Letters(from) is { Length: > 0 } begin)
                {
                    for (var code = Code(first); code <= Code(last) && said.Count < MostCodes; code++)
                    {
                        said[code] = begin[..^1] + (char)(begin[^1] + code - Code(first));
                    }
                }
                else if (range is [PdfString start, PdfString, List<object?> texts])
                {
                    foreach (var (i, text) in texts.OfType<PdfString>().Index())
                    {
                        said[Code(start) + i] = Letters(text);
                    }
                }
            }

            operands.Clear();
        }

        static int Code(PdfString text) => text.Bytes().Aggregate(0, (code, b) => code << 8 | b);

        static string Letters(PdfString text) => Encoding.BigEndianUnicode.GetString(text.Bytes());
    }

    // Of a font with codes of one byte: the name of the shape, or the place in the alphabet that the font keeps to.
    private Func<int, IEnumerable<string>> ShownByName(PdfFile file, PdfDictionary font)
    {
        Dictionary<int, string> names = [];
        var encoding = font.GetValueOrDefault("Encoding");
        var code = 0;
        foreach (var item in file.Array(file.Resolve(encoding) is PdfDictionary own ? own.GetValueOrDefault("Differences") : null))
        {
            if (file.Number(item) is { } number)
            {
                code = (int)number;
            }
            else if (file.Name(item) is { } name)
            {
                names[code++] = name;
            }
        }

        var alphabet = file.Name(encoding) ?? file.Name(file.Dictionary(encoding)?.GetValueOrDefault("BaseEncoding"));
        var isUsual = alphabet is "WinAnsiEncoding" or "MacRomanEncoding" or "StandardEncoding";
        return c => names.TryGetValue(c, out var name) ? OfName(name)
            : Family is { } family && SymbolFonts.IsSymbolFont(family) ? [SymbolFonts.Map(family, c).ToString()]
            : isUsual && c is > 0x20 and < 0x7F ? [((char)c).ToString()] : [];
    }

    private string[] OfName(string name)
    {
        if (name.Length == 1)
        {
            return [name];
        }

        if (name.StartsWith("uni", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(3), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            return code < 0xD800 ? [((char)code).ToString()] : [];
        }

        return Names.TryGetValue(name, out var known) || SymbolFonts.IsSymbolFont(Family) && Dingbats.TryGetValue(name, out known)
            ? [known]
            : [];
    }

    private static bool IsPlainlyNumbered(PdfFile file, PdfDictionary font) =>
        file.Name(font.GetValueOrDefault("Encoding")) is "Identity-H" or "Identity-V";

    // Of a font with codes of two bytes: the letters that its program gives the same shape.
    private static Func<int, IEnumerable<string>> ShownByProgram(PdfFile file, PdfDictionary font)
    {
        var descendant = file.Dictionary(file.Array(font.GetValueOrDefault("DescendantFonts")) is [var first, ..] ? first : null);
        var program = file.Content(file.Dictionary(descendant?.GetValueOrDefault("FontDescriptor"))?.GetValueOrDefault("FontFile2"));
        if (program.Length == 0 || !IsPlainlyNumbered(file, font))
        {
            return _ => [];
        }

        var shapes = file.Content(descendant!.GetValueOrDefault("CIDToGIDMap"));
        var letters = LettersOf(program).ToLookup(l => l.Shape, l => char.ConvertFromUtf32(l.Letter));
        return code =>
            letters[
                shapes.Length == 0 ? code
                : 2 * code + 1 < shapes.Length ? shapes[2 * code] << 8 | shapes[2 * code + 1]
                : -1
            ];
    }

    // The table "cmap" of a TrueType font, for Unicode: of each letter the shape.
    private static IEnumerable<(int Letter, int Shape)> LettersOf(byte[] program)
    {
        int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(at));
        int U32(int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(program.AsSpan(at));
        var tables = Enumerable.Range(0, U16(4)).Select(i => 12 + 16 * i);
        if (tables.FirstOrDefault(t => program.AsSpan(t, 4).SequenceEqual("cmap"u8)) is not (> 0 and var entry))
        {
            yield break;
        }

        var cmap = U32(entry + 8);
        foreach (var at in Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + 4 + 8 * i)
            .Where(t => U16(t) == 0 || U16(t) == 3 && U16(t + 2) is 1 or 10).Select(t => cmap + U32(t + 4)))
        {
            if (U16(at) == 4)
            {
                var segments = U16(at + 6);
                for (var s = 0; s < segments; s += 2)
                {
                    var (end, start) = (U16(at + 14 + s), U16(at + 16 + segments + s));
                    var (delta, offset) = (U16(at + 16 + 2 * segments + s), at + 16 + 3 * segments + s);
                    for (var letter = start; letter <= end && letter < 0xD800; letter++)
                    {
                        var shape = U16(offset) == 0 ? letter : U16(offset + U16(offset) + 2 * (letter - start));
                        yield return (letter, shape == 0 ? 0 : (shape + delta) & 0xFFFF);
                    }
                }
            }
            else if (U16(at) == 12)
            {
                foreach (var group in Enumerable.Range(0, Math.Min(U32(at + 12), MostCodes)).Select(g => at + 16 + 12 * g))
                {
                    for (var letter = U32(group); letter <= Math.Min(U32(group + 4), 0x1FFFF); letter++)
                    {
                        if (letter is >= 0 and not (>= 0xD800 and <= 0xDFFF))
                        {
                            yield return (letter, U32(group + 8) + letter - U32(group));
                        }
                    }
                }
            }
        }
    }

    /// <summary>What a text is when it may be a mark: a tick, a cross, a letter; null for what is never one.</summary>
    private static string? KindOf(string text) => text switch
    {
        "✓" or "✔" or "☑" or "√" or "✅" or "🗸" => "✓",
        "✗" or "✘" or "☒" or "✕" or "✖" or "×" or "❌" or "🗙" => "✗",
        "-" or "−" or "–" or "\u2010" or "\u00AD" => "-",
        "+" or "✚" or "➕" => "+",
        [var letter] when char.IsAsciiLetterOrDigit(letter) => text.ToUpperInvariant(),
        _ => null,
    };

    private static readonly Dictionary<string, string> Names = new()
    {
        ["checkmark"] = "✓",
        ["check"] = "✓",
        ["radical"] = "√",
        ["multiply"] = "×",
        ["plus"] = "+",
        ["minus"] = "−",
        ["hyphen"] = "-",
        ["endash"] = "–",
        ["zero"] = "0",
        ["one"] = "1",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["six"] = "6",
        ["seven"] = "7",
        ["eight"] = "8",
        ["nine"] = "9",
    };

    private static readonly Dictionary<string, string> Dingbats = new()
    {
        ["a19"] = "✓",
        ["a20"] = "✔",
        ["a21"] = "✕",
        ["a22"] = "✖",
        ["a23"] = "✗",
        ["a24"] = "✘",
    };
}
