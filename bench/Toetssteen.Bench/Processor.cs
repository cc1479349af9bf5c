using System.Runtime;

namespace Toetssteen.Bench;

/// <summary>What something costs of the processor, whatever else the machine does meanwhile.</summary>
internal static class Processor
{
    private const int MostWarming = 50;

    /// <summary>Milliseconds of the processor for once, as the mean of some.</summary>
    public static async Task<double> MillisecondsAsync(int times, Func<Task> once, Func<Task>? before = null)
    {
        var spent = TimeSpan.Zero;
        for (var n = 0; n < times; n++)
        {
            if (before is not null)
                await before();
            var begun = Environment.CpuUsage.TotalTime;
            await once();
            spent += Environment.CpuUsage.TotalTime - begun;
        }
        return spent.TotalMilliseconds / times;
    }

    /// <summary>
    /// Does all of it until nothing is compiled anew: that is done by a thread that waits for a quiet moment, and its time would count.
    /// </summary>
    public static async Task WarmUpAsync(IReadOnlyList<Func<Task<double>>> all)
    {
        for (var (n, compiled) = (0, 0L); n < MostWarming && JitInfo.GetCompiledMethodCount() > compiled + 10; n++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            foreach (var one in all)
                await one();
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
