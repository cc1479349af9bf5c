using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// Norms to the letter are recognised however long they are, and behind codes and under headings as their owner prints them.
/// </summary>
public sealed class LongNormsTests
{
    private static readonly Framework Framework =
        FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "schoolgebouw", "1.yaml")).Framework!;

    [Fact]
    public void ANormOfManyLines_IsRecognisedToTheLetter_InATable()
    {
        Assert.True(NormOf("I.a-ii").Length > 1200);
        Certain(["I.a-ii"], Table(NormOf("I.a-ii")));
    }

    [Fact]
    public void ANormOfManyLines_IsRecognisedToTheLetter_AboveItsFinding() =>
        Certain(["I.a-ii"], $"{NormOf("I.a-ii")}\n\nV Dat lukt.");

    [Fact]
    public void OwnCodesOfLetters_AreCodesBeforeANorm() =>
        Certain(["I.a-i", "I.a-ii", "II.a.1", "ii-1.1"], Table([.. Framework.Indicators.Select(i => $"{i.Code} {NormOf(i.Code)}")]));

    [Fact]
    public void WordsThatHappenToBeACode_AreNoCodeWithinASentence()
    {
        var index = new NormIndex(Framework);
        Assert.Empty(index.CodesIn("Wij lazen deel I, a en ii van het plan"));
        Assert.Equal("II.a.1", index.CodesIn("II.a.1").Single().Code);
    }

    [Fact]
    public void AHeadingOfCodeAndName_IsItsTheme() =>
        Certain(["I.a-i", "ii-1.1"],
            $"### OR Onderhoud en reparatie\n\n{Table(NormOf("I.a-i"))}\n\n### A Archief van het gebouw\n\n{Table(NormOf("ii-1.1"))}");

    private static void Certain(string[] codes, string findings)
    {
        var reading = new FactsheetReader([Framework]).Read("stuk.md", new MemoryStream(Encoding.UTF8.GetBytes(
            $"# Toezichtonderzoek Deventer\n\nMei 2026\n\n## Aanpak: Huisvesting\n\n## Bevindingen\n\n{findings}")));

        var found = reading.Approaches.Single().Findings;
        Assert.Equal(codes, found.Select(f => f.Indicators.Single()));
        Assert.All(found, f => Assert.Single(f.Marks));
        Assert.DoesNotContain(reading.Warnings, w => found.Any(f => f.Place == w.Place) && ReadingRules.IsDoubt(w.Code));
    }

    // On one line, as a table holds it.
    private static string NormOf(string code) => Framework.FindIndicator(code)!.Norm.ReplaceLineEndings(" ");

    private static string Table(params string[] norms) =>
        "| Indicator | Oordeel | Toelichting |\n|---|---|---|\n" + string.Concat(norms.Select(n => $"| {n} | voldaan | Dat lukt. |\n"));
}
