using System.Text;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
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
        Assert.DoesNotContain("WARNING", PaperPages.Ask(printing.First, "qpdf", "--check", "FILE"), StringComparison.Ordinal);
        var about = PaperPages.Ask(printing.First, "pdfinfo", "FILE");
        Assert.Contains("Factsheet Veldmeer: De aanpak van gezinnen met geringe sociale redzaamheid", about, StringComparison.Ordinal);
        Assert.Contains("Tagged:          yes", about, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", PaperPages.Ask(printing.First, "pdfinfo", "-struct-text", "FILE"), StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", PaperPages.Ask(printing.First, "pdfinfo", "-meta", "FILE"),
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
            "Context", "ongeveer 98.500", "14.913", "onbekend", "meer dan 120", "bijna 12,5", "30 juni 2013", "Hoe leest u de oordelen?",
            "Gezin Vooruit", "Team Achter de Voordeur", "Waarom deze aanpak is beoordeeld", "Wat de aanpak is", "Toeleiding",
                "GGSR zijn in beeld", "1.1.1",
            "✓✗", "Gemengd", "1 keer voldoet", "2 keer verbeterpunt", "LET OP", "niet meetbaar", "3.1.4: voldoet",
                "Na de feitencheck één keer gewijzigd:", "2 oktober 2014", "Geen oordeel", "Waarom er geen oordeel is",
            "Conclusie", "Feitencheck door de gemeente", "Bezwaren op feiten", "3, waarvan 2", "Zienswijze",
                "een evaluatie per half jaar", "Niet overgenomen",
            "Over deze editie", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "Laatste gebeurtenis", "412",
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
            "Vangnet", "opgegaan in Samen Vooruit", "De gemeente heeft niet gereageerd.");
    }

    [Fact]
    public void AThirdRound_HasAThirdColumn_AndSaysWhereAPointWasNotJudged()
    {
        var text = Printing.StructureText(printing.ThirdRound);
        InOrder(
            text,
            "Beoordeelde periode",
            "2016",
            "Voortgang gemeld",
            "in een gesprek, 24 januari 2017; schriftelijk, juli 2016",
            "Gepubliceerd",
            "9 mei 2017",
            "In een gesprek, 24 januari 2017",
            "Er was een gesprek met de wethouder.",
            "Beoordeeld over 2013",
            "Beoordeeld over 2014",
            "Hertoets over 2016",
            "Verbeterpunt",
            SampleFactsheet.ThirdRound.Approaches[0].Retests[0].Earlier[0].Text,
            "Gemengd",
            "3.1.5: verbeterpunt",
            "Voldoet",
            "dan dat.",
            "De regisseur kan niet doorzetten.",
            "Ongewijzigd: de eerdere redenen gelden nog.",
            "De situatie is ongewijzigd.",
            "De redenen van 2013:",
            "De regisseur kan niet doorzetten.",
            "Opschalen is niet geregeld.",
            "Toen niet beoordeeld.",
            "Geen oordeel",
            "De regeling is nog niet vastgesteld.",
            "Toen niet beoordeeld.",
            "Partners delen nog niets.",
            "Niet opnieuw beoordeeld.",
            "De afspraken gaan pas in 2017 in.",
            "Vangnet",
            "opgegaan in Samen Vooruit");
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
    public void Bookmarks_AreTheHeadings_ToTheLetter()
    {
        Assert.All([printing.First, printing.FollowUp, printing.ThirdRound], pdf =>
            Assert.Equal(PaperPages.Headings(pdf), PaperPages.Bookmarks(pdf)));
        Assert.Equal(
            [
                (1, "Veldmeer"),
                (2, "Over wie gaat dit onderzoek?"),
                (2, "Hoe is het onderzocht?"),
                (3, "Wie antwoordden"),
                (2, "Context"),
                (3, "Cijfers"),
                (2, "Hoe leest u de oordelen?"),
                (2, "Aanpak Gezin Vooruit"),
                (3, "Waarom deze aanpak is beoordeeld"),
                (3, "Wat de aanpak is"),
                (3, "1 Toeleiding"),
            ],
            PaperPages.Bookmarks(printing.First).Take(11));
        var outline = PaperPages.Ask(printing.First, "qpdf", "--json", "--json-key=outlines", "FILE");
        Assert.Contains("\"title\": \"2 Gezin centraal\"", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABookmark_HasTheWordsOfItsHeading_AlsoWhereTheseAreStrange()
    {
        var content = SampleFactsheet.FollowUp with
        {
            Approaches =
            [
                .. new[] { "Zorg &  Veiligheid <b>\"Samen\"</b>", "(1) \\ één: 'gezin'\n\u0001één plan", new string('w', 200) }.Select(
                    n => new ApproachContent { Name = n, Scope = "Kort." }),
            ],
        };
        var pdf = await printing.Writer.WriteAsync(
            content,
            SampleFactsheet.Framework,
            SampleFactsheet.Imprint,
            TestContext.Current.CancellationToken);
        var words = PaperPages.Bookmarks(pdf).Select(b => b.Words).ToList();
        Assert.Contains("Aanpak Zorg & Veiligheid <b>\"Samen\"</b>", words);
        Assert.Contains("Aanpak (1) \\ één: 'gezin' één plan", words);
        Assert.Equal(PaperPages.Headings(pdf).Select(h => NoSpace(h.Words)), words.Select(NoSpace));
    }

    [Fact]
    public void ABookmark_LeadsToThePageOfItsHeading()
    {
        var outline = System.Text.Json.Nodes.JsonNode.Parse(
            PaperPages.Ask(printing.First, "qpdf", "--json", "--json-key=outlines", "FILE")
        )!["outlines"]!.AsArray();
        List<(string Title, int Page)> all = [.. Flat(outline)];
        Assert.Equal(PaperPages.Bookmarks(printing.First).Select(b => b.Words), all.Select(o => o.Title));
        foreach (var (title, page) in all)
            Assert.Contains(
                NoSpace(title),
                NoSpace(PaperPages.Ask(printing.First, "pdftotext", "-f", $"{page}", "-l", $"{page}", "FILE", "-")),
                StringComparison.Ordinal);

        static IEnumerable<(string, int)> Flat(System.Text.Json.Nodes.JsonArray items) => items.SelectMany(i =>
            Flat(i!["kids"]!.AsArray()).Prepend(((string)i["title"]!, (int)i["destpageposfrom1"]!)));
    }

    [Fact]
    public async Task TheInspectorates_StandOnTheCover_AndInTheMetadata()
    {
        var about = PaperPages.Ask(printing.First, "pdfinfo", "FILE");
        Assert.Contains($"Author:          {string.Join("; ", SampleFactsheet.First.Inspectorates)}", about, StringComparison.Ordinal);
        var metadata = PaperPages.Ask(printing.First, "pdfinfo", "-meta", "FILE");
        Assert.Contains(
            $"<dc:creator><rdf:Seq>{string.Concat(SampleFactsheet.First.Inspectorates.Select(i => $"<rdf:li>{i}</rdf:li>"))}</rdf:Seq></dc:creator>",
            metadata,
            StringComparison.Ordinal);

        // What was published elsewhere does not name them; then it is who made the framework, whichever that is.
        foreach (
            var (content, framework) in new[]
            {
                (SampleFactsheet.First with { Inspectorates = [] }, SampleFactsheet.Framework),
                (SecondFramework.Factsheet, SecondFramework.Framework),
            })
        {
            var pdf = await printing.Writer.WriteAsync(content, framework, SampleFactsheet.Imprint, TestContext.Current.CancellationToken);
            Assert.Contains($"Author:          {framework.Owner}", PaperPages.Ask(pdf, "pdfinfo", "FILE"), StringComparison.Ordinal);
            Assert.Contains(
                framework.Owner,
                PaperPages.Squeeze(PaperPages.Ask(pdf, "pdftotext", "-l", "1", "FILE", "-")),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ALink_SaysWhereItLeads_AndItsAddressStandsOnPaper()
    {
        var test = PdfUnderTest.Open(printing.First)!;
        var told = test
            .Pages.SelectMany(p => test.File.Array(p.GetValueOrDefault("Annots")))
            .Select(a => test.Text(test.File.Dictionary(a)!["Contents"]))
            .ToList();
        Assert.Equal(["Naar ‘Hoe leest u de oordelen?’ in dit document", $"Naar {SampleFactsheet.Correction.Address}"], told);
        Assert.Contains(
            SampleFactsheet.Correction.Address!,
            PaperPages.Ask(printing.First, "pdftotext", "-raw", "FILE", "-"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void TheHeadOfATable_IsReadOnce_OnHoweverManyPagesItStands()
    {
        Assert.Equal(SampleFactsheet.Framework.Themes.Count, Printing.StructureText(printing.First).Split("Bevinding").Length - 1);
        var shown = PaperPages.Ask(printing.First, "pdftotext", "-raw", "FILE", "-");
        Assert.True(
            shown.Split("Indicator Oordeel Bevinding").Length - 1 > SampleFactsheet.Framework.Themes.Count,
            "no head comes back on a next page");
    }

    [Fact]
    public void NoHeading_AndNoHeadRow_IsTheLastOnAPage() =>
        Assert.All([printing.First, printing.FollowUp, printing.ThirdRound], pdf => Assert.Empty(PaperPages.AloneAtTheFoot(pdf)));

    // Each approach is a line longer than the one before, so every heading comes to stand everywhere on a page.
    [Fact]
    public async Task NoHeading_AndNoHeadRow_IsTheLastOnAPage_WhereverThePageEnds()
    {
        var findings = SampleFactsheet.First.Approaches[0].Findings;
        var content = SampleFactsheet.First with
        {
            Form = TextForm.Plain,
            Approaches =
            [
                .. Enumerable
                    .Range(0, 32)
                    .Select(n => new ApproachContent
                    {
                        Name = $"Aanpak {n}",
                        Description = string.Join("\n\n", Enumerable.Repeat("Een regel.", n)),
                        Findings =
                        [
                            .. findings
                                .Where(f => f.ThemeCode is "1" or "2")
                                .Select(
                                    (f, i) =>
                                        f with
                                        {
                                            Text = string.Join(
                                                ' ',
                                                Enumerable.Repeat("Er zijn afspraken, en wie ermee werkt kent ze.", 1 + (n + 3 * i) % 11)),
                                        }),
                        ],
                        Retests =
                            n % 3 > 0
                                ? []
                                :
                                [
                                    new RetestContent(
                                        "3",
                                        "3.2",
                                        ["3.2.2"],
                                        new Judgement(
                                            "2013",
                                            [new Mark(MarkValue.NeedsImprovement)],
                                            string.Join(' ', Enumerable.Repeat("Dit was niet geregeld.", 5 * n))),
                                        new Judgement("2014", [new Mark(MarkValue.Meets)], "Nu wel."),
                                        false),
                                ],
                        Conclusions = [new ConclusionContent("1", [string.Join(' ', Enumerable.Repeat("Dat gaat goed.", 1 + n % 9))], [])],
                    }),
            ],
        };
        var pdf = await printing.Writer.WriteAsync(
            content,
            SampleFactsheet.Framework,
            SampleFactsheet.Imprint,
            TestContext.Current.CancellationToken);
        Assert.True(PdfChecker.PagesOf(pdf) > 60);
        Assert.Empty(PaperPages.AloneAtTheFoot(pdf));
        Assert.Equal(PaperPages.Headings(pdf), PaperPages.Bookmarks(pdf));
    }

    [Fact]
    public async Task AFactsheetOfASecondFramework_IsPrintedAsWell()
    {
        var pdf = await printing.Writer.WriteAsync(
            SecondFramework.Factsheet,
            SecondFramework.Framework,
            SampleFactsheet.Imprint,
            TestContext.Current.CancellationToken);
        Assert.Empty(PaperPages.AloneAtTheFoot(pdf));
        Assert.Equal(PaperPages.Headings(pdf), PaperPages.Bookmarks(pdf));
        foreach (var norm in SecondFramework.Framework.Indicators.Select(i => i.Norm))
            Assert.Contains(NoSpace(norm), NoSpace(Printing.StructureText(pdf)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileText_IsShownAsItWasTyped()
    {
        const string Script = "<script>alert(1)</script>";
        var text =
            $"{Script} [klik](javascript:alert(1)) <img src=x onerror=alert(2)> {new string('w', 400)}\n\nشكرا جزيلا en שלום\n\n\u202Eomgekeerd\u202C en 👩‍👧‍👦 \u0001\u0000 </style></p></td>";
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
        var plain = NoSpace(PaperPages.Ask(pdf, "pdftotext", "-raw", "FILE", "-"));
        Assert.Contains(Script, plain, StringComparison.Ordinal);
        Assert.Contains("[klik](javascript:alert(1))", plain, StringComparison.Ordinal);
        Assert.Contains("<imgsrc=xonerror=alert(2)>", plain, StringComparison.Ordinal);
        Assert.Contains(new string('w', 400), plain, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", string.Join('\n', PaperPages.Ask(pdf, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
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
            Assert.True(
                found >= 0,
                $"'{part}' is not there, or not after what stands before it: …{all[Math.Max(0, at - 60)..Math.Min(all.Length, at + 60)]}…");
            at = found;
        }
    }
}
