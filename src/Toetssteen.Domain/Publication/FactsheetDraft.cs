using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Publication;

/// <summary>How far a draft is.</summary>
public enum DraftStage
{
    /// <summary>Inspectors judge and write.</summary>
    Judging,

    /// <summary>A second reader reads; nobody writes.</summary>
    SecondReading,

    /// <summary>The second reader agreed with every finding.</summary>
    Agreed,

    /// <summary>The frozen draft is with the municipality.</summary>
    FactCheck,

    /// <summary>The municipality answered, or did not; inspectors decide on its objections and change what they adopt.</summary>
    Deciding,

    /// <summary>Adopted by the lead, and frozen.</summary>
    Adopted,

    /// <summary>Decided to be public from a moment on (embargo).</summary>
    Scheduled,

    /// <summary>Public.</summary>
    Published,
}

/// <summary>
/// The draft of a factsheet (conceptfactsheet): the findings that are being written of one inspection, and its way to publication. Each
/// step names the rules that it checks; a step that is not due is refused (D110), and nothing is changed.
/// </summary>
public sealed class FactsheetDraft : IRecordsActs
{
    private readonly ActLog _acts = new();
    private readonly List<DraftFinding> _findings = [];
    private readonly List<FactCheck> _factChecks = [];

    private FactsheetDraft()
    {
    }

    /// <summary>Begins the draft of an inspection, with the rows that the framework prints together as joint findings.</summary>
    /// <param name="inspection">The inspection, with its assessments.</param>
    /// <param name="framework">Its framework.</param>
    /// <param name="newId">Gives identities.</param>
    public FactsheetDraft(Inspection inspection, Framework framework, Func<Guid> newId)
    {
        InspectionId = inspection.Id;
        foreach (var assessment in inspection.Assessments)
            TakeIn(assessment, framework, newId);
    }

    /// <summary>
    /// Begins the draft of a follow-up: a finding per improvement point, over exactly the indicators of the point, or over all that took
    /// their norms over.
    /// </summary>
    /// <param name="inspection">The inspection.</param>
    /// <param name="framework">Its framework.</param>
    /// <param name="points">
    /// The points that are judged again, each with the assessment of its approach; <see cref="FollowedPoint.TakenOver"/> is set where they
    /// are of an earlier version.
    /// </param>
    /// <param name="newId">Gives identities.</param>
    /// <exception cref="DomainException">D150: a point that met its norm.</exception>
    public static FactsheetDraft FollowUp(
        Inspection inspection,
        Framework framework,
        IEnumerable<(Assessment Assessment, FollowedPoint Followed)> points,
        Func<Guid> newId)
    {
        var draft = new FactsheetDraft { InspectionId = inspection.Id };
        foreach (var (assessment, followed) in points)
        {
            followed.RequireUnresolved();
            draft._findings.Add(DraftFinding.Again(newId(), inspection.Id, assessment.Id, framework, followed.Point, followed.TakenOver));
        }
        return draft;
    }

    /// <summary>
    /// Rule: who is asked in a follow-up is asked about the indicators of the improvement points that are judged again for the approach,
    /// and about nothing else.
    /// </summary>
    /// <param name="assessmentId">The approach.</param>
    /// <returns>The indicators; null in a first study, which asks about all.</returns>
    public IReadOnlyList<string>? QuestionScopeOf(Guid assessmentId) =>
        _findings.Exists(f => f.ImprovementPointId is not null)
            ?
            [
                .. _findings
                    .Where(f => f.AssessmentId == assessmentId && f.ImprovementPointId is not null)
                    .SelectMany(f => f.IndicatorCodes)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]
            : null;

    /// <summary>What of a framework is asked about an approach: all that its study examines, in a follow-up its points alone.</summary>
    /// <param name="assessmentId">The approach.</param>
    /// <param name="framework">The framework, as the study judges by it.</param>
    public Framework AskedOf(Guid assessmentId, Framework framework) =>
        QuestionScopeOf(assessmentId) is { } scope ? framework.Only(scope) : framework;

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>How far it is.</summary>
    public DraftStage Stage { get; private set; }

