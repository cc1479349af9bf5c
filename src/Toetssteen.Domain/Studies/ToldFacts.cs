using System.Globalization;

namespace Toetssteen.Domain.Studies;

/// <summary>
/// What a municipality tells of an approach in the preparation, by names that conditions can use beside those of questions:
/// <c>approach_maximum_caseload</c> is the number, and empty where there is none; <c>approach_maximum_caseload_knowledge</c> is
/// <c>known</c>, <c>none</c> or <c>unknown</c>, and empty where nothing was told.
/// </summary>
public static class ToldFacts
{
    private const string Knowing = "_knowledge";

    private static readonly IReadOnlyList<(string Name, Wording Label, Func<ApproachFacts, ToldNumber?> Of)> Numbers =
    [
        ("approach_families", new("Gezinnen in de aanpak nu", "Families in the approach now"), f => f.Families),
        ("approach_maximum_caseload", new("Gezinnen per professional, ten hoogste", "Families per professional, at most"),
            f => f.MaxCaseload),
        ("approach_maximum_duration", new("Langste duur van de hulp", "Longest duration of the help"), f => f.MaxDuration),
    ];

    private static readonly IReadOnlyList<(string Name, Wording Label, Func<ApproachFacts, ToldText?> Of)> Texts =
    [
        ("approach_director", new("Wie de regie heeft", "Who directs"), f => f.Director),
        ("approach_escalation", new("Wat er gebeurt als de hulp vastloopt", "What happens when the help gets stuck"), f => f.Escalation),
        ("approach_ends_when", new("Wanneer de aanpak eindigt", "When the approach ends"), f => f.EndsWhen),
    ];

    private const string Unit = "approach_maximum_duration_unit";

    /// <summary>The words for how something is known, by name.</summary>
    public static IReadOnlyDictionary<string, Wording> KnowledgeLabels { get; } = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        [NameOf(Knowledge.Known)] = new("bekend", "known"),
        [NameOf(Knowledge.None)] = new("is er niet", "there is none"),
        [NameOf(Knowledge.Unknown)] = new("niet bekend", "not known"),
    };

    /// <summary>The words for units, by name.</summary>
    public static IReadOnlyDictionary<string, Wording> UnitLabels { get; } = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        [ToldNumber.Hours] = new("uren", "hours"),
        [ToldNumber.Months] = new("maanden", "months"),
    };

    /// <summary>Every name, with what it is called.</summary>
    public static IReadOnlyDictionary<string, Wording> Labels { get; } =
        Numbers.Select(n => (n.Name, n.Label)).Concat(Texts.Select(t => (t.Name, t.Label)))
            .SelectMany(f => new[] { f, (Name: f.Name + Knowing, f.Label) })
            .Append((Name: Unit, Label: new Wording("Langste duur: in uren of maanden", "Longest duration: in hours or months")))
            .ToDictionary(f => f.Name, f => f.Label, StringComparer.Ordinal);

    /// <summary>The values that a name can have; null where it is a number, a text, or no such name.</summary>
    public static IReadOnlyCollection<string>? ChoicesOf(string name) =>
        name == Unit ? [.. UnitLabels.Keys] : name.EndsWith(Knowing, StringComparison.Ordinal) && Labels.ContainsKey(name)
            ? [.. KnowledgeLabels.Keys] : null;

    /// <summary>What was told, by name; what was not told has no entry.</summary>
    public static IReadOnlyDictionary<string, string> Of(ApproachFacts facts)
    {
        Dictionary<string, string> told = new(StringComparer.Ordinal);
        foreach (var (name, _, of) in Numbers)
            Tell(name, of(facts)?.Knowledge, of(facts)?.Value?.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, _, of) in Texts)
            Tell(name, of(facts)?.Knowledge, of(facts)?.Text);
        if (facts.MaxDuration is { Knowledge: Knowledge.Known, Unit: { } unit })
            told[Unit] = unit;
        return told;

        void Tell(string name, Knowledge? knowledge, string? value)
        {
            if (knowledge is not { } known)
                return;
            told[name + Knowing] = NameOf(known);
            if (known == Knowledge.Known && !string.IsNullOrWhiteSpace(value))
                told[name] = value;
        }
    }

    /// <summary>A value as it is read: the words of a choice, or the value itself.</summary>
    public static Wording Shown(string name, string value) =>
        ChoicesOf(name) is null ? new Wording(value)
            : KnowledgeLabels.GetValueOrDefault(value) ?? UnitLabels.GetValueOrDefault(value) ?? new Wording(value);

    private static string NameOf(Knowledge knowledge) => knowledge switch
    {
        Knowledge.Known => "known",
        Knowledge.None => "none",
        _ => "unknown",
    };
}
