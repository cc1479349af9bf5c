using System.Globalization;
using System.Text.RegularExpressions;
using Toetssteen.Domain.Findings;

namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// By which marks a framework judges: two to six in order, each of which falls or not. At least one falls, and at least one does not.
/// </summary>
/// <param name="Marks">The marks in the order of the framework. Those that fall stand together at one end.</param>
/// <param name="Attention">The word for an attention point beside a mark; null where the framework has none.</param>
/// <param name="NotApplicable">The word for a norm that does not apply; null where the framework has none.</param>
public sealed partial record Scale(IReadOnlyList<ScaleMark> Marks, ScaleWord? Attention = null, ScaleWord? NotApplicable = null)
{
    /// <summary>How many marks a scale has.</summary>
    public const int FewestMarks = 2, MostMarks = 6;

    /// <summary>Longest key, in characters.</summary>
    public const int MaxKey = 24;

    /// <summary>What a key looks like.</summary>
    public const string KeyPattern = "^[a-z0-9][A-Za-z0-9-]*$";

    private static readonly ScaleWord UsualAttention =
        new("!", new Dictionary<string, string> { ["nl"] = "aandachtspunt", ["en"] = "attention point" });

    /// <summary>The word for an attention point: the framework's own, or the usual one where a document bears one all the same.</summary>
    public ScaleWord AttentionWord => Attention ?? UsualAttention;

    /// <summary>The mark with this key, or null.</summary>
    public ScaleMark? Find(string? key) => Marks.FirstOrDefault(m => m.Key == key);

    /// <summary>What can be given, with its word: the marks in order, and "not applicable" where the framework has it.</summary>
    public IReadOnlyList<(MarkValue Value, ScaleWord Word)> Given =>
        [.. Marks.Select(m => (m.Value, (ScaleWord)m)), .. NotApplicable is { } word ? new[] { (MarkValue.NotApplicable, word) } : []];

    /// <summary>What can be given.</summary>
    public IReadOnlyList<MarkValue> Values => [.. Given.Select(g => g.Value)];

    /// <summary>All that marks can come to, in the order of a legend.</summary>
    public IReadOnlyList<Verdict> Verdicts => [.. Values.Select(Verdict.Of), Verdict.Mixed, Verdict.None];

    /// <summary>The word of a verdict of one mark; null for mixed and none, and for a mark of another scale.</summary>
    public ScaleWord? WordOf(Verdict verdict) => verdict.Mark == MarkValue.NotApplicable.Key ? NotApplicable : Find(verdict.Mark);

    /// <summary>The sign for marks that differ: both signs where there are two of one character.</summary>
    public string MixedSign => Marks.Count == 2 && Marks.All(m => ScaleWord.LengthOf(m.Sign) == 1) ? Marks[0].Sign + Marks[1].Sign : "≠";

    /// <summary>Which of several marks of its side it is, counted from 1 at the better end; 0 where there is nothing to count.</summary>
    public int RankOf(Verdict verdict)
    {
        var side = Marks.Where(m => m.Value.Side == verdict.Side).Select(m => m.Key).ToList();
        var at = verdict.Mark is { } mark ? side.IndexOf(mark) : -1;
        return at < 0 || side.Count == 1 ? 0 : Marks[0].Falls ? side.Count - at : at + 1;
    }

    /// <summary>Whether a framework may use this key: it has the form of one, and is not what the program itself calls a verdict.</summary>
    public static bool IsAllowed(string key) =>
        key.Length <= MaxKey && KeyForm().IsMatch(key) && key is not ("none" or "mixed" or "notApplicable");

    [GeneratedRegex(KeyPattern)]
    private static partial Regex KeyForm();
}

/// <summary>A word of the scale with its sign.</summary>
/// <param name="Sign">At most <see cref="LongestSign"/> characters, shown beside the word, never instead of it.</param>
/// <param name="Label">The word per language tag: in Dutch, or in the language of the framework.</param>
public record ScaleWord(string Sign, IReadOnlyDictionary<string, string> Label)
{
    /// <summary>Longest sign, in characters as a person counts them.</summary>
    public const int LongestSign = 3;

    /// <summary>Whether this can be a sign.</summary>
    public static bool IsSign(string sign) => LengthOf(sign) is > 0 and <= LongestSign && !sign.Any(char.IsWhiteSpace);

    /// <summary>The characters of a sign as a person counts them: an emoji is one.</summary>
    internal static int LengthOf(string sign) => new StringInfo(sign).LengthInTextElements;

    /// <summary>Other words by which published factsheets say the same.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The word in this language; where the framework gives none in Dutch, or else in its own.</summary>
    public string In(string language) => Label.TryGetValue(language, out var word) || Label.TryGetValue(Wording.Usual, out word)
        ? word
        : Label.OrderBy(l => l.Key, StringComparer.Ordinal).First().Value;
}

/// <summary>A mark of the scale.</summary>
/// <param name="Key">By which it is kept. Unique in the scale; never changes.</param>
/// <param name="Sign">Shown beside the word, never instead of it.</param>
/// <param name="Label">The word per language tag: in Dutch, or in the language of the framework.</param>
/// <param name="Falls">Whether it becomes an improvement point.</param>
public sealed record ScaleMark(string Key, string Sign, IReadOnlyDictionary<string, string> Label, bool Falls) : ScaleWord(Sign, Label)
{
    /// <summary>The mark as it is given.</summary>
    public MarkValue Value => new(Key, Falls ? VerdictSide.Falls : VerdictSide.Holds);
}
