using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Toetssteen.Web.Features.Work.SetAside;

/// <summary>
/// The texts of this person that this browser holds since they were refused, of all questionnaires and drafts. Only the browser knows them:
/// a script fills the page, and the server never sees them.
/// </summary>
public sealed class SetAsideModel : PageModel
{
    public void OnGet()
    {
    }
}
