using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Features.Signposts;

/// <summary>
/// The published factsheets for the Woo index: an index of sitemaps, and in these each factsheet once with its metadata, as the DiWoo
/// metadata standard of KOOP (0.9.8) asks. See <c>docs/publishing.md</c>.
/// </summary>
internal static class WooSitemaps
{
    /// <summary>
    /// How many factsheets one sitemap names. The standard takes 50,000; an answer that is kept in memory is better small.
    /// </summary>
    public const int PerSitemap = 1000;

    private static readonly XNamespace DiWoo = "https://standaarden.overheid.nl/diwoo/metadata/";
    private static readonly TooiTerm Dutch = new("http://publications.europa.eu/resource/authority/language/NLD", "Nederlands");
    private static readonly TooiTerm Adopted = new("https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76", "vaststelling");

    public static void MapWooSitemaps(this RouteGroupBuilder group, WooSettings woo)
    {
        group.MapMethods(woo.IndexAddress, ReadRoutes.Methods, IndexAsync);
        group.MapMethods("/sitemaps/woo-{page:int:min(1)}.xml", ReadRoutes.Methods, (int page, SiteAddress site, AppDb db) =>
            SitemapAsync(page, site, db, woo));
    }

    private static async Task<Results<ContentHttpResult, NotFound>> IndexAsync(SiteAddress site, AppDb db)
    {
        if (site.Find("") is not { } root)
            return TypedResults.NotFound();
        var sitemaps = ((await Offered(db).CountAsync() - 1) / PerSitemap) + 1;
        var addresses = Enumerable.Range(1, Math.Max(1, sitemaps)).Select(page => $"{root}/sitemaps/woo-{page}.xml");
        return Signposts.Xml(new XElement(Signposts.Map + "sitemapindex",
            addresses.Select(a => new XElement(Signposts.Map + "sitemap", new XElement(Signposts.Map + "loc", a)))));
    }

    private static async Task<Results<ContentHttpResult, NotFound>> SitemapAsync(int page, SiteAddress site, AppDb db, WooSettings woo)
    {
        if (site.Find("") is not { } root || !Pages.Has(page, PerSitemap, await Offered(db).CountAsync()))
            return TypedResults.NotFound();
        var offered = await Offered(db).OrderBy(f => f.Slug).Skip((page - 1) * PerSitemap).Take(PerSitemap)
            .Select(f => new { f.Slug, Edition = f.Editions.OrderByDescending(e => e.Number).First() })
            .ToListAsync();
        return Signposts.Xml(new XElement(Signposts.Map + "urlset", new XAttribute(XNamespace.Xmlns + "diwoo", DiWoo),
            offered.Select(o => Entry(root, o.Slug, o.Edition, woo))));
    }

    private static IQueryable<Factsheet> Offered(AppDb db) =>
        db.PublishedFactsheets().AsNoTracking().Where(f => f.Editions.Any());

    private static XElement Entry(string root, string slug, Edition edition, WooSettings woo) =>
        new(
            Signposts.Map + "url",
            new XElement(
                Signposts.Map + "loc",
                root + (edition.PdfSha256 is null ? new SiteLinks(Language.Dutch).Factsheet(slug) : SiteLinks.FactsheetFile(slug, "pdf"))),
            // The moment that it came to stand here, so that a correction is fetched again whatever day it bears.
            new XElement(Signposts.Map + "lastmod", MachineTime.Of(edition.StoredAt)),
            new XElement(DiWoo + "Document", Record(slug, edition, woo)));

    private static XElement Record(string slug, Edition edition, WooSettings woo)
    {
        var said = JsonSerializer.Deserialize<Described>(edition.Content, DomainJson.Options)!;
        // The standard takes a whole day only: of "oktober 2013" the first.
        var day = edition.Published?.Earliest ?? DutchDay.Of(edition.StoredAt);
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new XElement(DiWoo + "DiWoo",
            new XElement(DiWoo + "identifiers",
                new XElement(DiWoo + "identifier", $"{slug}/edities/{edition.Number}"),
                new XElement(DiWoo + "identifier", $"sha256:{edition.Sha256}")),
            Named("publisher", woo.Publisher),
            new XElement(DiWoo + "titelcollectie",
                new XElement(DiWoo + "officieleTitel", XmlText.Clean($"Factsheet {said.MunicipalityName}: {said.StudyTitle}"))),
            new XElement(DiWoo + "classificatiecollectie",
                new XElement(DiWoo + "informatiecategorieen", Named("informatiecategorie", woo.Category)),
                woo.DocumentKind is { } kind ? new XElement(DiWoo + "documentsoorten", Named("documentsoort", kind)) : null),
            new XElement(DiWoo + "creatiedatum", date),
            Named("language", Dutch),
            new XElement(DiWoo + "documenthandelingen", new XElement(DiWoo + "documenthandeling",
                Named("soortHandeling", Adopted), new XElement(DiWoo + "atTime", $"{date}T00:00:00"))));
    }

    private static XElement Named(string element, TooiTerm term) => new(DiWoo + element, new XAttribute("resource", term.Uri), term.Name);

    // Of the frozen content only what the record says.
    private sealed record Described(string MunicipalityName, string StudyTitle);
}
