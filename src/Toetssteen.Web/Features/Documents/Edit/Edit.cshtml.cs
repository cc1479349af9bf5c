using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents.Edit;

/// <summary>Says what a document is: title, sort, date.</summary>
public sealed class EditModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text) : OwnDocumentPage(db, user)
{
    private readonly AppDb _db = db;

    /// <summary>Whether its file was added just now, so that this is the next thing to do.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Nieuw { get; set; }

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public Description About { get; set; } = new();

    public void OnGet() =>
        About = new Description
        {
            Title = Document.Title,
            Kind = Document.Kind,
            Date = PartialDateText.Write(Document.Date),
        };

    public async Task<IActionResult> OnPostAsync()
    {
        var date = About.Check((field, sentence) => Need(false, $"{nameof(About)}.{field}", sentence), text);
        if (!ModelState.IsValid)
            return Page();
        Document.Describe(About.Title!, About.Kind, date);
        await _db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"{work.Documents(InspectionId)}?gedaan=gewijzigd");
    }
}
