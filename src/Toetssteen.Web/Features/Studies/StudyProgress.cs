using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.ProgressReports;
using Toetssteen.Web.Features.Publications;
using Toetssteen.Web.Features.Studies.Assign;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Studies;

/// <summary>Someone who was asked, and how far that is.</summary>
public sealed record Asked(
    Guid InspectionId,
    Guid RespondentId,
    Guid OrganisationId,
    string Name,
    bool IsMunicipality,
    string Approach,
    Answering? Answered,
    Nomination? NominatedBy,
    Guid? QuestionnaireId,
    bool Submitted,
    bool SupplementAsked,
    DateOnly? AnswerBy)
{
    /// <summary>Whether it is known how they answered.</summary>
    public bool IsSettled => Stages.IsSettled(Answered, Submitted);

    /// <summary>The last day to answer: its own one, or that of the calendar.</summary>
    public DateOnly? LastDay(StudyCalendar calendar) =>
        AnswerBy ?? InspectionFacts.LastDayOf(InspectionStep.Answering, calendar, minimumDays: 0);
}

/// <summary>Someone of the inspectorates with a duty.</summary>
public sealed record Assigned(Guid InspectionId, Guid AccountId, string Name, Duty Duty)
{
    /// <summary>Whether they can do it: <see cref="Duties.CanBeDoneBy"/>.</summary>
    public bool CanAct { get; init; } = true;
}

/// <summary>A person who leads a study.</summary>
public sealed record Leading(Guid StudyId, Guid AccountId, string Name);

/// <summary>Of which study an inspection is.</summary>
public sealed record StudyOf(Guid Id, string Slug, string Title, StudyCalendar Calendar, bool IsFollowUp);

/// <summary>What of a draft is counted and dated, beside the facts by which it is known how far it is.</summary>
public sealed record DraftProgress(
    int Findings,
    int Written,
    int Read,
    DateTimeOffset? AskedAt,
    DateTimeOffset? LastReadAt,
    DateTimeOffset? SentAt,
    DateOnly? ExtensionUntil,
    DateTimeOffset? ClosedAt,
    Guid? AdoptedBy,
    DateTimeOffset? AdoptedAt,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? PublicFrom,
    int Points,
    DateOnly? NextReport,
    string? FollowedUpIn)
{
    /// <summary>In a follow-up: the improvement points that are judged again, without those of an approach that is left out.</summary>
    public int ToRetest { get; init; }

    /// <summary>Those of them that bear a new judgement, or the reason that they do not.</summary>
    public int Retested { get; init; }
}

