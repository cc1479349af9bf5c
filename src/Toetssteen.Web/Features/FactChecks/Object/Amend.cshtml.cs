using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Object;

/// <summary>
/// Changes an objection before it is sent, one's own or a colleague's, or takes it back. Nobody overwrites a colleague unseen.
/// </summary>
public sealed class AmendModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : ObjectionForm(db, frameworks, user, work, text, clock)
{
    /// <summary>The objection's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ObjectionId { get; set; }

    /// <summary>The objection.</summary>
    public Objection One { get; private set; } = null!;

    /// <summary>Whether a colleague changed it meanwhile; then what is stored is shown beside what was typed.</summary>
    public bool IsConflict { get; private set; }

    public IActionResult OnGet()
    {
        if (!IsOpen)
            return Redirect(Work.FactCheck(CheckId));
        (Kind, Reason, Document, Seen) = (One.Kind, One.Reason, One.DocumentId, One.Version.ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Validate();
        if (!ModelState.IsValid)
            return Page();
        return await ActAsync(Amend) ?? Told(L["De wijziging is bewaard. Uw bezwaar is nog niet verzonden."]);
    }

    public async Task<IActionResult> OnPostWithdrawAsync() => await ActAsync(Withdraw) ?? Told(L["Het bezwaar is teruggenomen."]);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        if (Check.Objections.FirstOrDefault(o => o.Id == ObjectionId) is not { } one)
            return NotFound();
        One = one;
        return await base.LoadMoreAsync(stop);
    }

    private IActionResult? Amend()
    {
        if (Other() is { } conflict)
            return conflict;
        Check.Amend(One, Kind!.Value, Reason!, Document, Today);
        return null;
    }

    private IActionResult? Withdraw()
    {
        if (Other() is { } conflict)
            return conflict;
        Check.Withdraw(One, Today);
        return null;
    }

    private PageResult? Other()
    {
        Check.RequireOpen(Today);
        if (Seen == One.Version.ToString())
            return null;
        (IsConflict, Seen) = (true, One.Version.ToString());
        return Conflict(L);
    }

    private RedirectResult Told(string sentence)
    {
        TempData.Say(sentence);
        return Redirect(Work.FactCheck(CheckId) + "#bezwaren");
    }
}
