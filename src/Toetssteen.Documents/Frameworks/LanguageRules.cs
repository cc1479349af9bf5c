namespace Toetssteen.Documents.Frameworks;

/// <summary>The rules about texts in several languages, each a row; part of the table of <see cref="FrameworkRules"/>.</summary>
internal static class LanguageRules
{
    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new("K150", ProblemSeverity.Error,
            "Bij '{0}' staat een tekst per taal, en niet in '{1}', de taal van het toetsingskader. Zet die erbij.", NotInItsOwn),
    ];

    /// <summary>The texts that the file has per language, beside words that need not be in the language of the framework.</summary>
    public static IEnumerable<YamlNode> PerLanguage(FrameworkDraft draft) =>
        draft.Said.Select(t => t.Text).Where(t => t.Fields is not null);

    private static IEnumerable<Hit> NotInItsOwn(FrameworkDraft draft) =>
        from said in draft.Said
        let own = draft.Root.TextOf("language")
        where own.Length > 0 && said.Text.Fields is { Count: > 0 } && said.Text[own] is null
        select new Hit(said.Text.Line, said.Field, own);
}
