using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires;

/// <summary>Questionnaires of the own organisation that are open.</summary>
internal sealed class OpenQuestionnaires(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.FillIn))
            return [];
        var open = await (
            from respondent in db.RespondentsOf(user)
            join questionnaire in db.Questionnaires on respondent.Id equals questionnaire.RespondentId
            where questionnaire.IsOpen && respondent.Answered != Answering.Joined && respondent.Answered != Answering.Declined
            join assessment in db.Assessments on respondent.AssessmentId equals assessment.Id
            join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
            join study in db.Studies on inspection.StudyId equals study.Id
            join approach in db.Approaches on assessment.ApproachId equals approach.Id
            join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
            select new
            {
                questionnaire.Id,
                Supplement = questionnaire.SupplementAsked != null,
                questionnaire.SupplementBy,
                Approach = approach.Name,
                Municipality = municipality.Name,
                study.Title,
                AnswerBy = questionnaire.AnswerBy ?? study.Calendar.AnswerBy,
            }
        ).ToListAsync(stop);
        return
        [
            .. open.Select(q => new Waiting(
                q.Supplement ? text["Vul de vragenlijst aan over {0}", q.Approach] : text["Vul de vragenlijst in over {0}", q.Approach],
                // A supplement has a last day of its own.
                q.Title,
                work.Questionnaire(q.Id),
                q.Supplement ? q.SupplementBy : q.AnswerBy)
            {
                Detail = q.Municipality,
                State = text["Nog niet verzonden"],
            }),
        ];
    }
}

/// <summary>Questionnaires of the own organisation that were sent in.</summary>
internal sealed class SubmittedQuestionnaires(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.FillIn))
            return [];
        var sent = await (
            from respondent in db.RespondentsOf(user)
            join questionnaire in db.Questionnaires on respondent.Id equals questionnaire.RespondentId
            from submission in questionnaire.Submissions
            join assessment in db.Assessments on respondent.AssessmentId equals assessment.Id
            join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
            join study in db.Studies on inspection.StudyId equals study.Id
            join approach in db.Approaches on assessment.ApproachId equals approach.Id
            join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
            select new
            {
                questionnaire.Id,
                submission.Number,
                submission.SubmittedAt,
                Approach = approach.Name,
                Municipality = municipality.Name,
                study.Title,
            }
        ).ToListAsync(stop);
        return
        [
            .. sent.Select(q => new Waiting(
                q.Number == 1
                    ? text["De vragenlijst over {0}", q.Approach]
                    : text["De vragenlijst over {0}, aanvulling {1}", q.Approach, q.Number - 1],
                q.Title,
                work.Receipt(q.Id, q.Number),
                IsDone: true)
            {
                DoneAt = q.SubmittedAt,
                State = q.Municipality,
            }),
        ];
    }
}

/// <summary>Questions that a colleague asked of this person.</summary>
internal sealed class QuestionsOfColleagues(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.FillIn))
            return [];
        var asked = await (
            from respondent in db.RespondentsOf(user)
            join questionnaire in db.Questionnaires on respondent.Id equals questionnaire.RespondentId
            join question in db.ColleagueQuestions on questionnaire.Id equals question.QuestionnaireId
            where questionnaire.IsOpen && question.AskedOf == user.Id && question.DoneAt == null
            join asker in db.Accounts on question.AskedBy equals asker.Id
            join assessment in db.Assessments on respondent.AssessmentId equals assessment.Id
            join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
            join study in db.Studies on inspection.StudyId equals study.Id
            select new
            {
                question.QuestionnaireId,
                question.CriterionCode,
                question.Text,
                asker.Name,
                study.Title,
            }
        ).ToListAsync(stop);
        return
        [
            .. asked.Select(q => new Waiting(
                text["Beantwoord de vraag van {0}", q.Name],
                q.Title,
                work.QuestionnairePage(q.QuestionnaireId, q.CriterionCode))
            {
                Detail = q.Text,
            }),
        ];
    }
}
