using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Writing;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Publications;

namespace Toetssteen.Web.Tests.FollowUps;

/// <summary>
/// A first study by GGSR of 2012, and its follow-up by an invented version of 2026: from plan to published pages. 1.1.2 is renumbered,
/// 2.1.2 reworded, 3.1.1 split, 3.1.2 and 3.1.3 are merged, 5.3.1 lapsed, 4.3.1 stays.
/// </summary>
public abstract class LaterVersionTests(Provider provider)
{
    private const string Form = "form.answers";

    [Fact]
    public async Task AFollowUpUnderALaterVersion_IsJudgedByTheNormsThatTookOver_AndTellsOfEachPointWhatBecameOfItsNorm()
    {
        await using var given = await GivenABaselineAsync();
        given.Site.Clock.Now = given.Site.Clock.Now.AddYears(1);
        var lead = await given.Site.LoggedInAsync(given.Leader);

        // Without a later version there is nothing to choose.
        Assert.Null((await lead.ReadAsync(FollowUpSite.First)).QuerySelector("[name=Version]"));
        await given.Site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "ggsr", "2026.yaml"));

        // The plan tells of each point what becomes of its norm, with both wordings.
        var plan = await lead.ReadAsync(FollowUpSite.First);
        Assert.Equal(["2012", "2026"], plan.QuerySelectorAll("[name=Version]").Select(v => v.GetAttribute("value")));
        var told = plan.QuerySelectorAll("details .taken-over").Select(t => t.TextContent).ToList();
        Assert.Equal(5, told.Count);
        Assert.Contains(told, t => t.Contains("In versie 2026 gesplitst in 3.1.1 en 4.1.3.", StringComparison.Ordinal)
            && t.Contains("De gemeente heeft beleid voor de groep GGSR", StringComparison.Ordinal)
            && t.Contains("De gemeente stelt geld en mensen beschikbaar voor de aanpak", StringComparison.Ordinal));
        Assert.Contains("Onder versie 2026 niet te beoordelen: de norm is vervallen", plan.Body!.TextContent, StringComparison.Ordinal);
        var refused = await given.PlanFollowUpAsync(fields: new() { ["Version"] = "2031" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var made = await given.PlanFollowUpAsync(fields: new()
        {
            ["Plan.Title"] = "Vervolg",
            ["Plan.Period"] = "2027",
            ["Version"] = "2026"
        });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        var (inspection, assessment, slug) = await given.AssignedAsync();
        Assert.Equal("ggsr/2026", await given.Site
            .AskAsync(db => db.Studies.Where(s => s.Slug == slug).Select(s => s.FrameworkId).SingleAsync()));

        // The questionnaire asks the new questions.
        await given.Site.ChangeAsync(async db => (await db.Inspections.Include(i => i.Assessments).SingleAsync(i => i.Id == inspection))
            .Assign(given.Colleague.Id, Toetssteen.Domain.Studies.Duty.Inspector));
        var questions = await lead.OpenAsync($"/werk/onderzoeken/{slug}/vragenlijsten");
        Assert.NotEqual(HttpStatusCode.InternalServerError, questions.Status);
        Assert.Equal(["1.1.3", "2.1.2", "3.1.1", "3.1.2", "4.1.3", "4.3.1"], (await given.ContentOfAsync(inspection)).Draft
            .QuestionScopeOf(assessment)!);

        // The workbench: each point by its own place, the old norm to the letter beside the new.
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var bench = $"/werk/concepten/{inspection}/beoordelen/{assessment}/";
        var first = await inspector.ReadAsync(bench + "2012~1.1.2");
        Assert.Equal(["1.1.2 (2012) → 1.1.3", "2.1.2 (2012) → 2.1.2", "3.1.1, 3.1.2 (2012) → 3.1.1, 3.1.2, 4.1.3", "3.1.3 (2012) → 3.1.2",
            "4.3.1 (2012) → 4.3.1", "5.3.1 (2012)"],
            first.QuerySelectorAll(".bench__codes .code").Select(c => c.TextContent));
        Assert.Contains("In versie 2026 hetzelfde, als 1.1.3.", first.QuerySelector(".taken-over")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("verbeterpunt", first.QuerySelector(".baseline")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("moet beter", first.QuerySelector(".bench__slot")!.TextContent, StringComparison.Ordinal);
        var merged = await inspector.ReadAsync(bench + "2012~3.1.3");
        Assert.Contains("samengevoegd met 3.1.2 van versie 2012, als 3.1.2", merged
            .QuerySelector(".taken-over")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Over doelen is niets afgesproken.", merged.QuerySelector(".baseline")!.TextContent, StringComparison.Ordinal);
        var lapsed = await inspector.ReadAsync(bench + "2012~5.3.1");
        Assert.Null(lapsed.QuerySelector("input[type=radio]"));
        Assert.Contains("Over nazorg is niets afgesproken.", lapsed.QuerySelector(".baseline")!.TextContent, StringComparison.Ordinal);

        var content = await given.ContentOfAsync(inspection);
        Guid Of(string code) => content.Findings.Single(f => f.Finding.Place == $"2012~{code}").Finding.Id;
        // The field is empty and says what is printed otherwise; what was written in it can be taken away again.
        const string Standing = "Deze norm is vervallen in versie 2026 van het toetsingskader. Nazorg hoort nu bij andere wetgeving.";
        var notRetested = DraftNames.NotRetested(Of("5.3.1"));
        foreach (var written in new[] { "", "Eigen reden.", "" })
        {
            await inspector.SendAsync(bench + "2012~5.3.1", new() { [notRetested] = written }, Form);
            lapsed = await inspector.ReadAsync(bench + "2012~5.3.1");
            Assert.Equal(written, lapsed.QuerySelector($"textarea[name='{notRetested}']")!.TextContent.Trim());
            Assert.Contains($"Schrijft u niets, dan staat er: {Standing}", lapsed.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(Standing, (await given.ContentOfAsync(inspection)).Findings.Single(f => f.Finding.Place == "2012~5.3.1").NotRetested);
        var overview = await inspector.ReadAsync($"/werk/concepten/{inspection}");
        Assert.Contains("vaste reden: de norm is vervallen", overview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 van 1 beoordeeld, of met reden niet",
            lapsed.QuerySelector(".bench__list")!.TextContent, StringComparison.Ordinal);

        // Nor can it be called unchanged, by a form that was made up; themes of which nothing is judged have no conclusion.
        var unchanged = await inspector.SendAsync(bench + "2012~5.3.1", new() { ["doe"] = "ongewijzigd" }, Form);
        Assert.Equal((HttpStatusCode.BadRequest, true), (unchanged.Status, unchanged.Text.Contains("(D252)", StringComparison.Ordinal)));
        Assert.DoesNotContain((await given.ContentOfAsync(inspection)).Texts.Keys, name => name == DraftNames.Unchanged(Of("5.3.1")));
        Assert.Equal(["1", "2", "3", "4"], content.ThemesOf(assessment).Select(t => t.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync($"/werk/concepten/{inspection}/conclusies/{assessment}/5")).Status);
        var conclusion = await inspector.ReadAsync($"/werk/concepten/{inspection}/conclusies/{assessment}/3");
        Assert.DoesNotContain("geen oordeel", conclusion.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Cases of the version before stand beside it where the norm is the same, and say so; what is re-tested is no case of itself.
        await given.Site.ImportAsync(ReadingFixtures.Study("elders.txt", "GM0193", "Zwolle",
            ReadingFixtures.Finding("4.3.1", 1, "Elders is dit op orde.", ReadMark.Of(MarkValue.Meets))));
        var alike = await inspector.ReadAsync(bench + "2012~4.3.1?gevallen=4.3.1");
        Assert.Contains("Van eerdere versies staan hier alleen bevindingen op een norm die hetzelfde bleef.", alike.Body!.TextContent,
            StringComparison.Ordinal);
        var alikeCase = Assert.Single(alike.QuerySelectorAll(".alike__cases li")).TextContent;
        Assert.Contains("Zwolle", alikeCase, StringComparison.Ordinal);
        Assert.Contains("onder versie 2012, als 4.3.1", alikeCase, StringComparison.Ordinal);
        alike = await inspector.ReadAsync(bench + "2012~2.1.2?gevallen=2.1.2");
        Assert.Contains("ook niet onder een eerdere versie met dezelfde norm", alike.Body!.TextContent, StringComparison.Ordinal);

        // Judged: one unchanged, one on its parts, the one that lapsed in the inspector's own words.
        Assert.Equal(HttpStatusCode.Redirect,
            (await inspector.SendAsync(bench + "2012~1.1.2", new() { ["doe"] = "ongewijzigd" }, Form)).Status);
        foreach (var (code, marks) in new[] { ("2.1.2", new[] { "meets" }), ("3.1.1", ["meets", "meets", "improve"]), ("3.1.3", ["meets"]),
            ("4.3.1", ["improve"]) })
        {
            var pieces = new Dictionary<string,
                string?>
            {
                [DraftNames.Text(Of(code))] = $"Over {code} is nu dit gevonden.",
                [DraftNames.NoEvidenceReason(Of(code))] = "Dit bleek bij het bezoek."
            };
            foreach (var (n, mark) in marks.Index())
                pieces[DraftNames.Mark(Of(code), n + 1)] = mark;
            Assert.Equal(HttpStatusCode.Redirect, (await inspector.SendAsync($"{bench}2012~{code}", pieces, Form)).Status);
        }
        await inspector.SendAsync(bench + "2012~5.3.1",
            new() { [DraftNames.NotRetested(Of("5.3.1"))] = "Nazorg hoort nu bij een andere wet; daarom niet beoordeeld." }, Form);
        foreach (var page in new[] { $"/werk/concepten/{inspection}", $"/werk/concepten/{inspection}/voorbeeld",
            $"/werk/concepten/{inspection}/conclusies/{assessment}/3" })
            Assert.Equal((page, HttpStatusCode.OK), (page, (await inspector.OpenAsync(page)).Status));
        await given.PublishAsync(inspection);
        Assert.Equal(HttpStatusCode.OK,
            (await (await given.Site.LoggedInAsync(given.Reader)).OpenAsync($"/werk/concepten/{inspection}/tweede-lezing")).Status);
        Assert.Empty(await given.FaultsAsync());

        // The factsheet: page, JSON and PDF.
        var sheet = await given.Site.AskAsync(db => db.Factsheets.AsNoTracking().SingleAsync(f => f.InspectionId == inspection));
        var published = await given.Site.GetAsync($"/factsheets/{sheet.Slug}");
        var text = published.QuerySelector("main")!.TextContent;
        Assert.All(new[]
        {
            "In versie 2026 gesplitst in 3.1.1 en 4.1.3.", "Gesplitst in wat het beleid zegt en wat ervoor beschikbaar is.",
                "In versie 2026 vervallen.",
            "Vervallen normen", "Nazorg hoort nu bij een andere wet; daarom niet beoordeeld.", "De norm in versie 2012:",
                "Beoordeeld onder versie 2012",
            "Binnen de aanpak wordt het sociale netwerk van het gezin benut",
                "Familie, vrienden en buren van het gezin doen mee waar dat kan", "Moet beter",
        }, said => Assert.Contains(said, text, StringComparison.Ordinal));
        var ids = published.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var frozen = FactsheetContentJson.Read(await given.Site.Client.GetStringAsync($"/factsheets/{sheet.Slug}.json"));
        Assert.Equal(["1.1.2", "2.1.2", "3.1.1", "3.1.3", "4.3.1", "5.3.1"], frozen.Approaches.Single().Retests
            .Select(r => r.PointCodes[0]));
        Assert.All(frozen.Approaches.Single().Retests, r => Assert.Equal(("ggsr/2012", "ggsr/2026"), (r.Before.Under, r.TakenOver!.To)));
        Assert.Equal("verbeterpunt", Assert.Single(frozen.EarlierScales!).Scale.Marks[1].In("nl"));
        var framework = await given.Site.UseAsync<FrameworkCatalogue, Framework>(f => Task.FromResult(f.Get("ggsr/2026")));
        var pdf = await given.Site.UseAsync<FactsheetPdf,
            byte[]>(f => f.WriteAsync(frozen, framework, new EditionImprint(1, null, sheet.Slug, null, null)));
        Assert.Empty(PdfChecker.Check(pdf));
        Assert.Equal(PaperPages.Headings(pdf), PaperPages.Bookmarks(pdf));
        Assert.Contains(PaperPages.Bookmarks(pdf), b => b.Words.Contains("Vervallen normen", StringComparison.Ordinal));

        // Each point's public page, and the list.
        var points = await given.Site.AskAsync(db => db.ImprovementPoints.AsNoTracking().ToListAsync());
        async Task<string> PointAsync(string code) =>
            (await given.Site.GetAsync($"/verbeterpunten/{points.Single(p => p.IndicatorCodes[0] == code).Id}"))
                .QuerySelector("main")!.TextContent;
        Assert.Contains("Beoordeeld onder versie 2026 van het toetsingskader; het eerste oordeel is van versie 2012.",
            await PointAsync("3.1.1"), StringComparison.Ordinal);
        Assert.Contains("In versie 2026 vervallen. Nazorg hoort nu bij andere wetgeving.", await PointAsync("5.3.1"),
            StringComparison.Ordinal);
        // Themes to choose from are grouped by framework and version, and only of those that points are counted by.
        await given.Site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "basis", "1.yaml"));
        foreach (var filtered in new[] { "/verbeterpunten", "/verbeterpunten/beeld" })
            Assert.Equal([$"{given.Framework.Title}, 2012", $"{framework.Title}, 2026"], (await given.Site.GetAsync(filtered))
                .QuerySelectorAll("select[name=thema] optgroup").Select(g => g.GetAttribute("label")));
        var list = await given.Site.GetAsync("/verbeterpunten?thema=ggsr/2026:4");
        Assert.Equal(2, list.QuerySelectorAll("table.points tbody tr").Length);
        Assert.Contains("Uit versie 2012: in versie 2026: 3.1.1, 4.1.3, 3.1.2", list.Body!.TextContent, StringComparison.Ordinal);

        // The picture over time counts them at the new norms, and the one that lapsed apart.
        var picture = await given.Site.GetAsync("/verbeterpunten/beeld");
        Assert.Contains("Verbeterpunten over vervallen normen", picture
            .QuerySelector("section[aria-labelledby=vervallen]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1.1.3", "2.1.2", "3.1.1", "3.1.2", "4.1.3", "4.3.1"],
            picture.QuerySelectorAll("section[aria-labelledby=indicatoren] tbody th .code").Select(c => c.TextContent));
        Assert.Contains("waarvan 2 uit een eerdere versie", picture
            .QuerySelector("section[aria-labelledby=indicatoren]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StudiesOfTwoVersions_StandInTheColumnsOfTheLaterOne_AndSayWhereTheNormReadsOtherwise()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.RegisterFrameworkAsync(Repository.PathTo("frameworks", "ggsr", "2012.yaml"));
        await site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "ggsr", "2026.yaml"));
        var (holds, falls) = (ReadMark.Of(MarkValue.Meets), ReadMark.Of(MarkValue.NeedsImprovement));
        await site.ImportAsync(ReadingFixtures.Study("eerder.txt", "GM0150", "Deventer",
            ReadingFixtures.Finding("1.1.2", 1, "Toen wist men het niet.", falls), ReadingFixtures
                .Finding("2.1.2", 2, "Toen deed familie mee.", holds),
            ReadingFixtures.Finding("3.1.2", 3, "Er was een visie.", holds), ReadingFixtures
                .Finding("3.1.3", 4, "Er waren geen doelen.", falls),
            ReadingFixtures.Finding("5.3.1", 5, "Er was geen nazorg.", falls)));
        await site.ImportAsync(ReadingFixtures.Study("later.txt", "GM0193", "Zwolle",
            ReadingFixtures.Finding("1.1.2", 1, "Gezinnen worden gevraagd.", holds), ReadingFixtures
                .Finding("1.1.3", 2, "Men weet het.", holds)) with
        {
            Framework = "ggsr/2026",
            Published = "2027-01",
        });

        // Alone each stands in its own columns.
        var alone = await site.GetAsync("/vergelijken?onderzoek=ggsr-2013");
        Assert.Contains(alone.QuerySelectorAll("select[name=met] option"), o => o.GetAttribute("value") == "ggsr-2027");
        Assert.Contains(alone.QuerySelectorAll("th .code"), c => c.TextContent == "5.3.1");

        var matrix = await site.GetAsync("/vergelijken?onderzoek=ggsr-2013&met=ggsr-2027");
        var heads = matrix.QuerySelectorAll("th.matrix__column > a .code").Select(c => c.TextContent).ToList();
        Assert.Equal((true, false), (heads.Contains("1.1.3"), heads.Contains("5.3.1")));
        string Cell(string municipality, string code) =>
            matrix.QuerySelectorAll("table.matrix tbody tr")
                .Single(r => r.QuerySelector("th")!.TextContent.Contains(municipality, StringComparison.Ordinal) && r
                    .QuerySelector("input") is not null)
            .QuerySelectorAll("td")[heads.IndexOf(code)].QuerySelector(".vh")!.TextContent;
        Assert.Equal("verbeterpunt", Cell("Deventer", "1.1.3"));
        Assert.Equal("niet beoordeeld", Cell("Deventer", "1.1.2"));
        Assert.Equal("voldoet, andere norm, van versie 2012", Cell("Deventer", "2.1.2"));
        Assert.Equal("gemengd, andere norm, van versie 2012", Cell("Deventer", "3.1.2"));
        Assert.Equal("op orde", Cell("Zwolle", "1.1.2"));
        var changes = matrix.QuerySelector("section[aria-labelledby=versies]")!.TextContent;
        Assert.All(new[] { "In versie 2026 vervallen.", "1 verbeterpunt",
            "In versie 2026 samengevoegd met 3.1.3 van versie 2012, als 3.1.2.",
                "De gemeente vraagt gezinnen zelf hoe zij de hulp ervaren" },
            said => Assert.Contains(said, changes, StringComparison.Ordinal));

        // The page of an indicator counts its own, and shows what was found by the norm that it took over beside that.
        var norm = await site.GetAsync("/toetsingskaders/ggsr/2026/indicatoren/2.1.2");
        var earlier = norm.QuerySelector("section[aria-labelledby=eerder-0]")!.TextContent;
        Assert.All(new[] { "Beoordeeld onder versie 2012, als 2.1.2", "In versie 2026 met andere woorden",
            "Binnen de aanpak wordt het sociale netwerk van het gezin benut", "Toen deed familie mee.", "Deze oordelen gingen dus over een andere norm." },
            said => Assert.Contains(said, earlier, StringComparison.Ordinal));
        Assert.DoesNotContain("hierboven", earlier, StringComparison.Ordinal);
        Assert.Null(norm.QuerySelector("#hoe-vaak"));
        var unfound = (await site.GetAsync("/toetsingskaders/ggsr/2026/indicatoren/4.3.1")).QuerySelector("main")!;
        Assert.Contains("Komt uit versie 2012: 4.3.1", string.Join(' ', unfound.TextContent.Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        foreach (var (version, other) in new[] { ("2026", "2012"), ("2012", "2026") })
            Assert.Contains((await site.GetAsync($"/toetsingskaders/ggsr/{version}")).QuerySelectorAll("dl.facts a"),
                a => a.GetAttribute("href") == $"/toetsingskaders/ggsr/{other}");
        var reused = await site.GetAsync("/toetsingskaders/ggsr/2026/indicatoren/1.1.2");
        Assert.DoesNotContain("Toen wist men het niet.", reused.Body!.TextContent, StringComparison.Ordinal);
        var old = await site.GetAsync("/toetsingskaders/ggsr/2012/indicatoren/5.3.1");
        Assert.Contains("In versie 2026 vervallen. Nazorg hoort nu bij andere wetgeving.", old.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<DraftSite> GivenABaselineAsync()
    {
        var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var own = Guid.NewGuid();
        await given.ActAsync(given.Inspector, async at =>
        {
            at.Db.Add(at.Content.Draft
                .Split(at.Content.Framework, at.Content.Draft.Findings.Single(f => f.Id == given.Finding("3.1.1")), ["3.1.3"], own));
            await at.Db.SavePrivatelyAsync(default);
        });
        var joint = given.Finding("3.1.1");
        var pieces = new Dictionary<string, string>
        {
            [DraftNames.Mark(joint, 1)] = "improve",
            [DraftNames.Mark(joint, 2)] = "improve",
            [DraftNames.Mark(joint, 3)] = "",
            [DraftNames.Mark(own, 1)] = "improve",
            [DraftNames.Text(own)] = "Over doelen is niets afgesproken.",
            [DraftNames.NoEvidenceReason(own)] = "Er is niet naar gevraagd.",
            [DraftNames.Text(given.Finding("5.3.1"))] = "Over nazorg is niets afgesproken.",
        };
        foreach (var code in new[] { "2.1.2", "4.3.1", "5.3.1" })
            pieces[DraftNames.Mark(given.Finding(code), 1)] = "improve";
        await given.WriteAsync(given.Inspector, pieces);
        await given.PublishAsync(given.Inspection);
        return given;
    }
}

public sealed class LaterVersionTestsOnSqlite() : LaterVersionTests(Provider.Sqlite);

public sealed class LaterVersionTestsOnPostgres() : LaterVersionTests(Provider.Postgres);
