using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// Makes the draft of each inspection that was accepted by a version of the program that made none, once, when the site starts. Two
/// processes that start at once make one.
/// </summary>
public sealed class MissingDrafts(AppDb db, FrameworkCatalogue frameworks, TimeProvider clock)
{
    /// <summary>Makes them.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> MakeAsync(CancellationToken stop)
    {
        var made = 0;
        foreach (var id in await Lacking().Select(i => i.Id).ToListAsync(stop))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.LockInspectionAsync(id, stop);
            if (await Lacking().Include(i => i.Assessments).SingleOrDefaultAsync(i => i.Id == id, stop) is { } inspection)
            {
                db.Drafts.Add(new FactsheetDraft(inspection, frameworks.InUse(inspection.FrameworkId), () => Guid.CreateVersion7(clock.GetUtcNow())));
                await db.SavePrivatelyAsync(stop);
                made++;
            }
            await transaction.CommitAsync(stop);
            db.ChangeTracker.Clear();
        }
        return made;
    }

    private IQueryable<Inspection> Lacking() =>
        db.Inspections.Where(i => i.Preparation!.Status == PreparationStatus.Accepted && !db.Drafts.Any(d => d.InspectionId == i.Id));
}
