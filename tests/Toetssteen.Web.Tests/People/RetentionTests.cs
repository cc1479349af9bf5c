using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Studies;

namespace Toetssteen.Web.Tests.People;

/// <summary>Personal data of contact persons goes when the retention term ends, and not before.</summary>
public abstract class RetentionTests(Provider provider)
{
    private const string Deventer = "GM0150", Zwolle = "GM0193";
    private static readonly int Term = RetentionTerm.DefaultMonths;

    [Fact]
    public async Task AfterTheTerm_ContactPersonsAreRemoved_WithAllThatLetsThemIn()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        var gerda = (await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example"))[0];
        await planned.Site.UseAsync<Invitations, bool>(async all =>
        {
            await all.SendAsync(gerda, new OutgoingLetter("Doe mee", "Welkom."), default);
            return true;
        });
        await planned.Site.SessionAsync(gerda);
        await PublishAsync(planned, Deventer);

        await PassAsync(planned.Site, Term);

        var left = await planned.Site.AskAsync(db => db.Accounts.AsNoTracking().SingleAsync(a => a.Id == gerda.Id));
        Assert.Equal("een medewerker van Gemeente Deventer", left.Name);
        Assert.All([left.Email, left.NormalizedEmail, left.UserName, left.NormalizedUserName, left.PasswordHash], Assert.Null);
        Assert.NotNull(left.BlockedAt);
        Assert.False(left.IsContactPerson);
        Assert.False(await planned.Site.AskAsync(db => db.Sessions.AnyAsync(s => s.AccountId == gerda.Id)));
        Assert.False(await planned.Site.AskAsync(db => db.Invitations.AnyAsync(i => i.AccountId == gerda.Id)));
    }

    [Fact]
    public async Task ADayBeforeTheTermEnds_EverybodyIsThere()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        var gerda = (await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example"))[0];
        await PublishAsync(planned, Deventer);

        await PassAsync(planned.Site, Term, days: -1);

        Assert.Equal("gerda@deventer.example", await EmailAsync(planned.Site, gerda));
        Assert.False(await planned.Site.AskAsync(db => db.Removals.AnyAsync()));
    }

