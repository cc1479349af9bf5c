namespace Toetssteen.Web.Jobs;

/// <summary>
/// Work that is done in the background: a row first, then its id. It is done at least once, so doing it twice must be harmless.
/// </summary>
public sealed class Job
{
    /// <summary>How often a job is begun before it is given up.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Longest sentence about an error, in characters.</summary>
    public const int MaxError = 500;

    private Job()
    {
    }

    /// <summary>Makes a job, to be added to the database in the same save as what it is about.</summary>
    /// <param name="kind">Which handler does it.</param>
    /// <param name="payload">What it is about, as the handler reads it.</param>
    /// <param name="now">The moment it is made.</param>
    /// <param name="due">Not before this moment; at once when null.</param>
    public Job(string kind, string payload, DateTimeOffset now, DateTimeOffset? due = null) =>
        (Id, Kind, Payload, CreatedAt, DueAt) = (Guid.CreateVersion7(now), kind, payload, now, due ?? now);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which handler does it.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not to be begun before this; while it is worked on, the moment at which it counts as broken off.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it was last begun.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it came to an end, done or given up.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>What went wrong the last time; with <see cref="DoneAt"/>: why it was given up.</summary>
    public string? Error { get; private set; }
}

/// <summary>Does one kind of job.</summary>
public interface IJobHandler
{
    /// <summary>Does it; whatever it throws is an attempt that failed.</summary>
    Task<JobOutcome> RunAsync(string payload, CancellationToken stop);

    /// <summary>It was begun as often as it may be, and never ended: says so where it is about.</summary>
    Task GiveUpAsync(string payload, CancellationToken stop);
}

/// <summary>A kind of job that is done every day.</summary>
public sealed record DailyJob(string Kind);

/// <summary>How a job went, when nothing was thrown.</summary>
/// <param name="Again">It has to wait for something, and is not to be begun again before this long; that is no failed attempt. Null:
/// done.</param>
/// <param name="Reason">What it waits for.</param>
public sealed record JobOutcome(TimeSpan? Again, string? Reason)
{
    /// <summary>It is done.</summary>
    public static JobOutcome Done { get; } = new(null, null);

    /// <summary>It has to wait.</summary>
    public static JobOutcome Later(TimeSpan again, string reason) => new(again, reason);
}

/// <summary>Wakes who does the jobs, after one was stored. Without it they are found a little later.</summary>
public sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>There is work.</summary>
    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was rung already.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rung.Dispose();

    internal Task WaitAsync(TimeSpan most, CancellationToken stop) => _rung.WaitAsync(most, stop);
}
