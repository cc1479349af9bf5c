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
    private const int Handful = 10;

    [Fact]
    public async Task Get_WhenThereAreNoMunicipalities_SaysWhatToDo()
    {
        await using var given = await WithAsync(provider);
        Assert.NotNull((await given.ReadAsync()).QuerySelector($"main .nl-button[href='{Address}/gemeenten']"));
    }

    [Fact]
    public async Task Get_ShowsPerMunicipality_WhereItStandsAndWhatIsMissing()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle, "GM0141");
        await given.GivenASubmittedPreparationAsync(Zwolle);
        await given.Site.ChangeAsync(async db => (await db.Inspections.Include(i => i.Preparation).SingleAsync(i => i.MunicipalityCode == Deventer)).Prepare());

        var page = await given.ReadAsync();

        Assert.Equal(["Almelo", "Deventer", "Zwolle"], page.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Contains("niet uitgenodigd", Row(page, "Almelo"), StringComparison.Ordinal);
        Assert.Contains("een contactpersoon", Row(page, "Almelo"), StringComparison.Ordinal);
        Assert.Contains("bereidt voor", Row(page, "Deventer"), StringComparison.Ordinal);
        Assert.Contains("uw besluit over de voorbereiding", Row(page, "Zwolle"), StringComparison.Ordinal);
        Assert.Contains("Dit onderzoek gaat over 3 gemeenten.", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Niemand is te laat.", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhenTheLastDayIsPast_SaysWhoIsLate_AndFilters()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        await given.GivenASubmittedPreparationAsync(Zwolle);
        given.Site.Clock.Now = new(2026, 4, 2, 9, 0, 0, TimeSpan.Zero);
        var lead = await given.Site.LoggedInAsync(given.Leader);

        Assert.Contains("Eén gemeente is te laat.", (await lead.ReadAsync(Address)).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var late = await lead.ReadAsync($"{Address}?laat=ja");
        Assert.Equal(["Deventer"], late.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Contains("1 van de 2 gemeenten", late.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Zwolle"], (await lead.ReadAsync($"{Address}?stap=beslissen")).QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Contains("Geen gemeente past bij deze keuze", (await lead.ReadAsync($"{Address}?stap=beantwoord")).Body!.TextContent, StringComparison.Ordinal);
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
        Assert.StartsWith("Code,Gemeente,Stap,Te laat,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("GM0150,Deventer,niet uitgenodigd,nee,0,0,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"=HYPERLINK(\"\"https://example.org\"\",\"\"klik\"\")\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);

        var rows = await Sheets.ReadAsync(given.Lead.Client, $"{Address}/voortgang.xlsx");
        Assert.Contains(new SheetCell("text", "=HYPERLINK(\"https://example.org\",\"klik\")"), rows[1]);
        Assert.Contains(new SheetCell("number", "0"), rows[1]);
    }

    [Fact]
    public async Task ANationalStudy_IsReadInAHandfulOfQuestions()
    {
        var questions = new Questions();
        await using var given = await WithAsync(await TestSite.GivenAnEmptyDatabaseAsync(provider, questions.AddTo), [.. MunicipalityRegister.All.Where(m => !m.IsAbolished).Take(342).Select(m => m.Code)]);
        await GivenFourRespondentsEachAsync(given);
        await given.ReadAsync();

        foreach (var below in new[] { "", "?laat=ja&volgorde=brief", "/voortgang.csv", "/herinneren?wie=antwoorden", "/toewijzen", "/uitnodigen" })
        {
            var before = questions.Count;
            Assert.Equal(HttpStatusCode.OK, (await given.Lead.OpenAsync(Address + below)).Status);
            Assert.True(questions.Count - before <= Handful, $"{below} asks {questions.Count - before} questions");
        }
        var page = await given.ReadAsync();
        Assert.Equal(342, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Van de 1.368 die om antwoord zijn gevraagd, hebben er 342 geantwoord", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("antwoordt: 1 van 4", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    private static string Row(AngleSharp.Dom.IParentNode page, string municipality) => page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Contains(municipality, StringComparison.Ordinal)).TextContent;

    private static async Task GivenFourRespondentsEachAsync(PlannedStudy given) => await given.Site.ChangeAsync(async db =>
    {
        var now = given.Site.Clock.Now;
        var partners = new[] { "Dimence", "MEE", "Politie" }.Select(n => new Organisation(Guid.NewGuid(), OrganisationKind.Partner, n)).ToList();
        db.Organisations.AddRange(partners);
        foreach (var inspection in await db.Inspections.Include(i => i.Preparation).Include(i => i.Assessments).ToListAsync())
        {
            var municipality = new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, $"Gemeente {inspection.MunicipalityCode}", municipalityCode: inspection.MunicipalityCode);
            var contact = new Account(Guid.NewGuid(), "Contact", $"{inspection.MunicipalityCode}@example.org", municipality.Id, now) { IsContactPerson = true };
            (contact.NormalizedEmail, contact.NormalizedUserName) = (contact.Email!.ToUpperInvariant(), contact.Email!.ToUpperInvariant());
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
                var questionnaire = new Questionnaire(Guid.NewGuid(), assessment.Invite(Guid.NewGuid(), organisation, n == 0 ? null : Nomination.ByMunicipality).Id, n == 0 ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited, now);
                db.Questionnaires.Add(questionnaire);
                if (n == 1)
                    questionnaire.Submit(Guid.NewGuid(), new Dictionary<string, string>(), "Iemand", true, contact.Id, now);
            }
            db.Letters.Add(new Letter(Guid.NewGuid(), LetterKind.InvitationToMunicipality, inspection, contact.Id, "Uitnodiging", "Doe mee.", null, given.Leader.Id, now));
        }
    });
}

public sealed class ProgressTestsOnSqlite() : ProgressTests(Provider.Sqlite);

public sealed class ProgressTestsOnPostgres() : ProgressTests(Provider.Postgres);
