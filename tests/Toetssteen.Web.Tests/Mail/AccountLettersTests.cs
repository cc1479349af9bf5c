using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Mail;

/// <summary>Letters about accounts: none is lost when the program stops, and what could not be sent is shown to an administrator.</summary>
public abstract class AccountLettersTests(Provider provider)
{
    [Fact]
    public async Task AnInvitation_ThatWaitedWhenTheProgramStopped_IsSentByTheNextOne()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        await InviteAsync(administrator, "ge@example.org");
        Assert.Empty(site.Post.Sent);

        await using var next = site.AnotherProcess();
        next.Clock.Now = site.Clock.Now;
        await next.DoJobsAsync();

        Assert.Equal("ge@example.org", Assert.Single(next.Post.Sent).To);
        await next.DoJobsAsync();
        Assert.Single(next.Post.Sent);
    }

    [Fact]
    public async Task ALetterThatCouldNotBeSent_IsShownToAnAdministratorWithTheReason_AndIsSentAgain()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        site.Post.Refuses = "ge@example.org";
        await InviteAsync(administrator, "ge@example.org");
        await site.DoJobsAsync();

        Assert.Contains("Kijk waarom een brief niet is verstuurd", (await administrator.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        var page = await administrator.ReadAsync("/beheer/accounts");
        var line = page.QuerySelector(".panel tbody tr")!.TextContent;
        Assert.Contains("Gé Meente", line, StringComparison.Ordinal);
        Assert.Contains("De mailserver neemt deze e-mail niet aan.", line, StringComparison.Ordinal);

        site.Post.Refuses = null;
        var again = await administrator.SendAsync(page, "/beheer/accounts", form: "form.panel");
        Assert.Equal("/beheer/accounts", again.Location);
        await site.DoJobsAsync();
        Assert.Equal("ge@example.org", Assert.Single(site.Post.Sent).To);
        Assert.Null((await administrator.ReadAsync("/beheer/accounts")).QuerySelector(".panel"));
        Assert.DoesNotContain("niet verstuurd", (await administrator.OpenAsync("/werk")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTheMailServerIsDown_ALetterWaits_AndGoesByItselfWhenItIsBack()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        site.Post.IsDown = true;
        await InviteAsync(await site.LoggedInAsync(Role.Administrator), "ge@example.org");
        await site.DoJobsAsync();
        Assert.NotNull((await site.AskAsync(db => db.AccountLetters.SingleAsync())).FailedWith);
        site.Post.IsDown = false;
        site.Clock.Now += TimeSpan.FromMinutes(1);
        await site.DoJobsAsync();
        Assert.Single(site.Post.Sent);
        var letter = await site.AskAsync(db => db.AccountLetters.SingleAsync());
        Assert.Equal((site.Clock.Now, null), (letter.SentAt, letter.FailedWith));
    }

    [Fact]
    public async Task ANewLink_IsSentOnce_HoweverOftenItIsAskedFor()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        site.Clock.Now += TimeSpan.FromDays(60);
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor().SendAsync(link)).Status);
        await site.DoJobsAsync();
        Assert.Equal("Hier is uw nieuwe link voor Toetssteen", Assert.Single(site.Post.Sent.Skip(1)).Subject);
        Assert.NotEqual(link, site.Post.LinkTo(account.Email!));
    }

    [Theory]
    [InlineData("piet@@example.org")]
    [InlineData("piet@localhost")]
    [InlineData("Piet <piet@example.org>")]
    [InlineData("piet@example.org, jan@example.org")]
    [InlineData("p iet@example.org")]
    [InlineData("piét@example.org")]
    [InlineData(".piet@example.org")]
    [InlineData("piet@-example.org")]
    [InlineData("piet@exam\ufffeple.org")]
    public async Task AnAddressThatNoMailServerTakes_IsRefusedWhereItIsTyped(string typed)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        Assert.Equal("Email", (await InviteAsync(administrator, typed)).Errors.Single().Field);
        Assert.Equal("Email", (await site.Visitor().SendAsync("/wachtwoord-vergeten", new() { ["Email"] = typed })).Errors.Single().Field);
        Assert.Equal(0, await site.AskAsync(db => db.AccountLetters.CountAsync()));
    }

    [Fact]
    public async Task ACodePointThatIsNoCharacter_BreaksNoLogin()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var answer = await site.Visitor().SendAsync("/inloggen", new() { ["Email"] = "a\ufffe@example.org", ["Password"] = "een rijtje woorden" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task AnAddressPastedWithSignsThatNobodySees_IsTakenWithoutThem()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await InviteAsync(await site.LoggedInAsync(Role.Administrator), "\u200b\u00a0ge@exam\u00adple.org\ufeff ");
        await site.DoJobsAsync();
        Assert.Equal("ge@example.org", Assert.Single(site.Post.Sent).To);
    }

    private static Task<Answered> InviteAsync(Person administrator, string email) =>
        administrator.SendAsync("/beheer/accounts/nieuw", new() { ["Name"] = "Gé Meente", ["Email"] = email, ["Held"] = "Administrator" });
}

public sealed class AccountLettersTestsOnSqlite() : AccountLettersTests(Provider.Sqlite);

public sealed class AccountLettersTestsOnPostgres() : AccountLettersTests(Provider.Postgres);
