using System.Globalization;
using System.Text.RegularExpressions;

namespace Toetssteen.Domain.Municipalities;

/// <summary>What became of one entry of a list of municipalities.</summary>
public enum ListedAs
{
    /// <summary>One municipality that exists.</summary>
    Recognised,

    /// <summary>No municipality: <see cref="Listed.Candidates"/> are those whose names come near.</summary>
    Unknown,

    /// <summary>More than one municipality, which are the candidates.</summary>
    Ambiguous,

    /// <summary>A municipality that no longer exists.</summary>
    Abolished,

    /// <summary>A municipality that stood in the list before.</summary>
    Double,
}

/// <summary>An entry of a list.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="As">What became of it.</param>
/// <param name="Municipality">The municipality; null where none or more than one is meant.</param>
/// <param name="Candidates">Which it may have been.</param>
public sealed record Listed(string Text, ListedAs As, Municipality? Municipality, IReadOnlyList<Municipality> Candidates);

/// <summary>
/// Reads a list of municipalities as people have them: names or codes, below one another or behind one another, with commas,
/// semicolons, tabs, bullets or numbers, or two columns of a spreadsheet. Nothing is guessed: what is not one municipality is said.
/// </summary>
public static partial class MunicipalityList
{
    private const int NearEnough = 2;
    private const int MaxCandidates = 3;

    private static readonly Dictionary<string, string> AlsoKnownAs = new()
    {
        ["den haag"] = "s gravenhage",
        ["the hague"] = "s gravenhage",
        ["den bosch"] = "s hertogenbosch",
        ["nuenen"] = "nuenen gerwen en nederwetten",
    };

    private static readonly HashSet<string> Provinces =
    [
        .. MunicipalityRegister.All.Select(m => m.Province).OfType<string>().Select(FoldedText.Fold),
    ];

    private static readonly ILookup<string, Municipality> WithoutAddition = MunicipalityRegister
        .All.Where(m => m.Name.Contains('(', StringComparison.Ordinal))
        .ToLookup(m => FoldedText.Fold(m.Name.Split('(')[0]));

