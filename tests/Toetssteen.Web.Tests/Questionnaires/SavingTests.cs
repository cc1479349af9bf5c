using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Questionnaires;

/// <summary>Saving while typing: what a browser sends, and what is stored.</summary>
public abstract class SavingTests(Provider provider)
{
    private const string Reasons = "reasons_1.1.1";

    [Fact]
    public async Task ASave_IsStored_AndTellsItsNumberAndWhen()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);

        var (status, reply) = await typist.SaveAsync(Reasons, "Wij noemen ze allemaal hetzelfde.");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, reply.GetProperty("number").GetInt32());
        Assert.Equal(site.Clock.Now, reply.GetProperty("savedAt").GetDateTimeOffset());
        var stored = await StoredAsync(site, questionnaire);
        Assert.Equal(("Wij noemen ze allemaal hetzelfde.", questionnaire.Writer.Id), (stored.Value, stored.SavedBy));
    }

    [Fact]
    public async Task ASaveThatIsSentAgain_CountsOnce()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        var save = Guid.NewGuid();

        await typist.SaveAsync(Reasons, "Een.", 0, save);
        var (status, reply) = await typist.SaveAsync(Reasons, "Een.", 0, save);

        Assert.Equal((HttpStatusCode.OK, 1), (status, reply.GetProperty("number").GetInt32()));
        Assert.Equal(1, (await StoredAsync(site, questionnaire)).Number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("geen kenmerk")]
    public async Task ASaveWithoutAnIdentity_IsRefused_AndNotAcknowledged(string? identity)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);

        var (status, reply) = await typist.SendAsync(
            $"{questionnaire.Address}/antwoorden",
            new
            {
                name = Reasons,
                value = "Zonder.",
                basedOn = 0,
                saveId = identity,
            });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "D195"), (status, reply.GetProperty("code").GetString()));
        Assert.Contains("is niet opgeslagen", reply.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Answers.CountAsync()));
    }

    [Fact]
    public async Task ASaveWithTheIdentityOfAnotherText_IsRefused_AndNotAcknowledged()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        var save = Guid.NewGuid();
        await typist.SaveAsync(Reasons, "Een.", 0, save);

        foreach (
            var (name, value, basedOn) in new[]
            {
                (Reasons, "Twee.", 1),
                (Reasons, "", 1),
                ("reasons_1.1.2", "Een.", 0),
                ("reasons_1.1.2", "Drie.", 0),
            })
        {
            var (status, reply) = await typist.SaveAsync(name, value, basedOn, save);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "D196"), (status, reply.GetProperty("code").GetString()));
        }

        Assert.Equal(("Een.", 1), await StoredAsync(site, questionnaire) is var stored ? (stored.Value, stored.Number) : default);
        Assert.Equal(HttpStatusCode.OK, (await typist.SaveAsync(Reasons, "Twee.", 1)).Status);
        // Also where the two come at once.
        var twice = Guid.NewGuid();
        var outcomes = await Task.WhenAll(
            typist.SaveAsync("reasons_1.2.1", "Een.", 0, twice),
            typist.SaveAsync("reasons_1.2.2", "Twee.", 0, twice));
        Assert.Single(outcomes, o => o.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task HalfAnEmoji_IsMended_AndNotRefused()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);

        var body =
            $$"""{"name":"{{Reasons}}","value":"Half \ud83d, \"heel\" \ud83d\ude00\n\u00e9n\ude00","basedOn":0,"saveId":"{{Guid.NewGuid()}}"}""";
        var (status, reply) = await typist.SendAsync(
            $"{questionnaire.Address}/antwoorden",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.OK, 1), (status, reply.GetProperty("number").GetInt32()));
        Assert.Equal("Half \uFFFD, \"heel\" \ud83d\ude00\nén\uFFFD", (await StoredAsync(site, questionnaire)).Value);
    }

    [Fact]
    public async Task ASaveThatIsSentAgainAfterTheQuestionnaireWasSubmitted_IsKnownToBeStored()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        var save = Guid.NewGuid();
        await typist.SaveAsync(Reasons, "Een.", 0, save);
        await site.GivenItIsSubmittedAsync(questionnaire);

        Assert.Equal(HttpStatusCode.OK, (await typist.SaveAsync(Reasons, "Een.", 0, save)).Status);
    }

    [Fact]
    public async Task OneSaveAfterAnother_EachCountsOn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);

        for (var number = 0; number < 5; number++)
            Assert.Equal(number + 1, (await typist.SaveAsync(Reasons, $"Tekst {number}", number)).Reply.GetProperty("number").GetInt32());

        Assert.Equal("Tekst 4", (await StoredAsync(site, questionnaire)).Value);
    }

    [Fact]
    public async Task AColleaguesWords_AreNeverOverwrittenUnseen_AndBothVersionsAreTold()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var (one, other) = (
            await Typist.AtAsync(site, questionnaire),
            await Typist.AtAsync(site, questionnaire, await site.GivenAColleagueAsync(questionnaire)));
        await one.SaveAsync(Reasons, "Van de een.");

        var (status, reply) = await other.SaveAsync(Reasons, "Van de ander.");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(
            ("Van de ander.", "Van de een.", questionnaire.Writer.Name, 1),
            (
                reply.GetProperty("yours").GetString(),
                reply.GetProperty("theirs").GetString(),
                reply.GetProperty("by").GetString(),
                reply.GetProperty("number").GetInt32()));
        Assert.Equal("Van de een.", (await StoredAsync(site, questionnaire)).Value);
        Assert.Equal(HttpStatusCode.OK, (await other.SaveAsync(Reasons, "Van ons samen.", 1)).Status);
    }

    [Fact]
    public async Task ManyWhoTypeAtOnce_LoseNothing_AndOfTwoOnTheSameAnswerOneIsTold()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var names = questionnaire
            .Form.Questions.Where(q => q.Name.StartsWith("reasons_", StringComparison.Ordinal))
            .Select(q => q.Name)
            .ToList();
        var (one, other) = (
            await Typist.AtAsync(site, questionnaire),
            await Typist.AtAsync(site, questionnaire, await site.GivenAColleagueAsync(questionnaire)));

        var outcomes = await Task.WhenAll(
            names.SelectMany(n => new[] { one.SaveAsync(n, $"Een bij {n}"), other.SaveAsync(n, $"Twee bij {n}") }));

        Assert.Equal(names.Count, outcomes.Count(o => o.Status == HttpStatusCode.OK));
        Assert.Equal(names.Count, outcomes.Count(o => o.Status == HttpStatusCode.Conflict));
        Assert.Equal(
            names.Count,
            await site.AskAsync(db => db.Answers.CountAsync(a => a.QuestionnaireId == questionnaire.Id && a.Number == 1)));
    }

    [Fact]
    public async Task TwoProcessesOnOneDatabase_KeepTheSameRule()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        await using var second = site.AnotherProcess();
        var (one, other) = (await Typist.AtAsync(site, questionnaire), await Typist.AtAsync(second, questionnaire));

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 10).SelectMany(n => new[] { one.SaveAsync(Reasons, $"Een {n}"), other.SaveAsync(Reasons, $"Twee {n}") }));

        var won = Assert.Single(outcomes, o => o.Status == HttpStatusCode.OK);
        Assert.Equal(1, won.Reply.GetProperty("number").GetInt32());
        Assert.Equal(outcomes.Length - 1, outcomes.Count(o => o.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task ASubmittedQuestionnaire_TakesNoMore_AndSaysSo()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        await site.GivenItIsSubmittedAsync(questionnaire);

        var (status, reply) = await typist.SaveAsync(Reasons, "Te laat.");

        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("verzonden en gesloten", reply.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Answers.CountAsync()));
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(20_001)]
    [InlineData(5 << 20)]
    public async Task ATextThatIsTooLong_IsRefusedWhole(int length)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);

        var (status, reply) = await typist.SaveAsync(Reasons, new string('a', length));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        if (reply.ValueKind == JsonValueKind.Object)
            Assert.Contains(
                "er passen er 20.000 in",
                reply.GetProperty("detail").GetString()!.Replace("20000", "20.000", StringComparison.Ordinal),
                StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync(db => db.Answers.CountAsync()));
    }

    [Fact]
    public async Task TheLongestTextThatFits_IsStoredWhole()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        var longest = new string('é', Question.MaxText);

        Assert.Equal(HttpStatusCode.OK, (await typist.SaveAsync(Reasons, longest)).Status);
        Assert.Equal(longest, (await StoredAsync(site, questionnaire)).Value);
    }

    [Fact]
    public async Task ATextThatNoDatabaseCanHold_IsRefused_AndTakesNothingElseWithIt()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);

        var outcomes = await Task.WhenAll(typist.SaveAsync(Reasons, "een\0twee"), typist.SaveAsync("reasons_1.1.2", "Gewoon."));

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK], outcomes.Select(o => o.Status));
    }

    [Fact]
    public async Task AnAnswerThatDoesNotFit_IsStoredAsTyped_WithItsProblem()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);

        var (status, reply) = await typist.SaveAsync("families", "ongeveer honderd");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("is geen heel getal", reply.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("ongeveer honderd", (await StoredAsync(site, questionnaire)).Value);
    }

    [Fact]
    public async Task AnotherOrganisationsQuestionnaire_IsNotThere_AndNeitherIsAQuestionThatIsNotAsked()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var partners = await site.GivenAnOpenQuestionnaireAsync(QuestionnaireVariant.Limited);
        var typist = await Typist.AtAsync(site, questionnaire);

        Assert.Equal(HttpStatusCode.NotFound, (await typist.SaveAsync(Reasons, "Mijn woorden.", questionnaireId: partners.Id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await typist.SaveAsync(Reasons, "Mijn woorden.", questionnaireId: Guid.NewGuid())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await typist.SaveAsync("reasons_9.9.9", "Mijn woorden.")).Status);
        Assert.Equal(0, await site.AskAsync(db => db.Answers.CountAsync()));
    }

    [Fact]
    public async Task WhoseSessionEndedIsToldSo_AndLoggedInAgainTheSameSaveGoesOn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        await site.UseAsync<Sessions, bool>(async sessions =>
        {
            await site.AskAsync(async db => { await sessions.EndAsync(db, questionnaire.Writer.Id); return true; });
            return true;
        });

        var (status, reply) = await typist.SaveAsync(Reasons, "Onder het typen uitgelogd.");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("niet meer ingelogd", reply.GetProperty("title").GetString(), StringComparison.Ordinal);
        var again = await Typist.AtAsync(site, questionnaire);
        Assert.Equal(HttpStatusCode.OK, (await again.SaveAsync(Reasons, "Onder het typen uitgelogd.")).Status);
    }

    [Fact]
    public async Task ASaveWithoutTheProofOfItsPage_IsRefused()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        typist.Token = "";

        Assert.Equal(HttpStatusCode.BadRequest, (await typist.SaveAsync(Reasons, "Van een andere site.")).Status);
        Assert.Equal(0, await site.AskAsync(db => db.Answers.CountAsync()));
    }

    [Theory]
    [InlineData(Role.Inspector)]
    [InlineData(Role.StudyLead)]
    [InlineData(Role.Administrator)]
    public async Task WhoDoesNotFillIn_MayNotSave(Role role)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var other = await site.LoggedInAsync(role);

        using var response = await other.Client.PostAsJsonAsync(
            $"{questionnaire.Address}/antwoorden",
            new
            {
                name = Reasons,
                value = "x",
                basedOn = 0,
                saveId = Guid.NewGuid(),
            });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData(Role.MunicipalityRespondent)]
    [InlineData(Role.Inspector)]
    [InlineData(Role.StudyLead)]
    public async Task APageThatAnotherPersonOpened_IsToldSo_WhateverWhoIsLoggedInMayDo(Role role)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        await typist.LogInInsteadAsync(
            site,
            role == Role.MunicipalityRespondent ? await site.GivenAColleagueAsync(questionnaire) : await site.GivenAnAccountAsync(role));

        foreach (var address in new[] { "antwoorden", "aanwezig" })
        {
            var (status, reply) = await typist.SendAsync(
                $"{questionnaire.Address}/{address}",
                new
                {
                    name = Reasons,
                    value = "Van de eerste.",
                    basedOn = 0,
                    saveId = Guid.NewGuid(),
                });
            Assert.Equal((HttpStatusCode.BadRequest, "D199"), (status, reply.GetProperty("code").GetString()));
            Assert.Contains("Er is intussen anders ingelogd.", reply.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        Assert.Equal(0, await site.AskAsync(db => db.Answers.CountAsync()));
    }

    [Fact]
    public async Task Colleagues_SeeWhoIsWhere_AndWhatIsNewer()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var colleague = await site.GivenAColleagueAsync(questionnaire);
        var (one, other) = (await Typist.AtAsync(site, questionnaire), await Typist.AtAsync(site, questionnaire, colleague));
        await one.SaveAsync("reasons_1.1.2", "Zij.");

        var ping = await other.PingAsync("1.1", new() { ["reasons_1.1.1"] = 0 });

        var present = Assert.Single(ping.GetProperty("others").EnumerateArray());
        Assert.Equal(
            (questionnaire.Writer.Name, "1.1"),
            (present.GetProperty("name").GetString(), present.GetProperty("page").GetString()));
        var newer = Assert.Single(ping.GetProperty("newer").EnumerateArray());
        Assert.Equal(
            ("reasons_1.1.2", "Zij.", 1),
            (newer.GetProperty("name").GetString(), newer.GetProperty("value").GetString(), newer.GetProperty("number").GetInt32()));

        site.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Empty((await other.PingAsync("1.1", new() { ["reasons_1.1.2"] = 1 })).GetProperty("others").EnumerateArray());
    }

    [Fact]
    public async Task Typing_KeepsThePagesOfThePublicSite()
    {
        var asked = new Questions();
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, asked.AddTo);
        await site.UntilItListensAsync();
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var typist = await Typist.AtAsync(site, questionnaire);
        await site.GetAsync("/factsheets/deventer-2013");
        var before = asked.Count;
        await site.GetAsync("/factsheets/deventer-2013");
        Assert.Equal(before, asked.Count);

        await typist.SaveAsync(Reasons, "Wat niemand buiten ziet.");
        var typed = asked.Count;
        await site.GetAsync("/factsheets/deventer-2013");

        Assert.Equal(typed, asked.Count);
    }

    private static Task<Answer> StoredAsync(TestSite site, OpenQuestionnaire questionnaire) =>
        site.AskAsync(db => db.Answers.AsNoTracking().SingleAsync(a => a.QuestionnaireId == questionnaire.Id));
}

