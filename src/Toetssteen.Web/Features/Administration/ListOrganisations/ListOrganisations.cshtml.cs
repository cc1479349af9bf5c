using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Administration.ListOrganisations;

/// <summary>All organisations, to be searched.</summary>
public sealed class ListOrganisationsModel(AppDb db, SiteText text) : PageModel
{
    private const int Size = 50;

    /// <summary>An organisation in the list.</summary>
    public sealed record Line(Guid Id, string Name, OrganisationKind Kind, string? Sector, int Accounts, int Contacts);

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>Kind of organisation.</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationKind? Soort { get; set; }

    /// <summary>The page shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int Bladzijde { get; set; } = 1;

    /// <summary>What was found, by name.</summary>
    public IReadOnlyList<Line> Found { get; private set; } = [];

    /// <summary>How many in all.</summary>
    public int Count { get; private set; }

    /// <summary>The pages.</summary>
    public Pages Paging { get; private set; } = null!;

    /// <summary>Kinds to choose from.</summary>
    public IEnumerable<Choice> Kinds => Enum.GetValues<OrganisationKind>().Select(k => new Choice(k.ToString(), Texts.Kind(k, text)));

    public async Task<IActionResult> OnGetAsync()
    {
        var organisations = db.Organisations.AsNoTracking();
        if (FoldedText.Fold(Zoek ?? "") is { Length: > 0 } folded)
            organisations = organisations.Where(o => o.FoldedName.Contains(folded));
        if (Soort is { } kind)
            organisations = organisations.Where(o => o.Kind == kind);
        Count = await organisations.CountAsync();
        if (
            !ModelState.IsValid
            || Pages.At(Bladzijde, Size, Count, n => $"?zoek={Uri.EscapeDataString(Zoek ?? "")}&soort={Soort}&bladzijde={n}")
                is not { } pages)
            return NotFound();
        Paging = pages;
        Found = await organisations.OrderBy(o => o.FoldedName).ThenBy(o => o.Id).Skip(pages.Before).Take(Size)
            .Select(o => new Line(o.Id, o.Name, o.Kind, o.Sector, db.Accounts.Count(a => a.OrganisationId == o.Id && a.RemovedAt == null),
                db.Accounts.Count(a => a.OrganisationId == o.Id && a.IsContactPerson && a.BlockedAt == null)))
            .ToListAsync();
        return Page();
    }
}