    /// <summary>Which edition it is to become, counted from 1.</summary>
    public int EditionNumber { get; private set; } = 1;

    /// <summary>Why what was published is corrected; null for a first edition.</summary>
    public string? CorrectionReason { get; private set; }

    /// <summary>The findings, in no order; the framework orders them.</summary>
    public IReadOnlyList<DraftFinding> Findings => _findings;

    /// <summary>The fact checks, the first first.</summary>
    public IReadOnlyList<FactCheck> FactChecks => _factChecks;

    /// <summary>Who asked for the second reading under way, or the last.</summary>
    public Guid? SecondReadingAskedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? SecondReadingAskedAt { get; private set; }

    /// <summary>Who adopted it.</summary>
    public Guid? AdoptedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AdoptedAt { get; private set; }

    /// <summary>
    /// The frozen <see cref="FactsheetContent"/> that was adopted (JSON); its day of publication is filled in when that is decided.
    /// </summary>
    public string? AdoptedContent { get; private set; }

    /// <summary>SHA-256 of what was adopted.</summary>
    public string? AdoptedSha256 { get; private set; }

    /// <summary>Who decided on publication.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>From when it is public.</summary>
    public DateTimeOffset? PublicFrom { get; private set; }

    /// <summary>
    /// The factsheet's name in addresses: kept free for it from the first decision to publish on, and printed in its files.
    /// </summary>
    public string? Slug { get; private set; }

    /// <summary>The PDF of what was adopted, by its hash; null until it is made.</summary>
    public string? PdfSha256 { get; private set; }

    /// <summary>The DOCX of what was adopted, by its hash; null until it is made.</summary>
    public string? DocxSha256 { get; private set; }

    /// <summary>Changes with every step: two people who act at once see each other's.</summary>
    public Guid Version { get; private set; }

    /// <summary>The fact check of the edition under way; null before it, and for a correction without one.</summary>
    public FactCheck? CurrentFactCheck => _factChecks.FindLast(c => c.EditionNumber == EditionNumber);

    /// <summary>Whether inspectors may write.</summary>
    public bool IsOpen => Stage is DraftStage.Judging or DraftStage.Deciding;

    /// <summary>
    /// Rule: an answer counts as long as inspectors may write: what is read, sent, adopted or public does not change by it, and nobody is
    /// asked for one.
    /// </summary>
    /// <exception cref="DomainException">D202: they may not any more.</exception>
    public void RequireAnswersCount()
    {
        if (!IsOpen)
            throw new DomainException(
                "D202",
                "Het concept van de factsheet ligt nu vast. Een antwoord telt niet meer mee, dus vraag niemand meer om antwoord; er is niets verstuurd.");
    }

    /// <summary>Takes an approach in that joined the inspection later. One that is in already is no change.</summary>
    public void TakeIn(Assessment assessment, Framework framework, Func<Guid> newId)
    {
        if (_findings.Exists(f => f.AssessmentId == assessment.Id))
            return;
        foreach (var row in framework.Rows())
            _findings.Add(new DraftFinding(newId(), InspectionId, assessment.Id, framework, row.Indicators.Select(i => i.Code)));
    }

    /// <summary>Rule: what is being read, or has been sent, adopted or published is frozen.</summary>
    /// <exception cref="DomainException">D103: it is frozen now.</exception>
    public void RequireOpen()
    {
        if (!IsOpen)
            throw new DomainException(
                "D103",
                "Dit concept ligt nu vast en kan niet worden gewijzigd. Uw wijziging is niet opgeslagen; uw tekst staat nog op het scherm."
            );
    }

    #region Findings

