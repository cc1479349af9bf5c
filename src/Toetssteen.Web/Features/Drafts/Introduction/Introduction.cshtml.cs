using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Introduction;

/// <summary>What the factsheet says before its findings: context, examination, and of each approach what it is and why it was judged.</summary>
public sealed class IntroductionModel(OpenedDraft drafts, PieceForm pieces, CurrentUser user, WorkLinks work, SiteText text) : DraftPage(drafts, user)
{
    public PieceForm Pieces => pieces;

    /// <summary>A part of the page: a heading and its texts.</summary>
    /// <param name="Heading">The heading; the name of an approach, or words of ours.</param>
    /// <param name="IsName">Whether it is a name.</param>
    /// <param name="Texts">The texts, each with what stands there without it.</param>
    public sealed record Part(string Heading, bool IsName, IReadOnlyList<(string Name, string Label, string? Otherwise)> Texts);

    /// <summary>The parts of the page.</summary>
    public IReadOnlyList<Part> Parts =>
    [
        new(text["De gemeente en het onderzoek"], false,
        [
            (DraftNames.Context, text["Context van de gemeente"], Opened.Inspection.ContextText),
            (DraftNames.Examination, text["Hoe is onderzocht, als dat uitleg vraagt"], null),
        ]),
        .. Opened.Inspection.Assessments.OrderBy(a => a.Position).Select(a => new Part(Opened.Approaches[a.ApproachId].Name, true,
        [
            (DraftNames.Description(a.Id), text["Wat deze aanpak is"], a.Description),
            (DraftNames.Scope(a.Id), text["Waarom deze aanpak is beoordeeld"], a.Scope),
        ])),
    ];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Writes)
            return Forbid();
        await pieces.StoreAsync((name, sentence) => Need(false, name, sentence), stop);
        if (pieces.HasConflicts)
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        if (!ModelState.IsValid)
            return Page();
        TempData.Say(text["Opgeslagen."]);
        return Redirect(Request.Form["doe"] == "verder" ? work.DraftPreview(InspectionId) : work.DraftIntroduction(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        await pieces.ShowAsync(InspectionId, Parts.SelectMany(p => p.Texts).Select(t => t.Name), stop);
        return null;
    }
}
