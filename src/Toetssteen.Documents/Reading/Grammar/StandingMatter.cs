using System.Text.RegularExpressions;
using Toetssteen.Documents.Outline;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Recognises what every factsheet says and no reading keeps: who publishes, the definition of the target group, how the study was
/// done. Told by the words that only such matter uses, never by where it stands alone.
/// </summary>
internal sealed partial class StandingMatter(Framework framework)
{
    private static readonly string[] Stems =
    [
        "samenwerkend toezicht",
        "stj",
        "inspectie",
        "ministerie",
        "toezichtonderzoek",
        "toetsingskader",
        "factsheet",
        "vragenlijst",
        "geringe sociale redzaamheid",
        "ggsr",
        "leefgebied",
        "verantwoorde zorg",
        "jeugdwet",
        "verbeterpunten",
        "beleidsniveau",
        "netwerkpartner",
        "over de voortgang",
        "hulpverleningstraject",
        "kwetsbare gezin",
        "kwetsbare gezinnen",
        "toezichtggsr",
        "beoordeeld",
        "getoetst",
        "indicator",
        "criteria",
        "themas",
        "volledigheid",
        "conclusie vanuit",
        "bevindingen",
    ];

    private static readonly FactsheetWords Own = FactsheetWords.Dutch;

    // What our own documents say or once said around their content, to the letter (case, accents and punctuation aside).
    private static readonly HashSet<string> OwnTexts =
    [
        .. new[]
        {
            "Gepubliceerd",
            "Editie",
            "Inhoud",
            "Inhoudsopgave",
            "Over wie het gaat",
            "Over wie gaat dit onderzoek?",
            "Hoe het is onderzocht",
            "Hoe is het onderzocht?",
            "Wie antwoordden",
            "Hoe u de oordelen leest",
            "Hoe leest u de oordelen?",
            "Colofon",
            "Over deze editie",
            "Gegeven",
            "Waarde",
            "Afwijkingen van de werkwijze",
            "Toetsingskader",
            "Beoordeelde periode",
            "Inspecties",
            "Voortgang gemeld",
            "Hoe de gemeente de voortgang meldde",
            "Aanpakken",
            "Bij elke indicator staat wat de inspecties vonden, met hun oordeel en de redenen. Er is geen eindcijfer en geen rangorde.",
            "Een hertoets gaat alleen over wat eerder een verbeterpunt was.",
            "Wat de oordelen betekenen, staat bij Hoe leest u de oordelen?",
            "Hier is van de gewone werkwijze afgeweken.",
            "Gewoonlijk draagt de gemeente haar netwerkpartners voor en vult iedereen een eigen vragenlijst in.",
            "De conclusies noemen niet alles. Waar een streepje staat, is bij dat thema niets vermeld.",
            "Wat is gepubliceerd, verandert niet meer. Een verbetering is een nieuwe editie, met de reden erbij. De oude editie blijft te lezen.",
            "Wat is gepubliceerd, verandert niet meer. Een verbetering is een nieuwe editie met de reden erbij; de oude blijft op haar adres staan.",
        }
            .Concat(
                new[]
                {
                    Own.Method,
                    Own.LegendIntroduction,
                    Own.LegendWithOverall,
                    Own.DoesNotChange,
                    Own.Overall,
                    Own.OverallIntroduction,
                }.SelectMany(Sentences.Of))
            .Select(Words.Folded),
    ];

    private static readonly RespondentContent Asked = new("…", false, Answering.Own, Nomination.ByInspectorates);

    private static readonly string[] Departures =
    [
        .. Own.Departures(Asked),
        .. new[] { Answering.Joined, Answering.Declined, Answering.Silent }
            .SelectMany(how => Own.Departures(Asked with { NominatedBy = null, Answered = how, JoinedWith = "…" })),
    ];

