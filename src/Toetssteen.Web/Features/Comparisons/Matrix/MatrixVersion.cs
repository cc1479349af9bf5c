using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Comparisons.Matrix;

/// <summary>What one column says of an approach.</summary>
/// <param name="Verdict">What was judged.</param>
/// <param name="Attention">Whether an attention point stands beside it.</param>
/// <param name="IsJudged">Whether it was judged at all.</param>
/// <param name="IsOtherNorm">Whether it was judged by a norm of an earlier version that reads otherwise, was split or was merged.</param>
/// <param name="IsLeftOut">Whether the study did not examine it.</param>
public readonly record struct MatrixCell(Verdict Verdict, bool Attention, bool IsJudged, bool IsOtherNorm, bool IsLeftOut = false);

/// <summary>A study in the matrix, with the way from the version that it judged by to the version of the columns.</summary>
/// <param name="study">The study.</param>
/// <param name="way">From its version to that of the columns.</param>
public sealed class MatrixVersion(Dataset.StudyLine study, CrosswalkPath way)
{
    private readonly Dictionary<string, NormTakenOver> _norms = way.From.Indicators.ToDictionary(i => i.Code, i => way.Of(i.Code));

    // The norms of the columns of which the study examined nothing, and left out what they took over.
    private readonly HashSet<string> _leftOut =
    [
        .. way.From.Indicators.SelectMany(i => way.Follow(i.Code).Select(now => (Now: now, IsLeftOut: study.By.LeavesOut(i.Code))))
            .GroupBy(n => n.Now).Where(g => g.All(n => n.IsLeftOut)).Select(g => g.Key),
    ];

    /// <summary>Whether the study did not examine what a norm of the columns took over.</summary>
    public bool LeavesOut(string code) => _leftOut.Contains(code);

    /// <summary>The study.</summary>
    public Dataset.StudyLine Study => study;

    /// <summary>The version that it judged by.</summary>
    public Framework Framework => way.From;

    /// <summary>Whether that is the version of the columns.</summary>
    public bool IsOwn => way.IsWithinOneVersion;

    /// <summary>The norms that are not the same in the version of the columns.</summary>
    public IReadOnlyList<NormTakenOver> Changed =>
        [.. way.From.Indicators.Select(i => _norms[i.Code]).Where(n => n.Change != NormChange.None)];

    /// <summary>The norms of the columns that took none of its own over.</summary>
    public IReadOnlyList<Indicator> New => way.New;

    /// <summary>What an approach was found, column by column. Rule: a finding stands with every norm that took its own over.</summary>
    /// <param name="verdicts">What was found, by the codes of its own version.</param>
    /// <param name="columns">The columns.</param>
    public MatrixCell[] Read(Dictionary<string, (Verdict Verdict, bool Attention)> verdicts, IReadOnlyList<FrameworkRow> columns)
    {
        var cells = new Dictionary<string, MatrixCell>();
        foreach (var (code, (verdict, attention)) in verdicts)
            foreach (var now in _norms.TryGetValue(code, out var norm) ? norm.Now : [])
                cells[now.Code] = With(cells.GetValueOrDefault(now.Code), new MatrixCell(verdict, attention, true, !norm!.IsSameNorm));
        return [.. columns.Select(column => column.Indicators
            .Aggregate(default(MatrixCell), (together, i) => With(together, cells.GetValueOrDefault(i.Code))))
            .Zip(columns, (cell, column) =>
                cell with { IsLeftOut = !cell.IsJudged && column.Indicators.All(i => LeavesOut(i.Code)) })];
    }

    // The same verdict, or mixed. One without a verdict does not mix.
    private static MatrixCell With(MatrixCell one, MatrixCell other) => !other.IsJudged ? one : new(
        one.Verdict.IsNone ? other.Verdict : other.Verdict.IsNone ? one.Verdict : one.Verdict.With(other.Verdict),
        one.Attention || other.Attention, true, one.IsOtherNorm || other.IsOtherNorm);
}
