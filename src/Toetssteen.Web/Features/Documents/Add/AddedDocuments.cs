using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Documents.Read;
using Toetssteen.Web.Files;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Documents.Add;

/// <summary>
/// Takes in one file at a time: received apart, judged, kept under its hash, and only then a row and the job that reads it. A file that is
/// refused, or of which only half comes, leaves nothing.
/// </summary>
public sealed class AddedDocuments(AppDb db, IFileStore files, Clamd scanner, JobBell bell, TimeProvider clock)
{
    /// <summary>Takes a file in as a new document of an organisation, named after the file.</summary>
    /// <exception cref="RefusedFileException">The file is refused.</exception>
    public async Task<Document> AddAsync(Guid inspectionId, Guid organisationId, StreamedForm.Part file, CancellationToken stop)
    {
        await using var incoming = await files.ReceiveAsync(file.Content, FileKinds.MaxBytes, stop);
        var described = Judge(incoming, file.Name);
        var document = new Document(Guid.CreateVersion7(clock.GetUtcNow()), inspectionId, FileNames.AsTitle(described.Name), organisationId);
        db.Documents.Add(document);
        await KeepAsync(document, incoming, described);
        return document;
    }

    /// <summary>Takes a file in for a document that was claimed or requested.</summary>
    /// <exception cref="RefusedFileException">The file is refused.</exception>
    /// <exception cref="DomainException">D052: it has a file already.</exception>
    public async Task AttachAsync(Document document, StreamedForm.Part file, CancellationToken stop)
    {
        await using var incoming = await files.ReceiveAsync(file.Content, FileKinds.MaxBytes, stop);
        await KeepAsync(document, incoming, Judge(incoming, file.Name));
    }

    private static DocumentFile Judge(IncomingFile incoming, string name)
    {
        var clean = FileNames.Clean(name);
        return new DocumentFile(incoming.Sha256, incoming.Size, FileKinds.Judge(incoming.Content, clean), clean);
    }

    // All of it is here, so whoever hung up meanwhile gets what was sent.
    private async Task KeepAsync(Document document, IncomingFile incoming, DocumentFile described)
    {
        var now = clock.GetUtcNow();
        document.Attach(described, scanner.IsSet, DutchDay.Today(clock));
        incoming.Keep();
        db.Jobs.Add(ReadDocument.For(document, now));
        await db.SaveChangesAsync(CancellationToken.None);
        bell.Ring();
    }
}
