using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Features.Documents.Add;
using Toetssteen.Web.Files;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>Files come in one by one; what is refused is refused in words, and leaves nothing.</summary>
public abstract class AddingTests(Provider provider)
{
    private static readonly byte[] Pdf = SampleFiles.Pdf("Tekst");

    [Fact]
    public async Task OneFile_IsADocumentNamedAfterIt_OfWhichOneThenSaysWhatItIs()
    {
        await using var evidence = await Evidence.GivenAsync(provider);

        var answer = await evidence.UploadAsync(evidence.Municipality, ("Beleidsnotitie_2013.pdf", Pdf));

        var document = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal((HttpStatusCode.Redirect, $"{evidence.Of(document.Id, "/wijzigen")}?nieuw=true"), (answer.Status, answer.Location));
        Assert.Equal(
            ("Beleidsnotitie 2013", DocumentStatus.Received, evidence.MunicipalityOrganisation.Id),
            (document.Title, document.Status, document.OrganisationId));
        Assert.Equal((FileKind.Pdf, Pdf.Length, "Beleidsnotitie_2013.pdf"), (document.File!.Kind, document.File.Size, document.File.Name));
        Assert.Single(evidence.Site.StoredFiles);
        Assert.Contains("toegevoegd en bewaard", (await evidence.Municipality.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralFiles_AreAddedInOneGo_AndTheListSaysSo()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var answer = await evidence.UploadAsync(
            evidence.Municipality,
            ("a.pdf", Pdf),
            ("b.docx", SampleFiles.Docx("Tekst")),
            ("c.png", SampleFiles.Png()));
        Assert.Equal($"{evidence.List}?gedaan=toegevoegd&aantal=3", answer.Location);
        var list = await evidence.Municipality.OpenAsync(answer.Location!);
        Assert.Contains("3 documenten zijn toegevoegd", list.Text, StringComparison.Ordinal);
        Assert.Equal(3, list.Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task WithOneBadFileAmongThem_TheOthersAreKept_AndThePageSaysWhich()
    {
        await using var evidence = await Evidence.GivenAsync(provider);

        var answer = await evidence.UploadAsync(
            evidence.Municipality,
            ("goed.pdf", Pdf),
            ("fout.pdf", "<html>"u8.ToArray()),
            ("leeg.pdf", []),
            ("ook goed.pdf", SampleFiles.Pdf("Anders")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["Bestanden", "Bestanden"], answer.Errors.Select(e => e.Field));
        Assert.Contains("'fout.pdf' is geen pdf", answer.Errors[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("(U003)", answer.Errors[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("'leeg.pdf' is leeg", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Dit is wel toegevoegd: goed ook goed", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["goed", "ook goed"], (await evidence.DocumentsAsync()).Select(d => d.Title));
        Assert.Equal(2, evidence.Site.StoredFiles.Count);
    }

    [Fact]
    public async Task ABadFile_IsRefusedWithItsSentenceInBothLanguages_AndLeavesNothing()
    {
        (string Code, string Name, byte[] Content)[] bad =
        [
            ("U001", "leeg.pdf", []),
            ("U003", "programma.pdf", [.. "MZ"u8, .. new byte[100]]),
            ("U004", "notitie.docx", Pdf),
            ("U005", "notitie.pdf", [.. Pdf, .. SampleFiles.Docx("Tekst")]),
            ("U005", "notitie.pdf", [.. "<script>alert(1)</script>"u8, .. Pdf]),
            ("U006", "notitie.docx", SampleFiles.ProtectedOffice()),
            ("U007", "notitie.doc", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]]),
            ("U008", "bom.docx", SampleFiles.Bomb()),
            (
                "U008",
                "xxe.docx",
                SampleFiles.DocxWith("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", """<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>""")),
            ("U009", "notitie.pdf", Pdf[..(Pdf.Length / 2)]),
            ("U010", "notitie.docx", SampleFiles.DocxWith("<w:p/>", "", ("word/vbaProject.bin", [1]))),
        ];
        await using var evidence = await Evidence.GivenAsync(provider);
        foreach (var (code, name, content) in bad)
        {
            var dutch = await evidence.UploadAsync(evidence.Municipality, (name, content));
            var english = await Evidence.UploadAsync(evidence.Municipality, $"/en{evidence.Add}", (name, content));

            Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (dutch.Status, english.Status));
            Assert.EndsWith($"({code})", Assert.Single(dutch.Errors).Sentence, StringComparison.Ordinal);
            Assert.Contains(name, dutch.Errors[0].Sentence, StringComparison.Ordinal);
            Assert.Contains("niet bewaard", dutch.Errors[0].Sentence, StringComparison.Ordinal);
            Assert.Contains("not kept", Assert.Single(english.Errors).Sentence, StringComparison.Ordinal);
        }
        Assert.Empty(await evidence.DocumentsAsync());
        Assert.Empty(evidence.Site.StoredFiles);
    }

    [Fact]
    public async Task AFileOf100MB_IsTaken_AndOneByteMoreIsNot()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var content = new byte[FileKinds.MaxBytes + 1];
        Pdf.CopyTo(content, 0);
        "%%EOF"u8.CopyTo(content.AsSpan(content.Length - 10));

        var refused = await evidence.UploadAsync(evidence.Municipality, ("groot.pdf", content));
        Assert.Contains("groter dan 100 MB", Assert.Single(refused.Errors).Sentence, StringComparison.Ordinal);
        Assert.Empty(evidence.Site.StoredFiles);

        Assert.Equal(HttpStatusCode.Redirect, (await evidence.UploadAsync(evidence.Municipality, ("groot.pdf", content[..^1]))).Status);
    }

    [Fact]
    public async Task ANameWithFoldersAndTricks_IsKeptAndSentWithoutThem()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        using var form = await Evidence.FormAsync(evidence.Municipality, evidence.Add);
        var file = new ByteArrayContent(Pdf);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "Bestanden",
            FileNameStar = "../../jaar\u202Everslag\r\nSet-Cookie: x=1\u0000;.pdf",
        };
        form.Add(file);

        using (var response = await evidence.Municipality.Client.PostAsync(evidence.Add, form))
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);

        var document = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal("jaarverslag Set-Cookie x=1 .pdf", document.File!.Name);
        using var sent = await evidence.Municipality.Client.GetAsync(evidence.Of(document.Id, "/download"));
        Assert.Equal("jaarverslag Set-Cookie x=1 .pdf", sent.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.False(sent.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task TheSameContentTwice_IsTwoDocumentsAndStoredOnce()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.UploadAsync(evidence.Municipality, ("een.pdf", Pdf));
        await evidence.UploadAsync(evidence.Partner, ("twee.pdf", Pdf));
        Assert.Equal(["een", "twee"], (await evidence.DocumentsAsync()).Select(d => d.Title));
        Assert.Single(evidence.Site.StoredFiles);
    }

    [Fact]
    public async Task AnUploadThatIsCutOff_LeavesNothing_AndWhatWasReadyIsKept()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var token = Evidence.Token(await evidence.Municipality.ReadAsync(evidence.Add));

        using var hangsUp = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<Exception>(() =>
            evidence.Municipality.Client.PostAsync(evidence.Add, new CutOff(token, Pdf, hangsUp), hangsUp.Token));

        Assert.Equal(["klaar"], (await evidence.DocumentsAsync()).Select(d => d.Title));
        await WaitUntilAsync(() => evidence.Site.StoredFiles.Count == 1);
    }

    [Fact]
    public async Task ABodyThatEndsInTheMiddleOfAFile_IsToldSo()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        using var whole = await Evidence.FormAsync(evidence.Municipality, evidence.Add, ("notitie.pdf", Pdf));
        var body = await whole.ReadAsByteArrayAsync();
        using var half = new ByteArrayContent(body[..^200]);
        half.Headers.ContentType = whole.Headers.ContentType;
        using var request = new HttpRequestMessage(HttpMethod.Post, evidence.Add) { Content = half };
        request.Headers.Accept.Add(new("application/json"));

        using var response = await evidence.Municipality.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("De verbinding viel weg terwijl 'notitie.pdf'", (await ToldAsync(response)).Refused, StringComparison.Ordinal);
        Assert.Empty(await evidence.DocumentsAsync());
        Assert.Empty(evidence.Site.StoredFiles);
    }

    [Fact]
    public async Task WithoutAFile_ThePageAsksForOne()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var answer = await evidence.UploadAsync(evidence.Municipality);
        Assert.Equal(
            (HttpStatusCode.BadRequest, ("Bestanden", "Kies een bestand. Er is nog niets toegevoegd.")),
            (answer.Status, Assert.Single(answer.Errors)));
    }

    [Fact]
    public async Task MoreFilesThanFitInOneGo_AreToldApartFromWhatIsKept()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var answer = await evidence.UploadAsync(
            evidence.Municipality,
            [.. Enumerable.Range(10, AddModel.MostAtOnce + 1).Select(i => ($"{i}.png", SampleFiles.Png()))]);
        Assert.Contains(
            "te veel bestanden tegelijk. '30.png' en wat erna kwam is niet bewaard",
            Assert.Single(answer.Errors).Sentence,
            StringComparison.Ordinal);
        Assert.Equal(AddModel.MostAtOnce, (await evidence.DocumentsAsync()).Count);
    }

    [Fact]
    public async Task WithoutTheTokenOfTheForm_NothingIsRead()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf), "Bestanden", "notitie.pdf" } };
        using var response = await evidence.Municipality.Client.PostAsync(evidence.Add, form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("De pagina was verlopen", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await evidence.DocumentsAsync());
    }

    [Fact]
    public async Task ABodyThatIsNoFormWithFiles_IsRefusedInWords()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        using var response = await evidence.Municipality.Client.PostAsync(evidence.Add, new FormUrlEncodedContent([new("Bestanden", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await evidence.DocumentsAsync());
    }

    [Fact]
    public async Task TheScriptOfThePage_IsToldWhatItAsked()
    {
        await using var evidence = await Evidence.GivenAsync(provider);

        var good = await SendAsScriptAsync(evidence, ("goed.pdf", Pdf));
        var bad = await SendAsScriptAsync(evidence, ("fout.pdf", [1, 2, 3]));

        var document = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal(
            (HttpStatusCode.OK, $"{evidence.Of(document.Id, "/wijzigen")}?nieuw=true", null),
            (good.Status, good.Told.Next, good.Told.Refused));
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        Assert.EndsWith("(U003)", bad.Told.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestedDocument_ReceivesItsFile_AndASecondOneIsRefused()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.Municipality.SendAsync($"{evidence.List}/melden", new() { ["About.Title"] = "Convenant" });
        var claimed = Assert.Single(await evidence.DocumentsAsync());
        var address = $"{evidence.Add}?document={claimed.Id}";

        Assert.Contains("Convenant", (await evidence.Municipality.OpenAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Evidence.UploadAsync(evidence.Municipality, address, ("c.pdf", Pdf))).Status);
        var again = await Evidence.UploadAsync(evidence.Municipality, address, ("d.pdf", SampleFiles.Pdf("Ander")));

        Assert.EndsWith("(D052)", Assert.Single(again.Errors).Sentence, StringComparison.Ordinal);
        var received = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal(("Convenant", DocumentStatus.Received, "c.pdf"), (received.Title, received.Status, received.File!.Name));
    }

    private static async Task<(HttpStatusCode Status, AddModel.Told Told)> SendAsScriptAsync(
        Evidence evidence,
        (string Name, byte[] Content) file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, evidence.Add)
        {
            Content = await Evidence.FormAsync(evidence.Municipality, evidence.Add, file),
        };
        request.Headers.Accept.Add(new("application/json"));
        using var response = await evidence.Municipality.Client.SendAsync(request);
        return (response.StatusCode, await ToldAsync(response));
    }

    private static async Task<AddModel.Told> ToldAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<AddModel.Told>(await response.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;

    private static async Task WaitUntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 100 && !holds(); i++)
            await Task.Delay(20);
        Assert.True(holds());
    }

    /// <summary>A form with one whole file, and a second one in the middle of which the line drops.</summary>
    private sealed class CutOff : HttpContent
    {
        private readonly string _token;
        private readonly byte[] _file;
        private readonly CancellationTokenSource _hangsUp;

        public CutOff(string token, byte[] file, CancellationTokenSource hangsUp)
        {
            (_token, _file, _hangsUp) = (token, file, hangsUp);
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=grens");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await WriteAsync($"--grens\r\nContent-Disposition: form-data; name=__RequestVerificationToken\r\n\r\n{_token}\r\n--grens\r\n");
            await WriteAsync("Content-Disposition: form-data; name=Bestanden; filename=klaar.pdf\r\n\r\n");
            await stream.WriteAsync(_file);
            await WriteAsync("\r\n--grens\r\nContent-Disposition: form-data; name=Bestanden; filename=half.pdf\r\n\r\n%PDF-1.4");
            await stream.WriteAsync(new byte[500_000]);
            await stream.FlushAsync();
            await Task.Delay(500);
            await _hangsUp.CancelAsync();

            ValueTask WriteAsync(string text) => stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

public sealed class AddingTestsOnSqlite() : AddingTests(Provider.Sqlite);

public sealed class AddingTestsOnPostgres() : AddingTests(Provider.Postgres);
