using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings.Read;

/// <summary>The address that one finding had, when each was a page: it leads to its place on the page of the whole draft.</summary>
public sealed class ReadModel(AppDb db, OpenedDraft opened, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : SecondReadingPage(db, opened, user, text, clock)
{
    /// <summary>The finding's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid FindingId { get; set; }

    public IActionResult OnGet() =>
        Draft.Findings.Any(f => f.Id == FindingId) ? Redirect(work.ReadFinding(InspectionId, FindingId)) : NotFound();
}
