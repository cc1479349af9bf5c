using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>What title page and running text say about the whole: municipality, kind, date, names of approaches.</summary>
internal sealed class FrontMatter
{
    private static readonly HashSet<string> StudyWords =
    [
        "toezichtonderzoek",
        "toezicht",
        "onderzoek",
        "factsheet",
        "gemeente",
        "hertoets",
        "hertoetsing",
        "vervolgonderzoek",
        "heronderzoek",
        "ggsr",
        "rapport",
        "rapportage",
        "stj",
        "verbeterpunten",
        "beleidsniveau",
        "uitkomsten",
    ];

    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["den bosch"] = "'s-Hertogenbosch",
        ["den haag"] = "'s-Gravenhage",
        ["nuenen c a"] = "Nuenen, Gerwen en Nederwetten",
        ["nuenen"] = "Nuenen, Gerwen en Nederwetten",
    };

    private static readonly HashSet<string> Joints =
    [
        "van",
        "de",
        "het",
        "en",
        "der",
        "den",
        "in",
        "op",
        "voor",
        "aan",
        "te",
        "ten",
        "bij",
        "met",
        "om",
        "&",
        "-",
        "–",
    ];

    private readonly Dictionary<string, (string Name, int Count)> _inText = [];
    private string? _titleTail;

    /// <summary>Lists of names of approaches, as printed: on the title page first.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Lists of earlier names, as printed.</summary>
    public List<string> EarlierNames { get; } = [];

    public string? TitleName { get; private set; }

    /// <summary>What later titles name that the first does not: another municipality, or another study of the same.</summary>
    public List<string> OtherTitles { get; } = [];

    public string? HeadingName { get; set; }

    public bool HasTitle { get; private set; }

    public bool TitleSaysFollowUp { get; private set; }

    public string? Published { get; set; }

    /// <summary>Takes what a title says.</summary>
    public void Title(string text)
    {
        HasTitle = true;
        TitleLine(text);
        if (TitleName is null)
            (TitleName, _titleTail) = NameIn(text);
        if (Published is null && Headings.DateIn(text, wholeLine: false) is { } date)
            Published = date;
    }

    /// <summary>
    /// Takes what a title or heading says behind the first. Of another municipality it is another factsheet; and so it is of another year
    /// or another kind of study, where findings stand above it.
    /// </summary>
    /// <param name="text">The title.</param>
    /// <param name="isBelowFindings">Findings stand above it.</param>
    /// <param name="date">The date that stands below it, where one does.</param>
    /// <returns>Whether another factsheet begins.</returns>
    public bool LaterTitle(string text, bool isBelowFindings, string? date)
    {
        if (TitleName is null)
            return false;
        if (NameIn(text).Name is { } name && Registered(name).Any() && Words.Folded(name) != Words.Folded(TitleName))
            OtherTitles.Add(name);
        else if (isBelowFindings && (SaysFollowUp(text) != TitleSaysFollowUp || (date is not null && date != Published)
            || Words.Of(text).Exists(w => Headings.IsYear(w) && Published?.StartsWith(w, StringComparison.Ordinal) != true)))
            OtherTitles.Add(date is null ? text : $"{text} {date}");
        else
            return false;
        return true;
    }

    /// <summary>Takes a line of a title that goes on in the next: it may say that this is a follow-up.</summary>
    public void TitleLine(string text) => TitleSaysFollowUp |= SaysFollowUp(text);

    private static bool SaysFollowUp(string text) => Words.Of(text).Exists(w =>
        w is "verbeterpunten" or "hertoets" or "hertoetsing" or "vervolgonderzoek" or "heronderzoek" or "voortgang"
            || w.StartsWith("vervolg", StringComparison.Ordinal));

    /// <summary>The municipality that a short text names and nothing more.</summary>
    public bool TryName(string text)
    {
        if (TitleName is not null || text.Length > 60 || NameIn(text).Name is not { } name || !Registered(name).Any())
            return false;
        TitleName = name;
        return true;
    }

    /// <summary>Takes the names that running text uses: "de gemeente X", "de aanpak X".</summary>
    public void RunningText(string text)
    {
        for (
            var at = text.IndexOf("emeente ", StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf("emeente ", at + 8, StringComparison.Ordinal))
            if (Capitals(text, at + 8, plural: false) is { Length: > 1 } name)
            {
                name = Longest(name);
                var folded = Words.Folded(name);
                _inText[folded] = (name, _inText.GetValueOrDefault(folded).Count + 1);
            }
        for (
            var at = text.IndexOf("aanpak", StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf("aanpak", at + 6, StringComparison.OrdinalIgnoreCase))
        {
            var plural = string.CompareOrdinal(text, at, "aanpakken", 0, 9) == 0;
            var from = at + (plural ? 10 : 7);
            if (
                from < text.Length
                && text[from - 1] == ' '
                && Capitals(text, from, plural) is { Length: > 1 } name
                && !name.StartsWith("GGSR", StringComparison.Ordinal))
                Names.Add(name);
            if (plural && from < text.Length && Parenthesised(text, from) is { } earlier)
                EarlierNames.Add(earlier);
        }
    }

    /// <summary>Takes a list of names from the title page, with earlier names in brackets: "X en Y (2013: A en B)".</summary>
    public void NameList(string text)
    {
        if (FormerNames.Of(text) is { } named)
        {
            EarlierNames.Add(named.Former);
            text = named.Now;
        }
        if (text.Length > 0)
            Names.Insert(0, text);
    }

    /// <summary>Earlier names in brackets: "(2013: A en B)", "(voorheen A)"; null where there are none.</summary>
    public static string? Parenthesised(string text, int from)
    {
        var open = text.IndexOf('(', from);
        if (open < 0)
            return null;
        var close = text.IndexOf(')', open);
        var inside = (close < 0 ? text[(open + 1)..] : text[(open + 1)..close]).Trim();
        return FormerNames.Before(inside);
    }

    /// <summary>The approach that a text says was tested: "heeft 'X' getoetst"; null where it says none.</summary>
    public static string? Tested(string text)
    {
        var end = text.IndexOf("getoetst", StringComparison.Ordinal);
        if (end is < 8 or > 300)
            return null;
        var said = text[..end].TrimEnd();
        if (said.Length == 0 || said[^1] is not ('\'' or '’' or '”' or '"' or '‘'))
            return null;
        var open = said[..^1].LastIndexOfAny(['\'', '‘', '“', '"', '’']);
        return open >= 0 && said.Length - open is > 3 and < 90 ? said[(open + 1)..^1].Trim() : null;
    }

    /// <summary>The municipality, and the doubts about it.</summary>
    public ReadMunicipality? Municipality(List<ReadingWarning> warnings)
    {
        var name = TitleName ?? HeadingName;
        // "toezichtonderzoek Jeugd Deventer": words of a title may stand before the name, unless the document uses the longer name.
        if (
            name is not null
            && name == TitleName
            && _titleTail is not null
            && !Registered(name).Any()
            && HeadingName != name
            && !_inText.ContainsKey(Words.Folded(name)))
            name = _titleTail;
        if (TitleName is not null && HeadingName is not null && !Registered(TitleName).Any() && Registered(HeadingName).Any())
            name = HeadingName;
        if (
            name is null
            || (!Registered(name).Any() && _inText.Count > 0 && !_inText.ContainsKey(Words.Folded(name)) && HeadingName is null))
        {
            var most = _inText
                .Values.OrderByDescending(v => (Registered(v.Name).Any() ? 1000 : 0) + v.Count)
                .Select(v => v.Name)
                .FirstOrDefault();
            if (most is not null && (name is null || Registered(most).Any()))
            {
                name = most;
                warnings.Add(ReadingRules.MunicipalityFromText.At(null, name));
            }
        }
        if (name is null)
        {
            warnings.Add(ReadingRules.NoMunicipality.At(null));
            return null;
        }
        var registered = Registered(name).ToList();
        if (registered.Count > 1 && registered.Count(m => m.Province is not null) == 1)
            registered.RemoveAll(m => m.Province is null);
        if (registered.Count == 1)
            return new ReadMunicipality(name, registered[0].Code);
        warnings.Add(ReadingRules.UnknownMunicipality.At(null, name));
        return new ReadMunicipality(name, null);
    }

    private static IEnumerable<Municipality> Registered(string name)
    {
        var found = MunicipalityRegister.Named(name);
        return OtherNames.TryGetValue(Words.Folded(name), out var other) && !found.Any() ? MunicipalityRegister.Named(other) : found;
    }

    /// <summary>What follows the last word of titles, and the longest tail of it that the register knows.</summary>
    private static (string? Name, string? Tail) NameIn(string text)
    {
        var cut = text.IndexOfAny(['(', '|']);
        if (cut > 0)
            text = text[..cut];
        var pieces = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (
            pieces.Count > 0
            && (
                Headings.IsYear(pieces[^1].Trim(',', '.', ':'))
                || pieces[^1].Trim('-', '–', ':', ',').Length == 0
                || Headings.DateIn($"{pieces[^1]} 2000", wholeLine: true) is not null))
            pieces.RemoveAt(pieces.Count - 1);
        var start = pieces.FindLastIndex(p => StudyWords.Contains(Words.Folded(p)) || p[^1] == ':') + 1;
        // Small words may stand before the name, and within it ("Veldhuizen aan de Vliet").
        while (start < pieces.Count && !pieces[start].Any(char.IsUpper))
            start++;
        string From(int at) => string.Join(' ', pieces.Skip(at)).Trim(',', '.', ':', '-', '–', ' ');
        var tail = Enumerable
            .Range(start, Math.Max(0, pieces.Count - start))
            .Select(From)
            .FirstOrDefault(t => t.Length > 1 && Registered(t).Any());
        return (From(start) is { Length: > 1 } name ? name : null, tail);
    }

    /// <summary>Of a run of capitalised words, the longest beginning that the register knows; else all.</summary>
    private static string Longest(string name)
    {
        var pieces = name.Split(' ');
        for (var count = pieces.Length; count > 0; count--)
            if (string.Join(' ', pieces.Take(count)) is var head && Registered(head).Any())
                return head;
        return name;
    }

    /// <summary>The run of capitalised words, with small words between, that begins at a position; or what is quoted there.</summary>
    private static string Capitals(string text, int at, bool plural)
    {
        if (at >= text.Length)
            return "";
        if (
            text[at] is '\'' or '‘' or '“' or '"'
            && text[(at + 1)..].IndexOfAny(['\'', '’', '”', '"']) is > 1 and < 80 and var close
            && !text.AsSpan(at).StartsWith("'s-")
            && !plural)
            return text.Substring(at + 1, close);
        if (!char.IsUpper(text[at]) && !text.AsSpan(at).StartsWith("'s-") && !char.IsAsciiDigit(text[at]))
            return "";
        if (char.IsAsciiDigit(text[at]))
            return "";
        var (end, lastCapital) = (at, at);
        while (end < text.Length && end - at < 160)
        {
            var stop = end;
            while (stop < text.Length && !char.IsWhiteSpace(text[stop]))
                stop++;
            var word = text[end..stop];
            var bare = word.Trim(',', '.', ';', ':', ')', '(', '\'', '’', '‘', '"', '”', '“');
            var capital =
                bare.Length > 0
                && (char.IsUpper(bare[0]) || char.IsAsciiDigit(bare[0]) || word.StartsWith("'s-", StringComparison.Ordinal));
            // A date on the next line is no part of the name.
            if (
                word[0] == '('
                || (!capital && !Joints.Contains(bare))
                || (end > at && Headings.DateIn($"{bare} 2000", wholeLine: true) is not null))
                break;
            if (capital)
                lastCapital = end + word.TrimEnd(',', '.', ';', ':', ')').Length;
            if (word[^1] is '.' or ';' or ':' or ')' || (word[^1] == ',' && !plural))
                break;
            end = stop + 1;
        }
        return text[at..lastCapital].Trim();
    }
}
