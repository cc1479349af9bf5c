using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Data;

/// <summary>
/// Adds to the history of an inspection. What is appended is stored by the same <c>SaveChangesAsync</c> as what it is about, or not at
/// all; only then it takes its place in the chain (<see cref="AppDb"/>). Without a person who is logged in it is the program that acts.
/// </summary>
public sealed class HistoryWriter(AppDb db, TimeProvider clock, CurrentUser? user = null, HandOvers? handOvers = null)
{
    private int _place;

    /// <summary>Appends what was done.</summary>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="act">What was done.</param>
    /// <param name="subject">What it is about: <see cref="HistorySubject"/>.</param>
    /// <param name="why">Why, where that was said.</param>
    /// <param name="before">What it was.</param>
    /// <param name="after">What it became.</param>
    /// <param name="role">The role in which the person acts; all that are held when not given.</param>
    public void Append(Guid inspectionId, HistoryAct act, string subject,
        string? why = null, string? before = null, string? after = null, Role? role = null)
    {
        var person = user is { IsLoggedIn: true } ? user : null;
        var now = clock.GetUtcNow();
        var acting = person is null ? HistoryEntry.Program : role?.ToString() ?? string.Join(", ", person.Roles.Order());
        var entry = new HistoryEntry(Guid.CreateVersion7(now), inspectionId, now, person?.Id, acting, act, subject, why, before, after);
        // The save tells of the step, so that none is taken without its letters.
        db.Telling = handOvers is null ? null : handOvers.TellAsync;
        // Until it is chained its number is its place among those of one save.
        db.HistoryEntries.Add(entry).Property(e => e.Number).CurrentValue = ++_place;
    }

    /// <summary>Appends that a text was changed, with the changed piece alone. No change, no entry.</summary>
    public void AppendText(Guid inspectionId, HistoryAct act, string subject, string before, string after,
        string? why = null, Role? role = null)
    {
        if (TextChange.Between(before, after) is { } change)
            Append(inspectionId, act, subject, why, after: change.ToJson(), role: role);
    }

    /// <summary>Where the history of an inspection ends, for an edition to be anchored in; null while it has none.</summary>
    public Task<HistoryAnchor?> AnchorAsync(Guid inspectionId, CancellationToken stop) =>
        db.HistoryEnds.AsNoTracking().Where(e => e.InspectionId == inspectionId)
            .Select(e => new HistoryAnchor(e.Number, e.Hash)).SingleOrDefaultAsync(stop);
}
