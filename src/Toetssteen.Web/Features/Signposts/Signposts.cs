using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Signposts;

/// <summary>What other machines look for at fixed places: robots.txt, the site map and how to report a leak.</summary>
internal static class Signposts
{
    internal static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static RouteGroupBuilder MapSignposts(this WebApplication app)
    {
        var group = app.MapGroup("");
        group.AllowAnonymous();
        var woo = WooSettings.From(app.Configuration);
        group.MapGet("/robots.txt", (HttpRequest request) => TypedResults.Text(
            $"User-agent: *\nAllow: /\nSitemap: {Root(request)}/sitemap.xml\n" + (woo is null ? "" : $"Sitemap: {Root(request)}{woo.IndexAddress}\n")));
        group.MapGet("/.well-known/security.txt", SecurityText);
        group.MapGet("/sitemap.xml", SiteMapAsync);
        if (woo is not null)
            group.MapWooSitemaps(woo);
        return group;
    }

    /// <summary>RFC 9116. The contact comes from the setting <c>Toetssteen:SecurityContact</c>; it expires a year after it is asked for.</summary>
    private static ContentHttpResult SecurityText(IConfiguration settings, TimeProvider clock) => TypedResults.Text(string.Create(CultureInfo.InvariantCulture,
        $"Contact: {settings["Toetssteen:SecurityContact"] ?? "mailto:security@example.org"}\nExpires: {MachineTime.Of(DutchDay.Begin(DutchDay.Today(clock).AddDays(365)))}\nPreferred-Languages: nl, en\n"));

    private static async Task<ContentHttpResult> SiteMapAsync(HttpRequest request, AppDb db, FrameworkCatalogue frameworks)
    {
        var dutch = new SiteLinks(Language.Dutch);
        var published = await db.PublishedFactsheets().AsNoTracking().OrderBy(f => f.Slug)
            .Join(db.Municipalities, f => f.MunicipalityCode, m => m.Code, (f, m) => new { f.Slug, m.Code, m.Name }).ToListAsync();
        string[] fixedPages =
        [
            dutch.Home(), dutch.Municipalities(), dutch.Factsheets(), dutch.Frameworks(), dutch.Matrix(), dutch.ImprovementPoints(), dutch.Picture(),
            dutch.About(), dutch.Accessibility(), dutch.Privacy(),
        ];
        var pages = fixedPages
            .Concat(published.Select(p => dutch.Municipality(p.Code, p.Name)).Distinct())
            .Concat(published.Select(p => dutch.Factsheet(p.Slug)))
            .Concat(frameworks.All.SelectMany(f => f.Indicators.Select(i => dutch.Indicator(f, i)).Prepend(dutch.Framework(f.Id))));
        var root = Root(request);
        var document = new XDocument(new XElement(Map + "urlset", pages
            .SelectMany(page => new[] { page, Language.English.AddressOf(page) })
            .Select(page => new XElement(Map + "url", new XElement(Map + "loc", root + page)))));
        return Xml(document.Root!);
    }

    /// <summary>An answer in XML.</summary>
    public static ContentHttpResult Xml(XElement root) => TypedResults.Text(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + root.ToString(SaveOptions.DisableFormatting), "application/xml", Encoding.UTF8);

    /// <summary>The address of this site, without a slash at its end.</summary>
    public static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
