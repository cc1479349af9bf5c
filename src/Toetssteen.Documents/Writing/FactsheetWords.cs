using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Writing;

/// <summary>The Dutch words for the values of a factsheet, as it is written on paper.</summary>
public static class FactsheetWords
{
    /// <summary>The language of what is written.</summary>
    public const string Language = "nl-NL";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo(Language);

    /// <summary>"oktober 2013", "12 december 2014".</summary>
    public static string Date(PartialDate date) => date.ToWords(Dutch);

    /// <summary>"12 december 2014".</summary>
    public static string Date(DateOnly date) => Date(PartialDate.Of(date));

    /// <summary>What kind of study it was.</summary>
    public static string Kind(StudyKind kind) => kind == StudyKind.First ? "eerste onderzoek" : "hertoets";

    /// <summary>"a, b en c".</summary>
    public static string Enumerate(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} en {names[^1]}";

    /// <summary>The word of a verdict in small letters.</summary>
    public static string Word(Verdict verdict, Scale scale) => verdict switch
    {
        Verdict.Meets => scale.Meets.In("nl"),
        Verdict.NeedsImprovement => scale.NeedsImprovement.In("nl"),
        Verdict.Mixed => "gemengd",
        _ => "geen oordeel",
    };

    /// <summary>The sign of a verdict; never shown without its word.</summary>
    public static string Sign(Verdict verdict, Scale scale) => verdict switch
    {
        Verdict.Meets => scale.Meets.Sign,
        Verdict.NeedsImprovement => scale.NeedsImprovement.Sign,
        Verdict.Mixed => scale.Meets.Sign + scale.NeedsImprovement.Sign,
        _ => "–",
    };

    /// <summary>What a verdict says to a reader.</summary>
    public static string Meaning(Verdict verdict) => verdict switch
    {
        Verdict.Meets => "De aanpak doet wat de norm vraagt.",
        Verdict.NeedsImprovement => "De gemeente en haar partners moeten dit beter regelen.",
        Verdict.Mixed => "Eén bevinding over meerdere indicatoren, met verschillende oordelen.",
        _ => "De inspecties gaven geen oordeel. Dat is niet negatief en telt nergens mee.",
    };

    /// <summary>What a verdict was ever said to mean, in all documents that were printed.</summary>
    public static IEnumerable<string> Meanings(Verdict verdict) =>
        verdict == Verdict.Mixed ? [Meaning(verdict), "Eén bevinding over meer indicatoren, met verschillende oordelen."] : [Meaning(verdict)];

    /// <summary>What an attention point was ever said to mean.</summary>
    public static IReadOnlyList<string> AttentionMeanings { get; } = [AttentionMeaning, "Een aandachtspunt naast een oordeel. Het oordeel verandert er niet door."];

    /// <summary>The word before an attention point.</summary>
    public const string Attention = "LET OP";

    /// <summary>What an attention point says to a reader.</summary>
    public const string AttentionMeaning = "Een waarschuwing naast een oordeel. Het oordeel verandert er niet door.";

    /// <summary>The separate marks where there are several, and the indicators that single ones were tied to; else nothing.</summary>
    public static IEnumerable<string> Marks(IReadOnlyList<Mark> marks, Scale scale)
    {
        if (marks.Count > 1)
            yield return string.Join(", ", marks.GroupBy(m => m.Value).Select(g => $"{g.Count()} keer {Word(g.Key, scale)}"));
        foreach (var tied in marks.Where(m => m.IndicatorCode is not null))
            yield return $"{tied.IndicatorCode}: {Word(tied.Value, scale)}";
    }

    /// <summary>The number with the word that says how sure it is; unknown is a word, never a zero.</summary>
    public static string Figure(decimal? value, FigurePrecision precision)
    {
        if (value is not { } number || precision == FigurePrecision.Unknown)
            return "onbekend";
        var digits = number.ToString("#,0.##", Dutch);
        return precision switch
        {
            FigurePrecision.About => $"ongeveer {digits}",
            FigurePrecision.Almost => $"bijna {digits}",
            FigurePrecision.MoreThan => $"meer dan {digits}",
            _ => digits,
        };
    }

