using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading;

/// <summary>A framework in the form of its owner is read: signs of several characters, codes of a law, names that return.</summary>
public sealed class TrueFormTests
{
    private const string Talk = "Op een hulpvraag volgt binnen een week een gesprek";
    private const string Visit = "Wie niet kan komen wordt thuis bezocht";

    private static readonly Framework Framework =
        FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "waarborg", "2024.yaml")).Framework!;

    [Fact]
    public void ASignOfSeveralCharacters_IsOneMark()
    {
        var reading = Read($"""
            | Nr. | Indicator | Oordeel | Bevindingen |
            |---|---|---|---|
            | § 4 Abs. 2 | {Talk} (voor jongeren) | ++ | Er is altijd binnen een week een gesprek. |
            | a) | {Visit} (voor jongeren) | 10 | Niemand gaat bij jongeren langs. |
            | Größe | De jongere weet wie zijn vaste hulpverlener is (voor jongeren) | + | Bijna elke jongere weet het. |
            """);

        var findings = reading.Approaches.Single().Findings;
        Assert.Equal(["sterk", "slecht", "goed"], findings.Select(f => f.Marks.Single().Key));
        Assert.DoesNotContain(reading.Warnings, w => findings.Any(f => f.Place == w.Place) && ReadingRules.IsDoubt(w.Code));
    }

    [Theory]
    [InlineData("§ 4 Toegang", "§ 4 Abs. 2", true)]
    [InlineData("Thema § 5: Toegang", "§ 5 Abs. 2", true)]
    [InlineData("Toegang", null, false)]
    public void AHeadingThatTwoThemesBear_TellsNormsApartByItsCodeOnly(string heading, string? code, bool isCertain)
    {
        var reading = Read($"## {heading}\n\n| Indicator | Oordeel | Bevindingen |\n|---|---|---|\n| {Talk} | ++ | Dat lukt steeds. |");

        var finding = Assert.Single(reading.Approaches.Single().Findings);
        Assert.Equal(isCertain, !reading.Warnings.Any(w => w.Place == finding.Place && w.Code == ReadingRules.CloseIndicators.Code));
        if (code is not null)
            Assert.Equal([code], finding.Indicators);
    }

    [Theory]
    [InlineData("Uitvoering", "§ 4", "§ 4 (1)")]
    [InlineData("Uitvoering", "§ 5", "§ 5 (1)")]
    [InlineData("Uitvoering", null, null)]
    [InlineData("§ 5 (1) Uitvoering", "§ 4", "§ 5 (1)")]
    [InlineData("Toegang Uitvoering", null, null)]
    [InlineData("Uitkomst", null, "3.2.1 (BSO)")]
    public void ACriterionOfANameThatReturns_IsThatOfTheThemeAboveIt(string text, string? under, string? code)
    {
        var names = new NameIndex(Framework);

        var criterion = names.CriterionOf(text, out var exact, Framework.Themes.FirstOrDefault(t => t.Code == under));

        Assert.True(exact);
        Assert.Equal(code, criterion?.Criterion.Code);
        Assert.Equal(code is null, names.IsTorn(text, Framework.Themes.FirstOrDefault(t => t.Code == under)));
    }

    [Fact]
    public void WhatACriterionAsks_IsKnownToTheLetter() =>
        Assert.True(new NameIndex(Framework).IsStatement("Wat met jongeren is afgesproken, gebeurt ook!"));

    [Fact]
    public void AWordThatAnotherFrameworkTakesForANorm_DoesNotMakeTheFactsheetItsOwn()
    {
        var other = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "politieonderwijs", "2009.yaml")).Framework!;
        var text = $"# Toezichtonderzoek Deventer\n\n## Aanpak: Jeugdteam\n\n| Indicator | Bevindingen |\n|---|---|\n"
            + $"| {Talk} | Dat lukt. |\n| Beoordeling | ++ |\n| {Visit} | Dat ook. |\n| Beoordeling | + |\n"
            + $"| {Talk} | Steeds. |\n| Beoordeling | + |\n";

        var reading = new FactsheetReader([other, Framework]).Read("stuk.md", new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(Framework.Id, reading.Framework);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void OfSeveralFrameworks_TheOneIsReadWhoseNormsStandThere_AsIfItWereAlone(int first)
    {
        var other = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;
        var text = "# Toezichtonderzoek Deventer\n\n## Aanpak: Jeugdteam\n\n| Indicator | Oordeel | Bevindingen |\n|---|---|---|\n"
            + $"| {Talk} (voor jongeren) | ++ | Dat lukt. |\n| {Visit} (voor jongeren) | + | Dat ook. |\n"
            + "| De jongere weet wie zijn vaste hulpverlener is (voor jongeren) | 10 | Bijna geen jongere weet het. |\n";
        FactsheetReading ReadBy(params Framework[] frameworks) =>
            new FactsheetReader(frameworks).Read("stuk.md", new MemoryStream(Encoding.UTF8.GetBytes(text)));

        var (alone, together) = (ReadBy(Framework), first == 0 ? ReadBy(Framework, other) : ReadBy(other, Framework));

        Assert.Equal(Framework.Id, together.Framework);
        Assert.Equal(
            alone.Approaches.Single().Findings.Select(f => (f.Place, f.Text)),
            together.Approaches.Single().Findings.Select(f => (f.Place, f.Text)));
        Assert.Equal(alone.Warnings, together.Warnings);
    }

    private static FactsheetReading Read(string findings) =>
        new FactsheetReader([Framework]).Read("stuk.md", new MemoryStream(Encoding.UTF8.GetBytes(
            $"# Toezichtonderzoek Deventer\n\nMei 2026\n\n## Aanpak: Jeugdteam\n\n## Bevindingen\n\n{findings}")));
}
