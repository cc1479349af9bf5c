using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings.Read;

/// <summary>One finding as it is, with what changed in it since this reader read it; agreeing with it, or returning it with a remark.</summary>
public sealed class ReadModel(AppDb db, OpenedDraft opened, Remarks remarks, IndicatorAnswers given, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : SecondReadingPage(db, opened, remarks, user, text, clock)
{
    /// <summary>The choice to agree.</summary>
    public const string Agrees = "akkoord";

    /// <summary>The choice to return.</summary>
    public const string Returns = "terug";

    /// <summary>The finding's id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid FindingId { get; set; }

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public string? Says { get; set; }

    /// <summary>The remark.</summary>
    [BindProperty]
    public string? Remark { get; set; }

    /// <summary>What the page was opened with.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The finding.</summary>
    public FindingToRead One { get; private set; } = null!;

    /// <summary>Its approach.</summary>
    public Assessment Assessment { get; private set; } = null!;

    /// <summary>The answers that it cites.</summary>
    public IReadOnlyList<(string Indicator, SubmittedAnswer Answer)> Answers { get; private set; } = [];

    /// <summary>What changed since it was read.</summary>
    public IReadOnlyList<ChangedPart> Changes => One.Last is { } last ? ChangedPart.Between(last.AsRead, FindingAsRead.Of(One.Drafted), Opened.Framework.Scale, L) : [];

    /// <summary>The finding after this one, that is to be read; null where none is.</summary>
    public FindingToRead? Next => Findings.SkipWhile(f => f.Id != FindingId).Skip(1).Concat(Findings.TakeWhile(f => f.Id != FindingId))
        .FirstOrDefault(f => !f.IsClosed && f.State is not (ReadingState.Agreed or ReadingState.Returned));

    public IActionResult OnGet()
    {
        Seen = One.Seen;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Says is Agrees or Returns, nameof(Says), L["Kies of u akkoord bent, of de bevinding teruggeeft."]);
        Need(Says != Returns || !string.IsNullOrWhiteSpace(Remark), nameof(Remark), L["Schrijf op wat er moet veranderen. Uw keuze staat nog op het scherm."]);
        Need(Remark is not { Length: > FindingReading.MaxRemark }, nameof(Remark), L["Uw opmerking is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", Remark?.Length, FindingReading.MaxRemark]);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(Keep) is { } answer)
            return answer;
        return Redirect(Next is { } next ? work.ReadFinding(InspectionId, next.Id) : work.SecondReading(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadRestAsync(CancellationToken stop)
    {
        if (Findings.FirstOrDefault(f => f.Id == FindingId) is not { IsClosed: false } one)
            return NotFound();
        One = one;
        Assessment = Opened.Inspection.Assessments.Single(a => a.Id == one.Drafted.Finding.AssessmentId);
        var cited = one.Drafted.Answers;
        var answers = cited.Count == 0 ? null : await given.OnAsync(Assessment, [.. cited.Select(c => c.Indicator).Distinct()], stop);
        Answers = [.. cited.Where(c => answers!.ContainsKey(c)).Select(c => (c.Indicator, answers![c]))];
        return null;
    }

    private IActionResult? Keep()
    {
        Draft.RequireReader(Person.Id, Opened.Authors);
        if (Seen != One.Seen)
        {
            Seen = One.Seen;
            ModelState.Remove(nameof(Seen));
            return Conflict(L["Deze bevinding is gewijzigd terwijl u las. Uw keuze is niet opgeslagen en staat er nog. Lees wat er nu staat, en kies opnieuw."]);
        }
        Db.FindingReadings.Add(new FindingReading(NewId(), InspectionId, FindingId, Person.Id, Says == Agrees, Remark, FindingAsRead.Of(One.Drafted), Now));
        return null;
    }
}
