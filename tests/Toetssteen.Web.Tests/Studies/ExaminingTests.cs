using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>A study examines a part of its framework: from the plan to what visitors read.</summary>
public abstract class ExaminingTests(Provider provider)
{
    private const string Swimming = "/werk/onderzoeken/zwemmen";
    private const string Page = $"{Swimming}/onderdeel";
    private const string Form = "main form.form";

    private static readonly string[] Yaml = ["tests", "frameworks", "zwemwater", "1.yaml"];

    [Fact]
    public async Task Get_OffersTheWhole_ThePartsThatTheFrameworkNames_AndASelection()
    {
        await using var given = await GivenAsync();
        var page = await given.Lead.ReadAsync(Page);
        Assert.Equal(
            ["geheel", "deel-kern", "deel-toezicht", "selectie"],
            page.QuerySelectorAll("input[name=What]").Select(r => r.GetAttribute("value")));
        Assert.Equal(["geheel"], page.QuerySelectorAll("input[name=What][checked]").Select(r => r.GetAttribute("value")));
        Assert.Equal(
            ["W1", "W2", "W3", "T1", "T2", "N1"],
            page.QuerySelectorAll("input[name=Indicators]").Select(r => r.GetAttribute("value")));
        Assert.NotNull((await given.Lead.ReadAsync($"{Swimming}/bewerken")).QuerySelector($"main a[href='{Page}']"));
    }

    [Fact]
    public async Task Post_WhenNothingIsChosen_SaysSoAtTheField()
    {
        await using var given = await GivenAsync();
        var none = await given.Lead.SendAsync(Page, new() { ["What"] = "selectie", ["Indicators"] = null }, Form);
        Assert.Equal((HttpStatusCode.BadRequest, "Indicators"), (none.Status, Assert.Single(none.Errors).Field));
        Assert.NotNull(none.Page.GetElementById("Indicators"));
        Assert.Equal("What", Assert.Single((await given.Lead.SendAsync(Page, new() { ["What"] = "deel-niets" }, Form)).Errors).Field);
        Assert.Null((await StudyAsync(given)).Part);
    }

