using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>What one respondent said about one indicator, as it was submitted last.</summary>
/// <param name="Respondent">Who.</param>
/// <param name="JoinedWith">Whose answers it joined.</param>
/// <param name="Reply">The closed answer in words; null where there is none.</param>
/// <param name="Reasons">The reasons.</param>
/// <param name="Sources">Where it says so.</param>
public sealed record SubmittedAnswer(
    Respondent Respondent,
    string? JoinedWith,
    Wording? Reply,
    string? Reasons,
    IReadOnlyList<SourceReference> Sources);

/// <summary>The answers to indicators, as they were submitted last.</summary>
public sealed class IndicatorAnswers(AppDb db)
{
    /// <summary>
    /// What the respondents of an approach said about some indicators: by respondent and indicator, the municipality first.
    /// </summary>
    public async Task<IReadOnlyDictionary<(Guid Respondent, string Indicator), SubmittedAnswer>> OnAsync(
        Assessment assessment,
        IReadOnlyCollection<string> indicators,
        CancellationToken stop)
    {
        var ids = assessment.Respondents.Select(r => r.Id).ToList();
        var sent = (
            await db
                .Questionnaires.AsNoTracking()
                .Where(q => ids.Contains(q.RespondentId))
                .Join(db.Submissions, q => q.Id, s => s.QuestionnaireId, (q, s) => new { q.RespondentId, Submission = s })
                .ToListAsync(stop))
            .GroupBy(x => x.RespondentId)
            .ToDictionary(g => g.Key, g => g.MaxBy(x => x.Submission.Number)!.Submission.Answers());
        return (
            from respondent in assessment.Respondents.OrderBy(r => r.Position)
            from indicator in indicators
            let answers = respondent.IsIndependentVoice ? sent.GetValueOrDefault(respondent.Id) : null
            select (respondent, indicator, answers)
        ).ToDictionary(x => (x.respondent.Id, x.indicator), x => Of(assessment, x.respondent, x.indicator, x.answers));
    }

    private static SubmittedAnswer Of(
        Assessment assessment,
        Respondent respondent,
        string indicator,
        IReadOnlyDictionary<string, string>? answers)
    {
        var chosen = answers?.GetValueOrDefault(QuestionNames.Answer(indicator))?.Trim();
        SourceReference.TryReadAll(answers?.GetValueOrDefault(QuestionNames.Sources(indicator)), out var sources);
        return new SubmittedAnswer(
            respondent,
            assessment.Respondents.FirstOrDefault(r => r.Id == respondent.JoinedRespondentId)?.Name,
            QuestionnaireForm.Replies.Choices.FirstOrDefault(c => c.Name == chosen)?.Label,
            answers?.GetValueOrDefault(QuestionNames.Reasons(indicator)),
            sources);
    }
}
