using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Publications;

namespace Toetssteen.Web.Tests.FollowUps;

/// <summary>A follow-up from plan to published rows, twice: what is taken over, how it is judged, what is refused.</summary>
public abstract class FollowUpTests(Provider provider)
{
    private const string Form = "form.answers";

    [Fact]
    public async Task Get_BeforeAnythingIsPublished_SaysPerMunicipalityWhyItStaysOut()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var answer = await lead.OpenAsync(FollowUpSite.First);
        Assert.Contains(
            "Blijft buiten het vervolgonderzoek: er is nog geen factsheet gepubliceerd.",
            answer.Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Maak het vervolgonderzoek", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStory_FromPlanToPublishedRows_AndAThirdRound()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        given.Site.Clock.Now = given.Site.Clock.Now.AddYears(1);

        // The plan shows exactly the improvement points.
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var page = await lead.ReadAsync(FollowUpSite.First);
        Assert.Equal(["1.1.2", "3.1.1–3.1.3"], page.QuerySelectorAll("tbody th .code").Select(c => c.TextContent));
        // Nobody prepares it.
        Assert.Null(page.QuerySelector("[name^='Plan.NominateBy']"));
        Assert.NotNull((await lead.ReadAsync("/werk/onderzoeken/nieuw")).QuerySelector("[name^='Plan.NominateBy']"));
        var made = await given.PlanFollowUpAsync(fields: new() { ["Plan.Title"] = "Vervolg", ["Plan.Period"] = "2027" });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        Assert.Equal("/werk/onderzoeken/vervolg/toewijzen", made.Location);
        var (inspection, assessment, slug) = await given.AssignedAsync();
        var study = await given.Site.AskAsync(db => db.Studies.AsNoTracking().SingleAsync(s => s.Slug == slug));
        Assert.Equal((StudyKind.FollowUp, "2027"), (study.Kind, study.PeriodJudged));

        // Two rounds at once: a page that was opened before is refused, and what was typed stands there.
        var twice = await lead.SendAsync(page, FollowUpSite.First, new() { ["Plan.Title"] = "Nog een vervolg" }, "main form.form--wide");
        Assert.Equal(HttpStatusCode.BadRequest, twice.Status);
        Assert.Contains(twice.Errors, e => e.Sentence.Contains("D151", StringComparison.Ordinal));
        Assert.Contains("de aanpak zit in een ander vervolgonderzoek", twice.Text, StringComparison.Ordinal);
        Assert.Equal(1, await given.Site.AskAsync(db => db.Studies.CountAsync(s => s.EarlierStudyId != null)));

        // Municipalities of a follow-up are fixed.
        var more = await lead.SendAsync(
            $"/werk/onderzoeken/{slug}/gemeenten?zoek=Zwolle",
            new() { ["codes"] = "GM0193" },
            "form[action$=Confirm]");
        Assert.Equal(HttpStatusCode.BadRequest, more.Status);
        Assert.Contains("D153", more.Text, StringComparison.Ordinal);

        // The workbench shows the points alone, with the baseline beside the new finding.
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var bench = $"/werk/concepten/{inspection}/beoordelen/{assessment}/";
        var first = await inspector.ReadAsync(bench + "1.1.2");
        Assert.Equal(["1.1.2", "3.1.1–3.1.3"], first.QuerySelectorAll(".bench__codes .code").Select(c => c.TextContent));
        Assert.Contains(
            "De gemeente weet niet om hoeveel gezinnen het gaat.",
            first.QuerySelector(".baseline")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Beoordeeld over 2026", first.QuerySelector(".baseline")!.TextContent, StringComparison.Ordinal);
        Assert.Null(first.QuerySelector("a[href*='samenvoegen']"));
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync(bench + "1.1.1")).Status);

        // A point left out without a reason is refused, by name.
        var early = await inspector.SendAsync($"/werk/concepten/{inspection}");
        Assert.Equal(HttpStatusCode.BadRequest, early.Status);
        Assert.Contains(early.Errors, e => e.Sentence.Contains("D111", StringComparison.Ordinal));
        Assert.Contains("Verbeterpunt 1.1.2 Zicht op de populatie heeft nog geen nieuw oordeel", early.Text, StringComparison.Ordinal);

