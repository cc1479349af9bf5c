using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Features.Documents.Add;
using Toetssteen.Web.Files;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Tests.Routes;

/// <summary>How much may be sent, to every endpoint that takes anything.</summary>
public abstract class BodyLimitTests(Provider provider)
{
    [Fact]
    public async Task EveryEndpointThatTakesSomething_HasALimit_AndASmallOneWhereItIsOpenToAll()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var limits = site.Routes.Endpoints.Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: ["GET", ..] })
            .Select(e =>
                (
                    Route: RouteTable.NameOf(e),
                    IsOpen: e.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                    Most: BodyLimits.Of(e.Metadata)))
            .ToList();

        Assert.True(limits.Count > 100, $"{limits.Count} endpoints");
        Assert.All(limits.Where(l => l.IsOpen), l => Assert.Equal((l.Route, BodyLimits.Open), (l.Route, l.Most)));
        Assert.All(limits, l => Assert.InRange(l.Most, 1, AddModel.MostAtOnce * (FileKinds.MaxBytes + (1 << 20))));
        Assert.Contains(limits, l => l.Route.EndsWith("/antwoorden", StringComparison.Ordinal) && l.Most == 4 << 20);
        // Only where files are taken is it more than for a form.
        Assert.All(limits.Where(l => l.Most > BodyLimits.Work), l => Assert.Contains("documenten", l.Route, StringComparison.Ordinal));
        Assert.Contains(limits, l => l.Most > BodyLimits.Work);
    }

    [Fact]
    public async Task TheLongestTexts_AreTaken()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await site.GivenAnOpenQuestionnaireAsync();
        var writer = await site.LoggedInAsync(questionnaire.Writer);
        var texts = questionnaire.Form.Pages.MaxBy(p => p.Questions.Count(q => q.Type == QuestionType.Text))!;
        // A letter that takes nine bytes as it is sent.
        var longest = new string('€', Question.MaxText);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await writer.SendAsync(
                    $"{questionnaire.Address}/{texts.Code}",
                    texts.Questions.Where(q => q.Type == QuestionType.Text).ToDictionary(q => q.Name, _ => (string?)longest),
                    "form.answers")
            ).Status);
        Assert.True(DraftText.MaxLength * 9 * 30 < BodyLimits.Work);
    }

    [Fact]
    public async Task WhatIsTooLarge_IsAnsweredInASentence_AndToAProgramAsAProblem()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (
            var (address, says) in new[] { ("/inloggen", "Dit is te groot om te versturen"), ("/en/inloggen", "This is too large to send") }
        )
        {
            using var response = await site.Client.PostAsync(address, Form((int)BodyLimits.Open));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Contains(says, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, "/inloggen") { Content = Form((int)BodyLimits.Open) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var program = await site.Client.SendAsync(request);
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "application/problem+json"),
            (program.StatusCode, program.Content.Headers.ContentType!.MediaType));

        var person = await site.LoggedInAsync(Role.Administrator);
        using var work = await person.Client.PostAsync("/beheer/organisaties/nieuw", Form((int)BodyLimits.Work));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, work.StatusCode);
    }

    [Fact]
    public async Task WhatDoesNotSayHowLongItIs_IsReadNoFurtherThanItsLimit()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        site.Listen();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/inloggen") { Content = Form((int)BodyLimits.Open) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await site.Visitor().Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task ManyLargeFormsOfStrangers_LeaveNothingBehind()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (
            var address in new[]
            {
                "/inloggen",
                "/wachtwoord-vergeten",
                "/inloggen/code",
                "/inloggen/herstelcode",
                "/uitnodiging/abc",
                "/beheer/organisaties/nieuw",
                "/nergens",
            })
            for (var i = 0; i < 20; i++)
            {
                using var response = await site.Client.PostAsync($"{address}?x={i}", Form(1_500_000));
                Assert.True(
                    response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.Unauthorized,
                    $"{address} answers {response.StatusCode}");
                Assert.DoesNotContain("xxxxxxxxxx", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        Assert.Equal(0, await site.UseAsync<Throttle, int>(throttle => Task.FromResult(throttle.Kept)));
        Assert.Equal(0, await site.AskAsync(db => db.Sessions.CountAsync()));
    }

    private static StringContent Form(int bytes) =>
        new($"Email={new string('x', bytes)}&Name={new string('x', 20)}", Encoding.ASCII, "application/x-www-form-urlencoded");
}

public sealed class BodyLimitTestsOnSqlite() : BodyLimitTests(Provider.Sqlite);

public sealed class BodyLimitTestsOnPostgres() : BodyLimitTests(Provider.Postgres);
