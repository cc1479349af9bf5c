using Toetssteen.Documents.Reading;

namespace Toetssteen.Tests.Reading;

// What styles do to a mark, and what a document says that takes a mark back: each kind both ways.
public sealed partial class MarkAccountTests
{
    private const string Lead = "Uitkomsten toezichtonderzoek Hengelo\n\nMei 2013\n\nAanpak: Team Zuid\n\nBevindingen\n\n";

    private static string Styled(string style) => $"<style>.m{{{style}}}</style>" + Page(Plain("<i class=\"m\"><b>✓</b></i>", "✗", "✓"));

    [Theory]
    [InlineData("clip-path:inset(100%)")]
    [InlineData("text-indent:-9999px")]
    [InlineData("filter:opacity(0)")]
    [InlineData("transform:scale(0)")]
    [InlineData("max-width:0;overflow:hidden;display:inline-block")]
    [InlineData("max-height:1px;overflow-y:clip;display:block")]
    [InlineData("opacity:.2")]
    [InlineData("font-size:0.01em")]
    [InlineData("font:.1px/1 serif")]
    [InlineData("color:#fefefe")]
    [InlineData("color:#FFF8")]
    [InlineData("color:hsl(0,0%,100%)")]
    [InlineData("color:rgb(0 0 0 / 5%)")]
    [InlineData("color:var(--x)")]
    [InlineData("background:#123;color:#112234")]
    [InlineData("background:url(zwart.png)")]
    [InlineData("background:linear-gradient(black,black)")]
    [InlineData("background:var(--zwart)")]
    [InlineData("-webkit-text-fill-color:#fffffe")]
    [InlineData("content-visibility:hidden")]
    [InlineData("zoom:0")]
    [InlineData("margin-left:-5000px")]
    [InlineData("position:fixed;top:-900px")]
    [InlineData("position:absolute;left:40px")]
    [InlineData("position:relative;left:-4000px")]
    [InlineData("display:var(--x,none)")]
    [InlineData("mask:linear-gradient(transparent,transparent)")]
    [InlineData("mix-blend-mode:screen")]
    [InlineData("letter-spacing:-1em")]
    [InlineData("line-height:0")]
    [InlineData("unicode-bidi:bidi-override;direction:rtl")]
    [InlineData("flex-direction:row-reverse")]
    [InlineData("font-family:Wingdings")]
    [InlineData("mso-hide:all")]
    [InlineData("een-nieuwe-eigenschap:1")]
    public void AMarkThatAStyleMayHide_Waits_AndNoOther(string style)
    {
        Assert.Equal([false, true, true], Certain(Read(Page(Plain($"<b style=\"{style}\">✓</b>", "✗", "✓")))));
        Assert.Equal([false, true, true], Certain(Read(Styled(style))));
    }

    [Theory]
    [InlineData("color:#006600;font-weight:bold;font-size:1.2em")]
    [InlineData("color:green;background:#efe;border:1px solid green;border-radius:3px;padding:2px 4px;display:inline-block")]
    [InlineData("color:#fff;background-color:rgb(0,128,0)")]
    [InlineData("color:hsl(120,100%,25%);text-transform:uppercase;letter-spacing:.05em;white-space:nowrap")]
    [InlineData("font:bold 12px/1.5 Verdana,sans-serif;vertical-align:middle;line-height:normal")]
    [InlineData("font-size:11.0pt;font-family:\"Calibri\",sans-serif;mso-fareast-language:NL;color:windowtext;letter-spacing:-.1pt")]
    [InlineData("width:20px;height:20px;text-align:center;float:left;margin:0 0 0 -2px")]
    [InlineData("overflow:hidden;width:100%;max-height:40em;text-overflow:ellipsis")]
    [InlineData("position:relative;top:-1px;z-index:2;cursor:help;transition:color .2s")]
    [InlineData("opacity:.9;filter:none;transform:none;clip:auto;-webkit-box-shadow:none")]
    [InlineData("position:absolute;left:-9999px")]
    [InlineData("position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(1px,1px,1px,1px);white-space:nowrap")]
    public void AMarkThatAStylePlainlyShows_IsCertain(string style)
    {
        Assert.Equal([true, true, true], Certain(Read(Page(Plain($"<b style='{style}'>✓</b>", "✗", "✓")))));
        Assert.Equal([true, true, true], Certain(Read(Styled(style))));
    }

