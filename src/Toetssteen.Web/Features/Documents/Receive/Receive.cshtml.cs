using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents.Receive;

/// <summary>Notes that a document came on paper.</summary>
public sealed class ReceiveModel(AppDb db, CurrentUser user, WorkLinks work, TimeProvider clock, SiteText text) : DocumentsPage(db, user)
{
    private readonly AppDb _db = db;

    /// <summary>The document's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid DocumentId { get; set; }

    /// <summary>The day on which it came.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>The document.</summary>
    public Document Document { get; private set; } = null!;

    private DateOnly Today => DutchDay.Today(clock);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        var document = await Documents.FirstOrDefaultAsync(d => d.Id == DocumentId, stop);
        Document = document!;
        return document is null ? NotFound() : null;
    }

    public void OnGet() => On = Today;

    public async Task<IActionResult> OnPostAsync()
    {
        Need(On is not null, nameof(On), text["Vul in op welke dag het document is ontvangen."]);
        Need(On is null || On <= Today, nameof(On), text["Deze dag moet nog komen. Vul in op welke dag het document is ontvangen."]);
        if (!ModelState.IsValid)
            return Page();
        Document.Receive(On!.Value);
        await _db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"{work.Documents(InspectionId)}?gedaan=ontvangen");
    }
}
