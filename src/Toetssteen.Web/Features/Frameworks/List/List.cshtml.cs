using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Frameworks.List;

/// <summary>All assessment frameworks.</summary>
public sealed class ListModel(FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>The frameworks.</summary>
    public IReadOnlyList<Framework> All => frameworks.All;
}
