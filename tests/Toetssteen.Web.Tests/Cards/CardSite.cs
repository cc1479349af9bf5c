using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Cards;

/// <summary>A study by a framework that asks families: one approach of Deventer, with everyone who has a part in it, and cards that were
/// made.</summary>
internal sealed class CardSite : IAsyncDisposable
{
    private CardSite(TestSite site) => Site = site;

    public TestSite Site { get; }

    public Guid Inspection { get; } = Guid.NewGuid();

    public Guid Assessment { get; } = Guid.NewGuid();

    public Account Inspector { get; private set; } = null!;

    public Account Lead { get; private set; } = null!;

    public Account Reader { get; private set; } = null!;

    public Account Municipality { get; private set; } = null!;

    public Account Partner { get; private set; } = null!;

    public string Page => $"/werk/concepten/{Inspection}/kaarten";

    public string Bench(string indicator = "1.1.1") => $"/werk/concepten/{Inspection}/beoordelen/{Assessment}/{indicator}";

    public static async Task<CardSite> GivenAsync(Provider provider)
    {
        var given = new CardSite(await TestSite.GivenAnEmptyDatabaseAsync(provider));
        await given.FillAsync();
        return given;
    }

    /// <summary>Makes cards, as the inspector does.</summary>
    public async Task<IReadOnlyList<string>> GivenCardsAsync(int number, string kind = "family")
    {
        var person = await Site.LoggedInAsync(Inspector);
        var made = await person.SendAsync(Page,
            new() { ["For"] = $"{Assessment}:{kind}", ["Number"] = $"{number}", ["LastDay"] = "20-3-2026" });
        return [.. made.Page.QuerySelectorAll(".card-sheet__code").Select(c => c.TextContent)];
    }

    /// <summary>Families that answer, each by its card.</summary>
    public async Task GivenFamiliesAnswerAsync(IEnumerable<string> codes, string words = "Zo was het bij ons")
    {
        foreach (var (n, code) in codes.Index())
            Assert.Equal("/kaart/bedankt", (await Site.Visitor().SendAsync($"/kaart/{code}",
                new() { ["answer_1.1.1"] = n % 2 == 0 ? "yes" : "no", ["reasons_1.1.1"] = $"{words} {n}.", ["waited"] = "weeks" }))
                    .Location);
    }

    public void TheLastDayIsPast() => Site.Clock.Now = new DateTimeOffset(2026, 3, 21, 9, 0, 0, TimeSpan.Zero);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task FillAsync()
    {
        var file = Repository.PathTo("tests", "frameworks", "gezinshulp", "1.yaml");
        var framework = FrameworkFile.Load(file).Framework!;
        await Site.RegisterFrameworkAsync(file);
        var inspectorate = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Verzonnen Inspectie Gezinshulp");
        var municipality = new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: "GM0150");
        var partner = new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "Stichting Een");
        await Site.ChangeAsync(db =>
        {
            db.AddRange(inspectorate, municipality, partner);
            return Task.CompletedTask;
        });
        Inspector = await Site.GivenAnAccountAsync(Role.Inspector, inspectorate);
        Reader = await Site.GivenAnAccountAsync(Role.SecondReader, inspectorate);
        Lead = await Site.GivenAnAccountAsync(Role.StudyLead, inspectorate);
        Municipality = await Site.GivenAnAccountAsync(Role.MunicipalityRespondent, municipality);
        Partner = await Site.GivenAnAccountAsync(Role.PartnerRespondent, partner);
        await Site.ChangeAsync(async db =>
        {
            var study = new Study(Guid.NewGuid(), "gezinshulp", "Onderzoek naar hulp aan gezinnen", framework.Id, StudyKind.First, "2026");
            study.Join(inspectorate.Id, leads: true);
            study.Plan(study.Title, study.PeriodJudged, new StudyCalendar(AnswerBy: new(2026, 3, 20)), new StudyLetters(), Site.Clock.Now);
            var approach = new Approach(Guid.NewGuid(), "GM0150", "Wijkteam");
            var inspection = new Inspection(Inspection, study, "GM0150");
            inspection.Assign(Inspector.Id, Duty.Inspector);
            inspection.Assign(Reader.Id, Duty.SecondReader);
            var assessment = inspection.Assess(Assessment, approach, "De enige aanpak.");
            var answers = new Dictionary<string, string> { ["answer_1.1.1"] = "yes", ["reasons_1.1.1"] = "Binnen een week." };
            foreach (var id in new[] { municipality.Id, partner.Id })
            {
                var isPartner = id == partner.Id;
                var respondent = assessment.Invite(Guid.NewGuid(), await db.Organisations.SingleAsync(o => o.Id == id),
                    isPartner ? Nomination.ByMunicipality : null);
                var questionnaire = new Questionnaire(Guid.NewGuid(), respondent.Id,
                    isPartner ? QuestionnaireVariant.Limited : QuestionnaireVariant.Full, Site.Clock.Now);
                questionnaire.Submit(Guid.NewGuid(), answers, "Wie verzond", stated: true, Guid.NewGuid(), Site.Clock.Now);
                respondent.AnswerOwn();
                db.Add(questionnaire);
            }
            db.AddRange(study, approach, inspection, new FactsheetDraft(inspection, framework, Guid.NewGuid));
        });
    }
}