/// <summary>
/// Where the inspection of one municipality stands: for the lead's page, for the page of inspectors, and for "Mijn werk".
/// </summary>
public sealed record Standing(
    Guid InspectionId,
    string Code,
    string Name,
    string FoldedName,
    StudyOf Study,
    int ContactPersons,
    DateTimeOffset? PreparedAt)
{
    /// <summary>Who was asked.</summary>
    public IReadOnlyList<Asked> Asked { get; init; } = [];

    /// <summary>Who does what in it.</summary>
    public IReadOnlyList<Assigned> Assigned { get; init; } = [];

    /// <summary>Who leads the study.</summary>
    public IReadOnlyList<Leading> Leads { get; init; } = [];

    /// <summary>What is known of it.</summary>
    public required InspectionFacts Facts { get; init; }

    /// <summary>What of its draft is counted; null where there is none.</summary>
    public DraftProgress? Draft { get; init; }

    /// <summary>Whether the person who asks wrote in what is to be adopted or published.</summary>
    public bool IsOwnWork { get; init; }

    /// <summary>The last day that is in time; null where there is none.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>How many days late.</summary>
    public int DaysLate { get; init; }

    /// <summary>What it waits for.</summary>
    public InspectionState State => Facts.State;

    /// <summary>The step it is in.</summary>
    public InspectionStep Step => Facts.Step;

    /// <summary>Whether the municipality is waited for, and has nobody who can be written to.</summary>
    public bool IsUnheard =>
        ContactPersons == 0
        && (
            Facts.Turn == Turn.Municipality
            || State == InspectionState.Answering && Asked.Any(a => a is { IsMunicipality: true, IsSettled: false }));

    /// <summary>Whether the last day is past.</summary>
    public bool IsLate => DaysLate > 0;

    /// <summary>Of how many it is known how they answered.</summary>
    public int Settled => Facts.Settled;

    /// <summary>Names of those with a duty who can do it.</summary>
    public IEnumerable<string> With(Duty duty) => Assigned.Where(a => a.Duty == duty && a.CanAct).Select(a => a.Name);

    /// <summary>Names of those with a duty, also of who can do it no longer.</summary>
    public IEnumerable<string> GivenTo(Duty duty) => Assigned.Where(a => a.Duty == duty).Select(a => a.Name);

    /// <summary>Whether someone has a duty.</summary>
    public bool Has(Guid account, Duty duty) => Assigned.Any(a => a.AccountId == account && a.Duty == duty);

    /// <summary>Who is waited for. Where nobody has the duty who can do it, the lead is: to assign someone.</summary>
    public Turn Turn => Facts.Turn switch
    {
        Turn.Inspectors when !With(Duty.Inspector).Any() => Turn.Lead,
        Turn.SecondReaders when !With(Duty.SecondReader).Any() => Turn.Lead,
        var turn => turn,
    };

    /// <summary>The duty that nobody has who can do it, while someone with it is waited for.</summary>
    public Duty? Unassigned => Turn == Facts.Turn ? null : Facts.Turn == Turn.Inspectors ? Duty.Inspector : Duty.SecondReader;

    /// <summary>Whether this person is waited for.</summary>
    public bool IsFor(Guid account) => Turn switch
    {
        Turn.Lead => IsLedBy(account),
        Turn.LeadWhoAdopts => IsLedBy(account) && !IsOwnWork,
        Turn.LeadWhoDecides => IsLedBy(account) && !IsOwnWork && Draft?.AdoptedBy != account,
        Turn.Inspectors => Has(account, Duty.Inspector),
        Turn.SecondReaders => Has(account, Duty.SecondReader),
        _ => false,
    };

    /// <summary>Whether this person leads the study.</summary>
    public bool IsLedBy(Guid account) => Leads.Any(l => l.AccountId == account);

    /// <summary>Since when it waits for that; null where that is not kept.</summary>
    public DateTimeOffset? Since => State switch
    {
        InspectionState.ToAccept => PreparedAt,
        InspectionState.Reading or InspectionState.ReadingAgain => Draft?.AskedAt,
        InspectionState.Returned or InspectionState.ReturnedAgain or InspectionState.ToSend or InspectionState.ToAdopt => Draft?.LastReadAt,
        InspectionState.Checking or InspectionState.ExtensionAsked or InspectionState.Unanswered => Draft?.SentAt,
        InspectionState.Deciding or InspectionState.Mending => Draft?.ClosedAt,
        InspectionState.ToDecide => Draft?.AdoptedAt,
        InspectionState.Planned or InspectionState.Stuck => Draft?.DecidedAt,
        InspectionState.Public or InspectionState.ReportDue or InspectionState.FollowedUp => Draft?.PublicFrom,
        _ => null,
    };
}

