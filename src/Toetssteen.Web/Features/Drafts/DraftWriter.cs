using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>A save of one piece of a draft, as it came in.</summary>
/// <param name="InspectionId">The inspection.</param>
/// <param name="Name">The piece.</param>
/// <param name="Value">What was typed.</param>
/// <param name="BasedOn">The number that the writer saw; 0 when there was nothing yet.</param>
/// <param name="SaveId">Identity of this save.</param>
public sealed record PieceSave(Guid InspectionId, string Name, string Value, int BasedOn, Guid SaveId);

/// <summary>What is stored after a save, whatever came of it.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Value">The piece that is stored.</param>
/// <param name="Number">Its number; 0 where there is none.</param>
/// <param name="By">Who saved that one.</param>
/// <param name="At">When.</param>
public sealed record StoredPiece(SaveOutcome Outcome, string Value, int Number, Guid By, DateTimeOffset At);

/// <summary>
/// Stores pieces of a draft. While it lasts nobody else writes in that inspection or takes a step with its draft, so that nothing is
/// written in what was frozen meanwhile.
/// </summary>
public sealed class DraftWriter(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Stores one piece while someone types; comes back when it is durable, or on a conflict with what is stored.</summary>
    /// <exception cref="DomainException">D100: too long; D103: the draft is frozen.</exception>
    public async Task<StoredPiece> SaveAsync(PieceSave save, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (outcome, piece) = (SaveOutcome.Unchanged, (DraftText?)null);
        await db.ActInInspectionAsync(
            save.InspectionId,
            async () =>
            {
                (await db.Drafts.AsNoTracking().SingleAsync(d => d.InspectionId == save.InspectionId, stop)).RequireOpen();
                piece = await db.DraftTexts.SingleOrDefaultAsync(t => t.InspectionId == save.InspectionId && t.Name == save.Name, stop);
                if (
                    await db.DraftTexts.AnyAsync(
                        t => t.InspectionId == save.InspectionId && t.SaveId == save.SaveId && t.Name != save.Name,
                        stop))
                    outcome = SaveOutcome.IdentityUsed;
                else if (piece is not null)
                    outcome = piece.Write(save.Value, save.BasedOn, save.SaveId, user.Id, now);
                else if (save.Value.Length > 0)
                {
                    db.DraftTexts.Add(piece = new DraftText(save.InspectionId, save.Name, save.Value, save.SaveId, user.Id, now));
                    outcome = SaveOutcome.Saved;
                }
            },
            stop);
        return piece is null
            ? new StoredPiece(outcome, "", 0, user.Id, now)
            : new StoredPiece(outcome, piece.Value, piece.Number, piece.SavedBy, piece.SavedAt);
    }

    /// <summary>Gives pieces new values in the save that is to come, whatever they were: for putting findings together and apart.</summary>
    public async Task RewriteAsync(Guid inspectionId, IReadOnlyDictionary<string, string> values, string why, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var known = await db
            .DraftTexts.Where(t => t.InspectionId == inspectionId && values.Keys.Contains(t.Name))
            .ToDictionaryAsync(t => t.Name, stop);
        foreach (var (name, value) in values)
        {
            if ((known.GetValueOrDefault(name)?.Value ?? "") == value)
                continue;
            if (known.TryGetValue(name, out var piece))
                piece.Write(value, piece.Number, Guid.CreateVersion7(now), user.Id, now, why);
            else
                db.DraftTexts.Add(new DraftText(inspectionId, name, value, Guid.CreateVersion7(now), user.Id, now, why));
        }
    }
}
