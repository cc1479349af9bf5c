using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Introduction;

/// <summary>What the factsheet says before its findings: context, examination, and why each approach was judged.</summary>
public sealed class IntroductionModel(AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, WorkLinks work, SiteText text)
    : WritingPage(db, drafts, writer, user, text)
{
    private readonly SiteText _text = text;

    /// <summary>A part of the page: a heading and its texts.</summary>
    /// <param name="Heading">The heading; the name of an approach, or words of ours.</param>
    /// <param name="IsName">Whether it is a name.</param>
    /// <param name="Texts">The texts, each with what stands there without it.</param>
    public sealed record Part(string Heading, bool IsName, IReadOnlyList<(string Name, string Label, string? Otherwise)> Texts);

    /// <summary>The parts of the page.</summary>
    public IReadOnlyList<Part> Parts =>
        [
            new(
                _text["De gemeente en het onderzoek"],
                false,
                [
                    (
                        DraftNames.Context,
                        Opened.IsFollowUp ? _text["Wat er sinds het vorige onderzoek is veranderd"] : _text["Context van de gemeente"],
                        Opened.Inspection.ContextText),
                    (DraftNames.Examination, _text["Hoe is onderzocht, als dat uitleg vraagt"], null),
                ]),
            .. Opened
                .Inspection.Assessments.OrderBy(a => a.Position)
                .Select(a => new Part(
                    Opened.Approaches[a.ApproachId].Name,
                    true,
                    [
                        (DraftNames.Description(a.Id), _text["Wat deze aanpak is"], a.Description),
                        (DraftNames.Scope(a.Id), _text["Waarom deze aanpak is beoordeeld"], a.Scope),
                    ])),
        ];

    /// <inheritdoc/>
    public override IEnumerable<string> Names => Parts.SelectMany(p => p.Texts).Select(t => t.Name);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await StoreAsync(stop) is { } again)
            return again;
        TempData.Say(_text["Opgeslagen."]);
        return Redirect(Request.Form["doe"] == "verder" ? work.DraftPreview(InspectionId) : work.DraftIntroduction(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        await ShowPiecesAsync(stop);
        return null;
    }
}