    /// <summary>What a figure counts.</summary>
    public static string FigureName(string what) => what switch
    {
        "inhabitants" => "inwoners",
        "householdsWithChildren" => "huishoudens met kinderen",
        "estimatedFamilies" => "gezinnen in de doelgroep, naar schatting",
        "familiesInApproach" => "gezinnen in de aanpak",
        "reachedByApproachPercent" => "procent van de doelgroep bereikt",
        _ => what,
    };

    /// <summary>The part a respondent has.</summary>
    public static string Part(RespondentContent respondent) => respondent.NominatedBy switch
    {
        Nomination.ByMunicipality => "netwerkpartner, voorgedragen door de gemeente",
        Nomination.ByInspectorates => "netwerkpartner, gevraagd door de inspecties",
        _ => respondent.IsMunicipality ? "gemeente" : "netwerkpartner",
    };

    /// <summary>How a respondent answered.</summary>
    public static string Answered(RespondentContent respondent) => respondent.Answered switch
    {
        Answering.Own => "vulde een eigen vragenlijst in",
        Answering.Joined => $"sloot zich aan bij de antwoorden van {respondent.JoinedWith ?? "een ander"}",
        Answering.Declined => "wilde niet meedoen",
        Answering.Silent => "is gevraagd en heeft niet geantwoord",
        _ => "niet bekend",
    };

    /// <summary>What the ordinary method is, said where it was departed from.</summary>
    public const string Method = "Gewoonlijk vult elke respondent zelf een vragenlijst in en draagt de gemeente de netwerkpartners voor. "
        + "Wie zich bij de antwoorden van een ander aansluit, telt niet mee als eigen stem.";

    /// <summary>How a respondent departs from the method, as sentences; none where it does not.</summary>
    public static IEnumerable<string> Departures(RespondentContent respondent)
    {
        if (respondent.NominatedBy == Nomination.ByInspectorates)
            yield return $"{respondent.Name} is niet door de gemeente voorgedragen. De inspecties hebben deze partner zelf gevraagd.";
        if (respondent.Answered == Answering.Joined)
            yield return $"{respondent.Name} {Answered(respondent)}. Deze antwoorden tellen niet als een eigen stem.";
        if (respondent.Answered is Answering.Declined or Answering.Silent)
            yield return $"{respondent.Name} {Answered(respondent)}. Van deze partner zijn er dus geen antwoorden.";
        if (respondent.IsDeparture && !string.IsNullOrWhiteSpace(respondent.Because))
            yield return $"De reden: {respondent.Because.Trim()}";
    }

    /// <summary>How a municipality reported on progress.</summary>
    public static string Report(ReportForm form) => form switch
    {
        ReportForm.Written => "schriftelijk",
        ReportForm.Presentation => "in een presentatie",
        _ => "in een gesprek",
    };

    /// <summary>How and when a municipality reported on progress: "in een gesprek, 12 december 2014".</summary>
    public static string Report(ProgressContent report) => report.On is { } on ? $"{Report(report.Form)}, {Date(on)}" : Report(report.Form);

    /// <summary>The headings above the judgements of a follow-up: one per period judged, the re-test last.</summary>
    public static IEnumerable<string> Headings(RetestColumns columns)
    {
        for (var n = 0; n < columns.Earlier.Count; n++)
            yield return columns.Earlier[n] is { } period ? $"Beoordeeld over {period}" : n == 0 ? "Eerste oordeel" : "Eerdere hertoets";
        yield return columns.Now is { } now ? $"Hertoets over {now}" : "Hertoets";
    }

    /// <summary>Said where a point was not judged in an earlier period.</summary>
    public const string NotJudgedThen = "Toen niet beoordeeld.";

