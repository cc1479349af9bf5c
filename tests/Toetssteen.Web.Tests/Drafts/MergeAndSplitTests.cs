using System.Net;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>Putting findings together and taking them apart: shown first, and nothing lost.</summary>
public abstract class MergeAndSplitTests(Provider provider)
{
    [Fact]
    public async Task Merge_ShowsWhatBecomesOfThem_ThenPutsAllTogether()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var (first, second) = (given.Finding("1.1.1"), given.Finding("1.1.2"));
        await given.WriteAsync(given.Colleague, new()
        {
            [DraftNames.Conclusion(given.Assessment, "1", ConclusionSide.CanImprove, 1)] = "Het zicht kan beter.",
            [DraftNames.ConclusionFindings(given.Assessment, "1", ConclusionSide.CanImprove, 1)] = second.ToString(),
        });
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var chosen = $"{Merge(given)}?bevinding={second}&bevinding={first}";
        var page = await inspector.ReadAsync(chosen);
        Assert.Contains("Deze 2 bevindingen worden één bevinding.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("De gemeente weet niet om hoeveel gezinnen het gaat.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(25, (await given.ContentAsync()).Findings.Count);

        // What a colleague types in the meantime goes along.
        await given.WriteAsync(given.Colleague, new() { [DraftNames.Text(second)] = "Er zijn geen cijfers." });
        Assert.Equal(given.Address, (await inspector.SendAsync(page, chosen)).Location);

        var content = await given.ContentAsync();
        Assert.Equal(24, content.Findings.Count);
        var whole = content.Findings.Single(f => f.Finding.Id == first);
        Assert.Equal(["1.1.1", "1.1.2"], whole.Finding.IndicatorCodes);
        Assert.Equal("Alle partners gebruiken dezelfde omschrijving.\n\nEr zijn geen cijfers.", whole.Text);
        Assert.Equal([new Mark(MarkValue.Meets, "1.1.1"), new Mark(MarkValue.NeedsImprovement, "1.1.2")], whole.Marks);
        Assert.Equal(["Nieuwe partners kennen de omschrijving nog niet."], whole.Attention);
        // The conclusion that rested on the finding that is gone rests on the one that stays, and who wrote there stays an author.
        Assert.Equal([first], content.Mentioned(given.Assessment));
        Assert.Contains(given.Colleague.Id, content.Authors);
        var entry = (await given.HistoryAsync()).Single(e => e.Act == HistoryAct.FindingsMerged);
        Assert.Equal((given.Inspector.Id, HistorySubject.Finding(first)), (entry.AccountId!.Value, entry.Subject));
        Assert.Contains("Er zijn geen cijfers.", entry.Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_OfTwoCriteria_OrOfOneFinding_IsNotOffered_AndRefused()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync($"{Merge(given)}?bevinding={given.Finding("1.1.1")}&bevinding={given.Finding("1.2.1")}");
        Assert.Contains("Een bevinding gaat nooit over twee criteria.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));

        var ready = $"{Merge(given)}?bevinding={given.Finding("1.1.1")}&bevinding={given.Finding("1.1.2")}";
        var answer = await inspector.SendAsync(ready, new() { ["bevinding"] = $"{given.Finding("1.1.1")}\0{given.Finding("1.2.1")}" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith("(D003)", answer.Errors[0].Sentence, StringComparison.Ordinal);
        answer = await inspector.SendAsync(ready, new() { ["bevinding"] = given.Finding("1.1.1").ToString() });
        Assert.EndsWith("(D104)", answer.Errors[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(25, (await given.ContentAsync()).Findings.Count);
    }

    [Fact]
    public async Task Split_ShowsWhatBecomesOfIt_ThenGivesTheIndicatorsAFindingOfTheirOwn()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var joint = given.Finding("3.1.1");
        await given.WriteAsync(given.Inspector, new() { [DraftNames.MarkOf(joint, 2)] = "3.1.2" });
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var chosen = $"{Split(given)}?indicator=3.1.2";
        var page = await inspector.ReadAsync(chosen);
        Assert.Contains("een over 3.1.1, 3.1.3, en een nieuwe over 3.1.2", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(given.Address, (await inspector.SendAsync(page, chosen)).Location);

        var content = await given.ContentAsync();
        Assert.Equal(26, content.Findings.Count);
        var (old, made) = (
            content.Findings.Single(f => f.Finding.Id == joint),
            content.Findings.Single(f => f.Finding.IndicatorCodes is ["3.1.2"]));
        Assert.Equal(("Over 3.1.1 zijn afspraken gemaakt. De partners kennen ze.", old.Text), (made.Text, made.Text));
        Assert.Equal([new Mark(MarkValue.NeedsImprovement, "3.1.2")], made.Marks);
        Assert.Equal(2, old.Marks.Count);
        // What was cited was said of 3.1.1: the new finding has to say what it rests on.
        Assert.Equal([(DraftGapKind.NoEvidenceNoReason, "3.1.2")], content.Gaps().Select(g => (g.Kind, g.IndicatorCode!)));
        Assert.Equal(
            [HistoryAct.FindingSplit, HistoryAct.FindingAdded],
            (await given.HistoryAsync()).Where(e => e.Act is HistoryAct.FindingSplit or HistoryAct.FindingAdded).Select(e => e.Act));
    }

    [Fact]
    public async Task Split_OfAllItsIndicators_IsRefused_AndOneThatIsNotThereIsNotFound()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync($"{Split(given)}?indicator=3.1.1&indicator=3.1.2&indicator=3.1.3");
        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Contains("laat er ten minste één staan", page.Body!.TextContent, StringComparison.Ordinal);
        var answer = await inspector.SendAsync($"{Split(given)}?indicator=3.1.1", new() { ["indicator"] = "3.1.1\03.1.2\03.1.3" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith("(D105)", answer.Errors[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync($"{given.Address}/bevindingen/{Guid.NewGuid()}/splitsen")).Status);
    }

    [Fact]
    public async Task WhenTheDraftWasFrozenMeanwhile_NothingIsPutTogetherOrTakenApart()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var (merge, split) = (
            $"{Merge(given)}?bevinding={given.Finding("1.1.1")}&bevinding={given.Finding("1.1.2")}",
            $"{Split(given)}?indicator=3.1.1");
        var (merging, splitting) = (await inspector.ReadAsync(merge), await inspector.ReadAsync(split));
        await given.AskSecondReadingAsync();
        foreach (var answer in new[] { await inspector.SendAsync(merging, merge), await inspector.SendAsync(splitting, split) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.EndsWith("(D103)", answer.Errors[0].Sentence, StringComparison.Ordinal);
        }
        Assert.Equal(
            (25, DraftStage.SecondReading),
            ((await given.ContentAsync()).Findings.Count, (await given.ContentAsync()).Draft.Stage));
    }

    private static string Merge(DraftSite given) => $"{given.Address}/bevindingen/samenvoegen";

    private static string Split(DraftSite given) => $"{given.Address}/bevindingen/{given.Finding("3.1.1")}/splitsen";
}

public sealed class MergeAndSplitTestsOnSqlite() : MergeAndSplitTests(Provider.Sqlite);

public sealed class MergeAndSplitTestsOnPostgres() : MergeAndSplitTests(Provider.Postgres);
