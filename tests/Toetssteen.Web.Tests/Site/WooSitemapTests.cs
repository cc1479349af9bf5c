using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Site;

/// <summary>What is published is offered to the Woo index: each factsheet once, with its metadata, and nothing else.</summary>
public abstract class WooSitemapTests(Provider provider)
{
    private const string Publisher = "https://identifier.overheid.nl/tooi/id/oorg/oorg10000";
    private const string Index = "/sitemaps/sitemapindex-diwoo-infocat015.xml";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace DiWoo = "https://standaarden.overheid.nl/diwoo/metadata/";

    private static readonly FactsheetReading Deventer = Study("een.txt", "GM0150", "Deventer");
    private static readonly FactsheetReading Zwolle = Study("twee.txt", "GM0193", "Zwolle");

    [Fact]
    public async Task Robots_LeadToTheIndex_AndTheIndexToASitemapWithEveryPublishedFactsheetOnce()
    {
        await using var site = await GivenAPublisherAsync();
        var slugs = new[] { (await site.ImportAsync(Zwolle)).Slug, (await site.ImportAsync(Deventer)).Slug };

        Assert.Contains($"Sitemap: http://localhost{Index}\n", await site.Client.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
        var sitemap = Assert.Single((await XmlAsync(site, Index)).Elements(Map + "sitemap")).Element(Map + "loc")!.Value;
        var listed = (await XmlAsync(site, new Uri(sitemap).AbsolutePath)).Elements(Map + "url").ToList();

        Assert.Equal(
            slugs.Order(StringComparer.Ordinal).Select(s => $"http://localhost/factsheets/{s}"),
            listed.Select(u => u.Element(Map + "loc")!.Value));
        Assert.All(listed, u => Assert.Equal("2013-10-01", u.Descendants(DiWoo + "creatiedatum").Single().Value));
        foreach (var address in listed.Select(u => u.Element(Map + "loc")!.Value))
            await site.GetAsync(new Uri(address).AbsolutePath);
    }

    [Fact]
    public async Task ARecord_SaysPublisherTitleCategoryLanguageAndIdentifiers_InTheOrderOfTheStandard()
    {
        await using var site = await GivenAPublisherAsync();
        var slug = (await site.ImportAsync(Deventer)).Slug;
        var edition = await site.AskAsync(db => db.Editions.SingleAsync());

        var record = (await RecordsAsync(site)).Single();

        Assert.Equal(
            ["identifiers", "publisher", "titelcollectie", "classificatiecollectie", "creatiedatum", "language", "documenthandelingen"],
            record.Elements().Select(e => e.Name.LocalName));
        Assert.Equal([$"{slug}/edities/1", $"sha256:{edition.Sha256}"], record.Descendants(DiWoo + "identifier").Select(i => i.Value));
        Assert.Equal((Publisher, "Inspectie Voorbeeld"), Term(record, "publisher"));
        Assert.Equal(
            ("https://identifier.overheid.nl/tooi/def/thes/kern/c_fdaee95e", "onderzoeksrapporten"),
            Term(record, "informatiecategorie"));
        Assert.Equal(("http://publications.europa.eu/resource/authority/language/NLD", "Nederlands"), Term(record, "language"));
        Assert.StartsWith("Factsheet Deventer: ", record.Descendants(DiWoo + "officieleTitel").Single().Value, StringComparison.Ordinal);
        Assert.Empty(record.Descendants(DiWoo + "documentsoort"));
    }

    [Fact]
    public async Task ATitleWithMarkupInIt_IsEscaped()
    {
        await using var site = await GivenAPublisherAsync();
        await site.ImportAsync(Deventer);
        await site.ChangeAsync(async db =>
        {
            var edition = await db.Editions.SingleAsync();
            var content = FactsheetContentJson.Read(edition.Content) with { StudyTitle = "Zorg & <hulp> \u0001\ud800" };
            db.Entry(edition).Property(e => e.Content).CurrentValue = FactsheetContentJson.Freeze(content).Json;
        });

        Assert.Equal(
            "Factsheet Deventer: Zorg & <hulp> \ufffd",
            (await RecordsAsync(site)).Single().Descendants(DiWoo + "officieleTitel").Single().Value);
        Assert.Contains("Zorg &amp; &lt;hulp&gt;", await site.Client.GetStringAsync("/sitemaps/woo-1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACorrection_IsFetchedAgain_ByTheMomentItWasPublishedHere()
    {
        await using var site = await GivenAPublisherAsync();
        var slug = (await site.ImportAsync(Deventer)).Slug;
        var first = await LastModifiedAsync(site);
        site.Clock.Now += TimeSpan.FromDays(3);

        await site.CorrectAsync(slug, Study("drie.txt", "GM0150", "Deventer", "Een andere tekst."), "De tekst klopte niet.");

        Assert.Equal(first.AddDays(3), await LastModifiedAsync(site));
        Assert.Contains($"{slug}/edities/2", (await RecordsAsync(site)).Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereAPdfWasMade_ItIsTheDocument_AndTheKindThatIsSetIsSaid()
    {
        await using var site = await GivenAPublisherAsync();
        site.Settings["Toetssteen:Woo:DocumentKind"] = "https://identifier.overheid.nl/tooi/def/thes/kern/c_voorbeeld";
        site.Settings["Toetssteen:Woo:DocumentKindName"] = "rapport";
        var slug = (await site.ImportAsync(Deventer)).Slug;
        await site.ChangeAsync(async db => (await db.Editions.SingleAsync()).Keep(new string('a', 64), null));

        var listed = (await XmlAsync(site, "/sitemaps/woo-1.xml")).Elements(Map + "url").Single();

        Assert.Equal($"http://localhost/factsheets/{slug}.pdf", listed.Element(Map + "loc")!.Value);
        Assert.Equal(("https://identifier.overheid.nl/tooi/def/thes/kern/c_voorbeeld", "rapport"), Term(listed, "documentsoort"));
    }

    [Fact]
    public async Task AnotherCategory_HasItsOwnIndex()
    {
        await using var site = await GivenAPublisherAsync();
        site.Settings["Toetssteen:Woo:Category"] = "https://identifier.overheid.nl/tooi/def/thes/kern/c_99a836c7";

        Assert.Single((await XmlAsync(site, "/sitemaps/sitemapindex-diwoo-infocat010.xml")).Elements());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(Index)).StatusCode);
    }

    [Fact]
    public async Task WhereNothingIsPublished_TheSitemapIsEmpty()
    {
        await using var site = await GivenAPublisherAsync();

        Assert.Empty(await RecordsAsync(site));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/sitemaps/woo-2.xml")).StatusCode);
    }

    [Fact]
    public async Task WithoutAPublisher_NothingIsOffered()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.ImportAsync(Deventer);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(Index)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/sitemaps/woo-1.xml")).StatusCode);
        Assert.DoesNotContain("diwoo", await site.Client.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    private async Task<TestSite> GivenAPublisherAsync()
    {
        var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        site.Settings["Toetssteen:Woo:Publisher"] = Publisher;
        site.Settings["Toetssteen:Woo:PublisherName"] = "Inspectie Voorbeeld";
        return site;
    }

    private static FactsheetReading Study(string file, string code, string name, string text = "Het zicht ontbreekt.") =>
        ReadingFixtures.Study(file, code, name, ReadingFixtures.Finding("1.1.2", 1, text, ReadMark.Improve));

    private static async Task<XElement> XmlAsync(TestSite site, string address)
    {
        using var response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<XElement>> RecordsAsync(TestSite site) =>
        [
            .. (await XmlAsync(site, "/sitemaps/woo-1.xml"))
                .Elements(Map + "url")
                .Select(u => u.Element(DiWoo + "Document")!.Element(DiWoo + "DiWoo")!),
        ];

    private static async Task<DateTimeOffset> LastModifiedAsync(TestSite site) =>
        (DateTimeOffset)(await XmlAsync(site, "/sitemaps/woo-1.xml")).Descendants(Map + "lastmod").Single();

    private static (string? Uri, string Name) Term(XElement record, string name)
    {
        var term = record.Descendants(DiWoo + name).Single();
        return (term.Attribute("resource")?.Value, term.Value);
    }
}

public sealed class WooSitemapTestsOnSqlite() : WooSitemapTests(Provider.Sqlite);

public sealed class WooSitemapTestsOnPostgres() : WooSitemapTests(Provider.Postgres);
