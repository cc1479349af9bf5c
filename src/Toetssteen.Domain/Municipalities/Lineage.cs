namespace Toetssteen.Domain.Municipalities;

/// <summary>The approaches of one municipality together, with the steps from one to the next.</summary>
/// <param name="approaches">All approaches of the municipality, each with its transitions.</param>
public sealed class Lineage(IEnumerable<Approach> approaches)
{
    private readonly Dictionary<Guid, Approach> _approaches = approaches.ToDictionary(a => a.Id);

    /// <summary>What an approach went on in, directly.</summary>
    public IEnumerable<Approach> SuccessorsOf(Approach approach) =>
        approach.Transitions.Select(t => t.SuccessorId is { } id ? _approaches.GetValueOrDefault(id) : null).OfType<Approach>();

    /// <summary>Whether one approach went on, in however many steps, in another; an approach leads to itself.</summary>
    public bool Leads(Approach from, Approach to)
    {
        if (from.Id == to.Id)
            return true;
        var seen = new HashSet<Guid>();
        var ahead = new Stack<Approach>([from]);
        while (ahead.TryPop(out var approach))
        {
            if (approach.Transitions.Any(t => t.SuccessorId == to.Id))
                return true;
            if (seen.Add(approach.Id))
                foreach (var next in SuccessorsOf(approach))
                    ahead.Push(next);
        }
        return false;
    }

    /// <summary>An approach and all that it went on in, in however many steps, itself first.</summary>
    public IReadOnlyList<Approach> Ahead(Approach approach)
    {
        var ahead = new List<Approach> { approach };
        for (var n = 0; n < ahead.Count; n++)
            ahead.AddRange(SuccessorsOf(ahead[n]).Where(next => !ahead.Contains(next)).Distinct());
        return ahead;
    }

    /// <summary>What an approach has become in the end: itself where it went on in nothing, several where it was split.</summary>
    public IReadOnlyList<Approach> EndsOf(Approach approach) => [.. Ahead(approach).Where(a => !SuccessorsOf(a).Any())];

    /// <summary>Records what became of an approach. The same step recorded again is no change. Rule: a lineage has no circles.</summary>
    /// <param name="id">Identity of the step.</param>
    /// <param name="from">The approach that it leads away from.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="successor">What it went on in; none when it stopped.</param>
    /// <param name="on">When, as far as known.</param>
    /// <param name="note">What is to be known about it.</param>
    /// <param name="formalContinuation">Whether the successor is formally a continuation; null where nobody said so.</param>
    /// <param name="namedIn">The inspection in which it was told; null where it came from what was published.</param>
    /// <returns>The step, or null where it was known.</returns>
    /// <exception cref="DomainException">D010: a successor where there can be none, or none where there must be one; D011: of another
    /// municipality; D012: its own successor; D013: the successor came from this approach itself; D014: the successor did not exist
    /// yet.</exception>
    public ApproachTransition? Record(
        Guid id,
        Approach from,
        TransitionKind kind,
        Approach? successor,
        PartialDate? on,
        string? note,
        bool? formalContinuation = null,
        Guid? namedIn = null)
    {
        if (successor is not null && successor.Id != from.Id && Leads(successor, from))
            throw new DomainException(
                "D013",
                $"'{successor.Name}' is zelf verdergegaan als '{from.Name}'. Zo ontstaat een kringloop; controleer wat er eerst was.");
        _approaches.TryAdd(from.Id, from);
        if (successor is not null)
            _approaches.TryAdd(successor.Id, successor);
        return from.Becomes(id, kind, successor, on, note, formalContinuation, namedIn);
    }
}
