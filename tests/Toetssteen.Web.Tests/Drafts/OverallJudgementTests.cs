using System.Net;
using AngleSharp.Dom;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>What a framework judges as a whole: given by a person with a reason, from the draft to what the municipality reads.</summary>
public abstract class OverallJudgementTests(Provider provider)
{
    private const string Reason = "De achterstand is weggewerkt, maar het register loopt nog niet.";

    [Fact]
    public async Task WithoutMarkOrReason_TheDraftStays_AndSaysWhatIsMissing()
    {
        await using var given = await WithAStatusAsync();
        var inspector = await given.Site.LoggedInAsync(given.Inspector);

        var overview = await inspector.ReadAsync(given.Address);
        Assert.Equal(
            ["Dit oordeel is nog niet gegeven: status over het geheel.", "Bij dit oordeel staat nog geen reden: status over het geheel."],
            overview.QuerySelectorAll(".draft-gaps a").Select(a => a.TextContent.Trim()));
        Assert.Equal("D111", (await Assert.ThrowsAsync<DomainException>(given.AskSecondReadingAsync)).Code);
        foreach (var link in overview.QuerySelectorAll(".draft-gaps a").Select(a => a.GetAttribute("href")!.Split('#')))
            Assert.NotNull((await inspector.ReadAsync(link[0])).GetElementById(link[1]));

        await given.WriteAsync(given.Inspector, new() { [MarkOf(given)] = "Holds:b" });
        Assert.Equal([DraftGapKind.NoOverallReason], (await given.ContentAsync()).Gaps().Select(g => g.Kind));
    }

    [Fact]
    public async Task ItsPage_TakesAMarkOfItsOwnScale_BesideTheCounts_AndTheHistorySaysSo()
    {
        await using var given = await WithAStatusAsync();
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync(Whole(given));
        Assert.Equal(
            ["Holds:a", "Holds:b", "Holds:c", ""],
            page.QuerySelectorAll($"input[name='{MarkOf(given)}']").Select(r => r.GetAttribute("value")));
        Assert.DoesNotContain(page.QuerySelectorAll("input[type=radio]"), r => r.HasAttribute("checked") && r.GetAttribute("value") != "");
        Assert.Contains("3 op orde", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var answer = await inspector.SendAsync(page, Whole(given), new() { [MarkOf(given)] = "Holds:b", [ReasonOf(given)] = Reason });

        Assert.Equal(Whole(given), answer.Location);
        Assert.Empty((await given.ContentAsync()).Gaps());
        Assert.Equal([HistoryAct.MarksChanged, HistoryAct.TextChanged], (await given.HistoryAsync()).TakeLast(2).Select(e => e.Act));
        var history = (await inspector.OpenAsync($"{given.Address}/geschiedenis")).Text;
        Assert.Contains("oordeel over het geheel, alles", history, StringComparison.Ordinal);
        Assert.Contains("maakt afspraken over verbetering", history, StringComparison.Ordinal);
        var preview = (await inspector.ReadAsync($"{given.Address}/voorbeeld")).QuerySelector(
            "section[aria-labelledby$='-geheel'], .section:has(> h3[id$='-geheel'])")!;
        Assert.Contains("B Maakt afspraken over verbetering", Spaced(preview), StringComparison.Ordinal);
        Assert.Contains(Reason, preview.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMarkOfTheIndicators_IsRefusedForTheWhole()
    {
        await using var given = await WithAStatusAsync();
        var inspector = await given.Site.LoggedInAsync(given.Inspector);

        var answer = await inspector.SendAsync(
            await inspector.ReadAsync(Whole(given)),
            Whole(given),
            new() { [MarkOf(given)] = "Holds:ja" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([DraftGapKind.NoOverallMark, DraftGapKind.NoOverallReason], (await given.ContentAsync()).Gaps().Select(g => g.Kind));
    }

    [Fact]
    public async Task TheSecondReaderReadsIt_AndTheMunicipalityCanObjectToItsReason()
    {
        await using var given = await WithAStatusAsync();
        await given.WriteAsync(given.Inspector, new() { [MarkOf(given)] = "Holds:b", [ReasonOf(given)] = Reason });
        await given.AskSecondReadingAsync();
        Assert.Contains(
            Reason,
            (await given.ReadAsync(given.Reader, "/tweede-lezing")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        await given.AgreeAsync();
        await given.SendForFactCheckAsync();

        var respondent = await given.Site.LoggedInAsync(given.Respondent);
        var page = await respondent.ReadAsync($"/werk/feitencheck/{await given.FactCheckAsync()}");
        var link = page.QuerySelectorAll(".object-link a")
            .Select(a => a.GetAttribute("href")!)
            .Single(a => a.Contains("overall", StringComparison.Ordinal));
        Assert.Contains(Reason, (await respondent.ReadAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var frozen = FactsheetContentJson.Read((await given.ContentAsync()).Draft.CurrentFactCheck!.Content).Approaches.Single();
        Assert.Equal([new OverallContent(OverallPlace.Whole, new MarkValue("b", VerdictSide.Holds), Reason)], frozen.Overall!);
        var rows = PublishedRows.Of(frozen, given.Assessment, "2026");
        Assert.Equivalent(PublishedRows.Of(frozen with { Overall = null }, given.Assessment, "2026"), rows, strict: true);
    }

    [Fact]
    public async Task AFrameworkJudgedAtTwoLevels_AsksForBothWithTheConclusionOnTheTheme()
    {
        await using var given = await GivenADraftByAsync(provider, "tests", "frameworks", "instelling", "1.yaml");
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var address = $"{given.Address}/conclusies/{given.Assessment}/Z";
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync(Whole(given))).Status);

        var page = await inspector.ReadAsync(address);
        string[] codes = ["Z", "Z1", "Z2"];
        Assert.All(codes, code =>
            Assert.NotNull(page.QuerySelector($"input[name='{DraftNames.OverallMark(given.Assessment, code)}'][value='Holds:v']")));
        Assert.Null(page.QuerySelector($"input[name='{DraftNames.OverallMark(given.Assessment, "B1")}']"));
        var fields = codes.ToDictionary(c => DraftNames.OverallMark(given.Assessment, c), c => (string?)(c == "Z" ? "Falls:o" : "Holds:g"));
        foreach (var code in codes)
            fields[DraftNames.OverallReason(given.Assessment, code)] = $"Waarom {code}.";
        await inspector.SendAsync(page, address, fields);

        var overall = (await given.ContentAsync()).OverallOf(given.Assessment);
        Assert.Equal(["Z:o", "B:", "Z1:g", "Z2:g", "B1:"], overall.Select(o => $"{o.Place.Code}:{o.Mark?.Key}"));
        Assert.Equal(["B", "B", "B1", "B1"], (await given.ContentAsync()).Gaps().Select(g => g.Overall!.Code));
    }

    private Task<DraftSite> WithAStatusAsync() => GivenADraftByAsync(provider, "tests", "frameworks", "kinderopvang", "2025.yaml");

    private static string Whole(DraftSite given) => $"{given.Address}/geheel/{given.Assessment}";

    private static string MarkOf(DraftSite given) => DraftNames.OverallMark(given.Assessment, OverallPlace.Whole);

    private static string ReasonOf(DraftSite given) => DraftNames.OverallReason(given.Assessment, OverallPlace.Whole);

    private static string Spaced(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class OverallJudgementTestsOnSqlite() : OverallJudgementTests(Provider.Sqlite);

public sealed class OverallJudgementTestsOnPostgres() : OverallJudgementTests(Provider.Postgres);
