using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>Whatever is stored shows on the workbench at once.</summary>
public abstract class WorkbenchFreshnessTests(Provider provider)
{
    [Fact]
    public async Task WhateverIsStored_ShowsAtOnce()
    {
        await using var judging = await Judging.GivenAsync(provider);
        await judging.Site.UntilItListensAsync();
        var (inspector, colleague) = (
            await judging.Site.LoggedInAsync(judging.Inspector),
            await JudgeTyping.AtAsync(judging, judging.Colleague));
        var (finding, meeting) = (await judging.FindingAsync(), $"/werk/concepten/{judging.Inspection}/gesprekken/{judging.Meeting}");
        await ChangesAsync("Wat de regisseur doet, staat vast.", async () =>
            Assert.Equal(
                HttpStatusCode.OK,
                (await colleague.SaveAsync(DraftNames.Text(finding), "Wat de regisseur doet, staat vast.")).Status));
        await ChangesAsync("De wethouder belt zelf.", async () =>
            Assert.Equal(
                HttpStatusCode.OK,
                (await colleague.SaveAsync(DraftNames.MeetingNotes(judging.Meeting), "De wethouder belt zelf.", 1)).Status));
        await ChangesAsync("burgemeester en een regisseur", async () =>
            Assert.Equal(
                HttpStatusCode.Redirect,
                (
                    await inspector.SendAsync(
                        meeting,
                        new() { ["About.Who"] = "burgemeester en een regisseur" },
                        "main form:has([name='About.Who'])")
                ).Status));
        await ChangesAsync("Opmerking van de tweede lezer", () =>
            PrivatelyAsync(async db =>
                db.Add(
                    new FindingReading(
                        Guid.NewGuid(),
                        judging.Inspection,
                        finding,
                        judging.Colleague.Id,
                        false,
                        "Noem het convenant.",
                        FindingAsRead.Of(await judging.DraftedAsync(Judging.Sole)),
                        judging.Site.Clock.Now))));
        await ChangesAsync("Werkafspraken 2026", () => PrivatelyAsync(db =>
        {
            db.Add(new Document(Guid.NewGuid(), judging.Inspection, "Werkafspraken 2026"));
            return Task.CompletedTask;
        }));
        await ChangesAsync("Wie belt er dan?", () => judging.GivenASupplementIsAskedAsync("Stichting Een", "Wie belt er dan?"));
        await ChangesAsync("Stichting Nieuw licht 3.2.2 toe.", () => judging.GivenOneMoreAnswerAsync("Stichting Nieuw"));
        await ChangesAsync("Laatst opgeslagen door Nieuwe Naam", () =>
            judging.Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == judging.Colleague.Id)).Name = "Nieuwe Naam"));

        await judging.Site.ChangeAsync(async db =>
            db.Remove(
                await db.InspectionAssignments.SingleAsync(a => a.InspectionId == judging.Inspection && a.AccountId == judging.Inspector.Id)
            ));
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

        await using (
            var other = new ServiceCollection()
                .AddLogging()
                .AddSingleton<TimeProvider>(judging.Site.Clock)
                .AddDatabase(judging.Site.DatabaseName)
                .BuildServiceProvider())
        await using (var scope = other.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(
                new DraftText(
                    judging.Inspection,
                    name,
                    "Door een ander proces.",
                    Guid.NewGuid(),
                    judging.Colleague.Id,
                    judging.Site.Clock.Now));
            await db.SavePrivatelyAsync(default);
        }

        Assert.Contains("Door een ander proces.", Shown(await inspector.ReadAsync(judging.Page())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyASaveThatShowsOnThePublicSite_RaisesTheChangeStamp()
    {
        await using var judging = await Judging.GivenAsync(provider);
        await judging.Site.UntilItListensAsync();
        var stamp = judging.Site.Services.GetRequiredService<IChangeStamp>();

        Assert.False(
            await RaisesAsync(
                (db, n) => db.Add(new Document(Guid.NewGuid(), judging.Inspection, $"Stuk {n}")),
                db => db.SavePrivatelyAsync(default)));
        Assert.True(
            await RaisesAsync(
                (db, n) => db.Add(new Document(Guid.NewGuid(), judging.Inspection, $"Openbaar {n}")),
                db => db.SaveChangesAsync()));

        // PostgreSQL may still tell of what was stored before: what raises the stamp raises it each time.
        async Task<bool> RaisesAsync(Action<AppDb, int> change, Func<AppDb, Task<int>> save)
        {
            for (var n = 0; n < 10; n++)
            {
                var was = stamp.Current;
                await judging.Site.UseAsync<AppDb, int>(db =>
                {
                    change(db, n);
                    return save(db);
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
}

public sealed class WorkbenchFreshnessTestsOnSqlite() : WorkbenchFreshnessTests(Provider.Sqlite);

public sealed class WorkbenchFreshnessTestsOnPostgres() : WorkbenchFreshnessTests(Provider.Postgres);
