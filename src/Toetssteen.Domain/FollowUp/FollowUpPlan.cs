using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.FollowUp;

/// <summary>Why something is not taken over into a follow-up.</summary>
public enum LeftOut
{
    /// <summary>The point was resolved in a re-test before.</summary>
    Resolved,

    /// <summary>No factsheet of this municipality was published.</summary>
    NotPublished,

    /// <summary>Its factsheet was withdrawn.</summary>
    Withdrawn,

    /// <summary>The approach is in another follow-up that was not published yet.</summary>
    UnderWay,
}

/// <summary>What a follow-up of a study would take over, municipality by municipality, and what it leaves out and why.</summary>
/// <param name="Municipalities">The municipalities of the earlier study, by name.</param>
public sealed record FollowUpPlan(IReadOnlyList<FollowUpMunicipality> Municipalities)
{
    /// <summary>The municipalities of which something is taken over.</summary>
    public IEnumerable<FollowUpMunicipality> Taken => Municipalities.Where(m => m.Approaches.Any(a => a.Taken.Any()));

    /// <summary>Rule: two rounds at once on one approach are not possible, and a follow-up is about something.</summary>
    /// <param name="seen">The approaches that the lead saw as taken over, and confirms.</param>
    /// <exception cref="DomainException">D151: one of them came into another follow-up meanwhile; D154: there is nothing to judge
    /// again.</exception>
    public void Require(IReadOnlyCollection<Guid> seen)
    {
        if (
            Municipalities
                .SelectMany(m => m.Approaches)
                .FirstOrDefault(a => seen.Contains(a.Approach.Id) && a.Points.Any(p => p.Why == LeftOut.UnderWay)) is
            { } twice)
            throw new DomainException(
                "D151",
                $"De aanpak '{twice.Approach.Name}' zit al in een ander vervolgonderzoek dat nog niet is gepubliceerd. Twee rondes tegelijk over één aanpak kan niet. Er is niets gemaakt; wat u invulde staat er nog.");
        if (!Taken.Any())
            throw new DomainException("D154", "Er is geen verbeterpunt om opnieuw te beoordelen. Er is niets gemaakt.");
    }
}

/// <summary>A municipality of the earlier study.</summary>
/// <param name="Code">The municipality.</param>
/// <param name="Name">Its name.</param>
/// <param name="Why">Why nothing of it is taken over at all; null where its points say so themselves.</param>
/// <param name="Approaches">Its approaches with improvement points, in the order of print.</param>
public sealed record FollowUpMunicipality(string Code, string Name, LeftOut? Why, IReadOnlyList<FollowUpApproach> Approaches);

/// <summary>An approach with its improvement points, and what became of it.</summary>
/// <param name="Approach">The approach that was judged.</param>
/// <param name="Points">Its points, in the order of the framework.</param>
/// <param name="Lineage">The approaches of the municipality.</param>
public sealed record FollowUpApproach(Approach Approach, IReadOnlyList<FollowUpPoint> Points, Lineage Lineage)
{
    /// <summary>The points that are judged again.</summary>
    public IEnumerable<FollowedPoint> Taken => Points.Where(p => p.Why is null).Select(p => p.Followed);

    /// <summary>What it can be judged against: the approach itself, and all that it went on in.</summary>
    public IReadOnlyList<Approach> Candidates { get; } = Lineage.Ahead(Approach);

    /// <summary>
    /// What it is judged against unless the lead says otherwise: the one that it went on in, or itself; null where it went on in several.
    /// </summary>
    public Approach? Proposed => Lineage.EndsOf(Approach) is [var one] ? one : null;

    /// <summary>Whether it stopped, and so did all that it went on in.</summary>
    public bool HasStopped => Lineage.EndsOf(Approach).All(a => a.Transitions.Any(t => t.Kind == TransitionKind.Stopped));
}

/// <summary>An improvement point in the plan of a follow-up.</summary>
/// <param name="Followed">The point with what was judged of it.</param>
/// <param name="Why">Why it is left out; null where it is taken over.</param>
public sealed record FollowUpPoint(FollowedPoint Followed, LeftOut? Why)
{
    /// <summary>
    /// Rule: a follow-up takes over what a published factsheet calls an improvement point, is not resolved, and is in no other round.
    /// </summary>
    /// <param name="followed">The point with what was judged of it.</param>
    /// <param name="factsheet">The factsheet of the earlier study; null where none was published.</param>
    /// <param name="underWay">Whether its approach is in a follow-up that was not published yet.</param>
    public static FollowUpPoint Of(FollowedPoint followed, Factsheet? factsheet, bool underWay) =>
        new(followed, OfFactsheet(factsheet) ?? (followed.IsResolved ? LeftOut.Resolved : underWay ? LeftOut.UnderWay : null));

    /// <summary>Why nothing of a municipality is taken over; null where its factsheet holds.</summary>
    public static LeftOut? OfFactsheet(Factsheet? factsheet) =>
        factsheet is null ? LeftOut.NotPublished : factsheet.WithdrawnAt is not null ? LeftOut.Withdrawn : null;
}
