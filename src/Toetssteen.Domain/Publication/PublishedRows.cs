using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Publication;

/// <summary>
/// What visitors compare of one approach, as rows. This is the one way from content to rows: import and publication write them, and
/// verification compares them with the rows that are stored.
/// </summary>
/// <param name="Findings">The findings.</param>
/// <param name="Points">The improvement points that begin with these findings.</param>
/// <param name="Conclusions">The sides of conclusions that say something.</param>
/// <param name="Retests">The re-tests.</param>
/// <param name="NotRetested">Why the approach was not judged again; null where it was.</param>
public sealed record PublishedRows(ValueList<FindingRow> Findings, ValueList<PointRow> Points, ValueList<ConclusionRow> Conclusions,
    ValueList<RetestRow> Retests, string? NotRetested)
{
    /// <summary>The rows that an approach in an edition becomes.</summary>
    /// <param name="said">What the edition says of the approach.</param>
    /// <param name="approachId">The approach.</param>
    /// <param name="period">The period judged.</param>
    public static PublishedRows Of(ApproachContent said, Guid approachId, string? period) => new(
        [.. said.Findings.Select(f => FindingRow.Of(f))],
        [.. said.Findings.Select(f => PointRow.Of(f, approachId, period)).OfType<PointRow>()],
        Sides(said.Conclusions.SelectMany(c => c.GoesWell.Select(text => (c.ThemeCode, ConclusionSide.GoesWell, text))
            .Concat(c.CanImprove.Select(text => (c.ThemeCode, ConclusionSide.CanImprove, text))))),
        [.. said.Retests.Select(r => RetestRow.Of(r))],
        said.Retests.Count > 0 ? null : said.NotRetested);

    /// <summary>The rows as they are stored.</summary>
    /// <param name="stored">The assessment, with findings, conclusions and re-tests.</param>
    /// <param name="points">The improvement points that begin with its findings, or that it judges again.</param>
    public static PublishedRows Of(Assessment stored, IReadOnlyCollection<ImprovementPoint> points) => new(
        [.. stored.Findings.OrderBy(f => f.Position).Select(f => FindingRow.Of(f))],
        [.. from finding in stored.Findings.OrderBy(f => f.Position)
            from point in points
            where point.BaselineFindingId == finding.Id
            select PointRow.Of(point, finding)],
        Sides(stored.Conclusions.OrderBy(c => c.Position).Select(c => (c.ThemeCode, c.Side, c.Text))),
        [.. stored.Retests.OrderBy(r => r.Position).Select(r => RetestRow.Of(r, points.FirstOrDefault(p => p.Id == r.ImprovementPointId)))],
        stored.NotRetestedReason);

    /// <summary>Indicators as a key: whatever their order, the same ones give the same key.</summary>
    public static string KeyOf(IEnumerable<string> indicatorCodes) => string.Join(", ", Sorted(indicatorCodes));

    internal static ValueList<string> Sorted(IEnumerable<string> codes) => [.. codes.Distinct().Order(StringComparer.Ordinal)];

    private static ValueList<ConclusionRow> Sides(IEnumerable<(string Theme, ConclusionSide Side, string Text)> paragraphs) =>
        [.. paragraphs.GroupBy(p => (p.Theme, p.Side), p => p.Text).Select(g => new ConclusionRow(g.Key.Theme, g.Key.Side, [.. g]))];
}

/// <summary>A finding as rows: what it says, and what that comes to for each of its indicators.</summary>
/// <param name="Said">What it says, without what stands behind it; the indicators in the order of their codes.</param>
/// <param name="Indicators">The indicators, in the order of their codes.</param>
public sealed record FindingRow(FindingContent Said, ValueList<IndicatorRow> Indicators)
{
    /// <summary>By which it is known among the findings of its approach.</summary>
    public string Key => PublishedRows.KeyOf(Said.IndicatorCodes);

    internal static FindingRow Of(FindingContent said)
    {
        var codes = PublishedRows.Sorted(said.IndicatorCodes);
        return new FindingRow(said.Itself() with { IndicatorCodes = codes },
            [.. codes.Select(code => new IndicatorRow(code, Marks.On(code, said.Marks), said.Attention.Count > 0))]);
    }

    internal static FindingRow Of(Finding stored) => new(
        stored.Said() with { IndicatorCodes = PublishedRows.Sorted(stored.IndicatorCodes) },
        [.. stored.Indicators.OrderBy(i => i.IndicatorCode, StringComparer.Ordinal)
            .Select(i => new IndicatorRow(i.IndicatorCode, i.Verdict, i.HasAttention))]);
}

/// <summary>What a finding comes to for one of its indicators.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Verdict">What the marks say about it.</param>
/// <param name="HasAttention">Whether the finding bears an attention point.</param>
public sealed record IndicatorRow(string Code, Verdict Verdict, bool HasAttention);

