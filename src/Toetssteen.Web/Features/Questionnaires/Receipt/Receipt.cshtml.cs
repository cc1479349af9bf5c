using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Documents.Citing;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Questionnaires.Receipt;

/// <summary>
/// A submission as it was: the receipt of the organisation, to be printed and kept; and what who judges it reads.
/// </summary>
public sealed class ReceiptModel(AppDb db, CurrentUser user, KnownQuestionnaires known) : PageModel
{
    /// <summary>A submission with all that is printed above it.</summary>
    public sealed record Sent(
        Submission Submission,
        int Submissions,
        string Organisation,
        string Approach,
        string Municipality,
        string Study,
        StudyFramework Framework,
        QuestionnaireVariant Variant,
        IReadOnlyList<string>? Scope,
        Guid InspectionId,
        Guid OrganisationId,
        bool IsOwn);

    /// <summary>The questionnaire.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Which submission.</summary>
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public Sent Shown { get; private set; } = null!;

    public QuestionnaireForm Form { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    /// <summary>Titles of the documents that answers cite, as they are now.</summary>
    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The answers of the submission before this one; null for the first.</summary>
    public IReadOnlyDictionary<string, string>? Before { get; private set; }

    /// <summary>The questions that have an answer here or had one before.</summary>
    public IEnumerable<Question> Asked(QuestionnaireSection section) =>
        section.Questions.Where(q => Answers.ContainsKey(q.Name) || Before?.ContainsKey(q.Name) == true);

    /// <summary>Whether an answer is another one than in the submission before.</summary>
    public bool IsChanged(Question question) =>
        Before is not null && Before.GetValueOrDefault(question.Name) != Answers.GetValueOrDefault(question.Name);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var inspections = user.Has(Permission.ReadEvidence) ? db.InspectionsOf(user) : db.Inspections.Where(_ => false);
        var own = db.RespondentsOf(user);
        var found = await (
            from questionnaire in db.Questionnaires
            where questionnaire.Id == Id
            join respondent in db.Respondents on questionnaire.RespondentId equals respondent.Id
            join assessment in db.Assessments on respondent.AssessmentId equals assessment.Id
            join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
            where own.Any(r => r.Id == respondent.Id) || inspections.Any(i => i.Id == inspection.Id)
            join study in db.Studies on inspection.StudyId equals study.Id
            join approach in db.Approaches on assessment.ApproachId equals approach.Id
            join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
            from submission in questionnaire.Submissions
            where submission.Number == Number || submission.Number == Number - 1
            orderby submission.Number descending
            select new Sent(
                submission,
                questionnaire.Submissions.Count,
                respondent.Name,
                approach.Name,
                municipality.Name,
                study.Title,
                new StudyFramework(study.FrameworkId, study.Part),
                questionnaire.Variant,
                questionnaire.Scope,
                inspection.Id,
                respondent.OrganisationId,
                own.Any(r => r.Id == respondent.Id)))
            .AsNoTracking()
            .ToListAsync(stop);
        if (found.FirstOrDefault() is not { } shown || shown.Submission.Number != Number)
            return NotFound();
        (Shown, Form) = (shown, known.FormOf(shown.Framework, shown.Variant, shown.Scope));
        Answers = shown.Submission.Answers();
        Titles = (await db.DocumentsForCitingAsync(shown.InspectionId, shown.OrganisationId, stop)).ToDictionary(d => d.Id, d => d.Title);
        Before = found.ElementAtOrDefault(1)?.Submission.Answers();
        return Page();
    }
}
