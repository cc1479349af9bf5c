using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Improvements;
using Toetssteen.Web.Tests.Publications;
using Toetssteen.Web.Tests.SecondReadings;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>
/// The table of hand-overs: no step without its row, and each row walked as people take the step, with its letters and its task.
/// </summary>
public abstract class HandOverTests(Provider provider)
{
    [Fact]
    public void EveryActOfTheHistory_IsAStepWithItsRow_OrIsSaidToBeWithinTheWork() =>
        Assert.All(Enum.GetValues<HistoryAct>(), act =>
            Assert.True(
                HandOverTable.StepOf(act) is not null ^ HandOverTable.WithinTheWork.Contains(act),
                $"{act} has no row, or two meanings"));

    [Fact]
    public void EveryStep_HasOneRow_AndItsTaskIsOneOfMyWork()
    {
        Assert.Equal(Enum.GetValues<HandOver>(), HandOverTable.Rows.Select(r => r.Step).Order());
        Assert.All(HandOverTable.Rows, r => Assert.NotEmpty(r.To));
        Assert.All(HandOverTable.Rows.Select(r => r.Task).OfType<Type>(), task =>
            Assert.True(task.IsAssignableTo(typeof(IWaits)), task.Name));
    }

    [Fact]
    public async Task EveryRow_IsWalked_AndWritesOneLetterToEachWhoHears_AndNoneToWhoActed()
    {
        var walked = new HashSet<HandOver>();
        await Assert.MultipleAsync(
            () => WalkPlanningAsync(walked),
            () => WalkReadingAndCheckingAsync(walked),
            () => WalkSilenceAsync(walked),
            () => WalkPublishingAsync(walked),
            () => WalkFollowingUpAsync(walked));
        Assert.Empty(Enum.GetValues<HandOver>().Except(walked));
    }

