using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Writing.Paper;

/// <summary>Dutch words of a printed factsheet for the values of the field.</summary>
internal static class PaperWords
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string Date(PartialDate date) => date.ToWords(Dutch);

    public static string Date(DateOnly date) => PartialDate.Of(date).ToWords(Dutch);

    public static string Kind(StudyKind kind) => kind == StudyKind.First ? "eerste onderzoek" : "hertoets";

    public static string Word(Verdict verdict, Scale scale) => verdict switch
    {
        Verdict.Meets => scale.Meets.In("nl"),
        Verdict.NeedsImprovement => scale.NeedsImprovement.In("nl"),
        Verdict.Mixed => "gemengd",
        _ => "geen oordeel",
    };

    public static string Sign(Verdict verdict, Scale scale) => verdict switch
    {
        Verdict.Meets => scale.Meets.Sign,
        Verdict.NeedsImprovement => scale.NeedsImprovement.Sign,
        Verdict.Mixed => scale.Meets.Sign + scale.NeedsImprovement.Sign,
        _ => "–",
    };

    /// <summary>"2 keer voldoet", "1 keer verbeterpunt"; nothing where there is one mark or none.</summary>
    public static IEnumerable<string> Counted(IReadOnlyList<Mark> marks, Scale scale) => marks.Count < 2 ? []
        : marks.GroupBy(m => m.Value).Select(g => $"{g.Count()} keer {Word(Marks.Together([g.Key]), scale)}");

    /// <summary>What a figure counts.</summary>
    public static string Figure(string what) => what switch
    {
        "inhabitants" => "Inwoners",
        "householdsWithChildren" => "Huishoudens met kinderen",
        "estimatedFamilies" => "Gezinnen in de doelgroep, naar schatting",
        "familiesInApproach" => "Gezinnen in de aanpak",
        "reachedByApproachPercent" => "Procent van de doelgroep bereikt",
        _ => what,
    };

    /// <summary>The number with the word that says how sure it is; unknown is a word, never a zero.</summary>
    public static string Figure(decimal? value, FigurePrecision precision) => (value, precision) switch
    {
        (null, _) or (_, FigurePrecision.Unknown) => "onbekend",
        ({ } v, FigurePrecision.About) => $"ongeveer {Number(v)}",
        ({ } v, FigurePrecision.Almost) => $"bijna {Number(v)}",
        ({ } v, FigurePrecision.MoreThan) => $"meer dan {Number(v)}",
        ({ } v, _) => Number(v),
    };

    public static string Role(RespondentContent respondent) => respondent.NominatedBy switch
    {
        Nomination.ByMunicipality => "netwerkpartner, voorgedragen door de gemeente",
        Nomination.ByInspectorates => "netwerkpartner, gevraagd door de inspecties",
        _ => respondent.IsMunicipality ? "gemeente" : "netwerkpartner",
    };

    public static string Answered(RespondentContent respondent) => respondent.Answered switch
    {
        Answering.Own => "vulde een eigen vragenlijst in",
        Answering.Joined => $"sloot zich aan bij de antwoorden van {respondent.JoinedWith ?? "een ander"}",
        Answering.Declined => "wilde niet meedoen",
        Answering.Silent => "is gevraagd en heeft niet geantwoord",
        _ => "niet bekend",
    };

    /// <summary>How a respondent departs from the method, as sentences.</summary>
    public static IEnumerable<string> Departures(RespondentContent respondent)
    {
        if (respondent.NominatedBy == Nomination.ByInspectorates)
            yield return $"{respondent.Name} is niet door de gemeente voorgedragen. De inspecties hebben deze partner zelf gevraagd.";
        if (respondent.Answered == Answering.Joined)
            yield return $"{respondent.Name} {Answered(respondent)}. Deze antwoorden tellen niet als een eigen stem.";
        if (respondent.Answered is Answering.Declined or Answering.Silent)
            yield return $"{respondent.Name} {Answered(respondent)}. Van deze partner zijn er dus geen antwoorden.";
    }

    public static string Report(ReportForm form) => form switch
    {
        ReportForm.Written => "Schriftelijk",
        ReportForm.Presentation => "In een presentatie",
        _ => "In een gesprek",
    };

    public static string Source(SourceKind kind) => kind switch
    {
        SourceKind.Questionnaire => "Vragenlijsten",
        SourceKind.Document => "Documenten",
        _ => "Gesprekken en bezoeken",
    };

    /// <summary>"gemeente Veldhoven, vraag 1.1.2"; a document or meeting has its page or day as it was given.</summary>
    public static string Source(SourceContent source) => source.Reference is not { } reference ? source.Name
        : source.Kind == SourceKind.Questionnaire ? $"{source.Name}, vraag {reference}" : $"{source.Name}, {reference}";

    public static string Objection(ObjectionKind kind) => kind switch
    {
        ObjectionKind.FactuallyWrong => "Feitelijk onjuist",
        ObjectionKind.EvidenceMissed => "Iets over het hoofd gezien",
        _ => "Opmerking",
    };

    public static string Decision(ObjectionDecision decision) => decision switch
    {
        ObjectionDecision.Adopted => "Overgenomen",
        ObjectionDecision.Partly => "Gedeeltelijk overgenomen",
        _ => "Niet overgenomen",
    };

    /// <summary>With a capital, to begin a line with.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : string.Concat(text[..1].ToUpper(Dutch), text[1..]);

    /// <summary>"a, b en c".</summary>
    public static string Enumerate(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} en {names[^1]}";

    private static string Number(decimal value) => value.ToString("#,##0.##", Dutch);
}
