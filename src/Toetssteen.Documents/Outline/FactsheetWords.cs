using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Outline;

/// <summary>
/// All words that a factsheet says around its content, in one table: a line per word, a column per language. Only the outline uses them,
/// and the reader, which knows them again.
/// </summary>
public sealed class FactsheetWords
{
    private readonly bool _isDutch;

    private FactsheetWords(string tag, string culture)
    {
        (Tag, Culture) = (tag, CultureInfo.GetCultureInfo(culture));
        _isDutch = tag == "nl";
    }

    /// <summary>The words in Dutch, the language that editions are published in.</summary>
    public static FactsheetWords Dutch { get; } = new("nl", "nl-NL");

    /// <summary>The words in English.</summary>
    public static FactsheetWords English { get; } = new("en", "en-GB");

    /// <summary>All languages.</summary>
    public static IReadOnlyList<FactsheetWords> All { get; } = [Dutch, English];

    /// <summary>The words in the language with this tag; in Dutch where there is no such language.</summary>
    public static FactsheetWords In(string tag) => All.FirstOrDefault(w => w.Tag == tag) ?? Dutch;

    /// <summary>BCP 47 tag of the language.</summary>
    public string Tag { get; }

    /// <summary>How it writes dates and numbers.</summary>
    public CultureInfo Culture { get; }

    // The cover
    internal string Factsheet(StudyKind kind) => $"Factsheet, {Kind(kind)}";
    internal string Approaches(int count) => count == 1 ? Approach : Say("Aanpakken", "Approaches");
    internal string PeriodJudged => Say("Beoordeelde periode", "Period judged");
    internal string ProgressReported => Say("Voortgang gemeld", "Progress reported");
    internal string Inspectorates(int count) => count == 1 ? Say("Inspectie", "Inspectorate") : Say("Inspecties", "Inspectorates");
    internal string Published => Say("Gepubliceerd", "Published");
    internal string DateUnknown => Say("datum niet bekend", "date not known");
    internal string Framework => Say("Toetsingskader", "Assessment framework");
    internal string Municipality => Say("Gemeente", "Municipality");
    internal string Edition => Say("Editie", "Edition");
    internal string Replaces(int edition) => Say(
        $"Dit is editie {edition}. Deze komt in de plaats van editie {edition - 1}.",
        $"This is edition {edition}. It replaces edition {edition - 1}.");
    internal string Reason => Say("Reden:", "Reason:");
    internal string Contents => Say("Inhoud", "Contents");
    internal string Running(string municipality, StudyKind kind, int edition) =>
        Say($"Factsheet {municipality}, {Kind(kind)}, editie {edition}", $"Factsheet {municipality}, {Kind(kind)}, edition {edition}");
    internal (string Before, string Between) PageNumber => (Say("Bladzijde", "Page"), Say("van", "of"));

    // Before the judgements
    internal string TargetGroup => Say("Over wie gaat dit onderzoek?", "Whom is this study about?");
    internal string Examination => Say("Hoe is het onderzocht?", "How was it examined?");
    internal string JudgedBy(Framework framework) => Say(
        $"Beoordeeld is met het {Inline(framework.Title)}, versie {framework.Version}. {SizeOf(framework)}",
        $"It was judged by the {Inline(framework.Title)}, version {framework.Version}. {SizeOf(framework)}");

    /// <summary>How large a framework is, in a sentence: its top level and what is judged.</summary>
    internal string SizeOf(Framework framework)
    {
        var counts = new[] { framework.TreeLevels[0], TreeLevel.Indicator }
            .Distinct()
            .Select(level => framework.NameOfLevel(level).Count(framework.CountOf(level), Tag))
            .ToList();
        return Say(
            $"Het heeft {string.Join(" met samen ", counts)}.",
            counts.Count > 1 ? $"This has {counts[0]} with {counts[1]} together." : $"This has {counts[0]}.");
    }

    /// <summary>The head of a column for a level of the framework.</summary>
    public string Head(TreeLevel level, Framework framework) => Capital(framework.NameOfLevel(level).One.In(Tag));

