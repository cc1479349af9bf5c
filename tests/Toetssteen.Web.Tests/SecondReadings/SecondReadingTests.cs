using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.SecondReadings;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.FactChecks;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Drafts.DraftSite;

namespace Toetssteen.Web.Tests.SecondReadings;

/// <summary>Second reading: by someone who wrote none of it, on one page, and only what was read counts.</summary>
public abstract class SecondReadingTests(Provider provider)
{
    [Fact]
    public async Task Get_WhenOneIsNotTheSecondReaderOfThisInspection_IsNotThere()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var stranger = await given.Site.LoggedInAsync(Domain.People.Role.SecondReader, given.Inspectorate);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(List(given))).Status);
        foreach (var other in new[] { given.Inspector, given.Leader, given.Respondent })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(other)).OpenAsync(List(given))).Status);
    }

    [Fact]
    public async Task Get_ShowsTheWholeDraftOnOnePage_WhatDeservesItFirst_AndNothingIsTickedBeforehand()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Contains("Lees het concept van Deventer als tweede", (await reader.OpenAsync("/werk")).Text, StringComparison.Ordinal);

        var page = await reader.ReadAsync(List(given));

        Assert.Contains("Concept, niet openbaar", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(given.Framework.Rows().Count, page.QuerySelectorAll("article.read").Length);
        Assert.Equal("Lees deze eerst", page.QuerySelector("#eerst")!.TextContent);
        var first = page.QuerySelector(".reading__first article")!;
        Assert.Contains("Wonen Linde zegt nee", first.QuerySelector(".read__why")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Zonder bijzonderheden: 24 te lezen", page.QuerySelector("#overig")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("article input"), i => i.HasAttribute("checked"));
        Assert.Equal(given.Framework.Rows().Count, page.QuerySelectorAll(".reading__codes .reading__unread").Length);
        Assert.Equal("0 akkoord, 0 terug, 25 nog te lezen", page.QuerySelector(".reading__bar p")!.TextContent);
        Assert.Equal("Opslaan en verder lezen", page.QuerySelector(".reading__bar button")!.TextContent);
        using var response = await reader.Client.GetAsync(List(given));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task EverythingThatWasSaid_StandsAtItsFinding_TickedOrNot_WithTheSignals()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var page = await (await given.Site.LoggedInAsync(given.Reader)).ReadAsync(List(given));
        var one = Article(page, given, "1.1.1");
        Assert.Contains("Alle partners gebruiken dezelfde omschrijving.", Said(one), StringComparison.Ordinal);
        Assert.Contains("Nieuwe partners kennen de omschrijving nog niet.", Said(one), StringComparison.Ordinal);
        var answers = one.QuerySelectorAll(".read__answers li").Select(Said).ToList();
        Assert.Equal(4, answers.Count);
        Assert.StartsWith("Ja Gemeente Deventer · onderbouwing Wij gebruiken het convenant.", answers[0], StringComparison.Ordinal);
        Assert.StartsWith("Ja Jeugdhulp Rivier · niet aangekruist", answers[1], StringComparison.Ordinal);
        Assert.StartsWith("Nee Wonen Linde · niet aangekruist Wij hebben een eigen omschrijving.", answers[2], StringComparison.Ordinal);
        Assert.Contains("Huisarts Stad", answers[3], StringComparison.Ordinal);
        Assert.Contains("S101", Said(one.QuerySelector(".read__signals")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFindingWithoutEvidence_IsReadFirst_WithItsReason()
    {
        await using var given = await GivenADraftReadyForSecondReadingAsync(provider);
        var finding = given.Finding("3.2.3");
        await given.WriteAsync(
            given.Inspector,
            new() { [DraftNames.Answers(finding)] = "", [DraftNames.NoEvidenceReason(finding)] = "Dit bleek in een telefoongesprek." });
        await given.AskSecondReadingAsync();

        var page = await (await given.Site.LoggedInAsync(given.Reader)).ReadAsync(List(given));

        Assert.Equal("Lees deze 2 eerst", page.QuerySelector("#eerst")!.TextContent);
        var first = page.QuerySelector(".reading__first article")!;
        Assert.Equal($"b-{finding}", first.Id);
        Assert.Contains("Geen onderbouwing", first.QuerySelector(".read__why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dit bleek in een telefoongesprek.", Said(first), StringComparison.Ordinal);
        Assert.Contains("Geen onderbouwing 1", Said(page.QuerySelector(".reading__facets")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFindingUnlikeAlikeCases_IsReadFirst_WithTheirMarksCountedAndLinked()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        await given.GivenPublishedElsewhereAsync(("GM0193", "Zwolle"), ("GM0141", "Almelo"), ("GM0228", "Ede"));

        var page = await (await given.Site.LoggedInAsync(given.Reader)).ReadAsync(List(given));

        var one = page.QuerySelectorAll(".reading__first article").Single(a => a.Id == $"b-{given.Finding("1.2.2")}");
        Assert.Contains("Anders dan in vergelijkbare gevallen", one.QuerySelector(".read__why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 keer verbeterpunt", Said(one.QuerySelector(".read__others")!), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, one.QuerySelectorAll(".read__others a[href^='/factsheets/']").Length);
    }

    [Fact]
    public async Task AJointFinding_IsReadOnce_UnderItsOwnName_WithWhatWasSaidOnEachOfItsIndicators()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var page = await (await given.Site.LoggedInAsync(given.Reader)).ReadAsync(List(given));
        var joint = Article(page, given, "3.1.1");
        Assert.StartsWith("3.1.1–3.1.3 Beleid, visie en doelen", Said(joint.QuerySelector(".read__head")!), StringComparison.Ordinal);
        Assert.Equal(["3.1.1", "3.1.2", "3.1.3"], joint.QuerySelectorAll(".read__code .code").Select(c => c.TextContent));
        Assert.Equal(25, page.QuerySelectorAll(".reading__codes li").Length);
        Assert.Single(page.QuerySelectorAll(".reading__codes li"), l => l.TextContent.Contains("3.1.1–3.1.3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_SeveralAtOnce_AgreesWithThoseThatWereTicked_AndWithNoOthers()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var page = await reader.ReadAsync(List(given));

        var answer = await reader.SendAsync(
            page,
            List(given),
            new()
            {
                [Field(page, given, "1.1.2")] = "akkoord",
                [Field(page, given, "1.2.1")] = "akkoord",
                [Remark(given, "1.2.1")] = "Mooi gezegd.",
            });

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var readings = await given.Site.AskAsync(db => db.FindingReadings.AsNoTracking().ToListAsync());
        Assert.Equal(new[] { given.Finding("1.1.2"), given.Finding("1.2.1") }.Order(), readings.Select(r => r.FindingId).Order());
        Assert.All(readings, r => Assert.True(r.IsAgreed));
        Assert.Equal("Mooi gezegd.", readings.Single(r => r.FindingId == given.Finding("1.2.1")).Remark);
        var after = await reader.ReadAsync(List(given));
        Assert.Equal("2 akkoord, 0 terug, 23 nog te lezen", after.QuerySelector(".reading__bar p")!.TextContent);
        Assert.Equal("Gelezen: 2", after.QuerySelector("#gelezen")!.TextContent);
        // The same again is no second reading.
        await reader.SendAsync(List(given));
        Assert.Equal(2, await given.Site.AskAsync(db => db.FindingReadings.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenReturnedWithoutARemark_ReturnsErrorAtTheField_AndNothingTypedIsLost()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var page = await reader.ReadAsync(List(given));
        var (choice, tick) = (Field(page, given, "1.1.1"), Field(page, given, "1.2.1"));

        var answer = await reader.SendAsync(
            page,
            List(given),
            new()
            {
                [choice] = "terug",
                [tick] = "akkoord",
                [Remark(given, "1.2.1")] = "Mooi gezegd.",
            });

        var error = Assert.Single(answer.Errors);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Schrijf op wat er bij 1.1.1", error.Sentence, StringComparison.Ordinal);
        Assert.Equal("true", answer.Page.GetElementById(error.Field)!.GetAttribute("aria-invalid"));
        Assert.True(answer.Page.QuerySelector($"input[name='{choice}'][value=terug]")!.HasAttribute("checked"));
        Assert.True(answer.Page.QuerySelector($"input[name='{tick}'][value=akkoord]")!.HasAttribute("checked"));
        Assert.Contains(
            "Mooi gezegd.",
            answer.Page.QuerySelector($"textarea[name='{Remark(given, "1.2.1")}']")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(0, await given.Site.AskAsync(db => db.FindingReadings.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenARemarkHasNoChoice_OrBothAreChosen_ReturnsError_AndStoresNothing()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var page = await reader.ReadAsync(List(given));
        var alone = await reader.SendAsync(page, List(given), new() { [Remark(given, "1.2.1")] = "Waarom?" });
        Assert.Contains("Kies bij uw opmerking over 1.2.1", Assert.Single(alone.Errors).Sentence, StringComparison.Ordinal);
        var both = await reader.SendAsync(
            page,
            List(given),
            new() { [Field(page, given, "1.2.1")] = "akkoord\0terug", [Remark(given, "1.2.1")] = "Waarom?" });
        Assert.Contains("niet allebei", Assert.Single(both.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await given.Site.AskAsync(db => db.FindingReadings.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenReturnedWithARemark_GivesTheDraftBack_WithTheRemarkInTheHistoryAndForTheInspectors()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        await given.SayAsync(reader, "1.1.1", "terug", "Noem het convenant.");
        Assert.Contains(
            "Nu al teruggeven",
            (await reader.ReadAsync(List(given))).QuerySelector(".reading__early")!.TextContent,
            StringComparison.Ordinal);

        await given.GiveBackAsync(reader);

        Assert.Equal(DraftStage.Judging, await StageAsync(given));
        var history = await given.HistoryAsync();
        Assert.Contains(history, e =>
            e.Act == HistoryAct.SecondReadingReturned
            && e.Subject == HistorySubject.Finding(given.Finding("1.1.1"))
            && e.Why == "Noem het convenant."
            && e.Role == "SecondReader"
            && e.AccountId == given.Reader.Id);
        var remark = (
            await given.Site.UseAsync<Remarks, IReadOnlyDictionary<Guid, FindingReading>>(r => r.LastAsync(given.Inspection, default))
        )[given.Finding("1.1.1")];
        Assert.Equal((false, "Noem het convenant."), (remark.IsAgreed, remark.Remark));
    }

    [Fact]
    public async Task Post_WhenNothingWasReturned_TheDraftIsNotGivenBack()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var answer = await reader.SendAsync(List(given), new() { ["doe"] = "nu-terug" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(DraftStage.SecondReading, await StageAsync(given));
    }

    [Fact]
    public async Task TheOneButton_SaysWhatItDoes_LeadsToWhatIsUnread_AndEndsWithAllAgreed()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var codes = given.Framework.Rows().Select(r => r.Indicators[0].Code).ToList();
        var page = await reader.ReadAsync(List(given));
        var all = codes.SkipLast(1).ToDictionary(c => Field(page, given, c), _ => (string?)"akkoord");
        all["doe"] = "akkoord";

        var early = await reader.SendAsync(page, List(given), all);

        Assert.Equal($"{List(given)}#b-{given.Finding(codes[^1])}", early.Location);
        Assert.Equal(DraftStage.SecondReading, await StageAsync(given));
        Assert.Contains("Nog te lezen: 1.", (await reader.OpenAsync(List(given))).Text, StringComparison.Ordinal);
        await given.SayAsync(reader, codes[^1], "akkoord");
        var done = await reader.ReadAsync(List(given));
        Assert.Equal("Afronden: akkoord", done.QuerySelector(".reading__bar button")!.TextContent);

        // What was returned in the same breath is not agreed with: the words of the button did not say so.
        var (field, remark) = (Field(done, given, "1.1.1"), Remark(given, "1.1.1"));
        given.Site.Clock.Now += TimeSpan.FromMinutes(1);
        await reader.SendAsync(done, List(given), new() { [field] = "terug", [remark] = "Toch niet.", ["doe"] = "akkoord" });
        Assert.Equal(DraftStage.SecondReading, await StageAsync(given));
        Assert.Equal(
            "Afronden: geef het concept terug",
            (await reader.ReadAsync(List(given))).QuerySelector(".reading__bar button")!.TextContent);
        given.Site.Clock.Now += TimeSpan.FromMinutes(1);
        await reader.SendAsync(List(given), new() { [field] = "akkoord", [remark] = "" });

        await reader.SendAsync(List(given), new() { ["doe"] = "akkoord" });

        Assert.Equal(DraftStage.Agreed, await StageAsync(given));
        Assert.Contains(await given.HistoryAsync(), e => e.Act == HistoryAct.SecondReadingAgreed && e.AccountId == given.Reader.Id);
        Assert.Contains("De onderzoeksleider kan verder", (await reader.OpenAsync(List(given))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreement_HoldsForTheWordsThatWereRead_AndWhatChangedIsInTheText_WithTheQuestionAndItsAnswer()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        await given.SayAsync(reader, "1.2.1", "akkoord");
        await given.SayAsync(reader, "1.1.2", "terug", "Hoeveel ongeveer?");
        await given.SayAsync(reader, "1.2.2", "terug", "Waarom?");
        await given.GiveBackAsync(reader);
        given.Site.Clock.Now += TimeSpan.FromMinutes(1);
        await given.WriteAsync(given.Inspector, new()
        {
            [DraftNames.Text(given.Finding("1.2.1"))] = "Over 1.2.1 zijn bijna afspraken gemaakt. De partners kennen ze.",
            [DraftNames.Text(given.Finding("1.1.2"))] = "De gemeente weet alleen ongeveer om hoeveel gezinnen het gaat.",
            [DraftNames.ReplyToReader(given.Finding("1.1.2"))] = "Staat er nu in.",
        });
        await given.AskSecondReadingAsync();

        var page = await reader.ReadAsync(List(given));

        var changed = Article(page, given, "1.1.2");
        Assert.Contains("Gewijzigd sinds uw lezing op", changed.QuerySelector(".read__why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("niet", changed.QuerySelector(".read__text del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("alleen ongeveer", changed.QuerySelector(".read__text ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("toegevoegd:", changed.QuerySelector(".read__text ins .vh")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("Hoeveel ongeveer\\?.*Staat er nu in\\.", Said(changed.QuerySelector(".read__asked")!));
        Assert.Contains("bijna", Article(page, given, "1.2.1").QuerySelector(".read__text ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "en niet gewijzigd",
            Article(page, given, "1.2.2").QuerySelector(".read__why")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatItRestsOn_IsPartOfWhatWasRead()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        await given.SayAsync(reader, "1.2.1", "terug", "Waarom niet het antwoord van Wonen Linde?");
        await given.GiveBackAsync(reader);
        await given.WriteAsync(
            given.Inspector,
            new() { [DraftNames.Answers(given.Finding("1.2.1"))] = $"{given.Respondents[0]}:1.2.1 {given.Respondents[2]}:1.2.1" });
        await given.AskSecondReadingAsync();
        var changes = Article(await reader.ReadAsync(List(given)), given, "1.2.1").QuerySelector(".changes")!;
        Assert.StartsWith("Onderbouwing:", Said(changes), StringComparison.Ordinal);
        Assert.Contains("Wonen Linde, 1.2.1", changes.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatChanged_IsShownAsItIsRead_WithoutTheSignsOfMarkup_AndMarkupAloneIsSaid()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        foreach (var code in new[] { "1.1.1", "1.1.2" })
            await given.SayAsync(reader, code, "terug", "Anders.");
        await given.GiveBackAsync(reader);
        await given.WriteAsync(
            given.Inspector,
            new()
            {
                [DraftNames.Text(given.Finding("1.1.1"))] =
                    "Alle partners gebruiken **dezelfde** omschrijving.\n\n- uit het convenant\n- sinds 2012",
                [DraftNames.Text(given.Finding("1.1.2"))] = "De gemeente weet *niet* om hoeveel gezinnen het gaat.",
            });
        await given.AskSecondReadingAsync();

        var page = await reader.ReadAsync(List(given));
        var changes = Article(page, given, "1.1.1").QuerySelector(".changes")!.TextContent;
        Assert.Contains("dezelfde omschrijving.", changes, StringComparison.Ordinal);
        Assert.Contains("uit het convenant", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("*", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("- ", changes, StringComparison.Ordinal);
        var markup = Article(page, given, "1.1.2").QuerySelector(".changes")!;
        Assert.Contains("Alleen de opmaak is gewijzigd", markup.TextContent, StringComparison.Ordinal);
        Assert.Empty(markup.QuerySelectorAll("del, ins"));
    }

    [Fact]
    public async Task Post_WhenAFindingChangedWhileItWasRead_LeavesTheSelection_WithItsWordDifferences_AndTheRemarkIsKept()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        await given.SayAsync(reader, "1.1.2", "terug", "Hoeveel ongeveer?");
        var opened = await reader.ReadAsync(List(given));
        await given.GiveBackAsync(reader);
        await given.WriteAsync(
            given.Inspector,
            new() { [DraftNames.Text(given.Finding("1.2.1"))] = "Over 1.2.1 zijn geen afspraken gemaakt. De partners kennen ze." });
        await given.AskSecondReadingAsync();

        var answer = await reader.SendAsync(opened, List(given), new()
        {
            [Field(opened, given, "1.2.1")] = "akkoord",
            [Remark(given, "1.2.1")] = "Mooi gezegd.",
            [Field(opened, given, "1.2.2")] = "akkoord",
        });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("1.2.1", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        var changed = Article(answer.Page, given, "1.2.1");
        Assert.Contains("geen", changed.QuerySelector(".read__text ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mooi gezegd.", changed.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(changed.QuerySelectorAll("input[checked]"));
        Assert.Equal(
            [given.Finding("1.2.2")],
            await given.Site.AskAsync(db => db.FindingReadings.Where(r => r.IsAgreed).Select(r => r.FindingId).ToListAsync()));
    }

    [Fact]
    public async Task Post_WhenAFindingGotAReasonToBeReadFirst_LeavesTheSelection_AndThePageSaysSo()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var opened = await reader.ReadAsync(List(given));
        await given.GivenASupplementAsync(given.Respondents[2], "1.2.1", "no", "Dat weten wij niet.");

        var answer = await reader.SendAsync(opened, List(given), new() { [Field(opened, given, "1.2.1")] = "akkoord" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("staat nu bij wat u eerst leest", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.NotNull(answer.Page.QuerySelector($".reading__first #b-{given.Finding("1.2.1")}"));
        Assert.Equal(0, await given.Site.AskAsync(db => db.FindingReadings.CountAsync()));
    }

    [Fact]
    public async Task TheAddressThatAFindingHad_LeadsToItsPlaceOnThePage()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        Assert.Equal(
            $"{List(given)}#b-{given.Finding("1.1.1")}",
            (await reader.OpenAsync($"{List(given)}/{given.Finding("1.1.1")}")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync($"{List(given)}/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task TheNumberOfQuestionsToTheDatabase_IsTheSame_HoweverManyFindings()
    {
        var asked = new Questions();
        await using var given = await GivenADraftInSecondReadingAsync(provider, asked.AddTo);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var many = await CountAsync();
        await given.Site.ChangeAsync(async db =>
        {
            foreach (
                var finding in (await db.Drafts.Include(d => d.Findings).SingleAsync()).Findings.Where(f =>
                    f.IndicatorCodes[0] is not ("1.1.1" or "3.1.1")))
                db.Remove(finding);
        });

        var few = await CountAsync();

        Assert.Equal(few, many);
        Assert.True(many <= 32, $"{many} questions");

        async Task<int> CountAsync()
        {
            var fewest = int.MaxValue;
            for (var n = 0; n < 3; n++)
            {
                var before = asked.Count;
                await reader.ReadAsync(List(given));
                fewest = Math.Min(fewest, asked.Count - before);
            }
            return fewest;
        }
    }

    [Fact]
    public async Task OnesOwnWork_IsNotReadByOneself_AndASentenceSaysSo()
    {
        await using var given = await GivenADraftReadyForSecondReadingAsync(provider);
        await given.WriteAsync(given.Reader, new() { [DraftNames.Text(given.Finding("1.1.1"))] = "Dit schreef de tweede lezer." });
        await given.AskSecondReadingAsync();
        var reader = await given.Site.LoggedInAsync(given.Reader);

        var page = await reader.ReadAsync(List(given));
        Assert.Contains("U hebt zelf aan dit concept geschreven", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));

        var colleague = await given.Site.GivenAnAccountAsync(Domain.People.Role.SecondReader, given.Inspectorate);
        await given.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == given.Inspection)).Assign(
                colleague.Id,
                Duty.SecondReader));
        var other = await (await given.Site.LoggedInAsync(colleague)).ReadAsync(List(given));
        var answer = await reader.PostAsync(List(given), new() { [Field(other, given, "1.1.1")] = "akkoord" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("D113", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenTheDraftIsNotWithTheReader_IsRefused_AndWhatWasTypedStandsThere()
    {
        await using var given = await GivenADraftInSecondReadingAsync(provider);
        var reader = await given.Site.LoggedInAsync(given.Reader);
        var opened = await reader.ReadAsync(List(given));
        await given.AgreeAsync();

        var answer = await reader.SendAsync(
            opened,
            List(given),
            new() { [Field(opened, given, "1.1.1")] = "terug", [Remark(given, "1.1.1")] = "Toch niet." });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("D110", answer.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Toch niet.",
            answer.Page.QuerySelector($"textarea[name='{Remark(given, "1.1.1")}']")!.TextContent,
            StringComparison.Ordinal);
        var later = await reader.ReadAsync(List(given));
        Assert.Contains("Dit concept ligt nu niet bij u", later.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(later.QuerySelector("main form"));
    }

    private static string List(DraftSite given) => $"{given.Address}/tweede-lezing";

    private static IElement Article(IParentNode page, DraftSite given, string code) =>
        page.QuerySelector($"[id='b-{given.Finding(code)}']")!;

    private static string Field(IParentNode page, DraftSite given, string code) =>
        page.QuerySelector($"input[name*=':{given.Finding(code)}:']")!.GetAttribute("name")!;

    private static string Remark(DraftSite given, string code) => $"opmerking:{given.Finding(code)}";

    private static string Said(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<DraftStage> StageAsync(DraftSite given) => given.Site.AskAsync(db => db.Drafts.Select(d => d.Stage).SingleAsync());
}

public sealed class SecondReadingTestsOnSqlite() : SecondReadingTests(Provider.Sqlite);

public sealed class SecondReadingTestsOnPostgres() : SecondReadingTests(Provider.Postgres);
