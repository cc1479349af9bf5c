using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.MyAccount.LoggedIn;

/// <summary>Where one is logged in, and ending that: in one place, or everywhere.</summary>
public sealed class LoggedInModel(
    AppDb db,
    Sessions sessions,
    AccountSignIn signIn,
    CurrentUser user,
    TimeProvider clock,
    WorkLinks work,
    SiteText text
) : PageModel
{
    /// <summary>The sessions, the latest used first.</summary>
    public IReadOnlyList<Session> All { get; private set; } = [];

    public async Task OnGetAsync() =>
        All = [.. (await db.Sessions.AsNoTracking().Where(s => s.AccountId == user.Id).OrderByDescending(s => s.LastSeenAt).ToListAsync())
            .Where(s => !s.HasEnded(user.IsStaff, clock.GetUtcNow()))];

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        await sessions.EndAsync(db, user.Id, only: id);
        TempData.Say(text["U bent op die plek uitgelogd."]);
        return Redirect(work.Sessions());
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await sessions.EndAsync(db, user.Id);
        await signIn.SignOutAsync();
        return Redirect(work.SignOut());
    }
}
