using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>
/// PDFs without tags, drawn string by string: however a sheet lies, lists and tables on it are read, and what cannot be is told.
/// </summary>
public sealed class PdfSheetTests
{
    private const string Beside = "De gemeente heeft zicht op de populatie GGSR";
    private const string First = "Alle netwerkpartners hanteren dezelfde omschrijving van GGSR";
    private const string Third = "De netwerkpartners weten waar gezinnen voor de aanpak kunnen worden aangemeld";

    private static FactsheetReading Read(params MadeSheet[] sheets)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed here, so no PDF can be read.");
        return new FactsheetReader([GgsrNorms.Framework]).Read("blad.pdf", new MemoryStream(MadePdf.Of(sheets)));
    }

    private static SourceDocument Source(params MadeSheet[] sheets)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed here, so no PDF can be read.");
        return PdfSource.Read(new MemoryStream(MadePdf.Of(sheets)));
    }

    private static string Marks(FactsheetReading reading) =>
        string.Join(
            ' ',
            reading
                .Approaches.SelectMany(a => a.Findings)
                .Select(f => $"{string.Join('+', f.Indicators)}:{string.Concat(f.Marks.Select(m => m == ReadMark.Meets ? "v" : "x"))}"));

    private static void Head(MadeSheet sheet) =>
        sheet
            .Text(60, 50, "Uitkomsten toezichtonderzoek Hengelo", 16, "F2")
            .Text(60, 72, "Oktober 2013")
            .Text(60, 96, "Aanpak: Wijkteam", 12, "F2");

    private static void Findings(MadeSheet sheet, double top, bool ruled, params (string Norm, string Mark, string[] Text)[] rows)
    {
        sheet.Text(60, top, "Indicatoren", 10, "F2").Text(460, top, "Bevindingen", 10, "F2");
        var y = top + 20;
        if (ruled)
            sheet.Rule(56, top - 12, 786, top - 12);
        foreach (var (norm, mark, text) in rows)
        {
            if (ruled)
                sheet.Rule(56, y - 13, 786, y - 13);
            sheet.Text(60, y, norm).Text(460, y, mark, 10, "F4").Lines(476, y, text);
            y += 12 * text.Length + 10;
        }
        if (ruled)
        {
            sheet.Rule(56, y - 13, 786, y - 13);
            foreach (var x in new[] { 56, 456, 786 })
                sheet.Rule(x, top - 12, x, y - 13);
        }
    }

    private static readonly (string, string, string[])[] Rows =
    [
        (First, "3", ["Er is een folder, en die kent iedereen die in de wijk werkt.", "De partners gebruiken hem ook."]),
        (Beside, "7", ["Niemand telt de gezinnen."]),
        (Third, "3", ["Dat weten zij allemaal."]),
    ];

    private static MadeSheet Sheet(Lie lie, bool ruled)
    {
        var sheet = new MadeSheet(lie: lie);
        Head(sheet);
        Findings(sheet.Text(60, 130, "Bevindingen", 12, "F2"), 160, ruled, Rows);
        return sheet;
    }

    public static TheoryData<Lie, bool> Lies =>
        [.. from lie in Enum.GetValues<Lie>() from ruled in new[] { true, false } select new TheoryDataRow<Lie, bool>(lie, ruled)];

    [Theory, MemberData(nameof(Lies))]
    public void ASheet_HoweverItLies_IsReadTheSame(Lie lie, bool ruled)
    {
        var reading = Read(Sheet(lie, ruled));

        Assert.Equal("1.1.1:v 1.1.2:x 1.2.1:v", Marks(reading));
        Assert.Equal(
            [
                "Er is een folder, en die kent iedereen die in de wijk werkt. De partners gebruiken hem ook.",
                "Niemand telt de gezinnen.",
                "Dat weten zij allemaal.",
            ],
            reading.Approaches[0].Findings.Select(f => f.Text));
        Assert.Equal(("Hengelo", "2013-10"), (reading.Municipality?.Name, reading.Published));
        Assert.Empty(reading.Unplaced);
    }

    [Theory]
    [InlineData(Lie.Up)]
    [InlineData(Lie.Down)]
    public void ATableOnItsSide_BehindAnUprightPage_IsReadInItsPlace(Lie lie)
    {
        var front = new MadeSheet(595, 842);
        Head(front);
        var table = new MadeSheet(lie: lie);
        Findings(table.Text(60, 40, "Bevindingen", 12, "F2"), 70, ruled: true, Rows);

        Assert.Equal("1.1.1:v 1.1.2:x 1.2.1:v", Marks(Read(front, table)));
    }

    [Fact]
    public void AFewWordsOnTheirSide_AreToldBesideTheText()
    {
        var sheet = Sheet(Lie.Upright, ruled: true).Raw("BT /F1 9 Tf 0 1 -1 0 30 200 Tm (Vertrouwelijk tot de publicatie) Tj ET");

        var reading = Read(sheet);

        Assert.Equal("1.1.1:v 1.1.2:x 1.2.1:v", Marks(reading));
        Assert.Contains("Vertrouwelijk tot de publicatie", reading.Unplaced.Select(u => u.Text));
    }

    [Fact]
    public void AWordOverTheText_IsToldBesideIt_AndShufflesNothing()
    {
        var reading = Read(Sheet(Lie.Upright, ruled: false).Raw("BT /F1 90 Tf 1 0 0 1 300 340 Tm (CONCEPT) Tj ET"));

        Assert.Equal("1.1.1:v 1.1.2:x 1.2.1:v", Marks(reading));
        Assert.Contains("CONCEPT", reading.Unplaced.Select(u => u.Text));
    }

    [Theory]
    [InlineData(24, 12)]
    [InlineData(30, 20)]
    [InlineData(30, 14)]
    public void ASignThatSpansTwoLines_StandsOnOneOfThem(double size, double down)
    {
        var sheet = new MadeSheet();
        Head(sheet);
        sheet.Text(60, 130, "Bevindingen", 12, "F2").Text(60, 160, "Indicatoren", 10, "F2").Text(460, 160, "Bevindingen", 10, "F2");
        sheet
            .Text(60, 190, First)
            .Text(460, 190 + down - 8, "3", size, "F4")
            .Lines(500, 190, "Er is een folder waarin alle partners", "lezen wat zij onder de doelgroep verstaan.");
        sheet.Text(60, 240, Beside).Text(460, 240, "7", 10, "F4").Lines(500, 240, "Niemand telt de gezinnen.");

        var reading = Read(sheet);

        Assert.Contains(
            "Er is een folder waarin alle partners lezen wat zij onder de doelgroep verstaan.",
            reading.Approaches[0].Findings.Select(f => f.Text));
        Assert.Equal("1.1.1:v 1.1.2:x", Marks(reading));
    }

    [Fact]
    public void ASignInRunningTextThatSpansTwoLines_ShufflesNoWords()
    {
        var text = Source(
            new MadeSheet()
                .Lines(60, 100, "Het team begeleidt gezinnen en", "werkt met een plan dat de regisseur", "maakt en met iedereen bespreekt.")
                .Text(240, 106, "!", 26));

        var words = string.Join(' ', text.Blocks.OfType<Paragraph>().Select(p => p.Text)).Replace(" !", "", StringComparison.Ordinal);
        Assert.Equal("Het team begeleidt gezinnen en werkt met een plan dat de regisseur maakt en met iedereen bespreekt.", words);
    }

    public static TheoryData<string, string> Bullets => new()
    {
        { "\u0095", "F1" }, // • in the encoding of Windows
        { "\u0096", "F1" }, // –
        { "-", "F1" },
        { "*", "F1" },
        { "\u00B7", "F3" }, // Symbol
        { "n", "F4" }, // ■ in ZapfDingbats
        { "\u00A7", "F5" }, // ▪ in Wingdings
        { "\u00D8", "F5" }, // an arrow in Wingdings
        { "drawn", "" },
        { "1.", "F1" },
    };

    [Theory, MemberData(nameof(Bullets))]
    public void PartnersInAList_AreFound_WhateverItsBullets(string bullet, string font)
    {
        foreach (var bulletsFirst in new[] { false, true })
        {
            var sheet = new MadeSheet();
            Head(sheet);
            sheet.Text(60, 116, "De volgende netwerkpartners hebben een vragenlijst ingevuld:");
            var names = new[] { "Politie Twente", "Bureau Jeugdzorg", "Welbions" };
            if (!bulletsFirst)
                foreach (var (i, name) in names.Index())
                    Bullet(sheet, i).Text(82, 134 + 14 * i, name);
            else
            {
                foreach (var (i, _) in names.Index())
                    Bullet(sheet, i);
                foreach (var (i, name) in names.Index())
                    sheet.Text(82, 134 + 14 * i, name);
            }
            Findings(sheet.Text(60, 190, "Bevindingen", 12, "F2"), 220, ruled: true, Rows);

            var reading = Read(sheet);

            Assert.Equal(
                ["Politie Twente", "Bureau Jeugdzorg", "Welbions"],
                reading.Approaches[0].Respondents.Where(r => r.Role == ReadRole.Partner).Select(r => r.Name));
            Assert.Equal("1.1.1:v 1.1.2:x 1.2.1:v", Marks(reading));
        }

        MadeSheet Bullet(MadeSheet sheet, int i) =>
            font.Length == 0 ? sheet.Dot(68, 130 + 14 * i) : sheet.Text(66, 134 + 14 * i, bullet == "1." ? $"{i + 1}." : bullet, 10, font);
    }

    [Fact]
    public void ALongItem_IsOne_AndTextBehindTheListIsNone()
    {
        var blocks = Source(
            new MadeSheet()
                .Text(60, 90, "Het team doet dit:")
                .Text(66, 104, "\u0095")
                .Lines(82, 104, "het spreekt met het gezin en met iedereen die", "daar over de vloer komt")
                .Text(66, 130, "\u0095")
                .Text(82, 130, "het maakt een plan")
                .Text(60, 144, "Daarna is er nazorg."))
            .Blocks.Cast<Paragraph>();

        Assert.Equal(
            [
                (false, "Het team doet dit:"),
                (true, "het spreekt met het gezin en met iedereen die daar over de vloer komt"),
                (true, "het maakt een plan"),
                (false, "Daarna is er nazorg."),
            ],
            blocks.Select(b => (b.IsListItem, b.Text)));
    }

    [Fact]
    public void ADashInASentence_IsNoItem()
    {
        var block = Assert.Single(
            Source(
                new MadeSheet().Lines(
                    60,
                    90,
                    "Het team spreekt met het gezin, met de school",
                    "\u0096 als die erom vraagt \u0096 en met de huisarts.")
            ).Blocks);
        Assert.False(Assert.IsType<Paragraph>(block).IsListItem);
    }

    [Fact]
    public void TwoColumnsOfText_AreReadOneAfterTheOther()
    {
        var left = Enumerable.Range(1, 12).Select(i => $"links regel {i} van het verhaal over de").ToArray();
        var right = Enumerable.Range(1, 12).Select(i => $"rechts regel {i} van het verhaal over de").ToArray();

        var text = string.Join(
            ' ',
            Source(new MadeSheet(595, 842).Lines(60, 100, left).Lines(320, 100, right)).Blocks.Cast<Paragraph>().Select(p => p.Text));

        Assert.Equal(string.Join(' ', left.Concat(right)), text);
    }

    [Fact]
    public void AMergedCell_HoldsForTheRowsBesideIt_AndATableWithinACellLosesNoWord()
    {
        var sheet = new MadeSheet();
        Head(sheet);
        sheet.Text(60, 130, "Bevindingen", 12, "F2");
        foreach (var y in new[] { 150, 170, 290 })
            sheet.Rule(56, y, 786, y);
        sheet.Rule(216, 230, 786, 230);
        foreach (var x in new[] { 56, 216, 520, 786 })
            sheet.Rule(x, 150, x, 290);
        sheet.Text(60, 164, "Criteria", 10, "F2").Text(220, 164, "Indicatoren", 10, "F2").Text(524, 164, "Bevindingen", 10, "F2");
        sheet.Text(60, 190, "GGSR zijn in beeld").Text(220, 190, First).Text(524, 190, "3", 10, "F4").Text(540, 190, "Er is een folder.");
        sheet.Text(220, 250, Beside).Text(524, 250, "7", 10, "F4").Text(540, 250, "Niemand telt.");
        sheet
            .Rule(540, 258, 700, 258)
            .Rule(540, 284, 700, 284)
            .Rule(540, 258, 540, 284)
            .Rule(620, 258, 620, 284)
            .Rule(700, 258, 700, 284)
            .Rule(540, 271, 700, 271);
        sheet.Text(544, 268, "In 2012").Text(624, 268, "twaalf").Text(544, 281, "In 2013").Text(624, 281, "veertien");

        var reading = Read(sheet);

        var doubts = reading.Warnings.Where(w => ReadingRules.IsDoubt(w.Code)).Select(w => w.Place).ToHashSet();
        Assert.Equal("1.1.1:v", Marks(reading).Split(' ')[0]);
        Assert.True(Marks(reading) == "1.1.1:v 1.1.2:x" || doubts.Count > 0, Marks(reading));
        var all = string.Join(
            ' ',
            reading.Approaches.SelectMany(a => a.Findings).Select(f => f.Text).Concat(reading.Unplaced.Select(u => u.Text)));
        Assert.All(["folder", "telt", "2012", "twaalf", "2013", "veertien"], word => Assert.Contains(word, all, StringComparison.Ordinal));
    }

    [Fact]
    public void WordsLargerThanTheSheet_AreToldBesideTheText()
    {
        // What kept a core busy for ever: a size of type that no page can hold.
        foreach (var size in new[] { "9999999", "88888888888", "7e30" })
        {
            var document = Source(new MadeSheet().Text(60, 100, Beside).Raw($"BT /F1 {size} Tf 1 0 0 1 80 300 Tm (Q) Tj ET"));
            Assert.Contains(Beside, document.Blocks.Cast<Paragraph>().Select(p => p.Text));
        }
    }

    [Fact]
    public void PagesThatHoldEachOther_GiveASentence()
    {
        // Each node of the tree names the next one twice; without a bound they are passed 2 to the power of 30 times.
        var nodes = Enumerable.Range(0, 34).Select(i => $"<< /Type /Pages /Count 9 /Kids [{i + 3} 0 R {i + 3} 0 R] >>");
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", .. nodes, "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"];

        Assert.Empty(PdfFile.Open(MadePdf.Of([.. objects.Take(2), "<< /Type /Pages /Kids [] >>"]))!.Pages());
        Assert.Throws<InvalidDataException>(() => PdfFile.Open(MadePdf.Of(objects))!.Pages());
        string[] itself = [objects[0], "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"];
        Assert.Matches(
            @"^De[^.]*\.$",
            Assert.Throws<UnreadableFileException>(() => PdfSource.Read(new MemoryStream(MadePdf.Of(itself)))).Message);
    }

    [Fact]
    public void AFormThatDrawsItself_EndsInAReading()
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            MadePdf.Stream($"BT /F1 10 Tf 60 700 Td ({Beside}) Tj ET /X Do"), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        var form = string.Concat(Enumerable.Repeat("/X Do ", 200));
        objects.Add(
            $"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length {form.Length} >>\nstream\n{form}\nendstream");

        Assert.Contains(Beside, PdfSource.Read(new MemoryStream(MadePdf.Of(objects))).Blocks.Cast<Paragraph>().Select(p => p.Text));
    }

    [Fact]
    public void ObjectsThatLieWithinEachOther_AreNotAllParsedToTheEnd()
    {
        var kids = string.Concat(Enumerable.Range(5, 3000).Select(i => $"{i} 0 R "));
        var text = new StringBuilder(
            $"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [{kids}] >>\nendobj\n");
        foreach (var i in Enumerable.Range(5, 3000))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i} 0 obj [ ")
                .Append(string.Concat(Enumerable.Repeat("1 ", 60)));
        text.Append("\ntrailer\n<< /Root 1 0 R >>\n");

        Assert.Throws<InvalidDataException>(() => PdfFile.Open(Encoding.Latin1.GetBytes(text.ToString()))!.Pages());
    }

    [Theory]
    [InlineData("INGETROKKEN", 0.78, 0.62)]
    [InlineData("CONCEPT", 0.78, -0.62)]
    public void WordsAslantOverASheet_AreToldWhole_AndTearNoLine(string words, double across, double up)
    {
        var sheet = new MadeSheet();
        Head(sheet);
        Findings(sheet, 140, ruled: true, Rows);
        var torn = Read(
            sheet.Raw(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"BT /F1 44 Tf {across} {up} {-up} {across} 160 {(up > 0 ? 150 : 420)} Tm ({words}) Tj ET\n")));

        Assert.Contains(torn.Unplaced, u => u.Text == words);
        Assert.DoesNotContain(torn.Unplaced, u => u.Text.Length < 4);
        Assert.Equal("1.1.1:v 1.1.2:x 1.2.1:v", Marks(torn));
        Assert.All(torn.Approaches.Single().Findings, f =>
            Assert.Contains(torn.Warnings, w => w.Place == f.Place && ReadingRules.IsDoubt(w.Code)));
    }
}
