using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Toetssteen.Web.Features.Errors.Show;

/// <summary>A page that could not be shown, with a way on. Reached by re-execution, with the status of the response it stands in for.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
public sealed class ShowModel : PageModel
{
    /// <summary>The status: 404, 500, ….</summary>
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    public IActionResult OnGet() => Shown();

    public IActionResult OnPost() => Shown();

    private PageResult Shown()
    {
        if (Status is < 400 or > 599)
            Status = StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        return Page();
    }
}
