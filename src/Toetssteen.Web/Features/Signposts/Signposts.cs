using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Serving;

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
        group.MapMethods("/robots.txt", ReadRoutes.Methods, (SiteAddress site) =>
            TypedResults.Text(
                "User-agent: *\nAllow: /\n"
                    + string.Concat(
                        new[] { "/sitemap.xml", woo?.IndexAddress }
                            .OfType<string>()
                            .Select(site.Find)
                            .OfType<string>()
                            .Select(map => $"Sitemap: {map}\n"))));
        if (app.Services.GetRequiredService<SiteOperator>().SecurityContact is { } contact)
            group.MapMethods("/.well-known/security.txt", ReadRoutes.Methods, (SiteAddress site, TimeProvider clock) =>
                SecurityText(contact, site, clock));
        group.MapMethods("/sitemap.xml", ReadRoutes.Methods, SiteMapAsync);
        if (woo is not null)
            group.MapWooSitemaps(woo);
        return group;
    }

    /// <summary>RFC 9116; not there while nobody can be reached. It expires a year after it is asked for.</summary>
    private static ContentHttpResult SecurityText(Uri contact, SiteAddress site, TimeProvider clock)
    {
        var here = site.Find("/.well-known/security.txt") is { } address ? $"Canonical: {address}\n" : "";
        return TypedResults.Text(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Contact: {contact.AbsoluteUri}\nExpires: {MachineTime.Of(DutchDay.Begin(DutchDay.Today(clock).AddDays(365)))}\nPreferred-Languages: nl, en\n{here}"));
    }

    /// <summary>A site map holds whole addresses alone: a site that was not told where it is has none.</summary>
    private static async Task<Results<ContentHttpResult, NotFound>> SiteMapAsync(SiteAddress site, AppDb db, FrameworkCatalogue frameworks)
    {
        if (site.Find("") is not { } root)
            return TypedResults.NotFound();
        var dutch = new SiteLinks(Language.Dutch);
        var published = await db.PublishedFactsheets().AsNoTracking().OrderBy(f => f.Slug)
            .Join(db.Municipalities, f => f.MunicipalityCode, m => m.Code, (f, m) => new { f.Slug, m.Code, m.Name }).ToListAsync();
        string[] fixedPages =
        [
            dutch.Home(),
            dutch.Municipalities(),
            dutch.Factsheets(),
            dutch.Frameworks(),
            dutch.Matrix(),
            dutch.ImprovementPoints(),
            dutch.Picture(),
            dutch.About(),
            dutch.Accessibility(),
            dutch.Privacy(),
        ];
        var pages = fixedPages
            .Concat(published.Select(p => dutch.Municipality(p.Code, p.Name)).Distinct())
            .Concat(published.Select(p => dutch.Factsheet(p.Slug)))
            .Concat(frameworks.All.SelectMany(f => f.Indicators.Select(i => dutch.Indicator(f, i)).Prepend(dutch.Framework(f.Id))));
        var document = new XDocument(new XElement(Map + "urlset", pages
            .SelectMany(page => new[] { page, Language.English.AddressOf(page) })
            .Select(page => new XElement(Map + "url", new XElement(Map + "loc", root + page)))));
        return Xml(document.Root!);
    }

    /// <summary>An answer in XML.</summary>
    public static ContentHttpResult Xml(XElement root) => TypedResults.Text(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + root.ToString(SaveOptions.DisableFormatting), "application/xml", Encoding.UTF8);
}
