using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents.Request;

/// <summary>Asks an organisation for a document: one that it claimed, or another.</summary>
public sealed class RequestModel(AppDb db, CurrentUser user, WorkLinks work, TimeProvider clock, SiteText text) : DocumentsPage(db, user)
{
    private readonly AppDb _db = db;

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public Description About { get; set; } = new();

    /// <summary>Of whom it is asked.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>The organisations that answer in this inspection.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    private DateOnly Today => DutchDay.Today(clock);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        var organisations = await _db
            .Organisations.AsNoTracking()
            .Where(o =>
                _db.Inspections.Any(i =>
                    i.Id == InspectionId
                    && (
                        i.Assessments.Any(a => a.Respondents.Any(r => r.OrganisationId == o.Id))
                        || o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == i.MunicipalityCode)))
            .OrderBy(o => o.Kind)
            .ThenBy(o => o.Name)
            .ToListAsync(stop);
        Organisations = organisations.ConvertAll(o => new Choice(o.Id.ToString(), o.Name));
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var date = About.Check((field, sentence) => Need(false, $"{nameof(About)}.{field}", sentence), text);
        Need(
            Organisations.Any(o => o.Value == Organisation),
            nameof(Organisation),
            text["Kies aan welke organisatie u het document vraagt."]);
        if (!ModelState.IsValid)
            return Page();
        var document = new Document(Guid.CreateVersion7(clock.GetUtcNow()), InspectionId, About.Title!, Guid.Parse(Organisation!));
        document.Describe(About.Title!, About.Kind, date);
        document.Request(Today);
        _db.Documents.Add(document);
        await _db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"{work.Documents(InspectionId)}?gedaan=opgevraagd");
    }

    /// <summary>Asks for a document that was claimed.</summary>
    public async Task<IActionResult> OnPostClaimedAsync(Guid document)
    {
        if (await Documents.FirstOrDefaultAsync(d => d.Id == document, HttpContext.RequestAborted) is not { } claimed)
            return NotFound();
        claimed.Request(Today);
        await _db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"{work.Documents(InspectionId)}?gedaan=opgevraagd");
    }
}
