using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Studies.Steps;

/// <summary>
/// What a person has to do in inspections under way, and what follows where they can do it no longer: their account is blocked, or a role
/// is taken away.
/// </summary>
public sealed class DutiesLeft(AppDb db, StudyProgress progress, HandOvers handOvers)
{
    /// <summary>The inspections under way in which this person has a duty.</summary>
    public Task<IReadOnlyList<Standing>> OfAsync(Guid account, CancellationToken stop) =>
        progress.ReadAsync(
            db.GoingOf(db.Inspections.Where(i => db.InspectionAssignments.Any(a => a.InspectionId == i.Id && a.AccountId == account))),
            stop);

    /// <summary>
    /// Tells the leads, in the save that is to come, of each duty that nobody has any more who can do it; one letter for a study.
    /// </summary>
    /// <param name="account">The person, as they are now.</param>
    /// <param name="before">Their inspections as they were before.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task TellAsync(Account account, IReadOnlyList<Standing> before, CancellationToken stop)
    {
        var vacant =
            from standing in before
            from assigned in standing.Assigned
            where
                assigned.AccountId == account.Id
                && assigned.CanAct
                && !assigned.Duty.CanBeDoneBy(account.Roles, account.BlockedAt is not null)
                && !standing.Assigned.Any(a => a.AccountId != account.Id && a.Duty == assigned.Duty && a.CanAct)
            group standing by (standing.Study.Id, assigned.Duty);
        foreach (var same in vacant)
        {
            var places = same.Select(s => s.Name).ToList();
            await handOvers.TakeAsync(HandOver.DutyVacant, same.First().InspectionId,
                new Told { Person = account.Name, Duty = same.Key.Duty, Places = places.Count > 1 ? Sender.Listed(places) : null }, stop);
        }
    }
}

/// <summary>Inspections under way.</summary>
internal static class GoingInspections
{
    /// <summary>Those of planned studies of which the factsheet is not public yet, or is being corrected.</summary>
    public static IQueryable<Inspection> GoingOf(this AppDb db, IQueryable<Inspection> inspections) =>
        inspections.Where(i =>
            db.Studies.Any(s => s.Id == i.StudyId && s.PlannedAt != null)
            && !db.Drafts.Any(d => d.InspectionId == i.Id && d.Stage == DraftStage.Published));
}
