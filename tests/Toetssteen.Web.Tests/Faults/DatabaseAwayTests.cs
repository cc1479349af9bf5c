using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Faults;

/// <summary>
/// A database that is away for a moment logs nobody out and loses nothing: at whatever point of a request that shows, the answer is 503, to
/// be sent again, and the same request is good once it is back.
/// </summary>
public abstract class DatabaseAwayTests(Provider provider)
{
    /// <summary>
    /// The points of a request at which it asks the database something. The keys of cookies are read when the program starts.
    /// </summary>
    public static TheoryData<string> Stages => ["Sessions", "Questionnaires", "Answers", ""];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task ASave_IsAnswered503_AndTheSameSaveIsGoodAfterwards(string stage)
    {
        foreach (var fault in FailingDatabase.PassingOn(provider))
        {
            await using var given = await GivenAsync(fault);
            given.Database.Fails = sql => sql.Contains(stage, StringComparison.Ordinal);

            using var refused = await given.SaveAsync();

            Assert.True(given.Database.Failed > 0, $"Nothing was asked at {stage}.");
            AssertAway(refused, $"{stage}: {fault}");
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            Assert.Contains("nog niet opgeslagen", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            given.Database.Fails = null;
            using var taken = await given.SaveAsync();
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
            Assert.Equal("Getypt.", (await given.Site.AskAsync(db => db.Answers.AsNoTracking().SingleAsync())).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task APage_IsAnswered503InWords_AndOpensAfterwards(string stage)
    {
        await using var given = await GivenAsync(FailingDatabase.PassingOn(provider)[0]);
        given.Database.Fails = sql => sql.Contains(stage, StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, given.Questionnaire.FirstPage);
        request.Headers.Add("Accept", "text/html,*/*");
        using var refused = await given.Person.Client.SendAsync(request);

        AssertAway(refused, stage);
        Assert.Contains("Even niet te bereiken", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        given.Database.Fails = null;
        Assert.Equal(HttpStatusCode.OK, (await given.Person.OpenAsync(given.Questionnaire.FirstPage)).Status);
    }

    [Theory]
    [InlineData("Sessions")]
    [InlineData("")]
    public async Task AFormThatIsPosted_IsAnswered503_AndIsGoodWhenItIsSentAgain(string stage)
    {
        await using var given = await GivenAsync(FailingDatabase.PassingOn(provider)[0]);
        var fields = new Dictionary<string, string?> { ["__RequestVerificationToken"] = given.Token };
        given.Database.Fails = sql => sql.Contains(stage, StringComparison.Ordinal);

        using var refused = await given.Person.Client.PostAsync("/uitloggen", new FormUrlEncodedContent(fields));

        AssertAway(refused, stage);
        given.Database.Fails = null;
        using var taken = await given.Person.Client.PostAsync("/uitloggen", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
    }

    [Fact]
    public async Task APublicPage_IsAnswered503Too()
    {
        await using var given = await GivenAsync(FailingDatabase.PassingOn(provider)[0]);
        given.Database.Fails = _ => true;
        using var refused = await given.Site.Client.GetAsync("/gemeenten");
        AssertAway(refused, "/gemeenten");
    }

    [Fact]
    public async Task WhatIsNoPassingFault_IsNoneForAnybody()
    {
        Assert.False(DatabaseFault.IsPassing(new InvalidOperationException()));
        Assert.False(DatabaseFault.IsPassing(new DbUpdateException("", new SqliteException("UNIQUE constraint failed", 19))));
        Assert.False(DatabaseFault.IsPassing(new DbUpdateException("", new PostgresException("duplicate key", "ERROR", "ERROR", "23505"))));
        Assert.False(DatabaseFault.IsPassing(new DbUpdateConcurrencyException()));
        await using var given = await GivenAsync(new InvalidOperationException("Nobody foresaw this."));
        given.Database.Fails = sql => sql.Contains("Answers", StringComparison.Ordinal);
        using var broken = await given.SaveAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
    }

    /// <summary>A person at a questionnaire, in a process that has read nothing of the database yet.</summary>
    private async Task<Given> GivenAsync(Exception fault)
    {
        var database = new FailingDatabase { With = fault };
        var before = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var questionnaire = await before.GivenAnOpenQuestionnaireAsync();
        var known = await before.LoggedInAsync(questionnaire.Writer);
        var token = (await known.ReadAsync(questionnaire.FirstPage))
            .QuerySelector("form.answers input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var after = before.AnotherProcess(database.Register);
        after.Clock.Now = before.Clock.Now;
        _ = after.Services;
        return new Given(before, after, database, questionnaire, Person.In(after, known.Cookies), token);
    }

    private static void AssertAway(HttpResponseMessage answer, string when)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{when}: {answer.StatusCode} {answer.Headers.Location}");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, when);
        Assert.False(answer.Headers.Contains("Set-Cookie"), when);
    }

    private sealed record Given(
        TestSite Before,
        TestSite Site,
        FailingDatabase Database,
        OpenQuestionnaire Questionnaire,
        Person Person,
        string Token
    ) : IAsyncDisposable
    {
        private readonly Guid _save = Guid.NewGuid();

        public async Task<HttpResponseMessage> SaveAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Questionnaire.Address}/antwoorden")
            {
                Content = JsonContent.Create(new { name = "reasons_1.1.1", value = "Getypt.", basedOn = 0, saveId = _save }),
            };
            request.Headers.Add("RequestVerificationToken", Token);
            return await Person.Client.SendAsync(request);
        }

        public async ValueTask DisposeAsync()
        {
            Database.Fails = null;
            await Site.DisposeAsync();
            await Before.DisposeAsync();
        }
    }
}

public sealed class DatabaseAwayTestsOnSqlite() : DatabaseAwayTests(Provider.Sqlite);

public sealed class DatabaseAwayTestsOnPostgres() : DatabaseAwayTests(Provider.Postgres)
{
    [Fact]
    public async Task ALineToTheServerThatIsCut_LogsNobodyOut_AndLosesNoSave()
    {
        await using var before = await TestSite.GivenAnEmptyDatabaseAsync(Provider.Postgres);
        var questionnaire = await before.GivenAnOpenQuestionnaireAsync();
        var known = await before.LoggedInAsync(questionnaire.Writer);
        var token = (await known.ReadAsync(questionnaire.FirstPage))
            .QuerySelector("form.answers input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var server = new NpgsqlConnectionStringBuilder(before.DatabaseName["postgres:".Length..]);
        using var line = new Line(server.Host!, server.Port);
        await using var site = before.AnotherProcess();
        site.Clock.Now = before.Clock.Now;
        site.Settings["Toetssteen:Database"] =
            "postgres:" + new NpgsqlConnectionStringBuilder(server.ToString()) { Host = "127.0.0.1", Port = line.Port };
        _ = site.Services;
        var person = Person.In(site, known.Cookies);

        line.Cut();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SaveAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await person.OpenAsync(questionnaire.FirstPage)).Status);
        line.Mend();
        Assert.Equal(HttpStatusCode.OK, await SaveAsync());
        // Cut once more, while everything that is kept in memory is known.
        line.Cut();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await person.OpenAsync(questionnaire.FirstPage)).Status);
        line.Mend();
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync(questionnaire.FirstPage)).Status);
        Assert.Equal("Getypt.", (await before.AskAsync(db => db.Answers.AsNoTracking().SingleAsync())).Value);

