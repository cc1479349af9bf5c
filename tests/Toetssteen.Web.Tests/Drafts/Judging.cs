using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>
/// An inspection that is judged: one approach of Deventer with the municipality, two partners with answers of their own, one that joined
/// the municipality, one that did not answer and one that has not sent in; documents, a meeting, and two inspectors.
/// </summary>
internal sealed class Judging : IAsyncDisposable
{
    public const string Sole = "3.2.2";
    public const string Joint = "3.1.2";

    private readonly Dictionary<string, Guid> _respondents = [];

    private Judging(TestSite site) => Site = site;

    public TestSite Site { get; }

    public Guid Inspection { get; } = Guid.NewGuid();

    public Guid Assessment { get; } = Guid.NewGuid();

    public Guid Convenant { get; } = Guid.NewGuid();

    public Guid Meeting { get; } = Guid.NewGuid();

    public Account Inspector { get; private set; } = null!;

    public Account Colleague { get; private set; } = null!;

    public string Pieces => $"/werk/concepten/{Inspection}/stukken";

    public static async Task<Judging> GivenAsync(Provider provider, bool demonstration = false, Action<IServiceCollection>? services = null)
    {
        var judging = new Judging(
            demonstration
                ? await TestSite.GivenTheDemonstrationDataAsync(provider, services)
                : await TestSite.GivenAnEmptyDatabaseAsync(provider, services));
        await judging.FillAsync();
        return judging;
    }

    public string Page(string indicator = Sole) => $"/werk/concepten/{Inspection}/beoordelen/{Assessment}/{indicator}";

    public Guid Respondent(string name) => _respondents[name];

    public Task<Guid> FindingAsync(string indicator = Sole) =>
        Site.AskAsync(async db =>
            (await db.DraftFindings.AsNoTracking().Where(f => f.InspectionId == Inspection).ToListAsync())
                .Single(f => f.IndicatorCodes.Contains(indicator))
                .Id);

    public Task<string?> PieceAsync(string name) =>
        Site.AskAsync(db =>
            db.DraftTexts.AsNoTracking()
                .Where(t => t.InspectionId == Inspection && t.Name == name)
                .Select(t => t.Value)
                .SingleOrDefaultAsync());

    /// <summary>The finding as its pieces say it now.</summary>
    public Task<DraftedFinding> DraftedAsync(string indicator) =>
        Site.AskAsync(async db =>
            DraftedFinding.Read(
                (await db.DraftFindings.AsNoTracking().Where(f => f.InspectionId == Inspection).ToListAsync()).Single(f =>
                    f.IndicatorCodes.Contains(indicator)),
                await db.DraftTexts.AsNoTracking().Where(t => t.InspectionId == Inspection).ToDictionaryAsync(t => t.Name, t => t.Value)));

    public Task GivenItIsFrozenAsync() =>
        Site.ChangeAsync(async db =>
            (await db.Drafts.Include(d => d.FactChecks).SingleAsync(d => d.InspectionId == Inspection)).AskSecondReading(
                [],
                Inspector.Id,
                Site.Clock.Now));

    /// <summary>One more partner with an answer of its own, and a document.</summary>
    public Task GivenOneMoreAnswerAsync(string name, string? reasons = null) => Site.ChangeAsync(async db =>
    {
        var assessment = await db.Assessments.Include(a => a.Respondents).SingleAsync(a => a.Id == Assessment);
        var organisation = new Organisation(Guid.NewGuid(), OrganisationKind.Partner, name);
        db.Add(organisation);
        var respondent = assessment.Invite(Guid.NewGuid(), organisation, Nomination.ByInspectorates);
        db.Add(respondent);
        Send(db, respondent, "partly", reasons);
        db.Add(new Document(Guid.NewGuid(), Inspection, $"Stuk van {name}", organisation.Id));
    });

