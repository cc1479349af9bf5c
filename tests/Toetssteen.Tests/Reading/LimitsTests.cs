using System.IO.Compression;
using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Extraction;
using Toetssteen.Tests.Reading.Model;
using Toetssteen.Tests.Reading.Sources;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// What one reading may use: more than any factsheet has is refused with one sentence, before it takes memory; and work that is to end,
/// ends.
/// </summary>
public sealed class LimitsTests
{
    private static readonly FactsheetReader Reader = new([GgsrNorms.Framework]);
    private static readonly string Beside = GgsrNorms.Framework.Indicators.Single(i => i.Code == "1.1.2").Norm;

    public static TheoryData<string> Large =>
        [
            "text",
            "lines",
            "tabs",
            "wide tabs",
            "pipes",
            "html",
            "html cells",
            "html attributes",
            "html spans",
            "utf-16",
            "docx cells",
            "docx text",
            "docx tabs",
            "docx attributes",
            "pdf cells",
        ];

    [Theory, MemberData(nameof(Large))]
    public void MoreThanAnyFactsheetHas_IsRefusedInASentence(string kind)
    {
        var (name, content) = Make(kind);
        SkipWithoutPoppler(name);

        var refused = Assert.Throws<UnreadableFileException>(() => Reader.Read(name, new MemoryStream(content)));

        Assert.Contains(refused.Code, new[] { UnreadableFileException.TooLarge, UnreadableFileException.Hostile });
        Assert.Matches(
            @"^(Dit|Deze) [^.]*\.$",
            refused.Message.Replace("; er is niets bewaard. Lever een schoon bestand aan", "", StringComparison.Ordinal));
        Assert.InRange(content.Length, 1, 6 << 20);
    }

