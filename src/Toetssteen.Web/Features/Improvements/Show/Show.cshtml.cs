using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Improvements.Show;

/// <summary>One improvement point: what was found, what is agreed, and everything that happened to it since.</summary>
public sealed class ShowModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : FollowedPage(db, text, clock)
{
    private readonly AppDb _db = db;
    private readonly SiteText _text = text;

    /// <summary>What the municipality proposes.</summary>
    public sealed class ProposalForm
    {
        /// <summary>Who sees to it, by office or role.</summary>
        public string? Owner { get; set; }

        /// <summary>When it wants to be ready.</summary>
        public DateOnly? ReadyOn { get; set; }
    }

    /// <summary>What the lead agrees on.</summary>
    public sealed class AgreementForm
    {
        /// <summary>By when it has to be ready.</summary>
        public DateOnly? ReadyOn { get; set; }

        /// <summary>First day on which a report is due.</summary>
        public DateOnly? ReportOn { get; set; }

        /// <summary>Months between two reports.</summary>
        public int? EveryMonths { get; set; }
    }

    /// <summary>What is going to be done.</summary>
    public sealed class ActionForm
    {
        /// <summary>What.</summary>
        public string? What { get; set; }

        /// <summary>By when.</summary>
        public DateOnly? By { get; set; }
    }

    /// <summary>Something that happened to the point.</summary>
    public sealed record Event(string SortedBy, DateOnly? On, string What, string? Said, string? Address);

    [BindProperty(SupportsGet = true)]
    public Guid PointId { get; set; }

    [BindProperty]
    public ProposalForm Proposal { get; set; } = new();

    [BindProperty]
    public AgreementForm Agreement { get; set; } = new();

    [BindProperty]
    public ActionForm Planned { get; set; } = new();

    /// <summary>The action that was carried out.</summary>
    [BindProperty]
    public Guid? Carried { get; set; }

    /// <summary>When it was.</summary>
    [BindProperty]
    public DateOnly? DoneOn { get; set; }

    public ImprovementPoint Point { get; private set; } = null!;

    public string Approach { get; private set; } = "";

    public string Municipality { get; private set; } = "";

    public Framework Framework => field ??= Texts.In(frameworks.Get(Point.FrameworkId));

    public IEnumerable<Indicator> Indicators => Point.IndicatorCodes.Select(Framework.FindIndicator).OfType<Indicator>();

    /// <summary>Whether the baseline was written here, in the limited markup that is written here.</summary>
    public TextForm Form { get; private set; }

    /// <summary>All that happened, the first first.</summary>
    public IReadOnlyList<Event> Events { get; private set; } = [];

    /// <summary>Whether the person proposes and plans.</summary>
    public bool Proposes => user.Has(Permission.ReportProgress) && Point.IsOpen;

    /// <summary>Whether the person agrees on days.</summary>
    public bool Agrees => user.Has(Permission.Plan) && Point.IsOpen;

    /// <inheritdoc/>
    protected override Guid HistoryOf => Point.FollowedIn!.Value;

    /// <inheritdoc/>
    protected override Guid Stored => Point.Version;

    public void OnGet() => Seen = Point.Version;

    /// <summary>The municipality proposes.</summary>
    public Task<IActionResult> OnPostProposeAsync()
    {
        Need(
            !string.IsNullOrWhiteSpace(Proposal.Owner),
            "Proposal.Owner",
            _text["Schrijf op welke afdeling of functie voor dit verbeterpunt zorgt, zonder naam."]);
        NeedText(Proposal.Owner, "Proposal.Owner", ImprovementPoint.MaxOwner);
        return StoreAsync(Proposes, () => Point.Propose(Proposal.Owner, Proposal.ReadyOn));
    }

    /// <summary>The lead agrees.</summary>
    public Task<IActionResult> OnPostAgreeAsync()
    {
        Need(
            Agreement.EveryMonths is null || Agreement.ReportOn is not null,
            "Agreement.ReportOn",
            _text["Kies de dag van de eerste rapportage."]);
        var schedule = Agreement.ReportOn is { } from ? new ReportSchedule(from, Agreement.EveryMonths) : null;
        return StoreAsync(Agrees, () => Point.Agree(Agreement.ReadyOn, schedule, Today));
    }

    /// <summary>The municipality plans an action.</summary>
    public Task<IActionResult> OnPostActAsync()
    {
        Need(!string.IsNullOrWhiteSpace(Planned.What), "Planned.What", _text["Schrijf op wat u gaat doen."]);
        NeedText(Planned.What, "Planned.What", ImprovementPoint.MaxAction);
        return StoreAsync(Proposes, () => Point.Plan(NewId(), Planned.What!, Planned.By));
    }

