using System.Globalization;
using System.Text.RegularExpressions;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Features.FactChecks;
using Toetssteen.Web.Features.Improvements;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Features.Publications.Timeline;

/// <summary>
/// What an entry of the history says before and after, in words: values, days, moments and sources as people read them. What people wrote
/// stays as it is.
/// </summary>
public static partial class HistoryValues
{
    /// <summary>The words for a value of an entry; null where there is nothing to say.</summary>
    public static string? InWords(HistoryAct act, string subject, string? value, Framework framework, SiteText L) =>
        value switch
        {
            null => null,
            _ when act is HistoryAct.MarksChanged or HistoryAct.BlindJudged => Mark(
                subject,
                value,
                DraftPiece.Of(subject)?.ScaleIn(framework) ?? framework.Scale,
                L),
            "" => null,
            _ => act switch
            {
                HistoryAct.SourcesChanged => Sources(value, L),
                HistoryAct.FactCheckSubmitted => Requests(value, L),
                HistoryAct.ObjectionDecided when subject.EndsWith("/annex", StringComparison.Ordinal) => value == "true"
                    ? L["de zienswijze staat als bijlage bij de factsheet"]
                    : L["de zienswijze staat niet bij de factsheet"],
                HistoryAct.ObjectionDecided when Enum.TryParse<ObjectionDecision>(value, out var decision) => FactCheckWords.Decision(
                    decision,
                    L),
                HistoryAct.ReportSentIn when Enum.TryParse<Progress>(value, out var progress) => ImprovementWords.Progress(progress, L),
                HistoryAct.PointAgreed => string.Join(", ", value.Split(", ").Select((part, n) => Agreed(part, n, L)).OfType<string>()),
                HistoryAct.PointProposed or HistoryAct.ActionPlanned or HistoryAct.ActionCarriedOut => WithDay(value),
                HistoryAct.PublicationDecided
                or HistoryAct.ExtensionAsked
                or HistoryAct.FactCheckExtended
                or HistoryAct.ReportReminded
                or HistoryAct.ReportNotReceived => Dated(value, L),
                _ => value,
            },
        };

    private static string? Mark(string subject, string value, Scale scale, SiteText L) =>
        (DraftPiece.Of(subject)?.Kind, value) switch
        {
            (DraftPieceKind.Tick, DraftNames.Yes) => L["ongewijzigd"],
            (DraftPieceKind.Tick or DraftPieceKind.MarkOf, "") => null,
            (DraftPieceKind.MarkOf, _) => L["voor indicator {0}", value],
            (_, "" or "none") => L["geen oordeel"],
            _ when DraftedFinding.MarkWord(value) is { } mark => VerdictWords.Word(Verdict.Of(mark), scale, L),
            _ => value,
        };

    // Each source is an identity, with behind it the indicator that was answered or a remark.
    private static string Sources(string value, SiteText L)
    {
        var (others, said) = (0, new List<string>());
        foreach (var source in RawValue.Chosen(value))
            if (CitedAnswer.Read(source) is var (_, about))
                said.Add(L["antwoord bij {0}", about]);
            else if (Guid.TryParse(source.Split(':')[0], out _))
                others++;
            else
                said.Add(source);
        if (others > 0)
            said.Insert(0, others == 1 ? L["1 bron"] : L["{0} bronnen", others]);
        return string.Join(", ", said);
    }

    private static string Requests(string value, SiteText L) =>
        value.Split(' ').Length is 1 ? L["1 correctieverzoek"] : L["{0} correctieverzoeken", value.Split(' ').Length];

    // The agreed day, the day of the first report, and after how many months each time; one that is not there is a dash.
    private static string? Agreed(string part, int place, SiteText L) =>
        (place, DayIn(part)) switch
        {
            (0, { } ready) => L["klaar op {0}", ready],
            (1, { } report) => L["eerste rapportage op {0}", report],
            (2, null) when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var months) => months == 1
                ? L["daarna elke maand"]
                : L["daarna elke {0} maanden", months],
            _ => null,
        };

    // What a person typed, with the day behind it; what was typed stays as it is.
    private static string WithDay(string value) =>
        value.LastIndexOf(", ", StringComparison.Ordinal) is not (> 0 and var at) ? value
        : DayIn(value[(at + 2)..]) is { } day ? $"{value[..at]} ({day})"
        : value.EndsWith(", –", StringComparison.Ordinal) ? value[..at]
        : value;

    private static string? DayIn(string kept) =>
        DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? ProgressWords.Day(day)
            : null;

    private static string Dated(string value, SiteText L) =>
        Day()
            .Replace(Moment().Replace(value, m => MomentInWords(m.Value, L)), m =>
                DateOnly.TryParseExact(m.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? ProgressWords.Day(day)
                    : m.Value);

    private static string MomentInWords(string value, SiteText L) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? L["{0} om {1} uur", ProgressWords.Day(moment), DutchDay.TimeOf(moment).ToString("HH.mm", CultureInfo.InvariantCulture)]
            : value;

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\dT[\d:.]+Z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b")]
    private static partial Regex Day();
}