    private string Theme(Framework framework) => framework.NameOfLevel(TreeLevel.Theme).One.In(Tag);

    // What a study left out of the framework
    internal string ExaminedPart(Wording? name) => name is null
        ? Say("Onderzocht is een deel van het toetsingskader.", "A part of the assessment framework was examined.")
        : Say($"Onderzocht is een deel van het toetsingskader: {name.In(Tag)}.",
            $"A part of the assessment framework was examined: {name.In(Tag)}.");
    internal string NotExaminedHead => Say("Niet onderzocht:", "Not examined:");
    internal string NotExamined(Framework framework) =>
        $"{NotExaminedHead} {string.Join("; ", framework.LeftOutPlaces.Select(p => Place(p, framework)))}.";
    internal string CountsNowhere => Say("Dat telt nergens mee.", "That is counted nowhere.");

    /// <summary>Something of a framework by level, code and name: "thema 5 Nazorg".</summary>
    internal string Place(LeftOutPlace place, Framework framework) =>
        $"{framework.NameOfLevel(place.Level).One.In(Tag)} {place.Code} {place.Name}";

    internal string OnlyImprovementPoints => Say(
        "Een hertoets gaat alleen over wat eerder een verbeterpunt was.",
        "A re-test is only about what was an improvement point before.");
    internal string MeaningStandsAt => Say("Wat de oordelen betekenen, staat bij", "What the verdicts mean stands at");
    internal string WhoAnswered(string? approach) => approach is null
        ? Say("Wie antwoordden", "Who answered")
        : Say($"Wie antwoordden over {approach}", $"Who answered on {approach}");
    internal string RespondentsOn(string approach) => Say(
        $"Respondenten over {approach} en hun manier van antwoorden",
        $"Respondents on {approach} and their way of answering");
    internal string Respondent => Say("Respondent", "Respondent");
    internal string RoleOf => Say("Rol", "Role");
    internal string WayOfAnswering => Say("Manier van antwoorden", "Way of answering");
    internal string Departs => Say("Hier is van de gewone werkwijze afgeweken.", "This departs from the usual method.");
    internal string Method => Say(
        "Gewoonlijk vult elke respondent zelf een vragenlijst in en draagt de gemeente de netwerkpartners voor. Wie zich bij de "
            + "antwoorden van een ander aansluit, telt niet mee als eigen stem.",
        "Usually each respondent fills in a questionnaire of its own, and the municipality nominates the network partners. A "
            + "respondent that joins the answers of another does not count as a voice of its own.");
    internal string Context(StudyKind kind) => kind == StudyKind.First
        ? Say("Context", "Context")
        : Say("Ontwikkeling sinds het eerste onderzoek", "Development since the first study");
    internal string Figures => Say("Cijfers", "Figures");
    internal string FiguresCaption => Say(
        "Cijfers van de gemeente met bron en peildatum",
        "Figures of the municipality with source and date");
    internal string FigureHead => Say("Wat", "What");
    internal string Amount => Say("Aantal", "Number");
    internal string SourceHead => Say("Bron", "Source");
    internal string ReferenceDate => Say("Peildatum", "Date");
    internal string NotStated => Say("niet genoemd", "not stated");
    internal string ProgressHeading => Say("Hoe de gemeente de voortgang meldde", "How the municipality reported on progress");

    // How to read the verdicts
    internal string Legend => Say("Hoe leest u de oordelen?", "How do you read the verdicts?");
    internal string LegendIntroduction => Say(
        "Bij elke indicator staat wat de inspecties vonden, met hun oordeel en de redenen. Er is geen totaalscore en geen ranglijst.",
        "With each indicator stands what the inspectorates found, with their verdict and the reasons. There is no total score and "
            + "no ranking.");
    internal string LegendWithOverall => Say(
        "Bij elke indicator staat wat de inspecties vonden, met hun oordeel en de redenen. Het oordeel over een geheel is gegeven, niet "
            + "berekend; er is geen ranglijst.",
        "With each indicator stands what the inspectorates found, with their verdict and the reasons. A judgement on a whole was given, "
            + "not computed; there is no ranking.");
    internal string LegendCaption => Say("De oordelen en hun betekenis", "The verdicts and their meaning");
    internal string MeaningHead => Say("Wat het betekent", "What it means");
    internal string ConclusionsAreNotAll => Say(
        "De conclusies noemen niet alles. Waar een streepje staat, is bij dat thema niets vermeld.",
        "The conclusions do not name everything. Where there is a dash, nothing is stated on that theme.");

