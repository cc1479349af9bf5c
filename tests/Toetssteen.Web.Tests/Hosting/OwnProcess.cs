using System.Diagnostics;
using System.Globalization;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>The program as a process of its own, on the database and files of a site; killed with -9 when it is disposed of.</summary>
public sealed class OwnProcess : IAsyncDisposable
{
    private readonly Process _process;

    private OwnProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Most memory that it held at once, in MiB.</summary>
    public double PeakMiB =>
        int.Parse(
            File.ReadLines($"/proc/{_process.Id}/status")
                .Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024d;

    /// <summary>Starts it, and waits until it listens.</summary>
    public static Task<OwnProcess> StartAsync(TestSite site, params (string Key, string Value)[] settings) =>
        StartAsync(site, "http://127.0.0.1:0", settings);

    /// <summary>Starts it on an address, and waits until it listens.</summary>
    public static async Task<OwnProcess> StartAsync(TestSite site, string listensOn, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "toetssteen.dll"), "serve", "--urls", listensOn])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (
            var (key, value) in settings.Append(("Toetssteen:Database", site.DatabaseName)).Append(("Toetssteen:Files", site.FilesFolder)))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
                return new OwnProcess(process, new Uri(line[at..].Trim()));
        throw new InvalidOperationException("The program ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
