using System.Buffers;
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

    // Words by which a legend says what a sign means.
    private static readonly (string Word, bool Falls)[] InLegends =
    [
        ("voldoet niet", true), ("niet voldoet", true), ("voldoet nog niet", true), ("niet voldaan", true),
        ("onvoldoende", true), ("verbeterpunt", true), ("verbetering", true), ("kan beter", true),
        ("voldoet", false), ("voldoende", false), ("voldaan", false), ("goed", false),
    ];

    // What follows a word for a mark and takes it back, or makes it half.
    private static readonly HashSet<string> Qualifiers =
    [
        "deels",
        "gedeeltelijk",
        "grotendeels",
        "bijna",
        "nauwelijks",
        "niet",
        "nog",
        "onvoldoende",
        "ten",
        "mits",
        "behalve",
        "tenzij",
        "net",
        "soms",
        "wel",
        "maar",
        "in",
        "aan",
        "of",
        "en",
        "tot",
        "geheel",
        "volledig",
        "helemaal",
        "amper",
        "hoogstens",
        "onder",
        "met",
        "als",
        "partly",
        "not",
    ];

    private static readonly string[] None =
        ["geen oordeel", "niet beoordeeld", "niet te beoordelen", "geen beoordeling", "niet getoetst", "no judgement"];

    // A mark where the scale has it; else no mark was given.
    private static readonly string[] NotApplicable = ["niet van toepassing", "n.v.t", "nvt"];

    private static readonly string[] NoneOrNotApplicable = [.. None, .. NotApplicable];

    private readonly string[] _none;
    private readonly HashSet<string> _foldedNone;
    private readonly List<(string Word, ReadMark Mark)> _words;
    private readonly HashSet<char> _begins;
    private readonly Dictionary<string, ReadMark> _folded = [];
    private readonly Dictionary<string, ReadMark> _signs = [];
    private readonly SearchValues<string> _meaning;
    private readonly Dictionary<ReadMark, string> _names;
    private readonly List<string> _ownSigns;
    private readonly string _attention;

    public MarkWords(Scale scale)
    {
        _attention = Words.Folded(scale.AttentionWord.In("nl"));
        (Holding, Falling) = (Only(scale, falls: false), Only(scale, falls: true));
        _none = scale.NotApplicable is null ? NoneOrNotApplicable : None;
        _foldedNone = [.. _none.Select(Words.Folded)];
        _words =
        [
            .. scale.Given.SelectMany(g => Own(g.Value, g.Word)), .. OfSides(Usual),
            .. NotApplicable.Where(_ => scale.NotApplicable is not null).Select(w => (w, ReadMark.Of(MarkValue.NotApplicable))),
        ];
        Meanings = [.. OfSides(InLegends).Concat(_words).Where(w => w.Word.Length > 3).OrderByDescending(w => w.Word.Length)];
        _meaning = SearchValues.Create([.. Meanings.Select(m => m.Word)], StringComparison.OrdinalIgnoreCase);
        _names = scale.Given.ToDictionary(g => ReadMark.Of(g.Value), g => g.Word.In("nl"));
        _begins = [.. _words.Where(w => w.Word.Length > 0).Select(w => char.ToUpperInvariant(w.Word[0]))];
        _words.Sort((a, b) => b.Word.Length.CompareTo(a.Word.Length));
        foreach (var (word, mark) in _words)
            _folded.TryAdd(Words.Folded(word), mark);
        foreach (var (mark, word) in scale.Given)
            _signs[word.Sign] = ReadMark.Of(mark);
        _ownSigns = [.. _signs.Keys.Where(s => Signs.At(s, 0)?.Text != s).OrderByDescending(s => s.Length)];
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

    /// <summary>The words by which a legend says what a sign means, the longest first.</summary>
    public IReadOnlyList<(string Word, ReadMark Mark)> Meanings { get; }

    /// <summary>Whether a text has a word by which it may say what a sign means.</summary>
    public bool MayMean(string text) => text.AsSpan().ContainsAny(_meaning);

    /// <summary>
    /// The mark whose word begins at a position, with the length of the word; null where none does, or where it is qualified.
    /// </summary>
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
    public bool IsKnown(string text) =>
        Words.Folded(text) is var folded
        && (_folded.ContainsKey(folded) || folded is "let op" or "aandachtspunt" or "gemengd" or "wisselend" || folded == _attention);

    /// <summary>The mark that a sign of the framework's scale stands for, or null.</summary>
    public ReadMark? OfSign(string sign) => _signs.TryGetValue(sign, out var mark) ? mark : null;

    /// <summary>
    /// The sign at a position; null where there is none. One that only the scale has is a sign too; one of several characters ("++", "10")
    /// is a whole, and not the signs that it is made of.
    /// </summary>
    public Sign? SignAt(string text, int at)
    {
        foreach (var sign in _ownSigns)
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

    /// <summary>The word for a mark of the scale.</summary>
    public string NameOf(ReadMark mark) => _names.GetValueOrDefault(mark, mark.Key);

    /// <summary>Whether a text says that no mark was given.</summary>
    public bool SaysNone(string text) => Says(text, _none) || IsNone(text);

    /// <summary>Whether a text says that no mark was given, and nothing else.</summary>
    public bool IsNone(string text) => _foldedNone.Contains(Words.Folded(text));

    /// <summary>Whether a text says that no mark was given, or that the norm does not apply, whatever the scale.</summary>
    public static bool SaysNoneOrNotApplicable(string text) => Says(text, NoneOrNotApplicable);

    private static bool Says(string text, string[] phrases)
    {
        var trimmed = text.Trim(' ', '.', '-', '–', '—', '(', ')', ':');
        return trimmed.Length <= 60 && Array.Exists(phrases, n => trimmed.StartsWith(n, StringComparison.OrdinalIgnoreCase));
    }

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
