using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>What was read for the workbench is kept in memory, and yet whatever changes shows at once.</summary>
public abstract partial class KeptEvidenceTests(Provider provider)
{
    private static readonly string[] OfADraft = ["Drafts", "DraftFindings", "DraftTexts", "FindingReadings", "FactChecks", "Meetings"];

    [Fact]
    public async Task WhereNothingChanged_AnotherLookAsksOneQuestion_AtAnotherIndicatorToo_AndByAColleague()
    {
        var asked = new Questions();
        await using var judging = await Judging.GivenAsync(provider, services: asked.AddTo);
        await judging.Site.UntilItListensAsync();
        var (inspector, colleague) = (await judging.Site.LoggedInAsync(judging.Inspector), await judging.Site.LoggedInAsync(judging.Colleague));
        await colleague.ReadAsync("/werk");
        var first = await inspector.ReadAsync(judging.Page());

        foreach (var (who, page) in new[] { (inspector, judging.Page()), (inspector, judging.Page(Judging.Joint)), (colleague, judging.Page()) })
            Assert.Equal(1, await FewestAsync(() => who.ReadAsync(page)));

        Assert.Equal(Evidence(first), Evidence(await inspector.ReadAsync(judging.Page())));

        // PostgreSQL may still tell of what was stored before, and everything is then read once more.
        async Task<int> FewestAsync(Func<Task> look)
        {
            var fewest = int.MaxValue;
            for (var n = 0; n < 10 && fewest > 1; n++, await Task.Delay(20))
            {
                var before = asked.Count;
                await look();
                fewest = Math.Min(fewest, asked.Count - before);
            }
            return fewest;
        }

        static string Evidence(IHtmlDocument page) => page.QuerySelector(".bench__evidence")!.OuterHtml;
    }

    [Fact]
    public async Task AWordInTheDraft_IsReadAnew_AndWhatStandsAroundItIsNot()
    {
        var asked = new Questions();
        await using var judging = await Judging.GivenAsync(provider, services: asked.AddTo);
        await judging.Site.UntilItListensAsync();
        var (inspector, colleague) = (await judging.Site.LoggedInAsync(judging.Inspector), await JudgeTyping.AtAsync(judging, judging.Colleague));
        await inspector.ReadAsync(judging.Page());

        var (finding, others) = (await judging.FindingAsync(), (IReadOnlyList<string>)[""]);
        // PostgreSQL may still tell of what was stored before, and everything is then read once more.
        for (var n = 0; n < 10 && others.Count > 0; n++)
        {
            await colleague.SaveAsync(DraftNames.Text(finding), $"Zo staat het er de keer {n}.", n);
            asked.Forget();
            Assert.Contains($"Zo staat het er de keer {n}.", Shown(await inspector.ReadAsync(judging.Page())), StringComparison.Ordinal);
            var tables = TablesIn(asked.Texts);
            Assert.Superset(OfADraft.ToHashSet(), tables);
            others = [.. tables.Intersect(["Documents", "Questionnaires", "Submissions", "Respondents", "Studies"])];
        }

        Assert.Empty(others);
    }

    [Fact]
    public async Task WhatIsKept_IsMadeOfNothingThatIsStoredWithoutTelling()
    {
        var asked = new Questions();
        await using var judging = await Judging.GivenAsync(provider, services: asked.AddTo);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        await inspector.ReadAsync("/werk");
        asked.Forget();

        await inspector.ReadAsync(judging.Page());

        // AppDb.IsKeptNowhere: of these no save renews what is kept, and of a draft only one that adds to its history.
        var tables = TablesIn(asked.Texts);
        Assert.Superset(OfADraft.ToHashSet(), tables);
        Assert.Empty(tables.Intersect(["Answers", "ColleagueQuestions", "HistoryEntries", "Jobs", "Sessions"]));
    }

