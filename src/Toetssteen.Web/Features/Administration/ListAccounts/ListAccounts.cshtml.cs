using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Administration.ListAccounts;

/// <summary>All accounts, to be searched.</summary>
public sealed class ListAccountsModel(AppDb db) : PageModel
{
    private const int Size = 50;

    /// <summary>An account in the list.</summary>
    public sealed record Line(Guid Id, string Name, string Email, string? Organisation, bool IsBlocked, IReadOnlyList<Role> Roles);

    /// <summary>Part of a name or address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>A role.</summary>
    [BindProperty(SupportsGet = true)]
    public Role? Rol { get; set; }

    /// <summary>The page shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int Bladzijde { get; set; } = 1;

    /// <summary>What was found, by name.</summary>
    public IReadOnlyList<Line> Found { get; private set; } = [];

    /// <summary>How many in all.</summary>
    public int Count { get; private set; }

    /// <summary>The pages.</summary>
    public Pages Paging => new(Bladzijde, Size, Count, n => $"?zoek={Uri.EscapeDataString(Zoek ?? "")}&rol={Rol}&bladzijde={n}");

    public async Task OnGetAsync()
    {
        Bladzijde = Math.Max(1, Bladzijde);
        var accounts = db.Accounts.AsNoTracking().Where(a => a.RemovedAt == null);
        if (Zoek?.Trim() is { Length: > 0 } typed)
        {
            var (folded, address) = (FoldedText.Fold(typed), typed.ToUpperInvariant());
            accounts = accounts.Where(a => (folded != "" && a.FoldedName.Contains(folded)) || a.NormalizedEmail!.Contains(address));
        }
        if (Rol is { } role)
            accounts = accounts.Where(a => a.Held.Any(h => h.Role == role));
        Count = await accounts.CountAsync();
        Found = await accounts.OrderBy(a => a.FoldedName).ThenBy(a => a.Id).Skip((Bladzijde - 1) * Size).Take(Size)
            .Select(a => new Line(a.Id, a.Name, a.Email!, db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault(), a.BlockedAt != null,
                a.Held.Select(h => h.Role).ToList()))
            .ToListAsync();
    }
}
