using System.Net;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>Conclusions per theme, written by the form as a browser without scripts sends it.</summary>
public abstract class ConcludeTests(Provider provider)
{
    [Fact]
    public async Task Page_IsOfWhoJudges_AndOfAThemeThatIsThere()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(given.Leader)).OpenAsync(Theme(given))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await given.Site.LoggedInAsync(Role.Inspector)).OpenAsync(Theme(given))).Status);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync(Theme(given, "9"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync($"{given.Address}/conclusies/{Guid.NewGuid()}/1")).Status);
    }

    [Fact]
    public async Task Post_StoresAParagraphAndWhatItRestsOn_AndShowsAnEmptyOneAfterIt()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync(Theme(given));
        Assert.Contains("Nog in geen conclusie genoemd.", page.QuerySelector(".conclude__findings")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "1.1.2",
            page.QuerySelector(".question__frame label.field__option[for$='-1']")!.TextContent,
            StringComparison.Ordinal);

        var answer = await inspector.SendAsync(
            page,
            Theme(given),
            new()
            {
                [Better(given, 1)] = "Het zicht op de *gezinnen* kan beter.",
                [BetterFindings(given, 1)] = given.Finding("1.1.2").ToString(),
            });
        Assert.Equal(Theme(given), answer.Location);
        page = await inspector.ReadAsync(Theme(given));
        Assert.Equal(
            "Het zicht op de *gezinnen* kan beter.",
            page.QuerySelector($"textarea[name='{Better(given, 1)}']")!.TextContent.TrimStart('\n'));
        Assert.True(
            page.QuerySelector($"input[name='{BetterFindings(given, 1)}'][value='{given.Finding("1.1.2")}']")!.HasAttribute("checked"));
        Assert.NotNull(page.QuerySelector($"textarea[name='{Better(given, 2)}']"));
        var content = await given.ContentAsync();
        Assert.Equal([given.Finding("1.1.2")], content.Mentioned(given.Assessment));
        Assert.Equal(
            [HistoryAct.ConclusionChanged, HistoryAct.SourcesChanged],
            (await given.HistoryAsync()).TakeLast(2).Select(e => e.Act));
    }

    [Fact]
    public async Task Post_WhenAColleagueChangedTheSameParagraph_ShowsBoth_AndTheChoiceHolds()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync(Theme(given));
        await given.WriteAsync(given.Colleague, new() { [Better(given, 1)] = "Van een collega." });
        var answer = await inspector.SendAsync(page, Theme(given), new() { [Better(given, 1)] = "Van mij." });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        var conflict = answer.Page.QuerySelector("form .conflict")!.TextContent;
        Assert.Contains("Van een collega.", conflict, StringComparison.Ordinal);
        Assert.Contains("Van mij.", conflict, StringComparison.Ordinal);
        Assert.Contains(given.Colleague.Name, Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);

        var chosen = await inspector.SendAsync(answer.Page, Theme(given), new() { [$"keuze:{Better(given, 1)}"] = "beide" });
        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        var piece = (await given.ContentAsync()).Texts[Better(given, 1)];
        Assert.Equal("Van mij.\n\nVan een collega.", piece.Value);
        Assert.Equal([given.Colleague.Id, given.Inspector.Id], piece.Authors);
    }

    [Fact]
    public async Task Post_ChangesOnlyWhatWasChangedInIt()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        await given.WriteAsync(given.Inspector, new() { [Better(given, 1)] = "Eerst." });
        var page = await inspector.ReadAsync(Theme(given));
        await given.WriteAsync(given.Colleague, new() { [Better(given, 1)] = "Daarna." });
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await inspector.SendAsync(page, Theme(given), new() { [Well(given, 1)] = "Anders." })).Status);
        var texts = (await given.ContentAsync()).Texts;
        Assert.Equal(("Daarna.", "Anders."), (texts[Better(given, 1)].Value, texts[Well(given, 1)].Value));
    }

    [Fact]
    public async Task Post_WhenTheDraftWasFrozenMeanwhile_IsRefused_AndWhatWasTypedIsThere()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = await inspector.ReadAsync(Theme(given));
        await given.AskSecondReadingAsync();
        var answer = await inspector.SendAsync(page, Theme(given), new() { [Better(given, 1)] = "Te laat getypt." });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith("(D103)", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "Te laat getypt.",
            answer.Page.QuerySelector($"textarea[name='{Better(given, 1)}']")!.TextContent,
            StringComparison.Ordinal);
        Assert.False((await given.ContentAsync()).Texts.ContainsKey(Better(given, 1)));
        Assert.Null((await inspector.ReadAsync(Theme(given))).QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task WhoSecondReads_HasNoForm_SoThatTheyStayOne()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var page = await given.ReadAsync(given.Inspector, Theme(given)[given.Address.Length..]);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Null((await reader.ReadAsync(Theme(given))).QuerySelector("main form[method=post]"));
        Assert.NotNull(page.QuerySelector("main form[method=post]"));
        Assert.DoesNotContain(given.Reader.Id, (await given.ContentAsync()).Authors);
    }

    [Fact]
    public async Task Post_WhenItIsTooLong_IsRefused_AndWhatWasTypedIsThere()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var answer = await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(
            Theme(given),
            new() { [Better(given, 1)] = new string('a', DraftText.MaxLength + 1) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("Deze tekst is te lang", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(DraftText.MaxLength + 1, answer.Page.QuerySelector($"textarea[name='{Better(given, 1)}']")!.TextContent.Trim().Length);
    }

    private static string Theme(DraftSite given, string code = "1") => $"{given.Address}/conclusies/{given.Assessment}/{code}";

    private static string Well(DraftSite given, int number) =>
        DraftNames.Conclusion(given.Assessment, "1", ConclusionSide.GoesWell, number);

    private static string Better(DraftSite given, int number) =>
        DraftNames.Conclusion(given.Assessment, "1", ConclusionSide.CanImprove, number);

    private static string BetterFindings(DraftSite given, int number) =>
        DraftNames.ConclusionFindings(given.Assessment, "1", ConclusionSide.CanImprove, number);
}

public sealed class ConcludeTestsOnSqlite() : ConcludeTests(Provider.Sqlite);

public sealed class ConcludeTestsOnPostgres() : ConcludeTests(Provider.Postgres);
