using System.Text.Json;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>How far a page is.</summary>
public enum PageStatus
{
    /// <summary>Nog niet begonnen: nothing was answered.</summary>
    NotStarted,

    /// <summary>Begonnen: something was answered, and something is missing or wrong.</summary>
    Started,

    /// <summary>Klaar: every needed answer is there, and none is wrong.</summary>
    Complete,
}

/// <summary>
/// A questionnaire as a framework version makes it: a page per criterion, a section per indicator, with the same three questions in
/// each (closed answer, reasons, sources) and the facts that the framework asks for. Answers are texts by the name of their question
/// (see <see cref="RawValue"/>); an answer to a question that does not apply is kept and counts as none.
/// </summary>
public sealed class QuestionnaireForm
{
    private readonly Dictionary<string, Question> _questions;
    private readonly Dictionary<string, QuestionnairePage> _pageOf;
    private readonly Dictionary<string, ChoiceList> _lists;
    private readonly IReadOnlyList<Question> _conditional;

    private QuestionnaireForm(Framework framework, QuestionnaireVariant variant, IReadOnlyCollection<string>? scope)
    {
        (FrameworkId, Variant) = (framework.Id, variant);
        var names = NamesWithin(framework, variant, scope);
        Pages = [.. from theme in framework.Themes
                    from criterion in theme.Criteria
                    let sections = criterion.Indicators.Where(i => scope is null || scope.Contains(i.Code)).Select(i => Section(i, variant, names)).OfType<QuestionnaireSection>().ToList()
                    where sections.Count > 0
                    select new QuestionnairePage(theme, criterion, sections)];
        Questions = [.. Pages.SelectMany(p => p.Questions)];
        _questions = Questions.ToDictionary(q => q.Name, StringComparer.Ordinal);
        _pageOf = Pages.SelectMany(p => p.Questions.Select(q => (q.Name, p))).ToDictionary(x => x.Name, x => x.p, StringComparer.Ordinal);
        _lists = framework.ChoiceLists.Prepend(Replies).ToDictionary(l => l.Name, StringComparer.Ordinal);
        _conditional = [.. Questions.Where(q => q.Relevant is not null)];
    }

    /// <summary>The closed answers to an indicator: the names of <see cref="Reply"/>, for every framework the same.</summary>
    public static ChoiceList Replies { get; } = new("reply",
    [
        new(NameOf(Reply.Yes), new("Ja", "Yes")),
        new(NameOf(Reply.Partly), new("Gedeeltelijk", "Partly")),
        new(NameOf(Reply.No), new("Nee", "No")),
        new(NameOf(Reply.Unknown), new("Weten we niet", "We do not know")),
        new(NameOf(Reply.NotApplicable), new("Niet van toepassing", "Not applicable")),
    ]);

    /// <summary>The framework version that it was made from: <c>ggsr/2012</c>.</summary>
    public string FrameworkId { get; }

    /// <summary>Which of the two it is.</summary>
    public QuestionnaireVariant Variant { get; }

    /// <summary>The pages, in the order of the framework; a criterion about which nothing is asked has none.</summary>
    public IReadOnlyList<QuestionnairePage> Pages { get; }

    /// <summary>All questions in the order of the pages. A condition refers to earlier ones only.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>The questionnaire of a framework version.</summary>
    /// <param name="framework">The framework version.</param>
    /// <param name="variant">Which of the two.</param>
    /// <param name="scope">The indicators that it is about; null for all. A fact whose condition rests on a question about another indicator is not asked.</param>
    public static QuestionnaireForm Of(Framework framework, QuestionnaireVariant variant, IReadOnlyCollection<string>? scope = null) => new(framework, variant, scope);

    /// <summary>The question with this name, or null.</summary>
    public Question? Find(string name) => _questions.GetValueOrDefault(name);

    /// <summary>The page that a question stands on, or null.</summary>
    public QuestionnairePage? PageOf(string questionName) => _pageOf.GetValueOrDefault(questionName);

    /// <summary>The page about a criterion, or null.</summary>
    public QuestionnairePage? FindPage(string criterionCode) => Pages.FirstOrDefault(p => p.Code == criterionCode);

    /// <summary>The choices of a question; none where it takes no choice.</summary>
    public IReadOnlyList<Choice> ChoicesOf(Question question) => question.ChoiceList is { } list ? _lists[list].Choices : [];

    /// <summary>Rule: a question is asked only where its condition holds; an answer to one that does not apply counts as none.</summary>
    public bool IsRelevant(Question question, IReadOnlyDictionary<string, string> answers) => question.Relevant is null || Read(answers).Applies(question);

    /// <summary>The questions of a page that apply, in its order.</summary>
    public IReadOnlyList<Question> Applicable(QuestionnairePage page, IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        return [.. page.Questions.Where(read.Applies)];
    }

