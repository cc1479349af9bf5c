using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.FollowUps;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>What follows a publication, where the story of judging ends: agreeing, reminding, reporting, an approach that is absorbed, a re-test, a third round, and an approach that stops.</summary>
public sealed class YearLaterStoryTests(Browser browser) : IAsyncLifetime
{
    private static readonly Manner Dutch = new("nl", Scripts: true, ByKeyboard: false);

    private DraftSite _given = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await DraftSite.GivenADraftReadyForSecondReadingAsync(Provider.Sqlite, site =>
        {
            site.UseKestrel(0);
            site.StartServer();
        });
        await _given.Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == _given.Respondent.Id)).IsContactPerson = true);
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
        await JudgeSecondAsync(second, assessment);
        await _given.PublishAsync(second);
        await ReadAsync(second, "vervolg-factsheet", "Stadsteam", "Er wordt geteld, maar niet overal.", "De gemeente weet niet om hoeveel gezinnen het gaat.");

        _given.Site.Clock.Now = _given.Site.Clock.Now.AddYears(1);
        await PlanAsync($"/werk/onderzoeken/{slug}/vervolg", "Derde ronde", "2028");
        var (third, thirdAssessment, thirdSlug) = await _given.AssignedAsync();
        await JudgeThirdAsync(third, thirdAssessment);
        await _given.PublishAsync(third);
        await ReadAsync(third, "derde-ronde", "De gemeente weet niet om hoeveel gezinnen het gaat.", "Er wordt geteld, maar niet overal.", "De gemeente telt nu overal.");
        await using (var visitor = await AsAsync(null))
        {
            await visitor.OpenAsync("/verbeterpunten/beeld");
            await PictureAsync(visitor, "beeld");
        }

        await MoveOnAsync(third, "Stopped", "Stadsteam");
        await using var lead = await AsAsync(_given.Leader);
        await lead.OpenAsync($"/werk/onderzoeken/{thirdSlug}/vervolg");
        await lead.SeesTextAsync("Wijkteam Gezin is gestopt en wordt niet opnieuw beoordeeld");
    }

    private async Task AgreeAndRemindAsync()
    {
        var point = await _given.Site.AskAsync(async db => (await db.ImprovementPoints.AsNoTracking().ToListAsync()).Single(p => p.IndicatorCodes is ["1.1.2"]).Id);
        var day = _given.Today.AddDays(30);
        await using (var lead = await AsAsync(_given.Leader))
        {
            await lead.OpenAsync($"/werk/verbeterpunten/{point}");
            await lead.FillAsync("Afgesproken dag", Typed(day.AddDays(60)));
            await lead.FillAsync("Dag van de eerste rapportage", Typed(day));
            await lead.FillAsync("Daarna elke hoeveel maanden?", "6");
            await lead.PressAsync("Opslaan");
        }
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
        await PictureAsync(municipality, "verbeterpunt");
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
        await PictureAsync(lead, "gesprek");
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
        if (picture is not null)
            await PictureAsync(lead, picture);
        await lead.PressAsync("Maak het vervolgonderzoek");
        await lead.SeesTextAsync("Het vervolgonderzoek is gemaakt.");
    }

    private async Task JudgeSecondAsync(Guid inspection, Guid assessment)
    {
        var findings = (await _given.ContentOfAsync(inspection)).Findings;
        var (sole, joint) = (findings.Single(f => f.Finding.IndicatorCodes is ["1.1.2"]).Finding.Id, findings.Single(f => f.Finding.IndicatorCodes.Count == 3).Finding.Id);
        await using var inspector = await AsAsync(_given.Inspector);
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2");
        await inspector.SeesTextAsync("De gemeente weet niet om hoeveel gezinnen het gaat.");
        await inspector.TickAsync(inspector.Page.Locator($"input[name='{DraftNames.Mark(sole, 1)}'][value=improve]"));
        await inspector.TypeAsync(inspector.Page.Locator($"textarea[name='{DraftNames.Text(sole)}']"), "Er wordt geteld, maar niet overal.");
        await SaveAsync(inspector);
        await PictureAsync(inspector, "vervolg-werkbank");
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/3.1.1");
        await inspector.PressAndStayAsync("Ongewijzigd");
        await SaveAsync(inspector);
        var unchanged = (await _given.ContentOfAsync(inspection)).Findings.Single(f => f.Finding.Id == joint);
        Assert.Equal((true, 3), (unchanged.Unchanged, unchanged.Marks.Count));
    }

    private async Task JudgeThirdAsync(Guid inspection, Guid assessment)
    {
        var findings = (await _given.ContentOfAsync(inspection)).Findings;
        var (sole, joint) = (findings.Single(f => f.Finding.IndicatorCodes is ["1.1.2"]).Finding.Id, findings.Single(f => f.Finding.IndicatorCodes.Count == 3).Finding.Id);
        await using var inspector = await AsAsync(_given.Inspector);
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/1.1.2");
        await inspector.TickAsync(inspector.Page.Locator($"input[name='{DraftNames.Mark(sole, 1)}'][value=meets]"));
        await inspector.TypeAsync(inspector.Page.Locator($"textarea[name='{DraftNames.Text(sole)}']"), "De gemeente telt nu overal.");
        await SaveAsync(inspector);
        await inspector.OpenAsync($"/werk/concepten/{inspection}/beoordelen/{assessment}/3.1.1");
        await inspector.TypeAsync(inspector.Page.Locator($"textarea[name='{DraftNames.NotRetested(joint)}']"), "De visie wordt dit jaar herschreven.");
        await SaveAsync(inspector);
    }

    private async Task ReadAsync(Guid inspection, string picture, params string[] words)
    {
        var slug = await _given.Site.AskAsync(db => db.Factsheets.Where(f => f.InspectionId == inspection).Select(f => f.Slug).SingleAsync());
        await using var visitor = await AsAsync(null);
        await visitor.OpenAsync($"/factsheets/{slug}");
        foreach (var said in words)
            await visitor.SeesTextAsync(said);
        await PictureAsync(visitor, picture);
        var pdf = await visitor.Page.APIRequest.GetAsync($"/factsheets/{slug}.pdf");
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
        if (Environment.GetEnvironmentVariable("TOETSSTEEN_PDFS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, picture + ".pdf"), await pdf.BodyAsync());
    }

    private static string Typed(DateOnly day) => $"{day.Day}-{day.Month}-{day.Year}";

    private static async Task SaveAsync(Actor inspector)
    {
        await inspector.PressAndStayAsync("Opslaan");
        await Assertions.Expect(inspector.Page.Locator("#opslag")).ToContainTextAsync("Opgeslagen om");
    }

    private async Task<Actor> AsAsync(Account? account)
    {
        var context = await browser.VisitorAsync(_given.Site.Client.BaseAddress!);
        context.SetDefaultTimeout(15_000);
        if (account is not null)
        {
            var person = await _given.Site.LoggedInAsync(account);
            await context.AddCookiesAsync(person.Cookies.GetAllCookies().Cast<System.Net.Cookie>()
                .Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = _given.Site.Client.BaseAddress!.ToString() }));
        }
        return new Actor(await context.NewPageAsync(), Dutch);
    }

    private static async Task PictureAsync(Actor of, string name)
    {
        foreach (var width in new[] { 320, 1280 })
        {
            await of.Page.SetViewportSizeAsync(width, width < 600 ? 640 : 900);
            await of.Page.SetViewportSizeAsync(width, await of.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
            var picture = await of.Page.ScreenshotAsync(new() { FullPage = true });
            Assert.True(picture.Length > 5_000, $"the picture of {name} is empty");
            if (Environment.GetEnvironmentVariable("TOETSSTEEN_SCREENSHOTS") == "1")
                await File.WriteAllBytesAsync(Repository.PathTo("docs", "screenshots", $"later-{name}-{width}.png"), picture);
        }
        await of.Page.SetViewportSizeAsync(1280, 900);
    }
}
