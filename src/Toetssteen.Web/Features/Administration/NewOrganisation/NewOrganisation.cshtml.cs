using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Administration.NewOrganisation;

/// <summary>Adding an inspectorate, a municipality by its code, or a partner with its sector.</summary>
public sealed class NewOrganisationModel(AppDb db, TimeProvider clock, WorkLinks work, SiteText text) : FormPage
{
    private const int Longest = 200;

    /// <summary>Kind of organisation.</summary>
    [BindProperty]
    public OrganisationKind? Kind { get; set; }

    /// <summary>Name of an inspectorate or partner.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Sector of a partner.</summary>
    [BindProperty]
    public string? Sector { get; set; }

    /// <summary>Code or name of a municipality.</summary>
    [BindProperty]
    public string? Municipality { get; set; }

    /// <summary>Kinds to choose from.</summary>
    public IEnumerable<Choice> Kinds =>
    [
        new(nameof(OrganisationKind.Inspectorate), text["inspectie"]), new(nameof(OrganisationKind.Municipality), text["gemeente"]),
        new(nameof(OrganisationKind.Partner), text["netwerkpartner"]),
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Kind is not null, nameof(Kind), text["Kies wat voor organisatie het is."]);
        var municipality = Kind == OrganisationKind.Municipality ? await FindMunicipalityAsync() : null;
        var name = Name?.Trim() ?? "";
        if (Kind == OrganisationKind.Municipality)
            Need(
                municipality is not null,
                nameof(Municipality),
                text["Deze gemeente staat niet in het register. Vul de code in, bijvoorbeeld GM0150, of de volledige naam."]);
        else
            Need(name.Length is > 0 and <= Longest, nameof(Name), text["Vul de naam van de organisatie in, hooguit {0} tekens.", Longest]);
        Need(Sector is null || Sector.Length <= Longest, nameof(Sector), text["Houd de sector korter dan {0} tekens.", Longest]);
        if (!ModelState.IsValid)
            return Page();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var made = municipality is not null
            ? Organisation.Of(id, municipality)
            : new Organisation(
                id,
                Kind!.Value,
                name,
                Kind == OrganisationKind.Partner && !string.IsNullOrWhiteSpace(Sector) ? Sector.Trim() : null);
        Need(
            await TryAddAsync(made),
            municipality is null ? nameof(Name) : nameof(Municipality),
            text["{0} is er al. Zoek de organisatie op in de lijst.", made.Name]);
        if (!ModelState.IsValid)
            return Page();
        TempData.Say(text["{0} is toegevoegd. Nodig nu iemand van de organisatie uit.", made.Name]);
        return Redirect(work.Organisation(made.Id));
    }

    // Also where another is adding it at this moment: then the database says so.
    private async Task<bool> TryAddAsync(Organisation made)
    {
        if (
            await db.Organisations.AnyAsync(o =>
                o.Kind == made.Kind
                && (made.MunicipalityCode == null ? o.FoldedName == made.FoldedName : o.MunicipalityCode == made.MunicipalityCode)))
            return false;
        db.Organisations.Add(made);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException failed) when (AppDb.IsOvertaken(failed))
        {
            return false;
        }
    }

    private Task<Municipality?> FindMunicipalityAsync()
    {
        var typed = Municipality?.Trim() ?? "";
        var code =
            typed.StartsWith("GM", StringComparison.OrdinalIgnoreCase) ? typed.ToUpperInvariant()
            : int.TryParse(typed, out var number) ? $"GM{number:0000}"
            : typed;
        var folded = FoldedText.Fold(typed);
        return db.Municipalities.FirstOrDefaultAsync(m => m.Code == code || m.FoldedName == folded);
    }
}
