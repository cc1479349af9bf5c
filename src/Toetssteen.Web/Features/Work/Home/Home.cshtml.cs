using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Domain;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Work.Home;

/// <summary>What waits for a person in one study, the first day first.</summary>
public sealed record StudyTasks(string Study, IReadOnlyList<Waiting> Tasks);

/// <summary>Where one begins: what waits for the person who is logged in, what waits for others, and what was done.</summary>
public sealed class HomeModel(IEnumerable<IWaits> parts, CurrentUser user, TimeProvider clock) : PageModel
{
    /// <summary>Value of <see cref="Gedaan"/> that shows everything that was done.</summary>
    public const string Everything = "alles";

    // How long what was done stays on the page.
    private const int Days = 7;

    /// <summary>What of the things that were done is shown: those of the last seven days, or <see cref="Everything"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Gedaan { get; set; }

    /// <summary>What waits, by study; the study with the nearest day first.</summary>
    public IReadOnlyList<StudyTasks> Studies { get; private set; } = [];

    /// <summary>All of it, the soonest first.</summary>
    public IReadOnlyList<Waiting> Tasks { get; private set; } = [];

    /// <summary>What waits for someone else.</summary>
    public IReadOnlyList<Waiting> Elsewhere { get; private set; } = [];

    /// <summary>What was done, the newest first.</summary>
    public IReadOnlyList<Waiting> Done { get; private set; } = [];

    /// <summary>Whether there is more that was done than is shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Today { get; } = DutchDay.Today(clock);

    /// <summary>How many days late something is.</summary>
    public int DaysLate(Waiting waiting) => waiting.By is { } by && Today > by ? Today.DayNumber - by.DayNumber : 0;

    /// <summary>How many are late.</summary>
    public int Late => Tasks.Count(t => DaysLate(t) > 0);

    /// <summary>How many have to be done within a week.</summary>
    public int Soon => Tasks.Count(t => t.By >= Today && t.By <= Today.AddDays(Days));

    public async Task OnGetAsync()
    {
        var all = new List<Waiting>();
        // One after another: they share one connection.
        foreach (var part in parts)
            all.AddRange(await part.ForAsync(user, HttpContext.RequestAborted));
        Tasks =
        [
            .. all.Where(w => w is { IsDone: false, Elsewhere: null })
                .OrderBy(w => w.By ?? DateOnly.MaxValue)
                .ThenBy(w => w.About, StringComparer.CurrentCulture)
                .ThenBy(w => w.What, StringComparer.CurrentCulture),
        ];
        Studies = [.. Tasks.GroupBy(w => w.About).Select(g => new StudyTasks(g.Key, [.. g]))];
        Elsewhere =
        [
            .. all.Where(w => w.Elsewhere is not null)
                .OrderBy(w => w.By ?? DateOnly.MaxValue)
                .ThenBy(w => w.About, StringComparer.CurrentCulture)
                .ThenBy(w => w.What, StringComparer.CurrentCulture),
        ];
        var done = all.Where(w => w is { IsDone: true, Elsewhere: null })
            .OrderByDescending(w => w.DoneAt ?? DateTimeOffset.MinValue)
            .ThenBy(w => w.What, StringComparer.CurrentCulture)
            .ToList();
        var since = clock.GetUtcNow().AddDays(-Days);
        Done = Gedaan == Everything ? done : done.FindAll(w => w.DoneAt >= since);
        HasMore = Done.Count < done.Count;
    }
}
