using System.Net;
using AngleSharp.Html.Parser;
using Toetssteen.Domain.People;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Site;

/// <summary>A form that is larger than the server takes is told as what it is.</summary>
public sealed class TooLargeTests
{
    private const int More = 31 << 20;

    [Fact]
    public async Task AFormThatIsTooLarge_IsToldSo_AndThatNothingWasSaved()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Sqlite);
        site.Listen();
        var person = await site.LoggedInAsync(Role.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/beheer/organisaties/nieuw")
        {
            Content = new FormUrlEncodedContent([new("Name", new string('a', More))]),
        };
        // So that nothing of it is sent before the server agrees, however long that takes.
        request.Headers.ExpectContinue = true;

        using var browser = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(5), CookieContainer = person.Cookies };
        using var client = new HttpClient(browser) { BaseAddress = site.ClientOptions.BaseAddress };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Dit is te groot om te versturen", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(
            "Er is niets opgeslagen. Ga terug in uw browser: daar staat wat u invulde nog.",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }
}
