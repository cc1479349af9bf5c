using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Extend;

/// <summary>Asks for more time.</summary>
public sealed class ExtendModel(
    AppDb db,
    FrameworkCatalogue frameworks,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : CheckPage(db, frameworks, user, work, text, clock)
{
    /// <summary>Until when.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public IActionResult OnGet() => IsOpen ? Page() : Redirect(Work.FactCheck(CheckId));

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Until is not null, nameof(Until), L["Kies de dag tot en met welke u uitstel vraagt."]);
        Need(Until is null || Until > Check.Until, nameof(Until), L["Kies een dag na de laatste dag die u nu hebt."]);
        Need(!string.IsNullOrWhiteSpace(Reason), nameof(Reason), L["Schrijf op waarom u uitstel vraagt."]);
        Need(
            Reason is not { Length: > Objection.MaxReason },
            nameof(Reason),
            L["Uw reden is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", Reason?.Length, Objection.MaxReason]);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(Ask) is { } answer)
            return answer;
        TempData.Say(L["U hebt uitstel gevraagd. De onderzoeksleider beslist daarover."]);
        return Redirect(Work.FactCheck(CheckId));
    }

    private IActionResult? Ask()
    {
        Check.AskExtension(Until!.Value, Reason!, Today);
        return null;
    }
}
