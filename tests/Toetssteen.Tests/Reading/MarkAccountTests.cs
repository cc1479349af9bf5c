using System.Text;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Domain.Findings;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// A mark is certain only where the document shows it plainly: what stands beside it, above it or about it, and is not understood, makes it
/// wait.
/// </summary>
public sealed partial class MarkAccountTests
{
    private const string First = "Alle netwerkpartners hanteren dezelfde omschrijving van GGSR";
    private const string Second = "De gemeente heeft zicht op de populatie GGSR";
    private const string Third = "De netwerkpartners weten waar gezinnen voor de aanpak kunnen worden aangemeld";

    private static FactsheetReading Read(string html) =>
        new FactsheetReader([GgsrNorms.Framework]).Read("stuk.html", new MemoryStream(Encoding.UTF8.GetBytes(html)));

    private static string Page(string findings, string before = "", string behind = "") =>
        $"<h1>Uitkomsten toezichtonderzoek Hengelo</h1>\n<p>Mei 2013</p>\n<h2>Aanpak: Team Zuid</h2>\n{before}\n<h2>Bevindingen</h2>\n{findings}\n{behind}";

    private static string Table(string heads, params string[] rows) =>
        $"<table>\n<tr>{Cells("th", heads)}</tr>\n{string.Concat(rows.Select(r => $"<tr>{Cells("td", r)}</tr>\n"))}</table>";

    private static string Cells(string tag, string cells) => string.Concat(cells.Split('|').Select(c => $"<{tag}>{c.Trim()}</{tag}>"));

    private static string Plain(string first, string second, string third) =>
        Table(
            "Indicatoren | Oordeel | Bevindingen",
            $"{First} | {first} | Er hangt een lijst.",
            $"{Second} | {second} | Men telt.",
            $"{Third} | {third} | Er is een balie.");

    private static List<bool> Certain(FactsheetReading reading) =>
    [
        .. reading.Approaches.SelectMany(a => a.Findings.Select(f => f.Place).Concat(a.Retests.Select(r => r.Place)))
            .Select(p => !reading.Warnings.Any(w => w.Place == p && ReadingRules.IsDoubt(w.Code))),
    ];

    [Theory]
    [InlineData("✓", "✗", "✓")]
    [InlineData("✓ Voldoet", "✗ Verbeterpunt", "Voldoet")]
    [InlineData("V", "X", "V")]
    [InlineData("voldoet", "verbeterpunt", "geen oordeel")]
    public void APlainMark_IsCertain(string first, string second, string third) =>
        Assert.Equal([true, true, true], Certain(Read(Page(Plain(first, second, third)))));

    [Theory]
    [InlineData("✓ deels")]
    [InlineData("nog geen ✓")]
    [InlineData("✓ n.v.t.")]
    [InlineData("✓ ?")]
    [InlineData("✗ maar verholpen")]
    [InlineData("✓*")]
    [InlineData("✓ 2)")]
    [InlineData("voldoet: nee")]
    [InlineData("✓ volgens de wethouder")]
    [InlineData("voldoet-")]
    [InlineData("voldoet...")]
    [InlineData("<q>✓</q>")]
    [InlineData("❎")]
    [InlineData("<span style='opacity:.3'>✓</span>")]
    [InlineData("<span class='inactive'>✓</span>")]
    [InlineData("<span class='d-none'>✗</span>")]
    public void AMarkThatIsQualifiedOrDenied_Waits_AndNoOther(string mark) =>
        Assert.Equal([false, true, true], Certain(Read(Page(Plain(mark, "✗", "✓")))));

    [Theory]
    [InlineData("✓ vervalt Er hangt een lijst.")]
    [InlineData("✓ (voorlopig): er hangt een lijst.")]
    [InlineData("✗ concept Er hangt een lijst.")]
    [InlineData("✗ + Er hangt een lijst.")]
    [InlineData("X Y en Z werken mee.")]
    [InlineData("voldoet i.p.v. verbeterpunt: er hangt een lijst.")]
    public void WhatStandsBetweenAMarkAndItsText_MakesItWait(string finding) => Assert.Equal(
        [false, true], Certain(Read(Page(Table("Indicatoren | Bevindingen", $"{First} | {finding}", $"{Second} | ✓ Men telt.")))));

