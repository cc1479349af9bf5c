using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.People;

/// <summary>Personal links and the codes that go with them.</summary>
public abstract class InvitationTests(Provider provider)
{
    [Fact]
    public async Task ALinkAndACode_LetAPersonInWithoutAnAccount_AndLeadOn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent, "/account");
        var person = site.Visitor();

        var opened = await person.SendAsync(link);
        Assert.Equal(link + "/code", opened.Location);
        var code = site.Post.CodeTo(account.Email!);
        var answer = await person.SendAsync(opened.Location!, new() { ["Code"] = code });

        Assert.Equal("/account", answer.Location);
        var page = await person.ReadAsync("/account");
        Assert.Contains("Stel dan bij 'Uw account' een wachtwoord of toegangssleutel in", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/account/wachtwoord']"));
        // For who is in already, the link only leads on.
        Assert.Equal("/account", (await person.OpenAsync(link)).Location);
    }

    [Fact]
    public async Task OpeningALink_SendsNothing_SinceProgramsThatScanMailOpenItToo()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (_, link) = await site.GivenAnInvitationAsync(Role.PartnerRespondent);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor().OpenAsync(link)).Status);
        Assert.Single(site.Post.Sent);
        Assert.Null(await site.AskAsync(db => db.Invitations.Select(i => i.UsedAt).SingleAsync()));
    }

    [Fact]
    public async Task ALink_IsValidForThirtyDays_AndThenANewOneComesByAButton_ToTheSameAddress()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent, "/account");
        site.Clock.Now += TimeSpan.FromDays(LinkTerm.Days);
        Assert.Contains("Welkom", (await site.Visitor().OpenAsync(link)).Text, StringComparison.Ordinal);
        site.Clock.Now += TimeSpan.FromDays(1);

        var person = site.Visitor();
        var expired = await person.OpenAsync(link);
        Assert.Contains("niet meer geldig", expired.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(account.Email!, expired.Text, StringComparison.Ordinal);
        Assert.Contains("Kijk in uw e-mail", (await person.SendAsync(expired.Page, link)).Text, StringComparison.Ordinal);
        // Pressed twice, sent once.
        await person.SendAsync(expired.Page, link);
        await site.DoJobsAsync();

        Assert.Equal(2, site.Post.Sent.Count);
        Assert.All(site.Post.Sent, letter => Assert.Equal(account.Email, letter.To));
        var renewed = site.Post.LinkTo(account.Email!);
        Assert.NotEqual(link, renewed);
        Assert.Contains("Welkom", (await person.OpenAsync(renewed)).Text, StringComparison.Ordinal);
        Assert.Contains("niet meer geldig", (await person.OpenAsync(link)).Text, StringComparison.Ordinal);
        await person.SendAsync(renewed);
        Assert.Equal(
            "/account",
            (await person.SendAsync(renewed + "/code", new() { ["Code"] = site.Post.CodeTo(account.Email!) })).Location);
    }

    [Fact]
    public async Task AForgedLink_IsNotKnown_AndSaysNothingAboutAnyone()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var forged = link[..^1] + (link[^1] == 'A' ? 'B' : 'A');

        foreach (var address in new[] { forged, "/uitnodiging/x", "/uitnodiging/' OR 1=1 --", "/uitnodiging/" + new string('a', 3000) })
        {
            var answer = await site.Visitor().OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Contains("Deze link kennen wij niet", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(account.Name, answer.Text, StringComparison.Ordinal);
        }
        Assert.Equal(forged, (await site.Visitor().OpenAsync(forged + "/code")).Location);
        Assert.Single(site.Post.Sent);
    }

    [Fact]
    public async Task ALinkOfSomebodyElse_SaysSo_AndOffersToLogOut()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var other = await site.LoggedInAsync(Role.PartnerRespondent);

        var answer = await other.OpenAsync(link);
        Assert.Contains("voor iemand anders", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(account.Name, answer.Text, StringComparison.Ordinal);
        Assert.Equal(link, (await other.SendAsync(answer.Page, link)).Location);
        Assert.Contains("Welkom", (await other.OpenAsync(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkThatWasUsed_LetsInAgainWithANewCode_UntilThereIsAPassword()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var first = site.Visitor();
        await first.SendAsync(link);
        var code = site.Post.CodeTo(account.Email!);
        await first.SendAsync(link + "/code", new() { ["Code"] = code });

        var second = site.Visitor();
        var page = await second.ReadAsync(link + "/code");
        Assert.Contains("Er wacht geen code op u", page.Body!.TextContent, StringComparison.Ordinal);
        await second.SendAsync(link);
        Assert.Equal(HttpStatusCode.BadRequest, (await second.SendAsync(link + "/code", new() { ["Code"] = code })).Status);
        Assert.Equal("/werk", (await second.SendAsync(link + "/code", new() { ["Code"] = site.Post.CodeTo(account.Email!) })).Location);

        Assert.Equal("/account", (await second.SendAsync("/account/wachtwoord", new() { ["New"] = "vijf kippen in een auto" })).Location);
        var third = await site.Visitor().OpenAsync(link);
        Assert.Contains("U hebt al een account", third.Text, StringComparison.Ordinal);
        Assert.NotNull(third.Page.QuerySelector("main a[href^='/inloggen?terug=']"));
    }

    [Fact]
    public async Task ACode_IsVoidAfterAQuarterOfAnHour()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var person = site.Visitor();
        await person.SendAsync(link);
        var page = await person.ReadAsync(link + "/code");
        site.Clock.Now += Invitation.CodeValidity;
        Assert.Contains(
            "verlopen",
            (await person.SendAsync(page, link + "/code", new() { ["Code"] = site.Post.CodeTo(account.Email!) })).Errors[0].Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongCodesFromOnePlace_MakeItWait_AndFromManyPlacesMakeTheCodeVoid_UntilANewOneIsSent()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider, Places.AddTo);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var person = site.Visitor();
        await person.SendAsync(link);
        var code = site.Post.CodeTo(account.Email!);
        var wrong = code == "111111" ? "222222" : "111111";
        var page = await person.ReadAsync(link + "/code");
        for (var i = 0; i < Throttle.Free; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await person.SendAsync(page, link + "/code", new() { ["Code"] = wrong })).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await person.SendAsync(page, link + "/code", new() { ["Code"] = code })).Status);

        for (var i = Throttle.Free; i < Invitation.Attempts; i++)
            await person.From($"192.0.2.{i}").SendAsync(page, link + "/code", new() { ["Code"] = wrong });
        Assert.Contains(
            "te vaak",
            (await person.From("198.51.100.1").SendAsync(page, link + "/code", new() { ["Code"] = code })).Errors[0].Sentence,
            StringComparison.Ordinal);
        person.From("198.51.100.1");
        Assert.Equal(link + "/code", (await person.SendAsync(link + "/code", form: "form[action='?handler=Again']")).Location);
        Assert.Equal("/werk", (await person.SendAsync(link + "/code", new() { ["Code"] = site.Post.CodeTo(account.Email!) })).Location);
    }

    [Fact]
    public async Task CodesThatOthersAskFor_LeaveTheOwnerWithTheirOwn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider, Places.AddTo);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var other = site.Visitor().From("192.0.2.1");
        for (var i = 0; i < Invitation.CodesPerHour + 2; i++)
            await other.SendAsync(link);
        var owner = site.Visitor().From("192.0.2.2");
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync(link)).Status);
        Assert.Equal("/werk", (await owner.SendAsync(link + "/code", new() { ["Code"] = site.Post.CodeTo(account.Email!) })).Location);
    }

    [Fact]
    public async Task NoMoreThanFiveCodesAnHour_AreSent()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (_, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var person = site.Visitor();
        for (var i = 0; i < Invitation.CodesPerHour; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(link)).Status);
        Assert.Contains("Over een uur", (await person.SendAsync(link)).Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal(1 + Invitation.CodesPerHour, site.Post.Sent.Count);
        site.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(link)).Status);
    }

    [Fact]
    public async Task ACodeThatIsNone_IsAskedAgain_AndCostsNoAttempt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var person = site.Visitor();
        await person.SendAsync(link);
        for (var i = 0; i < 7; i++)
            Assert.Equal(
                [("Code", "Vul de code van zes cijfers in.")],
                (await person.SendAsync(link + "/code", new() { ["Code"] = "12" })).Errors);
        var spaced = site.Post.CodeTo(account.Email!).Insert(3, " ");
        Assert.Equal("/werk", (await person.SendAsync(link + "/code", new() { ["Code"] = spaced })).Location);
    }

    [Fact]
    public async Task OneCode_InTwoPlacesAtOnce_LetsInOnce()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var people = Enumerable.Range(0, 4).Select(_ => site.Visitor()).ToList();
        await people[0].SendAsync(link);
        var code = site.Post.CodeTo(account.Email!);
        var pages = await Task.WhenAll(people.Select(p => p.ReadAsync(link + "/code")));
        var answers = await Task.WhenAll(people.Zip(pages, (p, page) => p.SendAsync(page, link + "/code", new() { ["Code"] = code })));
        Assert.Single(answers, a => a.Location == "/werk");
    }

    [Fact]
    public async Task Staff_WithASecondFactor_ShowsItAfterTheCode()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.Inspector);
        var key = await site.UseAsync<Accounts, string>(async accounts =>
        {
            var found = (await accounts.FindByIdAsync(account.Id.ToString()))!;
            await accounts.ResetAuthenticatorKeyAsync(found);
            await accounts.SetTwoFactorEnabledAsync(found, true);
            return (await accounts.GetAuthenticatorKeyAsync(found))!;
        });
        var person = site.Visitor();
        await person.SendAsync(link);
        var next = (await person.SendAsync(link + "/code", new() { ["Code"] = site.Post.CodeTo(account.Email!) })).Location!;
        Assert.StartsWith("/inloggen/code", next, StringComparison.Ordinal);
        Assert.StartsWith("/inloggen?", (await person.OpenAsync("/werk")).Location, StringComparison.Ordinal);
        Assert.Equal("/werk", (await person.SendAsync(next, new() { ["Code"] = site.CodeOf(key) })).Location);
    }

    [Fact]
    public async Task WhoIsBlocked_GetsInByNoLink()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        await site.ChangeAsync(async db => (await db.Accounts.FindAsync(account.Id))!.Block(site.Clock.Now));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().OpenAsync(link)).Status);
    }

    [Fact]
    public async Task WhenTheMailServerIsDown_ThePageSaysSo_AndItWorksAfterwards()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        var person = site.Visitor();
        site.Post.IsDown = true;
        var answer = await person.SendAsync(link);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("(M001)", answer.Errors.Single().Sentence, StringComparison.Ordinal);
        site.Post.IsDown = false;
        await person.SendAsync(link);
        Assert.Equal("/werk", (await person.SendAsync(link + "/code", new() { ["Code"] = site.Post.CodeTo(account.Email!) })).Location);
    }

    [Fact]
    public async Task NeitherLinkNorCode_CanBeReadFromTheDatabase()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, link) = await site.GivenAnInvitationAsync(Role.MunicipalityRespondent);
        await site.Visitor().SendAsync(link);
        var stored = await site.AskAsync(db => db.Invitations.AsNoTracking().SingleAsync());
        Assert.DoesNotContain(link.Split('/')[^1], stored.TokenHash, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Post.CodeTo(account.Email!), stored.CodeHash!, StringComparison.Ordinal);
    }
}

public sealed class InvitationTestsOnSqlite() : InvitationTests(Provider.Sqlite);

public sealed class InvitationTestsOnPostgres() : InvitationTests(Provider.Postgres);
