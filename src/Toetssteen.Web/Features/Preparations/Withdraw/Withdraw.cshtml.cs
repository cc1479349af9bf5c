using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Withdraw;

/// <summary>Taking a nomination back, after a question.</summary>
public sealed class WithdrawModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StatementPage(db, user, work, text, questionnaires)
{
    /// <summary>The partner.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PartnerId { get; set; }

    /// <summary>What is stored of the partner.</summary>
    public NominatedPartner? Nominated => Statement.Partners.FirstOrDefault(p => p.Id == PartnerId);

    /// <summary>Where one came from.</summary>
    public string Back => Work.StatementPartners(InspectionId, StatementId);

    public IActionResult OnGet() => Nominated is null ? NotFound() : Preparation.IsOpen ? Page() : Redirect(Home);

    public async Task<IActionResult> OnPostAsync() => await SaveAsync(() =>
    {
        // Gone already is what was asked for.
        if (Nominated is { } partner)
            Statement.Withdraw(partner);
        return null;
    }, () => Back);
}