    /// <summary>Reads a list.</summary>
    /// <returns>Every entry, in its order.</returns>
    public static IReadOnlyList<Listed> Read(string text)
    {
        var seen = new HashSet<string>();
        return
        [
            .. text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Line)
                .Select(l => l.As == ListedAs.Recognised && !seen.Add(l.Municipality!.Code) ? l with { As = ListedAs.Double } : l),
        ];
    }

    // A line is one entry, several entries, or a row of a spreadsheet, in which a code and a name are the same one.
    private static IEnumerable<Listed> Line(string line)
    {
        var found = line.Split([';', '\t', '|', '•'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Cell).ToList();
        for (var n = 0; n < found.Count; n++)
        {
            var entry = found[n];
            if (
                n > 0
                && found[n - 1] is { Municipality: { } before }
                && (
                    before == entry.Municipality && IsCode(found[n - 1].Text) != IsCode(entry.Text)
                    || before.Province is { } province
                        && FoldedText.Fold(entry.Text) == FoldedText.Fold(province)
                        && entry.Municipality is null))
            {
                found[n] = found[n - 1];
                continue;
            }
            yield return entry;
        }
    }

    private static IEnumerable<Listed> Cell(string cell)
    {
        var text = Bullet().Replace(cell, "").Trim(' ', '"', '\u00a0', ',', '.');
        if (text.Length == 0)
            return [];
        var whole = Find(text);
        if (whole.As != ListedAs.Unknown)
            return [whole];
        var parts = Parts(text, Between());
        if (parts.Count > 1)
            return parts;
        // "0150 Deventer": a code with its own name; "0150 0193": codes behind one another.
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words.All(IsCode))
            return words.Select(Find);
        if (
            words.Length > 1
            && IsCode(words[0])
            && Find(words[0]).Municipality is { } byCode
            && Find(string.Join(' ', words[1..])) is { Municipality: { } byName } named)
            return [byCode == byName ? named with { Text = text } : new Listed(text, ListedAs.Ambiguous, null, [byCode, byName])];
        return [whole];
    }

    // The longest run of parts that is a municipality, since a name may hold a comma and "en".
    private static List<Listed> Parts(string text, Regex between)
    {
        var ends = between.Matches(text);
        if (ends.Count == 0)
            return [];
        List<(int Start, int End)> parts = [];
        var start = 0;
        foreach (Match end in ends)
        {
            parts.Add((start, end.Index));
            start = end.Index + end.Length;
        }
        parts.Add((start, text.Length));
        var found = new List<Listed>();
        for (var from = 0; from < parts.Count;)
        {
            var to = Math.Min(parts.Count - 1, from + 3);
            var entry = Find(text[parts[from].Start..parts[to].End]);
            while (to > from && entry.As == ListedAs.Unknown)
                entry = Find(text[parts[from].Start..parts[--to].End]);
            if (entry.Text.Length > 0)
                found.Add(entry);
            from = to + 1;
        }
        return found;
    }

    private static Listed Find(string written)
    {
        var text = written.Trim();
        if (Code().Match(text) is { Success: true } code)
            return Of(
                text,
                MunicipalityRegister.Find($"GM{int.Parse(code.Groups[1].ValueSpan, CultureInfo.InvariantCulture):0000}") is { } known
                    ? [known]
                    : []);
        var name = Around().Replace(FoldedText.Fold(text), "");
        name = AlsoKnownAs.GetValueOrDefault(name, name);
        List<Municipality> named = [.. MunicipalityRegister.Named(name)];
        if (named.Count == 0)
            named = [.. WithoutAddition[name]];
        if (
            named.Count == 0
            && !Between().IsMatch(text)
            && Provinces.FirstOrDefault(p => name.EndsWith($" {p}", StringComparison.Ordinal)) is { } province
            && name[..^(province.Length + 1)] is var bare)
            named =
            [
                .. MunicipalityRegister
                    .Named(bare)
                    .Concat(WithoutAddition[bare])
                    .Where(m => m.Province is { } p && FoldedText.Fold(p) == province),
            ];
        return named.Count > 0 ? Of(text, named) : new Listed(text, ListedAs.Unknown, null, Near(name));
    }

    private static Listed Of(string text, List<Municipality> meant)
    {
        // A name that was used again means the one that is there now.
        var existing = meant.Where(m => !m.IsAbolished).ToList();
        return (existing, meant) switch
        {
            ([var one], _) => new Listed(text, ListedAs.Recognised, one, []),
            ([], [var gone, ..]) => new Listed(text, ListedAs.Abolished, gone, []),
            ([], []) => new Listed(text, ListedAs.Unknown, null, []),
            _ => new Listed(text, ListedAs.Ambiguous, null, existing),
        };
    }

    private static List<Municipality> Near(string name) =>
        name.Length < 4
            ? []
            :
            [
                .. MunicipalityRegister
                    .All.Where(m => !m.IsAbolished && Math.Abs(m.FoldedName.Length - name.Length) <= NearEnough)
                    .Select(m => (Municipality: m, Steps: Steps(m.FoldedName, name)))
                    .Where(m => m.Steps <= NearEnough)
                    .OrderBy(m => m.Steps)
                    .ThenBy(m => m.Municipality.FoldedName, StringComparer.Ordinal)
                    .Take(MaxCandidates)
                    .Select(m => m.Municipality),
            ];

    // Letters to change, add or leave out on the way from one name to the other (Levenshtein).
    private static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            (var corner, row[0]) = (row[0], i);
            for (var j = 1; j <= to.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }
        return row[to.Length];
    }

    private static bool IsCode(string text) => Code().IsMatch(text);

    [GeneratedRegex(@"^(?:GM)?\s?0*(\d{1,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*(?:[-*–—·]\s+|\d{1,3}[.)]\s+)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:de )?(?:gemeente|gem|municipality of) | gemeente$")]
    private static partial Regex Around();

    [GeneratedRegex(@"\s*[,/&]\s*|\s+(?:en|and)\s+")]
    private static partial Regex Between();
}
