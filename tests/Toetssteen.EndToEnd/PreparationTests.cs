using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// A municipality prepares and a partner chooses, in the browser: with scripts and without, typing that is not lost, every screen.
/// </summary>
public sealed class PreparationTests(Browser browser, RunningSite site)
{
    private static int _namesakes;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AMunicipality_PreparesAndSends(bool scripts)
    {
        var (inspection, organisation, _) = await GivenAnInvitedMunicipalityAsync("GM0505");
        await using var visitor = await MunicipalityAsync(organisation, scripts: scripts);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/werk/gemeenten/{inspection}/voorbereiding");
        await page.GetByRole(AriaRole.Link, new() { Name = "Een aanpak noemen" }).ClickAsync();
        await page.GetByLabel("Een nieuwe aanpak").FillAsync("Team Kade");
        await page.GetByRole(AriaRole.Button, new() { Name = "Noemen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Invullen ?: Wat is de aanpak") }).ClickAsync();
        await page.GetByLabel("Wat is de aanpak?").FillAsync("Eén team voor alle leefgebieden.");
        await page.GetByLabel("Sinds wanneer is hij er?").FillAsync("oktober 2024");
        await SaveAsync(page);
        if (scripts)
            await Assertions.Expect(page.GetByLabel("Aantal gezinnen", new() { Exact = false }).First).ToBeHiddenAsync();
        await page.GetByLabel("Wij weten het, of ongeveer").CheckAsync();
        await page.Locator("#Answers_approach_families_").FillAsync("0");
        await page.Locator("[name='Answers[approach_maximum_caseload_knowledge]'][value=unknown]").CheckAsync();
        await SaveAsync(page);
        await page.GetByLabel("Ja, laat deze aanpak beoordelen").CheckAsync();
        await page.GetByLabel("Waarom wel, of waarom niet?").FillAsync("De meeste gezinnen zitten hier.");
        await SaveAsync(page);
        await page.GetByLabel("Naam van de organisatie").FillAsync("De Haven");
        await page.GetByLabel("Naam van de contactpersoon").FillAsync("H. Haven");
        await page.GetByLabel("E-mailadres van de contactpersoon").FillAsync("h@haven.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voordragen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Klaar met deze stap" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Naar het overzicht" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nalezen en verzenden" }).ClickAsync();
        await page.GetByLabel("Ik verzend deze voorbereiding namens mijn gemeente").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verzenden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ontvangstbewijs");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("oktober 2024");
    }

    [Fact]
    public async Task WhatIsTypedAndNotSaved_ComesBack_UntilItIsSavedOrOneLogsOut()
    {
        var (inspection, organisation, approach) = await GivenAnInvitedMunicipalityAsync("GM0150");
        await using var visitor = await MunicipalityAsync(organisation);
        var address = $"/werk/gemeenten/{inspection}/voorbereiding/aanpakken/{approach}/beschrijving";
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);
        await page.GetByLabel("Wat is de aanpak?").FillAsync("Half getypt");
        await page.CloseAsync();

        page = await visitor.NewPageAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByLabel("Wat is de aanpak?")).ToHaveValueAsync("Half getypt");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("nog niet had bewaard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weggooien" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Wat is de aanpak?")).ToHaveValueAsync("");

        await page.GetByLabel("Wat is de aanpak?").FillAsync("Heel getypt");
        await SaveAsync(page);
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByLabel("Wat is de aanpak?")).ToHaveValueAsync("Heel getypt");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveCountAsync(0);

        // A line that drops while sending loses nothing either.
        await page.GetByLabel("Wat is de aanpak?").FillAsync("Zonder verbinding");
        await visitor.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaren en verder" }).ClickAsync();
        await visitor.SetOfflineAsync(false);
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByLabel("Wat is de aanpak?")).ToHaveValueAsync("Zonder verbinding");

        // Logging out asks first, since this text is nowhere else.
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await dialog.AcceptAsync();
        };
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/uitloggen$"));
        Assert.Contains("niet is opgeslagen", Assert.Single(asked), StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task EveryScreen_InLightAndDark_IsAccessibleAndFits(int width)
    {
        var (inspection, organisation, approach) = await GivenAnInvitedMunicipalityAsync("GM0150", told: true);
        await using var visitor = await MunicipalityAsync(organisation, width);
        var faults = new List<string>();
        var home = $"/werk/gemeenten/{inspection}/voorbereiding";
        var statements = await site.Program.AskAsync(db =>
            db.ApproachStatements.Where(a => a.InspectionId == inspection)
                .OrderBy(a => a.Position)
                .Select(a => new { a.Id, Partner = a.Partners.Select(p => p.Id).FirstOrDefault() })
                .ToListAsync());
        var full = $"{home}/aanpakken/{statements[1].Id}";
        foreach (
            var (name, address) in new[]
            {
                ("werk-gemeente", "/werk"),
                ("voorbereiding", home),
                ("voorbereiding-noemen", $"{home}/aanpakken/toevoegen"),
                ("voorbereiding-aanpak", full),
                ("voorbereiding-verloop", $"{home}/aanpakken/{approach}/verloop"),
                ("voorbereiding-beschrijving", $"{full}/beschrijving"),
                ("voorbereiding-cijfers", $"{full}/cijfers"),
                ("voorbereiding-beoordelen", $"{full}/beoordelen"),
                ("voorbereiding-partners", $"{full}/partners"),
                ("voorbereiding-partner", $"{full}/partners/{statements[1].Partner}"),
                ("voorbereiding-weghalen", $"{full}/verwijderen"),
                ("voorbereiding-verzenden", $"{home}/verzenden"),
            })
        {
            var page = await visitor.NewPageAsync();
            await page.GotoAsync(address);
            await LookAsync(page, name);
            if (name is "voorbereiding-cijfers")
            {
                await page.Locator("#Answers_approach_families_").FillAsync("twaalf");
                await page.GetByRole(AriaRole.Button, new() { Name = "Bewaren en verder" }).ClickAsync();
                await page.Locator("#fouten").WaitForAsync();
                await LookAsync(page, name + "-fout");
            }
            if (name is "voorbereiding-beschrijving")
            {
                await site.Program.ChangeAsync(async db =>
                {
                    var told = await db.ApproachStatements.SingleAsync(a => a.Id == statements[1].Id);
                    told.Describe(told.Facts with { What = "Een collega schreef dit." });
                });
                await page.GetByRole(AriaRole.Button, new() { Name = "Bewaren en verder" }).ClickAsync();
                await page.Locator(".theirs").WaitForAsync();
                await LookAsync(page, name + "-twee-versies");
            }
            if (name is "voorbereiding-verzenden")
            {
                await page.GetByLabel("Ik verzend deze voorbereiding").CheckAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Verzenden" }).ClickAsync();
                await LookAsync(page, "voorbereiding-ontvangstbewijs");
            }
            await page.CloseAsync();
        }

        var (part, partner) = await GivenAnInvitedPartnerAsync(inspection);
        await using var invited = await browser.VisitorAsync(site.Address, width);
        await invited.AddCookiesAsync([await CookieAsync(Role.PartnerRespondent, partner)]);
        var choice = await invited.NewPageAsync();
        await choice.GotoAsync($"/werk/deelname/{part}");
        await choice.GetByLabel("Wij sluiten ons aan bij de antwoorden van een ander").CheckAsync();
        await LookAsync(choice, "deelname");
        await choice.Locator("[name=With]").First.CheckAsync();
        await choice.Locator("[name=Confirmed]").CheckAsync();
        await choice.GetByRole(AriaRole.Button, new() { Name = "Deze keuze maken" }).ClickAsync();
        await Assertions.Expect(choice.GetByRole(AriaRole.Main)).ToContainTextAsync("sluit zich aan bij de antwoorden van");
        await LookAsync(choice, "deelname-gekozen");
        await choice.GotoAsync("/werk");
        await LookAsync(choice, "werk-partner");
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Distinct().Take(30))}");

        async Task LookAsync(IPage page, string name)
        {
            faults.AddRange((await PageChecks.InLightAndDarkAsync(page)).Select(f => $"{name}: {f}"));
            await Pictures.TakeAsync(
                page,
                name,
                name is "voorbereiding" or "voorbereiding-aanpak" or "voorbereiding-cijfers" or "voorbereiding-partners" or "deelname");
        }
    }

    private static async Task SaveAsync(IPage page)
    {
        var from = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaren en verder" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(from);
    }

    private async Task<IBrowserContext> MunicipalityAsync(Organisation organisation, int width = 1280, bool scripts = true)
    {
        var visitor = await browser.VisitorAsync(site.Address, width, scripts: scripts);
        await visitor.AddCookiesAsync([await CookieAsync(Role.MunicipalityRespondent, organisation)]);
        return visitor;
    }

    private async Task<Cookie> CookieAsync(Role role, Organisation organisation) =>
        new()
        {
            Name = "toetssteen",
            Value = (await site.Program.LoggedInAsync(role, organisation)).SessionCookie,
            Url = site.Address.ToString(),
        };

    // The site is everybody's: each test brings organisations of its own, of the same names.
    private static Organisation AnotherOrganisation(OrganisationKind kind, string name, string? code = null) =>
        new(Guid.NewGuid(), kind, name, municipalityCode: code, namesake: Interlocked.Increment(ref _namesakes));

    private async Task<(Guid Inspection, Organisation Organisation, Guid Approach)> GivenAnInvitedMunicipalityAsync(
        string code,
        bool told = false)
    {
        var organisation = AnotherOrganisation(OrganisationKind.Municipality, $"Gemeente {code}", code);
        Guid inspection = Guid.NewGuid(), first = Guid.NewGuid();
        await site.Program.ChangeAsync(async db =>
        {
            var study = new Study(
                Guid.NewGuid(),
                $"proef-{inspection:N}",
                "Toezicht op gezinnen met geringe sociale redzaamheid 2026",
                "ggsr/2012",
                StudyKind.First,
                "2026");
            study.Plan(
                study.Title,
                "2026",
                new StudyCalendar(new(2026, 4, 1), new(2026, 6, 1), new(2026, 9, 1), new(2026, 11, 1)),
                new StudyLetters(),
                site.Program.Clock.Now);
            var opened = new Inspection(inspection, study, code);
            var preparation = opened.Prepare();
            db.AddRange(organisation, study, opened);
            if (code == "GM0150")
            {
                var known = await db
                    .Approaches.Where(a => a.MunicipalityCode == code && a.Transitions.Count == 0)
                    .OrderBy(a => a.Name)
                    .FirstAsync();
                preparation.Name(first, known);
            }
            if (!told)
                return;
            var next = preparation.Name(Guid.NewGuid(), "Team Breed");
            preparation.Follow(
                preparation.Approaches[0],
                TransitionKind.ContinuesAs,
                [next],
                PartialDate.Of(2025, 10),
                "Het college voegde de teams samen.",
                false);
            next.Describe(
                new ApproachFacts
                {
                    What = "Eén team met vaste medewerkers uit zorg, wonen en werk.\n\nElk gezin heeft één medewerker die alles afstemt.",
                    ForWhom = "Gezinnen met problemen op vier of meer leefgebieden.",
                    Since = PartialDate.Of(2025, 10),
                }.Answered(
                    new Dictionary<string, string>
                    {
                        ["approach_families_knowledge"] = "known",
                        ["approach_families"] = "140",
                        ["approach_families_precision"] = "about",
                        ["approach_maximum_caseload_knowledge"] = "none",
                        ["approach_maximum_duration_knowledge"] = "unknown",
                        ["approach_director_knowledge"] = "known",
                        ["approach_director"] = "De vaste medewerker van het gezin.",
                        ["approach_escalation_knowledge"] = "unknown",
                    }));
            next.Propose(true, "Hier zitten de meeste gezinnen, en de hulp is het meest intensief.");
            next.Nominate(Guid.NewGuid(), "De Haven", "jeugdhulp", null).Reach("H. Haven", "h@haven.example");
            next.Nominate(Guid.NewGuid(), "Wonen aan de IJssel", "wonen", null).Reach("W. Wonen", "w@wonen.example");
            preparation.Name(Guid.NewGuid(), "Steunpunt Thuis");
        });
        return (inspection, organisation, first);
    }

    private async Task<(Guid Part, Organisation Partner)> GivenAnInvitedPartnerAsync(Guid inspection)
    {
        var partner = AnotherOrganisation(OrganisationKind.Partner, "De Haven");
        var part = Guid.NewGuid();
        await site.Program.ChangeAsync(async db =>
        {
            var opened = await db.Inspections.Include(i => i.Assessments).SingleAsync(i => i.Id == inspection);
            var approach = await db.Approaches.FirstAsync(a => a.MunicipalityCode == opened.MunicipalityCode);
            var assessment = opened.Assess(Guid.NewGuid(), approach, null);
            var others = new[] { "Gemeente Deventer", "Wonen aan de IJssel" }
                .Select((name, n) => AnotherOrganisation(n == 0 ? OrganisationKind.Municipality : OrganisationKind.Partner, name))
                .ToList();
            db.Add(partner);
            db.AddRange(others);
            foreach (var other in others)
                assessment.Invite(Guid.NewGuid(), other, other.Kind == OrganisationKind.Partner ? Nomination.ByMunicipality : null);
            assessment.Invite(part, partner, Nomination.ByMunicipality);
        });
        return (part, partner);
    }
}
