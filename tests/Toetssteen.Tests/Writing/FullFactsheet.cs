using Toetssteen.Documents.Outline;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Writing;

/// <summary>An invented factsheet that says everything a factsheet can say.</summary>
internal static class FullFactsheet
{
    public static EditionImprint Imprint { get; } =
        new(
            2,
            "In de eerste editie stond een verkeerd aantal gezinnen.",
            new string('a', 64),
            new DateOnly(2014, 12, 12),
            "https://toetssteen.example/factsheets/waterwijk-2014/edities/2");

    public static FactsheetContent Content { get; } =
        new()
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Waterwijk",
            FrameworkId = "ggsr/2012",
            StudyTitle = "Gezinnen die het alleen niet redden",
            Published = PartialDate.Of(2014, 12),
            PeriodJudged = "2013",
            Form = TextForm.Markdown,
            Inspectorates = ["Inspectie Voorbeeld", "Inspectie Proef"],
            Examination = "De inspecties lazen de stukken en spraken met **drie** partijen.",
            Context = "Waterwijk is een stad aan het water.\n\nDe gemeente groeit.",
            Figures =
            [
                new("inhabitants", 98_500, FigurePrecision.About, "CBS", PartialDate.Of(2013, 1, 1), "Er wonen ongeveer 98.500 mensen."),
                new("familiesInApproach", 0, FigurePrecision.Exact, "gemeente", PartialDate.Of(2013), null),
                new("estimatedFamilies", null, FigurePrecision.Unknown, null, null, "Hoeveel gezinnen het zijn, weet de gemeente niet."),
            ],
            Progress = [new(ReportForm.Conversation, PartialDate.Of(2014, 2, 3), "De gemeente vertelde hoe het ging.")],
            Approaches =
            [
                Approach,
                new ApproachContent
                {
                    Name = "Buurtteam",
                    NotRetested = "Het team is gestopt.",
                    Respondents = [new("Wijkzorg", false, Answering.Silent, Nomination.ByInspectorates)],
                },
            ],
            ToConfirm =
            [
                new("L007", "Het teken was niet te lezen.", "Er stond een vlek.", "bladzijde 3")
                {
                    Approach = "Buurtteam",
                    IndicatorCodes = ["5.1.1"],
                },
            ],
            FactCheck = new(new DateOnly(2014, 9, 1), new DateOnly(2014, 9, 22), new DateOnly(2014, 9, 20))
            {
                ObjectionCount = 2,
                AdoptedCount = 1,
                Response = "Wij herkennen ons in het beeld.",
                Annex =
                [
                    new(
                        ObjectionKind.FactuallyWrong,
                        "1.1.1",
                        "Er is geen omschrijving.",
                        "Die is er wel.",
                        ObjectionDecision.Adopted,
                        "Het convenant bevat haar."),
                    new(
                        ObjectionKind.EvidenceMissed,
                        "3.2.2",
                        "De doorzettingsmacht ontbreekt.",
                        "Zie het verslag.",
                        ObjectionDecision.NotAdopted,
                        "Het verslag gaat over iets anders."),
                ],
            },
            History = new HistoryAnchor(412, new string('b', 64)),
        };

    private static ApproachContent Approach =>
        new()
        {
            Name = "Gezinscoaching",
            Formerly = ["Gezinshulp"],
            Scope = "Deze aanpak past het best bij de doelgroep.",
            Description = "Een coach komt thuis:\n\n1. eerst kennismaken;\n2. dan een plan.\n\nDaarna:\n\n1. volhouden.",
            Respondents =
            [
                new("Gemeente Waterwijk", true, Answering.Own, null),
                new("Politie", false, Answering.Joined, Nomination.ByMunicipality, "Gemeente Waterwijk"),
                new("Jeugdzorg", false, Answering.Own, Nomination.ByInspectorates),
            ],
            Findings =
            [
                new(
                    "1",
                    "1.1",
                    ["1.1.1"],
                    [new Mark(MarkValue.Meets)],
                    "Alle partners gebruiken *dezelfde* omschrijving.",
                    ["Twee partners kennen haar nog niet.", "Zij is oud."],
                    "In druk staat 'omschrijvng'.")
                {
                    Sources =
                    [
                        new(SourceKind.Questionnaire, "gemeente", "1.1.1"),
                        new(SourceKind.Document, "Convenant 2011", "p. 4"),
                        new(SourceKind.Meeting, "gesprek met de beleidsmedewerker", "2013-05-12"),
                    ],
                    Changes = [new(new DateOnly(2014, 9, 25), "Het bezwaar over het convenant is overgenomen.")],
                },
                new(
                    "3",
                    "3.1",
                    ["3.1.1", "3.1.2", "3.1.3"],
                    [new Mark(MarkValue.Meets, "3.1.1"), new Mark(MarkValue.NeedsImprovement), new Mark(MarkValue.NeedsImprovement)],
                    "Er is beleid:\n\n- een nota;\n- een plan.",
                    []),
                new("4", "4.1", ["4.1.2"], [], "Hierover is niets te zeggen.", []) { NoMarkReason = "De stukken ontbreken." },
            ],
            Retests =
            [
                new(
                    "5",
                    "5.1",
                    ["5.1.1"],
                    new Judgement("2013", [new Mark(MarkValue.NeedsImprovement)], "De hulp stopte na zes maanden."),
                    new Judgement("2014", [new Mark(MarkValue.Meets)], "De grens is weg."),
                    false),
                new(
                    "5",
                    "5.2",
                    ["5.2.1"],
                    new Judgement("2013", [new Mark(MarkValue.NeedsImprovement)], "Er is een wachtlijst."),
                    new Judgement("2014", [new Mark(MarkValue.NeedsImprovement)], ""),
                    true),
                new(
                    "5",
                    "5.3",
                    ["5.3.1"],
                    new Judgement("2013", [new Mark(MarkValue.NeedsImprovement)], "Nazorg is niet afgesproken."),
                    null,
                    false,
                    "De aanpak is gestopt."),
            ],
            Conclusions = [new("1", ["De partners spreken dezelfde taal."], []), new("3", [], ["Leg de doorzettingsmacht vast."])],
        };

    /// <summary>The same factsheet with this text wherever a text may stand.</summary>
    public static FactsheetContent Saying(string text, TextForm form) =>
        Content with
        {
            MunicipalityName = text,
            StudyTitle = text,
            Form = form,
            Inspectorates = [text],
            Context = text,
            Figures = [new(text, 1, FigurePrecision.Exact, text, null, text)],
            Approaches =
            [
                Content.Approaches[0] with
                {
                    Name = text,
                    Description = text,
                    Respondents = [new(text, false, Answering.Joined, Nomination.ByInspectorates, text)],
                    Findings =
                    [
                        new("1", "1.1", ["1.1.1"], [], text, [text], text)
                        {
                            Sources = [new(SourceKind.Document, text, text)],
                            Changes = [new(new DateOnly(2014, 1, 1), text)],
                        },
                    ],
                    Conclusions = [new("1", [text], [text])],
                },
            ],
            FactCheck = Content.FactCheck! with { Response = text },
        };
}
