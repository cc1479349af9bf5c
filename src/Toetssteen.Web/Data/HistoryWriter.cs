using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Data;

/// <summary>
/// Makes the entries of the history of what domain objects did: it adds who acts, and when. Called by the save that stores those objects
/// (<see cref="AppDb"/>), so that both are stored or neither is. Without a person who is logged in it is the program that acts.
/// </summary>
public sealed class HistoryWriter(AppDb db, TimeProvider clock, CurrentUser? user = null, HandOvers? handOvers = null)
{
    private int _place;

    /// <summary>Adds an entry for each act, and tells of the steps that they are: so that none is taken without its letters.</summary>
    internal async Task WriteAsync(IReadOnlyList<RecordedAct> acts, CancellationToken stop)
    {
        var person = user is { IsLoggedIn: true } ? user : null;
        var now = clock.GetUtcNow();
        var entries = new List<HistoryEntry>();
        foreach (var act in acts)
        {
            var role = person is null ? HistoryEntry.Program : act.Role?.ToString() ?? string.Join(", ", person.Roles.Order());
            entries.Add(new HistoryEntry(Guid.CreateVersion7(now), act, now, person?.Id, role));
            // Until it is chained its number is its place among those of one save.
            db.HistoryEntries.Add(entries[^1]).Property(e => e.Number).CurrentValue = ++_place;
        }
        if (handOvers is not null)
            await handOvers.TellAsync(entries, stop);
    }

    /// <summary>Where the history of an inspection ends, for an edition to be anchored in; null while it has none.</summary>
    public Task<HistoryAnchor?> AnchorAsync(Guid inspectionId, CancellationToken stop) =>
        db.HistoryEnds.AsNoTracking().Where(e => e.InspectionId == inspectionId)
            .Select(e => new HistoryAnchor(e.Number, e.Hash)).SingleOrDefaultAsync(stop);
}
