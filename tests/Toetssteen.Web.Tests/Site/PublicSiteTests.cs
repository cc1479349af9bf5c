using System.Net;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Site;

/// <summary>What every public page and file keeps to: its addresses, HEAD, who runs the site, choices that are none.</summary>
public abstract class PublicSiteTests(Provider provider)
{
    private const string Address = "https://toetssteen.example";

    [Fact]
    public async Task NothingThatIsPublic_RepeatsTheHostThatWasAskedFor()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        site.Settings["Toetssteen:Address"] = Address;
        site.Settings["Toetssteen:Operator:Contact"] = "info@toetssteen.example";
        site.Settings["Toetssteen:Woo:Publisher"] = "https://identifier.overheid.nl/tooi/id/oorg/oorg10000";
        site.Settings["Toetssteen:Woo:PublisherName"] = "Inspectie Voorbeeld";

        foreach (
            var page in (await site.Routes.FollowLinksAsync(site.Client))
                .Select(v => v.Address)
                .Where(a => !a.Contains(".pdf", StringComparison.Ordinal) && !a.Contains(".docx", StringComparison.Ordinal)))
            Assert.DoesNotContain(
                "evil.example",
                await (await ForgedAsync(site, page)).Content.ReadAsStringAsync(),
                StringComparison.OrdinalIgnoreCase);

        foreach (var (page, written) in new[]
        {
            ("/robots.txt", $"Sitemap: {Address}/sitemap.xml"),
            ("/sitemap.xml", $"<loc>{Address}/gemeenten</loc>"),
            ("/sitemaps/sitemapindex-diwoo-infocat015.xml", $"<loc>{Address}/sitemaps/woo-1.xml</loc>"),
            ("/sitemaps/woo-1.xml", $"<loc>{Address}/factsheets/deventer-2013"),
            ("/.well-known/security.txt", $"Canonical: {Address}/.well-known/security.txt"),
            ("/factsheets/deventer-2013", $"{Address}/factsheets/deventer-2013/edities/1"),
        })
            Assert.Contains(written, await (await ForgedAsync(site, page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASiteThatWasNotToldWhereItIs_WritesNoWholeAddress()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        site.Settings["Toetssteen:Address"] = "";

        Assert.Equal("User-agent: *\nAllow: /\n", await (await ForgedAsync(site, "/robots.txt")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await ForgedAsync(site, "/sitemap.xml")).StatusCode);
        using var sheet = await ForgedAsync(site, "/factsheets/deventer-2013");
        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
        Assert.DoesNotContain("evil.example", await sheet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_AnswersAsGetDoes_OnEveryAddress_WithoutABody()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        // Over the wire: what no client gets is not seen otherwise.
        site.Listen();
        foreach (
            var address in (await site.Routes.FollowLinksAsync(site.Client)).GroupBy(v => v.Route).Select(route => route.First().Address))
        {
            using var got = await site.Client.GetAsync(address);
            using var head = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
            Assert.Equal((address, Told(got)), (address, Told(head)));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task WhoRunsTheSite_IsSaidWhereReadersLook_AndNobodyWhereThatIsNotSet()
    {
        await using (var unset = await TestSite.GivenAnEmptyDatabaseAsync(provider))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await unset.Client.GetAsync("/.well-known/security.txt")).StatusCode);
            Assert.Null((await unset.GetAsync("/toegankelijkheid")).QuerySelector("main a[href^='mailto:']"));
        }
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        site.Settings["Toetssteen:Operator:Name"] = "Inspectie Voorbeeld";
        site.Settings["Toetssteen:Operator:Contact"] = "info@inspectie.example";
        foreach (var address in new[] { "/toegankelijkheid", "/over", "/en/toegankelijkheid" })
        {
            var page = await site.GetAsync(address);
            Assert.Equal("info@inspectie.example", page.QuerySelector("main a[href='mailto:info@inspectie.example']")!.TextContent);
            Assert.Contains("Inspectie Voorbeeld", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains(
            "Contact: mailto:info@inspectie.example\n",
            await site.Client.GetStringAsync("/.well-known/security.txt"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChoiceThatIsNone_IsNamed_AboveEveryList()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var filtered = (await site.Routes.FollowLinksAsync(site.Client))
            .Where(v => v.Document?.QuerySelector("form.filters select") is not null)
            .GroupBy(v => v.Route)
            .Select(route => route.First())
            .ToList();
        Assert.True(filtered.Count >= 4, "no lists were found");
        foreach (var list in filtered)
        {
            var address = list.Address.Split('?')[0];
            foreach (var name in list.Document!.QuerySelectorAll("form.filters select").Select(s => s.GetAttribute("name")!))
            {
                var page = await site.GetAsync($"{address}?{name}=nergens-xyz");
                Assert.Contains(
                    "‘nergens-xyz’",
                    page.QuerySelector("main .utrecht-alert--warning")?.TextContent ?? $"{address} {name} says nothing",
                    StringComparison.Ordinal);
            }
            foreach (var option in list.Document.QuerySelectorAll("form.filters option"))
            {
                var name = option.Closest("select")!.GetAttribute("name");
                var page = await site.GetAsync(
                    $"{address}?{name}={Uri.EscapeDataString(option.GetAttribute("value") ?? option.TextContent)}");
                Assert.Null(
                    page.QuerySelector("main form.filters ~ .utrecht-alert--warning, main .utrecht-alert--warning:has(+ form.filters)"));
            }
        }
    }

    [Fact]
    public async Task APageBeyondTheLast_IsNotFound()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        foreach (var address in new[] { "/verbeterpunten", "/toetsingskaders/ggsr/2012/indicatoren/3.2.2" })
            foreach (var number in new[] { "7000", "0", "-1", "99999999999" })
                Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"{address}?pagina={number}")).StatusCode);
    }

    private static (HttpStatusCode, string?, string?, string?) Told(HttpResponseMessage answer) =>
        (
            answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString(),
            answer.Content.Headers.ContentDisposition?.ToString(),
            answer.Headers.ETag?.ToString());

    private static Task<HttpResponseMessage> ForgedAsync(TestSite site, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "evil.example";
        return site.Client.SendAsync(request);
    }
}

public sealed class PublicSiteTestsOnSqlite() : PublicSiteTests(Provider.Sqlite);

public sealed class PublicSiteTestsOnPostgres() : PublicSiteTests(Provider.Postgres);
