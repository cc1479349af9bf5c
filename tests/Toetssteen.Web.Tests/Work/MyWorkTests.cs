using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Work;

/// <summary>"Mijn werk" tells the truth at every step: whose turn it is has the task, and everybody else reads who is waited for.</summary>
public abstract class MyWorkTests(Provider provider)
{
    [Fact]
    public async Task AtEveryStep_WhoseTurnItIsHasTheTask_AndTheOthersReadWhoIsWaitedFor()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        await given.Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == given.Respondent.Id)).IsContactPerson = true);
        await NamesAsync(given);

        await AssertAsync(given, "stap 4 van 10", "Ina, Ivo", inspectors: "Schrijf het concept over Deventer");

        await NextAsync(given, given.AskSecondReadingAsync);
        await AssertAsync(given, "stap 5 van 10", "Tom", reader: "Lees het concept van Deventer als tweede");

        await NextAsync(given, () => ReturnAsync(given));
        await AssertAsync(given, "stap 5 van 10", "Ina, Ivo", inspectors: "Beantwoord 1 opmerking over Deventer");
        Assert.DoesNotContain("Wordt geschreven", (await WorkAsync(given, given.Inspector)).Text, StringComparison.Ordinal);
        Assert.Contains("Terug van Tom, 2 maart 2026", (await WorkAsync(given, given.Inspector)).Text, StringComparison.Ordinal);

        await NextAsync(given, given.AskSecondReadingAsync);
        await NextAsync(given, given.AgreeAsync);
        await AssertAsync(given, "stap 6 van 10", null, leads: "Stuur het concept van Deventer voor de feitencheck");

        await NextAsync(given, () => SendAsync(given));
        await AssertAsync(given, "stap 6 van 10", "de gemeente", municipality: "Controleer het concept op feiten");

        given.Site.Clock.Now += TimeSpan.FromDays(23);
        await AssertAsync(
            given,
            "stap 6 van 10",
            null,
            leads: "Leg vast dat Deventer niet antwoordde op de feitencheck, of geef uitstel",
            municipality: "Controleer het concept op feiten");
        Assert.Contains("2 dagen te laat", (await WorkAsync(given, given.Leader)).Text, StringComparison.Ordinal);

        await NextAsync(given, () => SubmitAsync(given));
        await AssertAsync(given, "stap 6 van 10", "Ina, Ivo", inspectors: "Besluit over 1 bezwaar van Deventer");
        var answered = await WorkAsync(given, given.Respondent);
        Assert.Contains("de inspecteurs besluiten erover", Of(answered.Elsewhere), StringComparison.Ordinal);
        Assert.Contains("Uw reactie is verzonden.", Of(answered.Done), StringComparison.Ordinal);

        await NextAsync(given, () => DecideAsync(given));
        await AssertAsync(given, "stap 7 van 10", "Ina, Ivo", inspectors: "Werk het concept over Deventer bij na de feitencheck");

        await NextAsync(given, given.AskSecondReadingAsync);
        await AssertAsync(given, "stap 7 van 10", "Tom", reader: "Lees het concept van Deventer opnieuw als tweede");

        await NextAsync(given, given.AgreeAsync);
        await AssertAsync(given, "stap 7 van 10", null, leads: "Stel de factsheet van Deventer vast");

        await NextAsync(given, () => AdoptAsync(given));
        await AssertAsync(given, "stap 8 van 10", "Otto", otherLead: "Besluit over publicatie van de factsheet van Deventer");
        var adopter = await WorkAsync(given, given.Leader);
        Assert.Contains("Deventer: Factsheet vastgesteld", Of(adopter.Done), StringComparison.Ordinal);
        Assert.Contains("wacht op Otto", Of(adopter.Elsewhere), StringComparison.Ordinal);

        await NextAsync(given, () => PlanAsync(given));
        await AssertAsync(given, "stap 8 van 10", "niemand", municipality: "Lees de factsheet over Deventer voordat die openbaar wordt");

        given.Site.Clock.Now += TimeSpan.FromDays(22);
        await AssertAsync(given, "stap 8 van 10", null, leads: "Kijk waarom de factsheet van Deventer nog niet openbaar is");
    }

    [Fact]
    public async Task WhatWasDone_StaysForSevenDays_AndTheRestIsBehindOneLink()
    {
        await using var given = await DraftSite.GivenADraftInSecondReadingAsync(provider);
        Assert.Contains("Deventer: Tweede lezing gevraagd", Of((await WorkAsync(given, given.Inspector)).Done), StringComparison.Ordinal);
        given.Site.Clock.Now += TimeSpan.FromDays(8);
        var later = await WorkAsync(given, given.Inspector);
        Assert.DoesNotContain("Deventer: Tweede lezing gevraagd", later.Text, StringComparison.Ordinal);
        Assert.Contains("Alles wat u deed", later.Text, StringComparison.Ordinal);
        var all = await (await given.Site.LoggedInAsync(given.Inspector)).OpenAsync("/werk?gedaan=alles");
        Assert.Contains("Deventer: Tweede lezing gevraagd", all.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTasks_ThePageSaysWhatComesNext()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var text = (await WorkAsync(given, given.Reader)).Text;
        Assert.Contains("Er wacht niets op u. Hierna komt: Deventer, nu bij een ander", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNobodyHasTheDuty_TheLeadIsToAssignSomeone()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        await given.Site.ChangeAsync(async db =>
        {
            var inspection = await db.Inspections.Include(i => i.Assignments).SingleAsync();
            foreach (var assignment in inspection.Assignments.ToList())
                inspection.Unassign(assignment.AccountId, assignment.Duty);
        });
        Assert.Equal("Wijs een inspecteur toe in Deventer", Of((await WorkAsync(given, given.Leader)).Tasks));
        Assert.Contains(
            "u: wijs een inspecteur toe",
            string.Join(
                ' ',
                (await (await given.Site.LoggedInAsync(given.Leader)).ReadAsync(Progress))
                    .QuerySelector("tbody")!
                    .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    private const string Progress = "/werk/onderzoeken/proef";

    private sealed record Work(string Text, IReadOnlyList<string> Tasks, IReadOnlyList<string> Elsewhere, IReadOnlyList<string> Done);

    private static string Of(IEnumerable<string> lines) => string.Join('\n', lines);

    private static async Task<Work> WorkAsync(DraftSite given, Account who)
    {
        var answer = await (await given.Site.LoggedInAsync(who)).OpenAsync("/werk");
        IReadOnlyList<string> Lines(string heading) =>
            [
                .. answer
                    .Page.QuerySelectorAll(".work__study")
                    .Where(s => s.QuerySelector("h2")!.TextContent.Trim() == heading)
                    .SelectMany(s => s.QuerySelectorAll("li"))
                    .Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
            ];
        return new Work(
            answer.Text,
            [.. answer.Page.QuerySelectorAll(".todo__do").Select(a => a.TextContent)],
            Lines("Bij een ander"),
            Lines("Gedaan"));
    }

    // Everybody's tasks, and what everybody else reads; the lead's page says the same.
    private static async Task AssertAsync(
        DraftSite given,
        string step,
        string? waitsFor,
        string? inspectors = null,
        string? reader = null,
        string? leads = null,
        string? otherLead = null,
        string? municipality = null)
    {
        foreach (
            var (who, task) in new[]
            {
                (given.Inspector, inspectors),
                (given.Colleague, inspectors),
                (given.Reader, reader),
                (given.Leader, leads),
                (given.OtherLead, leads ?? otherLead),
                (given.Respondent, municipality),
            })
        {
            var work = await WorkAsync(given, who);
            Assert.Equal(task ?? "", Of(work.Tasks));
            if (task is null && waitsFor is not null && (who == given.Inspector || who == given.Reader))
                Assert.Contains($"wacht op {waitsFor}", Of(work.Elsewhere), StringComparison.Ordinal);
        }
        var row = (await (await given.Site.LoggedInAsync(given.OtherLead)).ReadAsync(Progress)).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains(step, row, StringComparison.Ordinal);
        if (otherLead is null && waitsFor is not null)
            Assert.Contains(waitsFor, row, StringComparison.Ordinal);
        Assert.Equal((leads ?? otherLead) is not null, row.Contains("u: ", StringComparison.Ordinal));
    }

    private static async Task NextAsync(DraftSite given, Func<Task> step)
    {
        given.Site.Clock.Now += TimeSpan.FromMinutes(1);
        await step();
    }

    private static Task NamesAsync(DraftSite given) =>
        given.Site.ChangeAsync(async db =>
        {
            foreach (
                var (account, name) in new[]
                {
                    (given.Inspector, "Ina"),
                    (given.Colleague, "Ivo"),
                    (given.Reader, "Tom"),
                    (given.Leader, "Lea"),
                    (given.OtherLead, "Otto"),
                })
                (await db.Accounts.SingleAsync(a => a.Id == account.Id)).Name = name;
        });

    private static Task ReturnAsync(DraftSite given) => given.ActAsync(given.Reader, at =>
        {
            var finding = at.Content.Findings[0];
            at.Db.FindingReadings.Add(
                new FindingReading(
                    Guid.NewGuid(),
                    given.Inspection,
                    finding.Finding.Id,
                    at.By.Id,
                    false,
                    "Waar blijkt dit uit?",
                    FindingAsRead.Of(finding),
                    at.Now));
            at.Content.Draft.Return(at.By.Id, at.Content.Authors, at.Db.FindingReadings.Local);
            return at.Db.SavePrivatelyAsync(default);
        });

    private static Task SendAsync(DraftSite given) => given.ActAsync(given.Leader, at =>
    {
        var (json, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, null));
        at.Content.Draft.SendForFactCheck(Guid.NewGuid(), json, sha256, given.Today.AddDays(21), at.By.Id, at.Now);
        return at.Db.SavePrivatelyAsync(default);
    });

    private static Task SubmitAsync(DraftSite given) => given.ActAsync(given.Respondent, at =>
        {
            var (check, finding) = (at.Content.Draft.CurrentFactCheck!, at.Content.Findings[0]);
            check.Extend(given.Today.AddDays(7));
            check.Object(
                Guid.NewGuid(),
                ObjectionKind.FactuallyWrong,
                new ObjectedSentence("approaches/0/findings/0/text", "1.1.1", finding.Text, finding.Finding.Id),
                "Dit klopt niet.",
                null,
                at.By.Id,
                at.Now,
                given.Today);
            check.Submit("Gerda van de gemeente", at.By.Id, at.Now, given.Today);
            at.Content.Draft.TakeUpFactCheck();
            return at.Db.SavePrivatelyAsync(default);
        });

    private static Task DecideAsync(DraftSite given) => given.ActAsync(given.Inspector, at =>
        {
            var objection = at.Content.Draft.CurrentFactCheck!.Objections[0];
            at.Content.Draft.CurrentFactCheck.Decide(
                objection,
                ObjectionDecision.NotAdopted,
                "De vragenlijsten laten dit zien.",
                at.By.Id,
                at.Now);
            return at.Db.SavePrivatelyAsync(default);
        });

    private static Task AdoptAsync(DraftSite given) => given.ActAsync(given.Leader, async at =>
    {
        var (json, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, await at.History.AnchorAsync(given.Inspection, default)));
        at.Content.Draft.Adopt(at.By.Id, at.Content.Authors, json, sha256, at.Now);
        await at.Db.SavePrivatelyAsync(default);
    });

    private static Task PlanAsync(DraftSite given) => given.ActAsync(given.OtherLead, at =>
        {
            at.Content.Draft.DecidePublication(
                at.By.Id,
                at.Content.Authors,
                at.Now.AddDays(21),
                new PublicationTerms(TimeSpan.FromDays(14), null),
                null,
                at.Now);
            return at.Db.SavePrivatelyAsync(default);
        });
}

public sealed class MyWorkTestsOnSqlite() : MyWorkTests(Provider.Sqlite);

public sealed class MyWorkTestsOnPostgres() : MyWorkTests(Provider.Postgres);
