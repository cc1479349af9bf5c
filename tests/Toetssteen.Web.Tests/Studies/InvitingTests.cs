using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>Contact persons, and the invitations to municipalities: looked at first, sent once.</summary>
public abstract class InvitingTests(Provider provider)
{
    private const string Look = "form[action='?handler=Preview']";
    private const string Send = "form[action='?handler=Send']";

    [Fact]
    public async Task Post_WhenAContactPersonIsAdded_IsAnAccountOfTheMunicipality()
    {
        await using var given = await WithAsync(provider, Deventer);
        var people = $"/gemeenten/{Deventer}/contactpersonen";
        Assert.Contains("nog geen contactpersoon", (await given.ReadAsync(people)).Body!.TextContent, StringComparison.Ordinal);
        var form = $"form[action='{Address}{people}']";

        await given.SendAsync(people, new() { ["Name"] = "Ada de Vries", ["Email"] = "ada@deventer.example" }, form);

        Assert.Contains("maar één contactpersoon", (await given.ReadAsync(people)).Body!.TextContent, StringComparison.Ordinal);
        var account = await given.Site.AskAsync(db => db.Accounts.SingleAsync(a => a.Email == "ada@deventer.example"));
        Assert.True(account.IsContactPerson);
        Assert.Equal(
            Deventer,
            await given.Site.AskAsync(db =>
                db.Organisations.Where(o => o.Id == account.OrganisationId).Select(o => o.MunicipalityCode).SingleAsync()));
        await given.SendAsync(people, new() { ["Name"] = "Ben Bakker", ["Email"] = "ben@deventer.example" }, form);
        Assert.DoesNotContain("Twee is veiliger", (await given.ReadAsync(people)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await given.Site.AskAsync(db => db.Organisations.CountAsync(o => o.MunicipalityCode == Deventer)));
    }

    [Theory]
    [InlineData("", "ada@deventer.example", "Name")]
    [InlineData("Ada", "geen adres", "Email")]
    [InlineData("Ada", "ada@deventer", "Email")]
    [InlineData("Ada", "van.een.ander@inspectie.example", "Email")]
    public async Task Post_WhenAContactPersonIsNotGood_SaysWhatAndKeepsWhatWasTyped(string name, string email, string field)
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.Site.GivenAnAccountAsync(Domain.People.Role.Inspector, given.Inspectorate, "van.een.ander@inspectie.example");
        var people = $"/gemeenten/{Deventer}/contactpersonen";
        var answer = await given.SendAsync(people, new() { ["Name"] = name, ["Email"] = email }, $"form[action='{Address}{people}']");
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, Assert.Single(answer.Errors).Field));
        Assert.Equal(email, answer.Page.QuerySelector("#Email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Post_WhenLookedAt_ShowsTheLetterAndSendsNothing()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example");
        var answer = await given.SendAsync("/uitnodigen", [], Look);
        Assert.Contains("Doe mee.", answer.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 april 2026", answer.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("maar één contactpersoon", answer.Text, StringComparison.Ordinal);
        await given.Site.DoJobsAsync();
        Assert.Empty(given.Site.Post.Sent);
        Assert.Null((await given.InspectionAsync(Deventer)).Preparation);
    }

    [Fact]
    public async Task Post_WhenFewerThanTwoCouldPublish_AsksWhyAndSendsNothing_AndKeepsTheReason()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example", "ben@deventer.example");
        Assert.Null((await given.ReadAsync()).QuerySelector(".few-publishers"));
        await given.Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == given.OtherLead.Id)).TwoFactorEnabled = false);
        Assert.Contains(
            "maar één onderzoeksleider",
            (await given.ReadAsync()).QuerySelector(".few-publishers")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(
            "maar één onderzoeksleider",
            (await given.Lead.ReadAsync("/werk/onderzoeken/nieuw")).QuerySelector(".few-publishers")!.TextContent,
            StringComparison.Ordinal);
        var page = (await given.SendAsync("/uitnodigen", [], Look)).Page;

        var refused = await given.Lead.SendAsync(page, $"{Address}/uitnodigen", form: Send);
        Assert.Contains("(D191)", refused.Text, StringComparison.Ordinal);
        Assert.Null((await given.InspectionAsync(Deventer)).Preparation);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await given.Lead.SendAsync(page, $"{Address}/uitnodigen", new() { ["Reason"] = "De tweede leider begint in mei." }, Send)
            ).Status);

        Assert.NotNull((await given.InspectionAsync(Deventer)).Preparation);
        Assert.Contains("De tweede leider begint in mei.", (await given.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALetter_NamesTheContactPersonAndTheInspectorates_AndItsLinkLivesByItsStep()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example");
        var edit = $"{Address}/bewerken";
        Assert.Equal(
            given.Leader.Email,
            (await given.Lead.ReadAsync(edit)).QuerySelector("[name='Plan.ContactEmail']")!.GetAttribute("value"));
        await given.Lead.SendAsync((await given.SendAsync("/uitnodigen", [], Look)).Page, $"{Address}/uitnodigen", form: Send);
        await given.Site.DoJobsAsync();
        var letter = Assert.Single(given.Site.Post.Sent);
        Assert.Equal("Bereid het onderzoek ‘Proefonderzoek’ voor, uiterlijk 1 april 2026", letter.Subject);
        // A study of before contact persons were asked: its lead, and no telephone number.
        Assert.Contains(
            $"Hebt u vragen? Mail {given.Leader.Name}: {given.Leader.Email}.\n\nMet vriendelijke groet,\n\n{given.Leader.Name}\nnamens Inspectie Samen\n",
            letter.Text,
            StringComparison.Ordinal);
        Assert.Contains("werkt tot en met 1 mei 2026.", letter.Text, StringComparison.Ordinal);

        var link = given.Site.Post.LinkTo("ada@deventer.example");
        await given.Lead.SendAsync(
            edit,
            new()
            {
                ["Plan.NominateBy"] = "20-4-2026",
                ["Plan.ContactName"] = "Lotte",
                ["Plan.ContactPhone"] = "070-000 00 00",
                ["Plan.ContactEmail"] = "lotte@inspectie.example",
            },
            "main form.form");
        given.Site.Clock.Now = new DateTimeOffset(2026, 5, 20, 20, 0, 0, TimeSpan.Zero);
        Assert.Contains("Welkom", (await given.Site.Visitor().OpenAsync(link)).Text, StringComparison.Ordinal);
        given.Site.Clock.Now = new DateTimeOffset(2026, 5, 20, 22, 1, 0, TimeSpan.Zero);
        var expired = await given.Site.Visitor().OpenAsync(link);
        Assert.Contains("niet meer geldig", expired.Text, StringComparison.Ordinal);

        var ada = await given.Site.LoggedInAsync(
            await given.Site.AskAsync(db => db.Accounts.Include(a => a.Held).SingleAsync(a => a.Email == "ada@deventer.example")));
        var contact = (await ada.ReadAsync($"/werk/gemeenten/{(await given.InspectionAsync(Deventer)).Id}/voorbereiding")).QuerySelector(
            ".contact")!;
        Assert.Contains("Inspectie Samen", contact.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lotte, 070-000 00 00, lotte@inspectie.example", contact.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALetterToAClosedAccount_IsNotSent_AndTheLeadReadsWhy()
    {
        await using var given = await WithAsync(provider, Deventer);
        var people = await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example");
        await given.Lead.SendAsync((await given.SendAsync("/uitnodigen", [], Look)).Page, $"{Address}/uitnodigen", form: Send);
        await given.Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == people[0].Id)).Block(given.Site.Clock.Now));
        await given.Site.DoJobsAsync();
        Assert.Empty(given.Site.Post.Sent);
        Assert.Contains(
            "Het account van deze persoon is gesloten.",
            (await given.ReadAsync("/post")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenConfirmed_OpensThePreparationAndWritesToEachContactPerson_OnceHoweverOftenItIsSent()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example", "ben@deventer.example");
        var page = (await given.SendAsync("/uitnodigen", [], Look)).Page;

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.Redirect, (await given.Lead.SendAsync(page, $"{Address}/uitnodigen", form: Send)).Status);

        await given.Site.DoJobsAsync();
        Assert.Equal(["ada@deventer.example", "ben@deventer.example"], given.Site.Post.Sent.Select(m => m.To).Order());
        var inspection = await given.InspectionAsync(Deventer);
        Assert.Equal(PreparationStatus.Open, inspection.Preparation!.Status);
        Assert.All(given.Site.Post.Sent, m => Assert.Contains("/uitnodiging/", m.Text, StringComparison.Ordinal));
        Assert.Equal(
            [$"/werk/gemeenten/{inspection.Id}/voorbereiding"],
            await given.Site.AskAsync(db => db.Invitations.Select(i => i.ReturnTo).Distinct().ToListAsync()));
        Assert.Equal(
            2,
            await given.Site.AskAsync(db => db.Letters.CountAsync(l => l.SentAt != null && l.Kind == LetterKind.InvitationToMunicipality)));
        Assert.Null((await given.InspectionAsync(Zwolle)).Preparation);
    }

    [Fact]
    public async Task Post_WhenAMunicipalityHasNoContactPerson_NamesItAndInvitesTheOthers()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example", "ben@deventer.example");
        var page = (await given.SendAsync("/uitnodigen", [], Look)).Page;

        await given.Lead.SendAsync(page, $"{Address}/uitnodigen", new() { ["Codes"] = $"{Deventer}\0{Zwolle}" }, Send);

        Assert.Contains(
            "Niet uitgenodigd, want zonder contactpersoon: Zwolle.",
            (await given.Lead.OpenAsync($"{Address}/uitnodigen")).Text,
            StringComparison.Ordinal);
        await given.Site.DoJobsAsync();
        Assert.Equal(2, given.Site.Post.Sent.Count);
    }

    [Fact]
    public async Task Post_WhenNobodyCanBeInvited_SaysSo()
    {
        await using var given = await WithAsync(provider, Deventer);
        var answer = await given.SendAsync("/uitnodigen", [], Look);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, e => e.Sentence.Contains("niets verstuurd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WhenAContactPersonComesLater_GetsTheInvitationToo()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example");
        await given.Lead.SendAsync((await given.SendAsync("/uitnodigen", [], Look)).Page, $"{Address}/uitnodigen", form: Send);
        var later = (await given.GivenContactPersonsAsync(Deventer, "ben@deventer.example"))[0];
        var page = await given.ReadAsync($"/gemeenten/{Deventer}/contactpersonen");

        var button = Assert.Single(page.QuerySelectorAll("button[formaction='?handler=SendLetter']"));
        Assert.Equal(later.Id.ToString(), button.Closest("form")!.QuerySelector("input[name=person]")!.GetAttribute("value"));
        await given.Lead.SendAsync(
            page,
            $"{Address}/gemeenten/{Deventer}/contactpersonen?handler=SendLetter",
            new() { ["person"] = later.Id.ToString() },
            ".cards__actions");

        await given.Site.DoJobsAsync();
        Assert.Equal(["ada@deventer.example", "ben@deventer.example"], given.Site.Post.Sent.Select(m => m.To).Order());
    }

    [Fact]
    public async Task Post_WhenTheLastContactPersonGoes_FirstSaysWhatThatComesTo_AndThenSaysThatNobodyIsReached()
    {
        await using var given = await WithAsync(provider, Deventer);
        var ada = (await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example"))[0];
        await given.Lead.SendAsync((await given.SendAsync("/uitnodigen", [], Look)).Page, $"{Address}/uitnodigen", form: Send);
        var people = $"{Address}/gemeenten/{Deventer}/contactpersonen";

        var asked = await given.Lead.SendAsync(await given.Lead.ReadAsync(people), $"{people}?handler=Remove", form: ".cards__actions");

        Assert.Contains("is de laatste contactpersoon", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Proefonderzoek", asked.Page.QuerySelector(".panel ul")!.TextContent, StringComparison.Ordinal);
        Assert.True(await given.Site.AskAsync(db => db.Accounts.Where(a => a.Id == ada.Id).Select(a => a.IsContactPerson).SingleAsync()));
        await given.Lead.SendAsync(asked.Page, $"{people}?handler=Remove", form: ".panel");
        Assert.False(await given.Site.AskAsync(db => db.Accounts.Where(a => a.Id == ada.Id).Select(a => a.IsContactPerson).SingleAsync()));
        Assert.Contains("De gemeente krijgt geen brieven", (await given.Lead.OpenAsync(people)).Text, StringComparison.Ordinal);
        Assert.Contains("er is geen contactpersoon", (await given.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "er is geen contactpersoon",
            (await given.ReadAsync($"/gemeenten/{Deventer}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(
            "Voeg een contactpersoon toe voor de gemeente Deventer",
            (await given.Lead.OpenAsync("/werk")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInvitationOfWhichTheDayIsPast_AsksAsSoonAsPossible()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example");
        given.Site.Clock.Now = new(2026, 4, 2, 9, 0, 0, TimeSpan.Zero);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        var letter = (await lead.SendAsync($"{Address}/uitnodigen", [], Look)).Page.QuerySelector(".letter")!.TextContent;
        Assert.Contains("Wilt u zo snel mogelijk de voorbereiding", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("1 april 2026", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALetterThatCannotBeSent_IsNamedInTheLog_AndGoesOnceMore()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenContactPersonsAsync(Deventer, "ada@deventer.example");
        given.Site.Post.IsDown = true;
        await given.Lead.SendAsync((await given.SendAsync("/uitnodigen", [], Look)).Page, $"{Address}/uitnodigen", form: Send);
        await given.Site.DoJobsAsync();

        var log = await given.ReadAsync("/post");
        Assert.Contains("1 brief is niet verstuurd", log.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Proef MunicipalityRespondent", log.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);

        given.Site.Post.IsDown = false;
        await given.Lead.SendAsync(log, $"{Address}/post");
        await given.Site.DoJobsAsync();
        Assert.Single(given.Site.Post.Sent);
        Assert.DoesNotContain("niet verstuurd", (await given.ReadAsync("/post")).Body!.TextContent, StringComparison.Ordinal);
        // What waited for the server to come back finds that there is nothing left to do.
        given.Site.Clock.Now += TimeSpan.FromDays(1);
        await given.Site.DoJobsAsync();
        Assert.Single(given.Site.Post.Sent);
    }
}

public sealed class InvitingTestsOnSqlite() : InvitingTests(Provider.Sqlite);

public sealed class InvitingTestsOnPostgres() : InvitingTests(Provider.Postgres);