    /// <summary>
    /// Puts findings of one criterion together: their indicators in one finding. Which texts go along, <see cref="DraftRewriting"/> says.
    /// </summary>
    /// <param name="framework">The framework.</param>
    /// <param name="ids">The findings.</param>
    /// <param name="said">What the findings that go said, in words; kept in the history.</param>
    /// <returns>The finding that stays, and those that are gone.</returns>
    /// <exception cref="DomainException">D103: frozen; D003: not of one criterion; D104: fewer than two, or of several approaches; D155: in
    /// a follow-up.</exception>
    public (DraftFinding Kept, IReadOnlyList<DraftFinding> Gone) Merge(
        Framework framework, IReadOnlyCollection<Guid> ids, string? said = null)
    {
        RequireOpen();
        RequireNoPoints();
        var chosen = framework
            .Rows()
            .SelectMany(r => r.Indicators)
            .Select(i => _findings.Find(f => ids.Contains(f.Id) && f.IndicatorCodes[0] == i.Code))
            .OfType<DraftFinding>()
            .ToList();
        if (chosen.Count < 2 || chosen.Any(f => f.AssessmentId != chosen[0].AssessmentId))
            throw new DomainException(
                "D104",
                "Kies twee of meer bevindingen van dezelfde aanpak om samen te voegen. Er is niets gewijzigd.");
        chosen[0].Cover(framework, chosen.SelectMany(f => f.IndicatorCodes));
        _findings.RemoveAll(f => chosen.Skip(1).Contains(f));
        _acts.Record(InspectionId, HistoryAct.FindingsMerged, HistorySubject.Finding(chosen[0].Id),
            before: said, after: chosen[0].NameIn(framework.Own).ToString());
        return (chosen[0], chosen[1..]);
    }

    /// <summary>Takes indicators out of a finding into one of their own.</summary>
    /// <returns>The new finding.</returns>
    /// <exception cref="DomainException">D103: frozen; D105: none of its indicators, or all of them; D155: in a follow-up.</exception>
    public DraftFinding Split(Framework framework, DraftFinding finding, IReadOnlyCollection<string> indicatorCodes, Guid newId)
    {
        RequireOpen();
        RequireNoPoints();
        var (leaves, stays) = (
            finding.IndicatorCodes.Where(indicatorCodes.Contains).ToList(),
            finding.IndicatorCodes.Where(c => !indicatorCodes.Contains(c)).ToList());
        if (leaves.Count == 0 || stays.Count == 0)
            throw new DomainException(
                "D105",
                "Kies één of meer indicatoren die een eigen bevinding krijgen, en laat er ten minste één staan. Er is niets gewijzigd.");
        var before = finding.NameIn(framework.Own).ToString();
        finding.Cover(framework, stays);
        var made = new DraftFinding(newId, InspectionId, finding.AssessmentId, framework, leaves);
        _findings.Add(made);
        _acts.Record(InspectionId, HistoryAct.FindingSplit, HistorySubject.Finding(finding.Id),
            before: before, after: $"{finding.NameIn(framework.Own)} + {made.NameIn(framework.Own)}");
        _acts.Record(InspectionId, HistoryAct.FindingAdded, HistorySubject.Finding(made.Id),
            WhySplit(framework, finding, made), after: made.NameIn(framework.Own).ToString());
        return made;
    }

    /// <summary>
    /// Why pieces of a finding that was split were written anew. The history is in Dutch, whatever language the page is in.
    /// </summary>
    public static string WhySplit(Framework framework, DraftFinding stays, DraftFinding made) =>
        $"Gesplitst in een bevinding over {stays.NameIn(framework.Own)} en een over {made.NameIn(framework.Own)}.";

    // Rule: in a follow-up each improvement point is judged by itself.
    private void RequireNoPoints()
    {
        if (_findings.Exists(f => f.ImprovementPointId is not null))
            throw new DomainException(
                "D155",
                "In een vervolgonderzoek heeft elk verbeterpunt een eigen bevinding. Samenvoegen en splitsen kan daar niet; er is niets gewijzigd.");
    }

