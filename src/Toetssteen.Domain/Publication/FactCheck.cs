using Toetssteen.Domain.History;
using Toetssteen.Domain.People;

namespace Toetssteen.Domain.Publication;

/// <summary>
/// A fact check (feitencheck, hoor en wederhoor): the frozen draft with the municipality, until a day. Several people of it object; one
/// submits. Then it is closed, and inspectors decide on each objection.
/// </summary>
public sealed class FactCheck : IRecordsActs
{
    /// <summary>Longest response, in characters.</summary>
    public const int MaxResponse = 50_000;

    private readonly List<Objection> _objections = [];
    private readonly ActLog _acts = new();

    private FactCheck()
    {
    }

    internal FactCheck(Guid id, FactsheetDraft draft, string content, string sha256, DateOnly until, Guid by, DateTimeOffset at) =>
        (Id, InspectionId, EditionNumber, Content, Sha256, Until, SentBy, SentAt) = (
            id,
            draft.InspectionId,
            draft.EditionNumber,
            content,
            sha256,
            until,
            by,
            at);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The edition that was to come.</summary>
    public int EditionNumber { get; private set; }

    /// <summary>The frozen <see cref="FactsheetContent"/> that was sent (JSON).</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who sent it.</summary>
    public Guid SentBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Last day on which the municipality can answer.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Why the municipality asks for more time; null while it does not.</summary>
    public string? ExtensionAsked { get; private set; }

    /// <summary>Until when it asks for it.</summary>
    public DateOnly? ExtensionAskedUntil { get; private set; }

    /// <summary>Name of who submitted for the municipality; personal, never published.</summary>
    public string? SubmittedByName { get; private set; }

    /// <summary>Account of who submitted.</summary>
    public Guid? SubmittedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When it was noted that the municipality did not answer.</summary>
    public DateTimeOffset? UnansweredAt { get; private set; }

    /// <summary>The municipality's formal response (zienswijze); null where it gave none.</summary>
    public string? Response { get; private set; }

    /// <summary>Whether the municipality wants its response published with the factsheet.</summary>
    public bool PublishResponse { get; private set; }

    /// <summary>Whether the objections with their decisions are annexed to the factsheet.</summary>
    public bool IsAnnexed { get; private set; }

    /// <summary>Changes with every change.</summary>
    public Guid Version { get; private set; }

    /// <summary>The objections, the first first.</summary>
    public IReadOnlyList<Objection> Objections => _objections;

    /// <summary>Whether nothing more comes from the municipality.</summary>
    public bool IsClosed => SubmittedAt is not null || UnansweredAt is not null;

    /// <summary>The objections on which nothing was decided.</summary>
    public IEnumerable<Objection> Undecided => Submitted.Where(o => o.Decision is null);

    /// <summary>The objections that the municipality made: those it submitted.</summary>
    public IEnumerable<Objection> Submitted => SubmittedAt is null ? [] : _objections;

    /// <summary>Rule: who objects does so before the day has passed, and before it was submitted.</summary>
    /// <exception cref="DomainException">D130: submitted; D131: after the last day.</exception>
    public void RequireOpen(DateOnly today)
    {
        if (IsClosed)
            throw new DomainException(
                "D130",
                "De reactie op dit concept is al verzonden en gesloten. Uw wijziging is niet opgeslagen; uw tekst staat nog op het scherm."
            );
        if (today > Until)
            throw new DomainException(
                "D131",
                "De termijn voor de feitencheck is verstreken. Uw wijziging is niet opgeslagen; uw tekst staat nog op het scherm. Vraag de inspectie om uitstel.");
    }

    /// <summary>Objects to a sentence.</summary>
    /// <exception cref="DomainException">D130, D131: too late; D132: no reason; D133: no sentence.</exception>
    public Objection Object(
        Guid id,
        ObjectionKind kind,
        ObjectedSentence sentence,
        string reason,
        Guid? documentId,
        Guid by,
        DateTimeOffset at,
        DateOnly today)
    {
        RequireOpen(today);
        // What was taken back leaves its number behind: nobody means another objection by it.
        var objection = new Objection(id, Id, _objections.Select(o => o.Number).DefaultIfEmpty().Max() + 1, by, at);
        objection.Say(kind, sentence, reason, documentId);
        _objections.Add(objection);
        RecordOf(HistoryAct.ObjectionMade, objection, objection.Reason, sentence.Text);
        return objection;
    }

