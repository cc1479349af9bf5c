using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Tests.Studies.PlannedStudy;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>Reminders: looked at first, to whom one chooses, once; with a log.</summary>
public abstract class RemindingTests(Provider provider)
{
    private const string Preparation = "/herinneren?wie=voorbereiding";
    private const string Answers = "/herinneren?wie=antwoorden";
    private const string Look = "form[action$='handler=Preview']";
    private const string Send = "form[action$='handler=Send']";

    [Fact]
    public async Task Get_WhenNobodyIsWaitedFor_SaysSo()
    {
        await using var given = await WithAsync(provider, Deventer);
        Assert.Contains("niemand om te herinneren", (await given.ReadAsync("/herinneren")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FromTickedMunicipalities_SaysWhoItAppliesTo_WhoNot_AndWhy()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle, "GM0141");
        await GivenPreparingAsync(given, Deventer, "ada@deventer.example");
        await GivenPreparingAsync(given, Zwolle, "zoe@zwolle.example");
        var progress = await given.ReadAsync();
        var form = progress.QuerySelector("form:has(table)")!;
        Assert.Equal(("get", $"{Address}/herinneren"), (form.GetAttribute("method"), form.GetAttribute("action")));

        var page = await given.ReadAsync($"/herinneren?gemeente={Deventer}&gemeente=GM0141");

        Assert.Equal(
            ["Deventer"],
            page.QuerySelectorAll("tbody tr td:nth-child(3)")
                .Select(td => td.TextContent.Replace("Gemeente", "", StringComparison.Ordinal).Trim()));
        Assert.Contains(
            "Almelo: Niet uitgenodigd. Wacht op u: kies een contactpersoon; daarvoor is er geen herinnering.",
            string.Join(' ', page.QuerySelector("section.panel")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        var seen = await given.Lead.SendAsync(page, Address, form: Look);
        Assert.Contains("1 herinnering versturen?", seen.Text, StringComparison.Ordinal);
        Assert.Equal(0, await given.Site.AskAsync(db => db.Letters.CountAsync(l => l.Kind == LetterKind.Reminder)));
    }

    [Fact]
    public async Task Post_WhenConfirmed_RemindsWhoWasChosen_OnceHoweverOftenItIsSent()
    {
        await using var given = await WithAsync(provider, Deventer, Zwolle);
        var ada = (await GivenPreparingAsync(given, Deventer, "ada@deventer.example"))[0];
        await GivenPreparingAsync(given, Zwolle, "zoe@zwolle.example");
        var list = await given.ReadAsync(Preparation);
        Assert.Equal(2, list.QuerySelectorAll("input[name=Keys][checked]").Length);
        var key = list.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("Deventer", StringComparison.Ordinal))
            .QuerySelector("input")!
            .GetAttribute("value");

        var look = await given.Lead.SendAsync(list, Address + Preparation, new() { ["Keys"] = key, ["Said"] = "Denkt u eraan?" }, Look);
        Assert.Contains("1 herinnering versturen?", look.Text, StringComparison.Ordinal);
        var letter = look.Page.QuerySelector(".letter")!.TextContent;
        Assert.Contains("Denkt u eraan?", letter, StringComparison.Ordinal);
        Assert.Contains("de voorbereiding van de gemeente Deventer", letter, StringComparison.Ordinal);
        Assert.Contains("1 april 2026", letter, StringComparison.Ordinal);
        await given.Site.DoJobsAsync();
        Assert.Empty(given.Site.Post.Sent);

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.Redirect, (await given.Lead.SendAsync(look.Page, Address + Preparation, form: Send)).Status);
        await given.Site.DoJobsAsync();

        Assert.Equal("ada@deventer.example", Assert.Single(given.Site.Post.Sent).To);
        var log = (await given.ReadAsync("/post")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("herinnering", log, StringComparison.Ordinal);
        Assert.Contains("2 maart 2026 om 10.30 uur", log, StringComparison.Ordinal);
        Assert.Equal(ada.Id, await given.Site.AskAsync(db => db.Letters.Select(l => l.AccountId).SingleAsync()));
        Assert.Contains(
            "2 maart 2026",
            (await given.ReadAsync(Preparation))
                .QuerySelectorAll("tbody tr")
                .Single(r => r.TextContent.Contains("Deventer", StringComparison.Ordinal))
                .TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenFifteenHundredAreWaitedFor_RemindsThemAll()
    {
        const int many = 1500;
        await using var given = await WithAsync(provider, Deventer);
        var ada = (await GivenPreparingAsync(given, Deventer, "ada@deventer.example"))[0];
        await given.Site.ChangeAsync(db =>
        {
            db.Accounts.AddRange(
                Enumerable
                    .Range(1, many - 1)
                    .Select(n =>
                    {
                        var account = new Security.Account(
                            Guid.NewGuid(),
                            $"Collega {n}",
                            $"collega.{n}@deventer.example",
                            ada.OrganisationId,
                            given.Site.Clock.Now)
                        {
                            NormalizedEmail = $"COLLEGA.{n}@DEVENTER.EXAMPLE",
                            NormalizedUserName = $"COLLEGA.{n}@DEVENTER.EXAMPLE",
                            IsContactPerson = true,
                        };
                        account.Hold([Domain.People.Role.MunicipalityRespondent], Domain.Municipalities.OrganisationKind.Municipality);
                        return account;
                    }));
            return Task.CompletedTask;
        });
        var list = await given.ReadAsync(Preparation);
        var keys = string.Join('\0', list.QuerySelectorAll("input[name=Keys]").Select(k => k.GetAttribute("value")));

        var look = await given.Lead.SendAsync(list, Address + Preparation, new() { ["Keys"] = keys, ["Said"] = "Denkt u eraan?" }, Look);
        Assert.True(look.Status == HttpStatusCode.OK, look.Text);
        var sent = await given.Lead.SendAsync(look.Page, Address + Preparation, form: Send);

        Assert.True(sent.Status == HttpStatusCode.Redirect, sent.Text);
        Assert.Equal(many, await given.Site.AskAsync(db => db.Letters.CountAsync()));
    }

    [Theory]
    [InlineData("Keys", null)]
    [InlineData("Said", " ")]
    public async Task Post_WhenNobodyWasChosenOrNothingSaid_SaysSoAndSendsNothing(string field, string? value)
    {
        await using var given = await WithAsync(provider, Deventer);
        await GivenPreparingAsync(given, Deventer, "ada@deventer.example");
        var answer = await given.SendAsync(Preparation, new() { [field] = value }, Look);
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, Assert.Single(answer.Errors).Field));
        Assert.Equal(0, await given.Site.AskAsync(db => db.Letters.CountAsync()));
    }

    [Fact]
    public async Task Post_WhenOneAddressFails_TheOthersGoOn_AndItIsNamed()
    {
        await using var given = await WithAsync(provider, Deventer);
        await GivenPreparingAsync(given, Deventer, "ada@deventer.example", "ben@deventer.example");
        given.Site.Post.Refuses = "ada@deventer.example";
        await given.Lead.SendAsync((await given.SendAsync(Preparation, [], Look)).Page, Address + Preparation, form: Send);
        await given.Site.DoJobsAsync();
        Assert.Equal("ben@deventer.example", Assert.Single(given.Site.Post.Sent).To);
        Assert.Contains(
            "De mailserver neemt deze e-mail niet aan",
            (await given.ReadAsync("/post")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhenAnswersAreWaitedFor_ListsThoseWhoWereWrittenTo_AndNotWhoAnswered()
    {
        await using var given = await WithAsync(provider, Deventer);
        await given.GivenASubmittedPreparationAsync(Deventer, (_, a) =>
        {
            a.Nominate(Guid.NewGuid(), "Dimence", null, null).Reach("Cor", "cor@dimence.example");
            a.Nominate(Guid.NewGuid(), "MEE", null, null).Reach("Dia", "dia@mee.example");
        });
        await given.SendAsync($"/gemeenten/{Deventer}", [], "form[action='?handler=Accept']");
        await given.Site.DoJobsAsync();
        var mee = (await given.InspectionAsync(Deventer)).Assessments.Single().Respondents.Single(r => r.Name == "MEE").Id;
        await given.Site.ChangeAsync(async db =>
            (await db.Questionnaires.SingleAsync(q => q.RespondentId == mee)).Submit(
                Guid.NewGuid(),
                new Dictionary<string, string>(),
                "Dia",
                true,
                Guid.NewGuid(),
                given.Site.Clock.Now));

        var names = (await given.ReadAsync(Answers)).QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()).ToList();

        Assert.Contains("Cor", names);
        Assert.DoesNotContain("Dia", names);
        Assert.Equal(3, names.Count);
        await given.Lead.SendAsync((await given.SendAsync(Answers, [], Look)).Page, Address + Answers, form: Send);
        await given.Site.DoJobsAsync();
        var reminder = given.Site.Post.Sent.Last(m => m.To == "cor@dimence.example");
        Assert.Contains(
            "Wilt u de vragenlijst over de aanpak ‘Team Breed’ uiterlijk 1 mei 2026 verzenden?",
            reminder.Text,
            StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Security.Account>> GivenPreparingAsync(PlannedStudy given, string code, params string[] emails)
    {
        var people = await given.GivenContactPersonsAsync(code, emails);
        await given.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Preparation).SingleAsync(i => i.MunicipalityCode == code)).Prepare());
        return people;
    }
}

public sealed class RemindingTestsOnSqlite() : RemindingTests(Provider.Sqlite);

public sealed class RemindingTestsOnPostgres() : RemindingTests(Provider.Postgres);
