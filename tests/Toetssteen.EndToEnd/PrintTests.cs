using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// Every public page can be printed, also with all municipalities: the browser comes to an end with it, and nothing wide is cut off.
/// </summary>
public sealed partial class PrintTests(Browser browser, RunningSite site, CountrySite country)
{
    // A page takes some seconds; one that lays itself out again and again does not end. This ends the test, and judges no speed.
    private const int Hangs = 15 * 60 * 1000;

    // The margins of paper.
    private const double Margin = 12 * 72 / 25.4;
    private const double FirstColumn = 100;

    [Fact(Timeout = Hangs)]
    public async Task EveryPublicPage_IsPrinted_AndThatEnds() => await PrintAllAsync(site.Address, site.PagesIn("nl"));

    [Fact(Timeout = Hangs)]
    public async Task EveryPublicPage_IsPrinted_WithAllMunicipalities()
    {
        var (address, pages) = await country.StartedAsync();
        await PrintAllAsync(address, RunningSite.In("nl", pages));
    }

    [Fact(Timeout = Hangs)]
    public async Task TheMatrix_OfAllMunicipalities_IsWholeOnPaper_WithItsHeadOnEveryPage()
    {
        var (address, _) = await country.StartedAsync();
        await using var visitor = await browser.VisitorAsync(address);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/vergelijken");
        var columns = await page.Locator(".matrix__column .code").AllInnerTextsAsync();
        var names = await page.Locator(".matrix tbody:last-of-type th a").AllInnerTextsAsync();
        var cells = await page.Locator(".matrix tbody:last-of-type td")
            .EvaluateAllAsync<string[]>("cells => cells.map(c => c.querySelector('i')?.textContent ?? '')");
        Assert.Equal(TestSite.Municipalities, names.Count);
        Assert.Equal(names.Count * columns.Distinct().Count(), cells.Length);

        var sheets = Sheets(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        // The page lies on its side, and every word is between the margins, so that a printer prints it.
        Assert.All(sheets, s => Assert.True(s.Width > s.Height));
        Assert.All(sheets, s =>
            Assert.All(s.Words, w =>
                Assert.True(
                    w.Left >= Margin - 1 && w.Right <= s.Width - Margin + 1 && w.Top >= Margin - 1 && w.Bottom <= s.Height - Margin + 1,
                    $"\"{w.Text}\" stands at {w.Left:0}-{w.Right:0}, {w.Top:0}-{w.Bottom:0}")));
        // Every row, in order, and every cell of it.
        var printed = string.Concat(sheets.SelectMany(s => s.Words).Select(w => w.Text));
        var first = string.Concat(
            sheets
                .SelectMany(s => s.Words.Where(w => w.Left < Margin + FirstColumn).OrderBy(w => w.Top).ThenBy(w => w.Left))
                .Select(w => w.Text));
        var at = 0;
        foreach (var name in names)
        {
            var found = first.IndexOf(Squeezed(name), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{name} is not printed");
            at = found + 1;
        }
        foreach (var sign in cells.Where(c => c.Length > 0).CountBy(c => c))
            Assert.True(
                printed.Split(sign.Key).Length - 1 >= sign.Value,
                $"{sign.Key} stands {printed.Split(sign.Key).Length - 1} times on paper, {sign.Value} times on the page");
        // The head on every page that has rows.
        var withRows = sheets.Where(s => names.Any(n => s.Words.Any(w => w.Text == n))).ToList();
        Assert.True(withRows.Count > 5);
        Assert.All(withRows, s => Assert.All(columns.Distinct(), c => Assert.Contains(c, Upwards(s), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheMatrix_OnPaper_FitsAcross_WithTheColoursOfItsCells_AndNothingStays()
    {
        // What lies between the margins of a sheet that lies on its side.
        await using var visitor = await browser.VisitorAsync(site.Address, width: 1032);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/vergelijken");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(
            await page.EvaluateAsync<bool>("() => document.querySelector('.matrix').getBoundingClientRect().right <= innerWidth + 1"),
            "the matrix is wider than the paper");
        Assert.Equal(
            "exact",
            await page.Locator(".matrix td.m").First.EvaluateAsync<string>("cell => getComputedStyle(cell).printColorAdjust"));
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).position === 'sticky').map(e => e.className)"));
        Assert.Equal("wide", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).page"));
    }

    private async Task PrintAllAsync(Uri address, IEnumerable<string> pages)
    {
        await using var visitor = await browser.VisitorAsync(address);
        foreach (var printed in pages)
        {
            var page = await visitor.NewPageAsync();
            await page.GotoAsync(printed);
            var title = Squeezed(await page.Locator("h1").First.InnerTextAsync());
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
            var sheets = Sheets(pdf);
            Assert.True(
                Squeezed(string.Concat(sheets.SelectMany(s => s.Words).Select(w => w.Text))).Contains(title, StringComparison.Ordinal),
                $"{printed} is printed without \"{title}\"");
            Assert.True(
                sheets.TrueForAll(s => s.Words.TrueForAll(w => w.Left >= 0 && w.Right <= s.Width)),
                $"{printed} is cut off at the side");
            await page.CloseAsync();
        }
    }

    // Text that reads upwards is found letter by letter.
    private static string Upwards(Sheet sheet) =>
        string.Concat(sheet.Words.OrderBy(w => Math.Round((w.Left + w.Right) / 6)).ThenByDescending(w => w.Top).Select(w => w.Text));

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u00AD'));

    private static List<Sheet> Sheets(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            using var tool = Process.Start(new ProcessStartInfo("pdftotext", ["-bbox", path, "-"]) { RedirectStandardOutput = true })!;
            Sheet? sheet = null;
            List<Sheet> sheets = [];
            while (tool.StandardOutput.ReadLine() is { } line)
                if (PageLine().Match(line) is { Success: true } page)
                    sheets.Add(sheet = new Sheet(Number(page, 1), Number(page, 2), []));
                else if (WordLine().Match(line) is { Success: true } word)
                    sheet!.Words.Add(
                        new Word(
                            System.Net.WebUtility.HtmlDecode(word.Groups[5].Value),
                            Number(word, 1),
                            Number(word, 2),
                            Number(word, 3),
                            Number(word, 4)));
            tool.WaitForExit();
            return sheets;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("<page width=\"([\\d.]+)\" height=\"([\\d.]+)\"")]
    private static partial Regex PageLine();

    [GeneratedRegex("<word xMin=\"([-\\d.]+)\" yMin=\"([-\\d.]+)\" xMax=\"([-\\d.]+)\" yMax=\"([-\\d.]+)\">(.*)</word>")]
    private static partial Regex WordLine();

    private sealed record Sheet(double Width, double Height, List<Word> Words);

    private sealed record Word(string Text, double Left, double Top, double Right, double Bottom);
}