    /// <summary>
    /// Rule: an answer fits its question. An empty answer is always allowed here: whether one is missing is asked by
    /// <see cref="Missing(QuestionnairePage, IReadOnlyDictionary{string, string})"/>.
    /// </summary>
    /// <returns>What is wrong, or null.</returns>
    public QuestionProblem? Check(Question question, string? value, IReadOnlyDictionary<string, string> answers) => Check(question, value, Read(answers));

    /// <summary>Rule: a required question that applies has an answer. Those that have none, in the order of the page.</summary>
    public IReadOnlyList<Question> Missing(QuestionnairePage page, IReadOnlyDictionary<string, string> answers) => Missing(page, Read(answers));

    /// <summary>Everything wrong on a page, in its order: answers that do not fit, and required ones that are missing (Q001).</summary>
    public IReadOnlyList<QuestionProblem> Problems(QuestionnairePage page, IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        var missing = Missing(page, read).Select(q => q.Name).ToHashSet();
        return [.. page.Questions.Where(read.Applies)
            .Select(q => missing.Contains(q.Name) ? QuestionProblem.Of("Q001", q) : Check(q, read.Raw(q.Name), read)).OfType<QuestionProblem>()];
    }

    /// <summary>Rule: a page is complete when every needed answer is there and every answer fits.</summary>
    public PageStatus StatusOf(QuestionnairePage page, IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        if (!page.Questions.Any(q => read.Applies(q) && !IsEmpty(q, read.Raw(q.Name))))
            return PageStatus.NotStarted;
        return Missing(page, read).Count == 0 && page.Questions.Where(read.Applies).All(q => Check(q, read.Raw(q.Name), read) is null)
            ? PageStatus.Complete
            : PageStatus.Started;
    }

    /// <summary>What was answered, in the order of the questions: only questions that apply and have an answer.</summary>
    public IReadOnlyList<(Question Question, string Value)> Given(IReadOnlyDictionary<string, string> answers)
    {
        var read = Read(answers);
        return [.. Questions.Where(q => read.Applies(q) && !IsEmpty(q, read.Raw(q.Name))).Select(q => (q, read.Raw(q.Name)!))];
    }

    /// <summary>The closed answer to an indicator; null where there is none, or none that is known.</summary>
    public static Reply? ReplyTo(string indicatorCode, IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(QuestionNames.Answer(indicatorCode), out var value) && Enum.GetValues<Reply>().Where(r => NameOf(r) == value.Trim()).ToList() is [var reply] ? reply : null;

    /// <summary>Whether an answer says nothing.</summary>
    public static bool IsEmpty(Question question, string? value) =>
        string.IsNullOrWhiteSpace(value) || question.Type == QuestionType.Sources && SourceReference.TryReadAll(value, out var sources) && sources.Count == 0;

    private static string NameOf(Reply reply) => JsonNamingPolicy.CamelCase.ConvertName(reply.ToString());

    // Rule: what rests on a question that is not asked, is not asked. Conditions refer to earlier questions only, so one walk finds the names of all that are.
    private static HashSet<string> NamesWithin(Framework framework, QuestionnaireVariant variant, IReadOnlyCollection<string>? scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var indicator in framework.Indicators.Where(i => scope is null || scope.Contains(i.Code)))
        {
            names.UnionWith([QuestionNames.Answer(indicator.Code), QuestionNames.Reasons(indicator.Code), QuestionNames.Sources(indicator.Code)]);
            foreach (var fact in indicator.Facts.Where(f => f.Variants.Contains(variant)))
                if (scope is null || new[] { fact.Relevant, fact.Constraint }.OfType<Expression>().SelectMany(e => e.Names).All(names.Contains))
                    names.Add(fact.Name);
        }
        return names;
    }

    private static QuestionnaireSection? Section(Indicator indicator, QuestionnaireVariant variant, HashSet<string> names)
    {
        if ((variant == QuestionnaireVariant.Full ? indicator.QuestionToMunicipality : indicator.QuestionToPartners) is not { } asked)
            return null;
        IReadOnlyList<QuestionnaireVariant> variants = [variant];
        return new QuestionnaireSection(indicator,
            new Question
            {
                Name = QuestionNames.Answer(indicator.Code),
                Type = QuestionType.SelectOne,
                ChoiceList = Replies.Name,
                Label = new("Geldt dit voor deze aanpak?", "Does this hold for this approach?"),
                Required = true,
                Variants = variants,
                IndicatorCode = indicator.Code,
            },
            new Question
            {
                Name = QuestionNames.Reasons(indicator.Code),
                Type = QuestionType.Text,
                Label = asked,
                Hint = new("Weet u het niet? Schrijf dan op waarom niet, of wie het wel weet.", "Do you not know? Then write down why not, or who does know."),
                Required = true,
                Variants = variants,
                IndicatorCode = indicator.Code,
            },
            new Question
            {
                Name = QuestionNames.Sources(indicator.Code),
                Type = QuestionType.Sources,
                Label = new("Waar staat dat?", "Where does it say so?"),
                Hint = new("Noem het document en de bladzijde of paragraaf.", "Name the document and the page or section."),
                Variants = variants,
                IndicatorCode = indicator.Code,
            },
            [.. indicator.Facts.Where(f => f.Variants.Contains(variant) && names.Contains(f.Name))]);
    }

