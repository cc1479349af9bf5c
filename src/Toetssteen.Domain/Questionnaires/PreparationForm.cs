using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>What a framework version asks the municipality about each approach in the preparation.</summary>
public sealed class PreparationForm : QuestionSet
{
    private PreparationForm(IReadOnlyList<PreparationQuestion> asked, IEnumerable<ChoiceList> lists)
        : base([.. asked.SelectMany(q => q.Parts)], [.. lists, QuestionnaireForm.Replies, .. asked.SelectMany(q => q.OwnLists)]) =>
        Asked = asked;

    /// <summary>What is asked, in the order of the screen; none where the framework asks nothing beforehand.</summary>
    public IReadOnlyList<PreparationQuestion> Asked { get; }

    /// <summary>The questions of a framework version.</summary>
    public static PreparationForm Of(Framework framework) => new(framework.Preparation, framework.ChoiceLists);

    /// <summary>
    /// The answers as they are kept: a value alone says that it is known, and what the program itself asks is kept only where it applies. A
    /// value that does not apply is kept, as in a questionnaire.
    /// </summary>
    /// <param name="typed">What was typed, by the name of the question.</param>
    public IReadOnlyDictionary<string, string> Kept(IReadOnlyDictionary<string, string> typed)
    {
        var kept = Questions.Where(q => !IsEmpty(q, typed.GetValueOrDefault(q.Name)))
            .ToDictionary(q => q.Name, q => typed[q.Name], StringComparer.Ordinal);
        foreach (var name in Asked.Where(q => q.Knowledge is not null).Select(q => q.Name).Where(kept.ContainsKey))
            kept.TryAdd(PreparationQuestion.KnowledgeOf(name), PreparationQuestion.Known);
        var values = Asked.Select(q => q.Name).ToHashSet();
        foreach (var question in Questions.Except(Applicable(Questions, kept)).Where(q => !values.Contains(q.Name)))
            kept.Remove(question.Name);
        return kept;
    }

    /// <summary>Rule: a value goes with being known, and with nothing else; and every answer fits its question.</summary>
    /// <param name="kept">The answers, as <see cref="Kept"/> gives them.</param>
    public IReadOnlyList<QuestionProblem> Problems(IReadOnlyDictionary<string, string> kept)
    {
        var problems = Problems(Questions, kept).ToList();
        foreach (var question in Asked.Where(q => q.Knowledge is not null))
        {
            var isGiven = kept.ContainsKey(question.Name);
            if (kept.TryGetValue(PreparationQuestion.KnowledgeOf(question.Name), out var knowledge)
                && knowledge == PreparationQuestion.Known != isGiven)
                problems.Add(QuestionProblem.Of(isGiven ? "Q019" : "Q018", question.Value));
        }
        return [.. Questions.SelectMany(q => problems.Where(p => p.Question == q.Name))];
    }
}
