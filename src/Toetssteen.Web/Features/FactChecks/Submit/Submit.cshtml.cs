using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Submit;

/// <summary>
/// All objections on one page, and sending them for the municipality. What is sent is what was read; sending twice is sending once.
/// </summary>
public sealed class SubmitModel(
    AppDb db,
    FrameworkCatalogue frameworks,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : CheckPage(db, frameworks, user, work, text, clock)
{
    private readonly string _name = user.Name;

    /// <summary>Name of who sends.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Whether one confirmed to send for the municipality.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    public IActionResult OnGet()
    {
        if (!IsOpen)
            return Redirect(Work.FactCheck(CheckId));
        (Name, Seen) = (_name, Version());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Check.SubmittedAt is not null)
            return Redirect(Work.FactCheckReceipt(CheckId));
        Need(!string.IsNullOrWhiteSpace(Name), nameof(Name), L["Vul de naam in van wie de reactie namens de gemeente verzendt."]);
        Need(Confirmed, nameof(Confirmed), L["Bevestig dat u namens uw gemeente verzendt."]);
        if (!ModelState.IsValid)
            return Page();
        return await ActAsync(Send) ?? Redirect(Work.FactCheckReceipt(CheckId));
    }

    private IActionResult? Send()
    {
        Check.RequireOpen(Today);
        if (Seen != Version())
        {
            (Seen, Confirmed) = (Version(), false);
            ModelState.Remove(nameof(Confirmed));
            return Conflict(L);
        }
        Check.Submit(Name!, Person.Id, Now, Today);
        Draft.TakeUpFactCheck();
        return null;
    }

    // Changes with each of the objections, and with the response.
    private string Version() =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(' ', Check.Objections.OrderBy(o => o.Number).Select(o => o.Version).Prepend(Check.Version)))));
}
