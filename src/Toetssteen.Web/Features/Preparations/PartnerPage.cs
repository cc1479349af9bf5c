using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>A page with a form about one partner.</summary>
public abstract class PartnerPage(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StatementPage(db, user, work, text, questionnaires)
{
    /// <summary>The partner as typed.</summary>
    [BindProperty]
    public PartnerForm Partner { get; set; } = new();

    /// <summary>Says what is wrong with what was typed.</summary>
    protected void CheckPartner()
    {
        const string form = nameof(Partner) + ".";
        Need(Trimmed(Partner.Name) is not null, form + nameof(Partner.Name), L["Geef de naam van de organisatie die u voordraagt."]);
        Need(
            Trimmed(Partner.ContactName) is not null,
            form + nameof(Partner.ContactName),
            L["Geef de naam van een contactpersoon. Die krijgt de uitnodiging."]);
        Need(
            Trimmed(Partner.ContactEmail) is not null,
            form + nameof(Partner.ContactEmail),
            L["Geef het e-mailadres van de contactpersoon."]);
        Need(
            Trimmed(Partner.ContactEmail) is null || Partner.IsEmail,
            form + nameof(Partner.ContactEmail),
            L["Dit is geen e-mailadres. Schrijf het als naam@organisatie.nl."]);
        NeedText(Partner.Name, form + nameof(Partner.Name), ApproachStatement.NameLength);
        NeedText(Partner.Sector, form + nameof(Partner.Sector), ApproachStatement.NameLength);
        NeedText(Partner.ContactName, form + nameof(Partner.ContactName), ApproachStatement.NameLength);
        NeedText(Partner.ContactEmail, form + nameof(Partner.ContactEmail), PartnerForm.EmailLength);
    }

    /// <summary>
    /// The organisation of that name that took part in an earlier inspection of this municipality, if there is one and no other.
    /// </summary>
    protected async Task<Guid?> KnownAsync()
    {
        var folded = FoldedText.Fold(Partner.Name!.Trim());
        var known = await (
            from o in Db.Organisations
            where
                o.Kind == OrganisationKind.Partner
                && o.FoldedName == folded
                && Db.Inspections.Any(i =>
                    i.MunicipalityCode == Inspection.MunicipalityCode
                    && i.Assessments.Any(a => a.Respondents.Any(r => r.OrganisationId == o.Id)))
            select o.Id)
            .Take(2)
            .ToListAsync(HttpContext.RequestAborted);
        return known is [var only] ? only : null;
    }
}
