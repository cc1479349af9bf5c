using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Improvements;

/// <summary>Improvement points of which a municipality has to say who sees to them.</summary>
internal sealed class PointsToOwn(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.ReportProgress))
            return [];
        var count = await db.PointsOf(user)
            .CountAsync(
                p =>
                    p.Status != PointStatus.Resolved
                    && p.Owner == null
                    && p.AgreedFor == null
                    && p.ReportFrom == null
                    && db.Inspections.Any(i => i.Id == p.FollowedIn && db.Studies.Any(s => s.Id == i.StudyId && s.PlannedAt != null)),
                stop);
        return count == 0
            ? []
            :
            [
                new Waiting(text["Zeg wie voor uw verbeterpunten zorgt"], text["Verbeterpunten"], work.FollowedPoints())
                {
                    Detail = ImprovementWords.Points(count, text),
                },
            ];
    }
}

/// <summary>Improvement points for which a municipality made a proposal, and on which nothing was agreed yet.</summary>
internal sealed class PointsToAgree(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Plan))
            return [];
        var points = await db.PointsOf(user)
            .AsNoTracking()
            .Where(p => p.Status != PointStatus.Resolved && p.Owner != null && p.AgreedFor == null && p.ReportFrom == null)
            .Join(db.Approaches, p => p.ApproachId, a => a.Id, (p, a) => new { p.Id, a.MunicipalityCode })
            .Join(
                db.Municipalities,
                x => x.MunicipalityCode,
                m => m.Code,
                (x, m) =>
                    new
                    {
                        x.Id,
                        m.Code,
                        m.Name,
                    })
            .ToListAsync(stop);
        return
        [
            .. points
                .GroupBy(p => (p.Code, p.Name))
                .OrderBy(g => g.Key.Name, StringComparer.CurrentCulture)
                .Select(g => new Waiting(
                    text["Maak een afspraak over de verbeterpunten van {0}", g.Key.Name],
                    text["Verbeterpunten"],
                    g.Count() == 1 ? work.FollowedPoint(g.First().Id) : work.FollowedPoints())
                {
                    Detail = ImprovementWords.Points(g.Count(), text),
                }),
        ];
    }
}
