using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Verdicts;

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
    public static string Next(FactsheetDraft draft, string inspectors, string readers, SiteText L) =>
        draft.Stage switch
        {
            DraftStage.Judging => L[
                "Aan zet: {0}. Is elke bevinding compleet, dan gaat het concept naar de tweede lezer.",
                Someone(inspectors, L)
            ],
            DraftStage.SecondReading => L[
                "Aan zet: {0}. Die is akkoord met elke bevinding of geeft het concept met opmerkingen terug.",
                Someone(readers, L)
            ],
            DraftStage.Agreed when draft.CurrentFactCheck is { IsClosed: true } || draft.EditionNumber > 1 => L[
                "Aan zet: de onderzoeksleider, die de factsheet vaststelt."
            ],
            DraftStage.Agreed => L["Aan zet: de onderzoeksleider, die het concept naar de gemeente stuurt voor de feitencheck."],
            DraftStage.FactCheck => L["Aan zet: de gemeente, die bezwaar kan maken tegen zinnen die niet kloppen."],
            DraftStage.Deciding when draft.CurrentFactCheck?.Undecided.Any() is not true => L[
                "Aan zet: {0}. Zij werken het concept bij en sturen het opnieuw naar de tweede lezer.",
                Someone(inspectors, L)
            ],
            DraftStage.Deciding => L[
                "Aan zet: {0}. Zij besluiten op elk bezwaar, passen aan wat is overgenomen en sturen het concept opnieuw naar de tweede lezer.",
                Someone(inspectors, L)
            ],
            DraftStage.Adopted => L[
                "Aan zet: een andere onderzoeksleider dan wie vaststelde, die besluit wanneer de factsheet openbaar wordt."
            ],
            DraftStage.Scheduled => L["De factsheet wordt vanzelf openbaar op het moment dat is besloten."],
            _ => L["De factsheet is openbaar. Een verbetering is een nieuwe editie."],
        };

    /// <summary>What is missing.</summary>
    public static string Gap(DraftGap gap, Framework framework, SiteText L) =>
        gap.Kind switch
        {
            DraftGapKind.Uncovered => L["Indicator {0} hoort bij geen enkele bevinding.", gap.IndicatorCode ?? ""],
            DraftGapKind.NoText => L["Bevinding {0} heeft nog geen tekst.", gap.Finding!.NameIn(framework)],
            DraftGapKind.NoMarkNoReason when gap.Finding!.IndicatorCodes.Count > 1 => L[
                "Bevinding {0} heeft geen oordeel over indicator {1}, en ook geen reden daarvoor.",
                gap.Finding.NameIn(framework),
                gap.IndicatorCode!
            ],
            DraftGapKind.NoMarkNoReason => L[
                "Bevinding {0} heeft geen oordeel, en ook geen reden daarvoor.",
                gap.Finding!.NameIn(framework)
            ],
            DraftGapKind.NoEvidenceNoReason => L[
                "Bevinding {0} heeft geen onderbouwing, en ook geen reden daarvoor.",
                gap.Finding!.NameIn(framework)
            ],
            DraftGapKind.NotRetestedNoReason => L[
                "Verbeterpunt {0} heeft nog geen nieuw oordeel, en ook geen reden waarom het niet opnieuw is beoordeeld.",
                gap.Finding!.NameIn(framework)
            ],
            DraftGapKind.RetestedAndNot => L[
                "Verbeterpunt {0} heeft een nieuw oordeel, en ook een reden waarom het niet opnieuw is beoordeeld. Haal een van beide weg.",
                gap.Finding!.NameIn(framework)
            ],
            DraftGapKind.UnchangedWithOtherMark => L[
                "Verbeterpunt {0} heet ongewijzigd, maar heeft een ander oordeel dan eerder. Haal het vinkje bij ongewijzigd weg, of geef het eerdere oordeel.",
                gap.Finding!.NameIn(framework)
            ],
            DraftGapKind.NoOverallMark => L["Dit oordeel is nog niet gegeven: {0}.", Overall(gap.Overall!, L)],
            DraftGapKind.NoOverallReason => L["Bij dit oordeel staat nog geen reden: {0}.", Overall(gap.Overall!, L)],
            _ => L["Bevinding {0} is na de feitencheck gewijzigd. Schrijf op waarom.", gap.Finding!.NameIn(framework)],
        };

    /// <summary>A mark as it is kept in a draft, in words.</summary>
    public static string Mark(string value, Scale scale, SiteText L) =>
        DraftedFinding.MarkWord(value) is { } mark ? VerdictWords.Word(Verdict.Of(mark), scale, L) : L["nog geen"];

    /// <summary>How often each verdict was given: "3 voldoet, 1 verbeterpunt".</summary>
    public static string Counts(IEnumerable<(Verdict? Verdict, int Count)> counts, Scale scale, SiteText L) =>
        string.Join(", ", counts.Select(c =>
            $"{c.Count} {(c.Verdict is { } verdict ? VerdictWords.Word(verdict, scale, L) : L["nog niet beoordeeld"])}"));

    /// <summary>What a finding judges, in words.</summary>
    public static string Judged(DraftedFinding finding, Scale scale, SiteText L) => finding switch
    {
        { NotRetested: not null } => L["niet opnieuw beoordeeld"],
        { Judged: null } => L["nog niet beoordeeld"],
        _ => VerdictWords.Word(finding.Verdict, finding.Attention.Count > 0, scale, L),
    };

    /// <summary>
    /// What is judged as a whole, with what that judgement is called: "status over 2 Het gesprek". Names may return elsewhere; codes do
    /// not.
    /// </summary>
    public static string Overall(OverallPlace place, SiteText L) =>
        L["{0} over {1}", place.Label.In(Language.Current.Tag), place.CodedName ?? L["het geheel"]];

    /// <summary>Where on the workbench a gap is filled: the field, or the top of the page where there is none.</summary>
    public static string Field(DraftGap gap) => gap.Finding is { Id: var id }
        ? "#" + FieldTagHelper.IdOf(DraftFields.OfFinding.Single(f => f.Gaps.Contains(gap.Kind)).Name(id))
        : gap.Overall is { Code: var code }
        ? "#" + FieldTagHelper.IdOf(DraftFields.All.Single(f => f.Gaps.Contains(gap.Kind)).Name(gap.AssessmentId, code))
        : "";

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
