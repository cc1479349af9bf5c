using Microsoft.Playwright;

namespace Toetssteen.EndToEnd;

/// <summary>Every public page can be printed: the browser comes to an end with it, and nothing wide is cut off.</summary>
public sealed class PrintTests(Browser browser, RunningSite site)
{
    // A page takes a second or two; one that lays itself out again and again takes minutes, or does not end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task EveryPublicPage_IsPrinted_AndThatEnds()
    {
        await using var visitor = await browser.VisitorAsync(site.Address);
        var faults = new List<string>();
        foreach (var address in site.PagesIn("nl"))
        {
            var page = await visitor.NewPageAsync();
            await page.GotoAsync(address);
            var printing = page.PdfAsync(new() { PreferCSSPageSize = true });
            if (await Task.WhenAny(printing, Task.Delay(Patience)) != printing)
                faults.Add($"{address} is not printed within {Patience.TotalSeconds} seconds");
            else if ((await printing).Length < 1_000)
                faults.Add($"{address} prints nothing");
            if (faults.Count > 0)
                break;
            await page.CloseAsync();
        }
        Assert.Empty(faults);
    }

    [Fact]
    public async Task TheMatrix_OnPaper_FitsAcross_WithTheColoursOfItsCells_AndNothingStays()
    {
        // What lies between the margins of a sheet that lies on its side.
        await using var visitor = await browser.VisitorAsync(site.Address, width: 1032);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/vergelijken");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('.matrix').getBoundingClientRect().right <= innerWidth + 1"), "the matrix is wider than the paper");
        Assert.Equal("exact", await page.Locator(".matrix td.m").First.EvaluateAsync<string>("cell => getComputedStyle(cell).printColorAdjust"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).position === 'sticky').map(e => e.className)"));
        Assert.Equal("wide", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).page"));
    }
}
