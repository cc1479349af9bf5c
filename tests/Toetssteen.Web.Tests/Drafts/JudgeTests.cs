using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>The workbench: what it shows of an indicator, and its form, without scripts.</summary>
public abstract class JudgeTests(Provider provider)
{
    private const string Form = "form.answers";

    [Fact]
    public async Task TheAnswers_StandSideBySide_TheMunicipalityFirst_AndAJoinedOneIsNotCounted()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var page = await (await judging.Site.LoggedInAsync(judging.Inspector)).ReadAsync(judging.Page());

        var voices = page.QuerySelectorAll(".voice").ToList();
        Assert.Equal(["Gemeente Deventer", "Stichting Aangesloten", "Stichting Een", "Stichting Twee", "Stichting Stil", "Stichting Later"],
            voices.Select(v => v.QuerySelector(".voice__who")!.TextContent));
        Assert.Contains("Ja", voices[0].QuerySelector(".voice__reply")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gemeente Deventer licht 3.2.2 toe.", Said(voices[0]), StringComparison.Ordinal);
        Assert.Contains(
            "sloot zich aan bij de antwoorden van Gemeente Deventer Telt niet als zelfstandig antwoord.",
            Said(voices[1]),
            StringComparison.Ordinal);
        Assert.Contains("is gevraagd en heeft niet geantwoord", Said(voices[4]), StringComparison.Ordinal);
        Assert.Contains("heeft de vragenlijst nog niet verzonden", Said(voices[5]), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".voice input[type=checkbox]").Length);
        var sentence = page.QuerySelector(".agreement__sentence")!.TextContent;
        Assert.Contains("De gemeente en één van de twee netwerkpartners die zelf antwoordden", sentence, StringComparison.Ordinal);
        Assert.Contains("Stichting Aangesloten", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_StandInTheParagraphsTheyWereWrittenIn()
    {
        await using var judging = await Judging.GivenAsync(provider);
        await judging.GivenOneMoreAnswerAsync("Stichting Uitvoerig", "De regisseur belt.\r\n\r\nHet gezin <weet> dat.\nDe school ook.");

        var page = await (await judging.Site.LoggedInAsync(judging.Inspector)).ReadAsync(judging.Page());

        var voice = page.QuerySelectorAll(".voice").Single(v => v.QuerySelector(".voice__who")!.TextContent == "Stichting Uitvoerig");
        Assert.Equal(
            ["De regisseur belt.", "Het gezin <weet> dat.\nDe school ook."],
            voice.QuerySelectorAll(".voice__reasons p").Select(p => p.TextContent));
    }

    [Fact]
    public async Task Signals_NameTheirFacts_AndDocumentsAndMeetingsAreAtHand()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var page = await (await judging.Site.LoggedInAsync(judging.Inspector)).ReadAsync(judging.Page());

        var signals = page.QuerySelectorAll(".signal").ToDictionary(s => s.QuerySelector(".code")!.TextContent, Said);
        Assert.Contains("Stichting Twee", signals["S101"], StringComparison.Ordinal);
        Assert.Contains("Jaarplan: genoemd en niet aangeleverd", signals["S103"], StringComparison.Ordinal);
        Assert.Contains("geen oordeel", page.QuerySelector("#signalen + p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Beleidsnota gemeld", "Convenant 2011 ontvangen"], page.QuerySelectorAll(".bench__documents li").Select(Said));
        Assert.Contains("Convenant 2011, 4", page.QuerySelector(".voice__sources")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["De regisseur belt zelf.", "De wethouder hakt de knoop door."],
            page.QuerySelectorAll(".meeting .written").Select(p => p.TextContent));
    }

