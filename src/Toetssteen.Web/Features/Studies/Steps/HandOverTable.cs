using Toetssteen.Domain;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Drafts.Overview;
using Toetssteen.Web.Features.FactChecks;
using Toetssteen.Web.Features.Improvements;
using Toetssteen.Web.Features.ProgressReports;
using Toetssteen.Web.Features.Publications;
using Toetssteen.Web.Features.Respondents;
using Toetssteen.Web.Features.SecondReadings;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Steps;

/// <summary>What is known of a step when its letters are written.</summary>
public sealed record StepFacts(
    Study Study,
    Inspection Inspection,
    string Municipality,
    FactsheetDraft? Draft,
    Told Told,
    DateOnly Today,
    Func<string, string> Whole)
{
    /// <summary>Addresses in Dutch, as letters have them.</summary>
    public static readonly WorkLinks Work = new(Language.Dutch);

    /// <summary>The fact check of the edition under way, or else the last that there was.</summary>
    public FactCheck? Check => Draft?.CurrentFactCheck ?? (Draft?.FactChecks is [.., var last] ? last : null);

    /// <summary>The factsheet on the public site.</summary>
    public string PublicAddress => Whole(new SiteLinks(Language.Dutch).Factsheet(Draft!.Slug!));

    /// <summary>The last day to answer: the own one of who is told, or that of the calendar.</summary>
    public DateOnly? LastDayToAnswer => Told.Day ?? Study.Calendar.AnswerBy;

    /// <summary>The page about this municipality, for the lead.</summary>
    public string InspectionPage => Work.StudyInspection(Study.Slug, Inspection.MunicipalityCode);

    /// <summary>Where the municipality reads its factsheet before it is public.</summary>
    public string? Ahead => Check is { } check ? Work.FactCheck(check.Id) : null;
}

/// <summary>What a row says to one who hears.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Text.</param>
/// <param name="LeadsTo">Where its link leads; null for a letter after which there is nothing to do.</param>
/// <param name="LastDay">The last day that the link serves.</param>
public sealed record StepLetter(string Subject, string Text, string? LeadsTo, DateOnly? LastDay = null)
{
    /// <summary>What a writer of letters wrote.</summary>
    public StepLetter(Written written, string? leadsTo, DateOnly? lastDay) : this(written.Subject, written.Text, leadsTo, lastDay)
    {
    }
}

/// <summary>A row of the table of hand-overs.</summary>
/// <param name="Step">The step.</param>
/// <param name="To">Who hears of it.</param>
/// <param name="Task">What shows it on "Mijn werk"; null where nobody has something to do then.</param>
/// <param name="Write">The letter, to one of those who hear.</param>
public sealed record HandOverRow(HandOver Step, Hearer[] To, Type? Task, Func<StepFacts, Hearer, StepLetter> Write);

/// <summary>
/// Who hears of what: a row for each step, with its letter and its task. A step that stands in the history finds its row by its act, and so
/// cannot be taken without its letters; <see cref="WithinTheWork"/> names the acts after which nobody else has anything to do.
/// </summary>
public static class HandOverTable
{
    private static readonly WorkLinks Work = StepFacts.Work;

    private static readonly Dictionary<HistoryAct, HandOver> ByAct = new()
    {
        [HistoryAct.SecondReadingAsked] = HandOver.SecondReadingAsked,
        [HistoryAct.SecondReadingReturned] = HandOver.SecondReadingReturned,
        [HistoryAct.SecondReadingTakenBack] = HandOver.SecondReadingTakenBack,
        [HistoryAct.SecondReadingAgreed] = HandOver.SecondReadingAgreed,
        [HistoryAct.BlindAsked] = HandOver.BlindAsked,
        [HistoryAct.FactCheckSent] = HandOver.FactCheckSent,
        [HistoryAct.ExtensionAsked] = HandOver.ExtensionAsked,
        [HistoryAct.FactCheckExtended] = HandOver.FactCheckExtended,
        [HistoryAct.FactCheckSubmitted] = HandOver.FactCheckSubmitted,
        [HistoryAct.FactCheckUnanswered] = HandOver.FactCheckUnanswered,
        [HistoryAct.ObjectionDecided] = HandOver.ObjectionsDecided,
        [HistoryAct.Adopted] = HandOver.Adopted,
        [HistoryAct.AdoptionRevoked] = HandOver.AdoptionRevoked,
        [HistoryAct.PublicationDecided] = HandOver.PublicationDecided,
        [HistoryAct.PublicationRevoked] = HandOver.PublicationRevoked,
        [HistoryAct.Published] = HandOver.Published,
        [HistoryAct.Withdrawn] = HandOver.Withdrawn,
        [HistoryAct.CorrectionOpened] = HandOver.CorrectionOpened,
        [HistoryAct.CorrectionTakenBack] = HandOver.CorrectionTakenBack,
        [HistoryAct.PointProposed] = HandOver.PointProposed,
        [HistoryAct.PointAgreed] = HandOver.PointAgreed,
        [HistoryAct.ReportSentIn] = HandOver.ReportSentIn,
        [HistoryAct.ReportReceived] = HandOver.ReportReceived,
        [HistoryAct.ReportDiscussed] = HandOver.ReportDiscussed,
        [HistoryAct.ReportNotReceived] = HandOver.ReportNotReceived,
        [HistoryAct.JoiningFell] = HandOver.JoiningFell,
    };

