using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Frameworks.Show;

/// <summary>One version of an assessment framework, whole.</summary>
public sealed class ShowModel(FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>The framework.</summary>
    public Framework Framework { get; private set; } = null!;

    /// <summary>The versions that this one reaches back to, the nearest first.</summary>
    public IReadOnlyList<Framework> Earlier { get; private set; } = [];

    /// <summary>The versions that reach back to this one, the nearest first.</summary>
    public IReadOnlyList<Framework> Later { get; private set; } = [];

    public IActionResult OnGet(string key, string version)
    {
        if (frameworks.Find($"{key}/{version}") is not { } framework)
            return NotFound();
        Framework = Texts.In(framework);
        Earlier = [.. CrosswalkPath.LeadingTo(framework, frameworks.All).Skip(1).Select(w => w.From)];
        Later = [.. CrosswalkPath.LeadingFrom(framework, frameworks.All).Skip(1).Select(w => w.To)];
        return Page();
    }
}