    [Theory]
    [InlineData("<tr>", "<tr style=\"transform:scale(0)\">", false)]
    [InlineData("<tr>", "<tr style=\"color:#fdfdfd\">", false)]
    [InlineData("<tr>", "<tr style=\"color:white;background:navy\">", true)]
    [InlineData("<tr>", "<tr bgcolor=\"#eeeeee\">", true)]
    [InlineData("<table>", "<table style=\"filter:blur(9px)\">", false)]
    [InlineData("<table>", "<table style=\"border-collapse:collapse;width:100%\">", true)]
    public void WhatMayHideAllRows_MakesThemWait(string tag, string styled, bool certain) => Assert.All(
        Certain(Read(Page(Plain("✓", "✗", "✓").Replace(tag, styled, StringComparison.Ordinal)))), c => Assert.Equal(certain, c));

    [Fact]
    public void WhatHoldsForAWholePage_HidesNothingOfIt() => Assert.Equal([true, true, true], Certain(Read(
        "<html><body style=\"transform:translateZ(0);background:url(vlak.png);color:var(--inkt)\">"
        + $"{Page(Plain("✓", "✗", "✓"))}</body></html>")));

    [Fact]
    public void LightHeadsOnADarkGround_LeaveTheMarksCertain() => Assert.Equal([true, true, true], Certain(Read(
        "<style>th{background:#01689b;color:#fff} tr:nth-child(2n){background:#f3f3f3}</style>" + Page(Plain("✓", "✗", "✓")))));

    [Theory]
    [InlineData("<span style=\"text-indent:-99em\">✓</span>", false)]
    [InlineData("<span style=\"color:green\">✓</span>", true)]
    public void AMarkInMarkdownThatAStyleMayHide_Waits(string mark, bool certain) => Assert.Equal([certain, true], Certain(ReadText(
        $"# {Lead}\n| Indicatoren | Oordeel | Bevindingen |\n|---|---|---|\n"
        + $"| {First} | {mark} | Er hangt een lijst. |\n| {Second} | ✗ | Niemand telt. |\n")));

    [Theory]
    [InlineData("<img alt=\"vinkje?\">", false)]
    [InlineData("<img alt=\"vinkje/kruisje\">", false)]
    [InlineData("<img alt=\"vinkje (leeg)\">", false)]
    [InlineData("<img alt=\"groen vinkje\">", true)]
    [InlineData("<img alt=\"Oordeel: voldoet.\">", true)]
    public void APictureThatAsks_IsNoMark(string picture, bool certain) =>
        Assert.Equal([certain, true, true], Certain(Read(Page(Plain(picture, "✗", "✓")))));

    [Theory]
    [InlineData("Zelfevaluatie", false)]
    [InlineData("Oordeel", true)]
    public void HeadsThatAreWrittenBelowTheirTable_AreReadAbove(string head, bool certain)
    {
        var rows = $"<tbody><tr><td>{First}</td><td>✓</td><td>Er hangt een lijst.</td></tr>"
            + $"<tr><td>{Second}</td><td>✗</td><td>Niemand telt.</td></tr></tbody>";
        var table = $"<table>{rows}<thead><tr><th>Indicatoren</th><th>{head}</th><th>Bevindingen</th></tr></thead></table>";

        Assert.Equal([certain, certain], Certain(Read(Page(table))));
    }

    [Theory]
    [InlineData("<h3>Tabel 1. Zelfevaluatie van de gemeente</h3>", false)]
    [InlineData("<h3>Oordeel van de gemeente</h3><h3>Toeleiding</h3>", false)]
    [InlineData("<p>Voorbeeld van een ingevulde tabel</p>", false)]
    [InlineData("<h3>Concept, niet vastgesteld</h3>", false)]
    [InlineData("<h3>Volgens de partners</h3>", false)]
    [InlineData("<h3>Zelfevaluatie</h3><p>De gemeente keek zelf ook.</p><h3>Toeleiding</h3>", true)]
    [InlineData("<h3>Oordeel van de inspecties</h3>", true)]
    [InlineData("<h3>Toeleiding</h3>", true)]
    public void AHeadingThatSaysWhoseJudgementItIs_OrThatItIsNoneYet_MakesWhatStandsUnderItWait(string heading, bool certain) =>
        Assert.Equal([certain, certain, certain], Certain(Read(Page(heading + Plain("✓", "✗", "✓")))));

