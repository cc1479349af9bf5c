using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.SignIn.Leave;

/// <summary>
/// Logging out. Only by a button: a link that is opened must not do it. The script of that button removes what the browser kept of this
/// person, and of nobody else.
/// </summary>
public sealed class LeaveModel(AccountSignIn signIn, CurrentUser user, WorkLinks work) : PageModel
{
    /// <summary>Where to go on.</summary>
    [BindProperty(Name = WorkLinks.Return)]
    public string? ReturnTo { get; set; }

    /// <summary>Whether someone is still logged in.</summary>
    public bool IsLoggedIn => user.IsLoggedIn;

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : work.SignOut());
    }
}