    public Task GivenASupplementIsAskedAsync(string respondent, string what) => Site.ChangeAsync(async db =>
        (await db.Questionnaires.SingleAsync(q => q.RespondentId == Respondent(respondent))).AskSupplement(what, Site.Clock.Now));

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task FillAsync()
    {
        Inspector = await Site.GivenAnAccountAsync(Role.Inspector);
        Colleague = await Site.GivenAnAccountAsync(Role.Inspector);
        var framework = await Site.UseAsync<FrameworkCatalogue, Framework>(all => Task.FromResult(all.Get("ggsr/2012")));
        await Site.ChangeAsync(async db =>
        {
            var study = new Study(
                Guid.NewGuid(),
                $"proef-{Guid.NewGuid():N}",
                "Onderzoek naar gezinnen",
                framework.Id,
                StudyKind.First,
                "2026");
            var approach = new Approach(Guid.NewGuid(), "GM0150", $"Wijkteam {Guid.NewGuid():N}");
            var inspection = new Inspection(Inspection, study, "GM0150");
            inspection.Assign(Inspector.Id, Duty.Inspector);
            inspection.Assign(Colleague.Id, Duty.Inspector);
            var assessment = inspection.Assess(Assessment, approach, "De enige aanpak.");
            var municipality = Invite(db, assessment, "Gemeente Deventer", OrganisationKind.Municipality);
            var joined = Invite(db, assessment, "Stichting Aangesloten", OrganisationKind.Partner);
            var one = Invite(db, assessment, "Stichting Een", OrganisationKind.Partner);
            var two = Invite(db, assessment, "Stichting Twee", OrganisationKind.Partner);
            var silent = Invite(db, assessment, "Stichting Stil", OrganisationKind.Partner, Nomination.ByInspectorates);
            var waiting = Invite(db, assessment, "Stichting Later", OrganisationKind.Partner, Nomination.ByInspectorates);
            Send(db, municipality, "yes", null, new SourceReference(Convenant, null, 4, null));
            Send(db, one, "yes", null, new SourceReference(null, "Jaarplan", null, "§ 2"));
            Send(db, two, "no");
            joined.Join(municipality);
            silent.StaySilent();
            db.AddRange(
                study,
                approach,
                inspection,
                new Questionnaire(Guid.NewGuid(), waiting.Id, QuestionnaireVariant.Limited, Site.Clock.Now));
            var document = new Document(Convenant, Inspection, "Convenant 2011");
            document.Receive(new DateOnly(2026, 2, 1));
            db.AddRange(document, new Document(Guid.NewGuid(), Inspection, "Beleidsnota"));
            db.Add(
                new Meeting(
                    Meeting,
                    Inspection,
                    MeetingKind.Interview,
                    new DateOnly(2026, 2, 20),
                    "wethouder, twee regisseurs",
                    new DateOnly(2026, 3, 1)));
            db.Add(
                new DraftText(
                    Inspection,
                    DraftNames.MeetingNotes(Meeting),
                    "De regisseur belt zelf.\n\nDe wethouder hakt de knoop door.",
                    Guid.NewGuid(),
                    Inspector.Id,
                    Site.Clock.Now));
            db.Add(new FactsheetDraft(inspection, framework, Guid.NewGuid));
            await Task.CompletedTask;
        });
    }

    private Respondent Invite(AppDb db, Assessment assessment, string name, OrganisationKind kind, Nomination? by = null)
    {
        var isMunicipality = kind == OrganisationKind.Municipality;
        // Of a name there is one organisation: the demonstration may have it.
        var organisation = db.Organisations.FirstOrDefault(o => o.Kind == kind && o.Name == name)
            ?? db.Add(new Organisation(Guid.NewGuid(), kind, name, municipalityCode: isMunicipality ? "GM0150" : null)).Entity;
        var respondent = assessment.Invite(Guid.NewGuid(), organisation, isMunicipality ? null : by ?? Nomination.ByMunicipality);
        _respondents[name] = respondent.Id;
        return respondent;
    }

    private void Send(AppDb db, Respondent respondent, string reply, string? reasons = null, params SourceReference[] sources)
    {
        var questionnaire = new Questionnaire(Guid.NewGuid(), respondent.Id,
            respondent.Kind == OrganisationKind.Municipality ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited, Site.Clock.Now);
        var answers = new Dictionary<string, string>();
        foreach (var code in new[] { Sole, Joint })
        {
            answers[QuestionNames.Answer(code)] = reply;
            answers[QuestionNames.Reasons(code)] = reasons ?? $"{respondent.Name} licht {code} toe.";
            answers[QuestionNames.Sources(code)] = SourceReference.WriteAll(sources);
        }
        questionnaire.Submit(Guid.NewGuid(), answers, "Wie verzond", stated: true, Guid.NewGuid(), Site.Clock.Now);
        respondent.AnswerOwn();
        db.Add(questionnaire);
    }
}

/// <summary>A browser with the workbench open, that sends what is typed.</summary>
internal sealed class JudgeTyping(Person person, Judging judging)
{
    public string Token { get; set; } = "";

    public static async Task<JudgeTyping> AtAsync(Judging judging, Account who)
    {
        var person = await judging.Site.LoggedInAsync(who);
        var page = await person.ReadAsync(judging.Page());
        return new JudgeTyping(person, judging)
        {
            Token = page.QuerySelector("form.answers input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        };
    }

    public async Task<(HttpStatusCode Status, JsonElement Reply)> SaveAsync(
        string name,
        string value,
        int basedOn = 0,
        Guid? saveId = null,
        string? address = null
    ) =>
        await SendAsync(
            address ?? judging.Pieces,
            new
            {
                name,
                value,
                basedOn,
                saveId = saveId ?? Guid.NewGuid(),
            });

    public async Task<JsonElement> PingAsync(string page, Dictionary<string, int> seen) =>
        (await SendAsync($"/werk/concepten/{judging.Inspection}/aanwezig", new { page, seen })).Reply;

    private async Task<(HttpStatusCode Status, JsonElement Reply)> SendAsync(string address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("RequestVerificationToken", Token);
        using var response = await person.Client.SendAsync(request);
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return (response.StatusCode, isJson ? await response.Content.ReadFromJsonAsync<JsonElement>() : default);
    }
}