    [Fact]
    public void ARowOfATableThatSaysWhatASignIs_AndIsNotUnderstood_MakesAllWait() =>
        Assert.DoesNotContain(
            true,
            Certain(
                Read(
                    Page(
                        Plain("✓", "✗", "✓")
                            .Replace(
                                "</table>",
                                "<tfoot><tr><td colspan='3'>Een ✓ staat bij wat beter moet.</td></tr></tfoot></table>",
                                StringComparison.Ordinal)))));

    [Fact]
    public void AColumnOfEarlierMarksAlone_Waits() =>
        Assert.DoesNotContain(
            true,
            Certain(
                Read(
                    Page(
                        Table(
                            "Indicatoren | Vorig oordeel | Bevindingen",
                            $"{First} | ✓ | Er hangt een lijst.",
                            $"{Second} | ✗ | Men telt.")))));

    [Fact]
    public void ALabelledMarkAboveItsIndicator_MakesAllWait() =>
        Assert.DoesNotContain(
            true,
            Certain(
                Read(
                    Page(
                        $"<p><b>Oordeel: voldoet</b></p><h4>{First}</h4><p>Er hangt een lijst.</p><p><b>Oordeel: verbeterpunt</b></p><h4>{Second}</h4><p>Men telt.</p>"))));

    [Fact]
    public void AHeadOfNothing_IsNoFault() =>
        Assert.Equal(
            [true, true],
            Certain(Read(Page(Table("Indicatoren |  | Bevindingen", $"{First} | ✓ | Er hangt een lijst.", $"{Second} | ✗ | Men telt.")))));

    [Theory]
    [InlineData("Document ontvangen", false)]
    [InlineData("Oordeel", true)]
    public void WhereTheHeadsOfAThirdAreNotUnderstood_TheOthersWaitToo(string head, bool certain)
    {
        var first = Table($"Indicatoren | {head} | Bevindingen", $"{First} | ✓ | Er hangt een lijst.");
        var second = Table("Indicatoren | Oordeel | Bevindingen", $"{Third} | ✓ | Er is een balie.");
        Assert.Equal([certain, certain], Certain(Read(Page($"<h3>Toeleiding</h3>{first}<h3>Toeleiding</h3>{second}"))));
    }

    [Theory]
    [InlineData("De situatie is ongewijzigd.", true)]
    [InlineData("De huisvesting is ongewijzigd gebleven.", false)]
    public void ARetestWithoutAMark_IsUnchangedOnlyAsAWhole(string text, bool certain) =>
        Assert.Equal(
            [certain, true, true, true],
            Certain(
                Read(
                    Page(
                        Table(
                            "Indicatoren | 2012 | 2013",
                            $"{First} | ✗ Er hangt geen lijst. | {text}",
                            $"{Second} | ✗ Niemand telt. | ✓ Men telt.",
                            $"{Third} | ✗ Er is geen balie. | ✓ Er is een balie.",
                            "De gemeente voert regie op de aanpak voor GGSR | ✗ Niemand stuurt. | ✗ Nog niet.")))));

    [Theory]
    [InlineData("Een ✓ staat bij wat beter moet, een ✗ bij wat in orde is.")]
    [InlineData("✓ → verbeterpunt; ✗ → voldoet niet meer als verbeterpunt")]
    [InlineData("Een kruisje betekent dat de gemeente eraan voldoet.")]
    [InlineData("✓ = geen verbeterpunt, ✗ = verbeterpunt")]
    [InlineData("1 = zwak, 2 = matig, 3 = voldoende")]
    [InlineData("Let op: de tekens zijn andersom gebruikt. ✓ is een verbeterpunt.")]
    [InlineData("<dl><dt>✓</dt><dd>verbeterpunt</dd><dt>✗</dt><dd>voldoet</dd></dl>")]
    [InlineData("¹ Na hoor en wederhoor gewijzigd in een verbeterpunt.")]
    [InlineData("<ul><li>✗ – voldoet</li><li>✓ – verbeterpunt</li></ul>")]
    public void WhatIsSaidOfSignsAndIsNotUnderstood_MakesAllMarksWait(string legend) =>
        Assert.DoesNotContain(true, Certain(Read(Page(Plain("✓", "✗", "✓"), behind: $"<p>{legend}</p>"))));

