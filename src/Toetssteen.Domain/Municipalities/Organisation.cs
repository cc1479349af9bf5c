namespace Toetssteen.Domain.Municipalities;

/// <summary>What part an organisation has in supervision.</summary>
public enum OrganisationKind
{
    /// <summary>Inspectie: judges.</summary>
    Inspectorate,

    /// <summary>Gemeente: is judged, and answers the full questionnaire.</summary>
    Municipality,

    /// <summary>Netwerkpartner: works in an approach, and answers the limited questionnaire.</summary>
    Partner,
}

/// <summary>An inspectorate, a municipality as an organisation, or a network partner.</summary>
public sealed class Organisation
{
    private Organisation()
    {
    }

    /// <summary>Makes an organisation.</summary>
    /// <param name="id">Identity, given by the caller.</param>
    /// <param name="kind">Its part in supervision.</param>
    /// <param name="name">Name as it is printed.</param>
    /// <param name="sector">Sector of a partner (for example <c>geestelijke gezondheidszorg</c>), where known.</param>
    /// <param name="municipalityCode">Code, for a municipality.</param>
    /// <param name="namesake">Which of this name it is, where someone said that it is another than the one that is known.</param>
    public Organisation(
        Guid id,
        OrganisationKind kind,
        string name,
        string? sector = null,
        string? municipalityCode = null,
        int namesake = 0
    ) =>
        (Id, Kind, Name, FoldedName, Sector, MunicipalityCode, Key, Namesake) = (
            id,
            kind,
            name,
            FoldedText.Fold(name),
            sector,
            municipalityCode,
            $"{FoldedText.Fold(name)}/{municipalityCode}",
            namesake);

    /// <summary>Makes the organisation of a municipality; everyone who makes it gives it the same name.</summary>
    public static Organisation Of(Guid id, Municipality municipality) =>
        new(id, OrganisationKind.Municipality, $"Gemeente {municipality.Name}", municipalityCode: municipality.Code);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its part in supervision.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Name as it is printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Name folded for finding it again.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>Sector of a partner, where known.</summary>
    public string? Sector { get; private set; }

    /// <summary>Code of the municipality, for a municipality.</summary>
    public string? MunicipalityCode { get; private set; }

    /// <summary>What makes it one: its name, and for a municipality its code, since names of municipalities were used again.</summary>
    public string Key { get; private set; } = "";

    /// <summary>
    /// Rule: of each kind there is one organisation with a key, unless someone says that it is another; then they are numbered.
    /// </summary>
    public int Namesake { get; private set; }
}
