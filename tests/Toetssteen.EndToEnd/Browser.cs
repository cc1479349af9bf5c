using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Toetssteen.EndToEnd.Browser))]

namespace Toetssteen.EndToEnd;

/// <summary>Debian's Chromium, driven by Playwright; Playwright's own browsers are never fetched.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--hide-scrollbars", "--font-render-hinting=none",
    ];

    // The same engine without the windows of a desktop around it, where it was installed: a quarter sooner done.
    private static readonly string Program = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.First(path => File.Exists(path) || path == "/usr/bin/chromium");

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }

    /// <summary>A fresh visitor: no cookies, Dutch unless said otherwise, nothing moves.</summary>
    public Task<IBrowserContext> VisitorAsync(Uri site, int width = 1280, string language = "nl", ColorScheme scheme = ColorScheme.Light, bool scripts = true) =>
        _chromium!.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ViewportSize = new() { Width = width, Height = width < 600 ? 640 : 900 },
            Locale = language,
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.CloseAsync();
        _playwright?.Dispose();
    }
}
