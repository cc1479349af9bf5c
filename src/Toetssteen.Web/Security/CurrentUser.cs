using System.Security.Claims;
using Toetssteen.Domain.People;

namespace Toetssteen.Web.Security;

/// <summary>The person who asks.</summary>
public sealed class CurrentUser
{
    internal const string OrganisationClaim = "organisation";
    internal const string SessionClaim = "sid";
    internal const string StrongClaim = "strong";

    private readonly Guid? _id;

    /// <summary>Reads what the session says.</summary>
    public CurrentUser(ClaimsPrincipal principal)
    {
        _id =
            principal.Identity is { IsAuthenticated: true }
            && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
                ? id
                : null;
        if (_id is null)
            return;
        Name = principal.FindFirstValue(ClaimTypes.Name) ?? "";
        OrganisationId = Guid.TryParse(principal.FindFirstValue(OrganisationClaim), out var organisation) ? organisation : null;
        SessionId = Guid.TryParse(principal.FindFirstValue(SessionClaim), out var session) ? session : null;
        Roles = [.. principal.FindAll(ClaimTypes.Role).Select(c => Enum.Parse<Role>(c.Value))];
        IsStrong = principal.HasClaim(c => c.Type == StrongClaim);
    }

    /// <summary>Whether someone is logged in.</summary>
    public bool IsLoggedIn => _id is not null;

    /// <summary>The account.</summary>
    /// <exception cref="InvalidOperationException">Nobody is logged in.</exception>
    public Guid Id => _id ?? throw new InvalidOperationException("Nobody is logged in here.");

    /// <summary>Name of the person.</summary>
    public string Name { get; } = "";

    /// <summary>The organisation the person works for.</summary>
    public Guid? OrganisationId { get; }

    /// <summary>The session by which the person is here.</summary>
    public Guid? SessionId { get; }

    /// <summary>The roles held.</summary>
    public IReadOnlyList<Role> Roles { get; } = [];

    /// <summary>Whether a second factor was shown.</summary>
    public bool IsStrong { get; }

    /// <summary>Whether a role asks for a second factor that was not shown; until then nothing is allowed.</summary>
    public bool LacksSecondFactor => !IsStrong && IsStaff;

    /// <summary>Whether a role belongs to staff.</summary>
    public bool IsStaff => Roles.Any(r => r.IsStaff());

    /// <summary>Whether the person may do this.</summary>
    public bool Has(Permission permission) => !LacksSecondFactor && Roles.Any(r => r.Permissions().Contains(permission));
}
