using System.Text.Json.Serialization;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// What a framework asks the municipality about each of its approaches, before the questionnaires go out. Nothing of it is required: what
/// is not known is an answer. Around the value stand the questions that say what kind of answer it is; all of them are <see cref="Parts"/>.
/// </summary>
public sealed record PreparationQuestion
{
    /// <summary>What the names of these questions begin with, so that a signal shows where its fact is from.</summary>
    public const string Prefix = "approach_";

    /// <summary>It is as told.</summary>
    public const string Known = "known";

    /// <summary>There is none: no maximum, no agreement.</summary>
    public const string None = "none";

    /// <summary>Asked and not known. Something else than zero or none.</summary>
    public const string Unknown = "unknown";

    private static readonly IReadOnlyList<Choice> PrecisionChoices =
    [
        new("exact", new("precies geteld", "counted exactly")), new("about", new("ongeveer", "about")),
        new("almost", new("bijna", "almost")), new("moreThan", new("meer dan", "more than")),
    ];

    /// <summary>How sure a number can be: the names of the choices.</summary>
    public static IReadOnlyList<string> Precisions { get; } = [.. PrecisionChoices.Select(c => c.Name)];

    /// <summary>The question for the value itself. It belongs to no questionnaire and to no indicator.</summary>
    public required Question Value { get; init; }

    /// <summary>What it is called above its parts, and where the answer is read; null where the label of the value says it.</summary>
    public Wording? Title { get; init; }

    /// <summary>What is asked first: whether there is a value, and whether it is known; null where only the value is asked for.</summary>
    public KnownOrNot? Knowledge { get; init; }

    /// <summary>Whether is asked how sure a number is: counted, about, almost, more than.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEstimated { get; init; }

    /// <summary>What a number is counted in, where that is asked.</summary>
    public NumberUnit? Unit { get; init; }

    /// <summary>Whether is asked where a number comes from, and of which day it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasSource { get; init; }

    /// <summary>Name of the value.</summary>
    public string Name => Value.Name;

    /// <summary>What it is called.</summary>
    public Wording Called => Title ?? Value.Label;

    /// <summary>The questions that it consists of, in the order of the screen.</summary>
    public IReadOnlyList<Question> Parts
    {
        get
        {
            var given = Expression.Parse($"${{{Name}}} != ''");
            List<Question> parts = [];
            if (Knowledge is { } knowledge)
                parts.Add(Part(KnowledgeOf(Name), QuestionType.SelectOne, knowledge.Ask, Value.Relevant) with
                {
                    ChoiceList = ListOf(KnowledgeOf(Name)),
                });
            parts.Add(Knowledge is null ? Value : Value with { Relevant = Expression.Parse($"${{{KnowledgeOf(Name)}}} = '{Known}'") });
            if (Unit is { } unit)
                parts.Add(
                    Part(UnitOf(Name), QuestionType.SelectOne, unit.Label, given) with
                    {
                        ChoiceList = unit.ChoiceList,
                        Required = true,
                    });
            if (IsEstimated)
                parts.Add(Part(PrecisionOf(Name), QuestionType.SelectOne, new("Hoe precies is dat?", "How exact is that?"), given) with
                {
                    ChoiceList = ListOf(PrecisionOf(Name)),
                });
            if (HasSource)
            {
                parts.Add(
                    Part(SourceOf(Name), QuestionType.Text, new("Waar komt dat getal vandaan?", "Where does that number come from?"), given)
                );
                parts.Add(
                    Part(DateOf(Name), QuestionType.Date, new("Van welke datum is dat getal?", "Of which day is that number?"), given));
            }
            return parts;
        }
    }

    /// <summary>The lists of choices that the program itself adds.</summary>
    internal IEnumerable<ChoiceList> OwnLists
    {
        get
        {
            if (Knowledge is { } knowledge)
                yield return new(ListOf(KnowledgeOf(Name)),
                [
                    new(Known, knowledge.Known),
                    .. knowledge.None is { } none ? [new Choice(None, none)] : Array.Empty<Choice>(),
                    new(Unknown, new("Dat weten we niet", "We do not know that")),
                ]);
            if (IsEstimated)
                yield return new(ListOf(PrecisionOf(Name)), PrecisionChoices);
        }
    }

    /// <summary>Name of the question whether it is known.</summary>
    public static string KnowledgeOf(string name) => $"{name}_knowledge";

    /// <summary>Name of the question how sure a number is.</summary>
    public static string PrecisionOf(string name) => $"{name}_precision";

    /// <summary>Name of the question what a number is counted in.</summary>
    public static string UnitOf(string name) => $"{name}_unit";

    /// <summary>Name of the question where a number comes from.</summary>
    public static string SourceOf(string name) => $"{name}_source";

    /// <summary>Name of the question of which day a number is.</summary>
    public static string DateOf(string name) => $"{name}_date";

    // No list of a file can have a colon in its name.
    private static string ListOf(string part) => $"{part}:";

    private static Question Part(string name, QuestionType type, Wording label, Expression? relevant) => new()
    {
        Name = name,
        Type = type,
        Label = label,
        Relevant = relevant,
        Variants = [],
        IndicatorCode = "",
    };
}

/// <summary>The question whether there is a value and whether it is known. That it is not known can always be said.</summary>
/// <param name="Ask">What is asked.</param>
/// <param name="Known">The answer that it is known.</param>
/// <param name="None">The answer that there is none; null where there always is one.</param>
public sealed record KnownOrNot(Wording Ask, Wording Known, Wording? None);

/// <summary>What a number is counted in.</summary>
/// <param name="ChoiceList">Name of the list of units, whose words stand behind a number.</param>
/// <param name="Label">What is asked.</param>
public sealed record NumberUnit(string ChoiceList, Wording Label);
