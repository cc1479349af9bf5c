using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Frameworks.Show;

/// <summary>One version of an assessment framework, whole.</summary>
public sealed class ShowModel(FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>The framework.</summary>
    public Framework Framework { get; private set; } = null!;

    public IActionResult OnGet(string key, string version)
    {
        if (frameworks.Find($"{key}/{version}") is not { } framework)
            return NotFound();
        Framework = framework;
        return Page();
    }
}
