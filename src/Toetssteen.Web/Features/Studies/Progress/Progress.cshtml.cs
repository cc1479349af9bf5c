using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Progress;

/// <summary>The whole study on one page: per municipality where it stands, who is late, what is missing.</summary>
public sealed class ProgressModel(AppDb db, CurrentUser user, TimeProvider clock, SiteText text) : StudyPage(db, user, clock)
{
    /// <summary>Value of <see cref="Inspecteur"/> that shows where nobody was assigned.</summary>
    public const string Nobody = "niemand";

    /// <summary>Key of a stage.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Stap { get; set; }

    /// <summary>An account, or <see cref="Nobody"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Inspecteur { get; set; }

    /// <summary>Whether only who is late is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Laat { get; set; }

    /// <summary>By what it is sorted; by name when null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Volgorde { get; set; }

    /// <summary>Every municipality.</summary>
    public IReadOnlyList<Standing> All { get; private set; } = [];

    /// <summary>Those that fit the filters, in order.</summary>
    public IReadOnlyList<Standing> Shown { get; private set; } = [];

    /// <summary>How many there are per stage.</summary>
    public IReadOnlyList<(InspectionStage Stage, int Count)> Counts { get; private set; } = [];

    /// <summary>Who has a duty somewhere in the study.</summary>
    public IReadOnlyList<Assigned> People { get; private set; } = [];

    /// <summary>The totals in a few sentences.</summary>
    public string InWords
    {
        get
        {
            if (All.Count == 0)
                return text["Dit onderzoek heeft nog geen gemeenten."];
            var (late, asked, settled) = (All.Count(s => s.IsLate), All.Sum(s => s.Asked.Count), All.Sum(s => s.Settled));
            return string.Join(' ',
            [
                All.Count == 1 ? text["Dit onderzoek gaat over 1 gemeente."] : text["Dit onderzoek gaat over {0} gemeenten.", All.Count.InWords()],
                asked == 0 ? text["Er is nog niemand om antwoord gevraagd."] : text["Van de {0} die om antwoord zijn gevraagd, hebben er {1} geantwoord of laten weten dat zij niet antwoorden.", asked.InWords(), settled.InWords()],
                late == 0 ? text["Niemand is te laat."] : late == 1 ? text["Eén gemeente is te laat."] : text["{0} gemeenten zijn te laat.", late.InWords()],
            ]);
        }
    }

    public IActionResult OnGet()
    {
        var shown = All.Where(s => (string.IsNullOrEmpty(Stap) || Words.Key(s.Stage) == Stap) && (Laat != "ja" || s.IsLate) && Fits(s));
        Shown = Volgorde switch
        {
            "stap" => [.. shown.OrderBy(s => s.Stage).ThenBy(s => s.FoldedName, StringComparer.Ordinal)],
            "brief" => [.. shown.OrderBy(s => s.LastLetter ?? DateTimeOffset.MinValue).ThenBy(s => s.FoldedName, StringComparer.Ordinal)],
            _ => [.. shown],
        };
        return Page();
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        All = await StudyProgress.ReadAsync(Db, Study, Today, stop);
        Counts = [.. Enum.GetValues<InspectionStage>().Select(stage => (stage, All.Count(s => s.Stage == stage)))];
        People = [.. All.SelectMany(s => s.Assigned).DistinctBy(a => a.AccountId).OrderBy(a => a.Name, StringComparer.CurrentCulture)];
        return null;
    }

    private bool Fits(Standing standing) => Inspecteur switch
    {
        null or "" => true,
        Nobody => standing.Assigned.Count == 0,
        var id => standing.Assigned.Any(a => a.AccountId.ToString() == id),
    };
}
