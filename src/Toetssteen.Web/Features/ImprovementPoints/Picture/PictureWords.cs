using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>Words for what the picture counts.</summary>
internal static class PictureWords
{
    /// <summary>Where points can stand, in the order of the columns.</summary>
    public static IReadOnlyList<PointStanding> Standings { get; } = Enum.GetValues<PointStanding>();

    /// <summary>Where a point stands.</summary>
    public static string Standing(PointStanding standing, SiteText L) => standing switch
    {
        PointStanding.Resolved => L["opgelost"],
        PointStanding.Partly => L["deels opgelost"],
        PointStanding.Remained => L["nog steeds een verbeterpunt"],
        PointStanding.NoVerdict => L["opnieuw bekeken, geen oordeel"],
        PointStanding.NotRetested => L["niet opnieuw beoordeeld, met reden"],
        _ => L["nog niet opnieuw beoordeeld"],
    };

    /// <summary>The share that was resolved with its n; below the least n the reason why there is none.</summary>
    public static string Share(RetestTally tally, SiteText L) => tally.ShareResolved is { } share
        ? L["{0} (n = {1})", share.Percent(), tally.Judged.InWords()]
        : L["n = {0}, te klein", tally.Judged.InWords()];

    /// <summary>How many of the points counted were found under an earlier version; null for none.</summary>
    public static string? Earlier(int count, SiteText L) =>
        count == 0 ? null : count == 1 ? L["waarvan 1 uit een eerdere versie"] : L["waarvan {0} uit een eerdere versie", count.InWords()];

    /// <summary>The points of a study after a round.</summary>
    public static string Round(PictureGroups.RoundTally round, SiteText L)
    {
        var study = round.Study?.Title ?? L["eerste onderzoek staat hier niet"];
        return round.Round switch
        {
            null => study,
            1 => L["{0}, na de eerste hertoets", study],
            2 => L["{0}, na de tweede hertoets", study],
            { } n => L["{0}, na hertoets {1}", study, n],
        };
    }

    /// <summary>What points have in common.</summary>
    public static string Trait(PictureGroups.TraitTally tally, SiteText L) => (tally.Trait, tally.Value) switch
    {
        (PictureGroups.Trait.Course, ApproachCourse.Same) => L["beoordeeld bij dezelfde aanpak"],
        (PictureGroups.Trait.Course, ApproachCourse.Continued) => L["de aanpak ging verder als een andere"],
        (PictureGroups.Trait.Course, ApproachCourse.AnotherTeam) => L["de aanpak ging bij een ander team verder"],
        (PictureGroups.Trait.Course, ApproachCourse.Absorbed) => L["de aanpak ging op in een andere"],
        (PictureGroups.Trait.Course, ApproachCourse.Split) => L["de aanpak werd gesplitst"],
        (PictureGroups.Trait.Course, _) => L["beoordeeld bij een andere aanpak, langs meer stappen of een onbekende"],
        (PictureGroups.Trait.Unchanged, true) => L["de situatie heet ongewijzigd"],
        (PictureGroups.Trait.Unchanged, _) => L["de situatie heet niet ongewijzigd"],
        (PictureGroups.Trait.Report, ReportForm form) => L["voortgang gemeld {0}", Texts.Report(form)],
        (PictureGroups.Trait.Report, _) => L["hoe de voortgang is gemeld, is niet bekend"],
        (PictureGroups.Trait.BeganMixed, true) => L["het eerste oordeel was gemengd"],
        _ => L["het eerste oordeel was niet gemengd"],
    };
}
