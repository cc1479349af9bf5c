using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Improvements;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.ProgressReports;

/// <summary>Reports that are due, and those that a municipality is writing.</summary>
internal sealed class ReportsToWrite(AppDb db, DueReports dues, WorkLinks work, SiteText text, TimeProvider clock) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.ReportProgress))
            return [];
        var today = DutchDay.Today(clock);
        var due = await dues.OfAsync(db.FollowedBy(user), today, stop);
        var titles =
            due.Count == 0
                ? []
                : await db.FollowedBy(user)
                    .Join(db.Studies, i => i.StudyId, s => s.Id, (i, s) => new { i.Id, s.Title })
                    .ToDictionaryAsync(i => i.Id, i => i.Title, stop);
        var begun = await db
            .ProgressReports.Where(r =>
                r.State == ReportState.Writing && r.Form == ReportForm.Written && db.FollowedBy(user).Any(i => i.Id == r.InspectionId))
            .Join(
                db.Inspections,
                r => r.InspectionId,
                i => i.Id,
                (r, i) =>
                    new
                    {
                        r.Id,
                        r.InspectionId,
                        i.StudyId,
                    })
            .Join(
                db.Studies,
                r => r.StudyId,
                s => s.Id,
                (r, s) =>
                    new
                    {
                        r.Id,
                        r.InspectionId,
                        s.Title,
                    })
            .ToListAsync(stop);
        return
        [
            .. due.Select(d => new Waiting(
                text["Vertel hoe het gaat met de verbeterpunten"],
                titles[d.InspectionId],
                work.ProgressReports(d.InspectionId),
                d.On)
            {
                Detail = ImprovementWords.Points(d.Points.Count, text),
            }),
            .. begun.Select(r => new Waiting(text["Maak uw voortgangsrapportage af"], r.Title, work.ProgressReport(r.InspectionId, r.Id))
            {
                State = text["Nog niet ingezonden."],
            }),
        ];
    }
}

/// <summary>Reports that were sent in, for who follows them up.</summary>
internal sealed class ReportsToRead(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.ReadEvidence))
            return [];
        var sent = await (
            from r in db.ProgressReports
            join i in db.FollowedBy(user) on r.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            where r.State == ReportState.SentIn
            orderby r.SentInAt
            select new
            {
                r.Id,
                r.InspectionId,
                r.SentInAt,
                m.Name,
                s.Title,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. sent.Select(r => new Waiting(
                text["Lees de voortgangsrapportage van {0}", r.Name],
                r.Title,
                work.ProgressReport(r.InspectionId, r.Id))
            {
                State = r.SentInAt is { } at ? text["Binnen op {0}", ProgressWords.Day(at)] : null,
            }),
        ];
    }
}

/// <summary>Reports that did not come, for the lead.</summary>
internal sealed class ReportsToLead(AppDb db, DueReports dues, WorkLinks work, SiteText text, TimeProvider clock) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Plan))
            return [];
        var today = DutchDay.Today(clock);
        var late = (await dues.OfAsync(db.FollowedBy(user), today, stop)).Where(d => d.On < today).ToList();
        if (late.Count == 0)
            return [];
        var ids = late.ConvertAll(d => d.InspectionId);
        var of = await db
            .Inspections.Where(i => ids.Contains(i.Id))
            .Join(
                db.Municipalities,
                i => i.MunicipalityCode,
                m => m.Code,
                (i, m) =>
                    new
                    {
                        i.Id,
                        i.StudyId,
                        m.Name,
                    })
            .Join(
                db.Studies,
                x => x.StudyId,
                s => s.Id,
                (x, s) =>
                    new
                    {
                        x.Id,
                        x.Name,
                        s.Title,
                    })
            .ToDictionaryAsync(x => x.Id, stop);
        return
        [
            .. late.Select(d => new Waiting(
                text["De rapportage van {0} is te laat", of[d.InspectionId].Name],
                of[d.InspectionId].Title,
                work.ProgressReports(d.InspectionId),
                d.On)
            {
                Detail = ImprovementWords.Points(d.Points.Count, text),
            }),
        ];
    }
}