    // An approach
    internal string Approach => Say("Aanpak", "Approach");
    internal string Formerly => Say("Voorheen:", "Formerly:");
    internal string JudgedAgainst => Say("Bij de hertoets is beoordeeld:", "What the re-test judged:");
    internal string Scope => Say("Waarom deze aanpak is beoordeeld", "Why this approach was judged");
    internal string Description => Say("Wat de aanpak is", "What the approach is");
    internal string NotRetestedHeading => Say("Waarom deze aanpak niet opnieuw is beoordeeld", "Why this approach was not judged again");
    internal string Overall => Say("Oordeel over het geheel", "Judgement over the whole");
    internal string OverallIntroduction => Say(
        "De inspecties geven dit oordeel zelf, met een eigen reden. Het is niet berekend en telt nergens mee.",
        "The inspectorates give this judgement themselves, with a reason of its own. It is not computed and is counted nowhere.");
    internal string OverallOn(string approach) => Say($"Oordeel over het geheel van {approach}", $"Judgement over the whole of {approach}");
    internal string Whole => Say("Het geheel", "The whole");
    internal string Why => Say("Waarom", "Why");
    internal string FindingsOn(string approach, string theme, Framework framework) => Say(
        $"Bevindingen over {approach}, {Theme(framework)} {theme}",
        $"Findings on {approach}, {Theme(framework)} {theme}");
    internal string RetestOf(string approach, string theme, Framework framework) => Say(
        $"Hertoets van {approach}, {Theme(framework)} {theme}",
        $"Re-test of {approach}, {Theme(framework)} {theme}");
    internal string VerdictHead => Say("Oordeel", "Verdict");
    internal string Finding => Say("Bevinding", "Finding");
    internal string LabelOf(FindingText text) =>
        text == DraftFields.NoMarkReason ? Say("Waarom er geen oordeel is", "Why there is no mark")
        : throw new ArgumentException("A text that is printed beside what was found has a label.", nameof(text));
    internal string LabelOf(OverallPlace place) => Capital(place.Label.In(Tag));

    /// <summary>By which marks something is judged as a whole: "Status: A geen opmerkingen, B enkele opmerkingen".</summary>
    internal string MarksOf(OverallPlace place) =>
        $"{LabelOf(place)}: {string.Join(", ", place.Scale.Given.Select(g => $"{g.Word.Sign} {g.Word.In(Tag)}"))}.";
    internal string Note => Say("Noot bij de gedrukte tekst:", "Note on the printed text:");
    internal string RestsOn => Say("Onderbouwing:", "What it rests on:");
    internal string JudgedOver(string period) => Say($"Beoordeeld over {period}", $"Judged over {period}");
    internal string NotJudgedThen => Say("Toen niet beoordeeld.", "Not judged then.");
    internal string NotRetested => Say("Niet opnieuw beoordeeld.", "Not judged again.");
    internal string LapsedNorms => Say("Vervallen normen", "Norms that lapsed");
    internal string LapsedOf(string approach) => Say(
        $"Verbeterpunten van {approach} waarvan de norm is vervallen",
        $"Improvement points of {approach} whose norm lapsed");
    internal string JudgedUnder(string version) => Say($"Beoordeeld onder versie {version}", $"Judged under version {version}");

    /// <summary>What heads a norm of an earlier version.</summary>
    public string NormIn(string version) => Say($"De norm in versie {version}:", $"The norm in version {version}:");

    /// <summary>What became of a norm in a later version, in a sentence.</summary>
    public string Became(NormTakenOver norm, TakenOver taken) => Became(norm, taken.FromVersion, taken.ToVersion);

