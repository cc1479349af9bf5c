using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Cards;

/// <summary>What a card asks about one indicator: a closed answer, words for who wants, and the facts of the framework.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Ask">The question, in plain words.</param>
/// <param name="Facts">Further questions, each one choice of a list.</param>
public sealed record CardQuestion(Indicator Indicator, Wording Ask, IReadOnlyList<Question> Facts)
{
    /// <summary>Name of the closed answer.</summary>
    public string Answer => QuestionNames.Answer(Indicator.Code);

    /// <summary>Name of what is told in own words.</summary>
    public string Words => QuestionNames.Reasons(Indicator.Code);
}

/// <summary>The short questionnaire of one kind of respondent. Nothing in it has to be answered.</summary>
public sealed class CardForm
{
    /// <summary>Longest text in own words, in characters.</summary>
    public const int MaxWords = 2_000;

    private readonly Framework _framework;
    private readonly Dictionary<string, IReadOnlyList<Choice>> _choices;
    private readonly HashSet<string> _words;

    private CardForm(Framework framework, RespondentKind kind)
    {
        (_framework, Kind) = (framework, kind);
        Questions =
        [
            .. from indicator in framework.Indicators
               let asked = indicator.QuestionsToKinds.FirstOrDefault(q => q.Kind == kind.Key)
               where asked is not null
               select new CardQuestion(indicator, asked.Question, [.. indicator.Facts.Where(f => f.Kinds?.Contains(kind.Key) is true)]),
        ];
        _choices = Questions.Select(q => (q.Answer, Replies.Choices))
            .Concat(Questions.SelectMany(q => q.Facts).Select(f => (f.Name, ChoicesOf(f))))
            .ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);
        _words = Questions.Select(q => q.Words).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The closed answers, in plain words.</summary>
    public static ChoiceList Replies { get; } = new("card_reply",
    [
        new("yes", new("Ja", "Yes")),
        new("partly", new("Een beetje", "A little")),
        new("no", new("Nee", "No")),
        new("unknown", new("Weet ik niet", "I do not know")),
        new("notApplicable", new("Gaat niet over mij", "Not about me")),
    ]);

    /// <summary>Who is asked.</summary>
    public RespondentKind Kind { get; }

    /// <summary>The questions, in the order of the framework.</summary>
    public IReadOnlyList<CardQuestion> Questions { get; }

    /// <summary>The questionnaire of a kind; null where the framework has no such kind.</summary>
    public static CardForm? Of(Framework framework, string kind) =>
        framework.Respondents.FirstOrDefault(k => k.Key == kind) is { } known ? new CardForm(framework, known) : null;

    /// <summary>The choices of a fact.</summary>
    public IReadOnlyList<Choice> ChoicesOf(Question fact) => fact.ChoiceList == QuestionnaireForm.Replies.Name
        ? QuestionnaireForm.Replies.Choices
        : _framework.ChoiceLists.FirstOrDefault(l => l.Name == fact.ChoiceList)?.Choices ?? [];

    /// <summary>The names under which something can be answered.</summary>
    public IEnumerable<string> Names => _choices.Keys.Concat(_words);

    /// <summary>Whether a text is too long to be kept.</summary>
    public bool IsTooLong(string name, string value) => _words.Contains(name) && RawValue.Length(value) > MaxWords;

    /// <summary>What of this was answered: a choice that there is, words that are no blanks. The rest is left out.</summary>
    /// <exception cref="DomainException">D240: nothing; D241: a text that is too long.</exception>
    public IReadOnlyDictionary<string, string> Answered(IEnumerable<KeyValuePair<string, string>> given)
    {
        var answered = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (IsTooLong(name, value))
                throw new DomainException("D241",
                    $"Een van uw antwoorden is te lang. Er passen {MaxWords} tekens. Maak het antwoord korter.");
            if (_choices.TryGetValue(name, out var choices)
                ? choices.Any(c => c.Name == value)
                : _words.Contains(name) && !string.IsNullOrWhiteSpace(value))
                answered[name] = value.Trim();
        }
        return answered.Count > 0 ? answered
            : throw new DomainException("D240", "U hebt nog niets ingevuld. Beantwoord ten minste één vraag.");
    }
}
