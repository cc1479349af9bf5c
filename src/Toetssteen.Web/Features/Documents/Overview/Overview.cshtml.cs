using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Documents.Overview;

/// <summary>
/// The inspections in whose evidence the person has a part, with how many documents one sees there. Who has one goes straight on.
/// </summary>
public sealed class OverviewModel(AppDb db, CurrentUser user, WorkLinks work) : PageModel
{
    /// <summary>An inspection with its documents counted.</summary>
    public sealed record Line(Guid Inspection, string Municipality, string Study, int Received, int Outstanding);

    /// <summary>The inspections, by municipality.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var documents = db.DocumentsOf(user);
        Lines = await (
            from i in db.EvidenceOf(user)
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            join s in db.Studies on i.StudyId equals s.Id
            orderby m.FoldedName, s.Title
            select new Line(
                i.Id,
                m.Name,
                s.Title,
                documents.Count(d => d.InspectionId == i.Id && d.ReceivedOn != null),
                documents.Count(d => d.InspectionId == i.Id && d.ReceivedOn == null))
        ).ToListAsync(HttpContext.RequestAborted);
        return Lines is [var only] ? Redirect(work.Documents(only.Inspection)) : Page();
    }
}
