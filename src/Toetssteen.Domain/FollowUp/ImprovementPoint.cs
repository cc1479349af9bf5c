using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.FollowUp;

/// <summary>A judgement in one column of a follow-up: the period judged, the marks and the text. The three are independent.</summary>
/// <param name="Period">Period judged, as printed above the column: <c>2014</c>. Not the date of report or publication.</param>
/// <param name="Marks">The marks.</param>
/// <param name="Text">The reasons, to the letter.</param>
public sealed record Judgement(string? Period, IReadOnlyList<Mark> Marks, string Text)
{
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
public sealed class ImprovementPoint
{
    private ImprovementPoint()
    {
    }

    private ImprovementPoint(Guid id, Guid approachId, Framework framework, IReadOnlyList<string> indicatorCodes, Judgement baseline) =>
        (Id, ApproachId, FrameworkId, ThemeCode, CriterionCode, IndicatorCodes, Baseline) =
        (id, approachId, framework.Id, framework.ThemeOf(indicatorCodes[0]).Code, framework.CriterionOf(indicatorCodes[0]).Code, indicatorCodes, baseline);

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
    public Judgement Baseline { get; private set; } = new(null, [], "");

    /// <summary>The finding it began with, where the first study is here.</summary>
    public Guid? BaselineFindingId { get; private set; }

    /// <summary>Where the baseline came from.</summary>
    public BaselineOrigin Origin => BaselineFindingId is null ? BaselineOrigin.FollowUpColumn : BaselineOrigin.FirstStudy;

    /// <summary>
    /// Rule: a finding with at least one improvement mark is an improvement point; one without a mark is not. It is about the
    /// indicators that do not meet: where an inspector tied marks, those that meet are left out.
    /// </summary>
    /// <returns>The point, or null where the finding is none.</returns>
    public static ImprovementPoint? Of(Guid id, Finding finding, Guid approachId, Framework framework, string? period)
    {
        if (finding.Verdict is not (Verdict.NeedsImprovement or Verdict.Mixed))
            return null;
        var falling = finding.Indicators.Where(i => i.Verdict is Verdict.NeedsImprovement or Verdict.Mixed).Select(i => i.IndicatorCode).ToList();
        return new ImprovementPoint(id, approachId, framework, falling.Count > 0 ? falling : [.. finding.IndicatorCodes], new Judgement(period, finding.Marks, finding.Text))
        {
            BaselineFindingId = finding.Id,
        };
    }

    /// <summary>A point whose first study is not here: the baseline is the follow-up's own "before" column, and is marked as such.</summary>
    /// <exception cref="DomainException">D001: unknown indicator; D003: not of one criterion; D040: the baseline met the norm.</exception>
    public static ImprovementPoint OfColumn(Guid id, Guid approachId, Framework framework, IReadOnlyList<string> indicatorCodes, Judgement before)
    {
        if (before.Verdict == Verdict.Meets)
            throw new DomainException("D040", "Wat bij de eerste beoordeling voldeed, wordt niet opnieuw beoordeeld. Een hertoets gaat alleen over verbeterpunten.");
        return new ImprovementPoint(id, approachId, framework, [.. framework.InOneCriterion(indicatorCodes).Select(i => i.Code)], before);
    }

    /// <summary>Joins the point to the finding of a first study that was imported later; that finding's words become the baseline.</summary>
    /// <exception cref="DomainException">D045: the finding is about other indicators.</exception>
    public void JoinTo(Finding finding, string? period)
    {
        if (!IndicatorCodes.Intersect(finding.IndicatorCodes).Any())
            throw new DomainException("D045", "De bevinding gaat over andere indicatoren dan het verbeterpunt. Het verbeterpunt is niet gewijzigd; kies de bevinding waar het bij hoort.");
        (BaselineFindingId, Baseline) = (finding.Id, new Judgement(period, finding.Marks, finding.Text));
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
        (Id, ImprovementPointId, JudgedAgainstApproachId, Before, After, Outcome, Unchanged) = (id, point.Id, judgedAgainst, before, after, after.Verdict, unchanged);

    /// <summary>Rule: "not re-tested" needs a reason.</summary>
    /// <exception cref="DomainException">D041: no reason.</exception>
    public static Retest NotRetested(Guid id, ImprovementPoint point, Guid judgedAgainst, Judgement before, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("D041", "Een verbeterpunt dat niet opnieuw is beoordeeld heeft een reden nodig. Schrijf op waarom.");
        return new Retest { Id = id, ImprovementPointId = point.Id, JudgedAgainstApproachId = judgedAgainst, Before = before, NotRetestedReason = reason };
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
    public Judgement Before { get; private set; } = new(null, [], "");

    /// <summary>The new judgement; null when not re-tested.</summary>
    public Judgement? After { get; private set; }

    /// <summary>What the new marks come to together; null when not re-tested. Kept beside <see cref="After"/> to be counted and filtered.</summary>
    public Verdict? Outcome { get; private set; }

    /// <summary>Whether the situation was said to be unchanged.</summary>
    public bool Unchanged { get; private set; }

    /// <summary>Why it was not judged again.</summary>
    public string? NotRetestedReason { get; private set; }

    /// <summary>The reasons that hold now: the new ones, and when unchanged the earlier ones too.</summary>
    public IEnumerable<string> Reasons()
    {
        if (After is { Text.Length: > 0 } after)
            yield return after.Text;
        if (Unchanged)
            yield return Before.Text;
    }

    /// <summary>Rule: resolved is when every mark of the new judgement meets.</summary>
    public bool IsResolved => Outcome == Verdict.Meets;
}

/// <summary>How a municipality reported on progress.</summary>
public enum ReportForm
{
    /// <summary>In writing.</summary>
    Written,

    /// <summary>As a presentation.</summary>
    Presentation,

    /// <summary>In a conversation.</summary>
    Conversation,
}

/// <summary>A progress report (voortgangsrapportage): not necessarily a paper.</summary>
public sealed class ProgressReport
{
    private ProgressReport()
    {
    }

    /// <summary>Records that a municipality reported.</summary>
    public ProgressReport(Guid id, Inspection inspection, ReportForm form, PartialDate? on, string? text) =>
        (Id, InspectionId, Form, On, Text) = (id, inspection.Id, form, on, text);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection of the follow-up.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Written, a presentation or a conversation.</summary>
    public ReportForm Form { get; private set; }

    /// <summary>When; not the period judged, nor the date of publication.</summary>
    public PartialDate? On { get; private set; }

    /// <summary>What was said of it, to the letter.</summary>
    public string? Text { get; private set; }
}
