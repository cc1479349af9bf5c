using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Improvements.Approaches;

/// <summary>
/// What became of the approaches of a municipality after publication. What is told here is public with a follow-up, and not before.
/// </summary>
public sealed class ApproachesModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : FollowedPage(db, text, clock)
{
    /// <summary>The choice for an approach that is new.</summary>
    public const string IsNew = "New";

    private const string Yes = "ja", No = "nee", Unknown = "onbekend";
    private readonly AppDb _db = db;
    private readonly SiteText _text = text;
    private string _code = "";

    [BindProperty(SupportsGet = true)]
    public Guid InspectionId { get; set; }

    /// <summary>What happened.</summary>
    [BindProperty]
    public string? Happened { get; set; }

    /// <summary>To which approach.</summary>
    [BindProperty]
    public Guid? From { get; set; }

    /// <summary>In which known approach it went on.</summary>
    [BindProperty]
    public Guid? Successor { get; set; }

    /// <summary>The name of an approach that is not known yet.</summary>
    [BindProperty]
    public string? NewName { get; set; }

    /// <summary>Since when that one exists.</summary>
    [BindProperty]
    public string? Since { get; set; }

    /// <summary>When it happened.</summary>
    [BindProperty]
    public string? On { get; set; }

    /// <summary>Whether it is formally a continuation.</summary>
    [BindProperty]
    public string? Formal { get; set; }

    /// <summary>What is to be known about it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    public string Municipality { get; private set; } = "";

    /// <summary>The approaches that the person knows of, with what became of them.</summary>
    public IReadOnlyList<Approach> Known { get; private set; } = [];

    /// <summary>What may have happened.</summary>
    public IEnumerable<Choice> Moves =>
        [
            .. Enum.GetValues<TransitionKind>().Select(k => new Choice(k.ToString(), ImprovementWords.Move(k, _text))),
            new(IsNew, _text["Er is een nieuwe aanpak"]),
        ];

    /// <summary>The approaches to choose from.</summary>
    public IEnumerable<Choice> Choices => Known.Select(a => new Choice(a.Id.ToString(), a.Name));

    /// <summary>Answers to whether it is formally a continuation.</summary>
    public IEnumerable<Choice> Formals => [new(Yes, _text["ja"]), new(No, _text["nee"]), new(Unknown, _text["weten we niet"])];

    /// <summary>Whether the person tells of approaches.</summary>
    public bool Tells => user.Has(Permission.ReportProgress) || user.Has(Permission.Plan);

    public string NameOf(Guid id) => Known.FirstOrDefault(a => a.Id == id)?.Name ?? "–";

    /// <inheritdoc/>
    protected override Guid HistoryOf => InspectionId;

    // A step is only added: two people do not overwrite each other.
    /// <inheritdoc/>
    protected override Guid Stored => Seen;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Tells)
            return Forbid();
        Check();
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(Tell) is { } answer)
            return answer;
        TempData.Say(_text["Vastgelegd. Het is nog niet openbaar; dat wordt het met de factsheet van een hertoets."]);
        return Redirect(work.MovedApproaches(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (
            await _db.FollowedBy(user)
                .Where(i => i.Id == InspectionId)
                .Join(_db.Municipalities, i => i.MunicipalityCode, m => m.Code, (i, m) => m)
                .SingleOrDefaultAsync(stop)
            is not { } municipality)
            return NotFound();
        (_code, Municipality) = (municipality.Code, municipality.Name);
        var mine = _db.InspectionsOf(user);
        Known = await _db
            .Approaches.Include(a =>
                a.Transitions.Where(t =>
                    t.NamedIn == null || mine.Any(i => i.Id == t.NamedIn) || _db.PublishedTransitions().Any(p => p.Id == t.Id)))
            .Where(a =>
                a.MunicipalityCode == municipality.Code
                && (mine.Any(i => i.Id == a.NamedIn) || _db.PublishedApproaches().Any(p => p.Id == a.Id)))
            .OrderBy(a => a.FoldedName)
            .AsSingleQuery()
            .ToListAsync(stop);
        return null;
    }

    private void Check()
    {
        var isNew = Happened == IsNew;
        Need(isNew || Enum.TryParse<TransitionKind>(Happened, out _), nameof(Happened), _text["Kies wat er is gebeurd."]);
        Need(isNew || Known.Any(a => a.Id == From), nameof(From), _text["Kies om welke aanpak het gaat."]);
        Need(!isNew || !string.IsNullOrWhiteSpace(NewName), nameof(NewName), _text["Schrijf op hoe de nieuwe aanpak heet."]);
        Need(
            isNew || Happened == nameof(TransitionKind.Stopped) || Known.Any(a => a.Id == Successor) || !string.IsNullOrWhiteSpace(NewName),
            nameof(Successor),
            _text["Kies in welke aanpak hij verderging, of noem haar hieronder."]);
        NeedText(NewName, nameof(NewName), ApproachStatement.NameLength);
        NeedText(Note, nameof(Note), ApproachStatement.TextLength);
        foreach (var (typed, field) in new[] { (Since, nameof(Since)), (On, nameof(On)) })
            Need(
                PartialDateText.TryRead(typed, out _),
                field,
                _text["Schrijf een jaar, een maand met een jaar, of een dag: 2025, oktober 2025 of 14-10-2025."]);
    }

    private void Tell()
    {
        var stops = Happened == nameof(TransitionKind.Stopped);
        var successor = stops ? null : Trimmed(NewName) is { } name ? Named(name) : Known.Single(a => a.Id == Successor);
        if (Happened == IsNew)
        {
            successor!.TellOfItself(InspectionId, Since?.Trim(), Trimmed(Note));
            return;
        }
        var from = Known.Single(a => a.Id == From);
        PartialDateText.TryRead(On, out var on);
        if (
            new Lineage(Known).Record(
                NewId(),
                from,
                Enum.Parse<TransitionKind>(Happened!),
                successor,
                on,
                Trimmed(Note),
                stops
                    ? null
                    : Formal switch
                    {
                        Yes => true,
                        No => false,
                        _ => null,
                    },
                InspectionId)
            is not { } step)
            return;
        _db.ApproachTransitions.Add(step);
        from.TellOf(step, successor, InspectionId);
    }

    // Known under this name already, or new.
    private Approach Named(string name)
    {
        if (Known.FirstOrDefault(a => a.FoldedName == FoldedText.Fold(name)) is { } known)
            return known;
        var approach = new Approach(NewId(), _code, name, InspectionId);
        PartialDateText.TryRead(Since, out var since);
        approach.Begin(since);
        approach.AwaitFollowUp();
        _db.Approaches.Add(approach);
        return approach;
    }
}