    /// <summary>Mends an objection before it is submitted.</summary>
    /// <exception cref="DomainException">D130, D131: too late; D132: no reason; D133: no sentence.</exception>
    public void Amend(Objection objection, ObjectionKind kind, string reason, Guid? documentId, DateOnly today)
    {
        RequireOpen(today);
        var before = objection.Reason;
        objection.Say(kind, objection.Sentence, reason, documentId);
        RecordOf(HistoryAct.ObjectionMade, objection, before: before, after: objection.Reason);
    }

    /// <summary>Takes an objection back before it is submitted.</summary>
    /// <exception cref="DomainException">D130, D131: too late.</exception>
    public void Withdraw(Objection objection, DateOnly today)
    {
        RequireOpen(today);
        _objections.Remove(objection);
        RecordOf(HistoryAct.ObjectionWithdrawn, objection, before: objection.Reason);
    }

    /// <summary>Keeps the formal response, which may be empty.</summary>
    /// <exception cref="DomainException">D130, D131: too late; D134: too long.</exception>
    public void Respond(string? response, bool publish, DateOnly today)
    {
        RequireOpen(today);
        if (response?.Length > MaxResponse)
            throw new DomainException(
                "D134",
                $"Deze reactie is te lang: {response.Length} tekens, en er passen er {MaxResponse}. Uw tekst staat nog op het scherm; maak haar korter, of stuur haar mee als document.");
        Response = string.IsNullOrWhiteSpace(response) ? null : response.Trim();
        PublishResponse = publish && Response is not null;
    }

    /// <summary>Asks for more time, with a reason.</summary>
    /// <exception cref="DomainException">D130, D131: too late; D135: no reason, or no later day.</exception>
    public void AskExtension(DateOnly until, string reason, DateOnly today)
    {
        RequireOpen(today);
        if (string.IsNullOrWhiteSpace(reason) || until <= Until)
            throw new DomainException(
                "D135",
                "Schrijf op waarom u uitstel vraagt, en kies een dag na de laatste dag die u nu hebt. Er is niets verstuurd.");
        (ExtensionAsked, ExtensionAskedUntil) = (reason.Trim(), until);
        Record(HistoryAct.ExtensionAsked, ExtensionAsked, after: HistoryValue.Day(until), role: Role.MunicipalityRespondent);
    }

    /// <summary>Gives more time, asked for or not; also when the day has passed, as long as it is not closed.</summary>
    /// <exception cref="DomainException">D130: closed; D136: no later day.</exception>
    public void Extend(DateOnly until)
    {
        if (IsClosed)
            RequireOpen(DateOnly.MinValue);
        if (until <= Until)
            throw new DomainException("D136", "Kies een dag na de laatste dag die de gemeente nu heeft. Er is niets gewijzigd.");
        Record(HistoryAct.FactCheckExtended, ExtensionAsked, HistoryValue.Day(Until), HistoryValue.Day(until), Role.StudyLead);
        (Until, ExtensionAsked, ExtensionAskedUntil) = (until, null, null);
    }

    /// <summary>One person submits for the municipality, with or without objections.</summary>
    /// <exception cref="DomainException">D130, D131: too late; D137: no name.</exception>
    public void Submit(string name, Guid by, DateTimeOffset at, DateOnly today)
    {
        RequireOpen(today);
        if (string.IsNullOrWhiteSpace(name))
            throw new DomainException("D137", "Vul de naam in van wie de reactie namens de gemeente verzendt. Er is niets verzonden.");
        (SubmittedByName, SubmittedBy, SubmittedAt) = (name.Trim(), by, at);
        var made = string.Join(' ', _objections.OrderBy(o => o.Number).Select(o => o.Id));
        Record(HistoryAct.FactCheckSubmitted, Response, after: made, role: Role.MunicipalityRespondent);
    }

    /// <summary>
    /// Rule: no answer by the day is recorded as such. What was written and not submitted stays readable, and is no objection.
    /// </summary>
    /// <exception cref="DomainException">D130: it did answer; D138: the day has not passed.</exception>
    public void NoteUnanswered(DateTimeOffset at, DateOnly today)
    {
        if (IsClosed)
            RequireOpen(DateOnly.MinValue);
        if (today <= Until)
            throw new DomainException("D138", "De termijn loopt nog: de gemeente kan nog antwoorden. Er is niets vastgelegd.");
        UnansweredAt = at;
        Record(HistoryAct.FactCheckUnanswered, role: Role.StudyLead);
    }

