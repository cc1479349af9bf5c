using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Documents.Citing;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Documents.Remove;

/// <summary>Takes a document of the own organisation back, after it was confirmed, and only while nothing cites it.</summary>
public sealed class RemoveModel(AppDb db, CurrentUser user, WorkLinks work, JobBell bell, TimeProvider clock) : OwnDocumentPage(db, user)
{
    private readonly AppDb _db = db;
    private readonly CurrentUser _user = user;

    /// <summary>Whether an answer leans on it.</summary>
    public bool IsCited { get; private set; }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        IsCited = await _db.IsCitedAsync(Document, stop);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var file = Document.File;
        if (Document.TakeBack(_user.OrganisationId!.Value, IsCited))
            _db.Documents.Remove(Document);
        else
            _db.DocumentPages.RemoveRange(
                await _db.DocumentPages.Where(p => p.DocumentId == Document.Id).ToListAsync(HttpContext.RequestAborted));
        if (file is not null)
            _db.Jobs.Add(RemoveFile.For(file.Sha256, clock.GetUtcNow()));
        await _db.SaveChangesAsync(HttpContext.RequestAborted);
        bell.Ring();
        return Redirect($"{work.Documents(InspectionId)}?gedaan=verwijderd");
    }
}