    // From the preparation to the answers.
    private async Task WalkPlanningAsync(HashSet<HandOver> walked)
    {
        await using var given = await WithAsync(provider, Deventer);
        var (site, walk) = (given.Site, new Walk(given.Site, walked));
        var colleague = given.OtherLead;
        var inspector = await site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        var (gerda, other) = await given.GivenContactPersonsAsync(Deventer, "gerda@deventer.example", "ben@deventer.example")
            is [var one, var two]
            ? (one, two)
            : throw new InvalidOperationException();
        await site.ChangeAsync(async db =>
        {
            var approach = (await db.Inspections.Include(i => i.Preparation).SingleAsync()).Prepare().Name(Guid.NewGuid(), "Team Breed");
            approach.Describe(new ApproachFacts { What = "Eén team voor alle leefgebieden." });
            approach.Propose(true, "De meeste gezinnen zitten hier.");
            approach.Nominate(Guid.NewGuid(), "Politie", null, null).Reach("Petra", "petra@politie.example");
            approach.Nominate(Guid.NewGuid(), "School", null, null).Reach("Sanne", "sanne@school.example");
        });
        var inspection = (await given.InspectionAsync(Deventer)).Id;
        var (municipality, send) = (await site.LoggedInAsync(gerda), $"/werk/gemeenten/{inspection}/voorbereiding/verzenden");

        Assert.Equal(HttpStatusCode.Redirect, (await municipality.SendAsync(send, new() { ["Confirmed"] = "true" })).Status);
        await walk.ExpectAsync(HandOver.PreparationSent, "Deventer heeft de voorbereiding verzonden", given.Leader, colleague);
        await walk.HasTaskAsync(given.Leader, "Beslis over de voorbereiding van Deventer");
        await given.SendAsync($"/gemeenten/{Deventer}", new() { ["Question"] = "Waarom deze?" }, "form[action='?handler=AskBack']");
        await municipality.SendAsync(send, new() { ["Confirmed"] = "true" });
        await walk.ExpectAsync(
            HandOver.QuestionAnswered,
            "Deventer heeft uw vraag over de voorbereiding beantwoord",
            given.Leader,
            colleague);

        await given.SendAsync(
            "/toewijzen",
            new()
            {
                ["Person"] = $"{inspector.Id}",
                ["Duty"] = "Inspector",
                ["Codes"] = Deventer,
            },
            "main form");
        await walk.ExpectAsync(HandOver.Assigned, "U bent inspecteur in Deventer", inspector);
        await given.Lead.SendAsync(
            await given.ReadAsync("/toewijzen"),
            $"{Address}/toewijzen?handler=Remove",
            new() { ["remove"] = $"{Deventer}/{inspector.Id}/Inspector" },
            "main form");
        if (await site.AskAsync(db => db.InspectionAssignments.AnyAsync()))
            await FactChecks.Posting.PostAsync(
                given.Lead,
                $"{Address}/toewijzen?handler=Remove",
                new() { ["remove"] = $"{Deventer}/{inspector.Id}/Inspector" });
        await walk.ExpectAsync(HandOver.AssignmentEnded, "U bent geen inspecteur meer in Deventer", inspector);

        Assert.Equal(
            HttpStatusCode.Redirect,
            (await given.SendAsync($"/gemeenten/{Deventer}", [], "form[action='?handler=Accept']")).Status);
        var respondents = (await given.InspectionAsync(Deventer)).Assessments[0].Respondents;
        var (police, school) = (respondents.Single(r => r.Name == "Politie"), respondents.Single(r => r.Name == "School"));
        var (petra, sanne) = (await AccountAsync(site, "petra@politie.example"), await AccountAsync(site, "sanne@school.example"));
        var policeman = await site.LoggedInAsync(petra);
        await policeman.SendAsync(
            $"/werk/deelname/{police.Id}",
            new()
            {
                ["Way"] = "Joined",
                ["With"] = $"{school.Id}",
                ["Confirmed"] = "true",
            });
        var teacher = await site.LoggedInAsync(sanne);
        Assert.Contains(
            "(D192)",
            (
                await teacher.SendAsync(
                    $"/werk/deelname/{school.Id}",
                    new()
                    {
                        ["Way"] = "Joined",
                        ["With"] = $"{police.Id}",
                        ["Confirmed"] = "true",
                    })
            ).Text,
            StringComparison.Ordinal);
        await teacher.SendAsync($"/werk/deelname/{school.Id}", new() { ["Way"] = "Declined", ["Reason"] = "Geen tijd." });
        await walk.ExpectAsync(HandOver.JoiningFell, null, petra, given.Leader, colleague);
        await walk.HasTaskAsync(petra, "U had zich aangesloten bij School.");
        await walk.HasTaskAsync(given.Leader, "In Deventer is een aansluiting vervallen");
        Assert.Contains("Kies opnieuw", (await policeman.OpenAsync($"/werk/deelname/{police.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "had zich aangesloten bij School",
            (await given.ReadAsync($"/gemeenten/{Deventer}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(
            "Politie: School",
            await site.AskAsync(db => db.HistoryEntries.Where(h => h.Act == HistoryAct.JoiningFell).Select(h => h.Before).SingleAsync()));

        site.Clock.Now = new DateTimeOffset(2026, 5, 2, 8, 0, 0, TimeSpan.Zero);
        await walk.DoDailyWorkAsync();
        await walk.ExpectAsync(HandOver.AnswersLate, "Te laat: wij missen antwoorden van Deventer", given.Leader, colleague);
        await walk.HasTaskAsync(given.Leader, "Herinner wie in Deventer nog niet heeft geantwoord");
        site.Clock.Now += TimeSpan.FromDays(1);
        await walk.DoDailyWorkAsync();
        await walk.ExpectNothingAsync();

        await (await site.LoggedInAsync(petra)).SendAsync(
            $"/werk/deelname/{police.Id}",
            new() { ["Way"] = "Declined", ["Reason"] = "Geen tijd." });
        await walk.ExpectNothingAsync();
        var questionnaire = await site.AskAsync(db =>
            db.Questionnaires.Where(q => q.Variant == QuestionnaireVariant.Full).Select(q => q.Id).SingleAsync());
        await (await site.LoggedInAsync(other)).SendAsync(
            $"/werk/vragenlijsten/{questionnaire}/controleren",
            new()
            {
                ["Name"] = "Ben",
                ["IsStated"] = "true",
                ["IsIncomplete"] = "true",
            },
            "#verzend");
        await walk.ExpectAsync(HandOver.AnswersComplete, "De antwoorden van Deventer zijn binnen", given.Leader, colleague);
        await walk.HasTaskAsync(given.Leader, "Wijs een inspecteur toe in Deventer");

        var lead = await site.LoggedInAsync(given.Leader);
        await lead.SendAsync(
            $"{Address}/toewijzen",
            new()
            {
                ["Person"] = $"{inspector.Id}",
                ["Duty"] = "Inspector",
                ["Codes"] = Deventer,
            },
            "main form");
        await walk.ExpectAsync(HandOver.Assigned, "U bent inspecteur in Deventer", inspector);
        var administrator = await site.LoggedInAsync(Role.Administrator);
        var page = await administrator.ReadAsync($"/beheer/accounts/{inspector.Id}");
        Assert.Contains(
            "Deventer, Proefonderzoek: inspecteur; is nu aan zet",
            page.GetElementById("taken")!.TextContent,
            StringComparison.Ordinal);
        await administrator.SendAsync(page, $"/beheer/accounts/{inspector.Id}?handler=Block", form: "form[action='?handler=Block']");
        await walk.ExpectAsync(HandOver.DutyVacant, "Wijs een inspecteur toe in Deventer", given.Leader, colleague);
        await walk.HasTaskAsync(given.Leader, "Wijs een inspecteur toe in Deventer");
        Assert.Contains("wijs een inspecteur toe", (await lead.ReadAsync(Address)).Body!.TextContent, StringComparison.Ordinal);
        // Also where there is nobody else to give it to.
        var assigning = await lead.ReadAsync($"{Address}/toewijzen");
        Assert.Contains("kan dit niet meer doen", assigning.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{Deventer}/{inspector.Id}/Inspector", assigning.QuerySelector("button[name=remove]")!.GetAttribute("value"));
    }

    // From the second reading to the decisions on correction requests.
    private async Task WalkReadingAndCheckingAsync(HashSet<HandOver> walked)
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var (site, walk) = (given.Site, new Walk(given.Site, walked));
        await MakeContactAsync(site, given.Respondent);
        var (leader, inspector, reader, respondent) = (
            await site.LoggedInAsync(given.Leader),
            await site.LoggedInAsync(given.Inspector),
            await site.LoggedInAsync(given.Reader),
            await site.LoggedInAsync(given.Respondent));

        await leader.SendAsync($"{given.Address}/blind", new() { ["Rater"] = $"{given.Reader.Id}", ["Count"] = "2", ["Seed"] = "1" });
        await walk.ExpectAsync(HandOver.BlindAsked, "Geef een blind oordeel over Deventer", given.Reader);
        await walk.HasTaskAsync(given.Reader, "Geef 2 blinde oordelen over Deventer");
        await site.ChangeAsync(async db => db.RemoveRange(await db.BlindJudgements.ToListAsync()));

        await inspector.SendAsync(given.Address, form: "main form");
        await walk.ExpectAsync(HandOver.SecondReadingAsked, "Lees het concept over Deventer als tweede lezer", given.Reader);
        await walk.HasTaskAsync(given.Reader, "Lees het concept van Deventer als tweede");
        await inspector.SendAsync($"{given.Address}/terughalen");
        await walk.ExpectAsync(HandOver.SecondReadingTakenBack, "U hoeft het concept over Deventer nog niet te lezen", given.Reader);
        await walk.HasTaskAsync(given.Inspector, "Schrijf het concept over Deventer");
        await inspector.SendAsync(given.Address, form: "main form");
        await walk.ExpectAsync(HandOver.SecondReadingAsked, null, given.Reader);
        await given.ActAsync(given.Reader, async at =>
        {
            var finding = at.Content.Findings[0];
            at.Db.FindingReadings.Add(
                new FindingReading(
                    Guid.NewGuid(),
                    given.Inspection,
                    finding.Finding.Id,
                    at.By.Id,
                    false,
                    "Leg dit uit.",
                    FindingAsRead.Of(finding),
                    at.Now));
            await at.Db.SavePrivatelyAsync(default);
        });
        await given.GiveBackAsync(reader);
        await walk.ExpectAsync(
            HandOver.SecondReadingReturned,
            "Het concept over Deventer komt terug van de tweede lezer",
            given.Inspector,
            given.Colleague,
            given.Leader,
            given.OtherLead);
        await walk.HasTaskAsync(given.Inspector, "Beantwoord 1 opmerking over Deventer");

        await given.AskSecondReadingAsync();
        await given.ActAsync(given.Reader, async at =>
        {
            at.Db.FindingReadings.AddRange(
                at.Content.Findings.Select(f => new FindingReading(
                    Guid.NewGuid(),
                    given.Inspection,
                    f.Finding.Id,
                    at.By.Id,
                    true,
                    null,
                    FindingAsRead.Of(f),
                    at.Now.AddMinutes(1))));
            await at.Db.SavePrivatelyAsync(default);
        });
        await reader.SendAsync($"{given.Address}/tweede-lezing", new() { ["doe"] = "akkoord" });
        await walk.ExpectAsync(
            HandOver.SecondReadingAgreed,
            "De tweede lezer is akkoord met het concept over Deventer",
            given.Inspector,
            given.Colleague,
            given.Leader,
            given.OtherLead);
        await walk.HasTaskAsync(given.Leader, "Stuur het concept van Deventer voor de feitencheck");

        await leader.SendAsync(
            $"{given.Address}/feitencheck",
            new() { ["Until"] = "23-3-2026", ["Confirmed"] = "true" },
            "form[action='?handler=Send']");
        await walk.ExpectAsync(HandOver.FactCheckSent, "Controleer de feiten over Deventer, uiterlijk 23 maart 2026", given.Respondent);
        await walk.HasTaskAsync(given.Respondent, "Controleer het concept op feiten");
        var check = $"/werk/feitencheck/{await given.FactCheckAsync()}";
        site.Clock.Now = new DateTimeOffset(2026, 3, 20, 8, 0, 0, TimeSpan.Zero);
        await walk.DoDailyWorkAsync();
        await walk.ExpectAsync(
            HandOver.FactCheckReminded,
            "Herinnering: controleer de feiten over Deventer uiterlijk 23 maart 2026",
            given.Respondent);
        await walk.DoDailyWorkAsync();
        await walk.ExpectNothingAsync();

        respondent = await site.LoggedInAsync(given.Respondent);
        await respondent.SendAsync($"{check}/uitstel", new() { ["Until"] = "1-4-2026", ["Reason"] = "De regisseur is op vakantie." });
        await walk.ExpectAsync(
            HandOver.ExtensionAsked,
            "Deventer vraagt uitstel tot en met 1 april 2026",
            given.Leader,
            given.OtherLead,
            given.Inspector,
            given.Colleague);
        await walk.HasTaskAsync(given.Leader, "Geef Deventer uitstel voor de feitencheck, of niet");
        await (await site.LoggedInAsync(given.Leader)).SendAsync(
            $"{given.Address}/feitencheck",
            new() { ["Until"] = "1-4-2026" },
            "form[action='?handler=Extend']");
        await walk.ExpectAsync(
            HandOver.FactCheckExtended,
            "U hebt uitstel: controleer de feiten over Deventer uiterlijk 1 april 2026",
            given.Respondent);

        await given.ActAsync(given.Respondent, async at =>
        {
            var text = at.Content.Findings.Single(f => f.Finding.Id == given.Finding("1.1.1")).Text;
            at.Content.Draft.CurrentFactCheck!.Object(
                Guid.NewGuid(),
                ObjectionKind.FactuallyWrong,
                new ObjectedSentence("approaches/0/findings/0/text", "1.1.1", text, given.Finding("1.1.1")),
                "Dit klopt niet.",
                null,
                at.By.Id,
                at.Now,
                given.Today);
            await at.Db.SavePrivatelyAsync(default);
        });
        await respondent.SendAsync($"{check}/verzenden", new() { ["Name"] = "Gerda", ["Confirmed"] = "true" });
        await walk.ExpectAsync(
            HandOver.FactCheckSubmitted,
            "Deventer heeft gereageerd op de feitencheck",
            given.Inspector,
            given.Colleague,
            given.Leader,
            given.OtherLead);
        await walk.HasTaskAsync(given.Inspector, "Besluit over 1 bezwaar van Deventer");

        var objection = await site.AskAsync(db => db.FactChecks.SelectMany(c => c.Objections).Select(o => o.Id).SingleAsync());
        await (await site.LoggedInAsync(given.Inspector)).SendAsync(
            $"{given.Address}/feitencheck/bezwaren/{objection}",
            new() { ["Decision"] = "Adopted", ["Reason"] = "Het convenant zegt het ook." });
        await walk.ExpectAsync(HandOver.ObjectionsDecided, "Onze beslissing op uw reactie over Deventer", given.Respondent);
        Assert.Contains(
            "Het convenant zegt het ook.",
            (await respondent.OpenAsync(await walk.LastLinkAsync())).Text,
            StringComparison.Ordinal);
    }

    // A municipality that does not respond, and an adoption that is taken back.
    private async Task WalkSilenceAsync(HashSet<HandOver> walked)
    {
        await using (var given = await DraftSite.GivenADraftWithTheMunicipalityAsync(provider))
        {
            var walk = new Walk(given.Site, walked);
            given.Site.Clock.Now += TimeSpan.FromDays(22);
            await walk.DoDailyWorkAsync();
            await walk.ExpectAsync(
                HandOver.FactCheckLate,
                "Te laat: Deventer heeft niet gereageerd op de feitencheck",
                given.Leader,
                given.OtherLead,
                given.Inspector,
                given.Colleague);
            await walk.HasTaskAsync(given.Leader, "Leg vast dat Deventer niet antwoordde op de feitencheck");
            await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(
                $"{given.Address}/feitencheck",
                new() { ["Confirmed"] = "true" },
                "form[action='?handler=Record']");
            await walk.ExpectAsync(
                HandOver.FactCheckUnanswered,
                "Vastgelegd: Deventer heeft niet gereageerd op de feitencheck",
                given.OtherLead,
                given.Inspector,
                given.Colleague);
            await walk.HasTaskAsync(given.Inspector, "Werk het concept over Deventer bij na de feitencheck");
        }
        await using (var given = await DraftSite.GivenADraftToAdoptAsync(provider))
        {
            var walk = new Walk(given.Site, walked);
            await given.AdoptAsync(given.Leader);
            await walk.ExpectAsync(HandOver.Adopted, "Besluit over de publicatie van de factsheet over Deventer", given.OtherLead);
            await walk.HasTaskAsync(given.OtherLead, "Besluit over publicatie van de factsheet van Deventer");
            // Nobody of the municipality can be written to: the leads hear that, besides who is told.
            await given.DecideAsync(given.OtherLead);
            await walk.ExpectAsync([(HandOver.PublicationDecided, [given.Leader]), (HandOver.NobodyToTell, [given.Leader])]);
            await walk.HasTaskAsync(given.Leader, "Voeg een contactpersoon toe voor de gemeente Deventer");
        }
        await using (var given = await DraftSite.GivenADraftAdoptedAsync(provider))
        {
            var walk = new Walk(given.Site, walked);
            await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(
                $"{given.Address}/vaststellen",
                new() { ["Reason"] = "Er staat een fout in." },
                "form[action$='handler=Back']");
            await walk.ExpectAsync(
                HandOver.AdoptionRevoked,
                "De factsheet over Deventer is niet meer vastgesteld",
                given.Inspector,
                given.Colleague,
                given.OtherLead);
        }
    }

    // To publication, a correction, and withdrawal.
    private async Task WalkPublishingAsync(HashSet<HandOver> walked)
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var (site, walk) = (given.Site, new Walk(given.Site, walked));
        await MakeContactAsync(site, given.Respondent);
        var partners = new List<Account>();
        foreach (var name in new[] { "Jeugdhulp Rivier", "Wonen Linde", "Huisarts Stad" })
        {
            var partner = await site.GivenAnAccountAsync(
                Role.PartnerRespondent,
                await site.AskAsync(db => db.Organisations.SingleAsync(o => o.Name == name)));
            await MakeContactAsync(site, partner);
            partners.Add(partner);
        }
        await given.DecideAsync(given.OtherLead);
        await walk.ExpectAsync(HandOver.PublicationDecided, "De factsheet over Deventer wordt openbaar op", given.Respondent, given.Leader);
        await walk.HasTaskAsync(given.Respondent, "Lees de factsheet over Deventer voordat die openbaar wordt");
        Assert.Contains(
            "Hieronder leest u de factsheet zoals wij die publiceren",
            (await (await site.LoggedInAsync(given.Respondent)).OpenAsync($"/werk/feitencheck/{await given.FactCheckAsync()}")).Text,
            StringComparison.Ordinal);
        await (await site.LoggedInAsync(given.OtherLead)).SendAsync(
            $"{given.Address}/publiceren",
            new() { ["Reason"] = "Nog een week." },
            "form[action$='handler=Back']");
        await walk.ExpectAsync(
            HandOver.PublicationRevoked,
            "De factsheet over Deventer wordt nog niet openbaar",
            given.Respondent,
            given.Leader);
        await given.DecideAsync(given.OtherLead);
        await walk.ExpectAsync(HandOver.PublicationDecided, "De factsheet over Deventer wordt openbaar op", given.Respondent, given.Leader);

        await site.DoJobsAsync();
        await given.ComeToItsMomentAsync();
        Account[] all = [given.Respondent, .. partners, given.Leader, given.OtherLead, given.Inspector, given.Colleague, given.Reader];
        await walk.ExpectAsync(HandOver.Published, "De factsheet over Deventer is openbaar", all);
        await walk.HasTaskAsync(given.Respondent, "Zeg wie voor uw verbeterpunten zorgt");
        Assert.Contains(site.Post.Sent, m =>
            m.To == partners[0].Email
            && m.Text.Contains(
                $"staat nu op de site: http://localhost/factsheets/{PublicationSteps.Slug}. Bedankt",
                StringComparison.Ordinal)
            && !m.Text.Contains("/uitnodiging/", StringComparison.Ordinal));

        await (await site.LoggedInAsync(given.Leader)).SendAsync(
            $"{given.Address}/corrigeren",
            new() { ["Reason"] = "Een getal klopte niet." });
        await walk.ExpectAsync(
            HandOver.CorrectionOpened,
            "Corrigeer de factsheet over Deventer",
            given.OtherLead,
            given.Inspector,
            given.Colleague);
        await (await site.LoggedInAsync(given.Leader)).SendAsync(
            $"{given.Address}/correctie-terugnemen",
            new() { ["Reason"] = "Het getal klopte." });
        await walk.ExpectAsync(
            HandOver.CorrectionTakenBack,
            "De correctie van de factsheet over Deventer gaat niet door",
            given.OtherLead,
            given.Inspector,
            given.Colleague);
        await (await site.LoggedInAsync(given.Leader)).SendAsync(
            $"{given.Address}/corrigeren",
            new() { ["Reason"] = "Een getal klopte toch niet." });
        await walk.ExpectAsync(HandOver.CorrectionOpened, null, given.OtherLead, given.Inspector, given.Colleague);
        await given.AskSecondReadingAsync();
        await given.AgreeAsync();
        await given.AdoptAsync(given.Leader);
        await walk.ExpectAsync(HandOver.Adopted, null, given.OtherLead);
        await given.DecideAsync(given.OtherLead);
        await walk.ExpectAsync(HandOver.PublicationDecided, null, given.Respondent, given.Leader);
        await site.DoJobsAsync();
        await given.ComeToItsMomentAsync();
        await walk.ExpectAsync(HandOver.Corrected, "Er is een nieuwe editie van de factsheet over Deventer", all);

        await (await site.LoggedInAsync(given.Leader)).SendAsync(
            $"{given.Address}/intrekken",
            new() { ["Reason"] = "De cijfers klopten niet.", ["Confirmed"] = "true" });
        await walk.ExpectAsync(
            HandOver.Withdrawn,
            "De factsheet over Deventer is ingetrokken",
            [.. all.Where(a => a.Id != given.Leader.Id)]);
    }

    // Improvement points: agreed on, reported, late.
    private async Task WalkFollowingUpAsync(HashSet<HandOver> walked)
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var (site, walk) = (given.Site, new Walk(given.Site, walked));
        var person = await site.LoggedInAsync(given.Respondent);
        await person.SendAsync(given.PointAddress, new() { ["Proposal.Owner"] = "Afdeling jeugd" }, "#voorstellen");
        await walk.ExpectAsync(HandOver.PointProposed, "Deventer doet een voorstel voor een verbeterpunt", given.Leader);
        await walk.HasTaskAsync(given.Leader, "Maak een afspraak over de verbeterpunten van Deventer");
        var due = given.Today.AddDays(30);
        await given.AgreeAsync(due);
        await walk.ExpectAsync(HandOver.PointAgreed, "Onze afspraak over een verbeterpunt in Deventer", given.Respondent);

        site.Clock.Now += TimeSpan.FromDays(20);
        await walk.DoDailyWorkAsync();
        await walk.ExpectAsync(HandOver.ReportDue, "Rapporteer over de verbeterpunten in Deventer, uiterlijk", given.Respondent);
        await walk.HasTaskAsync(given.Respondent, "Vertel hoe het gaat met de verbeterpunten");
        site.Clock.Now += TimeSpan.FromDays(11);
        await walk.DoDailyWorkAsync();
        await walk.ExpectAsync([(HandOver.ReportDue, [given.Respondent]), (HandOver.ReportLate, [given.Leader])]);
        await walk.HasTaskAsync(given.Leader, "De rapportage van Deventer is te laat");

        person = await site.LoggedInAsync(given.Respondent);
        var address = (await person.SendAsync(given.ReportsAddress, form: "#schrijven")).Location!;
        await person.SendAsync(
            address,
            new()
            {
                ["Entries[0].Progress"] = "Nothing",
                ["Entries[0].What"] = "Wacht op de regio.",
                ["Doe"] = "inzenden",
            });
        await walk.ExpectAsync(HandOver.ReportSentIn, "Deventer rapporteert over de verbeterpunten", given.Leader);
        await walk.HasTaskAsync(given.Leader, "Lees de voortgangsrapportage van Deventer");
        var inspector = await site.LoggedInAsync(given.Inspector);
        await inspector.SendAsync(address, form: "#ontvangen");
        await walk.ExpectAsync(
            HandOver.ReportReceived,
            "Wij hebben uw rapportage over de verbeterpunten in Deventer ontvangen",
            given.Respondent);
        await inspector.SendAsync(address, new() { ["DiscussedOn"] = FollowedSite.Typed(given.Today) }, "#besproken");
        await walk.ExpectAsync(HandOver.ReportDiscussed, "Uw rapportage over de verbeterpunten in Deventer is besproken", given.Respondent);

        await WalkAReportThatDoesNotComeAsync(walked);
    }

    private async Task WalkAReportThatDoesNotComeAsync(HashSet<HandOver> walked)
    {
        await using var given = await FollowedSite.GivenAPublishedFactsheetAsync(provider);
        var walk = new Walk(given.Site, walked);
        await given.AgreeAsync(given.Today.AddDays(30));
        await walk.ExpectAsync(HandOver.PointAgreed, null, given.Respondent);
        given.Site.Clock.Now += TimeSpan.FromDays(31);
        await walk.DoDailyWorkAsync();
        await walk.ExpectAsync([(HandOver.ReportDue, [given.Respondent]), (HandOver.ReportLate, [given.Leader])]);
        await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync(given.ReportsAddress, form: "form.niet-ontvangen");
        await walk.ExpectAsync(
            HandOver.ReportNotReceived,
            "Wij hebben geen rapportage over de verbeterpunten in Deventer ontvangen",
            given.Respondent);
    }

    private static Task MakeContactAsync(TestSite site, Account account) =>
        site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == account.Id)).IsContactPerson = true);

    private static Task<Account> AccountAsync(TestSite site, string email) =>
        site.AskAsync(db => db.Accounts.Include(a => a.Held).SingleAsync(a => a.Email == email));

    // Follows the letters of steps as they come.
    private sealed class Walk(TestSite site, HashSet<HandOver> walked)
    {
        private readonly HashSet<Guid> _seen = [];
        private string? _link;

        public async Task ExpectAsync(HandOver step, string? subject, params Account[] hearers)
        {
            var letters = await ExpectAsync([(step, hearers)]);
            Assert.All(letters, l => Assert.StartsWith(subject ?? "", l.Subject, StringComparison.Ordinal));
        }

        public async Task<List<Letter>> ExpectAsync(IReadOnlyList<(HandOver Step, Account[] Hearers)> expected)
        {
            var letters = await NewAsync();
            Assert.Equal(
                expected.SelectMany(e => e.Hearers.Select(h => (e.Step, h.Id))).Order(),
                letters.Select(l => (l.Step!.Value, l.AccountId)).Order());
            walked.UnionWith(expected.Select(e => e.Step));
            // What was made leaves too, and says who can be asked.
            await site.DoJobsAsync();
            // Each hears in a letter of their own, which is signed; who signs the letters of the study may get one of the program: nobody
            // is told to call themselves.
            var signs = await site.AskAsync(db =>
                db.Accounts.Where(a => a.Held.Any(h => h.Role == Role.StudyLead))
                    .OrderBy(a => a.CreatedAt)
                    .ThenBy(a => a.Id)
                    .Select(a => a.Id)
                    .FirstAsync());
            var addresses = await site.AskAsync(db => db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Email));
            Assert.All(letters, l =>
                Assert.Contains(site.Post.Sent, m =>
                    m.Subject == l.Subject && m.To == addresses[l.AccountId] && (IsSigned(m) || l.AccountId == signs)));
            Assert.All(site.Post.Sent, m =>
                Assert.DoesNotContain(m.Text.Split('\n'), line =>
                    line.StartsWith("Hebt u vragen?", StringComparison.Ordinal) && line.Contains(m.To, StringComparison.Ordinal)));
            _link = letters.LastOrDefault()?.LeadsTo;
            await EveryoneSeesTheirWorkAsync();
            return letters;
        }

        private static bool IsSigned(Message letter) =>
            letter
                .Text.Split('\n')
                .Any(line => line.StartsWith("namens ", StringComparison.Ordinal) && line.Contains("Inspectie ", StringComparison.Ordinal));

        public async Task ExpectNothingAsync() => Assert.Empty((await NewAsync()).Select(l => (l.Step, l.Subject)));

        public async Task HasTaskAsync(Account account, string what)
        {
            var work = await (await site.LoggedInAsync(account)).OpenAsync("/werk");
            Assert.True(
                work.Text.Contains(what, StringComparison.Ordinal),
                $"'{what}' is not on Mijn werk, which says {(int)work.Status}: {work.Text}");
            // One group for a study, which has its title alone.
            Assert.All(work.Page.QuerySelectorAll(".work__study h2").Select(h => h.TextContent), heading =>
                Assert.DoesNotContain(". ", heading, StringComparison.Ordinal));
        }

        public Task<string> LastLinkAsync() => Task.FromResult(_link!);

        public async Task DoDailyWorkAsync()
        {
            await site.UseAsync<JobRunner, bool>(async jobs => { await jobs.BeginDailyAsync(default); return true; });
            await site.DoJobsAsync();
        }

        // Whatever the step is: "Mijn werk" opens for everyone, and there is someone in every role.
        private async Task EveryoneSeesTheirWorkAsync()
        {
            var there = await site.AskAsync(db =>
                db.Accounts.AsNoTracking().Include(a => a.Held).Where(a => a.BlockedAt == null).ToListAsync());
            foreach (var role in Enum.GetValues<Role>().Where(r => !there.Exists(a => a.Roles.Contains(r))).ToList())
                there.Add(await site.GivenAnAccountAsync(role));
            foreach (var account in there)
                await (await site.LoggedInAsync(account)).ReadAsync("/werk");
        }

        private async Task<List<Letter>> NewAsync()
        {
            var letters = await site.AskAsync(db => db.Letters.AsNoTracking().Where(l => l.Step != null).ToListAsync());
            return letters.FindAll(l => _seen.Add(l.Id));
        }
    }
}

public sealed class HandOverTestsOnSqlite() : HandOverTests(Provider.Sqlite);

public sealed class HandOverTestsOnPostgres() : HandOverTests(Provider.Postgres);
