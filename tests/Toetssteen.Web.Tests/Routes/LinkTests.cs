using System.Reflection;
using AngleSharp.Html.Parser;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Tests.Routes;

/// <summary>Addresses are methods of the classes named Links, and each of them is an address that the program takes.</summary>
public sealed class LinkTests
{
    private static readonly Framework Ggsr = FrameworkFile.Load(Repository.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;
    private static readonly Guid Id = new("01a22d48-4488-7197-aa55-075b733fa718");

    private static readonly IReadOnlyList<MethodInfo> Links =
    [
        .. typeof(WorkLinks)
            .Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Links", StringComparison.Ordinal) && t is { IsClass: true, IsPublic: true })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.ReturnType == typeof(string)),
    ];

    [Fact]
    public async Task EveryLink_LeadsToAnEndpoint_InEachLanguage()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Sqlite);
        var routes = site.Routes;

        Assert.Superset(new HashSet<string> { nameof(SiteLinks), nameof(WorkLinks) }, Links.Select(m => m.DeclaringType!.Name).ToHashSet());
        Assert.Empty(from language in new[] { Language.Dutch, Language.English }
                     from method in Links
                     let links = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!, language)
                     from arguments in Together(method.GetParameters())
                     let address = (string)method.Invoke(links, arguments)!
                     where !routes.Leads(address, method: null)
                     select $"{method.DeclaringType!.Name}.{method.Name}: {address}");
    }

    [Theory]
    [InlineData("/werk", "GET", true)]
    [InlineData("/en/werk?terug=%2Fwerk", "GET", true)]
    [InlineData("/wrek", "GET", false)]
    [InlineData("/werk/concepten/01a22d48-4488-7197-aa55-075b733fa718/stukken", "POST", true)]
    [InlineData("/werk/concepten/01a22d48-4488-7197-aa55-075b733fa718/stukken", "GET", false)]
    [InlineData("/werk/gemeenten/01a22d48-4488-7197-aa55-075b733fa718/voorbereiding", "GET", true)]
    [InlineData("/werk/gemeenten/deventer/voorbereiding", "GET", false)]
    public async Task AnAddress_IsTakenOrNot(string address, string method, bool isTaken)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Sqlite);
        Assert.Equal(isTaken, site.Routes.Leads(address, method));
    }

    [Fact]
    public async Task AnAddressOnAPageThatLeadsNowhere_IsFound()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Sqlite);
        var page = new HtmlParser().ParseDocument("""
            <a href="/werk">er</a> <a href="/wrek">weg</a> <a href="#verder">hier</a> <a href="https://elders.example/wrek">elders</a>
            <form method="post" action="?handler=Accept"><button formaction="/werk/weg">weg</button></form> <form data-save="/werk/nergens"></form>
            """);
        Assert.Equal(
            ["GET /wrek on /werk", "POST /werk/weg on /werk", " /werk/nergens on /werk"],
            site.Routes.LeadingNowhere([new Visited("/werk", "/werk", 200, page)]));
    }

    // Every parameter with each of its values in turn.
    private static IEnumerable<object?[]> Together(ParameterInfo[] parameters) =>
        parameters.Aggregate<ParameterInfo, IEnumerable<object?[]>>(
            [
                [],
            ],
            (before, parameter) => from some in before from value in ValuesOf(parameter) select (object?[])[.. some, value]);

    private static object?[] ValuesOf(ParameterInfo parameter)
    {
        object?[] values = (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, parameter.Name) switch
        {
            (var type, _) when type == typeof(Guid) => [Id],
            (var type, _) when type == typeof(int) => [2],
            (var type, _) when type == typeof(IEnumerable<Guid>) => [new[] { Id }],
            (var type, _) when type == typeof(IEnumerable<string>) => [new[] { "GM0150" }],
            (var type, _) when type == typeof(Framework) => [Ggsr],
            (var type, _) when type == typeof(Indicator) => [Ggsr.Indicators.First(), Ggsr.Indicators.First() with { Code = "§ 4 Abs. 2" }],
            (var type, "criterion" or "theme" or "indicator") when type == typeof(string) => ["3.1", "§ 4 (1)", "I.", "Art. 4:2"],
            (var type, _) when type == typeof(OverallPlace) =>
            [
                new OverallPlace(OverallPlace.Whole, null, new("status"), Ggsr.Scale, null, []),
                new OverallPlace("1", "Thema", new("oordeel"), Ggsr.Scale, Ggsr.Themes[0], []),
            ],
            (var type, "frameworkId") when type == typeof(string) => ["ggsr/2012"],
            (var type, "code") when type == typeof(string) => ["GM0150"],
            (var type, "end") when type == typeof(string) => [".csv", ".xlsx"],
            (var type, "extension") when type == typeof(string) => ["pdf", "docx"],
            (var type, _) when type == typeof(string) => ["een-woord"],
            var (type, name) => throw new NotSupportedException(
                $"No value for {type.Name} {name} of {parameter.Member.Name}; give one here."),
        };
        return parameter.HasDefaultValue ? [parameter.DefaultValue, .. values] : values;
    }
}