    [Fact]
    public async Task WhateverIsStored_ShowsAtOnce_OnAWorkbenchThatIsKept()
    {
        await using var judging = await Judging.GivenAsync(provider);
        await judging.Site.UntilItListensAsync();
        var (inspector, colleague) = (await judging.Site.LoggedInAsync(judging.Inspector), await JudgeTyping.AtAsync(judging, judging.Colleague));
        var (finding, meeting) = (await judging.FindingAsync(), $"/werk/concepten/{judging.Inspection}/gesprekken/{judging.Meeting}");
        await ChangesAsync("Wat de regisseur doet, staat vast.", async () => Assert.Equal(HttpStatusCode.OK, (await colleague.SaveAsync(DraftNames.Text(finding), "Wat de regisseur doet, staat vast.")).Status));
        await ChangesAsync("De wethouder belt zelf.", async () => Assert.Equal(HttpStatusCode.OK, (await colleague.SaveAsync(DraftNames.MeetingNotes(judging.Meeting), "De wethouder belt zelf.", 1)).Status));
        await ChangesAsync("burgemeester en een regisseur", async () => Assert.Equal(HttpStatusCode.Redirect, (await inspector.SendAsync(meeting, new() { ["About.Who"] = "burgemeester en een regisseur" }, "main form:has([name='About.Who'])")).Status));
        await ChangesAsync("Opmerking van de tweede lezer", () => PrivatelyAsync(async db => db.Add(new FindingReading(Guid.NewGuid(), judging.Inspection, finding, judging.Colleague.Id, false, "Noem het convenant.",
            FindingAsRead.Of(await judging.DraftedAsync(Judging.Sole)), judging.Site.Clock.Now))));
        await ChangesAsync("Werkafspraken 2026", () => PrivatelyAsync(db =>
        {
            db.Add(new Document(Guid.NewGuid(), judging.Inspection, "Werkafspraken 2026"));
            return Task.CompletedTask;
        }));
        await ChangesAsync("Wie belt er dan?", () => judging.GivenASupplementIsAskedAsync("Stichting Een", "Wie belt er dan?"));
        await ChangesAsync("Stichting Nieuw licht 3.2.2 toe.", () => judging.GivenOneMoreAnswerAsync("Stichting Nieuw"));
        await ChangesAsync("Laatst opgeslagen door Nieuwe Naam", () => judging.Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == judging.Colleague.Id)).Name = "Nieuwe Naam"));

        await judging.Site.ChangeAsync(async db => db.Remove(await db.InspectionAssignments.SingleAsync(a => a.InspectionId == judging.Inspection && a.AccountId == judging.Inspector.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync(judging.Page())).Status);

        async Task ChangesAsync(string words, Func<Task> change)
        {
            Assert.DoesNotContain(words, Shown(await inspector.ReadAsync(judging.Page())), StringComparison.Ordinal);
            await change();
            Assert.Contains(words, Shown(await inspector.ReadAsync(judging.Page())), StringComparison.Ordinal);
        }

        Task PrivatelyAsync(Func<AppDb, Task> change) => judging.Site.AskAsync(async db =>
        {
            await change(db);
            return await db.SavePrivatelyAsync(default);
        });
    }

    [Fact]
    public async Task AWordThatAnotherProcessStored_ShowsAtOnce()
    {
        await using var judging = await Judging.GivenAsync(provider);
        await judging.Site.UntilItListensAsync();
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        await inspector.ReadAsync(judging.Page());
        var name = DraftNames.Text(await judging.FindingAsync());

        await using (var other = new ServiceCollection().AddLogging().AddDatabase(judging.Site.DatabaseName).BuildServiceProvider())
        await using (var scope = other.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(new DraftText(judging.Inspection, name, "Door een ander proces.", Guid.NewGuid(), judging.Colleague.Id, judging.Site.Clock.Now));
            new HistoryWriter(db, judging.Site.Clock).AppendText(judging.Inspection, HistoryAct.TextChanged, name, "", "Door een ander proces.");
            await db.SavePrivatelyAsync(default);
        }

        Assert.Contains("Door een ander proces.", Shown(await inspector.ReadAsync(judging.Page())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APrivateSave_RenewsWhatIsKept_UnlessThatIsNeverKept_OrItsHistoryTells()
    {
        await using var judging = await Judging.GivenAsync(provider);
        await judging.Site.UntilItListensAsync();
        var stamp = judging.Site.Services.GetRequiredService<IChangeStamp>();
        var (now, questionnaire) = (judging.Site.Clock.Now, await judging.Site.AskAsync(db => db.Questionnaires.Select(q => q.Id).FirstAsync()));
        await judging.Site.LoggedInAsync(judging.Colleague);

        Assert.False(await RenewsAsync((db, _, n) => db.Add(new Answer(questionnaire, $"vraag-{n}", "getypt", Guid.NewGuid(), judging.Inspector.Id, now))));
        Assert.False(await RenewsAsync((db, _, _) => db.Add(new Job("soort", "werk", now))));
        Assert.False(await RenewsAsync((db, _, _) => db.Add(new Session(Guid.NewGuid(), $"{Guid.NewGuid():N}", judging.Colleague.Id, "Firefox", true, now))));
        Assert.False(await RenewsAsync((db, history, n) =>
        {
            history.AppendText(judging.Inspection, HistoryAct.TextChanged, $"stuk-{n}", "", "Een.");
            db.Add(new DraftText(judging.Inspection, $"stuk-{n}", "Een.", Guid.NewGuid(), judging.Inspector.Id, now));
        }));
        Assert.True(await RenewsAsync((db, _, n) => db.Add(new DraftText(judging.Inspection, $"stil-{n}", "Twee.", Guid.NewGuid(), judging.Inspector.Id, now))));
        Assert.True(await RenewsAsync((db, _, n) => db.Add(new Document(Guid.NewGuid(), judging.Inspection, $"Nieuw stuk {n}"))));

        // Each time that it is tried. PostgreSQL still tells of what was stored before, and of each once more than it need.
        async Task<bool> RenewsAsync(Action<AppDb, HistoryWriter, int> change)
        {
            for (var n = 0; n < 10; n++)
            {
                var was = stamp.Current;
                await judging.Site.UseAsync<AppDb, int>(db =>
                {
                    change(db, new HistoryWriter(db, judging.Site.Clock), n);
                    return db.SavePrivatelyAsync(default);
                });
                if (stamp.Current == was)
                    return false;
                await Task.Delay(50);
            }
            return true;
        }
    }

    private static string Shown(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static HashSet<string> TablesIn(IEnumerable<string> questions) => [.. questions.SelectMany(q => Table().Matches(q)).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("""(?:FROM|JOIN) "(\w+)" """)]
    private static partial Regex Table();
}

public sealed class KeptEvidenceTestsOnSqlite() : KeptEvidenceTests(Provider.Sqlite);

public sealed class KeptEvidenceTestsOnPostgres() : KeptEvidenceTests(Provider.Postgres);
