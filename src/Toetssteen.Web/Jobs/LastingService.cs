namespace Toetssteen.Web.Jobs;

/// <summary>
/// A service that runs as long as the program. Nothing that goes wrong in it ends it, or the program: what was not caught where it happened is
/// logged, and the work begins anew after a pause. Every background service of the program is one.
/// </summary>
public abstract partial class LastingService(ILogger log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The work: a loop that ends when it is told to. It catches what goes wrong with one item; what it does not catch begins it anew.</summary>
    protected abstract Task WorkAsync(CancellationToken stop);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
            try
            {
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

    [LoggerMessage(Level = LogLevel.Error, Message = "{Service} broke off, and begins anew.")]
    private static partial void LogBroken(ILogger logger, string service, Exception broken);
}
