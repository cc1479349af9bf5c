using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Recognises the themes and criteria of a framework by name: to the letter, or with a slip of the pen. Names that are alike are told apart
/// by the code before them, and those of criteria by the theme under which they stand; what nothing tells apart is not recognised.
/// Each is recognised in every language that the framework has it in.
/// </summary>
internal sealed class NameIndex
{
    private static readonly HashSet<string> Prefixes = ["thema", "vervolg", "criterium", "criteria", "hoofdstuk", "onderdeel"];

    private const int LongestTheme = 200;
    private const int LongestCriterion = 250;

    private readonly List<(string Name, Theme Theme, IReadOnlyList<List<string>> Statements)> _themes = [];
    private readonly List<(string Name, Theme Theme, Criterion Criterion)> _criteria = [];
    private readonly Dictionary<string, Theme> _statements = [];
    private readonly HashSet<string> _criterionStatements = [];
    private readonly Dictionary<string, Theme> _codedThemes = [];
    private readonly Dictionary<string, (Theme Theme, Criterion Criterion)> _codedCriteria = [];

    public NameIndex(Framework framework)
    {
        List<List<Theme>> inEachLanguage = [.. framework.InEachLanguage.Select(f => f.JudgedThemes.ToList())];
        foreach (var (at, theme) in framework.JudgedThemes.Index())
        {
            List<Theme> said = [.. inEachLanguage.Select(themes => themes[at])];
            List<string> statements = [.. said.Select(t => t.Statement).Where(s => s.Length > 0).Distinct()];
            foreach (var statement in statements)
                _statements.TryAdd(Words.Folded(statement), theme);
            foreach (var name in said.SelectMany(t => t.Aliases.Prepend(t.Name)).Distinct())
            {
                _themes.Add((Words.Folded(name), theme, [.. statements.Select(s => Words.Of(s))]));
                _codedThemes.TryAdd(Words.Folded($"{theme.OwnCode} {name}"), theme);
            }
            foreach (var (place, criterion) in theme.Criteria.Index())
                Learn(theme, criterion, [.. said.Select(t => t.Criteria[place])]);
        }
    }

    private void Learn(Theme theme, Criterion criterion, IReadOnlyList<Criterion> inEachLanguage)
    {
        _criterionStatements.UnionWith(inEachLanguage.Select(c => c.Statement).OfType<string>().Select(Words.Folded));
        if (criterion.IsImplied)
            return;
        foreach (var name in inEachLanguage.SelectMany(c => c.Aliases.Prepend(c.Name).Prepend(c.Path)).Distinct())
        {
            _criteria.Add((Words.Folded(name), theme, criterion));
            _codedCriteria.TryAdd(Words.Folded($"{criterion.Code} {name}"), (theme, criterion));
        }
    }

    /// <summary>The theme that a text names and nothing more (its statement may follow), or null.</summary>
    public Theme? ThemeOf(string text, out bool exact)
    {
        exact = true;
        if (text.Length > LongestTheme || Read(text) is not (var bare, { Length: > 0 } folded))
            return null;
        if (_codedThemes.TryGetValue(bare, out var coded))
            return coded;
        if (ThemeNamed(folded, out var isTorn) is { } theme)
            return isTorn ? null : theme;
        exact = false;
        return Closest(_themes.Select(t => (t.Name, t.Theme)), folded);
    }

    /// <summary>The criterion that a text names and nothing more (its theme may come first), or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="exact">Whether it is the name to the letter.</param>
    /// <param name="near">The theme under which it stands, which tells criteria of one name apart.</param>
    public (Theme Theme, Criterion Criterion)? CriterionOf(string text, out bool exact, Theme? near = null)
    {
        exact = true;
        if (text.Length > LongestCriterion || Read(text) is not (var bare, { Length: > 0 } folded))
            return null;
        if (_codedCriteria.TryGetValue(bare, out var coded))
            return coded;
        if (CriterionNamed(folded, near, out var isTorn) is { } criterion)
            return isTorn ? null : criterion;
        exact = false;
        return Closest(_criteria.Select(c => (c.Name, ((Theme, Criterion)?)(c.Theme, c.Criterion))), folded);
    }