    [Fact]
    public void AWordOfTheScaleAlone_IsNoMatterOfOurOwn()
    {
        var standing = new StandingMatter(GgsrNorms.Framework);

        Assert.All(GgsrNorms.Framework.Scale.Verdicts, verdict =>
            Assert.False(standing.IsOwnMatter(FactsheetWords.Dutch.Word(verdict, GgsrNorms.Framework.Scale))));
        Assert.False(standing.IsOwnMatter(FactsheetWords.Dutch.Attention));
    }

    [Theory]
    [InlineData("✓ = voldoet, ✗ = verbeterpunt")]
    [InlineData("Per indicator staat of de aanpak voldoet (✓) of dat er een verbeterpunt is (✗).")]
    [InlineData("De punten waarop de aanpak al een ✓ kreeg, komen niet terug.")]
    public void WhatIsSaidOfSignsAndIsUnderstood_LeavesThemCertain(string legend) =>
        Assert.Equal([true, true, true], Certain(Read(Page(Plain("✓", "✗", "✓"), before: $"<p>{legend}</p>"))));

    [Theory]
    [InlineData("Actie vereist")]
    [InlineData("Document ontvangen")]
    [InlineData("Oordeel van de gemeente Almelo")]
    [InlineData("Verbeterpunt")]
    public void MarksUnderAHeadThatIsNotUnderstood_Wait(string head) =>
        Assert.DoesNotContain(
            true,
            Certain(
                Read(Page(Table($"Indicatoren | {head} | Bevindingen", $"{First} | ✓ | Er hangt een lijst.", $"{Second} | ✗ | Men telt."))))
        );

    [Theory]
    [InlineData("Voldoet | Voldoet deels | Verbeterpunt")]
    [InlineData("Voldoet | Verbeterpunt | Geen oordeel")]
    public void TicksAmongColumnsOfWhichOneIsNotUnderstood_Wait(string heads) =>
        Assert.DoesNotContain(
            true,
            Certain(
                Read(
                    Page(
                        Table(
                            $"Indicatoren | {heads} | Bevindingen",
                            $"{First} | X | | | Er hangt een lijst.",
                            $"{Second} | | X | | Men telt.",
                            $"{Third} | | | X | Er is een balie.")))));

    [Fact]
    public void TicksInTwoColumnsThatAreUnderstood_AreCertain() =>
        Assert.Equal(
            [true, true],
            Certain(
                Read(
                    Page(
                        Table(
                            "Indicatoren | Voldoet | Verbeterpunt | Bevindingen",
                            $"{First} | X | | Er hangt een lijst.",
                            $"{Second} | | X | Men telt.")))));

    [Fact]
    public void AMarkInARowWithoutAnIndicator_MakesAllOfItsTableWait() =>
        Assert.DoesNotContain(
            true,
            Certain(
                Read(
                    Page(
                        Table(
                            "Indicatoren | Bevindingen",
                            $"{First} | Er hangt een lijst.",
                            "Oordeel | ✓",
                            $"{Second} | Men telt.",
                            "Oordeel | ✗")))));

    [Fact]
    public void AMarkAboveItsIndicator_MakesAllWait() =>
        Assert.DoesNotContain(
            true,
            Certain(Read(Page($"<p>✓</p><h4>{First}</h4><p>Er hangt een lijst.</p><p>✗</p><h4>{Second}</h4><p>Men telt.</p>"))));

    [Fact]
    public void WhereMoreMarksAreSeenThanWereRead_TheFindingWaits() =>
        Assert.False(
            Certain(
                    Read(
                        Page(
                            Table(
                                "Indicatoren | Bevindingen",
                                "De gemeente heeft beleid voor de groep GGSR<br>De gemeente zorgt voor een gezamenlijke visie op de aanpak voor GGSR<br>De netwerkpartners hebben gezamenlijke doelen geformuleerd ten aanzien van de aanpak van GGSR"
                                    + " | <p>✓ Er is beleid.</p><p><b>Verbeterpunt</b> – De visie ontbreekt.</p><p>✓ De doelen staan vast.</p>"))))
                .Single());

