using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Features.Studies.Plan;

/// <summary>What making and changing a study have in common.</summary>
internal static class PlanPage
{
    /// <summary>The inspectorates beside the one that leads, to choose from.</summary>
    public static async Task<IReadOnlyList<Choice>> OthersAsync(AppDb db, Guid? leading, CancellationToken stop) =>
        [.. (await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Inspectorate && o.Id != leading).OrderBy(o => o.FoldedName)
            .Select(o => new { o.Id, o.Name }).ToListAsync(stop)).Select(o => new Choice(o.Id.ToString(), o.Name))];
}
