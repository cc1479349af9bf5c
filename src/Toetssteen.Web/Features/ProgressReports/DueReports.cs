using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.ProgressReports;

/// <summary>A report that is waited for: the day, and the improvement points that it has to be about.</summary>
public sealed record DueReport(Guid InspectionId, DateOnly On, IReadOnlyList<ImprovementPoint> Points);

/// <summary>Which reports are waited for, by the schedules of the improvement points and by what was reported.</summary>
public sealed class DueReports(AppDb db)
{
    /// <summary>
    /// What is waited for of these inspections, the first day first. Nothing for a point that is resolved or reported done, and nothing
    /// where a follow-up was published.
    /// </summary>
    public async Task<IReadOnlyList<DueReport>> OfAsync(IQueryable<Inspection> inspections, DateOnly today, CancellationToken stop)
    {
        var until = today.AddDays(ReportSchedule.Notice);
        var open = inspections.Where(i => !db.FollowedUpInspections().Any(c => c.Id == i.Id));
        var points = await db
            .ImprovementPoints.AsNoTracking()
            .Where(p =>
                p.ReportFrom <= until
                && p.Status != PointStatus.Resolved
                && p.Status != PointStatus.ReportedDone
                && open.Any(i => i.Id == p.FollowedIn))
            .ToListAsync(stop);
        if (points.Count == 0)
            return [];
        var ids = points.Select(p => p.FollowedIn!.Value).Distinct().ToList();
        var reports = (
            await db
                .ProgressReports.AsNoTracking()
                .Include(r => r.Entries)
                .AsSingleQuery()
                .Where(r => ids.Contains(r.InspectionId) && r.State != ReportState.Writing)
                .ToListAsync(stop)
        ).ToLookup(r => r.InspectionId);
        return
        [
            .. from p in points
            let came = reports[p.FollowedIn!.Value]
                .Where(r => r.State == ReportState.NotReceived || r.Entries.Any(e => e.ImprovementPointId == p.Id))
                .Select(r => r.CountsOn)
                .OfType<DateOnly>()
            let due = p.Schedule!.WaitsFor(came, today)
            where due is not null
            group p by (Inspection: p.FollowedIn!.Value, Due: due.Value) into waiting
            orderby waiting.Key.Due
            select new DueReport(waiting.Key.Inspection, waiting.Key.Due, [.. waiting]),
        ];
    }
}
