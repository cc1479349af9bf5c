using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Improvements;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.ProgressReports.List;

/// <summary>The progress reports about the improvement points of one published inspection, and what is waited for.</summary>
public sealed class ListModel(AppDb db, DueReports dues, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : FollowedPage(db, text, clock)
{
    private readonly AppDb _db = db;
    private readonly SiteText _text = text;

    [BindProperty(SupportsGet = true)]
    public Guid InspectionId { get; set; }

    /// <summary>What kind of report is begun.</summary>
    [BindProperty]
    public ReportForm Form { get; set; }

    public string Municipality { get; private set; } = "";

    public string Study { get; private set; } = "";

    /// <summary>Whether a later follow-up was published.</summary>
    public bool IsClosed { get; private set; }

    public IReadOnlyList<ProgressReport> Reports { get; private set; } = [];

    public IReadOnlyList<DueReport> Due { get; private set; } = [];

    public Guid StudyId { get; private set; }

    /// <summary>Whether the person reports for the municipality.</summary>
    public bool Writes => user.Has(Permission.ReportProgress);

    /// <summary>Whether the person records conversations, presentations and reports that did not come.</summary>
    public bool Records => user.Has(Permission.Judge) || user.Has(Permission.Plan);

    /// <inheritdoc/>
    protected override Guid HistoryOf => InspectionId;

    // Reports are only added here: two people do not overwrite each other.
    /// <inheritdoc/>
    protected override Guid Stored => Seen;

    public void OnGet()
    {
    }

    /// <summary>Begins a report; what it says comes next.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Form == ReportForm.Written ? !Writes : !Records)
            return Forbid();
        var id = NewId();
        if (await ActAsync(() => _db.ProgressReports.Add(ProgressReport.Begin(id, InspectionId, Form, IsClosed))) is { } answer)
            return answer;
        return Redirect(work.ProgressReport(InspectionId, id));
    }

    /// <summary>Records that the report that was due did not come.</summary>
    public async Task<IActionResult> OnPostNotReceivedAsync(DateOnly day)
    {
        if (!Records)
            return Forbid();
        if (await ActAsync(() =>
        {
            if (Due.FirstOrDefault(d => d.On == day) is { } due)
                _db.ProgressReports.Add(ProgressReport.DidNotCome(NewId(), InspectionId, due.On, due.Points, Today, IsClosed));
        }) is { } answer)
            return answer;
        TempData.Say(_text["Vastgelegd: de rapportage is niet ontvangen."]);
        return Redirect(work.ProgressReports(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var own = _db.FollowedBy(user).Where(i => i.Id == InspectionId);
        var found = await (
            from i in own
            join s in _db.Studies on i.StudyId equals s.Id
            join m in _db.Municipalities on i.MunicipalityCode equals m.Code
            select new
            {
                m.Name,
                s.Title,
                StudyId = s.Id,
                Closed = _db.FollowedUpInspections().Any(c => c.Id == i.Id),
            }
        ).SingleOrDefaultAsync(stop);
        if (found is null)
            return NotFound();
        (Municipality, Study, StudyId, IsClosed) = (found.Name, found.Title, found.StudyId, found.Closed);
        // What is still being written is for who writes it.
        var (writes, records) = (Writes, Records);
        Reports = await _db.ProgressReports.AsNoTracking().Where(r => r.InspectionId == InspectionId
                && (r.State != ReportState.Writing || (r.Form == ReportForm.Written ? writes : records)))
            .OrderByDescending(r => r.On).ThenByDescending(r => r.Id).ToListAsync(stop);
        Due = await dues.OfAsync(own, Today, stop);
        return null;
    }
}
