using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Domain.Findings;
using Toetssteen.Tests.Reading.Sources;

namespace Toetssteen.Tests.Reading;

/// <summary>"Not applicable" is a mark where the scale has it, in every way that marks are written; else there is none.</summary>
public sealed class NotApplicableTests
{
    private const string Kitchen = "De keuken is schoon";
    private const string Waste = "Vuil gaat elke dag de deur uit";
    private const string Lead = "# Toezichtonderzoek Deventer\n\nMei 2026\n\n## Aanpak: Proeverij\n\n## Bevindingen\n\n";

    private static readonly ReadMark NotApplicable = ReadMark.Of(MarkValue.NotApplicable);
    private static readonly ReadMark Good = new("5", Falls: false);

    private static readonly FactsheetReader Tasting = ReaderOf("proeverij", "3");
    private static readonly FactsheetReader Learning = ReaderOf("leerklimaat", "1");

    private static FactsheetReader ReaderOf(string key, string version) =>
        new([FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", key, $"{version}.yaml")).Framework!]);

    private static FactsheetReading Read(FactsheetReader reader, string name, string text) =>
        reader.Read(name, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Table(string heads, params string[] rows) =>
        $"| {heads} |\n{string.Concat(heads.Split('|').Select(_ => "|---"))}|\n{string.Concat(rows.Select(r => $"| {r} |\n"))}";

    /// <summary>The marks of a reading of which no finding waits, and no word is left over.</summary>
    private static IEnumerable<ReadMark> Certain(FactsheetReading reading)
    {
        Assert.Empty(reading.Unplaced);
        Assert.Equal([], Doubts(reading));
        return reading.Approaches.Single().Findings.Select(f => f.Marks.Single());
    }

    private static IEnumerable<string> Doubts(FactsheetReading reading) => reading.Warnings
        .Where(w => ReadingRules.IsDoubt(w.Code)
            && reading.Approaches.SelectMany(a => a.Findings).Any(f => f.Place == w.Place)).Select(w => w.Code);

    [Theory]
    [InlineData("niet van toepassing")]
    [InlineData("Niet van toepassing.")]
    [InlineData("n.v.t.")]
    [InlineData("N.v.t.")]
    [InlineData("nvt")]
    [InlineData("nvt niet van toepassing")]
    [InlineData("nvt (niet van toepassing)")]
    [InlineData("☐ goed ☐ matig ☒ n.v.t.")]
    [InlineData("[keuze: niet van toepassing]")]
    public void InAColumnOfMarks_ItIsRead(string mark) => Assert.Equal([NotApplicable, Good], Certain(Read(Tasting, "stuk.md",
        Lead + Table("Indicator | Oordeel | Bevindingen", $"{Kitchen} | {mark} | Er is geen keuken.", $"{Waste} | 5 | De bak gaat weg."))));

    [Theory]
    [InlineData("niet van toepassing:")]
    [InlineData("Niet van toepassing.")]
    [InlineData("N.v.t.")]
    [InlineData("nvt")]
    public void BeforeAFinding_ItIsRead(string mark) => Assert.Equal([NotApplicable, Good], Certain(Read(Tasting, "stuk.md",
        Lead + Table("Indicator | Bevindingen", $"{Kitchen} | {mark} Er is geen keuken.", $"{Waste} | Goed. De bak gaat weg."))));

    [Fact]
    public void BelowItsNorm_ItIsRead() => Assert.Equal([NotApplicable, Good], Certain(Read(Tasting, "stuk.md",
        $"{Lead}- {Kitchen}\n\n  N.v.t. Er is geen keuken.\n\n- {Waste}\n\n  Goed. De bak gaat weg.\n")));

    [Theory]
    [InlineData("niet van toepassing")]
    [InlineData("n.v.t.")]
    [InlineData("nvt")]
    public void BehindALabel_ItIsRead(string mark) => Assert.Equal([NotApplicable, Good], Certain(Read(Tasting, "stuk.md",
        $"{Lead}**{Kitchen}**\n\nOordeel: {mark}\n\nToelichting: Er is geen keuken.\n\n"
        + $"**{Waste}**\n\nOordeel: goed\n\nToelichting: De bak gaat weg.\n")));

    [Fact]
    public void AColumnOfItsOwn_IsTicked() => Assert.Equal([NotApplicable, Good], Certain(Read(Tasting, "stuk.md",
        Lead + Table("Indicator | goed | matig | n.v.t. | Bevindingen", $"{Kitchen} | | | x | Er is geen keuken.",
            $"{Waste} | x | | | De bak gaat weg."))));

    [Theory]
    [InlineData("<td>n.v.t.")]
    [InlineData("<td><select><option>goed<option selected>niet van toepassing</select>")]
    [InlineData("<td><img alt=\"niet van toepassing\">")]
    public void InHtml_ItIsRead(string cell) => Assert.Equal([NotApplicable, Good], Certain(Read(Tasting, "stuk.html",
        "<h1>Toezichtonderzoek Deventer</h1><p>Mei 2026</p><h2>Aanpak: Proeverij</h2><h2>Bevindingen</h2>"
        + $"<table><tr><th>Indicator<th>Oordeel<th>Bevindingen<tr><td>{Kitchen}{cell}<td>Er is geen keuken."
        + $"<tr><td>{Waste}<td>goed<td>De bak gaat weg.</table>")));

    [Fact]
    public void InAPdf_ItIsRead()
    {
        var sheet = new MadeSheet().Text(50, 40, "Toezichtonderzoek Deventer", size: 18).Text(50, 60, "Mei 2026")
            .Text(50, 90, "Aanpak: Proeverij", size: 14).Text(50, 120, "Bevindingen", size: 14);
        var top = 140;
        var rows = new[]
        {
            ("Indicator", "Oordeel", "Bevindingen"), (Kitchen, "n.v.t.", "Er is geen keuken."), (Waste, "goed", "De bak gaat weg."),
        };
        foreach (var (n, (norm, mark, text)) in rows.Index())
            sheet.Text(56, top + 30 * n + 18, norm).Text(306, top + 30 * n + 18, mark).Text(406, top + 30 * n + 18, text);
        for (var n = 0; n <= rows.Length; n++)
            sheet.Rule(50, top + 30 * n, 700, top + 30 * n);
        foreach (var x in new[] { 50, 300, 400, 700 })
            sheet.Rule(x, top, x, top + 30 * rows.Length);

        Assert.Equal([NotApplicable, Good], Certain(Tasting.Read("stuk.pdf", new MemoryStream(MadePdf.Of(sheet)))));
    }

    [Theory]
    [InlineData("○")]
    [InlineData("○ niet van toepassing")]
    [InlineData("● niet van toepassing ○ goed ○ voldoende")]
    public void ItsSign_IsNoEmptyBox(string mark) => Assert.Equal([NotApplicable, Good], Certain(Read(Learning, "stuk.md", Lead + Table(
        "Indicator | Oordeel | Bevindingen", $"Elke leerling heeft een vaste plek om te werken | {mark} | Er zijn geen leerlingen.",
        "In de werkruimten is het stil | 5 | Dat is zo."))));

    [Fact]
    public void ALegendThatNamesIt_IsUnderstood() => Assert.Equal([NotApplicable, Good], Certain(Read(Tasting, "stuk.md",
        $"{Lead.Replace("## Bevindingen", "± = niet van toepassing\n\n## Bevindingen", StringComparison.Ordinal)}"
        + Table("Indicator | Oordeel | Bevindingen", $"{Kitchen} | ± | Er is geen keuken.", $"{Waste} | goed | De bak gaat weg."))));

    [Theory]
    [InlineData("n.v.t., want er is geen keuken")]
    [InlineData("n.v.t. voor deze zaak")]
    [InlineData("deels n.v.t.")]
    [InlineData("n.v.t.?")]
    [InlineData("5 (n.v.t.)")]
    public void WhatIsSaidBesideIt_MakesItWait(string mark) => Assert.NotEmpty(Doubts(Read(Tasting, "stuk.md",
        Lead + Table("Indicator | Oordeel | Bevindingen", $"{Kitchen} | {mark} | Er is geen keuken.", $"{Waste} | 5 | De bak gaat weg."))));

    [Fact]
    public void WhereTheScaleHasItNot_ItSaysThatThereIsNoMark()
    {
        var reading = Read(ReaderOf("waarborg", "2024"), "stuk.md", Lead + Table("Indicator | Oordeel | Bevindingen",
            "Op een hulpvraag volgt binnen een week een gesprek (voor jongeren) | n.v.t. | Er is geen vraag.",
            "Wie niet kan komen wordt thuis bezocht (voor jongeren) | ++ | Dat gebeurt."));

        Assert.Equal([0, 1], reading.Approaches.Single().Findings.Select(f => f.Marks.Count));
        Assert.Contains(reading.Warnings, w => w.Code == ReadingRules.NoMark.Code);
    }
}
