using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Overall;

/// <summary>The judgement of one approach over the framework as a whole.</summary>
public sealed class OverallModel(AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, WorkLinks work, SiteText text)
    : WritingPage(db, drafts, writer, user, text)
{
    private readonly SiteText _text = text;

    /// <summary>The assessment of the approach.</summary>
    [BindProperty(SupportsGet = true, Name = "assessment")]
    public Guid AssessmentId { get; set; }

    public Assessment Assessment { get; private set; } = null!;

    /// <summary>What is judged here.</summary>
    public IReadOnlyList<DraftedOverall> Overall { get; private set; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Names => NamesOf(AssessmentId, Overall);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await StoreAsync(stop) is { } again)
            return again;
        TempData.Say(_text["Opgeslagen."]);
        return Redirect(Request.Form["doe"] == "verder" ? work.DraftPreview(InspectionId) : work.DraftWhole(InspectionId, AssessmentId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (Opened.Inspection.Assessments.SingleOrDefault(a => a.Id == AssessmentId) is not { } assessment)
            return NotFound();
        Assessment = assessment;
        Overall = [.. Opened.OverallOf(AssessmentId).Where(o => o.Place.Theme is null)];
        if (Overall.Count == 0)
            return NotFound();
        await ShowPiecesAsync(stop);
        return null;
    }
}
