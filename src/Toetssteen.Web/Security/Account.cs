using Microsoft.AspNetCore.Identity;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;

namespace Toetssteen.Web.Security;

/// <summary>
/// A person who works with the program: contact persons, colleagues, staff. Who was invited and set no password is an account all the
/// same, and comes in by a personal link. Personal data stands here and nowhere else, and is never published.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The most a name may be long.</summary>
    public const int NameLength = 200;

    private readonly List<AccountRole> _held = [];

    private Account()
    {
    }

    /// <summary>Makes an account; its address is its name for logging in.</summary>
    public Account(Guid id, string name, string email, Guid? organisationId, DateTimeOffset createdAt)
    {
        (Id, Name, OrganisationId, CreatedAt) = (id, name, organisationId, createdAt);
        UserName = Email = email;
        LockoutEnabled = true;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>Name of the person.</summary>
    public string Name
    {
        get;
        set => (field, FoldedName) = (value, FoldedText.Fold(value));
    } = "";

    /// <summary>Name folded for finding it again.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>The organisation the person works for; none for an administrator of no organisation.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>The roles held, as rows.</summary>
    public IReadOnlyList<AccountRole> Held => _held;

    /// <summary>The roles held.</summary>
    public IEnumerable<Role> Roles => _held.Select(h => h.Role).Order();

    /// <summary>Whether the organisation named this person to be written to.</summary>
    public bool IsContactPerson { get; set; }

    /// <summary>The last half minute of which an authenticator code was taken; none is taken twice.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when this person may not come in; null where they may.</summary>
    public DateTimeOffset? BlockedAt { get; private set; }

    /// <summary>When the personal data was removed at the end of the retention term; null while it is there.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Whether one of the roles asks for a second factor.</summary>
    public bool NeedsSecondFactor => _held.Any(h => h.Role.IsStaff());

    /// <summary>Gives exactly these roles.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="DomainException">The roles do not go together, or not with the organisation.</exception>
    public bool Hold(IReadOnlyCollection<Role> roles, OrganisationKind? organisation)
    {
        Domain.People.Roles.Check(roles, organisation);
        if (_held.Select(h => h.Role).ToHashSet().SetEquals(roles))
            return false;
        _held.RemoveAll(h => !roles.Contains(h.Role));
        _held.AddRange(roles.Distinct().Where(r => _held.All(h => h.Role != r)).Select(r => new AccountRole(r)).ToList());
        return true;
    }

    /// <summary>Gives another address, which is the name for logging in too.</summary>
    public void MoveTo(string email) => UserName = Email = email;

    /// <summary>Shuts the person out.</summary>
    public void Block(DateTimeOffset now) => BlockedAt ??= now;

    /// <summary>Removes all that says who this is; what refers to it stays readable, and says only for which organisation it was.</summary>
    public void Remove(string organisation, DateTimeOffset now)
    {
        var called = $"een medewerker van {organisation}";
        Name = FoldedText.Start(called, NameLength);
        UserName = NormalizedUserName = Email = NormalizedEmail = PhoneNumber = PasswordHash = null;
        EmailConfirmed = PhoneNumberConfirmed = TwoFactorEnabled = IsContactPerson = false;
        SecurityStamp = Guid.NewGuid().ToString("N");
        _held.Clear();
        Block(now);
        RemovedAt = now;
    }

    /// <summary>Lets the person in again.</summary>
    public void Unblock() => BlockedAt = null;
}

/// <summary>A role that an account holds.</summary>
public sealed class AccountRole
{
    private AccountRole()
    {
    }

    internal AccountRole(Role role) => Role = role;

    /// <summary>The account.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }
}
