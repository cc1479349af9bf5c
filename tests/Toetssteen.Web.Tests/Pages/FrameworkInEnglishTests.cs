using AngleSharp.Dom;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>A framework in Dutch and English: a page in English shows its English, and says of the rest that it is Dutch.</summary>
public abstract class FrameworkInEnglishTests(Provider provider)
{
    private const string Id = "veerdienst/1";

    private static readonly Framework Ferries =
        FrameworkFile.Load(Repository.PathTo("tests", "frameworks", "veerdienst", "1.yaml")).Framework!;

    [Fact]
    public async Task ThePageOfAnIndicator_ShowsTheNormInTheLanguageOfThePage_AndItsOtherWordingsBeneath()
    {
        await using var site = await GivenAsync();

        var english = await site.GetAsync($"/en/toetsingskaders/{Id}/indicatoren/V1");
        Assert.Equal("V1The boat never leaves early", english.QuerySelector("h1")!.TextContent);
        Assert.Equal("en", LanguageOf(english.QuerySelector("h1")!));
        Assert.Equal([("nl", "De boot vertrekt nooit te vroeg"), ("fy", "De boat giet nea te betiid fuort")], Beneath(english));
        Assert.Contains("In Dutch, as it was laid down:", english.QuerySelector(".wording")!.TextContent, StringComparison.Ordinal);

        var dutch = await site.GetAsync($"/toetsingskaders/{Id}/indicatoren/V1");
        Assert.Equal("V1De boot vertrekt nooit te vroeg", dutch.QuerySelector("h1")!.TextContent);
        Assert.Equal([("en", "The boat never leaves early"), ("fy", "De boat giet nea te betiid fuort")], Beneath(dutch));
        Assert.Contains("In het Engels:", dutch.QuerySelector(".wording")!.TextContent, StringComparison.Ordinal);

        var only = await site.GetAsync($"/en/toetsingskaders/{Id}/indicatoren/V2");
        Assert.Equal(("V2Vertraging wordt omgeroepen", "nl"),
            (only.QuerySelector("h1")!.TextContent, LanguageOf(only.QuerySelector("h1")!)));
        Assert.Empty(Beneath(only));
    }

    [Fact]
    public async Task ThePageOfTheFramework_IsInTheLanguageOfThePage_TextByText()
    {
        await using var site = await GivenAsync();
        var page = await site.GetAsync($"/en/toetsingskaders/{Id}");

        Assert.Equal("Ferry services framework", page.QuerySelector("h1")!.TextContent);
        var texts = page.QuerySelectorAll("main *")
            .Where(e => e.Children.Length == 0 || e.Children.All(c => c.ClassName == "code")).ToList();
        Assert.All(new[]
        {
            ("en", "Invented Ferry Inspectorate"), ("en", "ferry line"), ("en", "a ship that sails by a timetable"), ("en", "Sailing"),
            ("en", "the boat sails as promised"), ("en", "On board › Departure"), ("en", "Travellers can rely on the timetable."),
            ("en", "A ferry service connects people."), ("nl", "On board › Veiligheid"), ("nl", "Vertraging wordt omgeroepen"),
            ("en", "Shore"), ("en", "There is a life jacket for everyone (for children)"), ("fy", "De boat giet nea te betiid fuort"),
        }, said => Assert.Contains(texts,
            e => e.TextContent.Contains(said.Item2, StringComparison.Ordinal) && LanguageOf(e) == said.Item1));
        Assert.Contains("2 aspects", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuestionnaireAndADraftInEnglish_ShowTheFrameworkInEnglish_AndWhatIsKeptIsDutch()
    {
        await using var site = await GivenAsync();
        var organisation = new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: "GM0150");
        var inspector = await site.GivenAnAccountAsync(Role.Inspector);
        var (questionnaire, inspectionId, assessmentId) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "proef", "Onderzoek in de gemeente", Id, StudyKind.First, "2026");
            var approach = new Approach(Guid.NewGuid(), "GM0150", "Aanpak van de proef");
            var inspection = new Inspection(inspectionId, study, "GM0150");
            inspection.Assign(inspector.Id, Duty.Inspector);
            var respondent = inspection.Assess(assessmentId, approach, "De enige aanpak.").Invite(Guid.NewGuid(), organisation, null);
            db.AddRange(organisation, study, approach, inspection,
                new Questionnaire(questionnaire, respondent.Id, QuestionnaireVariant.Full, site.Clock.Now),
                new FactsheetDraft(inspection, Ferries, Guid.NewGuid));
            return Task.CompletedTask;
        });

        var municipality = await site.LoggedInAsync(Role.MunicipalityRespondent, organisation);
        var dutch = await municipality.ReadAsync($"/werk/vragenlijsten/{questionnaire}/VA");
        var english = await municipality.ReadAsync($"/en/werk/vragenlijsten/{questionnaire}/VA");
        Assert.Equal(("VA On board › Departure", "en"), (Text(english.QuerySelector("h1")!), LanguageOf(english.QuerySelector("h1")!)));
        Assert.Equal([("en", "V1 The boat never leaves early"), ("nl", "V2 Vertraging wordt omgeroepen")],
            english.QuerySelectorAll(".indicator__norm").Select(n => (LanguageOf(n), Text(n))));
        Assert.Equal("VA Aan boord › Vertrek", Text(dutch.QuerySelector("h1")!));
        var tasks = await municipality.ReadAsync($"/en/werk/vragenlijsten/{questionnaire}");
        Assert.Contains("On board › Departure", tasks.Body!.TextContent, StringComparison.Ordinal);

        var person = await site.LoggedInAsync(inspector);
        var draft = $"/werk/concepten/{inspectionId}";
        var bench = await person.ReadAsync($"/en{draft}/beoordelen/{assessmentId}/V1");
        Assert.Equal("V1 The boat never leaves early", Text(bench.QuerySelector("h1")!));
        Assert.Contains("Life jackets", (await person.ReadAsync($"/en{draft}")).Body!.TextContent, StringComparison.Ordinal);
        var split = await site.AskAsync(db => Task.FromResult(db.DraftFindings.AsEnumerable().Single(f => f.IndicatorCodes.Count == 2).Id));
        await person.SendAsync($"/en{draft}/bevindingen/{split}/splitsen?indicator=V4");

        var acts = await site.AskAsync(db =>
            Task.FromResult(db.HistoryEntries.AsEnumerable().Where(e => e.Act == HistoryAct.FindingSplit).ToList()));
        Assert.Equal("V3–V4 Zwemvesten", Assert.Single(acts).Before);
    }

    private async Task<TestSite> GivenAsync()
    {
        var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "veerdienst", "1.yaml"));
        return site;
    }

    private static IEnumerable<(string?, string)> Beneath(IDocument page) =>
        page.QuerySelectorAll(".wording [lang]").Select(w => (w.GetAttribute("lang"), w.TextContent));

    private static string? LanguageOf(IElement element) => element.Closest("[lang]")!.GetAttribute("lang");

    private static string Text(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class FrameworkInEnglishTestsOnSqlite() : FrameworkInEnglishTests(Provider.Sqlite);

public sealed class FrameworkInEnglishTestsOnPostgres() : FrameworkInEnglishTests(Provider.Postgres);
