using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>The rules about choices and facts, each a row; part of the table of <see cref="FrameworkRules"/>.</summary>
internal static class QuestionRules
{
    private const ProblemSeverity Error = ProblemSeverity.Error;

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        new(
            "K070",
            Error,
            "De naam '{0}' kan niet. Begin met een letter of een laag streepje; gebruik daarna letters, cijfers, punten en streepjes, samen ten hoogste 100 tekens.",
            d => Names(d).Where(n => n.Name.Length > 0 && !QuestionNames.IsAllowed(n.Name)).Select(n => new Hit(n.Line, n.Name))),
        new("K071", Error, "De naam '{0}' is al van de vraag op regel {1}. Geef elke vraag een eigen naam.", DoubleQuestions),
        new("K072", Error, "'{0}' is geen soort vraag. Kies select_one, select_multiple, integer, decimal, text, date of sources.", d =>
            d.Questions.Facts.Select(f => f.Node!["type"])
                .Where(t => t is { Text.Length: > 0 } && !DraftQuestion.TypeNames.ContainsKey(t.Text))
                .Select(t => new Hit(t!.Line, t.Text!))),
        new("K073", Error, "Vraag {0} heeft geen keuzelijst ('list'). Noem een lijst die bij 'choices' staat.", d =>
            d.Questions.Facts.Where(f => Chooses(f) && f.Node!["list"] is null).Select(f => new Hit(f.Node!["type"]!.Line, f.Name))),
        new("K074", Error, "De keuzelijst '{0}' is er niet. Zet haar bij 'choices', of verbeter de naam.", d =>
            d.Questions.Facts.Select(f => f.Node!["list"])
                .Where(l =>
                    l is { Text.Length: > 0 } && l.Text != QuestionnaireForm.Replies.Name && d.ChoiceLists.All(c => c.Name != l.Text))
                .Select(l => new Hit(l!.Line, l.Text!))),
        new(
            "K075",
            Error,
            "Bij vraag {0} valt niets te kiezen, en zij heeft een keuzelijst. Haal 'list' weg, of maak er select_one of select_multiple van.",
            d =>
                d.Questions.Facts.Where(f => f.Type is not null && !Chooses(f) && f.Node!["list"] is not null)
                    .Select(f => new Hit(f.Node!["list"]!.Line, f.Name))),
        new("K076", Error, "De keuzelijst '{0}' heeft geen keuzen. Schrijf ze erbij, of haal de lijst weg.", d =>
            d.ChoiceLists.Where(l => l.Value.Items?.Count == 0).Select(l => new Hit(l.Value.NameLine, l.Name))),
        new("K077", Error, "De keuze '{0}' staat al in deze lijst, op regel {1}. Geef elke keuze een eigen naam.", d =>
            d.ChoiceLists.SelectMany(l => FrameworkRules.Doubles((l.Value.Items ?? []).Select(c => c["name"]), n => n.ToUpperInvariant()))),
        new("K078", Error, "De keuzelijst '{0}' is er altijd al. Geef uw lijst een andere naam.", d =>
            d.ChoiceLists.Where(l => l.Name == QuestionnaireForm.Replies.Name).Select(l => new Hit(l.Value.NameLine, l.Name))),

