using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Administration.ShowOrganisation;

/// <summary>One organisation and its people.</summary>
public sealed class ShowOrganisationModel(AppDb db) : PageModel
{
    /// <summary>As many contact persons are advised: one may leave.</summary>
    public const int ContactsAdvised = 2;

    /// <summary>The organisation.</summary>
    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Its people, by name.</summary>
    public IReadOnlyList<Account> People { get; private set; } = [];

    /// <summary>Whether fewer contact persons than advised can be written to.</summary>
    public bool LacksContacts =>
        Organisation.Kind == OrganisationKind.Municipality
        && People.Count(p => p is { IsContactPerson: true, BlockedAt: null }) < ContactsAdvised;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var found = await db
            .Organisations.AsNoTracking()
            .Where(o => o.Id == id)
            .Select(o => new
            {
                Organisation = o,
                People = db.Accounts.Where(a => a.OrganisationId == o.Id && a.RemovedAt == null).OrderBy(a => a.FoldedName).ToList(),
            })
            .SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        (Organisation, People) = (found.Organisation, found.People);
        return Page();
    }
}