    [Fact]
    public async Task OnlyWhatWasSentInIsEvidence_AndAnOpenSupplementIsSaid()
    {
        await using var judging = await Judging.GivenAsync(provider);
        await judging.GivenASupplementIsAskedAsync("Stichting Een", "Wie belt er?");
        await judging.Site.ChangeAsync(async db =>
            db.Add(
                new Answer(
                    (await db.Questionnaires.SingleAsync(q => q.RespondentId == judging.Respondent("Stichting Een"))).Id,
                    QuestionNames.Reasons(Judging.Sole),
                    "Nog niet verzonden woorden.",
                    Guid.NewGuid(),
                    Guid.NewGuid(),
                    judging.Site.Clock.Now)));

        var text = Said((await (await judging.Site.LoggedInAsync(judging.Inspector)).ReadAsync(judging.Page())).QuerySelector("main")!);

        Assert.Contains(
            "Er is een aanvulling gevraagd, die nog open is. Hier staat wat het laatst is verzonden. Wie belt er?",
            text,
            StringComparison.Ordinal);
        Assert.Contains("Stichting Een licht 3.2.2 toe.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nog niet verzonden woorden", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AJointFinding_BearsMarksThatAreTiedToNothing_UntilSomeoneTiesThem()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var finding = await judging.FindingAsync(Judging.Joint);

        var sent = await inspector.SendAsync(judging.Page(Judging.Joint), new()
        {
            [DraftNames.Mark(finding, 1)] = "meets",
            [DraftNames.Mark(finding, 2)] = "improve",
            [DraftNames.Mark(finding, 3)] = "improve",
        }, Form);

        Assert.Equal((HttpStatusCode.Redirect, judging.Page("3.1.1")), (sent.Status, sent.Location));
        var drafted = await judging.DraftedAsync(Judging.Joint);
        Assert.Equal([new(MarkValue.Meets), new(MarkValue.NeedsImprovement), new(MarkValue.NeedsImprovement)], drafted.Marks);
        var page = await inspector.ReadAsync(judging.Page(Judging.Joint));
        Assert.Equal("Gemengd", State(page, "3.1.1–3.1.3"));
        Assert.Contains("1 van 25 beoordeeld", page.QuerySelector(".bench__list")!.TextContent, StringComparison.Ordinal);

        await inspector.SendAsync(judging.Page(Judging.Joint), new() { [DraftNames.MarkOf(finding, 1)] = "3.1.1" }, Form);

        drafted = await judging.DraftedAsync(Judging.Joint);
        Assert.Equal((Verdict.Meets, Verdict.NeedsImprovement), (Marks.On("3.1.1", drafted.Marks), Marks.On("3.1.2", drafted.Marks)));
    }

    [Fact]
    public async Task AJointFinding_IsOneStop_UnderItsOwnName_WithAllThatWasSaidOnIt()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var name = "3.1.1–3.1.3 Beleid, visie en doelen";

        var page = await inspector.ReadAsync(judging.Page("3.1.1"));

        Assert.Equal(name, Said(page.QuerySelector("h1")!));
        Assert.StartsWith(name, page.Title, StringComparison.Ordinal);
        Assert.Equal(25, page.QuerySelectorAll(".bench__codes li").Length);
        Assert.Equal(name, Said(page.QuerySelector(".bench__codes [aria-current]")!));
        Assert.Equal(["3.1.1", "3.1.2", "3.1.3"], page.QuerySelectorAll(".norm__head .code").Select(c => c.TextContent));
        Assert.Contains("Stichting Twee licht 3.1.2 toe.", Said(page.QuerySelector("#norm-2")!), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("#norm-2 .voice input[type=checkbox]").Length);
        Assert.Equal(
            ["3.1.1", "3.1.2", "3.1.3"],
            page.QuerySelectorAll("textarea")
                .Select(t => t.GetAttribute("name")!)
                .Where(n => n.StartsWith("notes/", StringComparison.Ordinal))
                .Select(n => n.Split('/')[^1]));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        // Its other addresses show the same stop, and before and after it lie the neighbours of the row.
        var other = await inspector.ReadAsync(judging.Page(Judging.Joint));
        Assert.Equal(name, Said(other.QuerySelector("h1")!));
        Assert.Contains("2.1.3", page.QuerySelector("a[rel=prev]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3.1.4–3.1.7", page.QuerySelector("a[rel=next]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            judging.Page("3.1.4"),
            (await inspector.SendAsync(judging.Page("3.1.1"), new() { ["doe"] = "verder" }, Form)).Location);
    }

    [Fact]
    public async Task TheSentenceOfAnyIndicatorOfAJointFinding_IsTakenOver_AndOfOneThatNobodyAnsweredThereIsNone()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var name = DraftNames.Text(await judging.FindingAsync(Judging.Joint));
        var page = await inspector.ReadAsync(judging.Page("3.1.1"));
        Assert.Equal($"overnemen:{Judging.Joint}", Assert.Single(page.QuerySelectorAll("button[value^=overnemen]")).GetAttribute("value"));

        await inspector.SendAsync(page, judging.Page("3.1.1"), new() { ["doe"] = "overnemen" }, Form);
        Assert.Null(await judging.PieceAsync(name));
        await inspector.SendAsync(page, judging.Page("3.1.1"), new() { ["doe"] = $"overnemen:{Judging.Joint}" }, Form);
        Assert.StartsWith("De gemeente geeft aan dat dit zo is", await judging.PieceAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoMark_WithItsReason_IsAJudgement()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var finding = await judging.FindingAsync();
        Assert.Equal("nog niet beoordeeld", State(await inspector.ReadAsync(judging.Page()), Judging.Sole));

        await inspector.SendAsync(judging.Page(), new() { [DraftNames.NoMarkReason(finding)] = "De stukken spreken elkaar tegen." }, Form);

        Assert.Equal("Geen oordeel", State(await inspector.ReadAsync(judging.Page()), Judging.Sole));
        Assert.Equal("De stukken spreken elkaar tegen.", (await judging.DraftedAsync(Judging.Sole)).NoMarkReason);
    }

    [Fact]
    public async Task AttentionPoints_StandBesideTheMark_OneFieldMoreThanThereAre_AndMoreOnRequest()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var finding = await judging.FindingAsync();
        Assert.Equal(1, Shown(await inspector.ReadAsync(judging.Page())));

        var more = await inspector.SendAsync(
            judging.Page(),
            new() { [DraftNames.Attention(finding, 1)] = "Een.", ["doe"] = "meer:aandacht" },
            Form);
        Assert.StartsWith($"{judging.Page()}?meer=aandacht", more.Location, StringComparison.Ordinal);
        Assert.Equal(3, Shown(await inspector.ReadAsync(more.Location!.Split('#')[0])));
        await inspector.SendAsync(
            judging.Page(),
            new() { [DraftNames.Attention(finding, 2)] = "Twee.", [DraftNames.Mark(finding, 1)] = "meets" },
            Form);

        var drafted = await judging.DraftedAsync(Judging.Sole);
        Assert.Equal(["Een.", "Twee."], drafted.Attention);
        Assert.Equal(Verdict.Meets, drafted.Verdict);
        var line = (await inspector.ReadAsync(judging.Page())).QuerySelector(".bench__codes li:has([aria-current])")!;
        Assert.Contains("aandacht", Said(line), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheSentenceThatMayGoOut_IsTakenIntoTheText_BehindWhatWasTyped()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var name = DraftNames.Text(await judging.FindingAsync());

        await inspector.SendAsync(judging.Page(), new() { [name] = "Eigen woorden.", ["doe"] = "overnemen" }, Form);

        var text = await judging.PieceAsync(name);
        Assert.StartsWith("Eigen woorden.\n\nDe gemeente geeft aan dat dit zo is", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAFindingRestsOn_IsKept_AlsoWhatAnotherIndicatorsPageChose()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var finding = await judging.FindingAsync(Judging.Joint);
        var (one, two) = ($"{judging.Respondent("Stichting Een")}:3.1.1", $"{judging.Respondent("Stichting Twee")}:{Judging.Joint}");
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        await typing.SaveAsync(DraftNames.Answers(finding), one);

        await inspector.SendAsync(judging.Page(Judging.Joint), new()
        {
            [DraftNames.Answers(finding)] = $"{two}\0{one}",
            [DraftNames.Meetings(finding)] = $"{judging.Meeting}:2",
            [$"{DraftNames.Passages(finding)}:0:document"] = judging.Convenant.ToString(),
            [$"{DraftNames.Passages(finding)}:0:plaats"] = "4, § 1",
        }, Form);

        var drafted = await judging.DraftedAsync(Judging.Joint);
        Assert.Equal(
            [(judging.Respondent("Stichting Twee"), Judging.Joint), (judging.Respondent("Stichting Een"), "3.1.1")],
            drafted.Answers);
        Assert.Equal([new SourceReference(judging.Convenant, null, 4, "§ 1")], drafted.Passages);
        Assert.Equal([(judging.Meeting, (int?)2)], drafted.Meetings);
        var page = await inspector.ReadAsync(judging.Page(Judging.Joint));
        Assert.Equal(3, page.QuerySelectorAll(".bench__evidence input[type=checkbox][checked]").Length);
        // That partner said nothing on 3.1.1, so that there is no answer for the tick to stand at.
        Assert.Contains("Stichting Een over 3.1.1", Said(page.QuerySelector(".bench__cited")!), StringComparison.Ordinal);
        // Nothing changed in the form changes nothing in what is stored.
        var before = await judging.Site.AskAsync(db => db.HistoryEntries.CountAsync());
        await inspector.SendAsync(judging.Page(Judging.Joint), form: Form);
        Assert.Equal(before, await judging.Site.AskAsync(db => db.HistoryEntries.CountAsync()));
    }

    [Fact]
    public async Task TwoInspectorsOnOneFinding_SeeBothVersions_AndLoseNothing()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var (one, other) = (await judging.Site.LoggedInAsync(judging.Inspector), await judging.Site.LoggedInAsync(judging.Colleague));
        var finding = await judging.FindingAsync();
        var open = await other.ReadAsync(judging.Page());
        await one.SendAsync(
            judging.Page(),
            new() { [DraftNames.Text(finding)] = "Van de een.", [DraftNames.Mark(finding, 1)] = "meets" },
            Form);

        var answer = await other.SendAsync(open, judging.Page(), new()
        {
            [DraftNames.Text(finding)] = "Van de ander.",
            [DraftNames.Mark(finding, 1)] = "improve",
            [DraftNames.Attention(finding, 1)] = "Let hierop.",
        }, Form);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(2, answer.Page.QuerySelectorAll("form .conflict").Length);
        var conflict = Said(answer.Page.QuerySelector($"[data-question='{DraftNames.Text(finding)}'] .conflict")!);
        Assert.Contains("Van de een.", conflict, StringComparison.Ordinal);
        Assert.Contains("Van de ander.", conflict, StringComparison.Ordinal);
        Assert.Contains(judging.Inspector.Name, conflict, StringComparison.Ordinal);
        Assert.Equal("Let hierop.", await judging.PieceAsync(DraftNames.Attention(finding, 1)));
        Assert.Equal("Van de een.", await judging.PieceAsync(DraftNames.Text(finding)));

        var chosen = await other.SendAsync(
            answer.Page,
            judging.Page(),
            new() { [$"keuze:{DraftNames.Text(finding)}"] = "beide", [$"keuze:{DraftNames.Mark(finding, 1)}"] = "hun" },
            Form);

        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        Assert.Equal("Van de ander.\n\nVan de een.", await judging.PieceAsync(DraftNames.Text(finding)));
        Assert.Equal("meets", await judging.PieceAsync(DraftNames.Mark(finding, 1)));
    }

    [Fact]
    public async Task AFormThatIsSentAfterTheDraftWasFrozen_KeepsWhatWasTypedOnTheScreen_AndThenThePageIsToRead()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        var name = DraftNames.Text(await judging.FindingAsync());
        var open = await inspector.ReadAsync(judging.Page());
        await judging.GivenItIsFrozenAsync();

        var answer = await inspector.SendAsync(open, judging.Page(), new() { [name] = "Net te laat." }, Form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Sentence.Contains("D103", StringComparison.Ordinal));
        Assert.Equal("Net te laat.", answer.Page.QuerySelector($"textarea[name='{name}']")!.TextContent.Trim());
        Assert.Null(await judging.PieceAsync(name));
        var page = await inspector.ReadAsync(judging.Page());
        Assert.Null(page.QuerySelector(Form));
        Assert.Contains("ligt bij de tweede lezer", Said(page.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARemarkOfTheSecondReader_StandsInTheList_AndAtTheFinding()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var reader = await judging.Site.GivenAnAccountAsync(Role.SecondReader);
        var drafted = await judging.DraftedAsync(Judging.Sole);
        await judging.Site.ChangeAsync(db =>
        {
            db.Add(
                new FindingReading(
                    Guid.NewGuid(),
                    judging.Inspection,
                    drafted.Finding.Id,
                    reader.Id,
                    agreed: false,
                    "Waar blijkt dit uit?",
                    FindingAsRead.Of(drafted),
                    judging.Site.Clock.Now));
            return Task.CompletedTask;
        });

        var page = await (await judging.Site.LoggedInAsync(judging.Inspector)).ReadAsync(judging.Page());

        Assert.Contains(
            "opmerking van de tweede lezer",
            page.QuerySelector(".bench__codes li:has([aria-current])")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Waar blijkt dit uit?", Said(page.QuerySelector(".bench__finding .notice")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainLinksLeadFromFindingToFinding_AndSavingCanGoOn()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);

        var page = await inspector.ReadAsync(judging.Page());
        Assert.Equal(
            (judging.Page("3.2.1"), judging.Page("3.2.3")),
            (page.QuerySelector("a[rel=prev]")!.GetAttribute("href"), page.QuerySelector("a[rel=next]")!.GetAttribute("href")));
        Assert.Equal(25, page.QuerySelectorAll(".bench__codes a").Length);
        Assert.Equal(judging.Page("3.2.3"), (await inspector.SendAsync(judging.Page(), new() { ["doe"] = "verder" }, Form)).Location);
        Assert.Null((await inspector.ReadAsync(judging.Page("1.1.1"))).QuerySelector("a[rel=prev]"));
        Assert.Equal("en", (await inspector.ReadAsync($"/en{judging.Page()}")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task AlikeCases_AreShownOnlyWhenAskedFor_WithTheirMarks()
    {
        await using var judging = await Judging.GivenAsync(provider, demonstration: true);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);

        var closed = await inspector.ReadAsync(judging.Page());
        Assert.Empty(closed.QuerySelectorAll(".alike .verdict"));
        var asked = await inspector.ReadAsync(closed.QuerySelector(".alike a")!.GetAttribute("href")!.Split('#')[0]);

        var cases = asked.QuerySelectorAll(".alike__cases > li");
        Assert.NotEmpty(cases);
        Assert.All(cases, c => Assert.NotNull(c.QuerySelector(".verdict")));
        Assert.All(cases, c => Assert.StartsWith("/factsheets/", c.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.MunicipalityRespondent, HttpStatusCode.Forbidden)]
    [InlineData(Role.PartnerRespondent, HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Inspector, HttpStatusCode.NotFound)]
    [InlineData(Role.StudyLead, HttpStatusCode.NotFound)]
    public async Task WhoHasNoPartInIt_SeesNothing(Role role, HttpStatusCode expected)
    {
        await using var judging = await Judging.GivenAsync(provider);
        var place =
            role == Role.MunicipalityRespondent
                ? new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: "GM0150")
                : null;

        Assert.Equal(expected, (await (await judging.Site.LoggedInAsync(role, place)).OpenAsync(judging.Page())).Status);
    }

    [Fact]
    public async Task ASecondReader_ReadsAlong_AndWritesNothing()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var reader = await judging.Site.GivenAnAccountAsync(Role.SecondReader);
        await judging.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == judging.Inspection)).Assign(
                reader.Id,
                Duty.SecondReader));

        var page = await (await judging.Site.LoggedInAsync(reader)).ReadAsync(judging.Page());

        Assert.Null(page.QuerySelector(Form));
        Assert.Contains("U leest hier mee", Said(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Equal(6, page.QuerySelectorAll(".voice").Length);
    }

    [Theory]
    [InlineData("9.9.9")]
    [InlineData("3")]
    public async Task AnIndicatorThatIsNotThere_IsNotFound(string code)
    {
        await using var judging = await Judging.GivenAsync(provider);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await judging.Site.LoggedInAsync(judging.Inspector)).OpenAsync(judging.Page(code))).Status);
    }

    [Fact]
    public async Task TheNumberOfQuestionsToTheDatabase_IsTheSame_HoweverManyAnswersAndDocuments()
    {
        var asked = new Questions();
        await using var judging = await Judging.GivenAsync(provider, services: asked.AddTo);
        var inspector = await judging.Site.LoggedInAsync(judging.Inspector);
        await inspector.ReadAsync(judging.Page());
        var few = await CountAsync("Stichting Eerst");
        for (var n = 0; n < 6; n++)
            await judging.GivenOneMoreAnswerAsync($"Stichting {n}");

        var many = await CountAsync("Stichting Laatst");

        Assert.Equal(few, many);
        Assert.True(many <= MostQuestions, $"{many} questions");

        // The first look after a change, at which everything is read; the fewest, since PostgreSQL may tell once more of one in the midst
        // of it.
        async Task<int> CountAsync(string name)
        {
            var fewest = int.MaxValue;
            for (var n = 0; n < 3; n++)
            {
                await judging.GivenOneMoreAnswerAsync($"{name} {n}");
                await judging.Site.UntilItListensAsync();
                var before = asked.Count;
                await inspector.ReadAsync(judging.Page());
                fewest = Math.Min(fewest, asked.Count - before);
            }
            return fewest;
        }
    }

    private const int MostQuestions = 24;

    private static string Said(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string State(AngleSharp.Html.Dom.IHtmlDocument page, string code)
    {
        var state = page.QuerySelectorAll(".bench__codes li")
            .Single(l => l.QuerySelector("a .code")!.TextContent == code)
            .QuerySelector(".bench__state")!;
        return (state.QuerySelector(".verdict")?.ChildNodes.Last() ?? state).TextContent.Trim();
    }

    private static int Shown(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("[data-one]:not([hidden])").Length;
}

public sealed class JudgeTestsOnSqlite() : JudgeTests(Provider.Sqlite);

public sealed class JudgeTestsOnPostgres() : JudgeTests(Provider.Postgres);