    // What the legend of documents that we printed before said.
    private const string MixedMeantOnce = "Eén bevinding over meer indicatoren, met verschillende oordelen.";
    private const string AttentionMeantOnce = "Een waarschuwing naast een oordeel. Het oordeel verandert er niet door.";

    private readonly string[] _own =
    [
        .. framework.InEachLanguage.SelectMany(f => new[] { f.TargetGroup.Name, f.TargetGroup.Abbreviation, f.Owner, f.Title })
            .OfType<string>().Where(w => w.Length > 0).Select(Words.Folded).Distinct(),
    ];

    private static readonly HashSet<string> Publishers =
    [
        .. Words.Of(
            "Samenwerkend Toezicht Jeugd STJ Ministerie Ministeries van Volksgezondheid, Welzijn en Sport VWS Veiligheid Justitie Onderwijs "
                + "Cultuur Wetenschap Sociale Zaken "
                + "Werkgelegenheid SZW Binnenlandse Koninkrijksrelaties Inspectie Inspecties voor de het in der "
                + "Gezondheidszorg Jeugdzorg Jeugd IGZ IGJ IJZ Rijksoverheid Nederland"),
    ];

    // The definition as published, and the words with which it is introduced.
    // A word of the target group with its meaning.
    private readonly HashSet<string> _terms =
        [.. framework.InEachLanguage.SelectMany(f => f.TargetGroup.Terms).Select(t => Words.Folded($"{t.Word} {t.Meaning}"))];

    // What our own documents say of the framework, and the table in which they explain the marks: sign, word, meaning.
    private readonly HashSet<string> _ownTexts =
    [
        .. new[]
        {
            framework.Title,
            Own.FrameworkInFull(framework),
            $"{Own.Framework} {Own.FrameworkInFull(framework)}",
            $"{Own.Framework} {framework.Title} {framework.Version}",
            $"Beoordeeld is met het {framework.Title}, versie {framework.Version}.",
            Own.SizeOf(framework),
                        $"{framework.Title} {framework.Version}", $"{framework.TargetGroup.Name} {framework.TargetGroup.Abbreviation}",
        }.Concat(framework.OverallPlaces.Select(Own.MarksOf)).Select(Words.Folded),
        .. framework.Scale.Verdicts.Select(v => (Verdict: v, Meaning: Own.Meaning(v, framework.Scale)))
            .Append((Verdict: Verdict.Mixed, Meaning: MixedMeantOnce))
            .Select(m => Words.Folded($"{Own.Word(m.Verdict, framework.Scale)} {m.Meaning}")),
        .. new[] { Own.AttentionMeaning, AttentionMeantOnce }
            .SelectMany(m => new[] { "", framework.Scale.AttentionWord.In("nl") }.Select(w => Words.Folded($"{Own.Attention} {w} {m}"))),
        Words.Folded("Oordeel Wat het betekent"), Words.Folded("Oordeel Betekenis"),
    ];

    private readonly ExaminedPartWords _part = new(framework);

    private readonly HashSet<string> _definition =
    [
        .. framework.InEachLanguage.SelectMany(f => Words.Of(
            $"{f.TargetGroup.Name} {f.TargetGroup.Abbreviation} {f.Owner} {f.TargetGroup.Definition} "
            + $"onder een verstaan verstaat wordt verstaan de "
            + $"inspecties {string.Join(' ', f.TargetGroup.Terms.SelectMany(t => new[] { t.Word, t.Meaning }))}")),
    ];

    /// <summary>How many marks of standing matter a text bears.</summary>
    public int Signals(string text)
    {
        var folded = " " + Words.Folded(text);
        var signals = 0;
        foreach (var stem in Stems)
            if (folded.Contains(" " + stem, StringComparison.Ordinal))
                signals++;
        foreach (var own in _own)
            if (folded.Contains(own, StringComparison.Ordinal))
                signals++;
        return signals;
    }

