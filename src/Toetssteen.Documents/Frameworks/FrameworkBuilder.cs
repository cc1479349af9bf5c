using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>Makes a framework of a file that has no errors.</summary>
/// <param name="language">The language of texts that do not say theirs.</param>
internal sealed class FrameworkBuilder(string language)
{
    public Framework Build(YamlNode root) => new()
    {
        Key = root.TextOf("key"),
        Version = root.TextOf("version"),
        Title = root.TextOf("title"),
        Owner = root.TextOf("owner"),
        Translations = Translations(root, "title", "owner"),
        Source = root["source"] is { } source
            ? new FrameworkSource(source.TextOf("title"), source["address"]?.Text, source.TextOf("licence"), source["attribution"]?.Text)
            : null,
        Language = root.TextOf("language"),
        TargetGroup = new TargetGroup(
            root["targetGroup"]!.TextOf("name"),
            root["targetGroup"]!["abbreviation"]?.Text,
            root["targetGroup"]!.TextOf("definition"),
            [
                .. root["targetGroup"]!.ItemsOf("terms").Select(t => new Term(t.TextOf("word"), t.TextOf("meaning"))
                {
                    Translations = Translations(t, "word", "meaning"),
                }),
            ])
        {
            Translations = Translations(root["targetGroup"]!, "name", "abbreviation", "definition"),
        },
        Levels =
        [
            .. root.ItemsOf("levels")
                .Select(l => new FrameworkLevel(l.TextOf("key"), l.TextOf("label")) { Translations = Translations(l, "label") }),
        ],
        Scale = new Scale(
            [.. root["scale"]!.ItemsOf("marks").Select(Mark)], Word(root["scale"]!["attention"]), Word(root["scale"]!["notApplicable"])),
        Tree = [.. root.ItemsOf("tree").Select(l => new LevelName(Wording(l["one"])!, Wording(l["several"])!))],
        Themes = [.. root.ItemsOf("themes").Select(Theme), .. Implied(root, "key", "title")
            .Select(c => new Theme(c.Code, c.Name, "", [], [c]) { IsImplied = true, Translations = c.Translations })],
        ChoiceLists = [.. (root["choices"]?.Fields ?? []).OrderBy(l => l.Name, StringComparer.Ordinal)
            .Select(l => new ChoiceList(l.Name, [.. l.Value.Items!.Select(c => new Choice(c.TextOf("name"), Wording(c["label"])!))]))],
        Preparation = [.. root.ItemsOf("preparation").Select(Beforehand)],
        Respondents = [.. root.ItemsOf("respondents")
            .Select(k => new RespondentKind(k.TextOf("key"), Wording(k["label"])!) { Introduction = Wording(k["introduction"]) })],
        SelfEvaluation = root.Is("selfEvaluation"),
        JointRows =
        [
            .. root.ItemsOf("jointRows")
                .Select(r => new JointRow(Texts(r, "indicators"), r.TextOf("shortLabel")) { Translations = Translations(r, "shortLabel") }),
        ],
        Overall = [.. root.ItemsOf("overall").Select(Overall)],
        Parts = [.. root.ItemsOf("parts").Select(p => new FrameworkPart(p.TextOf("key"), Wording(p["name"])!, Texts(p, "indicators")))],
        Crosswalk = root["crosswalk"] is { } crosswalk
            ? new Crosswalk(
                crosswalk.TextOf("from"),
                [
                    .. crosswalk.ItemsOf("steps").Select(s => new CrosswalkStep(s.TextOf("old"), Texts(s, "new"), s["note"]?.Text)
                    {
                        Translations = Translations(s, "note"),
                    }),
                ])
            : null,
    };

    private OverallLevel Overall(YamlNode node) =>
        new(OverallLevels.Of(node.TextOf("level")), Wording(node["label"])!)
        {
            Scale = node["marks"] is null ? null : new Scale([.. node.ItemsOf("marks").Select(Mark)]),
        };

    private Theme Theme(YamlNode node) =>
        new(node.TextOf("code"), node.TextOf("name"), node["statement"]?.Text ?? "", Texts(node, "aliases"),
            [
                .. from @group in node.ItemsOf("groups")
                   from criterion in @group.ItemsOf("criteria")
                   select Criterion(criterion, @group["appliesTo"] ?? node["appliesTo"]) with
                   {
                       Group = new Branch(@group.TextOf("code"), @group.TextOf("name")) { Translations = Translations(@group, "name") },
                   },
                .. node.ItemsOf("criteria").Select(c => Criterion(c, node["appliesTo"])),
                .. Implied(node, "code", "name"),
            ])
        {
            Text = node["text"]?.Text,
            Translations = Translations(node, "name", "statement", "text"),
        };

    private Criterion Criterion(YamlNode node, YamlNode? appliesTo) =>
        new(node.TextOf("code"), node.TextOf("name"), Texts(node, "aliases"),
            [.. node.ItemsOf("indicators").Select(i => Indicator(i, node["appliesTo"] ?? appliesTo))])
        {
            Statement = node["statement"]?.Text,
            Translations = Translations(node, "name", "statement"),
        };

