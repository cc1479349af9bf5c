using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>The lead reads a preparation: accepts it, asks back, invites further partners; and sees what departs from the method.</summary>
public abstract class AcceptingTests(Provider provider)
{
    private const string Page = $"/gemeenten/{Deventer}";
    private const string Accept = "form[action='?handler=Accept']";
    private const string Ask = "form[action='?handler=AskBack']";

    [Fact]
    public async Task Get_WhenAPreparationWasSentIn_ShowsWhatTheMunicipalityTold()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer, (_, a) =>
            a.Nominate(Guid.NewGuid(), "Dimence", "ggz", null).Reach("Cor", "cor@dimence.example"));
        var text = (await given.ReadAsync(Page)).Body!.TextContent;
        foreach (
            var told in new[]
            {
                "Team Breed",
                "Eén team voor alle leefgebieden.",
                "De meeste gezinnen zitten hier.",
                "Dimence",
                "cor@dimence.example",
            })
            Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains(
            "Beslis over de voorbereiding van Deventer",
            (await given.Lead.ReadAsync("/werk")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhileTheMunicipalityIsAtIt_DoesNotShowWhatItTypes()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.Site.ChangeAsync(async db => (await db.Inspections.SingleAsync()).Prepare().Name(Guid.NewGuid(), "Nog een ontwerp"));
        var page = await given.ReadAsync(Page);
        Assert.DoesNotContain("Nog een ontwerp", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(Accept));
    }

    [Fact]
    public async Task Post_WhenAccepted_MakesEverythingThatFollowsFromIt_AndWritesToEveryone()
    {
        await using var given = await WithAsync(provider, Deventer);
        var old = new Approach(Guid.NewGuid(), Deventer, "Wijkteam Noord");
        await given.Site.ChangeAsync(db => Task.FromResult(db.Approaches.Add(old)));
        await given.GivenASubmittedPreparationAsync(Deventer, (p, a) =>
        {
            a.Nominate(Guid.NewGuid(), "Dimence", "ggz", null).Reach("Cor", "cor@dimence.example");
            a.Nominate(Guid.NewGuid(), "MEE", null, null).Reach("Dia", "dia@mee.example");
            p.Follow(p.Name(Guid.NewGuid(), old), TransitionKind.AbsorbedInto, [a], PartialDate.Of(2025, 1), "Eén team.", true);
        });

        var answer = await given.SendAsync(Page, [], Accept);

        Assert.Equal((HttpStatusCode.Redirect, Address + Page), (answer.Status, answer.Location));
        var inspection = await given.InspectionAsync(Deventer);
        Assert.Equal(
            (PreparationStatus.Accepted, given.Leader.Id),
            (inspection.Preparation!.Status, inspection.Preparation.AcceptedBy!.Value));
        var assessment = Assert.Single(inspection.Assessments);
        Assert.Equal(("De meeste gezinnen zitten hier.", "Eén team voor alle leefgebieden."), (assessment.Scope, assessment.Description));
        // The draft of its factsheet begins here, with the rows that the framework prints together.
        var draft = await given.Site.AskAsync(db => db.Drafts.Include(d => d.Findings).SingleAsync(d => d.InspectionId == inspection.Id));
        Assert.Equal((25, DraftStage.Judging), (draft.Findings.Count(f => f.AssessmentId == assessment.Id), draft.Stage));
        Assert.Equal(
            [("Gemeente Deventer", null), ("Dimence", Nomination.ByMunicipality), ("MEE", Nomination.ByMunicipality)],
            assessment.Respondents.OrderBy(r => r.Position).Select(r => (r.Name, r.NominatedBy)));
        var approach = await given.Site.AskAsync(db => db.Approaches.SingleAsync(a => a.Name == "Team Breed"));
        Assert.Equal(approach.Id, assessment.ApproachId);
        Assert.Equal(approach.Id, inspection.Preparation.Approaches.Single(a => a.Name == "Team Breed").ApproachId);
        var step = await given.Site.AskAsync(db => db.ApproachTransitions.SingleAsync());
        Assert.Equal(
            (old.Id, TransitionKind.AbsorbedInto, approach.Id, PartialDate.Of(2025, 1), "Eén team.", true),
            (step.ApproachId, step.Kind, step.SuccessorId!.Value, step.On, step.Note, step.IsFormalContinuation!.Value));
        var lists = await given.Site.AskAsync(db => db.Questionnaires.ToListAsync());
        Assert.Equal(
            assessment
                .Respondents.OrderBy(r => r.Position)
                .Select((r, n) => (r.Id, n == 0 ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited)),
            assessment
                .Respondents.OrderBy(r => r.Position)
                .Select(r => lists.Single(q => q.RespondentId == r.Id))
                .Select(q => (q.RespondentId, q.Variant)));
        Assert.All(inspection.Preparation.Approaches.SelectMany(a => a.Partners), p =>
            Assert.Equal((null, null), (p.ContactName, p.ContactEmail)));
        var cor = await given.Site.AskAsync(db => db.Accounts.SingleAsync(a => a.Email == "cor@dimence.example"));
        Assert.Equal(
            ("Cor", true, assessment.Respondents.Single(r => r.Name == "Dimence").OrganisationId, Role.PartnerRespondent),
            (cor.Name, cor.IsContactPerson, cor.OrganisationId!.Value, cor.Roles.Single()));

        await given.Site.DoJobsAsync();
        Assert.Equal(
            ["cor@dimence.example", "dia@mee.example", $"een.{Deventer}@gemeente.example", $"twee.{Deventer}@gemeente.example"],
            given.Site.Post.Sent.Select(m => m.To).Order());
        Assert.Contains("Denk mee.", given.Site.Post.Sent.Single(m => m.To == "cor@dimence.example").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnApproachThatWasNew_StaysNew_OnceItWasAccepted()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer);
        const string Fate = "Wat is er van de aanpak geworden?";
        Assert.DoesNotContain(Fate, (await given.ReadAsync(Page)).Body!.TextContent, StringComparison.Ordinal);

        await given.SendAsync(Page, [], Accept);

        var accepted = (await given.ReadAsync(Page)).Body!.TextContent;
        Assert.Contains("Team Breed", accepted, StringComparison.Ordinal);
        Assert.DoesNotContain(Fate, accepted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenTheFrameworkAsksNobody_SendsNoQuestionnaire_AndTheWritingBegins()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.Site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "proeverij", "3.yaml"));
        await given.Site.ChangeAsync(async db =>
        {
            db.Entry(await db.Studies.SingleAsync()).Property(s => s.FrameworkId).CurrentValue = "proeverij/3";
            db.Entry(await db.Inspections.SingleAsync()).Property(i => i.FrameworkId).CurrentValue = "proeverij/3";
        });
        await given.GivenASubmittedPreparationAsync(Deventer, (_, a) => a.Nominate(Guid.NewGuid(), "Dimence", "ggz", null));
        Assert.Contains(
            "Niemand krijgt een vragenlijst of een brief",
            (await given.ReadAsync(Page)).Body!.TextContent,
            StringComparison.Ordinal);

        var answer = await given.SendAsync(Page, [], Accept);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Empty(await given.Site.AskAsync(db => db.Questionnaires.ToListAsync()));
        Assert.Empty((await given.InspectionAsync(Deventer)).Assessments.Single().Respondents);
        await given.Site.DoJobsAsync();
        Assert.Empty(given.Site.Post.Sent);
        Assert.Contains("Dit toetsingskader stelt geen vragen", (await given.ReadAsync(Page)).Body!.TextContent, StringComparison.Ordinal);
        var work = (await given.Lead.ReadAsync("/werk")).Body!.TextContent;
        Assert.DoesNotContain("Vraag iemand van Deventer om antwoord", work, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenAcceptedTwice_DoesItOnce()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer);
        var (page, other) = (await given.ReadAsync(Page), await given.ReadAsync(Page));
        var first = await given.Lead.SendAsync(page, Address + Page, form: Accept);

        // The same form has the same answer; another form of the same page is too late.
        var same = await given.Lead.SendAsync(page, Address + Page, form: Accept);
        var again = await given.Lead.SendAsync(other, Address + Page, form: Accept);

        Assert.Equal((HttpStatusCode.Redirect, first.Location), (same.Status, same.Location));
        Assert.Contains(again.Errors, e => e.Sentence.Contains("D075", StringComparison.Ordinal));
        Assert.Single((await given.InspectionAsync(Deventer)).Assessments);
        await given.Site.DoJobsAsync();
        Assert.Equal(2, given.Site.Post.Sent.Count);
    }

    [Fact]
    public async Task Post_WhenThePreparationChangedMeanwhile_DecidesNothing()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer);
        var page = await given.ReadAsync(Page);
        await given.Site.ChangeAsync(async db =>
        {
            var preparation = await db.Preparations.Include(p => p.Approaches).SingleAsync();
            preparation.AskBack("Leg uit.");
            preparation.Submit(Guid.NewGuid(), given.Site.Clock.Now);
        });

        var answer = await given.Lead.SendAsync(page, Address + Page, form: Accept);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Er is niets overschreven.", answer.Text, StringComparison.Ordinal);
        Assert.Empty((await given.InspectionAsync(Deventer)).Assessments);
        Assert.Equal(HttpStatusCode.Redirect, (await given.Lead.SendAsync(answer.Page, Address + Page, form: Accept)).Status);
    }

    [Fact]
    public async Task Post_WhenAPartnerIsKnownByThatName_IsTheSameOnlyIfTheLeadSaysSo()
    {
        foreach (var same in new[] { true, false })
        {
            await using var given = await WithAsync(provider, Deventer);
            var known = new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "DIMENCE");
            await given.Site.ChangeAsync(db => Task.FromResult(db.Organisations.Add(known)));
            var id = Guid.NewGuid();
            await given.GivenASubmittedPreparationAsync(Deventer, (_, a) =>
                a.Nominate(id, "Dimence", null, null).Reach("Cor", "cor@dimence.example"));
            var page = await given.ReadAsync(Page);
            var undecided = await given.Lead.SendAsync(page, Address + Page, new() { [$"Same[{id}]"] = null }, Accept);
            Assert.Contains(undecided.Errors, e => e.Field == $"Same_{id}");

            await given.Lead.SendAsync(page, Address + Page, new() { [$"Same[{id}]"] = same ? known.Id.ToString() : "andere" }, Accept);

            var partner = (await given.InspectionAsync(Deventer))
                .Assessments.Single()
                .Respondents.Single(r => r.Kind == OrganisationKind.Partner);
            Assert.Equal(same, partner.OrganisationId == known.Id);
        }
    }

    [Fact]
    public async Task Post_WhenAPartnerCannotBeWrittenTo_NamesIt_AndTheOthersGoOn()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.Site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate, "bezet@inspectie.example");
        await given.GivenASubmittedPreparationAsync(Deventer, (_, a) =>
        {
            a.Nominate(Guid.NewGuid(), "Dimence", null, null).Reach("Cor", "bezet@inspectie.example");
            a.Nominate(Guid.NewGuid(), "MEE", null, null);
            a.Nominate(Guid.NewGuid(), "Politie", null, null).Reach("Pol", "pol@politie.example");
        });
        await given.SendAsync(Page, [], Accept);

        var told = (await given.Lead.OpenAsync(Address + Page)).Text;
        Assert.Contains(
            "Dimence: bezet@inspectie.example hoort al bij een account van een andere organisatie",
            told,
            StringComparison.Ordinal);
        Assert.Contains("MEE heeft nog geen contactpersoon", told, StringComparison.Ordinal);
        await given.Site.DoJobsAsync();
        Assert.Contains(given.Site.Post.Sent, m => m.To == "pol@politie.example");

        // Someone to write to comes later.
        var mee = (await given.InspectionAsync(Deventer)).Assessments.Single().Respondents.Single(r => r.Name == "MEE");
        await given.SendAsync(
            $"{Page}/respondenten/{mee.Id}",
            new() { ["Name"] = "Dia", ["Email"] = "dia@mee.example" },
            "form[action='?handler=contact']");
        await given.Site.DoJobsAsync();
        Assert.Contains(given.Site.Post.Sent, m => m.To == "dia@mee.example");
    }

    [Fact]
    public async Task Post_WhenAskedBack_OpensThePreparationAndWritesTheQuestion()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer);
        Assert.Contains((await given.SendAsync(Page, new() { ["Question"] = " " }, Ask)).Errors, e => e.Field == "Question");

        await given.SendAsync(Page, new() { ["Question"] = "Hoeveel gezinnen zijn het?" }, Ask);

        var preparation = (await given.InspectionAsync(Deventer)).Preparation!;
        Assert.Equal((PreparationStatus.AskedBack, "Hoeveel gezinnen zijn het?"), (preparation.Status, preparation.AskedBackWith));
        await given.Site.DoJobsAsync();
        Assert.Equal(2, given.Site.Post.Sent.Count);
        Assert.All(given.Site.Post.Sent, m => Assert.Contains("Hoeveel gezinnen zijn het?", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WhenTheInspectoratesInviteAPartner_TellsTheMunicipalityAndPrintsIt()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer);
        await given.SendAsync(Page, [], Accept);
        var fields = new Dictionary<string, string?>
        {
            ["Name"] = "Veilig Thuis",
            ["ContactName"] = "Vera",
            ["ContactEmail"] = "vera@vt.example",
        };
        var incomplete = await given.SendAsync($"{Page}/partner", fields, "main form");
        Assert.Contains(incomplete.Errors, e => e.Field == "Because");
        Assert.Equal("vera@vt.example", incomplete.Page.QuerySelector("#ContactEmail")!.GetAttribute("value"));

        fields["Because"] = "Zij kent de veiligheid in de gezinnen.";
        await given.SendAsync($"{Page}/partner", fields, "main form");

        var respondent = (await given.InspectionAsync(Deventer)).Assessments.Single().Respondents.Single(r => r.Name == "Veilig Thuis");
        Assert.Equal(
            (Nomination.ByInspectorates, "Zij kent de veiligheid in de gezinnen."),
            (respondent.NominatedBy, respondent.InvitedBecause));
        Assert.Contains(
            "Veilig Thuis: gevraagd door de inspecties (Zij kent de veiligheid in de gezinnen.)",
            (await given.ReadAsync(Page)).Body!.TextContent,
            StringComparison.Ordinal);
        await given.Site.DoJobsAsync();
        Assert.Single(given.Site.Post.Sent, m => m.To == "vera@vt.example");
        Assert.Equal(2, given.Site.Post.Sent.Count(m => m.Subject.Contains("Wij nodigen ook Veilig Thuis uit", StringComparison.Ordinal)));
        // Again, as the same organisation: it takes part already.
        fields["Same"] = respondent.OrganisationId.ToString();
        Assert.Contains((await given.SendAsync($"{Page}/partner", fields, "main form")).Errors, e =>
            e.Field == "Same" || e.Sentence.Contains("D031", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WhenASupplementIsAsked_OpensTheQuestionnaireOnce()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer, (_, a) =>
            a.Nominate(Guid.NewGuid(), "Dimence", null, null).Reach("Cor", "cor@dimence.example"));
        await given.SendAsync(Page, [], Accept);
        var partner = (await given.InspectionAsync(Deventer)).Assessments.Single().Respondents.Single(r => r.Name == "Dimence");
        await given.Site.ChangeAsync(async db =>
            (await db.Questionnaires.SingleAsync(q => q.RespondentId == partner.Id)).Submit(
                Guid.NewGuid(),
                new Dictionary<string, string>(),
                "Cor",
                true,
                Guid.NewGuid(),
                given.Site.Clock.Now));
        var address = $"{Page}/respondenten/{partner.Id}";
        var page = await given.ReadAsync(address);

        await given.Lead.SendAsync(
            page,
            Address + address,
            new() { ["What"] = "Stuur het convenant mee." },
            "form[action='?handler=Supplement']");

        var list = await given.Site.AskAsync(db => db.Questionnaires.SingleAsync(q => q.RespondentId == partner.Id));
        Assert.Equal((true, "Stuur het convenant mee."), (list.IsOpen, list.SupplementAsked));
        Assert.Contains(
            (
                await given.Lead.SendAsync(page, Address + address, new() { ["What"] = "Nog eens." }, "form[action='?handler=Supplement']")
            ).Errors,
            e => e.Sentence.Contains("D083", StringComparison.Ordinal));
        Assert.Contains("aanvulling van Dimence", (await given.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        await given.Site.DoJobsAsync();
        Assert.Single(given.Site.Post.Sent, m => m.Text.Contains("Stuur het convenant mee.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WhenAPartnerStaysSilent_IsNotedAfterTheLastDayAndPrinted()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer, (_, a) =>
            a.Nominate(Guid.NewGuid(), "Dimence", null, null).Reach("Cor", "cor@dimence.example"));
        await given.SendAsync(Page, [], Accept);
        var partner = (await given.InspectionAsync(Deventer)).Assessments.Single().Respondents.Single(r => r.Name == "Dimence");
        var address = $"{Page}/respondenten/{partner.Id}";
        Assert.Null((await given.ReadAsync(address)).QuerySelector("form[action='?handler=NoteSilence']"));
        given.Site.Clock.Now = new(2026, 5, 2, 9, 0, 0, TimeSpan.Zero);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Contains((await lead.SendAsync(Address + address, [], "form[action='?handler=NoteSilence']")).Errors, e =>
            e.Field == "Sure");

        await lead.SendAsync(Address + address, new() { ["Sure"] = "true" }, "form[action='?handler=NoteSilence']");

        var noted = (await given.InspectionAsync(Deventer)).Assessments.Single().Respondents.Single(r => r.Name == "Dimence");
        Assert.Equal((Answering.Silent, given.Leader.Id), (noted.Answered, noted.ChosenBy!.Value));
        Assert.Contains(
            "Dimence: is gevraagd en heeft niet geantwoord",
            (await lead.ReadAsync(Address + Page)).Body!.TextContent,
            StringComparison.Ordinal);
    }
}

public sealed class AcceptingTestsOnSqlite() : AcceptingTests(Provider.Sqlite);

public sealed class AcceptingTestsOnPostgres() : AcceptingTests(Provider.Postgres);
