using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>The whole study on one page: where each municipality stands, who is late, what is missing; the same as a table.</summary>
public abstract class ProgressTests(Provider provider)
{
    private const int Handful = 12;

    [Fact]
    public async Task Get_WhenThereAreNoMunicipalities_SaysWhatToDo()
    {
        await using var given = await WithAsync(provider);
        Assert.NotNull((await given.ReadAsync()).QuerySelector($"main .nl-button[href='{Address}/gemeenten']"));
    }

    [Fact]
    public async Task Get_WhenNobodyWasInvited_SaysThatFirst_AndNobodyIsLate()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        given.Site.Clock.Now = new(2027, 1, 1, 9, 0, 0, TimeSpan.Zero);
        var page = await (await given.Site.LoggedInAsync(given.Leader)).ReadAsync(Address);
        Assert.NotNull(page.QuerySelector($"main .actions .nl-button[href='{Address}/uitnodigen']"));
        Assert.Contains("Niemand is te laat", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 wachten op u", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ShowsPerMunicipality_TheStepWhereItStandsAndWhoIsWaitedFor()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle, "GM0141");
        await given.GivenASubmittedPreparationAsync(Zwolle);
        await given.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Preparation).SingleAsync(i => i.MunicipalityCode == Deventer)).Prepare());

        var page = await given.ReadAsync("?volgorde=naam");

        Assert.Equal(["Almelo", "Deventer", "Zwolle"], page.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Contains("stap 1 van 10", Row(page, "Almelo"), StringComparison.Ordinal);
        Assert.Contains("u: kies een contactpersoon", Row(page, "Almelo"), StringComparison.Ordinal);
        Assert.Contains("stap 2 van 10", Row(page, "Deventer"), StringComparison.Ordinal);
        Assert.Contains("de gemeente", Row(page, "Deventer"), StringComparison.Ordinal);
        Assert.Contains("u: beslis over de voorbereiding", Row(page, "Zwolle"), StringComparison.Ordinal);
        Assert.DoesNotContain("niets", string.Concat(page.QuerySelectorAll("tbody").Select(t => t.TextContent)), StringComparison.Ordinal);
        Assert.Equal(
            "u",
            page.QuerySelectorAll("tbody tr")
                .Single(r => r.TextContent.Contains("Zwolle", StringComparison.Ordinal))
                .QuerySelector("td b")!
                .TextContent);
        Assert.All(page.QuerySelectorAll(".pipe"), strip => Assert.Equal("true", strip.GetAttribute("aria-hidden")));
        Assert.Equal(10, page.QuerySelectorAll(".steps li").Length);
        Assert.Equal(
            ["Uitnodigen 1", "Voorbereiden 2"],
            page.QuerySelectorAll(".steps a")
                .Where(t => t.QuerySelector("b")!.TextContent != "0")
                .Select(t =>
                    t.TextContent.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is var words
                        ? $"{words[1]} {words[0]}"
                        : ""));
    }

    [Fact]
    public async Task Get_WhenTheLastDayIsPast_SaysByHowManyDays_LongestFirst_AndFilters()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle, "GM0141");
        await given.GivenASubmittedPreparationAsync(Zwolle);
        var deventer = await given.InspectionAsync(Deventer);
        await given.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Preparation).SingleAsync(i => i.Id == deventer.Id)).Prepare());
        given.Site.Clock.Now = new(2026, 4, 3, 9, 0, 0, TimeSpan.Zero);
        var lead = await given.Site.LoggedInAsync(given.Leader);

        var page = await lead.ReadAsync(Address);
        Assert.Contains("2 gemeenten zijn te laat", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Deventer", "Zwolle", "Almelo"], page.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Contains("2 dagen te laat", Row(page, "Deventer"), StringComparison.Ordinal);
        Assert.DoesNotContain("te laat", Row(page, "Almelo"), StringComparison.Ordinal);
        var late = await lead.ReadAsync($"{Address}?laat=ja");
        Assert.Equal(["Deventer", "Zwolle"], late.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Contains("2 van de 3 gemeenten", late.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Zwolle", "Almelo"],
            (await lead.ReadAsync($"{Address}?wacht=u")).QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Equal(
            ["Deventer"],
            (await lead.ReadAsync($"{Address}?wacht=ander")).QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Equal(
            ["Zwolle"],
            (await lead.ReadAsync($"{Address}?zoek=zwol")).QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Contains(
            "Geen gemeente past bij deze keuze",
            (await lead.ReadAsync($"{Address}?stap=hertoets")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTable_SaysTheWordsOfThePage()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        await given.GivenASubmittedPreparationAsync(Zwolle);
        given.Site.Clock.Now = new(2026, 4, 3, 9, 0, 0, TimeSpan.Zero);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var page = await lead.ReadAsync($"{Address}?volgorde=naam");
        var lines = (await lead.Client.GetStringAsync($"{Address}/voortgang.csv"))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .ToList();
        // On a phone each cell repeats its header.
        foreach (var label in page.QuerySelectorAll("tbody .stack__label").ToList())
            label.Remove();
        foreach (var (row, line) in page.QuerySelectorAll("tbody tr").Zip(lines))
            Assert.All(row.QuerySelectorAll("th, td"), cell => Assert.Contains(cell.TextContent.Trim(), line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheTable_HoldsNoFormulas()
    {
        await using var given = await WithAsync(provider, Deventer);
        var inspector = await given.Site.GivenAnAccountAsync(Domain.People.Role.Inspector, given.Inspectorate);
        await given.Site.ChangeAsync(async db =>
        {
            (await db.Accounts.SingleAsync(a => a.Id == inspector.Id)).Name = "=HYPERLINK(\"https://example.org\",\"klik\")";
            (await db.Inspections.Include(i => i.Assignments).SingleAsync()).Assign(inspector.Id, Duty.Inspector);
        });

        using var response = await given.Lead.Client.GetAsync($"{Address}/voortgang.csv");

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(
            "Code,Gemeente,Stap,Naam van de stap,Waar het staat,Laatste dag,Te laat,Wacht op,",
            lines[0],
            StringComparison.Ordinal);
        Assert.StartsWith(
            "GM0150,Deventer,stap 1 van 10,Uitnodigen,Niet uitgenodigd,,,u: kies een contactpersoon,",
            lines[1],
            StringComparison.Ordinal);
        Assert.Contains(",\"=HYPERLINK(\"\"https://example.org\"\",\"\"klik\"\")\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);

        var rows = await Sheets.ReadAsync(given.Lead.Client, $"{Address}/voortgang.xlsx");
        Assert.Contains(new SheetCell("text", "=HYPERLINK(\"https://example.org\",\"klik\")"), rows[1]);
        // Nobody was asked yet; once somebody was, it is a number.
        Assert.Contains(new SheetCell("text", "niet gevraagd"), rows[1]);
        await GivenFourRespondentsEachAsync(given);
        rows = await Sheets.ReadAsync(given.Lead.Client, $"{Address}/voortgang.xlsx");
        Assert.Contains(new SheetCell("number", "4"), rows[1]);
        Assert.Contains(new SheetCell("number", "1"), rows[1]);
    }

    [Fact]
    public async Task ANationalStudy_IsReadInAHandfulOfQuestions()
    {
        var questions = new Questions();
        await using var given = await WithAsync(
            await TestSite.GivenAnEmptyDatabaseAsync(provider, questions.AddTo),
            [.. MunicipalityRegister.All.Where(m => !m.IsAbolished).Take(342).Select(m => m.Code)]);
        await GivenFourRespondentsEachAsync(given);
        await given.ReadAsync();

        foreach (
            var below in new[]
            {
                "",
                "?laat=ja&volgorde=stap",
                "/voortgang.csv",
                "/herinneren?wie=antwoorden",
                "/toewijzen",
                "/toewijzen/samen",
                "/uitnodigen",
            })
        {
            var before = questions.Count;
            Assert.Equal(HttpStatusCode.OK, (await given.Lead.OpenAsync(Address + below)).Status);
            Assert.True(questions.Count - before <= Handful, $"{below} asks {questions.Count - before} questions");
        }
        var counted = questions.Count;
        await given.Lead.ReadAsync("/werk");
        Assert.True(questions.Count - counted <= 2 * Handful, $"my work asks {questions.Count - counted} questions");
        var page = await given.ReadAsync();
        Assert.Equal(342, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Dit onderzoek gaat over 342 gemeenten.", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Antwoorden: 1 van 4", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    private static string Row(AngleSharp.Dom.IParentNode page, string municipality) =>
        page.QuerySelectorAll("tbody tr")
            .Single(r => r.QuerySelector("th")!.TextContent.Contains(municipality, StringComparison.Ordinal))
            .TextContent;

    private static async Task GivenFourRespondentsEachAsync(PlannedStudy given) =>
        await given.Site.ChangeAsync(async db =>
        {
            var now = given.Site.Clock.Now;
            var partners = new[] { "Dimence", "MEE", "Politie" }
                .Select(n => new Organisation(Guid.NewGuid(), OrganisationKind.Partner, n))
                .ToList();
            db.Organisations.AddRange(partners);
            foreach (var inspection in await db.Inspections.Include(i => i.Preparation).Include(i => i.Assessments).ToListAsync())
            {
                var municipality = new Organisation(
                    Guid.NewGuid(),
                    OrganisationKind.Municipality,
                    $"Gemeente {inspection.MunicipalityCode}",
                    municipalityCode: inspection.MunicipalityCode);
                var contact = new Account(Guid.NewGuid(), "Contact", $"{inspection.MunicipalityCode}@example.org", municipality.Id, now)
                {
                    IsContactPerson = true,
                };
                (contact.NormalizedEmail, contact.NormalizedUserName) = (
                    contact.Email!.ToUpperInvariant(),
                    contact.Email!.ToUpperInvariant());
                contact.Hold([Domain.People.Role.MunicipalityRespondent], OrganisationKind.Municipality);
                db.AddRange(municipality, contact);
                var preparation = inspection.Prepare();
                var statement = preparation.Name(Guid.NewGuid(), "Team");
                statement.Describe(new ApproachFacts { What = "Een team." });
                statement.Propose(true, "Beste keus.");
                preparation.Submit(contact.Id, now);
                preparation.Accept(given.Leader.Id, now);
                var approach = new Approach(Guid.NewGuid(), inspection.MunicipalityCode, "Team");
                db.Approaches.Add(approach);
                var assessment = inspection.Assess(Guid.NewGuid(), approach, "Beste keus.");
                foreach (var (organisation, n) in partners.Prepend(municipality).Select((o, n) => (o, n)))
                {
                    var questionnaire = new Questionnaire(
                        Guid.NewGuid(),
                        assessment.Invite(Guid.NewGuid(), organisation, n == 0 ? null : Nomination.ByMunicipality).Id,
                        n == 0 ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited,
                        now);
                    db.Questionnaires.Add(questionnaire);
                    if (n == 1)
                        questionnaire.Submit(Guid.NewGuid(), new Dictionary<string, string>(), "Iemand", true, contact.Id, now);
                }
                db.Letters.Add(
                    new Letter(
                        Guid.NewGuid(),
                        LetterKind.InvitationToMunicipality,
                        inspection,
                        contact.Id,
                        "Uitnodiging",
                        "Doe mee.",
                        null,
                        given.Leader.Id,
                        now));
            }
        });
}

public sealed class ProgressTestsOnSqlite() : ProgressTests(Provider.Sqlite);

public sealed class ProgressTestsOnPostgres() : ProgressTests(Provider.Postgres);