        // "Unchanged" in one act, over no typed text.
        var content = await given.ContentOfAsync(inspection);
        var (sole, joint) = (
            content.Findings.Single(f => f.Finding.IndicatorCodes is ["1.1.2"]).Finding.Id,
            content.Findings.Single(f => f.Finding.IndicatorCodes.Count == 3).Finding.Id);
        var typed = await inspector.SendAsync(
            bench + "3.1.1",
            new()
            {
                [DraftNames.Text(joint)] = "De gemeente schreef er niets over.",
                [DraftNames.NoEvidenceReason(joint)] = "Er kwam geen antwoord.",
                ["doe"] = "ongewijzigd",
            },
            Form);
        Assert.Equal(HttpStatusCode.Redirect, typed.Status);
        await inspector.SendAsync(
            bench + "1.1.2",
            new()
            {
                [DraftNames.Text(sole)] = "Er wordt nu geteld, maar onvolledig.",
                [DraftNames.Mark(sole, 1)] = "improve",
                [DraftNames.NoEvidenceReason(sole)] = "Dit stond op de site van de gemeente.",
            },
            Form);
        var drafted = (await given.ContentOfAsync(inspection)).Findings.Single(f => f.Finding.Id == joint);
        Assert.Equal((true, "De gemeente schreef er niets over."), (drafted.Unchanged, drafted.Text));
        Assert.Equal([new(MarkValue.Meets), new(MarkValue.NeedsImprovement), new Mark(MarkValue.NeedsImprovement)], drafted.Marks);

        // A point is not split.
        var split = await inspector.SendAsync($"/werk/concepten/{inspection}/bevindingen/{joint}/splitsen?indicator=3.1.3");
        Assert.Equal(HttpStatusCode.BadRequest, split.Status);
        Assert.Contains("D155", split.Text, StringComparison.Ordinal);

        await given.PublishAsync(inspection);

        var retests = await given.Site.AskAsync(db =>
            db.Retests.AsNoTracking().Where(r => r.AssessmentId == assessment).OrderBy(r => r.Position).ToListAsync());
        Assert.Equal(
            [("2026", "2027", false, Verdict.NeedsImprovement), ("2026", "2027", true, Verdict.Mixed)],
            retests.Select(r => (r.Before.Period!, r.After!.Period!, r.Unchanged, r.Outcome!.Value)));
        Assert.Empty(await given.FaultsAsync());
        var sheet = await given.Site.AskAsync(db => db.Factsheets.AsNoTracking().SingleAsync(f => f.InspectionId == inspection));
        var published = await lead.OpenAsync($"/factsheets/{sheet.Slug}");
        Assert.Contains("Er wordt nu geteld, maar onvolledig.", published.Text, StringComparison.Ordinal);
        Assert.Contains("De gemeente weet niet om hoeveel gezinnen het gaat.", published.Text, StringComparison.Ordinal);

        // A third round: beside the second, with the first before it.
        given.Site.Clock.Now = given.Site.Clock.Now.AddYears(1);
        var again = await given.PlanFollowUpAsync(
            $"/werk/onderzoeken/{slug}/vervolg",
            new() { ["Plan.Title"] = "Derde ronde", ["Plan.Period"] = "2028" });
        Assert.True(again.Status == HttpStatusCode.Redirect, again.Text);
        var (third, thirdAssessment, _) = await given.AssignedAsync();
        Assert.NotEqual(inspection, third);
        await given.ActAsync(
            given.Inspector,
            async at =>
            {
                await at.Writer.RewriteAsync(
                    third,
                    at.Content.Findings.SelectMany(f =>
                            new[]
                            {
                                KeyValuePair.Create(DraftNames.Mark(f.Finding.Id, 1), "meets"),
                                KeyValuePair.Create(DraftNames.Text(f.Finding.Id), "Nu wel."),
                                KeyValuePair.Create(DraftNames.NoEvidenceReason(f.Finding.Id), "Dit bleek bij het bezoek."),
                            })
                        .ToDictionary(),
                    "",
                    default);
                await at.Db.SavePrivatelyAsync(default);
            },
            third);
        await given.PublishAsync(third);
        var last = await given.Site.AskAsync(db =>
            db.Retests.AsNoTracking().Where(r => r.AssessmentId == thirdAssessment).OrderBy(r => r.Position).ToListAsync());
        Assert.All(last, r => Assert.True(r.IsResolved));
        Assert.Equal(["2027", "2027"], last.Select(r => r.Before.Period));
        Assert.Contains("De gemeente schreef er niets over.", last[1].Before.Text, StringComparison.Ordinal);
        var frozen = FactsheetContentJson.Read(
            await given.Site.AskAsync(db =>
                db.Editions.Where(e => db.Factsheets.Any(f => f.Id == e.FactsheetId && f.InspectionId == third))
                    .Select(e => e.Content)
                    .SingleAsync()));
        Assert.All(frozen.Approaches.Single().Retests, r => Assert.Equal("2026", Assert.Single(r.Earlier).Period));
        Assert.Empty(await given.FaultsAsync());