    /// <summary>Acts of one's own work, and traces of a step that has its row: after these nobody else has something to do.</summary>
    public static IReadOnlySet<HistoryAct> WithinTheWork { get; } =
        new HashSet<HistoryAct>
        {
            // Writing: who writes hands over by asking for the second reading.
            HistoryAct.TextChanged,
            HistoryAct.MarksChanged,
            HistoryAct.FindingAdded,
            HistoryAct.FindingsMerged,
            HistoryAct.FindingSplit,
            HistoryAct.FindingRemoved,
            HistoryAct.SourcesChanged,
            HistoryAct.ConclusionChanged,
            HistoryAct.ApproachSettled,
            HistoryAct.MeetingRecorded,
            // Who gets a card is nobody the program knows.
            HistoryAct.CardsMade,
            // Blind judgements are compared when all are there.
            HistoryAct.BlindJudged,
            // Correction requests come with the response.
            HistoryAct.ObjectionMade,
            HistoryAct.ObjectionWithdrawn,
            // Beside the publication; published elsewhere; the letter that was sent.
            HistoryAct.FilesKept,
            HistoryAct.Imported,
            HistoryAct.ReportReminded,
            // What a municipality does about a point stands with the point, and in its report.
            HistoryAct.ActionPlanned,
            HistoryAct.ActionCarriedOut,
            HistoryAct.ApproachMovedOn,
        };

