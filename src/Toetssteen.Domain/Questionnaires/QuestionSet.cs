namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// Questions that are asked together: which of them apply, and what is wrong with an answer. Answers are texts by the name of their
/// question (see <see cref="RawValue"/>); an answer to a question that does not apply is kept and counts as none.
/// </summary>
public abstract class QuestionSet
{
    private readonly Dictionary<string, Question> _questions;
    private readonly Dictionary<string, ChoiceList> _lists;
    private readonly IReadOnlyList<Question> _conditional;

    /// <summary>Takes the questions, in order.</summary>
    /// <param name="questions">The questions. A condition refers to earlier ones only.</param>
    /// <param name="lists">The lists that they choose from.</param>
    protected QuestionSet(IReadOnlyList<Question> questions, IEnumerable<ChoiceList> lists)
    {
        Questions = questions;
        _questions = questions.ToDictionary(q => q.Name, StringComparer.Ordinal);
        _lists = lists.ToDictionary(l => l.Name, StringComparer.Ordinal);
        _conditional = [.. questions.Where(q => q.Relevant is not null)];
    }

    /// <summary>All questions in order.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>The question with this name, or null.</summary>
    public Question? Find(string name) => _questions.GetValueOrDefault(name);

    /// <summary>The choices of a question; none where it takes no choice.</summary>
    public IReadOnlyList<Choice> ChoicesOf(Question question) => question.ChoiceList is { } list ? _lists[list].Choices : [];

    /// <summary>Rule: a question is asked only where its condition holds; an answer to one that does not apply counts as none.</summary>
    public bool IsRelevant(Question question, IReadOnlyDictionary<string, string> answers) =>
        question.Relevant is null || Read(answers).Applies(question);

    /// <summary>Those of some questions that apply, in their order.</summary>
    public IReadOnlyList<Question> Applicable(IEnumerable<Question> questions, IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        return [.. questions.Where(read.Applies)];
    }

    /// <summary>
    /// Rule: an answer fits its question. An empty answer is always allowed here: whether one is missing is asked by
    /// <see cref="Missing(IEnumerable{Question}, IReadOnlyDictionary{string, string})"/>.
    /// </summary>
    /// <returns>What is wrong, or null.</returns>
    public QuestionProblem? Check(Question question, string? value, IReadOnlyDictionary<string, string> answers) =>
        Check(question, value, Read(answers));

    /// <summary>Rule: a required question that applies has an answer. Those of some questions that have none, in their order.</summary>
    public IReadOnlyList<Question> Missing(IEnumerable<Question> questions, IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        return [.. questions.Where(q => IsMissing(q, read))];
    }

    /// <summary>
    /// Everything wrong with some questions, in their order: answers that do not fit, and required ones that are missing (Q001).
    /// </summary>
    public IReadOnlyList<QuestionProblem> Problems(IEnumerable<Question> questions, IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        return [.. questions.Where(read.Applies)
            .Select(q => IsMissing(q, read) ? QuestionProblem.Of("Q001", q) : Check(q, read.Raw(q.Name), read)).OfType<QuestionProblem>()];
    }

    /// <summary>What was answered, in the order of the questions: only questions that apply and have an answer.</summary>
    public IReadOnlyList<(Question Question, string Value)> Given(IReadOnlyDictionary<string, string> answers) =>
        [.. Given(Questions, answers)];

    /// <summary>What was answered to some questions.</summary>
    protected IEnumerable<(Question Question, string Value)> Given(
        IEnumerable<Question> questions,
        IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        return questions.Where(q => read.Applies(q) && !IsEmpty(q, read.Raw(q.Name))).Select(q => (q, read.Raw(q.Name)!));
    }

    /// <summary>Whether an answer says nothing.</summary>
    public static bool IsEmpty(Question question, string? value) =>
        string.IsNullOrWhiteSpace(value)
        || question.Type == QuestionType.Sources && SourceReference.TryReadAll(value, out var sources) && sources.Count == 0;

    private static bool IsMissing(Question question, Reading read) =>
        question.Required && read.Applies(question) && IsEmpty(question, read.Raw(question.Name));

