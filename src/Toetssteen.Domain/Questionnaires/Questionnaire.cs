using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// A questionnaire (vragenlijst): what one respondent is asked. Open until it is submitted; then closed, until the inspectorate asks
/// for a supplement. Each submission is kept as it was.
/// </summary>
public sealed class Questionnaire
{
    private readonly List<Submission> _submissions = [];

    private Questionnaire() { }

    /// <summary>Opens a questionnaire.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="respondentId">Who is asked.</param>
    /// <param name="variant">Which questions.</param>
    /// <param name="openedAt">When.</param>
    /// <param name="scope">The indicators that it asks about; null for all.</param>
    /// <param name="answerBy">Its own last day; null for that of the calendar.</param>
    public Questionnaire(
        Guid id,
        Guid respondentId,
        QuestionnaireVariant variant,
        DateTimeOffset openedAt,
        IReadOnlyList<string>? scope = null,
        DateOnly? answerBy = null
    ) => (Id, RespondentId, Variant, OpenedAt, IsOpen, Scope, AnswerBy) = (id, respondentId, variant, openedAt, true, scope, answerBy);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who is asked.</summary>
    public Guid RespondentId { get; private set; }

    /// <summary>Which questions.</summary>
    public QuestionnaireVariant Variant { get; private set; }

    /// <summary>
    /// The indicators that it asks about, in a follow-up; null for all of the framework. It keeps those that it was opened with, whatever
    /// becomes of the improvement points.
    /// </summary>
    public IReadOnlyList<string>? Scope { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The own last day of who was asked when that of the calendar was past; null where the calendar's holds.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>Whether answers can be given and changed.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What the inspectorate asked for in addition, while it is open for a supplement.</summary>
    public string? SupplementAsked { get; private set; }

    /// <summary>When it asked.</summary>
    public DateTimeOffset? SupplementAskedAt { get; private set; }

    /// <summary>The last day for the supplement that is waited for; null where none was given.</summary>
    public DateOnly? SupplementBy { get; private set; }

    /// <summary>Changes with submitting and reopening: a submit twice is one.</summary>
    public Guid Version { get; private set; }

    /// <summary>What was submitted, the first first.</summary>
    public IReadOnlyList<Submission> Submissions => _submissions;

    /// <summary>Rule: a submitted questionnaire is closed.</summary>
    /// <exception cref="DomainException">D080: it is closed.</exception>
    public void RequireOpen()
    {
        if (!IsOpen)
            throw new DomainException(
                "D080",
                "Deze vragenlijst is verzonden en gesloten; uw wijziging is niet opgeslagen. Wilt u iets aanvullen, vraag dat dan aan de inspectie.");
    }

    /// <summary>Submits the answers as they are now, and closes the questionnaire.</summary>
    /// <param name="id">Identity of the submission.</param>
    /// <param name="answers">The answers by the name of the question.</param>
    /// <param name="name">Name of who submits.</param>
    /// <param name="stated">Whether that person stated that the answers are the organisation's.</param>
    /// <param name="by">Their account.</param>
    /// <param name="at">When.</param>
    /// <exception cref="DomainException">D080: it is closed; D081: no name; D082: not stated.</exception>
    public Submission Submit(Guid id, IReadOnlyDictionary<string, string> answers, string name, bool stated, Guid by, DateTimeOffset at)
    {
        RequireOpen();
        if (string.IsNullOrWhiteSpace(name))
            throw new DomainException("D081", "Vul de naam in van wie de vragenlijst verzendt.");
        if (!stated)
            throw new DomainException("D082", "Verklaar dat u namens uw organisatie antwoordt, voordat u verzendt.");
        var submission = new Submission(id, this, _submissions.Count + 1, answers, name.Trim(), by, at);
        _submissions.Add(submission);
        (IsOpen, SupplementAsked, SupplementAskedAt, SupplementBy) = (false, null, null, null);
        return submission;
    }

    /// <summary>Rule: a supplement is a new version, on request; what was submitted before stays readable.</summary>
    /// <param name="what">What is asked.</param>
    /// <param name="at">When it is asked.</param>
    /// <param name="by">The last day for it; null where none is given.</param>
    /// <exception cref="DomainException">D083: it is open still; D084: not said what is asked.</exception>
    public void AskSupplement(string what, DateTimeOffset at, DateOnly? by = null)
    {
        if (IsOpen)
            throw new DomainException("D083", "Deze vragenlijst is nog open; er is nog niets om aan te vullen.");
        if (string.IsNullOrWhiteSpace(what))
            throw new DomainException("D084", "Schrijf op wat de organisatie moet aanvullen.");
        (IsOpen, SupplementAsked, SupplementAskedAt, SupplementBy) = (true, what.Trim(), at, by);
    }
}

/// <summary>A questionnaire as it was submitted: frozen, with who and when.</summary>
public sealed class Submission
{
    private Submission() { }

    internal Submission(
        Guid id,
        Questionnaire questionnaire,
        int number,
        IReadOnlyDictionary<string, string> answers,
        string name,
        Guid by,
        DateTimeOffset at)
    {
        (Id, QuestionnaireId, Number, SubmittedByName, SubmittedBy, SubmittedAt, SupplementTo) = (
            id,
            questionnaire.Id,
            number,
            name,
            by,
            at,
            questionnaire.SupplementAsked);
        Content = JsonSerializer.Serialize(
            new SortedDictionary<string, string>(answers.ToDictionary(), StringComparer.Ordinal),
            DomainJson.Options);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The questionnaire.</summary>
    public Guid QuestionnaireId { get; private set; }

    /// <summary>First (1), or a supplement (2 and on).</summary>
    public int Number { get; private set; }

    /// <summary>Name of who submitted, as given; empty once the retention term of personal data has ended.</summary>
    public string SubmittedByName { get; private set; } = "";

    /// <summary>Account of who submitted.</summary>
    public Guid SubmittedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>What the inspectorate had asked for, for a supplement.</summary>
    public string? SupplementTo { get; private set; }

    /// <summary>The answers as JSON, by the name of the question, in the order of the names.</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/>, in lower case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Removes the name at the end of the retention term; the organisation and the answers stay.</summary>
    public void ForgetName() => SubmittedByName = "";

    /// <summary>The answers by the name of the question.</summary>
    public IReadOnlyDictionary<string, string> Answers() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Content, DomainJson.Options)!;
}
