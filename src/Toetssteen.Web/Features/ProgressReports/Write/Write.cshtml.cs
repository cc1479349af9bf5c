using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Improvements;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.ProgressReports.Write;

/// <summary>One progress report: a form while it is written, and what it says once it was sent in.</summary>
public sealed class WriteModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : FollowedPage(db, text, clock)
{
    /// <summary>The button that sends it in, or records it.</summary>
    public const string Send = "inzenden";

    private readonly AppDb _db = db;
    private readonly SiteText _text = text;

    /// <summary>What is said of one point.</summary>
    public sealed class EntryForm
    {
        /// <summary>The point.</summary>
        public Guid Point { get; set; }

        /// <summary>What came of it.</summary>
        public Progress? Progress { get; set; }

        /// <summary>What was done, or why nothing was.</summary>
        public string? What { get; set; }

        /// <summary>The documents that show it.</summary>
        public List<Guid> Documents { get; set; } = [];
    }

    [BindProperty(SupportsGet = true)]
    public Guid InspectionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid ReportId { get; set; }

    /// <summary>The day of a conversation or presentation.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>Who reported, or was there, by role.</summary>
    [BindProperty]
    public string? Who { get; set; }

    /// <summary>What was said of all points together.</summary>
    [BindProperty]
    public string? Notes { get; set; }

    /// <summary>What is said of each point.</summary>
    [BindProperty]
    public List<EntryForm> Entries { get; set; } = [];

    /// <summary>Which button was pressed.</summary>
    [BindProperty(Name = "Doe")]
    public string? Button { get; set; }

    /// <summary>When it was discussed.</summary>
    [BindProperty]
    public DateOnly? DiscussedOn { get; set; }

    public ProgressReport Report { get; private set; } = null!;

    public string Municipality { get; private set; } = "";

    public bool IsClosed { get; private set; }

    /// <summary>The points that it can be about, in the order of the framework.</summary>
    public IReadOnlyList<ImprovementPoint> Points { get; private set; } = [];

    /// <summary>The documents that can be cited.</summary>
    public IReadOnlyList<Choice> Documents { get; private set; } = [];

    /// <summary>Whether the person writes in it now.</summary>
    public bool Writes => Report.IsOpen && (Report.Form == ReportForm.Written ? user.Has(Permission.ReportProgress) : Records);

    /// <summary>Whether the person receives and discusses reports.</summary>
    public bool Records => user.Has(Permission.Judge) || user.Has(Permission.Plan);

    /// <summary>What may have come of a point.</summary>
    public IEnumerable<Choice> Progresses =>
        Enum.GetValues<Progress>().Select(p => new Choice(p.ToString(), ImprovementWords.Progress(p, _text)));

    /// <inheritdoc/>
    protected override Guid HistoryOf => InspectionId;

    /// <inheritdoc/>
    protected override Guid Stored => Report.Version;

    /// <summary>The name of a point: its indicators.</summary>
    public string NameOf(ImprovementPoint point) => FrameworkOf(point).NameOf(point.IndicatorCodes).ToString();

    /// <summary>The language of that, where it is not the one of the page.</summary>
    public string? LangOf(ImprovementPoint point) =>
        Texts.LangOf(FrameworkOf(point), FrameworkOf(point).NameOf(point.IndicatorCodes).Label);

    private Framework FrameworkOf(ImprovementPoint point) => Texts.In(frameworks.Get(point.FrameworkId));

    public void OnGet()
    {
        Seen = Report.Version;
        (On, Who, Notes) = (Report.On?.Day is null ? null : Report.On.Earliest, Report.Who, Report.Text);
        Entries = [.. Points.Select(p => Report.Entries.FirstOrDefault(e => e.ImprovementPointId == p.Id) is { } said
            ? new EntryForm { Point = p.Id, Progress = said.Progress, What = said.What, Documents = [.. said.DocumentIds] }
            : new EntryForm { Point = p.Id })];
    }

