using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

// What stands near a mark, and what a document says beside its findings: each kind both ways.
public sealed partial class MarkAccountTests
{
    private static FactsheetReading ReadText(string text) =>
        new FactsheetReader([GgsrNorms.Framework]).Read("stuk.txt", new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string OnOneLine(string page) => page.Replace("\n", "", StringComparison.Ordinal);

    private static string TwoColumns(string head, string first, string second) =>
        Table($"Indicatoren | {head}", $"{First} | {first}", $"{Second} | {second}");

    [Fact]
    public void APageOnOneLine_IsReadAsOneOfManyLines()
    {
        Assert.Equal([true, true, true], Certain(Read(OnOneLine(Page(Plain("✓", "✗", "✓"))))));
        Assert.Equal([false, true, true], Certain(Read(OnOneLine(Page(Plain("✓ deels", "✗", "✓"))))));
    }

    [Fact]
    public void OnOneLine_HeadsAndLegendsAreNoFindings()
    {
        Assert.DoesNotContain(
            true,
            Certain(Read(OnOneLine(Page(Plain("✓", "✗", "✓").Replace("<th>Oordeel<", "<th>Score regio<", StringComparison.Ordinal))))));
        Assert.DoesNotContain(true, Certain(Read(OnOneLine(Page(Plain("✓", "✗", "✓"), before: "<p>✓ = nog te doen</p>")))));
    }

    [Fact]
    public void EachRowOfOneLine_HasAPlaceOfItsOwn_ThatIsToldAndKept()
    {
        var reading = Read(OnOneLine(Page(Plain("✓", "✗", "✓"))));
        var places = reading.Approaches.SelectMany(a => a.Findings).Select(f => f.Place).ToList();

        Assert.Equal(3, places.Distinct().Count());
        Assert.All(places, p => Assert.Matches("^regel 1, stuk [0-9]+$", p.ToString()));
        Assert.Equal(
            places,
            ReadingJson.Parse(ReadingJson.Write([reading])).Single().Approaches.SelectMany(a => a.Findings).Select(f => f.Place));
    }

    [Theory]
    [InlineData("voldoet<br>niet")]
    [InlineData("<p>voldoet</p><p>niet</p>")]
    [InlineData("voldoet<br>nog niet")]
    [InlineData("<ul><li>voldoet</li><li>niet</li></ul>")]
    [InlineData("verbeterpunt<br>vervallen")]
    [InlineData("✓<br>niet meer")]
    public void AMarkThatGoesOnBelowItself_Waits_AndNoOther(string mark) =>
        Assert.Equal([false, true, true], Certain(Read(Page(Plain(mark, "✗", "✓")))));

    [Fact]
    public void ASignWithItsWordBelow_IsCertain() =>
        Assert.Equal([true, true, true], Certain(Read(Page(Plain("✓<br>voldoet", "✗", "voldoet<br>")))));

    [Theory]
    [InlineData("Zelfevaluatie gemeente")]
    [InlineData("Bevindingen van de netwerkpartners")]
    [InlineData("Plan 2013")]
    public void AHeadThatIsNotUnderstood_AboveMarksWithTheirText_MakesAllWait(string head) =>
        Assert.DoesNotContain(
            true,
            Certain(Read(Page(TwoColumns(head, "✓ Er hangt een lijst aan de muur.", "✗ Er is niemand die telt.")))));

    [Theory]
    [InlineData("Bevindingen")]
    [InlineData("Oordeel en toelichting")]
    [InlineData("Bevindingen mei 2013")]
    public void AHeadThatIsUnderstood_AboveMarksWithTheirText_LeavesThemCertain(string head) =>
        Assert.Equal([true, true], Certain(Read(Page(TwoColumns(head, "✓ Er hangt een lijst aan de muur.", "✗ Er is niemand die telt.")))));

    [Theory]
    [InlineData("Zelfevaluatie 2015", false)]
    [InlineData("2015 (concept)", false)]
    [InlineData("2015 volgens de gemeente", false)]
    [InlineData("Oordeel 2015", true)]
    public void TheHeadOfALaterPeriod_IsUnderstoodOrAllWait(string head, bool certain) =>
        Assert.Equal(
            [certain, certain],
            Certain(
                Read(
                    Page(
                        Table(
                            $"Indicatoren | Oordeel 2013 | {head}",
                            $"{First} | ✗ Er hangt geen lijst. | ✓ Er hangt een lijst.",
                            $"{Second} | ✗ Er is niemand die telt. | ✓ Er is iemand die telt.")))));

    [Theory]
    [InlineData("✓ Deels.")]
    [InlineData("✓ Nog niet overal.")]
    [InlineData("✓ NIET in de praktijk gezien bij ons bezoek.")]
    [InlineData("✓ Onder voorbehoud.")]
    [InlineData("✓ Niet beoordeeld.")]
    [InlineData("✓ N.v.t.")]
    [InlineData("✗ Vervallen.")]
    [InlineData("✗ Geen verbeterpunt meer.")]
    [InlineData("✓ Dit is een verbeterpunt.")]
    [InlineData("✓ (Deels)")]
    [InlineData("✓ → deels.")]
    [InlineData("✓ „deels”")]
    [InlineData("✓; deels.")]
    [InlineData("✓ … deels.")]
    [InlineData("✓ 50%.")]
    [InlineData("✓ 3/4.")]
    [InlineData("✓ ½")]
    [InlineData("✓ 🟠")]
    [InlineData("✓ᵃ")]
    [InlineData("✓①")]
    [InlineData("✓\u2003deels.")]
    [InlineData("✓\u200Bdeels.")]
    [InlineData("✓\u20E0")]
    [InlineData("✓<br>niet meer.")]
    [InlineData("<p>✓</p><p>niet meer.</p>")]
    public void WhatQualifiesAMarkBeforeItsText_InAnyDress_MakesItWait(string lead) =>
        Assert.Equal(
            [false, true],
            Certain(
                Read(
                    Page(
                        TwoColumns(
                            "Bevindingen",
                            $"{lead} De gemeente heeft een lijst opgehangen in de hal van het stadhuis, en wijst er iedereen op.",
                            "✗ Er is niemand die telt.")))));

    [Theory]
    [InlineData("✓ Er hangt een lijst.")]
    [InlineData("✓ – Er hangt een lijst.")]
    [InlineData("✓. Er hangt een lijst.")]
    [InlineData("✓ 2 van de 3 partners kennen de lijst.")]
    [InlineData("✓ ‘Samen sterk’ is de naam van de lijst.")]
    [InlineData("✓ 's Avonds is er een loket.")]
    [InlineData("✓ De gemeente voldoet hieraan.")]
    [InlineData("✗ De gemeente voldoet hier niet aan.")]
    [InlineData("✗ Niet alle partners kennen de lijst die er hangt.")]
    [InlineData("<p>✓</p><p>Er hangt een lijst.</p>")]
    [InlineData("voldoet: er hangt een lijst.")]
    public void ProseBehindAMark_LeavesItCertain(string finding) =>
        Assert.Equal([true, true], Certain(Read(Page(TwoColumns("Bevindingen", finding, "✗ Er is niemand die telt.")))));

    [Theory]
    [InlineData("LET OP: dit oordeel is ingetrokken.")]
    [InlineData("Na hoor en wederhoor is dit alsnog een verbeterpunt.")]
    public void AFindingThatTakesItsMarkBack_Waits(string sentence) => Assert.Equal(
        [false, true], Certain(Read(Page(TwoColumns("Bevindingen", $"✓ Er hangt een lijst. {sentence}", "✗ Er is niemand die telt.")))));

    [Theory]
    [InlineData("'niet '", false)]
    [InlineData("square", true)]
    public void ABulletThatSaysSomething_MakesItsFindingWait(string bullet, bool certain) =>
        Assert.Equal(
            certain,
            Certain(
                    Read(
                        Page(
                            TwoColumns(
                                "Bevindingen",
                                $"<ul><li style=\"list-style-type:{bullet}\">✓ Er hangt een lijst.</li></ul>",
                                "✗ Niemand telt."))))
                .First());

    [Theory]
    [InlineData("niet meer")]
    [InlineData("Zie de notitie.")]
    public void ARowWithoutAnIndicator_MakesTheFindingWaitThatItIsJoinedTo(string joined)
    {
        var table = Table(
            "Indicatoren | Oordeel | Bevindingen",
            $"{First} | ✓ | Er hangt een lijst.",
            $" | | {joined}",
            $"{Second} | ✗ | Men telt.",
            $"{Third} | ✓ | Er is een balie.");

        Assert.Equal([false, true, true], Certain(Read(Page(table))));
    }

    [Theory]
    [InlineData("Na hoor en wederhoor: verbeterpunt", false)]
    [InlineData("Toelichting na hoor en wederhoor: het is een punt van aandacht", true)]
    public void AMarkBehindALabelThatIsNotKnown_MakesItsFindingWait(string line, bool certain) =>
        Assert.Equal(
            [certain, true],
            Certain(
                ReadText(
                    $"Uitkomsten toezichtonderzoek Hengelo\n\nMei 2013\n\nAanpak: Team Zuid\n\nBevindingen\n\n{First}\nOordeel: voldoet\n{line}\n\n{Second}\nOordeel: verbeterpunt\nToelichting: niemand telt.\n")));

    [Theory]
    [InlineData("Uitkomsten verbeterpunten toezichtonderzoek Hengelo", false)]
    [InlineData("Toezichtonderzoek Hengelo 2011", false)]
    [InlineData("Uitkomsten toezichtonderzoek Hengelo", true)]
    public void AnotherStudyOfTheSameMunicipality_InOneFile_MakesAllWait(string title, bool certain)
    {
        var reading = ReadText(
            $"Uitkomsten toezichtonderzoek Hengelo\n\nMei 2013\n\nAanpak: Team Zuid\n\nBevindingen\n\n{First}\n\n✓ Er hangt een lijst.\n\n{title}\n\n{Second}\n\n✗ Er is niemand die telt.\n");

        Assert.Equal([certain, certain], Certain(reading));
        Assert.Equal(!certain, reading.Unplaced.Any(u => u.Text == title));
    }

    [Theory]
    [InlineData("Let op: de vinkjes zijn de verbeterpunten.")]
    [InlineData("De tekens zijn in deze uitgave omgekeerd gebruikt.")]
    [InlineData("Vinkjes vragen om actie.")]
    [InlineData("Wat aangevinkt is, moet beter.")]
    [InlineData("Het kruis is hier het goede teken.")]
    public void ASentenceThatNamesSigns_AndIsNotUnderstood_MakesAllWait(string sentence) =>
        Assert.DoesNotContain(true, Certain(Read(Page(Plain("✓", "✗", "✓"), before: $"<p>{sentence}</p>"))));

    [Theory]
    [InlineData("De aanpak staat in het teken van samenwerking.")]
    [InlineData("Spanning thuis is een teken van nood.")]
    public void ASentenceThatNamesNoSign_LeavesMarksCertain(string sentence) =>
        Assert.Equal([true, true, true], Certain(Read(Page(Plain("✓", "✗", "✓"), before: $"<p>{sentence}</p>"))));

    [Theory]
    [InlineData("<h2>Erratum</h2><p>Indicator 1.1.1: lees “verbeterpunt” in plaats van “voldoet”.</p>", false)]
    [InlineData("<h2>Met dank aan</h2><p>De medewerkers van het wijkteam.</p>", true)]
    public void WhatFindsNoPlace_AndMayJudge_MakesAllWait(string behind, bool certain) =>
        Assert.Equal([certain, certain, certain], Certain(Read(Page(Plain("✓", "✗", "✓"), behind: behind))));

    [Theory]
    [InlineData("Zelfevaluatie van de gemeente", false)]
    [InlineData("Toeleiding", true)]
    public void AHeadingRightAboveATable_IsUnderstood_OrItsMarksWait(string heading, bool certain) =>
        Assert.Equal([certain, certain, certain], Certain(Read(Page($"<h3>{heading}</h3>\n{Plain("✓", "✗", "✓")}"))));

    [Fact]
    public void AConclusionUnderAHeadingThatIsNotUnderstood_IsOfNeitherSide()
    {
        var reading = Read(
            Page(
                Plain("✓", "✗", "✓"),
                behind: "<h2>Conclusie</h2><h3>Toeleiding</h3><h4>Goed</h4><p>De samenwerking verloopt vlot.</p><h4>Niet goed</h4><p>De afstemming hapert.</p>"));

        Assert.Equal(["De samenwerking verloopt vlot."], reading.Approaches.Single().Conclusions.SelectMany(c => c.GoesWell));
        Assert.Contains(reading.Unplaced, u => u.Text == "De afstemming hapert.");
    }
}
