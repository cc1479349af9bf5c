using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Preparations;

/// <summary>A municipality names its approaches, tells of each, nominates partners, reads it over and sends it.</summary>
public abstract class PreparationTests(Provider provider)
{
    [Fact]
    public async Task OnlyTheOwnMunicipality_Prepares()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var approach = await given.GivenAsync("Team Breed");
        var partner = Guid.NewGuid();
        string[] addresses =
        [
            given.Home,
            $"{given.Home}/aanpakken/toevoegen",
            $"{given.Home}/verzenden",
            $"{given.Home}/ontvangstbewijs",
            approach,
            $"{approach}/verloop",
            $"{approach}/beschrijving",
            $"{approach}/cijfers",
            $"{approach}/beoordelen",
            $"{approach}/partners",
            $"{approach}/partners/{partner}",
            $"{approach}/partners/{partner}/verwijderen",
            $"{approach}/naam",
            $"{approach}/verwijderen",
        ];
        var other = await given.Site.LoggedInAsync(
            Role.MunicipalityRespondent,
            new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Elders", municipalityCode: "GM0080"));
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(address)).Status);
            foreach (var role in Roles.All.Except([Role.MunicipalityRespondent]))
                Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(role)).OpenAsync(address)).Status);
            Assert.StartsWith("/inloggen", (await given.Site.Visitor().OpenAsync(address)).Location, StringComparison.Ordinal);
        }
        await given.Site.ChangeAsync(db => db.Preparations.ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await (await given.SomeoneAsync()).OpenAsync(given.Home)).Status);
    }

    [Fact]
    public async Task TheOverview_SaysWhatItIsUntilWhenAndWhatIsMissing()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        await given.GivenAsync("Team Breed", a => a.Propose(true, null));
        var page = (await (await given.SomeoneAsync()).OpenAsync(given.Home));

        Assert.Contains("Nog niet verzonden", page.Text, StringComparison.Ordinal);
        Assert.Contains("uiterlijk 1 april 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Team Breed bezig", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Page.QuerySelectorAll("main a"), a =>
            a.TextContent == "Leg uit waarom juist deze aanpak beoordeeld moet worden."
            && a.GetAttribute("href")!.EndsWith("/beoordelen", StringComparison.Ordinal));
        Assert.Contains(page.Page.QuerySelectorAll("main a"), a =>
            a.TextContent == "Beschrijf wat de aanpak is." && a.GetAttribute("href")!.EndsWith("/beschrijving", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ApproachesAreChosenOfThoseKnown_WithTheirLineage_OrNew()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var person = await given.SomeoneAsync();
        var address = $"{given.Home}/aanpakken/toevoegen";

        var page = await person.OpenAsync(address);
        Assert.NotNull(page.Page.QuerySelector("figure svg"));
        Assert.Contains("Gezinsaanpak opgegaan in Wijkteam Noord", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Wijkteam Noord"],
            page.Page.QuerySelectorAll("main input[type=checkbox]").Select(c => c.ParentElement!.TextContent.Trim()));
        var nothing = await person.SendAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        Assert.Equal([("Known", "Kies een aanpak, of noem een nieuwe.")], nothing.Errors);

        var both = await person.SendAsync(address, new() { ["Known"] = given.Known.ToString(), ["Name"] = " Team Breed " });
        Assert.Equal(given.Home, both.Location);
        Assert.Equal(["Wijkteam Noord", "Team Breed"], (await given.PreparationAsync()).Approaches.Select(a => a.Name));

        var again = await person.SendAsync(address, new() { ["Name"] = "team breed" });
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("(D072)", again.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal("team breed", again.Page.QuerySelector("#Name")!.GetAttribute("value"));
        var longer = await person.SendAsync(address, new() { ["Name"] = new string('a', 1_000_000) });
        Assert.Contains("te lang: 1000000 tekens", longer.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal(1_000_000, longer.Page.QuerySelector("#Name")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task WhatBecameOfAnApproach_IsToldWithDateAndNote_AndNamesTheNextOne()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, address) = (await given.SomeoneAsync(), await given.GivenAsync("Wijkteam Noord") + "/verloop");

        var wrong = await person.SendAsync(
            address,
            new()
            {
                ["Happened"] = "AbsorbedInto",
                ["NewNames"] = "Team Breed\r\nTeam Smal",
                ["On"] = "ooit",
                ["Note"] = "Nieuw beleid",
            });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(
            [
                "Noem één aanpak waarin deze verdergaat. Zijn het er meer, kies dan ‘gesplitst’.",
                "Schrijf een jaar, een maand met een jaar, of een dag: 2025, oktober 2025 of 14-10-2025.",
            ],
            wrong.Errors.Select(e => e.Sentence));
        Assert.Equal("ooit", wrong.Page.QuerySelector("#On")!.GetAttribute("value"));
        Assert.Equal("Nieuw beleid", wrong.Page.QuerySelector("#Note")!.TextContent.Trim());

        var stopped = await person.SendAsync(address, new() { ["Happened"] = "Stopped", ["NewNames"] = "Team Breed" });
        Assert.Contains("(D010)", stopped.Errors.Single().Sentence, StringComparison.Ordinal);

        var told = await person.SendAsync(
            address,
            new()
            {
                ["Happened"] = "SplitInto",
                ["NewNames"] = "Team Breed\r\nTeam Smal",
                ["On"] = "oktober 2025",
                ["Formal"] = "nee",
                ["Note"] = "Nieuw beleid",
            });
        Assert.Equal(HttpStatusCode.Redirect, told.Status);
        var statement = await given.NamedAsync("Wijkteam Noord");
        Assert.Equal(
            (TransitionKind.SplitInto, "2025-10", false, "Nieuw beleid"),
            (statement.Fate, statement.FateOn!.ToString(), statement.IsFormalContinuation, statement.FateNote));
        Assert.Equal(
            ["Team Breed", "Team Smal"],
            (await given.PreparationAsync()).Approaches.Where(a => statement.SuccessorIds.Contains(a.Id)).Select(a => a.Name));
        var shown = (await person.OpenAsync(address[..^"/verloop".Length])).Text;
        Assert.Contains("Team Breed; Team Smal", shown, StringComparison.Ordinal);
        Assert.Contains("oktober 2025", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Netwerkpartners", shown, StringComparison.Ordinal);

        var back = await person.SendAsync(
            address,
            new()
            {
                ["Happened"] = "GoesOn",
                ["Successors"] = null,
                ["On"] = null,
                ["Note"] = null,
                ["Formal"] = null,
            });
        Assert.EndsWith("/beschrijving", back.Location, StringComparison.Ordinal);
        Assert.Null((await given.NamedAsync("Wijkteam Noord")).Fate);
    }

    [Fact]
    public async Task ACircle_AndAPastOfSomethingNew_AreRefused()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var person = await given.SomeoneAsync();
        var other = new Approach(Guid.NewGuid(), PreparationSite.Municipality, "Wijkteam Oost");
        await given.Site.ChangeAsync(async db => await db.AddAsync(other));
        var (north, east) = (await given.GivenAsync("Wijkteam Noord"), await given.GivenAsync("Wijkteam Oost"));

        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await person.SendAsync($"{north}/verloop", new() { ["Happened"] = "ContinuesAs", ["Successors"] = east.Split('/')[^1] })
            ).Status);
        var circle = await person.SendAsync(
            $"{east}/verloop",
            new() { ["Happened"] = "ContinuesAs", ["Successors"] = north.Split('/')[^1] });
        Assert.Contains("(D013)", circle.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.NotNull(circle.Page.QuerySelector("#Successors[checked]"));
        Assert.Equal(HttpStatusCode.NotFound, (await person.OpenAsync(await given.GivenAsync("Nieuw") + "/verloop")).Status);
    }

    [Fact]
    public async Task ADescription_IsKept_AndComesBackWhenItIsWrong()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, approach) = (await given.SomeoneAsync(), await given.GivenAsync("Team Breed"));

        var wrong = await person.SendAsync(
            $"{approach}/beschrijving",
            new()
            {
                ["What"] = "Eén team",
                ["ForWhom"] = new string('é', 10_001),
                ["Since"] = "2020",
                ["SinceUnknown"] = "true",
            });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(["ForWhom", "Since"], wrong.Errors.Select(e => e.Field));
        Assert.Equal(10_001, wrong.Page.QuerySelector("#ForWhom")!.TextContent.Trim().Length);
        Assert.NotNull(wrong.Page.QuerySelector("#SinceUnknown[checked]"));

        var saved = await person.SendAsync(
            $"{approach}/beschrijving",
            new()
            {
                ["What"] = "Eén team\r\nvoor alles",
                ["ForWhom"] = "Gezinnen",
                ["SinceUnknown"] = "true",
            });
        Assert.EndsWith("/cijfers", saved.Location, StringComparison.Ordinal);
        var later = await person.SendAsync($"{approach}/beschrijving", new() { ["Onto"] = "aanpak" });
        Assert.Equal(approach, later.Location);
        Assert.True((await given.NamedAsync("Team Breed")).Facts.SinceUnknown);
        var token = (await person.ReadAsync($"{approach}/beschrijving"))
            .QuerySelector("main [name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var nul = await person.Client.PostAsync(
            $"{approach}/beschrijving",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["What"] = "a\0b" }));
        Assert.Equal(HttpStatusCode.BadRequest, nul.StatusCode);
        Assert.Contains("Dit verzoek is niet goed aangekomen", await nul.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFigure_IsKnownNoneOrUnknown_AndUnknownDiffersFromZero()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, approach) = (await given.SomeoneAsync(), await given.GivenAsync("Team Breed"));
        var address = $"{approach}/cijfers";

        var wrong = await person.SendAsync(
            address,
            Answers(
                "approach_families=twaalf;approach_maximum_caseload_knowledge=unknown;approach_maximum_caseload=8;"
                    + "approach_maximum_duration=12;approach_director_knowledge=known;approach_escalation_knowledge=none;approach_escalation=Via de regisseur"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(
            ["families", "maximum_caseload", "maximum_duration_unit", "director", "escalation"],
            wrong.Errors.Select(e => e.Field["Answers_approach_".Length..^1]));
        Assert.All(wrong.Errors, e => Assert.NotNull(wrong.Page.GetElementById(e.Field)));
        Assert.Equal("twaalf", wrong.Page.QuerySelector("#Answers_approach_families_")!.GetAttribute("value"));
        Assert.Equal("Via de regisseur", wrong.Page.QuerySelector("#Answers_approach_escalation_")!.TextContent.Trim());

        var asked = await person.SendAsync(
            address,
            Answers("approach_maximum_duration=1.250;approach_maximum_duration_unit=months;approach_families=1.250"));
        Assert.Equal(["Answers_approach_families_", "Answers_approach_maximum_duration_"], asked.Errors.Select(e => e.Field));
        Assert.Contains("Bedoelt u 1250 of 1,25?", asked.Errors[1].Sentence, StringComparison.Ordinal);

        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await person.SendAsync(
                    address,
                    Answers(
                        "approach_families=0;approach_families_precision=exact;"
                            + "approach_maximum_caseload_knowledge=unknown;approach_maximum_duration=7,5;approach_maximum_duration_unit=months;"
                            + "approach_director_knowledge=none;approach_escalation=Via de regisseur"))
            ).Status);
        Assert.Equal(
            "approach_director_knowledge=none;approach_escalation=Via de regisseur;approach_escalation_knowledge=known;approach_families=0;"
            + "approach_families_knowledge=known;approach_families_precision=exact;approach_maximum_caseload_knowledge=unknown;"
            + "approach_maximum_duration=7,5;approach_maximum_duration_knowledge=known;approach_maximum_duration_unit=months",
            string.Join(';', (await given.NamedAsync("Team Breed")).Facts.Answers.Select(a => $"{a.Name}={a.Value}")));

        var page = await person.ReadAsync(approach);
        var told = page.QuerySelectorAll(".told > div")
            .ToDictionary(
                d => d.QuerySelector("dt")!.TextContent,
                d => (d.QuerySelector("dd")!.TextContent, d.QuerySelector("dd")!.GetAttribute("class")));
        Assert.Equal(("0", null), told["Gezinnen nu in de aanpak"]);
        Assert.Equal(("weten we niet", "told__unknown"), told["Hoogste aantal gezinnen per medewerker"]);
        Assert.Equal(("7,5 maanden", null), told["Langste duur"]);
        Assert.Equal(("Daar is niets over afgesproken", "told__none"), told["Wie de regie heeft"]);
        Assert.Equal(("nog niet ingevuld", "soft"), told["Wanneer de aanpak eindigt voor een gezin"]);
        // What is stored stands in the form as it was typed.
        var form = await person.ReadAsync(address);
        Assert.Equal("7,5", form.QuerySelector("#Answers_approach_maximum_duration_")!.GetAttribute("value"));
        Assert.NotNull(form.QuerySelector("[name='Answers[approach_maximum_caseload_knowledge]'][value=unknown][checked]"));
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(address)).Status);
    }

    [Fact]
    public async Task TwoColleaguesAtTheFigures_SeeBothVersions_AndNothingIsOverwritten()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, colleague, address) = (
            await given.SomeoneAsync(),
            await given.SomeoneAsync(),
            await given.GivenAsync("Team Breed") + "/cijfers");
        var mine = await person.ReadAsync(address);
        await colleague.SendAsync(address, Answers("approach_families=45;approach_families_precision=about"));

        var conflict = await person.SendAsync(mine, address, Answers("approach_families=50;approach_director=De gezinscoach"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("ongeveer 45", conflict.Page.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("50", conflict.Page.QuerySelector("#Answers_approach_families_")!.GetAttribute("value"));
        Assert.Equal("De gezinscoach", conflict.Page.QuerySelector("#Answers_approach_director_")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(conflict.Page, address, [])).Status);
        Assert.Equal("50", (await given.NamedAsync("Team Breed")).Facts.AnswersByName()["approach_families"]);
    }

    [Fact]
    public async Task AnotherFramework_AsksItsOwnQuestions_AndTheAnswersAreReadInWords()
    {
        await using var given = await PreparationSite.OpenAsync(provider, "schoolteams/1");
        var (person, approach) = (await given.SomeoneAsync(), await given.GivenAsync("Team Breed"));
        var wrong = await person.SendAsync(
            $"{approach}/cijfers",
            Answers("approach_pupils=12;approach_pupils_date=gisteren;approach_started=20;approach_visits=2"));
        Assert.Equal(["pupils_date", "started", "visits_unit"], wrong.Errors.Select(e => e.Field["Answers_approach_".Length..^1]));
        Assert.Equal("Vul een jaar in van vier cijfers.", wrong.Errors[1].Sentence);

        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await person.SendAsync(
                    $"{approach}/cijfers",
                    Answers(
                        "approach_pupils=1200;approach_pupils_precision=moreThan;"
                            + "approach_pupils_source=jaarverslag;approach_pupils_date=31-12-2025;approach_started=2019;approach_payer=schools;approach_payer_other=een fonds;"
                            + "approach_days=monday;approach_met_on=14-1-2026;approach_visits=2,5;approach_visits_unit=week"))
            ).Status);
        var page = await person.ReadAsync(approach);
        var told = page.QuerySelectorAll("#stap-figures").Single().Closest("section")!.QuerySelectorAll(".told > div")
            .ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent);
        Assert.Equal(new Dictionary<string, string>
        {
            ["Leerlingen met een plan"] = "meer dan 1.200 (jaarverslag, 31-12-2025)",
            ["In welk jaar begon het team?"] = "2019",
            ["Wie betaalt het team?"] = "De scholen samen",
            ["Op welke dagen is het team op school?"] = "maandag",
            ["Wanneer kwam het team voor het laatst bijeen?"] = "14-1-2026",
            ["Bezoeken aan een klas"] = "2,5 keer per week",
        }, told);
        // What does not apply was not lost.
        Assert.Equal("een fonds", (await given.NamedAsync("Team Breed")).Facts.AnswersByName()["approach_payer_other"]);
    }

    [Fact]
    public async Task WhyAnApproachIsJudgedOrNot_IsTold()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, address) = (await given.SomeoneAsync(), await given.GivenAsync("Team Breed") + "/beoordelen");
        Assert.Equal([("Judge", "Kies of de inspecties deze aanpak moeten beoordelen.")], (await person.SendAsync(address)).Errors);
        Assert.Equal(
            [("Why", "Leg kort uit waarom deze aanpak niet beoordeeld hoeft te worden.")],
            (await person.SendAsync(address, new() { ["Judge"] = "nee" })).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(address, new() { ["Judge"] = "nee", ["Why"] = "Licht." })).Status);
        Assert.Equal((false, "Licht."), ((await given.NamedAsync("Team Breed")).ToBeJudged, (await given.NamedAsync("Team Breed")).Why));
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(address, new() { ["Judge"] = "ja", ["Why"] = "Zwaar." })).Status);
        Assert.True((await given.NamedAsync("Team Breed")).ToBeJudged);
    }

    [Fact]
    public async Task ThreePartnersAreNominated_AndAFourthIsRefused_WithNothingLost()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, address) = (await given.SomeoneAsync(), await given.GivenAsync("Team Breed") + "/partners");
        Dictionary<string, string?> Partner(string name, string email = "j.jansen@voorbeeld.nl") =>
            new()
            {
                ["Partner.Name"] = name,
                ["Partner.Sector"] = "jeugdhulp",
                ["Partner.ContactName"] = "J. Jansen",
                ["Partner.ContactEmail"] = email,
            };

        var wrong = await person.SendAsync(address, Partner("Dimence", "geen adres"));
        Assert.Equal([("Partner_ContactEmail", "Dit is geen e-mailadres. Schrijf het als naam@organisatie.nl.")], wrong.Errors);
        Assert.Equal("Dimence", wrong.Page.QuerySelector("#Partner_Name")!.GetAttribute("value"));
        Assert.Equal(3, (await person.SendAsync(address)).Errors.Count);

        var form = await person.ReadAsync(address);
        foreach (var name in new[] { "Dimence", "MEE", "Politie" })
            Assert.Equal(address, (await person.SendAsync(address, Partner(name))).Location);
        var twice = await person.SendAsync(form, address, Partner("politie"));
        Assert.Contains("(D031)", twice.Errors.Single().Sentence, StringComparison.Ordinal);
        var fourth = await person.SendAsync(form, address, Partner("School"));
        Assert.Equal(HttpStatusCode.BadRequest, fourth.Status);
        Assert.Equal(
            "De gemeente draagt per aanpak ten hoogste drie netwerkpartners voor. Vraag de inspecties om School uit te nodigen. (D030)",
            fourth.Errors.Single().Sentence);
        Assert.Equal(
            ["School", "jeugdhulp", "J. Jansen", "j.jansen@voorbeeld.nl"],
            fourth.Page.QuerySelectorAll("main form input.utrecht-textbox").Select(i => i.GetAttribute("value")));
        var full = await person.OpenAsync(address);
        Assert.Null(full.Page.QuerySelector("#Partner_Name"));
        Assert.Contains("meer kan niet", full.Text, StringComparison.Ordinal);

        var partners = (await given.NamedAsync("Team Breed")).Partners;
        Assert.Equal(
            [("Dimence", "jeugdhulp", "J. Jansen", "j.jansen@voorbeeld.nl")],
            partners.Take(1).Select(p => (p.Name, p.Sector, p.ContactName, p.ContactEmail)));
        Assert.Equal(
            address,
            (await person.SendAsync($"{address}/{partners[0].Id}", new() { ["Partner.Name"] = "Dimence Groep" })).Location);
        Assert.Equal(address, (await person.SendAsync($"{address}/{partners[1].Id}/verwijderen")).Location);
        Assert.Equal(["Dimence Groep", "Politie"], (await given.NamedAsync("Team Breed")).Partners.Select(p => p.Name));
        Assert.Equal(HttpStatusCode.NotFound, (await person.OpenAsync($"{address}/{partners[1].Id}")).Status);
    }

    [Fact]
    public async Task AName_CanBeChanged_ButNotOfAKnownApproach_AndAnApproachCanBeTakenOut()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, known, made) = (
            await given.SomeoneAsync(),
            await given.GivenAsync("Wijkteam Noord"),
            await given.GivenAsync("Team Breed"));
        Assert.Equal(made, (await person.SendAsync($"{made}/naam", new() { ["Name"] = "Team Heel Breed" })).Location);
        Assert.Contains(
            "(D073)",
            (await person.SendAsync($"{known}/naam", new() { ["Name"] = "Anders" })).Errors.Single().Sentence,
            StringComparison.Ordinal);
        Assert.Contains(
            "(D072)",
            (await person.SendAsync($"{made}/naam", new() { ["Name"] = "wijkteam noord" })).Errors.Single().Sentence,
            StringComparison.Ordinal);

        await person.SendAsync($"{known}/verloop", new() { ["Happened"] = "ContinuesAs", ["Successors"] = made.Split('/')[^1] });
        Assert.Contains("Wijkteam Noord", (await person.OpenAsync($"{made}/verwijderen")).Text, StringComparison.Ordinal);
        Assert.Equal(given.Home, (await person.SendAsync($"{made}/verwijderen")).Location);
        var left = (await given.PreparationAsync()).Approaches.Single();
        Assert.Equal(("Wijkteam Noord", 0), (left.Name, left.SuccessorIds.Count));
        Assert.Equal(HttpStatusCode.NotFound, (await person.OpenAsync(made)).Status);
    }

    [Fact]
    public async Task TwoColleaguesAtOneStep_SeeBothVersions_AndNothingIsOverwritten()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var (person, colleague, approach) = (await given.SomeoneAsync(), await given.SomeoneAsync(), await given.GivenAsync("Team Breed"));
        var address = $"{approach}/beschrijving";
        var mine = await person.ReadAsync(address);
        var reason = await person.ReadAsync($"{approach}/beoordelen");
        await colleague.SendAsync(address, new() { ["What"] = "Van de collega" });

        var conflict = await person.SendAsync(mine, address, new() { ["What"] = "Van mij" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Van de collega", conflict.Page.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van mij", conflict.Page.QuerySelector("#What")!.TextContent.Trim());
        Assert.Contains("Er is niets overschreven", conflict.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal("Van de collega", (await given.NamedAsync("Team Breed")).Facts.What);

        // At another step nobody notices the other; and who has seen both versions may decide.
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await person.SendAsync(reason, $"{approach}/beoordelen", new() { ["Judge"] = "ja", ["Why"] = "Zwaar." })).Status);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await person.SendAsync(conflict.Page, address, new() { ["What"] = "Van ons beiden" })).Status);
        Assert.Equal(
            ("Van ons beiden", "Zwaar."),
            ((await given.NamedAsync("Team Breed")).Facts.What, (await given.NamedAsync("Team Breed")).Why));
    }

    [Fact]
    public async Task ManySavesAtOnce_AreAllKept_OrToldToBeConflicts()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var approaches = new List<string>();
        for (var n = 0; n < 4; n++)
            approaches.Add(await given.GivenAsync($"Team {n}"));
        var people = await Task.WhenAll(approaches.Select(_ => given.SomeoneAsync()));
        var forms = await Task.WhenAll(approaches.Select((a, n) => people[n].ReadAsync($"{a}/beschrijving")));

        var answers = await Task.WhenAll(
            approaches.Select((a, n) => people[n].SendAsync(forms[n], $"{a}/beschrijving", new() { ["What"] = $"Wat {n}" })));

        var told = (await given.PreparationAsync()).Approaches;
        Assert.All(answers.Select((a, n) => (a, n)), x =>
            Assert.Equal(x.a.Status == HttpStatusCode.Redirect, told.Single(t => t.Name == $"Team {x.n}").Facts.What == $"Wat {x.n}"));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task APartnerThatAColleagueChanged_IsNotOverwritten()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var id = Guid.NewGuid();
        var approach = await given.GivenAsync("Team Breed", a =>
            a.Nominate(id, "Dimence", null, null).Reach("J. Jansen", "j@voorbeeld.nl"));
        var person = await given.SomeoneAsync();
        var address = $"{approach}/partners/{id}";
        var mine = await person.ReadAsync(address);
        await (await given.SomeoneAsync()).SendAsync(address, new() { ["Partner.Sector"] = "ggz" });

        var conflict = await person.SendAsync(mine, address, new() { ["Partner.Sector"] = "zorg" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("ggz", conflict.Page.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("zorg", conflict.Page.QuerySelector("#Partner_Sector")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(conflict.Page, address, new())).Status);
    }

    [Fact]
    public async Task Sending_NeedsEverything_AndAConfirmation_AndTwiceIsOnce()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var person = await given.SomeoneAsync();
        var address = $"{given.Home}/verzenden";
        Assert.Null((await person.ReadAsync(address)).QuerySelector("main form"));

        var approach = await given.GivenAllToldAsync();
        var page = await person.ReadAsync(address);
        Assert.All(new[] { "beschrijving", "cijfers", "beoordelen", "partners" }, step =>
            Assert.NotNull(page.QuerySelector($"main a[href='{approach}/{step}']")));
        Assert.Equal([("Confirmed", "Bevestig dat u namens uw gemeente verzendt.")], (await person.SendAsync(page, address)).Errors);

        var receipt = (await person.SendAsync(page, address, new() { ["Confirmed"] = "true" })).Location;
        given.Site.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(receipt, (await person.SendAsync(page, address, new() { ["Confirmed"] = "true" })).Location);
        Assert.Equal(receipt, (await person.OpenAsync(address)).Location);
        var kept = await person.OpenAsync(receipt!);
        Assert.Contains(
            "Verzonden op 2 maart 2026 om 10.30 uur|Verzonden door Proef MunicipalityRespondent",
            string.Join(
                "|",
                kept.Page.QuerySelectorAll("main .facts > div")
                    .Select(d => $"{d.QuerySelector("dt")!.TextContent} {d.QuerySelector("dd")!.TextContent}")),
            StringComparison.Ordinal);
        Assert.Contains("Eén team voor alle leefgebieden.", kept.Text, StringComparison.Ordinal);
        Assert.Equal(PreparationStatus.Submitted, (await given.PreparationAsync()).Status);
        Assert.Contains("Verzonden", (await person.OpenAsync(given.Home)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendingTwiceAtTheSameMoment_IsOnce()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        await given.GivenAllToldAsync();
        var people = await Task.WhenAll(given.SomeoneAsync(), given.SomeoneAsync());
        var address = $"{given.Home}/verzenden";
        var pages = await Task.WhenAll(people.Select(p => p.ReadAsync(address)));

        var answers = await Task.WhenAll(people.Select((p, n) => p.SendAsync(pages[n], address, new() { ["Confirmed"] = "true" })));

        Assert.All(answers, a => Assert.Equal($"{given.Home}/ontvangstbewijs", a.Location));
    }

    [Fact]
    public async Task WhatIsSent_IsWhatWasRead()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var approach = await given.GivenAllToldAsync();
        var person = await given.SomeoneAsync();
        var address = $"{given.Home}/verzenden";
        var page = await person.ReadAsync(address);
        await (await given.SomeoneAsync()).SendAsync($"{approach}/beschrijving", new() { ["What"] = "Toch anders" });

        var again = await person.SendAsync(page, address, new() { ["Confirmed"] = "true" });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("Toch anders", again.Text, StringComparison.Ordinal);
        Assert.Null(again.Page.QuerySelector("#Confirmed[checked]"));
        Assert.Equal(PreparationStatus.Open, (await given.PreparationAsync()).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync(again.Page, address, new() { ["Confirmed"] = "true" })).Status);
    }

    [Fact]
    public async Task WhatWasSent_IsClosed_WithNothingTypedLost_UntilTheLeadAsksBack()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var approach = await given.GivenAllToldAsync();
        var person = await given.SomeoneAsync();
        var form = await person.ReadAsync($"{approach}/beschrijving");
        await given.ChangeAsync(p => p.Submit(Guid.NewGuid(), given.Site.Clock.Now));

        Assert.Equal(given.Home, (await person.OpenAsync($"{approach}/beschrijving")).Location);
        var late = await person.SendAsync(form, $"{approach}/beschrijving", new() { ["What"] = "Te laat" });
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("(D070)", late.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal("Te laat", late.Page.QuerySelector("#What")!.TextContent.Trim());
        Assert.Null((await person.ReadAsync(given.Home)).QuerySelector("main a[href$=toevoegen]"));

        await given.ChangeAsync(p => p.AskBack("Waarom dit team?"));
        var asked = await person.OpenAsync(given.Home);
        Assert.Contains("Waarom dit team?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Teruggegeven, nog niet opnieuw verzonden", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync($"{approach}/beschrijving")).Status);
    }

    [Fact]
    public async Task MyWork_SaysWhatWaitsForAMunicipality()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        await given.GivenAllToldAsync();
        var person = await given.SomeoneAsync();
        Assert.Contains(
            "Proefonderzoek 1 april 2026 Het onderzoek voorbereiden Nog niet verzonden",
            (await person.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
        await given.ChangeAsync(p => p.Submit(Guid.NewGuid(), given.Site.Clock.Now));
        Assert.Contains(
            "Bij een ander De voorbereiding teruglezen Proefonderzoek. verzonden; de onderzoeksleider kijkt de voorbereiding na",
            (await person.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
        await given.ChangeAsync(p => p.AskBack("Waarom?"));
        Assert.Contains("De onderzoeksleider vraagt u iets.", (await person.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        await given.ChangeAsync(p =>
        {
            p.Submit(Guid.NewGuid(), given.Site.Clock.Now);
            p.Accept(Guid.NewGuid(), given.Site.Clock.Now);
        });
        Assert.Contains(
            "De voorbereiding teruglezen Proefonderzoek. De onderzoeksleider nam de voorbereiding aan.",
            (await person.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
        var home = await person.OpenAsync(given.Home);
        Assert.Contains("Verzonden en aanvaard", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASessionThatEndsWhileTyping_LosesNothing()
    {
        await using var given = await PreparationSite.OpenAsync(provider);
        var approach = await given.GivenAsync("Team Breed");
        var person = await given.SomeoneAsync();
        var form = await person.ReadAsync($"{approach}/beschrijving");
        Assert.NotNull(form.QuerySelector("form[data-keep]"));
        Assert.NotNull(form.QuerySelector("script[src*='keep']"));
        given.Site.Clock.Now += TimeSpan.FromDays(8);

        var refused = await person.SendAsync(form, $"{approach}/beschrijving", new() { ["What"] = "Een lang verhaal" });
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("Een lang verhaal", refused.Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Answers(string answers) =>
        answers.Split(';').Select(a => a.Split('=', 2)).ToDictionary(a => $"Answers[{a[0]}]", a => (string?)a[1]);
}

public sealed class PreparationTestsOnSqlite() : PreparationTests(Provider.Sqlite);

public sealed class PreparationTestsOnPostgres() : PreparationTests(Provider.Postgres);
