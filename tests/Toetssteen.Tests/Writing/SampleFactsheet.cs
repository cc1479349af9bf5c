using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Writing;

/// <summary>Factsheets of a municipality that does not exist, with everything in it that can happen.</summary>
internal static class SampleFactsheet
{
    private static readonly string[] Sentences =
    [
        "De gemeente en twee van de drie netwerkpartners geven aan dat dit zo is afgesproken.",
        "In het convenant staat wie waarvoor verantwoordelijk is en wanneer de partners elkaar spreken.",
        "Een van de partners kent de afspraak niet en handelt naar eigen inzicht.",
        "Het werkproces beschrijft per stap wie iets doet en hoe de anderen dat te weten komen.",
        "In de praktijk overleggen de professionals vaker dan op papier staat, en zij vinden dat nuttig.",
        "Uit de jaarverslagen blijkt niet dat de resultaten per gezin worden bijgehouden.",
        "De regisseur kan terugvallen op een lid van de stuurgroep als het overleg vastloopt.",
        "Ouders tekenen het plan mee en krijgen er een exemplaar van.",
    ];

    public static Framework Framework { get; } = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;

    public static Typeface Typeface { get; } = ReadTypeface();

    public static EditionImprint Imprint { get; } =
        new(
            1,
            null,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            new DateOnly(2014, 12, 12),
            "https://toetssteen.example/factsheets/veldmeer-2014/edities/1");

    public static EditionImprint Correction { get; } =
        Imprint with
        {
            Number = 2,
            Reason = "In de bevinding over 3.2.2 stond een verkeerde datum.",
            Address = "https://toetssteen.example/factsheets/veldmeer-2014/edities/2",
        };

    /// <summary>A first study of about nine pages: every row of the framework, two respondents' departures, fact check and annex.</summary>
    public static FactsheetContent First { get; } =
        new()
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM9998",
            MunicipalityName = "Veldmeer",
            FrameworkId = "ggsr/2012",
            StudyTitle = "De aanpak van gezinnen met geringe sociale redzaamheid",
            Published = PartialDate.Of(2014, 12, 12),
            PeriodJudged = "2013",
            Form = TextForm.Markdown,
            Inspectorates =
            [
                "Inspectie Jeugdzorg",
                "Inspectie voor de Gezondheidszorg",
                "Inspectie van het Onderwijs",
                "Inspectie Veiligheid en Justitie",
                "Inspectie SZW",
            ],
            Examination =
                "De inspecties lazen vragenlijsten en documenten en spraken op 3 oktober 2013 met de wethouder en drie professionals.\n\nHet oordeel gaat over wat is geregeld, niet over de hulp aan één gezin.",
            Context =
                "Veldmeer heeft drie kernen en een groot buitengebied. De gemeente werkt sinds 2011 met een *wijkteam* in elke kern.\n\nHoeveel gezinnen in de doelgroep er wonen, is **niet bekend**.",
            Figures =
            [
                new FigureContent("inhabitants", 98_500, FigurePrecision.About, "CBS", PartialDate.Of(2013, 1), null),
                new FigureContent("householdsWithChildren", 14_913, FigurePrecision.Exact, "CBS", PartialDate.Of(2012, 1), null),
                new FigureContent("estimatedFamilies", null, FigurePrecision.Unknown, "gemeente Veldmeer", null, null),
                new FigureContent("familiesInApproach", 120, FigurePrecision.MoreThan, null, PartialDate.Of(2013), null),
                new FigureContent(
                    "reachedByApproachPercent",
                    12.5m,
                    FigurePrecision.Almost,
                    "jaarverslag Gezin Vooruit",
                    PartialDate.Of(2013, 6, 30),
                    null),
            ],
            Approaches = [FirstApproach()],
            FactCheck = new FactCheckContent(new DateOnly(2014, 9, 1), new DateOnly(2014, 9, 29), new DateOnly(2014, 9, 26))
            {
                ObjectionCount = 3,
                AdoptedCount = 2,
                Response =
                    "Het college herkent zich in de bevindingen en dankt de inspecties.\n\nMet de partners is afgesproken:\n\n1. een nieuwe omschrijving van de doelgroep;\n2. een evaluatie per half jaar.",
                Annex =
                [
                    new ObjectionContent(
                        ObjectionKind.FactuallyWrong,
                        "3.2.2",
                        "De doorzettingsmacht is in 2012 geregeld.",
                        "Dit was in 2011.",
                        ObjectionDecision.Adopted,
                        "Het besluit is van 14 maart 2011. De zin is aangepast."),
                    new ObjectionContent(
                        ObjectionKind.EvidenceMissed,
                        "1.1.2",
                        "De gemeente heeft geen overzicht.",
                        "Er is een lijst in het registratiesysteem.",
                        ObjectionDecision.Partly,
                        "De lijst is genoemd; een overzicht van de hele doelgroep is zij niet."),
                    new ObjectionContent(
                        ObjectionKind.Remark,
                        "Context",
                        "Veldmeer heeft drie kernen.",
                        "Het dorp Overmeer noemt zich ook een kern.",
                        ObjectionDecision.NotAdopted,
                        "De gemeentelijke indeling telt drie kernen."),
                ],
            },
            History = new HistoryAnchor(412, "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
        };

