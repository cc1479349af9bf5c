using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// The words that stand for a mark: those of the framework's own scale with their aliases, in every language it gives, and those that
/// factsheets use beside them. A word that is qualified ("voldoet deels") stands for none.
/// </summary>
internal sealed class MarkWords
{
    private static readonly (string Word, bool Falls)[] Usual =
    [
        ("voldoet nog niet", true), ("voldoet niet", true), ("niet voldaan", true), ("niet voldoende", true), ("onvoldoende", true),
        ("verbeterpunt", true), ("voldoet", false), ("voldoende", false), ("voldaan", false),
        (":white_check_mark:", false), (":heavy_check_mark:", false), (":ballot_box_with_check:", false), (":x:", true),
        (":heavy_multiplication_x:", true),
    ];

    // What follows a word for a mark and takes it back, or makes it half.
    private static readonly HashSet<string> Qualifiers =
    [
        "deels", "gedeeltelijk", "grotendeels", "bijna", "nauwelijks", "niet", "nog", "onvoldoende", "ten", "mits", "behalve", "tenzij", "net", "soms", "wel", "maar", "in",
        "aan", "of", "en", "tot", "geheel", "volledig", "helemaal", "amper", "hoogstens", "onder", "met", "als", "partly", "not",
    ];

    private static readonly string[] None =
        ["geen oordeel", "niet beoordeeld", "niet te beoordelen", "geen beoordeling", "niet getoetst", "niet van toepassing", "n.v.t.", "nvt", "no judgement"];

    private static readonly HashSet<string> FoldedNone = [.. None.Select(Words.Folded)];

    private readonly List<(string Word, ReadMark Mark)> _words;
    private readonly HashSet<char> _begins;
    private readonly Dictionary<string, ReadMark> _folded = [];
    private readonly Dictionary<string, ReadMark> _signs = [];
    private readonly List<string> _longSigns;
    private readonly string _attention;

    public MarkWords(Scale scale)
    {
        _attention = Words.Folded(scale.AttentionWord.In("nl"));
        (Holding, Falling) = (Only(scale, falls: false), Only(scale, falls: true));
        _words = [.. scale.Marks.SelectMany(m => Own(m.Value, m)), .. OfSides(Usual)];
        _begins = [.. _words.Where(w => w.Word.Length > 0).Select(w => char.ToUpperInvariant(w.Word[0]))];
        _words.Sort((a, b) => b.Word.Length.CompareTo(a.Word.Length));
        foreach (var (word, mark) in _words)
            _folded.TryAdd(Words.Folded(word), mark);
        foreach (var mark in scale.Marks)
            _signs[mark.Sign] = ReadMark.Of(mark.Value);
        _longSigns = [.. _signs.Keys.Where(s => Signs.At(s, 0)?.Text != s && s.Length > 1).OrderByDescending(s => s.Length)];
    }

    /// <summary>The one mark of the scale that does not fall; null where there are several.</summary>
    public ReadMark? Holding { get; }

    /// <summary>The one mark of the scale that falls; null where there are several.</summary>
    public ReadMark? Falling { get; }

    /// <summary>Words that say on which side a mark is, as marks, where the scale has one mark on that side.</summary>
    public IEnumerable<(string Word, ReadMark Mark)> OfSides(IEnumerable<(string Word, bool Falls)> words) =>
        from said in words
        let mark = said.Falls ? Falling : Holding
        where mark is not null
        select (said.Word, mark.Value);

    /// <summary>The words, the longest first.</summary>
    public IReadOnlyList<(string Word, ReadMark Mark)> All => _words;

    /// <summary>The mark whose word begins at a position, with the length of the word; null where none does, or where it is qualified.</summary>
    public (ReadMark Mark, int Length)? At(string text, int at)
    {
        if (!_begins.Contains(char.ToUpperInvariant(text[at])) || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
            return null;
        foreach (var (word, mark) in _words)
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
                return IsQualified(text, at + word.Length) ? null : (mark, word.Length);
        return null;
    }

    /// <summary>The mark that a text is the word for and nothing more, or null.</summary>
    public ReadMark? Of(string text) => _folded.TryGetValue(Words.Folded(text), out var mark) ? mark : null;

    /// <summary>Whether a text is a word of the scale, marks or not: an attention point, a verdict of both kinds.</summary>
    public bool IsKnown(string text) => Words.Folded(text) is var folded && (_folded.ContainsKey(folded) || folded is "let op" or "aandachtspunt" or "gemengd" or "wisselend" || folded == _attention);

    /// <summary>The mark that a sign of the framework's scale stands for, or null.</summary>
    public ReadMark? OfSign(string sign) => _signs.TryGetValue(sign, out var mark) ? mark : null;

    /// <summary>
    /// The sign at a position; null where there is none. One of the scale that has several characters ("++", "10") is a whole, and not
    /// the signs that it is made of.
    /// </summary>
    public Sign? SignAt(string text, int at)
    {
        foreach (var sign in _longSigns)
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0)
                return new Sign(sign, SignFamily.Other, SignTrust.LegendOnly);
        return Signs.At(text, at);
    }

    /// <summary>How long a sign of the scale is that stands here before its own word ("4 voldoende"); 0 where none does.</summary>
    public int LengthOfOwnSign(string text, int at)
    {
        foreach (var (sign, mark) in _signs)
        {
            var end = at + sign.Length;
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0 && end + 1 < text.Length && char.IsWhiteSpace(text[end])
                && At(text, end + 1) is { } word && word.Mark == mark)
                return sign.Length;
        }
        return 0;
    }

    /// <summary>Whether a text says that no mark was given.</summary>
    public static bool SaysNone(string text)
    {
        var trimmed = text.Trim(' ', '.', '-', '–', '—', '(', ')', ':');
        return trimmed.Length <= 60 && (Array.Exists(None, n => trimmed.StartsWith(n, StringComparison.OrdinalIgnoreCase)) || IsNone(trimmed));
    }

    /// <summary>Whether a text says that no mark was given, and nothing else.</summary>
    public static bool IsNone(string text) => FoldedNone.Contains(Words.Folded(text));

    private static bool IsQualified(string text, int end)
    {
        while (end < text.Length && text[end] is ' ' or ':' or '\u00A0' or '(' or ',' or '–' or '-')
            end++;
        var stop = end;
        while (stop < text.Length && char.IsLetter(text[stop]))
            stop++;
        return stop > end && char.IsLower(text[end]) && Qualifiers.Contains(text[end..stop].ToLowerInvariant());
    }

    private static IEnumerable<(string, ReadMark)> Own(MarkValue value, ScaleWord word) =>
        word.Label.Values.Concat(word.Aliases).Select(w => (w.Trim(), ReadMark.Of(value)));

    private static ReadMark? Only(Scale scale, bool falls) =>
        scale.Marks.Where(m => m.Falls == falls).ToList() is [var only] ? ReadMark.Of(only.Value) : null;
}
