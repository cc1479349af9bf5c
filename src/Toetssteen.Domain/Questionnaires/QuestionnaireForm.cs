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
/// each (closed answer, reasons, sources) and the facts that the framework asks for, and that of <see cref="SelfEvaluation"/> where the
/// framework has it. Answers are texts by the name of their question (see <see cref="RawValue"/>); an answer to a question that does not
/// apply is kept and counts as none.
/// </summary>
public sealed class QuestionnaireForm : QuestionSet
{
    private readonly Dictionary<string, QuestionnairePage> _pageOf;

    private QuestionnaireForm(Framework framework, QuestionnaireVariant variant, IReadOnlyList<QuestionnairePage> pages)
        : base([.. pages.SelectMany(p => p.Questions)], [Replies, SelfEvaluation.ChoicesOf(framework.Scale), .. framework.ChoiceLists])
    {
        (Framework, Variant, Pages) = (framework, variant, pages);
        _pageOf = pages.SelectMany(p => p.Questions.Select(q => (q.Name, p))).ToDictionary(x => x.Name, x => x.p, StringComparer.Ordinal);
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

    /// <summary>What it was made from: a framework, or the part of it that a study examines, as it is shown in a language.</summary>
    public Framework Framework { get; }

    /// <summary>The framework version that it was made from: <c>ggsr/2012</c>.</summary>
    public string FrameworkId => Framework.Id;

    /// <summary>Which of the two it is.</summary>
    public QuestionnaireVariant Variant { get; }

    /// <summary>The pages, in the order of the framework; a criterion about which nothing is asked has none.</summary>
    public IReadOnlyList<QuestionnairePage> Pages { get; }

    /// <summary>The questionnaire of a framework version.</summary>
    /// <param name="framework">The framework version.</param>
    /// <param name="variant">Which of the two.</param>
    /// <param name="scope">The indicators that it is about; null for all. A fact whose condition rests on a question about another
    /// indicator is not asked.</param>
    public static QuestionnaireForm Of(Framework framework, QuestionnaireVariant variant, IReadOnlyCollection<string>? scope = null)
    {
        var names = NamesWithin(framework, variant, scope);
        return new(framework, variant,
        [
            .. from theme in framework.Themes
               from criterion in theme.Criteria
               let sections = criterion.Indicators.Where(i => scope is null || scope.Contains(i.Code))
                   .Select(i => Section(framework, i, variant, names)).OfType<QuestionnaireSection>().ToList()
               where sections.Count > 0
               select new QuestionnairePage(theme, criterion, sections),
        ]);
    }

    /// <summary>The page that a question stands on, or null.</summary>
    public QuestionnairePage? PageOf(string questionName) => _pageOf.GetValueOrDefault(questionName);

    /// <summary>The page about a criterion, or null.</summary>
    public QuestionnairePage? FindPage(string criterionCode) => Pages.FirstOrDefault(p => p.Code == criterionCode);

    /// <summary>The questions of a page that apply, in its order.</summary>
    public IReadOnlyList<Question> Applicable(QuestionnairePage page, IReadOnlyDictionary<string, string> answers) =>
        Applicable(page.Questions, answers);

    /// <summary>Rule: a required question that applies has an answer. Those that have none, in the order of the page.</summary>
    public IReadOnlyList<Question> Missing(QuestionnairePage page, IReadOnlyDictionary<string, string> answers) =>
        Missing(page.Questions, answers);

    /// <summary>Everything wrong on a page, in its order: answers that do not fit, and required ones that are missing (Q001).</summary>
    public IReadOnlyList<QuestionProblem> Problems(QuestionnairePage page, IReadOnlyDictionary<string, string> answers) =>
        Problems(page.Questions, answers);

    /// <summary>Rule: a page is complete when every needed answer is there and every answer fits.</summary>
    public PageStatus StatusOf(QuestionnairePage page, IReadOnlyDictionary<string, string> answers) =>
        !Given(page.Questions, answers).Any() ? PageStatus.NotStarted
        : Problems(page, answers).Count == 0 ? PageStatus.Complete
        : PageStatus.Started;

    /// <summary>The closed answer to an indicator; null where there is none, or none that is known.</summary>
    public static Reply? ReplyTo(string indicatorCode, IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(QuestionNames.Answer(indicatorCode), out var value)
        && Enum.GetValues<Reply>().Where(r => NameOf(r) == value.Trim()).ToList() is [var reply]
            ? reply
            : null;

    private static string NameOf(Reply reply) => JsonNamingPolicy.CamelCase.ConvertName(reply.ToString());

    // Rule: what rests on a question that is not asked, is not asked. Conditions refer to earlier questions only, so one walk finds the
    // names of all that are.
    private static HashSet<string> NamesWithin(Framework framework, QuestionnaireVariant variant, IReadOnlyCollection<string>? scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var indicator in framework.Indicators.Where(i => scope is null || scope.Contains(i.Code)))
        {
            names.UnionWith([
                QuestionNames.Answer(indicator.Code),
                QuestionNames.Reasons(indicator.Code),
                QuestionNames.Sources(indicator.Code),
            ]);
            foreach (var fact in indicator.Facts.Where(f => f.Variants.Contains(variant)))
                if (
                    scope is null
                    || new[] { fact.Relevant, fact.Constraint }.OfType<Expression>().SelectMany(e => e.Names).All(names.Contains))
                    names.Add(fact.Name);
        }
        return names;
    }

    private static QuestionnaireSection? Section(
        Framework framework, Indicator indicator, QuestionnaireVariant variant, HashSet<string> names)
    {
        var ownMark = framework.AsksOwnMark(variant) ? SelfEvaluation.About(indicator) : null;
        if (indicator.QuestionIn(variant) is not { } asked)
            return ownMark is null ? null : new QuestionnaireSection(indicator, null, null, null, [], ownMark);
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
                Hint = new(
                    "Weet u het niet? Schrijf dan op waarom niet, of wie het wel weet.",
                    "Do you not know? Then write down why not, or who does know."),
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
            [.. indicator.Facts.Where(f => f.Variants.Contains(variant) && names.Contains(f.Name))],
            ownMark);
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
/// <param name="Answer">The closed answer: does the norm hold for this approach? Null where only the own mark is asked.</param>
/// <param name="Reasons">The framework's question, to be answered in words; asked with the closed answer.</param>
/// <param name="Sources">Where it says so; asked with the closed answer.</param>
/// <param name="Facts">The facts that the framework asks for, in this variant.</param>
/// <param name="OwnMark">How one judges it oneself; null where that is not asked.</param>
public sealed record QuestionnaireSection(
    Indicator Indicator, Question? Answer, Question? Reasons, Question? Sources, IReadOnlyList<Question> Facts, Question? OwnMark)
{
    /// <summary>All questions of the section in its order.</summary>
    public IReadOnlyList<Question> Questions { get; } =
        [.. new[] { Answer, Reasons, Sources }.OfType<Question>(), .. Facts, .. OwnMark is null ? [] : new[] { OwnMark }];
}
