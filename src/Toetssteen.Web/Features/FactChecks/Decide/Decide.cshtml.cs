using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Decide;

/// <summary>
/// One objection: the statement, the reason, the document, and the decision of an inspector with its reason. Deciding changes no word of
/// the draft; who adopts an objection changes the finding in the workbench.
/// </summary>
public sealed class DecideModel(AppDb db, OpenedDraft opened, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : DraftStepPage(db, opened, user, text, clock)
{
    /// <summary>The objection's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ObjectionId { get; set; }

    /// <summary>What is decided.</summary>
    [BindProperty]
    public ObjectionDecision? Decision { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the form was opened with.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The objection.</summary>
    public Objection One { get; private set; } = null!;

    /// <summary>The finding that it is about, as it is now; null where it is about another text, or the finding is gone.</summary>
    public DraftedFinding? Finding => Opened.Findings.FirstOrDefault(f => f.Finding.Id == One.Sentence.FindingId);

    /// <summary>Whether this person decides, now.</summary>
    public bool CanDecide => Has(Duty.Inspector) && Draft.IsOpen;

    /// <summary>The next objection on which nothing was decided.</summary>
    public Objection? Next => Draft.CurrentFactCheck!.Undecided.OrderBy(o => o.Number).FirstOrDefault(o => o.Id != ObjectionId);

    /// <summary>The decisions.</summary>
    public IReadOnlyList<Choice> Decisions =>
    [
        new(nameof(ObjectionDecision.Adopted), L["Overgenomen"], L["U wijzigt de tekst daarna zelf in de werkbank."]),
        new(nameof(ObjectionDecision.Partly), L["Gedeeltelijk overgenomen"], L["U wijzigt de tekst daarna zelf in de werkbank."]),
        new(nameof(ObjectionDecision.NotAdopted), L["Niet overgenomen"]),
    ];

    public IActionResult OnGet()
    {
        (Decision, Reason, Seen) = (One.Decision, One.DecisionReason, One.Version.ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Has(Duty.Inspector))
            return Forbid();
        Need(Decision is not null, nameof(Decision), L["Kies wat u besluit."]);
        Need(
            !string.IsNullOrWhiteSpace(Reason),
            nameof(Reason),
            L["Schrijf op waarom u dit besluit. Uw keuze staat nog op het scherm; er is niets opgeslagen."]);
        Need(
            Reason is not { Length: > Objection.MaxReason },
            nameof(Reason),
            L["Uw reden is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", Reason?.Length, Objection.MaxReason]);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(Decide) is { } answer)
            return answer;
        TempData.Say(L["Uw besluit over bezwaar {0} is bewaard. De gemeente kan het lezen.", One.Number]);
        return Redirect(work.FactCheckOf(InspectionId));
    }

    /// <inheritdoc/>
    protected override Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        One = Draft.CurrentFactCheck?.Submitted.FirstOrDefault(o => o.Id == ObjectionId)!;
        return Task.FromResult<IActionResult?>(One is null ? NotFound() : null);
    }

    private IActionResult? Decide()
    {
        Draft.RequireOpen();
        if (Seen != One.Version.ToString())
        {
            Seen = One.Version.ToString();
            return Conflict(L);
        }
        Draft.CurrentFactCheck!.Decide(One, Decision!.Value, Reason!, Person.Id, Now);
        return null;
    }
}
