using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Recognises the themes and criteria of a framework by name: to the letter, or with a slip of the pen.</summary>
internal sealed class NameIndex
{
    private static readonly HashSet<string> Prefixes = ["thema", "vervolg", "criterium", "criteria", "hoofdstuk", "onderdeel"];

    private const int LongestTheme = 200;
    private const int LongestCriterion = 250;

    private readonly List<(string Name, Theme Theme)> _themes = [];
    private readonly List<(string Name, Theme Theme, Criterion Criterion)> _criteria = [];
    private readonly Dictionary<string, Theme> _statements = [];

    public NameIndex(Framework framework)
    {
        foreach (var theme in framework.JudgedThemes)
        {
            foreach (var name in theme.Aliases.Prepend(theme.Name))
                _themes.AddRange(Printed(name, theme.OwnCode).Select(n => (n, theme)));
            if (theme.Statement.Length > 0)
                _statements.TryAdd(Words.Folded(theme.Statement), theme);
            foreach (var criterion in theme.Criteria.Where(c => !c.IsImplied))
                foreach (var name in criterion.Aliases.Prepend(criterion.Name).Prepend(criterion.Path).Distinct())
                    _criteria.AddRange(Printed(name, criterion.Code).Select(n => (n, theme, criterion)));
        }
    }

    // A name, and where its code is no number that is left out anyway, the name behind its code: "A Argyf".
    private static IEnumerable<string> Printed(string name, string? code) =>
        new[] { Words.Folded(name), Stripped($"{code} {name}") }.Distinct();

    /// <summary>The theme that a text names and nothing more (its statement may follow), or null.</summary>
    public Theme? ThemeOf(string text, out bool exact)
    {
        exact = true;
        if (text.Length > LongestTheme || Stripped(text) is not { Length: > 0 } folded)
            return null;
        if (ThemeNamed(folded) is { } theme)
            return theme;
        exact = false;
        return Closest(_themes.Select(t => (t.Name, t.Theme)), folded);
    }

    /// <summary>The criterion that a text names and nothing more (its theme may come first), or null.</summary>
    public (Theme Theme, Criterion Criterion)? CriterionOf(string text, out bool exact)
    {
        exact = true;
        if (text.Length > LongestCriterion || Stripped(text) is not { Length: > 0 } folded)
            return null;
        if (CriterionNamed(folded) is { } criterion)
            return criterion;
        exact = false;
        return Closest(_criteria.Select(c => (c.Name, ((Theme, Criterion)?)(c.Theme, c.Criterion))), folded);
    }

    /// <summary>Whether a text is the name of a theme or a criterion, to the letter: then it is no indicator, however alike.</summary>
    public bool IsName(string text) => text.Length <= LongestCriterion && Stripped(text) is { Length: > 0 } folded
        && ((text.Length <= LongestTheme && ThemeNamed(folded) is not null) || CriterionNamed(folded) is not null);

    private Theme? ThemeNamed(string folded)
    {
        foreach (var (name, theme) in _themes)
            if (folded == name || (folded.Length > name.Length + 1 && folded.StartsWith(name, StringComparison.Ordinal) && _statements.TryGetValue(folded[(name.Length + 1)..], out var said) && said == theme))
                return theme;
        return null;
    }

    private (Theme Theme, Criterion Criterion)? CriterionNamed(string folded)
    {
        foreach (var (name, theme, criterion) in _criteria)
            if (folded == name)
                return (theme, criterion);
        foreach (var (name, theme, criterion) in _criteria)
            if (folded.EndsWith(name, StringComparison.Ordinal) && _themes.Exists(t => t.Theme == theme && folded == $"{t.Name} {name}"))
                return (theme, criterion);
        return null;
    }

    /// <summary>Whether a text is what a theme asks, to the letter.</summary>
    public bool IsStatement(string text) => text.Length < 300 && _statements.ContainsKey(Words.Folded(text));

    /// <summary>Whether a text is a theme with its statement, as in the list of themes.</summary>
    public bool IsThemeWithStatement(string text)
    {
        var folded = Stripped(text);
        foreach (var (name, theme) in _themes)
        {
            if (theme.Statement.Length == 0 || !folded.StartsWith(name, StringComparison.Ordinal) || folded.Length < name.Length + 10)
                continue;
            // A slip of the pen is allowed, another word is not: it may say something of its own.
            var statement = Words.Of(theme.Statement);
            var rest = Words.Of(folded[(name.Length + 1)..]);
            if (rest.Count * 2 >= statement.Count && rest.TrueForAll(w => statement.Exists(s => Words.Likeness(w, s) > 0)))
                return true;
        }
        return false;
    }

    // The words of a text without the number or the word for its kind that they begin with.
    private static string Stripped(string text)
    {
        var words = Words.Of(text, 60);
        while (words.Count > 1 && (Prefixes.Contains(words[0]) || words[0].All(char.IsAsciiDigit) || words[0] is "i" or "ii" or "iii" or "iv" or "v" or "vi" or "vii" or "viii" or "ix" or "x"))
            words.RemoveAt(0);
        if (words.Count > 1 && words[^1] == "vervolg" && text[^1] == ')')
            words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }

    private static T? Closest<T>(IEnumerable<(string Name, T What)> names, string folded)
    {
        var (best, least, second) = (default(T), int.MaxValue, int.MaxValue);
        foreach (var (name, what) in names)
        {
            var most = name.Length < 5 ? 0 : Math.Max(1, name.Length / 7);
            var distance = Words.Distance(folded, name, most);
            if (distance > most)
                continue;
            var isSame = EqualityComparer<T>.Default.Equals(what, best);
            if (distance < least)
                (best, second, least) = (what, isSame ? second : least, distance);
            else if (!isSame)
                second = Math.Min(second, distance);
        }
        return least < second ? best : default;
    }
}
