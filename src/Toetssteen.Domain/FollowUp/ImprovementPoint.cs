using System.Globalization;
using System.Text.Json.Serialization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.FollowUp;

/// <summary>A judgement in one column of a follow-up: the period judged, the marks and the text. The three are independent.</summary>
/// <param name="Period">Period judged, as printed above the column: <c>2014</c>. Not the date of report or publication.</param>
/// <param name="Marks">The marks.</param>
/// <param name="Text">The reasons, to the letter.</param>
public sealed record Judgement(string? Period, ValueList<Mark> Marks, string Text)
{
    /// <summary>No marks, no text, of no period.</summary>
    public static Judgement Nothing { get; } = new(null, [], "");

    /// <summary>The framework version that it was given under; null where that is the version of what it stands in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Under { get; init; }

    /// <summary>What the marks come to together.</summary>
    public Verdict Verdict => Domain.Findings.Marks.Together(Marks.Select(m => m.Value));
}

/// <summary>Where the baseline of an improvement point came from.</summary>
public enum BaselineOrigin
{
    /// <summary>A finding of a first study.</summary>
    FirstStudy,

    /// <summary>The "before" column of a follow-up, while the first study itself is not here.</summary>
    FollowUpColumn,
}

/// <summary>An improvement point (verbeterpunt): what is followed up, from baseline to re-test.</summary>
public sealed class ImprovementPoint : IRecordsActs
{
    /// <summary>Longest name of an owner, and longest action, in characters.</summary>
    public const int MaxOwner = 200, MaxAction = 1000;

    /// <summary>Most actions of one point.</summary>
    public const int MaxActions = 50;

    private readonly List<ImprovementAction> _actions = [];
    private readonly ActLog _acts = new();

    private ImprovementPoint()
    {
    }

