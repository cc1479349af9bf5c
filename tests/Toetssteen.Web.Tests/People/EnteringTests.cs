using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.People;

/// <summary>Who comes in where.</summary>
public abstract class EnteringTests(Provider provider)
{
    [Fact]
    public async Task EveryRole_IsLetThroughByThePoliciesOfItsPermissions_AndByNoOther()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (var role in Roles.All)
            foreach (var permission in Enum.GetValues<Permission>())
                Assert.True(
                    await site.IsLetThroughAsync(permission, role, strong: true) == role.Permissions().Contains(permission),
                    $"{role} and {permission}");
    }

    [Fact]
    public async Task StaffWithoutASecondFactor_IsLetThroughByNoPolicy()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (var role in Roles.All)
            foreach (var permission in role.Permissions())
                Assert.Equal(!role.IsStaff(), await site.IsLetThroughAsync(permission, role, strong: false));
    }

    [Fact]
    public async Task AVisitor_IsAskedToLogIn_AndComesBackWhereHeWas()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var answer = await site.Visitor().OpenAsync("/werk?x=1");
        Assert.Equal((HttpStatusCode.Redirect, "/inloggen?terug=%2Fwerk%3Fx%3D1"), (answer.Status, answer.Location));
        Assert.Equal("/en/inloggen?terug=%2Fen%2Fwerk", (await site.Visitor().OpenAsync("/en/werk")).Location);
    }

    [Fact]
    public async Task AProgram_IsToldWithAProblem_AndNotSentToAForm()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/werk");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task WhoMayNotEnter_IsToldSo_WithAWayOn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var person = await site.LoggedInAsync(Role.PartnerRespondent);
        var answer = await person.OpenAsync("/beheer/accounts");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("geen toestemming", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(answer.Page.QuerySelector("main a[href='/werk']"));
    }

    [Fact]
    public async Task StaffWithoutASecondFactor_IsLedToIt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var person = await site.LoggedInAsync(await site.GivenAnAccountAsync(Role.Inspector), strong: false);
        var answer = await person.OpenAsync("/werk");
        Assert.Equal((HttpStatusCode.Redirect, "/account/tweede-stap?terug=%2Fwerk"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task APublicPage_IsKeptForVisitors_AndShowsWhoIsLoggedInToNobodyElse()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var person = await site.LoggedInAsync(Role.Inspector);
        Assert.Contains("Proef Inspector", (await person.OpenAsync("/gemeenten")).Text, StringComparison.Ordinal);
        var visitor = await site.Visitor().OpenAsync("/gemeenten");
        Assert.DoesNotContain("Proef", visitor.Text, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("header a[href='/inloggen']"));
    }

    [Fact]
    public async Task APerson_SeesTheInspectionsThatAreTheirs_AndNoOther()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var inspectorate = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie van de proef");
        var inspector = await site.GivenAnAccountAsync(Role.Inspector, inspectorate);
        var other = await site.GivenAnAccountAsync(Role.Inspector, inspectorate);
        var lead = await site.GivenAnAccountAsync(Role.StudyLead, inspectorate);
        var outside = await site.GivenAnAccountAsync(Role.StudyLead);
        var municipality = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        var administrator = await site.GivenAnAccountAsync(Role.Administrator);
        var deventer = await site.AskAsync(db =>
            Task.FromResult(db.Inspections.Where(i => i.MunicipalityCode == "GM0150").OrderBy(i => i.Id).First()));
        await site.ChangeAsync(async db =>
        {
            (await db.Inspections.FindAsync(deventer.Id))!.Assign(inspector.Id, Duty.Inspector);
            (await db.Studies.FindAsync(deventer.StudyId))!.Join(inspectorate.Id, leads: false);
        });

        Assert.Equal([deventer.Id], await site.InspectionsOfAsync(inspector));
        Assert.Empty(await site.InspectionsOfAsync(inspector, strong: false));
        Assert.Empty(await site.InspectionsOfAsync(other));
        Assert.Equal(
            await site.AskAsync(db =>
                Task.FromResult(db.Inspections.Where(i => i.StudyId == deventer.StudyId).Select(i => i.Id).Order().ToList())),
            await site.InspectionsOfAsync(lead));
        Assert.Empty(await site.InspectionsOfAsync(outside));
        Assert.Equal(
            await site.AskAsync(db =>
                Task.FromResult(db.Inspections.Where(i => i.MunicipalityCode == "GM0150").Select(i => i.Id).Order().ToList())),
            await site.InspectionsOfAsync(municipality));
        Assert.Empty(await site.InspectionsOfAsync(administrator));
    }

    [Fact]
    public async Task ARespondent_SeesTheQuestionnairesOfTheOwnOrganisation_AndOfNoOther()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var partners = await site.AskAsync(db => Task.FromResult(db.Respondents.Where(r => r.Kind == OrganisationKind.Partner)
            .Join(db.Organisations, r => r.OrganisationId, o => o.Id, (r, o) => o).Distinct().OrderBy(o => o.Id).Take(2).ToList()));
        foreach (var organisation in partners)
        {
            var account = await site.GivenAnAccountAsync(Role.PartnerRespondent, organisation);
            var seen = await site.RespondentsOfAsync(account);
            Assert.NotEmpty(seen);
            Assert.All(seen, r => Assert.Equal(organisation.Id, r.OrganisationId));
            Assert.Empty(await site.InspectionsOfAsync(account));
        }
        foreach (var role in new[] { Role.Inspector, Role.StudyLead, Role.Administrator })
            Assert.Empty(await site.RespondentsOfAsync(await site.GivenAnAccountAsync(role)));
    }

    [Fact]
    public async Task ACookieOfASiteBehindHttps_NeverGoesWithout()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        site.Settings[SiteAddress.Setting] = "https://toetssteen.example";
        using var response = await site.Client.GetAsync("/inloggen");
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie =>
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Questions about who may what, put to a running program.</summary>
internal static class Asking
{
    public static Task<bool> IsLetThroughAsync(this TestSite site, Permission permission, Role role, bool strong) =>
        site.UseAsync<IAuthorizationService, bool>(async policies =>
            (
                await policies.AuthorizeAsync(
                    Principal(new Account(Guid.NewGuid(), "P", "p@example.org", null, site.Clock.Now), role, strong),
                    null,
                    permission.ToString())
            ).Succeeded);

    public static Task<List<Guid>> InspectionsOfAsync(this TestSite site, Account account, bool strong = true) =>
        site.AskAsync(db =>
            Task.FromResult(
                db.InspectionsOf(new CurrentUser(Principal(account, account.Roles.Single(), strong))).Select(i => i.Id).Order().ToList()));

    public static Task<List<Respondent>> RespondentsOfAsync(this TestSite site, Account account) =>
        site.AskAsync(db =>
            Task.FromResult(
                db.RespondentsOf(new CurrentUser(Principal(account, account.Roles.Single(), strong: true))).AsNoTracking().ToList()));

    private static System.Security.Claims.ClaimsPrincipal Principal(Account account, Role role, bool strong) =>
        new Sessions.Known(
            new Session(Guid.NewGuid(), "", account.Id, "", strong, default),
            "P",
            account.OrganisationId,
            false,
            [role]
        ).Principal;
}

public sealed class EnteringTestsOnSqlite() : EnteringTests(Provider.Sqlite);

public sealed class EnteringTestsOnPostgres() : EnteringTests(Provider.Postgres);
