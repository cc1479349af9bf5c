using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Toetssteen.Domain.People;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Routes;

/// <summary>
/// Who may enter what: every endpoint of the program's own table against every role, and against nobody. What an endpoint asks is read
/// from the endpoint, and what a role may from the table of roles; nothing is listed by hand.
/// </summary>
public abstract partial class EntranceTests(Provider provider)
{
    private enum Answer
    {
        LetIn,
        AskedToLogIn,
        Refused,
    }

    [Fact]
    public async Task EveryEndpoint_LetsInWhoMayEnter_AndNobodyElse()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var visitor = site.Visitor();
        var people = new List<(Role Role, Person Person)>();
        foreach (var role in Roles.All)
            people.Add((role, await site.LoggedInAsync(role)));
        var endpoints = Endpoints(site).ToList();

        var faults = new List<string>();
        var cells = 0;
        foreach (var endpoint in endpoints)
        {
            var asks = Asks(endpoint);
            await ExpectAsync("nobody", visitor, asks is null ? Answer.LetIn : Answer.AskedToLogIn);
            foreach (var (role, person) in people)
                await ExpectAsync(
                    role.ToString(),
                    person,
                    asks is null || asks.All(role.Permissions().Contains) ? Answer.LetIn : Answer.Refused);

            async Task ExpectAsync(string who, Person person, Answer expected)
            {
                cells++;
                var (answer, status) = await AskAsync(person, endpoint);
                if (answer != expected)
                    faults.Add($"{Method(endpoint)} {RouteTable.NameOf(endpoint)}: {who} is {answer} ({status}), and should be {expected}");
            }
        }

        Assert.Equal(endpoints.Count * (Roles.All.Count + 1), cells);
        Assert.Contains(endpoints, e => Asks(e) is { Count: > 0 });
        Assert.True(faults.Count == 0, $"{faults.Count} of {cells}\n{string.Join('\n', faults.Take(40))}");
    }

    [Fact]
    public async Task StaffWithoutASecondFactor_EntersNothingBehindTheLogin_ButItsOwnAccount()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (var role in Roles.All.Where(r => r.IsStaff()))
        {
            var halfway = await site.LoggedInAsync(await site.GivenAnAccountAsync(role), strong: false);
            foreach (
                var endpoint in Endpoints(site)
                    .Where(e => Asks(e) is not null && !RouteTable.NameOf(e).Contains("account/", StringComparison.Ordinal)))
            {
                using var response = await SendAsync(halfway, endpoint);
                Assert.True(
                    response.StatusCode is not HttpStatusCode.OK,
                    $"{role} without a second factor reads {RouteTable.NameOf(endpoint)}");
            }
        }
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestSite site) =>
        site.Routes.Endpoints.Where(e =>
            e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
            && !e.RoutePattern.Parameters.Any(p => p.IsCatchAll));

    /// <summary>What an endpoint asks; nothing in particular for a login alone, and null where it is open to everyone.</summary>
    private static List<Permission>? Asks(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? null
            :
            [
                .. endpoint
                    .Metadata.GetOrderedMetadata<IAuthorizeData>()
                    .Select(a => a.Policy)
                    .OfType<string>()
                    .Where(p => Enum.TryParse<Permission>(p, out _))
                    .Select(Enum.Parse<Permission>),
            ];

    private static async Task<(Answer, int)> AskAsync(Person person, RouteEndpoint endpoint)
    {
        using var response = await SendAsync(person, endpoint);
        var toLogin = response.Headers.Location?.OriginalString is { } location && SignIn().IsMatch(location);
        return (response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => Answer.AskedToLogIn,
            HttpStatusCode.Redirect when toLogin => Answer.AskedToLogIn,
            HttpStatusCode.Forbidden => Answer.Refused,
            _ => Answer.LetIn,
        }, (int)response.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(Person person, RouteEndpoint endpoint)
    {
        // Nothing is there by these names: who is let in learns just that.
        var path = Parameter()
            .Replace(RouteTable.NameOf(endpoint), p => p.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString()
                : p.Value.Contains(":int", StringComparison.Ordinal) ? "1"
                : "onbekend");
        return person.Client.SendAsync(
            new HttpRequestMessage(Method(endpoint), path.StartsWith('/') ? path : $"/{path}")
            {
                // What takes JSON is found by that alone.
                Content = endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is null
                    ? null
                    : new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            });
    }

    private static HttpMethod Method(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
        && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var method, ..]
            ? new HttpMethod(method)
            : HttpMethod.Get;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^(https?://[^/]+)?(/en)?/inloggen")]
    private static partial Regex SignIn();
}

public sealed class EntranceTestsOnSqlite() : EntranceTests(Provider.Sqlite);

public sealed class EntranceTestsOnPostgres() : EntranceTests(Provider.Postgres);
