using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>The rules about kinds of respondents, each a row; part of the table of <see cref="FrameworkRules"/>.</summary>
internal static class RespondentRules
{
    private const ProblemSeverity Error = ProblemSeverity.Error;

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new(
            "K110",
            Error,
            "De sleutel '{0}' kan niet van een soort respondenten zijn. Begin met een kleine letter, gebruik daarna kleine letters, "
                + "cijfers en streepjes, ten hoogste 24 tekens; municipality, partners, facts, full en limited zijn al van het programma.",
            d =>
                d.Kinds.Select(k => k["key"])
                    .Where(k => k is { Text.Length: > 0 } && !CanBeAKind(k.Text))
                    .Select(k => new Hit(k!.Line, k.Text!))),
        new("K111", Error, "De soort '{0}' staat ook op regel {1}. Geef elke soort een eigen sleutel.", d =>
            FrameworkRules.Doubles(d.Kinds.Select(k => k["key"]), k => k)),
        new(
            "K112",
            Error,
            "De soort '{0}' zou met een account antwoorden, en dat doen alleen gemeente en partners. Zet 'anonymous' op true.",
            d => d.Kinds.Where(k => k["anonymous"] is { Text: "false" }).Select(k => new Hit(k["anonymous"]!.Line, k.TextOf("key")))),
        new(
            "K113",
            Error,
            "De soort '{0}' wordt nergens iets gevraagd. Schrijf bij ten minste één indicator een vraag, of haal de soort weg.",
            d =>
                from kind in d.Kinds
                let key = kind.TextOf("key")
                where d.KindKeys.Contains(key) && d.Indicators.Count > 0 && d.Indicators.All(i => i["questions"]?[key] is null)
                select new Hit(kind["key"]!.Line, key)),
        new(
            "K114",
            Error,
            "Vraag {0} gaat naar de soort '{1}' en is geen keuze uit een lijst zonder voorwaarde. Neem select_one, zonder 'relevant' "
                + "en 'constraint'; voor woorden is er bij elke vraag al plaats.",
            d =>
                from fact in d.Questions.Facts
                from kind in DraftQuestion.KindsOf(fact.Node!).Where(d.KindKeys.Contains)
                where fact.Type is not QuestionType.SelectOne || fact.Node!["relevant"] is not null || fact.Node["constraint"] is not null
                select new Hit(fact.Line, fact.Name, kind)),
        new(
            "K115",
            Error,
            "Vraag {0} gaat naar de soort '{1}', en die wordt over deze indicator niets gevraagd. Haal '{1}' weg bij 'variants', of "
                + "schrijf de vraag erbij.",
            d =>
                from indicator in d.Indicators
                from fact in (indicator["questions"]?.ItemsOf("facts") ?? []).Where(f => f.Fields is not null)
                from kind in DraftQuestion.KindsOf(fact).Where(d.KindKeys.Contains)
                where indicator["questions"]![kind] is null
                select new Hit(fact["variants"]!.Line, fact.TextOf("name"), kind)),
    ];

    /// <summary>Whether this can be the key of a kind: it stands beside the fields of the questions, and beside the variants.</summary>
    public static bool CanBeAKind(string key) =>
        RespondentKind.CanBe(key) && !DraftQuestion.IsOfTheUsual(key) && !DraftQuestion.VariantNames.ContainsKey(key);
}
