using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Publications.Publish;

/// <summary>
/// At the moment that was decided: the adopted content becomes an edition, with its files, its entry in the history and the rows that
/// visitors read; all in one transaction, and until then not a trace. Done twice it changes nothing.
/// </summary>
public sealed class PublishFactsheet(AppDb db, PublishedRowsWriter rows, EditionFiles files, TimeProvider clock) : IJobHandler
{
    /// <summary>The kind of job; its payload is the id of the inspection.</summary>
    public const string Kind = "publish";

    /// <summary>The job for a draft, due at its moment.</summary>
    public static Job For(FactsheetDraft draft, DateTimeOffset now) => new(Kind, draft.InspectionId.ToString(), now, draft.PublicFrom);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        return await db.ActInInspectionAsync(id, () => PublishAsync(id, stop), stop, isPublic: true) ?? JobOutcome.Done;
    }

    private async Task<JobOutcome?> PublishAsync(Guid id, CancellationToken stop)
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.InspectionId == id, stop);
        if (draft is not { Stage: DraftStage.Scheduled, PublicFrom: { } from })
            return JobOutcome.Done;
        var now = clock.GetUtcNow();
        // Decided anew for later, or the clock was set back: its moment is still to come.
        if (now < from)
            return JobOutcome.Later(from - now, "Het moment van publicatie is nog niet gekomen.");
        if (!files.IsThere(draft.PdfSha256) || !files.IsThere(draft.DocxSha256))
            throw new DomainException(
                "D129",
                "De PDF of het Word-document van deze factsheet is er niet meer. Er is niets gepubliceerd; laat de bestanden opnieuw maken."
            );
        var inspection = await db.Inspections.SingleAsync(i => i.Id == id, stop);
        var content = FactsheetContentJson.Read(draft.AdoptedContent!);
        var factsheet = await db.Factsheets.Include(f => f.Editions).SingleOrDefaultAsync(f => f.Slug == draft.Slug, stop);
        if (factsheet?.WithdrawnAt is not null)
            return new JobOutcome(null, "De factsheet is ingetrokken; er is geen nieuwe editie gepubliceerd.");

        await rows.WriteAsync(inspection, content, stop);
        factsheet ??= db.Factsheets.Add(new Factsheet(Guid.CreateVersion7(now), draft.Slug!, inspection, content.Kind)).Entity;
        factsheet.Publish(draft, Guid.CreateVersion7(now), content.Published, now);
        await db.SaveChangesAsync(stop);
        await db.StandAfterAsync(inspection, stop);
        return null;
    }

    /// <inheritdoc/>
    public Task GiveUpAsync(string payload, CancellationToken stop) => Task.CompletedTask;
}
