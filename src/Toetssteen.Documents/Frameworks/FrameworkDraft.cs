using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>A framework file as the rules look at it: every node with its shape, and the parts that rules ask for often.</summary>
internal sealed class FrameworkDraft
{
    private static readonly string[] Branches = ["themes", "groups", "criteria", "indicators"];

    private readonly Dictionary<YamlNode, YamlNode?> _appliesTo;
    private readonly Dictionary<YamlNode, YamlNode> _parents;

    /// <summary>Looks at a file.</summary>
    /// <param name="root">The whole document.</param>
    /// <param name="folder">Name of the folder that it lies in; null where unknown.</param>
    /// <param name="name">Name of the file without extension.</param>
    /// <param name="before">The earlier versions that lie beside it, each the one that the file before it says it comes from.</param>
    public FrameworkDraft(YamlNode root, string? folder, string name, IReadOnlyList<YamlNode>? before = null)
    {
        (Root, Folder, Name, Before) = (root, folder, name, before ?? []);
        Kinds = [.. root.ItemsOf("respondents").Where(k => k.Fields is not null)];
        KindKeys = [.. Kinds.Select(k => k.TextOf("key")).Where(RespondentRules.CanBeAKind).Distinct(StringComparer.Ordinal)];
        Questioned = Shape.Questions with
        {
            Fields = [.. Shape.Questions.Fields, .. KindKeys.Select(k => new Field(k, FieldKind.Wording, null))],
        };
        Objects = [.. Walk(root, Shape.Framework)];
        foreach (var (text, _) in Said)
            text.SpeakIn(root.TextOf("language"));
        Themes = [.. root.ItemsOf("themes")];
        Groups = [.. Themes.SelectMany(t => t.ItemsOf("groups"))];
        Criteria = [.. Themes.SelectMany(t => t.ItemsOf("groups").Append(t)).SelectMany(g => g.ItemsOf("criteria"))];
        Parents = [.. Themes.SelectMany(t => t.ItemsOf("groups").Append(t).SelectMany(g => g.ItemsOf("criteria")).Append(t)), root];
        Indicators = [.. Parents.SelectMany(p => p.ItemsOf("indicators"))];
        _appliesTo = InForce(root, null).ToDictionary(i => i.Node, i => i.AppliesTo);
        _parents = Under(root).ToDictionary(n => n.Node, n => n.Parent);
        JointRows = [.. root.ItemsOf("jointRows")];
        Codes = [.. Indicators.Select(i => i.TextOf("code"))];
        Marks = [.. (root["scale"]?.ItemsOf("marks") ?? []).Where(m => m.Fields is not null)];
        Scales =
        [
            Marks.Concat(new[] { root["scale"]?["attention"], root["scale"]?["notApplicable"] }.OfType<YamlNode>()),
            .. root.ItemsOf("overall").Select(o => o.ItemsOf("marks")),
        ];
        ChoiceLists = [.. root["choices"]?.Fields ?? []];
        Preparation = [.. root.ItemsOf("preparation").Where(q => q.Fields is not null)];
        Questions = new DraftQuestions(Preparation, Indicators, root.Is("selfEvaluation"));
        Signals = [.. Indicators.SelectMany(i => i.ItemsOf("signals")).Where(s => s.Fields is not null)];
    }

    public YamlNode Root { get; }
    public string? Folder { get; }
    public string Name { get; }

    /// <summary>The earlier versions that lie beside it, the nearest first; it ends where one comes for a second time.</summary>
    public IReadOnlyList<YamlNode> Before { get; }

    /// <summary>Every object of the file with the shape that it should have.</summary>
    public IReadOnlyList<(YamlNode Node, Shape Shape)> Objects { get; }

    /// <summary>The kinds of respondents beside municipality and partners.</summary>
    public IReadOnlyList<YamlNode> Kinds { get; }

    /// <summary>The keys of those kinds that can be one, each once.</summary>
    public IReadOnlyList<string> KindKeys { get; }

    /// <summary>The shape of the questions about an indicator, with a field for each kind.</summary>
    private Shape Questioned { get; }

    public IReadOnlyList<YamlNode> Themes { get; }
    public IReadOnlyList<YamlNode> Groups { get; }
    public IReadOnlyList<YamlNode> Criteria { get; }

    /// <summary>What indicators can lie in directly.</summary>
    public IReadOnlyList<YamlNode> Parents { get; }

    public IReadOnlyList<YamlNode> Indicators { get; }
    public IReadOnlyList<YamlNode> JointRows { get; }

    /// <summary>The codes of the indicators, in the order of the file.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The marks of the scale, in order.</summary>
    public IReadOnlyList<YamlNode> Marks { get; }

    /// <summary>The words of the scale, and of each scale by which something is judged as a whole.</summary>
    public IReadOnlyList<IEnumerable<YamlNode>> Scales { get; }

