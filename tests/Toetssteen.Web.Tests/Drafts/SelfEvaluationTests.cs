using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>The municipality judges itself before the inspectors do. They see it beside its answers, and nothing else changes.</summary>
public abstract partial class SelfEvaluationTests(Provider provider)
{
    private static readonly string[] File = ["tests", "frameworks", "buurtsport", "1.yaml"];

    [Fact]
    public async Task TheMunicipality_GivesAMark_TakesItBack_AndFindsItOnItsReceipt()
    {
        await using var given = await DraftSite.GivenADraftByAsync(provider, File);
        var id = await given.Site.AskAsync(db =>
            db.Questionnaires.Where(q => q.RespondentId == given.Respondents[0]).Select(q => q.Id).SingleAsync());
        await given.Site.ChangeAsync(async db => (await db.Questionnaires.Include(q => q.Submissions).SingleAsync(q => q.Id == id))
            .AskSupplement("Hoe oordeelt u zelf?", given.Site.Clock.Now));
        var (town, address) = (await given.Site.LoggedInAsync(given.Respondent), $"/werk/vragenlijsten/{id}");

        var page = await town.ReadAsync($"{address}/2.1");
        Assert.Equal(["own_mark_2.1.1", "own_mark_2.1.2"],
            page.QuerySelectorAll("form.answers input[type=radio]").Select(r => r.GetAttribute("name")).Distinct());
        Assert.Equal(["sterk", "2", "zwak", "notApplicable", ""],
            page.QuerySelectorAll("input[name='own_mark_2.1.1']").Select(r => r.GetAttribute("value")));
        Assert.Equal([""], Chosen(page));
        var saved = await town.SendAsync($"{address}/2.1", new() { ["own_mark_2.1.1"] = "zwak", ["own_mark_2.1.2"] = "2" }, "form.answers");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(["zwak"], Chosen(await town.ReadAsync($"{address}/2.1")));
        await town.SendAsync($"{address}/2.1", new() { ["own_mark_2.1.1"] = "" }, "form.answers");
        Assert.Equal([""], Chosen(await town.ReadAsync($"{address}/2.1")));

        var check = await town.ReadAsync($"{address}/controleren");
        var sent = await town.SendAsync(
            check, $"{address}/controleren", new() { ["Name"] = "Gerda", ["IsStated"] = "true", ["IsIncomplete"] = "true" }, "#verzend");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var receipt = Spaced((await town.ReadAsync(sent.Location!)).QuerySelector("main")!);
        Assert.Contains("gemaakt of weggehaald Hoe beoordeelt u dit zelf? Gewijzigd op orde", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("2.1.1", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWorkbench_ShowsItBesideTheAnswerOfTheMunicipality_WithTheSignOfTheScale_AndAloneWhereNothingElseIsAsked()
    {
        await using var given = await DraftSite.GivenADraftByAsync(provider, File);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        Assert.Contains("niet gegeven", Own(await inspector.ReadAsync(Bench(given, "1.1.1"))), StringComparison.Ordinal);

        await GivenOwnMarksAsync(given, ("1.1.1", "sterk"), ("1.1.2", "zwak"), ("2.1.1", "notApplicable"));

        var bench = await inspector.ReadAsync(Bench(given, "1.1.1"));
        var voice = bench.QuerySelectorAll(".voices > li").Single(v => v.QuerySelector(".own-judgement") is not null);
        Assert.Equal("Gemeente Deventer", voice.QuerySelector(".voice__who")!.TextContent);
        Assert.StartsWith("Eigen oordeel van de gemeente: ++ sterk", Own(bench), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("++", voice.QuerySelector(".own-judgement .verdict__sign")!.TextContent);
        // Of 1.1.2 the partners were asked, of 2.1.1 nobody was asked anything else.
        var partners = await inspector.ReadAsync(Bench(given, "1.1.2"));
        Assert.Empty(partners.QuerySelectorAll(".voices .own-judgement"));
        Assert.DoesNotContain("Gemeente Deventer", partners.QuerySelectorAll(".voice__who").Select(w => w.TextContent));
        Assert.Contains("− zwak", Own(partners), StringComparison.OrdinalIgnoreCase);
        var alone = await inspector.ReadAsync(Bench(given, "2.1.1"));
        Assert.Contains("nvt niet van toepassing", Own(alone), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(
            "Hierover is alleen het eigen oordeel van de gemeente gevraagd.",
            alone.QuerySelector(".norm__unasked")!.TextContent,
            StringComparison.Ordinal);
        Assert.Empty(alone.QuerySelectorAll(".agreement"));
        // No mark is chosen by it: those that the inspectors gave stand.
        Assert.All(new[] { bench, partners, alone }, b =>
            Assert.Equal("Holds:sterk", b.QuerySelector("input[name$='/mark/1'][checked]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task TheSecondReader_SeesIt_AlsoWhoJudgesBlind()
    {
        await using var given = await DraftSite.GivenADraftByAsync(provider, File);
        await GivenOwnMarksAsync(given, ("1.1.1", "sterk"), ("2.1.1", "zwak"));
        await given.AskSecondReadingAsync();
        var reader = await given.Site.LoggedInAsync(given.Reader);

        var whole = await reader.ReadAsync($"{given.Address}/tweede-lezing");
        Assert.Equal(["++", "−"], whole.QuerySelectorAll(".own-judgement .verdict__sign").Select(s => s.TextContent));
        Assert.Equal(given.Framework.Indicators.Count(), whole.QuerySelectorAll(".own-judgement").Length);

        var blind = $"{given.Address}/blind";
        var asked = await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(blind,
            new() { ["Rater"] = given.Reader.Id.ToString(), ["Chosen"] = $"{given.Assessment}/1.1.1" });
        Assert.Equal(blind, asked.Location);
        var one = await given.Site.AskAsync(db => db.BlindJudgements.Select(j => j.Id).SingleAsync());
        var page = await reader.ReadAsync($"{blind}/{one}");
        Assert.Contains("++ sterk", Own(page), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.QuerySelectorAll("input[type=radio][checked]"));
    }

    [Fact]
    public async Task AStudyInWhichTheMunicipalityJudgesItself_CountsProposesAndPublishesTheSame()
    {
        await using var given = await DraftSite.GivenADraftByAsync(provider, File);
        await given.AskSecondReadingAsync();
        await GivenOwnMarksAsync(given);
        var without = await AllAsync();

        await GivenOwnMarksAsync(given, [.. given.Framework.Indicators.Select(i => (i.Code, "zwak"))]);

        Assert.Equal(given.Framework.Indicators.Count(),
            (await given.ReadAsync(given.Reader, "/tweede-lezing")).QuerySelectorAll(".own-judgement .verdict").Length);
        Assert.Equal(without, await AllAsync());

        // Every page that counts, proposes or reads, without that one block; and what would be published.
        async Task<string> AllAsync()
        {
            var inspector = await given.Site.LoggedInAsync(given.Inspector);
            var (reader, leader) = (await given.Site.LoggedInAsync(given.Reader), await given.Site.LoggedInAsync(given.Leader));
            var pages = new List<string>();
            foreach (var (who, address) in given.Framework.Indicators.Select(i => (inspector, $"{Bench(given, i.Code)}?gevallen=ja"))
                .Concat([(inspector, given.Address), (inspector, $"{given.Address}/voorbeeld"), (reader, $"{given.Address}/tweede-lezing"),
                    (leader, "/werk/onderzoeken/proef/overeenstemming"), (leader, "/werk/onderzoeken/proef")]))
            {
                var main = (await who.ReadAsync(address)).QuerySelector("main")!;
                foreach (var own in main.QuerySelectorAll(".own-judgement"))
                    own.Remove();
                pages.Add(Supplement().Replace(Spaced(main), "Aanvulling"));
            }
            return string.Join("\n\n", pages.Append(FactsheetContentJson.Freeze((await given.ContentAsync()).Compose(null, null)).Json));
        }
    }

    [Fact]
    public async Task ThePageOfTheFramework_SaysThatItIsAsked()
    {
        await using var given = await DraftSite.GivenADraftByAsync(provider, File);
        await given.Site.RegisterFrameworkAsync(Repository.PathTo("frameworks", "ggsr", "2012.yaml"));
        var (asks, asksNot) = (
            await given.Site.GetAsync("/toetsingskaders/buurtsport/1"),
            await given.Site.GetAsync("/toetsingskaders/ggsr/2012"));
        Assert.Contains("De gemeente kan elke indicator eerst zelf beoordelen.", Spaced(asks), StringComparison.Ordinal);
        Assert.DoesNotContain("Eigen oordeel van de gemeente", Spaced(asksNot), StringComparison.Ordinal);
    }

    // The municipality sends in once more, the same answers and these marks of its own.
    private static Task GivenOwnMarksAsync(DraftSite given, params (string Code, string Mark)[] marks) => given.Site.ChangeAsync(async db =>
    {
        var questionnaire = await db.Questionnaires.Include(q => q.Submissions).SingleAsync(q => q.RespondentId == given.Respondents[0]);
        var answers = questionnaire.Submissions.MaxBy(s => s.Number)!.Answers().ToDictionary();
        foreach (var (code, mark) in marks)
            answers[QuestionNames.OwnMark(code)] = mark;
        questionnaire.AskSupplement("Hoe oordeelt u zelf?", given.Site.Clock.Now);
        db.Add(questionnaire.Submit(Guid.NewGuid(), answers, "Gerda", stated: true, given.Respondent.Id, given.Site.Clock.Now));
    });

    private static string Bench(DraftSite given, string code) => $"{given.Address}/beoordelen/{given.Assessment}/{code}";

    private static string Own(IDocument page) => Spaced(page.QuerySelectorAll(".own-judgement").Single());

    private static IEnumerable<string?> Chosen(IDocument page) =>
        page.QuerySelectorAll("input[name='own_mark_2.1.1'][checked]").Select(r => r.GetAttribute("value"));

    private static string Spaced(INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Spaced(IDocument page) => Spaced(page.QuerySelector("main")!);

    [GeneratedRegex(@"Aanvulling \d+")]
    private static partial Regex Supplement();
}

public sealed class SelfEvaluationTestsOnSqlite() : SelfEvaluationTests(Provider.Sqlite);

public sealed class SelfEvaluationTestsOnPostgres() : SelfEvaluationTests(Provider.Postgres);
