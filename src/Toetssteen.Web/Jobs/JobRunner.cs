using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Web.Commands;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Jobs;

/// <summary>
/// Does the jobs of the table, one at a time. A job is claimed by pushing the moment on which it is due into the future, in one statement
/// that only one process can win; while it is worked on that moment is pushed on. A process that is killed does so no longer, and after
/// <see cref="Claim"/> the job is anyone's again.
/// </summary>
public sealed partial class JobRunner(
    IServiceScopeFactory scopes,
    IEnumerable<DailyJob> daily,
    JobBell bell,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<JobRunner> log
) : LastingService(log)
{
    /// <summary>Setting: <c>false</c> leaves the jobs to another process on the same database.</summary>
    public const string Setting = "Toetssteen:Jobs";

    /// <summary>How long a claim lasts without a sign of life.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Registers a handler for its kind of job.</summary>
    public static void AddHandler<T>(IServiceCollection services, string kind)
        where T : class, IJobHandler => services.AddKeyedScoped<IJobHandler, T>(kind);

    /// <summary>Registers a handler for a kind of job that is there from the start; it puts itself off to the next day.</summary>
    public static void AddDaily<T>(IServiceCollection services, string kind) where T : class, IJobHandler
    {
        AddHandler<T>(services, kind);
        services.AddSingleton(new DailyJob(kind));
    }

    /// <summary>Makes the daily jobs that are not there yet. Two processes may each make one; doing it twice is harmless.</summary>
    public async Task BeginDailyAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var waiting = await db.Jobs.Where(j => j.DoneAt == null).Select(j => j.Kind).Distinct().ToListAsync(stop);
        db.Jobs.AddRange(daily.Where(d => !waiting.Contains(d.Kind)).Select(d => new Job(d.Kind, "", clock.GetUtcNow())));
        await db.SavePrivatelyAsync(stop);
    }

    /// <summary>Does what is due, until there is nothing left that is.</summary>
    /// <returns>How many jobs were begun.</returns>
    public async Task<int> RunDueAsync(CancellationToken stop)
    {
        var begun = 0;
        while (await ClaimAsync(stop) is { } job)
        {
            begun++;
            await DoAsync(job, stop);
        }
        return begun;
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stop)
    {
        if (!settings.IsOn(Setting, otherwise: true))
            return;
        var begun = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!begun)
                    await BeginDailyAsync(stop);
                begun = true;
                await RunDueAsync(stop);
            }
            catch (Exception broken) when (!stop.IsCancellationRequested)
            {
                LogBroken(log, broken);
            }
            await bell.WaitAsync(Pause, stop);
        }
    }

    private async Task<Job?> ClaimAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        while (true)
        {
            var now = clock.GetUtcNow();
            if (
                await db
                    .Jobs.AsNoTracking()
                    .Where(j => j.DoneAt == null && j.DueAt <= now)
                    .OrderBy(j => j.DueAt)
                    .ThenBy(j => j.Id)
                    .FirstOrDefaultAsync(stop)
                is not { } job)
                return null;
            var won = await db
                .Jobs.Where(j => j.Id == job.Id && j.DoneAt == null && j.DueAt == job.DueAt)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(j => j.StartedAt, now)
                            .SetProperty(j => j.DueAt, now + Claim)
                            .SetProperty(j => j.Attempts, j => j.Attempts + 1),
                    stop);
            if (won == 1)
                return job;
        }
    }

    private async Task DoAsync(Job job, CancellationToken stop)
    {
        JobOutcome outcome;
        var attempts = job.Attempts;
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var alive = StayAliveAsync(job.Id, working.Token);
        try
        {
            outcome = await RunAsync(job, stop);
        }
        catch (Exception broken) when (!stop.IsCancellationRequested)
        {
            LogFailed(log, job.Kind, job.Id, broken);
            attempts++;
            outcome = JobOutcome.Later(
                TimeSpan.FromSeconds(Math.Min(3600, 10 * Math.Pow(3, job.Attempts))),
                $"{broken.GetType().Name}: {broken.Message}");
        }
        finally
        {
            await working.CancelAsync();
            await alive;
        }
        if (outcome.Again is { } wait)
            await PutOffAsync(job.Id, wait, outcome.Reason!, attempts, stop);
        else
            await EndAsync(job.Id, outcome.Reason, stop);
    }

    private async Task<JobOutcome> RunAsync(Job job, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetKeyedService<IJobHandler>(job.Kind) is not { } handler)
            return new JobOutcome(null, "Niemand kent dit soort werk.");
        if (job.Attempts < Job.MaxAttempts)
            return await handler.RunAsync(job.Payload, stop);
        await handler.GiveUpAsync(job.Payload, stop);
        return new JobOutcome(null, job.Error ?? "Het werk is telkens afgebroken.");
    }

    private async Task StayAliveAsync(Guid id, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Claim / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await OnJobAsync(id, job => job.ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, clock.GetUtcNow() + Claim), stop));
        }
        catch (Exception broken)
        {
            // The claim then runs out, and the job is done once more.
            if (!stop.IsCancellationRequested)
                LogBroken(log, broken);
        }
    }

    private Task EndAsync(Guid id, string? error, CancellationToken stop) => OnJobAsync(id, job => job.ExecuteUpdateAsync(set => set
        .SetProperty(j => j.DoneAt, clock.GetUtcNow()).SetProperty(j => j.Error, Short(error)), stop), forgetOlder: true);

    private Task PutOffAsync(Guid id, TimeSpan wait, string reason, int attempts, CancellationToken stop) =>
        OnJobAsync(id, job =>
            job.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(j => j.DueAt, clock.GetUtcNow() + wait)
                        .SetProperty(j => j.Attempts, attempts)
                        .SetProperty(j => j.Error, Short(reason)),
                stop));

    private async Task OnJobAsync(Guid id, Func<IQueryable<Job>, Task> act, bool forgetOlder = false)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await act(db.Jobs.Where(j => j.Id == id && j.DoneAt == null));
        if (forgetOlder)
        {
            var old = clock.GetUtcNow() - Kept;
            await db.Jobs.Where(j => j.DoneAt < old).ExecuteDeleteAsync();
        }
    }

    // What any database can keep: a reason that cannot be stored would keep all other jobs from being done.
    private static string? Short(string? text) =>
        text is null ? null : FoldedText.Start(FoldedText.WellFormed(text).Replace('\0', ' '), Job.MaxError);

    [LoggerMessage(Level = LogLevel.Error, Message = "The jobs cannot be reached; they are tried again.")]
    private static partial void LogBroken(ILogger logger, Exception broken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Id} failed and is tried again, or given up.")]
    private static partial void LogFailed(ILogger logger, string kind, Guid id, Exception broken);
}
