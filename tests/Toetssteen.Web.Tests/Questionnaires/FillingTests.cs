using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Questionnaires;

/// <summary>Filling in by the forms of the pages, checking, submitting, a supplement, and a colleague who helps.</summary>
public abstract class FillingTests(Provider provider)
{
    private const string Reasons = "reasons_1.1.1";

    [Fact]
    public async Task TheTaskList_ShowsEveryCriterion_WithItsStatus_AndThatNothingIsSent()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync(answerBy: new DateOnly(2026, 4, 1));
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        await site.GivenAllAnswersAsync(questionnaire);
        await site.GivenAnswersAsync(questionnaire, (Reasons, ""));

        var page = await writer.ReadAsync(questionnaire.Address);

        var states = page.QuerySelectorAll(".tasks__state").Select(s => s.TextContent).ToList();
        Assert.Equal(questionnaire.Form.Pages.Count, states.Count);
        Assert.Equal("Bezig", states[0]);
        Assert.All(states.Skip(1), s => Assert.Equal("Klaar", s));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Nog niet verzonden", text, StringComparison.Ordinal);
        Assert.Contains("1 april 2026", text, StringComparison.Ordinal);
        Assert.Contains($"Laatst opgeslagen door {questionnaire.Writer.Name}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUntouchedQuestionnaire_HasNotBegun_AndWaitsOnTheStartPage()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync(QuestionnaireVariant.Limited);
        var writer = await site.LoggedInAsync(questionnaire.Writer);

        Assert.All((await writer.ReadAsync(questionnaire.Address)).QuerySelectorAll(".tasks__state"), s =>
            Assert.Equal("Nog niet begonnen", s.TextContent));
        Assert.Contains((await writer.ReadAsync("/werk")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == questionnaire.Address);
    }

    [Fact]
    public async Task TheForm_StoresEveryKindOfAnswer_AndShowsItAgain()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);

        var sent = await writer.SendAsync(
            questionnaire.FirstPage,
            new()
            {
                ["answer_1.1.1"] = "partly",
                [Reasons] = "Regel een.\r\nRegel twee.",
                ["sources_1.1.1:0:titel"] = "Beleidsnota",
                ["sources_1.1.1:0:plaats"] = "12, § 3",
                ["families_precision"] = "about",
                ["families"] = "340",
            },
            "form.answers");

        Assert.Equal((HttpStatusCode.Redirect, questionnaire.FirstPage), (sent.Status, sent.Location));
        var answers = await AnswersAsync(site, questionnaire);
        Assert.Equal(("partly", "Regel een.\nRegel twee.", "340"), (answers["answer_1.1.1"], answers[Reasons], answers["families"]));
        Assert.True(SourceReference.TryReadAll(answers["sources_1.1.1"], out var sources));
        Assert.Equal([new(null, "Beleidsnota", 12, "§ 3")], sources);
        var page = await writer.ReadAsync(questionnaire.FirstPage);
        Assert.Equal("12, § 3", page.QuerySelector("[name='sources_1.1.1:0:plaats']")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name='answer_1.1.1'][value=partly][checked]"));
        Assert.Contains("Opgeslagen.", page.QuerySelector("#opslag")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheForm_GoesOnToTheNextPage_AndAddsARow()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);

