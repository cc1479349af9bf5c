using Toetssteen.Domain.History;

namespace Toetssteen.Web.Data;

/// <summary>How one acts in an inspection: nobody else does meanwhile, and the history comes with the save.</summary>
public abstract partial class AppDb
{
    private Func<HistoryWriter>? _writer;
    private Guid? _locked;

    private HistoryWriter Writer => _writer?.Invoke()
        ?? throw new InvalidOperationException("Nobody was said to act in this context: see ActAs.");

    /// <summary>
    /// From here on, whoever this writer names did what is stored. Said anew in every scope, since contexts are used again.
    /// </summary>
    public void ActAs(Func<HistoryWriter> writer) => _writer = writer;

    /// <summary>
    /// Acts in an inspection: takes the lock, forgets what was read before it, lets <paramref name="act"/> read anew and act, saves once
    /// and commits. While it lasts nobody else adds to the history of the inspection, and so nobody else acts in it.
    /// </summary>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="act">Reads and acts; an answer where it cannot be done.</param>
    /// <param name="stop">Stops it; nothing is stored then.</param>
    /// <param name="isPublic">Whether it changes what visitors read.</param>
    /// <returns>Null where it was done and stored; otherwise the answer, and nothing was stored.</returns>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException">
    /// Someone stored something without this lock; nothing was stored here.
    /// </exception>
    public async Task<T?> ActInInspectionAsync<T>(Guid inspectionId, Func<Task<T?>> act, CancellationToken stop, bool isPublic = false)
        where T : class
    {
        await using var transaction = await Database.BeginTransactionAsync(stop);
        try
        {
            await LockHistoriesAsync([inspectionId], stop);
            _locked = inspectionId;
            ChangeTracker.Clear();
            if (await act() is { } answer)
                return answer;
            _ = isPublic ? await SaveChangesAsync(stop) : await SavePrivatelyAsync(stop);
            await transaction.CommitAsync(stop);
            return null;
        }
        finally
        {
            _locked = null;
        }
    }

    /// <summary>
    /// Acts in an inspection, where nothing can stand in the way but an exception: see <see cref="ActInInspectionAsync{T}"/>.
    /// </summary>
    public Task ActInInspectionAsync(Guid inspectionId, Func<Task> act, CancellationToken stop, bool isPublic = false) =>
        ActInInspectionAsync<object>(inspectionId, async () =>
        {
            await act();
            return null;
        }, stop, isPublic);

    /// <summary>Whether a save has anything to store: a change, or an act that changed no column.</summary>
    protected bool HasSomethingToStore =>
        ChangeTracker.HasChanges() || ChangeTracker.Entries<IRecordsActs>().Any(e => !e.Entity.Acts.IsEmpty);

    // What the objects that are known here did since they were read or made, in the order in which it was done.
    private List<RecordedAct> TakeActs() =>
        [.. ChangeTracker.Entries<IRecordsActs>().SelectMany(e => e.Entity.Acts.Take()).OrderBy(a => a.Order)];
}
