using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Publications;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>
/// Who becomes contact person when the work is under way gets the letter of that step; and nobody is asked for what no longer counts.
/// </summary>
public abstract class NewContactPersonTests(Provider provider)
{
    private const string Inspection = $"/werk/onderzoeken/proef/gemeenten/{DraftSite.Municipality}";
    private const string People = Inspection + "/contactpersonen";

    [Fact]
    public async Task WhereTheDayOfPublicationIsDecided_GetsThatLetterAtOnce_AndNoInvitation()
    {
        await using var given = await DraftSite.GivenADraftScheduledAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var page = await lead.ReadAsync(People);
        Assert.Contains(
            "krijgt meteen deze brief: ‘De factsheet over Deventer wordt openbaar op",
            page.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Stuur de uitnodiging", page.Body!.TextContent, StringComparison.Ordinal);
        var added = new Dictionary<string, string?> { ["Name"] = "Mia Maas", ["Email"] = "mia@deventer.example" };

        await lead.SendAsync(page, People, added, $"form[action='{People}']");
        await lead.SendAsync(People, added, $"form[action='{People}']");

        var letter = await given.Site.AskAsync(db =>
            db.Letters.AsNoTracking().SingleAsync(l => db.Accounts.Any(a => a.Id == l.AccountId && a.Email == "mia@deventer.example")));
        Assert.Equal(HandOver.PublicationDecided, letter.Step);
        Assert.StartsWith("De factsheet over Deventer wordt openbaar op", letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithTheFactCheckUnderWay_GetsTheDraftToCheck()
    {
        await using var given = await DraftSite.GivenADraftWithTheMunicipalityAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        await lead.SendAsync(People, new() { ["Name"] = "Mia Maas", ["Email"] = "mia@deventer.example" }, $"form[action='{People}']");
        var letter = await given.Site.AskAsync(db =>
            db.Letters.AsNoTracking().SingleAsync(l => db.Accounts.Any(a => a.Id == l.AccountId && a.Email == "mia@deventer.example")));
        Assert.Equal((LetterKind.FactCheck, HandOver.FactCheckSent), (letter.Kind, letter.Step));
    }

    [Fact]
    public async Task UnderAKnownAddress_KeepsItsName_AndThatIsSaid()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var form = $"form[action='{People}']";
        await lead.SendAsync(People, new() { ["Name"] = "Mia Maas", ["Email"] = "mia@deventer.example" }, form);
        await lead.SendAsync(People, new() { ["Name"] = "Mia Twee", ["Email"] = "mia@deventer.example" }, form);
        Assert.Contains("de naam ‘Mia Twee’ is niet overgenomen", (await lead.OpenAsync(People)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheDraftIsFixed_NobodyIsInvitedOrAskedForMore_AndANewContactPersonGetsNoLetter()
    {
        await using var given = await DraftSite.GivenADraftScheduledAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Null((await lead.ReadAsync(Inspection)).QuerySelector("a[href$='/partner']"));
        Assert.Null((await lead.ReadAsync($"{Inspection}/partner")).QuerySelector("main form"));
        var before = await given.Site.AskAsync(db => db.Letters.CountAsync());
        var partner = await given.Site.AskAsync(db =>
            db.Respondents.Where(r => r.Kind == OrganisationKind.Partner && db.Questionnaires.Any(q => q.RespondentId == r.Id))
                .OrderBy(r => r.Position)
                .Select(r => r.Id)
                .FirstAsync());
        var page = await lead.ReadAsync($"{Inspection}/respondenten/{partner}");
        Assert.Null(page.QuerySelector("form[action='?handler=Supplement']"));

        var answer = await lead.SendAsync(
            page,
            $"{Inspection}/respondenten/{partner}",
            new() { ["Name"] = "Piet", ["Email"] = "piet@partner.example" },
            "form[action='?handler=contact']");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(before, await given.Site.AskAsync(db => db.Letters.CountAsync()));
    }

    [Fact]
    public async Task OfAPartnerThatNobodyCouldBeTold_GetsTheLetterThatTheFactsheetIsPublic_AndASecondOneDoesNot()
    {
        await using var given = await PublicationSteps.GivenAPublishedFactsheetAsync(provider);
        var untold = await given.Site.AskAsync(db =>
            db.Respondents.Where(r =>
                    r.Kind == OrganisationKind.Partner
                    && (r.Answered == Answering.Own || r.Answered == Answering.Joined)
                    && db.Questionnaires.Any(q => q.RespondentId == r.Id)
                    && !db.Accounts.Any(a => a.OrganisationId == r.OrganisationId))
                .OrderBy(r => r.Position)
                .Select(r => r.Id)
                .FirstAsync());
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var page = $"{Inspection}/respondenten/{untold}";
        Assert.Contains(
            "krijgt meteen de brief dat de factsheet openbaar is",
            (await lead.ReadAsync(page)).Body!.TextContent,
            StringComparison.Ordinal);

        foreach (var name in new[] { "piet", "paula" })
            await lead.SendAsync(page, new() { ["Name"] = name, ["Email"] = $"{name}@partner.example" }, "form[action='?handler=contact']");

        var letters = await given.Site.AskAsync(db =>
            db.Letters.AsNoTracking()
                .Where(l =>
                    l.Step == HandOver.Published && db.Accounts.Any(a => a.Id == l.AccountId && a.Email!.EndsWith("@partner.example")))
                .ToListAsync());
        Assert.Equal("De factsheet over Deventer is openbaar", Assert.Single(letters).Subject);
    }

    [Fact]
    public async Task AFormOfBefore_IsRefusedWhereTheDraftIsFixed_AndWhatWasTypedIsSaidAgain()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var page = await lead.ReadAsync($"{Inspection}/partner");
        await given.Site.ChangeAsync(async db =>
            (await db.Drafts.SingleAsync()).AskSecondReading([], given.Leader.Id, given.Site.Clock.Now));

        var refused = await lead.SendAsync(
            page,
            $"{Inspection}/partner",
            new()
            {
                ["Name"] = "Late Partner",
                ["Because"] = "Zij kent de <gezinnen>.",
                ["ContactName"] = "Vera",
                ["ContactEmail"] = "vera@vt.example",
                ["AnswerBy"] = "1-7-2026",
            },
            "main form");

        Assert.Contains("(D202)", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Zij kent de <gezinnen>.", refused.Page.QuerySelector("dl.kept dd")!.TextContent);
    }

    [Fact]
    public async Task WhereTheDayToAnswerIsPast_ANewDayIsAsked_AndHoldsForThatPartnerInLetterAndScreens()
    {
        await using var given = await PlannedStudy.WithAsync(provider, PlannedStudy.Deventer);
        await given.GivenASubmittedPreparationAsync(PlannedStudy.Deventer);
        var below = $"/gemeenten/{PlannedStudy.Deventer}";
        await given.SendAsync(below, [], "form[action='?handler=Accept']");
        given.Site.Clock.Now = new(2026, 5, 2, 9, 0, 0, TimeSpan.Zero);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var fields = new Dictionary<string, string?>
        {
            ["Name"] = "Veilig Thuis",
            ["Because"] = "Zij kent de gezinnen.",
            ["ContactName"] = "Vera",
            ["ContactEmail"] = "vera@vt.example",
        };

        var without = await lead.SendAsync($"{PlannedStudy.Address}{below}/partner", fields, "main form");
        Assert.Contains(without.Errors, e => e.Field == "AnswerBy");
        fields["AnswerBy"] = "20-5-2026";
        await lead.SendAsync($"{PlannedStudy.Address}{below}/partner", fields, "main form");

        var letter = await given.Site.AskAsync(db => db.Letters.AsNoTracking().SingleAsync(l => l.Kind == LetterKind.InvitationToPartner));
        Assert.EndsWith("Antwoord uiterlijk 20 mei 2026", letter.Subject, StringComparison.Ordinal);
        var vera = await given.Site.AskAsync(db => db.Accounts.AsNoTracking().SingleAsync(a => a.Email == "vera@vt.example"));
        var waiting = (await (await given.Site.LoggedInAsync(vera)).ReadAsync("/werk")).QuerySelector("main")!.TextContent;
        Assert.Contains("20 mei 2026", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("te laat", waiting, StringComparison.Ordinal);
        // The municipality answers by the calendar, and is late; the partner is not, and is not noted as silent.
        var partner = await given.Site.AskAsync(db =>
            db.Respondents.Where(r =>
                    r.Kind == OrganisationKind.Partner && db.Questionnaires.Any(q => q.RespondentId == r.Id && q.AnswerBy != null))
                .Select(r => r.Id)
                .SingleAsync());
        Assert.Null(
            (await lead.ReadAsync($"{PlannedStudy.Address}{below}/respondenten/{partner}")).QuerySelector(
                "form[action='?handler=NoteSilence']"));
        Assert.Contains(
            "20 mei 2026",
            (await lead.ReadAsync($"{PlannedStudy.Address}{below}/respondenten/{partner}")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        var reminders = await lead.ReadAsync($"{PlannedStudy.Address}/herinneren?wie=antwoorden");
        Assert.DoesNotContain(
            "te laat",
            reminders.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Vera", StringComparison.Ordinal)).TextContent,
            StringComparison.Ordinal);

        given.Site.Clock.Now = new(2026, 5, 21, 9, 0, 0, TimeSpan.Zero);
        var later = await given.Site.LoggedInAsync(given.Leader);
        Assert.NotNull(
            (await later.ReadAsync($"{PlannedStudy.Address}{below}/respondenten/{partner}")).QuerySelector(
                "form[action='?handler=NoteSilence']"));
    }
}

public sealed class NewContactPersonTestsOnSqlite() : NewContactPersonTests(Provider.Sqlite);

public sealed class NewContactPersonTestsOnPostgres() : NewContactPersonTests(Provider.Postgres);
