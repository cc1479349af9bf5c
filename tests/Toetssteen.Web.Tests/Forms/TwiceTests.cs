using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Tests.Documents;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.FollowUps;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Improvements;
using Toetssteen.Web.Tests.Preparations;
using Toetssteen.Web.Tests.Publications;
using Toetssteen.Web.Tests.Studies;

namespace Toetssteen.Web.Tests.Forms;

/// <summary>Double clicks, and two people at once: one thing is made, and both are told so.</summary>
public abstract class TwiceTests(Provider provider)
{
    private const string Lead = "/werk/onderzoeken/" + PlannedStudy.Slug;

    private static readonly Dictionary<string, Func<Provider, Task<Maker>>> Makers = new()
    {
        ["account"] = async p =>
        {
            var site = await TestSite.GivenAnEmptyDatabaseAsync(p);
            return new(
                site,
                site,
                await site.LoggedInAsync(Role.Administrator),
                "/beheer/accounts/nieuw",
                new()
                {
                    ["Name"] = "Ada",
                    ["Email"] = "ada@example.org",
                    ["Held"] = "Administrator",
                },
                db => db.Accounts.CountAsync());
        },
        ["invitation"] = async p =>
        {
            var site = await TestSite.GivenAnEmptyDatabaseAsync(p);
            var invited = await site.GivenAnAccountAsync(Role.Inspector);
            return new(
                site,
                site,
                await site.LoggedInAsync(Role.Administrator),
                $"/beheer/accounts/{invited.Id}",
                [],
                db => db.AccountLetters.CountAsync(),
                "form[action='?handler=Invite']");
        },
        ["organisation"] = async p =>
        {
            var site = await TestSite.GivenAnEmptyDatabaseAsync(p);
            return new(
                site,
                site,
                await site.LoggedInAsync(Role.Administrator),
                "/beheer/organisaties/nieuw",
                new() { ["Kind"] = "Partner", ["Name"] = "Jeugdzorg Oost" },
                db => db.Organisations.CountAsync());
        },
        ["study"] = async p =>
        {
            var given = await PlannedStudy.WithAsync(p);
            return new(
                given,
                given.Site,
                given.Lead,
                "/werk/onderzoeken/nieuw",
                new()
                {
                    ["Plan.Title"] = "Nieuw",
                    ["FrameworkId"] = "ggsr/2012",
                    ["Plan.ContactPhone"] = "070-123 45 67",
                    ["Plan.ContactEmail"] = "lotte@inspectie.example",
                },
                db => db.Studies.CountAsync());
        },
        ["inspection"] = async p =>
        {
            var given = await PlannedStudy.WithAsync(p);
            return new(
                given,
                given.Site,
                given.Lead,
                Lead + "/gemeenten?zoek=Zwolle",
                new() { ["codes"] = PlannedStudy.Zwolle },
                db => db.Inspections.CountAsync(),
                "form[action$=Confirm]");
        },
        ["contact person"] = async p =>
        {
            var given = await PlannedStudy.WithAsync(p, PlannedStudy.Deventer);
            return new(
                given,
                given.Site,
                given.Lead,
                $"{Lead}/gemeenten/{PlannedStudy.Deventer}/contactpersonen",
                new() { ["Name"] = "Ada", ["Email"] = "ada@deventer.example" },
                db => db.Accounts.CountAsync(),
                "form:has(#Email)");
        },
        ["what follows from accepting"] = async p =>
        {
            var given = await PlannedStudy.WithAsync(p, PlannedStudy.Deventer);
            await given.GivenASubmittedPreparationAsync(PlannedStudy.Deventer);
            return new(
                given,
                given.Site,
                given.Lead,
                $"{Lead}/gemeenten/{PlannedStudy.Deventer}",
                [],
                db => db.Drafts.CountAsync(),
                "form[action='?handler=Accept']");
        },
        ["further partner"] = async p =>
        {
            var given = await PlannedStudy.WithAsync(p, PlannedStudy.Deventer);
            await given.GivenASubmittedPreparationAsync(PlannedStudy.Deventer);
            await given.SendAsync($"/gemeenten/{PlannedStudy.Deventer}", [], "form[action='?handler=Accept']");
            return new(
                given,
                given.Site,
                given.Lead,
                $"{Lead}/gemeenten/{PlannedStudy.Deventer}/partner",
                new()
                {
                    ["Name"] = "Veilig Thuis",
                    ["ContactName"] = "Vera",
                    ["ContactEmail"] = "vera@vt.example",
                    ["Because"] = "Zij kent de gezinnen.",
                },
                db => db.Respondents.CountAsync());
        },
        ["approach"] = async p =>
        {
            var given = await PreparationSite.OpenAsync(p);
            return new(
                given,
                given.Site,
                await given.SomeoneAsync(),
                given.Home + "/aanpakken/toevoegen",
                new() { ["Name"] = "Team Breed" },
                db => db.ApproachStatements.CountAsync());
        },
        ["nominated partner"] = async p =>
        {
            var given = await PreparationSite.OpenAsync(p);
            return new(
                given,
                given.Site,
                await given.SomeoneAsync(),
                await given.GivenAsync("Team Breed") + "/partners",
                new()
                {
                    ["Partner.Name"] = "Dimence",
                    ["Partner.Sector"] = "ggz",
                    ["Partner.ContactName"] = "Cor",
                    ["Partner.ContactEmail"] = "cor@dimence.example",
                },
                db => db.Preparations.SelectMany(x => x.Approaches).SelectMany(a => a.Partners).CountAsync());
        },
        ["question to a colleague"] = async p =>
        {
            var site = await TestSite.GivenAnEmptyDatabaseAsync(p);
            var questionnaire = await site.GivenAnOpenQuestionnaireAsync(QuestionnaireVariant.Limited);
            return new(
                site,
                site,
                await site.LoggedInAsync(questionnaire.Writer),
                $"{questionnaire.FirstPage}/collega",
                new()
                {
                    ["Who"] = "nieuw",
                    ["Name"] = "Nieuwe Collega",
                    ["Email"] = "nieuw@thuisbasis.example",
                    ["Question"] = "Help je?",
                },
                db => db.ColleagueQuestions.CountAsync());
        },
        ["claimed document"] = async p =>
        {
            var evidence = await Evidence.GivenAsync(p);
            return new(
                evidence,
                evidence.Site,
                evidence.Municipality,
                $"{evidence.List}/melden",
                new() { ["About.Title"] = "Convenant" },
                db => db.Documents.CountAsync());
        },
        ["requested document"] = async p =>
        {
            var evidence = await Evidence.GivenAsync(p);
            return new(
                evidence,
                evidence.Site,
                evidence.Inspector,
                $"{evidence.List}/opvragen",
                new() { ["About.Title"] = "Jaarverslag", ["Organisation"] = evidence.PartnerOrganisation.Id.ToString() },
                db => db.Documents.CountAsync());
        },
        ["meeting"] = async p =>
        {
            var given = await DraftSite.GivenADraftBeingJudgedAsync(p);
            return new(
                given,
                given.Site,
                await given.Site.LoggedInAsync(given.Inspector),
                $"{given.Address}/gesprekken/nieuw",
                new()
                {
                    ["About.Kind"] = "Visit",
                    ["About.On"] = "24-2-2026",
                    ["About.Who"] = "wethouder",
                },
                db => db.Meetings.CountAsync());
        },
        ["remark of a second reader"] = async p =>
        {
            var given = await DraftSite.GivenADraftInSecondReadingAsync(p);
            var (reader, finding) = (await given.Site.LoggedInAsync(given.Reader), given.Finding("1.1.1"));
            var says = (await reader.ReadAsync($"{given.Address}/tweede-lezing"))
                .QuerySelector($"input[name*=':{finding}:']")!
                .GetAttribute("name")!;
            return new(
                given,
                given.Site,
                reader,
                $"{given.Address}/tweede-lezing",
                new() { [says] = "terug", [$"opmerking:{finding}"] = "Noem het convenant." },
                db => db.FindingReadings.CountAsync());
        },
        ["fact check"] = async p =>
        {
            var given = await DraftSite.GivenADraftAgreedAsync(p);
            await given.Site.ChangeAsync(async db =>
                (await db.Accounts.SingleAsync(a => a.Id == given.Respondent.Id)).IsContactPerson = true);
            return new(
                given,
                given.Site,
                await given.Site.LoggedInAsync(given.Leader),
                $"{given.Address}/feitencheck",
                new() { ["Until"] = FollowedSite.Typed(given.Today.AddDays(30)), ["Confirmed"] = "true" },
                db => db.FactChecks.CountAsync(),
                "form[action$=Send]");
        },
        ["objection"] = async p =>
        {
            var given = await DraftSite.GivenADraftWithTheMunicipalityAsync(p);
            return new(
                given,
                given.Site,
                await given.Site.LoggedInAsync(given.Respondent),
                $"/werk/feitencheck/{await given.FactCheckAsync()}/bezwaar?bij=approaches/0/findings/0",
                new()
                {
                    ["Sentence"] = "0",
                    ["Kind"] = "Remark",
                    ["Reason"] = "Het is anders.",
                },
                db => db.FactChecks.SelectMany(c => c.Objections).CountAsync());
        },
        ["follow-up study"] = async p =>
        {
            var given = await PublicationSteps.GivenAPublishedFactsheetAsync(p);
            return new(
                given,
                given.Site,
                await given.Site.LoggedInAsync(given.Leader),
                FollowUpSite.First,
                new()
                {
                    ["Plan.Title"] = "Vervolg",
                    ["Plan.Period"] = "2027",
                    ["Plan.ContactPhone"] = "070-123 45 67",
                },
                db => db.Studies.CountAsync(),
                "main form.form--wide");
        },
        ["correction"] = async p =>
        {
            var given = await PublicationSteps.GivenAPublishedFactsheetAsync(p);
            return new(
                given,
                given.Site,
                await given.Site.LoggedInAsync(given.Leader),
                $"{given.Address}/corrigeren",
                new() { ["Reason"] = "Een getal was verkeerd." },
                db => db.Drafts.SumAsync(d => d.EditionNumber));
        },
        ["action"] = async p =>
        {
            var given = await FollowedSite.GivenAPublishedFactsheetAsync(p);
            return new(
                given,
                given.Site,
                await given.Site.LoggedInAsync(given.Respondent),
                given.PointAddress,
                new() { ["Planned.What"] = "Een lijst maken" },
                db => db.ImprovementPoints.SelectMany(x => x.Actions).CountAsync(),
                "#actie");
        },
        ["progress report"] = async p =>
        {
            var given = await FollowedSite.GivenAPublishedFactsheetAsync(p);
            return new(
                given,
                given.Site,
                await given.Site.LoggedInAsync(given.Leader),
                given.ReportsAddress,
                [],
                db => db.ProgressReports.CountAsync(),
                "#gesprek");
        },
    };

