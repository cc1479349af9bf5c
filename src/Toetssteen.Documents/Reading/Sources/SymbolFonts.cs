namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// What the check marks and crosses of symbol fonts mean. Such fonts give their pictures the codes of other characters (a check is
/// <c>ü</c> or U+F0FC in Wingdings), so that only font and code together tell what is printed.
/// </summary>
internal static class SymbolFonts
{
    private const char PrivateUse = '\uF000';

    private static readonly Dictionary<int, char> Wingdings = new()
    {
        [0xFC] = '✓',
        [0xFB] = '✗',
        [0xFE] = '☑',
        [0xFD] = '☒',
        [0x78] = '☒',
        [0x6F] = '☐',
        [0xA8] = '☐',
        [0x9F] = '•',
        [0x6C] = '●',
        [0x6E] = '■',
        [0xA7] = '▪',
        [0xB7] = '•',
        [0xE0] = '→',
        [0x4A] = '☺',
        [0x4C] = '☹',
    };

    private static readonly Dictionary<string, Dictionary<int, char>> Fonts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Wingdings"] = Wingdings,
        ["Wingdings2"] = new()
        {
            [0x50] = '✓',
            [0x4F] = '✗',
            [0x51] = '☒',
            [0x52] = '☑',
            [0x53] = '☒',
            [0x54] = '☒',
            [0xA3] = '☐',
            [0x97] = '•',
        },
        ["Wingdings3"] = [],
        ["Webdings"] = new() { [0x61] = '✓', [0x72] = '✗', [0x63] = '☐' },
        ["Marlett"] = new() { [0x61] = '✓', [0x62] = '✓', [0x72] = '✗' },
        ["Symbol"] = new() { [0xD6] = '√', [0xB4] = '×', [0xD7] = '×', [0xB7] = '•', [0xAE] = '→', [0x2D] = '−' },
        ["ZapfDingbats"] = new()
        {
            [0x33] = '✓',
            [0x34] = '✔',
            [0x35] = '✕',
            [0x36] = '✖',
            [0x37] = '✗',
            [0x38] = '✘',
            [0x6C] = '●',
            [0x6E] = '■',
            [0x6F] = '❏',
        },
    };

    /// <summary>Whether the font holds pictures instead of letters.</summary>
    public static bool IsSymbolFont(string? font) => font is not null && Fonts.ContainsKey(Key(font));

    /// <summary>
    /// The character printed for this code in this font. A picture without a known meaning becomes (or stays) a private-use character,
    /// so that it is never taken for a letter.
    /// </summary>
    public static char Map(string font, int code)
    {
        var index = code is >= 0xF000 and <= 0xF0FF ? code - 0xF000 : code;
        if (index is <= 0x20 or > 0xFF)
        {
            return index > 0x20 ? (char)code : ' ';
        }

        return Fonts.TryGetValue(Key(font), out var map) && map.TryGetValue(index, out var character)
            ? character
            : (char)(PrivateUse + index);
    }

    /// <summary>
    /// Replaces private-use characters whose font is not known: the codes of Wingdings, and the check and cross of Wingdings 2, which
    /// stand for flags nobody prints in Wingdings. Others stay as they are.
    /// </summary>
    public static string MapPrivateUse(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uF021', '\uF0FF'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var index = source[i] - PrivateUse;
                result[i] = index is < 0x21 or > 0xFF ? source[i]
                    : Wingdings.TryGetValue(index, out var character) ? character
                    : Fonts["Wingdings2"].TryGetValue(index, out character) ? character : source[i];
            }
        });
    }

    private static string Key(string font) =>
        font.Replace(" ", "", StringComparison.Ordinal).Replace("-Regular", "", StringComparison.Ordinal) switch
        {
            "ITCZapfDingbats" or "Dingbats" => "ZapfDingbats",
            "SymbolMT" => "Symbol",
            var key => key,
        };
}
