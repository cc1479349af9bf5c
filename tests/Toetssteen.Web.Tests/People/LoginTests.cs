using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Features.SignIn.Forgotten;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.People;

/// <summary>Logging in with a password, with a second step, and out again.</summary>
public abstract class LoginTests(Provider provider)
{
    private const string Password = "fietsbel onder water";

    [Fact]
    public async Task WithTheRightPassword_OneIsIn_AndBackWhereOneWas()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var person = site.Visitor();

        var answer = await person.SendAsync("/inloggen?terug=%2Faccount", new() { ["Email"] = account.Email, ["Password"] = Password });

        Assert.Equal((HttpStatusCode.Redirect, "/account"), (answer.Status, answer.Location));
        Assert.Contains(account.Name, (await person.OpenAsync("/account")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    public async Task AnAddressElsewhere_IsNotWhereOneGoesOn(string elsewhere)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var answer = await site.Visitor()
            .SendAsync($"/inloggen?terug={Uri.EscapeDataString(elsewhere)}", new() { ["Email"] = account.Email, ["Password"] = Password });
        Assert.Equal("/werk", answer.Location);
    }

    [Fact]
    public async Task AnEmptyForm_Returns400_WithWhatIsMissingAtTheFieldsAndAbove()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var answer = await site.Visitor().SendAsync("/inloggen", new() { ["Email"] = " ", ["Password"] = "" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([("Email", "Vul uw e-mailadres in."), ("Password", "Vul uw wachtwoord in.")], answer.Errors);
        Assert.StartsWith("Fout: ", answer.Page.Title, StringComparison.Ordinal);
        var field = answer.Page.GetElementById("Email")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains(
            "Vul uw e-mailadres in.",
            answer.Page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongPasswordAnUnknownAddressAndABlockedPerson_GetTheSameAnswer_AndKeepTheAddress()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var blocked = await site.GivenAPasswordAsync(Role.PartnerRespondent, Password);
        await site.ChangeAsync(async db => (await db.Accounts.FindAsync(blocked.Id))!.Block(site.Clock.Now));

        foreach (
            var (email, password) in new[]
            {
                (account.Email!, "iets heel anders dan dat"),
                ("niemand@example.org", Password),
                (blocked.Email!, Password),
            })
        {
            var answer = await site.Visitor().SendAsync("/inloggen", new() { ["Email"] = email, ["Password"] = password });
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.StartsWith("Inloggen lukt niet", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
            Assert.Equal(email, answer.Page.GetElementById("Email")!.GetAttribute("value"));
            Assert.Null(answer.Page.GetElementById("Password")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Staff_SetsUpTheSecondStepBeforeAnythingElse_AndShowsItFromThenOn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAPasswordAsync(Role.Inspector, Password);
        var person = site.Visitor();
        await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password });

        foreach (var closed in new[] { "/werk", "/account", "/account/wachtwoord", "/account/toegangssleutels", "/account/sessies" })
            Assert.StartsWith("/account/tweede-stap?", (await person.OpenAsync(closed)).Location, StringComparison.Ordinal);

        var page = await person.ReadAsync("/account/tweede-stap?terug=%2Fwerk");
        var key = page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await person.SendAsync(page, "/account/tweede-stap", new() { ["Code"] = "000000" })).Status);
        var done = await person.SendAsync(page, "/account/tweede-stap?terug=%2Fwerk", new() { ["Code"] = site.CodeOf(key) });
        Assert.Equal(10, done.Page.QuerySelectorAll("ul.codes li").Length);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/werk")).Status);

        var elsewhere = site.Visitor();
        var first = await elsewhere.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password });
        Assert.Equal("/inloggen/code", first.Location);
        Assert.StartsWith("/inloggen?", (await elsewhere.OpenAsync("/werk")).Location, StringComparison.Ordinal);
        var used = await elsewhere.SendAsync("/inloggen/code", new() { ["Code"] = site.CodeOf(key) });
        Assert.Contains("al gebruikt", used.Errors.Single().Sentence, StringComparison.Ordinal);
        site.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal("/werk", (await elsewhere.SendAsync("/inloggen/code", new() { ["Code"] = site.CodeOf(key) })).Location);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task TheSecondStep_WithoutAFirst_SaysToBeginAnew()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (var address in new[] { "/inloggen/code?terug=%2Faccount", "/inloggen/herstelcode?terug=%2Faccount" })
        {
            var page = await site.Visitor().ReadAsync(address);
            Assert.Contains("Begin opnieuw", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("main a[href='/inloggen?terug=%2Faccount']"));
            Assert.Null(page.QuerySelector("main form"));
        }
    }

