using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.StaticAssets;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>An address that was asked for, and what it answered.</summary>
/// <param name="Address">Path and query.</param>
/// <param name="Route">The route that took it.</param>
/// <param name="Status">Status code.</param>
/// <param name="Document">The page, where the answer is HTML.</param>
public sealed record Visited(string Address, string Route, int Status, IHtmlDocument? Document);

/// <summary>
/// The program's own table of endpoints. Whatever is to hold for every page is tried on every route of this table; its parameters are
/// filled by following the links of the site itself, so nobody keeps a list.
/// </summary>
public sealed class RouteTable
{
    private const int AddressesPerRoute = 12;
    private readonly List<(RouteEndpoint Endpoint, TemplateMatcher Matcher)> _routes;
    private readonly ParameterPolicyFactory _policies;
    private readonly Lazy<IReadOnlyList<(RouteEndpoint Endpoint, TemplateMatcher Matcher)>> _answering;
    private readonly HashSet<string> _staticFiles;

    /// <summary>Reads the table of a running program.</summary>
    public RouteTable(EndpointDataSource endpoints, ParameterPolicyFactory policies)
    {
        _policies = policies;
        Endpoints = [.. endpoints.Endpoints.OfType<RouteEndpoint>()];
        _staticFiles =
        [
            .. Endpoints
                .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                .Select(e => "/" + NameOf(e).TrimStart('/')),
        ];
        _answering = new(() =>
        [
            .. Endpoints.Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !IsCatchAll(e))
                .Select(e => (e, new TemplateMatcher(TemplateParser.Parse(NameOf(e)), []))),
        ]);
        _routes =
        [
            .. Endpoints
                .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && Answers(e, HttpMethods.Get))
                .OrderBy(e => e.Order)
                .ThenByDescending(e => e.RoutePattern.PathSegments.Count(s => !s.IsSimple))
                .ThenBy(e => e.RoutePattern.InboundPrecedence)
                .Select(e => (e, new TemplateMatcher(TemplateParser.Parse(NameOf(e)), []))),
        ];
    }

    /// <summary>Every endpoint, static files included.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints { get; }

    /// <summary>The routes that answer GET, apart from static files and the one that takes what is nobody's.</summary>
    public IReadOnlyList<string> Names => [.. _routes.Where(r => !IsCatchAll(r.Endpoint)).Select(r => NameOf(r.Endpoint)).Distinct()];

    /// <summary>The route that takes this path.</summary>
    public string? RouteOf(string path) =>
        _routes.Where(r => r.Matcher.TryMatch(new PathString(path), [])).Select(r => NameOf(r.Endpoint)).FirstOrDefault();

    /// <summary>
    /// Whether an endpoint takes this address: the path, with what its parameters may be, and the method. What takes everything that is
    /// nobody's does not count.
    /// </summary>
    /// <param name="address">Path and query on this site.</param>
    /// <param name="method">The method; any, where null.</param>
    public bool Leads(string address, string? method)
    {
        var path = PathOf(address.Split('#')[0]);
        return _staticFiles.Contains(path)
            || _answering.Value.Any(r => (method is null || Answers(r.Endpoint, method)) && Takes(r.Endpoint, r.Matcher, path));
    }

    /// <summary>
    /// Every address of this site on a page, with the method by which it is asked for; of what scripts send it by, no method is known.
    /// </summary>
    public static IEnumerable<(string Address, string? Method)> AddressesOn(Visited page)
    {
        var here = new Uri(new Uri("http://site/"), page.Address);
        return from element in page.Document?.All ?? Enumerable.Empty<IElement>()
               from said in element.Attributes
               let method = said.Name switch
               {
                   "href" or "src" => HttpMethods.Get,
                   "action" => element.GetAttribute("method")?.ToUpperInvariant() ?? HttpMethods.Get,
                   "formaction" =>
                (element.GetAttribute("formmethod") ?? element.Closest("form")?.GetAttribute("method"))?.ToUpperInvariant()
                       ?? HttpMethods.Get,
                   _ => null,
               }
               where
                   method is not null
                       ? !said.Value.StartsWith("data:", StringComparison.Ordinal)
                       : said.Name.StartsWith("data-", StringComparison.Ordinal) && said.Value.StartsWith('/')
               let address = new Uri(here, said.Value)
               where address.Host == here.Host && address.Scheme == here.Scheme
               select (address.PathAndQuery, method);
    }

    /// <summary>The addresses on these pages that no endpoint takes.</summary>
    public IReadOnlyList<string> LeadingNowhere(IEnumerable<Visited> visited) =>
    [
        .. from page in visited
           from link in AddressesOn(page)
           group page by link into links
           where !Leads(links.Key.Address, links.Key.Method)
           select $"{links.Key.Method} {links.Key.Address} on {links.First().Address}",
    ];

    /// <summary>
    /// Follows the links of the site from its front page on, in both languages, to a number of addresses per route; and sends the forms in
    /// which one chooses.
    /// </summary>
    public Task<IReadOnlyList<Visited>> FollowLinksAsync(HttpClient client) =>
        // The front page, and what is known by its address alone (robots.txt, security.txt).
        FollowLinksAsync(
            client,
            [
                .. _routes
                    .Where(r => !IsPage(r.Endpoint) && r.Endpoint.RoutePattern.Parameters.Count == 0 && IsPublished(r.Endpoint))
                    .Select(r => NameOf(r.Endpoint))
                    .Prepend("/"),
            ],
            _ => true);

    /// <summary>Follows the links behind the login, from where one begins to work.</summary>
    public Task<IReadOnlyList<Visited>> FollowWorkAsync(HttpClient client, string start = "/werk")
    {
        var work = _routes.Where(r => !IsPublished(r.Endpoint)).Select(r => NameOf(r.Endpoint)).ToHashSet();
        return FollowLinksAsync(client, [start], work.Contains);
    }

    private async Task<IReadOnlyList<Visited>> FollowLinksAsync(HttpClient client, IReadOnlyList<string> starts, Func<string, bool> within)
    {
        var parser = new HtmlParser();
        var seen = new HashSet<string>();
        var perRoute = new Dictionary<string, int>();
        var visited = new List<Visited>();
        var queue = new Queue<string>();
        foreach (var start in starts)
            Add(start);
        while (queue.TryDequeue(out var address))
        {
            using var response = await client.GetAsync(address);
            var html = response.Content.Headers.ContentType?.MediaType == "text/html"
                ? await parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync())
                : null;
            visited.Add(new Visited(address, RouteOf(PathOf(address)) ?? "", (int)response.StatusCode, html));
            if (response.Headers.Location is { } onward)
                AddFrom(address, onward.OriginalString);
            foreach (var link in html?.QuerySelectorAll("a[href], link[rel=alternate][href]") ?? Enumerable.Empty<IElement>())
                AddFrom(address, link.GetAttribute("href")!);
            // A form in which one chooses is sent with its first two choices, where there are two; by each of its buttons that leads
            // elsewhere.
            foreach (var form in html?.QuerySelectorAll("form[action]") ?? Enumerable.Empty<IElement>())
                if (
                    form.QuerySelectorAll("input[type=checkbox]")
                        .Take(2)
                        .Select(c => $"{c.GetAttribute("name")}={c.GetAttribute("value")}")
                        .ToList() is
                    { Count: 2 } chosen)
                    foreach (
                        var action in form.QuerySelectorAll("button[formaction]")
                            .Where(_ => form.GetAttribute("method") == "get")
                            .Select(b => b.GetAttribute("formaction"))
                            .Prepend(form.GetAttribute("action")))
                        AddFrom(address, $"{action}?{string.Join('&', chosen)}");
        }
        return visited;

        void AddFrom(string address, string link) => Add(new Uri(new Uri(new Uri("http://site/"), address), link).ToString());

        void Add(string link)
        {
            var address = link.StartsWith("http://site/", StringComparison.Ordinal) ? link["http://site".Length..].Split('#')[0] : link;
            if (!address.StartsWith('/') || !seen.Add(address) || RouteOf(PathOf(address)) is not { } route || !within(route))
                return;
            if ((perRoute[route] = perRoute.GetValueOrDefault(route) + 1) <= AddressesPerRoute)
                queue.Enqueue(address);
        }
    }

    /// <summary>
    /// Values that no link of the site bears and anyone can type: numbers and dates that no type holds, a code point that is no character,
    /// half a character, a NUL, letters that nobody sees, a text that is far too long.
    /// </summary>
    public static IReadOnlyList<string> StrangeValues { get; } =
    [
        "99999999999999999999",
        "2147483647",
        "-1",
        "0",
        "0000-00-00",
        "99999-12-31",
        "%EF%BF%BE",
        "%ED%A0%80",
        "%00",
        "%C2%AD%E2%80%8B",
        new string('a', 5_000),
    ];

    /// <summary>
    /// One address of each route (in Dutch; the English page is the same one), with every parameter that its endpoint takes as a strange
    /// value in turn.
    /// </summary>
    public IEnumerable<string> Strange(IEnumerable<Visited> visited)
    {
        foreach (
            var one in visited
                .Where(v => v.Status == 200 && !v.Route.TrimStart('/').StartsWith("en/", StringComparison.Ordinal))
                .GroupBy(v => v.Route)
                .Select(g => g.First()))
        {
            var path = one.Address.Split('?')[0];
            var (endpoint, matcher) = _routes.First(r => r.Matcher.TryMatch(new PathString(PathOf(path)), []));
            var values = new RouteValueDictionary();
            matcher.TryMatch(new PathString(PathOf(path)), values);
            foreach (var strange in StrangeValues)
            {
                // A NUL in a path the server refuses itself; the program never sees it.
                foreach (
                    var given in values
                        .Values.OfType<string>()
                        .Where(v => strange != "%00" && v.Length > 0 && path.Contains(v, StringComparison.Ordinal)))
                    yield return path.Remove(path.LastIndexOf(given, StringComparison.Ordinal), given.Length)
                        .Insert(path.LastIndexOf(given, StringComparison.Ordinal), strange);
                foreach (var name in QueryOf(endpoint).Except(values.Keys, StringComparer.OrdinalIgnoreCase))
                    yield return $"{path}?{name}={strange}";
            }
        }
    }

    private bool Takes(RouteEndpoint endpoint, TemplateMatcher matcher, string path)
    {
        var values = new RouteValueDictionary();
        return matcher.TryMatch(new PathString(path), values)
            && endpoint.RoutePattern.ParameterPolicies.All(of =>
                !values.ContainsKey(of.Key)
                || of.Value.All(policy =>
                    _policies.Create(endpoint.RoutePattern.GetParameter(of.Key), policy) is not IRouteConstraint constraint
                    || constraint.Match(null, null, of.Key, values, RouteDirection.IncomingRequest)));
    }

    private static IEnumerable<string> QueryOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
            ? page
                .BoundProperties.Concat(page.HandlerMethods.Where(h => h.HttpMethod == "Get").SelectMany(h => h.Parameters))
                .Select(p => p.BindingInfo?.BinderModelName ?? p.Name)
                .Distinct()
            : endpoint
                .Metadata.OfType<IParameterBindingMetadata>()
                .Where(p => p.ParameterInfo.ParameterType.Namespace == "System")
                .Select(p => p.Name);

    /// <summary>Whether everyone reads the same there.</summary>
    public static bool IsPublished(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.All(m => m.GetType().Name != "Personal");

    /// <summary>Name of a route: its pattern.</summary>
    public static string NameOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText ?? "";

    private static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static bool IsCatchAll(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Any(p => p.IsCatchAll);

    private static bool Answers(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods
        || methods.HttpMethods.Count == 0
        || methods.HttpMethods.Contains(method);

    private static string PathOf(string address) => Uri.UnescapeDataString(address.Split('?')[0]);
}