    /// <summary>Rule: every objection gets a decision and a reason, by an inspector; after it was submitted.</summary>
    /// <exception cref="DomainException">D139: not submitted yet; D140: no reason.</exception>
    public void Decide(Objection objection, ObjectionDecision decision, string reason, Guid by, DateTimeOffset at)
    {
        if (SubmittedAt is null)
            throw new DomainException(
                "D139",
                "De gemeente heeft haar reactie nog niet verzonden. Besluiten kan daarna; er is niets opgeslagen.");
        var before = objection.Decision is { } was ? $"{was}: {objection.DecisionReason}" : null;
        objection.Decide(decision, reason, by, at);
        _acts.Record(InspectionId, HistoryAct.ObjectionDecided, HistorySubject.Objection(objection.Id),
            objection.DecisionReason, before, decision.ToString());
    }

    /// <summary>Says whether the objections with their decisions are annexed to the factsheet. The same again is no change.</summary>
    public void Annex(bool annexed)
    {
        if (IsAnnexed == annexed)
            return;
        IsAnnexed = annexed;
        _acts.Record(InspectionId, HistoryAct.ObjectionDecided, $"{HistorySubject.FactCheck(Id)}/annex",
            before: annexed ? "false" : "true", after: annexed ? "true" : "false");
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    private void Record(HistoryAct act, string? why = null, string? before = null, string? after = null, Role? role = null) =>
        _acts.Record(InspectionId, act, HistorySubject.FactCheck(Id), why, before, after, role);

    private void RecordOf(HistoryAct act, Objection objection, string? why = null, string? before = null, string? after = null) =>
        _acts.Record(InspectionId, act, HistorySubject.Objection(objection.Id), why, before, after, Role.MunicipalityRespondent);
}

/// <summary>The sentence that is objected to, and where it stands in the frozen draft.</summary>
/// <param name="Place">The piece of the content: <c>approaches/0/findings/3/text</c>.</param>
/// <param name="Heading">Where that is, in words: the indicator or the heading.</param>
/// <param name="Text">The sentence, to the letter.</param>
/// <param name="FindingId">The finding in the draft; null for a sentence elsewhere.</param>
public sealed record ObjectedSentence(string Place, string Heading, string Text, Guid? FindingId);

/// <summary>
/// A correction request (correctieverzoek; <c>CorrectionRequest</c> in the vocabulary): statement, request, decision, reason.
/// </summary>
public sealed class Objection
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReason = 10_000;

    private Objection()
    {
    }

    internal Objection(Guid id, Guid factCheckId, int number, Guid by, DateTimeOffset at) =>
        (Id, FactCheckId, Number, MadeBy, MadeAt) = (id, factCheckId, number, by, at);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The fact check.</summary>
    public Guid FactCheckId { get; private set; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What kind it is.</summary>
    public ObjectionKind Kind { get; private set; }

    /// <summary>The sentence objected to.</summary>
    public ObjectedSentence Sentence { get; private set; } = new("", "", "", null);

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The document that shows it, where there is one.</summary>
    public Guid? DocumentId { get; private set; }

    /// <summary>Who of the municipality made it.</summary>
    public Guid MadeBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>What was decided; null while nothing is.</summary>
    public ObjectionDecision? Decision { get; private set; }

    /// <summary>Why.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Changes with every change.</summary>
    public Guid Version { get; private set; }

    internal void Say(ObjectionKind kind, ObjectedSentence sentence, string reason, Guid? documentId)
    {
        if (string.IsNullOrWhiteSpace(sentence.Text))
            throw new DomainException("D133", "Kies de zin waar uw bezwaar over gaat. Uw tekst staat nog op het scherm.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason)
            throw new DomainException(
                "D132",
                $"Schrijf op waarom deze zin niet klopt, in ten hoogste {MaxReason} tekens. Uw tekst staat nog op het scherm.");
        (Kind, Sentence, Reason, DocumentId) = (kind, sentence, reason.Trim(), documentId);
    }

    internal void Decide(ObjectionDecision decision, string reason, Guid by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException(
                "D140",
                "Een besluit op een bezwaar heeft een reden nodig. Uw keuze staat nog op het scherm; schrijf op waarom.");
        (Decision, DecisionReason, DecidedBy, DecidedAt) = (decision, reason.Trim(), by, at);
    }
}
