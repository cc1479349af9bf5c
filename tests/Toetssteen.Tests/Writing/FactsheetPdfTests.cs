using System.Text;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Tests.Writing;

/// <summary>The PDF of an edition: complete, accessible, the same every time, whatever the texts hold.</summary>
public sealed class FactsheetPdfTests(Printing printing) : IClassFixture<Printing>
{
    [Fact]
    public void TheChecker_FindsNothingWrong()
    {
        Assert.Empty(PdfChecker.Check(printing.First));
        Assert.Empty(PdfChecker.Check(printing.FollowUp));
        Assert.Empty(PdfChecker.Check(printing.ThirdRound));
    }

    [Fact]
    public void OtherTools_ReadItWithoutComplaint()
    {
        Assert.DoesNotContain("WARNING", Printing.Ask(printing.First, "qpdf", "--check", "FILE"), StringComparison.Ordinal);
        var about = Printing.Ask(printing.First, "pdfinfo", "FILE");
        Assert.Contains("Factsheet Veldmeer: De aanpak van gezinnen met geringe sociale redzaamheid", about, StringComparison.Ordinal);
        Assert.Contains("Tagged:          yes", about, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", Printing.Ask(printing.First, "pdfinfo", "-struct-text", "FILE"), StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", Printing.Ask(printing.First, "pdfinfo", "-meta", "FILE"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameContent_GivesTheSameBytes_AlsoInANewBrowser()
    {
        var cancel = TestContext.Current.CancellationToken;
        var again = await printing.Writer.WriteAsync(SampleFactsheet.First, SampleFactsheet.Framework, SampleFactsheet.Correction, cancel);
        await using var other = new PdfPrinter(Printing.Settings, TimeProvider.System);
        var elsewhere = await new FactsheetPdf(other, SampleFactsheet.Typeface)
            .WriteAsync(SampleFactsheet.First, SampleFactsheet.Framework, SampleFactsheet.Correction, cancel);

        Assert.True(printing.First.AsSpan().SequenceEqual(again));
        Assert.True(printing.First.AsSpan().SequenceEqual(elsewhere));
        Assert.False(printing.First.AsSpan().SequenceEqual(printing.FollowUp));
    }

    [Fact]
    public void ItSaysEverything_InTheOrderOfReading()
    {
        var text = Printing.StructureText(printing.First);
        InOrder(text, "Factsheet, eerste onderzoek", "Veldmeer", "Inspectie Jeugdzorg", "12 december 2014", "editie 2", "verkeerde datum",
            "Over wie gaat dit onderzoek?", "Gezinnen die chronische problemen hebben", "Hoe is het onderzocht?", "Bureau Jeugdzorg",
                "sloot zich aan bij de antwoorden van Gemeente Veldmeer",
            "afgeweken", "Deze antwoorden tellen niet als een eigen stem", "De inspecties hebben deze partner zelf gevraagd",
            "Context", "ongeveer 98.500", "14.913", "onbekend", "meer dan 120", "bijna 12,5", "30 juni 2013",
            "Gezin Vooruit", "Team Achter de Voordeur", "Waarom deze aanpak is beoordeeld", "Wat de aanpak is", "Toeleiding",
                "GGSR zijn in beeld", "1.1.1",
            "✓✗", "Gemengd", "1 keer voldoet", "2 keer verbeterpunt", "LET OP", "niet meetbaar", "3.1.4: voldoet",
                "Gewijzigd na de feitencheck, 2 oktober 2014", "Geen oordeel", "Waarom er geen oordeel is",
            "Conclusies over Gezin Vooruit", "Feitencheck en reactie van de gemeente", "Zij had 3 bezwaren op feiten", "Zienswijze",
                "een evaluatie per half jaar", "Niet overgenomen",
            "Hoe leest u de oordelen?", "Over deze editie", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "regel 412",
                "edities/2");
        foreach (var indicator in SampleFactsheet.Framework.Indicators)
            Assert.Contains(NoSpace(indicator.Norm), NoSpace(text), StringComparison.Ordinal);
    }

    [Fact]
    public void AFollowUp_ShowsBothJudgements_AndWhyOneWasNotMade()
    {
        var text = Printing.StructureText(printing.FollowUp);
        InOrder(text, "hertoets", "Ontwikkeling sinds het eerste onderzoek", "In een presentatie, 11 februari 2015", "Samen Vooruit",
            "Beoordeeld over 2013", "Hertoets over 2014",
            "Verbeterpunt", "Er was geen overzicht.", "Voldoet", "elk kwartaal wordt bijgewerkt",
                "Ongewijzigd: de eerdere redenen gelden nog.", "Niet opnieuw beoordeeld.", "sinds januari 2015",
            "Vangnet", "opgegaan in Samen Vooruit", "Zij heeft niet gereageerd.");
    }

    [Fact]
    public void AThirdRound_HasAThirdColumn_AndSaysWhereAPointWasNotJudged()
    {
        var text = Printing.StructureText(printing.ThirdRound);
        InOrder(text, "Beoordeelde periode", "2016", "Voortgang gemeld", "in een gesprek, 24 januari 2017; schriftelijk, juli 2016", "Gepubliceerd", "9 mei 2017",
            "In een gesprek, 24 januari 2017", "Er was een gesprek met de wethouder.",
            "Beoordeeld over 2013", "Beoordeeld over 2014", "Hertoets over 2016",
            "Verbeterpunt", SampleFactsheet.ThirdRound.Approaches[0].Retests[0].Earlier[0].Text, "Gemengd", "3.1.5: verbeterpunt", "Voldoet", "dan dat.",
            "De regisseur kan niet doorzetten.", "Ongewijzigd: de eerdere redenen gelden nog.", "De situatie is ongewijzigd.", "De redenen van 2013:", "De regisseur kan niet doorzetten.",
            "Opschalen is niet geregeld.", "Toen niet beoordeeld.", "Geen oordeel", "De regeling is nog niet vastgesteld.",
            "Toen niet beoordeeld.", "Partners delen nog niets.", "Niet opnieuw beoordeeld.", "De afspraken gaan pas in 2017 in.",
            "Vangnet", "opgegaan in Samen Vooruit");
    }

    [Fact]
    public void AnEmptyConclusion_IsPrintedEmpty_WithWordsForAScreenReader()
    {
        var test = PdfUnderTest.Open(printing.First)!;
        var empty = test.Nodes.Where(n => n.Type == "Figure").ToList();
        Assert.All(empty, figure => Assert.Equal("niets vermeld", test.Text(figure.Element["Alt"])));
        Assert.Equal(4, empty.Count);
        Assert.All(empty, figure => Assert.Contains("TD", figure.Ancestors.Select(a => a.Type)));
    }

    [Fact]
    public void Bookmarks_AreTheHeadings()
    {
        var outline = Printing.Ask(printing.First, "qpdf", "--json", "--json-key=outlines", "FILE");
        foreach (var heading in new[] { "Veldmeer", "Hoe is het onderzocht?", "Context", "Conclusies over Gezin Vooruit",
            "Over deze editie" })
            Assert.Contains($"\"title\": \"{heading}\"", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileText_IsShownAsItWasTyped()
    {
        const string Script = "<script>alert(1)</script>";
        var text = $"{Script} [klik](javascript:alert(1)) <img src=x onerror=alert(2)> {new string('w', 400)}\n\nشكرا جزيلا en שלום\n\n\u202Eomgekeerd\u202C en 👩‍👧‍👦 \u0001\u0000 </style></p></td>";
        var content = SampleFactsheet.First with
        {
            MunicipalityName = $"{Script}\"}} </style> 's-Graven\\hage",
            Form = TextForm.Markdown,
            Approaches = [SampleFactsheet.First.Approaches[0] with { Findings = [new FindingContent("1", "1.1", ["1.1.1"],
                [new Mark(MarkValue.Meets)], text, [text])] }],
        };
        var pdf = await printing.Writer.WriteAsync(content, SampleFactsheet.Framework,
            SampleFactsheet.Imprint with { Address = "javascript:alert(3)" }, TestContext.Current.CancellationToken);

        Assert.Empty(PdfChecker.Check(pdf));
        var plain = NoSpace(Printing.Ask(pdf, "pdftotext", "-raw", "FILE", "-"));
        Assert.Contains(Script, plain, StringComparison.Ordinal);
        Assert.Contains("[klik](javascript:alert(1))", plain, StringComparison.Ordinal);
        Assert.Contains("<imgsrc=xonerror=alert(2)>", plain, StringComparison.Ordinal);
        Assert.Contains(new string('w', 400), plain, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", string.Join('\n', Printing.Ask(pdf, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
            .Split('\n').Where(l => l.Contains("/URI", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFactsheetWithAlmostNothing_IsPrintedToo()
    {
        var content = new FactsheetContent
        {
            Kind = Toetssteen.Domain.Studies.StudyKind.First,
            MunicipalityCode = "GM9999",
            MunicipalityName = "Leegveld",
            FrameworkId = "ggsr/2012",
            StudyTitle = "Onderzoek",
            Approaches = [new ApproachContent { Name = "Enig" }],
        };
        var pdf = await printing.Writer.WriteAsync(content, SampleFactsheet.Framework, new EditionImprint(1, null, "00", null, null),
            TestContext.Current.CancellationToken);
        Assert.Contains("datum niet bekend", Printing.StructureText(pdf), StringComparison.Ordinal);
    }

    private static string NoSpace(string text) => new([.. text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))]);

    private static void InOrder(string text, params string[] parts)
    {
        var (all, at) = (NoSpace(text), 0);
        foreach (var part in parts)
        {
            var found = all.IndexOf(NoSpace(part), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is not there, or not after what stands before it: …{all[Math.Max(0, at - 60)..Math.Min(all.Length, at + 60)]}…");
            at = found;
        }
    }
}
