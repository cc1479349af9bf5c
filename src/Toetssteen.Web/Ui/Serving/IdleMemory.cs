using System.Runtime.InteropServices;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// Gives memory back to the machine once the server has come to rest after work: what the collector and the C library keep ready for
/// more of the same. A quiet server stays below 150 MiB (<c>bench -- memory</c>); a busy one never meets this.
/// </summary>
internal sealed partial class IdleMemory(TimeProvider clock, ILogger<IdleMemory> log) : LastingService(log)
{
    private const long Work = 2 << 20;
    private const long Rest = 1 << 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        long before = 0, atLastReturn = 0;
        while (await timer.WaitForNextTickAsync(stop))
        {
            var allocated = GC.GetTotalAllocatedBytes();
            if (allocated - before < Rest && allocated - atLastReturn > Work)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                ReturnFreed();
                atLastReturn = GC.GetTotalAllocatedBytes();
            }
            before = allocated;
        }
    }

    /// <summary>glibc keeps what was freed in arenas per thread; another C library has no such call and needs none.</summary>
    private static void ReturnFreed()
    {
        if (NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out _))
            _ = MallocTrim(0);
    }

    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nint pad);
}
