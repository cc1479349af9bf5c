using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading.Model;

/// <summary>Factsheets of municipalities that do not exist (and a few that do, for the sake of their code), in words of our own.</summary>
public static class Invented
{
    public static readonly IReadOnlyList<(string Name, string? Code)> Municipalities =
    [
        ("Waterrijk", null),
        ("Oudekerke", null),
        ("Lindewoude", null),
        ("Sint Odulf", null),
        ("Noorderhage", null),
        ("Berkelveen", null),
        ("Hoog Elst", null),
        ("Zandmeer", null),
        ("Kleiwolde", null),
        ("Rietstad", null),
        ("Veldhuizen aan de Vliet", null),
        ("Overmaas", null),
        ("Groningen", "GM0014"),
        ("Bergen op Zoom", "GM0748"),
        ("'s-Hertogenbosch", "GM0796"),
        ("Alphen aan den Rijn", "GM0484"),
    ];

    private static readonly string[] Names =
    [
        "Sterk Thuis",
        "Gezinsloket",
        "Team Achter de Voordeur",
        "Eén Huis Eén Plan",
        "Casustafel Jeugd",
        "Op Eigen Benen",
        "Wijkgezinsteam",
        "Kompas",
        "Brugteam",
        "Vangnet Plus",
    ];

    private static readonly string[] Partners =
    [
        "Maatschappelijk Werk De Brug",
        "Stichting Thuisbasis",
        "GGD Noordrand",
        "Verslavingszorg Horizon",
        "Woonstichting De Eik",
        "MEE Waterland",
        "Jeugdhulp Aan Zee",
    ];

    private static readonly string[] Good =
    [
        "De werkwijze staat beschreven in het convenant dat in maart is ondertekend.",
        "Alle ondervraagden noemen hetzelfde loket en weten de weg daarheen.",
        "Zowel gemeente als partners zeggen dat hier vaste afspraken over zijn.",
        "In de nota Samen Verder is dit uitgangspunt vastgelegd.",
        "De coördinator ziet hierop toe en bespreekt dit elk kwartaal in de stuurgroep.",
        "Volgens twee van de drie partners werkt dit in de praktijk goed.",
        "De teamleider wijst per gezin een vaste begeleider aan.",
        "Elk half jaar verschijnt een verslag dat naar de raad gaat.",
    ];

    private static readonly string[] Poor =
    [
        "Hierover is niets op papier gezet.",
        "De partners geven ieder een ander antwoord op deze vraag.",
        "Eén partner wist niet dat deze afspraak bestaat.",
        "De gemeente kan niet zeggen hoe vaak dit voorkomt.",
        "Het onderwijs en de politie zijn nog niet aangesloten.",
        "Er bestaat geen beeld van de wachttijden bij de instellingen.",
        "In het plan ontbreekt wie waarvoor verantwoordelijk is.",
    ];

    private static readonly string[] Plain =
    [
        "De gemeente licht toe dat gezinnen meestal via de huisarts of de school binnenkomen.",
        "Bij 3 x afwezigheid volgt een brief; daarna gaat de wijkagent langs.",
        "Voor dit onderdeel wordt ook gekeken naar schulden, huisvesting en werk.",
        "Volgens groep V van het overleg is dat voldoende, al ontbreken cijfers.",
    ];

    private static readonly string[] Warnings =
    [
        "De afspraak is alleen mondeling gemaakt.",
        "Niet elke partner kent het maximum aantal gezinnen per begeleider.",
        "Het document is nog niet vastgesteld door het college.",
        "Bij gezinnen zonder inschrijving geldt dit niet.",
    ];

