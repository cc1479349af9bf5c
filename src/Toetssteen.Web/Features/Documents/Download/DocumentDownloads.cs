using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Toetssteen.Documents.Writing.Tables;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Features.Documents.Download;

/// <summary>
/// Files as they were supplied, to who sees the document. Always with the type that the content was judged to be, never run as a page of
/// this site; only PDF and images are shown by the browser itself.
/// </summary>
internal static class DocumentDownloads
{
    public static RouteGroupBuilder MapDocumentDownloads(this WebApplication app)
    {
        var group = app.MapGroup("/werk/documenten");
        group.RequireAuthorization().WithMetadata(new OpenedByPeople());
        group.MapMethods("/{inspectionId:guid}.xlsx", ReadRoutes.Methods, TableAsync);
        group.MapMethods("/{inspectionId:guid}.csv", ReadRoutes.Methods, TableAsync);
        group.MapMethods(
            "/{inspectionId:guid}/{documentId:guid}",
            ReadRoutes.Methods,
            (Guid inspectionId, Guid documentId, HttpContext http, AppDb db, CurrentUser user, IFileStore files) =>
                SendAsync(inspectionId, documentId, http, db, user, files, inline: true));
        group.MapMethods(
            "/{inspectionId:guid}/{documentId:guid}/download",
            ReadRoutes.Methods,
            (Guid inspectionId, Guid documentId, HttpContext http, AppDb db, CurrentUser user, IFileStore files) =>
                SendAsync(inspectionId, documentId, http, db, user, files, inline: false));
        return group;
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> SendAsync(
        Guid inspectionId,
        Guid documentId,
        HttpContext http,
        AppDb db,
        CurrentUser user,
        IFileStore files,
        bool inline)
    {
        var document = await db.DocumentsOf(user)
            .AsNoTracking()
            .FirstOrDefaultAsync(d => d.Id == documentId && d.InspectionId == inspectionId, http.RequestAborted);
        if (document is not { MayBeOpened: true, File: { } file } || files.Open(file.Sha256) is not { } content)
            return TypedResults.NotFound();
        var disposition = new ContentDispositionHeaderValue(inline && FileKinds.ShowsInline(file.Kind) ? "inline" : "attachment");
        disposition.SetHttpFileName(FileNames.ForDownload(file));
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Features.Set(new ServedFile());
        return TypedResults.Stream(
            content,
            FileKinds.MediaTypeOf(file.Kind),
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> TableAsync(
        Guid inspectionId, HttpRequest request, AppDb db, CurrentUser user, SiteText text, CancellationToken stop)
    {
        if (!await db.EvidenceOf(user).AnyAsync(i => i.Id == inspectionId, stop))
            return TypedResults.NotFound();
        var lines = await (
            from d in db.DocumentsOf(user).AsNoTracking()
            where d.InspectionId == inspectionId
            from o in db.Organisations.Where(o => o.Id == d.OrganisationId).DefaultIfEmpty()
            select new { Document = d, Organisation = o.Name }
        ).ToListAsync(stop);
        string[] header =
        [
            text["Titel"],
            text["Soort"],
            text["Datum"],
            text["Aangeleverd door"],
            text["Stand"],
            text["Opgevraagd op"],
            text["Ontvangen op"],
            text["Bestand"],
            text["Grootte in bytes"],
            text["Virusscan"],
            text["Tekst"],
            "SHA-256",
        ];
        var rows = lines
            .OrderBy(l => l.Document.Title, StringComparer.CurrentCulture)
            .ThenBy(l => l.Document.Id)
            .Select(l =>
                (object?[])
                    [
                        l.Document.Title,
                        FileWords.Kind(l.Document.Kind, text),
                        l.Document.Date,
                        l.Organisation,
                        FileWords.Status(l.Document.Status, text),
                        l.Document.RequestedOn,
                        l.Document.ReceivedOn,
                        l.Document.File?.Name,
                        l.Document.File?.Size,
                        l.Document.File is null ? null : FileWords.Scan(l.Document.Scan, text),
                        l.Document.File is null ? null : FileWords.Text(l.Document.Text, l.Document.PageCount, text),
                        l.Document.File?.Sha256,
                    ]);
        var (content, mediaType, end) = TableFile.Write(
            request,
            new DataTable(text["Documenten"], Language.Current.Tag, header, [.. rows]));
        return TypedResults.File(content, mediaType, $"documenten-{inspectionId}{end}");
    }
}
