namespace Toetssteen.Domain.Studies;

/// <summary>Whom the people of a study call or write to: it stands in every letter, and on the pages of who takes part.</summary>
/// <param name="Name">Name.</param>
/// <param name="Phone">Telephone number; null where it is not known yet.</param>
/// <param name="Email">E-mail address; null where it is not known yet.</param>
public sealed record StudyContact(string Name, string? Phone, string? Email)
{
    /// <summary>The most a name may be long.</summary>
    public const int MaxName = 200;

    /// <summary>The most a telephone number may be long.</summary>
    public const int MaxPhone = 30;

    /// <summary>The most an e-mail address may be long.</summary>
    public const int MaxEmail = 256;

    /// <summary>Rule: a new study names a contact person with telephone and e-mail address.</summary>
    /// <exception cref="DomainException">D190: one of the three is missing.</exception>
    public StudyContact Whole() =>
        new[] { Name, Phone, Email }.All(part => !string.IsNullOrWhiteSpace(part))
            ? new(Name.Trim(), Phone!.Trim(), Email!.Trim())
            : throw new DomainException(
                "D190",
                "Vul de naam, het telefoonnummer en het e-mailadres in van de contactpersoon van dit onderzoek.");
}
