namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>The families of signs that stand for a mark.</summary>
internal enum SignFamily
{
    /// <summary>A tick: ✓ √ V.</summary>
    Tick,

    /// <summary>A cross: ✗ × X.</summary>
    Cross,

    /// <summary>Any other sign: what it means must be said.</summary>
    Other,
}

/// <summary>How far a sign on its own can be trusted to be a mark.</summary>
internal enum SignTrust
{
    /// <summary>Nothing else than a mark.</summary>
    Sure,

    /// <summary>A letter that is also a letter.</summary>
    Letter,

    /// <summary>A letter or sign that a font for marks leaves behind, or that is seldom used for one.</summary>
    Odd,

    /// <summary>Only where a legend gives it a meaning.</summary>
    LegendOnly,
}

/// <summary>A sign as it stands in a text.</summary>
internal readonly record struct Sign(string Text, SignFamily Family, SignTrust Trust);

/// <summary>The signs that are known, and how to see one in a text.</summary>
internal static class Signs
{
    // Private-use characters are what the fonts Wingdings and Wingdings 2 leave in a text.
    private const string SureTicks = "✓✔☑√✅\u1F5F8🗸\uF0FC\uF0FE\uF050\uF052\u2611";
    private const string SureCrosses = "✗✘☒✖❌✕×⨯⨉╳\uF0FB\uF0FD\uF04F\uF051\uF0CF\uF0D0";
    private const string OddTicks = "üþ+";
    // A cross on a green ground says yes to some.
    private const string OddCrosses = "ûý❎";
    private const string LegendOnly = "-–−OoPpRrQqTtSs0134578●○◯•■□☐*!~±#";

    private static readonly Sign?[] Ascii = [.. Enumerable.Range(0, 0x80).Select(c => AsciiSign((char)c))];

    private static Sign? AsciiSign(char c) => c switch
    {
        'V' or 'v' => new Sign(c.ToString(), SignFamily.Tick, SignTrust.Letter),
        'X' or 'x' => new Sign(c.ToString(), SignFamily.Cross, SignTrust.Letter),
        '+' => new Sign("+", SignFamily.Tick, SignTrust.Odd),
        _ when LegendOnly.Contains(c, StringComparison.Ordinal) => new Sign(c.ToString(), SignFamily.Other, SignTrust.LegendOnly),
        _ => null,
    };

    /// <summary>The sign at a position; null where there is none.</summary>
    public static Sign? At(string text, int at)
    {
        if (at >= text.Length)
            return null;
        var c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length)
        {
            var pair = text.Substring(at, 2);
            return pair switch
            {
                "🗸" or "👍" or "🟢" or "🟩" => new Sign(pair, SignFamily.Tick, SignTrust.Sure),
                "🗙" or "🗴" or "🗵" or "🞩" or "👎" or "🔴" or "🟥" => new Sign(pair, SignFamily.Cross, SignTrust.Sure),
                _ => null,
            };
        }
        if (c < Ascii.Length)
            return Ascii[c];
        if (c is 'Х' or 'х' or '\u03A7' or '\u03C7')
            return new Sign(c.ToString(), SignFamily.Cross, SignTrust.Letter);
        if (c is '\u2713' or '\u2714' || (!char.IsSurrogate(c) && SureTicks.Contains(c, StringComparison.Ordinal)))
            return new Sign(c.ToString(), SignFamily.Tick, SignTrust.Sure);
        if (!char.IsSurrogate(c) && SureCrosses.Contains(c, StringComparison.Ordinal))
            return new Sign(c.ToString(), SignFamily.Cross, SignTrust.Sure);
        if (OddTicks.Contains(c, StringComparison.Ordinal))
            return new Sign(c.ToString(), SignFamily.Tick, SignTrust.Odd);
        if (OddCrosses.Contains(c, StringComparison.Ordinal))
            return new Sign(c.ToString(), SignFamily.Cross, SignTrust.Odd);
        if (c is >= '\uE000' and <= '\uF8FF' || LegendOnly.Contains(c, StringComparison.Ordinal))
            return new Sign(c.ToString(), SignFamily.Other, SignTrust.LegendOnly);
        return null;
    }

    /// <summary>The sign at a position that is nothing else than a mark, or null.</summary>
    public static Sign? SureAt(string text, int at) =>
        text[at] >= Ascii.Length && At(text, at) is { Trust: SignTrust.Sure } sign ? sign : null;

    /// <summary>Where the first character stands that may be such a sign; the length of the text where there is none.</summary>
    public static int FirstBeyondAscii(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') is >= 0 and var at ? at : text.Length;

    /// <summary>Whether a text holds a sign that is nothing else than a mark.</summary>
    public static bool AnySure(string text)
    {
        for (var at = FirstBeyondAscii(text); at < text.Length; at++)
            if (SureAt(text, at) is not null)
                return true;
        return false;
    }
}

