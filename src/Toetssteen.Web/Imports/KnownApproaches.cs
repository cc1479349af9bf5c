using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Imports;

/// <summary>Approaches by name: known once per municipality, also while an import is under way.</summary>
internal static class KnownApproaches
{
    public static async Task<Approach> ApproachAsync(
        this AppDb db,
        string municipalityCode,
        string name,
        DateTimeOffset now,
        CancellationToken stop)
    {
        var folded = FoldedText.Fold(name);
        var approach = db.Approaches.Local.FirstOrDefault(a => a.MunicipalityCode == municipalityCode && a.FoldedName == folded)
            ?? await db
                .Approaches.Include(a => a.Transitions)
                .FirstOrDefaultAsync(a => a.MunicipalityCode == municipalityCode && a.FoldedName == folded, stop);
        if (approach is null)
            db.Approaches.Add(approach = new Approach(Guid.CreateVersion7(now), municipalityCode, name));
        return approach;
    }
}
