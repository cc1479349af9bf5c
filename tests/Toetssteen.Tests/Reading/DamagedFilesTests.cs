using System.Collections.Concurrent;
using System.Text;
using System.Xml;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Extraction;
using Toetssteen.Tests.Reading.Model;
using Toetssteen.Tests.Reading.Sources;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// Good documents of every format, each damaged in 2,000 ways: bytes changed, cut, doubled, moved, put in. Every one ends in a reading or
/// in a refusal of one sentence; never in another exception, and never in the limit of time.
/// </summary>
public sealed class DamagedFilesTests
{
    private const int Times = 2_000;

    private static readonly FactsheetReader Reader = new([GgsrNorms.Framework]);

    private static readonly string Beside = GgsrNorms.Framework.Indicators.Single(i => i.Code == "1.1.2").Norm;
    private static readonly string First = GgsrNorms.Framework.Indicators.Single(i => i.Code == "1.1.1").Norm;

    private static readonly string Page = $"""
        <h1>Uitkomsten toezichtonderzoek Hengelo</h1><p>Oktober 2013</p><h2>Aanpak: Wijkteam</h2><p>De volgende netwerkpartners hebben een vragenlijst ingevuld:</p>
        <ul><li>Politie<li>Bureau&nbsp;Jeugdzorg</ul><h2>Bevindingen</h2><table><tr><th colspan="2">Criteria en indicatoren</th><th>Bevindingen</th></tr>
        <tr><td rowspan="2">GGSR zijn in beeld</td><td>{First}</td><td><img alt="voldoet" src="a.png"> Er is een <b>folder</b>.</td></tr><tr><td>{Beside}</td><td>X Niemand telt.<br>LET OP: de cijfers zijn oud.</td></tr></table>
        """;

    private static readonly string Marked = $"""
        # Uitkomsten toezichtonderzoek Hengelo

        Oktober 2013

        ## Aanpak: Wijkteam

        De volgende netwerkpartners hebben een vragenlijst ingevuld:

        - Politie
        - **Bureau Jeugdzorg**

        | Criteria | Indicatoren | Bevindingen |
        |---|---|---|
        | GGSR zijn in beeld | {First} | ✓ Er is een folder. |
        | | {Beside} | X Niemand telt. _LET OP_: de cijfers zijn oud. |

        <table><tr><td>{Beside}</td><td>x Niemand.</td></tr></table>
        """;

    private static readonly string Plain =
        $"Uitkomsten toezichtonderzoek Hengelo\n\nOktober 2013\n\nAanpak: Wijkteam\n\nDe volgende netwerkpartners hebben een vragenlijst ingevuld:\n• Politie\n• Bureau Jeugdzorg\n\nBevindingen\n\n"
        + $"Criteria\tIndicatoren\tBevindingen\nGGSR zijn in beeld\t{First}\t✓ Er is een folder.\n\t{Beside}\tX Niemand telt.\n\nIndicatoren: {Beside}\nBevindingen: X Niemand telt.\n";

    [Fact]
    public void Html_DamagedInAnyWay_EndsInAReadingOrASentence() => Damaged("blad.html", Encoding.UTF8.GetBytes(Page), Mutate);

    [Fact]
    public void Markdown_DamagedInAnyWay_EndsInAReadingOrASentence() => Damaged("blad.md", Encoding.UTF8.GetBytes(Marked), Mutate);

    [Fact]
    public void Text_DamagedInAnyWay_EndsInAReadingOrASentence() => Damaged("blad.txt", Encoding.UTF8.GetBytes(Plain), Mutate);

    [Fact]
    public void Utf16_DamagedInAnyWay_EndsInAReadingOrASentence() =>
        Damaged("blad.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plain)], Mutate);

    [Fact]
    public void Rtf_DamagedInAnyWay_EndsInAReadingOrASentence() =>
        Damaged("blad.rtf", Encoding.ASCII.GetBytes($"{{\\rtf1\\ansi {Beside}\\par X Niemand telt.}}"), Mutate, Times, reads: false);

    [Fact]
    public void Docx_DamagedInAnyWay_EndsInAReadingOrASentence()
    {
        var cell = (string text, string more) =>
            $"<w:tc><w:tcPr>{more}</w:tcPr><w:p w:rsidR=\"00\"><w:pPr><w:pStyle w:val=\"Lijst\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:tc>";
        var document =
            $"<w:p><w:pPr><w:pStyle w:val=\"Kop1\"/></w:pPr><w:r><w:t>Uitkomsten toezichtonderzoek Hengelo</w:t></w:r></w:p><w:p><w:r><w:t>Oktober 2013</w:t></w:r></w:p><w:p><w:r><w:t>Aanpak: Wijkteam</w:t><w:tab/><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            + $"<w:tbl><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid><w:tr>{cell("Indicatoren", "")}{cell("Bevindingen", "<w:gridSpan w:val=\"1\"/>")}</w:tr>"
            + $"<w:tr>{cell(First, "<w:vMerge w:val=\"restart\"/>")}{cell("✓ Er is een folder.", "")}</w:tr><w:tr>{cell(Beside, "")}{cell("X Niemand telt.", "")}</w:tr></w:tbl><w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>voldoet</w:t></w:r></w:sdtContent></w:sdt>";
        var styles =
            "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:type=\"paragraph\" w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Lijst\"/></w:style><w:style w:styleId=\"Lijst\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
        var notes =
            "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>Een noot.</w:t></w:r></w:p></w:footnote></w:footnotes>";
        var whole = SampleFiles.DocxWith(
            document,
            "",
            ("word/styles.xml", Encoding.UTF8.GetBytes(styles)),
            ("word/footnotes.xml", Encoding.UTF8.GetBytes(notes)));

