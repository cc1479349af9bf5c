using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Outline;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Municipalities;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Factsheets.Show;

/// <summary>
/// A factsheet as it was published: made from the frozen content of one edition and the framework, and from nothing else. Beside it stands,
/// apart from it, what became of its approaches until now, and beside a follow-up whether its first judgements are known from the first
/// study too.
/// </summary>
public sealed class ShowModel(AppDb db, FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>An edition in the list.</summary>
    public sealed record EditionLine(
        int Number,
        PartialDate? Published,
        string? Reason,
        DateTimeOffset StoredAt,
        string Sha256,
        string? PdfSha256,
        string? DocxSha256);

    /// <summary>What is said of a factsheet that was withdrawn.</summary>
    public sealed record WithdrawnLine(DateTimeOffset At, string? Reason, string Municipality, string Study);

    /// <summary>When and why it was withdrawn; null while it holds. Then there is nothing else to show.</summary>
    public WithdrawnLine? Withdrawn { get; private set; }

    /// <summary>Name in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Number of the edition asked for; the current one when not given.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Edition { get; set; }

    /// <summary>The one approach asked for, as in its address; all when not given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Approach { get; set; }

    /// <summary>What the edition says.</summary>
    public FactsheetContent Sheet { get; private set; } = null!;

    /// <summary>What the edition says, in the language of the request.</summary>
    public FactsheetOutline Outline { get; private set; } = null!;

    /// <summary>The framework it judged by.</summary>
    public Framework Framework { get; private set; } = null!;

    /// <summary>What is known of the first judgements of a follow-up, beside it.</summary>
    public IReadOnlyList<BaselineNote> Notes { get; private set; } = [];

    /// <summary>What became of its approaches, and what they came from, as is known now.</summary>
    public ApproachLineage Lineage { get; private set; } = null!;

    /// <summary>All editions, the newest first.</summary>
    public IReadOnlyList<EditionLine> Editions { get; private set; } = [];

    /// <summary>The edition shown.</summary>
    public EditionLine Shown { get; private set; } = null!;

    /// <summary>Whether a newer edition holds.</summary>
    public bool IsSuperseded => Shown.Number != Editions[0].Number;

    /// <summary>
    /// The re-tests beside which there is a note; none where no first judgement of the approach is known from a first study.
    /// </summary>
    public IEnumerable<(RetestContent Retest, BaselineNote Note)> NotesBeside(ApproachContent approach) =>
        IsWithoutFirstStudy(approach) ? [] :
        from retest in approach.Retests
        let note = NoteAt(approach, retest)
        where note is not null
        select (retest, note);

    /// <summary>Whether no first judgement of an approach is known from a first study.</summary>
    public bool IsWithoutFirstStudy(ApproachContent approach) =>
        approach.Retests.Count > 0 && approach.Retests.All(r => NoteAt(approach, r) is { IsFromColumn: true });

    public async Task<IActionResult> OnGetAsync()
    {
        var sheet = await db.Factsheets.AsNoTracking().Where(f => f.Slug == Slug)
            .Select(f => new
            {
                f.WithdrawnAt,
                f.WithdrawnReason,
                Editions = f
                    .Editions.OrderByDescending(e => e.Number)
                    .Select(e => new EditionLine(e.Number, e.Published, e.Reason, e.StoredAt, e.Sha256, e.PdfSha256, e.DocxSha256))
                    .ToList(),
                Content = f
                    .Editions.Where(e => Edition == null || e.Number == Edition)
                    .OrderByDescending(e => e.Number)
                    .Select(e => e.Content)
                    .FirstOrDefault(),
            })
            .AsSingleQuery().FirstOrDefaultAsync();
        if (sheet?.Content is not { } frozen)
            return NotFound();

        Sheet = FactsheetContentJson.Read(frozen);
        if (sheet.WithdrawnAt is { } at)
        {
            Withdrawn = new WithdrawnLine(at, sheet.WithdrawnReason, Sheet.MunicipalityName, Sheet.StudyTitle);
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (Approach is not null)
        {
            if (Sheet.Approaches.FirstOrDefault(a => FoldedText.Slug(a.Name) == Approach) is not { } one)
                return NotFound();
            Sheet = Sheet.Only(one.Name);
        }
        Framework = frameworks.Of(Sheet);
        if (Sheet.Kind == StudyKind.FollowUp)
            Notes = await BaselineNote.OfAsync(db, Slug, Sheet);
        Lineage = (await ApproachLineage.OfAsync(db, Sheet.MunicipalityCode, Sheet.MunicipalityName))
            .Around(Sheet.Approaches.SelectMany(a => new[] { a.Name, a.JudgedAgainst }.Concat(a.Formerly)).OfType<string>());
        Editions = sheet.Editions;
        Shown = Edition is { } number ? Editions.First(e => e.Number == number) : Editions[0];
        var imprint = new EditionImprint(Shown.Number, Shown.Reason, Shown.Sha256, null, null);
        Outline = FactsheetOutline.Of(Sheet, Framework, imprint, Language.Current.Tag);
        return Page();
    }

    private BaselineNote? NoteAt(ApproachContent approach, RetestContent retest) =>
        Notes.FirstOrDefault(n => n.Approach == approach.Name && n.Codes.ToHashSet().SetEquals(retest.PointCodes));
}
