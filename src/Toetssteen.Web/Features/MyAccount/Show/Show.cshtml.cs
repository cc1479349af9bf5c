using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.MyAccount.Show;

/// <summary>The own account: who one is here, and how one logs in.</summary>
public sealed class ShowModel(AppDb db, CurrentUser user) : PageModel
{
    /// <summary>What the page shows.</summary>
    public sealed record View(Account Account, string? Organisation, int Passkeys, int Sessions);

    /// <summary>The account.</summary>
    public View Mine { get; private set; } = null!;

    public async Task OnGetAsync() => Mine = await db.Accounts.AsNoTracking().Where(a => a.Id == user.Id)
        .Select(a => new View(a, db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault(),
            db.UserPasskeys.Count(p => p.UserId == a.Id), db.Sessions.Count(s => s.AccountId == a.Id)))
        .SingleAsync();
}