    /// <summary>The choice lists by name.</summary>
    public IReadOnlyList<(string Name, YamlNode Value)> ChoiceLists { get; }

    /// <summary>What is asked beforehand.</summary>
    public IReadOnlyList<YamlNode> Preparation { get; }

    /// <summary>The questions of the preparation and the questionnaires.</summary>
    public DraftQuestions Questions { get; }

    /// <summary>The signals.</summary>
    public IReadOnlyList<YamlNode> Signals { get; }

    /// <summary>The conditions of signals that can be read, with their line.</summary>
    public IEnumerable<(int Line, Expression Expression)> SignalConditions =>
        from signal in Signals
        let when = signal["when"]
        where when is not null
        let expression = Expression.TryParse(when.Text, out var read, out _) ? read : null
        where expression is not null
        select (when.Line, expression);

    /// <summary>What is recognised by its wording: themes and criteria by name, indicators by norm.</summary>
    public IEnumerable<(IReadOnlyList<YamlNode> Nodes, string Field)> Worded =>
        [(Themes, "name"), (Groups, "name"), (Criteria, "name"), (Indicators, "norm")];

    /// <summary>
    /// By what a text is told from others of its kind: its words, what it lies in, and for whom it is, where that is said of it or of
    /// what it lies in.
    /// </summary>
    /// <param name="node">What it is a text of.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">The language of both; null for that of the framework.</param>
    public (YamlNode? Parent, string Words) Fold(YamlNode node, YamlNode text, string? language = null)
    {
        var whom = _appliesTo.GetValueOrDefault(node);
        whom = language is null ? whom : whom?[language] ?? whom;
        return (_parents.GetValueOrDefault(node), FoldedText.Fold($"{text.Text} {whom?.Text}".TrimEnd()));
    }

    /// <summary>Every text that is in the language of the framework and may be in others, with the name of its field.</summary>
    public IEnumerable<(YamlNode Text, string Field)> Said =>
        from o in Objects
        from part in o.Shape.Fields
        where part.Kind is FieldKind.Said or FieldKind.SaidTexts
        let value = o.Node[part.Name]
        where value is not null
        from text in part.Kind == FieldKind.Said ? [value] : value.Items ?? []
        select (text, part.Name);

    /// <summary>The languages beside that of the framework that those texts are in.</summary>
    public IEnumerable<string> OtherLanguages =>
        Said.SelectMany(t => t.Text.Fields ?? []).Select(f => f.Name).Distinct().Where(l => l != Root.TextOf("language"));

    /// <summary>Every text of the file with the name of its field.</summary>
    public IEnumerable<(YamlNode Text, string Field)> Texts =>
        from o in Objects
        from part in o.Shape.Fields
        let value = o.Node[part.Name]
        where value is not null
        from text in part.Kind switch
        {
            FieldKind.Text => [value],
            FieldKind.Texts => value.Items ?? [],
            FieldKind.Words => value.Fields?.Select(f => f.Value) ?? [],
            FieldKind.Wording or FieldKind.Said => value.Fields?.Select(f => f.Value) ?? [value],
            FieldKind.SaidTexts => (value.Items ?? []).SelectMany(i => i.Fields?.Select(f => f.Value) ?? [i]),
            _ => Enumerable.Empty<YamlNode>(),
        }
        select (text, part.Name);

    /// <summary>Every set of words by language.</summary>
    public IEnumerable<YamlNode> ByLanguage =>
        from o in Objects
        from part in o.Shape.Fields
        where part.Kind is FieldKind.Words or FieldKind.Wording
        let value = o.Node[part.Name]
        where value?.Fields is not null
        select value;

    // For whom each is, by itself or by what it lies in.
    private static IEnumerable<(YamlNode Node, YamlNode? AppliesTo)> InForce(YamlNode node, YamlNode? above)
    {
        var own = node["appliesTo"] ?? above;
        return Branches.SelectMany(node.ItemsOf).SelectMany(n => InForce(n, own)).Prepend((node, own));
    }

    private static IEnumerable<(YamlNode Node, YamlNode Parent)> Under(YamlNode node) =>
        Branches.SelectMany(node.ItemsOf).SelectMany(n => Under(n).Prepend((n, node)));

    private IEnumerable<(YamlNode Node, Shape Shape)> Walk(YamlNode node, Shape shape)
    {
        if (node.Fields is null)
            yield break;
        if (shape == Shape.Questions)
            shape = Questioned;
        yield return (node, shape);
        foreach (var field in shape.Fields)
        {
            if (field.Of is null || node[field.Name] is not { } value)
                continue;
            var parts = field.Kind switch
            {
                FieldKind.Objects => value.Items ?? [],
                FieldKind.NamedLists => value.Fields?.SelectMany(f => f.Value.Items ?? []) ?? [],
                _ => [value],
            };
            foreach (var inner in parts.SelectMany(n => Walk(n, field.Of)))
                yield return inner;
        }
    }
}