    /// <summary>What the dash stands for where a conclusion has nothing.</summary>
    public const string NothingSaid = "niets vermeld";

    /// <summary>What stands in a cell of a Word document where there is nothing to say.</summary>
    public const string EmptyCell = "(leeg)";

    /// <summary>"The situation is unchanged" was the re-test.</summary>
    public const string Unchanged = "Ongewijzigd: de eerdere redenen gelden nog.";

    /// <summary>What stands before reasons that still hold.</summary>
    public static string Carried(Judgement judgement) => judgement.Period is { } period ? $"De redenen van {period}:" : "De eerdere redenen:";

    /// <summary>What a finding rests on, by kind: "Vragenlijsten: gemeente, vraag 1.1.1; politie, vraag 1.1.2".</summary>
    public static IEnumerable<string> Sources(IEnumerable<SourceContent> sources) =>
        sources.GroupBy(s => s.Kind).OrderBy(g => g.Key).Select(g => $"{Kind(g.Key)}: {string.Join("; ", g.Select(Source))}");

    /// <summary>How often something changed after the fact check; null where it did not.</summary>
    public static string? Changed(int times) => times switch
    {
        0 => null,
        1 => "Na de feitencheck één keer gewijzigd:",
        _ => $"Na de feitencheck {times} keer gewijzigd:",
    };

    /// <summary>How the fact check went, as sentences.</summary>
    public static string FactCheck(FactCheckContent check)
    {
        var sent = $"De gemeente kreeg het concept op {Date(check.SentOn)} en kon tot en met {Date(check.Until)} reageren op de feiten.";
        if (check.AnsweredOn is not { } answered)
            return $"{sent} Zij heeft niet gereageerd.";
        return $"{sent} Zij reageerde op {Date(answered)}. " + check.ObjectionCount switch
        {
            0 => "Zij had geen bezwaren op feiten.",
            1 => $"Zij had één bezwaar op feiten; dat is {(check.AdoptedCount == 0 ? "niet" : "geheel of gedeeltelijk")} overgenomen.",
            _ => $"Zij had {check.ObjectionCount} bezwaren op feiten; "
                + $"daarvan {(check.AdoptedCount == 1 ? "is" : "zijn")} er {check.AdoptedCount} geheel of gedeeltelijk overgenomen.",
        };
    }

    /// <summary>What kind of objection it is.</summary>
    public static string Objection(ObjectionKind kind) => kind switch
    {
        ObjectionKind.FactuallyWrong => "feitelijk onjuist",
        ObjectionKind.EvidenceMissed => "iets over het hoofd gezien",
        _ => "opmerking",
    };

    /// <summary>What was decided on an objection.</summary>
    public static string Decision(ObjectionDecision decision) => decision switch
    {
        ObjectionDecision.Adopted => "overgenomen",
        ObjectionDecision.Partly => "gedeeltelijk overgenomen",
        _ => "niet overgenomen",
    };

    /// <summary>The same words with a capital, to begin with.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], Dutch) + words[1..];

    private static string Word(MarkValue value, Scale scale) =>
        Word(value == MarkValue.Meets ? Verdict.Meets : Verdict.NeedsImprovement, scale);

    /// <summary>The kinds of sources.</summary>
    public static string Kind(SourceKind kind) => kind switch
    {
        SourceKind.Questionnaire => "Vragenlijsten",
        SourceKind.Document => "Documenten",
        _ => "Gesprekken en bezoeken",
    };

    /// <summary>"gemeente Veldhoven, vraag 1.1.2"; a document has its page, a meeting its day.</summary>
    public static string Source(SourceContent source) => source switch
    {
        { Reference: null } => source.Name,
        { Kind: SourceKind.Questionnaire } => $"{source.Name}, vraag {source.Reference}",
        { Kind: SourceKind.Meeting } when PartialDate.TryParse(source.Reference, out var on) => $"{source.Name}, {Date(on)}",
        _ => $"{source.Name}, {source.Reference}",
    };
}
