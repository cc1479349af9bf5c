using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Choice = Toetssteen.Web.Ui.Forms.Choice;

namespace Toetssteen.Web.Features.Drafts.Conclude;

/// <summary>The conclusion on one theme: two sides, each of some paragraphs, each with the findings that it rests on.</summary>
public sealed class ConcludeModel(AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, WorkLinks work, SiteText text)
    : WritingPage(db, drafts, writer, user, text)
{
    private readonly SiteText _text = text;

    /// <summary>The assessment of the approach.</summary>
    [BindProperty(SupportsGet = true, Name = "assessment")]
    public Guid AssessmentId { get; set; }

    /// <summary>Code of the theme.</summary>
    [BindProperty(SupportsGet = true, Name = "theme")]
    public string ThemeCode { get; set; } = "";

    public Assessment Assessment { get; private set; } = null!;

    public Theme Theme { get; private set; } = null!;

    /// <summary>The findings of the theme, in the order of the framework.</summary>
    public IReadOnlyList<DraftedFinding> Findings { get; private set; } = [];

    /// <summary>What is judged as a whole: the theme, or groups or criteria in it.</summary>
    public IReadOnlyList<DraftedOverall> Overall { get; private set; } = [];

    /// <summary>Those that bear an improvement point or an attention point, and that no paragraph rests on.</summary>
    public IReadOnlySet<Guid> Unmentioned { get; private set; } = new HashSet<Guid>();

    /// <summary>The paragraphs of a side that are shown: those that say something, and an empty one to go on with.</summary>
    public IEnumerable<int> Paragraphs(ConclusionSide side)
    {
        var filled = Enumerable.Range(1, DraftNames.MostParagraphs)
            .Where(n => IsPosted(Name(side, n)) || Opened.Texts.GetValueOrDefault(Name(side, n)) is { Value.Length: > 0 }).ToList();
        var empty = Enumerable.Range(1, DraftNames.MostParagraphs).Except(filled).Take(MayWrite ? 1 : 0);
        return filled.Concat(empty).Order();
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Names => NamesOf(AssessmentId, Overall).Concat(
        Enum.GetValues<ConclusionSide>().SelectMany(side => Paragraphs(side)
            .SelectMany(n => new[] { Name(side, n), NameOfFindings(side, n) })));

    /// <summary>The piece of a paragraph.</summary>
    public string Name(ConclusionSide side, int number) => DraftNames.Conclusion(AssessmentId, ThemeCode, side, number);

    /// <summary>The piece that says which findings a paragraph rests on.</summary>
    public string NameOfFindings(ConclusionSide side, int number) => DraftNames.ConclusionFindings(AssessmentId, ThemeCode, side, number);

    /// <summary>The findings to choose from, each with its indicators, its verdict and whether attention is asked.</summary>
    public IReadOnlyList<Choice> Choices => [.. Findings.Select(f => new Choice(f.Finding.Id.ToString(),
        $"{f.Finding.NameIn(Opened.Framework)} "
        + $"({DraftWords.Judged(f, Opened.Framework.Scale, _text)})"))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await StoreAsync(stop) is { } again)
            return again;
        TempData.Say(_text["Opgeslagen."]);
        return Redirect(work.DraftConclusion(InspectionId, AssessmentId, ThemeCode));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (Opened.Inspection.Assessments.SingleOrDefault(a => a.Id == AssessmentId) is not { } assessment
            || Opened.ThemesOf(AssessmentId).FirstOrDefault(t => t.Code == ThemeCode) is not { } theme)
            return NotFound();
        (Assessment, Theme) = (assessment, theme);
        Findings = [.. Opened.FindingsOf(AssessmentId).Where(f => f.Finding.ThemeCode == ThemeCode)];
        Unmentioned = DraftCompleteness.Unmentioned(Findings, Opened.Mentioned(AssessmentId)).Select(f => f.Finding.Id).ToHashSet();
        Overall = [.. Opened.OverallOf(AssessmentId).Where(o => o.Place.Theme == theme)];
        await ShowPiecesAsync(stop);
        return null;
    }

    /// <inheritdoc/>
    protected override string InWords(string name, string value) =>
        DraftPiece.Of(name)?.Kind == DraftPieceKind.Findings ? CodesOf(value) : base.InWords(name, value);

    // A form that came in may hold a paragraph that was emptied or filled meanwhile; it is still heard.
    private bool IsPosted(string name) => HttpMethods.IsPost(Request.Method) && Request.Form.ContainsKey(name);

    /// <summary>The findings that a paragraph rests on, in short.</summary>
    public string RestsOn(ConclusionSide side, int number) => CodesOf(Pieces.Value(NameOfFindings(side, number)));

    private string CodesOf(string value)
    {
        var chosen = RawValue.Chosen(value);
        return string.Join(
            ", ",
            Findings.Where(f => chosen.Contains(f.Finding.Id.ToString())).Select(f => f.Finding.NameIn(Opened.Framework).ToString()));
    }
}
