using System.Text.Json;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Reading;

/// <summary>Marks of other scales are read as the marks that they are.</summary>
public sealed class ScaleReadingTests
{
    [Theory]
    [InlineData("frameworks/ggsr/2012.yaml")]
    [InlineData("tests/frameworks/basis/1.yaml")]
    [InlineData("tests/frameworks/toegang/4.yaml")]
    [InlineData("tests/frameworks/jeugdhulp/2026.yaml")]
    [InlineData("tests/frameworks/kinderopvang/2025.yaml")]
    [InlineData("tests/frameworks/waarborg/2024.yaml")]
    [InlineData("tests/frameworks/zorgketen/3.yaml")]
    [InlineData("tests/frameworks/proeverij/3.yaml")]
    [InlineData("frameworks/cbw-nis2/1.2.yaml")]
    public void AWordDocumentOfOurs_ReadsBackEveryMark(string file)
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo(file)).Framework!;
        var given = framework.Scale.Values;
        FindingContent[] findings = [.. framework.Indicators.Select((i, n) => Found(framework, i, given[n % given.Count]))];

        var reading = ReadBack(framework, findings);

        var read = reading.Approaches.Single();
        Assert.Equal(framework.Id, reading.Framework);
        Assert.Equal(
            findings.Select(f => (f.IndicatorCodes[0], ReadMark.Of(f.Marks[0].Value), f.Text)),
            read.Findings.Select(f => (f.Indicators.Single(), f.Marks.Single(), f.Text)));
        Assert.Equal(framework.JudgedThemes.Select(t => t.Code), read.Conclusions.Select(c => c.Theme));
    }

    [Theory]
    [InlineData("tests/frameworks/instelling/1.yaml")]
    [InlineData("tests/frameworks/kinderopvang/2025.yaml")]
    public void WhatWasJudgedAsAWhole_IsToldAsNotRead_AndMakesNoFindingUncertain(string file)
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo(file)).Framework!;
        FindingContent[] findings = [.. framework.Indicators.Select(i => Found(framework, i, framework.Scale.Values[^1]))];
        OverallContent[] overall =
        [
            .. framework.OverallPlaces.Select(p => new OverallContent(p.Code, p.Scale.Values[^1], "Dit woog het zwaarst.")),
        ];

        var (with, without) = (ReadBack(framework, findings, overall), ReadBack(framework, findings));

        Assert.Equal(overall.Length, with.Unplaced.Count(u => u.Text.EndsWith("Dit woog het zwaarst.", StringComparison.Ordinal)));
        Assert.Equal(without.Unplaced.Count + overall.Length, with.Unplaced.Count);
        Assert.Equal(
            without.Approaches.Single().Findings.Select(f => (f.Indicators.Single(), f.Marks.Single(), f.Text)),
            with.Approaches.Single().Findings.Select(f => (f.Indicators.Single(), f.Marks.Single(), f.Text)));
        Assert.Equal(DoubtsOf(without), DoubtsOf(with));
    }

    private static IEnumerable<string> DoubtsOf(FactsheetReading reading) =>
        reading.Warnings.Where(w => reading.Approaches.Single().Findings.Any(f => f.Place == w.Place)
            && ReadingRules.IsDoubt(w.Code)).Select(w => w.Code).Order();

    [Fact]
    public void AWordDocumentOfOurs_ReadsBackMarksOfASide()
    {
        var six = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "leerklimaat", "1.yaml")).Framework!;
        MarkValue[] given = [.. new[] { "2", "4", "6" }.Select(key => six.Scale.Find(key)!.Value)];

        var reading = ReadBack(six, [.. six.Rows().Select((row, n) => Found(six, row.Indicators[0], given[n]))]);

        Assert.Equal(six.Id, reading.Framework);
        Assert.Equal(given.Select(ReadMark.Of), reading.Approaches.SelectMany(a => a.Findings).Select(f => f.Marks.Single()));
    }

    [Theory]
    [InlineData("\"meets\"")]
    [InlineData("\"improve\"")]
    [InlineData("""{"key":"3","falls":true}""")]
    public void AMark_IsWrittenAndReadAgain(string json)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ReadMark>(json, options), options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ReadMark>("\"needsImprovement\"", options));
    }

    private static FindingContent Found(Framework framework, Indicator indicator, MarkValue mark) =>
        new(framework.ThemeOf(indicator.Code).Code, framework.CriterionOf(indicator.Code).Code, [indicator.Code], [new Mark(mark)],
            "De school en de gemeente vertellen hierover hetzelfde.", []);

    private static FactsheetReading ReadBack(
        Framework framework, IReadOnlyList<FindingContent> findings, IReadOnlyList<OverallContent>? overall = null)
    {
        var content = new FactsheetContent
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Deventer",
            FrameworkId = framework.Id,
            StudyTitle = "Onderzoek in de gemeente",
            Published = PartialDate.Of(2025, 3),
            PeriodJudged = "2024",
            Approaches =
            [
                new ApproachContent
                {
                    Name = "Brugklas",
                    Respondents = [new RespondentContent("Gemeente Deventer", true, Answering.Own, null)],
                    Findings = [.. findings],
                    Overall = overall,
                    Conclusions =
                    [
                        .. framework.JudgedThemes.Select(t => new ConclusionContent(t.Code, [$"Bij {t.Name} gaat veel goed."], [])),
                    ],
                },
            ],
        };
        var imprint = new EditionImprint(1, null, new string('a', 64), null, "https://toetssteen.example/factsheets/deventer-2025");
        return new FactsheetReader([framework]).Read("deventer.docx", new MemoryStream(FactsheetDocx.Write(content, framework, imprint)));
    }

    [Theory]
    [InlineData("3 Partners werken mee aan de lessen.", false)]
    [InlineData("3: Partners werken mee aan de lessen.", true)]
    [InlineData("3 net onvoldoende. Partners werken mee.", false)]
    public void ANumberBeforeWords_MayCountThem(string finding, bool certain) => Assert.Equal(certain, IsFirstCertain("leerklimaat/1.yaml",
        $"| Elke leerling heeft een vaste plek om te werken | {finding} |\n| In de werkruimten is het stil | 5: Dat is zo. |"));

    [Fact]
    public void ANumberWithAComma_IsNoMark() => Assert.False(IsFirstCertain("leerklimaat/1.yaml",
        "| Elke leerling heeft een vaste plek om te werken | 2,5 |\n| In de werkruimten is het stil | 5 |"));

    [Theory]
    [InlineData("3 = goed, 1 = net onvoldoende", false)]
    [InlineData("3 = net onvoldoende, 5 = goed", true)]
    public void ALegendOfAnotherScale_IsReadByItsOwnWords(string legend, bool certain) => Assert.Equal(certain, IsFirstCertain(
        "leerklimaat/1.yaml", "| Elke leerling heeft een vaste plek om te werken | 3: Wel een plek. |\n"
        + "| In de werkruimten is het stil | 5: Dat is zo. |", legend));

    private static bool IsFirstCertain(string file, string rows, string legend = "")
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", file)).Framework!;
        var text = $"# Toezichtonderzoek Deventer\n\nMei 2026\n\n## Aanpak: Brugklas\n\n{legend}\n\n## Bevindingen\n\n"
            + $"| Indicator | Bevindingen |\n|---|---|\n{rows}\n";
        var reading = new FactsheetReader([framework]).Read("stuk.md", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
        var first = reading.Approaches.Single().Findings[0];
        return first.Marks.Count == 1 && !reading.Warnings.Any(w => w.Place == first.Place && ReadingRules.IsDoubt(w.Code));
    }
}