    #endregion

    #region Second reading

    /// <summary>Rule: only a complete draft goes to the second reader.</summary>
    /// <exception cref="DomainException">D110: not due; D111: something is missing.</exception>
    public void AskSecondReading(IReadOnlyCollection<DraftGap> gaps, Guid by, DateTimeOffset at)
    {
        Require(IsOpen);
        if (gaps.Count > 0)
            throw new DomainException(
                "D111",
                "Het concept is nog niet compleet. Vul eerst aan wat hieronder staat; er is niets verstuurd.");
        if (Stage == DraftStage.Deciding && CurrentFactCheck?.Undecided.Any() is true)
            throw new DomainException(
                "D112",
                "Over één of meer bezwaren is nog niet besloten. Besluit daar eerst over; er is niets verstuurd.");
        (Stage, SecondReadingAskedBy, SecondReadingAskedAt) = (DraftStage.SecondReading, by, at);
        Record(HistoryAct.SecondReadingAsked);
    }

    /// <summary>Rule: a second reader reads what lies with the second reader, and nobody reads what they wrote.</summary>
    /// <exception cref="DomainException">D110: not due; D113: the reader wrote in it.</exception>
    public void RequireReader(Guid reader, IReadOnlySet<Guid> authors)
    {
        Require(Stage == DraftStage.SecondReading);
        RequireNotOwnWork(reader, authors);
    }

    /// <summary>The second reader gives the draft back, with remarks at the findings.</summary>
    /// <param name="reader">The second reader.</param>
    /// <param name="authors">Who wrote in it.</param>
    /// <param name="returned">What the reader said of the findings that go back.</param>
    /// <exception cref="DomainException">D110: not due; D113: the reader wrote in it.</exception>
    public void Return(Guid reader, IReadOnlySet<Guid> authors, IEnumerable<FindingReading> returned)
    {
        RequireReader(reader, authors);
        BackToWriting();
        Record(HistoryAct.SecondReadingReturned, role: Role.SecondReader);
        foreach (var reading in returned)
            _acts.Record(InspectionId, HistoryAct.SecondReadingReturned, HistorySubject.Finding(reading.FindingId),
                reading.Remark, role: Role.SecondReader);
    }

    /// <summary>Rule: what was sent to the second reader is taken back as long as the second reader has not begun.</summary>
    /// <param name="hasBegun">Whether the second reader said something since it was sent.</param>
    /// <exception cref="DomainException">D110: not due; D200: the second reader has begun.</exception>
    public void TakeBackSecondReading(bool hasBegun)
    {
        Require(Stage == DraftStage.SecondReading);
        if (hasBegun)
            throw new DomainException(
                "D200",
                "De tweede lezer is al begonnen met lezen. Vraag de tweede lezer het concept terug te geven; er is niets gewijzigd.");
        BackToWriting();
        Record(HistoryAct.SecondReadingTakenBack);
    }

    private void BackToWriting() => Stage = CurrentFactCheck is { IsClosed: true } ? DraftStage.Deciding : DraftStage.Judging;

    /// <summary>The second reader agrees with every finding.</summary>
    /// <exception cref="DomainException">D110: not due; D113: the reader wrote in it; D114: a finding was not agreed with as it is
    /// now.</exception>
    public void Agree(Guid reader, IReadOnlySet<Guid> authors, IReadOnlyCollection<DraftFinding> notAgreed)
    {
        RequireReader(reader, authors);
        if (notAgreed.Count > 0)
            throw new DomainException(
                "D114",
                "U bent nog niet met elke bevinding akkoord. Lees de overige, of geef het concept terug; er is niets gewijzigd.");
        Stage = DraftStage.Agreed;
        Record(HistoryAct.SecondReadingAgreed, role: Role.SecondReader);
    }

