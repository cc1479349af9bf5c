using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Frameworks;

/// <summary>What a field of a framework file holds.</summary>
internal enum FieldKind
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A text in the language of the framework, or texts by language tag, of which that language is one.</summary>
    Said,

    /// <summary>A list of those.</summary>
    SaidTexts,

    /// <summary>Texts by language tag, of which <c>nl</c> is always there.</summary>
    Words,

    /// <summary>A text in Dutch, or texts by language tag.</summary>
    Wording,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One object.</summary>
    Object,

    /// <summary>A list of objects.</summary>
    Objects,

    /// <summary>Lists of objects by a name that the file is free to choose.</summary>
    NamedLists,
}

/// <summary>A field of a framework file.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Rule">The rule that is broken when it is absent or holds too few items; null for a field that may be left out.</param>
/// <param name="Of">The shape of the object or objects.</param>
/// <param name="Min">Fewest items of a list.</param>
internal sealed record Field(string Name, FieldKind Kind = FieldKind.Text, string? Rule = "K003", Shape? Of = null, int Min = 0);

/// <summary>
/// An object in a framework file: what it is called on screen, and its fields. Kept in step with the JSON schema by a test.
/// </summary>
internal sealed record Shape(string Title, params Field[] Fields)
{
    private static readonly Field Name = new("name", FieldKind.Said);

    private static readonly Field Statement = new("statement", FieldKind.Said, Rule: null);

    private static readonly Field Aliases = new("aliases", FieldKind.Texts, Rule: null);

    // For whom norms are: said of a norm, or of all that lie in something.
    private static readonly Field AppliesTo = new("appliesTo", FieldKind.Said, Rule: null);

    private static readonly Shape ScaleWord = new("het oordeel", new("sign"), new("label", FieldKind.Words), Aliases);

    private static readonly Shape Mark = new(
        "oordeel",
        new("key"),
        new("sign"),
        new("label", FieldKind.Words),
        Aliases,
        new("falls", FieldKind.Flag))
    {
        NamedBy = "key",
    };

    private static readonly Shape Choice = new("keuze", new("name"), new("label", FieldKind.Wording)) { NamedBy = "name" };

    private static readonly Shape Fact = new(
        "vraag",
        new("name"),
        new("type"),
        new("list", Rule: null),
        new("label", FieldKind.Wording),
        new("hint", FieldKind.Wording, Rule: null),
        new("relevant", Rule: null),
        new("constraint", Rule: null),
        new("constraintMessage", FieldKind.Wording, Rule: null),
        new("required", FieldKind.Flag, Rule: null),
        new("variants", FieldKind.Texts, Rule: null, Min: 1))
    {
        NamedBy = "name",
    };

    private static readonly Shape Beforehand = new(
        "de vraag vooraf",
        new("name"),
        new("type"),
        new("list", Rule: null),
        new("title", FieldKind.Wording, Rule: null),
        new("label", FieldKind.Wording),
        new("hint", FieldKind.Wording, Rule: null),
        new("relevant", Rule: null),
        new("constraint", Rule: null),
        new("constraintMessage", FieldKind.Wording, Rule: null),
        new(
            "knowledge",
            FieldKind.Object,
            null,
            new(
                "of het bekend is",
                new("ask", FieldKind.Wording),
                new("known", FieldKind.Wording),
                new("none", FieldKind.Wording, Rule: null))),
        new("estimated", FieldKind.Flag, Rule: null),
        new("unit", FieldKind.Object, null, new("de eenheid", new("list"), new("label", FieldKind.Wording))),
        new("source", FieldKind.Flag, Rule: null))
    {
        NamedBy = "name",
    };

    /// <summary>The questions about an indicator; beside these, one to each kind of respondent that the file names.</summary>
    public static Shape Questions { get; } =
        new(
            "de vragen",
            new("municipality", FieldKind.Wording, Rule: null),
            new("partners", FieldKind.Wording, Rule: null),
            new("facts", FieldKind.Objects, Rule: null, Fact));

    private static readonly Shape Signal = new("signaal", new("code"), new("when"), new("explanation", FieldKind.Wording));

    private static readonly Shape Guidance = new(
        "de toelichting",
        new("legalBasis", FieldKind.Wording, Rule: null),
        new("explanation", FieldKind.Wording, Rule: null),
        new("weight", FieldKind.Wording, Rule: null),
        new(
            "marks",
            FieldKind.Objects,
            null,
            new("de uitleg van oordeel", new("mark"), new("text", FieldKind.Wording)) { NamedBy = "mark" }),
        new("points", FieldKind.SaidTexts, Rule: null));

    private static readonly Shape RespondentKind = new(
        "de soort",
        new("key"),
        new("label", FieldKind.Wording),
        new("anonymous", FieldKind.Flag),
        new("introduction", FieldKind.Wording, Rule: null))
    {
        NamedBy = "key",
    };

