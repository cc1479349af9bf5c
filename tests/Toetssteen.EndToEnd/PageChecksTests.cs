using Toetssteen.EndToEnd.Checks;

namespace Toetssteen.EndToEnd;

/// <summary>The checks themselves, each on a page that offends it on purpose: a guard never seen to fail guards nothing.</summary>
public sealed class PageChecksTests(Browser browser)
{
    private const string Good =
        """
        <table><caption>Oordelen</caption><thead><tr><th scope="col">Gemeente</th><th scope="col">1.1.1</th></tr></thead>
        <tbody><tr><th scope="row">Deventer</th><td>voldoet</td></tr></tbody></table>
        """;

    [Fact]
    public async Task Tables_WithCaptionAndHeaders_HaveNoFault() => Assert.Empty(await TablesAsync(Good));

    [Theory]
    [InlineData("<caption>Oordelen</caption>", "", "no caption")]
    [InlineData("""<th scope="col">1.1.1</th>""", "<td>1.1.1</td>", "no column header")]
    [InlineData("""<th scope="col">1.1.1</th>""", """<th scope="col"></th>""", "no column header")]
    [InlineData("""<th scope="row">Deventer</th>""", "<td>Deventer</td>", "no row header")]
    [InlineData("<td>voldoet</td>", """<td headers="weg">voldoet</td>""", "a header that is not there")]
    public async Task Tables_WithoutACaptionOrAHeader_AreAFault(string part, string worse, string fault) =>
        Assert.Contains(await TablesAsync(Good.Replace(part, worse, StringComparison.Ordinal)), f =>
            f.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("""<p style="width:500px">te breed</p>""")]
    [InlineData("""<div style="overflow-x:auto"><p style="width:500px">te breed</p></div>""")]
    [InlineData("""<div style="overflow-x:auto" tabindex="0"><p style="width:500px">te breed</p></div>""")]
    public async Task Reflow_OfSomethingTooWideOutsideANamedScrollRegion_IsAFault(string body) =>
        Assert.NotEmpty(await OnPageAsync(body, PageChecks.ReflowAsync));

    [Fact]
    public async Task Reflow_InsideANamedScrollRegionThatTakesFocus_IsNoFault() =>
        Assert.Empty(
            await OnPageAsync(
                """<div style="overflow-x:auto" tabindex="0" role="region" aria-label="Tabel"><p style="width:500px">breed</p></div>""",
                PageChecks.ReflowAsync));

    [Fact]
    public async Task Focus_ThatDoesNotShow_IsAFault()
    {
        var focused = await OnPageAsync("""<a href="/" style="outline:none">Start</a>""", FirstFocusAsync);
        Assert.Contains("no visible focus", focused!.Faults);
    }

    [Fact]
    public async Task Focus_BehindSomethingThatStaysInView_IsAFault()
    {
        var focused = await OnPageAsync(
            """<header style="position:fixed;inset:0;height:90px;background:#fff"></header><a href="/" style="outline:3px solid">Start</a>""",
            FirstFocusAsync);
        Assert.NotEmpty(focused!.Faults);
    }

    [Fact]
    public async Task Axe_OnAnImageWithoutAlternative_IsAFault() =>
        Assert.Contains(
            await OnPageAsync("""<main><h1>Kop</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>""", page =>
                PageChecks.AxeAsync(page)),
            f => f.Contains("image-alt", StringComparison.Ordinal));

    [Fact]
    public async Task Axe_OnColoursAlone_SeesTextThatIsTooFaint() =>
        Assert.Contains(
            await OnPageAsync("""<main><h1>Kop</h1><p style="color:#bbb;background:#fff">flets</p></main>""", page =>
                PageChecks.AxeAsync(page, coloursAlone: true)),
            f => f.Contains("color-contrast", StringComparison.Ordinal));

    [Theory]
    [InlineData("p { color: #fff; background: #000 }", true)]
    [InlineData("p { display: none }", false)]
    [InlineData("p { visibility: hidden }", false)]
    [InlineData("p { font-size: 2em }", false)]
    public async Task Shape_IsEverythingButColours(string inTheDark, bool same)
    {
        var (light, dark) = await OnPageAsync(
            $$"""<style>@media (prefers-color-scheme: dark) { {{inTheDark}} }</style><p>tekst</p>""",
            async page =>
            {
                var before = await PageChecks.ShapeAsync(page);
                await page.EmulateMediaAsync(new() { ColorScheme = Microsoft.Playwright.ColorScheme.Dark });
                return (before, await PageChecks.ShapeAsync(page));
            });
        Assert.Equal(same, light == dark);
    }

    private Task<IReadOnlyList<string>> TablesAsync(string table) => OnPageAsync(table, PageChecks.TablesAsync);

    private static async Task<Focused?> FirstFocusAsync(Microsoft.Playwright.IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await PageChecks.FocusAsync(page);
    }

    private async Task<T> OnPageAsync<T>(string body, Func<Microsoft.Playwright.IPage, Task<T>> check)
    {
        await using var visitor = await browser.VisitorAsync(new Uri("http://localhost/"), width: 320);
        var page = await visitor.NewPageAsync();
        await page.SetContentAsync($"<!doctype html><html lang=nl><title>Proef</title><body>{body}");
        return await check(page);
    }
}