    /// <summary>Asks a second reader for blind judgements about a sample of indicators.</summary>
    /// <param name="rater">Who judges blind.</param>
    /// <param name="authors">Who wrote in the draft.</param>
    /// <param name="sample">The indicators, each of an approach.</param>
    /// <param name="seed">The number that the sample was drawn with; null where it was chosen.</param>
    /// <param name="newId">Gives identities.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="DomainException">D113: the reader wrote in it.</exception>
    public IReadOnlyList<BlindJudgement> AskBlind(
        Guid rater, IReadOnlySet<Guid> authors, IReadOnlyList<JudgedUnit> sample, int? seed, Func<Guid> newId, DateTimeOffset at)
    {
        RequireNotOwnWork(rater, authors);
        _acts.Record(InspectionId, HistoryAct.BlindAsked, HistorySubject.Blind, seed is null ? null : $"Getrokken met het getal {seed}.",
            after: string.Join(", ", sample.Select(u => u.IndicatorCode)), role: Role.StudyLead);
        return [.. sample.Select(u => new BlindJudgement(newId(), InspectionId, u.AssessmentId, u.IndicatorCode, rater, at))];
    }

    /// <summary>Rule: nobody second-reads, adopts or publishes what they wrote.</summary>
    /// <exception cref="DomainException">D113: it is one's own work.</exception>
    public static void RequireNotOwnWork(Guid account, IReadOnlySet<Guid> authors)
    {
        if (authors.Contains(account))
            throw new DomainException(
                "D113",
                "U hebt zelf aan dit concept geschreven. Iemand anders leest het, stelt het vast en besluit over publicatie; er is niets gewijzigd.");
    }

    #endregion

    #region Fact check

    /// <summary>Sends the frozen draft to the municipality.</summary>
    /// <exception cref="DomainException">D110: not due; D120: the day has passed.</exception>
    public FactCheck SendForFactCheck(Guid id, string content, string sha256, DateOnly until, Guid by, DateTimeOffset at)
    {
        Require(Stage == DraftStage.Agreed && CurrentFactCheck is null);
        if (until <= DutchDay.Of(at))
            throw new DomainException("D120", "Kies een dag in de toekomst waarop de gemeente uiterlijk antwoordt. Er is niets verstuurd.");
        var check = new FactCheck(id, this, content, sha256, until, by, at);
        _factChecks.Add(check);
        Stage = DraftStage.FactCheck;
        _acts.Record(InspectionId, HistoryAct.FactCheckSent, HistorySubject.FactCheck(id), after: sha256, role: Role.StudyLead);
        return check;
    }

    /// <summary>The municipality answered, or it was noted that it did not: inspectors go on.</summary>
    /// <exception cref="DomainException">D110: not due.</exception>
    public void TakeUpFactCheck()
    {
        Require(Stage == DraftStage.FactCheck && CurrentFactCheck is { IsClosed: true });
        Stage = DraftStage.Deciding;
    }

    #endregion

    #region Adoption and publication

    /// <summary>
    /// Rule: adopted is what the second reader agreed with and the municipality could check; by someone who wrote none of it. A correction
    /// may go without a fact check.
    /// </summary>
    /// <exception cref="DomainException">D110: not due; D113: one's own work; D121: no fact check yet.</exception>
    public void Adopt(Guid by, IReadOnlySet<Guid> authors, string content, string sha256, DateTimeOffset at)
    {
        Require(Stage == DraftStage.Agreed);
        RequireNotOwnWork(by, authors);
        if (EditionNumber == 1 && CurrentFactCheck is not { IsClosed: true })
            throw new DomainException(
                "D121",
                "De gemeente heeft dit concept nog niet op feiten kunnen controleren. Stuur het eerst voor de feitencheck; er is niets vastgesteld.");
        (Stage, AdoptedBy, AdoptedAt, AdoptedContent, AdoptedSha256) = (DraftStage.Adopted, by, at, content, sha256);
        Record(HistoryAct.Adopted, after: sha256, role: Role.StudyLead);
    }