    private static readonly Shape Indicator = new(
        "indicator",
        new("code"),
        new("norm", FieldKind.Said),
        AppliesTo,
        new("shortLabel", FieldKind.Said),
        Aliases,
        new("questions", FieldKind.Object, null, Questions),
        new("guidance", FieldKind.Object, null, Guidance),
        new("signals", FieldKind.Objects, Rule: null, Signal));

    private static readonly Shape Overall = new(
        "het oordeel over het geheel",
        new("level"),
        new("label", FieldKind.Wording),
        new(
            "marks",
            FieldKind.Objects,
            null,
            new("oordeel", new("key"), new("sign"), new("label", FieldKind.Words), Aliases, new("falls", FieldKind.Flag, Rule: null))
            {
                NamedBy = "key",
            },
            Min: Scale.FewestMarks))
    {
        NamedBy = "level",
    };

    private static readonly Shape Part = new(
        "het deel",
        new("key"),
        new("name", FieldKind.Wording),
        new("indicators", FieldKind.Texts, Min: 1))
    {
        NamedBy = "key",
    };

    private static readonly Shape Criterion = new(
        "criterium",
        new("code"),
        Name,
        Statement,
        AppliesTo,
        Aliases,
        new("indicators", FieldKind.Objects, "K011", Indicator, Min: 1));

    private static readonly Shape Group = new(
        "groep",
        new("code"),
        Name,
        AppliesTo,
        new("criteria", FieldKind.Objects, "K010", Criterion, Min: 1));

    private static readonly Shape Theme = new(
        "thema",
        new("code"),
        Name,
        Statement,
        new("text", FieldKind.Said, Rule: null),
        AppliesTo,
        Aliases,
        new("groups", FieldKind.Objects, null, Group, Min: 1),
        new("criteria", FieldKind.Objects, null, Criterion, Min: 1),
        new("indicators", FieldKind.Objects, null, Indicator, Min: 1));

    /// <summary>The whole file.</summary>
    public static Shape Framework { get; } =
        new(
            "het toetsingskader",
            new("key"),
            new("version"),
            new("title", FieldKind.Said),
            new("owner", FieldKind.Said),
            new(
                "source",
                FieldKind.Object,
                null,
                new("de bron", new("title"), new("address", Rule: null), new("licence"), new("attribution", Rule: null))),
            new("language"),
            new(
                "targetGroup",
                FieldKind.Object,
                Of: new(
                    "de doelgroep",
                    Name,
                    new("abbreviation", FieldKind.Said, Rule: null),
                    new("definition", FieldKind.Said),
                    new("terms", FieldKind.Objects, null, new("het begrip", new("word", FieldKind.Said), new("meaning", FieldKind.Said))))),
            new("levels", FieldKind.Objects, Of: new("het niveau", new("key"), new("label", FieldKind.Said)), Min: 1),
            new(
                "scale",
                FieldKind.Object,
                Of: new(
                    "de schaal",
                    new("marks", FieldKind.Objects, "K045", Mark, Min: Scale.FewestMarks),
                    new("attention", FieldKind.Object, Rule: null, Of: ScaleWord),
                    new("notApplicable", FieldKind.Object, Rule: null, Of: ScaleWord))),
            new("choices", FieldKind.NamedLists, null, Choice),
            new("preparation", FieldKind.Objects, null, Beforehand, Min: 1),
            new("respondents", FieldKind.Objects, null, RespondentKind),
            new("selfEvaluation", FieldKind.Flag, Rule: null),
            new(
                "tree",
                FieldKind.Objects,
                null,
                new("het niveau", new("one", FieldKind.Wording), new("several", FieldKind.Wording)),
                Min: 1),
            new("themes", FieldKind.Objects, null, Theme, Min: 1),
            new("indicators", FieldKind.Objects, null, Indicator, Min: 1),
            new(
                "jointRows",
                FieldKind.Objects,
                null,
                new("de gezamenlijke rij", new("indicators", FieldKind.Texts, "K014", Min: 2), new("shortLabel", FieldKind.Said))),
            new("overall", FieldKind.Objects, null, Overall, Min: 1),
            new("parts", FieldKind.Objects, null, Part, Min: 1),
            new(
                "crosswalk",
                FieldKind.Object,
                null,
                new(
                    "de omzetting",
                    new("from"),
                    new(
                        "steps",
                        FieldKind.Objects,
                        Of: new("de stap", new("old"), new("new", FieldKind.Texts), new("note", FieldKind.Said, Rule: null))))));

    /// <summary>The field by which one such object is told from another.</summary>
    public string NamedBy { get; init; } = "code";

    /// <summary>A node in words: "indicator 1.1.1".</summary>
    public string Describe(YamlNode node) => node.TextOf(NamedBy) is { Length: > 0 } name ? $"{Title} {name}" : Title;
}
