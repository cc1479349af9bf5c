using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.SecondReadings;

/// <summary>Blind second judgements: drawn by the lead, given without seeing the first, and compared.</summary>
public abstract class BlindJudgementTests(Provider provider)
{
    private const string Agreement = "/werk/onderzoeken/proef/overeenstemming";

    [Fact]
    public async Task Post_WhenTheLeadDrawsASample_AsksForThatMany_AndTheSameNumberDrawsTheSame()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);

        await lead.SendAsync(Blind(given), new() { ["Rater"] = given.Reader.Id.ToString(), ["Count"] = "4", ["Seed"] = "12" });

        var drawn = await given.Site.AskAsync(db => db.BlindJudgements.Select(j => j.IndicatorCode).ToListAsync());
        var units = given.Framework.Indicators.Select(i => new JudgedUnit(given.Assessment, i.Code)).ToList();
        Assert.Equal(BlindSample.Draw(units, 4, 12).Select(u => u.IndicatorCode).Order(), drawn.Order());
        var entry = (await given.HistoryAsync())[^1];
        Assert.Equal((HistoryAct.BlindAsked, given.Leader.Id, "Getrokken met het getal 12."), (entry.Act, entry.AccountId, entry.Why));
        Assert.Equal(drawn.Order(), entry.After!.Split(", ").Order());
        Assert.Contains(
            "Blinde tweede oordelen gevraagd: de trekking",
            string.Join(
                ' ',
                (await lead.ReadAsync($"{given.Address}/geschiedenis")).QuerySelectorAll("td").Select(c => c.TextContent.Trim())),
            StringComparison.Ordinal);
        Assert.Contains(
            "Geef 4 blinde oordelen over Deventer",
            (await (await given.Site.LoggedInAsync(given.Reader)).OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenNobodyIsChosen_ReturnsError_AndAsksNothing()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var answer = await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(Blind(given));
        Assert.Equal("Rater", Assert.Single(answer.Errors).Field);
        Assert.Equal(0, await given.Site.AskAsync(db => db.BlindJudgements.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenTheFindingWasReadBefore_IsNotAskedOfThatReader()
    {
        await using var given = await GivenADraftAgreedAsync(provider);
        var answer = await ChooseAsync(given, "1.1.1");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(0, await given.Site.AskAsync(db => db.BlindJudgements.CountAsync()));
    }

    [Fact]
    public async Task WhoJudgesBlind_SeesNormAndAnswers_AndNothingOfWhatWasFound_UntilItIsGiven()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        await ChooseAsync(given, "1.1.1");
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var judgement = await given.Site.AskAsync(db => db.BlindJudgements.SingleAsync());
        var (page, finding, list) = ($"{Blind(given)}/{judgement.Id}", $"b-{given.Finding("1.1.1")}", $"{given.Address}/tweede-lezing");

        var shown = (await reader.OpenAsync(page)).Text;
        Assert.Contains(given.Framework.FindIndicator("1.1.1")!.Norm, shown, StringComparison.Ordinal);
        Assert.Contains("Wij hebben een eigen omschrijving.", shown, StringComparison.Ordinal);
        Assert.Contains("Convenant", shown, StringComparison.Ordinal);
        foreach (
            var secret in new[]
            {
                "Alle partners gebruiken dezelfde omschrijving.",
                "Nieuwe partners kennen de omschrijving nog niet.",
                "De partners herkennen dezelfde gezinnen.",
            })
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        foreach (
            var below in new[] { "", "/voorbeeld", $"/beoordelen/{given.Assessment}/1.1.1", "/gesprekken", "/feitencheck", "/geschiedenis" }
        )
            Assert.Equal(Blind(given), (await reader.OpenAsync(given.Address + below)).Location);
        // Nowhere on the page of the whole draft: not in the map, the counts, the reasons, nor among what is read first.
        var whole = await reader.ReadAsync(list);
        var closed = whole.QuerySelector($".reading__closed [id='{finding}']")!;
        Assert.Equal(
            "1.1.1 Zelfde omschrijving van GGSR",
            string.Join(' ', closed.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var inMap = whole.QuerySelector($".reading__codes a[href='#{finding}']")!;
        Assert.NotNull(inMap.QuerySelector(".dot--open"));
        Assert.EndsWith("gesloten tot u blind hebt geoordeeld", inMap.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(whole.QuerySelectorAll(".reading__first"));
        Assert.Equal(
            "Blind 1",
            string.Join(
                ' ',
                whole.QuerySelector(".reading__facets")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Null(whole.QuerySelector($"[name*='{given.Finding("1.1.1")}']"));
        foreach (
            var secret in new[]
            {
                "Alle partners gebruiken dezelfde omschrijving.",
                "Nieuwe partners kennen de omschrijving nog niet.",
                "zegt nee",
            })
            Assert.DoesNotContain(secret, whole.Body!.TextContent, StringComparison.Ordinal);
        var ended = await reader.SendAsync(
            list,
            whole
                .QuerySelectorAll("input[type=checkbox][value=akkoord]")
                .ToDictionary(i => i.GetAttribute("name")!, _ => (string?)"akkoord")
                .Append(new("doe", "akkoord"))
                .ToDictionary());
        Assert.Equal(HttpStatusCode.Redirect, ended.Status);
        Assert.Contains("Nog te lezen: 1.", (await reader.OpenAsync(list)).Text, StringComparison.Ordinal);

        Assert.Equal(Blind(given), (await reader.SendAsync(page, new() { ["Verdict"] = "NeedsImprovement" })).Location);

        Assert.Contains(
            "Alle partners gebruiken dezelfde omschrijving.",
            (await reader.ReadAsync(list)).GetElementById(finding)!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync(given.Address)).Status);
        Assert.Contains(await given.HistoryAsync(), e => e.Act == HistoryAct.BlindJudged && e.After == "improve");
        Assert.Equal(Blind(given), (await reader.OpenAsync(page)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await (await given.Site.LoggedInAsync(given.Leader)).OpenAsync(page)).Status);
    }

    [Fact]
    public async Task Post_WhenNoMarkIsChosen_ReturnsError_AndTwiceIsRefused()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        await ChooseAsync(given, "1.1.1");
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var page = $"{Blind(given)}/{await given.Site.AskAsync(db => db.BlindJudgements.Select(j => j.Id).SingleAsync())}";
        var opened = await reader.ReadAsync(page);
        Assert.Equal("Verdict", Assert.Single((await reader.SendAsync(opened, page)).Errors).Field);

        await reader.SendAsync(opened, page, new() { ["Verdict"] = "Meets" });
        Assert.Contains("D116", (await reader.SendAsync(opened, page, new() { ["Verdict"] = "None" })).Text, StringComparison.Ordinal);
        Assert.Equal(MarkValue.Meets, await given.Site.AskAsync(db => db.BlindJudgements.Select(j => j.Mark).SingleAsync()));
    }

    [Fact]
    public async Task ThePageOfAgreement_SaysShareAndKappaWithN_AndWordsWhereThereIsNoFigure()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Contains("Er is nog geen blind oordeel gegeven.", (await lead.OpenAsync(Agreement)).Text, StringComparison.Ordinal);

        // First: meets, improvement point, meets, meets. Blind: meets, improvement point, improvement point, meets.
        foreach (
            var (code, mark) in new[]
            {
                ("1.1.1", "Meets"),
                ("1.1.2", "NeedsImprovement"),
                ("1.2.1", "NeedsImprovement"),
                ("1.2.2", "Meets"),
            })
            await GiveAsync(given, code, mark);

        var rows = (await lead.ReadAsync(Agreement))
            .QuerySelectorAll("table:first-of-type tbody tr")
            .Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        Assert.Contains(rows, r =>
            r.StartsWith("1.1.1", StringComparison.Ordinal)
            && r.Contains("1 van 1 paren", StringComparison.Ordinal)
            && r.Contains("Alle oordelen zijn gelijk", StringComparison.Ordinal));
        Assert.Contains(rows, r =>
            r.StartsWith("1.2.1", StringComparison.Ordinal) && r.Contains("0 van 1 paren", StringComparison.Ordinal));
        // Observed 3/4; by chance (3·2 + 1·2)/16 = 1/2; kappa = 1/2.
        Assert.Contains(rows, r =>
            r.StartsWith("Alle samen", StringComparison.Ordinal)
            && r.Contains("3 van 4 paren", StringComparison.Ordinal)
            && r.Contains("kappa van Cohen 0,50 (n = 4)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithMoreThanTwoJudges_ThePageSaysKrippendorffsAlpha()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var second = await given.Site.GivenAnAccountAsync(Domain.People.Role.SecondReader, given.Inspectorate);
        await given.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == given.Inspection)).Assign(
                second.Id,
                Domain.Studies.Duty.SecondReader));

        // First: meets, improvement point, meets, meets; the third judge agrees with the first in all, the second in all but one.
        foreach (
            var (code, one, other) in new[]
            {
                ("1.1.1", "Meets", "Meets"),
                ("1.1.2", "NeedsImprovement", "NeedsImprovement"),
                ("1.2.1", "NeedsImprovement", "Meets"),
                ("1.2.2", "Meets", "Meets"),
            })
        {
            await GiveAsync(given, code, one);
            await GiveAsync(given, code, other, second);
        }

        var all = (await (await given.Site.LoggedInAsync(given.Leader)).ReadAsync(Agreement))
            .QuerySelectorAll("table:first-of-type tbody tr")
            .Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Single(r => r.StartsWith("Alle samen", StringComparison.Ordinal));
        // Ten of twelve pairs; one of three values differs in one unit: 1 - 11·2 / (12·11 - 8·7 - 4·3) = 0.656.
        Assert.Contains("83% van 12 paren", all, StringComparison.Ordinal);
        Assert.Contains("alfa van Krippendorff 0,66 (n = 12)", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MixedMarks_AreNoFirstJudgement_AndCountNowhere()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        await GiveAsync(given, "3.1.1", "Meets");
        var row = (await (await given.Site.LoggedInAsync(given.Leader)).ReadAsync(Agreement)).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Er is niets dat ten minste twee beoordelaars allebei hebben beoordeeld.", row, StringComparison.Ordinal);
    }

    private static string Blind(DraftSite given) => $"{given.Address}/blind";

    private static async Task<Answered> ChooseAsync(DraftSite given, string code, Account? rater = null) =>
        await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(
            Blind(given),
            new() { ["Rater"] = (rater ?? given.Reader).Id.ToString(), ["Chosen"] = $"{given.Assessment}/{code}" });

    private static async Task GiveAsync(DraftSite given, string code, string mark, Account? rater = null)
    {
        var by = rater ?? given.Reader;
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(given, code, by)).Status);
        var id = await given.Site.AskAsync(db =>
            db.BlindJudgements.Where(j => j.IndicatorCode == code && j.Rater == by.Id).Select(j => j.Id).SingleAsync());
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await (await given.Site.LoggedInAsync(by)).SendAsync($"{Blind(given)}/{id}", new() { ["Verdict"] = mark })).Status);
    }
}

public sealed class BlindJudgementTestsOnSqlite() : BlindJudgementTests(Provider.Sqlite);

public sealed class BlindJudgementTestsOnPostgres() : BlindJudgementTests(Provider.Postgres);
