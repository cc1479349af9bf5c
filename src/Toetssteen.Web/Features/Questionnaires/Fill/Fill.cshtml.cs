using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Documents.Citing;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Fill;

/// <summary>One criterion of a questionnaire. The form stores all that was changed; the script stores the same while one types.</summary>
public sealed class FillModel(
    AppDb db,
    CurrentUser user,
    KnownQuestionnaires known,
    AnswerWriter writer,
    Presence presence,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : FormPage
{
    /// <summary>Name of the buttons of the form.</summary>
    public const string Act = "doe";

    /// <summary>The questionnaire.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The criterion.</summary>
    [BindProperty(SupportsGet = true)]
    public string Criterium { get; set; } = "";

    /// <summary>Whether to name what is missing or wrong.</summary>
    [BindProperty(SupportsGet = true, Name = "nakijken")]
    public string? Checks { get; set; }

    /// <summary>The question that gets one more row for a place in a document.</summary>
    [BindProperty(SupportsGet = true, Name = "meer")]
    public string? More { get; set; }

    public OpenedQuestionnaire Questionnaire { get; private set; } = null!;

    public QuestionnaireForm Form { get; private set; } = null!;

    public QuestionnairePage Current { get; private set; } = null!;

    /// <summary>What is stored, by the name of the question.</summary>
    public Dictionary<string, KeptAnswer> Kept { get; private set; } = [];

    /// <summary>What the form shows, by the name of the question; what was typed where that was not stored.</summary>
    public Dictionary<string, string> Shown { get; } = [];

    /// <summary>Answers that a colleague changed in the meantime: what is stored now.</summary>
    public Dictionary<string, Stored> Conflicts { get; } = [];

    /// <summary>Questions to colleagues about this page.</summary>
    public IReadOnlyList<AskedColleague> Questions { get; private set; } = [];

    public IReadOnlyList<Present> Others { get; private set; } = [];

    /// <summary>The organisation's documents, to say where it says so.</summary>
    public IReadOnlyList<CitableDocument> Documents { get; private set; } = [];

    /// <summary>The page was stored by its button, and says so.</summary>
    [TempData]
    public bool JustSaved { get; set; }

    /// <summary>The last save of the page; null where nothing was answered.</summary>
    public KeptAnswer? LastSaved => Current.Questions.Select(q => Kept.GetValueOrDefault(q.Name)).OfType<KeptAnswer>().MaxBy(a => a.At);

    public QuestionnairePage? Next => Form.Pages.SkipWhile(p => p.Code != Criterium).Skip(1).FirstOrDefault();

    /// <summary>Answers on other pages that a condition of this page looks at.</summary>
    public IEnumerable<KeyValuePair<string, string>> Elsewhere =>
        from name in Current.Questions.SelectMany(q => q.Relevant?.Names ?? []).Distinct()
        where Form.PageOf(name) != Current && Form.Find(name) is { } question && Form.IsRelevant(question, Answers())
        select KeyValuePair.Create(name, Kept.GetValueOrDefault(name)?.Value ?? "");

    public IActionResult OnGet()
    {
        if (!Questionnaire.IsOpen)
            return Redirect(work.Questionnaire(Id));
        foreach (var question in Current.Questions)
            Shown[question.Name] = Kept.GetValueOrDefault(question.Name)?.Value ?? "";
        if (Checks is not null)
            Tell(Form.Problems(Current, Answers()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await StoreAsync(stop);
        if (Conflicts.Count > 0)
            return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status409Conflict };
        var act = Request.Form[Act].ToString();
        if (ModelState.IsValid && act.Length == 0)
            Tell(Form.Problems(Current, Answers()).Where(p => p.Code != "Q001"));
        if (!ModelState.IsValid)
            return Page();
        JustSaved = true;
        if (act.StartsWith("meer:", StringComparison.Ordinal) && Form.Find(act["meer:".Length..]) is { } more)
            return Redirect(
                $"{work.QuestionnairePage(Id, Criterium)}?meer={Uri.EscapeDataString(more.Name)}#{FieldTagHelper.IdOf(more.Name)}");
        return Redirect(
            act != "verder" ? work.QuestionnairePage(Id, Criterium)
            : Next is { } next ? work.QuestionnairePage(Id, next.Code)
            : work.CheckAnswers(Id));
    }

    /// <summary>The colleague, or who asked, says that a question is done.</summary>
    public async Task<IActionResult> OnPostDoneAsync(Guid question, CancellationToken stop)
    {
        if (await db.ColleagueQuestions.FindAsync([question], stop) is not { } asked || asked.QuestionnaireId != Id)
            return NotFound();
        asked.Done(clock.GetUtcNow());
        await db.SavePrivatelyAsync(stop);
        return Redirect(work.QuestionnairePage(Id, Criterium));
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await OpenedQuestionnaire.FindAsync(db, user, Id, stop) is not { } found)
            return NotFound();
        (Questionnaire, Form) = (found, known.FormOf(found.Framework, found.Variant, found.Scope));
        if (Form.FindPage(Criterium) is not { } page)
            return NotFound();
        Current = page;
        Kept = await found.AnswersAsync(db, stop);
        Questions = [.. (await found.QuestionsAsync(db, stop)).Where(q => q.CriterionCode == Criterium)];
        Documents = await db.DocumentsForCitingAsync(found.InspectionId, found.OrganisationId, stop);
        Others = found.IsOpen ? presence.See(Id, user.Id, user.Name, Criterium) : [];
        return null;
    }

    /// <summary>The mark that says which answer the form showed. What was typed and not stored keeps the mark that it came with.</summary>
    public string MarkOf(string name) =>
        IsUnsaved(name)
            ? Request.Form[AnswerForm.MarkOf(name)].ToString()
            : AnswerForm.Mark(Kept.GetValueOrDefault(name)?.Number ?? 0, Shown[name]);

    /// <summary>Whether the form shows what was typed, since that could not be stored.</summary>
    public bool IsUnsaved(string name) => HttpMethods.IsPost(Request.Method) && Shown[name] != (Kept.GetValueOrDefault(name)?.Value ?? "");

    private async Task StoreAsync(CancellationToken stop)
    {
        var saves = new List<(Question Question, Task<Stored> Saving)>();
        foreach (var question in Current.Questions)
        {
            var value = Shown[question.Name] = AnswerForm.Read(Request.Form, question);
            var (mark, now) = (
                Request.Form[AnswerForm.MarkOf(question.Name)].ToString(),
                Kept.GetValueOrDefault(question.Name)?.Value ?? "");
            var choice = Request.Form[AnswerForm.ChoiceOf(question.Name)].ToString();
            // Who chooses saw the other version too, and bases the choice on that one.
            var basedOn = AnswerForm.NumberIn(choice.Length > 0 ? Request.Form[AnswerForm.OtherOf(question.Name)].ToString() : mark);
            if (choice == AnswerForm.Theirs || choice.Length == 0 && mark == AnswerForm.Mark(basedOn, value))
                Shown[question.Name] = value = now;
            else if (choice == AnswerForm.Both)
                Shown[question.Name] = value = $"{value}\n\n{now}";
            if (value == now)
                continue;
            if (AnswerInput.Refusal(question, value, text) is { } refusal)
                Need(false, question.Name, refusal.Sentence);
            else
                saves.Add((question, writer.SaveAsync(new Save(Id, question.Name, value, basedOn, Guid.NewGuid(), user.Id), stop)));
        }
        foreach (var (question, saving) in saves)
            Take(question, await saving);
        Kept = await Questionnaire.AnswersAsync(db, stop);
        foreach (var (name, theirs) in Conflicts)
            Need(
                false,
                name,
                text[
                    "{0} heeft dit antwoord intussen ook gewijzigd. Kies welke tekst blijft.",
                    Kept.GetValueOrDefault(name)?.By ?? text["een collega"]
                ]);
    }

    private void Take(Question question, Stored stored)
    {
        if (stored.Outcome is null && !ModelState.ContainsKey(""))
            ModelState.AddModelError("", Refusals.Closed(text));
        else if (stored.Outcome == SaveOutcome.Conflict)
            Conflicts[question.Name] = stored;
    }

    private Dictionary<string, string> Answers() => Kept.ToDictionary(a => a.Key, a => a.Value.Value);

    private void Tell(IEnumerable<QuestionProblem> problems)
    {
        foreach (var problem in problems)
            Need(false, problem.Question, problem.Code == "Q001" && Form.Find(problem.Question) is { } missing
                ? text["Beantwoord bij {0} nog: {1}", missing.IndicatorCode, Texts.In(missing.Label)]
                : Texts.Problem(problem, text));
    }
}
