using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Publications;

namespace Toetssteen.Web.Tests.FollowUps;

/// <summary>The questionnaires of a follow-up: only where the lead wants them, and about the improvement points alone.</summary>
public abstract class FollowUpQuestionsTests(Provider provider)
{
    private const string Look = "form[action='?handler=Preview']";
    private const string Send = "form[action='?handler=Send']";

    [Fact]
    public async Task TheLeadAsks_AndTheQuestionsAreAboutThePointsAlone_UpToTheWorkbench()
    {
        await using var given = await GivenAFollowUpAsync();
        var (inspection, assessment, slug) = await given.AssignedAsync();
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var page = await lead.ReadAsync(Address(slug));
        Assert.Equal("1.1.2, 3.1.1, 3.1.2, 3.1.3", page.QuerySelector("tbody .code")!.TextContent);
        Assert.Contains("Jeugdhulp Rivier, Wonen Linde, Huisarts Stad", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.False(await given.Site.AskAsync(db => db.Questionnaires.AnyAsync(q => q.Scope != null)));

        var looked = await lead.SendAsync(Address(slug), new() { ["Partners"] = "true" }, Look);
        Assert.Contains(
            "In deze hertoets beoordelen wij alleen die punten opnieuw.",
            looked.Page.QuerySelector(".letter")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("voorbereiding", looked.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.False(await given.Site.AskAsync(db => db.Questionnaires.AnyAsync(q => q.Scope != null)));
        var sent = await lead.SendAsync(looked.Page, Address(slug), [], Send);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var told = (await lead.OpenAsync(Address(slug))).Text;
        Assert.Contains("Er gaat 1 brief weg.", told, StringComparison.Ordinal);
        Assert.Contains("Wonen Linde heeft nog geen contactpersoon.", told, StringComparison.Ordinal);

        // What is asked is frozen with the questionnaire; each partner takes part as it did before.
        var asked = await AskedAsync(given, assessment);
        Assert.Equal(["Gemeente Deventer", "Jeugdhulp Rivier", "Wonen Linde", "Huisarts Stad"], asked.Select(a => a.Respondent.Name));
        Assert.All(asked, a => Assert.Equal(["1.1.2", "3.1.1", "3.1.2", "3.1.3"], a.Questionnaire.Scope!));
        Assert.Equal(
            [QuestionnaireVariant.Full, QuestionnaireVariant.Limited, QuestionnaireVariant.Limited, QuestionnaireVariant.Limited],
            asked.Select(a => a.Questionnaire.Variant));
        Assert.All(asked.Skip(1), a => Assert.Equal(Nomination.ByMunicipality, a.Respondent.NominatedBy));

        await given.Site.DoJobsAsync();
        var questionnaire = asked[0].Questionnaire.Id;
        Assert.Contains(
            $"/werk/vragenlijsten/{questionnaire}",
            await given.Site.AskAsync(db => db.Letters.Where(l => l.QuestionnaireId == questionnaire).Select(l => l.LeadsTo).SingleAsync()),
            StringComparison.Ordinal);
        var municipality = await given.Site.LoggedInAsync(given.Respondent);
        var tasks = await municipality.ReadAsync($"/werk/vragenlijsten/{questionnaire}");
        Assert.Equal(["1.1", "3.1"], tasks.QuerySelectorAll(".tasks .code").Select(c => c.TextContent));
        Assert.Contains(
            "De vragen gaan alleen over de verbeterpunten",
            tasks.QuerySelector(".lead")!.TextContent,
            StringComparison.Ordinal);
        var sheet = await municipality.ReadAsync($"/werk/vragenlijsten/{questionnaire}/1.1");
        Assert.NotNull(sheet.QuerySelector("[name='answer_1.1.2']"));
        Assert.Null(sheet.QuerySelector("[name='answer_1.1.1']"));
        Assert.Equal(HttpStatusCode.NotFound, (await municipality.OpenAsync($"/werk/vragenlijsten/{questionnaire}/2.1")).Status);
        var saved = await municipality.SendAsync(
            $"/werk/vragenlijsten/{questionnaire}/1.1",
            new() { ["answer_1.1.2"] = "partly", ["reasons_1.1.2"] = "Wij tellen nu elk jaar." },
            "form.answers");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);

        await given.Site.ChangeAsync(async db =>
        {
            var open = await db.Questionnaires.SingleAsync(q => q.Id == questionnaire);
            var submission = open.Submit(
                Guid.NewGuid(),
                await db.Answers.Where(a => a.QuestionnaireId == questionnaire).ToDictionaryAsync(a => a.Name, a => a.Value),
                "Gerda",
                stated: true,
                given.Respondent.Id,
                given.Site.Clock.Now);
            db.Add(submission);
            (await db.Respondents.SingleAsync(r => r.Id == open.RespondentId)).AnswerOwn();
        });
        Assert.Contains(
            "alleen over de verbeterpunten",
            (await municipality.OpenAsync($"/werk/vragenlijsten/{questionnaire}/ontvangst/1")).Text,
            StringComparison.Ordinal);
        var bench = await (await given.Site.LoggedInAsync(given.Inspector)).OpenAsync(
            $"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2");
        Assert.Contains("Wij tellen nu elk jaar.", bench.Text, StringComparison.Ordinal);
        Assert.Equal(4, (await given.ContentOfAsync(inspection)).Compose(null, null).Approaches.Single().Respondents.Count);
    }

    [Fact]
    public async Task WhoWasAsked_IsNotAskedTwice_AndPartnersCanBeAskedLater()
    {
        await using var given = await GivenAFollowUpAsync();
        var (_, assessment, slug) = await given.AssignedAsync();
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var looked = await lead.SendAsync(Address(slug), [], Look);
        await lead.SendAsync(looked.Page, Address(slug), [], Send);
        await lead.SendAsync(looked.Page, Address(slug), [], Send);
        Assert.Equal(["Gemeente Deventer"], (await AskedAsync(given, assessment)).Select(a => a.Respondent.Name));

        var later = await lead.ReadAsync(Address(slug));
        Assert.Contains("De gemeente heeft haar vragenlijst al.", later.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var nobody = await lead.SendAsync(Address(slug), new() { ["Codes"] = DraftSite.Municipality }, Look);
        Assert.Equal((HttpStatusCode.BadRequest, "Codes"), (nobody.Status, Assert.Single(nobody.Errors).Field));
        var partners = await lead.SendAsync(Address(slug), new() { ["Codes"] = DraftSite.Municipality, ["Partners"] = "true" }, Look);
        await lead.SendAsync(partners.Page, Address(slug), [], Send);
        Assert.Equal(4, (await AskedAsync(given, assessment)).Count);
        Assert.Contains("Er is niemand meer te vragen.", (await lead.OpenAsync(Address(slug))).Text, StringComparison.Ordinal);

        // Another partner is asked about the same points.
        var invited = await lead.SendAsync($"/werk/onderzoeken/{slug}/gemeenten/{DraftSite.Municipality}/partner", new()
        {
            ["Name"] = "School Zuid",
            ["Because"] = "Zij ziet de kinderen elke dag.",
            ["ContactName"] = "Sam School",
            ["ContactEmail"] = "sam@school.example",
        });
        Assert.True(invited.Status == HttpStatusCode.Redirect, invited.Text);
        Assert.Equal(["1.1.2", "3.1.1", "3.1.2", "3.1.3"], (await AskedAsync(given, assessment))[^1].Questionnaire.Scope!);
    }

    [Fact]
    public async Task AnApproachThatIsNotJudgedAgain_IsAskedNothing_AndNeitherIsWhoseDraftIsBeingRead()
    {
        await using var given = await GivenAFollowUpAsync();
        var (inspection, assessment, slug) = await given.AssignedAsync();
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Task StageAsync(DraftStage stage) =>
            given.Site.ChangeAsync(async db =>
                db.Entry(await db.Drafts.SingleAsync(d => d.InspectionId == inspection)).Property(d => d.Stage).CurrentValue = stage);
        await StageAsync(DraftStage.SecondReading);
        Assert.Empty((await lead.ReadAsync(Address(slug))).QuerySelectorAll("tbody"));
        await StageAsync(DraftStage.Judging);
        Assert.NotEmpty((await lead.ReadAsync(Address(slug))).QuerySelectorAll("tbody"));
        await given.Site.ChangeAsync(async db =>
            (await db.Assessments.Include(a => a.Retests).SingleAsync(a => a.Id == assessment)).LeaveOut("De aanpak is gestopt."));
        Assert.Empty((await lead.ReadAsync(Address(slug))).QuerySelectorAll("tbody"));
    }

    [Fact]
    public async Task TheTabs_OfferWhatTheStudyCanDo()
    {
        await using var given = await GivenAFollowUpAsync();
        var (_, _, slug) = await given.AssignedAsync();
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Equal(["vragenlijsten"], await TabsAsync(slug));
        Assert.Equal(["gemeenten", "uitnodigen"], await TabsAsync("proef"));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.OpenAsync(Address("proef"))).Status);

        async Task<IEnumerable<string>> TabsAsync(string study) =>
            (await lead.ReadAsync($"/werk/onderzoeken/{study}"))
                .QuerySelectorAll("nav.tabs a")
                .Select(a => a.GetAttribute("href")!.Split('/')[^1])
                .Where(tab => tab is "gemeenten" or "uitnodigen" or "vragenlijsten");
    }

    private static string Address(string slug) => $"/werk/onderzoeken/{slug}/vragenlijsten";

    private async Task<DraftSite> GivenAFollowUpAsync()
    {
        var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        await given.Site.ChangeAsync(async db =>
        {
            (await db.Accounts.SingleAsync(a => a.Id == given.Respondent.Id)).IsContactPerson = true;
            // Two can publish: a study begins without a reason.
            foreach (var lead in new[] { given.Leader, given.OtherLead })
                (await db.Accounts.SingleAsync(a => a.Id == lead.Id)).TwoFactorEnabled = true;
        });
        var made = await given.PlanFollowUpAsync(fields: new() { ["Plan.Title"] = "Vervolg" });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        return given;
    }

    private static async Task<List<(Respondent Respondent, Questionnaire Questionnaire)>> AskedAsync(DraftSite given, Guid assessment) =>
        (await given.Site.AskAsync(db => db.Respondents.AsNoTracking().Where(r => r.AssessmentId == assessment).OrderBy(r => r.Position)
            .Join(db.Questionnaires, r => r.Id, q => q.RespondentId, (r, q) => new { r, q }).ToListAsync())).ConvertAll(x => (x.r, x.q));
}

public sealed class FollowUpQuestionsTestsOnSqlite() : FollowUpQuestionsTests(Provider.Sqlite);

public sealed class FollowUpQuestionsTestsOnPostgres() : FollowUpQuestionsTests(Provider.Postgres);
