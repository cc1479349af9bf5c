using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.FollowUps;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// What follows a publication, where the story of judging ends: agreeing, reminding, reporting, an approach that is absorbed, a re-test, a
/// third round, and an approach that stops.
/// </summary>
public sealed class YearLaterStoryTests(Browser browser) : IAsyncLifetime
{

    private const string Corrected = "Er wordt geteld, maar nog niet in elke wijk.";

    private DraftSite _given = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await DraftSite.GivenADraftReadyForSecondReadingAsync(Provider.Sqlite, site =>
        {
            site.Listen();
        });
        await _given.Site.ChangeAsync(async db =>
            (await db.Accounts.SingleAsync(a => a.Id == _given.Respondent.Id)).IsContactPerson = true);
        await _given.PublishAsync(_given.Inspection);
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task FromPublicationToAThirdRound()
    {
        await AgreeAndRemindAsync();
        await ReportByConversationAsync();
        await MoveOnAsync(_given.Inspection, "AbsorbedInto", "Wijkteam Gezin", "Stadsteam");

        _given.Site.Clock.Now = _given.Site.Clock.Now.AddYears(1);
        await PlanAsync(FollowUpSite.First, "Vervolg", "2027", "vervolg-plan");
        var (second, assessment, slug) = await _given.AssignedAsync();
        await AskAboutPointsAsync(slug);
        await JudgeSecondAsync(second, assessment);
        await ReadAndAgreeAsync(second);
        await CheckFactsAsync(second, ObjectAsync);
        await DecideAsync(second, assessment);
        await ReadAndAgreeAsync(second);
        await PublishAsync(second);
        await ReadAsync(second, "vervolg-factsheet", "Stadsteam", Corrected, "De gemeente weet niet om hoeveel gezinnen het gaat.");

        _given.Site.Clock.Now = _given.Site.Clock.Now.AddYears(1);
        await PlanAsync($"/werk/onderzoeken/{slug}/vervolg", "Derde ronde", "2028");
        var (third, thirdAssessment, thirdSlug) = await _given.AssignedAsync();
        await JudgeThirdAsync(third, thirdAssessment);
        await ReadAndAgreeAsync(third);
        await CheckFactsAsync(third, async municipality =>
        {
            await municipality.SeesTextAsync("De gemeente telt nu overal.");
            // No heading with nothing under it.
            await Assertions.Expect(municipality.Page.Locator("#context")).ToHaveCountAsync(0);
            await municipality.PictureAsync("later-derde-ronde-feitencheck");
        });
        await ReadAndAgreeAsync(third);
        await PublishAsync(third);
        await ReadAsync(
            third,
            "derde-ronde",
            "De gemeente weet niet om hoeveel gezinnen het gaat.",
            Corrected,
            "De gemeente telt nu overal.");
        await using (var visitor = await AsAsync(null))
        {
            await visitor.OpenAsync("/verbeterpunten/beeld");
            await visitor.PictureAsync("later-beeld");
        }

        await MoveOnAsync(third, "Stopped", "Stadsteam");
        await using var lead = await AsAsync(_given.Leader);
        await lead.OpenAsync($"/werk/onderzoeken/{thirdSlug}/vervolg");
        await lead.SeesTextAsync("Wijkteam Gezin is gestopt en wordt niet opnieuw beoordeeld");
    }

    private async Task AgreeAndRemindAsync()
    {
        var point = await _given.Site.AskAsync(async db =>
            (await db.ImprovementPoints.AsNoTracking().ToListAsync()).Single(p => p.IndicatorCodes is ["1.1.2"]).Id);
        var day = _given.Today.AddDays(30);
        await using (var lead = await AsAsync(_given.Leader))
        {
            await lead.OpenAsync($"/werk/verbeterpunten/{point}");
            await lead.FillAsync("Afgesproken dag", Typed(day.AddDays(60)));
            await lead.FillAsync("Dag van de eerste rapportage", Typed(day));
            await lead.FillAsync("Daarna elke hoeveel maanden?", "6");
            await lead.PressAsync("Opslaan");
        }
        await _given.Site.DoJobsAsync();
        Assert.Contains(_given.Site.Post.Sent, m =>
            m.To == _given.Respondent.Email && m.Subject.StartsWith("Onze afspraak over een verbeterpunt", StringComparison.Ordinal));
        var sent = _given.Site.Post.Sent.Count;
        _given.Site.Clock.Now = _given.Site.Clock.Now.AddDays(16);
        await _given.Site.UseAsync<JobRunner, bool>(async jobs =>
        {
            await jobs.BeginDailyAsync(default);
            return true;
        });
        await _given.Site.DoJobsAsync();
        Assert.Equal(_given.Respondent.Email, Assert.Single(_given.Site.Post.Sent.Skip(sent)).To);
        await using var municipality = await AsAsync(_given.Respondent);
        await municipality.OpenAsync("/werk");
        await municipality.SeesTextAsync("Vertel hoe het gaat met de verbeterpunten");
        await municipality.OpenAsync($"/werk/verbeterpunten/{point}");
        await municipality.PictureAsync("later-verbeterpunt");
    }

