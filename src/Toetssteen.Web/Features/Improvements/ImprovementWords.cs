using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Improvements;

/// <summary>Words for where improvement points and progress reports stand.</summary>
public static class ImprovementWords
{
    /// <summary>How many points.</summary>
    public static string Points(int count, SiteText L) => count == 1 ? L["1 verbeterpunt"] : L["{0} verbeterpunten", count.InWords()];

    /// <summary>Where a point stands.</summary>
    public static string Status(PointStatus status, SiteText L) => status switch
    {
        PointStatus.Open => L["open"],
        PointStatus.InProgress => L["in uitvoering"],
        PointStatus.ReportedDone => L["gereed gemeld"],
        PointStatus.Resolved => L["hertoetst: opgelost"],
        PointStatus.NotResolved => L["hertoetst: niet opgelost"],
        _ => L["niet opnieuw beoordeeld, met reden"],
    };

    /// <summary>What a report says of a point.</summary>
    public static string Progress(Progress? progress, SiteText L) => progress switch
    {
        Domain.FollowUp.Progress.Working => L["Er is iets gedaan, en wij gaan ermee door"],
        Domain.FollowUp.Progress.Done => L["Het is gereed"],
        Domain.FollowUp.Progress.Nothing => L["Er is bewust niets gedaan"],
        _ => L["Hierover zegt de rapportage niets"],
    };

    /// <summary>How far a report is.</summary>
    public static string State(ReportState state, SiteText L) => state switch
    {
        ReportState.Writing => L["nog niet ingezonden"],
        ReportState.SentIn => L["ingezonden"],
        ReportState.Received => L["ontvangen"],
        ReportState.Discussed => L["besproken"],
        _ => L["niet ontvangen"],
    };

    /// <summary>What a report is.</summary>
    public static string Form(ReportForm form, SiteText L) => form switch
    {
        ReportForm.Written => L["schriftelijke rapportage"],
        ReportForm.Presentation => L["presentatie"],
        _ => L["gesprek"],
    };

    /// <summary>What became of an approach, as one chooses it.</summary>
    public static string Move(TransitionKind kind, SiteText L) => kind switch
    {
        TransitionKind.ContinuesAs => L["Hij gaat verder onder een andere naam"],
        TransitionKind.ContinuesUnderAnotherTeam => L["Hij gaat bij een ander team verder"],
        TransitionKind.AbsorbedInto => L["Hij is opgegaan in een andere aanpak"],
        TransitionKind.SplitInto => L["Hij is gesplitst; dit is een van de delen"],
        _ => L["Hij is gestopt"],
    };
}
