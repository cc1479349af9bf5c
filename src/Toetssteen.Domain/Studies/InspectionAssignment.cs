namespace Toetssteen.Domain.Studies;

/// <summary>What someone of the inspectorates does in an inspection.</summary>
public enum Duty
{
    /// <summary>Inspecteur: reads the evidence and judges.</summary>
    Inspector,

    /// <summary>Tweede lezer: agrees or returns.</summary>
    SecondReader,
}

/// <summary>Someone's duty in an inspection.</summary>
public sealed class InspectionAssignment
{
    private InspectionAssignment()
    {
    }

    internal InspectionAssignment(Guid inspectionId, Guid accountId, Duty duty) => (InspectionId, AccountId, Duty) = (inspectionId, accountId, duty);

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Whose duty it is.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>What it is.</summary>
    public Duty Duty { get; private set; }
}
