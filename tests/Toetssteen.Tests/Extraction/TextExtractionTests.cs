using System.Diagnostics;
using System.Text;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain.Evidence;

namespace Toetssteen.Tests.Extraction;

/// <summary>Text comes out page by page; what is hostile, damaged or endless gives a code, within bounded time and memory.</summary>
public sealed class TextExtractionTests
{
    [Fact]
    public async Task APdf_IsReadPageByPage_EmptyPagesIncluded() =>
        Assert.Equal(
            ["Bladzijde een", "", "De regisseur\nheeft doorzettingsmacht."],
            await PagesAsync(FileKind.Pdf, SampleFiles.Pdf("Bladzijde een", "", "De regisseur\nheeft doorzettingsmacht.")));

    [Fact]
    public async Task ADocx_HasThePagesThatTheWordProcessorNoted() =>
        Assert.Equal(
            ["Eerste.\nTweede.", "Derde & laatste."],
            await PagesAsync(FileKind.Docx, SampleFiles.Docx("Eerste.", "Tweede.", "\fDerde & laatste.")));

    [Fact]
    public async Task ADocx_IsReadWithoutWhatWasDeletedMovedOrSaidTwice() =>
        Assert.Equal(
            ["Blijft\tstaan."],
            await PagesAsync(
                FileKind.Docx,
                SampleFiles.DocxWith(
                    """
                    <w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:del><w:r><w:delText>Weg.</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Elders.</w:t></w:r></w:moveFrom>
                    <w:r><w:t>Blijft</w:t><w:tab/><w:t>staan.</w:t></w:r><w:Fallback><w:r><w:t>Blijft staan.</w:t></w:r></w:Fallback></w:p>
                    """)));

    [Fact]
    public async Task AnOdt_IsReadWithItsPages() =>
        Assert.Equal(
            ["Kop\nTekst   met spaties", "Volgende"],
            await PagesAsync(
                FileKind.Odt,
                SampleFiles.Odt(
                    "<text:h>Kop</text:h><text:p>Tekst<text:s text:c=\"3\"/>met spaties</text:p><text:p><text:soft-page-break/>Volgende</text:p>")));

    [Fact]
    public async Task AWorkbook_HasAPagePerSheet_ThatBeginsWithItsName() =>
        Assert.Equal(
            ["Gezinnen\nJaar\tAantal\n2013\t41", "Leeg"],
            await PagesAsync(
                FileKind.Xlsx,
                SampleFiles.Xlsx(
                    (
                        "Gezinnen",
                        [
                            ["Jaar", "Aantal"],
                            ["2013", "41"],
                        ]),
                    ("Leeg", []))));

    [Fact]
    public async Task AnImage_HasNoPages() => Assert.Empty(await PagesAsync(FileKind.Png, SampleFiles.Png()));

    [Fact]
    public async Task CharactersThatNoDatabaseTakes_AreLeftOut() =>
        Assert.Equal(["Aantekening"], await PagesAsync(FileKind.Pdf, SampleFiles.Pdf("Aan\u0001tekening")));

    [Fact]
    public Task AZipBomb_IsRefused() => RefusedAsync(RefusedFileException.Hostile, FileKind.Docx, SampleFiles.Bomb());

    [Fact]
    public Task AZipBombThatLiesAboutItsSize_IsReadNoFurtherThanItSaid()
    {
        var zip = SampleFiles.Bomb();
        var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(directory + 24), 1000u);
        return RefusedAsync(RefusedFileException.Damaged, FileKind.Docx, zip);
    }

    [Fact]
    public Task EntriesThatLieOverEachOther_AreRefused()
    {
        var zip = SampleFiles.Docx("Tekst");
        var directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(directory + 20), (uint)zip.Length);
        return RefusedAsync(RefusedFileException.Hostile, FileKind.Docx, zip);
    }

    [Fact]
    public Task AnXmlThatFetchesAFile_IsRefused() => RefusedAsync(RefusedFileException.Hostile, FileKind.Docx,
        SampleFiles.DocxWith("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", """<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>"""));

    [Fact]
    public Task AnXmlThatFetchesAFileInALaterPart_IsRefused() =>
        RefusedAsync(
            RefusedFileException.Hostile,
            FileKind.Docx,
            SampleFiles.DocxWith(
                "<w:p/>",
                "",
                ("word/footnotes.xml", Encoding.UTF8.GetBytes("""<!DOCTYPE w [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]><w>&x;</w>"""))));

    [Fact]
    public Task AMillionNestedElements_AreRefused() =>
        RefusedAsync(
            RefusedFileException.Hostile,
            FileKind.Docx,
            SampleFiles.DocxWith(string.Concat(Enumerable.Repeat("<w:sdt>", 1_000_000))));

    [Fact]
    public Task AMillionAttributes_AreRefused() =>
        RefusedAsync(
            RefusedFileException.Hostile,
            FileKind.Docx,
            SampleFiles.DocxWith($"<w:p {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\"\" "))}/>"));

    [Fact]
    public Task MoreTextThanCanBeSearched_IsRefused() =>
        RefusedAsync(
            RefusedFileException.TooMuchText,
            FileKind.Docx,
            SampleFiles.Docx([.. Enumerable.Range(0, 1200).Select(i => new string((char)('a' + i % 26), 9_000))]));

    [Fact]
    public Task AWorkbookThatRepeatsOneLongTextForEver_IsRefused() =>
        RefusedAsync(
            RefusedFileException.TooMuchText,
            FileKind.Xlsx,
            SampleFiles.Xlsx(("Blad", [.. Enumerable.Repeat(new[] { new string('a', 30_000) }, 2_000)])));

    [Fact]
    public Task ADamagedDocx_IsRefused() => RefusedAsync(RefusedFileException.Damaged, FileKind.Docx, SampleFiles.Docx("Tekst")[..^30]);

    [Fact]
    public Task AnOdtBehindAPassword_IsRefused() =>
        RefusedAsync(RefusedFileException.Protected, FileKind.Odt, SampleFiles.Odt("<text:p>x</text:p>", "<m:encryption-data/>"));

    [Fact]
    public Task ADamagedPdf_IsRefused() =>
        RefusedAsync(RefusedFileException.Damaged, FileKind.Pdf, Encoding.ASCII.GetBytes("%PDF-1.4\nniets\n%%EOF"));

    [Fact]
    public async Task APdfBehindAPassword_IsRefused()
    {
        var (open, shut) = (Path.GetTempFileName(), Path.GetTempFileName());
        await File.WriteAllBytesAsync(open, SampleFiles.Pdf("Geheim"));
        using (var qpdf = Process.Start("qpdf", ["--encrypt", "geheim", "geheim", "256", "--", open, shut]))
            await qpdf.WaitForExitAsync();
        await RefusedAsync(RefusedFileException.Protected, FileKind.Pdf, await File.ReadAllBytesAsync(shut));
        File.Delete(open);
        File.Delete(shut);
    }

    [Fact]
    public async Task WorkThatIsStopped_Stops() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            PagesAsync(FileKind.Docx, SampleFiles.Docx("Tekst"), new CancellationToken(canceled: true)));

    private static async Task RefusedAsync(string code, FileKind kind, byte[] content) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedFileException>(() => PagesAsync(kind, content))).Code);

    private static async Task<IReadOnlyList<string>> PagesAsync(FileKind kind, byte[] content, CancellationToken stop = default)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, content, CancellationToken.None);
            return await TextExtraction.PagesAsync(path, kind, stop);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
