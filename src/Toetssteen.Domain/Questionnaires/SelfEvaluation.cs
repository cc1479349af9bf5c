using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// How the municipality judges an indicator itself, before the inspectors do: one more question of its questionnaire, where the framework
/// says so. It is shown beside what was said and mixed with nothing: it is no voice, no fact and no evidence.
/// </summary>
public static class SelfEvaluation
{
    // No file can call a list so: it has a space.
    private const string ListName = "own mark";

    /// <summary>What can be chosen: what can be given by the scale, in its order and its words.</summary>
    public static ChoiceList ChoicesOf(Scale scale) =>
        new(ListName, [.. scale.Given.Select(g => new Choice(g.Value.Key, new Wording(g.Word.Label)))]);

    /// <summary>The question about an indicator.</summary>
    public static Question About(Indicator indicator) => new()
    {
        Name = QuestionNames.OwnMark(indicator.Code),
        Type = QuestionType.SelectOne,
        ChoiceList = ListName,
        Label = new("Hoe beoordeelt u dit zelf?", "How do you judge this yourself?"),
        Hint = new("U hoeft dit niet in te vullen. De inspecties zien uw oordeel naast uw antwoorden; het telt niet mee in hun oordeel.",
            "You need not fill this in. The inspectorates see your judgement beside your answers; it does not count in theirs."),
        Variants = [QuestionnaireVariant.Full],
        IndicatorCode = indicator.Code,
    };

    /// <summary>Whether a question asks for it.</summary>
    public static bool IsAskedBy(Question question) => question.ChoiceList == ListName;

    /// <summary>The mark that the municipality gave; null where it gave none, or none of the scale.</summary>
    public static MarkValue? Given(Scale scale, string indicatorCode, IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(QuestionNames.OwnMark(indicatorCode), out var key)
            && scale.Values.Where(v => v.Key == key.Trim()).ToList() is [var mark] ? mark : null;
}
