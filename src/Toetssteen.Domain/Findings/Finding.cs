using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.Findings;

/// <summary>
/// A finding (bevinding) as it is stored for readers: the judgement over one or more indicators of one criterion, with its own list of
/// marks. Mark and text are independent: no rule derives one from the other. It is made of a <see cref="FindingContent"/>, and gives it
/// back.
/// </summary>
public sealed class Finding
{
    private readonly List<FindingIndicator> _indicators = [];
    private readonly List<AttentionPoint> _attentionPoints = [];

    private Finding()
    {
    }

    /// <summary>Makes a finding over indicators of one criterion.</summary>
    /// <param name="id">Identity, given by the caller.</param>
    /// <param name="framework">The framework that it judges by; theme and criterion follow from the indicators.</param>
    /// <param name="said">What it says.</param>
    /// <exception cref="DomainException">
    /// D001: unknown indicator; D003: not of one criterion; D004: a mark tied to another indicator; D046: a mark that the framework does
    /// not have.
    /// </exception>
    public Finding(Guid id, Framework framework, FindingContent said)
    {
        var indicators = framework.InOneCriterion(said.IndicatorCodes);
        Id = id;
        ThemeCode = framework.ThemeOf(indicators[0].Code).Code;
        CriterionCode = framework.CriterionOf(indicators[0].Code).Code;
        Text = said.Text;
        NoMarkReason = said.NoMarkReason;
        Note = said.Note;
        _indicators.AddRange(indicators.Select(i => new FindingIndicator(i.Code)));
        _attentionPoints.AddRange(said.Attention.Select((a, n) => new AttentionPoint(n, a)));
        framework.RequireOnScale(said.Marks);
        Judge(said.Marks);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The assessment that it belongs to.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>Place in the assessment, counted from 0 in the order of print.</summary>
    public int Position { get; internal set; }

    /// <summary>Code of the theme.</summary>
    public string ThemeCode { get; private set; } = "";

    /// <summary>Code of the one criterion.</summary>
    public string CriterionCode { get; private set; } = "";

    /// <summary>What was found, to the letter; paragraphs separated by an empty line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Why there is no mark, where someone said so.</summary>
    public string? NoMarkReason { get; private set; }

    /// <summary>A note beside what was printed, for example about a slip of the pen. Never part of the text.</summary>
    public string? Note { get; set; }

    /// <summary>The marks in the order of print; not necessarily as many as indicators.</summary>
    public IReadOnlyList<Mark> Marks { get; private set; } = [];

    /// <summary>The indicators it covers, each with its verdict.</summary>
    public IReadOnlyList<FindingIndicator> Indicators => _indicators;

    /// <summary>Attention points (LET OP), rows of their own.</summary>
    public IReadOnlyList<AttentionPoint> AttentionPoints => _attentionPoints;

    /// <summary>The codes of the indicators it covers.</summary>
    public IEnumerable<string> IndicatorCodes => _indicators.Select(i => i.IndicatorCode);

    /// <summary>What it says. What it rests on and what changed are kept in the edition alone.</summary>
    public FindingContent Said() => Said(IndicatorCodes, _attentionPoints.OrderBy(a => a.Position).Select(a => a.Text));

    /// <summary>What it says, where indicators and attention points were read beside it.</summary>
    public FindingContent Said(IEnumerable<string> indicatorCodes, IEnumerable<string> attention) =>
        new(ThemeCode, CriterionCode, [.. indicatorCodes], [.. Marks], Text, [.. attention], Note) { NoMarkReason = NoMarkReason };

    /// <summary>What its marks come to together.</summary>
    public Verdict Verdict => Domain.Findings.Marks.Together(Marks.Select(m => m.Value));

    /// <summary>What the marks say about one indicator: mixed until an inspector assigns them.</summary>
    public Verdict VerdictOn(string indicatorCode) => Domain.Findings.Marks.On(indicatorCode, Marks);

    /// <summary>
    /// Gives the marks anew and settles the verdict of each indicator. From outside through the assessment, whose summary follows.
    /// </summary>
    internal void Judge(IEnumerable<Mark> marks)
    {
        var list = marks.ToList();
        if (list.FirstOrDefault(m => m.IndicatorCode is { } code && !IndicatorCodes.Contains(code)) is { } stray)
            throw new DomainException(
                "D004",
                $"Deze bevinding gaat niet over indicator {stray.IndicatorCode}. Koppel het oordeel aan een indicator van de bevinding.");
        Marks = list;
        foreach (var indicator in _indicators)
            indicator.Settle(VerdictOn(indicator.IndicatorCode), _attentionPoints.Count > 0);
    }
}

/// <summary>An indicator that a finding covers, with the verdict that follows from the finding's marks.</summary>
public sealed class FindingIndicator
{
    private FindingIndicator()
    {
    }

    internal FindingIndicator(string indicatorCode) => IndicatorCode = indicatorCode;

    /// <summary>The finding.</summary>
    public Guid FindingId { get; private set; }

    /// <summary>Code of the indicator.</summary>
    public string IndicatorCode { get; private set; } = "";

    /// <summary>What the finding's marks say about this indicator.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Whether the finding bears an attention point.</summary>
    public bool HasAttention { get; private set; }

    internal void Settle(Verdict verdict, bool hasAttention) => (Verdict, HasAttention) = (verdict, hasAttention);
}

/// <summary>An attention point (LET OP): a warning beside a mark, no third mark.</summary>
public sealed class AttentionPoint
{
    private AttentionPoint()
    {
    }

    internal AttentionPoint(int position, string text) => (Position, Text) = (position, text);

    /// <summary>The finding it stands beside.</summary>
    public Guid FindingId { get; private set; }

    /// <summary>Place in the finding, counted from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The warning, to the letter.</summary>
    public string Text { get; private set; } = "";
}

/// <summary>What a conclusion's paragraph is about.</summary>
public enum ConclusionSide
{
    /// <summary>Wat gaat goed.</summary>
    GoesWell,

    /// <summary>Wat kan beter.</summary>
    CanImprove,
}

/// <summary>One paragraph of the conclusion (conclusie) on a theme. A side without paragraphs is legitimate.</summary>
public sealed class ConclusionParagraph
{
    private ConclusionParagraph()
    {
    }

    internal ConclusionParagraph(string themeCode, ConclusionSide side, int position, string text) =>
        (ThemeCode, Side, Position, Text) = (themeCode, side, position, text);

    /// <summary>The assessment it closes.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>Code of the theme.</summary>
    public string ThemeCode { get; private set; } = "";

    /// <summary>Goes well or can be better.</summary>
    public ConclusionSide Side { get; private set; }

    /// <summary>Place among the paragraphs of its side, counted from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The paragraph, to the letter.</summary>
    public string Text { get; private set; } = "";
}