    /// <summary>Keeps the files that were made of what was adopted; nothing is published before they are there.</summary>
    /// <exception cref="DomainException">D110: not due, or of other content.</exception>
    public void Keep(string sha256, string pdfSha256, string docxSha256)
    {
        Require(Stage is DraftStage.Adopted or DraftStage.Scheduled && sha256 == AdoptedSha256);
        (PdfSha256, DocxSha256) = (pdfSha256, docxSha256);
    }

    /// <summary>Takes an adoption back, with its reason, so that inspectors can write again.</summary>
    /// <exception cref="DomainException">D110: not due; D122: no reason.</exception>
    public void RevokeAdoption(string reason)
    {
        Require(Stage == DraftStage.Adopted);
        RequireReason(reason);
        Record(HistoryAct.AdoptionRevoked, reason.Trim(), before: AdoptedSha256, role: Role.StudyLead);
        (AdoptedBy, AdoptedAt, AdoptedContent, AdoptedSha256, PdfSha256, DocxSha256) = (null, null, null, null, null, null);
        Stage = CurrentFactCheck is null ? DraftStage.Judging : DraftStage.Deciding;
    }

    /// <summary>
    /// Rule: the decision to publish is another person's than the adoption, and the municipality hears of it in time: between the decision
    /// and the moment of publication lies a minimum term. Of what was adopted nothing changes but the day of publication, which is filled
    /// in.
    /// </summary>
    /// <param name="by">Who decides.</param>
    /// <param name="authors">Who wrote in it.</param>
    /// <param name="publicFrom">From when it is public, with the offset of the calendar that says which day that is.</param>
    /// <param name="terms">Before when it cannot be public.</param>
    /// <param name="whyEarlier">Why it is public before the day of the calendar; nothing where it is not.</param>
    /// <param name="at">Now.</param>
    /// <returns>The reason that is to be kept; null where none is needed.</returns>
    /// <exception cref="DomainException">D110: not due; D113: one's own work; D123: the one who adopted; D124: too soon; D193: before the
    /// calendar's day without a reason.</exception>
    public string? DecidePublication(
        Guid by,
        IReadOnlySet<Guid> authors,
        DateTimeOffset publicFrom,
        PublicationTerms terms,
        string? whyEarlier,
        DateTimeOffset at)
    {
        Require(Stage == DraftStage.Adopted);
        RequireNotOwnWork(by, authors);
        if (by == AdoptedBy)
            throw new DomainException(
                "D123",
                "Wie de factsheet vaststelt, besluit niet ook over publicatie. Vraag een collega; er is niets besloten.");
        if (publicFrom < at + terms.Minimum)
            throw new DomainException(
                "D124",
                $"Tussen het besluit en de publicatie liggen ten minste {terms.Minimum.TotalDays:0} dagen. Kies een later moment; er is niets besloten.");
        var why = RequireReasonBeforeTheCalendarsDay(DutchDay.Of(publicFrom), terms.CalendarDay, whyEarlier);
        var adopted = AdoptedSha256;
        (Stage, DecidedBy, DecidedAt, PublicFrom) = (DraftStage.Scheduled, by, at, publicFrom);
        Date(PartialDate.Of(DutchDay.Of(publicFrom)));
        Record(HistoryAct.PublicationDecided, why, adopted, $"{MachineTime.Of(publicFrom)} {AdoptedSha256}", Role.StudyLead);
        return why;
    }

    /// <summary>
    /// Rule: publication is not before the calendar's day unless the lead says why; on that day and after it is free. A correction is not
    /// bound by the calendar: what is public is corrected as soon as it can be.
    /// </summary>
    /// <returns>The reason that is to be kept; null where none is needed.</returns>
    /// <exception cref="DomainException">D193: before the calendar's day, without a reason.</exception>
    public string? RequireReasonBeforeTheCalendarsDay(DateOnly day, DateOnly? calendarDay, string? why)
    {
        if (EditionNumber > 1 || calendarDay is not { } first || day >= first)
            return null;
        return string.IsNullOrWhiteSpace(why)
            ? throw new DomainException(
                "D193",
                $"Volgens de kalender van het onderzoek is publicatie vanaf {first.Day}-{first.Month}-{first.Year}. Schrijf op waarom het eerder moet, of kies een latere dag; er is niets besloten.")
            : why.Trim();
    }

