using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Features.Drafts.Judge;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Features.SecondReadings.Blind;

/// <summary>One blind judgement: the norm, the answers and the documents, and nothing of what was found. Given once.</summary>
public sealed class GiveModel(
    AppDb db, OpenedDraft opened, IndicatorAnswers given, EvidenceReader evidence, CurrentUser user, WorkLinks work, SiteText text,
    TimeProvider clock)
    : DraftStepPage(db, opened, user, text, clock)
{
    /// <summary>The judgement's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid JudgementId { get; set; }

    /// <summary>The verdict that is given: one mark of the scale, or none.</summary>
    [BindProperty]
    public string? Verdict { get; set; }

    /// <summary>The judgement.</summary>
    public BlindJudgement One { get; private set; } = null!;

    /// <summary>Its approach.</summary>
    public Assessment Assessment { get; private set; } = null!;

    /// <summary>The indicator.</summary>
    public Indicator Indicator { get; private set; } = null!;

    /// <summary>What the respondents say about it, the municipality first.</summary>
    public IReadOnlyList<SubmittedAnswer> Answers { get; private set; } = [];

    /// <summary>How the municipality judges it itself, as whoever judged first saw it; null where it was not asked.</summary>
    public OwnJudgement? Own { get; private set; }

    /// <summary>What can be given.</summary>
    public IReadOnlyList<Choice> Choices =>
        [.. Opened.Framework.Scale.Values.Select(Domain.Findings.Verdict.Of).Append(Domain.Findings.Verdict.None)
            .Select(v => new Choice(v.ToString(), VerdictWords.Word(v, Opened.Framework.Scale, L)))];

    public IActionResult OnGet() => One.GivenAt is null ? Page() : Redirect(work.BlindJudgements(InspectionId));

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Choices.Any(c => c.Value == Verdict), nameof(Verdict), L["Kies uw oordeel."]);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(Give) is { } answer)
            return answer;
        TempData.Say(L["Uw blinde oordeel is bewaard."]);
        return Redirect(work.BlindJudgements(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        if (
            await Db.BlindJudgements.SingleOrDefaultAsync(
                j => j.Id == JudgementId && j.InspectionId == InspectionId && j.Rater == Person.Id,
                stop)
            is not { } one)
            return NotFound();
        (One, Assessment, Indicator) = (
            one,
            Opened.Inspection.Assessments.Single(a => a.Id == one.AssessmentId),
            Opened.Framework.FindIndicator(one.IndicatorCode)!);
        var answers = await given.OnAsync(Assessment, [one.IndicatorCode], stop);
        Answers = [.. Assessment.Respondents.OrderBy(r => r.Position).Select(r => answers[(r.Id, one.IndicatorCode)])];
        Own = EvidenceReader.OwnJudgementOf(
            Opened.Framework, Indicator, Assessment.Respondents, await evidence.SentInAsync([Assessment.Id], stop));
        return null;
    }

    private IActionResult? Give()
    {
        FactsheetDraft.RequireNotOwnWork(Person.Id, Opened.Authors);
        MarkValue? mark = MarkValue.TryParse(Verdict, out var one) ? one : null;
        One.Give(mark, Person.Id, Now);
        return null;
    }
}