    [Fact]
    public async Task ACodeThatComesAfterTenMinutes_IsNotTaken_AndThePageSaysWhy()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, key, _) = await site.GivenASecondFactorAsync(Role.Inspector, Password);
        var person = site.Visitor();
        await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password });
        var page = await person.ReadAsync("/inloggen/code");
        site.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.Contains(
            "Begin opnieuw",
            (await person.SendAsync(page, "/inloggen/code", new() { ["Code"] = site.CodeOf(key) })).Text,
            StringComparison.Ordinal);
        Assert.StartsWith("/inloggen?", (await person.OpenAsync("/werk")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecoveryCode_LetsOneInOnce()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, _, codes) = await site.GivenASecondFactorAsync(Role.SecondReader, Password);
        var person = site.Visitor();
        await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password });
        Assert.Equal(
            "/werk",
            (await person.SendAsync("/inloggen/herstelcode", new() { ["Code"] = codes[0].ToLowerInvariant().Replace('-', ' ') })).Location);
        Assert.Contains("u hebt er nog 9", (await person.OpenAsync("/werk")).Text, StringComparison.Ordinal);

        var again = site.Visitor();
        await again.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password });
        Assert.Contains(
            "al gebruikt",
            (await again.SendAsync("/inloggen/herstelcode", new() { ["Code"] = codes[0] })).Errors.Single().Sentence,
            StringComparison.Ordinal);
        Assert.Equal("/werk", (await again.SendAsync("/inloggen/herstelcode", new() { ["Code"] = codes[1] })).Location);
    }

    [Fact]
    public async Task NewRecoveryCodes_TakeThePlaceOfTheOldOnes()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, _, old) = await site.GivenASecondFactorAsync(Role.Inspector, Password);
        var person = await site.LoggedInAsync(account);
        var made = await person.SendAsync("/account/herstelcodes");
        var codes = made.Page.QuerySelectorAll("ul.codes li").Select(li => li.TextContent.Trim()).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Empty(codes.Intersect(old));

        var other = site.Visitor();
        await other.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password });
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SendAsync("/inloggen/herstelcode", new() { ["Code"] = old[0] })).Status);
        Assert.Equal("/werk", (await other.SendAsync("/inloggen/herstelcode", new() { ["Code"] = codes[0] })).Location);
    }

    [Fact]
    public async Task Staff_CannotSwitchOffTheSecondStep_AndOthersCan()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (staff, _, _) = await site.GivenASecondFactorAsync(Role.Inspector, Password);
        var page = await (await site.LoggedInAsync(staff)).ReadAsync("/account/tweede-stap");
        Assert.Null(page.QuerySelector("form[action='?handler=Off']"));

        var (respondent, _, _) = await site.GivenASecondFactorAsync(Role.PartnerRespondent, Password);
        var person = await site.LoggedInAsync(respondent);
        await person.SendAsync("/account/tweede-stap", form: "form[action='?handler=Off']");
        Assert.False(
            await site.AskAsync(db => db.Accounts.Where(a => a.Id == respondent.Id).Select(a => a.TwoFactorEnabled).SingleAsync()));
    }

    [Fact]
    public async Task AnotherPhone_TakesThePlaceOfTheOldOne_OnlyOnceItIsProven()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (account, old, _) = await site.GivenASecondFactorAsync(Role.Inspector, Password);
        var here = await site.LoggedInAsync(account);
        var page = await here.ReadAsync("/account/tweede-stap?opnieuw=true");
        var fresh = page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotEqual(old, fresh);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await here.SendAsync(page, "/account/tweede-stap", new() { ["Code"] = site.CodeOf(old) })).Status);
        await site.MustLogInWithAsync(account, Password, old);

        await here.SendAsync(page, "/account/tweede-stap", new() { ["Code"] = site.CodeOf(fresh) });
        site.Clock.Now += TimeSpan.FromMinutes(1);
        var person = site.Visitor();
        await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password });
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SendAsync("/inloggen/code", new() { ["Code"] = site.CodeOf(old) })).Status);
        await site.MustLogInWithAsync(account, Password, fresh);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task LoggingOut_EndsTheSession_AlsoForWhoKeptTheCookie()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        var person = await site.LoggedInAsync(account);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/werk")).Status);

        Assert.Equal("/uitloggen", (await person.SendAsync("/werk", form: "header form[action='/uitloggen']")).Location);

        Assert.Equal(0, await site.AskAsync(db => db.Sessions.CountAsync(s => s.AccountId == account.Id)));
        Assert.StartsWith("/inloggen?", (await person.OpenAsync("/werk")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpeningTheAddressOfLoggingOut_DoesNotLogOut()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var person = await site.LoggedInAsync(Role.MunicipalityRespondent);
        await person.OpenAsync("/uitloggen");
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task TheListOfSessions_NamesEveryPlace_AndEndsOneOrAll()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        var (here, there, third) = (
            await site.LoggedInAsync(account),
            await site.LoggedInAsync(account),
            await site.LoggedInAsync(account));
        var stranger = await site.LoggedInAsync(Role.MunicipalityRespondent);

        var page = await here.ReadAsync("/account/sessies");
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Firefox, Windows", page.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("hier", StringComparison.Ordinal));

        await here.SendAsync(page, "/account/sessies", form: "tbody form");
        Assert.Equal(2, (await here.ReadAsync("/account/sessies")).QuerySelectorAll("tbody tr").Length);
        Assert.Single(new[] { await there.OpenAsync("/werk"), await third.OpenAsync("/werk") }, a => a.Status == HttpStatusCode.OK);

        Assert.Equal("/uitloggen", (await here.SendAsync("/account/sessies", form: "main form[action='?handler=Everywhere']")).Location);
        foreach (var person in new[] { here, there, third })
            Assert.StartsWith("/inloggen?", (await person.OpenAsync("/werk")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stranger.OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task ASessionOfAnother_CannotBeEnded()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        var (here, there) = (await site.LoggedInAsync(account), await site.LoggedInAsync(account));
        var stranger = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        var other = await site.LoggedInAsync(stranger);
        var id = await site.AskAsync(db => db.Sessions.Where(s => s.AccountId == stranger.Id).Select(s => s.Id).SingleAsync());
        await here.SendAsync("/account/sessies", new() { ["id"] = id.ToString() }, "tbody form");
        Assert.Equal(HttpStatusCode.OK, (await other.OpenAsync("/werk")).Status);
        Assert.Equal(HttpStatusCode.OK, (await there.OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task ASessionLeftAlone_Ends_SoonerForStaff()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (staff, respondent) = (await site.LoggedInAsync(Role.Inspector), await site.LoggedInAsync(Role.MunicipalityRespondent));
        await staff.OpenAsync("/werk");
        site.Clock.Now += TimeSpan.FromMinutes(50);
        Assert.Equal(HttpStatusCode.OK, (await staff.OpenAsync("/werk")).Status);
        site.Clock.Now += TimeSpan.FromMinutes(50);
        Assert.Equal(HttpStatusCode.OK, (await staff.OpenAsync("/werk")).Status);
        site.Clock.Now += Session.StaffIdle + TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.OpenAsync("/werk")).Status);
        Assert.Equal(HttpStatusCode.OK, (await respondent.OpenAsync("/werk")).Status);
        site.Clock.Now += Session.Idle + TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.Redirect, (await respondent.OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task APasswordThatIsForgotten_IsSetByALetter_OnceAndEverywhereElseOneIsLoggedOut()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var elsewhere = await site.LoggedInAsync(account);
        var person = site.Visitor();

        var known = await person.SendAsync("/wachtwoord-vergeten", new() { ["Email"] = account.Email });
        var unknown = await person.SendAsync("/wachtwoord-vergeten", new() { ["Email"] = "niemand@example.org" });
        Assert.Equal(
            known.Text.Replace(account.Email!, "", StringComparison.Ordinal),
            unknown.Text.Replace("niemand@example.org", "", StringComparison.Ordinal));
        Assert.Equal(account.Email, Assert.Single(await site.WaitForLettersAsync(1)).To);
        var link = site.Post.LinkTo(account.Email!);

        Assert.Contains(
            "langer wachtwoord",
            (await person.SendAsync(link, new() { ["Password"] = "kort" })).Errors.Single().Sentence,
            StringComparison.Ordinal);
        Assert.Equal("/inloggen", (await person.SendAsync(link, new() { ["Password"] = "een heel ander rijtje woorden" })).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.OpenAsync("/werk")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await person.OpenAsync(link)).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = Password })).Status);
        Assert.Equal(
            "/werk",
            (
                await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = "een heel ander rijtje woorden" })
            ).Location);
    }

    [Fact]
    public async Task LettersToOneAddress_AreThreeAQuarterAtMost_FromOnePlace()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        for (var i = 0; i < ForgottenModel.Letters + 2; i++)
            Assert.Equal(
                HttpStatusCode.OK,
                (await site.Visitor().SendAsync("/wachtwoord-vergeten", new() { ["Email"] = account.Email })).Status);
        await site.WaitForLettersAsync(ForgottenModel.Letters);
        await site.DoJobsAsync();
        Assert.Equal(ForgottenModel.Letters, site.Post.Sent.Count);
    }

    [Fact]
    public async Task ChangingThePassword_AsksThePresentOne_AndLogsOutElsewhere()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var (here, there) = (await site.LoggedInAsync(account), await site.LoggedInAsync(account));

        var wrong = await here.SendAsync("/account/wachtwoord", new() { ["Current"] = "iets anders", ["New"] = "vijf kippen in een auto" });
        Assert.Equal([("Current", "Uw huidige wachtwoord klopt niet.")], wrong.Errors);
        Assert.Equal(
            "/account",
            (await here.SendAsync("/account/wachtwoord", new() { ["Current"] = Password, ["New"] = "vijf kippen in een auto" })).Location);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/werk")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task WhatWasTypedWhenTheSessionHadEnded_IsShownAndCanBeSentAgain()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.GivenAPasswordAsync(Role.Administrator, Password);
        var person = await site.LoggedInAsync(administrator);
        var page = await person.ReadAsync("/beheer/organisaties/nieuw");
        site.Clock.Now += Session.StaffIdle + TimeSpan.FromMinutes(1);

        var ended = await person.SendAsync(
            page,
            "/beheer/organisaties/nieuw",
            new() { ["Kind"] = "Inspectorate", ["Name"] = "Inspectie van het <lange> typen" });

        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        // With what stood above it, and nothing that the program itself put in the form.
        Assert.Equal(["Inspectie van het <lange> typen"], ended.Page.QuerySelectorAll("pre.letter").Select(p => p.TextContent));
        Assert.Equal(
            ["Naam van de inspectie of netwerkpartner"],
            ended.Page.QuerySelectorAll("main .voice__label").Select(p => p.TextContent));
        Assert.Equal(0, await site.AskAsync(db => db.Organisations.CountAsync(o => o.Name.StartsWith("Inspectie van het"))));
        // Logged in again in another tab of the same browser, the same form is good.
        await site.LogInAgainAsync(person, administrator);
        Assert.StartsWith(
            "/beheer/organisaties/",
            (await person.SendAsync(ended.Page, "/fout/401", form: "main form")).Location,
            StringComparison.Ordinal);
        Assert.Equal(1, await site.AskAsync(db => db.Organisations.CountAsync(o => o.Name == "Inspectie van het <lange> typen")));
        // What is too much to take from a stranger is not taken, and the page says where it still stands.
        var huge = await site.Visitor()
            .Client.PostAsync(
                "/beheer/organisaties/nieuw",
                new FormUrlEncodedContent([KeyValuePair.Create("Name", new string('x', 5 << 20))]));
        Assert.Equal(HttpStatusCode.Unauthorized, huge.StatusCode);
        Assert.Contains("Ga terug in uw browser", await huge.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // Somebody else's is not.
        var other = await site.LoggedInAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SendAsync(ended.Page, "/fout/401", form: "main form")).Status);
    }
}

public sealed class LoginTestsOnSqlite() : LoginTests(Provider.Sqlite);

public sealed class LoginTestsOnPostgres() : LoginTests(Provider.Postgres);