    /// <summary>Keeps a name in addresses free for this factsheet. Once it has one it keeps that.</summary>
    public void Reserve(string slug) => Slug ??= slug;

    /// <summary>Takes the decision to publish back before its moment, with the reason.</summary>
    /// <exception cref="DomainException">D110: not due; D122: no reason.</exception>
    public void RevokePublication(string reason)
    {
        Require(Stage == DraftStage.Scheduled);
        RequireReason(reason);
        (Stage, DecidedBy, DecidedAt, PublicFrom) = (DraftStage.Adopted, null, null, null);
        Date(null);
        Record(HistoryAct.PublicationRevoked, reason.Trim(), role: Role.StudyLead);
    }

    /// <summary>
    /// Rule: public at the moment that was decided, and not before; whole, with its PDF and DOCX, or not at all. From outside by
    /// <see cref="Factsheet.Publish(FactsheetDraft, Guid, PartialDate?, DateTimeOffset)"/>.
    /// </summary>
    /// <exception cref="DomainException">D110: not due; D125: before its moment; D126: without its files.</exception>
    internal void Publish(DateTimeOffset now)
    {
        Require(Stage == DraftStage.Scheduled);
        if (now < PublicFrom)
            throw new DomainException("D125", "Het moment van publicatie is nog niet gekomen. Er is niets gepubliceerd.");
        if (PdfSha256 is null || DocxSha256 is null)
            throw new DomainException(
                "D126",
                "De PDF of het Word-document van deze factsheet is nog niet gemaakt. Er is niets gepubliceerd.");
        Stage = DraftStage.Published;
    }

    /// <summary>Rule: a correction is a new edition with its reason. Opens the draft again; what is public stays as it is.</summary>
    /// <exception cref="DomainException">D110: not due; D122: no reason.</exception>
    public void OpenCorrection(string reason)
    {
        Require(Stage == DraftStage.Published);
        RequireReason(reason);
        (Stage, CorrectionReason, EditionNumber) = (DraftStage.Judging, reason.Trim(), EditionNumber + 1);
        (AdoptedBy, AdoptedAt, AdoptedContent, AdoptedSha256, PdfSha256, DocxSha256) = (null, null, null, null, null, null);
        (DecidedBy, DecidedAt, PublicFrom) = (null, null, null);
        Record(HistoryAct.CorrectionOpened, CorrectionReason, role: Role.StudyLead);
    }

    /// <summary>Whether a correction was begun, and not published yet.</summary>
    public bool IsCorrection => EditionNumber > 1 && Stage != DraftStage.Published;

    /// <summary>
    /// Rule: a correction that was begun is taken back as long as nobody published it. What was adopted is taken back by itself first, and
    /// what the municipality was asked to check is not. The draft is again that of what is public; its texts stay as they were written.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="current">The edition that is public.</param>
    /// <param name="adopted">Who adopted that, and when.</param>
    /// <param name="decided">Who decided to publish it, and when.</param>
    /// <exception cref="DomainException">D110: not due; D122: no reason; D201: the municipality was asked to check it.</exception>
    public void TakeBackCorrection(
        string reason,
        Edition current,
        (Guid By, DateTimeOffset At)? adopted,
        (Guid By, DateTimeOffset At)? decided)
    {
        Require(IsCorrection && Stage is DraftStage.Judging or DraftStage.SecondReading or DraftStage.Agreed or DraftStage.Deciding);
        RequireReason(reason);
        if (CurrentFactCheck is not null)
            throw new DomainException(
                "D201",
                "De gemeente heeft deze correctie voor de feitencheck gekregen. Die kan niet meer worden teruggenomen. Er is niets gewijzigd.");
        (Stage, CorrectionReason, EditionNumber) = (DraftStage.Published, current.Reason, EditionNumber - 1);
        (AdoptedBy, AdoptedAt, AdoptedContent, AdoptedSha256) = (adopted?.By, adopted?.At, current.Content, current.Sha256);
        (PdfSha256, DocxSha256) = (current.PdfSha256, current.DocxSha256);
        (DecidedBy, DecidedAt, PublicFrom) = (decided?.By, decided?.At, current.StoredAt);
        Record(HistoryAct.CorrectionTakenBack, reason.Trim(), role: Role.StudyLead);
    }

