using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Split;

/// <summary>Gives indicators of a joint finding one of their own, after it was shown what becomes of it. The text stands in both.</summary>
public sealed class SplitModel(
    AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : DraftPage(drafts, user)
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid FindingId { get; set; }

    /// <summary>The indicators that were chosen to leave.</summary>
    [BindProperty(SupportsGet = true, Name = "indicator")]
    public List<string> Chosen { get; set; } = [];

    /// <summary>The finding as it is.</summary>
    public DraftedFinding Whole { get; private set; } = null!;

    /// <summary>Those that leave and those that stay, in the order of the framework.</summary>
    public (IReadOnlyList<string> Leave, IReadOnlyList<string> Stay) Parts =>
        ([.. Whole.Finding.IndicatorCodes.Where(Chosen.Contains)], [.. Whole.Finding.IndicatorCodes.Where(c => !Chosen.Contains(c))]);

    /// <summary>What is wrong with the choice; null while nothing is chosen, or where nothing is wrong.</summary>
    public string? Refusal => Chosen.Count > 0 && (Parts.Leave.Count == 0 || Parts.Stay.Count == 0)
        ? text["Kies één of meer indicatoren die een eigen bevinding krijgen, en laat er ten minste één staan."]
        : null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Writes)
            return Forbid();
        DraftFinding? made = null;
        if (await ActAsync(db, InspectionId, text, async stop =>
        {
            // What others wrote until this moment goes along; from here nobody writes.
            made = Opened.Draft.Split(Opened.Framework, Whole.Finding, Chosen, Guid.CreateVersion7(clock.GetUtcNow()));
            var why = FactsheetDraft.WhySplit(Opened.Framework, Whole.Finding, made);
            await writer.RewriteAsync(InspectionId, DraftRewriting.Apart(Whole, made), why, stop);
            return null;
        }) is { } answer)
            return answer;
        TempData.Say(
            text[
                "Gesplitst in een bevinding over {0} en een over {1}.",
                Whole.Finding.NameIn(Opened.Framework).ToString(),
                made!.NameIn(Opened.Framework).ToString()
            ]);
        return Redirect(work.Draft(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (Opened.Findings.SingleOrDefault(f => f.Finding.Id == FindingId) is not { } found)
            return NotFound();
        Whole = found;
        return null;
    }
}
