using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Remove;

/// <summary>Taking an approach out that was named by mistake, after a question.</summary>
public sealed class RemoveModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StatementPage(db, user, work, text, questionnaires)
{
    /// <summary>The approaches that were said to go on in this one.</summary>
    public IEnumerable<string> WentOnInThis => Preparation.Approaches.Where(a => a.SuccessorIds.Contains(StatementId)).Select(a => a.Name);

    public IActionResult OnGet() => Preparation.IsOpen ? Page() : Redirect(Home);

    public async Task<IActionResult> OnPostAsync() => await SaveAsync(() =>
    {
        Preparation.Remove(Statement);
        return null;
    }, () => Home);
}
