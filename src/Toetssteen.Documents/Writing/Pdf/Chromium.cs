using System.Buffers;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>Chromium stopped, or answered something else than was asked.</summary>
internal sealed class ChromiumGoneException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// One headless Chromium with one page, spoken to in the DevTools protocol over a pipe: there is no port that another could use, and it
/// ends by itself when this process does, since the pipe closes then.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    // The protocol has its own file descriptors, 3 and 4; .NET hands on 0 and 1.
    private const string Plumbing = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1";

    private static readonly string[] Arguments =
    [
        "--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
        "--no-default-browser-check",
        "--disable-extensions", "--disable-component-update", "--disable-background-networking", "--disable-sync", "--disable-default-apps",
        "--mute-audio",
        "--metrics-recording-only", "--no-pings", "--host-resolver-rules=MAP * ~NOTFOUND", "--lang=nl", "--force-color-profile=srgb",
        "--font-render-hinting=none",
    ];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Process process;
    private readonly string profile;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = [];
    private readonly Task reading;
    private string? session;
    private string? frame;
    private int last;
    private volatile ChromiumGoneException? gone;

    private Chromium(Process process, string profile)
    {
        (this.process, this.profile) = (process, profile);
        reading = Task.Run(ReadAsync);
    }

    public int ProcessId => process.Id;

    /// <summary>Starts the program with an empty page that has no network.</summary>
    /// <exception cref="PrintingException">P001: the program is not there.</exception>
    /// <exception cref="ChromiumGoneException">It stopped at once.</exception>
    public static async Task<Chromium> StartAsync(PdfPrinterSettings settings, CancellationToken cancel)
    {
        if (!File.Exists(settings.Chromium))
            throw new PrintingException(PrintingException.ProgramMissing,
                "Het programma dat de PDF maakt, is er niet. Installeer Chromium of geef aan waar het staat, en probeer het opnieuw.");
        var profile = Directory.CreateTempSubdirectory("toetssteen-print-").FullName;
        var chromium = new Chromium(Launch(settings, profile), profile);
        try
        {
            await chromium.OpenPageAsync(cancel);
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program, spoken to over its standard input and output; it ends when these are closed.</summary>
    internal static Process Launch(PdfPrinterSettings settings, string profile)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false
        };
        string[] own = [$"--user-data-dir={profile}", .. settings.Sandbox ? Array.Empty<string>() : ["--no-sandbox"], "about:blank"];
        foreach (var argument in (string[])["-c", Plumbing, settings.Chromium, .. Arguments, .. own])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Prints a document on the page.</summary>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancel)
    {
        await SendAsync("Page.setDocumentContent", new { frameId = frame, html }, cancel);
        await SendAsync("Runtime.evaluate", new
        {
            expression = "Promise.all([...document.fonts].map(f => f.load())).then(() => 0, () => 0)",
            awaitPromise = true
        }, cancel);
        var printed = await SendAsync("Page.printToPDF",
            new { preferCSSPageSize = true, printBackground = true, generateTaggedPDF = true }, cancel);
        return printed.GetProperty("data").GetBytesFromBase64();
    }

    /// <summary>Ends the program and all that it started, and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
        await process.WaitForExitAsync();
        // A child that outlives it for a moment holds the pipe.
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(2)));
        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A child that was ending wrote once more; the folder for temporary files is emptied by the system.
        }
    }

    private async Task OpenPageAsync(CancellationToken cancel)
    {
        var target = await SendAsync("Target.createTarget", new { url = "about:blank" }, cancel);
        var attached = await SendAsync("Target.attachToTarget",
            new { targetId = target.GetProperty("targetId").GetString(), flatten = true }, cancel);
        session = attached.GetProperty("sessionId").GetString();
        await SendAsync("Network.enable", new { }, cancel);
        await SendAsync("Network.emulateNetworkConditions",
            new { offline = true, latency = 0, downloadThroughput = 0, uploadThroughput = 0 }, cancel);
        var tree = await SendAsync("Page.getFrameTree", new { }, cancel);
        frame = tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
    }

    private async Task<JsonElement> SendAsync(string method, object parameters, CancellationToken cancel)
    {
        var id = Interlocked.Increment(ref last);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        try
        {
            if (gone is { } reason)
                throw reason;
            var message = session is null
                ? JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }, Json)
                : JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters, sessionId = session }, Json);
            // Writing to one that hangs cannot be cancelled itself; it fails when the program is ended.
            await WriteAsync(message).WaitAsync(cancel);
            return await answer.Task.WaitAsync(cancel);
        }
        catch (IOException e)
        {
            throw new ChromiumGoneException("The pipe is closed.", e);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    private async Task WriteAsync(byte[] message)
    {
        var stream = process.StandardInput.BaseStream;
        await stream.WriteAsync(message);
        await stream.WriteAsync(new byte[1]);
        await stream.FlushAsync();
    }

    // Messages are JSON, each ended by a zero byte.
    private async Task ReadAsync()
    {
        var part = new byte[64 * 1024];
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (await process.StandardOutput.BaseStream.ReadAsync(part) is > 0 and var count)
                for (var rest = part.AsMemory(0, count); rest.Length > 0;)
                {
                    var end = rest.Span.IndexOf((byte)0);
                    message.Write(rest.Span[..(end < 0 ? rest.Length : end)]);
                    if (end >= 0)
                    {
                        Receive(message.WrittenMemory);
                        message = new ArrayBufferWriter<byte>();
                    }
                    rest = end < 0 ? default : rest[(end + 1)..];
                }
            Fail(new ChromiumGoneException("The program stopped."));
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            Fail(new ChromiumGoneException("The program is not understood.", e));
        }
    }

    private void Receive(ReadOnlyMemory<byte> json)
    {
        var message = JsonElement.Parse(json.Span);
        if (message.TryGetProperty("id", out var id))
        {
            if (!waiting.TryGetValue(id.GetInt32(), out var answer))
                return;
            if (message.TryGetProperty("result", out var result))
                answer.TrySetResult(result);
            else
                answer.TrySetException(new ChromiumGoneException($"Refused: {message.GetProperty("error")}"));
        }
        else if (message.GetProperty("method").GetString() is "Target.targetCrashed"
            or "Inspector.targetCrashed" or "Target.detachedFromTarget")
            Fail(new ChromiumGoneException("The page crashed."));
    }

    private void Fail(ChromiumGoneException reason)
    {
        gone = reason;
        foreach (var answer in waiting.Values)
            answer.TrySetException(reason);
    }
}