        Assert.Equal(
            $"{questionnaire.Address}/1.2",
            (await writer.SendAsync(questionnaire.FirstPage, new() { ["doe"] = "verder" }, "form.answers")).Location);
        Assert.Equal(
            $"{questionnaire.Address}/controleren",
            (await writer.SendAsync($"{questionnaire.Address}/5.3", new() { ["doe"] = "verder" }, "form.answers")).Location);
        var more = await writer.SendAsync(
            questionnaire.FirstPage,
            new() { ["sources_1.1.1:0:titel"] = "Nota", ["doe"] = "meer:sources_1.1.1" },
            "form.answers");
        var page = await writer.ReadAsync(more.Location!.Split('#')[0]);
        Assert.Equal(
            ["Nota", null],
            page.QuerySelectorAll("[data-question='sources_1.1.1'] [data-title]").Select(i => i.GetAttribute("value")));
    }

    [Theory]
    [InlineData("maximum_duration", "1.250", "1.250", "Bedoelt u 1250 of 1,25?")]
    [InlineData("maximum_duration", "1 250,5", "1250,5", null)]
    [InlineData("maximum_duration", "12.5", "12.5", null)]
    public async Task ANumberThatCanMeanTwo_IsAskedAbout_WithAndWithoutAScript(string name, string typed, string kept, string? asks)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var page = $"{questionnaire.Address}/{questionnaire.Form.PageOf(name)!.Code}";
        var writer = await site.LoggedInAsync(questionnaire.Writer);

        var sent = await writer.SendAsync(page, new() { ["has_maximum_duration"] = "yes", [name] = typed }, "form.answers");
        Assert.Equal(asks is null ? [] : [name], sent.Errors.Select(e => e.Field));
        Assert.Equal(kept, (await AnswersAsync(site, questionnaire))[name]);
        if (asks is not null)
            Assert.Contains(asks, sent.Errors[0].Sentence, StringComparison.Ordinal);

        var (status, reply) = await (await Typist.AtAsync(site, questionnaire)).SaveAsync(name, typed, 1);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(asks is not null, reply.GetProperty("problem").GetString()?.Contains(asks ?? "-", StringComparison.Ordinal) is true);
        Assert.Equal(kept, (await AnswersAsync(site, questionnaire))[name]);
    }

    [Fact]
    public async Task AnAnswerThatDoesNotFit_IsKept_AndNamedAboveTheForm()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);

        var sent = await writer.SendAsync(
            questionnaire.FirstPage,
            new() { ["families_precision"] = "about", ["families"] = "veel" },
            "form.answers");

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal("families", Assert.Single(sent.Errors).Field);
        Assert.Equal("veel", sent.Page.QuerySelector("#families")!.GetAttribute("value"));
        Assert.Equal("veel", (await AnswersAsync(site, questionnaire))["families"]);
    }

    [Fact]
    public async Task AMegabyteOfText_IsRefusedWithASentence_StaysInTheForm_AndTheRestIsStored()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        var megabyte = new string('a', 1 << 20);

        var sent = await writer.SendAsync(
            questionnaire.FirstPage,
            new() { [Reasons] = megabyte, ["reasons_1.1.2"] = "Gewoon." },
            "form.answers");

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("te lang", Assert.Single(sent.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(megabyte.Length, sent.Page.QuerySelector($"[name='{Reasons}']")!.TextContent.Trim().Length);
        Assert.Equal("Gewoon.", Assert.Single(await AnswersAsync(site, questionnaire)).Value);
        var again = await writer.SendAsync(sent.Page, questionnaire.FirstPage, new() { [Reasons] = "Korter." }, "form.answers");
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Equal("Korter.", (await AnswersAsync(site, questionnaire))[Reasons]);
    }

    [Theory]
    [InlineData("mijn", "Van de ander.")]
    [InlineData("hun", "Van de een.")]
    [InlineData("beide", "Van de ander.\n\nVan de een.")]
    public async Task AConflict_ShowsBothVersions_AndNothingIsLost(string choice, string stored)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var other = await site.LoggedInAsync(await site.GivenAColleagueAsync(questionnaire));
        var opened = await other.ReadAsync(questionnaire.FirstPage);
        await site.GivenAnswersAsync(questionnaire, (Reasons, "Van de een."));

        var sent = await other.SendAsync(
            opened,
            questionnaire.FirstPage,
            new() { [Reasons] = "Van de ander.", ["reasons_1.1.2"] = "Zonder strijd." },
            "form.answers");

        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        Assert.Equal(["Van de een.", "Van de ander."], sent.Page.QuerySelectorAll("form .conflict__text").Select(t => t.TextContent));
        Assert.Contains(questionnaire.Writer.Name, sent.Page.QuerySelector("form .conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van de ander.", sent.Page.QuerySelector($"[name='{Reasons}']")!.TextContent.Trim());
        Assert.Equal("Van de een.", (await AnswersAsync(site, questionnaire))[Reasons]);
        Assert.Equal("Zonder strijd.", (await AnswersAsync(site, questionnaire))["reasons_1.1.2"]);

        var undecided = await other.SendAsync(sent.Page, questionnaire.FirstPage, null, "form.answers");
        Assert.Equal(HttpStatusCode.Conflict, undecided.Status);

        var chosen = await other.SendAsync(
            undecided.Page,
            questionnaire.FirstPage,
            new() { [$"keuze:{Reasons}"] = choice },
            "form.answers");
        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        Assert.Equal(stored, (await AnswersAsync(site, questionnaire))[Reasons]);
    }

    [Fact]
    public async Task AFormThatWasOpenedLongAgo_ChangesOnlyWhatWasChangedInIt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        var opened = await writer.ReadAsync(questionnaire.FirstPage);
        await site.GivenAnswersAsync(questionnaire, (Reasons, "Intussen ingevuld."));

        var sent = await writer.SendAsync(opened, questionnaire.FirstPage, new() { ["reasons_1.1.2"] = "Alleen dit." }, "form.answers");

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var answers = await AnswersAsync(site, questionnaire);
        Assert.Equal(("Intussen ingevuld.", "Alleen dit."), (answers[Reasons], answers["reasons_1.1.2"]));
    }

    [Fact]
    public async Task AFormThatIsSentAfterSubmitting_IsRefusedWithASentence_AndKeepsWhatWasTyped()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        var opened = await writer.ReadAsync(questionnaire.FirstPage);
        await site.GivenItIsSubmittedAsync(questionnaire);

        var sent = await writer.SendAsync(opened, questionnaire.FirstPage, new() { [Reasons] = "Te laat getypt." }, "form.answers");

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("verzonden en gesloten", Assert.Single(sent.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal("Te laat getypt.", sent.Page.QuerySelector($"[name='{Reasons}']")!.TextContent.Trim());
        Assert.Equal(
            (HttpStatusCode.Redirect, questionnaire.Address),
            ((await writer.OpenAsync(questionnaire.FirstPage)).Status, (await writer.OpenAsync(questionnaire.FirstPage)).Location));
    }

    [Fact]
    public async Task Checking_NamesWhatIsMissingOrWrong_WithLinks_AndShowsEveryAnswer()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        await site.GivenAllAnswersAsync(questionnaire);
        await site.GivenAnswersAsync(questionnaire, (Reasons, ""), ("families", "veel"));

        var page = await writer.ReadAsync($"{questionnaire.Address}/controleren");

        var links = page.QuerySelectorAll(".missing a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(
            [$"{questionnaire.Address}/1.1?nakijken=ja#reasons_1_1_1", $"{questionnaire.Address}/1.1?nakijken=ja#families"],
            links);
        Assert.Contains("Er ontbreekt nog 1 antwoord", page.QuerySelector(".missing")!.TextContent, StringComparison.Ordinal);
        var given = (await AnswersAsync(site, questionnaire))
            .Where(a => a.Value.Length > 0)
            .Select(a => questionnaire.Form.Find(a.Key)!)
            .ToList();
        Assert.Equal(given.Count, page.QuerySelectorAll(".checked .written").Length);
        var named = await writer.ReadAsync(links[0]!.Split('#')[0]);
        Assert.Equal(2, named.QuerySelectorAll(".error-summary li").Length);
    }

    [Fact]
    public async Task Submitting_NeedsANameAndAStatement_AndAWordAboutWhatIsMissing()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        await site.GivenAnswersAsync(questionnaire, (Reasons, "Alleen dit."));

        var sent = await writer.SendAsync($"{questionnaire.Address}/controleren", new() { ["Name"] = " " });

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal(["Name", "IsStated", "IsIncomplete"], sent.Errors.Select(e => e.Field));
        var again = await writer.SendAsync(
            sent.Page,
            $"{questionnaire.Address}/controleren",
            new()
            {
                ["Name"] = "J. Jansen",
                ["IsStated"] = "true",
                ["IsIncomplete"] = "true",
            });
        Assert.Equal($"{questionnaire.Address}/ontvangst/1", again.Location);
    }

    [Fact]
    public async Task ASubmission_ClosesTheQuestionnaire_IsAnIndependentVoice_AndHasAReceipt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        await site.GivenAllAnswersAsync(questionnaire);

        var sent = await writer.SendAsync($"{questionnaire.Address}/controleren", new() { ["Name"] = "J. Jansen", ["IsStated"] = "true" });
        var receipt = await writer.ReadAsync(sent.Location!);

        var (submission, respondent) = await site.AskAsync(async db =>
            (await db.Submissions.SingleAsync(), await db.Respondents.SingleAsync(r => r.OrganisationId == questionnaire.Organisation.Id)));
        Assert.Equal(
            (Answering.Own, questionnaire.Writer.Id, (DateTimeOffset?)site.Clock.Now),
            (respondent.Answered, respondent.ChosenBy, respondent.ChoseAt));
        var text = receipt.QuerySelector("main")!.TextContent;
        Assert.All(["J. Jansen", submission.Sha256, "Zo doen wij dat bij 1.1.1."], part =>
            Assert.Contains(part, text, StringComparison.Ordinal));
        var list = await writer.ReadAsync(questionnaire.Address);
        Assert.Contains("Verzonden en gesloten", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(list.QuerySelectorAll("main a"), a => a.GetAttribute("href") == sent.Location);
        Assert.DoesNotContain((await writer.ReadAsync("/werk")).QuerySelectorAll("main a"), a =>
            a.GetAttribute("href") == questionnaire.Address);
    }

    [Fact]
    public async Task SubmittingTwice_IsOnce_AlsoAtTheSameMoment()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        var colleague = await site.LoggedInAsync(await site.GivenAColleagueAsync(questionnaire));
        await site.GivenAllAnswersAsync(questionnaire);
        var check = $"{questionnaire.Address}/controleren";
        Dictionary<string, string?> stated = new() { ["IsStated"] = "true" };
        var (mine, theirs) = (await writer.ReadAsync(check), await colleague.ReadAsync(check));

        var sent = await Task.WhenAll(
            writer.SendAsync(mine, check, stated),
            writer.SendAsync(mine, check, stated),
            colleague.SendAsync(theirs, check, stated));

        Assert.Equal(1, await site.AskAsync(db => db.Submissions.CountAsync()));
        Assert.All(sent.Where(s => s.Status == HttpStatusCode.Redirect), s =>
            Assert.Equal($"{questionnaire.Address}/ontvangst/1", s.Location));
        Assert.All(sent.Where(s => s.Status != HttpStatusCode.Redirect), s =>
            Assert.Contains("verzonden en gesloten", s.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoTypesWhileAColleagueSubmits_IsInTheSubmission_OrIsTold()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        await site.GivenAllAnswersAsync(questionnaire);
        await site.GivenAnswersAsync(questionnaire, ("sources_1.1.1", "[]"));
        var typist = await Typist.AtAsync(site, questionnaire);
        var colleague = await site.LoggedInAsync(await site.GivenAColleagueAsync(questionnaire));
        var check = await colleague.ReadAsync($"{questionnaire.Address}/controleren");
        var number = await site.AskAsync(db =>
            db.Answers.Where(a => a.QuestionnaireId == questionnaire.Id && a.Name == Reasons).Select(a => a.Number).SingleAsync());
        var acknowledged = "Zo doen wij dat bij 1.1.1.";
        var isTyping = new TaskCompletionSource();

        // The colleague submits in the midst of it: after some saves were acknowledged, and before the first one that is refused.
        var typing = Task.Run(async () =>
        {
            for (var n = 0; ; n++)
            {
                var (status, reply) = await typist.SaveAsync(Reasons, $"Versie {n}", number);
                if (status != HttpStatusCode.OK)
                    return status;
                (acknowledged, number) = ($"Versie {n}", reply.GetProperty("number").GetInt32());
                if (n == 5)
                    isTyping.SetResult();
            }
        });
        await Task.WhenAny(isTyping.Task, typing);
        var sent = await colleague.SendAsync(check, $"{questionnaire.Address}/controleren", new() { ["IsStated"] = "true" });

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(HttpStatusCode.Gone, await typing);
        Assert.Equal(acknowledged, (await site.AskAsync(db => db.Submissions.SingleAsync())).Answers()[Reasons]);
        Assert.Equal(acknowledged, (await AnswersAsync(site, questionnaire))[Reasons]);
    }

    [Fact]
    public async Task ASupplement_OpensAgain_AndBecomesTheSecondSubmission_WithWhatDiffersMarked()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        await site.GivenAllAnswersAsync(questionnaire);
        await site.GivenItIsSubmittedAsync(questionnaire);
        var inspector = await site.GivenAnAccountAsync(Role.Inspector);
        await site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == questionnaire.InspectionId)).Assign(
                inspector.Id,
                Duty.Inspector));
        var reader = await site.LoggedInAsync(inspector);
        var first = $"{questionnaire.Address}/ontvangst/1";
        await site.GivenASupplementIsAskedAsync(questionnaire, "Stuur ook de cijfers van 2025.");

        Assert.Contains(
            "Stuur ook de cijfers van 2025.",
            (await writer.ReadAsync(questionnaire.FirstPage)).QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(
            "Stuur ook de cijfers van 2025.",
            (await writer.ReadAsync(questionnaire.Address)).QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal);
        await site.GivenAnswersAsync(questionnaire, (Reasons, "Met de cijfers van 2025."));
        var sent = await writer.SendAsync($"{questionnaire.Address}/controleren", new() { ["IsStated"] = "true" });

        Assert.Equal($"{questionnaire.Address}/ontvangst/2", sent.Location);
        foreach (var person in new[] { writer, reader })
        {
            var second = await person.ReadAsync(sent.Location!);
            var changed = Assert.Single(second.QuerySelectorAll("dd"), dd => dd.QuerySelector(".changed") is not null);
            Assert.Contains("Met de cijfers van 2025.", changed.TextContent, StringComparison.Ordinal);
            Assert.Contains("Zo doen wij dat bij 1.1.1.", changed.QuerySelector(".before")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(
                "Zo doen wij dat bij 1.1.1.",
                (await person.ReadAsync(first)).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatIsNotYours_IsNotThere_AndADraftIsNobodysElse()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var partners = await site.GivenAnOpenQuestionnaireAsync(QuestionnaireVariant.Limited);
        await site.GivenItIsSubmittedAsync(questionnaire);
        var stranger = await site.LoggedInAsync(partners.Writer);
        var unassigned = await site.LoggedInAsync(Role.Inspector);
        var inspector = await site.GivenAnAccountAsync(Role.Inspector);
        await site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == questionnaire.InspectionId)).Assign(
                inspector.Id,
                Duty.Inspector));
        var assigned = await site.LoggedInAsync(inspector);

        foreach (var address in new[] { "", "/1.1", "/1.1/collega", "/controleren", "/ontvangst/1", "/9.9", "/ontvangst/7" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(questionnaire.Address + address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await unassigned.OpenAsync($"{questionnaire.Address}/ontvangst/1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await assigned.OpenAsync($"{questionnaire.Address}/ontvangst/1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await assigned.OpenAsync(questionnaire.Address)).Status);
    }

    [Fact]
    public async Task AColleague_IsAskedByALink_SeesTheQuestion_AndSaysItIsDone()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var colleague = await site.GivenAColleagueAsync(questionnaire);
        var writer = await site.LoggedInAsync(questionnaire.Writer);

        var asked = await writer.SendAsync(
            $"{questionnaire.FirstPage}/collega",
            new() { ["Who"] = colleague.Id.ToString(), ["Question"] = "Weet jij in welke wijken?" });

        Assert.Equal(questionnaire.FirstPage, asked.Location);
        var letter = Assert.Single(site.Post.Sent);
        Assert.Equal(colleague.Email, letter.To);
        Assert.Contains("Weet jij in welke wijken?", letter.Text, StringComparison.Ordinal);
        Assert.Contains(questionnaire.Writer.Email!, letter.Text, StringComparison.Ordinal);
        Assert.Contains("Die hoort bij het onderzoek ‘", letter.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Met de link ziet u ook de andere vragenlijsten, documenten en concepten van ",
            letter.Text,
            StringComparison.Ordinal);
        Assert.Equal(questionnaire.FirstPage, await site.AskAsync(db => db.Invitations.Select(i => i.ReturnTo).SingleAsync()));
        var other = await site.LoggedInAsync(colleague);
        Assert.Contains(
            "Weet jij in welke wijken?",
            (await other.ReadAsync("/werk")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(
            "Weet jij in welke wijken?",
            (await other.ReadAsync(questionnaire.Address)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(
            "Weet jij in welke wijken?",
            (await other.ReadAsync(questionnaire.FirstPage)).QuerySelector(".ask")!.TextContent,
            StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await other.SendAsync(questionnaire.FirstPage, null, ".ask form")).Status);
        Assert.Null((await other.ReadAsync(questionnaire.FirstPage)).QuerySelector(".ask"));
    }

    [Fact]
    public async Task WhoDeclinedOrJoined_ReadsSo_AndSendsNothingInBeforeChoosingOtherwise()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync(QuestionnaireVariant.Limited);
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        foreach (
            var (choose, said, code) in new (Action<Respondent>, string, string)[]
            {
                (r => r.Decline("Geen mensen."), "Uw organisatie koos om niet mee te doen.", "(D210)"),
                (r => r.Join(null), "Uw organisatie sloot zich aan bij de antwoorden van een ander.", "(D211)"),
            })
        {
            await site.ChangeAsync(async db =>
                choose(
                    await db.Respondents.SingleAsync(r => db.Questionnaires.Any(q => q.Id == questionnaire.Id && q.RespondentId == r.Id))));
            foreach (var address in new[] { questionnaire.Address, questionnaire.FirstPage, $"{questionnaire.Address}/controleren" })
                Assert.Contains(said, (await writer.OpenAsync(address)).Text, StringComparison.Ordinal);
            var sent = await writer.SendAsync(
                $"{questionnaire.Address}/controleren",
                new() { ["IsStated"] = "true", ["IsIncomplete"] = "true" },
                "#verzend");
            Assert.Contains(code, sent.Text, StringComparison.Ordinal);
            Assert.Equal(0, await site.AskAsync(db => db.Submissions.CountAsync()));
        }
    }

    [Fact]
    public async Task SomeoneNew_IsInvitedIntoTheSameOrganisation_AndSomeoneElsesIsNot()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync(QuestionnaireVariant.Limited);
        var elsewhere = await site.GivenAnAccountAsync(Role.PartnerRespondent, email: "elders@example.org");
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        var address = $"{questionnaire.FirstPage}/collega";

        var refused = await writer.SendAsync(
            address,
            new()
            {
                ["Who"] = "nieuw",
                ["Name"] = "Elders",
                ["Email"] = elsewhere.Email,
                ["Question"] = "Help je?",
            });
        var empty = await writer.SendAsync(address, new() { ["Who"] = "nieuw" });
        var asked = await writer.SendAsync(
            address,
            new()
            {
                ["Who"] = "nieuw",
                ["Name"] = "Nieuwe Collega",
                ["Email"] = "nieuw@thuisbasis.example",
                ["Question"] = "Help je?",
            });

        Assert.Equal(["Email"], refused.Errors.Select(e => e.Field));
        Assert.Equal(["Name", "Email", "Question"], empty.Errors.Select(e => e.Field));
        Assert.Equal(questionnaire.FirstPage, asked.Location);
        var made = await site.AskAsync(db => db.Accounts.SingleAsync(a => a.Email == "nieuw@thuisbasis.example"));
        Assert.Equal(questionnaire.Organisation.Id, made.OrganisationId);
        Assert.Equal([Role.PartnerRespondent], made.Roles);
        Assert.Single(site.Post.Sent);
    }

    [Fact]
    public async Task InEnglish_QuestionsAreInEnglishWhereTheyAre_AndDutchIsMarkedAsDutch()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);

        var page = await writer.ReadAsync($"/en{questionnaire.FirstPage}");

        Assert.Contains("Does this hold for this approach?", page.QuerySelector("legend")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nl", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Contains("How many families are there?", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<Dictionary<string, string>> AnswersAsync(TestSite site, OpenQuestionnaire questionnaire) =>
        site.AskAsync(db => db.Answers.Where(a => a.QuestionnaireId == questionnaire.Id).ToDictionaryAsync(a => a.Name, a => a.Value));
}

public sealed class FillingTestsOnSqlite() : FillingTests(Provider.Sqlite);

public sealed class FillingTestsOnPostgres() : FillingTests(Provider.Postgres);
