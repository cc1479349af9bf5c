namespace Toetssteen.Documents.Frameworks;

/// <summary>The rules about parts of a framework, each a row; part of the table of <see cref="FrameworkRules"/>.</summary>
internal static class PartRules
{
    private const ProblemSeverity Error = ProblemSeverity.Error;

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new("K130", Error, "Het deel '{0}' staat ook op regel {1}. Geef elk deel een eigen sleutel.", d =>
            FrameworkRules.Doubles(Parts(d).Select(p => p["key"]), k => k)),
        new("K131", Error, "Het deel noemt indicator {0}, die er niet is. Verbeter de code.", d =>
            Parts(d).SelectMany(Codes).Where(c => !d.Codes.Contains(c.Text!)).Select(c => new Hit(c.Line, c.Text!))),
        new("K132", Error, "Het deel noemt indicator {0} ook op regel {1}. Noem elke indicator één keer.", d =>
            Parts(d).SelectMany(p => FrameworkRules.Doubles(Codes(p), c => c))),
        new("K133", Error, "Het deel '{0}' noemt alle indicatoren. Dat is het hele toetsingskader; haal het deel weg.", d =>
            Parts(d).Where(p => d.Codes.Count > 0 && d.Codes.All(Codes(p).Select(c => c.Text!).ToHashSet().Contains))
                .Select(p => new Hit(p.Line, p.TextOf("key")))),
    ];

    private static IEnumerable<YamlNode> Parts(FrameworkDraft draft) => draft.Root.ItemsOf("parts").Where(p => p.Fields is not null);

    private static IEnumerable<YamlNode> Codes(YamlNode part) => part.ItemsOf("indicators").Where(c => c.Text is { Length: > 0 });
}
