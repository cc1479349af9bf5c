using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using RichText = Toetssteen.Documents.Outline.RichText;

namespace Toetssteen.Web.Features.FactChecks.Object;

/// <summary>Objects to a sentence of one part of the draft: its sentences, and what is wrong with the one that is chosen.</summary>
public sealed class ObjectModel(
    AppDb db,
    FrameworkCatalogue frameworks,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : ObjectionForm(db, frameworks, user, work, text, clock)
{
    private Dictionary<(int Approach, string Indicator), Guid> _findings = [];

    /// <summary>The part of the draft.</summary>
    [BindProperty(SupportsGet = true, Name = "bij")]
    public string? Bij { get; set; }

    /// <summary>The sentence: its number in the part, counted from 0.</summary>
    [BindProperty]
    public int? Sentence { get; set; }

    /// <summary>The sentences of the part, each with the text in which it stands.</summary>
    public IReadOnlyList<(CheckedText Text, string Words)> Sentences { get; private set; } = [];

    /// <summary>The sentences to choose from.</summary>
    public IEnumerable<Choice> Choices =>
        Sentences.Select((s, n) => new Choice(n.ToString(System.Globalization.CultureInfo.InvariantCulture), s.Words));

    public IActionResult OnGet() => IsOpen ? Page() : Redirect(Work.FactCheck(CheckId));

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Sentence is >= 0 && Sentence < Sentences.Count, nameof(Sentence), L["Kies de zin waar uw bezwaar over gaat."]);
        Validate();
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(Make) is { } answer)
            return answer;
        TempData.Say(L["Uw bezwaar is bewaard. Het is nog niet verzonden."]);
        return Redirect(Work.FactCheck(CheckId) + "#bezwaren");
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        Sentences =
        [
            .. from piece in ToCheck
            where piece.Part == Bij
            from block in RichText.Plain(RichText.Read(piece.Text, Sheet.Form)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            from sentence in Domain.Publication.Sentences.Of(block)
            where sentence.Words.Length > 0
            select (piece, sentence.Words),
        ];
        if (Sentences.Count == 0)
            return NotFound();
        var findings = await Db.DraftFindings.Where(f => f.InspectionId == Check.InspectionId)
            .Join(Db.Assessments, f => f.AssessmentId, a => a.Id, (f, a) => new { Finding = f, a.Position }).AsNoTracking()
                .ToListAsync(stop);
        var places = findings.Select(f => f.Position).Distinct().Order().ToList();
        _findings = findings.ToDictionary(f => (places.IndexOf(f.Position), f.Finding.Place), f => f.Finding.Id);
        return await base.LoadMoreAsync(stop);
    }

    private IActionResult? Make()
    {
        var (piece, words) = Sentences[Sentence!.Value];
        var finding =
            piece is { Approach: { } approach, IndicatorCode: { } code } && _findings.TryGetValue((approach, code), out var id)
                ? id
                : (Guid?)null;
        Check.Object(
            NewId(),
            Kind!.Value,
            new ObjectedSentence(piece.Place, piece.Heading, words, finding),
            Reason!,
            Document,
            Person.Id,
            Now,
            Today);
        return null;
    }
}