    /// <summary>The rows.</summary>
    public static IReadOnlyList<HandOverRow> Rows { get; } =
    [
        new(HandOver.PreparationSent, [Hearer.Lead], typeof(StudyWaits), (f, _) =>
            new(
                $"{f.Municipality} heeft de voorbereiding verzonden",
                $"Wilt u de voorbereiding van {f.Municipality} bekijken en goedkeuren, of een vraag stellen?",
                f.InspectionPage)),
        new(HandOver.QuestionAnswered, [Hearer.Lead], typeof(StudyWaits), (f, _) =>
            new(
                $"{f.Municipality} heeft uw vraag over de voorbereiding beantwoord",
                $"Wilt u de aangepaste voorbereiding van {f.Municipality} bekijken en goedkeuren, of nog een vraag stellen?",
                f.InspectionPage)),
        new(HandOver.AnswersComplete, [Hearer.Lead], typeof(AnswersToLead), (f, _) =>
            new(
                $"De antwoorden van {f.Municipality} zijn binnen",
                $"U kunt verder met {f.Municipality}: wij weten nu van alle organisaties hoe zij antwoorden. De inspecteurs kunnen het concept schrijven.",
                f.InspectionPage)),
        new(HandOver.AnswersLate, [Hearer.Lead], typeof(AnswersToLead), (f, _) =>
            new(
                $"Te laat: wij missen antwoorden van {f.Told.Places ?? f.Municipality}",
                LetterWriter.Paragraphs(
                    "Wilt u herinneren wie nog niet heeft geantwoord, of vastleggen dat er geen antwoord komt?",
                    $"De laatste dag was {LetterWriter.Day(f.Told.Day!.Value)}. Wij missen nog antwoorden van {f.Told.Places ?? f.Municipality} in het onderzoek ‘{f.Study.Title}’."),
                Work.StudyReminders(f.Study.Slug, "antwoorden"))),
        new(HandOver.Assigned, [Hearer.Named], typeof(StudyWaits), (f, _) =>
            new(
                $"U bent {Duty(f)} in {f.Told.Places ?? f.Municipality}",
                $"U bent {Duty(f)} in het onderzoek ‘{f.Study.Title}’ in {Places(f)}.{(f.Study.Calendar.DraftBy is { } by ? $" Het concept moet klaar zijn op {LetterWriter.Day(by)}." : "")}",
                f.Draft is null || f.Told.Places is not null ? Work.Home() : Work.Draft(f.Inspection.Id))),
        new(HandOver.AssignmentEnded, [Hearer.Named], null, (f, _) =>
            new(
                $"U bent geen {Duty(f)} meer in {f.Municipality}",
                $"U bent niet langer {Duty(f)} in het onderzoek ‘{f.Study.Title}’ in de gemeente {f.Municipality}. U hoeft niets meer te doen.",
                null)),
        new(HandOver.DutyVacant, [Hearer.Lead], typeof(StudyWaits), (f, _) =>
            new(
                $"Wijs een {Duty(f)} toe in {f.Told.Places ?? f.Municipality}",
                LetterWriter.Paragraphs(
                    $"Wilt u iemand anders als {Duty(f)} toewijzen in {Places(f)}?",
                    $"{f.Told.Person} kan dit werk in het onderzoek ‘{f.Study.Title}’ niet meer doen: het account is geblokkeerd, of de rol is weggehaald. Het werk ligt stil tot u iemand toewijst."),
                Work.StudyAssignments(f.Study.Slug))),
        new(HandOver.SecondReadingAsked, [Hearer.SecondReaders], typeof(StudyWaits), (f, _) =>
            new(
                $"Lees het concept over {f.Municipality} als tweede lezer",
                LetterWriter.Paragraphs(
                    $"Wilt u het concept van de factsheet over de gemeente {f.Municipality} lezen?",
                    "U gaat per bevinding akkoord, of u geeft het concept terug met een opmerking."),
                Work.SecondReading(f.Inspection.Id))),
        new(HandOver.SecondReadingReturned, [Hearer.Writers, Hearer.Lead], typeof(StudyWaits), (f, to) =>
            new(
                $"Het concept over {f.Municipality} komt terug van de tweede lezer",
                to == Hearer.Writers
                    ? "Wilt u de opmerkingen van de tweede lezer bekijken en het concept aanpassen?"
                    : "De inspecteurs passen het concept aan. U hoeft niets te doen.",
                Work.Draft(f.Inspection.Id))),
        new(HandOver.SecondReadingTakenBack, [Hearer.SecondReaders], null, (f, _) =>
            new(
                $"U hoeft het concept over {f.Municipality} nog niet te lezen",
                "De inspecteurs wijzigen het concept nog. U hoort van ons als u het kunt lezen.",
                null)),
        new(HandOver.SecondReadingAgreed, [Hearer.Lead, Hearer.Writers], typeof(StudyWaits), (f, to) => new(
                $"De tweede lezer is akkoord met het concept over {f.Municipality}",
                to == Hearer.Writers ? "U hoeft nu niets te doen. De onderzoeksleider gaat verder met het concept."
                    : NeedsFactCheck(f) ? $"Wilt u het concept naar de gemeente {f.Municipality} sturen voor de feitencheck?"
                    : $"Wilt u de factsheet over de gemeente {f.Municipality} vaststellen?",
                to == Hearer.Writers ? Work.Draft(f.Inspection.Id)
                    : NeedsFactCheck(f) ? Work.FactCheckOf(f.Inspection.Id)
                    : Work.AdoptDraft(f.Inspection.Id))),
        new(HandOver.BlindAsked, [Hearer.Named], typeof(BlindJudgementsAsked), (f, _) =>
            new(
                $"Geef een blind oordeel over {f.Municipality}",
                $"Wilt u blind oordelen over een aantal indicatoren in de gemeente {f.Municipality}? U ziet dan niet wat de inspecteurs vonden.",
                Work.BlindJudgements(f.Inspection.Id))),
        new(HandOver.FactCheckSent, [Hearer.Municipality], typeof(DraftsToCheck), (f, _) =>
            new(LetterWriter.FactCheck(f.Study, f.Municipality, f.Check!.Until), LetterWriter.ToFactCheck(f.Check.Id), f.Check.Until)),
        new(HandOver.FactCheckReminded, [Hearer.Municipality], typeof(DraftsToCheck), (f, _) =>
            new(
                $"Herinnering: controleer de feiten over {f.Municipality}{LetterWriter.Before(f.Check!.Until)}",
                LetterWriter.Paragraphs(
                    $"Wilt u{LetterWriter.Before(f.Check.Until)} reageren op het concept van de factsheet over de gemeente {f.Municipality}? Wij hebben uw reactie nog niet ontvangen.",
                    "Alles wat u al hebt opgeslagen, staat er nog. Lukt het niet op tijd? Vraag dan uitstel."),
                LetterWriter.ToFactCheck(f.Check.Id),
                f.Check.Until)),
        new(HandOver.FactCheckSubmitted, [Hearer.Writers, Hearer.Lead], typeof(StudyWaits), (f, to) => new(
                $"{f.Municipality} heeft gereageerd op de feitencheck",
                Objections(f) is var said && to == Hearer.Lead
                    ? said is null
                        ? "De gemeente heeft geen correctieverzoeken en geen opmerkingen. U hoeft niets te doen."
                        : $"De gemeente heeft {said}. De inspecteurs beslissen daarover. U hoeft niets te doen."
                    : said is not null
                        ? $"Wilt u beslissen over {said}? Schrijf bij elke beslissing de reden. De gemeente leest die."
                        : "Wilt u het concept afronden? De gemeente heeft geen correctieverzoeken en geen opmerkingen.",
                Work.FactCheckOf(f.Inspection.Id))),
        new(HandOver.FactCheckLate, [Hearer.Lead, Hearer.Writers], typeof(StudyWaits), (f, to) =>
            new(
                $"Te laat: {f.Municipality} heeft niet gereageerd op de feitencheck",
                to == Hearer.Lead
                    ? $"Wilt u de gemeente bellen, uitstel geven, of vastleggen dat de gemeente niet heeft gereageerd? De laatste dag was {LetterWriter.Day(f.Check!.Until)}."
                    : $"De laatste dag was {LetterWriter.Day(f.Check!.Until)}. De onderzoeksleider beslist wat er nu gebeurt. U hoeft niets te doen.",
                Work.FactCheckOf(f.Inspection.Id))),
        new(HandOver.FactCheckUnanswered, [Hearer.Writers, Hearer.Lead], typeof(StudyWaits), (f, _) =>
            new(
                $"Vastgelegd: {f.Municipality} heeft niet gereageerd op de feitencheck",
                "De inspecteurs kunnen het concept afronden en naar de tweede lezer sturen.",
                Work.Draft(f.Inspection.Id))),
        new(HandOver.ExtensionAsked, [Hearer.Lead, Hearer.Writers], typeof(StudyWaits), (f, to) =>
            new(
                $"{f.Municipality} vraagt uitstel tot en met {LetterWriter.Day(f.Check!.ExtensionAskedUntil!.Value)}",
                LetterWriter.Paragraphs(
                    to == Hearer.Lead
                        ? $"Wilt u beslissen of de gemeente {f.Municipality} uitstel krijgt voor de feitencheck?"
                        : "De onderzoeksleider beslist over het uitstel. U hoeft niets te doen.",
                    $"De reden: {f.Check.ExtensionAsked}"),
                Work.FactCheckOf(f.Inspection.Id))),
        new(HandOver.FactCheckExtended, [Hearer.Municipality], typeof(DraftsToCheck), (f, _) =>
            new(LetterWriter.FactCheckExtended(f.Municipality, f.Check!.Until), LetterWriter.ToFactCheck(f.Check.Id), f.Check.Until)),
        new(HandOver.ObjectionsDecided, [Hearer.Municipality], typeof(DraftsToCheck), (f, _) =>
            new(
                $"Onze beslissing op uw reactie over {f.Municipality}",
                f.Check!.Objections.Count == 1
                    ? $"Lees hier onze beslissing op uw {(f.Check.Objections[0].Kind == ObjectionKind.Remark ? "opmerking" : "correctieverzoek")}. U hoeft niets te doen. Wij namen die {(Taken(f) == 1 ? "geheel of gedeeltelijk" : "niet")} over. De reden staat erbij."
                    : $"Lees hier onze beslissing op uw {Objections(f)}. U hoeft niets te doen. Wij namen er {Taken(f)} geheel of gedeeltelijk over. Bij elke beslissing staat de reden.",
                LetterWriter.ToFactCheck(f.Check!.Id))),
        new(HandOver.Adopted, [Hearer.Deciders], typeof(StudyWaits), (f, _) =>
            new(
                $"Besluit over de publicatie van de factsheet over {f.Municipality}",
                $"Wilt u besluiten wanneer de factsheet over de gemeente {f.Municipality} openbaar wordt? Een collega heeft de factsheet vastgesteld.",
                Work.PublishDraft(f.Inspection.Id))),
        new(HandOver.AdoptionRevoked, [Hearer.Writers, Hearer.Lead], typeof(StudyWaits), (f, _) =>
            new(
                $"De factsheet over {f.Municipality} is niet meer vastgesteld",
                LetterWriter.Paragraphs("De inspecteurs kunnen het concept weer wijzigen.", $"De reden: {f.Told.Reason}"),
                Work.Draft(f.Inspection.Id))),
        new(HandOver.PublicationDecided, [Hearer.Municipality, Hearer.Lead], typeof(FactsheetsAhead), (f, to) =>
            new(
                $"De factsheet over {f.Municipality} wordt openbaar op {On(f)}",
                to == Hearer.Lead
                    ? $"Op {On(f)} om {Time(f)} uur publiceren wij de factsheet over de gemeente {f.Municipality}. U hoeft niets te doen."
                    : $"Op {On(f)} om {Time(f)} uur publiceren wij de factsheet over de gemeente {f.Municipality}.{(f.Ahead is null ? "" : " U kunt die nu al lezen. Deel de factsheet tot die tijd niet buiten uw gemeente.")}",
                to == Hearer.Lead ? Work.PublishDraft(f.Inspection.Id) : f.Ahead,
                to == Hearer.Lead ? null : DutchDay.Of(f.Draft!.PublicFrom!.Value))),
        new(HandOver.PublicationRevoked, [Hearer.Municipality, Hearer.Lead], typeof(StudyWaits), (f, to) =>
            new(
                $"De factsheet over {f.Municipality} wordt nog niet openbaar",
                LetterWriter.Paragraphs(
                    $"Wij schreven u wanneer wij de factsheet over de gemeente {f.Municipality} publiceren. Dat gaat niet door. U hoort van ons als er een nieuwe datum is.",
                    $"De reden: {f.Told.Reason}"),
                to == Hearer.Lead ? Work.PublishDraft(f.Inspection.Id) : null)),
        new(
            HandOver.Published,
            [Hearer.Municipality, Hearer.Partners, Hearer.Lead, Hearer.Writers, Hearer.SecondReaders],
            typeof(PointsToOwn),
            (f, to) =>
                new(
                    $"De factsheet over {f.Municipality} is openbaar",
                    LetterWriter.Paragraphs(
                        to is Hearer.Municipality or Hearer.Partners
                            ? $"De factsheet over de gemeente {f.Municipality} staat nu op de site: {f.PublicAddress}. Bedankt voor uw medewerking aan het onderzoek ‘{f.Study.Title}’."
                            : $"De factsheet over de gemeente {f.Municipality} staat nu op de site: {f.PublicAddress}.",
                        to is Hearer.Municipality or Hearer.Lead ? Points(f) : null),
                    null)),
        new(HandOver.Corrected, [Hearer.Municipality, Hearer.Partners, Hearer.Lead, Hearer.Writers, Hearer.SecondReaders], null, (f, _) =>
            new(
                $"Er is een nieuwe editie van de factsheet over {f.Municipality}",
                $"Er is een nieuwe editie van de factsheet over {f.Municipality}. De reden: {f.Draft!.CorrectionReason}\n\nDe nieuwe editie staat op de site: {f.PublicAddress}.",
                null)),
        new(HandOver.Withdrawn, [Hearer.Municipality, Hearer.Partners, Hearer.Lead, Hearer.Writers, Hearer.SecondReaders], null, (f, _) =>
            new(
                $"De factsheet over {f.Municipality} is ingetrokken",
                $"De factsheet over {f.Municipality} is ingetrokken. De reden: {f.Told.Reason}",
                null)),
        new(HandOver.CorrectionOpened, [Hearer.Writers, Hearer.Lead], typeof(StudyWaits), (f, _) =>
            new(
                $"Corrigeer de factsheet over {f.Municipality}",
                LetterWriter.Paragraphs(
                    "De inspecteurs kunnen het concept weer wijzigen. Wat openbaar is, blijft zoals het is tot de nieuwe editie er is.",
                    $"De reden: {f.Told.Reason}"),
                Work.Draft(f.Inspection.Id))),
        new(HandOver.CorrectionTakenBack, [Hearer.Writers, Hearer.Lead], null, (f, _) =>
            new(
                $"De correctie van de factsheet over {f.Municipality} gaat niet door",
                LetterWriter.Paragraphs("Wat openbaar is, blijft zoals het is. U hoeft niets te doen.", $"De reden: {f.Told.Reason}"),
                null)),
        new(HandOver.PointProposed, [Hearer.Lead], typeof(PointsToAgree), (f, _) =>
            new(
                $"{f.Municipality} doet een voorstel voor een verbeterpunt",
                $"Wilt u met de gemeente {f.Municipality} afspreken wanneer het verbeterpunt klaar is, en wanneer de gemeente rapporteert?",
                f.Told.Point is { } point ? Work.FollowedPoint(point) : Work.FollowedPoints())),
        new(HandOver.PointAgreed, [Hearer.Municipality], typeof(ReportsToWrite), (f, _) =>
            new(
                $"Onze afspraak over een verbeterpunt in {f.Municipality}",
                $"Lees hier wat wij met de gemeente {f.Municipality} afspreken: wanneer het verbeterpunt klaar is, en wanneer u daarover rapporteert.",
                f.Told.Point is { } point ? Work.FollowedPoint(point) : Work.FollowedPoints(),
                f.Told.Day)),
        new(HandOver.ReportDue, [Hearer.Municipality], typeof(ReportsToWrite), (f, _) =>
            new(
                LetterWriter.ReportDue(f.Study, f.Municipality, f.Told.Count, f.Told.Day!.Value, f.Today),
                LetterWriter.ToProgressReports(f.Inspection.Id),
                f.Told.Day)),
        new(HandOver.ReportLate, [Hearer.Lead], typeof(ReportsToLead), (f, _) =>
            new(
                $"Te laat: {f.Municipality} heeft niet gerapporteerd over de verbeterpunten",
                $"Wilt u de gemeente {f.Municipality} bellen, of vastleggen dat de rapportage niet is gekomen? Wij hadden die op {LetterWriter.Day(f.Told.Day!.Value)} verwacht.",
                LetterWriter.ToProgressReports(f.Inspection.Id))),
        new(HandOver.ReportSentIn, [Hearer.Lead], typeof(ReportsToRead), (f, _) =>
            new(
                $"{f.Municipality} rapporteert over de verbeterpunten",
                $"Wilt u de voortgangsrapportage van {f.Municipality} lezen, en vastleggen dat wij die hebben ontvangen?",
                LetterWriter.ToProgressReports(f.Inspection.Id))),
        new(HandOver.ReportReceived, [Hearer.Municipality], null, (f, _) =>
            new(
                $"Wij hebben uw rapportage over de verbeterpunten in {f.Municipality} ontvangen",
                "Bedankt voor uw rapportage. U hoeft nu niets te doen. U kunt de rapportage teruglezen.",
                LetterWriter.ToProgressReports(f.Inspection.Id))),
        new(HandOver.ReportDiscussed, [Hearer.Municipality], null, (f, _) =>
            new(
                $"Uw rapportage over de verbeterpunten in {f.Municipality} is besproken",
                "Wij hebben vastgelegd dat wij uw rapportage met u hebben besproken. U hoeft nu niets te doen.",
                LetterWriter.ToProgressReports(f.Inspection.Id))),
        new(HandOver.ReportNotReceived, [Hearer.Municipality], typeof(ReportsToWrite), (f, _) =>
            new(
                $"Wij hebben geen rapportage over de verbeterpunten in {f.Municipality} ontvangen",
                "Wij hebben vastgelegd dat uw rapportage niet is gekomen. U kunt nog steeds rapporteren.",
                LetterWriter.ToProgressReports(f.Inspection.Id))),
        new(HandOver.JoiningFell, [Hearer.Named, Hearer.Lead], typeof(ParticipationWaits), (f, to) =>
            to == Hearer.Lead
                ? new(
                    $"De aansluiting van {f.Told.Organisation} bij {f.Told.Carrier} is vervallen",
                    $"{f.Told.Organisation} had zich aangesloten bij {f.Told.Carrier}. Die organisatie heeft een andere keuze gemaakt. Wij hebben {f.Told.Organisation} gevraagd om opnieuw te kiezen. U hoeft niets te doen.",
                    Work.StudyRespondent(f.Study.Slug, f.Inspection.MunicipalityCode, f.Told.Respondent!.Value))
                : new(
                    $"Kies opnieuw hoe {f.Told.Organisation} meedoet{LetterWriter.Asked(f.LastDayToAnswer, f.Today)}",
                    $"Wilt u{LetterWriter.Asked(f.LastDayToAnswer, f.Today)} opnieuw kiezen hoe {f.Told.Organisation} meedoet aan het onderzoek ‘{f.Study.Title}’? U had zich aangesloten bij {f.Told.Carrier}. Die organisatie heeft een andere keuze gemaakt.",
                    LetterWriter.ToParticipation(f.Told.Respondent!.Value),
                    f.LastDayToAnswer)),
        new(HandOver.NobodyToTell, [Hearer.Lead], typeof(OrganisationsWithoutContact), (f, _) =>
            new(
                $"Wij kunnen {f.Told.Organisation} niet bereiken",
                LetterWriter.Paragraphs(
                    $"Wilt u een contactpersoon toevoegen voor {f.Told.Organisation}?",
                    $"Wij konden deze brief niet versturen: ‘{f.Told.Reason}’. De organisatie heeft geen contactpersoon met een account dat open is."),
                f.Told.Respondent is { } respondent
                    ? Work.StudyRespondent(f.Study.Slug, f.Inspection.MunicipalityCode, respondent)
                    : Work.ContactPersons(f.Study.Slug, f.Inspection.MunicipalityCode))),
    ];

