using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Questionnaires;

/// <summary>A questionnaire as every page of it begins: whose it is, about what, and how it stands.</summary>
public sealed record OpenedQuestionnaire
{
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid RespondentId { get; init; }

    /// <summary>How the organisation chose to answer; null while it did not.</summary>
    public required Answering? Answered { get; init; }

    /// <summary>Name of the organisation whose answers it joined.</summary>
    public required string? Joined { get; init; }

    /// <summary>Whether it chose not to answer by itself: then the questionnaire is not sent in before it chooses otherwise.</summary>
    public bool IsSetAside => Answered is Answering.Declined or Answering.Joined;

    public required QuestionnaireVariant Variant { get; init; }

    /// <summary>The indicators that it asks about; null for all.</summary>
    public required IReadOnlyList<string>? Scope { get; init; }

    /// <summary>By what its study judges.</summary>
    public required StudyFramework Framework { get; init; }

    public required bool IsOpen { get; init; }

    public required string? SupplementAsked { get; init; }

    public required DateTimeOffset? SupplementAskedAt { get; init; }

    public required DateOnly? SupplementBy { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Organisation { get; init; }

    public required string Approach { get; init; }

    public required string Municipality { get; init; }

    public required string Study { get; init; }

    public required Guid StudyId { get; init; }

    public required Guid InspectionId { get; init; }

    public required DateOnly? AnswerBy { get; init; }

    /// <summary>How often it was submitted.</summary>
    public required int Submitted { get; init; }

    /// <summary>The questionnaire, where it is one of the organisation of this person; else null.</summary>
    public static Task<OpenedQuestionnaire?> FindAsync(AppDb db, CurrentUser user, Guid id, CancellationToken stop) => (
        from respondent in db.RespondentsOf(user)
        join questionnaire in db.Questionnaires on respondent.Id equals questionnaire.RespondentId
        where questionnaire.Id == id
        join assessment in db.Assessments on respondent.AssessmentId equals assessment.Id
        join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
        join study in db.Studies on inspection.StudyId equals study.Id
        join approach in db.Approaches on assessment.ApproachId equals approach.Id
        join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
        select new OpenedQuestionnaire
        {
            Id = questionnaire.Id,
            RespondentId = respondent.Id,
            Answered = respondent.Answered,
            Joined = db.Respondents.Where(r => r.Id == respondent.JoinedRespondentId).Select(r => r.Name).FirstOrDefault(),
            Variant = questionnaire.Variant,
            Scope = questionnaire.Scope,
            Framework = new StudyFramework(study.FrameworkId, study.Part),
            IsOpen = questionnaire.IsOpen,
            SupplementAsked = questionnaire.SupplementAsked,
            SupplementAskedAt = questionnaire.SupplementAskedAt,
            SupplementBy = questionnaire.SupplementBy,
            OrganisationId = respondent.OrganisationId,
            Organisation = respondent.Name,
            Approach = approach.Name,
            Municipality = municipality.Name,
            Study = study.Title,
            StudyId = study.Id,
            InspectionId = inspection.Id,
            AnswerBy = questionnaire.AnswerBy ?? study.Calendar.AnswerBy,
            Submitted = questionnaire.Submissions.Count,
        }).SingleOrDefaultAsync(stop);

    /// <summary>The answers as they are now, with who saved each and when.</summary>
    public Task<Dictionary<string, KeptAnswer>> AnswersAsync(AppDb db, CancellationToken stop) => (
        from answer in db.Answers
        where answer.QuestionnaireId == Id
        join account in db.Accounts on answer.SavedBy equals account.Id into accounts
        from account in accounts.DefaultIfEmpty()
        select new KeptAnswer(answer.Name, answer.Value, answer.Number, account == null ? null : account.Name, answer.SavedAt))
        .AsNoTracking().ToDictionaryAsync(a => a.Name, stop);

    /// <summary>The questions to colleagues, the oldest first.</summary>
    public Task<List<AskedColleague>> QuestionsAsync(AppDb db, CancellationToken stop) =>
        (
            from question in db.ColleagueQuestions
            where question.QuestionnaireId == Id
            join asker in db.Accounts on question.AskedBy equals asker.Id
            join asked in db.Accounts on question.AskedOf equals asked.Id
            orderby question.AskedAt
            select new AskedColleague(
                question.Id,
                question.CriterionCode,
                asker.Name,
                question.AskedOf,
                asked.Name,
                question.Text,
                question.AskedAt,
                question.DoneAt))
            .AsNoTracking()
            .ToListAsync(stop);
}

/// <summary>An answer as it is stored.</summary>
/// <param name="Name">Name of the question.</param>
/// <param name="Value">What was answered.</param>
/// <param name="Number">How many times it was saved.</param>
/// <param name="By">Who saved it last; null where that account is gone.</param>
/// <param name="At">When.</param>
public sealed record KeptAnswer(string Name, string Value, int Number, string? By, DateTimeOffset At);

/// <summary>A question to a colleague.</summary>
public sealed record AskedColleague(
    Guid Id,
    string CriterionCode,
    string By,
    Guid OfId,
    string Of,
    string Text,
    DateTimeOffset At,
    DateTimeOffset? DoneAt);
