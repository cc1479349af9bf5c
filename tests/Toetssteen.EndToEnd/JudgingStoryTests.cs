using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// From answers to a published factsheet and its correction, as the people in it live it, where the story of the answers ends.
/// </summary>
public sealed class JudgingStoryTests(Browser browser) : IAsyncLifetime
{
    private const string Page = "/factsheets/deventer-2026";

    private DraftSite _given = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await DraftSite.GivenADraftReadyForSecondReadingAsync(Provider.Sqlite, site =>
        {
            site.Listen();
        });
        await _given.Site.ChangeAsync(async db =>
            (await db.Accounts.SingleAsync(a => a.Id == _given.Respondent.Id)).IsContactPerson = true);
        // What the inspector does in the browser is not there yet.
        await _given.WriteAsync(_given.Inspector, new()
        {
            [DraftNames.Text(_given.Finding("3.1.1"))] = "",
            [DraftNames.Mark(_given.Finding("3.1.1"), 1)] = "",
            [DraftNames.Mark(_given.Finding("3.1.1"), 2)] = "",
            [DraftNames.Mark(_given.Finding("3.1.1"), 3)] = "",
            [DraftNames.NoMarkReason(_given.Finding("5.3.1"))] = "",
            [DraftNames.Attention(_given.Finding("1.1.1"), 1)] = "",
        });
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task FromAnswersToACorrectedFactsheet()
    {
        await JudgeAsync();
        await ReturnAndAgreeAsync();
        await CheckFactsAsync();
        await DecideAsync();
        await AgreeAgainAsync();
        await PublishAsync("De gemeente weet het aantal gezinnen inmiddels ongeveer.");
        await CorrectAsync();
    }

    private async Task JudgeAsync()
    {
        await using var inspector = await AsAsync(_given.Inspector);
        await inspector.OpenAsync(_given.Address);
        await inspector.SeesAsync("Er ontbreken nog {0} dingen.", 3);
        await inspector.PictureAsync("oordeel-concept");

        var joint = _given.Finding("3.1.1");
        await OpenBenchAsync(inspector, "3.1.1");
        foreach (var (n, mark) in new[] { (1, "meets"), (2, "improve"), (3, "improve") })
            await inspector.TickAsync(inspector.Page.Locator($"input[name='{DraftNames.Mark(joint, n)}'][value={mark}]"));
        await WriteAsync(inspector, DraftNames.Text(joint), "Er is beleid. Een gezamenlijke visie en doelen zijn er *nog niet*.");
        await inspector.SaveAsync();
        await inspector.PictureAsync("oordeel-werkbank");

        await OpenBenchAsync(inspector, "1.1.1");
        await WriteAsync(inspector, DraftNames.Attention(_given.Finding("1.1.1"), 1), "Nieuwe partners kennen de omschrijving nog niet.");
        await inspector.PressAndStayAsync("Nog een aandachtspunt");
        await WriteAsync(inspector, DraftNames.Attention(_given.Finding("1.1.1"), 2), "Huisartsen gebruiken een eigen omschrijving.");
        await inspector.SaveAsync();

        await OpenBenchAsync(inspector, "5.3.1");
        await WriteAsync(inspector, DraftNames.NoMarkReason(_given.Finding("5.3.1")), "Over een vervolg is niets gevraagd.");
        await inspector.SaveAsync();

        await inspector.OpenAsync(_given.Address);
        await inspector.SeesAsync("Elke bevinding is compleet. Zolang de tweede lezer leest, ligt het concept vast.");
        await inspector.PressAsync("Naar de tweede lezer");
    }

