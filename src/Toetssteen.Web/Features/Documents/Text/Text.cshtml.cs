using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Documents.Text;

/// <summary>The text of a document, a page at a time: what is cited can be read without a viewer, and by who sees nothing.</summary>
public sealed class TextModel(AppDb db, CurrentUser user) : DocumentsPage(db, user)
{
    private readonly AppDb _db = db;

    /// <summary>The document's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid DocumentId { get; set; }

    /// <summary>Number of the page, counted from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Bladzijde { get; set; } = 1;

    /// <summary>What is marked in it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>The document.</summary>
    public Document Document { get; private set; } = null!;

    /// <summary>Its text on this page, with what is looked for marked.</summary>
    public Snippet Shown { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var found = await Documents
            .AsNoTracking()
            .Where(d => d.Id == DocumentId)
            .Select(d => new
            {
                Document = d,
                Text = _db.DocumentPages.Where(p => p.DocumentId == d.Id && p.Number == Bladzijde).Select(p => p.Text).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(stop);
        if (found is not { Document.MayBeOpened: true } || !ModelState.IsValid || found.Text is null && Bladzijde != 1)
            return NotFound();
        (Document, Shown) = (found.Document, Snippet.Marked(found.Text ?? "", Zoek));
        return Page();
    }
}
