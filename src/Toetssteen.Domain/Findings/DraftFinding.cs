using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Findings;

/// <summary>
/// A finding while it is being written (conceptbevinding): which indicators it covers. What it says stands in the pieces of the draft
/// that bear its name. It becomes a <see cref="Finding"/> when the factsheet is published, and never before.
/// </summary>
public sealed class DraftFinding
{
    private DraftFinding()
    {
    }

    internal DraftFinding(Guid id, Guid inspectionId, Guid assessmentId, Framework framework, IEnumerable<string> indicatorCodes)
    {
        (Id, InspectionId, AssessmentId) = (id, inspectionId, assessmentId);
        Cover(framework, indicatorCodes);
    }

    /// <summary>Judges an improvement point again, by its own version or by a later one.</summary>
    internal static DraftFinding Again(Guid id, Guid inspectionId, Guid assessmentId, Framework framework, ImprovementPoint point,
        TakenOver? takenOver) =>
        new(id, inspectionId, assessmentId, framework, point.IndicatorCodes, takenOver) { ImprovementPointId = point.Id };

    // A point of an earlier version is judged by all that took its norms over, in whatever criteria that lies.
    private DraftFinding(Guid id, Guid inspectionId, Guid assessmentId, Framework framework, IReadOnlyList<string> pointCodes,
        TakenOver? takenOver)
    {
        (Id, InspectionId, AssessmentId, TakenOver) = (id, inspectionId, assessmentId, takenOver);
        if (takenOver is null)
        {
            Cover(framework, pointCodes);
            return;
        }
        var now = takenOver.Now.Select(n => n.Code).ToHashSet();
        IndicatorCodes = [.. framework.Indicators.Select(i => i.Code).Where(now.Contains)];
        if (IndicatorCodes.Count > 0)
            (ThemeCode, CriterionCode) = (framework.ThemeOf(IndicatorCodes[0]).Code, framework.CriterionOf(IndicatorCodes[0]).Code);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The assessment of the approach.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The improvement point that it judges again; null in a first study.</summary>
    public Guid? ImprovementPointId { get; internal init; }

    /// <summary>Code of the theme.</summary>
    public string ThemeCode { get; private set; } = "";

    /// <summary>Code of the one criterion.</summary>
    public string CriterionCode { get; private set; } = "";

    /// <summary>The indicators it covers, in the order of the framework; none where all norms of its point lapsed.</summary>
    public IReadOnlyList<string> IndicatorCodes { get; private set; } = [];

    /// <summary>
    /// How the norms of the point return in the version that judges it again; null where that is the point's own, and in a first study.
    /// </summary>
    public TakenOver? TakenOver { get; private set; }

    /// <summary>Whether it can be judged: not where all norms of its point lapsed.</summary>
    public bool CanBeJudged => IndicatorCodes.Count > 0;

    /// <summary>By which its page is known in its approach: its first indicator, or <see cref="TakenOver.Place"/>.</summary>
    public string Place => TakenOver?.Place ?? IndicatorCodes[0];

    /// <summary>What it is called; see <see cref="Framework.NameOf"/>.</summary>
    public FindingName NameIn(Framework framework) => TakenOver?.NameIn(framework) ?? framework.NameOf(IndicatorCodes);

    /// <summary>Rule: a finding's indicators lie in one criterion.</summary>
    /// <exception cref="DomainException">D001: unknown indicator; D003: not of one criterion.</exception>
    internal void Cover(Framework framework, IEnumerable<string> indicatorCodes)
    {
        var indicators = framework.InOneCriterion(indicatorCodes);
        IndicatorCodes = [.. indicators.Select(i => i.Code)];
        (ThemeCode, CriterionCode) = (framework.ThemeOf(indicators[0].Code).Code, framework.CriterionOf(indicators[0].Code).Code);
    }
}

/// <summary>What a finding in a draft says, read from its pieces.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Said">What it says so far. What it rests on is not in it: that is named for readers when the factsheet is composed.</param>
/// <param name="Answers">The answers it rests on.</param>
/// <param name="Passages">The passages it rests on.</param>
/// <param name="Meetings">The meetings it rests on, with the paragraph where one is meant.</param>
public sealed record DraftedFinding(DraftFinding Finding, FindingContent Said, IReadOnlyList<(Guid Respondent, string Indicator)> Answers,
    IReadOnlyList<SourceReference> Passages, IReadOnlyList<(Guid Meeting, int? Paragraph)> Meetings)
{
    /// <summary>What was found.</summary>
    public string Text => Said.Text;

    /// <summary>The marks that are published, in order; see <see cref="Read"/>.</summary>
    public ValueList<Mark> Marks => Said.Marks;

    /// <summary>The attention points.</summary>
    public ValueList<string> Attention => Said.Attention;

    /// <summary>Why there is no mark, as someone wrote it; also where that is not published, since there is one after all.</summary>
    public string? NoMarkReason => Said.NoMarkReason;

    /// <summary>In a follow-up: the situation was said to be unchanged, so that the earlier reasons still hold.</summary>
    public bool Unchanged { get; init; }

    /// <summary>In a follow-up: why it was not judged again, where someone said so.</summary>
    public string? NotRetested { get; init; }

    /// <summary>Whether the version says why it is not judged again, and no inspector wrote anything in its place.</summary>
    public bool IsLapsedUnsaid { get; private init; }

    /// <summary>Why it rests on no evidence, where someone said so.</summary>
    public string? NoEvidenceReason { get; init; }

    /// <summary>What the inspectors answer to the remark of the second reader.</summary>
    public string? ReplyToReader { get; init; }

    /// <summary>Why it was changed after the fact check, where someone said so.</summary>
    public string? Why { get; init; }

    /// <summary>How many answers, passages and meetings it rests on.</summary>
    public int Evidence => Answers.Count + Passages.Count + Meetings.Count;

    /// <summary>In a follow-up: the marks as they were, of the point that is judged again; null where they are not known.</summary>
    public IReadOnlyList<Mark>? MarksAsTheyWere { get; private init; }

    /// <summary>
    /// Rule: what is unchanged carries the earlier reasons with the earlier marks alone; another mark is a new judgement, with reasons of
    /// its own.
    /// </summary>
    public bool CarriesEarlierReasons => Unchanged && (Marks.Count == 0 || (MarksAsTheyWere is { } were
        && Finding.IndicatorCodes.All(code => Domain.Findings.Marks.On(code, Marks) == Domain.Findings.Marks.On(code, were))));

    /// <summary>
    /// Whether it says something, and names nothing that it rests on. What carries the earlier reasons rests on those; what is not judged
    /// again on its own reason.
    /// </summary>
    public bool IsWithoutEvidence => Evidence == 0 && !CarriesEarlierReasons && NotRetested is null
        && (Marks.Count > 0 || DraftFields.InPrint.Any(text => !string.IsNullOrEmpty(text.Read(this))));

    /// <summary>
    /// Rule: a finding rests on evidence: answers, passages or meetings are named, or the inspector says why there are none.
    /// </summary>
    public bool RestsOnEvidence => !IsWithoutEvidence || NoEvidenceReason is not null;

    /// <summary>
    /// Rule: a finding judges each of its indicators, or says why not; these bear no mark, neither of their own nor one of the whole.
    /// </summary>
    public IReadOnlyList<string> Unjudged =>
        [.. Finding.IndicatorCodes.Where(code => Domain.Findings.Marks.On(code, Marks) == Verdict.None)];

    /// <summary>What is published of what it says. Rule: why there is no mark is published where an indicator bears none.</summary>
    public FindingContent Published => Unjudged.Count > 0 ? Said : Said with { NoMarkReason = null };

    /// <summary>What the marks come to together.</summary>
    public Verdict Verdict => Said.Verdict;

    /// <summary>What its marks come to; null while nobody judged: it bears no mark, and nobody said why not.</summary>
    public Verdict? Judged => Verdict == Verdict.None && (NoMarkReason ?? NotRetested) is null ? null : Verdict;

    /// <summary>What was judged on one of its indicators; null while nobody judged.</summary>
    public Verdict? JudgedOn(string code)
    {
        var verdict = Domain.Findings.Marks.On(code, Marks);
        return verdict == Verdict.None && NoMarkReason is null ? null : verdict;
    }

    /// <summary>Whether anything was written, marked or cited.</summary>
    public bool IsEmpty => !Unchanged && Marks.Count == 0 && Attention.Count == 0 && Evidence == 0
        && DraftFields.Texts.All(text => string.IsNullOrEmpty(text.Read(this)));

    /// <summary>
    /// Reads the pieces of a finding. Rule: "unchanged" keeps the marks as they were, unless an inspector gave others: whoever reads a
    /// finding sees the marks that are published. Where they cannot be carried nothing is unchanged, whatever was sent.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="texts">The pieces of the draft by their name.</param>
    /// <param name="followed">In a follow-up: the improvement point that it judges again.</param>
    public static DraftedFinding Read(DraftFinding finding, IReadOnlyDictionary<string, string> texts, FollowedPoint? followed = null)
    {
        var id = finding.Id;
        var marks = new List<Mark>();
        for (var n = 1; n <= DraftNames.MostMarks; n++)
            if (MarkWord(Piece(DraftNames.Mark(id, n))) is { } value)
                marks.Add(
                    new Mark(
                        value,
                        finding.IndicatorCodes.Contains(Piece(DraftNames.MarkOf(id, n))) ? Piece(DraftNames.MarkOf(id, n)) : null));
        var (unchanged, asTheyWere) = (
            Piece(DraftNames.Unchanged(id)) == DraftNames.Yes && followed?.CanBeUnchanged != false,
            followed?.MarksAsTheyWere);
        if (unchanged && marks.Count == 0)
            marks.AddRange(asTheyWere ?? []);
        _ = SourceReference.TryReadAll(Piece(DraftNames.Passages(id)), out var passages);
        var attention = Enumerable.Range(1, DraftNames.MostAttentionPoints).Select(n => Piece(DraftNames.Attention(id, n)));
        var said = new FindingContent(
            finding.ThemeCode, finding.CriterionCode, [.. finding.IndicatorCodes], [.. marks], "", [.. attention.Where(a => a.Length > 0)]);
        var read = new DraftedFinding(finding, said,
            [.. RawValue.Chosen(Piece(DraftNames.Answers(id))).Select(CitedAnswer.Read).OfType<(Guid, string)>()],
            passages,
            [
                .. Pairs(Piece(DraftNames.Meetings(id)))
                    .Select(p => (p.First, int.TryParse(p.Second, out var paragraph) ? paragraph : (int?)null)),
            ])
        {
            Unchanged = unchanged,
            MarksAsTheyWere = asTheyWere,
        };
        read = DraftFields.Texts.Aggregate(read, (f, text) => Piece(text.Name(id)) is { Length: > 0 } typed ? text.Write(f, typed) : f);
        return read.NotRetested is null && finding.TakenOver?.WhyLapsed is { } lapsed
            ? read with { NotRetested = lapsed, IsLapsedUnsaid = true } : read;

        string Piece(string name) => texts.TryGetValue(name, out var value) ? value.Trim() : "";
    }

    /// <summary>The word by which a mark is kept in a draft.</summary>
    public static string Word(MarkValue value) =>
        value == MarkValue.Meets ? "meets" : value == MarkValue.NeedsImprovement ? "improve" : value.ToString();

    /// <summary>The mark that is kept by this word; null where it is none.</summary>
    public static MarkValue? MarkWord(string? word) => word switch
    {
        "meets" => MarkValue.Meets,
        "improve" => MarkValue.NeedsImprovement,
        _ => MarkValue.TryParse(word, out var value) ? value : (MarkValue?)null,
    };

    private static IEnumerable<(Guid First, string? Second)> Pairs(string value)
    {
        foreach (var pair in RawValue.Chosen(value))
            if (pair.Split(':', 2) is var parts && Guid.TryParse(parts[0], out var id))
                yield return (id, parts.Length > 1 ? parts[1] : null);
    }
}
