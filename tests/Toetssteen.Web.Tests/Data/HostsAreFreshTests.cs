using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Data;

/// <summary>Tests run on the same host after each other (<see cref="HostPool"/>). None sees anything of the one before.</summary>
public abstract class HostsAreFreshTests(Provider provider)
{
    private static readonly FactsheetReading Zwolle = Study("zwolle.txt", "GM0193", "Zwolle");
    private static readonly FactsheetReading Deventer = Study("deventer.txt", "GM0150", "Deventer");

    [Fact]
    public async Task RowsPagesAndFrameworks_AreThoseThatATestBeginsWith()
    {
        string rows, page;
        IServiceProvider host;
        await using (var first = await GivenAsync())
        {
            (host, rows, page) = (first.Services, await RowsAsync(first), await PageAsync(first));
            await first.GivenAnAccountAsync(Role.StudyLead);
            await first.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"));
            await first.ImportAsync(Zwolle);
            Assert.NotEqual(rows, await RowsAsync(first));
            Assert.Contains("Zwolle", await PageAsync(first), StringComparison.Ordinal);
            Assert.NotNull(first.Services.GetRequiredService<FrameworkCatalogue>().Find("verzuim/2.1"));
        }
        ThisTestEnds(hasPassed: true);

        await using var second = await GivenAsync();

        Assert.Same(host, second.Services);
        Assert.Equal(rows, await RowsAsync(second));
        Assert.Equal(page, await PageAsync(second));
        Assert.Null(second.Services.GetRequiredService<FrameworkCatalogue>().Find("verzuim/2.1"));
        // As many changes as the first test made: a page that was kept for it would be served here.
        await second.GivenAnAccountAsync(Role.StudyLead);
        await second.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"));
        await second.ImportAsync(Deventer);
        Assert.Contains("Deventer", await PageAsync(second), StringComparison.Ordinal);
        Assert.DoesNotContain("Zwolle", await PageAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionsGuessesAndWhoIsPresent_AreForgotten()
    {
        var (questionnaire, someone) = (Guid.NewGuid(), Guid.NewGuid());
        CookieContainer cookies;
        IServiceProvider host;
        await using (var first = await GivenAsync())
        {
            host = first.Services;
            var person = await first.LoggedInAsync(Role.StudyLead);
            cookies = person.Cookies;
            Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/werk")).Status);
            for (var n = 0; n < Throttle.Free; n++)
                Assert.Null(Guessed(first));
            Assert.NotNull(Guessed(first));
            first.Services.GetRequiredService<Presence>().See(questionnaire, someone, "Iemand", "1.1");
            Assert.NotEmpty(first.Services.GetRequiredService<Presence>().Others(questionnaire, Guid.NewGuid()));
        }
        ThisTestEnds(hasPassed: true);

        await using var second = await GivenAsync();

        Assert.Same(host, second.Services);
        Assert.StartsWith("/inloggen", (await Person.In(second, cookies).OpenAsync("/werk")).Location, StringComparison.Ordinal);
        Assert.Null(Guessed(second));
        Assert.Empty(second.Services.GetRequiredService<Presence>().Others(questionnaire, Guid.NewGuid()));
    }

    [Fact]
    public async Task LettersFilesAndClock_AreThoseOfATestThatBegins()
    {
        DateTimeOffset begin;
        IServiceProvider host;
        await using (var first = await GivenAsync())
        {
            (host, begin) = (first.Services, first.Clock.Now);
            first.Clock.Now += TimeSpan.FromDays(400);
            await first.GivenAnInvitationAsync(Role.MunicipalityRespondent);
            Assert.Single(first.Post.Sent);
            (first.Post.IsDown, first.Post.IsNotSetUp) = (true, true);
            (first.Post.Refuses, first.Post.BreaksAt) = ("een@example.org", "twee@example.org");
            Directory.CreateDirectory(first.FilesFolder);
            await File.WriteAllTextAsync(Path.Combine(first.FilesFolder, "blijft.txt"), "Van de eerste.");
        }
        ThisTestEnds(hasPassed: true);

        await using var second = await GivenAsync();

        Assert.Same(host, second.Services);
        Assert.Equal(begin, second.Clock.Now);
        Assert.Equal(begin, second.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        Assert.Empty(second.Post.Sent);
        Assert.Equal((false, false, null, null), (second.Post.IsDown, second.Post.IsNotSetUp, second.Post.Refuses, second.Post.BreaksAt));
        Assert.Empty(second.StoredFiles);
    }

    [Fact]
    public async Task ALetterThatNobodyWaitedFor_DoesNotReachTheNextTest()
    {
        IServiceProvider host;
        await using (var first = await GivenAsync())
        {
            host = first.Services;
            await PostAsync(first, await first.GivenAnAccountAsync(Role.MunicipalityRespondent, email: "eerste@example.org"));
        }
        ThisTestEnds(hasPassed: true);

        await using var second = await GivenAsync();
        var account = await second.GivenAnAccountAsync(Role.MunicipalityRespondent, email: "tweede@example.org");
        await PostAsync(second, account);

        // Letters are stored in the order in which they were posted: one of the first test would be here by now.
        Assert.Same(host, second.Services);
        Assert.Equal([account.Email], (await second.WaitForLettersAsync(1)).Select(l => l.To));
        Assert.Equal([account.Id], await second.AskAsync(db => db.AccountLetters.Select(l => l.AccountId).ToListAsync()));
    }

    [Fact]
    public async Task AnotherProcess_KnowsTheCookiesOfAHostThatIsUsedAgain()
    {
        await using (var first = await GivenAsync())
            await first.LoggedInAsync(Role.StudyLead);
        ThisTestEnds(hasPassed: true);

        await using var second = await GivenAsync();
        var person = await second.LoggedInAsync(Role.StudyLead);
        await using var other = second.AnotherProcess();

        Assert.Equal(HttpStatusCode.OK, (await Person.In(other, person.Cookies).OpenAsync("/werk")).Status);
    }

    [Fact]
    public async Task AHostWhoseTestFailed_IsNotUsedAgain()
    {
        IServiceProvider host;
        await using (var first = await GivenAsync())
            host = first.Services;
        ThisTestEnds(hasPassed: false);

        await using var second = await GivenAsync();

        Assert.NotSame(host, second.Services);
    }

    [Fact]
    public async Task AHostThatCannotBeginAnew_IsNotUsedAgain()
    {
        IServiceProvider host;
        await using (var first = await GivenAsync())
            host = first.Services;
        ThisTestEnds(hasPassed: true);
        await ((IAsyncDisposable)host).DisposeAsync();

        await using var second = await GivenAsync();

        Assert.NotSame(host, second.Services);
        Assert.Contains("ggsr", await RowsAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASiteWithSettingsServicesOrASecondProcess_HasAHostOfItsOwn()
    {
        var hosts = new List<IServiceProvider>();
        Action<TestSite>[] changes =
            [site => site.Settings["Toetssteen:RetentionMonths"] = "6", site => site.Listen(), site => site.AnotherProcess()];
        foreach (var change in changes)
        {
            await using (var own = await GivenAsync())
            {
                change(own);
                hosts.Add(own.Services);
            }
            ThisTestEnds(hasPassed: true);
        }
        await using (var own = await TestSite.GivenAsync(provider, nameof(HostsAreFreshTests), TestSite.FillEmptyAsync, _ => { }))
            hosts.Add(own.Services);
        ThisTestEnds(hasPassed: true);

        await using var second = await GivenAsync();

        Assert.DoesNotContain(second.Services, hosts);
    }

    // No other class uses hosts of this state, so that it is known which one is free.
    private Task<TestSite> GivenAsync() => TestSite.GivenAsync(provider, nameof(HostsAreFreshTests), TestSite.FillEmptyAsync);

    // For the pool the test that runs now has ended, and another begins.
    private static void ThisTestEnds(bool hasPassed)
    {
        var test = TestContext.Current.Test!.UniqueID;
        HostPool.End(test, hasPassed);
        HostPool.Begin(test);
    }

    private static TimeSpan? Guessed(TestSite site) =>
        site.Services.GetRequiredService<Throttle>().Begin(new(Guess.Password, "dezelfde@example.org", new Origin("192.0.2.7", null)));

    private static Task<bool> PostAsync(TestSite site, Account account) => site.UseAsync<Postman, bool>(postman =>
    {
        postman.Post(new AccountLetter(AccountLetterKind.Invitation, account.Id, "nl", null, site.Clock.Now));
        return Task.FromResult(true);
    });

    private static async Task<string> PageAsync(TestSite site) => (await site.GetAsync("/factsheets")).Body!.TextContent;

    private static Task<string> RowsAsync(TestSite site) => site.AskAsync(async db => string.Join('\n',
    [
        .. (await db.Settings.OrderBy(s => s.Key).ToListAsync()).Select(s => $"{s.Key} {s.Value}"),
        .. (await db.FrameworkVersions.Select(f => f.Id).OrderBy(id => id).ToListAsync()),
        .. (await db.DataProtectionKeys.OrderBy(k => k.Id).ToListAsync()).Select(k => $"{k.Id} {k.FriendlyName}"),
        $"{await db.Municipalities.CountAsync()} {await db.Accounts.CountAsync()} {await db.Organisations.CountAsync()}",
        $"{await db.Sessions.CountAsync()} {await db.Factsheets.CountAsync()} {await db.ImportedFiles.CountAsync()}",
        $"{await db.HistoryEntries.CountAsync()} {await db.Jobs.CountAsync()}",
    ]));

    private static FactsheetReading Study(string file, string code, string name) =>
        ReadingFixtures.Study(file, code, name, ReadingFixtures.Finding("1.1.1", 1, "Voor iedereen dezelfde.", ReadMark.Meets));
}

public sealed class HostsAreFreshTestsOnSqlite() : HostsAreFreshTests(Provider.Sqlite);

public sealed class HostsAreFreshTestsOnPostgres() : HostsAreFreshTests(Provider.Postgres);