    [Fact]
    public async Task Post_ASelection_IsKeptInTheOrderOfTheFramework_AndShownAgain()
    {
        await using var given = await GivenAsync();
        var answer = await given.Lead.SendAsync(Page, new() { ["What"] = "selectie", ["Indicators"] = "N1\0W1" }, Form);

        Assert.Equal((HttpStatusCode.Redirect, $"{Swimming}/bewerken"), (answer.Status, answer.Location));
        Assert.Equal(new ExaminedPart(null, ["W1", "N1"]), (await StudyAsync(given)).Part);
        var again = await given.Lead.ReadAsync(Page);
        Assert.Equal(["selectie", "W1", "N1"], again.QuerySelectorAll("form.form input[checked]").Select(r => r.GetAttribute("value")));
        Assert.Contains(
            "Een eigen selectie: 2 van 6",
            (await given.Lead.ReadAsync($"{Swimming}/bewerken")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OnceAMunicipalityIsInvited_ChangesNothing()
    {
        await using var given = await GivenAsync(Deventer);
        var open = await given.Lead.ReadAsync(Page);
        await given.Site.ChangeAsync(async db => (await db.Inspections.SingleAsync()).Prepare());

        var late = await given.Lead.SendAsync(open, Page, new() { ["What"] = "deel-kern" }, Form);

        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("(D271)", late.Text, StringComparison.Ordinal);
        Assert.Null((await StudyAsync(given)).Part);
        Assert.Null((await given.Lead.ReadAsync(Page)).QuerySelector(Form));
    }

    [Fact]
    public async Task TheFirstInvitation_IsAChangeOfTheStudy_SoThatWhoChoosesAPartAtThatMomentIsTold()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example");
        await given.GivenContactPersonsAsync(Zwolle, "zoe@zwolle.example");
        var versions = new List<Guid> { await VersionAsync() };
        foreach (var code in new[] { Deventer, Zwolle })
        {
            var page = (await given.SendAsync("/uitnodigen", new() { ["Codes"] = code }, "form[action='?handler=Preview']")).Page;
            Assert.Equal(
                HttpStatusCode.Redirect,
                (await given.Lead.SendAsync(page, $"{Address}/uitnodigen", form: "form[action='?handler=Send']")).Status);
            versions.Add(await VersionAsync());
        }
        Assert.NotEqual(versions[0], versions[1]);
        Assert.Equal(versions[1], versions[2]);

        Task<Guid> VersionAsync() => given.Site.AskAsync(db => db.Studies.Select(s => s.Version).SingleAsync());
    }

    [Fact]
    public async Task APart_IsAllThatIsAsked_Judged_Frozen_AndSaid()
    {
        await using var given = await GivenAsync(Deventer);
        await given.Lead.SendAsync(Page, new() { ["What"] = "deel-kern" }, Form);
        await given.GivenASubmittedPreparationAsync(Deventer);
        var accepted = await given.Lead.SendAsync($"{Swimming}/gemeenten/{Deventer}", [], "form[action='?handler=Accept']");
        Assert.Equal(HttpStatusCode.Redirect, accepted.Status);

        // Told.
        var municipality = await given.Site.LoggedInAsync(
            await given.Site.AskAsync(db => db.Accounts.FirstAsync(a => a.Email == $"twee.{Deventer}@gemeente.example")));
        Assert.Equal(
            ["criterium WD Diepte", "indicator T2 Zicht op diepe delen", "thema N Nazorg"],
            LeftOut(await municipality.ReadAsync($"/werk/gemeenten/{(await given.InspectionAsync(Deventer)).Id}/voorbereiding")));

        // Asked.
        var (questionnaire, inspection) = await given.Site.AskAsync(async db =>
            (await db.Questionnaires.SingleAsync(), await db.Inspections.SingleAsync()));
        var respondent = await given.Site.LoggedInAsync(
            await given.Site.AskAsync(db => db.Accounts.FirstAsync(a => a.Email == $"een.{Deventer}@gemeente.example")));
        var tasks = await respondent.ReadAsync($"/werk/vragenlijsten/{questionnaire.Id}");
        string[] pages =
        [
            .. tasks
                .QuerySelectorAll("main a")
                .Select(a => a.GetAttribute("href")!)
                .Where(a => a.StartsWith($"/werk/vragenlijsten/{questionnaire.Id}/", StringComparison.Ordinal))
                .Select(a => a.Split('/')[^1])
                .Where(a => a is ['W' or 'T' or 'N', _]),
        ];
        Assert.Equal(["TL", "WK"], pages.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await respondent.OpenAsync($"/werk/vragenlijsten/{questionnaire.Id}/NH")).Status);
        Assert.DoesNotContain(
            "signs_are_read",
            (await respondent.ReadAsync($"/werk/vragenlijsten/{questionnaire.Id}/TL")).Body!.InnerHtml,
            StringComparison.Ordinal);

        // Judged: every finding of the part, and nothing else, makes the draft complete.
        var inspector = await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        await given.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Assignments).SingleAsync()).Assign(inspector.Id, Duty.Inspector));
        var findings = await given.Site.AskAsync(db => db.DraftFindings.ToListAsync());
        Assert.Equal(["T1", "W1+W2"], findings.Select(f => string.Join('+', f.IndicatorCodes)).Order(StringComparer.Ordinal));
        var person = await given.Site.LoggedInAsync(inspector);
        var assessment = findings[0].AssessmentId;
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await person.OpenAsync($"/werk/concepten/{inspection.Id}/beoordelen/{assessment}/N1")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await person.OpenAsync($"/werk/concepten/{inspection.Id}/conclusies/{assessment}/N")).Status);
        var overview = await person.ReadAsync($"/werk/concepten/{inspection.Id}");
        Assert.Equal(["criterium WD Diepte", "indicator T2 Zicht op diepe delen", "thema N Nazorg"], LeftOut(overview));
        Assert.Single(overview.QuerySelector("main")!.TextContent.Split("Nazorg").Skip(1));

        // Frozen and said.
        var preview = await person.OpenAsync($"/werk/concepten/{inspection.Id}/voorbeeld");
        Assert.Contains("Onderzocht is een deel van het toetsingskader: Kernset. Niet onderzocht: criterium WD Diepte; "
            + "indicator T2 Zicht op diepe delen; thema N Nazorg. Dat telt nergens mee.", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraftOfAPart_IsCompleteWithoutTheRest_AndTheMunicipalityChecksWhatItSaysOfThat()
    {
        await using var given = await DraftSite.GivenADraftOfAPartAsync(provider, ["W1", "W2", "T1"], Yaml);
        Assert.Equal(["W", "T"], (await given.ContentAsync()).Gaps().Select(g => g.Overall?.Code).Distinct());
        await given.WriteAsync(
            given.Inspector,
            new[] { "W", "T" }
                .SelectMany(code =>
                    new[]
                    {
                        (DraftNames.OverallMark(given.Assessment, code), "Holds:good"),
                        (DraftNames.OverallReason(given.Assessment, code), $"Waarom {code}."),
                    })
                .ToDictionary());
        Assert.Empty((await given.ContentAsync()).Gaps());

        await given.AskSecondReadingAsync();
        await given.AgreeAsync();
        await given.SendForFactCheckAsync();

        var frozen = FactsheetContentJson.Read((await given.ContentAsync()).Draft.CurrentFactCheck!.Content);
        Assert.Equal(new NotExamined(null, ["W3", "T2", "N1"]), frozen.NotExamined);
        Assert.Equal(["W", "T"], frozen.Approaches.Single().Conclusions.Select(c => c.ThemeCode));
        var check = await (await given.Site.LoggedInAsync(given.Respondent)).OpenAsync($"/werk/feitencheck/{await given.FactCheckAsync()}");
        Assert.Contains(
            "Niet onderzocht: criterium WD Diepte; indicator T2 Zicht op diepe delen; thema N Nazorg.",
            check.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task VisitorsRead_WhatWasNotExamined_InNoCount()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.RegisterFrameworkAsync(Repository.PathTo(Yaml));
        var framework = await site.UseAsync<FrameworkCatalogue, Framework>(all => Task.FromResult(all.Get("zwemwater/1")));
        var part = framework.Only(["W1", "W2", "T1"]);
        foreach (var (code, name) in new[] { ("GM0150", "Deventer"), ("GM0193", "Zwolle") })
            await site.ImportAsync(
                ReadingFixtures.Study(
                    $"{code}.txt",
                    code,
                    name,
                    [
                        .. part.Rows()
                            .Select(
                                (row, n) =>
                                    new ReadFinding(
                                        row.Theme.Code,
                                        row.Criterion.Code,
                                        [.. row.Indicators.Select(i => i.Code)],
                                        [ReadMark.Of(framework.Scale.Values[0])],
                                        "Er is onderzoek gedaan.",
                                        [],
                                        new Place(Line: n + 1))),
                    ]
                ) with
                {
                    Framework = framework.Id,
                });
        await site.ChangeAsync(async db =>
            (await db.Studies.SingleAsync()).Examine(framework, new ExaminedPart(null, ["W1", "W2", "T1"]), isAnyoneInvited: false));

        var matrix = await site.GetAsync("/vergelijken");
        Assert.Equal(6, matrix.QuerySelectorAll("table.matrix td.o").Length);
        Assert.All(matrix.QuerySelectorAll("table.matrix td.o .vh"), cell => Assert.Equal("niet onderzocht", cell.TextContent));
        Assert.Contains(
            "niet onderzocht: dit onderzoek ging over een deel",
            matrix.QuerySelector(".key")!.TextContent,
            StringComparison.Ordinal);
        var left = await site.GetAsync("/toetsingskaders/zwemwater/1/indicatoren/N1");
        Assert.Contains("Bij 2 aanpakken is dit niet onderzocht", left.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(left.GetElementById("hoe-vaak"));
        Assert.DoesNotContain(
            "niet onderzocht",
            (await site.GetAsync("/toetsingskaders/zwemwater/1/indicatoren/T1")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        var beside = await site.GetAsync(matrix.QuerySelector("main a[href*='/vergelijken/aanpakken']")!.GetAttribute("href")!);
        Assert.Equal(6, beside.QuerySelectorAll("td .empty").Count(e => e.TextContent == "niet onderzocht"));
    }

    private async Task<PlannedStudy> GivenAsync(params string[] codes)
    {
        var given = await WithAsync(provider);
        await given.Site.RegisterFrameworkAsync(Repository.PathTo(Yaml));
        await given.Site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "zwemmen", "Veilig zwemmen", "zwemwater/1", StudyKind.First, "2026");
            study.Plan(
                study.Title,
                "2026",
                new StudyCalendar(new(2026, 4, 1), new(2026, 5, 1), new(2026, 6, 1), new(2026, 7, 1)),
                new StudyLetters("Doe mee.", "Denk mee.", "Vergeet ons niet."),
                given.Site.Clock.Now);
            study.Join(given.Inspectorate.Id, leads: true);
            db.Add(study);
            db.Inspections.AddRange(codes.Select(c => new Inspection(Guid.NewGuid(), study, c)));
            return Task.CompletedTask;
        });
        return given;
    }

    // Where it is told what is not examined: the list behind the sentence about it.
    private static IEnumerable<string> LeftOut(IHtmlDocument page) =>
        page.QuerySelectorAll("main p")
            .Single(p => p.TextContent.EndsWith("Niet onderzocht wordt:", StringComparison.Ordinal))
            .NextElementSibling!.QuerySelectorAll("li")
            .Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static Task<Study> StudyAsync(PlannedStudy given) =>
        given.Site.AskAsync(db => db.Studies.AsNoTracking().SingleAsync(s => s.Slug == "zwemmen"));
}

public sealed class ExaminingTestsOnSqlite() : ExaminingTests(Provider.Sqlite);

public sealed class ExaminingTestsOnPostgres() : ExaminingTests(Provider.Postgres);
