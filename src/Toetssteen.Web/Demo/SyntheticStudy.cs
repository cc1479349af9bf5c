using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Web.Demo;

/// <summary>
/// A seeded generator of studies of any size, for benchmarks and for trying things out: the same numbers and seed give the same
/// readings. Round one is a first study; each next round judges again what still fell short.
/// </summary>
internal sealed class SyntheticStudy(Framework framework, int municipalities, int rounds, int seed)
{
    private const int FirstYear = 2021;
    private static readonly string[] Names = ["Wijkteam Gezin", "Eén Gezin Eén Plan", "Regie Samen"];
    private static readonly string[] Partners =
    [
        "Maatschappelijk werk De Brug",
        "Jeugdhulp Oever",
        "Woonstichting Thuis",
        "Verslavingszorg Lente",
        "Politie basisteam",
    ];

    private static readonly string[] Good =
    [
        "De afspraken staan op papier en de ondervraagden kennen ze.",
        "Gemeente en partners beschrijven dezelfde werkwijze, en de stukken bevestigen dat.",
        "Het is geregeld, en wie ermee werkt weet waar het staat.",
    ];

    private static readonly string[] Short =
    [
        "De afspraken zijn niet vastgelegd, en de ondervraagden vertellen elk iets anders.",
        "De gemeente heeft hier nog niets over geregeld.",
        "Een deel van de partners weet hier niet van.",
    ];

    /// <summary>All readings, round by round, municipality by municipality.</summary>
    public IEnumerable<FactsheetReading> Readings()
    {
        var places = MunicipalityRegister
            .All.Where(m => !m.IsAbolished)
            .Concat(MunicipalityRegister.All.Where(m => m.IsAbolished))
            .Take(municipalities)
            .ToList();
        var open = new Dictionary<string, List<ReadFinding>>();
        for (var round = 0; round < rounds; round++)
            foreach (var place in places)
            {
                var chance = new Random(Seed(place.Code, round));
                yield return round == 0 ? First(place, chance, open) : FollowUp(place, round, chance, open);
            }
    }

    private int Seed(string code, int round) =>
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {code} {round}"))) & int.MaxValue;

    private FactsheetReading First(Municipality place, Random chance, Dictionary<string, List<ReadFinding>> open)
    {
        var line = 0;
        var findings = framework.Rows().Select(row =>
        {
            var marks = Enumerable.Range(0, row.Indicators.Count == 1 ? 1 : 1 + chance.Next(row.Indicators.Count))
                .Select(_ => Mark(chance.NextDouble() >= 0.72, chance)).ToList();
            if (chance.NextDouble() < 0.02)
                marks.Clear();
            var text = marks.Exists(m => m.Falls) ? Pick(Short, chance) : Pick(Good, chance);
            return new ReadFinding(row.Theme.Code, row.Criterion.Code, [.. row.Indicators.Select(i => i.Code)], marks, text,
                chance.NextDouble() < 0.08 && framework.Scale.Attention is not null
                    ? ["Niet iedereen is hiervan op de hoogte."] : [], new Place(++line));
        }).ToList();
        open[place.Code] = [.. findings.Where(f => f.Marks.Any(m => m.Falls))];
        return Reading(
            place,
            ReadingKind.Study,
            0,
            new ReadApproach
            {
                Name = Names[chance.Next(Names.Length)],
                Description = "Verzonnen aanpak, om mee te meten en te proberen.",
                Respondents =
                [
                    new ReadRespondent($"Gemeente {place.Name}", ReadRole.Municipality, ReadAnswered.Own, null),
                    .. Partners
                        .OrderBy(_ => chance.Next())
                        .Take(3)
                        .Select(p => new ReadRespondent(p, ReadRole.Partner, ReadAnswered.Own, ReadNomination.Municipality)),
                ],
                Findings = findings,
                Conclusions =
                [
                    .. framework.JudgedThemes.Select(t => new ReadConclusion(
                        t.Code,
                        [$"Op het thema {t.Name} is het nodige geregeld."],
                        chance.Next(2) == 0 ? [] : ["Leg de afspraken vast."])),
                ],
            },
            chance);
    }

    // One of the marks of the scale that fall, or of those that do not.
    private ReadMark Mark(bool falls, Random chance)
    {
        var side = framework.Scale.Marks.Where(m => m.Falls == falls).ToList();
        return ReadMark.Of((side.Count == 1 ? side[0] : side[chance.Next(side.Count)]).Value);
    }

    private FactsheetReading FollowUp(Municipality place, int round, Random chance, Dictionary<string, List<ReadFinding>> open)
    {
        var name = new Random(Seed(place.Code, 0));
        var line = 0;
        var retests = open[place.Code]
            .Select(f =>
            {
                var resolved = chance.NextDouble() < 0.45;
                return (
                    Finding: f,
                    Resolved: resolved,
                    Retest: new ReadRetest(
                        f.Indicators,
                        new ReadJudgement(Year(round - 1), f.Marks, f.Text),
                        new ReadJudgement(
                            Year(round),
                            [Mark(!resolved, chance)],
                            resolved ? Pick(Good, chance) : "De situatie is ongewijzigd."),
                        !resolved,
                        new Place(++line)));
            })
            .ToList();
        open[place.Code] = [.. retests.Where(r => !r.Resolved).Select(r => r.Finding with { Marks = r.Retest.After!.Marks })];
        return Reading(place, ReadingKind.FollowUp, round, new ReadApproach
        {
            Name = ApproachOf(place),
            Retests = [.. retests.Select(r => r.Retest)],
            NotRetested = retests.Count == 0 ? "Er stonden geen verbeterpunten meer open." : null,
        }, name);
    }

    private readonly Dictionary<string, string> _approaches = [];

    private string ApproachOf(Municipality place) => _approaches[place.Code];

    private FactsheetReading Reading(Municipality place, ReadingKind kind, int round, ReadApproach approach, Random chance)
    {
        _approaches.TryAdd(place.Code, approach.Name);
        return new FactsheetReading
        {
            Source = new ReadingSource($"synthetisch-{seed}-{place.Code}-{round}.json", "text", new string('0', 64)),
            Kind = kind,
            Municipality = new ReadMunicipality(place.Name, place.Code),
            Published = $"{FirstYear + round}-{1 + chance.Next(12):00}",
            Framework = framework.Id,
            Context = new ReadContext(
                "Verzonnen gegevens.",
                [
                    new ReadFact(
                        "inhabitants",
                        5_000 + chance.Next(300_000),
                        ReadPrecision.About,
                        "verzonnen",
                        null,
                        "Verzonnen aantal inwoners."),
                ]),
            Approaches = [approach],
        };
    }

    private static string Year(int round) => (FirstYear + round).ToString(CultureInfo.InvariantCulture);

    private static string Pick(string[] sentences, Random chance) => sentences[chance.Next(sentences.Length)];
}
