using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Documents.Remove;

/// <summary>
/// Removes content that no document and no factsheet refers to any more. Content that was kept less than an hour ago waits: an upload of
/// the same may be between keeping it and storing its row.
/// </summary>
public sealed class RemoveFile(AppDb db, IFileStore files, TimeProvider clock) : IJobHandler
{
    /// <summary>The kind of job; its payload is the hash.</summary>
    public const string Kind = "remove-file";

    /// <summary>How long content without a document is left alone.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>The job for content.</summary>
    public static Job For(string sha256, DateTimeOffset now) => new(Kind, sha256, now);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        var isInUse = await db.Documents.AnyAsync(d => d.File!.Sha256 == payload, stop)
            || await db.Editions.AnyAsync(e => e.PdfSha256 == payload || e.DocxSha256 == payload, stop)
            || await db.Drafts.AnyAsync(d => d.PdfSha256 == payload || d.DocxSha256 == payload, stop);
        if (isInUse || files.Remove(payload, clock.GetUtcNow() - Grace))
            return JobOutcome.Done;
        return JobOutcome.Later(Grace, "Het bestand is net bewaard.");
    }

    /// <inheritdoc/>
    public Task GiveUpAsync(string payload, CancellationToken stop) => Task.CompletedTask;
}
