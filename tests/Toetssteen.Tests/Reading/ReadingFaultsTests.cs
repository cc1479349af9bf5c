using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain.Findings;
using Toetssteen.Tests.Reading.Model;
using Toetssteen.Tests.Writing;

namespace Toetssteen.Tests.Reading;

/// <summary>Each kind of document that was once read wrong, in words of our own: what is certain is right, and every word is accounted for.</summary>
public sealed class ReadingFaultsTests
{
    private const string Beside = "De gemeente heeft zicht op de populatie GGSR";
    private const string First = "Alle netwerkpartners hanteren dezelfde omschrijving van GGSR";
    private const string Third = "De netwerkpartners weten waar gezinnen voor de aanpak kunnen worden aangemeld";

    private static FactsheetReading Read(string text, string file = "stuk.html") => Read(new FactsheetReader([GgsrNorms.Framework]), text, file);

    private static FactsheetReading Read(FactsheetReader reader, string text, string file) => reader.Read(file, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Table(params (string Indicator, string Finding)[] rows) =>
        "<h1>Uitkomsten toezichtonderzoek Hengelo</h1><p>Oktober 2013</p><h2>Aanpak: Wijkteam</h2><h2>Bevindingen</h2><table><tr><th>Indicatoren</th><th>Bevindingen</th></tr>"
        + string.Concat(rows.Select(r => $"\n<tr><td>{r.Indicator}</td><td>{r.Finding}</td></tr>")) + "</table>";

    private static string Marks(FactsheetReading reading) =>
        string.Join(' ', reading.Approaches.SelectMany(a => a.Findings).Select(f => $"{string.Join('+', f.Indicators)}:{string.Join('+', f.Marks.Select(m => m == ReadMark.Meets ? "v" : "x"))}"));

    private static bool IsDoubted(FactsheetReading reading, Place place) => reading.Warnings.Any(w => w.Place == place && ReadingRules.IsDoubt(w.Code));

    [Theory]
    [InlineData("op orde", "moet beter")]
    [InlineData("+", "−")]
    public void Marks_AreTheWordsAndSignsOfTheFrameworksOwnScale(string meets, string improve)
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "verzuim", "2.1.yaml")).Framework!;
        var norms = framework.Indicators.Take(2).Select(i => i.Norm).ToList();
        var reading = Read(new FactsheetReader([framework]), $"# Toezichtonderzoek Deventer\n\nSeptember 2024\n\nAanpak: Spijbelteam\n\n| Indicator | Bevindingen | Oordeel |\n|---|---|---|\n| {norms[0]} | Dat lukt. | {meets} |\n| {norms[1]} | Dat lukt niet. | {improve} |\n", "stuk.md");

        Assert.Equal(["Meets", "Improve"], reading.Approaches.Single().Findings.Select(f => f.Marks.Single().ToString()));
        Assert.All(reading.Approaches.Single().Findings, f => Assert.False(IsDoubted(reading, f.Place)));
    }

    [Fact]
    public void ACode_IsNoIndicatorWithoutWordsOfItsNorm()
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Read("# Begroting gemeente Zwolle\n\nMei 2024\n\n| 1.1.1 | Voorwoord | 2 |\n|---|---|---|\n| 1.1.2 | Baten | 7 |\n| 3.2.1 | Lasten | 9 |\n", "begroting.md"));
        Assert.Equal(UnreadableFileException.NoFactsheet, refused.Code);
    }

    [Theory]
    [InlineData("<img src=a.png alt=\"voldoet\"> Er is een folder.", "<img alt='verbeterpunt' src=b.png> Niemand telt.", "v", "x")]
    [InlineData("<img alt=\"groen vinkje\"> Er is een folder.", "<img alt=\"rood kruis\"> Niemand telt.", "v", "x")]
    [InlineData("☒ voldoet ☐ verbeterpunt<br>Er is een folder.", "☐ voldoet ☒ verbeterpunt<br>Niemand telt.", "v", "x")]
    [InlineData("[x] voldoet [ ] verbeterpunt<br>Er is een folder.", "[ ] voldoet [x] verbeterpunt<br>Niemand telt.", "v", "x")]
    [InlineData("✓ Voldoet<br>Er is een folder.", "✗ Verbeterpunt<br>Niemand telt.", "v", "x")]
    [InlineData("🟩 Er is een folder.", "🟥 Niemand telt.", "v", "x")]
    public void Marks_InAnyForm_AreReadAndCertain(string first, string second, string wantedFirst, string wantedSecond)
    {
        var reading = Read(Table((First, first), (Beside, second)));
        Assert.Equal($"1.1.1:{wantedFirst} 1.1.2:{wantedSecond}", Marks(reading));
        Assert.Equal(["Er is een folder.", "Niemand telt."], reading.Approaches[0].Findings.Select(f => f.Text));
        Assert.All(reading.Approaches[0].Findings, f => Assert.False(IsDoubted(reading, f.Place)));
        Assert.Empty(reading.Unplaced);
    }

    [Theory]
    [InlineData("Voldoet deels. Er is een folder.")]
    [InlineData("Voldoet nog niet helemaal aan de norm.")]
    [InlineData("Voldoet: gedeeltelijk. Er is een folder.")]
    [InlineData("✗ Voldoet. Er is een folder.")]
    [InlineData("☐ voldoet ☐ verbeterpunt<br>Er is een folder.")]
    [InlineData("☒ voldoet ☒ verbeterpunt<br>Er is een folder.")]
    [InlineData("<img src=teken.png> Er is een folder.")]
    [InlineData("Er is een folder.")]
    public void AMarkThatIsNotSure_IsNoneAndWaitsForAPerson(string finding)
    {
        var reading = Read(Table((First, finding), (Beside, "X Niemand telt."), (Third, "✓ Dat weten zij.")));
        var doubted = reading.Approaches[0].Findings.Single(f => f.Indicators.Contains("1.1.1"));
        Assert.Empty(doubted.Marks);
        Assert.True(IsDoubted(reading, doubted.Place));
        Assert.All(reading.Approaches[0].Findings.Where(f => f != doubted), f => Assert.False(IsDoubted(reading, f.Place)));
    }

    [Fact]
    public void WhereMoreThanAThirdHaveNoMark_AllWaitForAPerson()
    {
        var reading = Read(Table((First, "Er is een folder."), (Beside, "X Niemand telt.")));
        Assert.All(reading.Approaches[0].Findings, f => Assert.True(IsDoubted(reading, f.Place)));
    }

    [Fact]
    public void AFindingOfWhichTheSourceSaysThatThereIsNoMark_IsCertain()
    {
        var reading = Read(Table((First, "Geen oordeel<br>Er was niets te zien."), (Beside, "X Niemand telt."), (Third, "✓ Dat weten zij.")));
        Assert.False(IsDoubted(reading, reading.Approaches[0].Findings[0].Place));
    }

    [Theory]
    [InlineData("2014", "2013")]
    [InlineData("Bevindingen 2016", "Bevindingen 2012")]
    [InlineData("Hertoets", "Eerste onderzoek")]
    public void Periods_AreInTheOrderOfTime_WhateverTheOrderOfColumns(string later, string earlier)
    {
        var reading = Read($"<h1>Uitkomsten verbeterpunten toezichtonderzoek Hengelo</h1><p>Aanpak: Wijkteam</p><p>September 2017</p><h2>Uitkomsten verbeterpunten</h2><table><tr><th>Indicator</th><th>{later}</th><th>{earlier}</th></tr><tr><td>{Beside}</td><td>✓ Er is een teller.</td><td>X Niemand telt.</td></tr></table>");
        var retest = reading.Approaches[0].Retests.Single();
        Assert.Equal("Niemand telt.", retest.Before.Text);
        Assert.Equal("Er is een teller.", retest.After!.Text);
        Assert.Equal([ReadMark.Improve, ReadMark.Meets], retest.Before.Marks.Concat(retest.After.Marks));
    }

    [Theory]
    [InlineData("Inleiding", "De gemeente Hengelo en haar netwerkpartners stopten met de aanpak voor GGSR; 45 gezinnen gingen over naar een ander team.")]
    [InlineData("Inleiding", "Zij gebruiken daarvoor een eigen toetsingskader met criteria en indicatoren.")]
    [InlineData("Ontwikkeling 2014", "Twee van de drie netwerkpartners bevestigen dat.")]
    public void EverySentence_IsInTheReadingOrListedAsNotPlaced(string heading, string sentence)
    {
        var reading = Read($"Uitkomsten toezichtonderzoek Hengelo\n\nOktober 2013\n\n{heading}\n\n{sentence}\n\nAanpak: Wijkteam\n\nDe gemeente en haar netwerkpartners en STJ spraken iets anders af: 12 gezinnen kwamen later.\n\nBevindingen\n\nCriteria\tIndicatoren\tBevindingen\nGGSR zijn in beeld\t{Beside}\tX Niemand telt.\n", "stuk.txt");
        var all = string.Join('\n', reading.Unplaced.Select(u => u.Text).Append(reading.Context?.Text).Concat(reading.Approaches.SelectMany(a => new[] { a.Description, a.NotRetested })));
        Assert.Contains(sentence, all, StringComparison.Ordinal);
        Assert.Contains("12 gezinnen kwamen later", all, StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksWithLabels_AreFindingsOfTheirOwn()
    {
        var reading = Read($"Uitkomsten toezichtonderzoek Hengelo\n\nOktober 2013\n\nAanpak: Wijkteam\n\nBevindingen\n\nCriteria: GGSR zijn in beeld\nIndicatoren: {First}\nBevindingen: ✓ Er is een folder.\nIndicatoren: {Beside}\nBevindingen: X Niemand telt.\n", "stuk.txt");
        Assert.Equal("1.1.1:v 1.1.2:x", Marks(reading));
        Assert.Equal(["Er is een folder.", "Niemand telt."], reading.Approaches[0].Findings.Select(f => f.Text));
        Assert.Empty(reading.Unplaced);
    }

    [Fact]
    public void AnEmptyTable_HoldsNothing() =>
        Assert.Equal("1.1.2:x", Marks(Read("<table></table>" + Table((Beside, "X Niemand telt.")) + "<table><tr></tr></table>")));

    [Fact]
    public void AnRtfFile_IsRefusedByItsName()
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Read("{\\rtf1\\ansi De gemeente heeft zicht op de populatie GGSR}", "stuk.rtf"));
        Assert.Equal(UnreadableFileException.UnknownFormat, refused.Code);
        Assert.Contains("RTF", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OurOwnWordDocument_ReadsBackWhole()
    {
        var content = FullFactsheet.Content;
        var reading = new FactsheetReader([GgsrNorms.Framework]).Read("eigen.docx", new MemoryStream(FactsheetDocx.Write(content, GgsrNorms.Framework, FullFactsheet.Imprint)));
        var approach = content.Approaches[0];
        Assert.Equal(
            approach.Findings.Select(f => $"{string.Join('+', f.IndicatorCodes)}:{string.Join('+', f.Marks.Select(m => m.Value == MarkValue.Meets ? "v" : "x").Order())}"),
            reading.Approaches[0].Findings.Select(f => $"{string.Join('+', f.Indicators)}:{string.Join('+', f.Marks.Select(m => m == ReadMark.Meets ? "v" : "x").Order())}"));
        Assert.Equal(approach.Respondents.Select(r => r.Name).Order(), reading.Approaches[0].Respondents.Select(r => r.Name).Order());
        Assert.DoesNotContain(reading.Warnings, w => w.Code is "R012" or "R017" or "R034");
    }
}
