using System.Globalization;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Comparison;

/// <summary>Something that deserves a look before an indicator is judged: never a verdict, and no reason for one.</summary>
/// <param name="Code">Code of the rule: S1xx of every framework, the others of the framework itself.</param>
/// <param name="Explanation">What is to be looked at.</param>
/// <param name="Facts">The facts that it rests on; at least one.</param>
public sealed record Signal(string Code, Wording Explanation, IReadOnlyList<SignalFact> Facts);

/// <summary>A rule that holds for every framework. It gives a signal where it finds facts.</summary>
public sealed record GeneralSignalRule(string Code, Wording Explanation, Func<IndicatorEvidence, IEnumerable<SignalFact>> Find);

/// <summary>
/// The signals about one indicator: a table of rules for every framework, and those that the framework itself gives
/// (<see cref="Frameworks.SignalRule"/>).
/// </summary>
public static class Signals
{
    /// <summary>Fewer independent partners than this is a signal.</summary>
    public const int FewestPartners = 2;

    /// <summary>The rules for every framework, in the order of their codes.</summary>
    public static IReadOnlyList<GeneralSignalRule> General { get; } =
    [
        new("S101", new("Respondenten spreken elkaar tegen.", "Respondents contradict each other."), Contradiction),
        new("S102", new("Er wordt ja of gedeeltelijk geantwoord zonder dat een document is genoemd.",
            "The answer is yes or partly, and no document is named."), ClaimWithoutDocument),
        new("S103", new("Er wordt verwezen naar een document dat niet is ontvangen.",
            "The answer refers to a document that was not received."), DocumentNeverReceived),
        new("S104", new("Minder dan twee netwerkpartners hebben zelf geantwoord.",
            "Fewer than two network partners gave answers of their own."), FewIndependentPartners),
    ];

    /// <summary>The signals, those of every framework first, each in the order of its table.</summary>
    public static IReadOnlyList<Signal> In(IndicatorEvidence evidence) =>
    [
        .. General.Select(r => new Signal(r.Code, r.Explanation, [.. r.Find(evidence)])).Where(s => s.Facts.Count > 0),
        .. evidence.Indicator.Signals.Select(r => new Signal(r.Code, r.Explanation, [.. OfFramework(r.When, evidence)]))
            .Where(s => s.Facts.Count > 0),
    ];

    /// <summary>Rule S101: independent voices say yes and no.</summary>
    public static IEnumerable<SignalFact> Contradiction(IndicatorEvidence evidence)
    {
        var own = evidence.Respondents.Where(r => r.Voice.IsIndependent).ToList();
        return own.Exists(r => r.Voice.Reply == Reply.Yes) && own.Exists(r => r.Voice.Reply == Reply.No)
            ? own.Where(r => r.Voice.Reply is Reply.Yes or Reply.No).Select(r => Answer(evidence, r))
            : [];
    }

    /// <summary>Rule S102: yes or partly, and no document is named.</summary>
    public static IEnumerable<SignalFact> ClaimWithoutDocument(IndicatorEvidence evidence) =>
        Claims(evidence).Where(r => !Sources(evidence, r).Any(s => s.NamesADocument)).Select(r => Answer(evidence, r));

    /// <summary>Rule S103: yes or partly, by a document that was named, claimed or requested, and did not come.</summary>
    public static IEnumerable<SignalFact> DocumentNeverReceived(IndicatorEvidence evidence) =>
        from respondent in Claims(evidence)
        from source in Sources(evidence, respondent)
        where source.NamesADocument
        let document = source.DocumentId is { } id ? evidence.Documents.GetValueOrDefault(id) : null
        where document?.Status != DocumentStatus.Received
        let title = document?.Title ?? source.Title ?? "document"
        let name = QuestionNames.Sources(evidence.Indicator.Code)
        select new SignalFact(respondent.Voice.Name, name, title, respondent.Form.Find(name)!.Label, document?.Status switch
        {
            DocumentStatus.Requested => new($"{title}: opgevraagd en niet ontvangen", $"{title}: requested and not received"),
            DocumentStatus.Claimed => new($"{title}: gemeld en niet ontvangen", $"{title}: claimed and not received"),
            _ => new($"{title}: genoemd en niet aangeleverd", $"{title}: named and not supplied"),
        });

    /// <summary>Rule S104: where partners were asked, fewer than two gave an answer of their own. Who did not, and why, are its
    /// facts.</summary>
    public static IEnumerable<SignalFact> FewIndependentPartners(IndicatorEvidence evidence)
    {
        var partners = evidence.Voices.Where(v => !v.IsMunicipality).ToList();
        var count = partners.Count(v => v.IsIndependent);
        if (evidence.Indicator.QuestionToPartners is null || partners.Count == 0 || count >= FewestPartners)
            return [];
        var number = count.ToString(CultureInfo.InvariantCulture);
        return partners.Where(v => !v.IsIndependent).Select(NotOwn).Prepend(new SignalFact(null, "independent_partners", number,
            new("Netwerkpartners met een eigen antwoord", "Network partners with an answer of their own"), new(number)));
    }

    /// <summary>
    /// A rule of the framework: for each respondent that it holds for, the named facts that it gave. Without any such fact it says
    /// nothing, so that what is not known gives no signal.
    /// </summary>
    private static IEnumerable<SignalFact> OfFramework(Expression when, IndicatorEvidence evidence) =>
        evidence.Respondents.Where(r => when.Holds(r.Values.GetValueOrDefault))
            .SelectMany(r => when.Names.Select(r.Fact).OfType<SignalFact>());

    private static IEnumerable<RespondentEvidence> Claims(IndicatorEvidence evidence) =>
        evidence.Respondents.Where(r => r.Voice.IsIndependent && r.Voice.Reply is Reply.Yes or Reply.Partly);

    private static IReadOnlyList<SourceReference> Sources(IndicatorEvidence evidence, RespondentEvidence respondent) =>
        SourceReference.TryReadAll(respondent.Values.GetValueOrDefault(QuestionNames.Sources(evidence.Indicator.Code)), out var sources)
            ? sources : [];

    private static SignalFact Answer(IndicatorEvidence evidence, RespondentEvidence respondent)
    {
        var name = QuestionNames.Answer(evidence.Indicator.Code);
        var choice = QuestionnaireForm.Replies.Choices[(int)respondent.Voice.Reply!.Value];
        return new SignalFact(respondent.Voice.Name, name, choice.Name, new("Geldt dit voor deze aanpak?",
            "Does this hold for this approach?"), choice.Label);
    }

    private static SignalFact NotOwn(Voice voice)
    {
        var (value, shown) = voice.Answered switch
        {
            Answering.Own => ("open", new Wording("heeft deze vraag niet beantwoord", "did not answer this question")),
            Answering.Joined => ("joined", new Wording("sloot zich bij andere antwoorden aan", "joined other answers")),
            Answering.Declined => ("declined", new Wording("wilde niet meedoen", "did not want to take part")),
            Answering.Silent => ("silent", new Wording("is gevraagd en heeft niet geantwoord", "was asked and did not answer")),
            _ => ("waiting", new Wording("heeft de vragenlijst nog niet verzonden", "has not sent in the questionnaire yet")),
        };
        return new SignalFact(voice.Name, "answering", value, new("Wijze van antwoorden", "Way of answering"), shown);
    }
}
