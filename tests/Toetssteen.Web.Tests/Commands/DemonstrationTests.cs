using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Commands;

/// <summary>A demonstration is made, never switched on.</summary>
public abstract class DemonstrationTests(Provider provider)
{
    [Fact]
    public async Task AFilledDatabase_NeverBecomesADemonstration_WhateverStandsInIt()
    {
        foreach (
            var fill in new Func<TestSite, Task>[]
            {
                site => site.GivenAnAccountAsync(Role.Administrator),
                site =>
                    site.ChangeAsync(db =>
                        Task.FromResult(db.Organisations.Add(new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "MEE")))),
                site => site.ImportAsync(ReadingFixtures.Load(ReadingFixtures.SecondFramework[0])),
            })
        {
            await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
            await site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"));
            await fill(site);
            await RefusedAsync(site, "S011");
        }
    }

    [Fact]
    public async Task AnEmptyDatabase_BecomesOneWhereItIsEmbedded_AndNoneOnAServer()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        if (provider == Provider.Postgres)
        {
            await RefusedAsync(site, "S011");
            return;
        }
        Assert.Equal(0, (await CommandLine.RunAsync("migrate", "--demo", "--database", site.DatabaseName)).ExitCode);
        Assert.Equal(7, (await site.DemonstrationAccountsAsync()).Count);
        Assert.Equal("true", await MarkAsync(site));
    }

    [Fact]
    public async Task ADemonstrationOfAnEarlierVersion_GoesOn_WithTheOptionAndWithout()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        // As it was marked until now.
        await site.ChangeAsync(async db => (await db.Settings.SingleAsync(s => s.Key == Setting.Demonstration)).Value = "true");
        Assert.Equal(0, (await CommandLine.RunAsync("migrate", "--database", site.DatabaseName)).ExitCode);
        if (provider == Provider.Sqlite)
            Assert.Equal(0, (await CommandLine.RunAsync("migrate", "--demo", "--database", site.DatabaseName)).ExitCode);
        Assert.Equal(7, (await site.DemonstrationAccountsAsync()).Count);
        Assert.Contains("Demonstratie", (await site.GetAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsInvented_IsCalledInvented_AndWhatIsRetold_Retold()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var accounts = await site.DemonstrationAccountsAsync();
        Assert.Contains("naverteld", await LabelAsync(site, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("verzonnen", await LabelAsync(site, "/"), StringComparison.Ordinal);
        var person = await site.LoggedInAsync(accounts.First(a => a.Email!.StartsWith("leider@", StringComparison.Ordinal)));
        Assert.Contains(
            "verzonnen",
            (await person.ReadAsync("/werk")).QuerySelector(".demonstration")!.TextContent,
            StringComparison.Ordinal);

        await using var invented = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await invented.ChangeAsync(db => Task.FromResult(db.Settings.Add(new Setting { Key = Setting.Demonstration, Value = "invented" })));
        Assert.Contains("verzonnen", await LabelAsync(invented, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("naverteld", await LabelAsync(invented, "/"), StringComparison.Ordinal);
    }

    private static async Task<string> LabelAsync(TestSite site, string address) =>
        (await site.GetAsync(address)).QuerySelector(".demonstration")!.TextContent;

    [Fact]
    public async Task ADemonstrationThatWasBrokenOff_IsToldByWhateverOpensIt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Sqlite);
        await site.ChangeAsync(db =>
            Task.FromResult(db.Settings.Add(new Setting { Key = Setting.Demonstration, Value = "in the making" })));
        foreach (
            var command in new[]
            {
                "migrate",
                "migrate --demo",
                "serve --urls http://127.0.0.1:0",
                "serve --demo --urls http://127.0.0.1:0",
                "confirm",
            })
        {
            var ran = await CommandLine.RunAsync([.. command.Split(' '), "--database", site.DatabaseName]);
            Assert.NotEqual(0, ran.ExitCode);
            Assert.EndsWith("(S012)", Assert.Single(ran.Errors), StringComparison.Ordinal);
            Assert.Contains(site.DatabaseName["sqlite:".Length..], ran.Errors[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Letters_AreReadInTheBrowser_OfAnEmbeddedDemonstrationThatOnlyThisMachineReaches()
    {
        var folder = Directory.CreateTempSubdirectory("toetssteen-post-");
        void WithFolder(IServiceCollection services) => Outbox.Use(services, folder.FullName);
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, WithFolder);
        site.Listen();
        await site.UseAsync<IMailer, bool>(async mailer =>
        {
            await mailer.SendAsync(new("a@example.org", "A", "Een <brief>", "Open https://example.org/uitnodiging/abc\n"), default);
            return true;
        });
        var visitor = site.Visitor();
        if (provider == Provider.Postgres)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/post")).Status);
            return;
        }
        var page = await visitor.ReadAsync("/post");
        var letter = await visitor.ReadAsync(page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Equal("Een <brief>", letter.QuerySelector("h1")!.TextContent);
        Assert.NotNull(letter.QuerySelector("main a[href='https://example.org/uitnodiging/abc']"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/post/..%2f..%2fetc%2fpasswd")).Status);

        // Passed on by a proxy, or asked for by another name: others reach it.
        foreach (var (header, value) in new[] { ("Host", "toetssteen.example"), ("X-Forwarded-For", "192.0.2.1") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/post");
            request.Headers.TryAddWithoutValidation(header, value);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.SendAsync(request)).StatusCode);
        }

        await using var real = await TestSite.GivenAnEmptyDatabaseAsync(provider, WithFolder);
        real.Listen();
        Assert.Equal(HttpStatusCode.NotFound, (await real.Visitor().OpenAsync("/post")).Status);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", null, HttpStatusCode.NotFound)]
    [InlineData("http://127.0.0.1:0", "https://toetssteen.example", HttpStatusCode.NotFound)]
    [InlineData("http://127.0.0.1:0", null, HttpStatusCode.OK)]
    public async Task ADemonstration_OpensItsLettersOnlyWhereItListensForThisMachineAlone(
        string listensOn,
        string? address,
        HttpStatusCode status)
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(Provider.Sqlite);
        await using var process = await OwnProcess.StartAsync(site, listensOn, address is null ? [] : [("Toetssteen:Address", address)]);
        using var client = new HttpClient();
        using var response = await client.GetAsync($"http://127.0.0.1:{process.Address.Port}/post");
        Assert.Equal(status, response.StatusCode);
    }

    // Refused with one line, and nothing is another than before.
    private static async Task RefusedAsync(TestSite site, string code)
    {
        var before = await CountsAsync(site);
        foreach (var command in new[] { "migrate --demo", "serve --demo --urls http://127.0.0.1:0" })
        {
            var ran = await CommandLine.RunAsync([.. command.Split(' '), "--database", site.DatabaseName]);
            Assert.NotEqual(0, ran.ExitCode);
            Assert.EndsWith($"({code})", Assert.Single(ran.Errors), StringComparison.Ordinal);
        }
        Assert.Equal(before, await CountsAsync(site));
        Assert.Null(await MarkAsync(site));
        Assert.DoesNotContain("Demonstratie:", (await site.GetAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<string?> MarkAsync(TestSite site) =>
        site.AskAsync(db => db.Settings.Where(s => s.Key == Setting.Demonstration).Select(s => s.Value).SingleOrDefaultAsync());

    private static Task<(int, int, int, int)> CountsAsync(TestSite site) =>
        site.AskAsync(async db =>
            (
                await db.Accounts.CountAsync(),
                await db.Organisations.CountAsync(),
                await db.Factsheets.CountAsync(),
                await db.HistoryEntries.CountAsync()));
}

public sealed class DemonstrationTestsOnSqlite() : DemonstrationTests(Provider.Sqlite);

public sealed class DemonstrationTestsOnPostgres() : DemonstrationTests(Provider.Postgres);
