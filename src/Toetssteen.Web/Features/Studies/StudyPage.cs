using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>
/// A page about one study that was planned here by the own inspectorate, alone or with others; any other study is not there.
/// </summary>
public abstract class StudyPage(AppDb db, CurrentUser user, TimeProvider clock) : FormPage
{
    /// <summary>The study.</summary>
    public Study Study { get; private set; } = null!;

    /// <summary>What was done just now, in a sentence; told once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Today, as the calendars in the Netherlands have it.</summary>
    public DateOnly Today { get; } = DutchDay.Today(clock);

    /// <summary>The database.</summary>
    protected AppDb Db { get; } = db;

    /// <summary>Who asks.</summary>
    protected CurrentUser Me { get; } = user;

    /// <summary>The moment.</summary>
    protected DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>A new identity.</summary>
    protected Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>The way to a page below that of the study.</summary>
    public IReadOnlyList<Crumb> Trail(SiteText text, WorkLinks work) =>
        [new(text["Mijn werk"], work.Home()), new(text["Onderzoeken"], work.Studies()), new(Study.Title, work.Study(Study.Slug))];

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var slug = RouteData.Values["slug"] as string;
        if (await Db.StudiesOf(Me).SingleOrDefaultAsync(s => s.Slug == slug && s.PlannedAt != null, stop) is not { } study)
            return NotFound();
        Study = study;
        return await LoadMoreAsync(stop);
    }

    /// <summary>Loads what the page shows beside the study.</summary>
    protected virtual Task<IActionResult?> LoadMoreAsync(CancellationToken stop) => Task.FromResult<IActionResult?>(null);
}
