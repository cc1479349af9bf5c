using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Work.Home;

/// <summary>Where one begins: what waits for the person who is logged in.</summary>
public sealed class HomeModel(IEnumerable<IWaits> parts, CurrentUser user) : PageModel
{
    /// <summary>What waits, the soonest first.</summary>
    public IReadOnlyList<Waiting> Waiting { get; private set; } = [];

    /// <summary>What was done, and can be read again.</summary>
    public IReadOnlyList<Waiting> Done { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var waiting = new List<Waiting>();
        // One after another: they share one connection.
        foreach (var part in parts)
            waiting.AddRange(await part.ForAsync(user, HttpContext.RequestAborted));
        Done = [.. waiting.Where(w => w.IsDone).OrderBy(w => w.About, StringComparer.CurrentCulture).ThenBy(w => w.What, StringComparer.CurrentCulture)];
        Waiting = [.. waiting.Where(w => !w.IsDone).OrderBy(w => w.By ?? DateOnly.MaxValue).ThenBy(w => w.About, StringComparer.CurrentCulture)];
    }
}