    private static (string Name, byte[] Content) Make(string kind)
    {
        string Repeat(string piece, int bytes) => string.Concat(Enumerable.Repeat(piece, bytes / piece.Length));
        byte[] Text(string text) => Encoding.UTF8.GetBytes($"{Beside}\tX Niemand telt.\n\n{text}");
        byte[] Html(string text) => Encoding.UTF8.GetBytes($"<html><table><tr><td>{Beside}<td>X Niemand telt.</table>{text}");
        byte[] Docx(string body) => SampleFiles.DocxWith(body);
        const int Five = 5_000_000;
        return kind switch
        {
            "text" => ("a.txt", Text(Repeat("Het team werkt met een plan. ", Five))),
            "lines" => ("a.txt", Text(Repeat("a\n\n", 900_000))),
            "tabs" => ("a.txt", Text(Repeat("a\t", 800_000))),
            "wide tabs" => ("a.txt", Text(Repeat("\t", 40_000) + Repeat("\na\tb", 200_000))),
            "pipes" => ("a.md", Text(Repeat("|", 900_000))),
            "html" => ("a.html", Html(Repeat("<p>a", Five))),
            "html cells" => ("a.html", Html("<table>" + Repeat("<tr><td colspan=20><td colspan=20>", 100_000))),
            "html attributes" => ("a.html", Html("<p" + string.Concat(Enumerable.Range(0, 500_000).Select(i => $" a{i}")) + ">")),
            "html spans" => (
                "a.html",
                Html("<p>" + string.Concat(Enumerable.Range(0, 150).Select(i => $"<b id={i}>")) + "a</p>" + Repeat("<p>a</p>", 100_000))),
            "utf-16" => ("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Repeat("Het team werkt. ", Five / 2))]),
            "docx cells" => (
                "a.docx",
                Docx($"<w:tbl><w:tr>{Repeat("<w:tc/>", 62 * 7)}</w:tr>{Repeat("<w:tr><w:tc/></w:tr>", 1_000_000)}</w:tbl>")),
            "docx text" => ("a.docx", Docx($"<w:p><w:r><w:t>{Repeat("Het team. ", 9_000_000)}</w:t></w:r></w:p>")),
            "docx tabs" => (
                "a.docx",
                Docx(
                    $"<w:p><w:r>{Repeat("<w:t>a</w:t><w:tab/>", 800_000)}</w:r></w:p>"
                        + Repeat("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", 800_000))),
            "docx attributes" => (
                "a.docx",
                Docx(Repeat($"<w:p {string.Concat(Enumerable.Range(0, 50).Select(i => $"a{i}='' "))}/>", 9_000_000))),
            _ => (
                "a.pdf",
                MadePdf.Of(
                    Enumerable
                        .Range(0, 8)
                        .Select(_ =>
                            (
                                "/MediaBox [0 0 2000 2000]",
                                "BT /F1 9 Tf 1 0 0 1 9 999 Tm (Hallo) Tj 1 0 0 1 99 999 Tm (daar) Tj ET "
                                    + string.Concat(
                                        Enumerable
                                            .Range(0, 120)
                                            .Select(i => $"0 {i * 10} m 1900 {i * 10} l S {i * 10} 0 m {i * 10} 1900 l S\n")))),
                    compressed: true)),
        };
    }

    [Fact]
    public void MoreWordsThanAPageHas_AreRefused()
    {
        var words = string.Concat(
            Enumerable.Range(0, Allowance.MostWordsOnPage + 1).Select(i => $"<word xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">a{i}</word>")
        );

        var refused = Assert.Throws<UnreadableFileException>(() =>
            PdfPage.ReadAll(
                new MemoryStream(
                    Encoding.UTF8.GetBytes($"<doc><page width=\"99\" height=\"99\"><block><line>{words}</line></block></page></doc>"))));
        Assert.Equal(UnreadableFileException.TooLarge, refused.Code);
    }

    [Fact]
    public void WorkThatIsToEnd_Ends_InEveryFormat()
    {
        var ended = new Allowance(new CancellationToken(canceled: true));
        var sheet = new MadeSheet()
            .Text(60, 50, Beside)
            .Text(460, 50, "X Niemand telt.")
            .Text(60, 70, Beside)
            .Text(460, 70, "X Niemand telt.");

        Assert.ThrowsAny<OperationCanceledException>(() => TextSource.Read(Encoding.UTF8.GetBytes("Een tekst.\n"), ended));
        Assert.ThrowsAny<OperationCanceledException>(() => TextSource.Read("<html><p>Een tekst.", ended));
        Assert.ThrowsAny<OperationCanceledException>(() => DocxSource.Read(new MemoryStream(SampleFiles.Docx("Een tekst.")), ended));
        SkipWithoutPoppler("a.pdf");
        Assert.ThrowsAny<OperationCanceledException>(() => PdfSource.Read(new MemoryStream(MadePdf.Of(sheet)), ended));

        // And in each part of the work on a PDF that takes more than in proportion to it.
        var page = new PdfPage(
            1,
            842,
            595,
            [
                .. from y in Enumerable.Range(0, 9)
                from x in new[] { 60, 460 }
                select new PdfWord("Woorden", x, 50 + 20 * y, x + 90, 62 + 20 * y),
            ]);
        Assert.ThrowsAny<OperationCanceledException>(() => PdfColumns.Known([page.Words], ended));
        Assert.ThrowsAny<OperationCanceledException>(() => PdfColumns.Regions(page.Words, new PdfKnownEdges([], []), ended));
        Assert.ThrowsAny<OperationCanceledException>(() => new PdfLayout(12, ended).Read([page]));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PdfRowFit.Tops([PdfRows.Lines(page.Words.Where(w => w.X0 < 99)), PdfRows.Lines(page.Words.Where(w => w.X0 > 99))], 12, ended));
        Assert.ThrowsAny<OperationCanceledException>(() => PdfFile.Open(MadePdf.Of(sheet), ended)!.Pages());
    }

    [Theory]
    [InlineData("<p>Een tekst.</p>")]
    [InlineData("<table><tr><td>Een cel.</td></tr></table>")]
    public void Understanding_EndsWhenItIsToEnd(string html) =>
        Assert.Throws<OperationCanceledException>(() =>
            new FactsheetGrammar([GgsrNorms.Framework]).Read(
                TextSource.Read($"<html>{html}", new Allowance()),
                new CancellationToken(canceled: true)));

    [Fact]
    public void TablesWithinTables_AreNotAskedTwiceAtEveryStep()
    {
        // Sixty deep: twice as often at every step would be a million million million times.
        const int Deep = 60;
        var body =
            string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", Deep))
            + "<w:p><w:r><w:t>binnenin</w:t></w:r></w:p>"
            + string.Concat(
                Enumerable.Repeat(
                    "</w:tc><w:tc><w:p><w:r><w:t>naast</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc/><w:tc/></w:tr></w:tbl>",
                    Deep));

        var document = DocxSource.Read(new MemoryStream(SampleFiles.DocxWith(body)));

        Assert.Contains(
            "binnenin",
            document
                .Blocks.SelectMany(b => b is Table t ? t.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Paragraphs) : [(Paragraph)b])
                .Select(p => p.Text));
    }

    [Fact]
    public void APictureWrittenInThePage_LeavesOnlyItsDescription()
    {
        var picture = Convert.ToBase64String(new byte[3000]);
        var reading = Reader.Read(
            "a.html",
            new MemoryStream(
                Encoding.UTF8.GetBytes(
                    $"<html><h1>Uitkomsten toezichtonderzoek Hengelo</h1><p>Oktober 2013<h2>Aanpak: Wijkteam</h2><table><tr><th>Indicatoren<th>Bevindingen<tr><td>{Beside}<td><img src=\"data:image/png;base64,{picture}\" alt=\"voldoet\"> Er is een teller.</table>")));

        var finding = reading.Approaches.Single().Findings.Single();
        Assert.Equal((ReadMark.Meets, "Er is een teller."), (finding.Marks.Single(), finding.Text));
    }

    private static void SkipWithoutPoppler(string name) =>
        Assert.SkipUnless(
            !name.EndsWith(".pdf", StringComparison.Ordinal) || File.Exists("/usr/bin/pdftotext"),
            "poppler-utils is not installed here, so no PDF can be read.");
}