    private async Task ReturnAndAgreeAsync()
    {
        await ReadAsync("1.1.2", "terug", "Hoeveel gezinnen ongeveer?");
        await using (var reader = await AsAsync(_given.Reader))
        {
            await reader.OpenAsync(_given.Address + "/tweede-lezing");
            await reader.Page.Locator(".reading__early > summary").PressAsync("Enter");
            await reader.PressAsync("Geef het concept nu terug");
        }
        await using (var inspector = await AsAsync(_given.Inspector))
        {
            await OpenBenchAsync(inspector, "1.1.2");
            await inspector.SeesTextAsync("Hoeveel gezinnen ongeveer?");
            await WriteAsync(
                inspector,
                DraftNames.Text(_given.Finding("1.1.2")),
                "De gemeente weet alleen ongeveer om hoeveel gezinnen het gaat.");
            await inspector.SaveAsync();
            await inspector.OpenAsync(_given.Address);
            await inspector.PressAsync("Naar de tweede lezer");
        }
        _given.Site.Clock.Now += TimeSpan.FromMinutes(5);
        await using (var reader = await AsAsync(_given.Reader))
        {
            await reader.OpenAsync($"{_given.Address}/tweede-lezing");
            await Assertions.Expect(reader.Page.Locator("main ins").First).ToContainTextAsync("alleen ongeveer");
            await reader.PictureAsync("oordeel-tweede-lezing");
        }
        await AgreeAgainAsync();
    }

    private async Task CheckFactsAsync()
    {
        await using (var lead = await AsAsync(_given.Leader))
        {
            await lead.OpenAsync(_given.Address + "/feitencheck");
            await lead.FillAsync("De gemeente kan antwoorden tot en met", "23-3-2026");
            await lead.ChooseAsync("Stuur dit concept naar de gemeente");
            await lead.PressAsync("Versturen");
        }
        await using var municipality = await AsAsync(_given.Respondent);
        var check = $"/werk/feitencheck/{await _given.FactCheckAsync()}";
        foreach (
            var (code, kind) in new[] { ("1.1.1", "Feitelijk onjuist"), ("1.1.2", "Iets over het hoofd gezien"), ("1.2.1", "Opmerking") })
        {
            await municipality.OpenAsync(check);
            if (code == "1.1.1")
                await municipality.PictureAsync("oordeel-feitencheck");
            await municipality.FollowTextAsync($"Bezwaar bij een zin van deze bevinding: {_given.Framework.NameOf([code])}");
            await municipality.TickAsync(municipality.Page.Locator("input[name=Sentence]").First);
            await municipality.ChooseTextAsync(kind);
            await municipality.FillAsync("Waarom klopt de zin niet?", $"Bij {code} ligt het anders: zie ons jaarverslag.");
            await municipality.PressAsync("Bewaar het bezwaar");
        }
        await municipality.OpenAsync(check + "/verzenden");
        await municipality.FillAsync("Naam van wie verzendt", "Gerda Gemeente");
        await municipality.ChooseAsync("Ik verzend deze reactie namens mijn gemeente");
        await municipality.PressAsync("Verzenden");
    }

    private async Task DecideAsync()
    {
        await using var inspector = await AsAsync(_given.Inspector);
        foreach (var (number, decision) in new[] { (1, "Niet overgenomen"), (2, "Overgenomen"), (3, "Gedeeltelijk overgenomen") })
        {
            await inspector.OpenAsync(_given.Address + "/feitencheck");
            await inspector.FollowAsync("Bezwaar {0}", number);
            await inspector.ChooseTextAsync(decision);
            await inspector.FillAsync("Reden", "Dat blijkt uit het jaarverslag.");
            if (number == 2)
                await inspector.PictureAsync("oordeel-bezwaar");
            await inspector.PressAsync("Bewaar het besluit");
        }
        await OpenBenchAsync(inspector, "1.1.2");
        await WriteAsync(inspector, DraftNames.Text(_given.Finding("1.1.2")), "De gemeente weet het aantal gezinnen inmiddels ongeveer.");
        await inspector.SaveAsync();
        await inspector.OpenAsync(_given.Address);
        await inspector.PressAsync("Naar de tweede lezer");
    }

