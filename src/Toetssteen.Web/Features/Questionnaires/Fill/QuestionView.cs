using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Features.Work.SetAside;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Fill;

/// <summary>A question on its page.</summary>
public sealed record QuestionView(FillModel Fill, Question Question)
{
    /// <summary>What the form shows.</summary>
    public string Value => Fill.Shown[Question.Name];

    public IReadOnlyList<Choice> Choices => Fill.Form.ChoicesOf(Question);

    /// <summary>Whether the text is the answer to the framework's own question, and may be long.</summary>
    public bool IsLong => Question.Name == QuestionNames.Reasons(Question.IndicatorCode);

    /// <summary>The rows of places, with an empty one at the end where there is none or one more is asked for.</summary>
    public IReadOnlyList<SourceReference> Rows => PlacesView.RowsOf(Value, Fill.More == Question.Name);

    private Dictionary<Guid, string> Titles => Fill.Documents.ToDictionary(d => d.Id, d => d.Title);

    /// <summary>What a colleague saved in the meantime, where that is not what was typed.</summary>
    public ConflictView? Conflict =>
        Fill.Conflicts.TryGetValue(Question.Name, out var theirs)
            ? new ConflictView(
                Question.Name,
                Fill.Kept.GetValueOrDefault(Question.Name)?.By,
                theirs,
                AnswerWords.Of(Fill.Form, Question, theirs.Value, Titles),
                AnswerWords.Of(Fill.Form, Question, Value, Titles),
                Question.Type == QuestionType.Text)
            : null;
}

/// <summary>The rows of places in documents, as fields.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Rows">The rows; the last one may be empty.</param>
/// <param name="Documents">The documents to choose from.</param>
/// <param name="DocumentsLabel">What the choice is called.</param>
/// <param name="AddDocuments">Where documents are added; null for who adds none.</param>
public sealed record PlacesView(
    string Name,
    IReadOnlyList<SourceReference> Rows,
    IReadOnlyList<(Guid Id, string Title)> Documents,
    string DocumentsLabel,
    string? AddDocuments)
{
    /// <summary>The rows of a value that is kept, with an empty one where there is none or one more is asked for.</summary>
    public static IReadOnlyList<SourceReference> RowsOf(string value, bool more)
    {
        _ = SourceReference.TryReadAll(value, out var sources);
        return sources.Count == 0 || more ? [.. sources, new SourceReference(null, null, null, null)] : sources;
    }
}

/// <summary>Two versions of one answer, side by side.</summary>
/// <param name="Question">Name of the question.</param>
/// <param name="By">Who saved the other one.</param>
/// <param name="Theirs">The other one.</param>
/// <param name="TheirWords">The other one, to be read.</param>
/// <param name="MyWords">One's own, to be read.</param>
/// <param name="CanBeBoth">Whether the two can stand one below the other.</param>
public sealed record ConflictView(string Question, string? By, Stored? Theirs, string TheirWords, string MyWords, bool CanBeBoth)
{
    /// <summary>An empty one, which the script fills.</summary>
    public static readonly ConflictView ForScript = new("", null, null, "", "", true);
}

/// <summary>Answers, to be read.</summary>
public static class AnswerWords
{
    /// <summary>An answer in words: labels of choices, a date as it is typed, places line by line.</summary>
    /// <param name="form">The questions.</param>
    /// <param name="question">The question.</param>
    /// <param name="value">The answer as it is kept.</param>
    /// <param name="titles">Titles of the documents that may be cited.</param>
    public static string Of(QuestionSet form, Question question, string value, IReadOnlyDictionary<Guid, string> titles)
    {
        switch (question.Type)
        {
            case QuestionType.SelectOne or QuestionType.SelectMultiple:
                var choices = form.ChoicesOf(question);
                return string.Join(
                    ", ",
                    RawValue
                        .Chosen(value)
                        .Select(name => choices.FirstOrDefault(c => c.Name == name) is { } choice ? Texts.In(choice.Label) : name));
            case QuestionType.Sources:
                return SourceReference.TryReadAll(value, out var sources) ? string.Join('\n', sources.Select(s => Line(s, titles))) : value;
            default:
                return AnswerInput.Shown(question, value);
        }
    }

    private static string Line(SourceReference source, IReadOnlyDictionary<Guid, string> titles) =>
        string.Join(
            ", ",
            new[]
            {
                source.DocumentId is { } id && titles.TryGetValue(id, out var title) ? title : source.Title,
                AnswerInput.Place(source),
            }.Where(p => !string.IsNullOrWhiteSpace(p)));
}

/// <summary>Sentences of the page, and of its script.</summary>
public static class FillWords
{
    /// <summary>Who else is in the questionnaire.</summary>
    public static string Others(IReadOnlyList<Present> others, SiteText text) =>
        others.Count == 0 ? "" : text["Nu ook bezig: {0}.", string.Join(", ", others.Select(o => $"{o.Name} ({o.Page})"))];

    /// <summary>What the script says, in the language of the page; {0} is filled in there.</summary>
    public static Dictionary<string, string> ForScript(SiteText text) =>
        new(SetAsideWords.ForScript(text))
        {
            ["saved"] = text["Opgeslagen om {0}."],
            ["offline"] = text["Geen verbinding. Bewaard in deze browser; wij proberen het opnieuw."],
            ["server"] = text["De server kon dit nog niet opslaan. Bewaard in deze browser; wij proberen het opnieuw."],
            ["unsaved"] = text["Nog niet opgeslagen."],
            ["saving"] = text["Wordt opgeslagen…"],
            ["noStore"] = text["Geen verbinding, en deze browser kan niets bewaren. Laat de bladzijde open tot de lijn terug is."],
            ["serverNoStore"] = text[
                "De server kon dit nog niet opslaan, en deze browser kan niets bewaren. Laat de bladzijde open; wij proberen het opnieuw."
            ],
            ["notKept"] = text[
                "Een tekst is niet opgeslagen, en deze browser kan niets bewaren. Kopieer die tekst voordat u de bladzijde verlaat."
            ],
            ["conflictHere"] = text["Van een tekst op deze bladzijde zijn er twee versies. Kies welke blijft."],
            ["conflictElsewhere"] = text["Van een tekst op een andere bladzijde zijn er twee versies. Kies daar welke blijft:"],
            ["loggedOut"] = text["U bent uitgelogd. Uw tekst staat er nog."],
            ["logIn"] = text["Inloggen (in een nieuw tabblad)"],
            ["closed"] = Refusals.Closed(text),
            ["reload"] = text[
                "Er is intussen anders ingelogd. Er is niets opgeslagen; wat u typte staat nog in deze browser. Laad de pagina opnieuw."
            ],
            ["reloadNoStore"] = text[
                "Er is intussen anders ingelogd, en deze browser kan niets bewaren. Kopieer uw tekst voordat u de bladzijde opnieuw laadt."
            ],
            ["tooLong"] = text[QuestionProblem.Sentences["Q007"]],
            ["conflict"] = text["{0} heeft dit antwoord intussen ook gewijzigd. Kies welke tekst blijft."],
            ["newer"] = text["{0} heeft dit antwoord zojuist gewijzigd."],
            ["others"] = text["Nu ook bezig: {0}."],
            ["you"] = text["u, in een ander venster"],
            ["words"] = text["{0} woorden"],
            ["word"] = text["1 woord"],
            ["restored"] = text["Tekst die nog niet verzonden was, is teruggezet en wordt nu verzonden."],
            ["restoredElsewhere"] = text["Tekst van een andere bladzijde die nog niet verzonden was, wordt nu verzonden."],
        };
}
