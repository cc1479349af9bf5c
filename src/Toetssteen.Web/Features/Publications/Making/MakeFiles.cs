using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Publications.Publish;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Publications.Making;

/// <summary>
/// After the decision to publish: makes the files of what was adopted. Only when they are kept it is settled that the factsheet will be
/// published, by a job of its own that is due at that moment. A failure is tried again; then the page of the decision says so.
/// </summary>
public sealed class MakeFiles(AppDb db, EditionFiles files, TimeProvider clock) : IJobHandler
{
    /// <summary>The kind of job; its payload is the id of the inspection.</summary>
    public const string Kind = "make-files";

    /// <summary>The job for a draft, to be done at once or not before <paramref name="due"/>.</summary>
    public static Job For(FactsheetDraft draft, DateTimeOffset now, DateTimeOffset? due = null) =>
        new(Kind, draft.InspectionId.ToString(), now, due);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        if (
            await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.InspectionId == id, stop)
            is not { Stage: DraftStage.Scheduled, AdoptedContent: { } adopted, AdoptedSha256: { } sha256, Slug: { } slug } decided)
            return JobOutcome.Done;
        var content = FactsheetContentJson.Read(adopted);
        var imprint = files.Imprint(slug, decided.EditionNumber, decided.CorrectionReason, sha256, content.Published);
        var docx = await files.DocxAsync(content, imprint, stop);
        var pdf = await files.PdfAsync(content, imprint, stop);

        // Revoked or decided anew while they were made: then there is another job, or nothing to do.
        var draft = await db.Drafts.SingleAsync(d => d.InspectionId == id, stop);
        if (draft.Stage != DraftStage.Scheduled || draft.AdoptedSha256 != sha256)
            return JobOutcome.Done;
        draft.Keep(sha256, pdf, docx);
        db.Jobs.Add(PublishFactsheet.For(draft, clock.GetUtcNow()));
        await db.SavePrivatelyAsync(stop);
        return JobOutcome.Done;
    }

    /// <inheritdoc/>
    public Task GiveUpAsync(string payload, CancellationToken stop) => Task.CompletedTask;
}
