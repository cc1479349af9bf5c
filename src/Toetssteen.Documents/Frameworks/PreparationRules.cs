using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>
/// The rules about what is asked beforehand, each a row; part of the table of <see cref="FrameworkRules"/>. What holds for every question
/// holds for these too: see <see cref="QuestionRules"/>.
/// </summary>
internal static class PreparationRules
{
    private const ProblemSeverity Error = ProblemSeverity.Error;

    private static readonly string[] OfNumbers = ["estimated", "unit", "source"];

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new("K120", Error, "De naam '{0}' van een vraag vooraf begint niet met 'approach_'. Zet dat ervoor; "
            + "aan die naam ziet u waar een gegeven vandaan komt.", d =>
            d.Preparation.Select(q => q["name"]).Where(n => n is { Text.Length: > 0 }
                && !n.Text.StartsWith(PreparationQuestion.Prefix, StringComparison.Ordinal)).Select(n => new Hit(n!.Line, n.Text!))),
        new("K121", Error, "Vraag {0} vraagt vooraf naar vindplaatsen (sources), en er zijn dan nog geen documenten. "
            + "Kies een andere soort.", d =>
            d.Preparation.Select(q => (Name: q.TextOf("name"), Type: q["type"])).Where(q => q.Type?.Text == "sources")
                .Select(q => new Hit(q.Type!.Line, q.Name))),
        new("K122", Error, "Vraag {0} heeft '{1}', en dat gaat alleen bij een getal. Haal het weg, of maak er integer of decimal van.", d =>
            from question in d.Preparation
            where question["type"]?.Text is not (null or "integer" or "decimal")
            from field in OfNumbers
            where question[field] is { } node && node.Text != "false"
            select new Hit(question[field]!.Line, question.TextOf("name"), field)),
        new("K123", Error, "De lijst met eenheden '{0}' is er niet. Zet de lijst bij 'choices', of verbeter de naam.", d =>
            d.Preparation.Select(q => q["unit"]?["list"]).Where(l => l is { Text.Length: > 0 } && d.ChoiceLists.All(c => c.Name != l.Text))
                .Select(l => new Hit(l!.Line, l.Text!))),
    ];
}
