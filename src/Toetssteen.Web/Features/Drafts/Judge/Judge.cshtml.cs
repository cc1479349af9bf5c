using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Cards;
using Toetssteen.Web.Features.Drafts.Saving;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>
/// The workbench: one finding of one approach, with all that was said about its indicators. Stored by its form, or while one types.
/// </summary>
public sealed class JudgeModel(
    AppDb db, CurrentUser user, WorkbenchReader workbenches, AlikeReader alike, CardVoices cards, DraftWriter writer, Presence presence,
        WorkLinks work, SiteText text) : FormPage
{
    /// <summary>Name of the buttons of the form.</summary>
    public const string Act = "doe";

    /// <summary>The button that takes the sentence that may go out into the text.</summary>
    public const string TakeOver = "overnemen";

    /// <summary>The button that says that the situation is unchanged, in a follow-up.</summary>
    public const string AsItWas = "ongewijzigd";

    /// <summary>The button that asks for one more attention point.</summary>
    public const string MoreAttention = "meer:aandacht";

    [BindProperty(SupportsGet = true, Name = "inspection")]
    public Guid InspectionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "assessment")]
    public Guid AssessmentId { get; set; }

    [BindProperty(SupportsGet = true, Name = "indicator")]
    public string Code { get; set; } = "";

    /// <summary>What there is to be one more of: a row of places, or an attention point.</summary>
    [BindProperty(SupportsGet = true, Name = "meer")]
    public string? More { get; set; }

    /// <summary>Whether alike cases are asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "gevallen")]
    public string? Alike { get; set; }

    public Workbench Bench { get; private set; } = null!;

    public PieceForm Pieces { get; private set; } = null!;

    public IReadOnlyList<Present> Others { get; private set; } = [];

    /// <summary>Findings published earlier on the same indicator; null while nobody asked for them.</summary>
    public IReadOnlyList<AlikeLine>? AlikeCases { get; private set; }

    /// <summary>What families and others said by their cards, by indicator.</summary>
    public ILookup<string, CardVoice> CardVoices { get; private set; } = null!;

    /// <summary>Whether this person writes in the draft, when it is open.</summary>
    public bool IsJudge => user.Has(Permission.Judge)
        && Bench.Content.Inspection.Assignments.Any(a => a.AccountId == user.Id && a.Duty == Duty.Inspector);

    /// <summary>Whether there is a form; one that was sent stays, so that what was typed is not lost.</summary>
    public bool ShowsForm => IsJudge && (Bench.Content.Draft.IsOpen || Pieces.Posted is not null);

    /// <summary>The page was stored by its button, and says so.</summary>
    [TempData]
    public bool JustSaved { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!IsJudge)
            return Forbid();
        var act = Request.Form[Act].ToString();
        var posted = await PostedPieces.StoreAsync(
            Request.Form, Bench.Pieces, Bench.Content.Texts, InspectionId, writer, Bench.Content.Framework, text, stop);
        if (posted.IsAllStored && act.Split(':', 2) is [TakeOver, .. var of] && Bench.Finding is { } finding)
            await TakeOverAsync(finding.Finding.Id, of.FirstOrDefault(), stop);
        if (posted.IsAllStored && act == AsItWas && await SetAsItWasAsync() is { } answer)
            return answer;
        if (!posted.IsAllStored)
            return await ShowAgainAsync(posted, stop);
        JustSaved = true;
        return Redirect(
            act switch
            {
                "verder" when Bench.Neighbour(1) is { } next => work.Judge(InspectionId, AssessmentId, next.Code),
                MoreAttention when Bench.Finding is { } shown => OneMore(
                    "aandacht",
                    DraftNames.Attention(shown.Finding.Id, Bench.AttentionShown(false))),
                _ when act.StartsWith("meer:", StringComparison.Ordinal)
                        && act["meer:".Length..] is var piece
                        && Bench.Pieces.Contains(piece) => OneMore(piece, piece),
                _ => Here,
            });

        string OneMore(string what, string field) => $"{Here}?meer={Uri.EscapeDataString(what)}#{FieldTagHelper.IdOf(field)}";
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await workbenches.FindAsync(InspectionId, AssessmentId, Code, stop) is not { } bench)
            return NotFound();
        Bench = bench;
        Pieces = new PieceForm(bench.Content.Texts, bench.People, null, (name, value) => Bench.InWords(name, value, text));
        Others = ShowsForm ? presence.See(InspectionId, user.Id, user.Name, bench.Place) : presence.Others(InspectionId, user.Id);
        CardVoices = await cards.OfAsync(bench.Content.Framework, AssessmentId, bench.Said.Select(s => s.Indicator.Code), stop);
        if (Alike is not null && AlikeTo is { } said)
            AlikeCases = await alike.FindAsync(bench.Content.Framework, said.Evidence, InspectionId, stop);
        return null;
    }

    /// <summary>About which indicator alike cases are asked for: where several findings stand on one, the address says which.</summary>
    public IndicatorSaid? AlikeTo =>
        Bench.Said.FirstOrDefault(s => s.Indicator.Code == Alike) ?? Bench.Said.FirstOrDefault(s => s.Indicator.Code == Code);

    private string Here => work.Judge(InspectionId, AssessmentId, Code);

    // The sentence about one of its indicators that may go out; where nobody answered there is none.
    private async Task TakeOverAsync(Guid finding, string? of, CancellationToken stop)
    {
        if (Bench.Said.FirstOrDefault(s => of is null || s.Indicator.Code == of) is not { ToTakeOver: { Dutch: var sentence } })
            return;
        var name = DraftNames.Text(finding);
        var kept = await db.DraftTexts.FindAsync([InspectionId, name], stop);
        var value = string.IsNullOrWhiteSpace(kept?.Value) ? sentence : $"{kept.Value}\n\n{sentence}";
        await writer.SaveAsync(new PieceSave(InspectionId, name, value, kept?.Number ?? 0, Guid.NewGuid()), stop);
    }

    // In one act, with its reason in the history.
    private Task<IActionResult?> SetAsItWasAsync() => ActAsync(db, InspectionId, text, async stop =>
    {
        Bench.Content.Draft.RequireOpen();
        await writer.RewriteAsync(InspectionId, Bench.AsItWas, "De situatie is ongewijzigd.", stop);
        return null;
    });

    // As it is now, with what was typed and not stored.
    private async Task<IActionResult> ShowAgainAsync(PostedPieces posted, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        if (await LoadAsync(stop) is { } gone)
            return gone;
        Pieces = Pieces with { Posted = posted };
        if (posted.Closed is { } closed)
            ModelState.AddModelError("", $"{text[closed]} ({closed.Code})");
        foreach (var (name, sentence) in posted.Problems)
            Need(false, name, sentence);
        foreach (var (name, theirs) in posted.Conflicts)
            Need(
                false,
                name,
                text[
                    "{0} heeft dit intussen ook gewijzigd. Kies wat blijft.",
                    Bench.People.GetValueOrDefault(theirs.By) ?? text["een collega"]
                ]);
        return new PageResult { StatusCode = posted.Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest };
    }
}
