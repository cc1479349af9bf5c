using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;

namespace Toetssteen.Tests.Reading;

/// <summary>A factsheet is recognised by the names and norms of its framework in each language that these are in.</summary>
public sealed class NormsInLanguagesTests
{
    private static readonly FactsheetReader Reader =
        new([FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "veerdienst", "1.yaml")).Framework!]);

    [Theory]
    [InlineData("Varen", "Vertrek", "De boot vertrekt nooit te vroeg", "Voor ieder is er een zwemvest (voor kinderen)",
        "Wal", "In de wachtruimte is het warm")]
    [InlineData("Sailing", "Departure", "The boat never leaves early", "There is a life jacket for everyone (for children)",
        "Shore", "The waiting room is warm")]
    [InlineData("Farre", "Vertrek", "De boat giet nea te betiid fuort", "There is a life jacket for everyone for children",
        "Wal", "The waiting room is warm")]
    public void ThemesCriteriaAndNorms_AreRecognisedInEachLanguage(
        string theme, string criterion, string early, string jackets, string shore, string warm)
    {
        var reading = Read($"""
            ## {theme}

            ### {criterion}

            {Table(early, jackets)}

            ## {shore}

            {Table(warm)}
            """);

        var approach = reading.Approaches.Single();
        Assert.Equal([("V", "V1"), ("V", "V4"), ("W", "W1")], approach.Findings.Select(f => (f.Theme, f.Indicators.Single())));
        Assert.All(approach.Findings, f => Assert.Single(f.Marks));
        Assert.DoesNotContain(reading.Warnings, w => ReadingRules.IsDoubt(w.Code));
    }

    [Fact]
    public void AWordingInAnotherLanguage_WithASlipOfThePen_IsStillRecognised()
    {
        var reading = Read($"## Sailing\n\n{Table("The boat neverr leaves early")}");
        Assert.Equal("V1", reading.Approaches.Single().Findings.Single().Indicators.Single());
    }

    [Fact]
    public void ADenialThatNoWordingOfTheNormHas_IsStillADoubt() =>
        Assert.Contains(Read($"## Varen\n\n{Table("De boot vertrekt niet nooit te vroeg")}").Warnings,
            w => w.Code == ReadingRules.NormDenied.Code);

    private static string Table(params string[] rows) =>
        "| Indicator | Bevindingen |\n|---|---|\n" + string.Concat(rows.Select(row => $"| {row} | + Dat lukt. |\n"));

    private static FactsheetReading Read(string findings) =>
        Reader.Read("stuk.md", new MemoryStream(Encoding.UTF8.GetBytes(
            $"# Toezichtonderzoek Deventer\n\nMei 2026\n\n## Aanpak: Veer\n\n## Bevindingen\n\n{findings}")));
}