    [Theory]
    [InlineData("Let op: moet een verbeterpunt zijn.", false)]
    [InlineData("N.B. het vinkje is niet juist.", false)]
    [InlineData("NB: na publicatie is dit een kruis geworden.", false)]
    [InlineData("Aandachtspunt: dit is volgens STJ toch een verbeterpunt.", false)]
    [InlineData("Ten onrechte gegeven; moet een kruis zijn.", false)]
    [InlineData("Dit oordeel is onder voorbehoud.", false)]
    [InlineData("Graag aanpassen in: verbeterpunt.", false)]
    [InlineData("Let op: er moet een nieuwe lijst zijn.", true)]
    [InlineData("De partners komen tot een gezamenlijk oordeel over het gezin.", true)]
    [InlineData("Het Rode Kruis is inmiddels partner.", true)]
    [InlineData("Men is het vaak oneens over de score van het gezin.", true)]
    [InlineData("Hiermee moet de hulp voldoende worden afgestemd.", true)]
    public void AFindingThatTakesItsOwnMarkBack_Waits_AndOtherProseDoesNot(string sentence, bool certain) => Assert.Equal(
        [certain, true], Certain(Read(Page(TwoColumns("Bevindingen", $"✓ Er hangt een lijst. {sentence}", "✗ Er is niemand die telt.")))));

    [Theory]
    [InlineData("[Dit moet verbeterpunt zijn, Jansen]", false)]
    [InlineData("Nee, voldoet niet, Jansen.", false)]
    [InlineData("Hier zijn wij het mee oneens, Jansen.", false)]
    [InlineData("De partners kennen haar.", true)]
    public void AReplyBelowAFinding_MakesItWait(string reply, bool certain) => Assert.Equal(
        [certain, true], Certain(ReadText($"{Lead}{First}\n✓ Er hangt een lijst.\n\n{reply}\n\n{Second}\n✗ Er is niemand die telt.\n")));

    [Theory]
    [InlineData("✓ Er hangt een lijst.", true)]
    [InlineData("✓ Deels. Er hangt een lijst.", false)]
    [InlineData("✓\u20E0 Er hangt een lijst.", false)]
    [InlineData("✓\u0337 Er hangt een lijst.", false)]
    [InlineData("Oordeel: voldoet deels", false)]
    public void AMarkInTheLineBelowItsNorm_IsLookedAtAsAnyOther(string finding, bool certain) => Assert.Equal(
        certain, Certain(ReadText($"{Lead}{First}\n{finding}\n\n{Second}\n✗ Er is niemand die telt.\n")).First());

    [Theory]
    [InlineData("Voldoet. Er hangt een lijst in de hal.", true)]
    [InlineData("\u200FVoldoet. Er hangt een lijst in de hal.", true)]
    [InlineData("Voldoet. Niet.", false)]
    [InlineData("Voldoet. Niet overal.", false)]
    [InlineData("<p>Niet</p><p>voldoet. Er hangt geen lijst in de hal.</p>", false)]
    [InlineData("niet: ✓ Er hangt een lijst.", false)]
    [InlineData("n.v.t. (✓) Er hangt een lijst.", false)]
    [InlineData("✓- Er hangt een lijst.", false)]
    [InlineData("<ul><li style=\"list-style-type:'niet: '\">✓ Er hangt een lijst.</li></ul>", false)]
    public void AWordForAMarkAsASentence_IsCertain_WhereNothingTurnsIt(string finding, bool certain) => Assert.Equal(
        certain, Certain(Read(Page(TwoColumns("Bevindingen", finding, "✗ Er is niemand die telt.")))).First());

