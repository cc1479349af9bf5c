using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Show;

/// <summary>
/// The preparation at a glance: what the study is, the approaches and how far each is, and what stands in the way of sending.
/// </summary>
public sealed class ShowModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : PreparationPage(db, user, work, text, questionnaires)
{
    /// <summary>What is missing, each with the approach that it is about.</summary>
    public IEnumerable<(PreparationGap Gap, string? Approach)> Gaps =>
        Preparation.Gaps().Select(g => (g, Preparation.Approaches.FirstOrDefault(a => a.Id == g.StatementId)?.Name));

    public IActionResult OnGet() => Page();
}
