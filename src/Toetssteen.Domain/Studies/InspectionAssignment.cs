using Toetssteen.Domain.People;

namespace Toetssteen.Domain.Studies;

/// <summary>What someone of the inspectorates does in an inspection.</summary>
public enum Duty
{
    /// <summary>Inspecteur: reads the evidence and judges.</summary>
    Inspector,

    /// <summary>Tweede lezer: agrees or returns.</summary>
    SecondReader,
}

/// <summary>Who can do a duty.</summary>
public static class Duties
{
    /// <summary>The roles in which a duty can be done.</summary>
    public static IReadOnlyList<Role> Roles(this Duty duty)
    {
        var needed = duty == Duty.Inspector ? Permission.Judge : Permission.SecondRead;
        return [.. People.Roles.All.Where(r => r.Permissions().Contains(needed))];
    }

    /// <summary>
    /// Rule: a duty waits for who can do it: who may come in, and has a role for it. Who had it before and cannot any more is not waited
    /// for.
    /// </summary>
    public static bool CanBeDoneBy(this Duty duty, IEnumerable<Role> roles, bool isBlocked) =>
        !isBlocked && roles.Any(duty.Roles().Contains);
}

/// <summary>Someone's duty in an inspection.</summary>
public sealed class InspectionAssignment
{
    private InspectionAssignment()
    {
    }

    internal InspectionAssignment(Guid inspectionId, Guid accountId, Duty duty) =>
        (InspectionId, AccountId, Duty) = (inspectionId, accountId, duty);

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Whose duty it is.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>What it is.</summary>
    public Duty Duty { get; private set; }
}