    // What lies directly in a theme, or in the framework itself.
    private IEnumerable<Criterion> Implied(YamlNode above, string code, string name)
    {
        if (above.ItemsOf("indicators").Select(i => Indicator(i, above["appliesTo"])).ToList() is { Count: > 0 } indicators)
            yield return new Criterion(above.TextOf(code), above.TextOf(name), [], indicators)
            {
                IsImplied = true,
                Translations = [.. Also("name", above[name])],
            };
    }

    private Indicator Indicator(YamlNode node, YamlNode? appliesTo) =>
        new(node.TextOf("code"), node.TextOf("norm"), node.TextOf("shortLabel"), Texts(node, "aliases"),
            Wording(node["questions"]?["municipality"]), Wording(node["questions"]?["partners"]))
        {
            AppliesTo = (node["appliesTo"] ?? appliesTo)?.Text,
            Translations =
                [.. Translations(node, "norm", "shortLabel"), .. Also("appliesTo", node["appliesTo"] ?? appliesTo)],
            Facts = [.. (node["questions"]?.ItemsOf("facts") ?? []).Select(f => Fact(f, node.TextOf("code")))],
            QuestionsToKinds = [.. (node["questions"]?.Fields ?? []).Where(q => !DraftQuestion.IsOfTheUsual(q.Name))
                .OrderBy(q => q.Name, StringComparer.Ordinal)
                .Select(q => new KindQuestion(q.Name, Wording(q.Value)!))],
            Signals = [.. node.ItemsOf("signals").Select(s => new SignalRule(s.TextOf("code"), Expression.Parse(s.TextOf("when")),
                Wording(s["explanation"])!))],
            Guidance = node["guidance"] is { } guidance
                ? new Guidance(Wording(guidance["legalBasis"]), Wording(guidance["explanation"]), Wording(guidance["weight"]),
                    [.. guidance.ItemsOf("marks").Select(m => new MarkGuidance(m.TextOf("mark"), Wording(m["text"])!))],
                    Texts(guidance, "points"))
                {
                    Translations = [.. guidance.ItemsOf("points").SelectMany((p, n) => Also($"points/{n}", p))],
                }
                : null,
        };

    private Question Fact(YamlNode node, string indicatorCode) => new()
    {
        Name = node.TextOf("name"),
        Type = DraftQuestion.TypeNames[node.TextOf("type")],
        ChoiceList = node["list"]?.Text,
        Label = Wording(node["label"])!,
        Hint = Wording(node["hint"]),
        Relevant = node["relevant"]?.Text is { } relevant ? Expression.Parse(relevant) : null,
        Constraint = node["constraint"]?.Text is { } constraint ? Expression.Parse(constraint) : null,
        ConstraintMessage = Wording(node["constraintMessage"]),
        Required = node.Is("required"),
        Variants = [.. DraftQuestion.VariantsOf(node).Order()],
        Kinds = DraftQuestion.KindsOf(node) is { Count: > 0 } kinds ? kinds : null,
        IndicatorCode = indicatorCode,
    };

    private PreparationQuestion Beforehand(YamlNode node) => new()
    {
        Value = Fact(node, "") with { Variants = [] },
        Title = Wording(node["title"]),
        Knowledge = node["knowledge"] is { } knowledge
            ? new KnownOrNot(Wording(knowledge["ask"])!, Wording(knowledge["known"])!, Wording(knowledge["none"])) : null,
        IsEstimated = node.Is("estimated"),
        Unit = node["unit"] is { } unit ? new NumberUnit(unit.TextOf("list"), Wording(unit["label"])!) : null,
        HasSource = node.Is("source"),
    };

    private Wording? Wording(YamlNode? node) =>
        node is null ? null
        : new Wording(node.Fields?.Select(w => KeyValuePair.Create(w.Name, w.Value.Text!)) ?? [KeyValuePair.Create(language, node.Text!)]);

    private ValueList<Translation> Translations(YamlNode node, params string[] fields) => [.. fields.SelectMany(f => Also(f, node[f]))];

    private IEnumerable<Translation> Also(string field, YamlNode? node)
    {
        var others = (node?.Fields ?? []).Where(w => w.Name != language).Select(w => KeyValuePair.Create(w.Name, w.Value.Text!)).ToList();
        return others.Count > 0 ? [new Translation(field, new Wording(others))] : [];
    }

    private static ScaleMark Mark(YamlNode node) =>
        new(node.TextOf("key"), node.TextOf("sign"), Labels(node), node.Is("falls")) { Aliases = Texts(node, "aliases") };

    private static ScaleWord? Word(YamlNode? node) =>
        node is null ? null : new ScaleWord(node.TextOf("sign"), Labels(node)) { Aliases = Texts(node, "aliases") };

    private static Dictionary<string, string> Labels(YamlNode node) => node["label"]!.Fields!.ToDictionary(f => f.Name, f => f.Value.Text!);

    private static string[] Texts(YamlNode node, string field) => [.. node.ItemsOf(field).Select(i => i.Text!)];
}
