using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Nominate;

/// <summary>The partners that are nominated for an approach, and room for one more.</summary>
public sealed class NominateModel(
    AppDb db,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    KnownQuestionnaires questionnaires,
    FrameworkCatalogue frameworks,
    TimeProvider clock
) : PartnerPage(db, user, work, text, questionnaires)
{
    /// <summary>Whether a partner gets a questionnaire.</summary>
    public bool AsksPartners => frameworks.Of(Study.Framework).Asks(QuestionnaireVariant.Limited);

    /// <summary>Whether the form is shown: always where something was typed, since that is never taken away.</summary>
    public bool HasRoom => Statement.Partners.Count < Assessment.MaxNominatedByMunicipality || !ModelState.IsValid;

    public IActionResult OnGet() => Preparation.IsOpen ? Page() : Redirect(Home);

    public async Task<IActionResult> OnPostAsync()
    {
        CheckPartner();
        if (!ModelState.IsValid)
            return Page();
        var organisation = await KnownAsync();
        return await SaveAsync(
            () =>
            {
                Statement
                    .Nominate(Guid.CreateVersion7(clock.GetUtcNow()), Trimmed(Partner.Name)!, Trimmed(Partner.Sector), organisation)
                    .Reach(Trimmed(Partner.ContactName), Trimmed(Partner.ContactEmail));
                return null;
            },
            () => Work.StatementPartners(InspectionId, StatementId));
    }
}
