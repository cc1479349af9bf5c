namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Gives names to approaches that have no heading, from the lists of names that the document prints elsewhere.</summary>
internal static class ApproachNames
{
    /// <summary>Names for all approaches in order; null where none was found.</summary>
    /// <param name="known">The names that headings give.</param>
    /// <param name="lists">Lists of names as printed ("A en B"), the most telling first.</param>
    public static string?[] Complete(IReadOnlyList<string?> known, IEnumerable<string> lists)
    {
        var names = known.ToArray();
        if (!names.Contains(null))
            return names;
        string?[]? best = null;
        var bestKnown = -1;
        foreach (var list in lists.Distinct())
        {
            if (Fit(known, list) is not { } fitted)
                continue;
            var agrees = known.Count(k => k is not null && Words.Folded(list).Contains(Words.Folded(k), StringComparison.Ordinal));
            if (agrees > bestKnown)
                (best, bestKnown) = (fitted, agrees);
        }
        if (best is not null)
            return best;
        // No list holds them all: single names that are not taken yet, in the order of print.
        var free = lists
            .Distinct()
            .Where(l => !names.Any(n => n is not null && Same(n, l)) && !l.Contains(" en ", StringComparison.Ordinal))
            .ToList();
        for (var i = 0; i < names.Length && free.Count > 0; i++)
        {
            if (names[i] is not null)
                continue;
            names[i] = free[0];
            free.RemoveAll(f => Same(f, names[i]!));
        }
        return names;
    }

    /// <summary>A list cut into exactly as many names as wanted; null where that cannot be done in one way.</summary>
    public static List<string>? Split(string list, int count)
    {
        if (count == 1)
            return [list.Trim()];
        var parts = list.Split([" en ", ", ", " & ", "; "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToList();
        // "Sociale- en Jeugdteams": a hyphen before "en" joins.
        for (var i = parts.Count - 2; i >= 0; i--)
            if (parts[i].EndsWith('-'))
            {
                parts[i] = $"{parts[i]} en {parts[i + 1]}";
                parts.RemoveAt(i + 1);
            }
        return parts.Count == count ? [.. parts.Select(Bare)] : null;
    }

    private static string?[]? Fit(IReadOnlyList<string?> known, string list)
    {
        var folded = Words.Folded(list);
        var given = known.OfType<string>().ToList();
        if (Split(list, known.Count) is { } parts && given.TrueForAll(k => parts.Exists(p => Same(p, k))))
        {
            var free = parts.Where(p => !given.Exists(k => Same(k, p))).ToList();
            return [.. known.Select(k =>
            {
                if (k is not null)
                    return k;
                var next = free.FirstOrDefault();
                if (next is not null)
                    free.RemoveAt(0);
                return next;
            })];
        }
        // One name is missing: what is left of the list without the others.
        if (
            given.Count != known.Count - 1
            || given.Count == 0
            || !given.TrueForAll(k => folded.Contains(Words.Folded(k), StringComparison.Ordinal)))
            return null;
        var rest = list;
        foreach (var name in given)
        {
            var at = rest.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return null;
            rest = rest.Remove(at, name.Length);
        }
        rest = Bare(rest);
        return rest.Length < 2 || !rest.Any(char.IsUpper) ? null : [.. known.Select(k => k ?? rest)];
    }

    private static string Bare(string name)
    {
        name = name.Trim(' ', ',', ';', '&', '.', '(', ')');
        if (name.StartsWith("en ", StringComparison.Ordinal))
            name = name[3..];
        if (name.EndsWith(" en", StringComparison.Ordinal))
            name = name[..^3];
        foreach (var start in new[] { "de aanpak ", "aanpak " })
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                name = name[start.Length..];
        return Headings.Unquoted(name.Trim(' ', ',', ';', '&'));
    }

    public static bool Same(string a, string b) => Words.Folded(a) == Words.Folded(b);
}
