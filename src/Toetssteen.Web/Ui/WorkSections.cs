using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui;

/// <summary>The parts of the work, as the second row of the menu shows them to who may enter.</summary>
public static class WorkSections
{
    /// <summary>A part: its name, its address, and what one has to be allowed; null where a login is enough.</summary>
    public sealed record Section(string Name, string Address, Permission? Asks);

    /// <summary>The parts that this person may enter, in order.</summary>
    public static IEnumerable<Section> For(CurrentUser user, WorkLinks work, SiteText text) =>
        All(work, text).Where(s => user.IsLoggedIn && !user.LacksSecondFactor && (s.Asks is not { } permission || user.Has(permission)));

    private static IEnumerable<Section> All(WorkLinks work, SiteText text) =>
    [
        new(text["Mijn werk"], work.Home(), null),
        new(text["Onderzoeken"], work.Studies(), Permission.Plan),
        new(text["Mijn onderzoeken"], work.AssignedInspections(), Permission.Judge),
        new(text["Documenten"], work.Documents(), Permission.SupplyDocuments),
        new(text["Documenten"], work.Documents(), Permission.ReadEvidence),
        new(text["Verbeterpunten"], work.FollowedPoints(), Permission.ReportProgress),
        new(text["Verbeterpunten"], work.FollowedPoints(), Permission.ReadEvidence),
        new(text["Organisaties"], work.Organisations(), Permission.Administer),
        new(text["Accounts"], work.Accounts(), Permission.Administer),
        new(text["Bewaartermijn"], work.Retention(), Permission.Administer),
    ];
}
