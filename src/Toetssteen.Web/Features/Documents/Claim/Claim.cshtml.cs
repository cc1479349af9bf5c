using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents.Claim;

/// <summary>Says that a document exists, before it is there.</summary>
public sealed class ClaimModel(AppDb db, CurrentUser user, WorkLinks work, TimeProvider clock, SiteText text) : DocumentsPage(db, user)
{
    private readonly AppDb _db = db;
    private readonly CurrentUser _user = user;

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public Description About { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var date = About.Check((field, sentence) => Need(false, $"{nameof(About)}.{field}", sentence), text);
        if (!ModelState.IsValid)
            return Page();
        var document = new Document(Guid.CreateVersion7(clock.GetUtcNow()), InspectionId, About.Title!, _user.OrganisationId);
        document.Describe(About.Title!, About.Kind, date);
        _db.Documents.Add(document);
        await _db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"{work.Documents(InspectionId)}?gedaan=gemeld");
    }
}