    /// <summary>An action was carried out.</summary>
    public Task<IActionResult> OnPostDoneAsync()
    {
        Need(DoneOn is not null, nameof(DoneOn), _text["Kies de dag waarop de actie klaar was."]);
        return StoreAsync(Proposes, () =>
        {
            if (Point.Actions.SingleOrDefault(a => a.Id == Carried) is { } action)
                Point.CarryOut(action, DoneOn!.Value, Today);
        });
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var found = await (
            from p in _db.PointsOf(user).Include(p => p.Actions.OrderBy(a => a.Position))
            join a in _db.Approaches on p.ApproachId equals a.Id
            join m in _db.Municipalities on a.MunicipalityCode equals m.Code
            where p.Id == PointId
            select new { Point = p, Approach = a.Name, Municipality = m.Name }).AsSingleQuery().SingleOrDefaultAsync(stop);
        if (found is null)
            return NotFound();
        (Point, Approach, Municipality) = (found.Point, found.Approach, found.Municipality);
        Form = await _db.Findings.AnyAsync(
            f =>
                f.Id == Point.BaselineFindingId
                && _db.Assessments.Any(a => a.Id == f.AssessmentId && _db.WrittenHere().Any(i => i.Id == a.InspectionId)),
            stop)
            ? TextForm.Markdown
            : TextForm.Plain;
        Events = [.. (await PublishedAsync(stop)).Concat(await DoneAsync(stop)).OrderBy(e => e.SortedBy, StringComparer.Ordinal)];
        var empty = ModelState.Count == 0 || HttpMethods.IsGet(Request.Method);
        if (empty || !ModelState.Keys.Any(k => k.StartsWith("Proposal.", StringComparison.Ordinal)))
            Proposal = new ProposalForm { Owner = Point.Owner, ReadyOn = Point.ProposedFor };
        if (empty || !ModelState.Keys.Any(k => k.StartsWith("Agreement.", StringComparison.Ordinal)))
            Agreement = new AgreementForm
            {
                ReadyOn = Point.AgreedFor ?? Point.ProposedFor,
                ReportOn = Point.ReportFrom,
                EveryMonths = Point.ReportEveryMonths,
            };
        return null;
    }

    private async Task<IActionResult> StoreAsync(bool may, Action act)
    {
        if (!may)
            return Forbid();
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(() =>
        {
            act();
            if (_db.ChangeTracker.HasChanges())
                _db.Entry(Point).Property(p => p.Version).IsModified = true;
        }) is { } answer)
            return answer;
        TempData.Say(_text["Opgeslagen."]);
        return Redirect(work.FollowedPoint(PointId));
    }

    private async Task<List<Event>> PublishedAsync(CancellationToken stop)
    {
        var first = await (
            from f in _db.Findings
            join a in _db.PublishedAssessments() on f.AssessmentId equals a.Id
            join s in _db.PublishedFactsheets() on a.InspectionId equals s.InspectionId
            where f.Id == Point.BaselineFindingId
            orderby s.Slug
            select new { s.Slug, s.Editions.OrderBy(e => e.Number).First().Published }).AsNoTracking().Take(1).ToListAsync(stop);
        var retests = await (
            from r in _db.Retests
            join a in _db.PublishedAssessments() on r.AssessmentId equals a.Id
            join s in _db.PublishedFactsheets() on a.InspectionId equals s.InspectionId
            where r.ImprovementPointId == PointId
            select new
            {
                s.Slug,
                s.Editions.OrderBy(e => e.Number).First().Published,
                r.Outcome,
                r.NotRetestedReason,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. first.Select(f => new Event(
                f.Published?.ToString() ?? "",
                f.Published?.Earliest,
                _text["Gepubliceerd als verbeterpunt"],
                null,
                f.Slug)),
            .. retests.Select(r => new Event(
                r.Published?.ToString() ?? "",
                r.Published?.Earliest,
                _text["Hertoets gepubliceerd"] + ": " + Texts.Outcome(true, r.Outcome, _text),
                r.NotRetestedReason,
                r.Slug)),
        ];
    }

    private async Task<IEnumerable<Event>> DoneAsync(CancellationToken stop)
    {
        var subject = HistorySubject.Point(PointId);
        var entries = await _db
            .HistoryEntries.AsNoTracking()
            .Where(h => h.Subject == subject && _db.FollowedBy(user).Any(i => i.Id == h.InspectionId))
            .OrderBy(h => h.At)
            .ToListAsync(stop);
        var words = new Publications.Timeline.HistoryWords(_text, new Dictionary<Guid, string>());
        return entries.Select(h => new Event(
            DutchDay.Of(h.At).ToString("O", CultureInfo.InvariantCulture) + "T" + MachineTime.Of(h.At, "O"),
            DutchDay.Of(h.At),
            words.Act(h.Act),
            Publications.Timeline.HistoryValues.InWords(h.Act, h.Subject, h.After, Framework, _text),
            null));
    }
}
