using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Progress;

/// <summary>A step as a tile: legend, last day, count and filter in one.</summary>
public sealed record StepTile(InspectionStep Step, int Count, string? Day);

/// <summary>The factsheets of one day in the agenda of publications; without a day they wait for a decision.</summary>
public sealed record PublicationDay(DateOnly? Day, IReadOnlyList<Standing> Planned, IReadOnlyList<Standing> Public);

/// <summary>The whole study on one page, to the end: per municipality where it stands, how late that is, who is waited for.</summary>
public sealed class ProgressModel(AppDb db, CurrentUser user, TimeProvider clock, StudyProgress progress, SiteText text)
    : StudyPage(db, user, clock)
{
    /// <summary>Value of <see cref="Inspecteur"/> that shows where nobody was assigned.</summary>
    public const string Nobody = "niemand";

    /// <summary>Key of a step.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Stap { get; set; }

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>Who is waited for: "u" or "ander"; everyone when null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wacht { get; set; }

    /// <summary>An account, or <see cref="Nobody"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Inspecteur { get; set; }

    /// <summary>Whether only who is late is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Laat { get; set; }

    /// <summary>By what it is sorted; the longest late first when null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Volgorde { get; set; }

    /// <summary>Every municipality.</summary>
    public IReadOnlyList<Standing> All { get; private set; } = [];

    /// <summary>Those that fit the filters, in order.</summary>
    public IReadOnlyList<Standing> Shown { get; private set; } = [];

    /// <summary>The steps that this study has.</summary>
    public IReadOnlyList<StepTile> Steps { get; private set; } = [];

    /// <summary>Who has a duty somewhere in the study.</summary>
    public IReadOnlyList<Assigned> People { get; private set; } = [];

    /// <summary>The agenda of publications, what has no day first.</summary>
    public IReadOnlyList<PublicationDay> Agenda { get; private set; } = [];

    /// <summary>Why something is public before the day of the calendar.</summary>
    public IReadOnlyDictionary<Guid, string> Reasons { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Who looks at it.</summary>
    public Guid Viewer => Me.Id;

    /// <summary>How many are late.</summary>
    public int Late => All.Count(s => s.IsLate);

    /// <summary>How many wait for who looks at it.</summary>
    public int Yours => All.Count(s => s.IsFor(Viewer));

    /// <summary>How many are public or have a day.</summary>
    public int WithDay => All.Count(s => s.State == InspectionState.Planned || s.Step >= InspectionStep.FollowingUp);

    /// <summary>Whether nobody was invited yet: then that is all there is to do.</summary>
    public bool NothingBegun => All.All(s => s.State == InspectionState.NotInvited);

    /// <summary>Whether everything is public: then there is nothing left to do at once.</summary>
    public bool AllPublic => All.All(s => s.Step >= InspectionStep.FollowingUp && !s.Facts.IsCorrection);

    public IActionResult OnGet()
    {
        var shown = All.Where(s =>
            (string.IsNullOrEmpty(Stap) || ProgressWords.Key(s.Step) == Stap)
            && (Laat != "ja" || s.IsLate)
            && Waits(s)
            && Fits(s)
            && Named(s));
        Shown = Volgorde switch
        {
            "stap" => [.. shown.OrderBy(s => s.Step)],
            "naam" => [.. shown],
            _ => [.. shown.OrderByDescending(s => s.DaysLate)],
        };
        return Page();
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        All = await progress.ReadAsync(Study, stop);
        var skipped = All.Count == 0 ? 0 : All.Min(s => s.Facts.Skipped);
        Steps =
        [
            .. Enum.GetValues<InspectionStep>()
                .Where(step => (int)step > skipped)
                .Select(step => new StepTile(step, All.Count(s => s.Step == step), DayOf(step))),
        ];
        People = [.. All.SelectMany(s => s.Assigned).DistinctBy(a => a.AccountId).OrderBy(a => a.Name, StringComparer.CurrentCulture)];
        Agenda =
        [
            .. from s in All
            where
                s.State is InspectionState.ToDecide or InspectionState.Planned or InspectionState.Stuck
                || (s.Step >= InspectionStep.FollowingUp && s.Facts.Draft?.PublicOn is not null)
            let day = s.State == InspectionState.ToDecide ? null : s.Facts.Draft!.PublicOn
            group s by day into of
            orderby of.Key
            select new PublicationDay(
                of.Key,
                [.. of.Where(s => s.Facts.Draft!.Stage != DraftStage.Published)],
                [.. of.Where(s => s.Facts.Draft!.Stage == DraftStage.Published)]),
        ];
        if (Agenda.Count > 0)
            Reasons = await progress.ReasonsAsync(Study, stop);
        return null;
    }

    private string? DayOf(InspectionStep step) =>
        step switch
        {
            InspectionStep.Publishing when Study.Calendar.PublishFrom is { } first => text["vanaf {0}", ProgressWords.Day(first)],
            InspectionStep.FollowingUp when All.Min(s => s.Draft?.NextReport) is { } next => text["vóór {0}", ProgressWords.Day(next)],
            InspectionStep.Publishing or InspectionStep.FollowingUp or InspectionStep.Retesting => null,
            _ => InspectionFacts.LastDayOf(step, Study.Calendar, progress.MinimumDays) is { } last
                ? text["t/m {0}", ProgressWords.Day(last)]
                : null,
        };

    private bool Waits(Standing standing) => Wacht switch
    {
        "u" => standing.IsFor(Viewer),
        "ander" => !standing.IsFor(Viewer) && standing.Turn != Turn.Nobody,
        _ => true,
    };

    private bool Named(Standing standing) =>
        string.IsNullOrWhiteSpace(Zoek)
        || standing.Name.Contains(Zoek.Trim(), StringComparison.CurrentCultureIgnoreCase)
        || standing.FoldedName.Contains(FoldedText.Fold(Zoek), StringComparison.Ordinal);

    private bool Fits(Standing standing) => Inspecteur switch
    {
        null or "" => true,
        Nobody => standing.Assigned.Count == 0,
        var id => standing.Assigned.Any(a => a.AccountId.ToString() == id),
    };
}
