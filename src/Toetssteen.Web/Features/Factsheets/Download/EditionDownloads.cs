using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Files;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Features.Factsheets.Download;

/// <summary>A kind of file that an edition is offered as.</summary>
/// <param name="Extension">How its address and its name end.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="HashOf">The hash under which it is kept; null until it is made.</param>
internal sealed record EditionFormat(string Extension, string MediaType, Func<Edition, string?> HashOf)
{
    public static IReadOnlyList<EditionFormat> All { get; } =
    [
        new("pdf", "application/pdf", e => e.PdfSha256),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", e => e.DocxSha256),
    ];
}

/// <summary>
/// Editions as PDF and as Word document, to the byte as they were made when published. One that was taken in without them is made when it
/// is first asked for; until then, and where nothing prints, the answer says so in a sentence and is never an empty file.
/// </summary>
internal static class EditionDownloads
{
    private const int SoonSeconds = 5;
    private const string Sentences = "text/plain";

    public static RouteGroupBuilder MapEditionFiles(this WebApplication app)
    {
        var group = app.MapGroup("/factsheets");
        group.AllowAnonymous();
        foreach (var format in EditionFormat.All)
        {
            group.MapMethods(
                $"/{{slug}}.{format.Extension}",
                ReadRoutes.Methods,
                (string slug, HttpContext http, AppDb db, IFileStore files, AskedFiles asked) =>
                    SendAsync(slug, null, format, http, db, files, asked));
            group.MapMethods(
                $"/{{slug}}/edities/{{number:int}}.{format.Extension}",
                ReadRoutes.Methods,
                (string slug, int number, HttpContext http, AppDb db, IFileStore files, AskedFiles asked) =>
                    SendAsync(slug, number, format, http, db, files, asked));
        }
        return group;
    }

    /// <summary>What was withdrawn is gone, and says so.</summary>
    public static ContentHttpResult Withdrawn(string slug) =>
        TypedResults.Text(
            $"Deze factsheet is ingetrokken. Waarom, staat op {new SiteLinks(Language.Dutch).Factsheet(slug)}.\n",
            Sentences,
            Encoding.UTF8,
            StatusCodes.Status410Gone);

    private static async Task<Results<FileStreamHttpResult, ContentHttpResult, NotFound>> SendAsync(
        string slug,
        int? number,
        EditionFormat format,
        HttpContext http,
        AppDb db,
        IFileStore files,
        AskedFiles asked)
    {
        var stop = http.RequestAborted;
        if (await FindAsync(slug, number, db, stop) is not { } edition)
            return await db.Factsheets.AnyAsync(f => f.Slug == slug && f.WithdrawnAt != null, stop)
                ? Withdrawn(slug)
                : TypedResults.NotFound();
        var content = Open(files, format.HashOf(edition));
        if (content is null && await asked.AskAsync(edition.Id, stop))
        {
            edition = await FindAsync(slug, edition.Number, db, stop) ?? edition;
            content = Open(files, format.HashOf(edition));
        }
        if (content is null)
            return NotThere(slug, format, http);
        var sha256 = format.HashOf(edition)!;
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(
            string.Create(CultureInfo.InvariantCulture, $"factsheet-{slug}-editie-{edition.Number}.{format.Extension}"));
        http.Response.Headers.ContentDisposition = disposition.ToString();
        // With the hash in it an address never means anything else; without it a reader asks whether it still does.
        http.Response.Headers.CacheControl =
            http.Request.Query["sha256"] == sha256 ? "public, max-age=31536000, immutable" : "public, no-cache";
        return TypedResults.Stream(
            content,
            format.MediaType,
            lastModified: null,
            entityTag: new EntityTagHeaderValue($"\"{sha256}\""),
            enableRangeProcessing: true);
    }

    private static Stream? Open(IFileStore files, string? sha256) => sha256 is null ? null : files.Open(sha256);

    private static Task<Edition?> FindAsync(string slug, int? number, AppDb db, CancellationToken stop) =>
        db.PublishedFactsheets()
            .AsNoTracking()
            .Where(f => f.Slug == slug)
            .SelectMany(f => f.Editions)
            .Where(e => number == null || e.Number == number)
            .OrderByDescending(e => e.Number)
            .FirstOrDefaultAsync(stop);

    private static ContentHttpResult NotThere(string slug, EditionFormat format, HttpContext http)
    {
        var seconds = SoonSeconds.ToString(CultureInfo.InvariantCulture);
        (http.Response.Headers.RetryAfter, http.Response.Headers["Refresh"], http.Response.Headers.CacheControl) = (
            seconds,
            seconds,
            "no-store");
        return TypedResults.Text(
            $"{(format.Extension == "pdf" ? "De PDF" : "Het Word-document")} van deze factsheet is er nog niet, en wordt nu gemaakt. Probeer het zo opnieuw. "
                + $"Komt het bestand niet, dan kan deze server het niet maken. De factsheet zelf staat op {new SiteLinks(Language.Dutch).Factsheet(slug)}.\n",
            Sentences,
            Encoding.UTF8,
            StatusCodes.Status503ServiceUnavailable);
    }
}
