using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>
/// Rule: partners were promised that others do not see their answers. What the municipality and everyone reads is the same, whatever one
/// partner answers.
/// </summary>
public abstract class PartnerPromiseTests(Provider provider)
{
    private const string Form = "form.answers";

    [Theory]
    [InlineData("yes", "Wij gebruiken het convenant ook.")]
    [InlineData("partly", "Alleen bij nieuwe gezinnen.")]
    [InlineData("unknown", "")]
    public async Task WhatGoesOut_IsTheSame_WhateverOnePartnerOfTwoAnswers(string reply, string reasons)
    {
        var (content, page) = await PublishedAsync("no", "Wij hebben een eigen omschrijving.");
        var (other, otherPage) = await PublishedAsync(reply, reasons);

        Assert.Equal(content, other);
        Assert.Equal(page, otherPage);
        Assert.Contains("De inspecties hebben dit ook aan netwerkpartners gevraagd.", page, StringComparison.Ordinal);
        Assert.Contains(
            "Vragenlijsten: Gemeente Deventer, indicator 1.1.1; netwerkpartners, indicator 1.1.1",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task APublishedFinding_NamesNoPartner_AndNoDocumentOfOne()
    {
        await using var given = await GivenADraftBeingJudgedAsync(provider);
        await RestOnPartnersAsync(given);

        var content = (await given.ContentAsync()).Compose(null, null);

        Assert.Equal(
            [
                new(SourceKind.Questionnaire, "Gemeente Deventer", Norm),
                new(SourceKind.Questionnaire, "netwerkpartners", Norm),
                new(SourceKind.Document, "Convenant", "p. 2"),
                new(SourceKind.Document, "stukken van netwerkpartners", null),
            ],
            content.Approaches[0].Findings[0].Sources);
        var json = FactsheetContentJson
            .Freeze(content with { Approaches = [.. content.Approaches.Select(a => a with { Respondents = [] })] })
            .Json;
        Assert.All(["Jeugdhulp Rivier", "Wonen Linde", "Eigen omschrijving"], secret =>
            Assert.DoesNotContain(secret, json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhyAPartnerDeclined_IsForTheInspectoratesAlone_AndThatItDidIsSaid()
    {
        await using var given = await GivenADraftBeingJudgedAsync(provider);
        await given.Site.ChangeAsync(async db =>
            (await db.Respondents.SingleAsync(r => r.Name == "Huisarts Stad")).Decline("Ruzie met de gemeente."));

        var content = (await given.ContentAsync()).Compose(null, null);

        Assert.Contains(content.Approaches[0].Respondents, r => r is { Name: "Huisarts Stad", IsDeparture: true, Because: null });
        Assert.DoesNotContain("Ruzie", FactsheetContentJson.Freeze(content).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWorkbench_ShowsBothSentences_AndTakesOverOnlyTheOneThatMayGoOut()
    {
        await using var given = await GivenADraftBeingJudgedAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);

        var page = await inspector.ReadAsync(Bench(given));

        Assert.Contains(
            "één van de twee netwerkpartners die zelf antwoordden",
            page.QuerySelector(".agreement__sentence")!.TextContent,
            StringComparison.Ordinal);
        var outgoing = page.QuerySelector(".agreement__out")!.TextContent;
        Assert.Equal(
            $"De gemeente geeft aan dat dit zo is: ‘{given.Framework.FindIndicator(Norm)!.Norm}’. De inspecties hebben dit ook aan netwerkpartners gevraagd.",
            outgoing);
        Assert.Contains(
            "Minder dan drie netwerkpartners gaven een eigen antwoord.",
            page.QuerySelector(".agreement--out")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(outgoing, Assert.Single(page.QuerySelectorAll("button[value=overnemen]")).GetAttribute("data-text"));

        await inspector.SendAsync(Bench(given), new() { ["doe"] = "overnemen" }, Form);
        Assert.EndsWith(
            $"\n\n{outgoing}",
            (await given.ContentAsync()).Findings.Single(f => f.Finding.IndicatorCodes[0] == Norm).Text,
            StringComparison.Ordinal);
        Assert.Null((await inspector.ReadAsync(Bench(given))).QuerySelector("#belofte"));
    }

    [Fact]
    public async Task WordsThatMayTellAPartnersAnswer_ArePointedAt_AndTheInspectorDecides()
    {
        await using var given = await GivenADraftReadyForSecondReadingAsync(provider);
        await given.WriteAsync(given.Inspector, new()
        {
            [DraftNames.Text(given.Finding(Norm))] = "Wonen Linde kent de omschrijving niet.",
            [DraftNames.Attention(given.Finding("1.2.1"), 1)] = "Eén van de twee partners weet dit niet.",
            [DraftNames.Conclusion(given.Assessment, "2", ConclusionSide.GoesWell, 1)] = "Beide netwerkpartners zien het hele gezin.",
        });
        var inspector = await given.Site.LoggedInAsync(given.Inspector);

        Assert.Contains(
            "‘Wonen Linde’",
            (await inspector.ReadAsync(Bench(given))).QuerySelector("#belofte")!.TextContent,
            StringComparison.Ordinal);
        var overview = await inspector.ReadAsync(given.Address);
        Assert.Equal(
            [Bench(given), Bench(given, "1.2.1"), $"{given.Address}/conclusies/{given.Assessment}/2"],
            overview.QuerySelectorAll(".draft-doubts a").Select(a => a.GetAttribute("href")));
        Assert.Equal(
            ["‘Wonen Linde’", "‘Eén van de twee partners’", "‘Beide netwerkpartners’"],
            overview.QuerySelectorAll(".draft-doubts li > .soft").Select(d => d.TextContent));

        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await inspector.SendAsync(given.Address)).Status);
        Assert.Equal(DraftStage.SecondReading, (await given.ContentAsync()).Draft.Stage);
    }

    // What the municipality checks and what is frozen for it, where an inspector took the sentence over and cites everybody.
    private async Task<(string Content, string Page)> PublishedAsync(string reply, string reasons)
    {
        await using var given = await GivenADraftReadyForSecondReadingAsync(provider);
        await AnswerAnewAsync(given, "Wonen Linde", reply, reasons);
        await RestOnPartnersAsync(given);
        await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(Bench(given), new() { ["doe"] = "overnemen" }, Form);
        await given.AskSecondReadingAsync();
        await given.AgreeAsync();
        await given.ActAsync(given.Leader, async at =>
        {
            var (json, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, null));
            at.Content.Draft.SendForFactCheck(Guid.NewGuid(), json, sha256, given.Today.AddDays(21), at.By.Id, at.Now);
            await at.Db.SavePrivatelyAsync(default);
        });
        var page = await (await given.Site.LoggedInAsync(given.Respondent)).OpenAsync($"/werk/feitencheck/{await given.FactCheckAsync()}");
        var content = await given.Site.AskAsync(db => db.FactChecks.Select(c => c.Content).SingleAsync());
        var words = string.Join(
            ' ',
            page.Page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // Whom one can ask is another account each time.
        return (
            content,
            words.Replace(given.Leader.Email!, "", StringComparison.Ordinal).Replace(given.OtherLead.Email!, "", StringComparison.Ordinal));
    }

    private static async Task RestOnPartnersAsync(DraftSite given)
    {
        var secret = new Document(Guid.NewGuid(), given.Inspection, "Eigen omschrijving van Wonen Linde",
            await given.Site.AskAsync(db => db.Organisations.Where(o => o.Name == "Wonen Linde").Select(o => o.Id).SingleAsync()));
        await given.Site.ChangeAsync(db => db.AddAsync(secret).AsTask());
        await given.WriteAsync(
            given.Inspector,
            new()
            {
                [DraftNames.Answers(given.Finding(Norm))] = string.Join(' ', given.Respondents.Take(3).Select(r => $"{r}:{Norm}")),
                [DraftNames.Passages(given.Finding(Norm))] = SourceReference.WriteAll([
                    new(given.Document, null, 2, null),
                    new(secret.Id, null, 1, null),
                    new(secret.Id, null, 3, "Wonen"),
                ]),
            });
    }

    private static Task AnswerAnewAsync(DraftSite given, string partner, string reply, string reasons) =>
        given.Site.ChangeAsync(async db =>
        {
            var questionnaire = await db
                .Questionnaires.Include(q => q.Submissions)
                .SingleAsync(q => db.Respondents.Any(r => r.Id == q.RespondentId && r.Name == partner));
            questionnaire.AskSupplement("Klopt dit nog?", given.Site.Clock.Now);
            db.Add(
                questionnaire.Submit(
                    Guid.NewGuid(),
                    new Dictionary<string, string> { [QuestionNames.Answer(Norm)] = reply, [QuestionNames.Reasons(Norm)] = reasons },
                    partner,
                    stated: true,
                    Guid.NewGuid(),
                    given.Site.Clock.Now));
        });

    private static string Bench(DraftSite given, string code = Norm) => $"{given.Address}/beoordelen/{given.Assessment}/{code}";
}

public sealed class PartnerPromiseTestsOnSqlite() : PartnerPromiseTests(Provider.Sqlite);

public sealed class PartnerPromiseTestsOnPostgres() : PartnerPromiseTests(Provider.Postgres);
