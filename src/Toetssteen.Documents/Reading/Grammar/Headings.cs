using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>What a heading opens.</summary>
internal enum Opens
{
    Nothing,
    Title,
    Introduction,
    Context,
    Development,
    Approach,
    Description,
    Respondents,
    Findings,
    Conclusion,
    GoesWell,
    CanImprove,
}

/// <summary>Recognises the headings of a factsheet, whether the source marks them as headings or not.</summary>
internal static class Headings
{
    private static readonly HashSet<string> GoesWellWords =
    [
        "wat gaat goed",
        "wat gaat er goed",
        "wat gaat al goed",
        "gaat goed",
        "dit gaat goed",
        "goed",
        "sterke punten",
        "sterk",
        "wat goed gaat",
        "wat er goed gaat",
        "positief",
        "positieve punten",
        "pluspunten",
        "goede punten",
        "wat ging goed",
        "dat gaat goed",
        "plus",
        "sterke kanten",
    ];

    private static readonly HashSet<string> CanImproveWords =
    [
        "wat kan beter",
        "wat kan er beter",
        "wat kan nog beter",
        "kan beter",
        "dit kan beter",
        "beter",
        "verbeterpunten",
        "verbeterpunt",
        "te verbeteren",
        "wat beter kan",
        "wat er beter kan",
        "zwakke punten",
        "minpunten",
        "wat moet beter",
        "wat moet er beter",
        "aandacht nodig",
        "risicos",
        "verbetering",
        "kan nog beter",
        "zwakke kanten",
        "aandachtspunten",
    ];

    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    /// <summary>The side of a conclusion that a text names and nothing more, or null.</summary>
    public static Opens? SideOf(string text)
    {
        if (text.Length > 40)
            return null;
        var folded = Words.Folded(text);
        if (folded.StartsWith("vervolg ", StringComparison.Ordinal))
            folded = folded[8..];
        return GoesWellWords.Contains(folded) ? Opens.GoesWell : CanImproveWords.Contains(folded) ? Opens.CanImprove : null;
    }

    /// <summary>What a text opens as a heading.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marked">The source marks it as a heading, or it is prominent; otherwise only the plainest wording counts.</param>
    /// <param name="name">What the heading names: approach or municipality.</param>
    /// <param name="continues">It says that something goes on ("Vervolg …").</param>
    public static Opens Of(string text, bool marked, out string name, out bool continues)
    {
        name = "";
        continues = false;
        text = WithoutNumber(text.Trim());
        if (text.Length is 0 or > 160)
            return Opens.Nothing;
        var words = Words.Of(text, 30);
        if (words.Count > 0 && words[0] == "vervolg")
        {
            continues = true;
            words.RemoveAt(0);
            var cut = text.IndexOf("ervolg", StringComparison.OrdinalIgnoreCase) + 6;
            text = text[cut..].TrimStart(' ', ':', '-', '–');
            marked = true;
        }
        if (words.Count > 1 && words[^1] == "vervolg" && text[^1] == ')')
        {
            continues = true;
            words.RemoveAt(words.Count - 1);
        }
        if (words.Count == 0)
            return Opens.Nothing;
        if (SideOf(text) is { } side)
            return side;
        if (ApproachName(text, words, marked) is { } approach)
        {
            name = approach;
            return Opens.Approach;
        }
        var sentence = text[^1] is '.' or ';' or ',' || (text[^1] == ':' && words.Count > 5);
        if (sentence || words.Count > 16)
            return Opens.Nothing;
        return Named(text, words, marked, ref name);
    }

