using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.SecondReadings;

/// <summary>What a second reader does, and what happens meanwhile.</summary>
internal static class ReadingSteps
{
    /// <summary>Says one thing of one finding, on the page as it is now.</summary>
    public static async Task SayAsync(this DraftSite given, Person reader, string code, string says, string? remark = null)
    {
        var list = $"{given.Address}/tweede-lezing";
        var page = await reader.ReadAsync(list);
        var field = page.QuerySelector($"input[name*=':{given.Finding(code)}:']")!.GetAttribute("name")!;
        var answer = await reader.SendAsync(page, list, new() { [field] = says, [$"opmerking:{given.Finding(code)}"] = remark ?? "" });
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
    }

    /// <summary>Gives the draft back before all was read.</summary>
    public static async Task GiveBackAsync(this DraftSite given, Person reader)
    {
        var answer = await reader.SendAsync($"{given.Address}/tweede-lezing", new() { ["doe"] = "nu-terug" });
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
    }

    /// <summary>A respondent adds an answer to what it sent in.</summary>
    public static Task GivenASupplementAsync(this DraftSite given, Guid respondent, string code, string reply, string reasons) =>
        given.Site.ChangeAsync(async db =>
        {
            var questionnaire = await db.Questionnaires.Include(q => q.Submissions).SingleAsync(q => q.RespondentId == respondent);
            var answers = questionnaire.Submissions[^1].Answers().ToDictionary();
            (answers[QuestionNames.Answer(code)], answers[QuestionNames.Reasons(code)]) = (reply, reasons);
            questionnaire.AskSupplement("Vul aan.", given.Site.Clock.Now);
            db.Add(questionnaire.Submit(Guid.NewGuid(), answers, "Wie verzond", stated: true, given.Respondent.Id, given.Site.Clock.Now));
        });

    /// <summary>Elsewhere a finding on 1.2.2 was published, in the same words and as an improvement point.</summary>
    public static async Task GivenPublishedElsewhereAsync(this DraftSite given, params (string Code, string Name)[] municipalities)
    {
        foreach (var (code, name) in municipalities)
            await given.Site.ChangeAsync(db =>
            {
                var study = new Study(Guid.NewGuid(), $"elders-{code}", "Eerder onderzoek", given.Framework.Id, StudyKind.First, "2025");
                var inspection = new Inspection(Guid.NewGuid(), study, code);
                var approach = new Approach(Guid.NewGuid(), code, $"Team {name}");
                var assessment = inspection.Assess(Guid.NewGuid(), approach, "De enige aanpak.");
                assessment.Record(
                    new Finding(
                        Guid.NewGuid(),
                        given.Framework,
                        new FindingContent(
                            "1",
                            "1.2",
                            ["1.2.2"],
                            [new Mark(MarkValue.NeedsImprovement)],
                            "Over 1.2.2 zijn afspraken gemaakt. De partners kennen ze.",
                            [])));
                var factsheet = new Factsheet(Guid.NewGuid(), $"{name.ToLowerInvariant()}-2025", inspection, StudyKind.First);
                factsheet.Publish(Guid.NewGuid(), "{}", "", PartialDate.Parse("2025-06-01"), given.Site.Clock.Now);
                db.AddRange(study, approach, inspection, factsheet);
                return Task.CompletedTask;
            });
    }
}
