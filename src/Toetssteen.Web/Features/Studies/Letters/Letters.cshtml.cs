using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Letters;

/// <summary>The log of a study's letters: to whom, about what, when; what could not be sent, and once more.</summary>
public sealed class LettersModel(AppDb db, CurrentUser user, TimeProvider clock, StudyPost post, WorkLinks work)
    : StudyPage(db, user, clock)
{
    private const int Size = 100;

    /// <summary>A letter.</summary>
    public sealed record Line(
        string To,
        string Code,
        string Municipality,
        LetterKind Kind,
        string Subject,
        string Text,
        DateTimeOffset? SentAt,
        string? FailedWith);

    /// <summary>Number of the page.</summary>
    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    /// <summary>The letters on it, the newest first.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>How many could not be sent.</summary>
    public int Failed { get; private set; }

    /// <summary>The pages.</summary>
    public Pages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var letters = Db.Letters.AsNoTracking().Where(l => l.StudyId == Study.Id);
        Failed = await letters.CountAsync(l => l.SentAt == null && l.FailedWith != null);
        if (
            !ModelState.IsValid
            || Pages.At(Pagina, Size, await letters.CountAsync(), n => $"{work.StudyLetters(Study.Slug)}?pagina={n}") is not { } pages)
            return NotFound();
        Pages = pages;
        Lines = await (
            from l in letters
            join a in Db.Accounts on l.AccountId equals a.Id
            join i in Db.Inspections on l.InspectionId equals i.Id
            join m in Db.Municipalities on i.MunicipalityCode equals m.Code
            orderby l.MadeAt descending, l.Id descending
            select new Line(a.Name, m.Code, m.Name, l.Kind, l.Subject, l.Text, l.SentAt, l.FailedWith))
            .Skip(pages.Before)
            .Take(Size)
            .ToListAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var failed = await Db.Letters.Where(l => l.StudyId == Study.Id && l.SentAt == null && l.FailedWith != null).ToListAsync();
        post.Again(failed);
        await Db.SaveChangesAsync();
        Done = post.Go(failed.Count);
        return Redirect(work.StudyLetters(Study.Slug));
    }
}
