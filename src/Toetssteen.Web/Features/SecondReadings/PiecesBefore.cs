using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>Findings as they were earlier: the history is walked back from how they are now.</summary>
public sealed class PiecesBefore(AppDb db)
{
    /// <summary>The findings as they were when the history ended at a number.</summary>
    /// <param name="content">The draft as it is now.</param>
    /// <param name="number">The number of the last entry then.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<Func<DraftFinding, FindingAsRead>> AtAsync(DraftContent content, int number, CancellationToken stop)
    {
        var pieces = content.Texts.ToDictionary(t => t.Key, t => t.Value.Value);
        foreach (var entry in await db.HistoryEntries.AsNoTracking().Where(e => e.InspectionId == content.Inspection.Id && e.Number > number && e.Subject.StartsWith("finding/"))
            .OrderByDescending(e => e.Number).ToListAsync(stop))
            if (DraftPiece.Of(entry.Subject) is not null)
                pieces[entry.Subject] = Before(entry, pieces.GetValueOrDefault(entry.Subject, ""));
        return finding => FindingAsRead.Of(DraftedFinding.Read(finding, pieces, content.PointOf(finding)));
    }

    // A text is kept by what changed in it, anything else whole.
    private static string Before(HistoryEntry entry, string after)
    {
        if (entry is not { Act: HistoryAct.TextChanged, After: { } change })
            return entry.Before ?? "";
        try
        {
            return TextChange.FromJson(change).Revert(after);
        }
        catch (Exception strange) when (strange is JsonException or ArgumentException)
        {
            return after;
        }
    }
}
