using Toetssteen.Domain.People;
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
        var (assigned, leads, answers) = (user.Has(Permission.Judge), user.Has(Permission.Plan), user.Has(Permission.Prepare));
        return db.Inspections.Where(i =>
            (assigned && db.InspectionAssignments.Any(a => a.InspectionId == i.Id && a.AccountId == id))
            || (leads && db.Studies.Any(s => s.Id == i.StudyId && s.Inspectorates.Any(x => x.OrganisationId == organisation)))
            || (answers && db.Organisations.Any(o => o.Id == organisation && o.MunicipalityCode == i.MunicipalityCode)));
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
}