/// <summary>An improvement point that begins with a finding.</summary>
/// <param name="FindingKey">The <see cref="FindingRow.Key"/> of the finding.</param>
/// <param name="ApproachId">The approach that was judged.</param>
/// <param name="ThemeCode">Code of the theme.</param>
/// <param name="CriterionCode">Code of the criterion.</param>
/// <param name="IndicatorCodes">The indicators that fall, in the order of their codes.</param>
/// <param name="Baseline">What was found.</param>
public sealed record PointRow(string FindingKey, Guid ApproachId, string ThemeCode, string CriterionCode, ValueList<string> IndicatorCodes,
    Judgement Baseline)
{
    /// <summary>
    /// Rule: a finding with at least one mark that falls is an improvement point; one without a mark is not. It is about the
    /// indicators that fall: where an inspector tied marks, those that hold are left out.
    /// </summary>
    /// <returns>The point, or null where the finding is none.</returns>
    public static PointRow? Of(FindingContent said, Guid approachId, string? period)
    {
        if (!said.Verdict.Falls)
            return null;
        var falling = said.IndicatorCodes.Where(code => Marks.On(code, said.Marks).Falls).ToList();
        return new PointRow(PublishedRows.KeyOf(said.IndicatorCodes), approachId, said.ThemeCode, said.CriterionCode,
            PublishedRows.Sorted(falling.Count > 0 ? falling : said.IndicatorCodes), new Judgement(period, said.Marks, said.Text));
    }

    internal static PointRow Of(ImprovementPoint stored, Finding finding) => new(PublishedRows.KeyOf(finding.IndicatorCodes),
        stored.ApproachId, stored.ThemeCode, stored.CriterionCode, PublishedRows.Sorted(stored.IndicatorCodes), stored.Baseline);
}

/// <summary>One side of the conclusion on a theme.</summary>
/// <param name="ThemeCode">Code of the theme.</param>
/// <param name="Side">Goes well or can be better.</param>
/// <param name="Texts">Its paragraphs, in the order of print.</param>
public sealed record ConclusionRow(string ThemeCode, ConclusionSide Side, ValueList<string> Texts);

/// <summary>A re-test as a row.</summary>
/// <param name="ThemeCode">Code of the theme of its improvement point.</param>
/// <param name="CriterionCode">Code of the criterion of its improvement point.</param>
/// <param name="IndicatorCodes">The indicators of its improvement point, in the order of their codes.</param>
/// <param name="Before">The judgement that was before.</param>
/// <param name="After">The new judgement; null where the point was not judged again.</param>
/// <param name="Outcome">What the new marks come to together; null where the point was not judged again.</param>
/// <param name="Unchanged">Whether the situation was said to be unchanged.</param>
/// <param name="NotRetested">Why it was not judged again; null where it was.</param>
public sealed record RetestRow(string ThemeCode, string CriterionCode, ValueList<string> IndicatorCodes, Judgement Before, Judgement? After,
    Verdict? Outcome, bool Unchanged, string? NotRetested)
{
    /// <summary>
    /// How the norms of the point return in the version that judged it again; null where that is the point's own version.
    /// </summary>
    public TakenOver? TakenOver { get; init; }

    private const string NoNewJudgement = "In de factsheet staat geen nieuw oordeel.";

    /// <summary>By which it is known among the re-tests of its approach.</summary>
    public string Key => PublishedRows.KeyOf(IndicatorCodes);

    // A factsheet of elsewhere does not always say why there is no new judgement.
    internal static RetestRow Of(RetestContent said) => new(said.TakenOver?.ThemeCode ?? said.ThemeCode,
        said.TakenOver?.CriterionCode ?? said.CriterionCode, PublishedRows.Sorted(said.PointCodes),
        said.Before, said.After, said.After?.Verdict, said.After is not null && said.Unchanged,
        said.After is null ? said.NotRetested ?? NoNewJudgement : null)
    {
        TakenOver = said.TakenOver,
    };

    internal static RetestRow Of(Retest stored, ImprovementPoint? point) => new(point?.ThemeCode ?? "", point?.CriterionCode ?? "",
        PublishedRows.Sorted(point?.IndicatorCodes ?? []), stored.Before, stored.After, stored.Outcome,
        stored.Unchanged, stored.NotRetestedReason)
    {
        TakenOver = stored.TakenOver,
    };

    internal Retest ToRetest(Guid id, ImprovementPoint point, Guid judgedAgainst) => After is { } after
        ? new Retest(id, point, judgedAgainst, Before, after, Unchanged) { TakenOver = TakenOver }
        : Retest.NotRetested(id, point, judgedAgainst, Before, NotRetested ?? "", TakenOver);
}
