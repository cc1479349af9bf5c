using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.ShowApproach;

/// <summary>One approach: what is told of it, step by step.</summary>
public sealed class ShowApproachModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StatementPage(db, user, work, text, questionnaires)
{
    public IActionResult OnGet() => Page();
}
