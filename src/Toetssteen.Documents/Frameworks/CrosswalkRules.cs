using Toetssteen.Domain;

namespace Toetssteen.Documents.Frameworks;

/// <summary>
/// The rules about a crosswalk that need the earlier versions. They hold where those files lie beside the one that is read.
/// </summary>
internal static class CrosswalkRules
{
    private const ProblemSeverity Error = ProblemSeverity.Error;

    /// <summary>All rules, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new("K063", Error, "De omzetting noemt oude code {0}, en versie '{1}' heeft die niet. Verbeter de code.", d =>
            Earlier(d) is not { } earlier ? []
            : FrameworkRules.Steps(d).Select(s => s["old"]).Where(o => o?.Text is { Length: > 0 } code && !earlier.Norms.ContainsKey(code))
                .Select(o => new Hit(o!.Line, o.Text!, earlier.Version))),
        new("K064", Error, "Indicator {0} van versie '{1}' is er niet meer, en de omzetting zegt niet wat ervan werd. "
            + "Noem de nieuwe codes, of geef een lege lijst.", d =>
            Unnamed(d).Where(c => !d.Codes.Contains(c.Code)).Select(c => new Hit(c.Line, c.Code, c.Version))),
        new("K065", Error, "De omzettingen lopen in een kring: {0}. Laat elke versie uitgaan van een eerdere.", d =>
            Versions(d) is var versions && d.Before.Count > 1 && versions.SkipLast(1).Contains(versions[^1])
                ? [new(Line(d), string.Join(", ", versions))] : []),
        new("K066", ProblemSeverity.Warning, "Indicator {0} luidt anders dan in versie '{1}', en de omzetting zegt er niets over. "
            + "Noem de code, met een noot.", d =>
            from code in Unnamed(d)
            let now = d.Indicators.FirstOrDefault(i => i.TextOf("code") == code.Code)
            where now is not null && now.TextOf("norm") != code.Norm
            select new Hit(now["norm"]!.Line, code.Code, code.Version)),
    ];

    /// <summary>The version that a file says it comes from; null where it says none, or none that can be the name of a file.</summary>
    public static string? From(YamlNode root) =>
        root["crosswalk"]?["from"]?.Text is { Length: > 0 } from && FrameworkRules.IsName(from) ? from : null;

    private static (string Version, Dictionary<string, string> Norms)? Earlier(FrameworkDraft draft) =>
        draft.Before is not [var before, ..] ? null
        : (before.TextOf("version"), new FrameworkDraft(before, null, "").Indicators.DistinctBy(i => i.TextOf("code"))
            .ToDictionary(i => i.TextOf("code"), i => i.TextOf("norm")));

    // The norms of the earlier version that no step names: they keep their code, or it is not said what became of them.
    private static IEnumerable<(string Code, string Norm, string Version, int Line)> Unnamed(FrameworkDraft draft) =>
        Earlier(draft) is not { } earlier ? [] : earlier.Norms.Where(n => FrameworkRules.Steps(draft).All(s => s.TextOf("old") != n.Key))
            .Select(n => (n.Key, n.Value, earlier.Version, Line(draft)));

    private static List<string> Versions(FrameworkDraft draft) =>
        [.. draft.Before.Select(b => b.TextOf("version")).Prepend(draft.Root.TextOf("version"))];

    private static int Line(FrameworkDraft draft) => draft.Root["crosswalk"]?.Line ?? draft.Root.Line;
}
