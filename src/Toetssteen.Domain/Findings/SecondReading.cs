using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Findings;

/// <summary>
/// What a second reader (tweede lezer) said of a finding, with the finding as it was then: so that the next time what changed since can be
/// shown, and agreement never carries over to other words.
/// </summary>
public sealed class FindingReading
{
    /// <summary>Longest remark, in characters.</summary>
    public const int MaxRemark = 10_000;

    private FindingReading()
    {
    }

    /// <summary>Keeps what was said.</summary>
    /// <exception cref="DomainException">D115: returned without a remark.</exception>
    public FindingReading(
        Guid id,
        Guid inspectionId,
        Guid findingId,
        Guid reader,
        bool agreed,
        string? remark,
        FindingAsRead asRead,
        DateTimeOffset at)
    {
        if (!agreed && string.IsNullOrWhiteSpace(remark))
            throw new DomainException("D115", "Wie een bevinding teruggeeft, schrijft erbij waarom. Er is niets opgeslagen.");
        (Id, InspectionId, FindingId, Reader, IsAgreed, Remark, AsRead, At) = (
            id,
            inspectionId,
            findingId,
            reader,
            agreed,
            string.IsNullOrWhiteSpace(remark) ? null : remark.Trim(),
            asRead,
            at);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The finding.</summary>
    public Guid FindingId { get; private set; }

    /// <summary>Who read.</summary>
    public Guid Reader { get; private set; }

    /// <summary>Agreed, or returned.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>The remark.</summary>
    public string? Remark { get; private set; }

    /// <summary>The finding as it was read.</summary>
    public FindingAsRead AsRead { get; private set; } = new(new FindingContent("", "", [], [], "", []));

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Rule: agreement holds for the words and marks that were read, and for no others.</summary>
    public bool HoldsFor(FindingAsRead now) => IsAgreed && AsRead == now;
}

/// <summary>A finding as a second reader saw it, equal to another in which nothing differs.</summary>
/// <param name="Said">What it said.</param>
public sealed record FindingAsRead(FindingContent Said)
{
    /// <summary>In a follow-up: whether the situation was said to be unchanged.</summary>
    public bool Unchanged { get; init; }

    /// <summary>In a follow-up: why it was not judged again.</summary>
    public string? NotRetested { get; init; }

    /// <summary>Why it rested on no evidence.</summary>
    public string? NoEvidenceReason { get; init; }

    /// <summary>What it rested on, as it is kept: answers, passages and meetings, in the order of their names.</summary>
    public ValueList<string> Evidence { get; init; } = [];

    /// <summary>A finding of a draft as it is now.</summary>
    public static FindingAsRead Of(DraftedFinding finding) =>
        new(finding.Said)
        {
            Unchanged = finding.Unchanged,
            NotRetested = finding.NotRetested,
            NoEvidenceReason = finding.NoEvidenceReason,
            Evidence =
            [
                .. finding
                    .Answers.Select(a => $"{DraftNames.Answers(finding.Finding.Id)} {CitedAnswer.Of(a.Respondent, a.Indicator)}")
                    .Order(StringComparer.Ordinal),
                .. finding.Passages.Select(p => $"{DraftNames.Passages(finding.Finding.Id)} {SourceReference.WriteAll([p])}"),
                .. finding
                    .Meetings.Select(m =>
                        $"{DraftNames.Meetings(finding.Finding.Id)} {(m.Paragraph is { } n ? $"{m.Meeting}:{n}" : $"{m.Meeting}")}")
                    .Order(StringComparer.Ordinal),
            ],
        };
}

/// <summary>
/// A blind second judgement (blind tweede oordeel): on an indicator of a sample, a second person gives a mark without seeing the first. It
/// never changes the finding; it is counted.
/// </summary>
public sealed class BlindJudgement : IRecordsActs
{
    private readonly ActLog _acts = new();

    private BlindJudgement()
    {
    }

    /// <summary>Asks for one.</summary>
    public BlindJudgement(Guid id, Guid inspectionId, Guid assessmentId, string indicatorCode, Guid rater, DateTimeOffset askedAt) =>
        (Id, InspectionId, AssessmentId, IndicatorCode, Rater, AskedAt) = (id, inspectionId, assessmentId, indicatorCode, rater, askedAt);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The assessment of the approach.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The indicator.</summary>
    public string IndicatorCode { get; private set; } = "";

    /// <summary>Who judges blind.</summary>
    public Guid Rater { get; private set; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The mark; null while not given, and for "geen oordeel".</summary>
    public MarkValue? Mark { get; private set; }

    /// <summary>When it was given; null while not.</summary>
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>Rule: a blind judgement is given once, and not changed after the first was seen.</summary>
    /// <exception cref="DomainException">D116: given already; D117: another's.</exception>
    public void Give(MarkValue? mark, Guid by, DateTimeOffset at)
    {
        if (by != Rater)
            throw new DomainException("D117", "Dit oordeel is aan iemand anders gevraagd. Er is niets opgeslagen.");
        if (GivenAt is not null)
            throw new DomainException("D116", "U hebt hier al blind geoordeeld; dat kan niet meer anders. Er is niets gewijzigd.");
        (Mark, GivenAt) = (mark, at);
        _acts.Record(InspectionId, HistoryAct.BlindJudged, HistorySubject.BlindJudgement(AssessmentId, IndicatorCode),
            after: mark is { } value ? DraftedFinding.Word(value) : "none", role: Role.SecondReader);
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;
}
