using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>How far the questionnaire of a respondent is. Only what was sent in is evidence.</summary>
/// <param name="RespondentId">Whose it is.</param>
/// <param name="Variant">Which questions.</param>
/// <param name="Scope">The indicators that it asks about; null for all.</param>
/// <param name="IsOpen">Whether answers can be changed now.</param>
/// <param name="SupplementAsked">What was asked in addition, while that is open.</param>
/// <param name="Last">What was sent in last; null for nothing.</param>
public sealed record SentIn(
    Guid RespondentId,
    QuestionnaireVariant Variant,
    IReadOnlyList<string>? Scope,
    bool IsOpen,
    string? SupplementAsked,
    LastSent? Last);

/// <summary>What was sent in last.</summary>
/// <param name="Number">First (1), or a supplement (2 and on).</param>
/// <param name="At">When.</param>
/// <param name="Answers">The answers by the name of the question.</param>
public sealed record LastSent(int Number, DateTimeOffset At, IReadOnlyDictionary<string, string> Answers);

/// <summary>What one respondent gives about an indicator.</summary>
/// <param name="Respondent">Who.</param>
/// <param name="Given">Reply, reasons, facts, sources.</param>
/// <param name="Sent">Its questionnaire; null where it has none.</param>
/// <param name="Reasons">The reasons for its closed answer; null where it gave none.</param>
public sealed record RespondentAnswer(Respondent Respondent, RespondentEvidence Given, SentIn? Sent, string? Reasons)
{
    /// <summary>The reasons, paragraph by paragraph.</summary>
    public IReadOnlyList<string> Paragraphs => field ??= Meeting.Paragraphs(Reasons ?? "");

    /// <summary>Whether an answer of its own to the indicator is there, to be cited.</summary>
    public bool IsOwn => Given.Voice.IsIndependent;
}

/// <summary>
/// How the municipality judges an indicator itself, where it is asked: shown beside the answers, and no answer. Nothing is counted by it.
/// </summary>
/// <param name="Mark">The mark of the scale; null for none.</param>
/// <param name="IsSent">Whether its questionnaire was sent in.</param>
public sealed record OwnJudgement(MarkValue? Mark, bool IsSent);

/// <summary>Reads what was said about an indicator, by as many questions to the database whoever answered.</summary>
public sealed class EvidenceReader(AppDb db, KnownQuestionnaires questionnaires)
{
    /// <summary>What the respondents of these approaches sent in last, by respondent.</summary>
    public async Task<IReadOnlyDictionary<Guid, SentIn>> SentInAsync(IReadOnlyCollection<Guid> assessments, CancellationToken stop) =>
        (
            await db
                .Questionnaires.AsNoTracking()
                .Where(q => db.Respondents.Any(r => r.Id == q.RespondentId && assessments.Contains(r.AssessmentId)))
                .Select(q => new
                {
                    q.RespondentId,
                    q.Variant,
                    q.Scope,
                    q.IsOpen,
                    q.SupplementAsked,
                    Last = q.Submissions.OrderByDescending(s => s.Number).FirstOrDefault(),
                })
                .ToListAsync(stop)
        ).ToDictionary(
            q => q.RespondentId,
            q => new SentIn(
                q.RespondentId,
                q.Variant,
                q.Scope,
                q.IsOpen,
                q.SupplementAsked,
                q.Last is null ? null : new LastSent(q.Last.Number, q.Last.SubmittedAt, q.Last.Answers())));

    /// <summary>What municipalities told of their approaches beforehand, by inspection and approach.</summary>
    public async Task<IReadOnlyDictionary<(Guid Inspection, Guid Approach), ApproachFacts>> ToldAsync(
        IReadOnlyCollection<Guid> inspections, CancellationToken stop) =>
        (await db.ApproachStatements.AsNoTracking().Where(s => s.ApproachId != null && inspections.Contains(s.InspectionId))
            .Select(s => new { s.InspectionId, s.ApproachId, s.Position, s.Facts }).ToListAsync(stop))
        .OrderBy(s => s.Position).GroupBy(s => (s.InspectionId, s.ApproachId!.Value)).ToDictionary(g => g.Key, g => g.First().Facts);