    /// <summary>A follow-up with everything a re-test can be, and an approach that was not judged again.</summary>
    public static FactsheetContent FollowUp { get; } =
        First with
        {
            Kind = StudyKind.FollowUp,
            StudyTitle = "Hertoets van de aanpak van gezinnen met geringe sociale redzaamheid",
            PeriodJudged = "2014",
            Examination = null,
            FactCheck = new FactCheckContent(new DateOnly(2015, 4, 1), new DateOnly(2015, 4, 30), null),
            Progress =
            [
                new ProgressContent(
                    ReportForm.Presentation,
                    PartialDate.Of(2015, 2, 11),
                    "De wethouder liet zien wat er per verbeterpunt is gedaan."),
            ],
            Approaches =
            [
                new ApproachContent
                {
                    Name = "Samen Vooruit",
                    Formerly = ["Gezin Vooruit"],
                    Scope = "Samen Vooruit is de voortzetting van Gezin Vooruit.",
                    Retests =
                    [
                        new RetestContent(
                            "1",
                            "1.1",
                            ["1.1.2"],
                            Bad("2013", "Er was geen overzicht."),
                            new Judgement(
                                "2014",
                                [new Mark(MarkValue.Meets)],
                                "Er is nu een overzicht, dat elk kwartaal wordt bijgewerkt."),
                            false),
                        new RetestContent(
                            "3",
                            "3.1",
                            ["3.1.4", "3.1.5", "3.1.6", "3.1.7"],
                            Bad("2013", Text(3, 4)),
                            new Judgement(
                                "2014",
                                [new Mark(MarkValue.Meets, "3.1.4"), new Mark(MarkValue.NeedsImprovement, "3.1.5")],
                                Text(5, 5)),
                            false),
                        new RetestContent(
                            "3",
                            "3.2",
                            ["3.2.2"],
                            Bad("2013", "De regisseur kan niet doorzetten."),
                            new Judgement("2014", [new Mark(MarkValue.NeedsImprovement)], ""),
                            true),
                        new RetestContent(
                            "4",
                            "4.1",
                            ["4.1.2"],
                            Bad("2013", "Opschalen is niet geregeld."),
                            null,
                            false,
                            "De nieuwe regeling geldt pas sinds januari 2015."),
                    ],
                    Conclusions =
                    [
                        new ConclusionContent("1", ["De gemeente heeft zicht op de doelgroep."], []),
                        new ConclusionContent("3", [], ["De partners evalueren nog niet samen."]),
                    ],
                },
                new ApproachContent { Name = "Vangnet", NotRetested = "Vangnet is op 1 juli 2014 opgegaan in Samen Vooruit." },
            ],
        };

    /// <summary>
    /// A third round: what remained has three columns, what the second round found has two, and what it left out has a gap.
    /// </summary>
    public static FactsheetContent ThirdRound { get; } =
        FollowUp with
        {
            StudyTitle = "Tweede hertoets van de aanpak van gezinnen met geringe sociale redzaamheid",
            PeriodJudged = "2016",
            Published = PartialDate.Of(2017, 5, 9),
            Progress =
            [
                new ProgressContent(ReportForm.Conversation, PartialDate.Of(2017, 1, 24), "Er was een gesprek met de *wethouder*."),
                new ProgressContent(ReportForm.Written, PartialDate.Of(2016, 7), null),
            ],
            Approaches =
            [
                FollowUp.Approaches[0] with
                {
                    Retests =
                    [
                        new RetestContent(
                            "3",
                            "3.1",
                            ["3.1.4", "3.1.5", "3.1.6", "3.1.7"],
                            new Judgement(
                                "2014",
                                [new Mark(MarkValue.Meets, "3.1.4"), new Mark(MarkValue.NeedsImprovement, "3.1.5")],
                                Text(5, 5)),
                            new Judgement("2016", [new Mark(MarkValue.Meets)], $"{Text(1, 3)}\n\n- eerst dit;\n- dan **dat**."),
                            false)
                        {
                            Earlier = [Bad("2013", Text(3, 4))],
                        },
                        new RetestContent(
                            "3",
                            "3.2",
                            ["3.2.2"],
                            Bad("2014", ""),
                            new Judgement("2016", [new Mark(MarkValue.NeedsImprovement)], "De situatie is ongewijzigd."),
                            true)
                        {
                            Earlier = [Bad("2013", "De regisseur kan niet doorzetten.")],
                        },
                        new RetestContent(
                            "4",
                            "4.1",
                            ["4.1.2"],
                            Bad("2013", "Opschalen is niet geregeld."),
                            new Judgement("2016", [], "De regeling is nog niet vastgesteld."),
                            false),
                        new RetestContent(
                            "4",
                            "4.3",
                            ["4.3.1"],
                            Bad("2014", "Partners delen nog niets."),
                            null,
                            false,
                            "De afspraken gaan pas in 2017 in."),
                    ],
                },
                FollowUp.Approaches[1],
            ],
        };

