using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Comparison;

/// <summary>All that was said about one indicator of one approach.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Respondents">Everybody who is asked about it, the municipality first.</param>
/// <param name="Documents">The documents of the inspection, by identity.</param>
public sealed record IndicatorEvidence(
    Indicator Indicator, IReadOnlyList<RespondentEvidence> Respondents, IReadOnlyDictionary<Guid, EvidenceDocument> Documents)
{
    /// <summary>The voices, in the same order.</summary>
    public IReadOnlyList<Voice> Voices => [.. Respondents.Select(r => r.Voice)];
}

/// <summary>A document as far as signals ask for it.</summary>
public sealed record EvidenceDocument(string Title, DocumentStatus Status);

/// <summary>What one respondent gave.</summary>
/// <param name="voice">Who it is, how it answered, and its closed answer to the indicator.</param>
/// <param name="form">The questionnaire that it was asked.</param>
/// <param name="answers">What it answered, by the name of the question; looked at only where it answered by itself.</param>
/// <param name="told">What the municipality told of the approach in the preparation.</param>
public sealed class RespondentEvidence(Voice voice, QuestionnaireForm form, IReadOnlyDictionary<string, string> answers,
    PreparationFacts? told = null)
{
    /// <summary>Who it is, how it answered, and its closed answer to the indicator.</summary>
    public Voice Voice => voice;

    /// <summary>The questionnaire that it was asked.</summary>
    public QuestionnaireForm Form => form;

    /// <summary>
    /// Rule: how the municipality judges itself is no evidence. The answers that apply and what was told, by name, without it: voices,
    /// signals and profiles know no other answers.
    /// </summary>
    public IReadOnlyDictionary<string, string> Values { get; } = Read(voice, form, answers, told);

    /// <summary>The question of a name, of the questionnaire or of the preparation; null where it was asked in neither.</summary>
    public Question? Find(string name) => Form.Find(name) ?? told?.Form.Find(name);

    /// <summary>The value of a name, with its words; null where there is none.</summary>
    public SignalFact? Fact(string name) =>
        Values.TryGetValue(name, out var value) && Find(name) is { } question
            ? new SignalFact(Voice.Name, name, value, question.Label, Shown(question, value))
            : null;

    private static Dictionary<string, string> Read(
        Voice voice, QuestionnaireForm form, IReadOnlyDictionary<string, string> answers, PreparationFacts? told)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var (question, value) in told?.Form.Given(told.Answers) ?? [])
            values[question.Name] = value.Trim();
        if (voice.Answered == Answering.Own)
            foreach (var (question, value) in form.Given(answers).Where(g => !SelfEvaluation.IsAskedBy(g.Question)))
                values[question.Name] = value.Trim();
        return values;
    }

    private Wording Shown(Question question, string value)
    {
        QuestionSet asked = Form.Find(question.Name) is null ? told!.Form : Form;
        var choices = asked.ChoicesOf(question);
        if (choices.Count == 0)
            return new Wording(value);
        var chosen = RawValue.Chosen(value).Select(name => LabelOf(name)).ToList();
        return new Wording(string.Join(", ", chosen.Select(c => c.Dutch)), string.Join(", ", chosen.Select(c => c.In("en"))));

        Wording LabelOf(string name) => choices.FirstOrDefault(c => c.Name == name)?.Label ?? new Wording(name);
    }
}

/// <summary>A fact that a signal rests on.</summary>
/// <param name="Respondent">Who gave it; null where it was counted over all of them.</param>
/// <param name="Name">Name of the question, or of what was told in the preparation.</param>
/// <param name="Value">The value as it is kept.</param>
/// <param name="Label">What was asked.</param>
/// <param name="Shown">The value in words.</param>
public sealed record SignalFact(string? Respondent, string Name, string Value, Wording Label, Wording Shown);
