using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>
/// A framework that judges by six marks, without attention points and with "not applicable", runs through the site as data.
/// </summary>
public abstract class ScaleOfSixTests(Provider provider)
{
    private const string Id = "leerklimaat/1", Indicators = "/toetsingskaders/leerklimaat/1/indicatoren/";
    private static readonly ReadMark NotApplicable = new("notApplicable", false);

    private static readonly FactsheetReading Deventer = Study("deventer.txt", "GM0150", "Deventer",
        Finding("1.1.1", 1, "Er is te weinig plek.", Mark(3)),
        Finding("1.1.2", 2, "Het is er stil.", Mark(5)),
        Finding("2.1.1", 3, "Er zijn geen mentoren.", NotApplicable));

    private static readonly FactsheetReading Zwolle = Study("zwolle.txt", "GM0193", "Zwolle",
        Finding("1.1.1", 1, "Plek en stilte zijn er.", Mark(4), Mark(5)) with { Indicators = ["1.1.1", "1.1.2"] },
        Finding("2.1.1", 2, "Niemand kent hen.", Mark(1)));

    private static readonly FactsheetReading Later = Retested(before: Mark(3), after: Mark(6));

    private static FactsheetReading Retested(ReadMark before, ReadMark after) => Deventer with
    {
        Source = Deventer.Source with { File = "later.txt", Sha256 = new string('b', 64) },
        Kind = ReadingKind.FollowUp,
        Published = "2015-06",
        Approaches =
        [
            new ReadApproach
            {
                Name = Deventer.Approaches[0].Name,
                Retests =
                [
                    new ReadRetest(["1.1.1"], new ReadJudgement("2013", [before], "Er is te weinig plek."),
                        new ReadJudgement("2014", [after], "Er is plek voor allen."), false, new Place(Line: 1)),
                ],
            },
        ],
    };

