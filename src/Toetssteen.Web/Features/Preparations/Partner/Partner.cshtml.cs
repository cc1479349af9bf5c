using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Partner;

/// <summary>Mending what was told of a partner.</summary>
public sealed class PartnerModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : PartnerPage(db, user, work, text, questionnaires)
{
    /// <summary>The partner.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PartnerId { get; set; }

    /// <summary>What is stored of the partner; a colleague may have changed it.</summary>
    public NominatedPartner Nominated { get; private set; } = null!;

    /// <summary>Whether a colleague's version is shown beside one's own.</summary>
    public bool IsConflict { get; private set; }

    private string Held => string.Join('\n', Nominated.Name, Nominated.Sector, Nominated.ContactName, Nominated.ContactEmail);

    public IActionResult OnGet()
    {
        if (!Preparation.IsOpen)
            return Redirect(Home);
        Partner = new PartnerForm
        {
            Name = Nominated.Name,
            Sector = Nominated.Sector,
            ContactName = Nominated.ContactName,
            ContactEmail = Nominated.ContactEmail,
        };
        Seen = Held;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CheckPartner();
        if (!ModelState.IsValid)
            return Page();
        var organisation = await KnownAsync();
        return await SaveAsync(() =>
        {
            // A browser sends line breaks as two characters.
            if (Seen?.ReplaceLineEndings("\n") != Held)
            {
                (Seen, IsConflict) = (Held, true);
                return Conflict(L);
            }
            Statement.Amend(Nominated, Partner.Name!, Trimmed(Partner.Sector), organisation);
            Nominated.Reach(Trimmed(Partner.ContactName), Trimmed(Partner.ContactEmail));
            return null;
        }, () => Work.StatementPartners(InspectionId, StatementId));
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (Statement.Partners.FirstOrDefault(p => p.Id == PartnerId) is not { } partner)
            return NotFound();
        Nominated = partner;
        return null;
    }
}
