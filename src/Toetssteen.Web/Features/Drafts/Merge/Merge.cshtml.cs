using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Merge;

/// <summary>Puts findings of one criterion together, after it was shown what becomes of them. Nothing that was written is lost.</summary>
public sealed class MergeModel(
    AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, WorkLinks work, SiteText text) : DraftPage(drafts, user)
{
    /// <summary>The findings that were chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "bevinding")]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>Those of them that are there, in the order of the framework.</summary>
    public IReadOnlyList<DraftedFinding> Parts =>
        [.. Opened.Inspection.Assessments.SelectMany(a => Opened.FindingsOf(a.Id)).Where(f => Chosen.Contains(f.Finding.Id))];

    /// <summary>What is wrong with the choice; null while too little is chosen to say so, or where nothing is wrong.</summary>
    public string? Refusal => Chosen.Count < 2 ? null
        : Parts.Count < 2 || Parts.Select(p => p.Finding.AssessmentId).Distinct().Count() > 1
            ? text["Kies twee of meer bevindingen van dezelfde aanpak om samen te voegen."]
        : Parts.Select(p => p.Finding.CriterionCode).Distinct().Count() > 1
            ? text["Kies bevindingen van hetzelfde criterium. Een bevinding gaat nooit over twee criteria."]
        : null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Writes)
            return Forbid();
        DraftFinding? kept = null;
        if (await ActAsync(db, InspectionId, text, async stop =>
        {
            // What others wrote until this moment goes along; from here nobody writes.
            kept = await PutTogetherAsync(stop);
            return null;
        }) is { } answer)
            return answer;
        TempData.Say(text["Samengevoegd tot één bevinding over {0}.", kept!.NameIn(Opened.Framework).ToString()]);
        return Redirect(work.Draft(InspectionId));
    }

    private async Task<DraftFinding> PutTogetherAsync(CancellationToken stop)
    {
        var parts = Parts;
        // Read before they are put together: which mark is about which indicator alone shows only now.
        var said = string.Join("\n\n", parts.Skip(1).Select(Said));
        var pieces = parts.Count == 0 ? [] : new Dictionary<string, string>(DraftRewriting.Together(parts));
        var (kept, gone) = Opened.Draft.Merge(Opened.Framework, Chosen, said);
        foreach (var (name, value) in Mentions(kept.Id, [.. gone.Select(g => g.Id)]))
            pieces[name] = value;
        // The history is kept in Dutch, whatever language the page is in.
        await writer.RewriteAsync(InspectionId, pieces, $"Samengevoegd tot één bevinding over {kept.NameIn(Opened.Framework.Own)}.", stop);
        return kept;
    }

    // What the findings that go said, in words; their pieces stay too, so that who wrote them stays an author.
    private string Said(DraftedFinding finding) => string.Join('\n', new[]
    {
        finding.Finding.NameIn(Opened.Framework).ToString(),
        string.Join(' ', finding.Marks.Select(m => m.IndicatorCode is { } code
            ? $"{code}: {Word(m.Value)}" : Word(m.Value))),
    }.Concat(DraftFields.Texts.Select(text => text.Read(finding))).Concat(finding.Attention).Where(part => !string.IsNullOrEmpty(part)));

    private string Word(MarkValue value) => Opened.Framework.Scale.WordOf(Verdict.Of(value))?.In("nl") ?? value.Key;

    // Conclusions that rested on a finding that goes rest on the one that stays.
    private IEnumerable<(string Name, string Value)> Mentions(Guid kept, HashSet<Guid> gone) =>
        from piece in Opened.Texts.Values
        where DraftPiece.Of(piece.Name)?.Kind == DraftPieceKind.Findings
        let chosen = RawValue.Chosen(piece.Value)
        where chosen.Any(c => Guid.TryParse(c, out var id) && gone.Contains(id))
        select (piece.Name, string.Join(' ', chosen
            .Select(c => Guid.TryParse(c, out var id) && gone.Contains(id) ? kept.ToString() : c).Distinct()));
}
