using System.Text.Json;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Reading;
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

    private static FactsheetReading ReadBack(Framework framework, IReadOnlyList<FindingContent> findings)
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
                    Conclusions = [.. framework.JudgedThemes.Select(t => new ConclusionContent(t.Code, [$"Bij {t.Name} gaat veel goed."], []))],
                },
            ],
        };
        var imprint = new EditionImprint(1, null, new string('a', 64), null, "https://toetssteen.example/factsheets/deventer-2025");
        return new FactsheetReader([framework]).Read("deventer.docx", new MemoryStream(FactsheetDocx.Write(content, framework, imprint)));
    }
}
