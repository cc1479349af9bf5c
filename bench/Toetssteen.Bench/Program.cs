using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Toetssteen.Bench.Functions;
using Toetssteen.Bench.History;
using Toetssteen.Bench.Load;
using Toetssteen.Bench.Points;
using Toetssteen.Bench.Printing;
using Toetssteen.Bench.Saving;
using Toetssteen.Bench.Typing;
using Toetssteen.Bench.Workbench;

namespace Toetssteen.Bench;

/// <summary>
/// The figures of <c>docs/performance.md</c>: <c>functions</c> (reading factsheets), <c>reading</c> (what reading takes at most),
/// <c>load</c> (pages against the same bytes) and <c>memory</c> (the idle server), <c>pdf</c> (printing factsheets), <c>verify</c> (a
/// national history), <c>workbench</c> (judging), <c>saving</c> (a judgement against an answer), <c>points</c> (the country's improvement
/// points), <c>typing [sqlite] [postgres] [postgres:CONNECTION] [MINUTES] [kills=N]</c> (a national study, on both databases when none is
/// named); all of them when nothing is named.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["server", var database, var folder, var cached])
            return await MeasuredServer.RunAsync(database, folder, bool.Parse(cached));
        if (args is [] or ["functions"])
            // In this process: a reading is milliseconds, and a project generated elsewhere would need the packages again.
            BenchmarkRunner.Run<ReadingBenchmarks>(
                ManualConfig
                    .Create(DefaultConfig.Instance)
                    .AddJob(Job.ShortRun.WithIterationCount(9).WithToolchain(InProcessEmitToolchain.Instance)));
        if (args is [] or ["reading"])
            LimitsRun.Run();
        if (args is [] or ["load"])
            await LoadRun.PagesAsync();
        if (args is [] or ["memory"])
            await LoadRun.MemoryAsync();
        if (args is [] or ["verify"] && !await VerifyRun.RunAsync())
            return 1;
        if (args is [] or ["workbench"])
            await WorkbenchRun.RunAsync();
        if (args is [] or ["saving"])
            await SavingRun.RunAsync();
        if (args is [] or ["points"])
            await PointsRun.RunAsync();
        if (args is [] or ["pdf"])
            await PrintRun.RunAsync();
        if (args is [] or ["typing", ..])
            return await TypingRun.RunAsync([.. args.Skip(1)]) ? 0 : 1;
        return 0;
    }
}
