using System.Text;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>
/// Reads a framework file (YAML) and verifies it by a table of rules. All problems come at once, each with its code, its line and a
/// Dutch sentence; see <c>docs/frameworks.md</c>.
/// </summary>
public static class FrameworkFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>The rules that every framework file is verified by, in the order of their codes.</summary>
    internal static IReadOnlyList<FrameworkRule> Rules => FrameworkRules.All;

    /// <summary>Reads a file. A file that is not there or cannot be read is a problem like any other; nothing is thrown.</summary>
    /// <param name="path">The file: <c>frameworks/ggsr/2012.yaml</c>. Its folder is the key, its name the version.</param>
    public static FrameworkLoad Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Load(stream, path, Path.GetFullPath(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable("het is er niet, of mag niet worden gelezen", path, 1);
        }
    }

    /// <summary>Reads a file from a stream. Where the name has no folder, the key is not compared with one.</summary>
    /// <param name="stream">The content, in UTF-8.</param>
    /// <param name="fileName">Name of the file, by which problems point at it.</param>
    public static FrameworkLoad Load(Stream stream, string fileName) => Load(stream, fileName, fileName);

    private static FrameworkLoad Load(Stream stream, string fileName, string path)
    {
        YamlNode root;
        try
        {
            root = YamlNode.Parse(Text(stream));
        }
        catch (UnreadableYamlException e)
        {
            return Unreadable(e.Message, fileName, e.Line);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable("de tekens zijn geen UTF-8", fileName, 1);
        }
        catch (InvalidDataException e)
        {
            return Unreadable(e.Message, fileName, 1);
        }

        var folder = Path.GetFileName(Path.GetDirectoryName(path));
        var draft = new FrameworkDraft(root, string.IsNullOrEmpty(folder) ? null : folder, Path.GetFileNameWithoutExtension(path));
        List<FrameworkProblem> problems =
            [.. Rules.SelectMany(rule => rule.Check(draft, fileName)).OrderBy(p => p.Line).ThenBy(p => p.Code, StringComparer.Ordinal)];
        return new FrameworkLoad(problems.Exists(p => p.Severity == ProblemSeverity.Error) ? null : Build(root), problems);
    }

    private static string Text(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > MaxBytes)
                throw new InvalidDataException("het is groter dan 1 MB");
            bytes.Write(buffer, 0, read);
        }
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }

    private static FrameworkLoad Unreadable(string why, string file, int line) =>
        new(null, [FrameworkRules.Unreadable.At(file, line, why)]);

    private static Framework Build(YamlNode root) => new()
    {
        Key = root.TextOf("key"),
        Version = root.TextOf("version"),
        Title = root.TextOf("title"),
        Owner = root.TextOf("owner"),
        Language = root.TextOf("language"),
        TargetGroup = new TargetGroup(
            root["targetGroup"]!.TextOf("name"),
            root["targetGroup"]!["abbreviation"]?.Text,
            root["targetGroup"]!.TextOf("definition"),
            [.. root["targetGroup"]!.ItemsOf("terms").Select(t => new Term(t.TextOf("word"), t.TextOf("meaning")))]),
        Levels = [.. root.ItemsOf("levels").Select(l => new FrameworkLevel(l.TextOf("key"), l.TextOf("label")))],
        Scale = new Scale(
            [.. root["scale"]!.ItemsOf("marks").Select(Mark)], Word(root["scale"]!["attention"]), Word(root["scale"]!["notApplicable"])),
        Tree = [.. root.ItemsOf("tree").Select(l => new LevelName(Wording(l["one"])!, Wording(l["several"])!))],
        Themes = [.. root.ItemsOf("themes").Select(Theme), .. Implied(root, "key", "title")
            .Select(c => new Theme(c.Code, c.Name, "", [], [c]) { IsImplied = true })],
        ChoiceLists = [.. (root["choices"]?.Fields ?? []).OrderBy(l => l.Name, StringComparer.Ordinal)
            .Select(l => new ChoiceList(l.Name, [.. l.Value.Items!.Select(c => new Choice(c.TextOf("name"), Wording(c["label"])!))]))],
        JointRows = [.. root.ItemsOf("jointRows").Select(r => new JointRow(Texts(r, "indicators"), r.TextOf("shortLabel")))],
        Crosswalk = root["crosswalk"] is { } crosswalk
            ? new Crosswalk(
                crosswalk.TextOf("from"),
                [.. crosswalk.ItemsOf("steps").Select(s => new CrosswalkStep(s.TextOf("old"), Texts(s, "new"), s["note"]?.Text))])
            : null,
    };

    private static Theme Theme(YamlNode node) =>
        new(node.TextOf("code"), node.TextOf("name"), node["statement"]?.Text ?? "", Texts(node, "aliases"),
            [
                .. from @group in node.ItemsOf("groups")
                   from criterion in @group.ItemsOf("criteria")
                   select Criterion(criterion) with { Group = new Branch(@group.TextOf("code"), @group.TextOf("name")) },
                .. node.ItemsOf("criteria").Select(Criterion),
                .. Implied(node, "code", "name"),
            ])
        {
            Text = node["text"]?.Text,
        };

    private static Criterion Criterion(YamlNode node) =>
        new(node.TextOf("code"), node.TextOf("name"), Texts(node, "aliases"), [.. node.ItemsOf("indicators").Select(Indicator)]);

    // What lies directly in a theme, or in the framework itself.
    private static IEnumerable<Criterion> Implied(YamlNode above, string code, string name)
    {
        if (above.ItemsOf("indicators").Select(Indicator).ToList() is { Count: > 0 } indicators)
            yield return new Criterion(above.TextOf(code), above.TextOf(name), [], indicators) { IsImplied = true };
    }

    private static Indicator Indicator(YamlNode node) =>
        new(node.TextOf("code"), node.TextOf("norm"), node.TextOf("shortLabel"), Texts(node, "aliases"),
            Wording(node["questions"]!["municipality"])!, Wording(node["questions"]!["partners"]))
        {
            Facts = [.. node["questions"]!.ItemsOf("facts").Select(f => Fact(f, node.TextOf("code")))],
            Signals = [.. node.ItemsOf("signals").Select(s => new SignalRule(s.TextOf("code"), Expression.Parse(s.TextOf("when")),
                Wording(s["explanation"])!))],
            Guidance = node["guidance"] is { } guidance
                ? new Guidance(Wording(guidance["legalBasis"]), Wording(guidance["explanation"]), Wording(guidance["weight"]),
                    [.. guidance.ItemsOf("marks").Select(m => new MarkGuidance(m.TextOf("mark"), Wording(m["text"])!))], Texts(guidance, "points"))
                : null,
        };

    private static Question Fact(YamlNode node, string indicatorCode) => new()
    {
        Name = node.TextOf("name"),
        Type = DraftQuestion.TypeNames[node.TextOf("type")],
        ChoiceList = node["list"]?.Text,
        Label = Wording(node["label"])!,
        Hint = Wording(node["hint"]),
        Relevant = node["relevant"]?.Text is { } relevant ? Expression.Parse(relevant) : null,
        Constraint = node["constraint"]?.Text is { } constraint ? Expression.Parse(constraint) : null,
        ConstraintMessage = Wording(node["constraintMessage"]),
        Required = node.TextOf("required") == "true",
        Variants = [.. DraftQuestion.VariantsOf(node).Order()],
        IndicatorCode = indicatorCode,
    };

    private static Wording? Wording(YamlNode? node) =>
        node is null ? null
        : node.Fields is { } words ? new Wording(words.Select(w => KeyValuePair.Create(w.Name, w.Value.Text!)))
        : new Wording(node.Text!);

    private static ScaleMark Mark(YamlNode node) =>
        new(node.TextOf("key"), node.TextOf("sign"), Labels(node), node.TextOf("falls") == "true") { Aliases = Texts(node, "aliases") };

    private static ScaleWord? Word(YamlNode? node) =>
        node is null ? null : new ScaleWord(node.TextOf("sign"), Labels(node)) { Aliases = Texts(node, "aliases") };

    private static Dictionary<string, string> Labels(YamlNode node) => node["label"]!.Fields!.ToDictionary(f => f.Name, f => f.Value.Text!);

    private static string[] Texts(YamlNode node, string field) => [.. node.ItemsOf(field).Select(i => i.Text!)];
}
