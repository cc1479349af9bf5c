using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.ProgressReports;

/// <summary>
/// Every day: writes to the contact persons of municipalities of which a report is due, a fortnight before and on the day; each letter
/// once, also where the program stood still on that very day.
/// </summary>
public sealed partial class RemindOfReports(
    AppDb db, DueReports dues, ContactPersons people, StudyPost post, TimeProvider clock, ILogger<RemindOfReports> log) : IJobHandler
{
    /// <summary>The kind of job; it has no payload.</summary>
    public const string Kind = "remind-of-reports";

    // After a week there is no sense in saying that a report is due today.
    private const int Late = 7;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        await RemindAsync(stop);
        return JobOutcome.Later(Day, "Morgen weer.");
    }

    /// <inheritdoc/>
    public async Task GiveUpAsync(string payload, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        db.Jobs.Add(new Job(Kind, payload, now, now + Day));
        await db.SavePrivatelyAsync(stop);
    }

    private async Task RemindAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = DutchDay.Of(now);
        var waiting = (await dues.OfAsync(db.PublishedInspections(), today, stop)).Where(d => d.On >= today.AddDays(-Late)).ToList();
        if (waiting.Count == 0)
            return;
        var ids = waiting.ConvertAll(d => d.InspectionId);
        var inspections = await db
            .Inspections.Where(i => ids.Contains(i.Id))
            .Join(db.Studies, i => i.StudyId, s => s.Id, (Inspection, Study) => new { Inspection, Study })
            .ToDictionaryAsync(x => x.Inspection.Id, stop);
        var codes = inspections.Values.Select(x => x.Inspection.MunicipalityCode).ToList();
        var municipalities = db.Organisations.Where(o => o.Kind == OrganisationKind.Municipality && codes.Contains(o.MunicipalityCode!));
        var contacts = (
            await people
                .Of(municipalities)
                .Join(db.Organisations, a => a.OrganisationId, o => o.Id, (a, o) => new { a.Id, Code = o.MunicipalityCode! })
                .ToListAsync(stop)
        ).ToLookup(c => c.Code, c => c.Id);
        var written = await db
            .Letters.Where(l => l.Kind == LetterKind.ReportDue && ids.Contains(l.InspectionId))
            .Select(l => l.Id)
            .ToHashSetAsync(stop);

        var (made, failed) = (0, 0);
        foreach (var due in waiting)
            try
            {
                made += await RemindOneAsync(due);
            }
            catch (Exception broken) when (!stop.IsCancellationRequested && !DatabaseFault.IsPassing(broken))
            {
                // The others are reminded all the same.
                LogNotReminded(log, due.InspectionId, broken);
                db.ChangeTracker.Clear();
                failed++;
            }
        post.Go(made);
        if (failed > 0)
            throw new InvalidOperationException($"{failed} of {waiting.Count} reports that are due were not asked for.");

        async Task<int> RemindOneAsync(DueReport due)
        {
            var (inspection, study) = (inspections[due.InspectionId].Inspection, inspections[due.InspectionId].Study);
            // The day, and whether it is the letter beforehand, as an identity.
            var about = new Guid(due.On.DayNumber, (short)(today < due.On ? 1 : 2), 0, new byte[8]);
            var says = LetterWriter.ReportDue(
                study,
                MunicipalityRegister.Find(inspection.MunicipalityCode)!.Name,
                due.Points.Count,
                due.On,
                today);
            var letters = contacts[inspection.MunicipalityCode]
                .Select(account => new Letter(
                    LetterWriter.Once(inspection.Id, about, account),
                    LetterKind.ReportDue,
                    inspection,
                    account,
                    says.Subject,
                    says.Text,
                    LetterWriter.ToProgressReports(inspection.Id),
                    null,
                    now,
                    lastDay: due.On,
                    step: HandOver.ReportDue))
                .Where(l => !written.Contains(l.Id))
                .ToList();
            if (letters.Count == 0)
                return 0;
            post.Add(letters);
            // They were only read, and this stands in their history.
            foreach (var point in due.Points)
                db.Attach(point).Entity.RemindOfReport(due.On);
            await db.SavePrivatelyAsync(stop);
            return letters.Count;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The municipality of inspection {Inspection} could not be reminded of its report; the others are."
    )]
    private static partial void LogNotReminded(ILogger logger, Guid inspection, Exception broken);
}