        // A damaged zip is seldom more than a damaged zip: half of them are damaged in what is packed.
        Damaged("blad.docx", whole, (bytes, random) =>
            random.Next(2) == 0
                ? Mutate(bytes, random)
                : SampleFiles.Zip(
                    (
                        "word/document.xml",
                        Mutate(
                            Encoding.UTF8.GetBytes(
                                $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{document}</w:body></w:document>"),
                            random)),
                    (
                        "word/styles.xml",
                        random.Next(3) > 0 ? Encoding.UTF8.GetBytes(styles) : Mutate(Encoding.UTF8.GetBytes(styles), random)),
                    ("word/footnotes.xml", Encoding.UTF8.GetBytes(notes))));
    }

    [Fact]
    public void Pdf_DamagedInAnyWay_EndsInAReadingOrASentence()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed here, so no PDF can be read.");
        var sheet = new MadeSheet()
            .Text(60, 50, "Uitkomsten toezichtonderzoek Hengelo", 16, "F2")
            .Text(60, 72, "Oktober 2013")
            .Text(60, 96, "Aanpak: Wijkteam", 12, "F2")
            .Text(60, 160, "Indicatoren", 10, "F2")
            .Text(460, 160, "Bevindingen", 10, "F2")
            .Text(60, 180, First)
            .Text(460, 180, "3", 10, "F4")
            .Lines(476, 180, "Er is een folder waarin alle", "partners lezen wie het zijn.")
            .Text(60, 220, Beside)
            .Text(460, 220, "7", 10, "F4")
            .Text(476, 220, "Niemand telt.")
            .Rule(56, 150, 786, 150)
            .Rule(56, 166, 786, 166)
            .Rule(56, 206, 786, 206)
            .Rule(56, 230, 786, 230)
            .Rule(56, 150, 56, 230)
            .Rule(456, 150, 456, 230)
            .Rule(786, 150, 786, 230);
        var pdf = MadePdf.Of(sheet);

        // Starting pdftotext takes longer than reading: in three out of four what it told of the good file is damaged, beside the file
        // itself.
        var told = Told(pdf);
        var grammar = new FactsheetGrammar([GgsrNorms.Framework]);
        Damaged("blad.pdf", pdf, Mutate, Times / 4);
        Damaged(Times - Times / 4, random =>
        {
            var allowance = new Allowance();
            var pages = PdfPage.ReadAll(new MemoryStream(Mutate(told, random)), allowance);
            grammar.Read(PdfSource.Read(pages, Task.FromResult(PdfExtras.Read(Mutate(pdf, random), allowance)), allowance));
        });
    }

    private static byte[] Told(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            return PdfTool.Words(path, output =>
            {
                var told = new MemoryStream();
                output.CopyTo(told);
                return told.ToArray();
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Damaged(string name, byte[] whole, Func<byte[], Random, byte[]> damage, int times = Times, bool reads = true)
    {
        if (reads)
            Reader.Read(name, new MemoryStream(whole));
        Damaged(times, random => Reader.Read(name, new MemoryStream(damage(whole, random))));
    }

    private static void Damaged(int times, Action<Random> read)
    {
        var wrong = new ConcurrentQueue<string>();
        Parallel.For(0, times, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            if (WrongEnding(() => read(new Random(seed))) is { } ending)
                wrong.Enqueue($"{seed}: {ending}");
        });
        Assert.Empty(wrong);
    }

    // Null when it was read, or refused as it should be.
    private static string? WrongEnding(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (UnreadableFileException e)
        {
            return e.Code != UnreadableFileException.TimedOut && e.Message.EndsWith('.') && e.Message.Length is > 20 and < 250
                ? null
                : $"{e.Code} {e.Message}";
        }
        catch (XmlException)
        {
            // What pdftotext told breaks off: that is a refusal where it is run.
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 1; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(bytes.Count - at, random.Next(3) == 0 ? random.Next(1, 400) : random.Next(1, 8));
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    var piece = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), piece);
                    break;
                case 5:
                    bytes.InsertRange(at, Enumerable.Range(0, length).Select(_ => (byte)random.Next(256)));
                    break;
                case 6:
                    // Numbers are sizes, counts and references: those that matter most.
                    if (bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9') is >= 0 and var digit)
                        bytes.InsertRange(digit, Enumerable.Repeat((byte)('0' + random.Next(10)), random.Next(1, 12)));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(10) == 0 ? bytes.Count - at : length);
                    break;
            }
        }

        return [.. bytes];
    }
}