    [Theory]
    [InlineData("#", "1", "2", true)]
    [InlineData("Nr.", "7.", "8.", true)]
    [InlineData("#", "1.1.1", "1.1.2", true)]
    [InlineData("Score", "1", "2", false)]
    [InlineData("Nr.", "2", "1", false)]
    public void RowsThatAreNumbered_AreNoDoubt(string head, string first, string second, bool certain) => Assert.Equal(
        [certain, certain], Certain(Read(Page(Table($"{head} | Indicatoren | Oordeel | Bevindingen",
            $"{first} | {First} | ✓ | Er hangt een lijst.", $"{second} | {Second} | ✗ | Niemand telt.")))));

    [Fact]
    public void AMarkOfTheDirectionOfWriting_IsNotSeen() =>
        Assert.Equal([true, true, true], Certain(Read(Page(Plain("\u200F✓", "\u200Everbeterpunt", "✓")))));

    [Fact]
    public void ARowThatGoesOnWithTheOneAbove_AndSaysSomethingAtItsMark_MakesItWait() => Assert.False(Certain(Read(Page(Table(
        "Indicatoren | Oordeel | Bevindingen", $"{First} | voldoet | Er hangt een lijst.", "(vervolg) | niet | Zie de notitie.",
        $"{Second} | verbeterpunt | Niemand telt.", $"{Third} | voldoet | Er is een balie.",
        "De gemeente voert regie op de aanpak voor GGSR | voldoet | Zij stuurt.")))).First());

    [Theory]
    [InlineData("Juni 2015", false)]
    [InlineData("Mei 2013", true)]
    public void TheSameTitleAgain_WithAnotherDate_IsAnotherFactsheet(string date, bool certain) => Assert.Equal(
        [certain, certain], Certain(ReadText($"{Lead}{First}\n\n✓ Er hangt een lijst.\n\n"
        + $"Uitkomsten toezichtonderzoek Hengelo\n\n{date}\n\nBevindingen\n\n{Second}\n\n✗ Er is niemand die telt.\n")));

    [Theory]
    [InlineData("In deze factsheet zijn goed en fout omgewisseld.")]
    [InlineData("Een kruis door het punt: klaar.")]
    [InlineData("De beoordeling van Toeleiding is onder voorbehoud.")]
    public void WhatIsSaidOfAllMarks_MakesThemWait(string sentence) =>
        Assert.DoesNotContain(true, Certain(Read(Page(Plain("✓", "✗", "✓"), before: $"<p>{sentence}</p>"))));

    [Theory]
    [InlineData("Voldoet ( ✓ ) of verbeterpunt ( ✗ ).", true)]
    [InlineData("Voldoet ( ✓ ) of beter niet ( ✗ ).", false)]
    public void ALegendThatFindsNoPlace_MakesMarksWait_OnlyWhereItIsNotUnderstood(string legend, bool certain) =>
        Assert.Equal([certain, certain, certain], Certain(Read(Page(Plain("✓", "✗", "✓"), behind: $"<h2>Bijlage</h2><p>{legend}</p>"))));

    [Theory]
    [InlineData("<cite>voldoet</cite>", false)]
    [InlineData("<q>voldoet</q>", false)]
    [InlineData("<blockquote>✓</blockquote>", false)]
    [InlineData("“voldoet”", false)]
    [InlineData("\"✓", false)]
    [InlineData("(voldoet)", false)]
    [InlineData("[voldoet]", false)]
    [InlineData("(✓ voldoet)", false)]
    [InlineData("✓ (voldoet)", true)]
    [InlineData("(✓)", true)]
    [InlineData("<i>voldoet</i>", true)]
    public void AMarkThatIsQuoted_OrSaidInBrackets_Waits(string mark, bool certain) =>
        Assert.Equal([certain, true, true], Certain(Read(Page(Plain(mark, "✗", "✓")))));

