using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Administration.ListAccounts;

/// <summary>All accounts, to be searched; above them the letters to accounts that could not be sent, to be sent again.</summary>
public sealed class ListAccountsModel(AppDb db, AccountPost post, WorkLinks work, SiteText text) : PageModel
{
    private const int Size = 50;

    /// <summary>An account in the list.</summary>
    public sealed record Line(Guid Id, string Name, string Email, string? Organisation, bool IsBlocked, IReadOnlyList<Role> Roles);

    /// <summary>A letter that could not be sent.</summary>
    public sealed record UnsentLetter(Guid AccountId, string To, AccountLetterKind Kind, string Why);

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

    /// <summary>The letters that could not be sent, the newest first.</summary>
    public IReadOnlyList<UnsentLetter> Unsent { get; private set; } = [];

    /// <summary>How many in all.</summary>
    public int Count { get; private set; }

    /// <summary>The pages.</summary>
    public Pages Paging { get; private set; } = null!;

    /// <summary>Why a letter was written, in words.</summary>
    public string Words(AccountLetterKind kind) => kind switch
    {
        AccountLetterKind.Invitation => text["uitnodiging"],
        AccountLetterKind.NewPassword => text["een nieuw wachtwoord instellen"],
        _ => text["een nieuwe persoonlijke link"],
    };

    private string AddressOf(int n) => $"?zoek={Uri.EscapeDataString(Zoek ?? "")}&rol={Rol}&bladzijde={n}";

    public async Task<IActionResult> OnGetAsync()
    {
        var accounts = db.Accounts.AsNoTracking().Where(a => a.RemovedAt == null);
        if (Zoek?.Trim() is { Length: > 0 } typed)
        {
            var (folded, address) = (FoldedText.Fold(typed), typed.ToUpperInvariant());
            accounts = accounts.Where(a => (folded != "" && a.FoldedName.Contains(folded)) || a.NormalizedEmail!.Contains(address));
        }
        if (Rol is { } role)
            accounts = accounts.Where(a => a.Held.Any(h => h.Role == role));
        Count = await accounts.CountAsync();
        if (!ModelState.IsValid || Pages.At(Bladzijde, Size, Count, AddressOf) is not { } pages)
            return NotFound();
        Paging = pages;
        Found = await accounts
            .OrderBy(a => a.FoldedName)
            .ThenBy(a => a.Id)
            .Skip(pages.Before)
            .Take(Size)
            .Select(a => new Line(
                a.Id,
                a.Name,
                a.Email!,
                db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault(),
                a.BlockedAt != null,
                a.Held.Select(h => h.Role).ToList()))
            .ToListAsync();
        Unsent = await (
            from l in post.Failed
            join a in db.Accounts on l.AccountId equals a.Id
            orderby l.MadeAt descending, l.Id descending
            select new UnsentLetter(a.Id, a.Name, l.Kind, l.FailedWith!)).AsNoTracking().ToListAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync()
    {
        var failed = await post.Failed.ToListAsync();
        post.Again(failed);
        await db.SavePrivatelyAsync(HttpContext.RequestAborted);
        post.Go();
        TempData.Say(
            failed.Count == 0 ? text["Er is geen brief om te versturen."]
            : failed.Count == 1 ? text["De brief wordt opnieuw verstuurd."]
            : text["De brieven worden opnieuw verstuurd."]);
        return Redirect(work.Accounts());
    }
}
