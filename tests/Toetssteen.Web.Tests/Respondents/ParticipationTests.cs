using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Respondents;

/// <summary>A partner answers itself, joins another's answers or declines; it sees the names of the others and nothing else.</summary>
public abstract class ParticipationTests(Provider provider)
{
    private readonly Organisation _police = new(Guid.NewGuid(), OrganisationKind.Partner, "Politie");
    private readonly Organisation _school = new(Guid.NewGuid(), OrganisationKind.Partner, "School De Brug");
    private readonly Organisation _municipality = new(
        Guid.NewGuid(),
        OrganisationKind.Municipality,
        "Gemeente Deventer",
        municipalityCode: "GM0150");
    private readonly Guid _policePart = Guid.NewGuid(),
        _schoolPart = Guid.NewGuid(),
        _municipalityPart = Guid.NewGuid();

    [Fact]
    public async Task OnlyThePartnerItself_Chooses()
    {
        await using var site = await GivenAsync();
        var (address, theirs) = (Address(_policePart), Address(_schoolPart));
        var police = await site.LoggedInAsync(Role.PartnerRespondent, _police);

        Assert.Equal(HttpStatusCode.OK, (await police.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await police.OpenAsync(theirs)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.LoggedInAsync(Role.PartnerRespondent)).OpenAsync(address)).Status);
        var municipality = await site.LoggedInAsync(Role.MunicipalityRespondent, _municipality);
        Assert.Equal(HttpStatusCode.NotFound, (await municipality.OpenAsync(address)).Status);
        // The municipality has no choice: it answers.
        Assert.Equal(HttpStatusCode.NotFound, (await municipality.OpenAsync(Address(_municipalityPart))).Status);
        foreach (var role in Roles.All.Except([Role.MunicipalityRespondent, Role.PartnerRespondent]))
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.LoggedInAsync(role)).OpenAsync(address)).Status);
        Assert.StartsWith("/inloggen", (await site.Visitor().OpenAsync(address)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APartner_SeesWhoElseTakesPart_ByName()
    {
        await using var site = await GivenAsync();
        await site.ChangeAsync(async db => (await db.Respondents.SingleAsync(r => r.Id == _schoolPart)).Decline("Een geheime reden"));

        var page = await (await site.LoggedInAsync(Role.PartnerRespondent, _police)).OpenAsync(Address(_policePart));

        Assert.Equal(["Gemeente Deventer"], page.Page.QuerySelectorAll("[name=With]").Select(w => w.ParentElement!.TextContent.Trim()));
        Assert.DoesNotContain("geheime", page.Text, StringComparison.Ordinal);
        Assert.Contains("niet mee als eigen stem", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachChoice_NeedsWhatBelongsToIt_AndIsKept()
    {
        await using var site = await GivenAsync();
        var account = await site.GivenAnAccountAsync(Role.PartnerRespondent, _police);
        var (person, address) = (await site.LoggedInAsync(account), Address(_policePart));

        Assert.Equal([("Way", "Kies hoe uw organisatie meedoet.")], (await person.SendAsync(address)).Errors);
        Assert.Equal(
            ["Kies bij wiens antwoorden u zich aansluit.", "Bevestig dat uw organisatie zich aansluit."],
            (await person.SendAsync(address, new() { ["Way"] = "Joined" })).Errors.Select(e => e.Sentence));
        Assert.Equal(
            [("Reason", "Schrijf op waarom uw organisatie niet meedoet.")],
            (await person.SendAsync(address, new() { ["Way"] = "Declined" })).Errors);

        Assert.Equal(
            address,
            (
                await person.SendAsync(
                    address,
                    new()
                    {
                        ["Way"] = "Joined",
                        ["With"] = _municipalityPart.ToString(),
                        ["Confirmed"] = "true",
                    })
            ).Location);
        var joined = await PartAsync(site, _policePart);
        Assert.Equal(
            (Answering.Joined, _municipalityPart, account.Id, site.Clock.Now),
            (joined.Answered, joined.JoinedRespondentId, joined.ChosenBy, joined.ChoseAt));
        Assert.False(joined.IsIndependentVoice);
        Assert.Contains(
            "Politie sluit zich aan bij de antwoorden van Gemeente Deventer.",
            (await person.OpenAsync(address)).Text,
            StringComparison.Ordinal);
        Assert.Contains("U koos: aansluiten bij Gemeente Deventer.", (await person.OpenAsync("/werk")).Text, StringComparison.Ordinal);

        site.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(address, (await person.SendAsync(address, new() { ["Way"] = "Declined", ["Reason"] = " Geen mensen " })).Location);
        var declined = await PartAsync(site, _policePart);
        Assert.Equal(
            (Answering.Declined, "Geen mensen", (Guid?)null, site.Clock.Now),
            (declined.Answered, declined.DeclineReason, declined.JoinedRespondentId, declined.ChoseAt));

        site.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(address, (await person.SendAsync(address, new() { ["Way"] = "Own" })).Location);
        var own = await PartAsync(site, _policePart);
        Assert.Equal((Answering.Own, (string?)null), (own.Answered, own.DeclineReason));
        Assert.Contains("door Proef PartnerRespondent", (await person.OpenAsync(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneJoinsOnlyAnswersThatAreGiven_AndChoosesAgainWhenTheyAreNot()
    {
        await using var site = await GivenAsync();
        var police = await site.LoggedInAsync(Role.PartnerRespondent, _police);
        var school = await site.LoggedInAsync(Role.PartnerRespondent, _school);
        var form = await police.ReadAsync(Address(_policePart));
        var join = new Dictionary<string, string?> { ["Way"] = "Joined", ["With"] = _schoolPart.ToString(), ["Confirmed"] = "true" };
        await school.SendAsync(Address(_schoolPart), new() { ["Way"] = "Declined", ["Reason"] = "Vakantie" });
        Assert.Contains(
            "(D034)",
            (await police.SendAsync(form, Address(_policePart), join)).Errors.Single().Sentence,
            StringComparison.Ordinal);

        await school.SendAsync(Address(_schoolPart), new() { ["Way"] = "Own" });
        Assert.Equal(HttpStatusCode.Redirect, (await police.SendAsync(Address(_policePart), join)).Status);
        await school.SendAsync(Address(_schoolPart), new() { ["Way"] = "Declined", ["Reason"] = "Vakantie" });
        Assert.Null((await PartAsync(site, _policePart)).Answered);
        Assert.Contains("U had zich aangesloten bij School De Brug.", (await police.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        Assert.Contains("(D032)", (
                await police.SendAsync(
                    Address(_policePart),
                    new()
                    {
                        ["Way"] = "Joined",
                        ["With"] = _policePart.ToString(),
                        ["Confirmed"] = "true",
                    })
            ).Errors.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenTheOwnAnswersAreSent_TheChoiceStands()
    {
        await using var site = await GivenAsync();
        var person = await site.LoggedInAsync(Role.PartnerRespondent, _police);
        var form = await person.ReadAsync(Address(_policePart));
        await site.ChangeAsync(db =>
        {
            var questionnaire = new Questionnaire(Guid.NewGuid(), _policePart, QuestionnaireVariant.Limited, site.Clock.Now);
            questionnaire.Submit(Guid.NewGuid(), new Dictionary<string, string>(), "A. Agent", true, Guid.NewGuid(), site.Clock.Now);
            db.Add(questionnaire);
            return Task.CompletedTask;
        });

        var late = await person.SendAsync(form, Address(_policePart), new() { ["Way"] = "Declined", ["Reason"] = "Toch niet" });
        Assert.Contains("(D035)", late.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal("Toch niet", late.Page.QuerySelector("#Reason")!.TextContent.Trim());
        Assert.Null((await person.ReadAsync(Address(_policePart))).QuerySelector("main form"));
        Assert.DoesNotContain(
            "Politie",
            (await person.OpenAsync("/werk")).Page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoColleaguesWhoChoose_SeeEachOther()
    {
        await using var site = await GivenAsync();
        var (person, colleague) = (
            await site.LoggedInAsync(Role.PartnerRespondent, _police),
            await site.LoggedInAsync(Role.PartnerRespondent, _police));
        var form = await person.ReadAsync(Address(_policePart));
        await colleague.SendAsync(Address(_policePart), new() { ["Way"] = "Own" });

        var conflict = await person.SendAsync(form, Address(_policePart), new() { ["Way"] = "Declined", ["Reason"] = "Geen tijd" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Politie antwoordt zelf.", conflict.Text, StringComparison.Ordinal);
        Assert.Equal("Geen tijd", conflict.Page.QuerySelector("#Reason")!.TextContent.Trim());
        Assert.Equal(Answering.Own, (await PartAsync(site, _policePart)).Answered);
    }

    [Fact]
    public async Task MyWork_SaysThatAPartnerHasYetToChoose()
    {
        await using var site = await GivenAsync();
        var work = await (await site.LoggedInAsync(Role.PartnerRespondent, _police)).OpenAsync("/werk");
        foreach (
            var words in new[]
            {
                "Kies hoe uw organisatie meedoet",
                "1 juni 2026",
                "Aanpak ‘Wijkteam Noord’ in Deventer",
                "Nog niet gekozen",
            })
            Assert.Contains(words, work.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Kies hoe uw organisatie",
            (await (await site.LoggedInAsync(Role.MunicipalityRespondent, _municipality)).OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
    }

    private static string Address(Guid part) => $"/werk/deelname/{part}";

    private static Task<Respondent> PartAsync(TestSite site, Guid part) =>
        site.AskAsync(db => db.Respondents.AsNoTracking().SingleAsync(r => r.Id == part));

    private async Task<TestSite> GivenAsync()
    {
        var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "proef", "Proefonderzoek", "ggsr/2012", StudyKind.First, "2026");
            study.Plan(study.Title, "2026", new StudyCalendar(AnswerBy: new(2026, 6, 1)), new StudyLetters(), site.Clock.Now);
            var inspection = new Inspection(Guid.NewGuid(), study, "GM0150");
            var approach = new Approach(Guid.NewGuid(), "GM0150", "Wijkteam Noord");
            var assessment = inspection.Assess(Guid.NewGuid(), approach, null);
            db.AddRange(_municipality, _police, _school, study, inspection, approach);
            assessment.Invite(_municipalityPart, _municipality, null);
            assessment.Invite(_policePart, _police, Nomination.ByMunicipality);
            assessment.Invite(_schoolPart, _school, Nomination.ByMunicipality);
            return Task.CompletedTask;
        });
        return site;
    }
}

public sealed class ParticipationTestsOnSqlite() : ParticipationTests(Provider.Sqlite);

public sealed class ParticipationTestsOnPostgres() : ParticipationTests(Provider.Postgres);