    [Fact]
    public async Task EveryPage_ShowsAStudyByAScaleOfSix()
    {
        await using var site = await GivenStudiesAsync();

        await site.Routes.FollowLinksAsync(site.Client);
        await site.DoJobsAsync();
        var visited = await site.Routes.FollowLinksAsync(site.Client);

        Assert.Empty(visited.Where(v => v.Status >= 400).Select(v => $"{v.Status} {v.Address}"));
        Assert.Contains(visited, v =>
            v.Address.EndsWith(".pdf", StringComparison.Ordinal) || v.Address.EndsWith(".docx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEdition_SaysEachMarkInItsOwnWords_AndItsJsonWhetherItFalls()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "leerklimaat", "1.yaml"));
        var slug = (await site.ImportAsync(Deventer)).Slug;

        var page = await site.GetAsync($"/factsheets/{slug}");

        Assert.Equal(
            ["3 Net onvoldoende", "5 Goed", "○ Niet van toepassing"],
            page.QuerySelectorAll(".finding .verdict").Select(Said).Distinct());
        Assert.DoesNotContain("LET OP", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var json = await site.Client.GetStringAsync($"/factsheets/{slug}.json");
        Assert.Contains("\"key\":\"3\",\"falls\":true", string.Concat(json.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheMatrix_GivesEachMarkItsSignItsWordsAndAToneOfItsSide()
    {
        await using var site = await GivenStudiesAsync();

        var page = await site.GetAsync("/vergelijken");

        var cells = page.QuerySelectorAll(".matrix tbody:not(.sum) tr").Take(2)
            .Select(r => r.QuerySelectorAll("td").Select(c => $"{c.ClassName}|{Said(c)}")).ToList();
        Assert.Equal(["i i1|3net onvoldoende", "m m2|5goed", "n|○niet van toepassing"], cells[0]);
        Assert.Equal(["m|≠gemengd, geen verbeterpunt", "m|≠gemengd, geen verbeterpunt", "i i3|1onvoldoende op alle punten"], cells[1]);
    }

    [Fact]
    public async Task AnIndicator_IsCountedAndListedByMark()
    {
        await using var site = await GivenStudiesAsync();

        var page = await site.GetAsync($"{Indicators}1.1.1");
        var counted = page.QuerySelectorAll(".tally tbody tr")
            .ToDictionary(r => Said(r.QuerySelector("th")!), r => Said(r.QuerySelectorAll("td")[0]));
        Assert.Equal(9, counted.Count);
        Assert.Equal(("1", "1", "0"), (counted["3 Net onvoldoende"], counted["≠ Gemengd"], counted["4 Voldoende"]));

        var falling = (await site.GetAsync($"{Indicators}1.1.1?oordeel=Falls:3")).Body!.TextContent;
        Assert.Contains("Er is te weinig plek.", falling, StringComparison.Ordinal);
        var mixed = (await site.GetAsync($"{Indicators}1.1.1?oordeel=Mixed")).Body!.TextContent;
        Assert.Contains("Plek en stilte zijn er.", mixed, StringComparison.Ordinal);
        Assert.DoesNotContain("Er is te weinig plek.", mixed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"{Indicators}1.1.1?oordeel=onzin")).StatusCode);
    }

    [Fact]
    public async Task OnlyWhatFalls_IsFollowedUp_AndAMarkThatHoldsResolvesIt()
    {
        await using var site = await GivenStudiesAsync();

        var points = await site.AskAsync(db => db.ImprovementPoints.AsNoTracking().OrderBy(p => p.ThemeCode).ToListAsync());
        Assert.Equal(
            [("1.1.1", "Falls:3"), ("2.1.1", "Falls:1")],
            points.Select(p => (p.IndicatorCodes.Single(), p.Baseline.Verdict.ToString())));
        Assert.Equal("Holds:6", (await site.AskAsync(db => db.Retests.AsNoTracking().SingleAsync())).Outcome.ToString());
        var resolved = (await site.GetAsync("/verbeterpunten?stand=opgelost")).QuerySelector("main")!.TextContent;
        Assert.Contains("Deventer", resolved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFirstJudgementThatTheRetestPrintsOtherwise_IsSaidInTheWordsOfTheScale()
    {
        await using var site = await GivenStudiesAsync(Deventer);

        var later = await site.ImportAsync(Retested(before: Mark(2), after: Mark(6)));

        Assert.Contains("Het eerste onderzoek gaf bij dit punt: net onvoldoende. Deze hertoets drukt af: ruim onvoldoende.",
            (await site.GetAsync($"/factsheets/{later.Slug}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReadingWithMarksOfAnotherScale_IsRefused()
    {
        await using var site = await GivenStudiesAsync(Deventer);
        var other = Study("ander.txt", "GM0153", "Enschede", Finding("1.1.1", 1, "Er is plek.", ReadMark.Meets));
        Assert.Equal("D046", (await Assert.ThrowsAsync<DomainException>(() => site.ImportAsync(other))).Code);
        var again = Retested(before: Mark(3), after: ReadMark.Meets);
        Assert.Equal("D046", (await Assert.ThrowsAsync<DomainException>(() => site.ImportAsync(again))).Code);
    }

    [Fact]
    public async Task TheWorkbench_OffersTheMarksOfTheScale_AndTakesNoOther()
    {
        await using var site = await GivenStudiesAsync();
        var framework = await site.UseAsync<FrameworkCatalogue, Framework>(all => Task.FromResult(all.Get(Id)));
        var inspector = await site.GivenAnAccountAsync(Role.Inspector);
        var (inspectionId, assessmentId) = (Guid.NewGuid(), Guid.NewGuid());
        await site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "proef", "Onderzoek naar het leerklimaat", Id, StudyKind.First, "2026");
            var approach = new Approach(Guid.NewGuid(), "GM0150", "Brugklas");
            var inspection = new Inspection(inspectionId, study, "GM0150");
            inspection.Assign(inspector.Id, Duty.Inspector);
            inspection.Assess(assessmentId, approach, "De enige aanpak.");
            db.AddRange(study, approach, inspection, new FactsheetDraft(inspection, framework, Guid.NewGuid));
            return Task.CompletedTask;
        });
        var address = $"/werk/concepten/{inspectionId}/beoordelen/{assessmentId}/1.1.1";
        var person = await site.LoggedInAsync(inspector);

        var page = await person.ReadAsync(address);
        var offered = page.QuerySelectorAll("input[type=radio]")
            .Where(r => r.GetAttribute("name")!.EndsWith("/mark/1", StringComparison.Ordinal)).ToList();
        string[] values = ["Falls:1", "Falls:2", "Falls:3", "Holds:4", "Holds:5", "Holds:6", "None:notApplicable", ""];
        Assert.Equal(values, offered.Select(r => r.GetAttribute("value")));
        Assert.Contains("3 net onvoldoende", offered.Select(r => Said(page.QuerySelector($"label[for='{r.Id}']")!)));
        Assert.Empty(page.QuerySelectorAll("textarea[name*='/attention/']"));

        var name = offered[0].GetAttribute("name")!;
        await person.SendAsync(address, new() { [name] = "Falls:3" }, "form.answers");
        await person.SendAsync(address, new() { [name] = "Holds:1" }, "form.answers");

        var stored = await site.AskAsync(db => db.DraftTexts.SingleAsync(t => t.InspectionId == inspectionId && t.Name == name));
        Assert.Equal("Falls:3", stored.Value);
        Assert.Contains(
            "Net onvoldoende",
            (await person.ReadAsync(address)).QuerySelector(".bench__list")!.TextContent,
            StringComparison.Ordinal);
    }

    private Task<TestSite> GivenStudiesAsync() => GivenStudiesAsync(Deventer, Zwolle, Later);

    private async Task<TestSite> GivenStudiesAsync(params FactsheetReading[] readings)
    {
        var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "leerklimaat", "1.yaml"));
        foreach (var reading in readings)
            await site.ImportAsync(reading);
        return site;
    }

    private static ReadMark Mark(int number) => new($"{number}", number < 4);

    private static FactsheetReading Study(string file, string code, string name, params ReadFinding[] findings) =>
        ReadingFixtures.Study(file, code, name, findings) with { Framework = Id };

    private static ReadFinding Finding(string indicator, int line, string text, params ReadMark[] marks) =>
        ReadingFixtures.Finding(indicator, line, text, marks);

    private static string Said(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class ScaleOfSixTestsOnSqlite() : ScaleOfSixTests(Provider.Sqlite);

public sealed class ScaleOfSixTestsOnPostgres() : ScaleOfSixTests(Provider.Postgres);
