using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd.Checks;

/// <summary>The element that has focus, and what is wrong with how that shows.</summary>
public sealed record Focused(string Tag, string Id, string Role, string Name, string Href, bool Scrolls, IReadOnlyList<string> Faults)
{
    /// <inheritdoc/>
    public override string ToString() => $"<{Tag}> \"{Name}\"";
}

/// <summary>What can be seen to be wrong with a page in the browser. Each check returns its faults in words; none is good.</summary>
public static class PageChecks
{
    private static readonly ConcurrentDictionary<string, string> Scripts = new();

    // What axe leaves undecided, each looked at; anything else that is undecided is a fault.
    private static readonly (string Rule, string Why, string Reason)[] Decided =
    [
        (
            "color-contrast",
            "only non-text characters",
            "the sign of a verdict: hidden from a screen reader, and never without its word, which axe measures"),
        ("color-contrast", "background gradient", "measured against every colour of the gradient by our own check"),
        (
            "color-contrast",
            "due to a background image",
            "a choice list with its arrow: measured against the colour under the arrow by our own check"),
        ("color-contrast", "contains an image node", "text in a drawing: measured against what lies beneath it by our own check"),
        (
            "color-contrast",
            "Element has no value",
            "a field in which nothing is typed yet: its colours are those of a field in which something is, which axe measures"),
        ("color-contrast", "overlapped by another element", "text in a drawing: measured against what lies beneath it by our own check"),
    ];

    /// <summary>
    /// Accessibility, reflow, tables and the words of verdicts, of a page that stands in the light, there and in the dark.
    /// </summary>
    public static async Task<IReadOnlyList<string>> InLightAndDarkAsync(IPage page)
    {
        var shape = await ShapeAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        // Where the dark is nothing but other colours, what axe finds in the light holds for both.
        var dark = await FaultsAsync(page, coloursAlone: shape == await ShapeAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. dark.Select(fault => $"in the dark {fault}"), .. await FaultsAsync(page, coloursAlone: false)];
    }

    /// <summary>
    /// WCAG 2.2 AA and axe's best practices, and the contrast of text that axe cannot measure; of a page that was checked as a whole in
    /// other colours <paramref name="coloursAlone"/>.
    /// </summary>
    public static async Task<IReadOnlyList<string>> AxeAsync(IPage page, bool coloursAlone = false)
    {
        // Half a megabyte to hand over: once for a page.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script("axe", Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async coloursAlone => {
              const others = axe.getRules().filter(rule => coloursAlone && !rule.tags.includes('cat.color'));
              const results = await axe.run(document, {
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
                rules: Object.fromEntries(others.map(rule => [rule.ruleId, { enabled: false }])),
                resultTypes: ['violations', 'incomplete'],
              });
              const tell = (kind, list) => list.flatMap(rule => rule.nodes.slice(0, 5).map(node => ({
                kind, rule: rule.id, html: node.html.slice(0, 160),
                why: [...node.any, ...node.all, ...node.none].map(check => check.message).join('; '),
              })));
              return [...tell('violation', results.violations), ...tell('incomplete', results.incomplete)];
            }
            """, coloursAlone);
        return
        [
            .. found.EnumerateArray()
                .Select(f => (Kind: Text(f, "kind"), Rule: Text(f, "rule"), Html: Text(f, "html"), Why: Text(f, "why")))
                .Where(f => f.Kind == "violation" || !Decided.Any(d => d.Rule == f.Rule && f.Why.Contains(d.Why, StringComparison.Ordinal)))
                .Select(f => $"axe {f.Kind} {f.Rule}: {f.Html} ({f.Why})"),
            .. await RunAsync(page, "contrast"),
        ];
    }

    /// <summary>Every table has a caption, every data cell a column header and a row header.</summary>
    public static Task<IReadOnlyList<string>> TablesAsync(IPage page) => RunAsync(page, "tables");

    /// <summary>Nothing makes the page wider than the window; what scrolls sideways is a named region that takes focus.</summary>
    public static Task<IReadOnlyList<string>> ReflowAsync(IPage page) => RunAsync(page, "reflow");

    /// <summary>Every cell of a matrix says a word of the legend, whatever its colour and sign.</summary>
    public static Task<IReadOnlyList<string>> VerdictsAsync(IPage page) => RunAsync(page, "verdicts");

    /// <summary>The word of every verdict can be seen.</summary>
    public static Task<IReadOnlyList<string>> VerdictWordsShowAsync(IPage page) => RunAsync(page, "verdict-words");

    /// <summary>What is on the page, what of it shows, where and how large: everything but its colours.</summary>
    public static Task<string> ShapeAsync(IPage page) => page.EvaluateAsync<string>(Script("shape"));

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, bool coloursAlone) =>
        [.. await AxeAsync(page, coloursAlone), .. await ReflowAsync(page), .. await TablesAsync(page), .. await VerdictsAsync(page)];

    /// <summary>The element that has focus now; null where none has.</summary>
    public static async Task<Focused?> FocusAsync(IPage page)
    {
        var found = await page.EvaluateAsync<JsonElement?>(Script("focus"));
        return found is { ValueKind: JsonValueKind.Object } focused ? focused.Deserialize<Focused>(JsonSerializerOptions.Web) : null;
    }

    private static string Text(JsonElement found, string property) => found.GetProperty(property).GetString() ?? "";

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, string check) =>
        await page.EvaluateAsync<string[]>(Script(check));

    private static string Script(string name, string? path = null) =>
        Scripts.GetOrAdd(name, _ => File.ReadAllText(path ?? Path.Combine(AppContext.BaseDirectory, "Checks", $"{name}.js")));
}
