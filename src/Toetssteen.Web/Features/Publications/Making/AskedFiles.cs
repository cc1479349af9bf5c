using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Commands;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Publications.Making;

/// <summary>
/// Places for readers who wait for a file: each asks the database time and again, so that there are no more of them than this.
/// </summary>
/// <param name="most">How many wait at the same time.</param>
public sealed class WaitingPlaces(int most) : IDisposable
{
    private readonly SemaphoreSlim _free = new(most, most);

    /// <summary>Takes a place where there is one; whoever took it gives it back.</summary>
    public bool TryTake() => _free.Wait(0);

    /// <summary>Gives it back.</summary>
    public void GiveBack() => _free.Release();

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}

/// <summary>Lets the files of an edition be made when a reader asks for one that is not there, and waits a little for it.</summary>
public sealed class AskedFiles(AppDb db, JobBell bell, WaitingPlaces places, TimeProvider clock, IConfiguration settings)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(150);

    /// <summary>Asks for them, unless that was done already or failed a moment ago.</summary>
    /// <returns>Whether they may be there now.</returns>
    public async Task<bool> AskAsync(Guid edition, CancellationToken stop)
    {
        var payload = edition.ToString();
        var last = await LastAsync(payload, stop);
        if (last is { DoneAt: null, Error: not null } or { DoneAt: not null, Error: not null } && clock.GetUtcNow() - last.StartedAt < Rest)
            return false;
        if (last is null or { DoneAt: not null })
        {
            db.Jobs.Add(new Job(MakeEditionFiles.Kind, payload, clock.GetUtcNow()));
            await db.SavePrivatelyAsync(stop);
        }
        bell.Ring();
        // Another process may have the jobs, and too many may wait already; then the reader comes back.
        if (!settings.IsOn(JobRunner.Setting, otherwise: true) || !places.TryTake())
            return false;
        try
        {
            return await WaitAsync(payload, stop);
        }
        finally
        {
            places.GiveBack();
        }
    }

    // Until it came to an end, well or badly.
    private async Task<bool> WaitAsync(string payload, CancellationToken stop)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Look)
        {
            await Task.Delay(Look, stop);
            if (await LastAsync(payload, stop) is { DoneAt: not null } or { Error: not null })
                return true;
        }
        return false;
    }

    private Task<Job?> LastAsync(string payload, CancellationToken stop) =>
        db
            .Jobs.AsNoTracking()
            .Where(j => j.Kind == MakeEditionFiles.Kind && j.Payload == payload)
            .OrderByDescending(j => j.CreatedAt)
            .FirstOrDefaultAsync(stop);
}
