using System.Text.RegularExpressions;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Reads who answered: partners in a list or in a sentence, who joined another's answers, whom the inspectorates asked besides, and
/// what became of that.
/// </summary>
internal sealed partial class Respondents(Vocabulary vocabulary, string? municipality, string? approach)
{
    private sealed class Draft(string name)
    {
        public string Name { get; } = name;

        public ReadAnswered? Answered { get; set; }

        public ReadNomination? NominatedBy { get; set; }
    }

    private readonly List<Draft> _partners = [];
    private bool _municipality;
    private bool _joined;

    /// <summary>The sentences that say something which found no place.</summary>
    public List<(Place Place, string Text)> LeftOver { get; } = [];

    /// <summary>Whether a paragraph speaks of questionnaires and who filled them in.</summary>
    public static bool IsAbout(string text)
    {
        var folded = Words.Folded(text);
        return folded.Contains("vragenlijst", StringComparison.Ordinal)
            || (
                folded.Contains("netwerkpartner", StringComparison.Ordinal)
                && (
                    folded.Contains("aangedragen", StringComparison.Ordinal)
                    || folded.Contains("ingevuld", StringComparison.Ordinal)
                    || folded.Contains("aangewezen", StringComparison.Ordinal)
                    || folded.Contains("voorgedragen", StringComparison.Ordinal)
                    || folded.Contains("bevraagd", StringComparison.Ordinal)
                    || text.TrimEnd().EndsWith(':')));
    }

    /// <summary>Reads the paragraphs between the name of an approach and its description.</summary>
    public IReadOnlyList<ReadRespondent> Read(IReadOnlyList<Paragraph> paragraphs)
    {
        for (var at = 0; at < paragraphs.Count; at++)
        {
            var paragraph = paragraphs[at];
            if (paragraph.IsListItem)
            {
                AddName(paragraph.Text, paragraph.Place);
                continue;
            }
            foreach (var sentence in Sentences.Of(paragraph.Text))
                ReadSentence(sentence, paragraph.Place);
        }
        var all = new List<ReadRespondent>();
        if (_municipality && municipality is not null)
            all.Add(new ReadRespondent($"gemeente {municipality}", ReadRole.Municipality, ReadAnswered.Own, null));
        all.AddRange(
            _partners.Select(p => new ReadRespondent(
                p.Name,
                ReadRole.Partner,
                p.Answered
                    ?? (
                        _joined && p.NominatedBy != ReadNomination.Inspectorates ? ReadAnswered.Joined
                        : p.NominatedBy == ReadNomination.Inspectorates ? ReadAnswered.Silent
                        : ReadAnswered.Own),
                p.NominatedBy)));
        return all;
    }

    /// <summary>A row of a table of respondents: who, in which role, and how it answered.</summary>
    public static ReadRespondent Row(string name, string role, string answered)
    {
        var (folded, how) = (Words.Folded(role), Words.Folded(answered));
        bool Said(string words) => how.Contains(words, StringComparison.Ordinal);
        return new ReadRespondent(
            name,
            folded.StartsWith("gemeente", StringComparison.Ordinal) ? ReadRole.Municipality : ReadRole.Partner,
            Said("sloot zich aan") ? ReadAnswered.Joined
                : Said("eigen vragenlijst") ? ReadAnswered.Own
                : Said("niet geantwoord") || Said("niet gereageerd") ? ReadAnswered.Silent
                : Said("wilde niet") || Said("deed niet mee") || Said("weiger") || Said("zag af") ? ReadAnswered.Declined
                : null,
            folded.Contains("door de gemeente", StringComparison.Ordinal) ? ReadNomination.Municipality
                : folded.Contains("door de inspectie", StringComparison.Ordinal) ? ReadNomination.Inspectorates
                : null);
    }