        new("K080", Error, "Deze uitdrukking is niet te lezen. Op plaats {0}: {1}.", d =>
            from text in d.Questions.Facts.SelectMany(f => new[] { f.Node!["relevant"], f.Node["constraint"] })
                .Concat(d.Signals.Select(s => s["when"]))
            where text is { Text.Length: > 0 }
            let fault = Expression.TryParse(text.Text, out _, out var why) ? null : why
            where fault is not null
            select new Hit(text.Line, fault.Position, fault.Why)),
        new("K081", Error, "'{0}' is geen vraag in dit toetsingskader. Verbeter de naam.", d =>
            d.Questions.References.Where(r => r.To is null).Select(r => new Hit(r.From.Line, r.Name))),
        new("K082", Error, "Vraag {0} wordt pas na deze gesteld. Verwijs alleen naar een eerdere vraag.", d =>
            d.Questions.References.Where(r =>
                    r.ToPlace > r.From.Place && !(r.From.IsCondition && d.Questions.Way(r.Name, r.From.Question.Name) is not null))
                .Select(r => new Hit(r.From.Line, r.Name))),
        new(
            "K083",
            Error,
            "Vraag {0} staat niet in de {1} vragenlijst, en deze vraag wel. Stel haar ook daar, of verwijs naar een andere.",
            d =>
                from reference in d.Questions.References
                where reference.To is not null && reference.ToPlace < reference.From.Place
                from variant in reference.From.Question.Variants.Except(reference.To!.Variants)
                select new Hit(reference.From.Line, reference.Name, variant == QuestionnaireVariant.Full ? "volledige" : "beperkte")),
        new(
            "K084",
            Error,
            "De voorwaarde van vraag {0} komt bij zichzelf uit: {1}. Verwijs naar een eerdere vraag; een punt kan alleen in 'constraint'.",
            Circles),
        new("K085", Error, "'{0}' is geen keuze van vraag {1}, dus dit komt nooit voor. Verbeter de naam van de keuze.", d =>
            from e in d.Questions.Expressions
            from pair in Chosen(e.Expression)
            let asked = pair.Of switch { OwnAnswer => e.Question, AnswerTo to => d.Questions.Find(to.Name), _ => null }
            where pair.Choice.Length > 0 && ChoicesOf(d, asked)?.Contains(pair.Choice) == false
            select new Hit(e.Line, pair.Choice, asked!.Name)),
        new("K086", Error, "Vraag {0} heeft een 'constraint' zonder 'constraintMessage'. Schrijf erbij wat er mis is en wat te doen.", d =>
            d.Questions.Facts.Where(f => f.Node!["constraint"] is not null && f.Node["constraintMessage"] is null)
                .Select(f => new Hit(f.Node!["constraint"]!.Line, f.Name))),
        new(
            "K087",
            Error,
            "Vraag {0} heeft een 'constraintMessage' zonder 'constraint'. Schrijf erbij waaraan een antwoord moet voldoen, of haal de tekst weg.",
            d =>
                d.Questions.Facts.Where(f => f.Node!["constraint"] is null && f.Node["constraintMessage"] is not null)
                    .Select(f => new Hit(f.Node!["constraintMessage"]!.Line, f.Name))),
        new(
            "K088",
            Error,
            "Vraag {0} staat in geen vragenlijst die er is: '{1}'. Kies full, limited of de sleutel van een soort bij 'respondents'.",
            d =>
                from fact in d.Questions.Facts
                let variants = fact.Node!["variants"]!
                where variants is { Items: not null }
                from unknown in variants.Items!.Count == 0
                    ? [variants]
                    : variants.Items.Where(v =>
                        v.Text is { Length: > 0 } name && !DraftQuestion.VariantNames.ContainsKey(name) && !d.KindKeys.Contains(name))
                select new Hit(unknown.Line, fact.Name, unknown.Text ?? "")),
        new(
            "K089",
            Error,
            "Vraag {0} staat in de beperkte vragenlijst, en partners wordt over deze indicator niets gevraagd. Haal 'limited' weg, of schrijf de vraag aan de partners erbij.",
            d => NotAsked(d, QuestionnaireVariant.Limited)),
    ];

    /// <summary>The facts that stand in a questionnaire in which nothing else is asked about their indicator.</summary>
    internal static IEnumerable<Hit> NotAsked(FrameworkDraft draft, QuestionnaireVariant variant) =>
        draft.Questions.Facts.Where(f => f.Variants.Contains(variant) && !f.OfIndicator.Contains(variant))
            .Select(f => new Hit(f.Node!["variants"]?.Line ?? f.Line, f.Name));

    private static bool Chooses(DraftQuestion question) => question.Type is QuestionType.SelectOne or QuestionType.SelectMultiple;

    private static IEnumerable<(string Name, int Line)> Names(FrameworkDraft draft) =>
        draft.Questions.Facts.Select(f => (f.Name, f.Line))
            .Concat(draft.ChoiceLists.Select(l => (l.Name, l.Value.NameLine)))
            .Concat(
                draft
                    .ChoiceLists.SelectMany(l => l.Value.Items ?? [])
                    .Select(c => c["name"])
                    .OfType<YamlNode>()
                    .Select(n => (n.Text ?? "", n.Line)));

    /// <summary>
    /// Names are told apart without regard to capitals, since some tools do so. The three of an indicator come before any fact.
    /// </summary>
    private static IEnumerable<Hit> DoubleQuestions(FrameworkDraft draft) =>
        from same in draft.Questions.All.Where(q => q.Name.Length > 0).GroupBy(q => q.Name.ToUpperInvariant())
        let first = same.OrderBy(q => q.Node is null ? 0 : 1).ThenBy(q => q.Line).First()
        from later in same
        where later != first && later.Node is not null
        select new Hit(later.Line, later.Name, first.Line);

    /// <summary>
    /// The names of the choices of a question; null where it takes none, there is no such list, or one of them has no name.
    /// </summary>
    internal static IReadOnlyList<string>? ChoicesOf(FrameworkDraft draft, DraftQuestion? question) =>
        question?.OwnChoices is { } own ? own
        : question?.ChoiceList is not { } list ? null
        : list == QuestionnaireForm.Replies.Name ? QuestionnaireForm.Replies.Choices.Select(c => c.Name).ToList()
        : draft.ChoiceLists.FirstOrDefault(l => l.Name == list).Value?.Items is { } choices && choices.All(c => c.TextOf("name").Length > 0)
            ? choices.Select(c => c.TextOf("name")).ToList()
        : null;

    /// <summary>
    /// Conditions that lead back to their own question, each circle once, at the question of it that is asked first. A circle must
    /// somewhere refer to the question itself or to a later one, so it is looked for only from there.
    /// </summary>
    private static IEnumerable<Hit> Circles(FrameworkDraft draft)
    {
        var questions = draft.Questions;
        foreach (var e in questions.Expressions)
        {
            var name = e.Question.Name;
            if (e.Expression.Names.Contains(name) || e.IsCondition && e.Expression.Operands.Any(o => o is OwnAnswer))
                yield return new Hit(e.Line, name, $"{name} → {name}");
            else if (e.IsCondition && e.Expression.Names.Any(n => questions.PlaceOf(n) > e.Place)
                && questions.Way(name, name) is { } way && way.All(n => questions.PlaceOf(n) >= e.Place))
                yield return new Hit(e.Line, name, string.Join(" → ", way));
        }
    }

    /// <summary>The pairs of a question and the choice that it is compared with.</summary>
    internal static IEnumerable<(Operand Of, string Choice)> Chosen(Expression expression) => expression switch
    {
        IsSelected { Choice: TextLiteral choice } selected => [(selected.In, choice.Text)],
        Compare { How: Comparing.Equal or Comparing.NotEqual, Right: TextLiteral choice } compare => [(compare.Left, choice.Text)],
        Compare { How: Comparing.Equal or Comparing.NotEqual, Left: TextLiteral choice } compare => [(compare.Right, choice.Text)],
        _ => expression.Parts.SelectMany(Chosen),
    };
}
