using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// Makes the draft of each inspection that was accepted by a version of the program that made none, once, when the site starts. Two
/// processes that start at once make one. One that cannot be made is told in the log, and tried again at the next start.
/// </summary>
public sealed partial class MissingDrafts(AppDb db, FrameworkCatalogue frameworks, TimeProvider clock, ILogger<MissingDrafts> log)
{
    /// <summary>Makes them.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> MakeAsync(CancellationToken stop)
    {
        var made = 0;
        foreach (var id in await Lacking().Select(i => i.Id).ToListAsync(stop))
        {
            try
            {
                made += await MakeAsync(id, stop);
            }
            catch (Exception broken) when (!stop.IsCancellationRequested && !DatabaseFault.IsPassing(broken))
            {
                LogNotMade(log, id, broken);
            }
            db.ChangeTracker.Clear();
        }
        return made;
    }

    private async Task<int> MakeAsync(Guid id, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.LockInspectionAsync(id, stop);
        if (await Lacking().Include(i => i.Assessments).SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
            return 0;
        db.Drafts.Add(new FactsheetDraft(inspection, frameworks.InUse(inspection.FrameworkId), () => Guid.CreateVersion7(clock.GetUtcNow())));
        await db.SavePrivatelyAsync(stop);
        await transaction.CommitAsync(stop);
        return 1;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The draft of inspection {Inspection} could not be made; the others are.")]
    private static partial void LogNotMade(ILogger logger, Guid inspection, Exception broken);

    private IQueryable<Inspection> Lacking() =>
        db.Inspections.Where(i => i.Preparation!.Status == PreparationStatus.Accepted && !db.Drafts.Any(d => d.InspectionId == i.Id));
}
