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

/// <summary>Marks of a scale of six are read as the marks that they are.</summary>
public sealed class ScaleReadingTests
{
    private static readonly Framework Six = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "leerklimaat", "1.yaml")).Framework!;

    [Fact]
    public void AWordDocumentOfOurs_ReadsBackEachMark()
    {
        string[] keys = ["2", "4", "6"];
        var content = new FactsheetContent
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Deventer",
            FrameworkId = Six.Id,
            StudyTitle = "Onderzoek naar het leerklimaat",
            Published = PartialDate.Of(2025, 3),
            PeriodJudged = "2024",
            Approaches =
            [
                new ApproachContent
                {
                    Name = "Brugklas",
                    Respondents = [new RespondentContent("Gemeente Deventer", true, Answering.Own, null)],
                    Findings = [.. Six.Rows().Select((row, n) => new FindingContent(row.Theme.Code, row.Criterion.Code, [row.Indicators[0].Code],
                        [new Mark(Six.Scale.Find(keys[n])!.Value)], "De school en de gemeente vertellen hierover hetzelfde.", []))],
                },
            ],
        };
        var imprint = new EditionImprint(1, null, new string('a', 64), null, "https://toetssteen.example/factsheets/deventer-2025");

        var reading = new FactsheetReader([Six]).Read("deventer.docx", new MemoryStream(FactsheetDocx.Write(content, Six, imprint)));

        Assert.Equal(Six.Id, reading.Framework);
        Assert.Equal(keys.Select(k => ReadMark.Of(Six.Scale.Find(k)!)), reading.Approaches.SelectMany(a => a.Findings).Select(f => f.Marks.Single()));
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
}