    private static Judgement Bad(string period, string text) => new(period, [new Mark(MarkValue.NeedsImprovement)], text);

    private static ApproachContent FirstApproach() =>
        new()
        {
            Name = "Gezin Vooruit",
            Formerly = ["Bijzondere Zorg", "Team Achter de Voordeur"],
            Scope = "Van de drie aanpakken in Veldmeer is Gezin Vooruit de meest intensieve. Daarom is deze aanpak beoordeeld.",
            Description =
                "Gezin Vooruit is een team van acht gezinscoaches. Een coach komt bij het gezin thuis en blijft zolang dat nodig is.\n\nHet team:\n\n- neemt aanmeldingen aan van professionals;\n- maakt met het gezin *één plan*;\n- overlegt elke zes weken met iedereen die betrokken is.",
            Respondents =
            [
                new RespondentContent("Gemeente Veldmeer", true, Answering.Own, null),
                new RespondentContent("Maatschappelijk werk De Brug", false, Answering.Own, Nomination.ByMunicipality),
                new RespondentContent("Bureau Jeugdzorg", false, Answering.Joined, Nomination.ByMunicipality, "Gemeente Veldmeer"),
                new RespondentContent("Woonstichting Meerzicht", false, Answering.Silent, Nomination.ByMunicipality),
                new RespondentContent("GGD Meerland", false, Answering.Own, Nomination.ByInspectorates),
            ],
            Findings = [.. Framework.Rows().Select((row, n) => Finding(row, n))],
            Conclusions =
            [
                new ConclusionContent("1", [Text(0, 2)], [Text(2, 1), Text(5, 2)]),
                new ConclusionContent("2", [Text(4, 2), Text(7, 1)], []),
                new ConclusionContent("3", [Text(3, 2)], [Text(5, 2)]),
                new ConclusionContent("4", [], [Text(1, 3)]),
                new ConclusionContent("5", [], []),
            ],
        };

    private static FindingContent Finding(FrameworkRow row, int n)
    {
        var codes = row.Indicators.Select(i => i.Code).ToList();
        var sources = new List<SourceContent>
        {
            new(SourceKind.Questionnaire, "gemeente Veldmeer", codes[0]),
            new(SourceKind.Document, $"Convenant Gezin Vooruit {2009 + n % 4}", $"p. {n + 1}"),
        };
        if (n % 3 == 0)
            sources.Add(new(SourceKind.Meeting, "gesprek met de teamleider", "3 oktober 2013"));
        return new FindingContent(
            row.Theme.Code,
            row.Criterion.Code,
            [.. codes],
            [.. MarksOf(row.Code, codes, n)],
            $"{Text(n, 2 + n % 3)}\n\n{Text(n + 3, 1 + n % 2)}",
            row.Code == "3.1.1-3.1.3" ? ["De visie is nog niet door alle partners vastgesteld.", "De doelen zijn **niet meetbaar**."] : [],
            n == 4 ? "In de gedrukte tekst stond ‘netwerkparners’." : null)
        {
            NoMarkReason = row.Code == "4.2.3" ? "De antwoorden spreken elkaar tegen en er is geen document." : null,
            Sources = [.. sources],
            Changes =
                row.Code == "3.2.2"
                    ?
                    [
                        new ChangeContent(
                            new DateOnly(2014, 10, 2),
                            "Het jaartal is verbeterd; het bezwaar van de gemeente is overgenomen."),
                    ]
                    : [],
        };
    }

    private static List<Mark> MarksOf(string row, List<string> codes, int n) =>
        row switch
        {
            "3.1.1-3.1.3" => [new Mark(MarkValue.Meets), new Mark(MarkValue.NeedsImprovement), new Mark(MarkValue.NeedsImprovement)],
            "3.1.4-3.1.7" => [new Mark(MarkValue.Meets, codes[0]), new Mark(MarkValue.NeedsImprovement, codes[1])],
            "4.2.3" => [],
            _ => [new Mark(n % 4 == 1 ? MarkValue.NeedsImprovement : MarkValue.Meets)],
        };

    private static string Text(int from, int count) =>
        string.Join(' ', Enumerable.Range(from, count).Select(i => Sentences[i % Sentences.Length]));

    private static Typeface ReadTypeface() => Typeface.In(RepositoryFolder.PathTo("node_modules", "@fontsource", "source-sans-3", "files"));
}
