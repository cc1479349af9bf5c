namespace Toetssteen.Domain.Evidence;

/// <summary>Where a document stands.</summary>
public enum DocumentStatus
{
    /// <summary>Someone says it exists.</summary>
    Claimed,

    /// <summary>It was asked for.</summary>
    Requested,

    /// <summary>It is here.</summary>
    Received,
}

/// <summary>A document (evidence): claimed, requested or received. What was claimed and never sent stays claimed.</summary>
public sealed class Document
{
    private Document()
    {
    }

    /// <summary>Records that a respondent says a document exists.</summary>
    public Document(Guid id, Guid inspectionId, string title) => (Id, InspectionId, Title) = (id, inspectionId, title);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Title as given.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Day on which it was asked for.</summary>
    public DateOnly? RequestedOn { get; private set; }

    /// <summary>Day on which it came.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public DocumentStatus Status => ReceivedOn is not null ? DocumentStatus.Received : RequestedOn is not null ? DocumentStatus.Requested : DocumentStatus.Claimed;

    /// <summary>Asks for it; asking again keeps the first day.</summary>
    public void Request(DateOnly on) => RequestedOn ??= on;

    /// <summary>Takes it in.</summary>
    /// <exception cref="DomainException">D050: received before it was asked for.</exception>
    public void Receive(DateOnly on)
    {
        if (on < RequestedOn)
            throw new DomainException("D050", $"'{Title}' kan niet zijn ontvangen voordat het is opgevraagd. Controleer de datum.");
        ReceivedOn = on;
    }
}
