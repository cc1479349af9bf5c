using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Jobs;

/// <summary>A job is a row first; it is done at least once, by one process at a time, and given up after so many times.</summary>
public abstract class JobTests(Provider provider)
{
    private const string Kind = "proef";
    private readonly Log _log = new();

    [Fact]
    public async Task AJob_IsDoneOnce_AndSaysWhen()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(db => AddAsync(db, new Job(Kind, "een", site.Clock.Now)));

        Assert.Equal(1, await site.DoJobsAsync());
        Assert.Equal(0, await site.DoJobsAsync());

        Assert.Equal(["een"], _log.Begun);
        var job = await OnlyAsync(site);
        Assert.Equal((1, site.Clock.Now, site.Clock.Now, null), (job.Attempts, job.StartedAt, job.DoneAt, job.Error));
    }

    [Fact]
    public async Task AJobForLater_WaitsUntilThen_AndTheRestGoesInOrder()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(async db =>
        {
            await AddAsync(db, new Job(Kind, "later", site.Clock.Now, site.Clock.Now.AddHours(1)));
            await AddAsync(db, new Job(Kind, "eerst", site.Clock.Now.AddMinutes(-2)));
            await AddAsync(db, new Job(Kind, "dan", site.Clock.Now.AddMinutes(-1)));
        });
        await site.DoJobsAsync();
        Assert.Equal(["eerst", "dan"], _log.Begun);
        site.Clock.Now += TimeSpan.FromHours(1);
        await site.DoJobsAsync();
        Assert.Equal(["eerst", "dan", "later"], _log.Begun);
    }

    [Fact]
    public async Task AJobThatFails_IsTriedAgainEachTimeLater_AndGivenUpAfterSoManyTimes()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(db => AddAsync(db, new Job(Kind, "kapot", site.Clock.Now)));
        for (var i = 0; i < 10; i++)
        {
            await site.DoJobsAsync();
            Assert.Equal(0, await site.DoJobsAsync());
            site.Clock.Now += TimeSpan.FromHours(2);
        }
        Assert.Equal(Enumerable.Repeat("kapot", Job.MaxAttempts), _log.Begun);
        Assert.Equal(["kapot"], _log.GivenUp);
        var job = await OnlyAsync(site);
        Assert.NotNull(job.DoneAt);
        Assert.Equal("InvalidOperationException: Dat gaat niet.", job.Error);
    }

    [Fact]
    public async Task AJobThatHasToWait_IsNoFailedAttempt()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(db => AddAsync(db, new Job(Kind, "wacht", site.Clock.Now)));
        for (var i = 0; i < 2 * Job.MaxAttempts; i++)
        {
            Assert.Equal(1, await site.DoJobsAsync());
            site.Clock.Now += TimeSpan.FromMinutes(5);
        }
        var job = await OnlyAsync(site);
        Assert.Equal((0, null, "Nog even."), (job.Attempts, job.DoneAt, job.Error));
        Assert.Empty(_log.GivenUp);
    }

    [Fact]
    public async Task AJobOfAProcessThatWasKilled_IsDoneByTheNextOne_AndNotWhileItStillRuns()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(db => AddAsync(db, new Job(Kind, "lang", site.Clock.Now)));
        // Begun, and not ended.
        var killed = site.DoJobsAsync();
        await _log.Running.Task;
        await using var next = site.AnotherProcess(Register);
        next.Clock.Now = site.Clock.Now;

        Assert.Equal(0, await next.DoJobsAsync());
        next.Clock.Now += JobRunner.Claim;
        await next.DoJobsAsync();

        Assert.Equal(["lang", "lang"], _log.Begun);
        Assert.NotNull((await OnlyAsync(next)).DoneAt);
        _log.Finish.SetResult();
        await killed;
    }

    [Fact]
    public async Task AJobThatKillsItsProcess_IsGivenUpToo()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(db => AddAsync(db, new Job(Kind, "dodelijk", site.Clock.Now)));
        await site.AskAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Attempts, Job.MaxAttempts)));
        await site.DoJobsAsync();
        Assert.Empty(_log.Begun);
        Assert.Equal(["dodelijk"], _log.GivenUp);
        Assert.Equal("Het werk is telkens afgebroken.", (await OnlyAsync(site)).Error);
    }

    [Fact]
    public async Task TwoProcesses_NeverDoTheSameJob()
    {
        await using var site = await SiteAsync();
        await using var other = site.AnotherProcess(Register);
        other.Clock.Now = site.Clock.Now;
        await site.ChangeAsync(async db =>
        {
            for (var i = 0; i < 40; i++)
                await AddAsync(db, new Job(Kind, $"{i}", site.Clock.Now));
        });
        await Task.WhenAll(site.DoJobsAsync(), other.DoJobsAsync());
        Assert.Equal(40, _log.Begun.Count);
        Assert.Equal(40, _log.Begun.Distinct().Count());
    }

    [Fact]
    public async Task WorkOfAKindThatNobodyKnows_EndsInWords()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(db => AddAsync(db, new Job("onbekend", "x", site.Clock.Now)));
        await site.DoJobsAsync();
        Assert.Equal("Niemand kent dit soort werk.", (await OnlyAsync(site)).Error);
    }

    [Fact]
    public async Task TheProgram_PicksUpWhatWaits_ByItself()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(db => AddAsync(db, new Job(Kind, "bleef liggen", site.Clock.Now)));
        await using var restarted = site.AnotherProcess(Register);
        restarted.Settings[JobRunner.Setting] = "true";

        await restarted.GetAsync("/");

        for (var i = 0; i < 200 && _log.Begun.Count == 0; i++)
            await Task.Delay(25);
        Assert.Equal(["bleef liggen"], _log.Begun);
    }

    private Task<TestSite> SiteAsync() => TestSite.GivenAnEmptyDatabaseAsync(provider, Register);

    private void Register(IServiceCollection services)
    {
        services.AddSingleton(_log);
        JobRunner.AddHandler<Handler>(services, Kind);
    }

    private static async Task AddAsync(AppDb db, Job job) => await db.Jobs.AddAsync(job);

    private static Task<Job> OnlyAsync(TestSite site) => site.AskAsync(db => db.Jobs.AsNoTracking().SingleAsync());

    /// <summary>What was done, over processes.</summary>
    private sealed class Log
    {
        private readonly Lock _lock = new();
        private readonly List<string> _begun = [];
        private readonly List<string> _givenUp = [];

        public TaskCompletionSource Running { get; } = new();

        public TaskCompletionSource Finish { get; } = new();

        public IReadOnlyList<string> Begun
        {
            get
            {
                lock (_lock)
                    return [.. _begun];
            }
        }

        public IReadOnlyList<string> GivenUp => _givenUp;

        public void Begin(string what)
        {
            lock (_lock)
                _begun.Add(what);
        }

        public void GiveUp(string what) => _givenUp.Add(what);
    }

    private sealed class Handler(Log log) : IJobHandler
    {
        public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
        {
            log.Begin(payload);
            if (payload == "kapot")
                throw new InvalidOperationException("Dat gaat niet.");
            // Only the first time: the process that begins it then is as good as killed.
            if (payload == "lang" && log.Running.TrySetResult())
                await log.Finish.Task;
            return payload == "wacht" ? JobOutcome.Later(TimeSpan.FromMinutes(5), "Nog even.") : JobOutcome.Done;
        }

        public Task GiveUpAsync(string payload, CancellationToken stop)
        {
            log.GiveUp(payload);
            return Task.CompletedTask;
        }
    }
}

public sealed class JobTestsOnSqlite() : JobTests(Provider.Sqlite);

public sealed class JobTestsOnPostgres() : JobTests(Provider.Postgres);