    /// <summary>What everybody who was asked about an indicator says, the municipality first.</summary>
    public static IReadOnlyList<Voice> Voices(
        Indicator indicator,
        IEnumerable<Respondent> respondents,
        IReadOnlyDictionary<Guid, SentIn> sent
    ) => Voices(indicator, Asked(indicator, respondents, sent), sent);

    /// <summary>The answers to an indicator of who was asked about it, the municipality's first.</summary>
    public IReadOnlyList<RespondentAnswer> Answers(
        Indicator indicator,
        StudyFramework by,
        IEnumerable<Respondent> respondents,
        IReadOnlyDictionary<Guid, SentIn> sent,
        ApproachFacts? told)
    {
        var asked = Asked(indicator, respondents, sent);
        var beforehand = told is null ? null : new PreparationFacts(questionnaires.PreparationOf(by.Id), told.AnswersByName());
        return [.. asked.Zip(Voices(indicator, asked, sent), Answer)];

        RespondentAnswer Answer(Respondent r, Voice voice)
        {
            var form = questionnaires.FormOf(by, VariantOf(r, Sent(r)), Sent(r)?.Scope);
            var given = new RespondentEvidence(voice, form, Said(r, sent), IsMunicipality(r) ? beforehand : null);
            return new(r, given, Sent(r), given.Values.GetValueOrDefault(QuestionNames.Reasons(indicator.Code)));
        }

        SentIn? Sent(Respondent r) => sent.GetValueOrDefault(r.Id);
    }

    /// <summary>All of it together, for signals and comparison.</summary>
    public static IndicatorEvidence Evidence(
        Indicator indicator,
        IReadOnlyList<RespondentAnswer> answers,
        IEnumerable<Document> documents
    ) => new(indicator, [.. answers.Select(a => a.Given)], documents.ToDictionary(d => d.Id, d => new EvidenceDocument(d.Title, d.Status)));

    /// <summary>How the municipality judges an indicator itself; null where it was not asked.</summary>
    public static OwnJudgement? OwnJudgementOf(
        Framework framework, Indicator indicator, IEnumerable<Respondent> respondents, IReadOnlyDictionary<Guid, SentIn> sent)
    {
        var municipality = respondents.FirstOrDefault(IsMunicipality);
        if (municipality is null || sent.GetValueOrDefault(municipality.Id) is not { } asked || !framework.AsksOwnMark(asked.Variant)
            || asked.Scope?.Contains(indicator.Code) == false)
            return null;
        var answersItself = municipality.Answered is null or Answering.Own;
        return new(
            answersItself ? SelfEvaluation.Given(framework.Scale, indicator.Code, Said(municipality, sent)) : null, asked.Last is not null);
    }

    private static List<Respondent> Asked(
        Indicator indicator,
        IEnumerable<Respondent> respondents,
        IReadOnlyDictionary<Guid, SentIn> sent
    ) =>
        [
            .. respondents
                .Where(r => r.WasAskedAbout(indicator, sent.ContainsKey(r.Id), sent.GetValueOrDefault(r.Id)?.Scope))
                .OrderBy(r => IsMunicipality(r) ? 0 : 1)
                .ThenBy(r => r.Position),
        ];

    private static IReadOnlyList<Voice> Voices(Indicator indicator, List<Respondent> asked, IReadOnlyDictionary<Guid, SentIn> sent) =>
        Voice.AllOf(
            asked,
            r => sent.GetValueOrDefault(r.Id)?.Last is not null,
            r => QuestionnaireForm.ReplyTo(indicator.Code, Said(r, sent)));

    private static IReadOnlyDictionary<string, string> Said(Respondent respondent, IReadOnlyDictionary<Guid, SentIn> sent) =>
        sent.GetValueOrDefault(respondent.Id)?.Last?.Answers ?? new Dictionary<string, string>();

    private static QuestionnaireVariant VariantOf(Respondent respondent, SentIn? sent) =>
        sent?.Variant ?? (IsMunicipality(respondent) ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited);

    private static bool IsMunicipality(Respondent respondent) => respondent.Kind == OrganisationKind.Municipality;
}
