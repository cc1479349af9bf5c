using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Writing;

/// <summary>An invented factsheet by a framework of another shape: nothing on paper depends on the shape of one.</summary>
internal static class SecondFramework
{
    public static Framework Framework { get; } =
        FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "verzuim", "2.1.yaml")).Framework!;

    public static FactsheetContent Factsheet { get; } =
        new()
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM9997",
            MunicipalityName = "Heidedorp",
            FrameworkId = Framework.Id,
            StudyTitle = "Kinderen die niet naar school gaan",
            Published = PartialDate.Of(2025, 3),
            PeriodJudged = "2024",
            Context = "Heidedorp werkt met vijf gemeenten samen.",
            Approaches =
            [
                new ApproachContent
                {
                    Name = "Elke dag op school",
                    Description = "Drie mensen zoeken ieder kind op dat langer dan een week wegblijft.",
                    Respondents = [new RespondentContent("Gemeente Heidedorp", true, Answering.Own, null)],
                    Findings =
                    [
                        .. Framework
                            .Rows()
                            .Select(
                                (row, n) =>
                                    new FindingContent(
                                        row.Theme.Code,
                                        row.Criterion.Code,
                                        [.. row.Indicators.Select(i => i.Code)],
                                        [new Mark(n % 3 == 1 ? MarkValue.NeedsImprovement : MarkValue.Meets)],
                                        "Scholen en gemeente vertellen hetzelfde, en de lijst klopt daarmee.",
                                        n == 2 ? ["Eén school doet nog niet mee."] : [])),
                    ],
                    Conclusions =
                    [
                        .. Framework.Themes.Select(t => new ConclusionContent(t.Code, [$"Bij {t.Name} is het nodige afgesproken."], [])),
                    ],
                },
            ],
        };
}