    private QuestionProblem? Check(Question question, string? value, Reading read)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (Fits(question, value) is { } problem)
            return problem;
        if (question.Constraint is not { } constraint || IsEmpty(question, value) || constraint.Holds(read.Answer, value))
            return null;
        return QuestionProblem.Of("Q014", question) with { Said = question.ConstraintMessage };
    }

    private QuestionProblem? Fits(Question question, string value)
    {
        var most = question.Type == QuestionType.Sources ? SourceReference.MaxRaw : Question.MaxText;
        if (RawValue.Length(value) is var length && length > most)
            return QuestionProblem.Of("Q007", question, length, most);
        if (!RawValue.IsSound(value))
            return QuestionProblem.Of("Q008", question);
        var text = value.Trim();
        return question.Type switch
        {
            QuestionType.SelectOne => NoChoice(question, [text]),
            QuestionType.SelectMultiple => NoChoice(question, RawValue.Chosen(text)),
            QuestionType.Integer when !RawValue.IsWhole(text) => QuestionProblem.Of("Q003", question, Quoted(text)),
            QuestionType.Integer or QuestionType.Decimal when RawValue.Digits(text) > Question.MaxDigits => QuestionProblem.Of(
                "Q005",
                question,
                Question.MaxDigits),
            QuestionType.Decimal when TypedNumber.Meanings(text) is { } meanings => QuestionProblem.Of(
                "Q015",
                question,
                text,
                meanings.Whole,
                meanings.Fraction),
            QuestionType.Decimal when TypedNumber.UnitIn(text) is { } unit => QuestionProblem.Of("Q016", question, unit),
            QuestionType.Decimal when !RawValue.TryNumber(text, out _) => QuestionProblem.Of("Q004", question, Quoted(text)),
            QuestionType.Date when !TypedDate.TryRead(text, out _, out var fault) && fault == DateFault.ShortYear => QuestionProblem.Of(
                "Q017",
                question),
            QuestionType.Date when !RawValue.TryDate(text, out _) => QuestionProblem.Of("Q006", question, Quoted(text)),
            QuestionType.Sources => Wrong(question, text),
            _ => null,
        };
    }

    private QuestionProblem? NoChoice(Question question, IEnumerable<string> names) =>
        names.FirstOrDefault(n => ChoicesOf(question).All(c => c.Name != n)) is { } unknown
            ? QuestionProblem.Of("Q002", question, Quoted(unknown))
            : null;

    private static QuestionProblem? Wrong(Question question, string raw)
    {
        if (!SourceReference.TryReadAll(raw, out var sources))
            return QuestionProblem.Of("Q009", question);
        if (sources.Count > SourceReference.MaxCount)
            return QuestionProblem.Of("Q012", question, sources.Count, SourceReference.MaxCount);
        return sources
            .Select(
                (source, n) =>
                    source switch
                    {
                        { NamesADocument: false } => QuestionProblem.Of("Q010", question, n + 1),
                        { Page: < 1 or > SourceReference.MaxPage } => QuestionProblem.Of("Q011", question, n + 1, source.Page!),
                        _ when RawValue.Length(source.Title ?? "") > SourceReference.MaxText
                                || RawValue.Length(source.Section ?? "") > SourceReference.MaxText => QuestionProblem.Of(
                            "Q013",
                            question,
                            n + 1,
                            SourceReference.MaxText),
                        _ when !RawValue.IsSound(source.Title + source.Section) => QuestionProblem.Of("Q008", question),
                        _ => null,
                    })
            .FirstOrDefault(p => p is not null);
    }

    /// <summary>What was typed, as far as a sentence can hold it.</summary>
    private static string Quoted(string text)
    {
        const int most = 40;
        return text.Length <= most ? text : $"{FoldedText.Start(text, most)}…";
    }

    private Reading Read(IReadOnlyDictionary<string, string> answers) => new(this, answers);

    /// <summary>
    /// Answers with the questions that do not apply known. Conditions refer to earlier questions only, so one walk in the order of the
    /// form settles all of them, without recursion.
    /// </summary>
    private sealed class Reading
    {
        private readonly QuestionSet _set;
        private readonly IReadOnlyDictionary<string, string> _answers;
        private readonly HashSet<string> _without = new(StringComparer.Ordinal);

        public Reading(QuestionSet set, IReadOnlyDictionary<string, string> answers)
        {
            (_set, _answers) = (set, answers);
            foreach (var question in set._conditional)
                if (!question.Relevant!.Holds(Answer))
                    _without.Add(question.Name);
        }

        public bool Applies(Question question) => !_without.Contains(question.Name);

        public string? Raw(string name) => _answers.GetValueOrDefault(name);

        public string? Answer(string name) =>
            !_without.Contains(name) && _set.Find(name) is { } question && Raw(name) is { } value && !IsEmpty(question, value)
                ? value
                : null;
    }
}
