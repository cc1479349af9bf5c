using System.Net;
using AngleSharp.Html.Parser;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Routes;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>What a visitor sees when something is not there, or broke.</summary>
public abstract class ProblemPageTests(Provider provider)
{
    [Theory]
    [InlineData("/nergens", "nl")]
    [InlineData("/gemeenten/GM9999-nergens", "nl")]
    [InlineData("/factsheets/nergens-2013", "nl")]
    [InlineData("/en/nowhere", "en")]
    [InlineData("/en/factsheets/nowhere-2013", "en")]
    public async Task WhatIsNotThere_HasAPageWithAWayOn(string address, string language)
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);

        using var response = await site.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.QuerySelectorAll("main h1"));
        Assert.NotEmpty(page.QuerySelectorAll("main a[href]"));
    }

    [Fact]
    public async Task WhatBreaks_HasAPageWithAWayOn_AndTellsNothingOfTheInside()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, TestPages.AddTo);

        using var response = await site.Client.GetAsync(TestPages.Broken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(TestPages.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        var page = await new HtmlParser().ParseDocumentAsync(text);
        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.QuerySelectorAll("main a[href]"));
    }

    [Fact]
    public async Task StrangeValuesInAnAddress_NeverBreakAPage()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var broken = new List<string>();
        var tried = 0;
        foreach (var address in site.Routes.Strange(await site.Routes.FollowLinksAsync(site.Client)))
        {
            tried++;
            using var answer = await site.Client.GetAsync(address);
            if ((int)answer.StatusCode >= 500)
                broken.Add($"{(int)answer.StatusCode} {address[..Math.Min(address.Length, 200)]}");
        }
        Assert.True(tried > 200, $"only {tried} tried");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData("/verbeterpunten?pagina=")]
    [InlineData("/toetsingskaders/ggsr/2012/indicatoren/1.1.1?pagina=")]
    public async Task APageNumberThatIsTooLarge_IsNotFound(string list)
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        using (var first = await site.Client.GetAsync(list + "1"))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        foreach (var number in new[] { "0", "-1", "1000", "42949673", "2147483647", "99999999999999999999" })
        {
            using var answer = await site.Client.GetAsync(list + number);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{list}{number}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/beheer/accounts?bladzijde=")]
    [InlineData("/beheer/organisaties?bladzijde=")]
    public async Task APageNumberThatIsTooLarge_IsNotFoundAtWorkEither(string list)
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var administrator = await site.LoggedInAsync(Domain.People.Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync(list + "1")).Status);
        foreach (var number in new[] { "0", "42949673", "2147483647" })
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync(list + number)).Status);
    }

    [Fact]
    public async Task HostileQueries_NeverBreakAPage()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var values = new[]
        {
            "",
            "'",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "%00",
            "%F0%9F%92%A9",
            "%zz",
            "-1",
            "99999999999999999999",
            "../../etc/passwd",
            "a;b=c",
            "%25",
            "{{7*7}}",
            "00000000-0000-0000-0000-000000000000",
            new string('a', 3000),
            "_",
            "100%25",
            "\u0130\u0131",
        };
        var pages = (await site.Routes.FollowLinksAsync(site.Client)).Where(v => v.Document is not null).ToList();
        // The names that the forms and links of the site really use, found on its pages.
        var names = pages
            .SelectMany(v =>
                v.Document!.QuerySelectorAll("form[method=get] [name], form:not([method]) [name]").Select(f => f.GetAttribute("name")!))
            .Concat(pages.SelectMany(v => v.Address.Split('?').Skip(1).SelectMany(q => q.Split('&')).Select(p => p.Split('=')[0])))
            .Distinct()
            .ToList();
        Assert.NotEmpty(names);

        foreach (var path in pages.GroupBy(v => v.Route).Select(g => g.First().Address.Split('?')[0]))
            foreach (var value in values)
            {
                var address = $"{path}?{string.Join('&', names.Select(n => $"{n}={value}").Append($"{names[0]}={value}"))}";
                using var response = await site.Client.GetAsync(address);
                var text = await response.Content.ReadAsStringAsync();
                Assert.True((int)response.StatusCode is >= 200 and < 500, $"{address} answers {(int)response.StatusCode}");
                Assert.DoesNotContain("<script>alert", text, StringComparison.OrdinalIgnoreCase);
            }
    }
}

public sealed class ProblemPageTestsOnSqlite() : ProblemPageTests(Provider.Sqlite);

public sealed class ProblemPageTestsOnPostgres() : ProblemPageTests(Provider.Postgres);
