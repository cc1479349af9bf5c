using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Examine;

/// <summary>Chooses what a first study examines: the whole framework, a part that it names, or a selection of indicators.</summary>
public sealed class ExamineModel(
    AppDb db,
    CurrentUser user,
    FrameworkCatalogue frameworks,
    TimeProvider clock,
    WorkLinks work,
    SiteText text
) : StudyPage(db, user, clock)
{
    /// <summary>Stands for the whole framework.</summary>
    public const string Whole = "geheel";

    /// <summary>Stands for a selection of indicators.</summary>
    public const string Selection = "selectie";

    // Before the key of a part, so that a part can have any key.
    private const string Named = "deel-";

    /// <summary>What is examined.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>The indicators that are ticked; they count for a selection alone.</summary>
    [BindProperty]
    public List<string> Indicators { get; set; } = [];

    /// <summary>The whole framework of the study.</summary>
    public Framework Framework => field ??= Texts.In(frameworks.InUse(Study.FrameworkId));

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new(Whole, text["Het hele toetsingskader"], Texts.Size(Framework)),
        .. Framework.Parts.Select(p => new Choice(Named + p.Key, Texts.In(p.Name), Texts.Size(Framework.Only(p.Indicators)))
        {
            Lang = Texts.LangOf(p.Name),
        }),
        new(Selection, text["Een eigen selectie"]),
    ];

    /// <summary>All indicators, to select from.</summary>
    public IReadOnlyList<Choice> All =>
        [.. Framework.Indicators.Select(i => new Choice(i.Code, $"{i.Code} {i.FullNorm}") { Lang = Texts.LangOf(Framework, i.FullNorm) })];

    /// <summary>Whether a municipality was invited: what is examined is fixed then.</summary>
    public bool IsAnyoneInvited { get; private set; }

    public IActionResult OnGet()
    {
        What = Study.Part is not { } part ? Whole
            : Framework.Parts.FirstOrDefault(p => p.Name == part.Name && part.Indicators.ToHashSet().SetEquals(p.Indicators)) is { } named
                ? Named + named.Key
                : Selection;
        Indicators = [.. Study.Part?.Indicators ?? []];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Choices.Any(c => c.Value == What), nameof(What), text["Kies wat wordt onderzocht."]);
        Need(What != Selection || Indicators.Count > 0, nameof(Indicators), text["Kies ten minste één indicator."]);
        if (!ModelState.IsValid)
            return Page();
        Study.Examine(Framework, Chosen(), IsAnyoneInvited);
        await Db.SaveChangesAsync();
        Done = text["Wat wordt onderzocht, is bewaard."];
        return Redirect(work.EditStudy(Study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        if (Study.Kind != StudyKind.First)
            return NotFound();
        IsAnyoneInvited = await Db.Inspections.AnyAsync(i => i.StudyId == Study.Id && i.Preparation != null, stop);
        return null;
    }

    private ExaminedPart? Chosen()
    {
        if (What == Selection)
            return new ExaminedPart(null, [.. Indicators]);
        return Framework.Parts.FirstOrDefault(p => Named + p.Key == What) is { } part
            ? new ExaminedPart(part.Name, [.. part.Indicators])
            : null;
    }
}