    /// <summary>What became of a norm in a later version, in a sentence.</summary>
    /// <param name="norm">The norm.</param>
    /// <param name="from">The earlier version.</param>
    /// <param name="to">The later version.</param>
    public string Became(NormTakenOver norm, string from, string to)
    {
        var now = Enumerate([.. norm.Now.Select(n => n.Code)]);
        return norm.Change switch
        {
            NormChange.None => Say($"In versie {to} hetzelfde.", $"The same in version {to}."),
            NormChange.Renumbered => Say($"In versie {to} hetzelfde, als {now}.", $"The same in version {to}, as {now}."),
            NormChange.Reworded => Say($"In versie {to} met andere woorden, als {now}.", $"In other words in version {to}, as {now}."),
            NormChange.Split => Say($"In versie {to} gesplitst in {now}.", $"Split in version {to}, into {now}."),
            NormChange.Merged => Say(
                $"In versie {to} samengevoegd met {Enumerate(norm.MergedWith)} van versie {from}, als {now}.",
                $"Merged in version {to} with {Enumerate(norm.MergedWith)} of version {from}, as {now}."),
            _ => Say($"In versie {to} vervallen.", $"Lapsed in version {to}."),
        };
    }

    internal string Conclusions => Say("Conclusie", "Conclusion");
    internal string ConclusionsOn(string approach, Framework framework) => Say(
        $"Conclusie per {Theme(framework)} over {approach}",
        $"Conclusion on {approach}, by {Theme(framework)}");
    internal string GoesWell => Say("Wat gaat goed", "What goes well");
    internal string CanImprove => Say("Wat kan beter", "What can be better");

    /// <summary>"The situation is unchanged" was the re-test.</summary>
    internal string Unchanged => Say("Ongewijzigd: de eerdere redenen gelden nog.", "Unchanged: the earlier reasons still hold.");

    /// <summary>What the dash stands for where a conclusion has nothing.</summary>
    internal string NothingStated => Say("niets vermeld", "nothing stated");

    // After the judgements
    internal string FactCheck => Say("Feitencheck door de gemeente", "Fact check by the municipality");
    internal string SentOn => Say("Voorgelegd", "Submitted to it");
    internal string PossibleUntil => Say("Reactie mogelijk tot en met", "Response possible until");
    internal string Response => Say("Reactie", "Response");
    internal string NoResponse => Say("De gemeente heeft niet gereageerd.", "The municipality did not respond.");
    internal string ObjectionCount => Say("Bezwaren op feiten", "Objections to facts");
    internal string Counted(FactCheckContent check) => check.ObjectionCount == 0 ? Say("geen", "none") : Say(
        $"{check.ObjectionCount}, waarvan {check.AdoptedCount} geheel of gedeeltelijk overgenomen",
        $"{check.ObjectionCount}, of which {check.AdoptedCount} wholly or partly adopted");
    internal string FormalResponse => Say("Zienswijze van de gemeente", "Formal response of the municipality");
    internal string Objections => Say("Bezwaren en besluiten", "Objections and decisions");
    internal string ObjectionsCaption => Say(
        "De bezwaren van de gemeente, met het besluit over elk",
        "The objections of the municipality, with the decision on each");
    internal string About => Say("Waarover", "About");
    internal string ObjectionHead => Say("Bezwaar", "Objection");
    internal string DecisionHead => Say("Besluit", "Decision");
    internal string ToConfirm => Say("Nog te bevestigen", "Still to be confirmed");
    internal string ToConfirmIntroduction => Say(
        "Bij het inlezen van de factsheet was dit niet zeker. Het telt nergens mee tot iemand het heeft nagekeken.",
        "When the factsheet was read, this was not certain. It is counted nowhere until someone has checked it.");
    internal string Colophon => Say("Over deze editie", "About this edition");
    internal string DoesNotChange => Say(
        "Wat is gepubliceerd, verandert niet meer. Een verbetering is een nieuwe editie, met de reden erbij. De oude editie "
            + "blijft te lezen.",
        "What has been published does not change. A correction is a new edition with its reason. The old edition stays to be read.");

