using System.Globalization;
using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>
/// A mark of a PDF is certain only where what is painted is what the text says: what hides it, goes through it, lies over it or stands for
/// it makes it wait.
/// </summary>
public sealed class PdfLookTests
{
    private const string First = "Alle netwerkpartners hanteren dezelfde omschrijving van GGSR";
    private const string Second = "De gemeente heeft zicht op de populatie GGSR";
    private const string Third = "De netwerkpartners weten waar gezinnen voor de aanpak kunnen worden aangemeld";
    private const string Tick = "BT /F4 10 Tf 1 0 0 1 460 423 Tm (3) Tj ET";

    // Three rows between lines; base lines of the marks at 445, 423 and 401 from below, and x 460.
    private static string Drawing(string mark, string before = "", string behind = "")
    {
        var sheet = new MadeSheet();
        sheet
            .Raw(before)
            .Text(60, 50, "Uitkomsten toezichtonderzoek Hengelo", 16, "F2")
            .Text(60, 72, "Oktober 2013")
            .Text(60, 96, "Aanpak: Wijkteam", 12, "F2")
            .Text(60, 130, "Indicatoren", 10, "F2")
            .Text(460, 130, "Oordeel", 10, "F2")
            .Text(520, 130, "Bevindingen", 10, "F2");
        (string Norm, string Text)[] rows = [(First, "Er is een folder."), (Second, "Men telt elk jaar."), (Third, "Dat weten zij niet.")];
        foreach (var (i, (norm, text)) in rows.Index())
            sheet.Text(60, 150 + 22 * i, norm).Text(520, 150 + 22 * i, text);
        foreach (var y in new[] { 118, 137, 159, 181, 203 })
            sheet.Rule(56, y, 786, y);
        foreach (var x in new[] { 56, 456, 516, 786 })
            sheet.Rule(x, 118, x, 203);
        return sheet.Text(460, 150, "3", 10, "F4").Raw(mark).Text(460, 194, "7", 10, "F4").Raw(behind).Drawing;
    }