    /// <summary>The sentences of a text that are not standing matter to the letter: they may say something of their own.</summary>
    public IReadOnlyList<string> OwnSentencesIn(string text) =>
        StandingTexts.Holds(text) ? [] : [.. Sentences.Of(text).Where(s => !StandingTexts.Holds(s) && !IsDefinition(s) && !IsOwn(s))];

    /// <summary>Whether a text is, to the letter, what our own documents print around their content.</summary>
    public bool IsOwn(string text) => _part.Tells(text) || text.Length < 300 && Words.Folded(text) is var said
        && (OwnTexts.Contains(said) || _terms.Contains(said) || _ownTexts.Contains(said) || IsOfEdition(text));

    /// <summary>Whether every sentence of a text is, to the letter, what our own documents print around their content.</summary>
    public bool IsOwnMatter(string text) =>
        IsOwn(text) || IsDeparture(text) || Sentences.Of(text) is { Count: > 0 } sentences && sentences.All(IsOwn);

    // What our own documents say of a respondent that departs from the method; the table of respondents tells it too.
    private static bool IsDeparture(string text) =>
        Array.Exists(Departures, said =>
            said.Split('…') is var parts
            && text.EndsWith(parts[^1], StringComparison.Ordinal)
            && parts.All(p => text.Contains(p, StringComparison.Ordinal))
            && text.Length < said.Length + 200);

    // What an edition says of itself, with or without its name: a check number, the last event of its history, its address.
    private static bool IsOfEdition(string text)
    {
        foreach (
            var (name, value) in new[]
            {
                (Own.Sha256, Hash()),
                (Own.HistorySha256, Hash()),
                (Own.HistoryEntry, Number()),
                (Own.Address, Address()),
            })
            if (
                text.StartsWith(name, StringComparison.Ordinal)
                && (text.Length == name.Length || value.IsMatch(text[name.Length..].TrimStart())))
                return true;
        return Hash().IsMatch(text);
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Number();

    [GeneratedRegex("^https?://[^ ]+$")]
    private static partial Regex Address();

    /// <summary>Whether a text explains the target group or one of its words, and says nothing else.</summary>
    public bool IsDefinition(string text)
    {
        var words = Words.Of(text).Where(w => w.Length > 1).ToList();
        return _terms.Contains(Words.Folded(text))
            || StandingTexts.Holds(text)
            || (words.Count >= 8 && words.TrueForAll(_definition.Contains));
    }

    /// <summary>The words of formulas.</summary>
    public Vocabulary Vocabulary { get; } = new(framework);

    /// <summary>A line of the publisher: "Samenwerkend Toezicht Jeugd", "Ministerie van …", an address of a site, a page number.</summary>
    public bool IsImprint(string text)
    {
        if (text.Length > 160)
            return false;
        var folded = Words.Folded(text);
        return folded.Length == 0 && Signs.At(text, 0) is null
            || folded.Length is > 0 and <= 9 && folded.All(c => char.IsAsciiDigit(c) || c == ' ')
            || IsPageNumber(folded)
            || (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("http", StringComparison.OrdinalIgnoreCase)) && !text.Any(char.IsWhiteSpace)
            || folded is "welzijn en sport" or "volksgezondheid welzijn en sport" or "veiligheid en justitie" || IsPublisher(Words.Of(text))
            || folded.StartsWith("toezichtonderzoek op beleidsniveau", StringComparison.Ordinal) && Vocabulary.IsHeading(text, []);
    }

    private static bool IsPublisher(List<string> words) =>
        words is [("samenwerkend" or "stj" or "ministerie" or "ministeries" or "inspectie" or "inspecties" or "rijksoverheid"), ..]
            && words.TrueForAll(Publishers.Contains);

    private static bool IsPageNumber(string folded) =>
        folded.Split(' ') is [("pagina" or "bladzijde" or "blz" or "page" or "p"), .. var rest] && rest.Length > 0
            && Array.TrueForAll(rest, w => w is "van" or "of" || w.All(char.IsAsciiDigit));
}
