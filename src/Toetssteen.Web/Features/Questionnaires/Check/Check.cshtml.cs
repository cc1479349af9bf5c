using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Documents.Citing;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Check;

/// <summary>All answers before they are submitted, what is missing, and submitting.</summary>
public sealed class CheckModel(
    AppDb db,
    HandOvers handOvers,
    CurrentUser user,
    KnownQuestionnaires known,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : FormPage
{
    /// <summary>The questionnaire.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Name of who submits.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Whether the answers are the organisation's, as that person states.</summary>
    [BindProperty]
    public bool IsStated { get; set; }

    /// <summary>Whether it is submitted although something is missing.</summary>
    [BindProperty]
    public bool IsIncomplete { get; set; }

    /// <summary>Identity of the submission: sent twice it is one.</summary>
    [BindProperty]
    public Guid Submission { get; set; } = Guid.NewGuid();

    public OpenedQuestionnaire Questionnaire { get; private set; } = null!;

    public QuestionnaireForm Form { get; private set; } = null!;

    public Dictionary<string, string> Answers { get; private set; } = [];

    /// <summary>Titles of the documents that answers cite.</summary>
    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>What is missing or wrong, page by page.</summary>
    public IReadOnlyList<(QuestionnairePage Page, IReadOnlyList<QuestionProblem> Problems)> Problems { get; private set; } = [];

    public int Missing => Problems.Sum(p => p.Problems.Count(x => x.Code == "Q001"));

    public IActionResult OnGet()
    {
        if (!Questionnaire.IsOpen)
            return Redirect(work.Questionnaire(Id));
        Name = user.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // From here on nobody answers until it is submitted or refused: what was saved before is in it, and what comes later is told so.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.LockQuestionnairesAsync([Id], stop);
        if (
            await db
                .Submissions.Where(s => s.QuestionnaireId == Id && s.Id == Submission)
                .Select(s => (int?)s.Number)
                .SingleOrDefaultAsync(stop) is
            { } already)
            return Redirect(work.Receipt(Id, already));
        Read(await Questionnaire.AnswersAsync(db, stop));
        Need(!string.IsNullOrWhiteSpace(Name), nameof(Name), text["Vul de naam in van wie de vragenlijst verzendt."]);
        Need(IsStated, nameof(IsStated), text["Verklaar dat u namens uw organisatie antwoordt, voordat u verzendt."]);
        Need(
            Problems.Count == 0 || IsIncomplete,
            nameof(IsIncomplete),
            text["Er ontbreekt nog iets. Vul het aan, of zet het vinkje om de vragenlijst toch zo te verzenden."]);
        if (!ModelState.IsValid)
            return Page();

        var questionnaire = await db.Questionnaires.Include(q => q.Submissions).SingleAsync(q => q.Id == Id, stop);
        var respondent = await db.Respondents.SingleAsync(r => r.Id == questionnaire.RespondentId, stop);
        var given = Form.Given(Answers).ToDictionary(g => g.Question.Name, g => g.Value);
        respondent.SendInOwn();
        var submission = questionnaire.Submit(Submission, given, Name!, IsStated, user.Id, clock.GetUtcNow());
        respondent.Confirm(user.Id, submission.SubmittedAt);
        await handOvers.WhereCompleteAsync(Questionnaire.InspectionId, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Redirect(work.Receipt(Id, submission.Number));
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await OpenedQuestionnaire.FindAsync(db, user, Id, stop) is not { } found)
            return NotFound();
        (Questionnaire, Form) = (found, known.FormOf(found.Framework, found.Variant, found.Scope));
        Titles = (await db.DocumentsForCitingAsync(found.InspectionId, found.OrganisationId, stop)).ToDictionary(d => d.Id, d => d.Title);
        if (HttpMethods.IsGet(Request.Method))
            Read(await found.AnswersAsync(db, stop));
        return null;
    }

    private void Read(Dictionary<string, KeptAnswer> kept)
    {
        Answers = kept.ToDictionary(a => a.Key, a => a.Value.Value);
        Problems = [.. Form.Pages.Select(p => (p, Form.Problems(p, Answers))).Where(p => p.Item2.Count > 0)];
    }
}