    private static FactsheetReading Read(byte[] pdf)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed here, so no PDF can be read.");
        return new FactsheetReader([GgsrNorms.Framework]).Read("blad.pdf", new MemoryStream(pdf));
    }

    private static FactsheetReading Read(string drawing, string page = "") =>
        Read(MadePdf.Of([("/MediaBox [0 0 842 595] " + page, drawing)]));

    // A page that may use more than the fonts: the objects 9 and on.
    private static FactsheetReading ReadWith(string drawing, string resources, string catalog, params string[] more)
    {
        string[] fonts = ["Helvetica /Encoding /WinAnsiEncoding", "Helvetica-Bold /Encoding /WinAnsiEncoding", "ZapfDingbats"];
        return Read(MadePdf.Of([
            $"<< /Type /Catalog /Pages 2 0 R {catalog} >>", "<< /Type /Pages /Count 1 /Kids [7 0 R] >>",
            .. fonts.Select(f => $"<< /Type /Font /Subtype /Type1 /BaseFont /{f} >>"),
            $"<< /Font << /F1 3 0 R /F2 4 0 R /F4 5 0 R /F9 9 0 R >> {resources} >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 8 0 R /Resources 6 0 R >>", MadePdf.Stream(drawing), .. more,
        ]));
    }

    private static List<bool> Certain(FactsheetReading reading) =>
        [
            .. reading
                .Approaches.SelectMany(a => a.Findings)
                .Select(f => !reading.Warnings.Any(w => w.Place == f.Place && ReadingRules.IsDoubt(w.Code))),
        ];

    private static string Told(FactsheetReading reading) =>
        string.Concat(
            reading.Warnings.Select(w => $"\n{w.Code} {w.Place}: {w.Message}").Concat(reading.Unplaced.Select(u => $"\n{u.Text}")));

    private static string Marks(FactsheetReading reading) =>
        string.Join(
            ' ',
            reading.Approaches.SelectMany(a => a.Findings).Select(f => string.Concat(f.Marks.Select(m => m == ReadMark.Meets ? "v" : "x")))
        );

    [Theory]
    [InlineData("a line through it", "q 1.5 w 1 0 0 RG 458 426 m 470 426 l S Q")]
    [InlineData("a thin plane through it", "0 g 458 425.6 12 .8 re f")]
    [InlineData("a cross over it", "459 421 m 469 431 l S 459 431 m 469 421 l S")]
    [InlineData("half of it covered", "1 g 457 418 6 16 re f 0 g")]
    [InlineData("a picture over it", "q 14 0 0 14 457 419 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")]
    [InlineData("a sign drawn before it", "q 1.2 w .8 0 0 RG 484 421 m 492 429 l S 484 429 m 492 421 l S Q")]
    [InlineData("a coloured square beside it", "q 1 0 0 rg 484 421 8 8 re f Q")]
    [InlineData("a dot of a thick line beside it", "q 1 0 0 RG 1 J 7 w 488 425 m 488 425 l S Q")]
    [InlineData("a picture beside it", "q 8 0 0 8 484 421 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")]
    public void WhatIsPaintedOverOrBesideAMark_MakesItWait_AndNoOther(string what, string painted)
    {
        var reading = Read(Drawing(Tick, behind: painted));

        Assert.True(Certain(reading) is [true, false, true], what + Told(reading));
        Assert.Equal("v v x", Marks(reading));
    }

    [Theory]
    [InlineData("unpainted", "3 Tr " + Tick + " 0 Tr")]
    [InlineData("white", "1 g " + Tick + " 0 g")]
    [InlineData("nearly white, by ink", "0 0 0 .02 k " + Tick + " 0 g")]
    [InlineData("in the colour of its ground", "1 0 0 rg 457 412 58 20 re f " + Tick + " 0 g")]
    [InlineData("tiny", "BT /F4 1 Tf 1 0 0 1 460 423 Tm (3) Tj ET")]
    [InlineData("cut away", "q 0 0 300 300 re W n " + Tick + " Q")]
    [InlineData("under a plane", Tick + " 1 g 457 416 20 18 re f 0 g")]
    [InlineData(
        "under a plane, and a sign drawn on it",
        Tick + " 1 g 457 416 20 18 re f 0 g q 460 421 m 468 429 l S 460 429 m 468 421 l S Q"
    )]
    public void AMarkThatNobodySees_IsNotRead_IsTold_AndTheRowWaits(string how, string mark)
    {
        var reading = Read(Drawing(mark));

        Assert.True(Certain(reading) is [true, false, true], how + Told(reading));
        Assert.Equal("v  x", Marks(reading));
        Assert.Contains(reading.Unplaced, u => u.Text.Contains('✓', StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsCutOffThePage_IsNotRead_AndLinesOfTheRestAreKnown()
    {
        var reading = Read(Drawing("BT /F4 10 Tf 1 0 0 1 825 423 Tm (7) Tj ET " + Tick), "/CropBox [30 20 812 580]");

        Assert.Equal("v v x", Marks(reading));
        Assert.Contains(reading.Unplaced, u => u.Text.Contains('✗', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FreeText /DA (/Helv 8 Tf) /Contents (nee)")]
    [InlineData("StrikeOut /QuadPoints [458 432 470 432 458 420 470 420]")]
    [InlineData("Square")]
    [InlineData("Stamp")]
    [InlineData("Ink")]
    [InlineData("Redact")]
    [InlineData("Highlight")]
    [InlineData("Text /Contents (Dit is gewijzigd.)")]
    [InlineData("Widget /FT /Tx /V (nee)")]
    public void ANoteOverAMark_MakesItWait_AndNoOther(string note)
    {
        var reading = Read(Drawing(Tick), $"/Annots [<< /Type /Annot /Rect [458 420 514 432] /F 4 /Subtype /{note} >>]");

        Assert.True(Certain(reading) is [true, false, true], note + Told(reading));
        if (note.StartsWith("Text", StringComparison.Ordinal))
            Assert.Contains(reading.Unplaced, u => u.Text.Contains("Dit is gewijzigd.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a ground beneath the rows", "q .9 g 56 414 730 22 re f 56 392 730 22 re f Q", Tick, "", "")]
    [InlineData(
        "a ground of each cell",
        "q .85 .9 1 rg 56 414 400 22 re f 456 414 60 22 re f 516 414 270 22 re f 456 392 60 22 re f Q",
        Tick,
        "",
        ""
    )]
    [InlineData("white on dark", "q 0 0 .4 rg 456 414 60 22 re f Q", "1 g " + Tick + " 0 g", "", "")]
    [InlineData("a colour", "", "0 .6 0 rg " + Tick + " 0 g", "", "")]
    [InlineData("a line beneath it", "", Tick, "458 421 m 470 421 l S", "")]
    [InlineData("a thick line beneath the row", "", Tick, "2 w 56 414 m 786 414 l S 1 w", "")]
    [InlineData("a plane elsewhere", "", Tick, "1 g 300 20 200 200 re f 0 g", "")]
    [InlineData("a frame that is a plane with a hole", "", Tick, "50 380 740 110 re 52 382 736 106 re f*", "")]
    [InlineData("a region that holds it", "", "q 50 380 740 110 re W n " + Tick + " Q", "", "")]
    [InlineData("a bullet before the text", "", Tick, "q 514 426 m 514 428.2 510 428.2 510 426 c 510 423.8 514 423.8 514 426 c f Q", "")]
    [InlineData("a mark that reads as it is drawn", "", "/Span << /ActualText <FEFF2713> >> BDC " + Tick + " EMC", "", "")]
    [InlineData("a link", "", Tick, "", "/Annots [<< /Type /Annot /Subtype /Link /Rect [458 420 480 432] >>]")]
    [InlineData("a note that is hidden", "", Tick, "", "/Annots [<< /Type /Annot /Subtype /Square /F 2 /Rect [458 420 480 432] >>]")]
    [InlineData("a note elsewhere", "", Tick, "", "/Annots [<< /Type /Annot /Subtype /Square /F 4 /Rect [458 220 480 232] >>]")]
    public void WhatIsUsualAroundAMark_LeavesItCertain(string what, string before, string mark, string behind, string page)
    {
        var reading = Read(Drawing(mark, before, behind), page);

        Assert.True(Certain(reading) is [true, true, true], what + Told(reading));
        Assert.Equal("v v x", Marks(reading));
    }

    [Theory]
    [InlineData("/Span << /ActualText <FEFF2717> >> BDC " + Tick + " EMC")]
    [InlineData("/Span << /ActualText (Verbeterpunt) >> BDC " + Tick + " EMC")]
    public void AMarkThatTheFileReadsOtherwise_Waits(string mark) => Assert.Equal([true, false, true], Certain(Read(Drawing(mark))));

    private const string Ninth = "BT /F9 10 Tf 1 0 0 1 460 423 Tm (3) Tj ET";

    private static string Meanings(string code, string letter) =>
        MadePdf.Stream(
            $"begincmap 1 begincodespacerange <{new string('0', code.Length)}> <{new string('F', code.Length)}> endcodespacerange 1 beginbfchar <{code}> <{letter}> endbfchar endcmap");

    [Theory]
    [InlineData("2713", "v", true)]
    [InlineData("2714", "v", true)]
    [InlineData("2717", "x", false)]
    public void AFontWhoseSignsHaveOtherNamesThanTheFileSays_MakesTheMarkWait(string letter, string mark, bool certain)
    {
        var reading = ReadWith(
            Drawing(Ninth),
            "",
            "",
            "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats /ToUnicode 10 0 R >>",
            Meanings("33", letter));

        Assert.Equal([true, certain, true], Certain(reading));
        Assert.Equal($"v {mark} x", Marks(reading));
    }

    [Theory]
    [InlineData("2713", true)]
    [InlineData("2717", false)]
    public void AFontWhoseProgramHasAnotherSign_MakesTheMarkWait(string letter, bool certain)
    {
        // A program of one table, which gives the letters U+2713 and U+2717 the shapes 1 and 2.
        var program = "00010000 0001 0010 0000 0000 636D6170 00000000 0000001C 00000030"
            + "0000 0001 0003 0001 0000000C 0004 0028 0000 0006 0000 0000 0000 2713 2717 FFFF 0000 2713 2717 FFFF D8EE D8EB 0001 0000 0000 0000";
        var reading = ReadWith(
            Drawing("BT /F9 10 Tf 1 0 0 1 460 423 Tm <0001> Tj ET"),
            "",
            "",
            "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Tekens /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 10 0 R >>",
            Meanings("0001", letter),
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Tekens /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 800 /FontDescriptor 12 0 R >>",
            "<< /Type /FontDescriptor /FontName /AAAAAA+Tekens /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent -200 /ItalicAngle 0 /CapHeight 700 /StemV 80 /FontFile2 13 0 R >>",
            $"<< /Length {program.Length + 1} /Filter /ASCIIHexDecode >>\nstream\n{program}>\nendstream");

        Assert.Equal([true, certain, true], Certain(reading));
    }

    [Fact]
    public void OneMarkOfSeveralThatIsDrawn_MakesTheirFindingWait()
    {
        string[] norms = [.. new[] { "3.1.1", "3.1.2", "3.1.3" }.Select(c => GgsrNorms.Framework.FindIndicator(c)!.Norm)];
        FactsheetReading Joint(string third)
        {
            var sheet = new MadeSheet()
                .Text(60, 50, "Uitkomsten toezichtonderzoek Hengelo", 16, "F2")
                .Text(60, 72, "Oktober 2013")
                .Text(60, 96, "Aanpak: Wijkteam", 12, "F2")
                .Text(60, 130, "Indicatoren", 10, "F2")
                .Text(520, 130, "Bevindingen", 10, "F2")
                .Lines(60, 150, norms)
                .Text(520, 150, "3", 10, "F4")
                .Text(534, 150, "Er ligt een plan.")
                .Text(520, 162, "3", 10, "F4")
                .Text(534, 162, "Dat is van ons allen.")
                .Raw(third)
                .Text(534, 174, "Doelen zijn er niet.")
                .Text(60, 196, First)
                .Text(520, 196, "3", 10, "F4")
                .Text(534, 196, "Er is een folder.");
            foreach (var y in new[] { 118, 137, 182, 203 })
                sheet.Rule(56, y, 786, y);
            foreach (var x in new[] { 56, 516, 786 })
                sheet.Rule(x, 118, x, 203);
            return Read(sheet.Drawing);
        }

        Assert.Equal([true, true], Certain(Joint("BT /F4 10 Tf 1 0 0 1 520 421 Tm (7) Tj ET")));
        Assert.Equal([false, true], Certain(Joint("q .8 0 0 RG 520 421 m 527 428 l S 520 428 m 527 421 l S Q")));
        Assert.Equal([false, true], Certain(Joint("q 527 424 m 527 429 520 429 520 424 c 520 419 527 419 527 424 c f Q")));
        Assert.Equal([false, true], Certain(Joint("1 0 0 rg BT /F4 10 Tf 1 0 0 1 520 421 Tm (l) Tj ET 0 g")));
        Assert.Equal([false, true], Certain(Joint("BT /F5 10 Tf 1 0 0 1 520 421 Tm (A) Tj ET")));
        Assert.Equal([false, true], Certain(Joint("q 1 J 7 w 524 425 m 524 425 l S Q")));
        Assert.Equal([false, true], Certain(Joint("q 7 0 0 7 520 421 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")));
    }

    [Fact]
    public void WordsOfALayerThatIsOff_AreTold_AndItsPlanesCoverNothing()
    {
        var reading = ReadWith(
            Drawing(Tick, behind: "/OC /Laag BDC 1 g 456 414 60 22 re f 0 g BT /F1 10 Tf 1 0 0 1 60 300 Tm (zwaluw) Tj ET EMC"),
            "/Properties << /Laag 9 0 R >>", "/OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] >> >>", "<< /Type /OCG /Name (Laag) >>");

        Assert.Equal([true, true, true], Certain(reading));
        Assert.Contains(reading.Unplaced, u => u.Text.Contains("zwaluw", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Een kruisje betekent dat de aanpak voldoet.", false)]
    [InlineData("Factsheet Hengelo", true)]
    public void WhatEveryPageSaysOfSignsInItsMargin_IsTakenIntoAccount(string line, bool certain)
    {
        var margin = $"BT /F1 8 Tf 1 0 0 1 60 20 Tm ({line}) Tj ET";
        string Page(string text) => new MadeSheet().Text(60, 60, text).Raw(margin).Drawing;
        var reading = Read(MadePdf.Of([
            ("/MediaBox [0 0 842 595]", Drawing(Tick, behind: margin)), ("/MediaBox [0 0 842 595]", Page("Bijlage: de stukken.")),
            ("/MediaBox [0 0 842 595]", Page("Bijlage: de gesprekken.")),
        ]));

        Assert.Equal([certain, certain, certain], Certain(reading));
    }

    [Fact]
    public void WhereTheDrawingIsNotUnderstood_AllMarksWait() =>
        Assert.Equal([false, false, false], Certain(Read(Drawing(Tick, behind: "(niet gesloten"))));

    [Fact]
    public void ADrawingInLettersOf85_IsUnderstood()
    {
        var text = Encoding.Latin1.GetBytes(Drawing(Tick));
        var packed = new StringBuilder();
        foreach (var four in text.Chunk(4))
        {
            var value = four.Concat(new byte[4]).Take(4).Aggregate(0L, (v, b) => v << 8 | b);
            var letters = string.Concat(Enumerable.Range(0, 5).Select(i => (char)('!' + value / (long)Math.Pow(85, 4 - i) % 85)));
            packed.Append(value == 0 && four.Length == 4 ? "z" : letters[..(four.Length + 1)]);
        }

        var page = MadePdf.Of([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [7 0 R] >>",
            .. ((string[])["Helvetica /Encoding /WinAnsiEncoding", "Helvetica-Bold", "ZapfDingbats"]).Select(f =>
                $"<< /Type /Font /Subtype /Type1 /BaseFont /{f} >>"),
            "<< /Font << /F1 3 0 R /F2 4 0 R /F4 5 0 R >> >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 8 0 R /Resources 6 0 R >>",
            string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Length {packed.Length + 2} /Filter /ASCII85Decode >>\nstream\n{packed}~>\nendstream"),
        ]);

        Assert.Equal([true, true, true], Certain(Read(page)));
    }
}
