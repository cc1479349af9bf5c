using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// Norms that are worded alike and are for different groups are told apart by what stands around them; else a person decides.
/// </summary>
public sealed class NormsForGroupsTests
{
    private const string InThemes = "Er is één vaste medewerker om vragen aan te stellen";
    private const string InOneCriterion = "Het plan is in eigen woorden besproken";

    private static readonly FactsheetReader Reader =
        new([FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "jeugdhulp", "2026.yaml")).Framework!]);

    [Fact]
    public void TheGroupBehindTheNorm_TellsThemApart() =>
        Certain(["1.1.2", "1.1.1"], Table("Indicator", $"{InOneCriterion} (met jongeren)", $"{InOneCriterion} met ouders"));

    [Fact]
    public void ACodeBeforeTheNorm_TellsThemApart() =>
        Certain(["1.1.2", "1.1.1"], Table("Indicator", $"1.1.2 {InOneCriterion}", $"1.1.1 {InOneCriterion}"));

    [Fact]
    public void ACodeInAColumn_TellsThemApart() =>
        Certain(["3.1", "2.1"], Table("Nr. | Indicator", $"3.1 | {InThemes}", $"2.1 | {InThemes}"));

    [Fact]
    public void TheHeadingAboveThem_TellsThemApart() =>
        Certain(["3.1", "2.1"], $"## Jongeren\n\n{Table("Indicator", InThemes)}\n\n## Ouders\n\n{Table("Indicator", InThemes)}");

    [Fact]
    public void AHeadingAboveARunningText_TellsThemApart() =>
        Certain(["3.1", "2.1"], $"## Jongeren\n\n### {InThemes}\n\n✓ Dat lukt.\n\n## Ouders\n\n### {InThemes}\n\n✗ Dat lukt niet.");

    [Theory]
    [InlineData(InOneCriterion)]
    [InlineData(InThemes)]
    public void NothingAroundThem_LeavesItToAPerson(string norm)
    {
        var reading = Read(Table("Indicator", norm));

        var finding = Assert.Single(reading.Approaches.Single().Findings);
        Assert.Contains(reading.Warnings, w => w.Place == finding.Place && w.Code == ReadingRules.CloseIndicators.Code);
    }

    private static void Certain(string[] codes, string findings)
    {
        var reading = Read(findings);

        var found = reading.Approaches.Single().Findings;
        Assert.Equal(codes, found.Select(f => f.Indicators.Single()));
        Assert.All(found, f => Assert.Single(f.Marks));
        Assert.DoesNotContain(reading.Warnings, w => found.Any(f => f.Place == w.Place) && ReadingRules.IsDoubt(w.Code));
    }

    private static string Table(string head, params string[] rows) =>
        $"| {head} | Bevindingen |\n{string.Concat(Enumerable.Repeat("|---", head.Split('|').Length + 1))}|\n"
        + string.Concat(rows.Select((row, n) => $"| {row} | {(n == 0 ? "✓ Dat lukt." : "✗ Dat lukt niet.")} |\n"));

    private static FactsheetReading Read(string findings) =>
        Reader.Read("stuk.md", new MemoryStream(Encoding.UTF8.GetBytes(
            $"# Toezichtonderzoek Deventer\n\nMei 2026\n\n## Aanpak: Jeugdteam\n\n## Bevindingen\n\n{findings}")));
}
