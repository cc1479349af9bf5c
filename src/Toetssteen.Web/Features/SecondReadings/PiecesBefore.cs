using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>A draft as it was earlier: the history is walked back from how it is now.</summary>
public sealed class PiecesBefore(AppDb db)
{
    private static readonly List<HistoryAct> Writing = [.. DraftFields.All.Select(f => f.Act).Distinct()];

    /// <summary>The pieces as they were when the history ended at a number, by name.</summary>
    /// <param name="content">The draft as it is now.</param>
    /// <param name="number">The number of the last entry then.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<IReadOnlyDictionary<string, string>> AtAsync(DraftContent content, int number, CancellationToken stop)
    {
        var pieces = content.Texts.ToDictionary(t => t.Key, t => t.Value.Value);
        foreach (var entry in await db.HistoryEntries.AsNoTracking()
            .Where(e => e.InspectionId == content.Inspection.Id && e.Number > number && Writing.Contains(e.Act))
            .OrderByDescending(e => e.Number).ToListAsync(stop))
            if (DraftPiece.Of(entry.Subject) is { Kind: var kind })
                pieces[entry.Subject] = Before(entry, kind, pieces.GetValueOrDefault(entry.Subject, ""));
        return pieces;
    }

    /// <summary>A finding as these pieces say it.</summary>
    public static FindingAsRead Finding(DraftContent content, DraftFinding finding, IReadOnlyDictionary<string, string> pieces) =>
        FindingAsRead.Of(DraftedFinding.Read(finding, pieces, content.PointOf(finding)));

    /// <summary>The number of the entry by which this person ended a reading last; null where that never was.</summary>
    public Task<int?> LastReadingAsync(Guid inspectionId, Guid reader, CancellationToken stop) => db.HistoryEntries
        .Where(e => e.InspectionId == inspectionId && e.AccountId == reader
            && (e.Act == HistoryAct.SecondReadingReturned || e.Act == HistoryAct.SecondReadingAgreed))
        .MaxAsync(e => (int?)e.Number, stop);

    // A text is kept by what changed in it, anything else whole.
    private static string Before(HistoryEntry entry, DraftPieceKind kind, string after)
    {
        if (kind != DraftPieceKind.Text || entry.After is not { } change)
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
