using System.Text.RegularExpressions;

namespace Toetssteen.Domain.Frameworks;

/// <summary>By which marks a framework judges: two to six in order, each of which falls or not. At least one falls, and at least one does not.</summary>
/// <param name="Marks">The marks in the order of the framework. Those that fall stand together at one end.</param>
/// <param name="Attention">The word for an attention point beside a mark; null where the framework has none.</param>
/// <param name="NotApplicable">The word for a norm that does not apply; null where the framework has none.</param>
public sealed partial record Scale(IReadOnlyList<ScaleMark> Marks, ScaleWord? Attention = null, ScaleWord? NotApplicable = null)
{
    /// <summary>How many marks a scale has.</summary>
    public const int FewestMarks = 2, MostMarks = 6;

    /// <summary>Longest key, in characters.</summary>
    public const int MaxKey = 32;

    /// <summary>What a key looks like.</summary>
    public const string KeyPattern = "^[a-z0-9][A-Za-z0-9-]*$";

    private static readonly ScaleWord UsualAttention =
        new("!", new Dictionary<string, string> { ["nl"] = "aandachtspunt", ["en"] = "attention point" });

    /// <summary>The word for an attention point: the framework's own, or the usual one where a document bears one all the same.</summary>
    public ScaleWord AttentionWord => Attention ?? UsualAttention;

    /// <summary>The first mark that does not fall.</summary>
    public ScaleMark Meets => Marks.First(m => !m.Falls);

    /// <summary>The first mark that falls.</summary>
    public ScaleMark NeedsImprovement => Marks.First(m => m.Falls);

    /// <summary>The mark with this key, or null.</summary>
    public ScaleMark? Find(string? key) => Marks.FirstOrDefault(m => m.Key == key);

    /// <summary>Whether a framework may use this key: it has the form of one, and is not what the program itself calls a verdict.</summary>
    public static bool IsAllowed(string key) => key.Length <= MaxKey && KeyForm().IsMatch(key) && key is not ("none" or "mixed" or "notApplicable");

    [GeneratedRegex(KeyPattern)]
    private static partial Regex KeyForm();
}

/// <summary>A word of the scale with its sign.</summary>
/// <param name="Sign">One character, shown beside the word, never instead of it.</param>
/// <param name="Label">The word per language tag; <c>nl</c> is always there.</param>
public record ScaleWord(string Sign, IReadOnlyDictionary<string, string> Label)
{
    /// <summary>Other words by which published factsheets say the same.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The word in this language, or in Dutch where the framework gives none.</summary>
    public string In(string language) => Label.TryGetValue(language, out var word) ? word : Label["nl"];
}

/// <summary>A mark of the scale.</summary>
/// <param name="Key">By which it is kept. Unique in the scale; never changes.</param>
/// <param name="Sign">One character, shown beside the word, never instead of it.</param>
/// <param name="Label">The word per language tag; <c>nl</c> is always there.</param>
/// <param name="Falls">Whether it becomes an improvement point.</param>
public sealed record ScaleMark(string Key, string Sign, IReadOnlyDictionary<string, string> Label, bool Falls) : ScaleWord(Sign, Label);
