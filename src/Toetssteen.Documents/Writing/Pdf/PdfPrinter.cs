namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>
/// Prints HTML to tagged PDF, by a headless Chromium of its own: started at the first print, kept warm, ended when idle. One
/// print at a time. A program that dies or hangs is ended and started again once; then the print is refused. The page has no network.
/// </summary>
/// <param name="settings">Where the program is, and its limits.</param>
/// <param name="time">The clock.</param>
public sealed class PdfPrinter(PdfPrinterSettings settings, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private Chromium? chromium;
    private ITimer? idle;
    private int prints;
    private bool disposed;

    /// <summary>Number of the process that prints now; null when none does.</summary>
    public int? ProcessId => chromium?.ProcessId;

    /// <summary>Prints a document as Chromium makes it: still to be mended.</summary>
    /// <param name="html">The whole document; it loads nothing.</param>
    /// <param name="cancel">Ends the print, and the program that was at it.</param>
    /// <exception cref="PrintingException">P001: no program; P002: it died twice; P003: it hung twice.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancel = default)
    {
        await turn.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            idle?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            for (var attempt = 1; ; attempt++)
            {
                using var patience = new CancellationTokenSource(settings.Patience, time);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
                try
                {
                    chromium ??= await Chromium.StartAsync(settings, limit.Token);
                    var pdf = await chromium.PrintAsync(html, limit.Token);
                    if (++prints >= settings.PrintsPerProcess)
                        await EndAsync();
                    return pdf;
                }
                catch (Exception e) when (e is OperationCanceledException or ChromiumGoneException)
                {
                    await EndAsync();
                    cancel.ThrowIfCancellationRequested();
                    if (attempt == 2)
                        throw Refusal(e);
                }
            }
        }
        finally
        {
            RestLater();
            turn.Release();
        }
    }

    /// <summary>Ends the program, after the print that it is at.</summary>
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        try
        {
            disposed = true;
            if (idle is not null)
                await idle.DisposeAsync();
            idle = null;
            await EndAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private static PrintingException Refusal(Exception e) =>
        e is OperationCanceledException
            ? new(
                PrintingException.TimedOut,
                "Het maken van de PDF duurde te lang en is gestopt. Er is niets gepubliceerd; probeer het over een paar minuten opnieuw.",
                e)
            : new(
                PrintingException.ProgramDied,
                "Het programma dat de PDF maakt, is twee keer gestopt. Er is niets gepubliceerd; probeer het over een paar minuten opnieuw.",
                e);

    private void RestLater()
    {
        if (disposed || chromium is null)
            return;
        idle ??= time.CreateTimer(_ => _ = RestAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        idle.Change(settings.IdleAfter, Timeout.InfiniteTimeSpan);
    }

    // Where a print is under way it is not idle, and that print sets the timer again.
    private async Task RestAsync()
    {
        if (!await turn.WaitAsync(TimeSpan.Zero))
            return;
        try
        {
            await EndAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task EndAsync()
    {
        prints = 0;
        if (chromium is { } ending)
        {
            chromium = null;
            await ending.DisposeAsync();
        }
    }
}