    private ImprovementPoint(Guid id, Guid approachId, Framework framework, IEnumerable<string> indicatorCodes, Judgement baseline)
    {
        (Id, ApproachId, FrameworkId, Baseline) = (id, approachId, framework.Id, baseline);
        IndicatorCodes = [.. framework.InOneCriterion(indicatorCodes).Select(i => i.Code)];
        (ThemeCode, CriterionCode) = (framework.ThemeOf(IndicatorCodes[0]).Code, framework.CriterionOf(IndicatorCodes[0]).Code);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The approach that was judged first.</summary>
    public Guid ApproachId { get; private set; }

    /// <summary>Framework key and version.</summary>
    public string FrameworkId { get; private set; } = "";

    /// <summary>Code of the theme.</summary>
    public string ThemeCode { get; private set; } = "";

    /// <summary>Code of the criterion.</summary>
    public string CriterionCode { get; private set; } = "";

    /// <summary>The indicators, in the order of the framework.</summary>
    public IReadOnlyList<string> IndicatorCodes { get; private set; } = [];

    /// <summary>What was found at first.</summary>
    public Judgement Baseline { get; private set; } = Judgement.Nothing;

    /// <summary>The finding it began with, where the first study is here.</summary>
    public Guid? BaselineFindingId { get; private set; }

    /// <summary>Where the baseline came from.</summary>
    public BaselineOrigin Origin => BaselineFindingId is null ? BaselineOrigin.FollowUpColumn : BaselineOrigin.FirstStudy;

    /// <summary>Where it stands, for who works on it. What everyone may read of it follows from the re-tests that were published.</summary>
    public PointStatus Status { get; private set; }

    /// <summary>
    /// The published inspection that spoke of it last, in which it is followed up; null while its first factsheet is not published.
    /// </summary>
    public Guid? FollowedIn { get; private set; }

    /// <summary>The latest re-test, from which the status followed.</summary>
    public Guid? LastRetestId { get; private set; }

    /// <summary>Who sees to it at the municipality: an office or a role in words, never a person.</summary>
    public string? Owner { get; private set; }

    /// <summary>The day by which the municipality proposes to be ready.</summary>
    public DateOnly? ProposedFor { get; private set; }

    /// <summary>The day that was agreed on.</summary>
    public DateOnly? AgreedFor { get; private set; }

    /// <summary>First day on which a report is due; see <see cref="Schedule"/>.</summary>
    public DateOnly? ReportFrom { get; private set; }

    /// <summary>How many months lie between reports; null for one report.</summary>
    public int? ReportEveryMonths { get; private set; }

    /// <summary>Changes with every change: two people at one point see each other's.</summary>
    public Guid Version { get; private set; }

    /// <summary>When reports are due; null where nothing was set.</summary>
    public ReportSchedule? Schedule => ReportFrom is { } from ? new ReportSchedule(from, ReportEveryMonths) : null;

    /// <summary>What the municipality is going to do, in the order in which it was entered.</summary>
    public IReadOnlyList<ImprovementAction> Actions => _actions;

    /// <summary>Whether something is still to be done: it is followed up, and no re-test resolved it.</summary>
    public bool IsOpen => FollowedIn is not null && Status != PointStatus.Resolved;

    /// <summary>
    /// Rule: a point is followed up as long as it is open and something was agreed: a day to be ready, or reports. Where nothing was,
    /// nobody is waited for.
    /// </summary>
    public bool IsFollowedUp => IsOpen && (AgreedFor is not null || ReportFrom is not null);

    /// <summary>Rule: a point is late when the agreed day has passed and the municipality did not report it done.</summary>
    public bool IsLate(DateOnly today) => IsOpen && Status != PointStatus.ReportedDone && AgreedFor < today;

    /// <summary>The municipality says who sees to it and when it wants to be ready. The same again is no change.</summary>
    /// <exception cref="DomainException">D170: it is resolved; D171: nobody sees to it.</exception>
    public void Propose(string? owner, DateOnly? readyOn)
    {
        RequireOpen();
        if (string.IsNullOrWhiteSpace(owner))
            throw new DomainException(
                "D171",
                "Een verbeterpunt heeft een eigenaar: de afdeling of de functie die ervoor zorgt, zonder naam van een persoon. Er is niets gewijzigd; vul haar in.");
        var before = $"{Owner ?? "–"}, {HistoryValue.Day(ProposedFor)}";
        (Owner, ProposedFor) = (owner.Trim(), readyOn);
        Record(HistoryAct.PointProposed, before, $"{Owner}, {HistoryValue.Day(ProposedFor)}");
    }

    /// <summary>
    /// The lead agrees on a day, and on when reports are due. What was agreed before stays as it was when it comes again.
    /// </summary>
    /// <exception cref="DomainException">D170: it is resolved; D172: the agreed day has passed; D173: the months between reports are no
    /// number from 1 to 60.</exception>
    public void Agree(DateOnly? readyOn, ReportSchedule? schedule, DateOnly today)
    {
        RequireOpen();
        if (readyOn != AgreedFor && readyOn < today)
            throw new DomainException("D172", "De afgesproken dag is al voorbij. Er is niets gewijzigd; kies een dag die nog komt.");
        schedule?.RequireSound();
        var before = Agreed;
        (AgreedFor, ReportFrom, ReportEveryMonths) = (readyOn, schedule?.From, schedule?.EveryMonths);
        Record(HistoryAct.PointAgreed, before, Agreed);
    }

    /// <summary>Adds what is going to be done. Whoever plans takes the point up.</summary>
    /// <exception cref="DomainException">D170: it is resolved; D174: it says nothing, or there are too many.</exception>
    public ImprovementAction Plan(Guid id, string what, DateOnly? by)
    {
        RequireOpen();
        if (string.IsNullOrWhiteSpace(what) || _actions.Count >= MaxActions)
            throw new DomainException(
                "D174",
                $"Schrijf op wat er gaat gebeuren; een verbeterpunt heeft ten hoogste {MaxActions} acties. Er is niets toegevoegd.");
        var action = new ImprovementAction(id, Id, what.Trim(), by) { Position = _actions.Count };
        _actions.Add(action);
        TakeUp();
        Record(HistoryAct.ActionPlanned, null, $"{action.What}, {HistoryValue.Day(action.By)}");
        return action;
    }

    /// <summary>An action was carried out. The same day again is no change.</summary>
    /// <exception cref="DomainException">D170: the point is resolved; D175: the day is still to come.</exception>
    public void CarryOut(ImprovementAction action, DateOnly on, DateOnly today)
    {
        RequireOpen();
        if (on > today)
            throw new DomainException("D175", "Deze dag moet nog komen. Er is niets gewijzigd; kies de dag waarop de actie klaar was.");
        if (action.DoneOn == on)
            return;
        action.DoneOn = on;
        TakeUp();
        Record(HistoryAct.ActionCarriedOut, null, $"{action.What}, {HistoryValue.Day(action.DoneOn)}");
    }

    /// <summary>The municipality was reminded of the report about it that is due on a day.</summary>
    public void RemindOfReport(DateOnly due) => Record(HistoryAct.ReportReminded, null, HistoryValue.Day(due));

    /// <summary>Work began.</summary>
    public void TakeUp() =>
        Status = Status is PointStatus.Open or PointStatus.NotResolved or PointStatus.NotRetested ? PointStatus.InProgress : Status;

    /// <summary>A report that was sent in says that it is done.</summary>
    public void ReportDone() => Status = Status == PointStatus.Resolved ? Status : PointStatus.ReportedDone;

    /// <summary>
    /// Rule: the status after a re-test follows from the latest one, and what was reported since stays. Where there is none any more, since
    /// a correction took it away, the point is open again.
    /// </summary>
    /// <param name="firstIn">The published inspection of the baseline; null where it is not here.</param>
    /// <param name="retests">The published re-tests of this point.</param>
    public void StandAfter(Guid? firstIn, IEnumerable<PublishedRetest> retests)
    {
        var last = retests.OrderBy(r => r.Period, StringComparer.Ordinal).LastOrDefault();
        FollowedIn = last?.InspectionId ?? firstIn;
        if (last?.Retest.Id == LastRetestId)
            return;
        LastRetestId = last?.Retest.Id;
        Status = last?.Retest switch
        {
            null => PointStatus.Open,
            { NotRetestedReason: not null } or { Outcome: null or { Side: VerdictSide.None } } => PointStatus.NotRetested,
            { IsResolved: true } => PointStatus.Resolved,
            _ => PointStatus.NotResolved,
        };
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    private string Agreed =>
        $"{HistoryValue.Day(AgreedFor)}, {HistoryValue.Day(ReportFrom)}, {ReportEveryMonths?.ToString(CultureInfo.InvariantCulture) ?? "–"}";

    // No change, no act.
    private void Record(HistoryAct act, string? before, string after)
    {
        if (before != after)
            _acts.Record(FollowedIn!.Value, act, HistorySubject.Point(Id), before: before, after: after);
    }

    private void RequireOpen()
    {
        if (!IsOpen)
            throw new DomainException(
                "D170",
                "Dit verbeterpunt is opgelost, of nog niet gepubliceerd. Er is niets gewijzigd; wat er was afgesproken blijft te lezen.");
    }

    /// <summary>The improvement point that a finding is, by <see cref="PointRow.Of(FindingContent, Guid, string)"/>.</summary>
    /// <returns>The point, or null where the finding is none.</returns>
    public static ImprovementPoint? Of(Guid id, Finding finding, Guid approachId, Framework framework, string? period) =>
        PointRow.Of(finding.Said(), approachId, period) is { } row
            ? new ImprovementPoint(id, approachId, framework, row.IndicatorCodes, row.Baseline) { BaselineFindingId = finding.Id }
            : null;

    /// <summary>
    /// A point whose first study is not here: the baseline is the follow-up's own "before" column, and is marked as such.
    /// </summary>
    /// <exception cref="DomainException">D001: unknown indicator; D003: not of one criterion; D040: the baseline met the norm.</exception>
    public static ImprovementPoint OfColumn(
        Guid id,
        Guid approachId,
        Framework framework,
        IReadOnlyList<string> indicatorCodes,
        Judgement before)
    {
        if (before.Verdict.Holds)
            throw new DomainException(
                "D040",
                "Wat bij de eerste beoordeling voldeed, wordt niet opnieuw beoordeeld. Een hertoets gaat alleen over verbeterpunten.");
        return new ImprovementPoint(id, approachId, framework, indicatorCodes, before);
    }

    /// <summary>
    /// Joins the point to the finding of a first study that was imported later; that finding's words become the baseline.
    /// </summary>
    /// <exception cref="DomainException">D045: the finding is about other indicators.</exception>
    public void JoinTo(Finding finding, string? period)
    {
        if (!IndicatorCodes.Intersect(finding.IndicatorCodes).Any())
            throw new DomainException(
                "D045",
                "De bevinding gaat over andere indicatoren dan het verbeterpunt. Het verbeterpunt is niet gewijzigd; kies de bevinding waar het bij hoort.");
        (BaselineFindingId, Baseline) = (finding.Id, new Judgement(period, [.. finding.Marks], finding.Text));
    }
}

/// <summary>
/// A re-test (hertoets): the later judgement of one improvement point, with what it was judged against. Before and after are kept as
/// printed in this follow-up, also where the first study's own words differ.
/// </summary>
public sealed class Retest
{
    private Retest()
    {
    }

    /// <summary>A re-test with a new judgement.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="point">The improvement point.</param>
    /// <param name="judgedAgainst">The approach it was judged against: the first one, or its successor.</param>
    /// <param name="before">The earlier judgement, as printed in this follow-up.</param>
    /// <param name="after">The new judgement; its text may be empty when unchanged.</param>
    /// <param name="unchanged">"The situation is unchanged" was said: the baseline's reasons still hold.</param>
    public Retest(Guid id, ImprovementPoint point, Guid judgedAgainst, Judgement before, Judgement after, bool unchanged) =>
        (Id, ImprovementPointId, JudgedAgainstApproachId, Before, After, Outcome, Unchanged) = (
            id,
            point.Id,
            judgedAgainst,
            before,
            after,
            after.Verdict,
            unchanged);

    /// <summary>Rule: "not re-tested" needs a reason.</summary>
    /// <exception cref="DomainException">D041: no reason.</exception>
    public static Retest NotRetested(
        Guid id, ImprovementPoint point, Guid judgedAgainst, Judgement before, string reason, TakenOver? takenOver = null)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("D041", "Een verbeterpunt dat niet opnieuw is beoordeeld heeft een reden nodig. Schrijf op waarom.");
        return new Retest
        {
            Id = id,
            ImprovementPointId = point.Id,
            JudgedAgainstApproachId = judgedAgainst,
            Before = before,
            NotRetestedReason = reason,
            TakenOver = takenOver,
        };
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The assessment of the follow-up.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The improvement point.</summary>
    public Guid ImprovementPointId { get; private set; }

    /// <summary>The approach it was judged against.</summary>
    public Guid JudgedAgainstApproachId { get; private set; }

    /// <summary>Place in the assessment, counted from 0.</summary>
    public int Position { get; internal set; }

    /// <summary>The earlier judgement, as printed in this follow-up.</summary>
    public Judgement Before { get; private set; } = Judgement.Nothing;

    /// <summary>The new judgement; null when not re-tested.</summary>
    public Judgement? After { get; private set; }

    /// <summary>
    /// What the new marks come to together; null when not re-tested. Kept beside <see cref="After"/> to be counted and filtered.
    /// </summary>
    public Verdict? Outcome { get; private set; }

    /// <summary>Whether the situation was said to be unchanged.</summary>
    public bool Unchanged { get; private set; }

    /// <summary>Why it was not judged again.</summary>
    public string? NotRetestedReason { get; private set; }

    /// <summary>
    /// How the norms of the point returned in the version that it was judged by; null where that is the point's own version.
    /// </summary>
    public TakenOver? TakenOver { get; init; }

    /// <summary>The reasons that hold now: the new ones, and when unchanged the earlier ones too.</summary>
    public IEnumerable<string> Reasons()
    {
        if (After is { Text.Length: > 0 } after)
            yield return after.Text;
        if (Unchanged)
            yield return Before.Text;
    }

    /// <summary>Rule: resolved is when every mark of the new judgement meets.</summary>
    public bool IsResolved => Outcome?.Holds is true;
}