    private async Task ReportByConversationAsync()
    {
        await using var lead = await AsAsync(_given.Leader);
        await lead.OpenAsync($"/werk/voortgang/{_given.Inspection}");
        await lead.PressAsync("Leg een gesprek vast");
        await lead.FillAsync("Wanneer was het?", Typed(_given.Today));
        await lead.FillAsync("Wie waren erbij?", "wethouder zorg, twee regisseurs");
        await lead.TickAsync(lead.Page.Locator("input[name='Entries[0].Progress'][value=Working]"));
        await lead.TypeAsync(lead.Page.Locator("textarea[name='Entries[0].What']"), "De telling is begonnen.");
        await lead.PictureAsync("later-gesprek");
        await lead.PressAsync("Opslaan en vastleggen");
        await lead.SeesTextAsync("De telling is begonnen.");
    }

    private async Task MoveOnAsync(Guid inspection, string happened, string from, string? into = null)
    {
        await using var municipality = await AsAsync(_given.Respondent);
        await municipality.OpenAsync($"/werk/verbeterpunten/aanpakken/{inspection}");
        await municipality.TickAsync(municipality.Page.Locator($"input[name=Happened][value={happened}]"));
        await municipality.Page.Locator("select[name=From]").SelectOptionAsync(new SelectOptionValue { Label = from });
        if (into is not null)
            await municipality.FillAsync("Hoe heet de nieuwe aanpak?", into);
        await municipality.FillAsync("Toelichting", "Het college besloot dit.");
        await municipality.PressAsync("Vastleggen");
        await municipality.SeesTextAsync("Vastgelegd.");
        await using var visitor = await AsAsync(null);
        await visitor.OpenAsync("/gemeenten/GM0150-deventer");
        if (into is not null)
            Assert.DoesNotContain(into, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
    }

    private async Task PlanAsync(string address, string title, string period, string? picture = null)
    {
        await using var lead = await AsAsync(_given.Leader);
        await lead.OpenAsync(address);
        await lead.TypeAsync(lead.Page.Locator("[name='Plan.Title']"), title);
        await lead.TypeAsync(lead.Page.Locator("[name='Plan.Period']"), period);
        await lead.FillAsync("Naam van de contactpersoon", "Lea Leider");
        await lead.FillAsync("Telefoonnummer", "030 555 01 23");
        await lead.FillAsync("E-mailadres van de contactpersoon", "vragen@inspectie.example");
        if (picture is not null)
            await lead.PictureAsync($"later-{picture}");
        await lead.PressAsync("Maak het vervolgonderzoek");
        await lead.SeesTextAsync("Het vervolgonderzoek is gemaakt.");
    }

    private async Task JudgeSecondAsync(Guid inspection, Guid assessment)
    {
        var findings = (await _given.ContentOfAsync(inspection)).Findings;
        var (sole, joint) = (
            findings.Single(f => f.Finding.IndicatorCodes is ["1.1.2"]).Finding.Id,
            findings.Single(f => f.Finding.IndicatorCodes.Count == 3).Finding.Id);
        await using var inspector = await AsAsync(_given.Inspector);
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2");
        await inspector.SeesTextAsync("De gemeente weet niet om hoeveel gezinnen het gaat.");
        await inspector.TickAsync(inspector.Page.Locator($"input[name='{DraftNames.Mark(sole, 1)}'][value=improve]"));
        await inspector.TypeAsync(
            inspector.Page.Locator($"textarea[name='{DraftNames.Text(sole)}']"),
            "Er wordt geteld, maar niet overal.");
        await inspector.TypeAsync(
            inspector.Page.Locator($"textarea[name='{DraftNames.NoEvidenceReason(sole)}']"),
            "Dit bleek bij een bezoek.");
        await inspector.SaveAsync();
        await inspector.PictureAsync("later-vervolg-werkbank");
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/3.1.1");
        await inspector.PressAndStayAsync("Ongewijzigd");
        await inspector.TypeAsync(
            inspector.Page.Locator($"textarea[name='{DraftNames.NoEvidenceReason(joint)}']"),
            "De gemeente meldde niets nieuws.");
        await inspector.SaveAsync();
        var unchanged = (await _given.ContentOfAsync(inspection)).Findings.Single(f => f.Finding.Id == joint);
        Assert.Equal((true, 3), (unchanged.Unchanged, unchanged.Marks.Count));
    }

    // The municipality is asked about its improvement points, and about nothing else.
    private async Task AskAboutPointsAsync(string slug)
    {
        await using (var lead = await AsAsync(_given.Leader))
        {
            await lead.OpenAsync($"/werk/onderzoeken/{slug}");
            await lead.FollowAsync("Vragenlijsten");
            await lead.PictureAsync("later-vragenlijsten");
            await lead.PressAsync("Bekijk de brieven");
            await lead.PictureAsync("later-vragenlijsten-brief");
            await lead.FillAsync("Waarom begint u zonder twee mensen die kunnen publiceren?", "De tweede onderzoeksleider begint in mei.");
            await lead.PressAsync("Verstuur de vragenlijsten");
            await lead.SeesTextAsync("Er gaat 1 brief weg.");
        }
        await _given.Site.DoJobsAsync();
        await using var municipality = await AsAsync(_given.Respondent);
        await municipality.OpenAsync("/werk");
        await municipality.FollowAsync("Vul de vragenlijst in over {0}", "Wijkteam Gezin");
        await municipality.SeesTextAsync("De vragen gaan alleen over de verbeterpunten die de inspecties opnieuw beoordelen.");
        await municipality.SeesTextAsync("0 van de 2 bladzijden zijn klaar.");
        await municipality.PictureAsync("later-vragenlijst");
    }

    // The inspector asks; the reader agrees with each finding and then with all.
    private async Task ReadAndAgreeAsync(Guid inspection)
    {
        var address = $"/werk/concepten/{inspection}";
        await using (var inspector = await AsAsync(_given.Inspector))
        {
            await inspector.OpenAsync(address);
            await inspector.PressAsync("Naar de tweede lezer");
        }
        _given.Site.Clock.Now += TimeSpan.FromMinutes(5);
        await using var reader = await AsAsync(_given.Reader);
        await reader.OpenAsync(address + "/tweede-lezing");
        await reader.PictureAsync("later-tweede-lezing");
        await reader.AgreeWithAllAsync();
        Assert.Equal(
            DraftStage.Agreed,
            await _given.Site.AskAsync(db => db.Drafts.Where(d => d.InspectionId == inspection).Select(d => d.Stage).SingleAsync()));
    }

    private async Task CheckFactsAsync(Guid inspection, Func<Actor, Task> readAsync)
    {
        await using (var lead = await AsAsync(_given.Leader))
        {
            await lead.OpenAsync($"/werk/concepten/{inspection}/feitencheck");
            await lead.FillAsync("De gemeente kan antwoorden tot en met", Typed(_given.Today.AddDays(21)));
            await lead.ChooseAsync("Stuur dit concept naar de gemeente");
            await lead.PressAsync("Versturen");
        }
        var check =
            $"/werk/feitencheck/{await _given.Site.AskAsync(db => db.FactChecks.Where(c => c.InspectionId == inspection).Select(c => c.Id).SingleAsync())}";
        await using var municipality = await AsAsync(_given.Respondent);
        await municipality.OpenAsync(check);
        await readAsync(municipality);
        await municipality.OpenAsync(check + "/verzenden");
        await municipality.FillAsync("Naam van wie verzendt", "Gerda Gemeente");
        await municipality.ChooseAsync("Ik verzend deze reactie namens mijn gemeente");
        await municipality.PressAsync("Verzenden");
    }

    private static async Task ObjectAsync(Actor municipality)
    {
        await municipality.PictureAsync("later-feitencheck");
        await municipality.Page.Locator(".object-link a[href*=retests]").First.ClickAsync();
        await municipality.TickAsync(municipality.Page.Locator("input[name=Sentence]").First);
        await municipality.ChooseTextAsync("Feitelijk onjuist");
        await municipality.FillAsync("Waarom klopt de zin niet?", "Alleen in twee wijken wordt nog niet geteld.");
        await municipality.PressAsync("Bewaar het bezwaar");
    }

    private async Task DecideAsync(Guid inspection, Guid assessment)
    {
        var sole = (await _given.ContentOfAsync(inspection)).Findings.Single(f => f.Finding.IndicatorCodes is ["1.1.2"]).Finding.Id;
        await using var inspector = await AsAsync(_given.Inspector);
        await inspector.OpenAsync($"/werk/concepten/{inspection}/feitencheck");
        await inspector.FollowAsync("Bezwaar {0}", 1);
        await inspector.ChooseTextAsync("Overgenomen");
        await inspector.FillAsync("Reden", "Dat blijkt uit het jaarverslag.");
        await inspector.PressAsync("Bewaar het besluit");
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2");
        await inspector.TypeAsync(inspector.Page.Locator($"textarea[name='{DraftNames.Text(sole)}']"), Corrected);
        await inspector.SaveAsync();
    }

    // One lead adopts, the other decides, and the moment comes: not a trace before.
    private async Task PublishAsync(Guid inspection)
    {
        var address = $"/werk/concepten/{inspection}";
        await using (var lead = await AsAsync(_given.Leader))
            await lead.AdoptAsync(address);
        var day = _given.Today.AddDays(20);
        await using (var other = await AsAsync(_given.OtherLead))
            await other.DecideToPublishAsync(address, day);
        await _given.Site.DoJobsAsync();
        Assert.False(await _given.Site.AskAsync(db => db.Factsheets.AnyAsync(f => f.InspectionId == inspection)));
        _given.Site.Clock.Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 1)), TimeSpan.Zero);
        await _given.Site.DoJobsAsync();
    }

    private async Task JudgeThirdAsync(Guid inspection, Guid assessment)
    {
        var findings = (await _given.ContentOfAsync(inspection)).Findings;
        var (sole, joint) = (
            findings.Single(f => f.Finding.IndicatorCodes is ["1.1.2"]).Finding.Id,
            findings.Single(f => f.Finding.IndicatorCodes.Count == 3).Finding.Id);
        await using var inspector = await AsAsync(_given.Inspector);
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2");
        await inspector.TickAsync(inspector.Page.Locator($"input[name='{DraftNames.Mark(sole, 1)}'][value=meets]"));
        await inspector.TypeAsync(inspector.Page.Locator($"textarea[name='{DraftNames.Text(sole)}']"), "De gemeente telt nu overal.");
        await inspector.TypeAsync(
            inspector.Page.Locator($"textarea[name='{DraftNames.NoEvidenceReason(sole)}']"),
            "Dit bleek bij een bezoek.");
        await inspector.SaveAsync();
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/3.1.1");
        await inspector.TypeAsync(
            inspector.Page.Locator($"textarea[name='{DraftNames.NotRetested(joint)}']"),
            "De visie wordt dit jaar herschreven.");
        await inspector.SaveAsync();
    }

    private async Task ReadAsync(Guid inspection, string picture, params string[] words)
    {
        var slug = await _given.Site.AskAsync(db =>
            db.Factsheets.Where(f => f.InspectionId == inspection).Select(f => f.Slug).SingleAsync());
        await using var visitor = await AsAsync(null);
        await visitor.OpenAsync($"/factsheets/{slug}");
        foreach (var said in words)
            await visitor.SeesTextAsync(said);
        await visitor.PictureAsync($"later-{picture}");
        var pdf = await visitor.Page.APIRequest.GetAsync($"/factsheets/{slug}.pdf");
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
        if (Environment.GetEnvironmentVariable("TOETSSTEEN_PDFS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, picture + ".pdf"), await pdf.BodyAsync());
    }

    private static string Typed(DateOnly day) => $"{day.Day}-{day.Month}-{day.Year}";

    private Task<Actor> AsAsync(Account? account) => browser.AsAsync(_given.Site, account);
}
