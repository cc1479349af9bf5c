using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Frameworks;

/// <summary>The levels that can be judged as a whole, as a file names them.</summary>
internal static class OverallLevels
{
    private const string Whole = "framework";

    /// <summary>The level with this name; null for the framework as a whole.</summary>
    public static TreeLevel? Of(string name) => name == Whole ? null : Enum.Parse<TreeLevel>(name, ignoreCase: true);

    /// <summary>The names of the levels that a file has above its indicators, the framework as a whole first.</summary>
    public static IReadOnlyList<string> In(FrameworkDraft draft) =>
    [
        Whole,
        .. new (TreeLevel Level, IReadOnlyList<YamlNode> Nodes)[]
        {
            (TreeLevel.Theme, draft.Themes), (TreeLevel.Group, draft.Groups), (TreeLevel.Criterion, draft.Criteria),
        }.Where(l => l.Nodes.Count > 0).Select(l => $"{l.Level}".ToLowerInvariant()),
    ];
}

/// <summary>The rules about what is judged as a whole.</summary>
internal static class OverallRules
{
    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new(
            "K100",
            ProblemSeverity.Error,
            "Bij 'overall' is '{0}' geen niveau van dit toetsingskader dat als geheel kan worden beoordeeld. Kies uit: {1}.",
            d =>
                from level in Levels(d)
                where level.Text is { Length: > 0 } && !OverallLevels.In(d).Contains(level.Text)
                select new Hit(level.Line, level.Text!, string.Join(", ", OverallLevels.In(d)))),
        new(
            "K101",
            ProblemSeverity.Error,
            "Niveau '{0}' staat bij 'overall' ook op regel {1}. Vraag per niveau één oordeel over het geheel.",
            d => FrameworkRules.Doubles(Levels(d), t => t)),
    ];

    private static IEnumerable<YamlNode> Levels(FrameworkDraft draft) =>
        draft.Root.ItemsOf("overall").Select(o => o["level"]).OfType<YamlNode>();
}
