using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Questionnaires.Tasks;

/// <summary>The pages of a questionnaire, and how far each is.</summary>
public sealed class TasksModel(AppDb db, CurrentUser user, KnownQuestionnaires known, Presence presence) : PageModel
{
    /// <summary>A page of the questionnaire in the list.</summary>
    public sealed record Line(QuestionnairePage Page, PageStatus Status, IReadOnlyList<string> Here, int Asked);

    /// <summary>A submission in the list.</summary>
    public sealed record Sent(int Number, DateTimeOffset At, string Name);

    /// <summary>The questionnaire.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public OpenedQuestionnaire Questionnaire { get; private set; } = null!;

    /// <summary>The questions.</summary>
    public QuestionnaireForm Form { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Questions to colleagues that are not done.</summary>
    public IReadOnlyList<AskedColleague> Questions { get; private set; } = [];

    public KeptAnswer? LastSaved { get; private set; }

    public IReadOnlyList<Sent> Submissions { get; private set; } = [];

    public int Complete => Lines.Count(l => l.Status == PageStatus.Complete);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await OpenedQuestionnaire.FindAsync(db, user, Id, stop) is not { } found)
            return NotFound();
        Questionnaire = found;
        var kept = await found.AnswersAsync(db, stop);
        var answers = kept.ToDictionary(a => a.Key, a => a.Value.Value);
        Questions = [.. (await found.QuestionsAsync(db, stop)).Where(q => q.DoneAt is null)];
        var others = presence.Others(Id, user.Id);
        Form = known.FormOf(found.Framework, found.Variant, found.Scope);
        Lines = [.. Form.Pages.Select(p => new Line(p, Form.StatusOf(p, answers),
            [.. others.Where(o => o.Page == p.Code).Select(o => o.Name)], Questions.Count(q => q.CriterionCode == p.Code)))];
        LastSaved = kept.Values.MaxBy(a => a.At);
        if (found.Submitted > 0)
            Submissions = await db
                .Submissions.AsNoTracking()
                .Where(s => s.QuestionnaireId == Id)
                .OrderBy(s => s.Number)
                .Select(s => new Sent(s.Number, s.SubmittedAt, s.SubmittedByName))
                .ToListAsync(stop);
        return Page();
    }
}