    private static Opens Named(string text, List<string> words, bool marked, ref string name)
    {
        var first = words[0];
        var few = words.Count <= (marked ? 12 : 7);
        if (IsTitle(words))
        {
            name = text;
            return Opens.Title;
        }
        if (!few)
            return Opens.Nothing;
        switch (first)
        {
            case "conclusie" or "conclusies" or "slotconclusie" or "eindconclusie" or "eindoordeel" or "slotsom" when words.Count <= 6:
                return Opens.Conclusion;
            case "algemene" or "samenvattende" when words.Contains("conclusie"):
                return Opens.Conclusion;
            case "bevindingen" or "bevinding" when words.Count <= 6:
                return Opens.Findings;
            case "resultaten"
            or "resultaat"
            or "uitkomsten"
            or "uitkomst"
            or "beoordeling"
            or "toetsing"
            or "oordeel"
            or "oordelen"
            or "hertoets"
            or "hertoetsing" when words.Count <= (marked ? 8 : 5):
                return Opens.Findings;
            case "verbeterpunten" when words.Count <= 5:
                return Opens.Findings;
            case "context" or "achtergrond" when words.Count <= 6:
                name = Tail(text, 1);
                return Opens.Context;
            case "lokale" or "gemeentelijke" when words.Count is 2 or 3 && words[1] is "context" or "situatie":
                return Opens.Context;
            case "de"
                when words.Count <= 6
                    && words.Count > 1
                    && words[1] == "gemeente"
                    && (marked || words.Count <= 4)
                    && !text.Contains(" heeft ", StringComparison.Ordinal):
                name = Tail(text, 2);
                return Opens.Context;
            case "gemeente" when words.Count is > 1 and <= 6:
                name = Tail(text, 1);
                return marked || char.IsUpper(name.FirstOrDefault()) ? Opens.Context : Opens.Nothing;
            case "situatie" or "schets" or "over" when words.Contains("gemeente") || (first == "situatie" && marked):
                return Opens.Context;
            case "inleiding"
            or "leeswijzer"
            or "aanleiding"
            or "vooraf"
            or "verantwoording"
            or "werkwijze"
            or "toelichting" when words.Count <= 6:
                return Opens.Introduction;
            case "over" when words.Contains("onderzoek") || words.Contains("toezichtonderzoek") || words.Contains("factsheet"):
                return Opens.Introduction;
            case "het" when words.Count <= 4 && words.Count > 1 && words[1] is "onderzoek" or "toezichtonderzoek" or "toetsingskader":
                return Opens.Introduction;
            case "ontwikkeling" or "ontwikkelingen" or "voortgang" or "voortgangsrapportage" when words.Count <= 8:
                return Opens.Development;
            case "stand" when words.Count is >= 3 and <= 6 && words[1] == "van" && words[2] == "zaken":
                return Opens.Development;
            case "beschrijving" or "omschrijving" when words.Count <= 8:
                name = Described(text);
                return Opens.Description;
            case "korte" or "inhoud" when marked && words.Count > 1 && words[1] is "beschrijving" or "omschrijving" or "van" or "aanpak":
                return Opens.Description;
            case "wat" when words.Contains("aanpak") && (words.Contains("houdt") || words.Contains("is")):
                return Opens.Description;
            case "over" when words.Contains("aanpak"):
                return Opens.Description;
            case "respondenten" or "netwerkpartners" or "informatiebronnen" or "bronnen" or "geraadpleegd" when marked && words.Count <= 4:
                return Opens.Respondents;
            default:
                return Opens.Nothing;
        }
    }

    /// <summary>A title names the study: "Uitkomsten toezichtonderzoek X", "Factsheet X".</summary>
    private static bool IsTitle(List<string> words)
    {
        if (words[0] is "bevindingen" or "conclusie" || words.Count < 2)
            return false;
        if (words[0] is "factsheet")
            return true;
        var study = words.FindIndex(w =>
            w is "toezichtonderzoek" or "hertoets" or "vervolgonderzoek" or "toezicht" or "heronderzoek" or "onderzoek");
        if (study < 0 || study == words.Count - 1)
            return false;
        return words[0]
                is "uitkomsten"
                    or "uitkomst"
                    or "resultaten"
                    or "toezichtonderzoek"
                    or "rapport"
                    or "rapportage"
                    or "vervolgonderzoek"
                    or "hertoets"
                    or "heronderzoek"
            && !words.Contains("pagina");
    }

    /// <summary>The name in "Aanpak: X", "Aanpak X" or "Aanpak 2 – X"; null where a text names none.</summary>
    private static string? ApproachName(string text, List<string> words, bool marked)
    {
        var at = text.StartsWith("aanpak", StringComparison.OrdinalIgnoreCase) ? 6
            : text.StartsWith("de aanpak", StringComparison.OrdinalIgnoreCase) ? 9
            : text.StartsWith("naam aanpak", StringComparison.OrdinalIgnoreCase) ? 11
            : text.StartsWith("naam van de aanpak", StringComparison.OrdinalIgnoreCase) ? 18 : 0;
        if (at == 0 || at >= text.Length || char.IsLetter(text[at]))
            return null;
        var rest = text[at..];
        var numbered = false;
        var digits = rest.TrimStart();
        if (
            digits.Length > 0
            && (
                char.IsAsciiDigit(digits[0])
                || (digits.Length > 1 && digits[0] is 'A' or 'B' or 'C' or 'I' && digits[1] is ':' or '.' or ')')))
        {
            var end = 1;
            while (end < digits.Length && (char.IsAsciiDigit(digits[end]) || digits[end] == 'I'))
                end++;
            if (end < digits.Length && digits[end] is ':' or '.' or ')' or ' ' or '-' or '–')
                (rest, numbered) = (digits[end..], true);
        }
        var trimmed = rest.TrimStart(' ', ':', '-', '–', '—', '.', ')');
        var separated = rest.TrimStart() is [':' or '-' or '–' or '—', ..];
        var name = Unquoted(trimmed.Trim());
        if (name.Length is 0 or > 120)
            return null;
        var quoted = name.Length != trimmed.Trim().Length;
        if (separated || numbered || quoted)
            return name.TrimEnd('.') is { Length: > 0 } given && words.Count <= 20 && !(name.EndsWith('.') && words.Count > 10)
                ? given
                : null;
        // "Aanpak X" without a sign between: only as a short heading, with a name in capitals.
        return char.IsUpper(name[0]) && name[^1] is not ('.' or ',' or ';' or ':') && words.Count <= (marked ? 10 : 6) && at == 6
            ? name
            : null;
    }

