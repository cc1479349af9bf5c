namespace Toetssteen.Web.Jobs;

/// <summary>
/// A service that runs as long as the program. Nothing that goes wrong in it ends it, or the program: what was not caught where it happened
/// is logged, and the work begins anew after a pause. Nothing begins before the whole program has started: one that cannot has done no
/// work. Every background service of the program is one.
/// </summary>
public abstract partial class LastingService(ILogger log) : BackgroundService, IHostedLifecycleService
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The work: a loop that ends when it is told to. It catches what goes wrong with one item; what it does not catch begins it anew.
    /// </summary>
    protected abstract Task WorkAsync(CancellationToken stop);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
            try
            {
                await _started.Task.WaitAsync(stoppingToken);
                await WorkAsync(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                LogBroken(log, GetType().Name, broken);
                await Task.Delay(Pause, CancellationToken.None);
                if (stoppingToken.IsCancellationRequested)
                    return;
            }
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Service} broke off, and begins anew.")]
    private static partial void LogBroken(ILogger logger, string service, Exception broken);
}
