using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Toetssteen.EndToEnd.Browser))]

namespace Toetssteen.EndToEnd;

/// <summary>Debian's Chromium, driven by Playwright; Playwright's own browsers are never fetched.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--font-render-hinting=none",
    ];

    // The same engine without the windows of a desktop around it, where it was installed: a quarter sooner done.
    private const string Whole = "/usr/bin/chromium";
    private const string Windowless = "/usr/bin/chromium-headless-shell";

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        // As long as all else: other tests keep the machine busy meanwhile.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _chromium = await LaunchAsync(File.Exists(Windowless) ? Windowless : Whole);
    }

    /// <summary>The browser as a person has it, with its viewer of PDFs, for the test that needs that; to be closed by it.</summary>
    public Task<IBrowser> WithViewerAsync() => LaunchAsync(Whole);

    /// <summary>
    /// A fresh visitor: no cookies, Dutch unless said otherwise, nothing moves; in the browser that all tests share unless another is
    /// given.
    /// </summary>
    public Task<IBrowserContext> VisitorAsync(
        Uri site,
        int width = 1280,
        string language = "nl",
        ColorScheme scheme = ColorScheme.Light,
        bool scripts = true,
        IBrowser? with = null
    ) =>
        (with ?? _chromium!).NewContextAsync(
            new()
            {
                BaseURL = site.ToString(),
                ViewportSize = new() { Width = width, Height = width < 600 ? 640 : 900 },
                Locale = language,
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
            });

    private Task<IBrowser> LaunchAsync(string program) =>
        _playwright!.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.CloseAsync();
        _playwright?.Dispose();
    }
}
