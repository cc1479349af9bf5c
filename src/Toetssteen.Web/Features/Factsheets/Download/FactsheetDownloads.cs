using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Features.Factsheets.Download;

/// <summary>The frozen content of a factsheet, to the byte as it was published.</summary>
internal static class FactsheetDownloads
{
    public static RouteGroupBuilder MapFactsheetDownloads(this WebApplication app)
    {
        var group = app.MapGroup("/factsheets");
        group.AllowAnonymous();
        group.MapMethods("/{slug}.json", ReadRoutes.Methods, (string slug, AppDb db) => ContentAsync(db, slug, null));
        group.MapMethods("/{slug}/edities/{number:int}.json", ReadRoutes.Methods, (string slug, int number, AppDb db) =>
            ContentAsync(db, slug, number));
        return group;
    }

    private static async Task<Results<ContentHttpResult, NotFound>> ContentAsync(AppDb db, string slug, int? number)
    {
        var content = await db.PublishedFactsheets().AsNoTracking().Where(f => f.Slug == slug)
            .SelectMany(f => f.Editions)
            .Where(e => number == null || e.Number == number)
            .OrderByDescending(e => e.Number)
            .Select(e => e.Content)
            .FirstOrDefaultAsync();
        if (content is null && await db.Factsheets.AnyAsync(f => f.Slug == slug && f.WithdrawnAt != null))
            return EditionDownloads.Withdrawn(slug);
        return content is null ? TypedResults.NotFound() : TypedResults.Text(content, "application/json", Encoding.UTF8);
    }
}