    /// <summary>The row of a step.</summary>
    public static HandOverRow Of(HandOver step) => Rows.Single(r => r.Step == step);

    /// <summary>The step that an act is; null for one within the work.</summary>
    public static HandOver? StepOf(HistoryAct act) => ByAct.TryGetValue(act, out var step) ? step : null;

    private static string Duty(StepFacts f) => f.Told.Duty == Domain.Studies.Duty.SecondReader ? "tweede lezer" : "inspecteur";

    private static string Places(StepFacts f) => f.Told.Places is { } places ? $"de gemeenten {places}" : $"de gemeente {f.Municipality}";

    private static bool NeedsFactCheck(StepFacts f) => f.Draft is { EditionNumber: 1, CurrentFactCheck: null };

    // What the municipality asks and remarks, each counted by its own name; null where it did neither.
    private static string? Objections(StepFacts f)
    {
        var remarks = f.Check!.Objections.Count(o => o.Kind == ObjectionKind.Remark);
        var requests = f.Check.Objections.Count - remarks;
        var said = new[]
        {
            requests == 0 ? null : LetterWriter.Counted(requests, "correctieverzoek", "correctieverzoeken"),
            remarks == 0 ? null : LetterWriter.Counted(remarks, "opmerking", "opmerkingen"),
        }
            .OfType<string>()
            .ToList();
        return said.Count == 0 ? null : string.Join(" en ", said);
    }

    private static int Taken(StepFacts f) =>
        f.Check!.Objections.Count(o => o.Decision is ObjectionDecision.Adopted or ObjectionDecision.Partly);

    private static string On(StepFacts f) => LetterWriter.Day(DutchDay.Of(f.Draft!.PublicFrom!.Value));

    private static string Time(StepFacts f) => DutchDay.TimeOf(f.Draft!.PublicFrom!.Value).ToString("H.mm", Language.Dutch.Culture);

    private static string? Points(StepFacts f) =>
        f.Draft!.AdoptedContent is { } json && FactsheetContentJson.Read(json) is var sheet
            ? sheet.Kind == StudyKind.FollowUp
                ? "In de factsheet staat ook hoe wij de verbeterpunten opnieuw hebben beoordeeld. Wat u nu nog doet, staat op ‘Mijn werk’."
                : "Staan er verbeterpunten in? Op ‘Mijn werk’ staat wat u daarmee doet."
            : null;
}
