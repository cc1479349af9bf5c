using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Toetssteen.Documents.Writing.Pdf;

namespace Toetssteen.Tests.Writing;

/// <summary>The program that prints: kept warm, ended when idle, survived when it dies or hangs, never left behind, without a
/// network.</summary>
public sealed class PdfPrinterTests : IDisposable
{
    private const string Page = "<!DOCTYPE html><html lang=nl><title>Proef</title><h1>Proef</h1><p>Een alinea.</p>";

    private readonly string folder = Directory.CreateTempSubdirectory("toetssteen-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheSameProcess_PrintsAgain_UntilItsNumberOfPrintsIsReached()
    {
        await using var printer = new PdfPrinter(Printing.Settings with { PrintsPerProcess = 3 }, TimeProvider.System);
        await printer.PrintAsync(Page, Cancel);
        var first = printer.ProcessId;
        await printer.PrintAsync(Page, Cancel);
        Assert.Equal(first, printer.ProcessId);
        await printer.PrintAsync(Page, Cancel);
        Assert.Null(printer.ProcessId);
        await AssertGoneAsync(first!.Value);
        Assert.NotEmpty(await printer.PrintAsync(Page, Cancel));
    }

    [Fact]
    public async Task AnIdleProcess_IsEnded_AndABusyOneIsNot()
    {
        var time = new HandSetTime();
        await using var printer = new PdfPrinter(Printing.Settings with { IdleAfter = TimeSpan.FromMinutes(3) }, time);
        await printer.PrintAsync(Page, Cancel);
        var process = printer.ProcessId!.Value;
        time.Pass(TimeSpan.FromMinutes(2));
        await printer.PrintAsync(Page, Cancel);
        time.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(process, printer.ProcessId);
        time.Pass(TimeSpan.FromMinutes(1));
        await AssertGoneAsync(process);
        Assert.NotEmpty(await printer.PrintAsync(Page, Cancel));
    }

    [Fact]
    public async Task AProcessKilledWhilePrinting_IsStartedAgain()
    {
        await using var printer = new PdfPrinter(Printing.Settings, TimeProvider.System);
        await printer.PrintAsync(Page, Cancel);
        var process = printer.ProcessId!.Value;
        var printing = printer.PrintAsync(Page + string.Concat(Enumerable.Repeat("<p>Nog een alinea van dit lange document.</p>", 4_000)),
            Cancel);
        using (var killed = Process.GetProcessById(process))
            killed.Kill();
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(await printing, 0, 8), StringComparison.Ordinal);
        Assert.NotEqual(process, printer.ProcessId);
    }

    [Fact]
    public async Task AProcessThatDiesAtFirst_IsTriedOnceMore()
    {
        var script = Script(
            "dies-once",
            $"[ -e {folder}/seen ] || {{ touch {folder}/seen; exit 3; }}\nexec {Printing.Settings.Chromium} \"$@\"");
        await using var printer = new PdfPrinter(Printing.Settings with { Chromium = script }, TimeProvider.System);
        Assert.NotEmpty(await printer.PrintAsync(Page, Cancel));
    }

