using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Features.Studies.Plan;

/// <summary>What making and changing a study have in common.</summary>
internal static class PlanPage
{
    /// <summary>The inspectorates beside the one that leads, to choose from.</summary>
    public static async Task<IReadOnlyList<Choice>> OthersAsync(AppDb db, Guid? leading, CancellationToken stop) =>
        [
            .. (
                await db
                    .Organisations.AsNoTracking()
                    .Where(o => o.Kind == OrganisationKind.Inspectorate && o.Id != leading)
                    .OrderBy(o => o.FoldedName)
                    .Select(o => new { o.Id, o.Name })
                    .ToListAsync(stop)
            ).Select(o => new Choice(o.Id.ToString(), o.Name)),
        ];

    /// <summary>
    /// A name in addresses for a study of this title, that no other has. "nieuw" is the address of the page that makes one.
    /// </summary>
    public static async Task<string> FreeSlugAsync(AppDb db, string title)
    {
        var slug =
            FoldedText.Slug(title) is { Length: > 0 and <= 80 } whole && whole != "nieuw"
                ? whole
                : $"onderzoek-{FoldedText.Slug(title)}".PadRight(80)[..80].TrimEnd(' ', '-');
        var taken = await db.Studies.Where(s => s.Slug.StartsWith(slug)).Select(s => s.Slug).ToListAsync();
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? slug : $"{slug}-{n}").First(s => !taken.Contains(s));
    }
}