    private async Task PublishAsync(string words)
    {
        await using (var lead = await AsAsync(_given.Leader))
            await lead.AdoptAsync(_given.Address);
        var day = _given.Today.AddDays(21);
        await using (var other = await AsAsync(_given.OtherLead))
        {
            await other.DecideToPublishAsync(_given.Address, day);
            await _given.Site.DoJobsAsync();
            await other.OpenAsync(_given.Address + "/publiceren");
            await other.SeesAsync("De bestanden zijn gemaakt en liggen klaar.");
        }
        await using var visitor = await AsAsync(null);
        Assert.DoesNotContain(words, await ContentAsync(visitor), StringComparison.Ordinal);

        _given.Site.Clock.Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 1)), TimeSpan.Zero);
        await _given.Site.DoJobsAsync();

        await visitor.OpenAsync(Page);
        await visitor.SeesTextAsync(words);
        var pdf = await visitor.Page.APIRequest.GetAsync(Page + ".pdf");
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await pdf.BodyAsync(), 0, 4));
    }

    private async Task CorrectAsync()
    {
        await using (var visitor = await AsAsync(null))
        {
            await visitor.OpenAsync(Page);
            await visitor.SeesTextAsync("Bezwaar 2 van de gemeente is overgenomen.");
            await visitor.PictureAsync("oordeel-gepubliceerd");
        }
        await using (var lead = await AsAsync(_given.OtherLead))
        {
            await lead.OpenAsync(_given.Address + "/corrigeren");
            await lead.FillAsync("Waarom is een correctie nodig?", "In bevinding 1.1.1 ontbrak het convenant.");
            await lead.PressAsync("Begin de correctie");
        }
        await using (var inspector = await AsAsync(_given.Inspector))
        {
            await OpenBenchAsync(inspector, "1.1.1");
            await WriteAsync(
                inspector,
                DraftNames.Text(_given.Finding("1.1.1")),
                "Alle partners gebruiken de omschrijving uit het convenant.");
            await inspector.SaveAsync();
            await inspector.OpenAsync(_given.Address);
            await inspector.PressAsync("Naar de tweede lezer");
        }
        await AgreeAgainAsync();
        await PublishAsync("Alle partners gebruiken de omschrijving uit het convenant.");

        await using var reader = await AsAsync(null);
        await reader.OpenAsync(Page + "/edities/1");
        await reader.SeesTextAsync("Alle partners gebruiken dezelfde omschrijving.");
        await reader.SeesTextAsync("In bevinding 1.1.1 ontbrak het convenant.");
        Assert.Equal([1, 2], await _given.Site.AskAsync(db => db.Editions.OrderBy(e => e.Number).Select(e => e.Number).ToListAsync()));
    }

    // What was read before is kept; the reader says of every other finding that it is agreed with, and then of all.
    private async Task AgreeAgainAsync()
    {
        _given.Site.Clock.Now += TimeSpan.FromMinutes(5);
        await _given.ActAsync(_given.Reader, async at =>
        {
            at.Db.FindingReadings.AddRange(at.Content.Findings.Select(f =>
                new FindingReading(Guid.NewGuid(), _given.Inspection, f.Finding.Id, at.By.Id, true, null, FindingAsRead.Of(f), at.Now)));
            await at.Db.SavePrivatelyAsync(default);
        });
        await using var reader = await AsAsync(_given.Reader);
        await reader.OpenAsync(_given.Address + "/tweede-lezing");
        await reader.PressAsync("Afronden: akkoord");
        Assert.Equal(DraftStage.Agreed, await _given.Site.AskAsync(db => db.Drafts.Select(d => d.Stage).SingleAsync()));
    }

    private async Task ReadAsync(string code, string says, string remark)
    {
        await using var reader = await AsAsync(_given.Reader);
        var finding = _given.Finding(code);
        await reader.OpenAsync($"{_given.Address}/tweede-lezing");
        await reader.PictureAsync("oordeel-tweede-lezing-begin");
        await reader.Page.Locator($"[id='b-{finding}'] details:has(textarea) > summary").PressAsync("Enter");
        await reader.TickAsync(reader.Page.Locator($"[id='b-{finding}'] input[value={says}]"));
        await reader.TypeAsync(reader.Page.Locator($"textarea[name='opmerking:{finding}']"), remark);
        await reader.PressAsync("Opslaan en verder lezen");
    }

    private Task OpenBenchAsync(Actor inspector, string code) =>
        inspector.OpenAsync($"{_given.Address}/beoordelen/{_given.Assessment}/{code}");

    private static Task WriteAsync(Actor inspector, string piece, string text) =>
        inspector.TypeAsync(inspector.Page.Locator($"textarea[name='{piece}']"), text);

    private static async Task<string> ContentAsync(Actor visitor)
    {
        await visitor.Page.GotoAsync(Page);
        return await visitor.Page.ContentAsync();
    }

    private Task<Actor> AsAsync(Account? account) => browser.AsAsync(_given.Site, account);
}
