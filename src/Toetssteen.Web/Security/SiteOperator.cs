using Toetssteen.Domain;

namespace Toetssteen.Web.Security;

/// <summary>The organisation that runs this site, as readers and who finds a leak may reach it. What is not set is said nowhere.</summary>
/// <param name="Name">Its name: the setting <c>Toetssteen:Operator:Name</c>.</param>
/// <param name="Contact">Where it is reached: <c>Toetssteen:Operator:Contact</c>, an e-mail address or a page.</param>
/// <param name="SecurityContact">Where leaks are told: <c>Toetssteen:SecurityContact</c>; the contact where that is not set.</param>
public sealed record SiteOperator(string? Name, Uri? Contact, Uri? SecurityContact)
{
    /// <summary>The contact as people read it.</summary>
    public string? ContactInWords =>
        Contact is null ? null
        : Contact.Scheme == Uri.UriSchemeMailto ? $"{Contact.UserInfo}@{Contact.Host}"
        : Contact.AbsoluteUri;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="DomainException">S025: a contact is no e-mail address and no page.</exception>
    public static SiteOperator From(IConfiguration settings)
    {
        var contact = Read(settings, "Toetssteen:Operator:Contact");
        return new SiteOperator(
            settings["Toetssteen:Operator:Name"] is { Length: > 0 } name ? name.Trim() : null,
            contact,
            Read(settings, "Toetssteen:SecurityContact") ?? contact);
    }

    private static Uri? Read(IConfiguration settings, string setting)
    {
        if (settings[setting]?.Trim() is not { Length: > 0 } written)
            return null;
        var whole = written.Contains(':', StringComparison.Ordinal) ? written : $"{Uri.UriSchemeMailto}:{written}";
        return
            Uri.TryCreate(whole, UriKind.Absolute, out var read)
            && (
                read.Scheme == Uri.UriSchemeHttps
                || (read.Scheme == Uri.UriSchemeMailto && read is { UserInfo.Length: > 0, Host.Length: > 0 }))
            ? read
            : throw new DomainException(
                "S025",
                $"{setting} is '{written}', en dat is geen e-mailadres en geen adres dat met https begint. Vul een van beide in, of laat de instelling weg. De site is niet gestart.");
    }
}