    #endregion

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    private void Record(HistoryAct act, string? why = null, string? before = null, string? after = null, Role? role = null) =>
        _acts.Record(InspectionId, act, HistorySubject.Draft, why, before, after, role);

    // The one field that adoption leaves open. Without it the content is again, to the byte, what was adopted; files are made anew.
    private void Date(PartialDate? day)
    {
        (AdoptedContent, AdoptedSha256) = FactsheetContentJson.Freeze(FactsheetContentJson.Read(AdoptedContent!) with { Published = day });
        (PdfSha256, DocxSha256) = (null, null);
    }

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("D122", "Schrijf op waarom. Zonder reden is er niets gewijzigd.");
    }

    /// <summary>The refusal of a step that is not due, or that someone else was ahead of (D110).</summary>
    public static DomainException NotDue =>
        new(
            "D110",
            "Deze stap kan nu niet. Iemand anders heeft intussen iets gedaan, of er gaat een andere stap aan vooraf; er is niets gewijzigd. Open de pagina opnieuw.");

    private static void Require(bool due)
    {
        if (!due)
            throw NotDue;
    }
}

/// <summary>Before when a factsheet cannot be public.</summary>
/// <param name="Minimum">The least that lies between the decision and the publication, so that the municipality hears of it in
/// time.</param>
/// <param name="CalendarDay">The first day of publication in the calendar of the study; null where it is still open. Earlier takes a
/// reason.</param>
public sealed record PublicationTerms(TimeSpan Minimum, DateOnly? CalendarDay);

/// <summary>Something that stands between a draft and its second reading.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="AssessmentId">Of which approach.</param>
/// <param name="Finding">At which finding; null where it is not about one.</param>
/// <param name="IndicatorCode">At which indicator; null where it is not about one.</param>
public sealed record DraftGap(DraftGapKind Kind, Guid AssessmentId, DraftFinding? Finding, string? IndicatorCode)
{
    /// <summary>What is judged as a whole, where the gap is about that.</summary>
    public OverallPlace? Overall { get; init; }
}

/// <summary>What can be missing from a draft.</summary>
public enum DraftGapKind
{
    /// <summary>An indicator that no finding covers.</summary>
    Uncovered,

    /// <summary>A finding without text.</summary>
    NoText,

    /// <summary>A finding with an indicator without a mark, and without the reason for that.</summary>
    NoMarkNoReason,

    /// <summary>A finding that names no evidence, and not the reason for that.</summary>
    NoEvidenceNoReason,

    /// <summary>An improvement point without a new mark, and without the reason for that.</summary>
    NotRetestedNoReason,

    /// <summary>An improvement point that was judged again, and bears a reason why it was not.</summary>
    RetestedAndNot,

    /// <summary>An improvement point that is said to be unchanged, and bears another mark than it did.</summary>
    UnchangedWithOtherMark,

    /// <summary>A finding that was changed after the fact check, while neither an adopted objection nor an inspector says why.</summary>
    ChangedNoWhy,

    /// <summary>Something that the framework judges as a whole, and that bears no mark.</summary>
    NoOverallMark,

    /// <summary>Something that the framework judges as a whole, and of which nobody says why it bears its mark.</summary>
    NoOverallReason,
}
