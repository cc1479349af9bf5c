using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Jobs;
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
        var answer = await site.Visitor()
            .SendAsync("/inloggen", new() { ["Email"] = "a\ufffe@example.org", ["Password"] = "een rijtje woorden" });
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

    [Fact]
    public async Task AnInvitationThatLeavesLater_SettlesTheOneThatCouldNot()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (administrator, account) = await GivenAFailedInvitationAsync(site);
        await administrator.SendAsync(account, form: "form[action='?handler=Invite']");
        await site.DoJobsAsync();
        Assert.Single(site.Post.Sent);
        Assert.Null((await administrator.ReadAsync("/beheer/accounts")).QuerySelector(".panel"));
        Assert.DoesNotContain("niet verstuurd", (await administrator.OpenAsync("/werk")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABlockedAccount_AsksForNoLetter_AndNoneIsPromised()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (administrator, account) = await GivenAFailedInvitationAsync(site);
        var page = await administrator.ReadAsync(account);
        var list = await administrator.ReadAsync("/beheer/accounts");
        await administrator.SendAsync(page, account + "?handler=Block", form: "form[action='?handler=Block']");
        Assert.DoesNotContain("niet verstuurd", (await administrator.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        Assert.Null((await administrator.ReadAsync("/beheer/accounts")).QuerySelector(".panel"));
        var again = await administrator.SendAsync(list, "/beheer/accounts", form: "form.panel");
        Assert.Contains(
            "Er is geen brief om te versturen.",
            (await administrator.OpenAsync(again.Location!)).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "(D220)",
            (await administrator.SendAsync(page, account + "?handler=Invite", form: "form[action='?handler=Invite']")).Text,
            StringComparison.Ordinal);
        await site.DoJobsAsync();
        Assert.Empty(site.Post.Sent);
    }

    [Fact]
    public async Task AnAddressWithAMistake_IsMendedByAnAdministrator_AndLinksToTheOldOneLetNobodyIn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (administrator, account) = await GivenAFailedInvitationAsync(site);
        await administrator.SendAsync(account, form: "form[action='?handler=Invite']");
        await site.DoJobsAsync();
        var old = site.Post.LinkTo("ge@example.org");
        var taken = await site.GivenAnAccountAsync(Role.Inspector);
        const string form = "form[action='?handler=Address']";
        Assert.Equal(
            "Email",
            (await administrator.SendAsync(account + "?handler=Address", new() { ["Email"] = "geen adres" }, form)).Errors.Single().Field);
        Assert.Contains(
            "heeft al een account",
            (await administrator.SendAsync(account + "?handler=Address", new() { ["Email"] = taken.Email }, form)).Errors.Single().Sentence,
            StringComparison.Ordinal);

        Assert.Equal(
            HttpStatusCode.Redirect,
            (await administrator.SendAsync(account + "?handler=Address", new() { ["Email"] = "ge@example.org.test" }, form)).Status);
        Assert.Contains("ge@example.org.test", (await administrator.OpenAsync(account)).Text, StringComparison.Ordinal);
        Assert.Contains("niet meer geldig", (await site.Visitor().OpenAsync(old)).Text, StringComparison.Ordinal);
        await administrator.SendAsync(account, form: "form[action='?handler=Invite']");
        await site.DoJobsAsync();
        Assert.Contains(
            "Welkom bij Toetssteen",
            (await site.Visitor().OpenAsync(site.Post.LinkTo("ge@example.org.test"))).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Inspector, true)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.MunicipalityRespondent, false)]
    public async Task AnInvitation_AndThePageItOpens_SayWhatIsNeededToComeIn(Role role, bool needsApp)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(role);
        var letter = site.Post.Sent.Last(m => m.To == account.Email).Text;
        var page = (await site.Visitor().ReadAsync(link)).QuerySelector(".lead")!.TextContent;
        foreach (var said in new[] { letter, page })
        {
            Assert.Equal(needsApp, said.Contains("een tweede stap met een app op uw telefoon", StringComparison.Ordinal));
            Assert.Equal(!needsApp, said.Contains("account of wachtwoord", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task WhereNoMailIsSetUp_NoLetterIsPromised_WhateverTheAddress()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        site.Post.IsNotSetUp = true;
        foreach (var email in new[] { account.Email, "niemand@example.org" })
            Assert.Contains(
                "(M002)",
                (await site.Visitor().SendAsync("/wachtwoord-vergeten", new() { ["Email"] = email })).Errors.Single().Sentence,
                StringComparison.Ordinal);
        site.Clock.Now += TimeSpan.FromDays(60);
        Assert.Contains("(M002)", (await site.Visitor().SendAsync(link)).Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.AccountLetters.CountAsync(l => l.Kind != AccountLetterKind.Invitation)));
    }

    [Fact]
    public async Task ALetterThatIsTriedAgain_SaysSo_AndTellsNobodyToTryIt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        site.Post.IsDown = true;
        var administrator = await site.LoggedInAsync(Role.Administrator);
        await InviteAsync(administrator, "ge@example.org");
        await site.DoJobsAsync();
        Assert.Equal(NotSent.TriedAgain, (await site.AskAsync(db => db.AccountLetters.SingleAsync())).FailedWith);
        for (var i = 0; i < Job.MaxAttempts + 1; i++)
        {
            site.Clock.Now += TimeSpan.FromHours(2);
            await site.DoJobsAsync();
        }
        Assert.Equal(NotSent.NeverTaken, (await site.AskAsync(db => db.AccountLetters.SingleAsync())).FailedWith);
        Assert.DoesNotContain("raag de beheerder", (await administrator.OpenAsync("/beheer/accounts")).Text, StringComparison.Ordinal);
    }

    // An administrator, and the page of an account whose invitation was refused; the mail server takes the address now.
    private static async Task<(Person Administrator, string Account)> GivenAFailedInvitationAsync(TestSite site)
    {
        var administrator = await site.LoggedInAsync(Role.Administrator);
        site.Post.Refuses = "ge@example.org";
        var account = (await InviteAsync(administrator, "ge@example.org")).Location!;
        await site.DoJobsAsync();
        site.Post.Refuses = null;
        site.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Contains("niet verstuurd", (await administrator.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        return (administrator, account);
    }

    private static Task<Answered> InviteAsync(Person administrator, string email) =>
        administrator.SendAsync("/beheer/accounts/nieuw", new() { ["Name"] = "Gé Meente", ["Email"] = email, ["Held"] = "Administrator" });
}

public sealed class AccountLettersTestsOnSqlite() : AccountLettersTests(Provider.Sqlite);

public sealed class AccountLettersTestsOnPostgres() : AccountLettersTests(Provider.Postgres);