    // With what its makers ask to be kept with every copy.
    internal string FrameworkInFull(Framework framework) =>
        Say(
            $"{framework.Title}, versie {framework.Version} ({framework.Owner})",
            $"{framework.Title}, version {framework.Version} ({framework.Owner})")
        + (framework.Source?.Attribution is { } attribution ? $". {attribution}" : "");

    internal string Sha256 => Say("Controlegetal (SHA-256)", "Check number (SHA-256)");
    internal string HistoryEntry => Say("Laatste gebeurtenis", "Last event");
    internal string HistorySha256 => Say("Controlegetal daarvan", "Its check number");
    internal string Address => Say("Adres", "Address");

    // Values

    /// <summary>"oktober 2013", "12 december 2014".</summary>
    internal string Date(PartialDate date) => date.ToWords(Culture);

    /// <summary>"12 december 2014".</summary>
    internal string Date(DateOnly date) => Date(PartialDate.Of(date));

    /// <summary>What kind of study it was.</summary>
    internal string Kind(StudyKind kind) => kind == StudyKind.First ? Say("eerste onderzoek", "first study") : Say("hertoets", "follow-up");

    /// <summary>"a, b en c".</summary>
    internal string Enumerate(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} {Say("en", "and")} {names[^1]}";

    /// <summary>The word of a verdict in small letters.</summary>
    public string Word(Verdict verdict, Scale scale) => scale.WordOf(verdict)?.In(Tag)
        ?? verdict.Mark
        ?? verdict.Side switch
        {
            VerdictSide.Both => Say("gemengd", "mixed"),
            VerdictSide.Holds => Say("gemengd, geen verbeterpunt", "mixed, no improvement point"),
            VerdictSide.Falls => Say("gemengd, verbeterpunt", "mixed, improvement point"),
            _ => Say("geen oordeel", "no judgement"),
        };

    /// <summary>The sign of a verdict; never shown without its word.</summary>
    public static string Sign(Verdict verdict, Scale scale) => scale.WordOf(verdict)?.Sign ?? (verdict.IsMixed ? scale.MixedSign : Dash);

    /// <summary>The sign for nothing.</summary>
    internal const string Dash = "–";

    /// <summary>What a verdict says to a reader.</summary>
    public string Meaning(Verdict verdict, Scale scale) => verdict switch
    {
        { Side: VerdictSide.Holds, Mark: not null } when scale.Marks.Count > 2 => Say(
            "Dit wordt geen verbeterpunt.", "This does not become an improvement point."),
        { Side: VerdictSide.Falls, Mark: not null } when scale.Marks.Count > 2 => Say(
            "Dit wordt een verbeterpunt: de gemeente en haar partners moeten dit beter regelen.",
            "This becomes an improvement point: the municipality and its partners must arrange this better."),
        { Side: VerdictSide.Holds, Mark: not null } => Say("De aanpak doet wat de norm vraagt.", "The approach does what the norm asks."),
        { Side: VerdictSide.Falls, Mark: not null } => Say(
            "De gemeente en haar partners moeten dit beter regelen.",
            "The municipality and its partners must arrange this better."),
        { Side: VerdictSide.None, Mark: not null } => Say(
            "De norm geldt hier niet. Dat telt nergens mee.", "The norm does not apply here. That is counted nowhere."),
        { IsMixed: true } => Say(
            "Eén bevinding over meerdere indicatoren, met verschillende oordelen.",
            "One finding on several indicators, with different marks."),
        _ => Say(
            "De inspecties gaven geen oordeel. Dat is niet negatief en telt nergens mee.",
            "The inspectorates gave no judgement. That is not negative, and is counted nowhere."),
    };

    /// <summary>The word before an attention point.</summary>
    internal string Attention => Say("LET OP", "NOTE");

    /// <summary>What an attention point says to a reader.</summary>
    public string AttentionMeaning => Say(
        "Een aandachtspunt naast een oordeel. Het oordeel verandert er niet door.", "An attention point beside a verdict. It does "
            + "not change the verdict.");

