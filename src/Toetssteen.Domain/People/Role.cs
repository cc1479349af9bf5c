using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Domain.People;

/// <summary>The part a person has in supervision. A visitor has none and needs none.</summary>
public enum Role
{
    /// <summary>Respondent (gemeente).</summary>
    MunicipalityRespondent,

    /// <summary>Respondent (netwerkpartner).</summary>
    PartnerRespondent,

    /// <summary>Inspecteur.</summary>
    Inspector,

    /// <summary>Tweede lezer.</summary>
    SecondReader,

    /// <summary>Onderzoeksleider.</summary>
    StudyLead,

    /// <summary>Beheerder.</summary>
    Administrator,
}

/// <summary>The roles as data: what each may do, in which kind of organisation it fits, and which belong to staff.</summary>
public static class Roles
{
    private static readonly Dictionary<Role, (OrganisationKind? In, HashSet<Permission> May)> Table = new()
    {
        [Role.MunicipalityRespondent] = (
            OrganisationKind.Municipality,
            [Permission.Prepare, Permission.FillIn, Permission.SupplyDocuments, Permission.CheckFacts, Permission.ReportProgress]),
        [Role.PartnerRespondent] = (OrganisationKind.Partner, [Permission.FillIn, Permission.SupplyDocuments]),
        [Role.Inspector] = (OrganisationKind.Inspectorate, [Permission.ReadEvidence, Permission.Judge, Permission.AnswerObjections]),
        [Role.SecondReader] = (
            OrganisationKind.Inspectorate,
            [Permission.ReadEvidence, Permission.Judge, Permission.AnswerObjections, Permission.SecondRead]),
        [Role.StudyLead] = (
            OrganisationKind.Inspectorate,
            [Permission.Plan, Permission.Invite, Permission.Assign, Permission.Adopt, Permission.Publish, Permission.ReadEvidence]),
        [Role.Administrator] = (null, [Permission.Administer]),
    };

    /// <summary>Every role.</summary>
    public static IReadOnlyList<Role> All { get; } = Enum.GetValues<Role>();

    /// <summary>What a role may do.</summary>
    public static IReadOnlySet<Permission> Permissions(this Role role) => Table[role].May;

    /// <summary>The kind of organisation that a role is held in; null where any will do, or none.</summary>
    public static OrganisationKind? HeldIn(this Role role) => Table[role].In;

    /// <summary>
    /// Whether the role sees the work of several organisations, or decides who may; such a person logs in with a second factor.
    /// </summary>
    public static bool IsStaff(this Role role) => Table[role].In is null or OrganisationKind.Inspectorate;

    /// <summary>Refuses roles that one person cannot hold together, or not in such an organisation.</summary>
    /// <exception cref="DomainException">D090: no role; D091: administrator beside another role; D092: the role belongs to another kind of
    /// organisation.</exception>
    public static void Check(IReadOnlyCollection<Role> roles, OrganisationKind? organisation)
    {
        if (roles.Count == 0)
            throw new DomainException("D090", "Een account heeft minstens één rol nodig. Kies een rol; er is niets gewijzigd.");
        if (roles.Contains(Role.Administrator) && roles.Count > 1)
            throw new DomainException(
                "D091",
                "Een beheerder ziet geen concepten en heeft daarom geen andere rol. Maak voor het andere werk een tweede account; er is niets gewijzigd.");
        if (roles.Any(role => role.HeldIn() is { } kind && kind != organisation))
            throw new DomainException(
                "D092",
                "Deze rol hoort bij een ander soort organisatie. Kies een rol die bij de organisatie past; er is niets gewijzigd.");
    }
}
