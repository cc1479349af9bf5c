using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>What was said about one indicator of an approach.</summary>
/// <param name="indicator">The indicator.</param>
/// <param name="norm">Its norm in the framework's own language, by which sentences that may be printed quote it to the letter.</param>
/// <param name="answers">The answers of who was asked about it.</param>
/// <param name="documents">The documents of the inspection.</param>
/// <param name="earlier">In a follow-up: what was answered when it was judged before.</param>
public sealed class IndicatorSaid(
    Indicator indicator, string norm, IReadOnlyList<RespondentAnswer> answers, IEnumerable<Document> documents,
    IReadOnlyList<RespondentAnswer> earlier)
{
    /// <summary>The indicator.</summary>
    public Indicator Indicator => indicator;

    /// <summary>The answers of who was asked about it; nobody in a follow-up that asks nobody.</summary>
    public IReadOnlyList<RespondentAnswer> Answers => answers;

    /// <summary>How the municipality judges it itself; null where it was not asked. It is in none of the rest.</summary>
    public OwnJudgement? Own { get; init; }

    /// <summary>The same, where the municipality was asked nothing else, so that it stands beside no answer; else null.</summary>
    public OwnJudgement? OwnAlone => answers.Any(a => a.Respondent.Kind == OrganisationKind.Municipality) ? null : Own;

    /// <summary>In a follow-up: the answers of the organisations that were asked then and were not asked now.</summary>
    public IEnumerable<RespondentAnswer> OnlyThen =>
        earlier.Where(e => e.IsOwn && answers.All(a => a.Respondent.OrganisationId != e.Respondent.OrganisationId));

    /// <summary>All that was said, for signals and comparison.</summary>
    public IndicatorEvidence Evidence => field ??= EvidenceReader.Evidence(indicator, answers, documents);

    /// <summary>Who says what, in a sentence.</summary>
    public AgreementSentence Agreement => field ??= AgreementSentence.Of(Evidence.Voices, norm);

    /// <summary>What may be said of it to a municipality and to everyone.</summary>
    public OutgoingSentence Outgoing => field ??= PartnerPromise.Outgoing(Evidence.Voices, norm);

    /// <summary>Rule: where nobody answered there is no sentence to take over, and where nobody was asked there is none at all.</summary>
    public Wording? ToTakeOver => answers.Any(a => a.IsOwn) ? Outgoing.Words : null;

    /// <summary>What deserves a look; nothing where nobody was asked.</summary>
    public IReadOnlyList<Signal> Signals => field ??= answers.Count == 0 ? [] : Domain.Comparison.Signals.In(Evidence);

    /// <summary>
    /// What the organisation of this answer said of the indicator when it was judged before; null where that is not known.
    /// </summary>
    public RespondentAnswer? Then(RespondentAnswer now) =>
        earlier.FirstOrDefault(e => e.IsOwn && e.Respondent.OrganisationId == now.Respondent.OrganisationId);
}
