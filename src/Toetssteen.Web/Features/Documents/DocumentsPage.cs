using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Features.Documents;

/// <summary>A page about the documents of one inspection that the person has a part in.</summary>
public abstract class DocumentsPage(AppDb db, CurrentUser user) : FormPage
{
    /// <summary>The inspection in a few words.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Municipality">Name of the municipality.</param>
    /// <param name="Study">Title of the study.</param>
    public sealed record InspectionHead(Guid Id, string Municipality, string Study);

    /// <summary>The inspection.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid InspectionId { get; set; }

    /// <summary>What the page is about.</summary>
    public InspectionHead Inspection { get; private set; } = null!;

    /// <summary>Whether the person supplies documents, and so adds and changes those of the own organisation.</summary>
    public bool Supplies => user.Has(Permission.SupplyDocuments);

    /// <summary>Whether the person reads the evidence, and so sees whose documents are whose and asks for more.</summary>
    public bool ReadsEvidence => user.Has(Permission.ReadEvidence);

    /// <summary>The documents of this inspection that the person sees.</summary>
    protected IQueryable<Document> Documents => db.DocumentsOf(user).Where(d => d.InspectionId == InspectionId);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var head = await (
            from i in db.EvidenceOf(user)
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            join s in db.Studies on i.StudyId equals s.Id
            where i.Id == InspectionId
            select new InspectionHead(i.Id, m.Name, s.Title)).FirstOrDefaultAsync(stop);
        Inspection = head!;
        return head is null ? NotFound() : null;
    }
}

/// <summary>A page about one document of the own organisation.</summary>
public abstract class OwnDocumentPage(AppDb db, CurrentUser user) : DocumentsPage(db, user)
{
    private readonly CurrentUser _user = user;

    /// <summary>The document's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid DocumentId { get; set; }

    /// <summary>The document.</summary>
    public Document Document { get; private set; } = null!;

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        var document = await Documents.FirstOrDefaultAsync(d => d.Id == DocumentId && d.OrganisationId == _user.OrganisationId, stop);
        Document = document!;
        return document is null ? NotFound() : null;
    }
}