    /// <summary>How many marks of each kind, where there are several; null for none or one.</summary>
    internal string? Counted(IReadOnlyList<Mark> marks, Scale scale) => marks.Count < 2
        ? null
        : string.Join(", ", marks.GroupBy(m => m.Value).Select(g => Say(
            $"{g.Count()} keer {Word(g.Key, scale)}",
            $"{g.Count()} × {Word(g.Key, scale)}")));

    /// <summary>A mark that was tied to one indicator: "3.1.4: voldoet".</summary>
    internal string Tied(Mark mark, Scale scale) => $"{mark.IndicatorCode}: {Word(mark.Value, scale)}";

    /// <summary>The number with the word that says how sure it is; unknown is a word, never a zero.</summary>
    public string Figure(decimal? value, FigurePrecision precision)
    {
        if (value is not { } number || precision == FigurePrecision.Unknown)
            return Say("onbekend", "unknown");
        var digits = number.ToString("#,0.##", Culture);
        return precision switch
        {
            FigurePrecision.About => Say($"ongeveer {digits}", $"about {digits}"),
            FigurePrecision.Almost => Say($"bijna {digits}", $"almost {digits}"),
            FigurePrecision.MoreThan => Say($"meer dan {digits}", $"more than {digits}"),
            _ => digits,
        };
    }

    /// <summary>What a figure counts.</summary>
    public string FigureName(string what) => what switch
    {
        "inhabitants" => Say("inwoners", "inhabitants"),
        "householdsWithChildren" => Say("huishoudens met kinderen", "households with children"),
        "estimatedFamilies" => Say("gezinnen in de doelgroep, naar schatting", "families in the target group, estimated"),
        "familiesInApproach" => Say("gezinnen in de aanpak", "families in the approach"),
        "reachedByApproachPercent" => Say("procent van de doelgroep bereikt", "per cent of the target group reached"),
        _ => what,
    };

    /// <summary>The part a respondent has.</summary>
    public string Part(bool isMunicipality, Nomination? nominatedBy) => nominatedBy switch
    {
        Nomination.ByMunicipality => Say("netwerkpartner, voorgedragen door de gemeente", "network partner, nominated by the municipality"),
        Nomination.ByInspectorates => Say("netwerkpartner, gevraagd door de inspecties", "network partner, invited by the inspectorates"),
        _ => isMunicipality ? Say("gemeente", "municipality") : Say("netwerkpartner", "network partner"),
    };

    /// <summary>How a respondent answered.</summary>
    public string Answered(Answering? answered, string? joinedWith) => answered switch
    {
        Answering.Own => Say("vulde een eigen vragenlijst in", "filled in a questionnaire of its own"),
        Answering.Joined when joinedWith is null => Say("sloot zich aan bij de antwoorden van een ander", "joined the answers of another"),
        Answering.Joined => Say($"sloot zich aan bij de antwoorden van {joinedWith}", $"joined the answers of {joinedWith}"),
        Answering.Declined => Say("wilde niet meedoen", "declined to take part"),
        Answering.Silent => Say("is gevraagd en heeft niet geantwoord", "was asked and did not answer"),
        _ => Say("niet bekend", "not known"),
    };

    /// <summary>How a respondent departs from the method, as sentences; none where it does not.</summary>
    internal IEnumerable<string> Departures(RespondentContent respondent)
    {
        var answered = Answered(respondent.Answered, respondent.JoinedWith);
        if (respondent.NominatedBy == Nomination.ByInspectorates)
            yield return Say($"{respondent.Name} is niet door de gemeente voorgedragen. De inspecties hebben deze partner zelf gevraagd.",
                $"{respondent.Name} was not nominated by the municipality. The inspectorates invited this partner themselves.");
        if (respondent.Answered == Answering.Joined)
            yield return Say($"{respondent.Name} {answered}. Deze antwoorden tellen niet als een eigen stem.",
                $"{respondent.Name} {answered}. These answers do not count as a voice of its own.");
        if (respondent.Answered is Answering.Declined or Answering.Silent)
            yield return Say($"{respondent.Name} {answered}. Van deze partner zijn er dus geen antwoorden.",
                $"{respondent.Name} {answered}. So there are no answers of this partner.");
        if (respondent.IsDeparture && !string.IsNullOrWhiteSpace(respondent.Because))
            yield return Say($"De reden: {respondent.Because.Trim()}", $"The reason: {respondent.Because.Trim()}");
    }