    /// <summary>Saves it, and sends it in where that was asked. What was typed is saved, also where it cannot be sent in yet.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Entries = [.. Points.Select(p => Entries.Find(e => e.Point == p.Id) ?? new EntryForm { Point = p.Id })];
        if (!Writes)
            return Report.IsOpen ? Forbid() : Refused();
        NeedText(Who, nameof(Who), ProgressReport.MaxWho);
        NeedText(Notes, nameof(Notes), ProgressReport.MaxText);
        foreach (var (entry, n) in Entries.Select((e, n) => (e, n)))
            NeedText(entry.What, $"Entries[{n}].What", ProgressReport.MaxText);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(Write) is { } conflict)
            return conflict;
        ModelState.Remove(nameof(Seen));
        Seen = Report.Version;
        if (Button == Send && await ActAsync(SendIn) is { } answer)
            return answer;
        TempData.Say(
            Button != Send ? _text["Opgeslagen. De rapportage is nog niet ingezonden."]
            : Report.Form == ReportForm.Written ? _text["De rapportage is ingezonden. U kunt haar hier teruglezen."]
            : _text["Vastgelegd."]);
        return Redirect(work.ProgressReport(InspectionId, ReportId));
    }

    /// <summary>The inspectorates have read it.</summary>
    public Task<IActionResult> OnPostReceiveAsync() => StepAsync(report => report.Receive());

    /// <summary>It was discussed.</summary>
    public Task<IActionResult> OnPostDiscussAsync()
    {
        Need(DiscussedOn is not null, nameof(DiscussedOn), _text["Kies de dag waarop het gesprek was."]);
        return StepAsync(report => report.Discuss(DiscussedOn!.Value, Today));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var found = await (
            from i in _db.FollowedBy(user)
            join m in _db.Municipalities on i.MunicipalityCode equals m.Code
            where i.Id == InspectionId
            select new
            {
                m.Name,
                i.MunicipalityCode,
                Closed = _db.FollowedUpInspections().Any(c => c.Id == i.Id),
            }
        ).SingleOrDefaultAsync(stop);
        if (
            found is null
            || await _db
                .ProgressReports.Include(r => r.Entries)
                .AsSingleQuery()
                .SingleOrDefaultAsync(r => r.Id == ReportId && r.InspectionId == InspectionId, stop)
                is not { } report)
            return NotFound();
        (Report, Municipality, IsClosed) = (report, found.Name, found.Closed);
        // What is still being written is for who writes it.
        if (report.IsOpen && !Writes || report.State == ReportState.NotReceived)
            return NotFound();
        var said = report.Entries.Select(e => e.ImprovementPointId).ToList();
        Points =
        [
            .. (
                await _db
                    .ImprovementPoints.Where(p => p.FollowedIn == InspectionId && p.Status != PointStatus.Resolved || said.Contains(p.Id))
                    .ToListAsync(stop))
                .OrderBy(p => p.ThemeCode, StringComparer.Ordinal)
                .ThenBy(p => p.CriterionCode, StringComparer.Ordinal)
                .ThenBy(p => string.Join(' ', p.IndicatorCodes), StringComparer.Ordinal),
        ];
        var documents = await _db.DocumentsOf(user)
            .AsNoTracking()
            .Where(d =>
                d.InspectionId == InspectionId
                && _db.Organisations.Any(o =>
                    o.Id == d.OrganisationId && o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == found.MunicipalityCode))
            .OrderBy(d => d.Title)
            .Select(d => new { d.Id, d.Title })
            .ToListAsync(stop);
        Documents = [.. documents.Select(d => new Choice(d.Id.ToString(), d.Title))];
        return null;
    }

    private void Write()
    {
        var known = Documents.Select(d => Guid.Parse(d.Value)).ToHashSet();
        Report.Write(
            On is { } day ? PartialDate.Of(day) : null,
            Trimmed(Who),
            Trimmed(Notes),
            Entries
                .Where(e => e.Progress is not null || !string.IsNullOrWhiteSpace(e.What) || e.Documents.Count > 0)
                .Select(e => new ReportEntry(ReportId, e.Point, e.Progress, Trimmed(e.What) ?? "", e.Documents.Where(known.Contains))));
        _db.Entry(Report).Property(r => r.Version).IsModified = true;
    }

    private void SendIn() => Report.SendIn(Points, Today, Now, IsClosed);

    private async Task<IActionResult> StepAsync(Action<ProgressReport> step)
    {
        if (!Records)
            return Forbid();
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(() => step(Report)) is { } answer)
            return answer;
        TempData.Say(_text["Vastgelegd."]);
        return Redirect(work.ProgressReport(InspectionId, ReportId));
    }

    // The rule says it in its own sentence.
    private PageResult Refused()
    {
        Write();
        return Page();
    }
}
