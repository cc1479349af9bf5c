using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Receipt;

/// <summary>What the municipality sent, to be kept; and what was decided on each objection.</summary>
public sealed class ReceiptModel(
    AppDb db,
    FrameworkCatalogue frameworks,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : CheckPage(db, frameworks, user, work, text, clock)
{
    public IActionResult OnGet() => Check.SubmittedAt is null ? Redirect(Work.FactCheck(CheckId)) : Page();
}
