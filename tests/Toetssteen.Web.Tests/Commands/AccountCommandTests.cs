using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Commands;

/// <summary>The first administrator, and codes of a demonstration.</summary>
public abstract partial class AccountCommandTests(Provider provider)
{
    [Fact]
    public async Task TheFirstAdministrator_ComesInByThePrintedLink_AndSetsUpTheSecondStep()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);

        var ran = await CommandLine.RunAsync(
            "account",
            "create",
            "--role",
            "administrator",
            "--email",
            "b@example.org",
            "--database",
            site.DatabaseName);

        Assert.Equal((0, []), (ran.ExitCode, ran.Errors));
        var link = Link().Match(ran.Output).Value;
        var person = site.Visitor();
        await person.SendAsync(link);
        Assert.Equal("/werk", (await person.SendAsync(link + "/code", new() { ["Code"] = site.Post.CodeTo("b@example.org") })).Location);
        Assert.StartsWith("/account/tweede-stap", (await person.OpenAsync("/beheer/accounts")).Location, StringComparison.Ordinal);
        var page = await person.ReadAsync("/account/tweede-stap");
        await person.SendAsync(
            page,
            "/account/tweede-stap",
            new() { ["Code"] = site.CodeOf(page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal)) });
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/beheer/accounts")).Status);
    }

    [Theory]
    [InlineData("inspector", "b@example.org", "(C010)")]
    [InlineData("administrator", "geen adres", "(C011)")]
    public async Task WhatThisCommandDoesNotMake_IsRefusedInOneLine(string role, string email, string code)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var ran = await CommandLine.RunAsync("account", "create", "--role", role, "--email", email, "--database", site.DatabaseName);
        Assert.Equal(1, ran.ExitCode);
        Assert.EndsWith(code, Assert.Single(ran.Errors), StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task TheCodeOfThisMoment_IsPrintedInADemonstrationAlone()
    {
        await using var demonstration = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var ran = await CommandLine.RunAsync("code", "inspecteur@demonstratie.example", "--database", demonstration.DatabaseName);
        Assert.Equal(0, ran.ExitCode);
        Assert.Matches(@"^\d{6}\s*$", ran.Output);
        Assert.EndsWith(
            "(C013)",
            Assert.Single(
                (await CommandLine.RunAsync("code", "gemeente@demonstratie.example", "--database", demonstration.DatabaseName)).Errors),
            StringComparison.Ordinal);

        await using var real = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, _, _) = await real.GivenASecondFactorAsync(Role.Inspector, "fietsbel onder water");
        var refused = await CommandLine.RunAsync("code", account.Email!, "--database", real.DatabaseName);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.EndsWith("(C012)", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/uitnodiging/\S+")]
    private static partial Regex Link();
}

public sealed class AccountCommandTestsOnSqlite() : AccountCommandTests(Provider.Sqlite);

public sealed class AccountCommandTestsOnPostgres() : AccountCommandTests(Provider.Postgres);
