using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Choice = Toetssteen.Web.Ui.Forms.Choice;

namespace Toetssteen.Web.Features.Preparations.Figures;

/// <summary>What the framework asks about an approach: its figures and agreements.</summary>
public sealed class FiguresModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StepPage(db, user, work, text, questionnaires)
{
    /// <summary>The answers as typed, by the name of the question.</summary>
    [BindProperty]
    public Dictionary<string, string[]> Answers { get; set; } = [];

    /// <inheritdoc/>
    public override Step Step => Step.Figures;

    /// <inheritdoc/>
    protected override object Held => Statement.Facts.Answers;

    private IReadOnlyDictionary<string, string> Kept => Form.Kept(Form.Questions.ToDictionary(
        q => q.Name, q => AnswerInput.Tidy(q, string.Join(' ', Answers[q.Name])), StringComparer.Ordinal));

    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> ChoicesOf(Question question) =>
        Form.ChoicesOf(question).Select(c => new Choice(c.Name, Texts.In(c.Label)) { Lang = Texts.LangOf(c.Label) });

    /// <summary>What helps to answer a question: when it is asked, where the framework says so, and its hint.</summary>
    public string? HelpOf(PreparationQuestion asked, Question part)
    {
        var condition = part == asked.Parts[0] && asked.Value.Relevant is { } relevant ? Conditions.InWords(relevant, Form, L) : null;
        var hint = part.Hint is { } words ? Texts.In(words) : null;
        return condition is null || hint is null ? condition ?? hint : $"{condition} {hint}";
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (Form.Asked.Count == 0)
            return NotFound();
        foreach (var question in Form.Questions)
            Answers.TryAdd(question.Name, []);
        return null;
    }

    /// <inheritdoc/>
    protected override void Fill()
    {
        var answers = Statement.Facts.AnswersByName();
        foreach (var question in Form.Questions)
            Answers[question.Name] = answers.GetValueOrDefault(question.Name) is not { } kept ? []
                : question.Type == QuestionType.SelectMultiple ? [.. RawValue.Chosen(kept)] : [AnswerInput.Shown(question, kept)];
    }

    /// <inheritdoc/>
    protected override void Check()
    {
        foreach (var problem in Form.Problems(Kept))
            Need(false, $"{nameof(Answers)}[{problem.Question}]", Texts.Problem(problem, L));
    }

    /// <inheritdoc/>
    protected override void Act() => Statement.Describe(Statement.Facts.Answered(Kept));
}
