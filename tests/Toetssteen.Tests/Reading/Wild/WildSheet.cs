using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading.Wild;

/// <summary>What a document is to say: the truth that every reading of it is held against. Every sentence has a word of its own.</summary>
public sealed record WildSheet(Framework Framework, string Municipality, IReadOnlyList<string> Years,
    IReadOnlyList<WildApproach> Approaches, IReadOnlyList<string> Introduction)
{
    public bool IsFollowUp => Years.Count > 0;

    private static readonly string[] Good =
    [
        "De werkwijze staat in de notitie {0}.", "Alle ondervraagden noemen het loket {0} en weten de weg daarheen.",
            "De coördinator van {0} ziet hierop toe, elk kwartaal opnieuw.",
        "{0} kan niet beter.", "Geen verbeterpunt meer voor {0}.", "Voldoende mensen van {0} doen mee",
            "Zowel de gemeente als {0} zegt dat hierover vaste afspraken zijn.", "Volgens {0} werkt dit: 3 x per jaar komt men bijeen.",
    ];

    private static readonly string[] Poor =
    [
        "Over {0} is niets op papier gezet.", "Dat gaat niet goed bij {0}.", "Goed geld mist {0}.",
            "Verbeterpunt is dat {0} niet meedoet.", "Voldoende is dit niet, zegt {0}", "Voldoet niet aan wat {0} vroeg.",
                "De mensen van {0} geven ieder een ander antwoord.", "In het plan {0} ontbreekt wie waarvoor zorgt.",
                    "Het onderwijs is bij {0} nog niet aangesloten.",
        "Bij {0} weet niemand hoe vaak dit voorkomt; voldoende cijfers ontbreken.",
    ];

    private static readonly string[] Introductions =
    [
        "De gemeente {1} en haar netwerkpartners stopten met {0}; 45 gezinnen gingen over naar een ander team.",
            "In {1} werkt men sinds het voorjaar met {0}.",
        "Het college heeft {0} gevraagd om mee te denken over de criteria.",
            "Twee van de drie netwerkpartners bevestigen dat {0} anders werkt.",
        "De inspecties spraken daarover met {0}, omdat de verbeterpunten nog niet waren opgepakt.",
    ];

    private static readonly string[] Municipalities = ["Waterrijk", "Lindewoude", "Groningen", "Zandmeer", "Bergen op Zoom", "Kleiwolde"];

    private static readonly string[] Names = ["Sterk Thuis", "Gezinsloket", "Team Achter de Voordeur", "Brugteam", "Vangnet Plus",
        "Casustafel Jeugd"];

    public static WildSheet AtRandom(Framework framework, Random random)
    {
        var words = new OwnWords(random);
        var municipality = Municipalities[random.Next(Municipalities.Length)];
        var first = random.Next(2010, 2023);
        string[] years = random.Next(3) == 0 ? [$"{first}", $"{first + random.Next(1, 4)}"] : [];
        var names = (string[])Names.Clone();
        random.Shuffle(names);
        var approaches = Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(n => new WildApproach(
            names[n],
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"Stichting {words.Next()}")],
            [string.Format(null, "Het team {0} helpt gezinnen die er zelf niet uitkomen, met hulp van {1}.", names[n], words.Next())],
            Rows(framework, random, words, years.Length))).ToList();
        return new WildSheet(framework, municipality, years, approaches,
            [.. Introductions.OrderBy(_ => random.Next()).Take(random.Next(0, 3))
                .Select(i => string.Format(null, i, words.Next(), municipality))]);
    }

    private static List<WildRow> Rows(Framework framework, Random random, OwnWords words, int years)
    {
        var all = framework.Rows().ToList();
        var most = Math.Min(all.Count, random.Next(4, 10));
        return
        [
            .. all.Where((_, i) => random.Next(all.Count) < most || i == 0).Select(r => new WildRow(
                [.. r.Indicators.Select(i => i.Code)],
                [.. Enumerable.Range(0, Math.Max(1, years)).Select(n =>
                    Judgement(random, words, r.Indicators.Count, years > 0 && n == 0))])),
        ];
    }

    private static WildJudgement Judgement(Random random, OwnWords words, int indicators, bool isFirstOfTwo)
    {
        var marks = Enumerable.Range(0, random.Next(1, Math.Min(indicators, 3) + 1))
            .Select(_ => isFirstOfTwo || random.Next(2) == 0 ? ReadMark.Improve : ReadMark.Meets)
            .ToList();
        return new WildJudgement(
            [.. marks.Select(m => (m, Sentences(random, words, m)))],
            !isFirstOfTwo && random.Next(8) == 0 ? string.Format(null, "De afspraak met {0} is alleen mondeling gemaakt.", words.Next())
                : null);
    }

    private static string Sentences(Random random, OwnWords words, ReadMark mark)
    {
        var pool = mark == ReadMark.Meets ? Good : Poor;
        return string.Join(' ', Enumerable.Range(0, random.Next(1, 3))
            .Select(_ => string.Format(null, pool[random.Next(pool.Length)], words.Next())));
    }

    /// <summary>Words that nobody uses, each once.</summary>
    private sealed class OwnWords(Random random)
    {
        private readonly HashSet<string> _used = [];

        public string Next()
        {
            while (true)
            {
                var word = string.Concat(Enumerable.Range(0, 4).Select(_ => $"{"bdfgklmnprst"[random.Next(12)]}{"aeiou"[random.Next(5)]}"));
                if (_used.Add(word))
                    return char.ToUpperInvariant(word[0]) + word[1..];
            }
        }
    }
}

public sealed record WildApproach(string Name, IReadOnlyList<string> Partners, IReadOnlyList<string> Description,
    IReadOnlyList<WildRow> Rows);

/// <summary>A row: indicators that stand together, judged once, or once in each year.</summary>
public sealed record WildRow(IReadOnlyList<string> Indicators, IReadOnlyList<WildJudgement> Judgements);

public sealed record WildJudgement(IReadOnlyList<(ReadMark Mark, string Text)> Passages, string? Attention)
{
    public IEnumerable<string> Texts => Passages.Select(p => p.Text).Concat(Attention is null ? [] : [Attention]);
}