    private void ReadSentence(string sentence, Place place)
    {
        var lower = sentence.ToLowerInvariant();
        bool Has(string word) => lower.Contains(word, StringComparison.Ordinal);
        var understood = false;
        if (
            Has("geconformeerd")
            || Has("aangesloten bij de antwoorden")
            || Has("sluiten zich aan bij")
            || Has("sluit zich aan bij")
            || Has("gezamenlijk ingevuld")
            || Has("gezamenlijk een vragenlijst")
            || Has("ondertekend") && Has("vragenlijst"))
            _joined = understood = true;
        if (
            Has("de gemeente heeft") && Has("vragenlijst") && (Has("ingevuld") || Has("beantwoord"))
            || (Has("gemeente") && Has("en de volgende") && Has("ingevuld")))
            _municipality = understood = true;
        if (Has("gevraagd") || Has("verzocht") || Has("uitgenodigd"))
        {
            if (
                (
                    Has("stj heeft")
                    || Has("inspecties hebben")
                    || Has("heeft stj")
                    || Has("hebben de inspecties")
                    || Has("samenwerkend toezicht")
                ) && Asked().Match(sentence) is { Success: true } asked)
            {
                foreach (var name in NamesIn(asked.Groups[1].Value))
                    Partner(name).NominatedBy = ReadNomination.Inspectorates;
                understood = true;
            }
        }
        else if (
            Named().Match(sentence) is { Success: true } named
            && (
                Has("ingevuld")
                || lower.StartsWith("dit zijn", StringComparison.Ordinal)
                || lower.StartsWith("het gaat om", StringComparison.Ordinal)
                || Has("netwerkpartners")))
        {
            foreach (
                var name in NamesIn(
                    Verb().Match(named.Groups[1].Value) is { Success: true } verb
                        ? named.Groups[1].Value[..verb.Index]
                        : named.Groups[1].Value))
                Partner(name);
            understood = true;
        }
        understood |= ReadOutcome(sentence, Has);
        if ((Has("aangedragen") || Has("aangewezen") || Has("voorgedragen") || Has("genoemd") || Has("opgegeven")) && Has("gemeente"))
        {
            foreach (var partner in _partners)
                partner.NominatedBy ??= ReadNomination.Municipality;
            understood = true;
        }
        if (Has("namens de gemeente") || (_joined && Has("netwerkpartners")))
            foreach (var partner in _partners)
                partner.NominatedBy ??= ReadNomination.Municipality;
        understood &= !(Has(" geen vragenlijst") || Has("geen enkele"));
        var standing =
            (Has("beoordel") && (Has("vragenlijst") || Has("informatie")))
            || (Has("vragenlijst") && sentence.EndsWith(':'))
            || Has("documentatie")
            || Has("documenten")
            || (Has("vragenlijst") && Has("ingevuld"));
        // Also of a sentence that was understood, what it says beside that is not lost.
        if ((!understood && !standing) || !StandingTexts.Holds(sentence)
            && !vocabulary.IsAnswering(sentence, _partners.Select(p => p.Name).Append(municipality ?? "").Append(approach ?? "")))
            LeftOver.Add((place, sentence));
    }

    /// <summary>What became of a request: complied, declined, silent.</summary>
    private bool ReadOutcome(string sentence, Func<string, bool> has)
    {
        ReadAnswered? outcome =
            has("voldaan") && !has("niet voldaan") || has("gehoor gegeven") && !has("geen gehoor") ? ReadAnswered.Own
            : has("geweigerd") || has("afgezien") || has("wilde niet") || has("niet mee") || has("niet deelgenomen") || has("afgewezen")
                ? ReadAnswered.Declined
            : has("niet gereageerd")
            || has("geen reactie")
            || has("geen gehoor")
            || has("niet voldaan")
            || has("niet ingevuld") && !has("afzonderlijk")
            || has("niet geantwoord")
                ? ReadAnswered.Silent
            : null;
        if (outcome is null)
            return false;
        var folded = Words.Folded(sentence);
        var any = false;
        foreach (var partner in _partners)
            if (folded.Contains(Words.Folded(partner.Name), StringComparison.Ordinal))
            {
                partner.Answered = outcome;
                any = true;
            }
        return any;
    }

    private void AddName(string text, Place place)
    {
        var printed = text.Trim().TrimEnd('.', ';', ',');
        var name = WithoutNote(printed);
        if (name.Length is not (> 1 and <= 120))
            LeftOver.Add((place, text));
        else
        {
            if (name.Length < printed.Length)
                LeftOver.Add((place, printed[name.Length..].Trim()));
            var partner = Partner(name);
            if (
                name.Contains("gemeente ", StringComparison.OrdinalIgnoreCase)
                && name.StartsWith("gemeente", StringComparison.OrdinalIgnoreCase))
            {
                _partners.Remove(partner);
                _municipality = true;
            }
        }
    }

    // "Juzt (jeugd- en opvoedhulp)": what a partner does is no part of its name; an abbreviation is.
    private static string WithoutNote(string name)
    {
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name.EndsWith(')') && open + 2 < name.Length && char.IsLower(name[open + 2]) ? name[..open] : name;
    }

    private Draft Partner(string name)
    {
        if (_partners.Find(p => Words.Folded(p.Name) == Words.Folded(name)) is { } known)
            return known;
        var partner = new Draft(name);
        _partners.Add(partner);
        return partner;
    }

    private static IEnumerable<string> NamesIn(string list)
    {
        foreach (var piece in Separator().Split(list))
        {
            var name = WithoutNote(piece.Trim().Trim('.', ',', ';', ':', ' '));
            if (name.StartsWith("en ", StringComparison.Ordinal))
                name = name[3..];
            if (name.StartsWith("de ", StringComparison.Ordinal) || name.StartsWith("het ", StringComparison.Ordinal))
                name = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (name.Length is > 1 and <= 100 && name.Any(char.IsUpper) && !name.StartsWith("gemeente", StringComparison.OrdinalIgnoreCase))
                yield return name;
        }
    }

    [GeneratedRegex(@"\baan\s+((?:de |het )?\p{Lu}[^.]{0,200}?)\s+(?:gevraagd|verzocht|uitgenodigd)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"(?:[Dd]it zijn|[Hh]et gaat om|ingevuld door|netwerkpartners(?:\s*\:| zijn)?|te weten|namelijk|organisaties)\s*:?\s*(?:de netwerkpartners\s+)?((?:de |het )?\p{Lu}[^.:]*)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"\s+(?:vulden|hebben|heeft|vulde|zijn|is|die|benaderd|bevraagd|gevraagd|werden|ieder)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Verb();

    [GeneratedRegex(@"\s*[,;]\s*(?:en\s+)?|\s+en\s+(?=(?:de |het )?\p{Lu})|\s+alsmede\s+|\s+evenals\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
