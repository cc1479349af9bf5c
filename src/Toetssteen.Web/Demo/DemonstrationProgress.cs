using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Demo;

/// <summary>
/// What happened after a factsheet of the demonstration was published: owners, agreed days, a schedule, a written report that waits to be
/// read and a conversation. Invented: nobody said any of this.
/// </summary>
internal sealed class DemonstrationProgress(AppDb db, Cast cast, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    private DateOnly Today => DutchDay.Of(_now);

    /// <summary>Makes it for the municipality of the demonstration, where something of it was published.</summary>
    public async Task MakeAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var inspection = await db.PublishedInspections()
            .Include(i => i.Assignments)
            .Where(i =>
                db.Organisations.Any(o => o.Id == cast.Municipality.OrganisationId && o.MunicipalityCode == i.MunicipalityCode)
                && db.ImprovementPoints.Any(p => p.FollowedIn == i.Id))
            .OrderBy(i => i.Id)
            .FirstOrDefaultAsync(stop);
        if (inspection is null)
            return;
        // What was imported belongs to the inspectorate that published it; the one of the demonstration follows it up with them.
        (await db.Studies.SingleAsync(s => s.Id == inspection.StudyId, stop)).Join(cast.Lead.OrganisationId!.Value, leads: false);
        inspection.Assign(cast.Inspector.Id, Duty.Inspector);
        inspection.Assign(cast.SecondReader.Id, Duty.SecondReader);
        var points = await db
            .ImprovementPoints.Where(p => p.FollowedIn == inspection.Id)
            .OrderBy(p => p.CriterionCode)
            .ThenBy(p => p.Id)
            .Take(4)
            .ToListAsync(stop);
        foreach (var point in points)
            point.Propose("programmamanager Samen Leven", Today.AddDays(150));
        points[0].Plan(NewId(), "Met alle partners de begeleiding van elk gezin doorspreken.", Today.AddDays(40));
        await SaveAsAsync(cast.Municipality, stop);
        foreach (var point in points)
            point.Agree(Today.AddDays(180), new ReportSchedule(Today.AddDays(10), 6), Today);
        await SaveAsAsync(cast.Lead, stop);

        Report(
            inspection,
            ReportForm.Written,
            points.Take(1),
            Progress.Working,
            "De partners bespreken nu elke maand hoe het met elk gezin gaat.",
            Today.AddDays(-10));
        await SaveAsAsync(cast.Municipality, stop);
        Report(
            inspection,
            ReportForm.Conversation,
            points.Skip(1).Take(1),
            Progress.Nothing,
            "De gemeente wacht eerst het nieuwe jeugdbeleid van de regio af.",
            Today.AddDays(-5));
        await SaveAsAsync(cast.Inspector, stop);
    }

    private void Report(
        Inspection inspection,
        ReportForm form,
        IEnumerable<ImprovementPoint> about,
        Progress progress,
        string what,
        DateOnly on)
    {
        var points = about.ToList();
        var report = ProgressReport.Begin(NewId(), inspection.Id, form, isClosed: false);
        report.Write(
            PartialDate.Of(on),
            "programmamanager Samen Leven",
            null,
            points.Select(p => new ReportEntry(report.Id, p.Id, progress, what, [])));
        report.SendIn(points, on, _now, isClosed: false);
        db.ProgressReports.Add(report);
    }

    private async Task SaveAsAsync(Account account, CancellationToken stop)
    {
        db.ActAs(() => ActingAs(account));
        await db.SavePrivatelyAsync(stop);
    }

    private HistoryWriter ActingAs(Account account) =>
        new(
            db,
            clock,
            new CurrentUser(
                new ClaimsPrincipal(
                    new ClaimsIdentity(
                        [
                            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                            new Claim(ClaimTypes.Name, account.Name),
                            .. account.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())),
                        ],
                        nameof(Demo)))));

    private Guid NewId() => Guid.CreateVersion7(_now);
}
