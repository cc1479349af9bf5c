using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Publications.Making;

/// <summary>
/// Makes the files of an edition that was taken in without them, or whose files are gone, when someone first asks for one.
/// </summary>
public sealed class MakeEditionFiles(AppDb db, EditionFiles files) : IJobHandler
{
    /// <summary>The kind of job; its payload is the id of the edition.</summary>
    public const string Kind = "make-edition-files";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        if (await db.Editions.SingleOrDefaultAsync(e => e.Id == id, stop) is not { } edition)
            return JobOutcome.Done;
        var slug = await db.Factsheets.Where(f => f.Id == edition.FactsheetId).Select(f => f.Slug).SingleAsync(stop);
        var content = FactsheetContentJson.Read(edition.Content);
        var imprint = files.Imprint(slug, edition.Number, edition.Reason, edition.Sha256, edition.Published);
        // Where nothing prints, there is a Word document all the same.
        if (!files.IsThere(edition.DocxSha256))
            edition.Keep(null, await files.DocxAsync(content, imprint, stop));
        await db.SaveChangesAsync(stop);
        if (!files.IsThere(edition.PdfSha256))
            edition.Keep(await files.PdfAsync(content, imprint, stop), null);
        await db.SaveChangesAsync(stop);
        return JobOutcome.Done;
    }

    /// <inheritdoc/>
    public Task GiveUpAsync(string payload, CancellationToken stop) => Task.CompletedTask;
}
