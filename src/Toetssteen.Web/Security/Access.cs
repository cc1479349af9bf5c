using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Security;

/// <summary>
/// What a person sees of the work, as filters of queries; what falls outside is not there, and answers 404. A permission says what
/// one may do, this says to which.
/// </summary>
public static class Access
{
    /// <summary>
    /// The inspections of a person: assigned ones for an inspector or second reader, those of the studies of the own inspectorate for a
    /// lead, those of the own municipality for its respondents. A partner has none, and neither has an administrator.
    /// </summary>
    public static IQueryable<Inspection> InspectionsOf(this AppDb db, CurrentUser user)
    {
        if (user.LacksSecondFactor)
            return db.Inspections.Where(_ => false);
        var (id, organisation) = (user.Id, user.OrganisationId);
        // Of what a person may not do nothing is asked.
        var ways = new List<Expression<Func<Inspection, bool>>>();
        if (user.Has(Permission.Judge))
            ways.Add(i => db.InspectionAssignments.Any(a => a.InspectionId == i.Id && a.AccountId == id));
        if (user.Has(Permission.Plan))
            ways.Add(i => db.Studies.Any(s => s.Id == i.StudyId && s.Inspectorates.Any(x => x.OrganisationId == organisation)));
        if (user.Has(Permission.Prepare))
            ways.Add(i => db.Organisations.Any(o => o.Id == organisation && o.MunicipalityCode == i.MunicipalityCode));
        return db.Inspections.Where(ways.Count == 0 ? _ => false : ways.Aggregate(Either));
    }

    /// <summary>Who can do a duty, as <see cref="Duties.CanBeDoneBy"/> says it, asked of the database.</summary>
    public static IQueryable<Account> WhoCan(this AppDb db, Duty duty)
    {
        var roles = duty.Roles();
        return db.Accounts.Where(a => a.BlockedAt == null && a.Held.Any(h => roles.Contains(h.Role)));
    }

    private static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)),
            one.Parameters);

    /// <summary>
    /// The inspections in which a person judges and writes: those assigned to them as inspector. Who second-reads one reads in it, and
    /// writes no word.
    /// </summary>
    public static IQueryable<Inspection> JudgedBy(this AppDb db, CurrentUser user)
    {
        var (id, judges) = (user.Id, user.Has(Permission.Judge));
        return db.Inspections.Where(i =>
            judges && db.InspectionAssignments.Any(a => a.InspectionId == i.Id && a.AccountId == id && a.Duty == Duty.Inspector));
    }

    /// <summary>The studies that a lead plans: those in which the own inspectorate takes part.</summary>
    public static IQueryable<Study> StudiesOf(this AppDb db, CurrentUser user)
    {
        var (organisation, leads) = (user.OrganisationId, user.Has(Permission.Plan));
        return db.Studies.Where(s => leads && s.Inspectorates.Any(x => x.OrganisationId == organisation));
    }

    /// <summary>The parts in an inspection for which a person answers: those of the own organisation, and of no other.</summary>
    public static IQueryable<Respondent> RespondentsOf(this AppDb db, CurrentUser user)
    {
        var (organisation, answers) = (user.OrganisationId, user.Has(Permission.FillIn));
        return db.Respondents.Where(r => answers && r.OrganisationId == organisation);
    }

    /// <summary>
    /// The inspections in whose evidence a person has a part: their own ones, and for who supplies documents also those in which the own
    /// organisation answers.
    /// </summary>
    public static IQueryable<Inspection> EvidenceOf(this AppDb db, CurrentUser user)
    {
        var (organisation, supplies) = (user.OrganisationId, user.Has(Permission.SupplyDocuments));
        var own = db.InspectionsOf(user);
        return db.Inspections.Where(i => own.Any(o => o.Id == i.Id)
            || (supplies && i.Assessments.Any(a => a.Respondents.Any(r => r.OrganisationId == organisation))));
    }

    /// <summary>
    /// The documents of a person: all of their inspections for who reads the evidence, those of the own organisation for who supplies them.
    /// </summary>
    public static IQueryable<Document> DocumentsOf(this AppDb db, CurrentUser user)
    {
        var (organisation, supplies, reads) = (
            user.OrganisationId,
            user.Has(Permission.SupplyDocuments),
            user.Has(Permission.ReadEvidence));
        var (own, evidence) = (db.InspectionsOf(user), db.EvidenceOf(user));
        return db.Documents.Where(d => (reads && own.Any(i => i.Id == d.InspectionId))
            || (supplies && d.OrganisationId == organisation && evidence.Any(i => i.Id == d.InspectionId)));
    }

    /// <summary>
    /// The fact checks of a person: those of the own municipality, for who checks facts. Nobody else sees a draft by this way.
    /// </summary>
    public static IQueryable<FactCheck> FactChecksOf(this AppDb db, CurrentUser user)
    {
        var (organisation, checks) = (user.OrganisationId, user.Has(Permission.CheckFacts));
        return db.FactChecks.Where(c =>
            checks
            && db.Inspections.Any(i =>
                i.Id == c.InspectionId && db.Organisations.Any(o => o.Id == organisation && o.MunicipalityCode == i.MunicipalityCode)));
    }

    /// <summary>
    /// The published inspections whose improvement points a person follows up: those of the own municipality for who reports on progress,
    /// and for who reads the evidence those they have a part in.
    /// </summary>
    public static IQueryable<Inspection> FollowedBy(this AppDb db, CurrentUser user)
    {
        var (follows, own) = (user.Has(Permission.ReportProgress) || user.Has(Permission.ReadEvidence), db.InspectionsOf(user));
        return db.PublishedInspections().Where(i => follows && own.Any(o => o.Id == i.Id));
    }

    /// <summary>The improvement points of those inspections.</summary>
    public static IQueryable<ImprovementPoint> PointsOf(this AppDb db, CurrentUser user)
    {
        var followed = db.FollowedBy(user);
        return db.ImprovementPoints.Where(p => followed.Any(i => i.Id == p.FollowedIn));
    }
}