    /// <summary>Everything that can be made with a form.</summary>
    public static TheoryData<string> Made => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Made))]
    public async Task Post_WhenTheSameFormIsSentTwiceAtOnce_MakesOneThing_AndBothAreToldSo(string thing)
    {
        var maker = await Makers[thing](provider);
        await using var _ = maker.Given;
        var page = await maker.By.ReadAsync(maker.Address);
        var before = await maker.Site.AskAsync(maker.Count);

        var both = await Task.WhenAll(maker.SendAsync(page), maker.SendAsync(page));
        var third = await maker.SendAsync(page);

        Assert.Equal(before + 1, await maker.Site.AskAsync(maker.Count));
        Assert.All(both.Append(third), answer =>
            Assert.True(answer.Status == HttpStatusCode.Redirect, $"{thing}: {(int)answer.Status} {answer.Text}"));
        Assert.Single(both.Append(third).Select(a => a.Location).Distinct());
    }

    [Fact]
    public async Task Post_WhenSomethingElseIsTypedInTheSameForm_MakesAnother()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var (address, page) = ($"{evidence.List}/melden", await evidence.Municipality.ReadAsync($"{evidence.List}/melden"));
        await evidence.Municipality.SendAsync(page, address, new() { ["About.Title"] = "Convenant" });
        await evidence.Municipality.SendAsync(page, address, new() { ["About.Title"] = "Jaarverslag" });
        Assert.Equal(["Convenant", "Jaarverslag"], (await evidence.DocumentsAsync()).Select(d => d.Title));
    }

    [Fact]
    public async Task Post_WhenTheFormIsOpenedAnew_MakesAnother()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        foreach (var _ in new[] { 1, 2 })
            await inspector.SendAsync(
                $"{given.Address}/gesprekken/nieuw",
                new()
                {
                    ["About.Kind"] = "Visit",
                    ["About.On"] = "24-2-2026",
                    ["About.Who"] = "wethouder",
                });
        Assert.Equal(2, await given.Site.AskAsync(db => db.Meetings.CountAsync()));
    }

    [Theory]
    [InlineData("/beheer/accounts/nieuw", "Email")]
    [InlineData("/beheer/organisaties/nieuw", "Name")]
    public async Task Post_WhenTwoAddTheSameAtOnce_IsMadeOnce_AndTheOtherIsToldThatItIsThere(string address, string field)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var people = new[] { await site.LoggedInAsync(Role.Administrator), await site.LoggedInAsync(Role.Administrator) };
        var fields = new Dictionary<string, string?>
        {
            ["Name"] = "Veilig Thuis",
            ["Email"] = "vt@example.org",
            ["Held"] = "Administrator",
            ["Kind"] = "Partner",
        };
        var pages = new List<IHtmlDocument>();
        foreach (var person in people)
            pages.Add(await person.ReadAsync(address));

        var answers = await Task.WhenAll(people.Zip(pages, (person, page) => person.SendAsync(page, address, fields)));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(a => a.Status).Order());
        Assert.Equal(field, Assert.Single(answers.Single(a => a.Status == HttpStatusCode.BadRequest).Errors).Field);
        Assert.Equal(
            1,
            await site.AskAsync(async db =>
                await db.Accounts.CountAsync(a => a.Name == "Veilig Thuis")
                + await db.Organisations.CountAsync(o => o.Name == "Veilig Thuis")));
    }

    [Fact]
    public async Task Post_WhenTwoInviteTheSamePartnerAtOnce_IsInvitedOnce()
    {
        await using var given = await PlannedStudy.WithAsync(provider, PlannedStudy.Deventer);
        await given.GivenASubmittedPreparationAsync(PlannedStudy.Deventer);
        await given.SendAsync($"/gemeenten/{PlannedStudy.Deventer}", [], "form[action='?handler=Accept']");
        var address = $"{Lead}/gemeenten/{PlannedStudy.Deventer}/partner";
        var others = new[] { given.Lead, await given.Site.LoggedInAsync(Role.StudyLead, given.Inspectorate) };
        var pages = new List<IHtmlDocument>();
        foreach (var person in others)
            pages.Add(await person.ReadAsync(address));

        var answers = await Task.WhenAll(others.Zip(pages, (person, page) => person.SendAsync(
                    page,
                    address,
                    new()
                    {
                        ["Name"] = "Veilig Thuis",
                        ["ContactName"] = "Vera",
                        ["ContactEmail"] = "vera@vt.example",
                        ["Because"] = "Zij kent de gezinnen.",
                    })));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Single(answers, a =>
            a.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest
            && a.Page.QuerySelector("#Because")!.TextContent == "Zij kent de gezinnen.");
        Assert.Equal(1, await given.Site.AskAsync(db => db.Organisations.CountAsync(o => o.Name == "Veilig Thuis")));
    }

    [Fact]
    public async Task Post_WhenTheSameFilesAreSentTwiceAtOnce_AddsEachOnce()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var page = await evidence.Municipality.ReadAsync(evidence.Add);
        async Task<HttpStatusCode> SendAsync()
        {
            var form = new MultipartFormDataContent();
            foreach (var name in new[] { "__RequestVerificationToken", "formulier" })
                form.Add(new StringContent(page.QuerySelector($"form.upload input[name={name}]")!.GetAttribute("value")!), name);
            form.Add(new ByteArrayContent(SampleFiles.Pdf("Een convenant.")), "Bestanden", "Convenant.pdf");
            form.Add(new ByteArrayContent(SampleFiles.Pdf("Een jaarverslag.")), "Bestanden", "Jaarverslag.pdf");
            using var response = await evidence.Municipality.Client.PostAsync(evidence.Add, form);
            return response.StatusCode;
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], await Task.WhenAll(SendAsync(), SendAsync()));

        Assert.Equal(["Convenant", "Jaarverslag"], (await evidence.DocumentsAsync()).Select(d => d.Title));
    }

    [Fact]
    public async Task Post_WhenTheFileOfAClaimedDocumentIsSentTwiceAtOnce_IsKept_AndBothAreToldSo()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.Municipality.SendAsync($"{evidence.List}/melden", new() { ["About.Title"] = "Convenant" });
        var address = $"{evidence.Add}?document={Assert.Single(await evidence.DocumentsAsync()).Id}";
        var file = ("Convenant.pdf", SampleFiles.Pdf("Een convenant."));

        var both = await Task.WhenAll(
            Evidence.UploadAsync(evidence.Municipality, address, file),
            Evidence.UploadAsync(evidence.Municipality, address, file));

        Assert.All(both, answer => Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text));
        Assert.Equal("Convenant.pdf", Assert.Single(await evidence.DocumentsAsync()).File!.Name);
    }

    [Fact]
    public async Task Forms_AreForgottenAfterADay()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var person = await site.LoggedInAsync(Role.Administrator);
        await person.SendAsync("/beheer/organisaties/nieuw", new() { ["Kind"] = "Partner", ["Name"] = "De eerste" });
        Assert.Equal(1, await site.AskAsync(db => db.PostedForms.CountAsync()));
        site.Clock.Now += PostedForm.Kept + TimeSpan.FromMinutes(1);
        await site.UseAsync<JobRunner, bool>(async jobs => { await jobs.BeginDailyAsync(default); return true; });
        await site.DoJobsAsync();
        Assert.Equal(0, await site.AskAsync(db => db.PostedForms.CountAsync()));
    }

    /// <summary>A form that makes one thing.</summary>
    private sealed record Maker(
        IAsyncDisposable Given,
        TestSite Site,
        Person By,
        string Address,
        Dictionary<string, string?> Fields,
        Func<AppDb, Task<int>> Count,
        string Form = "main form[method=post]")
    {
        public Task<Answered> SendAsync(IHtmlDocument page) => By.SendAsync(page, Address, Fields, Form);
    }
}

public sealed class TwiceTestsOnSqlite() : TwiceTests(Provider.Sqlite);

public sealed class TwiceTestsOnPostgres() : TwiceTests(Provider.Postgres);
