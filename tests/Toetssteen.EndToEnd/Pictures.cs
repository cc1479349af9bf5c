using Microsoft.Playwright;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// Pictures of pages, for people to look at. With <c>TOETSSTEEN_SCREENSHOTS=1</c> those of the repository are written to
/// <c>docs/screenshots</c>, at a size that people can clone; with <c>TOETSSTEEN_LOOK=FOLDER</c> all are written there, whole.
/// </summary>
internal static class Pictures
{
    private const int Tallest = 2000;
    private const int Quality = 75;

    /// <summary>Whether a run writes any: otherwise nobody needs to set a page up for one.</summary>
    public static bool AreWanted => KeepsThem || LookFolder is not null;

    private static bool KeepsThem => Environment.GetEnvironmentVariable("TOETSSTEEN_SCREENSHOTS") == "1";

    private static string? LookFolder => Environment.GetEnvironmentVariable("TOETSSTEEN_LOOK") is { Length: > 0 } folder ? folder : null;

    /// <summary>Pictures a page as it stands there.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">Name of the picture; the file bears the width behind it.</param>
    /// <param name="isKept">Whether it belongs in the repository.</param>
    public static async Task TakeAsync(IPage page, string name, bool isKept = true)
    {
        if (isKept && KeepsThem)
            await WriteAsync(page, Repository.PathTo("docs", "screenshots"), name, Tallest);
        if (LookFolder is { } folder)
            await WriteAsync(page, folder, name, int.MaxValue);
    }

    private static async Task WriteAsync(IPage page, string folder, string name, int tallest)
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        var size = await page.EvaluateAsync<int[]>("() => [innerWidth, document.documentElement.scrollHeight]");
        var session = await page.Context.NewCDPSessionAsync(page);
        var answer = await session.SendAsync("Page.captureScreenshot", new()
        {
            ["format"] = "webp",
            ["quality"] = Quality,
            ["captureBeyondViewport"] = true,
            ["clip"] = new { x = 0, y = 0, width = size[0], height = Math.Min(size[1], tallest), scale = 1 },
        });
        await session.DetachAsync();
        await File.WriteAllBytesAsync(
            Path.Combine(folder, $"{name}-{size[0]}.webp"),
            answer!.Value.GetProperty("data").GetBytesFromBase64());
    }
}