    [Theory]
    [InlineData("<i class='fa-times'></i> De visie ontbreekt.")]
    [InlineData("<span style='background:red'>&nbsp;</span> De visie ontbreekt.")]
    [InlineData("- De visie ontbreekt.")]
    public void WhereOneOfSeveralMarksIsNoSign_TheFindingWaits(string second) =>
        Assert.False(
            Certain(
                    Read(
                        Page(
                            Table(
                                "Indicatoren | Bevindingen",
                                "De gemeente heeft beleid voor de groep GGSR<br>De gemeente zorgt voor een gezamenlijke visie op de aanpak voor GGSR<br>De netwerkpartners hebben gezamenlijke doelen geformuleerd ten aanzien van de aanpak van GGSR"
                                    + $" | <p>✓ Er is beleid.</p><p>{second}</p><p>✓ De doelen staan vast.</p>"))))
                .Single());

    [Fact]
    public void ANormWithAnotherSubject_Waits_AndASlipOfThePenDoesNot()
    {
        var reading = Read(
            Page(
                Table(
                    "Indicatoren | Oordeel | Bevindingen",
                    "De scholen evalueren de resultaten van de aanpak | ✓ | Dat klopt.",
                    "De netwerkpartners evalueeren de resultaten van de aanpak | ✓ | Dat klopt.",
                    $"{First} | ✓ | Er hangt een lijst.")));

        Assert.Equal(["3.1.5", "3.1.5", "1.1.1"], reading.Approaches.SelectMany(a => a.Findings).SelectMany(f => f.Indicators));
        Assert.Contains(reading.Warnings, w =>
            w.Code == ReadingRules.AlikeIndicator.Code && w.Message.Contains("scholen", StringComparison.Ordinal));
        Assert.DoesNotContain(reading.Warnings, w =>
            w.Code == ReadingRules.AlikeIndicator.Code && w.Message.Contains("evalueeren", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2.1.1 2.1.2 2.1.3", "✓ Er is een plan.|✗ Dat is er niet.", false)]
    [InlineData("2.1.1 2.1.2 2.1.3", "✓ Er is een plan.|✗ Dat is er niet.|✗ Dat ook niet.", true)]
    [InlineData("2.1.1 2.1.2", "✓ Er is een plan.", true)]
    [InlineData("3.1.4 3.1.5 3.1.6 3.1.7", "✓ Er is een plan.|✗ Dat is er niet.|✗ Dat ook niet.", true)]
    [InlineData("3.1.5 3.1.6 3.1.7", "✓ Er is een plan.", false)]
    public void IndicatorsThatAreNotJudgedTogether_WithFewerMarks_Wait(string codes, string findings, bool certain)
    {
        var norms = string.Concat(codes.Split(' ').Select(c => $"<p>{GgsrNorms.Framework.FindIndicator(c)!.Norm}</p>"));
        var row = $"<tr><td>{norms}</td><td>{string.Concat(findings.Split('|').Select(f => $"<p>{f}</p>"))}</td></tr>";

        var reading = Read(
            Page(
                $"<table><tr><th>Indicatoren</th><th>Bevindingen</th></tr>{row}<tr><td>{First}</td><td>✓ Er hangt een lijst.</td></tr></table>"));

        Assert.Equal(certain, Certain(reading)[0]);
        Assert.Equal(certain, reading.Warnings.All(w => w.Code != ReadingRules.FewMarks.Code));
    }

    [Fact]
    public void AListOfNormsBehindSigns_IsRead_AndWaits()
    {
        var reading = new FactsheetReader([GgsrNorms.Framework]).Read("stuk.md", new MemoryStream(Encoding.UTF8.GetBytes(
            $"# Uitkomsten toezichtonderzoek Hengelo\n\nMei 2013\n\n## Aanpak: Team Zuid\n\n- ✓ {First}\n- ✗ {Second}\n- ✓ {Third}\n")));

        Assert.Equal(
            [("1.1.1", ReadMark.Meets), ("1.1.2", ReadMark.Improve), ("1.2.1", ReadMark.Meets)],
            reading.Approaches.SelectMany(a => a.Findings).Select(f => (f.Indicators.Single(), f.Marks.Single())));
        Assert.Equal([false, false, false], Certain(reading));
    }

    [Fact]
    public void AnEmptyHeadBesideOneColumnOfTicks_IsNoError_AndAllWait() =>
        Assert.Equal(
            [false, false],
            Certain(
                Read(
                    Page(
                        Table(
                            "Indicatoren | Voldoet | | Bevindingen",
                            $"{First} | ✓ | | Er hangt een lijst.",
                            $"{Second} | ✗ | | Niemand telt.")))));

    [Fact]
    public void AFindingThatRepeatsItsNormBehindTheMark_IsNoOtherFinding() =>
        Assert.Equal([true, true], Certain(Read(Page($"<h4>{First}</h4>\n<p>✓ {First}.</p>\n<h4>{Second}</h4>\n<p>✗ Niemand telt.</p>"))));

    [Fact]
    public void AConclusionInTheTableOfTheFindings_IsReadBelowThem()
    {
        var reading = Read(
            Page(
                Table(
                    "Criteria | Indicatoren | Bevindingen",
                    $"GGSR zijn in beeld | {First} | ✓ Er hangt een lijst.",
                    $"GGSR zijn in beeld | {Second} | ✗ Niemand telt.",
                    "Conclusie | | ",
                    "Thema | Wat goed gaat | Wat beter kan",
                    "Toeleiding | De lijst is bekend. | Tellen kan beter.")));

        Assert.Equal([true, true], Certain(reading));
        Assert.Equal(["De lijst is bekend."], reading.Approaches.Single().Conclusions.SelectMany(c => c.GoesWell));
    }

    [Fact]
    public void ANormThatIsDenied_Waits() =>
        Assert.Equal(
            [false, true],
            Certain(
                Read(
                    Page(
                        Table(
                            "Indicatoren | Oordeel | Bevindingen",
                            "De gemeente heeft geen zicht op de populatie GGSR | ✓ | Dat klopt.",
                            $"{First} | ✓ | Er hangt een lijst.")))));

    [Fact]
    public void WhereTitlesNameTwoMunicipalities_AllWait() =>
        Assert.DoesNotContain(
            true,
            Certain(
                Read(
                    Page(Plain("✓", "✗", "✓"))
                        + Page(Plain("✗", "✗", "✗"))
                            .Replace("Hengelo", "Almelo", StringComparison.Ordinal)
                            .Replace("Team Zuid", "Team Noord", StringComparison.Ordinal))));

    [Fact]
    public void WhatASummarySaysOtherwise_Waits_InBothPlaces()
    {
        var reading = Read(
            Page(
                "<h3>Samenvatting</h3>"
                    + Table("Indicator | Oordeel", $"{First} | ✗", $"{Second} | ✓")
                    + "<h3>Toeleiding</h3>"
                    + Plain("✓", "✗", "✓")));
        var findings = reading.Approaches.SelectMany(a => a.Findings).Zip(Certain(reading)).ToList();
        Assert.Equal(
            ["1.1.1", "1.1.1", "1.1.2", "1.1.2"],
            findings.Where(f => !f.Second).SelectMany(f => f.First.Indicators).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhereAConceptIsPrintedToo_AllWait()
    {
        const string Last =
            "De afspraak is dat de intensieve zorg en ondersteuning doorlopen totdat de problemen zijn opgelost of beheersbaar zijn";
        static string Version(string mark) =>
            Table(
                "Indicatoren | Oordeel | Bevindingen",
                $"{First} | {mark} | Er hangt een lijst.",
                $"{Second} | {mark} | Men telt.",
                $"{Last} | {mark} | Zo is het afgesproken.");
        Assert.DoesNotContain(
            true,
            Certain(Read(Page("<h3>Concept (vervallen)</h3>" + Version("✗") + "<h3>Definitief</h3>" + Version("✓")))));
    }

    [Fact]
    public void ACodeThatBelongsToAnotherNorm_Waits() =>
        Assert.Equal(
            [false, true],
            Certain(
                Read(
                    Page(
                        Table(
                            "Nr | Indicatoren | Oordeel | Bevindingen",
                            $"1.2.2 | {First} | ✓ | Er hangt een lijst.",
                            $"1.1.2 | {Second} | ✗ | Men telt.")))));
}
