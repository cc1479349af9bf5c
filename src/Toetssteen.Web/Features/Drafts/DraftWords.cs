using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>Words for a draft: how far it is, what is missing, what its findings are called.</summary>
public static class DraftWords
{
    /// <summary>How far it is.</summary>
    public static string Stage(DraftStage stage, SiteText L) => stage switch
    {
        DraftStage.Judging => L["Wordt geschreven"],
        DraftStage.SecondReading => L["In tweede lezing"],
        DraftStage.Agreed => L["De tweede lezer is akkoord"],
        DraftStage.FactCheck => L["Bij de gemeente voor de feitencheck"],
        DraftStage.Deciding => L["Na de feitencheck"],
        DraftStage.Adopted =>
            L["Vastgesteld"],
        DraftStage.Scheduled => L["Tot publicatie besloten"],
        _ => L["Gepubliceerd"],
    };

    /// <summary>What comes next, and by whom.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="inspectors">Names of the inspectors; empty where nobody was assigned.</param>
    /// <param name="readers">Names of the second readers.</param>
    /// <param name="L">Texts.</param>
    public static string Next(FactsheetDraft draft, string inspectors, string readers, SiteText L) => draft.Stage switch
    {
        DraftStage.Judging =>
            L["Aan zet: {0}. Is elke bevinding compleet, dan gaat het concept naar de tweede lezer.", Someone(inspectors, L)],
        DraftStage.SecondReading =>
            L["Aan zet: {0}. Die is akkoord met elke bevinding of geeft het concept met opmerkingen terug.", Someone(readers, L)],
        DraftStage.Agreed when draft.CurrentFactCheck is { IsClosed: true } || draft.EditionNumber > 1 =>
            L["Aan zet: de onderzoeksleider, die de factsheet vaststelt."],
        DraftStage.Agreed => L["Aan zet: de onderzoeksleider, die het concept naar de gemeente stuurt voor de feitencheck."],
        DraftStage.FactCheck => L["Aan zet: de gemeente, die bezwaar kan maken tegen zinnen die niet kloppen."],
        DraftStage.Deciding => L["Aan zet: {0}. Zij besluiten op elk bezwaar, passen aan wat is overgenomen en sturen het concept opnieuw naar de tweede lezer.",
            Someone(inspectors, L)],
        DraftStage.Adopted =>
            L["Aan zet: een andere onderzoeksleider dan wie vaststelde, die besluit wanneer de factsheet openbaar wordt."],
        DraftStage.Scheduled => L["De factsheet wordt vanzelf openbaar op het moment dat is besloten."],
        _ => L["De factsheet is openbaar. Een verbetering is een nieuwe editie."],
    };

    /// <summary>What is missing.</summary>
    public static string Gap(DraftGap gap, SiteText L) => gap.Kind switch
    {
        DraftGapKind.Uncovered => L["Indicator {0} hoort bij geen enkele bevinding.", gap.IndicatorCode ?? ""],
        DraftGapKind.NoText => L["Bevinding {0} heeft nog geen tekst.", Codes(gap.Finding!)],
        DraftGapKind.NoMarkNoReason => L["Bevinding {0} heeft geen oordeel, en ook geen reden daarvoor.", Codes(gap.Finding!)],
        DraftGapKind.NotRetestedNoReason => L["Verbeterpunt {0} heeft nog geen nieuw oordeel, en ook geen reden waarom het niet opnieuw is beoordeeld.", Codes(gap.Finding!)],
        DraftGapKind.RetestedAndNot => L["Verbeterpunt {0} heeft een nieuw oordeel, en ook een reden waarom het niet opnieuw is beoordeeld. Haal een van beide weg.", Codes(gap.Finding!)],
        _ => L["Bevinding {0} is na de feitencheck gewijzigd. Schrijf op waarom.", Codes(gap.Finding!)],
    };

    /// <summary>The indicators of a finding: "3.1.1, 3.1.2, 3.1.3".</summary>
    public static string Codes(DraftFinding finding) => string.Join(", ", finding.IndicatorCodes);

    /// <summary>What a finding is about, in a few words.</summary>
    public static string About(DraftFinding finding, Framework framework) =>
        framework.Rows().FirstOrDefault(r => r.Indicators.Select(i => i.Code).SequenceEqual(finding.IndicatorCodes))?.ShortLabel
        ?? string.Join("; ", finding.IndicatorCodes.Select(c => framework.FindIndicator(c)!.ShortLabel));

    /// <summary>What kind of meeting it was.</summary>
    public static string Meeting(MeetingKind kind, SiteText L) => kind switch
    {
        MeetingKind.Interview => L["gesprek"],
        MeetingKind.Visit => L["bezoek"],
        _ => L["presentatie"],
    };

    /// <summary>A side of a conclusion.</summary>
    public static string Side(ConclusionSide side, SiteText L) => side == ConclusionSide.GoesWell ? L["Wat gaat goed"] : L["Wat kan beter"];

    private static string Someone(string names, SiteText L) => names.Length > 0 ? names : L["nog niemand (de onderzoeksleider wijst toe)"];
}
