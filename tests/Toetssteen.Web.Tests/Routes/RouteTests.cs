using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Routes;

/// <summary>What holds for every route of the program, found from its own table of endpoints.</summary>
public abstract class RouteTests(Provider provider)
{
    [Fact]
    public async Task EveryEndpoint_SaysWhoMayEnter()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        Assert.Empty(Silent(site.Routes));
    }

    [Fact]
    public async Task AnEndpointAddedWithoutSayingWhoMayEnter_IsFoundAndRefused()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider, TestPages.AddTo);

        Assert.Equal(["en/stil", "stil"], Silent(site.Routes).Order());
        using var response = await site.Client.GetAsync(TestPages.Silent);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/inloggen?", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestPages.Secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryLinkOfTheDemonstration_LeadsToAPage()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);

        var visited = await site.Routes.FollowLinksAsync(site.Client);

        // A file that is made when it is first asked for says so, with 503.
        Assert.Empty(
            visited
                .Where(v =>
                    v.Status is not 200 and not 301 and not 302 and not 308
                    && !(v.Status == 503 && v.Route.Split('.')[^1] is "pdf" or "docx"))
                .Select(v => $"{v.Status} {v.Address}"));
        Assert.Empty(site.Routes.LeadingNowhere(visited));
    }

    [Fact]
    public async Task EveryPublicRoute_IsReachedByALinkOfTheDemonstration()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var routes = site.Routes;

        var visited = await routes.FollowLinksAsync(site.Client);

        Assert.Empty(routes.Names.Except(visited.Select(v => v.Route)).Except(Unlinked(routes)));
    }

    [Fact]
    public async Task EveryPage_SaysItsLanguageAndItsTitleAndThatItIsADemonstration()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);

        var pages = (await site.Routes.FollowLinksAsync(site.Client)).Where(v => v.Document is not null).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            var english =
                page.Address.StartsWith("/en", StringComparison.Ordinal)
                && page.Address.Length is var n
                && (n == 3 || page.Address[3] is '/' or '?');
            Assert.Equal(english ? "en" : "nl", page.Document!.DocumentElement.GetAttribute("lang"));
            Assert.False(string.IsNullOrWhiteSpace(page.Document.Title), $"{page.Address} has no title");
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.Single(page.Document.QuerySelectorAll("main"));
            Assert.Contains(
                english ? "demonstration" : "demonstratie",
                page.Document.Body!.TextContent,
                StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(pages.Count, pages.Select(p => (p.Document!.Title, p.Address)).Distinct().Count());
    }

    [Fact]
    public async Task EveryPageWithoutParameters_IsAnHonestEmptyStateWhereNothingIsPublished()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);

        foreach (var route in site.Routes.Names.Where(r => !r.Contains('{', StringComparison.Ordinal)).Except(Unlinked(site.Routes)))
        {
            using var response = await site.Client.GetAsync(Path(route));
            var text = await response.Content.ReadAsStringAsync();
            // A page that needs a choice says so, with 400, and is a page all the same.
            Assert.True(
                response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest,
                $"{route} answers {(int)response.StatusCode}");
            Assert.True(
                response.Content.Headers.ContentType?.MediaType != "text/html" || text.Contains("<h1", StringComparison.Ordinal),
                $"{route} has no heading");
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EveryRouteWithParameters_AnswersNotFoundForWhatIsNotThere()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var unknown = new[] { "onbekend", "0", "GM9999-nergens", "..%2f..%2fetc%2fpasswd", "' OR 1=1 --" };

        foreach (var route in site.Routes.Names.Where(r => r.Contains('{', StringComparison.Ordinal)).Except(Unlinked(site.Routes)))
            foreach (var value in unknown)
            {
                var address = Path(
                    System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]*\}", Uri.EscapeDataString(Uri.UnescapeDataString(value))));
                using var response = await site.Client.GetAsync(address);
                Assert.True(
                    response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest,
                    $"{address} answers {(int)response.StatusCode}");
            }
    }

    [Fact]
    public async Task EveryResponse_BearsTheSecurityHeaders_ErrorsIncluded()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, TestPages.AddTo);
        var addresses = (await site.Routes.FollowLinksAsync(site.Client)).Select(v => v.Address)
            .Concat(site.Routes.Names.Where(r => !r.Contains('{', StringComparison.Ordinal)).Select(Path))
            .Concat(["/nergens", "/en/nowhere", TestPages.Broken, "/gemeenten/GM9999-nergens", "/gemeenten?x=%zz", "/favicon.svg"]);

        foreach (var address in addresses.Distinct())
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
            {
                using var response = await site.Client.SendAsync(new HttpRequestMessage(method, address));
                var faults = SecurityFaults(response).ToList();
                Assert.True(faults.Count == 0, $"{method} {address} ({(int)response.StatusCode}): {string.Join("; ", faults)}");
            }
    }

    private static IEnumerable<string> SecurityFaults(HttpResponseMessage response)
    {
        var policy = Header("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(d => d.Split(' ')[0], d => d.Split(' ')[1..]);
        if (!policy.ContainsKey("default-src"))
            yield return "no default-src";
        if (!policy.ContainsKey("frame-ancestors"))
            yield return "no frame-ancestors";
        if (!policy.ContainsKey("base-uri") || !policy.ContainsKey("form-action"))
            yield return "base-uri or form-action is left open";
        if (policy.Values.SelectMany(v => v).FirstOrDefault(s => s is not "'self'" and not "'none'") is { } source)
            yield return $"allows {source}";
        if (!Header("Strict-Transport-Security").Contains("max-age=31536000", StringComparison.Ordinal))
            yield return "no HSTS of a year";
        if (Header("X-Content-Type-Options") != "nosniff")
            yield return "no nosniff";
        if (Header("Referrer-Policy") is not "no-referrer" and not "same-origin" and not "strict-origin-when-cross-origin")
            yield return "no Referrer-Policy";
        if (Header("Server").Length > 0 || Header("X-Powered-By").Length > 0)
            yield return "tells what it runs on";

        string Header(string name) =>
            response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
                ? string.Join(", ", values)
                : "";
    }

    private static IEnumerable<string> Silent(RouteTable routes) =>
        routes
            .Endpoints.Where(e =>
                e.Metadata.GetMetadata<IAllowAnonymous>() is null
                && e.Metadata.GetMetadata<IAuthorizeData>() is null
                && e.Metadata.GetMetadata<AuthorizationPolicy>() is null)
            .Select(RouteTable.NameOf)
            .Distinct();

    // The problem pages are shown in the place of another page, and never linked to. What is not published for everyone is reached
    // behind a login or from a letter; it has its own tests.
    private static IEnumerable<string> Unlinked(RouteTable routes) =>
        routes
            .Endpoints.Where(e =>
                e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Errors/", StringComparison.Ordinal) == true
                || !RouteTable.IsPublished(e))
            .Select(RouteTable.NameOf);

    private static string Path(string route) => route.StartsWith('/') ? route : $"/{route}";
}

public sealed class RouteTestsOnSqlite() : RouteTests(Provider.Sqlite);

public sealed class RouteTestsOnPostgres() : RouteTests(Provider.Postgres);
