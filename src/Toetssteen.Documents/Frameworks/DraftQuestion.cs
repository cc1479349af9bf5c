using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>
/// A question as the rules look at it: one that the file asks, one of the three that every indicator has, or one that the program asks
/// around a question of the preparation.
/// </summary>
/// <param name="Name">Its name; empty where the file gives none.</param>
/// <param name="Line">The line where it stands, or its indicator.</param>
/// <param name="Node">The question in the file; null for one that the program asks.</param>
/// <param name="Variants">The questionnaires that it is in; none for a question of the preparation.</param>
/// <param name="ChoiceList">Name of the list that is chosen from.</param>
/// <param name="OfIndicator">The questionnaires that ask about the indicator.</param>
internal sealed record DraftQuestion(
    string Name, int Line, YamlNode? Node, IReadOnlySet<QuestionnaireVariant> Variants, string? ChoiceList,
    IReadOnlySet<QuestionnaireVariant> OfIndicator)
{
    private static readonly HashSet<QuestionnaireVariant> NoVariants = [];

    /// <summary>The names of the variants in the file.</summary>
    public static IReadOnlyDictionary<string, QuestionnaireVariant> VariantNames { get; } =
        new Dictionary<string, QuestionnaireVariant> { ["full"] = QuestionnaireVariant.Full, ["limited"] = QuestionnaireVariant.Limited };

    /// <summary>The names of the kinds of question in the file: those of XLSForm.</summary>
    public static IReadOnlyDictionary<string, QuestionType> TypeNames { get; } = new Dictionary<string, QuestionType>
    {
        ["select_one"] = QuestionType.SelectOne,
        ["select_multiple"] = QuestionType.SelectMultiple,
        ["integer"] = QuestionType.Integer,
        ["decimal"] = QuestionType.Decimal,
        ["text"] = QuestionType.Text,
        ["date"] = QuestionType.Date,
        ["sources"] = QuestionType.Sources,
    };

    /// <summary>The kind of question; null where the file gives none that is known.</summary>
    public QuestionType? Type => Node is not null && TypeNames.TryGetValue(Node.TextOf("type"), out var type) ? type : null;

    /// <summary>The choices, where the program itself gives them; null for those of <see cref="ChoiceList"/>.</summary>
    public IReadOnlyList<string>? OwnChoices { get; init; }

    /// <summary>Whether it asks how the municipality judges itself.</summary>
    public bool IsOwnMark { get; private init; }

    /// <summary>A question of the preparation and what is asked around it, in the order of the screen.</summary>
    public static IEnumerable<DraftQuestion> OfPreparation(YamlNode node)
    {
        var (name, line) = (node.TextOf("name"), node["name"]?.Line ?? node.Line);
        if (node["knowledge"] is { } knowledge)
            yield return Around(PreparationQuestion.KnowledgeOf(name)) with
            {
                OwnChoices = knowledge["none"] is null
                    ? [PreparationQuestion.Known, PreparationQuestion.Unknown]
                    : [PreparationQuestion.Known, PreparationQuestion.None, PreparationQuestion.Unknown],
            };
        yield return new(name, line, node, NoVariants, node["list"]?.Text, NoVariants);
        if (node["unit"] is { } unit)
            yield return Around(PreparationQuestion.UnitOf(name)) with { ChoiceList = unit["list"]?.Text };
        if (node.Is("estimated"))
            yield return Around(PreparationQuestion.PrecisionOf(name)) with { OwnChoices = PreparationQuestion.Precisions };
        if (node.Is("source"))
        {
            yield return Around(PreparationQuestion.SourceOf(name));
            yield return Around(PreparationQuestion.DateOf(name));
        }

        DraftQuestion Around(string part) => new(part, line, null, NoVariants, null, NoVariants);
    }

    /// <summary>The questions about one indicator.</summary>
    public static IEnumerable<DraftQuestion> Of(YamlNode indicator)
    {
        var (code, line) = (indicator.TextOf("code"), indicator["code"]?.Line ?? indicator.Line);
        HashSet<QuestionnaireVariant> asked =
        [
            .. indicator["questions"]?["municipality"] is not null ? [QuestionnaireVariant.Full] : Array.Empty<QuestionnaireVariant>(),
            .. indicator["questions"]?["partners"] is not null ? [QuestionnaireVariant.Limited] : Array.Empty<QuestionnaireVariant>(),
        ];
        if (asked.Count > 0)
        {
            yield return new(QuestionNames.Answer(code), line, null, asked, QuestionnaireForm.Replies.Name, asked);
            yield return new(QuestionNames.Reasons(code), line, null, asked, null, asked);
            yield return new(QuestionNames.Sources(code), line, null, asked, null, asked);
        }
        foreach (var fact in indicator["questions"]?.ItemsOf("facts") ?? [])
            yield return new(fact.TextOf("name"), fact["name"]?.Line ?? fact.Line, fact, VariantsOf(fact), fact["list"]?.Text, asked);
    }

    /// <summary>How the municipality judges an indicator itself.</summary>
    public static DraftQuestion OwnMark(YamlNode indicator) =>
        new(QuestionNames.OwnMark(indicator.TextOf("code")), indicator["code"]?.Line ?? indicator.Line, null,
            new HashSet<QuestionnaireVariant> { QuestionnaireVariant.Full }, null, NoVariants)
        {
            IsOwnMark = true,
        };

    /// <summary>Whether a field of the questions is of every framework, and not the question to a kind of respondent that the file
    /// names.</summary>
    public static bool IsOfTheUsual(string field) => Shape.Questions.Fields.Any(f => f.Name == field);

    /// <summary>The kinds of respondents, beside municipality and partners, that a fact is asked of.</summary>
    public static IReadOnlyList<string> KindsOf(YamlNode fact) =>
        [.. fact.ItemsOf("variants").Select(v => v.Text ?? "").Where(v => v.Length > 0 && !VariantNames.ContainsKey(v)).Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>The questionnaires that a fact is in: the full one, where it does not say.</summary>
    public static HashSet<QuestionnaireVariant> VariantsOf(YamlNode fact) =>
        fact["variants"] is null
            ? [QuestionnaireVariant.Full]
            : [.. fact.ItemsOf("variants").Where(v => VariantNames.ContainsKey(v.Text ?? "")).Select(v => VariantNames[v.Text!])];
}
