using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>What second readers said last of each finding, for the inspectors who wrote it.</summary>
public sealed class Remarks(AppDb db)
{
    /// <summary>The last reading by finding, whoever read; a finding that nobody read is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, FindingReading>> LastAsync(Guid inspectionId, CancellationToken stop) =>
        Last(await Of(inspectionId).ToListAsync(stop));

    /// <summary>The last reading by finding, of one reader.</summary>
    public async Task<IReadOnlyDictionary<Guid, FindingReading>> LastOfAsync(Guid reader, Guid inspectionId, CancellationToken stop) =>
        Last(await Of(inspectionId).Where(r => r.Reader == reader).ToListAsync(stop));

    private IQueryable<FindingReading> Of(Guid inspectionId) =>
        db.FindingReadings.AsNoTracking().Where(r => r.InspectionId == inspectionId);

    private static Dictionary<Guid, FindingReading> Last(IEnumerable<FindingReading> readings) =>
        readings.GroupBy(r => r.FindingId).ToDictionary(g => g.Key, g => g.MaxBy(r => (r.At, r.Id))!);
}
