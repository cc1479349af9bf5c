using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Documents.Remove;
using Toetssteen.Web.Files;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Documents.Read;

/// <summary>
/// What happens to a document after it came: the scanner first, where there is one, and only then is its text taken out. Done twice it
/// changes nothing.
/// </summary>
public sealed class ReadDocument(AppDb db, IFileStore files, Clamd scanner, TimeProvider clock) : IJobHandler
{
    /// <summary>The kind of job; its payload is the id of the document.</summary>
    public const string Kind = "read-document";

    private static readonly TimeSpan ScannerRests = TimeSpan.FromMinutes(1);

    /// <summary>The job for a document.</summary>
    public static Job For(Document document, DateTimeOffset now) => new(Kind, document.Id.ToString(), now);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        if (await FindAsync(payload, stop) is not { File: { } file } document)
            return JobOutcome.Done;
        await using var content = files.Open(file.Sha256);
        try
        {
            if (content is null)
                throw new RefusedFileException(RefusedFileException.Gone);
            if (document.Scan == ScanState.Waiting && !await PassesAsync(document, content, stop))
                return JobOutcome.Done;
            if (document.Text == TextState.Waiting)
                document.Read(await PagesAsync(content, file.Kind, stop));
        }
        catch (RefusedFileException waits) when (waits.Code is RefusedFileException.ScannerSilent or RefusedFileException.ScannerRefuses)
        {
            document.Wait(waits.Code);
            await SaveAsync(stop);
            return JobOutcome.Later(
                ScannerRests,
                string.Create(CultureInfo.InvariantCulture, $"{waits.Code}: {waits.InnerException?.Message}"));
        }
        catch (RefusedFileException failed)
        {
            document.FailToRead(failed.Code);
        }
        await SaveAsync(stop);
        return JobOutcome.Done;
    }

    /// <inheritdoc/>
    public async Task GiveUpAsync(string payload, CancellationToken stop)
    {
        if (await FindAsync(payload, stop) is not { File: not null } document)
            return;
        document.FailToRead(RefusedFileException.GivenUp);
        await SaveAsync(stop);
    }

    private Task<Document?> FindAsync(string payload, CancellationToken stop) =>
        db.Documents.FirstOrDefaultAsync(d => d.Id == Guid.Parse(payload), stop);

    // From the moment it passes it may be opened, while its text is still being taken out.
    private async Task<bool> PassesAsync(Document document, Stream content, CancellationToken stop)
    {
        if (await scanner.ScanAsync(content, stop) is not null)
        {
            await RefuseAsync(document.File!.Sha256, stop);
            return false;
        }
        document.PassScan();
        await SaveAsync(stop);
        content.Position = 0;
        return true;
    }

    // Whatever else has this content is refused with it. The job removes the content where this process ends before it does so itself.
    private async Task RefuseAsync(string sha256, CancellationToken stop)
    {
        var infected = await db.Documents.Where(d => d.File!.Sha256 == sha256).ToListAsync(stop);
        var ids = infected.ConvertAll(d => d.Id);
        await db.DocumentPages.Where(p => ids.Contains(p.DocumentId)).ExecuteDeleteAsync(stop);
        infected.ForEach(d => d.RefuseInfected());
        db.Jobs.Add(RemoveFile.For(sha256, clock.GetUtcNow()));
        await SaveAsync(stop);
        files.Remove(sha256, DateTimeOffset.MaxValue);
    }

    private static async Task<IReadOnlyList<string>> PagesAsync(Stream content, FileKind kind, CancellationToken stop)
    {
        if (content is FileStream { Name: var path })
            return await TextExtraction.PagesAsync(path, kind, stop);
        var copy = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(copy))
                await content.CopyToAsync(file, stop);
            return await TextExtraction.PagesAsync(copy, kind, stop);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Removed in the meantime by who supplied it: there is nothing left to say it of.
            db.ChangeTracker.Clear();
        }
    }
}
