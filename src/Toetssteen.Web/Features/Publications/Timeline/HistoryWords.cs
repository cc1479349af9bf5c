using System.Globalization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Web.Features.Improvements;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Publications.Timeline;

/// <summary>Words for what the history tells.</summary>
/// <param name="L">Texts of the site.</param>
/// <param name="Findings">The names of the findings that are there now.</param>
public sealed record HistoryWords(SiteText L, IReadOnlyDictionary<Guid, string> Findings)
{
    /// <summary>What was done.</summary>
    public string Act(HistoryAct act) => act switch
    {
        HistoryAct.TextChanged => L["Tekst gewijzigd"],
        HistoryAct.MarksChanged => L["Oordeel gewijzigd"],
        HistoryAct.FindingAdded => L["Bevinding toegevoegd"],
        HistoryAct.FindingsMerged => L["Bevindingen samengevoegd"],
        HistoryAct.FindingSplit => L["Bevinding gesplitst"],
        HistoryAct.FindingRemoved => L["Bevinding verwijderd"],
        HistoryAct.SourcesChanged => L["Bronnen gewijzigd"],
        HistoryAct.ConclusionChanged => L["Conclusie gewijzigd"],
        HistoryAct.ApproachSettled => L["Over de aanpak besloten"],
        HistoryAct.MeetingRecorded => L["Gesprek vastgelegd"],
        HistoryAct.SecondReadingAsked => L["Tweede lezing gevraagd"],
        HistoryAct.SecondReadingTakenBack => L["Teruggehaald bij de tweede lezer"],
        HistoryAct.SecondReadingReturned => L["Door de tweede lezer teruggegeven"],
        HistoryAct.SecondReadingAgreed => L["Tweede lezer akkoord"],
        HistoryAct.BlindAsked => L["Blinde tweede oordelen gevraagd"],
        HistoryAct.BlindJudged => L["Blind tweede oordeel gegeven"],
        HistoryAct.FactCheckSent => L["Voor feitencheck verstuurd"],
        HistoryAct.ExtensionAsked => L["Uitstel gevraagd voor de feitencheck"],
        HistoryAct.FactCheckExtended => L["Uitstel voor de feitencheck"],
        HistoryAct.FactCheckSubmitted => L["Reactie van de gemeente"],
        HistoryAct.FactCheckUnanswered => L["Geen reactie van de gemeente"],
        HistoryAct.ObjectionMade => L["Bezwaar gemaakt"],
        HistoryAct.ObjectionWithdrawn => L["Bezwaar teruggenomen"],
        HistoryAct.ObjectionDecided => L["Over bezwaar besloten"],
        HistoryAct.Adopted => L["Factsheet vastgesteld"],
        HistoryAct.AdoptionRevoked => L["Vaststelling ingetrokken"],
        HistoryAct.PublicationDecided => L["Tot publicatie besloten"],
        HistoryAct.PublicationRevoked => L["Besluit tot publicatie ingetrokken"],
        HistoryAct.Published => L["Editie gepubliceerd"],
        HistoryAct.FilesKept => L["Bestanden van de editie bewaard"],
        HistoryAct.Imported => L["Elders gepubliceerde editie opgenomen"],
        HistoryAct.CorrectionOpened => L["Correctie begonnen"],
        HistoryAct.CorrectionTakenBack => L["Correctie teruggenomen"],
        HistoryAct.Withdrawn => L["Factsheet ingetrokken"],
        HistoryAct.PointProposed => L["Eigenaar en dag voorgesteld"],
        HistoryAct.PointAgreed => L["Dag en rapportages afgesproken"],
        HistoryAct.ActionPlanned => L["Actie voorgenomen"],
        HistoryAct.ActionCarriedOut => L["Actie uitgevoerd"],
        HistoryAct.ReportSentIn => L["Over de voortgang gerapporteerd"],
        HistoryAct.ReportReceived => L["Rapportage ontvangen"],
        HistoryAct.ReportDiscussed => L["Rapportage besproken"],
        HistoryAct.ReportNotReceived => L["Rapportage niet ontvangen"],
        HistoryAct.ReportReminded => L["Aan de rapportage herinnerd"],
        HistoryAct.JoiningFell => L["Aansluiting bij antwoorden vervallen"],
        HistoryAct.CardsMade => L["Kaarten gemaakt"],
        HistoryAct.ApproachMovedOn => L["Verloop van een aanpak verteld"],
        _ => act.ToString(),
    };

    /// <summary>What it is about.</summary>
    public string Subject(string subject)
    {
        if (DraftNames.FindingOf(subject) is { } id)
            return !Findings.TryGetValue(id, out var finding) ? L["een bevinding die is samengevoegd of verwijderd"]
                : DraftPiece.Of(subject)?.Field is FindingText text && text != DraftFields.Text
                    ? L["bevinding {0}: {1}", finding, InSentence(L[text.Label])]
                : L["bevinding {0}", finding];
        if (DraftPiece.Of(subject) is { } piece)
            return L[piece.Field.Subject, piece.Code is OverallPlace.Whole ? L["alles"] : piece.Code ?? ""];
        return subject.Split('/') switch
        {
            ["assessment", _, "against"] => L["waartegen deze aanpak is beoordeeld"],
            ["blind", _, var indicator] => L["indicator {0}", indicator],
            ["cards", ..] => L["kaarten om zonder naam te antwoorden"],
            ["blind"] => L["de trekking"],
            ["fact-check", ..] => L["de feitencheck"],
            ["meeting", ..] => L["verslag van een gesprek"],
            ["factsheet", _, "edition", var number] => L["editie {0}", number],
            ["point", ..] => L["een verbeterpunt"],
            ["report", ..] => L["een voortgangsrapportage"],
            ["approach", ..] => L["een aanpak"],
            _ => L["de factsheet"],
        };
    }

    // A label of a form, within a sentence.
    private static string InSentence(string label) => char.ToLower(label[0], CultureInfo.CurrentCulture) + label[1..].TrimEnd('?');

    /// <summary>Who did it, in which role.</summary>
    public string Who(string? name, HistoryEntry entry) => entry.AccountId is null
        ? L["het programma"]
        : $"{name ?? L["iemand die geen account meer heeft"]} ({string.Join(", ", entry.Role.Split(", ").Select(RoleOf))})";

    private string RoleOf(string role) => Enum.TryParse<Role>(role, out var known) ? Texts.Role(known, L) : role;
}
