using Toetssteen.Domain.History;

namespace Toetssteen.Domain.Municipalities;

/// <summary>
/// An approach (aanpak): a municipality's way of working for these families. Belongs to a municipality and outlives a study; under
/// its name it is known once per municipality.
/// </summary>
public sealed class Approach : IRecordsActs
{
    private readonly ActLog _acts = new();
    private readonly List<ApproachTransition> _transitions = [];

    private Approach()
    {
    }

    /// <summary>Makes an approach of a municipality.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="municipalityCode">The municipality.</param>
    /// <param name="name">Name as it is printed.</param>
    /// <param name="namedIn">The inspection in which it was first named; null where it came from what was published.</param>
    /// <remarks>What is told after the publication of that inspection waits for a follow-up: <see cref="AwaitFollowUp"/>.</remarks>
    public Approach(Guid id, string municipalityCode, string name, Guid? namedIn = null) =>
        (Id, MunicipalityCode, Name, FoldedName, NamedIn) = (id, municipalityCode, name, FoldedText.Fold(name), namedIn);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The municipality it belongs to.</summary>
    public string MunicipalityCode { get; private set; } = "";

    /// <summary>Name as it is printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Name folded for finding it again.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>
    /// The inspection in which it was first named, and before whose publication nobody else knows of it; null where it came from what was
    /// published.
    /// </summary>
    public Guid? NamedIn { get; private set; }

    /// <summary>Since when it exists, as far as known.</summary>
    public PartialDate? Since { get; private set; }

    /// <summary>
    /// Whether it was told of after the publication of <see cref="NamedIn"/>, and is not public before a follow-up is published.
    /// </summary>
    public bool AwaitsFollowUp { get; private set; }

    /// <summary>Says since when it exists.</summary>
    public void Begin(PartialDate? since) => Since = since;

    /// <summary>It was told of after publication, and is public with a follow-up.</summary>
    public void AwaitFollowUp() => AwaitsFollowUp = true;

    /// <summary>A follow-up is published: with it this is public.</summary>
    public void PublishWith(Guid followUpInspectionId) => (NamedIn, AwaitsFollowUp) = (followUpInspectionId, false);

    /// <summary>After publication it was told that this approach is there, since a time as it was typed.</summary>
    public void TellOfItself(Guid inspectionId, string? since, string? note) => Record(inspectionId, since ?? "New", note);

    /// <summary>After publication it was told what became of this approach; it is public with a follow-up.</summary>
    public void TellOf(ApproachTransition step, Approach? successor, Guid inspectionId)
    {
        step.AwaitFollowUp();
        Record(inspectionId, $"{step.Kind} {successor?.Name}, {step.On?.ToString() ?? "–"}", step.Note);
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    private void Record(Guid inspectionId, string told, string? note) =>
        _acts.Record(inspectionId, HistoryAct.ApproachMovedOn, HistorySubject.Approach(Id), note, after: $"{Name}: {told}");

    /// <summary>What became of it: the steps that lead away from this approach.</summary>
    public IReadOnlyList<ApproachTransition> Transitions => _transitions;

    /// <summary>Records what became of this approach. From outside through <see cref="Lineage"/>, which sees circles.</summary>
    internal ApproachTransition? Becomes(
        Guid id,
        TransitionKind kind,
        Approach? successor,
        PartialDate? on,
        string? note,
        bool? formalContinuation,
        Guid? namedIn)
    {
        if (kind == TransitionKind.Stopped != successor is null)
            throw new DomainException(
                "D010",
                $"Een aanpak die stopt heeft geen opvolger, en een aanpak die verdergaat wel. Noem bij '{Name}' de opvolger, of kies 'gestopt'.");
        if (successor is not null && successor.MunicipalityCode != MunicipalityCode)
            throw new DomainException(
                "D011",
                $"De opvolger van '{Name}' hoort bij een andere gemeente. Kies een aanpak van dezelfde gemeente.");
        if (successor is not null && (successor == this || successor.Id == Id))
            throw new DomainException("D012", $"'{Name}' kan niet zijn eigen opvolger zijn. Kies een andere aanpak.");
        if (on is not null && successor?.Since is { } since && on.Latest < since.Earliest)
            throw new DomainException(
                "D014",
                $"'{successor.Name}' bestond toen nog niet: die aanpak is er sinds {since}. Er is niets vastgelegd; controleer de datum, of kies een andere aanpak.");
        if (_transitions.Any(t => t.Kind == kind && t.SuccessorId == successor?.Id))
            return null;
        var transition = new ApproachTransition(id, this, kind, successor, on, note, formalContinuation) { NamedIn = namedIn };
        _transitions.Add(transition);
        return transition;
    }
}

/// <summary>What happened to an approach.</summary>
public enum TransitionKind
{
    /// <summary>Gaat verder als: under another name.</summary>
    ContinuesAs,

    /// <summary>Gaat bij een ander team verder als.</summary>
    ContinuesUnderAnotherTeam,

    /// <summary>Opgegaan in: became part of a larger one.</summary>
    AbsorbedInto,

    /// <summary>Gesplitst in: one of several that it was split into.</summary>
    SplitInto,

    /// <summary>Gestopt.</summary>
    Stopped,
}

/// <summary>A step in the lineage of approaches, with its date and note.</summary>
public sealed class ApproachTransition
{
    private ApproachTransition()
    {
    }

    internal ApproachTransition(
        Guid id,
        Approach from,
        TransitionKind kind,
        Approach? successor,
        PartialDate? on,
        string? note,
        bool? formalContinuation
    ) =>
        (Id, ApproachId, Kind, SuccessorId, On, Note, IsFormalContinuation) = (
            id,
            from.Id,
            kind,
            successor?.Id,
            on,
            note,
            formalContinuation);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The approach that it leads away from.</summary>
    public Guid ApproachId { get; private set; }

    /// <summary>What happened.</summary>
    public TransitionKind Kind { get; private set; }

    /// <summary>What it went on in; null when it stopped.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>When, as far as known.</summary>
    public PartialDate? On { get; private set; }

    /// <summary>What is to be known about it.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether the successor is formally a continuation; null where nobody said so.</summary>
    public bool? IsFormalContinuation { get; private set; }

    /// <summary>
    /// The inspection in which it was told, and before whose publication nobody else knows of it; null where it came from what was
    /// published.
    /// </summary>
    public Guid? NamedIn { get; internal set; }

    /// <summary>
    /// Whether it was told after the publication of <see cref="NamedIn"/>, and is not public before a follow-up is published.
    /// </summary>
    public bool AwaitsFollowUp { get; private set; }

    /// <summary>It was told after publication, and is public with a follow-up.</summary>
    public void AwaitFollowUp() => AwaitsFollowUp = true;

    /// <summary>A follow-up is published: with it this is public.</summary>
    public void PublishWith(Guid followUpInspectionId) => (NamedIn, AwaitsFollowUp) = (followUpInspectionId, false);
}
