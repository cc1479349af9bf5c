using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Frameworks.List;

/// <summary>All assessment frameworks.</summary>
public sealed class ListModel(FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>The frameworks.</summary>
    public IReadOnlyList<Framework> All => [.. frameworks.All.Select(Texts.In)];
}