    /// <summary>Whether a text is the name of a theme or a criterion, to the letter: then it is no indicator, however alike.</summary>
    public bool IsName(string text) => text.Length <= LongestCriterion && Read(text) is (var bare, { Length: > 0 } folded)
        && ((text.Length <= LongestTheme && (_codedThemes.ContainsKey(bare) || ThemeNamed(folded, out _) is not null))
            || _codedCriteria.ContainsKey(bare) || CriterionNamed(folded, null, out _) is not null);

    /// <summary>Whether a text is the name of several themes, or of several criteria, and nothing in it tells which.</summary>
    public bool IsTorn(string text, Theme? near = null) =>
        IsName(text) && ThemeOf(text, out _) is null && CriterionOf(text, out _, near) is null;

    private Theme? ThemeNamed(string folded, out bool isTorn)
    {
        isTorn = false;
        Theme? found = null;
        foreach (var (name, theme, _) in _themes)
            if (
                folded == name
                || (
                    folded.Length > name.Length + 1
                    && folded.StartsWith(name, StringComparison.Ordinal)
                    && _statements.TryGetValue(folded[(name.Length + 1)..], out var said)
                    && said == theme))
            {
                isTorn |= found is not null && found != theme;
                found ??= theme;
            }
        return found;
    }

    private (Theme Theme, Criterion Criterion)? CriterionNamed(string folded, Theme? near, out bool isTorn)
    {
        isTorn = false;
        (Theme Theme, Criterion Criterion)? found = null;
        foreach (var (name, theme, criterion) in _criteria)
        {
            if (folded != name || found?.Criterion == criterion)
                continue;
            // One under the same theme comes before one elsewhere; of two that are as near, neither is meant for certain.
            if (found is { } before && (before.Theme == near) != (theme == near))
            {
                if (theme == near)
                    (found, isTorn) = ((theme, criterion), false);
                continue;
            }
            isTorn |= found is not null;
            found ??= (theme, criterion);
        }
        if (found is not null)
            return found;
        foreach (var (name, theme, criterion) in _criteria)
            if (found?.Criterion != criterion && folded.EndsWith(name, StringComparison.Ordinal)
                && _themes.Exists(t => t.Theme == theme && folded == $"{t.Name} {name}"))
            {
                isTorn |= found is not null;
                found ??= (theme, criterion);
            }
        return found;
    }

    /// <summary>Whether a text is what a theme or a criterion asks, to the letter.</summary>
    public bool IsStatement(string text) => (text.Length < 300 || _criterionStatements.Count > 0) && Words.Folded(text) is var folded
        && (_statements.ContainsKey(folded) || _criterionStatements.Contains(folded));

    /// <summary>Whether a text is a theme with its statement, as in the list of themes.</summary>
    public bool IsThemeWithStatement(string text)
    {
        var folded = Read(text).Stripped;
        foreach (var (name, _, statements) in _themes)
        {
            if (!folded.StartsWith(name, StringComparison.Ordinal) || folded.Length < name.Length + 10)
                continue;
            // A slip of the pen is allowed, another word is not: it may say something of its own.
            var rest = Words.Of(folded[(name.Length + 1)..]);
            if (statements.Any(statement =>
                rest.Count * 2 >= statement.Count && rest.TrueForAll(w => statement.Exists(s => Words.Likeness(w, s) > 0))))
                return true;
        }
        return false;
    }

    // The words of a text without the word for its kind that they begin with; and without the number that they begin with, too.
    private static (string Bare, string Stripped) Read(string text)
    {
        var words = Words.Of(text, 60);
        while (words.Count > 1 && Prefixes.Contains(words[0]))
            words.RemoveAt(0);
        var (bare, count) = (string.Join(' ', words), words.Count);
        while (
            words.Count > 1
            && (
                Prefixes.Contains(words[0])
                || words[0].All(char.IsAsciiDigit)
                || words[0] is "i" or "ii" or "iii" or "iv" or "v" or "vi" or "vii" or "viii" or "ix" or "x"))
            words.RemoveAt(0);
        if (words.Count > 1 && words[^1] == "vervolg" && text[^1] == ')')
            words.RemoveAt(words.Count - 1);
        return (bare, words.Count == count ? bare : string.Join(' ', words));
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
