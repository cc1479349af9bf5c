using System.Text;
using Toetssteen.Domain.People;
using Toetssteen.Web.Tests.Hosting;

[assembly: AssemblyFixture(typeof(Toetssteen.EndToEnd.RunningSite))]

namespace Toetssteen.EndToEnd;

/// <summary>A page behind the login, as someone finds it.</summary>
public sealed record FoundPage(Role Role, Person By, string Route, string Address, string Language, int Length);

/// <summary>
/// The program on a port of this machine, with the demonstration data, and the addresses that stand for all of its pages.
/// </summary>
public sealed class RunningSite : IAsyncLifetime
{
    private TestSite? _site;
    private readonly Lazy<Task<IReadOnlyList<FoundPage>>> _work;

    public RunningSite() => _work = new(FollowWorkAsync);

    /// <summary>The program itself, for what a browser cannot set up.</summary>
    public TestSite Program => _site!;

    /// <summary>Where it runs.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>
    /// Of every route with pages two: the one that holds least and the one that holds most, found by following links. And the page
    /// for what is not there.
    /// </summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    /// <summary>Every page behind the login that a role of the demonstration finds by following links; looked for once.</summary>
    public Task<IReadOnlyList<FoundPage>> WorkAsync() => _work.Value;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.GivenTheDemonstrationDataAsync(Provider.Sqlite);
        (Address, Pages) = await StartAsync(_site);
    }

    /// <summary>Starts a site on a port, and finds its pages.</summary>
    public static async Task<(Uri Address, IReadOnlyList<string> Pages)> StartAsync(TestSite site)
    {
        site.Listen();
        var visited = await site.Routes.FollowLinksAsync(site.Client);
        var pages = visited.Where(v => v is { Status: 200, Document: not null }).GroupBy(v => v.Route)
            .Select(route => route.OrderBy(v => Encoding.UTF8.GetByteCount(v.Document!.Body!.TextContent)).Select(v => v.Address).ToList())
            .SelectMany(byLength => new[] { byLength[0], byLength[^1] }.Distinct());
        return (site.Client.BaseAddress!, [.. pages, "/nergens", "/en/nowhere"]);
    }

    private async Task<IReadOnlyList<FoundPage>> FollowWorkAsync()
    {
        var accounts = await Program.DemonstrationAccountsAsync();
        var found = new List<FoundPage>();
        foreach (var role in Roles.All)
        {
            var person = await Program.LoggedInAsync(accounts.First(a => a.Roles.Contains(role)));
            found.AddRange(
                (await Program.Routes.FollowWorkAsync(person.Client))
                    .Where(v => v is { Status: 200, Document: not null })
                    .Select(v => new FoundPage(
                        role,
                        person,
                        v.Route,
                        v.Address,
                        v.Document!.DocumentElement.GetAttribute("lang") ?? "",
                        Encoding.UTF8.GetByteCount(v.Document.Body!.TextContent))));
        }
        return found;
    }

    /// <summary>The pages in this language.</summary>
    public IEnumerable<string> PagesIn(string language) => In(language, Pages);

    /// <summary>Those of these pages that are in the language.</summary>
    public static IEnumerable<string> In(string language, IEnumerable<string> pages) =>
        pages.Where(p =>
            (p == "/en" || p.StartsWith("/en/", StringComparison.Ordinal) || p.StartsWith("/en?", StringComparison.Ordinal))
            == (language == "en"));

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }
}