        // What is resolved is not taken over any more, and the second round still stands beside the first.
        var done = await (await given.Site.LoggedInAsync(given.Leader)).OpenAsync(FollowUpSite.First);
        Assert.Contains("blijft erbuiten: voldeed bij de vorige hertoets", done.Text, StringComparison.Ordinal);
        Assert.All((await given.ContentOfAsync(inspection)).Points.Values, p =>
            Assert.Equal(("2026", 0), (p.Latest.Period, p.Earlier.Count)));
    }

    [Fact]
    public async Task AStoppedApproach_IsLeftOutWithItsReason_AndCanBeTakenInAgain()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var approach = await BecomesAsync(given, TransitionKind.Stopped, null);
        var refused = await given.PlanFollowUpAsync(fields: new() { [$"Approaches[{approach}].Reason"] = " ", ["Plan.Title"] = "Vervolg" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("Vervolg", refused.Page.QuerySelector("#Plan_Title")!.GetAttribute("value"));
        var made = await given.PlanFollowUpAsync(fields: new() { [$"Approaches[{approach}].Reason"] = "De aanpak is in mei gestopt." });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        var (inspection, assessment, _) = await given.AssignedAsync();

        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var page = $"/werk/concepten/{inspection}/aanpakken/{assessment}";
        Assert.Contains("De aanpak is in mei gestopt.", (await inspector.OpenAsync(page)).Text, StringComparison.Ordinal);
        var content = await given.ContentOfAsync(inspection);
        Assert.Equal((0, 2, 0), (content.Gaps().Count, content.Written.Count, content.Findings.Count));
        Assert.Equal("De aanpak is in mei gestopt.", content.Compose(null, null).Approaches.Single().NotRetested);

        var back = await inspector.SendAsync(page, [], "form[action$='handler=Anyway']");
        Assert.Equal(HttpStatusCode.Redirect, back.Status);
        Assert.Equal(2, (await given.ContentOfAsync(inspection)).Gaps().Count);

        await inspector.SendAsync(page, new() { [DraftNames.LeftOut(assessment)] = "De aanpak bestaat niet meer." }, Form);
        await given.PublishAsync(inspection);
        Assert.Equal(
            "De aanpak bestaat niet meer.",
            await given.Site.AskAsync(db => db.Assessments.Where(a => a.Id == assessment).Select(a => a.NotRetestedReason).SingleAsync()));
        Assert.Empty(await given.FaultsAsync());
    }

    [Fact]
    public async Task AnApproach_IsJudgedAgainstItsOneSuccessor_AndNotAgainstOneOfElsewhere()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var (next, strange) = (
            new Approach(Guid.NewGuid(), DraftSite.Municipality, "Wijkteam Nieuw"),
            new Approach(Guid.NewGuid(), "GM0193", "Wijkteam Zwolle"));
        await given.Site.ChangeAsync(db =>
        {
            db.AddRange(next, strange);
            return Task.CompletedTask;
        });
        var approach = await BecomesAsync(given, TransitionKind.ContinuesAs, next.Id);

        var refused = await given.PlanFollowUpAsync(
            fields: new() { [$"Approaches[{approach}].Against"] = strange.Id.ToString(), ["Plan.Title"] = "Vervolg" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(refused.Errors, e => e.Sentence.Contains("D152", StringComparison.Ordinal));
        Assert.Equal("Vervolg", refused.Page.QuerySelector("#Plan_Title")!.GetAttribute("value"));
        Assert.Equal(0, await given.Site.AskAsync(db => db.Studies.CountAsync(s => s.EarlierStudyId != null)));

        await given.PlanFollowUpAsync();
        var (inspection, assessment, _) = await given.AssignedAsync();
        Assert.Equal("Wijkteam Nieuw", (await given.ContentOfAsync(inspection)).Compose(null, null).Approaches.Single().JudgedAgainst);

        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var chosen = await inspector.SendAsync(
            $"/werk/concepten/{inspection}/aanpakken/{assessment}",
            new() { ["Against"] = approach.ToString() },
            "form[action$='handler=Against']");
        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        Assert.Null((await given.ContentOfAsync(inspection)).Compose(null, null).Approaches.Single().JudgedAgainst);
    }

    [Fact]
    public async Task TheFactCheckAndTheSecondReading_ReachTheTextsOfRetests()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        await given.PlanFollowUpAsync();
        var (inspection, assessment, _) = await given.AssignedAsync();
        await given.ActAsync(given.Inspector, async at =>
        {
            var findings = at.Content.Findings.Select(f => f.Finding).OrderBy(f => f.IndicatorCodes[0], StringComparer.Ordinal).ToList();
            await at.Writer.RewriteAsync(inspection, new Dictionary<string, string>
            {
                [DraftNames.Mark(findings[0].Id, 1)] = "meets",
                [DraftNames.Text(findings[0].Id)] = "Er wordt nu geteld. Dat gebeurt elk jaar.",
                [DraftNames.NoEvidenceReason(findings[0].Id)] = "Dit bleek bij het bezoek.",
                [DraftNames.NotRetested(findings[1].Id)] = "Het beleid is nog niet vastgesteld.",
            }, "", default);
            await at.Db.SavePrivatelyAsync(default);
        }, inspection);
        await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync($"/werk/concepten/{inspection}");

        var reader = await given.Site.LoggedInAsync(given.Reader);
        var first = (await given.ContentOfAsync(inspection)).FindingsOf(assessment).First().Finding.Id;
        Assert.Contains(
            "De gemeente weet niet om hoeveel gezinnen het gaat.",
            (await reader.OpenAsync($"/werk/concepten/{inspection}/tweede-lezing")).Text,
            StringComparison.Ordinal);

        Guid check = default;
        await given.ActAsync(given.Reader, at =>
        {
            at.Content.Draft.Agree(at.By.Id, at.Content.Authors, []);
            var (json, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, null));
            check = at.Content.Draft.SendForFactCheck(Guid.NewGuid(), json, sha256, given.Today.AddDays(21), given.Leader.Id, at.Now).Id;
            return at.Db.SavePrivatelyAsync(default);
        }, inspection);
        var respondent = await given.Site.LoggedInAsync(given.Respondent);
        var page = await respondent.ReadAsync($"/werk/feitencheck/{check}");
        Assert.Equal(2, page.QuerySelectorAll(".object-link a[href*='retests']").Length);
        var objected = await respondent.SendAsync(
            $"/werk/feitencheck/{check}/bezwaar?bij=approaches%2F0%2Fretests%2F0",
            new()
            {
                ["Sentence"] = "1",
                ["Kind"] = nameof(ObjectionKind.FactuallyWrong),
                ["Reason"] = "Het gebeurt elk kwartaal.",
            });
        Assert.True(objected.Status == HttpStatusCode.Redirect, objected.Text);
        var objection = await given.Site.AskAsync(db =>
            db.FactChecks.Where(c => c.Id == check).SelectMany(c => c.Objections).SingleAsync());
        Assert.Equal(("Dat gebeurt elk jaar.", (Guid?)first), (objection.Sentence.Text, objection.Sentence.FindingId));
    }

    [Fact]
    public async Task ThePreview_ShowsHowTheMunicipalityReported_AsThePublishedFactsheetWill()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        await given.Site.ChangeAsync(db =>
            Task.FromResult(
                db.Add(
                    new ProgressReport(
                        Guid.NewGuid(),
                        db.Inspections.Single(),
                        ReportForm.Conversation,
                        PartialDate.Parse("2026-12"),
                        "De telling is begonnen."))));
        await given.PlanFollowUpAsync();
        var (inspection, _, _) = await given.AssignedAsync();
        var preview = (await (await given.Site.LoggedInAsync(given.Inspector)).OpenAsync($"/werk/concepten/{inspection}/voorbeeld")).Text;
        Assert.Contains("Voortgang gemeld", preview, StringComparison.Ordinal);
        Assert.Contains("in een gesprek, december 2026", preview, StringComparison.Ordinal);
        Assert.Contains("De telling is begonnen.", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNobodyWasAsked_ThereIsNoSentenceToTakeOver_NoSignal_AndTheEarlierEvidenceIsAtHand()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        await given.PlanFollowUpAsync();
        var (inspection, assessment, _) = await given.AssignedAsync();
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var address = $"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2";

        var bench = await inspector.ReadAsync(address);

        Assert.Contains("Hierover is niemand iets gevraagd.", bench.QuerySelector(".norm__unasked")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(bench.QuerySelectorAll(".agreement, .signal, button[value^=overnemen]"));
        Assert.DoesNotContain("netwerkpartners", bench.QuerySelector(".bench__evidence")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gemeente Deventer, 1.1.2", bench.QuerySelector(".baseline__sources")!.TextContent, StringComparison.Ordinal);
        // A button from before takes nothing over either.
        await inspector.SendAsync(bench, address, new() { ["doe"] = "overnemen" }, Form);
        Assert.All((await given.ContentOfAsync(inspection)).Findings, f => Assert.Equal("", f.Text));
        var preview = (await inspector.OpenAsync($"/werk/concepten/{inspection}/voorbeeld")).Text;
        Assert.DoesNotContain("Wonen Linde", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasSaidThen_StandsBesideNow_AndAboutWhoWasNotAskedNowItIsSaid()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        await given.PlanFollowUpAsync();
        var (inspection, assessment, _) = await given.AssignedAsync();
        await given.Site.ChangeAsync(async db =>
        {
            // Then the municipality and a partner; now the municipality alone, about 1.1.2 alone.
            foreach (
                var (at, code, reply, reasons) in new[]
                {
                    (0, "1.1.2", "no", "Toen telden wij niet."),
                    (1, "3.1.2", "partly", "Toen kenden wij de visie half."),
                })
            {
                var then = given.Respondents[at];
                var questionnaire = await db.Questionnaires.Include(q => q.Submissions).SingleAsync(q => q.RespondentId == then);
                var answers = questionnaire.Submissions[^1].Answers().ToDictionary();
                (answers[QuestionNames.Answer(code)], answers[QuestionNames.Reasons(code)]) = (reply, reasons);
                questionnaire.AskSupplement("Vul aan.", given.Site.Clock.Now);
                db.Add(
                    questionnaire.Submit(Guid.NewGuid(), answers, "Wie verzond", stated: true, given.Respondent.Id, given.Site.Clock.Now));
            }
            var town = (await db.Assessments.Include(a => a.Respondents).SingleAsync(a => a.Id == assessment)).Invite(
                Guid.NewGuid(),
                await db.Organisations.SingleAsync(o => o.Id == given.Town.Id),
                null);
            db.Add(town);
            var now = new Questionnaire(Guid.NewGuid(), town.Id, QuestionnaireVariant.Full, given.Site.Clock.Now, ["1.1.2"]);
            now.Submit(
                Guid.NewGuid(),
                new Dictionary<string, string>
                {
                    [QuestionNames.Answer("1.1.2")] = "yes",
                    [QuestionNames.Reasons("1.1.2")] = "Wij tellen nu elk jaar.",
                },
                "Gerda",
                stated: true,
                given.Respondent.Id,
                given.Site.Clock.Now);
            town.AnswerOwn();
            db.Add(now);
        });
        var inspector = await given.Site.LoggedInAsync(given.Inspector);

        var bench = await inspector.ReadAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2");

        var voices = bench
            .QuerySelectorAll(".bench__evidence .voice")
            .Select(v => string.Join(' ', v.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        Assert.Matches("Gemeente Deventer.*Toen, over 2026: Nee Toen telden wij niet\\. Nu Ja Wij tellen nu elk jaar\\.", voices[0]);
        // About the joint point nobody was asked, though the municipality has a questionnaire.
        var joint = await inspector.ReadAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/3.1.1");
        Assert.Equal(3, joint.QuerySelectorAll(".norm__unasked").Length);
        Assert.Empty(joint.QuerySelectorAll(".agreement, .signal"));
        Assert.Matches("Toen wel gevraagd, nu niet.*Jeugdhulp Rivier.*Toen, over 2026: Gedeeltelijk Toen kenden wij de visie half\\.",
            string.Join(' ', joint.QuerySelector("#norm-2")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static async Task<Guid> BecomesAsync(DraftSite given, TransitionKind kind, Guid? successor)
    {
        var id = Guid.Empty;
        await given.Site.ChangeAsync(async db =>
        {
            var all = await db
                .Approaches.Include(a => a.Transitions)
                .Where(a => a.MunicipalityCode == DraftSite.Municipality)
                .ToListAsync();
            var approach = all.Single(a => a.Name == "Wijkteam Gezin");
            id = approach.Id;
            db.Add(new Lineage(all).Record(Guid.NewGuid(), approach, kind, all.Find(a => a.Id == successor), null, null)!);
        });
        return id;
    }
}

public sealed class FollowUpTestsOnSqlite() : FollowUpTests(Provider.Sqlite);

public sealed class FollowUpTestsOnPostgres() : FollowUpTests(Provider.Postgres);
