using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.ImprovementPoints.List;

/// <summary>
/// The published improvement points in the order of their list, each with what the list is narrowed by. Read once per change of what is
/// published: a page of the list then costs what it shows, however many points are stored.
/// </summary>
public sealed class PointRegister(IServiceScopeFactory scopes, IChangeStamp stamp)
{
    private readonly Lock _lock = new();
    private (long Stamp, Task<IReadOnlyList<Entry>> Points) _read = (long.MinValue, Task.FromResult<IReadOnlyList<Entry>>([]));

    /// <summary>A point.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="FrameworkId">Framework key and version.</param>
    /// <param name="Codes">The indicators.</param>
    /// <param name="Province">Where the municipality lies.</param>
    /// <param name="Approach">Name of the approach that was judged first, folded.</param>
    /// <param name="Retest">The latest re-test; null where there is none.</param>
    /// <param name="Outcome">What it came to; null where the point was not judged again.</param>
    public sealed record Entry(Guid Id, string FrameworkId, IReadOnlyList<string> Codes, string? Province, string Approach, Guid? Retest,
        Verdict? Outcome);

    /// <summary>All of them.</summary>
    public Task<IReadOnlyList<Entry>> AllAsync()
    {
        var now = stamp.Current;
        lock (_lock)
        {
            if (_read.Stamp != now || _read.Points.IsFaulted)
                _read = (now, Task.Run(ReadAsync));
            return _read.Points;
        }
    }

    private async Task<IReadOnlyList<Entry>> ReadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var latest = (await (
            from r in db.Retests
            join s in db.PublishedAssessments() on r.AssessmentId equals s.Id
            join i in db.Inspections on s.InspectionId equals i.Id
            join t in db.Studies on i.StudyId equals t.Id
            orderby t.PeriodJudged, r.Id
            select new { r.ImprovementPointId, r.Id, r.Outcome }).ToListAsync())
            .GroupBy(r => r.ImprovementPointId).ToDictionary(g => g.Key, g => g.Last());
        var points = await (
            from p in db.PublishedImprovementPoints()
            join a in db.PublishedApproaches() on p.ApproachId equals a.Id
            join m in db.Municipalities on a.MunicipalityCode equals m.Code
            orderby m.FoldedName, a.Name, p.IndicatorCodes, p.Id
            select new { p.Id, p.FrameworkId, p.IndicatorCodes, m.Province, Approach = a.FoldedName }).ToListAsync();
        return points.ConvertAll(p =>
        {
            var retest = latest.GetValueOrDefault(p.Id);
            return new Entry(p.Id, p.FrameworkId, p.IndicatorCodes, p.Province, p.Approach, retest?.Id, retest?.Outcome);
        });
    }
}