    /// <summary>Quotes around the whole of a text taken off.</summary>
    public static string Unquoted(string text)
    {
        if (
            text.Length > 2
            && text[0] is '\'' or '"' or '‘' or '“' or '’' or '„'
            && text[^1] is '\'' or '"' or '’' or '”' or '‘'
            && !text.StartsWith("'s-", StringComparison.Ordinal))
            return text[1..^1].Trim();
        return text;
    }

    /// <summary>The approach that a heading says it describes: "Beschrijving Frontlijn", "Beschrijving van de aanpak Frontlijn".</summary>
    private static string Described(string text)
    {
        var name = Tail(text, 1);
        foreach (var small in new[] { "van de aanpak", "van de", "van", "aanpak", "de aanpak" })
            if (
                name.StartsWith(small, StringComparison.OrdinalIgnoreCase)
                && (name.Length == small.Length || name[small.Length] is ' ' or ':'))
                name = name[small.Length..].Trim(' ', ':');
        name = Unquoted(name);
        return name.Length > 1 && char.IsUpper(name[0]) ? name : "";
    }

    private static string Tail(string text, int words)
    {
        for (; words > 0; words--)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0)
                return "";
            text = text[(space + 1)..];
        }
        return text.Trim(' ', ':', '–', '-', '.');
    }

    private static string WithoutNumber(string text)
    {
        var at = 0;
        while (at < text.Length && at < 5 && text[at] is 'I' or 'V' or 'X')
            at++;
        if (at > 0 && at + 1 < text.Length && text[at] is '.' or ')' && text[at + 1] == ' ')
            return text[(at + 2)..].TrimStart();
        at = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        return
            at > 0
            && at < text.Length
            && text[at] is ' ' or ')'
            && at <= 6
            && text[0] != '.'
            && !(at == 4 && text[..4].All(char.IsAsciiDigit))
            ? text[(at + 1)..].TrimStart()
            : text;
    }

    /// <summary>A date that a line is, or ends in ("Utrecht, oktober 2013"), in reduced ISO 8601; null where there is none.</summary>
    public static string? DateIn(string text, bool wholeLine)
    {
        if (wholeLine && text.Length > 60)
            return null;
        var words = Words.Of(text, 400);
        for (var at = words.Count - 1; at >= 0; at--)
        {
            var month = Array.IndexOf(Months, words[at]);
            if (
                month < 0
                && words[at].Length is 3 or 4
                && Array.FindIndex(Months, m => m.StartsWith(words[at][..3], StringComparison.Ordinal)) is var cut
                && cut >= 0
                && words[at] is "jan" or "feb" or "mrt" or "apr" or "jun" or "jul" or "aug" or "sep" or "sept" or "okt" or "nov" or "dec")
                month = words[at] == "mrt" ? 2 : cut;
            if (words[at] == "mrt")
                month = 2;
            if (month < 0 || at + 1 >= words.Count || !IsYear(words[at + 1]))
                continue;
            if (wholeLine && words.Count > at + 2)
                return null;
            var year = words[at + 1];
            return at > 0 && int.TryParse(words[at - 1], out var day) && day is >= 1 and <= 31 && words[at - 1].Length <= 2
                ? $"{year}-{month + 1:00}-{day:00}"
                : $"{year}-{month + 1:00}";
        }
        // 12-06-2015
        for (var at = 0; at + 2 < words.Count; at++)
            if (
                IsYear(words[at + 2])
                && int.TryParse(words[at], out var day)
                && day is >= 1 and <= 31
                && int.TryParse(words[at + 1], out var month)
                && month is >= 1 and <= 12
                && (!wholeLine || words.Count <= 5))
                return $"{words[at + 2]}-{month:00}-{day:00}";
        return null;
    }

    /// <summary>A month with a capital and a year within a longer text: a line of its own that ran into its neighbours.</summary>
    public static string? CapitalDateIn(string text)
    {
        for (var month = 0; month < Months.Length; month++)
        {
            var name = $"{char.ToUpperInvariant(Months[month][0])}{Months[month][1..]} ";
            var at = text.IndexOf(name, StringComparison.Ordinal);
            if (at > 0 && at + name.Length + 4 <= text.Length && text.Substring(at + name.Length, 4) is var year && IsYear(year))
                return $"{year}-{month + 1:00}";
        }
        return null;
    }

    public static bool IsYear(string word) =>
        word.Length == 4 && word[0] is '1' or '2' && word[1] is '9' or '0' && word.All(char.IsAsciiDigit);
}
