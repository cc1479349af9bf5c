using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>What kind of answer a question takes. The names in files are those of XLSForm.</summary>
public enum QuestionType
{
    /// <summary>One choice of a list.</summary>
    [JsonStringEnumMemberName("select_one")]
    SelectOne,

    /// <summary>Any number of choices of a list, kept as their names with spaces between.</summary>
    [JsonStringEnumMemberName("select_multiple")]
    SelectMultiple,

    /// <summary>A whole number.</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,

    /// <summary>A number, with a comma or a point.</summary>
    [JsonStringEnumMemberName("decimal")]
    Decimal,

    /// <summary>Free text, of lines or one word.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>A date, kept as <c>2013-10-21</c>.</summary>
    [JsonStringEnumMemberName("date")]
    Date,

    /// <summary>
    /// Places in documents, kept as JSON: a list of <see cref="SourceReference"/>. XLSForm has no such type; there it is a
    /// <c>begin_repeat</c> with a question for the document and one for the place.
    /// </summary>
    [JsonStringEnumMemberName("sources")]
    Sources,
}

/// <summary>Which questionnaire: the one of the municipality, or the one of its partners.</summary>
public enum QuestionnaireVariant
{
    /// <summary>Volledig: for the municipality.</summary>
    Full,

    /// <summary>Beperkt: for network partners.</summary>
    Limited,
}

/// <summary>A list of choices that questions may share.</summary>
/// <param name="Name">Its name, unique in the framework.</param>
/// <param name="Choices">The choices in the order of the screen.</param>
public sealed record ChoiceList(string Name, IReadOnlyList<Choice> Choices)
{
    /// <summary>The choice with this name, or null.</summary>
    public Choice? Find(string name) => Choices.FirstOrDefault(c => c.Name == name);
}

/// <summary>A choice.</summary>
/// <param name="Name">What is kept when it is chosen: no spaces, never changed once used.</param>
/// <param name="Label">What the screen says.</param>
public sealed record Choice(string Name, Wording Label);

/// <summary>A question, with the concepts and names of XLSForm.</summary>
public sealed record Question
{
    /// <summary>Longest free text, in characters.</summary>
    public const int MaxText = 20_000;

    /// <summary>Most digits of a number.</summary>
    public const int MaxDigits = 15;

    /// <summary>Name, unique in a questionnaire; see <see cref="QuestionNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required QuestionType Type { get; init; }

    /// <summary>Name of the list to choose from, for the two types that choose.</summary>
    public string? ChoiceList { get; init; }

    /// <summary>What is asked.</summary>
    public required Wording Label { get; init; }

    /// <summary>A help under the question.</summary>
    public Wording? Hint { get; init; }

    /// <summary>The question is asked only where this holds; always where it is null.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>What an answer must keep to; asked of an answer that is there.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>What is said when the constraint fails: what is wrong and what to do.</summary>
    public Wording? ConstraintMessage { get; init; }

    /// <summary>Whether an answer is needed where the question applies.</summary>
    public bool Required { get; init; }

    /// <summary>The questionnaires that it belongs to; none for a question of the preparation.</summary>
    public required IReadOnlyList<QuestionnaireVariant> Variants { get; init; }

    /// <summary>The kinds of respondents beside municipality and partners that are asked it too, by key; null for none.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Code of the indicator that it belongs to; empty for a question of the preparation.</summary>
    public required string IndicatorCode { get; init; }
}

/// <summary>The names that questions have.</summary>
public static partial class QuestionNames
{
    /// <summary>What the name of a question, a choice or a list looks like: as XLSForm says.</summary>
    public const string Pattern = "^[A-Za-z_][A-Za-z0-9_.-]*$";

    /// <summary>Longest name, in characters.</summary>
    public const int MaxLength = 100;

    // The questions that the program asks of an indicator are named by its code.
    private static readonly string[] Prefixes = ["answer_", "reasons_", "sources_", "own_mark_"];

    /// <summary>
    /// The name that an expression writes; null where it can be none. The code of an indicator stands in an expression as its owner writes
    /// it.
    /// </summary>
    public static string? Written(string name)
    {
        if (IsAllowed(name))
            return name;
        var prefix = Array.Find(Prefixes, p => name.StartsWith(p, StringComparison.Ordinal));
        return prefix is not null && FrameworkCode.OfWord(name[prefix.Length..]) is var code && FrameworkCode.IsAllowed(code)
            ? prefix + FrameworkCode.Word(code)
            : null;
    }

    /// <summary>Whether this can be a name.</summary>
    public static bool IsAllowed(string name) => name.Length <= MaxLength && Form().IsMatch(name) && name[^1] != '\n';

    /// <summary>The closed answer to an indicator.</summary>
    public static string Answer(string indicatorCode) => $"{Prefixes[0]}{FrameworkCode.Word(indicatorCode)}";

    /// <summary>The reasons of that answer.</summary>
    public static string Reasons(string indicatorCode) => $"{Prefixes[1]}{FrameworkCode.Word(indicatorCode)}";

    /// <summary>Where it says so.</summary>
    public static string Sources(string indicatorCode) => $"{Prefixes[2]}{FrameworkCode.Word(indicatorCode)}";

    /// <summary>How the municipality judges it itself.</summary>
    public static string OwnMark(string indicatorCode) => $"{Prefixes[3]}{FrameworkCode.Word(indicatorCode)}";

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();
}