/// <summary>A browser with a page of a questionnaire open, that sends what is typed.</summary>
internal sealed class Typist
{
    private readonly Person _person;
    private readonly OpenQuestionnaire _questionnaire;

    private Typist(Person person, OpenQuestionnaire questionnaire) => (_person, _questionnaire) = (person, questionnaire);

    public string Token { get; set; } = "";

    public static async Task<Typist> AtAsync(TestSite site, OpenQuestionnaire questionnaire, Account? who = null)
    {
        var person = await site.LoggedInAsync(who ?? questionnaire.Writer);
        var page = await person.ReadAsync(questionnaire.FirstPage);
        return new Typist(person, questionnaire)
        {
            Token = page.QuerySelector("form.answers input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        };
    }

    public async Task<(HttpStatusCode Status, JsonElement Reply)> SaveAsync(
        string name,
        string value,
        int basedOn = 0,
        Guid? saveId = null,
        Guid? questionnaireId = null
    ) =>
        await SendAsync(
            $"/werk/vragenlijsten/{questionnaireId ?? _questionnaire.Id}/antwoorden",
            new
            {
                name,
                value,
                basedOn,
                saveId = saveId ?? Guid.NewGuid(),
            });

    /// <summary>Somebody else logs in, in the same browser; the page stays open.</summary>
    public Task LogInInsteadAsync(TestSite site, Account account) => site.LogInAgainAsync(_person, account);

    public async Task<JsonElement> PingAsync(string page, Dictionary<string, int> seen) =>
        (await SendAsync($"{_questionnaire.Address}/aanwezig", new { page, seen })).Reply;

    public async Task<(HttpStatusCode Status, JsonElement Reply)> SendAsync(string address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body as HttpContent ?? JsonContent.Create(body) };
        request.Headers.Add("RequestVerificationToken", Token);
        using var response = await _person.Client.SendAsync(request);
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return (response.StatusCode, isJson ? await response.Content.ReadFromJsonAsync<JsonElement>() : default);
    }
}

public sealed class SavingTestsOnSqlite() : SavingTests(Provider.Sqlite);

public sealed class SavingTestsOnPostgres() : SavingTests(Provider.Postgres);
