using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Receipt;

/// <summary>What was sent, by whom and when; to keep or to print.</summary>
public sealed class ReceiptModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : PreparationPage(db, user, work, text, questionnaires)
{
    public IActionResult OnGet() => Preparation.IsOpen ? Redirect(Home) : Page();
}
