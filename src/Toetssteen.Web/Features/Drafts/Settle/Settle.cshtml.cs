using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
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
public sealed class SettleModel(AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, WorkLinks work, SiteText text)
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
    public IReadOnlyList<DraftFinding> Points =>
        [.. Opened.InOrder(Opened.Draft.Findings.Where(f => f.AssessmentId == AssessmentId), f => f)];

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
    public Task<IActionResult> OnPostAgainstAsync()
    {
        Need(
            Candidates.Any(c => c.Value == Against.ToString()),
            nameof(Against),
            _text["Kies de aanpak zelf, of een aanpak waarin zij is verdergegaan."]);
        return ActAsync(_text["Opgeslagen."], (assessment, approaches) =>
        {
            Approach Known(Guid? id) => approaches.Single(a => a.Id == id);
            assessment.Settle(
                Known(assessment.ApproachId),
                Known(assessment.JudgedAgainstApproachId ?? assessment.ApproachId),
                Known(Against),
                _lineage);
        });
    }

    /// <summary>Judges it after all: the reason of the lead is gone, that of an inspector too.</summary>
    public Task<IActionResult> OnPostAnywayAsync() => ActAsync(_text["De aanpak wordt opnieuw beoordeeld."],
        (assessment, _) => assessment.SettleAnyway(Opened.LeftOutBecause(assessment)), DraftNames.LeftOut(AssessmentId));

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (!Opened.IsFollowUp || Opened.Inspection.Assessments.FirstOrDefault(a => a.Id == AssessmentId) is not { } assessment)
            return NotFound();
        Assessment = assessment;
        var approaches = await _db
            .Approaches.Include(a => a.Transitions)
            .Where(a => a.MunicipalityCode == Opened.Inspection.MunicipalityCode)
            .ToListAsync(stop);
        _lineage = new Lineage(approaches);
        Candidates =
        [
            .. _lineage.Ahead(approaches.Single(a => a.Id == assessment.ApproachId)).Select(a => new Choice(a.Id.ToString(), a.Name)),
        ];
        await ShowPiecesAsync(stop);
        return null;
    }

    private async Task<IActionResult> ActAsync(string said, Action<Assessment, IReadOnlyList<Approach>> act, params string[] emptied)
    {
        if (!Writes)
            return Forbid();
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(_db, InspectionId, _text, async stop =>
            {
                Opened.Draft.RequireOpen();
                var approaches = await _db
                    .Approaches.Include(a => a.Transitions)
                    .Where(a => a.MunicipalityCode == Opened.Inspection.MunicipalityCode)
                    .ToListAsync(stop);
                act(await _db.Assessments.SingleAsync(a => a.Id == AssessmentId, stop), approaches);
                await _writer.RewriteAsync(InspectionId, emptied.ToDictionary(n => n, _ => ""), said, stop);
                return null;
            }) is { } answer)
            return answer;
        TempData.Say(said);
        return Redirect(work.JudgedApproach(InspectionId, AssessmentId));
    }
}
