using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.FollowUps;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Publications;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>A joint finding bears its own name on every page that speaks of it, and on none that of its first indicator.</summary>
public abstract class JointFindingTests(Provider provider)
{
    private const string Name = "3.1.1–3.1.3 Beleid, visie en doelen";

    [Fact]
    public async Task WhileItIsWrittenAndChecked_EveryPageCallsItByItsOwnName()
    {
        await using var given = await DraftSite.GivenADraftWithTheMunicipalityAsync(provider);
        var finding = given.Finding("3.1.1");
        await given.WalkAsync(
            given.Inspector,
            given.Address,
            $"{given.Address}/beoordelen/{given.Assessment}/3.1.1",
            $"{given.Address}/beoordelen/{given.Assessment}/3.1.2",
            $"{given.Address}/voorbeeld",
            $"{given.Address}/conclusies/{given.Assessment}/3");
        await given.WalkAsync(given.Reader, $"{given.Address}/tweede-lezing");
        var (check, respondent) = ($"/werk/feitencheck/{await given.FactCheckAsync()}", await given.Site.LoggedInAsync(given.Respondent));
        var objectTo = (await respondent.ReadAsync(check))
            .QuerySelectorAll(".object-link a")
            .Single(a => a.TextContent.Contains(Name, StringComparison.Ordinal))
            .GetAttribute("href")!;
        await given.WalkAsync(given.Respondent, check, objectTo);
        var made = await respondent.SendAsync(
            objectTo,
            new()
            {
                ["Sentence"] = "0",
                ["Kind"] = nameof(ObjectionKind.FactuallyWrong),
                ["Reason"] = "Dit klopt niet.",
            });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        await given.WalkAsync(given.Respondent, check);
        await given.ActAsync(given.Respondent, async at =>
        {
            at.Content.Draft.CurrentFactCheck!.Submit("Gerda van de gemeente", at.By.Id, at.Now, given.Today);
            at.Content.Draft.TakeUpFactCheck();
            await at.Db.SavePrivatelyAsync(default);
        });
        var objection = await given.Site.AskAsync(db =>
            db.FactChecks.SelectMany(c => c.Objections).Select(o => new { o.Id, o.Sentence.FindingId }).SingleAsync());
        Assert.Equal(finding, objection.FindingId);
        await given.WalkAsync(given.Inspector, $"{given.Address}/feitencheck", $"{given.Address}/feitencheck/bezwaren/{objection.Id}");
        await given.WriteAsync(given.Inspector, new() { [DraftNames.Text(finding)] = "Er is beleid." });
        await given.WalkAsync(
            given.Inspector,
            $"{given.Address}/geschiedenis",
            $"{given.Address}/bevindingen/{finding}/splitsen",
            $"{given.Address}/bevindingen/samenvoegen");
    }

    [Fact]
    public async Task OncePublishedAndFollowedUp_EveryPageCallsItByItsOwnName()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var slug = await given.Site.AskAsync(db => db.Factsheets.Select(f => f.Slug).SingleAsync());
        var point = await given.Site.AskAsync(async db =>
            (await db.ImprovementPoints.ToListAsync()).Single(p => p.IndicatorCodes.Count == 3).Id);
        await given.WalkAsync(
            given.Leader,
            $"/factsheets/{slug}",
            "/verbeterpunten",
            $"/verbeterpunten/{point}",
            "/werk/verbeterpunten",
            $"/werk/verbeterpunten/{point}",
            FollowUpSite.First);
        await given.PlanFollowUpAsync();
        var (inspection, assessment, _) = await given.AssignedAsync();
        await given.WalkAsync(
            given.Inspector,
            $"/werk/concepten/{inspection}",
            $"/werk/concepten/{inspection}/beoordelen/{assessment}/3.1.1",
            $"/werk/concepten/{inspection}/aanpakken/{assessment}");
    }
}

file static class Walking
{
    // Of the indicators themselves each by its own name; of what is judged together by one.
    public static async Task WalkAsync(this DraftSite given, Account who, params string[] addresses)
    {
        var person = await given.Site.LoggedInAsync(who);
        foreach (var address in addresses)
        {
            var page = await person.ReadAsync(address);
            var said = string.Join(
                ' ',
                page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.True(said.Contains("3.1.1–3.1.3 Beleid, visie en doelen", StringComparison.Ordinal), $"{address}: {said}");
            Assert.False(said.Contains("3.1.1, 3.1.2, 3.1.3", StringComparison.Ordinal), $"{address}: {said}");
            foreach (var heading in page.QuerySelectorAll("h1, th[scope=row] a:not(.norms a)"))
                Assert.DoesNotContain("Beleid voor de groep", heading.TextContent, StringComparison.Ordinal);
        }
    }
}

public sealed class JointFindingTestsOnSqlite() : JointFindingTests(Provider.Sqlite);

public sealed class JointFindingTestsOnPostgres() : JointFindingTests(Provider.Postgres);
