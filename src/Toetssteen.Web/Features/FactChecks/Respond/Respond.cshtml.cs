using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Respond;

/// <summary>The formal response of the municipality, and whether it is published with the factsheet.</summary>
public sealed class RespondModel(
    AppDb db,
    FrameworkCatalogue frameworks,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : CheckPage(db, frameworks, user, work, text, clock)
{
    /// <summary>The response.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Whether it is to be published.</summary>
    [BindProperty]
    public bool Publish { get; set; }

    /// <summary>Whether a colleague changed it meanwhile.</summary>
    public bool IsConflict { get; private set; }

    public IActionResult OnGet()
    {
        if (!IsOpen)
            return Redirect(Work.FactCheck(CheckId));
        (Words, Publish, Seen) = (Check.Response, Check.PublishResponse, Check.Version.ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ActAsync(Keep) is { } answer)
            return answer;
        TempData.Say(L["Uw zienswijze is bewaard. Zij is nog niet verzonden."]);
        return Redirect(Work.FactCheck(CheckId));
    }

    private IActionResult? Keep()
    {
        Check.RequireOpen(Today);
        if (Seen != Check.Version.ToString())
        {
            (IsConflict, Seen) = (true, Check.Version.ToString());
            return Conflict(L);
        }
        Check.Respond(Words, Publish, Today);
        return null;
    }
}
