using System.Security.Cryptography;
using System.Text;
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
    /// <summary>
    /// Takes a file in as a new document of an organisation, named after the file. The same file in the same form, sent again, is the
    /// document that it made.
    /// </summary>
    /// <exception cref="RefusedFileException">The file is refused.</exception>
    public async Task<Document> AddAsync(Guid inspectionId, Guid organisationId, StreamedForm.Part file, Guid? form, CancellationToken stop)
    {
        await using var incoming = await files.ReceiveAsync(file.Content, FileKinds.MaxBytes, stop);
        var described = Judge(incoming, file.Name);
        var document = new Document(
            form is { } identity ? Once(identity, inspectionId, organisationId, described) : Guid.CreateVersion7(clock.GetUtcNow()),
            inspectionId,
            FileNames.AsTitle(described.Name),
            organisationId);
        if (await db.Documents.AnyAsync(d => d.Id == document.Id, stop))
            return document;
        db.Documents.Add(document);
        try
        {
            await KeepAsync(document, incoming, described);
        }
        catch (DbUpdateException failed) when (AppDb.IsOvertaken(failed))
        {
            db.ChangeTracker.Clear();
        }
        return document;
    }

    /// <summary>Takes a file in for a document that was claimed or requested. The same file, sent again, is no other.</summary>
    /// <exception cref="RefusedFileException">The file is refused.</exception>
    /// <exception cref="DomainException">D052: it has another file already.</exception>
    public async Task AttachAsync(Document document, StreamedForm.Part file, CancellationToken stop)
    {
        await using var incoming = await files.ReceiveAsync(file.Content, FileKinds.MaxBytes, stop);
        var described = Judge(incoming, file.Name);
        if (document.File?.Sha256 == described.Sha256)
            return;
        try
        {
            await KeepAsync(document, incoming, described);
        }
        catch (DbUpdateException failed) when (AppDb.IsOvertaken(failed))
        {
            db.ChangeTracker.Clear();
            var now = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == document.Id, stop);
            if (now?.File is not { } other)
                throw;
            if (other.Sha256 != described.Sha256)
                now.Attach(described, scanner.IsSet, document.ReceivedOn!.Value);
        }
    }

    private static Guid Once(Guid form, Guid inspectionId, Guid organisationId, DocumentFile file) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{form} {inspectionId} {organisationId} {file.Sha256} {file.Name}")).AsSpan(0, 16));

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
