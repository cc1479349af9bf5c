using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data;

/// <summary>
/// What everyone may read, as filters of queries: that of which a factsheet was published, and not withdrawn. A page for visitors asks
/// these, and not the tables; so that nothing of a study under way shows before its time.
/// </summary>
public static class Published
{
    /// <summary>Factsheets that hold.</summary>
    public static IQueryable<Factsheet> PublishedFactsheets(this AppDb db) => db.Factsheets.Where(f => f.WithdrawnAt == null);

    /// <summary>Studies of which something was published.</summary>
    public static IQueryable<Study> PublishedStudies(this AppDb db) =>
        db.Studies.Where(s => db.PublishedInspections().Any(i => i.StudyId == s.Id));

    /// <summary>Inspections of which a factsheet was published.</summary>
    public static IQueryable<Inspection> PublishedInspections(this AppDb db) =>
        db.Inspections.Where(i => db.Factsheets.Any(f => f.WithdrawnAt == null && f.InspectionId == i.Id));

    /// <summary>Assessments of those inspections.</summary>
    public static IQueryable<Assessment> PublishedAssessments(this AppDb db) =>
        db.Assessments.Where(a => db.Factsheets.Any(f => f.WithdrawnAt == null && f.InspectionId == a.InspectionId));

    /// <summary>
    /// Approaches that everyone knows of: not those that were first named in an inspection of which nothing was published yet.
    /// </summary>
    public static IQueryable<Approach> PublishedApproaches(this AppDb db) =>
        db.Approaches.Where(a =>
            !a.AwaitsFollowUp && (a.NamedIn == null || db.Factsheets.Any(f => f.WithdrawnAt == null && f.InspectionId == a.NamedIn)));

    /// <summary>Steps in their lineage that everyone knows of.</summary>
    public static IQueryable<ApproachTransition> PublishedTransitions(this AppDb db) =>
        db.ApproachTransitions.Where(t =>
            !t.AwaitsFollowUp && (t.NamedIn == null || db.Factsheets.Any(f => f.WithdrawnAt == null && f.InspectionId == t.NamedIn)));

    /// <summary>Progress reports that were published with a follow-up.</summary>
    public static IQueryable<ProgressReport> PublishedReports(this AppDb db) =>
        db.ProgressReports.Where(r => db.Factsheets.Any(f => f.WithdrawnAt == null && f.InspectionId == r.PublishedIn));

    /// <summary>
    /// What a municipality reported before a follow-up: on what the earlier study found, or as the follow-up itself tells it. Neither what
    /// is being written, nor what did not come.
    /// </summary>
    public static IQueryable<ProgressReport> ReportedBefore(this AppDb db, Inspection followUp) =>
        db.ProgressReports.Where(r =>
            r.State != ReportState.Writing
            && r.State != ReportState.NotReceived
            && (
                r.InspectionId == followUp.Id
                || db.Inspections.Any(i =>
                    i.Id == r.InspectionId
                    && i.MunicipalityCode == followUp.MunicipalityCode
                    && db.Studies.Any(s => s.Id == followUp.StudyId && s.EarlierStudyId == i.StudyId))));

    /// <summary>
    /// Inspections whose factsheet was written here, in the limited markup that is written here; others bear what was printed elsewhere.
    /// </summary>
    public static IQueryable<Inspection> WrittenHere(this AppDb db) =>
        db.Inspections.Where(i => db.Drafts.Any(d => d.InspectionId == i.Id));

    /// <summary>Improvement points that a published factsheet speaks of: at first, or when it was judged again.</summary>
    public static IQueryable<ImprovementPoint> PublishedImprovementPoints(this AppDb db) => db.ImprovementPoints.Where(p =>
        db.Findings.Any(f => f.Id == p.BaselineFindingId && db.PublishedAssessments().Any(a => a.Id == f.AssessmentId))
        || db.Retests.Any(r => r.ImprovementPointId == p.Id && db.PublishedAssessments().Any(a => a.Id == r.AssessmentId)));

    /// <summary>
    /// Inspections that are closed: a later follow-up was published, which judged some of their improvement points again.
    /// </summary>
    public static IQueryable<Inspection> FollowedUpInspections(this AppDb db) =>
        db.Inspections.Where(i =>
            (
                from r in db.Retests
                join a in db.PublishedAssessments() on r.AssessmentId equals a.Id
                join later in db.Inspections on a.InspectionId equals later.Id
                join s in db.Studies on later.StudyId equals s.Id
                where
                    later.Id != i.Id
                    && later.MunicipalityCode == i.MunicipalityCode
                    && s.PeriodJudged!.CompareTo(
                        db.Studies.Where(own => own.Id == i.StudyId).Select(own => own.PeriodJudged).FirstOrDefault()
                    ) > 0
                    && db.ImprovementPoints.Any(p =>
                        p.Id == r.ImprovementPointId
                        && (
                            db.Findings.Any(f =>
                                f.Id == p.BaselineFindingId && db.Assessments.Any(b => b.Id == f.AssessmentId && b.InspectionId == i.Id))
                            || db.Retests.Any(x =>
                                x.ImprovementPointId == p.Id && db.Assessments.Any(b => b.Id == x.AssessmentId && b.InspectionId == i.Id))))
                select r.Id
            ).Any());
}