    /// <summary>A first study, the same for the same seed.</summary>
    public static ModelFactsheet Study(Framework framework, int seed)
    {
        var random = new Random(seed);
        var (name, code) = Municipalities[seed % Municipalities.Count];
        var names = Shuffled(Names, random);
        var approaches = Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1)
            .Select(n => Approach(framework, random, names[n], framework.Rows().Select(r => Row(random, r)).ToList(), withConclusion: true))
            .ToList();
        return new ModelFactsheet
        {
            Kind = ReadingKind.Study,
            Municipality = name,
            Code = code,
            Published = (2013, random.Next(1, 13)),
            Context = Context(name, approaches),
            Approaches = approaches,
        };
    }

    /// <summary>A follow-up, the same for the same seed.</summary>
    public static ModelFactsheet FollowUp(Framework framework, int seed)
    {
        var random = new Random(seed);
        var (name, code) = Municipalities[seed % Municipalities.Count];
        var names = Shuffled(Names, random);
        var approaches = Enumerable
            .Range(0, random.Next(3) == 0 ? 2 : 1)
            .Select(n =>
                Approach(framework, random, names[n], Retests(framework, random, always: n == 0 ? "3.2.2" : "1.1.1"), withConclusion: false)
            )
            .ToList();
        if (approaches.Count == 2)
            approaches[1] = approaches[1] with { Rows = Retests(framework, random, always: approaches[0].Rows[0].Indicators[0]) };
        return new ModelFactsheet
        {
            Kind = ReadingKind.FollowUp,
            Municipality = name,
            Code = code,
            Published = (2015, random.Next(1, 13)),
            Periods = ["2013", "2014"],
            Context =
            [
                $"Op 14 november 2014 heeft de gemeente {name} de inspecties in een gesprek verteld wat er met de verbeterpunten is gedaan.",
                "Sinds dit jaar werken vier wijkteams in de gemeente. Zij nemen het werk stap voor stap over.",
            ],
            Approaches = approaches,
        };
    }

    private static List<string> Context(string municipality, List<ModelApproach> approaches) =>
        [
            $"De gemeente {municipality} heeft ongeveer 61.200 inwoners. Volgens cijfers van het CBS uit januari 2012 telt zij 8.431 huishoudens met kinderen.",
            "De gemeente weet niet hoeveel gezinnen aan de omschrijving voldoen.",
            $"Deze factsheet geeft een oordeel over de aanpak {string.Join(" en de aanpak ", approaches.Select(a => a.Name))}.",
        ];

    private static ModelApproach Approach(
        Framework framework,
        Random random,
        string name,
        IReadOnlyList<ModelRow> rows,
        bool withConclusion
    ) =>
        new()
        {
            Name = name,
            Partners = withConclusion ? [.. Shuffled(Partners, random).Take(random.Next(1, 4))] : [],
            Description =
            [
                $"Het team {name} helpt gezinnen die zelf geen uitweg meer zien. Een vaste begeleider komt thuis langs.",
                "Op dit moment doen 45 gezinnen mee.",
            ],
            Rows = rows,
            Conclusions = withConclusion
                ?
                [
                    .. framework.Themes.Select(t => new ModelConclusion(
                        t.Code,
                        [.. Shuffled(Good, random).Take(random.Next(0, 3))],
                        [.. Shuffled(Poor, random).Take(random.Next(0, 2))])),
                ]
                : [],
        };

    private static ModelRow Row(Random random, FrameworkRow row)
    {
        var passages = new List<ModelPassage>();
        if (random.Next(15) == 0)
        {
            passages.Add(new ModelPassage(null, Pick(Plain, random)));
        }
        else
        {
            var marks = row.Indicators.Count > 1 ? random.Next(1, 4) : random.Next(10) == 0 ? 2 : 1;
            for (var n = 0; n < marks; n++)
            {
                var mark = random.Next(3) == 0 ? ReadMark.Improve : ReadMark.Meets;
                passages.Add(new ModelPassage(mark, Sentences(random, mark)));
            }
            if (random.Next(6) == 0)
                passages.Add(new ModelPassage(null, Pick(Plain, random)));
        }
        for (var n = random.Next(6) == 0 ? random.Next(1, 3) : 0; n > 0; n--)
            passages.Add(new ModelPassage(null, Pick(Warnings, random), IsAttention: true));
        return new ModelRow([.. row.Indicators.Select(i => i.Code)], [passages]);
    }

    private static List<ModelRow> Retests(Framework framework, Random random, string always) =>
        [
            .. framework
                .Rows()
                .Where(r => random.Next(3) == 0 || r.Indicators.Any(i => i.Code == always))
                .Select(r => new ModelRow(
                    [.. r.Indicators.Select(i => i.Code)],
                    [
                        [new ModelPassage(ReadMark.Improve, Sentences(random, ReadMark.Improve))],
                        [After(random)],
                    ])),
        ];

    private static ModelPassage After(Random random) => random.Next(4) switch
    {
        0 => new ModelPassage(ReadMark.Improve, "De situatie is ongewijzigd."),
        1 => new ModelPassage(ReadMark.Improve, Sentences(random, ReadMark.Improve)),
        _ => new ModelPassage(ReadMark.Meets, Sentences(random, ReadMark.Meets)),
    };

    private static string Sentences(Random random, ReadMark mark)
    {
        var pool = Shuffled(mark == ReadMark.Meets ? Good : Poor, random);
        return string.Join(' ', pool.Take(random.Next(1, 3)));
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];

    private static string[] Shuffled(string[] from, Random random)
    {
        var copy = (string[])from.Clone();
        random.Shuffle(copy);
        return copy;
    }
}
