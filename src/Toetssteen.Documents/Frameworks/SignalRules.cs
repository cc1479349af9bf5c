using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>The rules about signals, each a row; part of the table of <see cref="FrameworkRules"/>.</summary>
internal static class SignalRules
{
    private const ProblemSeverity Error = ProblemSeverity.Error;

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new("K090", Error, "De code '{0}' kan niet van een signaal zijn. Kies S201 tot en met S999; S1.. is van het programma.", d =>
            d.Signals.Select(s => s["code"]).Where(c => c is { Text.Length: > 0 } && !SignalRule.IsAllowed(c.Text))
                .Select(c => new Hit(c!.Line, c.Text!))),
        new("K091", Error, "Het signaal {0} staat ook op regel {1}. Geef elk signaal een eigen code.", d =>
            FrameworkRules.Doubles(d.Signals.Select(s => s["code"]), c => c)),
        new("K092", Error, "'{0}' is geen vraag in dit toetsingskader en geen gegeven uit de voorbereiding. Verbeter de naam.", d =>
            from when in d.SignalConditions
            from name in when.Expression.Names
            where d.Questions.PlaceOf(name) is null
            select new Hit(when.Line, name)),
        new("K093", Error, "Een signaal is geen vraag en heeft geen eigen antwoord. Schrijf een naam in plaats van de punt.", d =>
            d.SignalConditions.Where(w => w.Expression.Operands.Any(o => o is OwnAnswer)).Select(w => new Hit(w.Line))),
        new("K094", Error, "Dit signaal noemt geen enkel feit. Noem de vraag waarop het let.", d =>
            d.SignalConditions.Where(w => !w.Expression.Names.Any() && !w.Expression.Operands.Any(o => o is OwnAnswer))
                .Select(w => new Hit(w.Line))),
        new("K095", Error, "'{0}' is geen keuze bij {1}, dus dit signaal komt nooit. Verbeter de naam van de keuze.", d =>
            from when in d.SignalConditions
            from pair in QuestionRules.Chosen(when.Expression)
            let name = (pair.Of as AnswerTo)?.Name
            where name is not null && pair.Choice.Length > 0
            where QuestionRules.ChoicesOf(d, d.Questions.Find(name))?.Contains(pair.Choice) == false
            select new Hit(when.Line, pair.Choice, name)),
    ];
}
