using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Assignments.List;

/// <summary>All municipalities that were assigned to who asks, from the day of assignment on, also before a draft begins.</summary>
public sealed class ListModel(AppDb db, CurrentUser user, StudyProgress progress) : PageModel
{
    /// <summary>They, by study; the study with the nearest last day first.</summary>
    public IReadOnlyList<(StudyOf Study, IReadOnlyList<Standing> Standings)> Studies { get; private set; } = [];

    /// <summary>Who asks.</summary>
    public Guid Viewer => user.Id;

    /// <summary>The duty of who asks in a municipality.</summary>
    public Duty DutyIn(Standing standing) => standing.Has(Viewer, Duty.Inspector) ? Duty.Inspector : Duty.SecondReader;

    public async Task OnGetAsync()
    {
        var me = user.Id;
        var standings = await progress.ReadAsync(
            db.InspectionsOf(user).Where(i => i.Assignments.Any(a => a.AccountId == me)),
            HttpContext.RequestAborted);
        Studies =
        [
            .. from s in standings
               group s by s.Study into study
               orderby study.Min(s => s.LastDay ?? DateOnly.MaxValue), study.Key.Title
               select (study.Key, (IReadOnlyList<Standing>)[.. study]),
        ];
    }
}