    [Fact]
    public async Task NothingOfAStudyUnderWay_IsRemoved_HoweverLongItTakes()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer, Zwolle);
        await planned.GivenASubmittedPreparationAsync(Deventer, (_, approach) =>
            approach.Nominate(Guid.NewGuid(), "Stichting Thuisbasis", "zorg", null).Reach("Tim Thuis", "tim@thuis.example"));
        var zoe = (await planned.GivenContactPersonsAsync(Zwolle, "zoe@zwolle.example"))[0];
        await PublishAsync(planned, Zwolle);

        await PassAsync(planned.Site, Term * 5);

        Assert.Null(await EmailAsync(planned.Site, zoe));
        Assert.Equal(2, await planned.Site.AskAsync(db => db.Accounts.CountAsync(a => a.Email!.EndsWith("@gemeente.example"))));
        Assert.Equal("Tim Thuis", (await NominatedAsync(planned.Site)).ContactName);
    }

    [Fact]
    public async Task WhoMovedOnToALaterStudy_CountsFromThatOne()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        var gerda = (await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example"))[0];
        await PublishAsync(planned, Deventer);
        await planned.Site.ChangeAsync(db =>
        {
            var again = new Study(Guid.NewGuid(), "hertoets", "Hertoets", "ggsr/2012", StudyKind.FollowUp, "2027");
            db.Add(again);
            db.Add(new Inspection(Guid.NewGuid(), again, Deventer));
            return Task.CompletedTask;
        });

        await PassAsync(planned.Site, Term);

        Assert.Equal("gerda@deventer.example", await EmailAsync(planned.Site, gerda));
    }

    [Fact]
    public async Task AsLongAsImprovementPointsAreFollowedUp_WhoAnswersForTheMunicipalityStays()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        var site = planned.Site;
        var gerda = (await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example"))[0];
        await PublishAsync(planned, Deventer);
        var framework = await site.UseAsync<FrameworkCatalogue, Framework>(all => Task.FromResult(all.Get("ggsr/2012")));
        var today = DutchDay.Of(site.Clock.Now);
        await site.ChangeAsync(async db =>
        {
            var approach = new Approach(Guid.NewGuid(), Deventer, "Wijkteam");
            var point = ImprovementPoint.OfColumn(
                Guid.NewGuid(),
                approach.Id,
                framework,
                ["1.1.2"],
                new Judgement("2026", [new Mark(MarkValue.NeedsImprovement)], "Het zicht ontbreekt."));
            point.StandAfter((await db.Inspections.SingleAsync()).Id, []);
            point.Agree(null, new ReportSchedule(today.AddDays(30), 6), today);
            Assert.True(point.IsFollowedUp);
            db.AddRange(approach, point);
        });

        await PassAsync(site, Term * 2);
        Assert.Equal("gerda@deventer.example", await EmailAsync(site, gerda));

        // Nothing is agreed any more: nobody is waited for.
        await site.ChangeAsync(async db =>
        {
            var point = await db.ImprovementPoints.SingleAsync();
            point.Agree(null, null, today);
            Assert.False(point.IsFollowedUp);
        });
        await PassAsync(site, 0, days: 1);
        Assert.Null(await EmailAsync(site, gerda));
    }

    [Fact]
    public async Task NamesUnderNominationsAndSubmissions_AreRemoved_AndTheReceiptStaysReadable()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Zwolle);
        var site = planned.Site;
        var open = await site.GivenAnOpenQuestionnaireAsync();
        await site.GivenItIsSubmittedAsync(open);
        await planned.GivenASubmittedPreparationAsync(Zwolle, (_, approach) =>
            approach.Nominate(Guid.NewGuid(), "Stichting Thuisbasis", "zorg", null).Reach("Tim Thuis", "tim@thuis.example"));
        await PublishAsync(planned, Zwolle);
        await PublishAsync(planned, Deventer);

        await PassAsync(site, Term);

        var nominated = await NominatedAsync(site);
        Assert.Equal(("Stichting Thuisbasis", null, null), (nominated.Name, nominated.ContactName, nominated.ContactEmail));
        Assert.Equal("", await site.AskAsync(db => db.Submissions.Select(s => s.SubmittedByName).SingleAsync()));
        var colleague = await site.LoggedInAsync(await site.GivenAColleagueAsync(open));
        var receipt = await colleague.ReadAsync($"/werk/vragenlijsten/{open.Id}/ontvangst/1");
        Assert.Contains(
            "een medewerker, namens Gemeente Deventer",
            receipt.QuerySelector("dl.receipt")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_LoseNameAndAddress_AndSayForWhichOrganisationTheyWere()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        var gerda = (await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example"))[0];
        await planned.Site.ChangeAsync(async db =>
            db.Add(
                new Letter(
                    Guid.NewGuid(),
                    LetterKind.Reminder,
                    await db.Inspections.SingleAsync(),
                    gerda.Id,
                    "Vergeet ons niet",
                    "Het is bijna zover.",
                    null,
                    null,
                    planned.Site.Clock.Now)));
        await PublishAsync(planned, Deventer);

        await PassAsync(planned.Site, Term);

        var post = (await (await planned.Site.LoggedInAsync(planned.Leader)).ReadAsync($"/werk/onderzoeken/{PlannedStudy.Slug}/post"))
            .QuerySelector("main")!
            .TextContent;
        Assert.Contains("een medewerker van Gemeente Deventer", post, StringComparison.Ordinal);
        Assert.DoesNotContain(gerda.Name, post, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTrace_SaysHowManyAndWhen_AndNotWho()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example", "guus@deventer.example");
        await PublishAsync(planned, Deventer);
        var administrator = await planned.Site.GivenAnAccountAsync(Role.Administrator);

        await PassAsync(planned.Site, Term);
        await planned.Site.UseAsync<JobRunner, int>(jobs => jobs.RunDueAsync(default));

        var trace = await planned.Site.AskAsync(db => db.Removals.AsNoTracking().SingleAsync());
        Assert.Equal((2, 0, planned.Site.Clock.Now), (trace.Persons, trace.Names, trace.At));
        var page = (await (await planned.Site.LoggedInAsync(administrator)).ReadAsync("/beheer/bewaartermijn"))
            .QuerySelector("main")!
            .TextContent;
        Assert.Contains("Wat verwijderd is", page, StringComparison.Ordinal);
        Assert.DoesNotContain("gerda", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheAdministrator_SeesTheTerm_AndWhatWillBeRemovedWhen()
    {
        var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        site.Settings["Toetssteen:RetentionMonths"] = "6";
        await using var planned = await PlannedStudy.WithAsync(site, Deventer, Zwolle);
        await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example", "guus@deventer.example");
        await planned.GivenContactPersonsAsync(Zwolle, "zoe@zwolle.example");
        await PublishAsync(planned, Deventer);

        var page = (await (await site.LoggedInAsync(Role.Administrator)).ReadAsync("/beheer/bewaartermijn")).QuerySelector("main")!;

        Assert.Contains("wordt 6 maanden na de publicatie", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 persoon doet mee aan een onderzoek dat loopt.", page.TextContent, StringComparison.Ordinal);
        var row = Assert.Single(page.QuerySelectorAll("tbody tr")).TextContent;
        Assert.Contains("Gemeente Deventer", row, StringComparison.Ordinal);
        Assert.Contains("2 september 2026", row, StringComparison.Ordinal);
        Assert.EndsWith("2", row.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PeopleOfTheInspectorates_AreNoContactPersons_AndStay()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        await PublishAsync(planned, Deventer);
        var administrator = await planned.Site.GivenAnAccountAsync(Role.Administrator);

        await PassAsync(planned.Site, Term * 2);

        Assert.NotNull(await EmailAsync(planned.Site, planned.Leader));
        Assert.NotNull(await EmailAsync(planned.Site, administrator));
    }

    [Fact]
    public async Task WhoWasRemoved_IsNoAccountAnyMore_AndMayBeInvitedAnew()
    {
        await using var planned = await PlannedStudy.WithAsync(provider, Deventer);
        var gerda = (await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example"))[0];
        await PublishAsync(planned, Deventer);
        await PassAsync(planned.Site, Term);

        var administrator = await planned.Site.LoggedInAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync($"/beheer/accounts/{gerda.Id}")).Status);
        Assert.DoesNotContain(
            "een medewerker",
            (await administrator.ReadAsync("/beheer/accounts")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.NotEqual(gerda.Id, (await planned.GivenContactPersonsAsync(Deventer, "gerda@deventer.example"))[0].Id);
    }

    private static Task PublishAsync(PlannedStudy planned, string code) =>
        planned.Site.ChangeAsync(async db =>
        {
            var inspection = await db.Inspections.SingleAsync(i => i.MunicipalityCode == code);
            var factsheet = new Factsheet(Guid.NewGuid(), $"proef-{code}", inspection, StudyKind.First);
            factsheet.Publish(
                Guid.NewGuid(),
                "{}",
                new string('0', 64),
                PartialDate.Of(DutchDay.Of(planned.Site.Clock.Now)),
                planned.Site.Clock.Now);
            db.Add(factsheet);
        });

    private static async Task PassAsync(TestSite site, int months, int days = 0)
    {
        site.Clock.Now = site.Clock.Now.AddMonths(months).AddDays(days);
        await site.UseAsync<JobRunner, bool>(async jobs => { await jobs.BeginDailyAsync(default); return true; });
        await site.DoJobsAsync();
    }

    private static Task<string?> EmailAsync(TestSite site, Account account) =>
        site.AskAsync(db => db.Accounts.Where(a => a.Id == account.Id).Select(a => a.Email).SingleAsync());

    private static Task<NominatedPartner> NominatedAsync(TestSite site) =>
        site.AskAsync(db => db.Set<NominatedPartner>().AsNoTracking().SingleAsync());
}

public sealed class RetentionTestsOnSqlite() : RetentionTests(Provider.Sqlite);

public sealed class RetentionTestsOnPostgres() : RetentionTests(Provider.Postgres);