/// <summary>What a document says its signs mean. Without a word of it, ticks meet and crosses are improvement points.</summary>
internal sealed class Legend(MarkWords words)
{
    private readonly Dictionary<string, ReadMark> _said = [];

    /// <summary>The signs with a meaning.</summary>
    public IReadOnlyDictionary<string, ReadMark> Said => _said;

    /// <summary>Whether one sign was said to mean two things.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>What the document says, or usage says, that a sign means; null where it is not known.</summary>
    public ReadMark? MeaningOf(Sign sign)
    {
        if (_said.TryGetValue(sign.Text, out var said))
            return said;
        if (_said.Count == 0 && words.OfSign(sign.Text) is { } own)
            return own;
        if (sign.Family == SignFamily.Other)
            return null;
        // A sign of the same family as one in the legend means the same ("X" there, "✗" here), unless the legend tells them apart.
        var family = _said.Where(s => words.SignAt(s.Key, 0)?.Family == sign.Family).Select(s => s.Value).Distinct().ToList();
        return family.Count switch
        {
            1 => family[0],
            0 => sign.Family == SignFamily.Tick ? words.Holding : words.Falling,
            _ => null,
        };
    }

    /// <summary>Whether the document gives a sign another meaning than usage does: then no mark that it stands for is certain.</summary>
    public bool IsUnusual(Sign sign) => sign.Family != SignFamily.Other && MeaningOf(sign) is { } meaning
        && (sign.Family == SignFamily.Tick) == meaning.Falls;

    /// <summary>Whether the document names this very sign, or, where it has no legend, the scale of the framework.</summary>
    public bool Names(Sign sign) => _said.ContainsKey(sign.Text) || (_said.Count == 0 && words.OfSign(sign.Text) is not null);

    /// <summary>
    /// Takes what a text says about signs: a sign in brackets or quotes after its word, or before its word with "=", ":" or
    /// "betekent". False when the text is no legend.
    /// </summary>
    public bool Learn(string text)
    {
        if (text.Length > 1500 || !words.MayMean(text) || TickedChoice.IsChoice(text))
            return false;
        var signs = new List<(int At, Sign Sign)>();
        for (var at = 0; at < text.Length; at++)
            if (words.SignAt(text, at) is { } sign && IsSetApart(text, at, sign))
                signs.Add((at, sign));
        if (signs.Count is 0 or > 8)
            return false;
        var said = WordsIn(text);
        if (said.Count == 0)
            return false;
        var learned = false;
        var before = signs[0].At < said[0].At;
        foreach (var (at, sign) in signs)
        {
            var word = before ? said.FirstOrDefault(w => w.At > at) : said.LastOrDefault(w => w.At < at);
            if (word.Word is null || Math.Abs(word.At - at) > 120)
                continue;
            if (_said.TryGetValue(sign.Text, out var known))
            {
                IsTorn |= known != word.Mark;
                continue;
            }
            _said[sign.Text] = word.Mark;
            learned = true;
        }
        return learned || signs.TrueForAll(s => _said.ContainsKey(s.Sign.Text));
    }

    private List<(int At, string Word, ReadMark Mark)> WordsIn(string text)
    {
        var found = new List<(int At, string Word, ReadMark Mark)>();
        foreach (var (word, mark) in words.Meanings)
            for (
                var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
                if (!found.Exists(w => at < w.At + w.Word.Length && w.At < at + word.Length))
                    found.Add((at, word, mark));
        found.Sort((a, b) => a.At.CompareTo(b.At));
        return found;
    }

    private bool IsSetApart(string text, int at, Sign sign)
    {
        var end = at + sign.Text.Length;
        var before = at == 0 ? ' ' : text[at - 1];
        var after = end >= text.Length ? ' ' : text[end];
        if (
            (before is '(' or '[' && after is ')' or ']')
            || (before is '\'' or '"' or '‘' or '“' or '’' && after is '\'' or '"' or '’' or '”'))
            return true;
        if (!char.IsWhiteSpace(before) && before is not ('(' or '/'))
            return false;
        var rest = text.AsSpan(end).TrimStart();
        return rest.Length > 0
            && (rest[0] is '=' or ':' || rest.StartsWith("betekent") || rest.StartsWith("staat voor")
                || (sign.Trust == SignTrust.Sure && at == 0 && text.Length < 40 && BeginsWithWord(rest.ToString())));
    }

    private bool BeginsWithWord(string text) => WordsIn(text) is [{ At: 0 }, ..];
}
