using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Tests.Reading.Model;
using Toetssteen.Tests.Writing;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// Each kind of document that was once read wrong, in words of our own: what is certain is right, and every word is accounted for.
/// </summary>
public sealed class ReadingFaultsTests
{
    /// <summary>A framework with three of its norms: every kind of fault is tried with each.</summary>
    public sealed record Norms(Framework Framework, IReadOnlyList<string> Codes)
    {
        public string First => Framework.FindIndicator(Codes[0])!.Norm;

        public string Second => Framework.FindIndicator(Codes[1])!.Norm;

        public string Third => Framework.FindIndicator(Codes[2])!.Norm;

        public string Fourth => Framework.FindIndicator(Codes[3])!.Norm;

        public string Criterion => Framework.CriterionOf(Codes[0]).Name;

        public FactsheetReading Read(string text, string file = "stuk.html") =>
            ReadingFaultsTests.Read(new FactsheetReader([Framework]), text, file);

        public override string ToString() => Framework.Id;
    }

    private static readonly Norms Ggsr = new(GgsrNorms.Framework, ["1.1.1", "1.1.2", "1.2.1", "1.2.2"]);

    private static readonly Norms Verzuim =
        new(FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "verzuim", "2.1.yaml")).Framework!,
            ["A1-1", "A1-2", "A2-1", "C1-1"]);

    private static readonly Norms[] Both = [Ggsr, Verzuim];

    private static FactsheetReading Read(FactsheetReader reader, string text, string file) =>
        reader.Read(file, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Table(params (string Indicator, string Finding)[] rows) =>
        "<h1>Uitkomsten toezichtonderzoek Hengelo</h1><p>Oktober 2013</p><h2>Aanpak: Wijkteam</h2><h2>Bevindingen</h2><table><tr><th>Indicatoren</th><th>Bevindingen</th></tr>"
        + string.Concat(rows.Select(r => $"\n<tr><td>{r.Indicator}</td><td>{r.Finding}</td></tr>")) + "</table>";

    private static string Marks(FactsheetReading reading) =>
        string.Join(
            ' ',
            reading
                .Approaches.SelectMany(a => a.Findings)
                .Select(f => $"{string.Join('+', f.Indicators)}:{string.Join('+', f.Marks.Select(m => m == ReadMark.Meets ? "v" : "x"))}"));

    private static bool IsDoubted(FactsheetReading reading, Place place) =>
        reading.Warnings.Any(w => w.Place == place && ReadingRules.IsDoubt(w.Code));

    [Theory]
    [InlineData("op orde", "moet beter")]
    [InlineData("+", "−")]
    public void Marks_AreTheWordsAndSignsOfTheFrameworksOwnScale(string meets, string improve)
    {
        var reading = Verzuim.Read(
            $"# Toezichtonderzoek Deventer\n\nSeptember 2024\n\nAanpak: Spijbelteam\n\n| Indicator | Bevindingen | Oordeel |\n|---|---|---|\n| {Verzuim.First} | Dat lukt. | {meets} |\n| {Verzuim.Second} | Dat lukt niet. | {improve} |\n",
            "stuk.md");

        Assert.Equal(["Meets", "Improve"], reading.Approaches.Single().Findings.Select(f => f.Marks.Single().ToString()));
        Assert.All(reading.Approaches.Single().Findings, f => Assert.False(IsDoubted(reading, f.Place)));
    }

    [Fact]
    public void ACode_IsNoIndicatorWithoutWordsOfItsNorm()
    {
        var refused = Assert.Throws<UnreadableFileException>(() =>
            Verzuim.Read("# Jaarplan\n\nMei 2024\n\n| A1-1 | Voorwoord | 2 |\n|---|---|---|\n| A1-2 | Baten | 7 |\n", "plan.md"));
        Assert.Equal(UnreadableFileException.NoFactsheet, refused.Code);
        refused = Assert.Throws<UnreadableFileException>(() =>
            Ggsr.Read(
                "# Begroting gemeente Zwolle\n\nMei 2024\n\n| 1.1.1 | Voorwoord | 2 |\n|---|---|---|\n| 1.1.2 | Baten | 7 |\n| 3.2.1 | Lasten | 9 |\n",
                "begroting.md"));
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
        foreach (var norms in Both)
        {
            var reading = norms.Read(Table((norms.First, first), (norms.Second, second)));
            Assert.Equal($"{norms.Codes[0]}:{wantedFirst} {norms.Codes[1]}:{wantedSecond}", Marks(reading));
            Assert.Equal(["Er is een folder.", "Niemand telt."], reading.Approaches[0].Findings.Select(f => f.Text));
            Assert.All(reading.Approaches[0].Findings, f => Assert.False(IsDoubted(reading, f.Place)));
            Assert.Empty(reading.Unplaced);
        }
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
        foreach (var norms in Both)
        {
            var reading = norms.Read(Table((norms.First, finding), (norms.Second, "X Niemand telt."), (norms.Third, "✓ Dat weten zij.")));
            var doubted = reading.Approaches[0].Findings.Single(f => f.Indicators.Contains(norms.Codes[0]));
            Assert.Empty(doubted.Marks);
            Assert.True(IsDoubted(reading, doubted.Place));
            Assert.All(reading.Approaches[0].Findings.Where(f => f != doubted), f => Assert.False(IsDoubted(reading, f.Place)));
        }
    }

    [Fact]
    public void WhereMoreThanAThirdHaveNoMark_AllWaitForAPerson()
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(Table((norms.First, "Er is een folder."), (norms.Second, "X Niemand telt.")));
            Assert.All(reading.Approaches[0].Findings, f => Assert.True(IsDoubted(reading, f.Place)));
        }
    }

    [Fact]
    public void AFindingOfWhichTheSourceSaysThatThereIsNoMark_IsCertain()
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(Table((norms.First, "Geen oordeel<br>Er was niets te zien."), (norms.Second, "X Niemand telt."),
                (norms.Third, "✓ Dat weten zij.")));
            Assert.False(IsDoubted(reading, reading.Approaches[0].Findings[0].Place));
        }
    }

    [Theory]
    [InlineData("2014", "2013")]
    [InlineData("Bevindingen 2016", "Bevindingen 2012")]
    [InlineData("Hertoets", "Eerste onderzoek")]
    public void Periods_AreInTheOrderOfTime_WhateverTheOrderOfColumns(string later, string earlier)
    {
        foreach (var norms in Both)
        {
            var retest = norms.Read(Retested(norms, later, earlier)).Approaches[0].Retests.Single();
            Assert.Equal("Niemand telt.", retest.Before.Text);
            Assert.Equal("Er is een teller.", retest.After!.Text);
            Assert.Equal([ReadMark.Improve, ReadMark.Meets], retest.Before.Marks.Concat(retest.After.Marks));
        }
    }

    private static string Retested(Norms norms, string left, string right) =>
        "<h1>Uitkomsten verbeterpunten toezichtonderzoek Hengelo</h1><p>Aanpak: Wijkteam</p><p>September 2017</p><h2>Uitkomsten verbeterpunten</h2>"
        + $"<table><tr><th>Indicator</th><th>{left}</th><th>{right}</th></tr><tr><td>{norms.Second}</td><td>✓ Er is een teller.</td><td>X Niemand telt.</td></tr></table>";

    [Theory]
    [InlineData("Bevindingen ronde A 2014", "Bevindingen ronde B 2014")]
    [InlineData("Bevindingen", "Bevindingen 2014")]
    public void PeriodsOfWhichTheOrderCannotBeTold_WaitForAPerson(string left, string right)
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(Retested(norms, left, right));
            Assert.All(reading.Approaches[0].Retests.Select(r => r.Place).Concat(reading.Approaches[0].Findings.Select(f => f.Place)),
                p => Assert.True(IsDoubted(reading, p)));
        }
    }

    [Theory]
    [InlineData(
        "Inleiding",
        "De gemeente Hengelo en haar netwerkpartners stopten met de aanpak voor GGSR; 45 gezinnen gingen over naar een ander team."
    )]
    [InlineData("Inleiding", "Zij gebruiken daarvoor een eigen toetsingskader met criteria en indicatoren.")]
    [InlineData("Ontwikkeling 2014", "Twee van de drie netwerkpartners bevestigen dat.")]
    public void EverySentence_IsInTheReadingOrListedAsNotPlaced(string heading, string sentence)
    {
        var reading = Ggsr.Read(
            $"Uitkomsten toezichtonderzoek Hengelo\n\nOktober 2013\n\n{heading}\n\n{sentence}\n\nAanpak: Wijkteam\n\nDe gemeente en haar netwerkpartners en STJ spraken iets anders af: 12 gezinnen kwamen later.\n\nBevindingen\n\nCriteria\tIndicatoren\tBevindingen\nGGSR zijn in beeld\t{Ggsr.Second}\tX Niemand telt.\n",
            "stuk.txt");
        var all = string.Join(
            '\n',
            reading
                .Unplaced.Select(u => u.Text)
                .Append(reading.Context?.Text)
                .Concat(reading.Approaches.SelectMany(a => new[] { a.Description, a.NotRetested })));
        Assert.Contains(sentence, all, StringComparison.Ordinal);
        Assert.Contains("12 gezinnen kwamen later", all, StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksWithLabels_AreFindingsOfTheirOwn()
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(
                $"Uitkomsten toezichtonderzoek Hengelo\n\nOktober 2013\n\nAanpak: Wijkteam\n\nBevindingen\n\nCriteria: {norms.Criterion}\n"
                    + $"Indicatoren: {norms.First}\nBevindingen: ✓ Er is een folder.\nIndicatoren: {norms.Second}\nBevindingen: X Niemand telt.\n",
                "stuk.txt");
            Assert.Equal($"{norms.Codes[0]}:v {norms.Codes[1]}:x", Marks(reading));
            Assert.Equal(["Er is een folder.", "Niemand telt."], reading.Approaches[0].Findings.Select(f => f.Text));
            Assert.Empty(reading.Unplaced);
        }
    }

    [Theory]
    [InlineData("Voldoet", "✗")]
    [InlineData("Voldoet", "X")]
    [InlineData("Verbeterpunt", "✓")]
    public void ASignInAColumnThatSaysTheOpposite_IsNoMark(string head, string sign)
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(
                $"<h1>Uitkomsten toezichtonderzoek Hengelo</h1><p>Oktober 2013</p><h2>Aanpak: Wijkteam</h2><table><tr><th>Indicator</th><th>{head}</th><th>Bevindingen</th></tr>"
                + $"<tr><td>{norms.First}</td><td>{sign}</td><td>Er is een folder.</td></tr></table>");
            Assert.True(IsDoubted(reading, reading.Approaches[0].Findings.Single().Place));
            Assert.Empty(reading.Approaches[0].Findings.Single().Marks);
        }
    }

    [Fact]
    public void AFindingThatHoldsTheNormOfAnother_WaitsForAPerson()
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(Table((norms.First, $"✓ Er is een folder. {norms.Second} Niemand telt."),
                (norms.Third, "X Dat weten zij niet."), (norms.Fourth, "✓ Dat doen zij.")));
            // The next may have lost its beginning.
            Assert.Equal([true, true, false], reading.Approaches[0].Findings.Select(f => IsDoubted(reading, f.Place)));
        }
    }

    [Fact]
    public void WhereAnIndicatorOccursTwice_AllItsFindingsWait()
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(Table((norms.First, "✓ Er is een folder."), (norms.Second, "X Niemand telt."),
                (norms.First, "X Die folder is oud.")));
            Assert.Equal([true, false, true], reading.Approaches[0].Findings.Select(f => IsDoubted(reading, f.Place)));
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(
        "<p>De gemeente heeft over deze aanpak een vragenlijst ingevuld. Een kortere vragenlijst is ingevuld door:</p><ul><li>Stichting De Brug</li></ul>",
        false
    )]
    public void AFirstStudyWithoutPartners_IsLookedAt(string answered, bool isDoubted)
    {
        foreach (var norms in Both)
        {
            var reading = norms.Read(Table((norms.First, "✓ Er is een folder.")).Replace("<h2>Bevindingen", answered + "<h2>Bevindingen",
                StringComparison.Ordinal));
            Assert.Equal(isDoubted, reading.Warnings.Any(w => w.Code == "R019" && ReadingRules.IsAboutWhole(w.Code)));
        }
    }

    [Fact]
    public void AFollowUp_NeedsNameNoPartners() => Assert.DoesNotContain(Ggsr.Read(Retested(Ggsr, "2013", "2014")).Warnings, w =>
        w.Code == "R019");

    [Theory]
    [InlineData("De gemeente heeft over deze aanpak een vragenlijst ingevuld, waarin 45 gezinnen staan.")]
    [InlineData("Inspectie Jeugdzorg schrijft dat 12 gezinnen wachten")]
    [InlineData("Per indicator staat of de aanpak voldoet (✓) of dat er een verbeterpunt is (X), behalve bij wonen.")]
    [InlineData("Bevindingen over 45 gezinnen")]
    [InlineData("Het college van Hengelo")]
    [InlineData("Leefgebieden: alleen wonen en werk telden mee.")]
    public void WhatOnlySoundsLikeAFormula_IsNotLeftOut(string sentence)
    {
        var reading = Ggsr.Read(
            $"Uitkomsten toezichtonderzoek Hengelo\n\n{sentence}\n\nOktober 2013\n\nAanpak: Wijkteam\n\n{sentence}\n\nBevindingen\n\n{sentence}\n\nIndicatoren\tBevindingen\n{Ggsr.Second}\tX Niemand telt.\n",
            "stuk.txt");
        var all = string.Join('\n', reading.Unplaced.Select(u => u.Text).Append(reading.Context?.Text)
            .Concat(reading.Approaches.SelectMany(a => a.Findings.Select(f => f.Text).Append(a.Description))));
        Assert.Equal(3, all.Split(sentence).Length - 1);
    }

    [Fact]
    public void AnEmptyTable_HoldsNothing() =>
        Assert.Equal("1.1.2:x", Marks(Ggsr.Read("<table></table>" + Table((Ggsr.Second, "X Niemand telt.")) + "<table><tr></tr></table>")));

    [Fact]
    public void AnRtfFile_IsRefusedByItsName()
    {
        var refused = Assert.Throws<UnreadableFileException>(() =>
            Ggsr.Read("{\\rtf1\\ansi De gemeente heeft zicht op de populatie GGSR}", "stuk.rtf"));
        Assert.Equal(UnreadableFileException.UnknownFormat, refused.Code);
        Assert.Contains("RTF", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OurOwnWordDocument_ReadsBackWhole()
    {
        var content = FullFactsheet.Content;
        var reading = new FactsheetReader([GgsrNorms.Framework]).Read(
            "eigen.docx",
            new MemoryStream(FactsheetDocx.Write(content, GgsrNorms.Framework, FullFactsheet.Imprint)));
        var approach = content.Approaches[0];
        Assert.Equal(
            approach.Findings.Select(f =>
                $"{string.Join('+', f.IndicatorCodes)}:{string.Join('+', f.Marks.Select(m => m.Value == MarkValue.Meets ? "v" : "x").Order())}"),
            reading
                .Approaches[0]
                .Findings.Select(f =>
                    $"{string.Join('+', f.Indicators)}:{string.Join('+', f.Marks.Select(m => m == ReadMark.Meets ? "v" : "x").Order())}"));
        Assert.Equal(approach.Respondents.Select(r => r.Name).Order(), reading.Approaches[0].Respondents.Select(r => r.Name).Order());
        Assert.DoesNotContain(reading.Warnings, w => w.Code is "R012" or "R017" or "R034");
    }
}