/// <summary>Where inspections stand: a handful of queries, however many municipalities there are.</summary>
public sealed class StudyProgress(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, MinimumTerm term, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    private DateOnly Today => DutchDay.Of(Now);

    /// <summary>The least number of days between the decision on publication and the publication.</summary>
    public int MinimumDays => term.Days;

    /// <summary>Reads a whole study, by name of the municipality.</summary>
    public Task<IReadOnlyList<Standing>> ReadAsync(Study study, CancellationToken stop) =>
        ReadAsync(db.Inspections.Where(i => i.StudyId == study.Id), stop);

    /// <summary>Reads inspections of any studies, by name of the municipality.</summary>
    public async Task<IReadOnlyList<Standing>> ReadAsync(IQueryable<Inspection> inspections, CancellationToken stop)
    {
        var found = await (
            from i in inspections.AsNoTracking()
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            join s in db.Studies on i.StudyId equals s.Id
            orderby m.FoldedName, m.Code, i.Id
            select new
            {
                i.Id,
                m.Code,
                m.Name,
                m.FoldedName,
                Study = new { s.Id, s.Slug, s.Title, s.Calendar, IsFollowUp = s.EarlierStudyId != null },
                i.FrameworkId,
                Status = i.Preparation == null ? (PreparationStatus?)null : i.Preparation.Status,
                PreparedAt = i.Preparation == null ? null : i.Preparation.SubmittedAt,
                Contacts = db.Accounts.Count(a =>
                    a.IsContactPerson
                    && a.BlockedAt == null
                    && db.Organisations.Any(o =>
                        o.Id == a.OrganisationId && o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == m.Code)),
            }
        ).ToListAsync(stop);
        if (found.Count == 0)
            return [];
        var asked = (await AskedIn(db, inspections).ToListAsync(stop)).ToLookup(a => a.InspectionId);
        var (inspectors, readers) = (db.WhoCan(Duty.Inspector), db.WhoCan(Duty.SecondReader));
        var assigned = (await (
            from a in db.InspectionAssignments.AsNoTracking()
            where inspections.Any(i => i.Id == a.InspectionId)
            join p in db.Accounts on a.AccountId equals p.Id
            orderby p.FoldedName
            select new Assigned(a.InspectionId, p.Id, p.Name, a.Duty)
            {
                CanAct = a.Duty == Duty.Inspector ? inspectors.Any(w => w.Id == p.Id) : readers.Any(w => w.Id == p.Id),
            }).ToListAsync(stop)).ToLookup(a => a.InspectionId);
        var leads = (await (
            from s in db.Studies.AsNoTracking()
            where inspections.Any(i => i.StudyId == s.Id)
            from x in s.Inspectorates
            join p in db.Accounts on x.OrganisationId equals p.OrganisationId
            where p.BlockedAt == null && p.Held.Any(h => h.Role == Role.StudyLead)
            orderby p.FoldedName
            select new Leading(s.Id, p.Id, p.Name)).ToListAsync(stop)).ToLookup(l => l.StudyId);
        var drafts = await DraftsAsync(inspections, stop);
        var due = drafts.Values.Any(d => d.Facts?.Stage == DraftStage.Published)
            ? (await new DueReports(db).OfAsync(inspections, Today, stop))
                .GroupBy(d => d.InspectionId)
                .ToDictionary(g => g.Key, g => g.Min(d => d.On))
            : [];
        var own = drafts.Values.Any(d => d.Facts?.Stage is DraftStage.Agreed or DraftStage.Adopted)
            ? await OwnWorkAsync(inspections, stop)
            : [];
        var today = Today;
        return
        [
            .. from i in found
            let draft = drafts.GetValueOrDefault(i.Id)
            let facts = new InspectionFacts(today, i.Study.IsFollowUp, i.Status, asked[i.Id].Count(), asked[i.Id].Count(a => a.IsSettled))
            {
                AsksNobody = !asked[i.Id].Any() && frameworks.InUse(i.FrameworkId).AsksNobody,
                AnswersDue =
                    asked[i.Id].Where(a => !a.IsSettled).Select(a => a.AnswerBy).ToList() is [_, ..] own
                    && own.TrueForAll(day => day is not null)
                        ? own.Min()
                        : null,
                Draft = draft.Facts,
                ReportDue = due.TryGetValue(i.Id, out var reportDay) ? reportDay : null,
                IsFollowedUp = draft.Progress?.FollowedUpIn is not null,
            }
            select new Standing(
                i.Id,
                i.Code,
                i.Name,
                i.FoldedName,
                new StudyOf(i.Study.Id, i.Study.Slug, i.Study.Title, i.Study.Calendar, i.Study.IsFollowUp),
                i.Contacts,
                i.PreparedAt)
            {
                Asked = [.. asked[i.Id]],
                Assigned = [.. assigned[i.Id]],
                Leads = [.. leads[i.Study.Id]],
                Facts = facts,
                Draft = draft.Progress,
                IsOwnWork = own.Contains(i.Id),
                LastDay = facts.LastDay(i.Study.Calendar, term.Days),
                DaysLate = facts.DaysLate(i.Study.Calendar, term.Days),
            },
        ];
    }

    /// <summary>
    /// Why a factsheet is, or was, published before the day of the calendar, by inspection: as it was said with the decision that holds.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ReasonsAsync(Study study, CancellationToken stop)
    {
        var decided = await db
            .HistoryEntries.AsNoTracking()
            .Where(e => e.Act == HistoryAct.PublicationDecided && db.Inspections.Any(i => i.Id == e.InspectionId && i.StudyId == study.Id))
            .Select(e => new
            {
                e.InspectionId,
                e.Number,
                e.Why,
            })
            .ToListAsync(stop);
        return decided
            .GroupBy(e => e.InspectionId)
            .Select(g => g.MaxBy(e => e.Number)!)
            .Where(e => e.Why is not null)
            .ToDictionary(e => e.InspectionId, e => e.Why!);
    }

    /// <summary>Who was asked in these inspections, in the order of print.</summary>
    public static IQueryable<Asked> AskedIn(AppDb db, IQueryable<Inspection> inspections) =>
        from assessment in db.Assessments.AsNoTracking()
        where inspections.Any(i => i.Id == assessment.InspectionId)
        join approach in db.Approaches on assessment.ApproachId equals approach.Id
        join respondent in db.Respondents on assessment.Id equals respondent.AssessmentId
        join q in db.Questionnaires on respondent.Id equals q.RespondentId into questionnaires
        from questionnaire in questionnaires.DefaultIfEmpty()
        orderby assessment.InspectionId, assessment.Position, respondent.Position
        select new Asked(
            assessment.InspectionId,
            respondent.Id,
            respondent.OrganisationId,
            respondent.Name,
            respondent.Kind == OrganisationKind.Municipality,
            approach.Name,
            respondent.Answered,
            respondent.NominatedBy,
            questionnaire == null ? null : questionnaire.Id,
            questionnaire != null && questionnaire.Submissions.Any(),
            questionnaire != null && questionnaire.SupplementAskedAt != null,
            questionnaire == null ? null : questionnaire.AnswerBy);

    private async Task<Dictionary<Guid, (DraftFacts? Facts, DraftProgress? Progress)>> DraftsAsync(
        IQueryable<Inspection> inspections,
        CancellationToken stop)
    {
        var drafts = await (
            from i in inspections
            join d in db.Drafts.AsNoTracking() on i.Id equals d.InspectionId
            from c in db.FactChecks.Where(c => c.InspectionId == d.InspectionId && c.EditionNumber == d.EditionNumber).DefaultIfEmpty()
            select new
            {
                d.InspectionId,
                d.Stage,
                d.EditionNumber,
                d.SecondReadingAskedAt,
                d.AdoptedBy,
                d.AdoptedAt,
                d.DecidedAt,
                d.PublicFrom,
                Until = c == null ? (DateOnly?)null : c.Until,
                SentAt = c == null ? (DateTimeOffset?)null : c.SentAt,
                SubmittedAt = c == null ? null : c.SubmittedAt,
                UnansweredAt = c == null ? null : c.UnansweredAt,
                AsksExtension = c != null && c.ExtensionAsked != null,
                ExtensionUntil = c == null ? null : c.ExtensionAskedUntil,
                Undecided = c == null ? 0 : c.Objections.Count(o => o.Decision == null),
                Findings = db.DraftFindings.Count(f => f.InspectionId == d.InspectionId),
                Written = db.DraftTexts.Count(t =>
                    t.InspectionId == d.InspectionId && t.Value != "" && t.Name.StartsWith("finding/") && t.Name.EndsWith("/text")),
                Read = db
                    .FindingReadings.Where(r => r.InspectionId == d.InspectionId && r.At >= d.SecondReadingAskedAt)
                    .Select(r => r.FindingId)
                    .Distinct()
                    .Count(),
                LastReadAt = db.FindingReadings.Where(r => r.InspectionId == d.InspectionId).Max(r => (DateTimeOffset?)r.At),
                Remarks = db
                    .FindingReadings.Where(r =>
                        r.InspectionId == d.InspectionId
                        && r.At >= d.SecondReadingAskedAt
                        && !r.IsAgreed
                        && !db.FindingReadings.Any(l => l.FindingId == r.FindingId && l.At > r.At))
                    .Select(r => r.FindingId)
                    .Distinct()
                    .Count(),
                Withdrawn = db.Factsheets.Any(f => f.InspectionId == d.InspectionId && f.WithdrawnAt != null),
                Points = db.ImprovementPoints.Count(p => p.FollowedIn == d.InspectionId && p.Status != PointStatus.Resolved),
                NextReport = db
                    .ImprovementPoints.Where(p => p.FollowedIn == d.InspectionId && p.Status != PointStatus.Resolved)
                    .Min(p => p.ReportFrom),
                Later = (
                    from later in db.Inspections
                    join s in db.Studies on later.StudyId equals s.Id
                    where s.EarlierStudyId == i.StudyId && later.MunicipalityCode == i.MunicipalityCode
                    orderby s.PlannedAt descending
                    select s.Title
                ).FirstOrDefault(),
            }
        ).ToListAsync(stop);
        var now = Now;
        var again = await RetestsAsync(inspections, stop);
        return drafts.ToDictionary(
            d => d.InspectionId,
            d =>
                (
                    (DraftFacts?)
                        new DraftFacts(d.Stage, d.EditionNumber)
                        {
                            Remarks = d.Remarks,
                            CheckUntil = d.Until,
                            CheckClosed = d.SubmittedAt is not null || d.UnansweredAt is not null,
                            AsksExtension = d.AsksExtension,
                            Undecided = d.SubmittedAt is null ? 0 : d.Undecided,
                            PublicOn = d.PublicFrom is { } from ? DutchDay.Of(from) : null,
                            MomentPassed = d.PublicFrom <= now - Grace,
                            IsWithdrawn = d.Withdrawn,
                        },
                    (DraftProgress?)
                        new DraftProgress(
                            d.Findings,
                            d.Written,
                            d.Read,
                            d.SecondReadingAskedAt,
                            d.LastReadAt,
                            d.SentAt,
                            d.ExtensionUntil,
                            d.SubmittedAt ?? d.UnansweredAt,
                            d.AdoptedBy,
                            d.AdoptedAt,
                            d.DecidedAt,
                            d.PublicFrom,
                            d.Points,
                            d.NextReport,
                            d.Later)
                        {
                            ToRetest = again[d.InspectionId].Count(),
                            Retested = again[d.InspectionId].Count(isJudged => isJudged),
                        }));
    }

    // Of each improvement point that is judged again, whether it is.
    private async Task<ILookup<Guid, bool>> RetestsAsync(IQueryable<Inspection> inspections, CancellationToken stop)
    {
        var findings = await db
            .DraftFindings.AsNoTracking()
            .Where(f =>
                f.ImprovementPointId != null
                && inspections.Any(i => i.Id == f.InspectionId)
                && !db.Assessments.Any(a => a.Id == f.AssessmentId && a.NotRetestedReason != null))
            .ToListAsync(stop);
        if (findings.Count == 0)
            return findings.ToLookup(f => f.InspectionId, _ => false);
        var said = (
            await db
                .DraftTexts.AsNoTracking()
                .Where(t =>
                    inspections.Any(i => i.Id == t.InspectionId)
                    && t.Value != ""
                    && (
                        t.Name.StartsWith("finding/")
                            && (t.Name.Contains("/mark/") || t.Name.EndsWith("/unchanged") || t.Name.EndsWith("/not-retested"))
                        || t.Name.StartsWith("assessment/") && t.Name.EndsWith("/not-retested")))
                .Select(t => new { t.Name, t.Value })
                .ToListAsync(stop)
        ).ToDictionary(t => t.Name, t => t.Value);
        return findings
            .Where(f => !said.ContainsKey(DraftNames.LeftOut(f.AssessmentId)))
            .Select(f => DraftedFinding.Read(f, said))
            .ToLookup(f => f.Finding.InspectionId, f => !f.IsEmpty);
    }

    // Publishing takes a moment: only what is not public after that waits for someone.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private async Task<HashSet<Guid>> OwnWorkAsync(IQueryable<Inspection> inspections, CancellationToken stop)
    {
        var authors = await db.AuthorsAsync(
            inspections.Where(i =>
                db.Drafts.Any(d => d.InspectionId == i.Id && (d.Stage == DraftStage.Agreed || d.Stage == DraftStage.Adopted))),
            stop);
        return user.IsLoggedIn ? [.. authors.Where(a => a.Contains(user.Id)).Select(a => a.Key)] : [];
    }
}
