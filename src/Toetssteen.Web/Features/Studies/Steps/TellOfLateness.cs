using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.ProgressReports;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Studies.Steps;

/// <summary>
/// Every day: tells of days that are near or have passed, of each thing once. What cannot be told of one is no reason to be silent of
/// another.
/// </summary>
public sealed partial class TellOfLateness(
    AppDb db,
    HandOvers handOvers,
    StudyProgress progress,
    DueReports dues,
    JobBell bell,
    TimeProvider clock,
    ILogger<TellOfLateness> log
) : IJobHandler
{
    /// <summary>The kind of job; it has no payload.</summary>
    public const string Kind = "tell-of-lateness";

    /// <summary>How many days before its last day a fact check is reminded of.</summary>
    public const int Notice = 3;

    // A day that passed long ago was told of, or was there before these letters were.
    private const int Old = 14;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        var today = DutchDay.Today(clock);
        await AnswersAsync(today, stop);
        await FactChecksAsync(today, stop);
        foreach (
            var due in (await dues.OfAsync(db.PublishedInspections(), today, stop)).Where(d => d.On < today && d.On >= today.AddDays(-Old)))
            await TellAsync(
                HandOver.ReportLate,
                due.InspectionId,
                new Told { Day = due.On, Once = OnceOf(due.InspectionId, due.On) },
                stop);
        bell.Ring();
        return JobOutcome.Later(Day, "Morgen weer.");
    }

    /// <inheritdoc/>
    public async Task GiveUpAsync(string payload, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        db.Jobs.Add(new Job(Kind, payload, now, now + Day));
        await db.SavePrivatelyAsync(stop);
    }

    // One letter for a study and a day, however many municipalities are late.
    private async Task AnswersAsync(DateOnly today, CancellationToken stop)
    {
        var from = today.AddDays(-Old);
        var ownDays = db
            .Questionnaires.Where(q => q.AnswerBy < today && q.AnswerBy >= from)
            .Join(db.Respondents, q => q.RespondentId, r => r.Id, (q, r) => r.AssessmentId)
            .Join(db.Assessments, id => id, a => a.Id, (id, a) => a.InspectionId)
            .Join(db.Inspections, id => id, i => i.Id, (id, i) => i.StudyId);
        foreach (
            var study in await db
                .Studies.AsNoTracking()
                .Where(s => s.PlannedAt != null && (s.Calendar.AnswerBy < today && s.Calendar.AnswerBy >= from || ownDays.Contains(s.Id)))
                .ToListAsync(stop))
        {
            var late = (await progress.ReadAsync(study, stop)).Where(s =>
                s is { Step: InspectionStep.Answering, IsLate: true, Asked.Count: > 0 } && s.LastDay >= from);
            foreach (var day in late.GroupBy(s => s.LastDay!.Value))
                await TellAsync(
                    HandOver.AnswersLate,
                    day.First().InspectionId,
                    new Told
                    {
                        Day = day.Key,
                        Places = Sender.Listed([.. day.Select(s => s.Name)]),
                        Once = OnceOf(study.Id, day.Key),
                    },
                    stop);
        }
    }

    private async Task FactChecksAsync(DateOnly today, CancellationToken stop)
    {
        var (from, until) = (today.AddDays(-Old), today.AddDays(Notice));
        var open = await db
            .FactChecks.AsNoTracking()
            .Where(c =>
                c.SubmittedAt == null
                && c.UnansweredAt == null
                && c.Until >= from
                && c.Until <= until
                && db.Drafts.Any(d => d.InspectionId == c.InspectionId && d.Stage == DraftStage.FactCheck))
            .Select(c => new
            {
                c.Id,
                c.InspectionId,
                c.Until,
            })
            .ToListAsync(stop);
        foreach (var check in open)
            await TellAsync(
                check.Until < today ? HandOver.FactCheckLate : HandOver.FactCheckReminded,
                check.InspectionId,
                new Told { Day = check.Until, Once = OnceOf(check.Id, check.Until) },
                stop);
    }

    private async Task TellAsync(HandOver step, Guid inspectionId, Told told, CancellationToken stop)
    {
        try
        {
            await handOvers.TakeAsync(step, inspectionId, told, stop);
            await db.SavePrivatelyAsync(stop);
        }
        catch (Exception wrong) when (wrong is DbUpdateException or Domain.DomainException or InvalidOperationException)
        {
            LogUntold(log, step, inspectionId, wrong);
        }
        db.ChangeTracker.Clear();
    }

    private static Guid OnceOf(Guid about, DateOnly day) =>
        LetterWriter.Once(about, new Guid(day.DayNumber, 0, 0, new byte[8]), Guid.Empty);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Nobody could be told of {Step} in inspection {Inspection}; it is tried again tomorrow."
    )]
    private static partial void LogUntold(ILogger logger, HandOver step, Guid inspection, Exception wrong);
}
