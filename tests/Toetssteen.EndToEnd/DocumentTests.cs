using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.EndToEnd.Checks;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Tests.Documents;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// Documents in the browser: chosen and dragged, with and without scripts, while the line drops; opened at the page that is cited.
/// </summary>
public sealed class DocumentTests(Browser browser) : IAsyncLifetime
{
    private Evidence _evidence = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _evidence = await Evidence.GivenAsync(Provider.Sqlite);
        _site = _evidence.Site.AnotherProcess();
        _site.Clock.Now = _evidence.Site.Clock.Now;
        _site.Settings[JobRunner.Setting] = "true";
        _site.Listen();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _evidence.DisposeAsync();
    }

    [Fact]
    public async Task FilesThatAreChosen_AreSentOneByOne_AndWhatIsRefusedSaysSoBesideItsName()
    {
        var page = await OpenAsync(_evidence.Municipality, _evidence.Add);
        await page.SetInputFilesAsync("#Bestanden", [File("notitie.pdf", SampleFiles.Pdf("Tekst")), File("programma.pdf", [77, 90, 0])]);
        await page.ClickAsync("main button[type=submit]");

        await page.WaitForFunctionAsync("() => document.activeElement?.classList.contains('upload__status')");
        var lines = await page.Locator(".upload__files li").AllInnerTextsAsync();
        Assert.Contains("toegevoegd", lines[0], StringComparison.Ordinal);
        Assert.Contains("'programma.pdf' is geen pdf", lines[1], StringComparison.Ordinal);
        Assert.Equal(["100", "0"], await page.Locator("progress").EvaluateAllAsync<string[]>("bars => bars.map(bar => String(bar.value))"));
        Assert.Empty(await PageChecks.AxeAsync(page));
        Assert.Equal(["notitie"], (await _evidence.DocumentsAsync()).Select(d => d.Title));
    }

    [Fact]
    public async Task FilesThatAreDragged_WaitWhileTheLineIsDown_AndAreSentOnceItIsBack()
    {
        var page = await OpenAsync(_evidence.Municipality, _evidence.Add);
        await page.EvaluateAsync(
            """
            () => {
              const data = new DataTransfer();
              for (const name of ["a.gif", "b.gif"]) data.items.add(new File(["GIF89a" + name], name));
              const drop = document.querySelector(".upload__drop");
              for (const kind of ["dragenter", "dragover", "drop"])
                drop.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """);
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("main button[type=submit]");
        await page.GetByText("De verbinding viel weg; dit bestand is niet bewaard.").Nth(1).WaitForAsync();
        Assert.Empty(await _evidence.DocumentsAsync());

        await page.Context.SetOfflineAsync(false);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?gedaan=toegevoegd&aantal=2$"));

        Assert.Equal(["a", "b"], (await _evidence.DocumentsAsync()).Select(d => d.Title));
        Assert.Contains("2 documenten zijn toegevoegd.", await page.InnerTextAsync("main [role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatAProxyRefuses_IsToldAsWhatItIs_AndTheNextOneIsSent()
    {
        var page = await OpenAsync(_evidence.Municipality, _evidence.Add);
        var refusals = new Queue<int>([413, 403]);
        await page.RouteAsync("**/toevoegen", route => route.Request.Method != "POST" || !refusals.TryDequeue(out var status)
                ? route.ContinueAsync()
                : route.FulfillAsync(
                    new()
                    {
                        Status = status,
                        ContentType = "text/html",
                        Body = "<h1>Request Entity Too Large</h1>",
                    }));
        await page.SetInputFilesAsync(
            "#Bestanden",
            [
                File("groot.pdf", SampleFiles.Pdf("Tekst")),
                File("verdacht.pdf", SampleFiles.Pdf("Tekst")),
                File("goed.pdf", SampleFiles.Pdf("Tekst")),
            ]);
        await page.ClickAsync("main button[type=submit]");

        await page.WaitForFunctionAsync("() => document.activeElement?.classList.contains('upload__status')");
        var lines = await page.Locator(".upload__files li").AllInnerTextsAsync();
        Assert.Contains(
            "‘groot.pdf’ is te groot voor de weg naar de server (fout 413) en is niet bewaard.",
            lines[0],
            StringComparison.Ordinal);
        Assert.Contains("De beveiliging op weg naar de server hield dit bestand tegen", lines[1], StringComparison.Ordinal);
        Assert.Contains("toegevoegd", lines[2], StringComparison.Ordinal);
        Assert.Equal(["goed"], (await _evidence.DocumentsAsync()).Select(d => d.Title));
    }

    [Fact]
    public async Task WithoutScripts_TheFormSendsTheFiles_AndOneFileIsDescribedNext()
    {
        var page = await OpenAsync(_evidence.Municipality, _evidence.Add, scripts: false);
        await page.SetInputFilesAsync("#Bestanden", File("Convenant.pdf", SampleFiles.Pdf("Tekst")));
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/wijzigen\?nieuw=true$"));

        await page.FillAsync("#About_Title", "");
        await page.FillAsync("#About_Date", "gisteren");
        await page.ClickAsync("main button[type=submit]");
        Assert.Equal("fouten", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Equal("gisteren", await page.InputValueAsync("#About_Date"));

        await page.FillAsync("#About_Title", "Samenwerkingsconvenant");
        await page.FillAsync("#About_Date", "oktober 2013");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?gedaan=gewijzigd$"));
        Assert.Contains("oktober 2013", await page.InnerTextAsync("main table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePdf_OpensInTheBrowser_AndTheCitedPageCanBeReadWithoutAViewer()
    {
        var document = await _evidence.GivenADocumentAsync(_evidence.Municipality);
        await using var viewing = await browser.WithViewerAsync();
        var page = await OpenAsync(_evidence.Inspector, $"{_evidence.List}?zoek=samenwerking", with: viewing);
        await page.ClickAsync(".documents__hit a");
        Assert.Equal("samenwerking", await page.InnerTextAsync(".paper mark"));
        Assert.Equal("Bladzijde 2 van 2", await page.InnerTextAsync(".paper h2"));

        var file = await page.GotoAsync($"{_evidence.Of(document.Id)}#page=2");

        Assert.Equal((200, "application/pdf"), (file!.Status, await page.EvaluateAsync<string>("() => document.contentType")));
    }

    [Fact]
    public async Task ThePages_AreAccessible_NarrowAndWide_LightAndDark()
    {
        var document = await _evidence.GivenADocumentAsync(
            _evidence.Municipality,
            "Beleidsnotitie over multiprobleemgezinnen en hun netwerken.pdf");
        await _evidence.GivenADocumentAsync(_evidence.Municipality, "kapot.pdf", "%PDF-1.4\nniets\n%%EOF"u8.ToArray());
        await _evidence.Municipality.SendAsync($"{_evidence.List}/melden", new() { ["About.Title"] = "Convenant" });
        var faults = new List<string>();
        foreach (
            var (who, addresses) in new[]
            {
                (
                    _evidence.Municipality,
                    new[]
                    {
                        _evidence.List,
                        $"{_evidence.List}?zoek=regisseur",
                        $"{_evidence.List}?zoek=niets",
                        _evidence.Add,
                        $"{_evidence.List}/melden",
                        _evidence.Of(document.Id, "/wijzigen"),
                        _evidence.Of(document.Id, "/verwijderen"),
                        _evidence.Of(document.Id, "/tekst?bladzijde=2&zoek=samenwerking"),
                        $"/en{_evidence.List}",
                    }),
                (_evidence.Partner, [_evidence.List]),
                (_evidence.Inspector, [_evidence.List, $"{_evidence.List}/opvragen", _evidence.Of(document.Id, "/ontvangen")]),
            })
            foreach (var (width, scheme) in new[] { (320, ColorScheme.Light), (1280, ColorScheme.Dark) })
            {
                var page = await OpenAsync(who, addresses[0], width: width, scheme: scheme);
                foreach (var address in addresses)
                {
                    await page.GotoAsync(address);
                    var found = new[]
                    {
                    await PageChecks.AxeAsync(page),
                    await PageChecks.TablesAsync(page),
                    await PageChecks.ReflowAsync(page),
                }.SelectMany(f => f);
                    faults.AddRange(found.Select(f => $"{address} at {width}: {f}"));
                }
                await page.Context.CloseAsync();
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task TheMainPages_ArePicturedNarrowAndWide()
    {
        var document = await _evidence.GivenADocumentAsync(
            _evidence.Municipality,
            "Beleidsnotitie multiprobleemgezinnen 2012-2016.pdf",
            SampleFiles.Pdf("Inleiding", "De regisseur heeft doorzettingsmacht\nwanneer een partner afhaakt."));
        await _evidence.GivenADocumentAsync(_evidence.Municipality, "Jaarverslag 2012.docx", SampleFiles.Docx("Jaarverslag", "Tekst"));
        await _evidence.Municipality.SendAsync(
            $"{_evidence.List}/melden",
            new()
            {
                ["About.Title"] = "Convenant met de netwerkpartners",
                ["About.Kind"] = "Covenant",
                ["About.Date"] = "oktober 2013",
            });
        await _evidence.Site.ChangeAsync(async db =>
            (await db.Accounts.SingleAsync(a => a.Name == "Proef MunicipalityRespondent")).Name = "Gerda Gemeente");
        foreach (var width in new[] { 320, 1280 })
            foreach (
                var (name, address) in new[]
                {
                ("documenten", _evidence.List),
                ("documenten-toevoegen", _evidence.Add),
                ("document-tekst", _evidence.Of(document.Id, "/tekst?bladzijde=2&zoek=doorzettingsmacht")),
                })
            {
                var page = await OpenAsync(_evidence.Municipality, address, width: width);
                await Pictures.TakeAsync(page, name);
                await page.Context.CloseAsync();
            }
    }

    private static FilePayload File(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = content,
        };

    // The session of the test's own browser, taken to the real one.
    private async Task<IPage> OpenAsync(
        Person who,
        string address,
        bool scripts = true,
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light,
        IBrowser? with = null)
    {
        var server = _site.Client.BaseAddress!;
        var context = await browser.VisitorAsync(server, width, scheme: scheme, scripts: scripts, with: with);
        using var own = await who.Client.GetAsync(_evidence.List);
        await context.AddCookiesAsync(
            own.RequestMessage!.Headers.GetValues("Cookie")
                .SelectMany(c => c.Split("; "))
                .Select(c => c.Split('=', 2))
                .Select(c => new Cookie
                {
                    Name = c[0],
                    Value = c[1],
                    Url = server.ToString(),
                }));
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }
}