    [Theory]
    [InlineData("(voldoet) Er hangt een lijst in de hal.", false)]
    [InlineData("<cite>✓</cite> Er hangt een lijst in de hal.", false)]
    [InlineData("‘✓’ Er hangt een lijst in de hal.", false)]
    [InlineData("Bijv. ✓ Er hangt een lijst in de hal.", false)]
    [InlineData("Bv. V Er hangt een lijst in de hal.", false)]
    [InlineData("Als voorbeeld: ✓ Er hangt een lijst in de hal en er staat een bord.", false)]
    [InlineData("✓ (voldoet) Er hangt een lijst in de hal.", true)]
    [InlineData("(✓) Er hangt een lijst in de hal.", true)]
    [InlineData("Er hangt een lijst in de hal. ✓", true)]
    [InlineData("✓ De gemeente noemt dit <cite>voldoende</cite>.", true)]
    [InlineData("✓ Er hangt (bijv. in de hal) een lijst.", true)]
    public void AMarkInFrontOfItsFinding_ThatIsQuotedOrAnExample_Waits(string finding, bool certain) => Assert.Equal(
        certain, Certain(Read(Page(TwoColumns("Bevindingen", finding, "✗ Er is niemand die telt.")))).First());

    [Theory]
    [InlineData("V: Waar staat dit?<br>A: In de notitie van het team.", false)]
    [InlineData("✓ Is er een lijst? Die hangt in de hal.", false)]
    [InlineData("V: In de notitie van het team staat waar dit is.", true)]
    [InlineData("<blockquote>✓ Er hangt een lijst in de hal.</blockquote>", false)]
    public void AMarkBeforeAQuestion_OrInAQuotation_Waits(string finding, bool certain) => Assert.Equal(
        certain, Certain(Read(Page(TwoColumns("Bevindingen", finding, "✗ Er is niemand die telt.")))).First());

    [Theory]
    [InlineData("> ✓ Er hangt een lijst in de hal.", false)]
    [InlineData("> ✓ Er hangt een lijst\n> in de hal.", false)]
    [InlineData("✓ Er hangt een lijst in de hal.", true)]
    public void AMarkInAQuotationOfMarkdown_Waits(string finding, bool certain) => Assert.Equal(
        certain, Certain(Read($"# {Lead}### {First}\n\n{finding}\n\n### {Second}\n\n✗ Er is niemand die telt.\n")).First());

    [Theory]
    [InlineData("Niet niet.", false)]
    [InlineData("Niet te laat.", true)]
    public void NothingButDenials_WithoutAPlace_MakeAllWait(string text, bool certain) => Assert.Equal(
        [certain, certain, certain], Certain(Read(Page(Plain("✓", "✗", "✓"), behind: $"<h2>Bijlage</h2><p>{text}</p>"))));

    [Theory]
    [InlineData("<bdo dir=\"rtl\">voldoet</bdo>", false)]
    [InlineData("<bdi>voldoet</bdi>", true)]
    public void LettersInAnotherOrder_AreNotPlain(string mark, bool certain) =>
        Assert.Equal([certain, true, true], Certain(Read(Page(Plain(mark, "✗", "✓")))));

    [Theory]
    [InlineData("De onderstaande tabel geeft het beeld volgens de gemeente.", false)]
    [InlineData("In de tabel staat de zelfbeoordeling van de partners.", false)]
    [InlineData("De onderstaande tabel geeft onze bevindingen.", true)]
    [InlineData("Volgens de gemeente wonen er twintig gezinnen.", true)]
    public void ASentenceThatSaysWhoseMarksTheyAre_MakesAllWait(string sentence, bool certain) =>
        Assert.Equal([certain, certain, certain], Certain(Read(Page(Plain("✓", "✗", "✓"), before: $"<p>{sentence}</p>"))));

    [Fact]
    public void WhatIsCited_IsShownInQuotationMarks_WhereItMayBeAMark_AndStaysAsItIsElsewhere()
    {
        var reading = Read(Page(TwoColumns(
            "Bevindingen", "<cite>✓</cite> Er hangt een lijst.", "✗ Zie <cite>Nota 4</cite> en <q>de<br>telling</q>.")));

        Assert.Equal(
            ["“✓” Er hangt een lijst.", "Zie Nota 4 en “de\ntelling”."], reading.Approaches.Single().Findings.Select(f => f.Text));
    }
}
