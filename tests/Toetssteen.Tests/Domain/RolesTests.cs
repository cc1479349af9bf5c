using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using static Toetssteen.Domain.People.Permission;

namespace Toetssteen.Tests.Domain;

/// <summary>Roles and permissions, against the table of the design.</summary>
public sealed class RolesTests
{
    /// <summary>What the words of the table come to.</summary>
    public static TheoryData<Role, string, Permission[]> Table => new()
    {
        { Role.MunicipalityRespondent, "respondent (municipality)", [Prepare, FillIn, SupplyDocuments, CheckFacts, ReportProgress] },
        { Role.PartnerRespondent, "respondent (partner)", [FillIn, SupplyDocuments] },
        { Role.Inspector, "inspector", [ReadEvidence, Judge, AnswerObjections] },
        { Role.SecondReader, "second reader", [ReadEvidence, Judge, AnswerObjections, SecondRead] },
        { Role.StudyLead, "study lead", [Plan, Invite, Assign, Adopt, Publish, ReadEvidence] },
        { Role.Administrator, "administrator", [Administer] },
    };

    [Theory, MemberData(nameof(Table))]
    public void ARole_MayWhatTheTableSays(Role role, string row, Permission[] may)
    {
        Assert.Equal(may.Order(), role.Permissions().Order());
        Assert.Contains(DesignRows(), r => r.StartsWith($"| {row} |", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryRowOfTheDesign_IsARole_ExceptTheVisitor() =>
        Assert.Equal(DesignRows().Select(r => r.Split('|')[1].Trim()).Except(["visitor"]).Order(), Table.Select(t => t.Data.Item2).Order());

    [Fact]
    public void EveryPermission_BelongsToARole() =>
        Assert.Empty(Enum.GetValues<Permission>().Except(Roles.All.SelectMany(r => r.Permissions())));

    [Fact]
    public void AnAdministrator_ReadsNoEvidenceAndJudgesNothing() =>
        Assert.Empty(
            Role.Administrator.Permissions()
                .Intersect([ReadEvidence, Judge, SecondRead, AnswerObjections, Adopt, Publish, FillIn, Prepare, CheckFacts]));

    [Fact]
    public void StaffAreThoseOfTheInspectoratesAndTheAdministrator() =>
        Assert.Equal([Role.Inspector, Role.SecondReader, Role.StudyLead, Role.Administrator], Roles.All.Where(r => r.IsStaff()));

    [Theory]
    [InlineData("D090", OrganisationKind.Inspectorate)]
    [InlineData("D091", OrganisationKind.Inspectorate, Role.Administrator, Role.StudyLead)]
    [InlineData("D092", OrganisationKind.Municipality, Role.Inspector)]
    [InlineData("D092", OrganisationKind.Partner, Role.MunicipalityRespondent)]
    [InlineData("D092", OrganisationKind.Municipality, Role.MunicipalityRespondent, Role.PartnerRespondent)]
    public void RolesThatDoNotGoTogether_AreRefusedWithASentence(string code, OrganisationKind organisation, params Role[] roles)
    {
        var refused = Assert.Throws<DomainException>(() => Roles.Check(roles, organisation));
        Assert.Equal(code, refused.Code);
        Assert.Contains("er is niets gewijzigd", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInspectorMayAlsoLeadAndReadSecond() =>
        Roles.Check([Role.Inspector, Role.SecondReader, Role.StudyLead], OrganisationKind.Inspectorate);

    private static List<string> DesignRows() =>
        [
            .. File.ReadLines(RepositoryFolder.Shared("design", "domain.md"))
                .SkipWhile(l => !l.StartsWith("## People", StringComparison.Ordinal))
                .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
                .Skip(1),
        ];
}
