using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// From plan to answers, as the people in it live it: a study is planned, a municipality and its partners answer, and add to their answers.
/// </summary>
public sealed class StoryTests(Browser browser) : IAsyncLifetime
{
    private const string Password = "fietsbel onder water", Title = "Onderzoek naar thuiszitters", Framework = "verzuim/2.1";
    private const string Gerda = "gerda@deventer.example", Guus = "guus@deventer.example", Zoe = "zoe@zwolle.example";
    private const string Contact = "vragen@inspectie.example";
    private const string Reasons = "reasons_A1-1";

    private static readonly (string Name, string Contact, string Email)[] Partners =
    [
        ("De Lindeschool", "Lies Linde", "lies@linde.example"),
        ("Jeugdhulp Oost", "Joost Oost", "joost@oost.example"),
        ("Buurtteam Noord", "Nora Noord", "nora@noord.example"),
    ];

    private TestSite _site = null!;
    private Manner _manner = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Sqlite);
        _site.Listen();
        await _site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public Task FromPlanToSupplement() => TellAsync(new("nl", Scripts: true, ByKeyboard: false));

    [Fact]
    public Task FromPlanToSupplement_WithoutScripts() => TellAsync(new("nl", Scripts: false, ByKeyboard: false));

    [Fact]
    public Task FromPlanToSupplement_ByKeyboardAlone_InEnglish() => TellAsync(new("en", Scripts: true, ByKeyboard: true));

    private async Task TellAsync(Manner manner)
    {
        _manner = manner;
        await using var lead = await LeadComesInAsync();
        await PlanAsync(lead);
        await InviteAsync(lead);

        await using var municipality = await InvitedComesInAsync(Gerda);
        await PrepareAsync(municipality);
        await AcceptAsync(lead);

        await using var first = await InvitedComesInAsync(Partners[0].Email);
        await AnswerOneselfAsync(first);
        await using var second = await InvitedComesInAsync(Partners[1].Email);
        await JoinTheMunicipalityAsync(second);
        await using var third = await InvitedComesInAsync(Partners[2].Email);
        await DeclineAsync(third);

        await OpenTheQuestionnaireAsync(municipality, "Vul de vragenlijst in over {0}");
        await PictureAsync(municipality, "vragenlijst");
        if (manner.Scripts)
            await TypeWhileTheLineDropsAsync(municipality);
        await AskAColleagueAsync(municipality);
        await FillInAsync(municipality, QuestionnaireVariant.Full);
        await SubmitAsync(municipality, "Gerda Gemeente", "gemeente Deventer");
        await PictureAsync(municipality, "ontvangst");

        await AskASupplementAsync(lead);
        await SupplementAsync(municipality);
        await AssertWhatIsKeptAsync();
    }

    private async Task<Actor> LeadComesInAsync()
    {
        var (account, key, _) = await _site.GivenASecondFactorAsync(Role.StudyLead, Password);
        await _site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == account.Id)).Name = "Lea Leider");
        var lead = await ActorAsync();
        await lead.OpenAsync("/inloggen");
        await lead.FillAsync("E-mailadres", account.Email!);
        await lead.TypeAsync(lead.Page.Locator("#Password"), Password);
        await lead.PressAsync("Inloggen");
        await lead.FillAsync("Code van zes cijfers", _site.CodeOf(key));
        await lead.PressAsync("Verder");
        await lead.IsAtAsync("Mijn werk");
        return lead;
    }

    private static async Task PlanAsync(Actor lead)
    {
        await lead.FollowAsync("Onderzoeken");
        await lead.FollowAsync("Nieuw onderzoek");
        await lead.FillAsync("Titel", Title);
        await lead.TickAsync(lead.Page.Locator($"input[name=FrameworkId][value='{Framework}']"));
        await lead.FillAsync("Laatste dag voor de voorbereiding", "16-3-2026");
        await lead.FillAsync("Laatste dag om te antwoorden", "1-4-2026");
        await lead.FillAsync("Telefoonnummer", "030 555 01 23");
        await lead.FillAsync("E-mailadres van de contactpersoon", Contact);
        await lead.PressAsync("Maak het onderzoek");
        await lead.FillAsync("Namen of codes", "Deventer, gemeente Zwolle");
        await lead.PressAsync("Bekijk de lijst");
        await lead.PressAsync("Voeg deze {0} gemeenten toe", 2);
        await lead.SeesAsync("{0} gemeenten in dit onderzoek", 2);
    }

    private async Task InviteAsync(Actor lead)
    {
        foreach (
            var (municipality, persons) in new[]
            {
                ("Deventer", new[] { ("Gerda Gemeente", Gerda), ("Guus Gemeente", Guus) }),
                ("Zwolle", [("Zoë Zwolle", Zoe)]),
            })
        {
            await lead.FollowAsync("Uitnodigen");
            await lead.FollowTextAsync($"{lead.Say("Contactpersonen")}: {municipality}");
            foreach (var (name, email) in persons)
            {
                await lead.FillAsync("Naam", name);
                await lead.FillAsync("E-mailadres", email);
                await lead.PressAsync("Voeg toe als contactpersoon");
                await lead.SeesTextAsync(email);
            }
            await lead.FollowAsync("Naar de uitnodiging");
        }
        await lead.FollowAsync("Uitnodigen");
        await PictureAsync(lead, "uitnodigen");
        await lead.PressAsync("Bekijk de brief");
        await lead.FillAsync("Waarom begint u zonder twee mensen die kunnen publiceren?", "De tweede onderzoeksleider begint in mei.");
        await lead.PressAsync("Verstuur {0} uitnodigingen", 3);
        await lead.SeesAsync("Alle gemeenten zijn uitgenodigd.");
        await _site.DoJobsAsync();
    }

    private async Task PrepareAsync(Actor municipality)
    {
        await municipality.IsAtAsync("Voorbereiding van {0}", "Deventer");
        await municipality.FollowAsync("Een aanpak noemen");
        await municipality.FillAsync("Een nieuwe aanpak", "Weer naar school");
        await municipality.PressAsync("Noemen");
        await municipality.FollowAsync("Invullen");
        await municipality.FillAsync("Wat is de aanpak?", "Leerplicht, school en hulp zitten elke week aan een tafel.");
        await municipality.FillAsync("Voor wie is hij?", "Alle leerlingen die langer dan vier weken thuis zitten.");
        await municipality.FillAsync("Sinds wanneer is hij er?", "2024");
        await PictureAsync(municipality, "aanpak");
        await municipality.PressAsync("Bewaren en verder");
        await municipality.IsAtAsync("Wel of niet beoordelen");
        await municipality.ChooseAsync("Ja, laat deze aanpak beoordelen");
        await municipality.FillAsync("Waarom wel, of waarom niet?", "Dit is onze enige aanpak.");
        await municipality.PressAsync("Bewaren en verder");
        foreach (var (name, contact, email) in Partners)
        {
            await municipality.IsAtAsync("Netwerkpartners");
            await municipality.FillAsync("Naam van de organisatie", name);
            await municipality.FillAsync("Naam van de contactpersoon", contact);
            await municipality.FillAsync("E-mailadres van de contactpersoon", email);
            await municipality.PressAsync("Voordragen");
            await municipality.SeesTextAsync(email);
        }
        await municipality.FollowAsync("Klaar met deze stap");
        await municipality.FollowAsync("Naar het overzicht");
        await PictureAsync(municipality, "voorbereiding");
        await municipality.FollowAsync("Nalezen en verzenden");
        await municipality.ChooseAsync("Ik verzend deze voorbereiding namens mijn gemeente");
        await municipality.PressAsync("Verzenden");
        await municipality.IsAtAsync("Ontvangstbewijs");
    }

    private async Task AcceptAsync(Actor lead)
    {
        await lead.FollowAsync("Voortgang");
        await lead.FollowTextAsync("Deventer");
        await lead.PressAsync("Aanvaard en verstuur de brieven");
        await lead.SeesAsync("Wie er antwoordt");
        await lead.FollowAsync("Toewijzen");
        await lead.FollowAsync("Voortgang");
        await PictureAsync(lead, "voortgang");
        await _site.DoJobsAsync();
    }

    private async Task AnswerOneselfAsync(Actor partner)
    {
        await partner.IsAtAsync("Hoe doet {0} mee?", Partners[0].Name);
        await partner.ChooseAsync("Wij antwoorden zelf");
        await partner.PressAsync("Deze keuze maken");
        await partner.FollowAsync("Uw vragenlijst staat bij uw werk.");
        await OpenTheQuestionnaireAsync(partner, "Vul de vragenlijst in over {0}");
        await FillInAsync(partner, QuestionnaireVariant.Limited);
        await SubmitAsync(partner, Partners[0].Contact, Partners[0].Name);
    }

    private static async Task JoinTheMunicipalityAsync(Actor partner)
    {
        await partner.ChooseAsync("Wij sluiten ons aan bij de antwoorden van een ander");
        await partner.TickAsync(partner.Page.Locator("main input[name=With]").First);
        await partner.TickAsync(partner.Page.Locator("main input[type=checkbox][name=Confirmed]"));
        await partner.PressAsync("Deze keuze maken");
        await partner.SeesAsync("{0} sluit zich aan bij de antwoorden van {1}.", Partners[1].Name, "Gemeente Deventer");
    }

    private static async Task DeclineAsync(Actor partner)
    {
        await partner.ChooseAsync("Wij doen niet mee");
        await partner.FillAsync("Waarom doet u niet mee?", "Wij zijn dit jaar gestopt met deze aanpak.");
        await partner.PressAsync("Deze keuze maken");
        await partner.SeesAsync("{0} doet niet mee.", Partners[2].Name);
    }

    private static async Task OpenTheQuestionnaireAsync(Actor respondent, string waits)
    {
        await respondent.OpenAsync("/werk");
        await respondent.FollowAsync(waits, "Weer naar school");
        await respondent.IsAtAsync("Vragenlijst");
    }

    private async Task TypeWhileTheLineDropsAsync(Actor municipality)
    {
        await municipality.FollowTextAsync("A1 Verzuim is bekend");
        await Assertions.Expect(municipality.Page.Locator("form.answers")).ToBeVisibleAsync();
        await municipality.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await municipality.Page.Context.SetOfflineAsync(true);
        await municipality.TypeAsync(municipality.Page.Locator($"textarea[name='{Reasons}']"), "Getypt zonder lijn.");
        await Assertions
            .Expect(municipality.Page.Locator("#opslag"))
            .ToContainTextAsync(municipality.Say("Geen verbinding. Bewaard in deze browser; wij proberen het opnieuw."));
        Assert.False(await _site.AskAsync(db => db.Answers.AnyAsync(a => a.Name == Reasons && a.Value == "Getypt zonder lijn.")));
        await municipality.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(municipality.Page.Locator("#opslag")).ToContainTextAsync(municipality.Say("Opgeslagen om {0}.", "10:30"));
        Assert.True(await _site.AskAsync(db => db.Answers.AnyAsync(a => a.Name == Reasons && a.Value == "Getypt zonder lijn.")));
        await PictureAsync(municipality, "criterium");
        await municipality.FollowAsync("Naar het overzicht");
    }

    private async Task AskAColleagueAsync(Actor municipality)
    {
        await municipality.FollowTextAsync("A2 Oorzaken zijn onderzocht");
        await municipality.FollowAsync("Vraag een collega");
        await municipality.ChooseTextAsync("Guus Gemeente");
        await municipality.FillAsync("Wat vraagt u?", "Weet jij hoe wij de gesprekken vastleggen?");
        await municipality.PressAsync("Vraag versturen");
        await municipality.SeesAsync("Uw vraag is verstuurd aan {0}.", "Guus Gemeente");

        await using var colleague = await InvitedComesInAsync(Guus);
        await colleague.SeesAsync("{0} vraagt u", "Gerda Gemeente");
        await colleague.TickAsync(colleague.Page.Locator("input[name='answer_A2-1'][value=yes]"));
        await colleague.TypeAsync(colleague.Page.Locator("textarea[name='reasons_A2-1']"), "In elk dossier staat een verslag.");
        await colleague.PressAndStayAsync("Opslaan");
        await Assertions
            .Expect(colleague.Page.Locator("#opslag"))
            .ToContainTextAsync(_manner.Scripts ? colleague.Say("Opgeslagen om {0}.", "10:30") : colleague.Say("Opgeslagen."));
        if (_manner.Scripts)
            await colleague.AllIsStoredAsync();
        await colleague.PressAsync("Klaar");
        await Assertions.Expect(colleague.Page.Locator("section.ask")).ToHaveCountAsync(0);
        await municipality.FollowAsync("Naar het overzicht");
    }

    private async Task FillInAsync(Actor respondent, QuestionnaireVariant variant)
    {
        var form = await _site.UseAsync<FrameworkCatalogue, QuestionnaireForm>(all =>
            Task.FromResult(QuestionnaireForm.Of(all.Get(Framework), variant)));
        await respondent.IsAtAsync("Vragenlijst");
        var id = Guid.Parse(new Uri(respondent.Page.Url).Segments[^1].TrimEnd('/'));
        await respondent.FollowTextAsync($"{form.Pages[0].Code} {form.Pages[0].Criterion.Name}");
        foreach (var sheet in form.Pages)
        {
            var answers = await _site.AskAsync(db =>
                db.Answers.Where(a => a.QuestionnaireId == id).ToDictionaryAsync(a => a.Name, a => a.Value));
            await Assertions.Expect(respondent.Page.Locator("form.answers")).ToHaveAttributeAsync("data-page", sheet.Code);
            while (form.Missing(sheet, answers) is [var question, ..])
            {
                var field = respondent.Page.Locator($"form.answers [name='{question.Name}']");
                answers[question.Name] = question.Type switch
                {
                    QuestionType.SelectOne or QuestionType.SelectMultiple => form.ChoicesOf(question)[0].Name,
                    QuestionType.Integer or QuestionType.Decimal => "12",
                    QuestionType.Date => "2025-03-01",
                    _ => $"Zo doen wij dat bij {question.IndicatorCode}.",
                };
                if (question.Type is QuestionType.SelectOne or QuestionType.SelectMultiple)
                    await respondent.TickAsync(field.And(respondent.Page.Locator($"[value='{answers[question.Name]}']")));
                else
                    await respondent.TypeAsync(field, answers[question.Name]);
            }
            await respondent.PressAsync(sheet == form.Pages[^1] ? "Opslaan en controleren" : "Opslaan en verder");
        }
        await respondent.IsAtAsync("Controleer uw antwoorden");
    }

    private async Task SubmitAsync(Actor respondent, string name, string organisation)
    {
        await PictureAsync(respondent, "controleren");
        await respondent.FillAsync("Uw naam", name);
        await respondent.TickAsync(respondent.Page.Locator("#IsStated"));
        await respondent.PressAsync("Verzenden naar de inspectie");
        await Assertions.Expect(respondent.Page.Locator("dl.receipt")).ToContainTextAsync(name);
        await Assertions.Expect(respondent.Page.Locator("dl.receipt")).ToContainTextAsync(organisation, new() { IgnoreCase = true });
    }

    private async Task AskASupplementAsync(Actor lead)
    {
        await lead.FollowTextAsync("Deventer");
        await lead.FollowTextAsync("Gemeente Deventer");
        await lead.FillAsync("Wat moet de organisatie aanvullen?", "Hoeveel leerlingen zaten er in 2025 thuis?");
        await lead.PressAsync("Vraag de aanvulling");
        await lead.SeesAsync("De vragenlijst staat weer open voor een aanvulling.");
        await _site.DoJobsAsync();
    }

    private async Task SupplementAsync(Actor municipality)
    {
        await OpenTheQuestionnaireAsync(municipality, "Vul de vragenlijst aan over {0}");
        await municipality.SeesTextAsync("Hoeveel leerlingen zaten er in 2025 thuis?");
        await municipality.FollowTextAsync("A1 Verzuim is bekend");
        await municipality.TypeAsync(
            municipality.Page.Locator($"textarea[name='{Reasons}']"),
            "In 2025 zaten er veertig leerlingen thuis.");
        await municipality.PressAndStayAsync("Opslaan");
        await municipality.FollowAsync("Naar het overzicht");
        await municipality.FollowAsync("Controleren en verzenden");
        await SubmitAsync(municipality, "Gerda Gemeente", "gemeente Deventer");
        await municipality.IsAtAsync("Ontvangstbewijs van aanvulling {0}", 1);
        await municipality.SeesTextAsync("In 2025 zaten er veertig leerlingen thuis.");
        await municipality.FollowAsync("Eerste verzending");
        await municipality.IsAtAsync("Ontvangstbewijs");
        await Assertions.Expect(municipality.Page.Locator("main")).Not.ToContainTextAsync("veertig leerlingen");
    }

    private async Task AssertWhatIsKeptAsync()
    {
        var respondents = await _site.AskAsync(db => (
            from r in db.Respondents
            join o in db.Organisations on r.OrganisationId equals o.Id
            select new { o.Name, r.Id, r.Answered, r.DeclineReason, r.JoinedRespondentId }).ToDictionaryAsync(r => r.Name));
        Assert.Equal([Answering.Own, Answering.Own, Answering.Joined, Answering.Declined],
            new[] { "Gemeente Deventer", Partners[0].Name, Partners[1].Name, Partners[2].Name }.Select(name => respondents[name].Answered));
        Assert.Equal(respondents["Gemeente Deventer"].Id, respondents[Partners[1].Name].JoinedRespondentId);
        Assert.Equal("Wij zijn dit jaar gestopt met deze aanpak.", respondents[Partners[2].Name].DeclineReason);

        var sent = await _site.AskAsync(db => db.Questionnaires.Include(q => q.Submissions).Where(q => q.Submissions.Any()).ToListAsync());
        Assert.Equal([1], sent.Single(q => q.RespondentId == respondents[Partners[0].Name].Id).Submissions.Select(s => s.Number));
        var own = sent.Single(q => q.RespondentId == respondents["Gemeente Deventer"].Id);
        Assert.False(own.IsOpen);
        var (one, two) = (own.Submissions.Single(s => s.Number == 1), own.Submissions.Single(s => s.Number == 2));
        Assert.Equal(2, own.Submissions.Count);
        Assert.Equal("In elk dossier staat een verslag.", one.Answers()["reasons_A2-1"]);
        Assert.Equal(
            _manner.Scripts ? "Getypt zonder lijn." : null,
            one.Answers().GetValueOrDefault(Reasons) is "Getypt zonder lijn." and var typed ? typed : null);
        Assert.Equal("In 2025 zaten er veertig leerlingen thuis.", two.Answers()[Reasons]);
        Assert.Equal("Hoeveel leerlingen zaten er in 2025 thuis?", two.SupplementTo);
        Assert.Equal(
            two.Answers()[Reasons],
            await _site.AskAsync(db =>
                db.Answers.Where(a => a.QuestionnaireId == own.Id && a.Name == Reasons).Select(a => a.Value).SingleAsync()));
    }

    private async Task<Actor> ActorAsync()
    {
        var visitor = await browser.VisitorAsync(_site.Client.BaseAddress!, language: _manner.Language, scripts: _manner.Scripts);
        return new Actor(await visitor.NewPageAsync(), _manner);
    }

    private async Task<Actor> InvitedComesInAsync(string email)
    {
        var person = await ActorAsync();
        await person.OpenAsync(_site.Post.LinkTo(email));
        await person.PressAsync("Stuur mij een code");
        await person.IsAtAsync("Vul uw code in");
        await person.FillAsync("Code van zes cijfers", _site.Post.CodeTo(email));
        await person.PressAsync("Verder");
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/werk/"));
        return person;
    }

    // Taken once, of the story as most people live it.
    private Task PictureAsync(Actor of, string name) => _manner == Story.Dutch ? of.PictureAsync($"werk-{name}") : Task.CompletedTask;
}