        async Task<HttpStatusCode> SaveAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{questionnaire.Address}/antwoorden")
            {
                Content = JsonContent.Create(new { name = "reasons_1.1.1", value = "Getypt.", basedOn = 0, saveId = Guid.NewGuid() }),
            };
            request.Headers.Add("RequestVerificationToken", token);
            using var answer = await person.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    /// <summary>A line to a server that can be cut and mended.</summary>
    private sealed class Line : IDisposable
    {
        private readonly string _host;
        private readonly int _port;
        private readonly List<Socket> _ends = [];
        private TcpListener _listener = new(IPAddress.Loopback, 0);

        public Line(string host, int port)
        {
            (_host, _port) = (host, port);
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = ServeAsync(_listener);
        }

        public int Port { get; }

        public void Cut()
        {
            _listener.Dispose();
            lock (_ends)
            {
                _ends.ForEach(end => end.Close(0));
                _ends.Clear();
            }
        }

        public void Mend()
        {
            _listener = new TcpListener(IPAddress.Loopback, Port);
            _listener.Start();
            _ = ServeAsync(_listener);
        }

        public void Dispose() => Cut();

        private async Task ServeAsync(TcpListener listener)
        {
            try
            {
                while (true)
                {
                    var near = await listener.AcceptSocketAsync();
                    var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await far.ConnectAsync(_host, _port);
                    lock (_ends)
                        _ends.AddRange([near, far]);
                    _ = CopyAsync(near, far);
                    _ = CopyAsync(far, near);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It was cut.
            }
        }

        private static async Task CopyAsync(Socket from, Socket to)
        {
            try
            {
                var buffer = new byte[16 << 10];
                while (await from.ReceiveAsync(buffer) is > 0 and var read)
                    await to.SendAsync(buffer.AsMemory(0, read));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It was cut.
            }
            from.Dispose();
            to.Dispose();
        }
    }
}
