using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.People;

/// <summary>The administrator keeps organisations and accounts.</summary>
public abstract class AdministrationTests(Provider provider)
{
    [Fact]
    public async Task OnlyTheAdministrator_Enters()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var pages = new[] { "/beheer/organisaties", "/beheer/organisaties/nieuw", "/beheer/accounts", "/beheer/accounts/nieuw" };
        foreach (var role in Roles.All)
        {
            var person = await site.LoggedInAsync(role);
            foreach (var page in pages)
                Assert.Equal(
                    role == Role.Administrator ? HttpStatusCode.OK : HttpStatusCode.Forbidden,
                    (await person.OpenAsync(page)).Status);
        }
    }

    [Theory]
    [InlineData("GM0150")]
    [InlineData("gm0150")]
    [InlineData("150")]
    [InlineData("deventer")]
    public async Task AMunicipality_IsAddedByItsCodeOrItsName(string typed)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var person = await site.LoggedInAsync(Role.Administrator);
        var answer = await person.SendAsync("/beheer/organisaties/nieuw", new() { ["Kind"] = "Municipality", ["Municipality"] = typed });
        var page = await person.ReadAsync(answer.Location!);
        Assert.Equal("Gemeente Deventer", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Minder dan 2 contactpersonen", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "GM0150",
            await site.AskAsync(db =>
                db.Organisations.Where(o => o.Kind == OrganisationKind.Municipality).Select(o => o.MunicipalityCode).SingleAsync()));
        var again = await person.SendAsync("/beheer/organisaties/nieuw", new() { ["Kind"] = "Municipality", ["Municipality"] = typed });
        Assert.Contains("is er al", again.Errors.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APartner_HasASector_AndAnInspectorateAName()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var person = await site.LoggedInAsync(Role.Administrator);
        await person.SendAsync(
            "/beheer/organisaties/nieuw",
            new()
            {
                ["Kind"] = "Partner",
                ["Name"] = "Jeugdzorg Oost",
                ["Sector"] = "jeugdhulp",
            });
        await person.SendAsync("/beheer/organisaties/nieuw", new() { ["Kind"] = "Inspectorate", ["Name"] = "Inspectie A" });
        Assert.Contains("jeugdhulp", (await person.OpenAsync("/beheer/organisaties?zoek=oost")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "1 organisatie",
            (await person.OpenAsync("/beheer/organisaties?soort=Inspectorate")).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "Geen organisatie gevonden",
            (await person.OpenAsync("/beheer/organisaties?zoek=nergens")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsMissingOfAnOrganisation_IsSaidAtTheField_AndWhatWasTypedStays()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var person = await site.LoggedInAsync(Role.Administrator);
        Assert.Equal("Kind", (await person.SendAsync("/beheer/organisaties/nieuw", new() { ["Name"] = "X" })).Errors[0].Field);
        var answer = await person.SendAsync(
            "/beheer/organisaties/nieuw",
            new()
            {
                ["Kind"] = "Municipality",
                ["Municipality"] = "Nergenshuizen",
                ["Sector"] = "wonen",
            });
        Assert.Equal("Municipality", answer.Errors.Single().Field);
        Assert.Equal("Nergenshuizen", answer.Page.GetElementById("Municipality")!.GetAttribute("value"));
        Assert.Equal("wonen", answer.Page.GetElementById("Sector")!.GetAttribute("value"));
        Assert.True(answer.Page.QuerySelector("input[value=Municipality]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task AnInvitedPerson_GetsALink_AndComesInWithIt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var municipality = new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Deventer", municipalityCode: "GM0150");
        await site.ChangeAsync(db => Task.FromResult(db.Organisations.Add(municipality)));
        var administrator = await site.LoggedInAsync(Role.Administrator);
        var form = $"/beheer/accounts/nieuw?organisatie={municipality.Id}";

        var page = await administrator.ReadAsync(form);
        Assert.Equal(
            ["MunicipalityRespondent", "Administrator"],
            page.QuerySelectorAll("input[name=Held]").Select(i => i.GetAttribute("value")));
        var answer = await administrator.SendAsync(
            page,
            form,
            new()
            {
                ["Name"] = "Gé Meente",
                ["Email"] = "ge@example.org",
                ["Held"] = "MunicipalityRespondent",
                ["IsContactPerson"] = "true",
            });
        Assert.Contains("Gé Meente is uitgenodigd", (await administrator.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);

        await site.DoJobsAsync();
        var link = site.Post.LinkTo("ge@example.org");
        var person = site.Visitor();
        await person.SendAsync(link);
        Assert.Equal("/werk", (await person.SendAsync(link + "/code", new() { ["Code"] = site.Post.CodeTo("ge@example.org") })).Location);
        Assert.Contains("Deventer", (await person.OpenAsync("/account")).Text, StringComparison.Ordinal);

        var twice = await administrator.SendAsync(
            form,
            new()
            {
                ["Name"] = "Ander",
                ["Email"] = "GE@example.org",
                ["Held"] = "MunicipalityRespondent",
            });
        Assert.Contains("heeft al een account", twice.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Contains("Gé Meente", (await administrator.OpenAsync("/beheer/accounts?zoek=ge+meente")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoContactPersons_AreEnough()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var municipality = new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Deventer", municipalityCode: "GM0150");
        foreach (var _ in new[] { 1, 2 })
        {
            var account = await site.GivenAnAccountAsync(Role.MunicipalityRespondent, municipality);
            await site.ChangeAsync(async db => (await db.Accounts.FindAsync(account.Id))!.IsContactPerson = true);
        }
        var administrator = await site.LoggedInAsync(Role.Administrator);
        Assert.DoesNotContain(
            "Minder dan",
            (await administrator.OpenAsync($"/beheer/organisaties/{municipality.Id}")).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a@example.org", "Administrator", "Name")]
    [InlineData("A", "geen adres", "Administrator", "Email")]
    [InlineData("A", "a@example.org\nBcc: b@example.org", "Administrator", "Email")]
    [InlineData("A", "a@example.org", null, "Held")]
    public async Task WhatIsMissingOfAPerson_IsSaidAtTheField(string name, string email, string? role, string field)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        var answer = await administrator.SendAsync("/beheer/accounts/nieuw", new() { ["Name"] = name, ["Email"] = email, ["Held"] = role });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(field, answer.Errors.Single().Field);
        Assert.Empty(site.Post.Sent);
    }

    [Fact]
    public async Task ARoleThatDoesNotFitTheOrganisation_IsRefused_WithItsSentenceAboveTheForm()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        var partner = await site.GivenAnAccountAsync(Role.PartnerRespondent);
        var answer = await administrator.SendAsync($"/beheer/accounts/{partner.Id}", new() { ["Held"] = "Inspector" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith("(D092)", answer.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal(
            [Role.PartnerRespondent],
            await site.AskAsync(async db => (await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == partner.Id)).Roles.ToList()));
    }

    [Fact]
    public async Task WhoIsBlocked_IsOutAtOnce_AndCanBeLetInAgain()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, "fietsbel onder water");
        var person = await site.LoggedInAsync(account);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/werk")).Status);

        await administrator.SendAsync($"/beheer/accounts/{account.Id}", form: "form[action='?handler=Block']");
        Assert.Equal(HttpStatusCode.Redirect, (await person.OpenAsync("/werk")).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = "fietsbel onder water" })).Status);

        await administrator.SendAsync($"/beheer/accounts/{account.Id}", form: "form[action='?handler=Unblock']");
        Assert.Equal(
            "/werk",
            (await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = "fietsbel onder water" })).Location);
    }

    [Fact]
    public async Task AChangeOfRoles_HoldsFromTheNextPageOn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        var account = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        var person = await site.LoggedInAsync(account);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.OpenAsync("/beheer/accounts")).Status);

        await administrator.SendAsync($"/beheer/accounts/{account.Id}", new() { ["Held"] = "Administrator" });
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/beheer/accounts")).Status);

        await administrator.SendAsync($"/beheer/accounts/{account.Id}", new() { ["Held"] = "MunicipalityRespondent" });
        Assert.Equal(HttpStatusCode.Forbidden, (await person.OpenAsync("/beheer/accounts")).Status);
    }

    [Fact]
    public async Task TheLastThingAnAdministratorCanDo_IsNotToShutOutThemselves()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var account = await site.GivenAnAccountAsync(Role.Administrator);
        var administrator = await site.LoggedInAsync(account);
        var page = await administrator.ReadAsync($"/beheer/accounts/{account.Id}");
        Assert.Null(page.QuerySelector("form[action='?handler=Block']"));
        var answer = await administrator.SendAsync(page, $"/beheer/accounts/{account.Id}", new() { ["Held"] = null });
        Assert.EndsWith("(D093)", answer.Errors.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoLostTheirPhone_SetsUpANewSecondStep()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        var (account, _, _) = await site.GivenASecondFactorAsync(Role.Inspector, "fietsbel onder water");
        await administrator.SendAsync($"/beheer/accounts/{account.Id}", form: "form[action='?handler=SecondFactor']");
        var person = site.Visitor();
        Assert.Equal(
            "/werk",
            (await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = "fietsbel onder water" })).Location);
        Assert.StartsWith("/account/tweede-stap", (await person.OpenAsync("/werk")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADemonstration_HasAnAccountPerRole_AndNothingElseHasAny()
    {
        await using var demonstration = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var roles = await demonstration.AskAsync(async db =>
            (await db.Accounts.AsNoTracking().ToListAsync()).Select(a => a.Roles.Single()).Order().ToList());
        // Two lead: who adopts does not decide on publication.
        Assert.Equal(Roles.All.Append(Role.StudyLead).Order(), roles);
        Assert.Equal(
            "GM0150",
            await demonstration.AskAsync(db =>
                db.Accounts.Where(a => a.Held.Any(h => h.Role == Role.MunicipalityRespondent))
                    .Join(db.Organisations, a => a.OrganisationId, o => o.Id, (a, o) => o.MunicipalityCode)
                    .SingleAsync()));

        await using var empty = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await empty.GetAsync("/");
        Assert.Equal(0, await empty.AskAsync(db => db.Accounts.CountAsync()));
    }
}

public sealed class AdministrationTestsOnSqlite() : AdministrationTests(Provider.Sqlite);

public sealed class AdministrationTestsOnPostgres() : AdministrationTests(Provider.Postgres);
