using Toetssteen.Domain.People;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>A partner as it is nominated, as typed.</summary>
public sealed class PartnerForm
{
    /// <summary>The most an e-mail address may be long.</summary>
    public const int EmailLength = EmailAddress.MaxLength;

    /// <summary>The organisation.</summary>
    public string? Name { get; set; }

    /// <summary>Its sector.</summary>
    public string? Sector { get; set; }

    /// <summary>The person to invite.</summary>
    public string? ContactName { get; set; }

    /// <summary>That person's address.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Whether the address could be one that mail can be sent to.</summary>
    public bool IsEmail => EmailAddress.Of(ContactEmail) is not null;
}
