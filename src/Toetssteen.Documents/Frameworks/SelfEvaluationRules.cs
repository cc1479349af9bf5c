namespace Toetssteen.Documents.Frameworks;

/// <summary>The rule about self-evaluation; part of the table of <see cref="FrameworkRules"/>.</summary>
internal static class SelfEvaluationRules
{
    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new("K140", ProblemSeverity.Error, "'{0}' is het eigen oordeel van de gemeente. Daar rust geen voorwaarde en geen signaal op: "
            + "het staat naast de antwoorden. Noem een andere vraag.", d =>
            d.Questions.References.Select(r => (r.From.Line, r.Name))
                .Concat(d.SignalConditions.SelectMany(w => w.Expression.Names, (w, name) => (w.Line, Name: name)))
                .Where(n => d.Questions.Find(n.Name)?.IsOwnMark == true).Select(n => new Hit(n.Line, n.Name))),
    ];
}
