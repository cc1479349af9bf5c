using Toetssteen.Domain.Publication;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Publications;

/// <summary>Words for how far a factsheet is on its way to publication.</summary>
public static class PublicationWords
{
    /// <summary>How far it is.</summary>
    public static string Stage(FactsheetDraft draft, SiteText L) =>
        draft.Stage switch
        {
            DraftStage.Judging => L["De inspecteurs schrijven nog aan deze factsheet."],
            DraftStage.SecondReading => L["De tweede lezer leest deze factsheet."],
            DraftStage.Agreed => L["De tweede lezer is akkoord."],
            DraftStage.FactCheck => L["De gemeente controleert de feiten."],
            DraftStage.Deciding when draft.CurrentFactCheck?.Undecided.Any() is not true => L[
                "De inspecteurs werken deze factsheet bij na de feitencheck."
            ],
            DraftStage.Deciding => L["De inspecteurs besluiten over de bezwaren van de gemeente."],
            DraftStage.Adopted => L["Vastgesteld. Over publicatie is nog niet besloten."],
            DraftStage.Scheduled => L["Vastgesteld, en nog niet openbaar."],
            _ => L["Openbaar."],
        };

    /// <summary>What the fact check came to.</summary>
    public static string FactCheck(FactCheck? check, int edition, SiteText L) => check switch
    {
        null when edition > 1 => L["Niet gedaan; een correctie kan zonder."],
        null => L["nog niet gedaan"],
        { IsClosed: false } => L["loopt nog"],
        { SubmittedAt: null } => L["De gemeente heeft niet geantwoord."],
        _ when !check.Submitted.Any() => L["De gemeente had geen bezwaren."],
        _ => L["Bezwaren: {0}. Geheel of gedeeltelijk overgenomen: {1}. Nog niet besloten: {2}.", check.Submitted.Count(),
            check.Submitted.Count(o => o.Decision is ObjectionDecision.Adopted or ObjectionDecision.Partly), check.Undecided.Count()],
    };

    /// <summary>What went wrong with work in the background, as a sentence; null where nothing did.</summary>
    public static string? Trouble(Job? job) =>
        job?.Error is { } error
        && error.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at
        && !error[..at].Contains(' ', StringComparison.Ordinal)
            ? error[(at + 2)..]
            : job?.Error;
}