    /// <summary>How a municipality reported on progress.</summary>
    public string Report(ReportForm form) => form switch
    {
        ReportForm.Written => Say("schriftelijk", "in writing"),
        ReportForm.Presentation => Say("in een presentatie", "in a presentation"),
        _ => Say("in een gesprek", "in a conversation"),
    };

    /// <summary>How and when a municipality reported on progress: "in een gesprek, 12 december 2014".</summary>
    internal string Report(ProgressContent report) => report.On is { } on ? $"{Report(report.Form)}, {Date(on)}" : Report(report.Form);

    /// <summary>The headings above the judgements of a follow-up: one per period judged, the re-test last.</summary>
    internal IEnumerable<string> Headings(RetestColumns columns)
    {
        for (var n = 0; n < columns.Earlier.Count; n++)
            yield return columns.Earlier[n] is { } period ? JudgedOver(period)
                : n == 0 ? Say("Eerste oordeel", "First verdict")
                : Say("Eerdere hertoets", "Earlier re-test");
        yield return columns.Now is { } now ? Say($"Hertoets over {now}", $"Re-test over {now}") : Say("Hertoets", "Re-test");
    }

    /// <summary>What stands before reasons that still hold.</summary>
    internal string Carried(Judgement judgement) => judgement.Period is { } period
        ? Say($"De redenen van {period}:", $"The reasons of {period}:") : Say("De eerdere redenen:", "The earlier reasons:");

    /// <summary>The kinds of sources.</summary>
    internal string Kind(SourceKind kind) => kind switch
    {
        SourceKind.Questionnaire => Say("Vragenlijsten", "Questionnaires"),
        SourceKind.Document => Say("Documenten", "Documents"),
        _ => Say("Gesprekken en bezoeken", "Interviews and visits"),
    };

    /// <summary>Where in a source: a question by its indicator, a page, a day; null where the whole is meant.</summary>
    internal string? Place(SourceContent source) => source switch
    {
        { Reference: null } => null,
        { Kind: SourceKind.Questionnaire } => Say($"indicator {source.Reference}", $"indicator {source.Reference}"),
        { Kind: SourceKind.Meeting } when PartialDate.TryParse(source.Reference, out var on) => Date(on),
        _ => source.Reference,
    };

    /// <summary>How often something changed after the fact check.</summary>
    internal string Changed(int times) => times == 1
        ? Say("Na de feitencheck één keer gewijzigd:", "Changed once after the fact check:")
        : Say($"Na de feitencheck {times} keer gewijzigd:", $"Changed {times} times after the fact check:");

    /// <summary>What kind of objection it is.</summary>
    internal string Objection(ObjectionKind kind) => kind switch
    {
        ObjectionKind.FactuallyWrong => Say("feitelijk onjuist", "factually wrong"),
        ObjectionKind.EvidenceMissed => Say("iets over het hoofd gezien", "evidence missed"),
        _ => Say("opmerking", "remark"),
    };

    /// <summary>What was decided on an objection.</summary>
    internal string Decision(ObjectionDecision decision) => decision switch
    {
        ObjectionDecision.Adopted => Say("overgenomen", "adopted"),
        ObjectionDecision.Partly => Say("gedeeltelijk overgenomen", "partly adopted"),
        _ => Say("niet overgenomen", "not adopted"),
    };

    /// <summary>The same words with a capital, to begin with.</summary>
    internal string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], Culture) + words[1..];

    private string Word(MarkValue value, Scale scale) => Word(Verdict.Of(value), scale);

    private static string Inline(string title) => title.StartsWith("Toetsingskader", StringComparison.Ordinal) ? $"t{title[1..]}" : title;

    private string Say(string dutch, string english) => _isDutch ? dutch : english;
}