    private static IReadOnlyList<Question> Missing(QuestionnairePage page, Reading read) =>
        [.. page.Questions.Where(q => q.Required && read.Applies(q) && IsEmpty(q, read.Raw(q.Name)))];

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
            QuestionType.Integer or QuestionType.Decimal when RawValue.Digits(text) > Question.MaxDigits => QuestionProblem.Of("Q005", question, Question.MaxDigits),
            QuestionType.Decimal when TypedNumber.Meanings(text) is { } meanings =>
                QuestionProblem.Of("Q015", question, text, meanings.Whole, meanings.Fraction),
            QuestionType.Decimal when TypedNumber.UnitIn(text) is { } unit => QuestionProblem.Of("Q016", question, unit),
            QuestionType.Decimal when !RawValue.TryNumber(text, out _) => QuestionProblem.Of("Q004", question, Quoted(text)),
            QuestionType.Date when !TypedDate.TryRead(text, out _, out var fault) && fault == DateFault.ShortYear => QuestionProblem.Of("Q017", question),
            QuestionType.Date when !RawValue.TryDate(text, out _) => QuestionProblem.Of("Q006", question, Quoted(text)),
            QuestionType.Sources => Wrong(question, text),
            _ => null,
        };
    }

    private QuestionProblem? NoChoice(Question question, IEnumerable<string> names) =>
        names.FirstOrDefault(n => ChoicesOf(question).All(c => c.Name != n)) is { } unknown ? QuestionProblem.Of("Q002", question, Quoted(unknown)) : null;

    private static QuestionProblem? Wrong(Question question, string raw)
    {
        if (!SourceReference.TryReadAll(raw, out var sources))
            return QuestionProblem.Of("Q009", question);
        if (sources.Count > SourceReference.MaxCount)
            return QuestionProblem.Of("Q012", question, sources.Count, SourceReference.MaxCount);
        return sources.Select((source, n) => source switch
        {
            { NamesADocument: false } => QuestionProblem.Of("Q010", question, n + 1),
            { Page: < 1 or > SourceReference.MaxPage } => QuestionProblem.Of("Q011", question, n + 1, source.Page!),
            _ when RawValue.Length(source.Title ?? "") > SourceReference.MaxText || RawValue.Length(source.Section ?? "") > SourceReference.MaxText =>
                QuestionProblem.Of("Q013", question, n + 1, SourceReference.MaxText),
            _ when !RawValue.IsSound(source.Title + source.Section) => QuestionProblem.Of("Q008", question),
            _ => null,
        }).FirstOrDefault(p => p is not null);
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
        private readonly QuestionnaireForm _form;
        private readonly IReadOnlyDictionary<string, string> _answers;
        private readonly HashSet<string> _without = new(StringComparer.Ordinal);

        public Reading(QuestionnaireForm form, IReadOnlyDictionary<string, string> answers)
        {
            (_form, _answers) = (form, answers);
            foreach (var question in form._conditional)
                if (!question.Relevant!.Holds(Answer))
                    _without.Add(question.Name);
        }

        public bool Applies(Question question) => !_without.Contains(question.Name);

        public string? Raw(string name) => _answers.GetValueOrDefault(name);

        public string? Answer(string name) =>
            !_without.Contains(name) && _form.Find(name) is { } question && Raw(name) is { } value && !IsEmpty(question, value) ? value : null;
    }
}

/// <summary>The questions about one criterion.</summary>
/// <param name="Theme">The theme of the criterion.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Sections">One per indicator about which something is asked.</param>
public sealed record QuestionnairePage(Theme Theme, Criterion Criterion, IReadOnlyList<QuestionnaireSection> Sections)
{
    /// <summary>Code of the criterion; unique in a questionnaire.</summary>
    public string Code => Criterion.Code;

    /// <summary>All questions of the page in its order.</summary>
    public IReadOnlyList<Question> Questions { get; } = [.. Sections.SelectMany(s => s.Questions)];
}

/// <summary>The questions about one indicator. Its norm, which is quoted to the letter, is what the closed answer is about.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Answer">The closed answer: does the norm hold for this approach?</param>
/// <param name="Reasons">The framework's question, to be answered in words.</param>
/// <param name="Sources">Where it says so.</param>
/// <param name="Facts">The facts that the framework asks for, in this variant.</param>
public sealed record QuestionnaireSection(Indicator Indicator, Question Answer, Question Reasons, Question Sources, IReadOnlyList<Question> Facts)
{
    /// <summary>All questions of the section in its order.</summary>
    public IReadOnlyList<Question> Questions { get; } = [Answer, Reasons, Sources, .. Facts];
}
