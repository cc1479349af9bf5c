using Toetssteen.Domain.Findings;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>Words for why a finding is read first, and how far one is with it.</summary>
public static class ReadingWords
{
    /// <summary>The reasons of a finding.</summary>
    public static string Why(FindingToRead finding, SiteText L) => string.Join(" · ", finding.Reasons.Select(r => Why(r, finding, L)));

    /// <summary>A reason in short, for counts.</summary>
    public static string Short(ReadFirstReason reason, SiteText L) => reason switch
    {
        ReadFirstReason.NoEvidence => L["Geen onderbouwing"],
        ReadFirstReason.Contradiction => L["Iemand zegt nee"],
        ReadFirstReason.UnlikeOthers => L["Anders dan elders"],
        ReadFirstReason.Changed => L["Gewijzigd"],
        _ => L["Niet gewijzigd"],
    };

    /// <summary>How far one is with a finding.</summary>
    public static string State(ReadingState state, SiteText L) => state switch
    {
        ReadingState.Unread => L["nog te lezen"],
        ReadingState.Changed => L["gewijzigd sinds u las"],
        ReadingState.Returned => L["teruggegeven"],
        ReadingState.ReturnedBefore => L["eerder teruggegeven, niet gewijzigd"],
        _ => L["akkoord"],
    };

    private static string Why(ReadFirstReason reason, FindingToRead finding, SiteText L) =>
        reason switch
        {
            ReadFirstReason.NoEvidence => $"∅ {L["Geen onderbouwing"]}",
            ReadFirstReason.Contradiction =>
                $"≠ {(finding.Contradicting.Count == 1 ? L["{0} zegt nee", finding.Contradicting[0].Name] : L["{0} zeggen nee", string.Join(", ", finding.Contradicting.Select(v => v.Name))])}",
            ReadFirstReason.UnlikeOthers => L["Anders dan in vergelijkbare gevallen"],
            ReadFirstReason.Changed => L["Gewijzigd sinds uw lezing op {0}", Dates.Day(finding.Last!.At)],
            _ => L["Teruggegeven op {0}, en niet gewijzigd", Dates.Day(finding.Last!.At)],
        };
}
