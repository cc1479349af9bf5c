using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// What an approach was called before, in the ways that people write it: "X (voorheen Y)", "X, vroeger Y geheten", "X (tot 2019: Y)",
/// "X, in 2018 nog Y", "Y (nu X)", "Y, sinds 2020 X". Any year will do. What is not understood stays in the name, as it was printed.
/// </summary>
internal static partial class FormerNames
{
    /// <summary>A name as it is now, and the names before it as printed: one, or a list.</summary>
    public readonly record struct Named(string Now, string Former);

    /// <summary>The name and the former names in a heading or a line of a title page; null where it says nothing of former names.</summary>
    public static Named? Of(string text)
    {
        foreach (var (head, clause) in Clauses(text.Trim().TrimEnd('.')))
        {
            if (head.Length > 1 && Before(clause) is { } former)
                return new Named(head, former);
            if (head.Length > 1 && Now(clause) is { } now)
                return new Named(now, Headings.Unquoted(head));
        }
        return null;
    }

    /// <summary>
    /// The former names in a line that gives them and nothing more: "(2018: X en Y)", "Voorheen: X"; null where it does not.
    /// </summary>
    public static string? InLine(string text)
    {
        if (text.Length >= 200)
            return null;
        var bare = text.Trim();
        if (bare is ['(', .., ')'])
            return Before(bare[1..^1]);
        return bare.Contains(':', StringComparison.Ordinal) || (char.IsLetter(bare[0]) && bare[^1] != '.' && Words.Of(bare, 10).Count < 10)
            ? Before(bare) : null;
    }

    /// <summary>The former names that a clause gives: "voorheen Y", "2013: A en B", "tot 2019 Y geheten"; null for any other.</summary>
    public static string? Before(string clause) => FormerClause().Match(clause.Trim()) is { Success: true } said
        ? NameIn(said.Groups["name"].Value) : null;

    /// <summary>The former name that a sentence tells: "De aanpak heette in 2018 nog Y."; null where it tells none.</summary>
    public static string? Told(string sentence) => Heette().Match(sentence) is { Success: true } said ? NameIn(said.Groups["name"].Value)
        : null;

    /// <summary>
    /// A list of names cut where it says "aanpak" before each, or at its commas; otherwise "A en B" may be one name, and stays whole.
    /// </summary>
    public static IReadOnlyList<string> Listed(string list)
    {
        var parts = Word().IsMatch(list) ? Word().Split(list) : list.Contains(", ", StringComparison.Ordinal) ? Comma().Split(list)
            : [list];
        return [.. parts.Select(p => Headings.Unquoted(p.Trim(' ', ',', ';'))).Where(p => p.Length > 0)];
    }

    /// <summary>Whether a list may be one name or two.</summary>
    public static bool IsUnsure(string list) => Listed(list) is [var one] && one.Contains(" en ", StringComparison.Ordinal);

    private static string? Now(string clause) => NowClause().Match(clause.Trim()) is { Success: true } said
        ? NameIn(said.Groups["name"].Value) : null;

    private static IEnumerable<(string Head, string Clause)> Clauses(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0)
        {
            var close = text.IndexOf(')', open);
            // What stands behind the brackets would be lost.
            if (close < 0 || text[(close + 1)..].Trim().Length == 0)
                yield return (text[..open].Trim(' ', ',', '\n'), close < 0 ? text[(open + 1)..] : text[(open + 1)..close]);
        }
        else
        {
            foreach (var sign in new[] { ", ", "; ", " – ", " - " })
                for (var at = text.IndexOf(sign, StringComparison.Ordinal); at > 0; at = text.IndexOf(sign, at + 1,
                    StringComparison.Ordinal))
                    yield return (text[..at].Trim(), text[(at + sign.Length)..]);
        }
    }

    private static string? NameIn(string said)
    {
        var name = said.Trim(' ', ',', '.', ':', ')');
        if (name.StartsWith("de aanpak ", StringComparison.OrdinalIgnoreCase))
            name = name[3..];
        if (name.StartsWith("aanpak ", StringComparison.OrdinalIgnoreCase)
            && !name[7..].Contains("aanpak ", StringComparison.OrdinalIgnoreCase))
            name = name[7..];
        name = Headings.Unquoted(name);
        return name.Length > 1 && (char.IsUpper(name[0]) || char.IsAsciiDigit(name[0])
            || name.StartsWith("aanpak ", StringComparison.OrdinalIgnoreCase)) ? name : null;
    }

    private const string Year = @"(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?";

    [GeneratedRegex(@"^(?:(?:voorheen|vroeger|eerder|destijds|indertijd|toen|voormalige?|oude naam|eerdere naam|vorige naam|was|v/h|ex)"
        + @"|(?:in|tot|tot en met|t/m|tot begin|tot eind|voor|vóór|van)\s+" + Year + @"(?:\s+tot\s+" + Year + @")?|" + Year + @")"
        + @"(?:\s+(?:nog|geheten|genaamd|genoemd|bekend als|de naam|heette het|onder de naam))*\s*[:\-]?\s*(?<name>\S.*?)"
        + @"(?:\s+(?:geheten|genaamd|genoemd|heette|heetten))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormerClause();

    [GeneratedRegex(@"^(?:nu|thans|tegenwoordig|inmiddels|later|(?:sinds|vanaf|per|na|met ingang van)\s+(?:\w+\s+)?" + Year + @")"
        + @"(?:\s+(?:geheten|genaamd|genoemd|bekend als|onder de naam|verder als))*\s*:?\s*(?<name>\S.*?)"
        + @"(?:\s+(?:geheten|genaamd|genoemd|heet))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NowClause();

    [GeneratedRegex(@"\bheette\s+(?:voorheen|vroeger|eerder|destijds|toen|(?:in|tot)\s+" + Year + @")(?:\s+nog)?\s+"
        + @"(?<name>(?:de )?[‘'“""]?(?:aanpak )?\p{Lu}.*?)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Heette();

    [GeneratedRegex(@"(?:^|,?\s+en\s+|,\s+)(?:de\s+)?aanpak\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@",\s+(?:en\s+)?|\s+en\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();
}