    [Theory]
    [InlineData("exit 3", PrintingException.ProgramDied)]
    [InlineData("printf 'niets\\0' >&4; sleep 600", PrintingException.ProgramDied)]
    [InlineData("printf '{\"id\":1,\"error\":{}}\\0' >&4; sleep 600", PrintingException.ProgramDied)]
    [InlineData("sleep 600", PrintingException.TimedOut)]
    public async Task AProcessThatDiesOrHangs_IsEnded_AndSaysSo(string what, string code)
    {
        var script = Script("hangs", $"echo $$ >> {folder}/processes\n{what}");
        await using var printer = new PdfPrinter(
            new PdfPrinterSettings(script) { Patience = TimeSpan.FromSeconds(code == PrintingException.TimedOut ? 1 : 60) },
            TimeProvider.System);
        var refused = await Assert.ThrowsAsync<PrintingException>(() => printer.PrintAsync(Page, Cancel));
        Assert.Equal(code, refused.Code);
        Assert.Contains("Er is niets gepubliceerd", refused.Message, StringComparison.Ordinal);
        var processes = await File.ReadAllLinesAsync(Path.Combine(folder, "processes"), Cancel);
        Assert.Equal(2, processes.Length);
        foreach (var process in processes)
            await AssertGoneAsync(int.Parse(process, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task WithoutTheProgram_ItSaysWhatToInstall()
    {
        await using var printer = new PdfPrinter(new PdfPrinterSettings(Path.Combine(folder, "chromium")), TimeProvider.System);
        var refused = await Assert.ThrowsAsync<PrintingException>(() => printer.PrintAsync(Page, Cancel));
        Assert.Equal(PrintingException.ProgramMissing, refused.Code);
    }

    [Fact]
    public async Task ACancelledPrint_EndsTheProcess_AndTheNextOneWorks()
    {
        await using var printer = new PdfPrinter(Printing.Settings, TimeProvider.System);
        await printer.PrintAsync(Page, Cancel);
        var process = printer.ProcessId!.Value;
        using var cancelled = new CancellationTokenSource();
        var printing = printer.PrintAsync(Page + string.Concat(Enumerable.Repeat("<p>Nog een alinea van dit lange document.</p>", 4_000)),
            cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
        await AssertGoneAsync(process);
        Assert.NotEmpty(await printer.PrintAsync(Page, Cancel));
    }

    [Fact]
    public async Task ManyAtOnce_ArePrintedOneByOne()
    {
        await using var printer = new PdfPrinter(Printing.Settings, TimeProvider.System);
        var all = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => printer.PrintAsync($"{Page}<p>Nummer {n}.</p>", Cancel)));
        foreach (var (n, pdf) in all.Index())
            Assert.Contains($"Nummer {n + 1}.", PaperPages.Ask(pdf, "pdftotext", "FILE", "-"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenThePipeCloses_AsItDoesWhenWeDie_TheProcessEndsByItself()
    {
        using var process = Chromium.Launch(Printing.Settings, Path.Combine(folder, "profile"));
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        Assert.False(process.HasExited);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
    }

    [Fact]
    public async Task APage_ReachesNothingOutsideItself()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";
        await using var printer = new PdfPrinter(Printing.Settings, TimeProvider.System);
        var pdf = await printer.PrintAsync($"""
            {Page}<link rel=stylesheet href="{address}.css"><img src="{address}.png" alt=""><iframe src="{address}"></iframe><iframe src="file:///etc/hostname"></iframe>
            <script>document.write('<p>geschreven door een script</p>'); fetch('{address}')</script>
            <style>@import url({address});body{"{"}background:url({address}){"}"}</style>
            """, Cancel);
        Assert.False(listener.Pending());
        Assert.DoesNotContain((await File.ReadAllTextAsync("/etc/hostname", Cancel)).Trim(), PaperPages.Ask(pdf, "pdftotext", "FILE", "-"),
            StringComparison.Ordinal);
    }

    private string Script(string name, string lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{lines}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }

    private static async Task AssertGoneAsync(int process)
    {
        for (var tries = 0; tries < 200 && Directory.Exists($"/proc/{process}"); tries++)
            await Task.Delay(50, Cancel);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    /// <summary>A clock that goes on when it is told to.</summary>
    private sealed class HandSetTime : TimeProvider
    {
        private readonly List<HandSetTimer> timers = [];
        private TimeSpan now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HandSetTimer(this, () => callback(state));
            timer.Change(dueTime, period);
            lock (timers)
                timers.Add(timer);
            return timer;
        }

        public void Pass(TimeSpan time)
        {
            now += time;
            List<HandSetTimer> all;
            lock (timers)
                all = [.. timers];
            foreach (var timer in all)
                timer.RunIfDue(now);
        }

        private sealed class HandSetTimer(HandSetTime time, Action run) : ITimer
        {
            private TimeSpan? due;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                due = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime;
                return true;
            }

            public void RunIfDue(TimeSpan now)
            {
                if (due is { } at && at <= now)
                {
                    due = null;
                    run();
                }
            }

            public void Dispose() => due = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
