using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>A condition or constraint that can be read, and where it stands.</summary>
/// <param name="Question">The question that bears it.</param>
/// <param name="Place">The place of that question in the questionnaire.</param>
/// <param name="Line">The line of the file.</param>
/// <param name="IsCondition">Whether it is a condition (<c>relevant</c>), not a constraint.</param>
/// <param name="Expression">What it says.</param>
internal sealed record DraftExpression(DraftQuestion Question, int Place, int Line, bool IsCondition, Expression Expression);

/// <summary>A name in an expression, and the question that it is of; null where there is none.</summary>
internal sealed record DraftReference(DraftExpression From, string Name, DraftQuestion? To, int ToPlace);

/// <summary>All questions of a file in the order in which they are asked, and what refers to what.</summary>
internal sealed class DraftQuestions
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _conditions;
    private readonly Dictionary<string, Dictionary<string, string>> _reached = new(StringComparer.Ordinal);

    /// <summary>Takes the questions of the preparation, those of the indicators, and how the municipality judges itself.</summary>
    public DraftQuestions(IEnumerable<YamlNode> preparation, IReadOnlyList<YamlNode> indicators, bool selfEvaluation)
    {
        // Own marks come first, so that who names one hears that nothing may rest on it (K140), and not that it is asked later.
        All =
        [
            .. selfEvaluation ? indicators.Select(DraftQuestion.OwnMark) : [],
            .. preparation.SelectMany(DraftQuestion.OfPreparation), .. indicators.SelectMany(DraftQuestion.Of),
        ];
        for (var place = 0; place < All.Count; place++)
            _places.TryAdd(All[place].Name, place);
        Facts = [.. All.Where(q => q.Node?.Fields is not null)];
        Expressions = [.. All.SelectMany((question, place) => Of(question, place, "relevant").Concat(Of(question, place, "constraint")))];
        References = [.. from e in Expressions
                         from name in e.Expression.Names
                         let place = PlaceOf(name)
                         select new DraftReference(e, name, place is { } at ? All[at] : null, place ?? -1)];
        _conditions = References.Where(r => r.From.IsCondition).ToLookup(r => r.From.Question.Name, r => r.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<DraftQuestion> All { get; }

    /// <summary>The questions that the file itself asks.</summary>
    public IReadOnlyList<DraftQuestion> Facts { get; }

    public IReadOnlyList<DraftExpression> Expressions { get; }

    public IReadOnlyList<DraftReference> References { get; }

    /// <summary>The question of this name, or null.</summary>
    public DraftQuestion? Find(string name) => PlaceOf(name) is { } place ? All[place] : null;

    /// <summary>The place of the question of this name, or null.</summary>
    public int? PlaceOf(string name) => _places.TryGetValue(name, out var place) ? place : null;

    /// <summary>The shortest way from one question to another along conditions, both ends included; null where there is none.</summary>
    public IReadOnlyList<string>? Way(string from, string to)
    {
        var cameFrom = Reached(from);
        if (!cameFrom.ContainsKey(to))
            return null;
        List<string> way = [to];
        do
            way.Add(cameFrom[way[^1]]);
        while (way[^1] != from);
        way.Reverse();
        return way;
    }

    /// <summary>All names that conditions lead to, nearest first found, each with the one before it.</summary>
    private Dictionary<string, string> Reached(string from)
    {
        if (_reached.TryGetValue(from, out var known))
            return known;
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var at))
            foreach (var name in _conditions[at])
                if (cameFrom.TryAdd(name, at) && name != from)
                    queue.Enqueue(name);
        return _reached[from] = cameFrom;
    }

    private static IEnumerable<DraftExpression> Of(DraftQuestion question, int place, string field)
    {
        if (question.Node?[field] is { Text.Length: > 0 } node && Expression.TryParse(node.Text, out var expression, out _))
            yield return new(question, place, node.Line, field == "relevant", expression);
    }
}
