using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Choice = Toetssteen.Web.Ui.Forms.Choice;

namespace Toetssteen.Web.Features.Drafts.Settle;

/// <summary>
/// An approach in a follow-up: why it is not judged again as a whole, or against what it is. The reason is a piece of the draft; what it is
/// judged against is chosen, and stands in the history.
/// </summary>
public sealed class SettleModel(AppDb db, OpenedDraft drafts, DraftWriter writer, HistoryWriter history, CurrentUser user, WorkLinks work, SiteText text)
    : WritingPage(db, drafts, writer, user, text)
{
    private readonly AppDb _db = db;
    private readonly DraftWriter _writer = writer;
    private readonly SiteText _text = text;
    private Lineage _lineage = new([]);

    [BindProperty(SupportsGet = true, Name = "assessment")]
    public Guid AssessmentId { get; set; }

    /// <summary>What the approach is judged against.</summary>
    [BindProperty]
    public Guid? Against { get; set; }

    /// <summary>The approach in this inspection.</summary>
    public Assessment Assessment { get; private set; } = null!;

    /// <summary>What it can be judged against: itself, and all that it went on in.</summary>
    public IReadOnlyList<Choice> Candidates { get; private set; } = [];

    /// <summary>Why it is not judged again; null where it is.</summary>
    public string? LeftOutBecause => Opened.LeftOutBecause(Assessment);

    /// <summary>Name of the approach.</summary>
    public string ApproachName => Opened.Approaches[Assessment.ApproachId].Name;

    /// <summary>The points of the approach, whether it is judged again or not.</summary>
    public IReadOnlyList<DraftFinding> Points => [.. Opened.Framework.Indicators.SelectMany(i => Opened.Draft.Findings.Where(f => f.AssessmentId == AssessmentId && f.IndicatorCodes[0] == i.Code))];

    /// <inheritdoc/>
    public override IEnumerable<string> Names => [DraftNames.LeftOut(AssessmentId)];

    public IActionResult OnGet()
    {
        Against = Assessment.JudgedAgainstApproachId ?? Assessment.ApproachId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await StoreAsync(stop) is { } again)
            return again;
        TempData.Say(_text["Opgeslagen."]);
        return Redirect(Request.Form["doe"] == "verder" ? work.Draft(InspectionId) : work.JudgedApproach(InspectionId, AssessmentId));
    }

    /// <summary>Chooses what it is judged against.</summary>
    public Task<IActionResult> OnPostAgainstAsync(CancellationToken stop)
    {
        Need(Candidates.Any(c => c.Value == Against.ToString()), nameof(Against), _text["Kies de aanpak zelf, of een aanpak waarin zij is verdergegaan."]);
        return ActAsync(_text["Opgeslagen."], (assessment, approaches) =>
        {
            var (approach, now) = (approaches.Single(a => a.Id == assessment.ApproachId), approaches.Single(a => a.Id == Against));
            var before = approaches.Single(a => a.Id == (assessment.JudgedAgainstApproachId ?? assessment.ApproachId)).Name;
            assessment.JudgeAgainst(approach, now, _lineage);
            if (before != now.Name)
                history.Append(InspectionId, HistoryAct.ApproachSettled, $"assessment/{AssessmentId}/against", before: before, after: now.Name);
        }, stop);
    }

    /// <summary>Judges it after all: the reason of the lead is gone, that of an inspector too.</summary>
    public Task<IActionResult> OnPostAnywayAsync(CancellationToken stop) => ActAsync(_text["De aanpak wordt opnieuw beoordeeld."], (assessment, _) =>
    {
        history.Append(InspectionId, HistoryAct.ApproachSettled, DraftNames.LeftOut(AssessmentId), before: Opened.LeftOutBecause(assessment));
        assessment.TakeIn();
    }, stop, DraftNames.LeftOut(AssessmentId));

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (!Opened.IsFollowUp || Opened.Inspection.Assessments.FirstOrDefault(a => a.Id == AssessmentId) is not { } assessment)
            return NotFound();
        Assessment = assessment;
        var approaches = await _db.Approaches.Include(a => a.Transitions).Where(a => a.MunicipalityCode == Opened.Inspection.MunicipalityCode).ToListAsync(stop);
        _lineage = new Lineage(approaches);
        Candidates = [.. _lineage.Ahead(approaches.Single(a => a.Id == assessment.ApproachId)).Select(a => new Choice(a.Id.ToString(), a.Name))];
        await ShowPiecesAsync(stop);
        return null;
    }

    private async Task<IActionResult> ActAsync(string said, Action<Assessment, IReadOnlyList<Approach>> act, CancellationToken stop, params string[] emptied)
    {
        if (!Writes)
            return Forbid();
        if (!ModelState.IsValid)
            return Page();
        await using var transaction = await _writer.BeginAsync(InspectionId, stop);
        var approaches = await _db.Approaches.Include(a => a.Transitions).Where(a => a.MunicipalityCode == Opened.Inspection.MunicipalityCode).ToListAsync(stop);
        act(await _db.Assessments.SingleAsync(a => a.Id == AssessmentId, stop), approaches);
        await _writer.RewriteAsync(InspectionId, emptied.ToDictionary(n => n, _ => ""), said, stop);
        await _db.SavePrivatelyAsync(stop);
        await transaction.CommitAsync(stop);
        TempData.Say(said);
        return Redirect(work.JudgedApproach(InspectionId, AssessmentId));
    }
}
