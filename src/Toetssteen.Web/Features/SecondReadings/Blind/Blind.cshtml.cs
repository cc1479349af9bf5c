using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings.Blind;

/// <summary>Blind second judgements of one inspection: the lead draws the sample, the second reader finds what is asked.</summary>
public sealed class BlindModel(AppDb db, OpenedDraft opened, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : DraftStepPage(db, opened, user, text, clock)
{
    private IReadOnlySet<(Guid Rater, Guid Finding)> _read = new HashSet<(Guid, Guid)>();

    /// <summary>Who judges blind.</summary>
    [BindProperty]
    public Guid? Rater { get; set; }

    /// <summary>How many indicators are drawn.</summary>
    [BindProperty]
    public int? Count { get; set; }

    /// <summary>The number that chance begins with; the same number draws the same.</summary>
    [BindProperty]
    public int? Seed { get; set; }

    /// <summary>The indicators that are chosen rather than drawn: assessment and code.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    /// <summary>The judgements that were asked, of this person or, for a lead, of everyone.</summary>
    public IReadOnlyList<BlindJudgement> Asked { get; private set; } = [];

    /// <summary>The second readers of the inspection.</summary>
    public IReadOnlyList<Choice> Raters { get; private set; } = [];

    /// <summary>Whether the person draws samples.</summary>
    public bool Draws => Person.Has(Permission.Assign);

    /// <summary>All that can be judged: every indicator of every approach.</summary>
    public IReadOnlyList<JudgedUnit> Units =>
        [
            .. from a in Opened.Inspection.Assessments.OrderBy(a => a.Position)
            from i in Opened.Framework.Indicators
            select new JudgedUnit(a.Id, i.Code),
        ];

    /// <summary>By what the form knows a unit.</summary>
    public static string Key(JudgedUnit unit) => $"{unit.AssessmentId}/{unit.IndicatorCode}";

    /// <summary>A unit in words.</summary>
    public string InWords(JudgedUnit unit) => string.Join(", ", new[]
    {
        Opened.Inspection.Assessments.Count > 1 ? NameOf(Opened.Inspection.Assessments.Single(a => a.Id == unit.AssessmentId)) : null,
        $"{unit.IndicatorCode} {Opened.Framework.FindIndicator(unit.IndicatorCode)!.ShortLabel}",
    }.OfType<string>());

    public IActionResult OnGet()
    {
        (Count, Seed) = (5, RandomNumberGenerator.GetInt32(1, 1_000_000));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Draws)
            return Forbid();
        Need(Raters.Any(r => r.Value == Rater?.ToString()), nameof(Rater), L["Kies wie blind oordeelt."]);
        Need(Chosen.Count > 0 || Count is >= 1, nameof(Count), L["Vul in hoeveel indicatoren u trekt, of kies ze hieronder zelf."]);
        Need(Chosen.Count > 0 || Seed is not null, nameof(Seed), L["Vul een getal in waarmee de trekking begint."]);
        if (!ModelState.IsValid)
            return Page();
        var asked = 0;
        if (await ActAsync(() => Ask(out asked)) is { } answer)
            return answer;
        TempData.Say(
            Chosen.Count > 0
                ? L["Er zijn {0} blinde oordelen gevraagd.", asked]
                : L["Er zijn {0} blinde oordelen gevraagd, getrokken met het getal {1}.", asked, Seed]);
        return Redirect(work.BlindJudgements(InspectionId));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        if (!Draws && !Has(Duty.SecondReader))
            return NotFound();
        Asked = await Db
            .BlindJudgements.AsNoTracking()
            .Where(j => j.InspectionId == InspectionId && (Draws || j.Rater == Person.Id))
            .OrderBy(j => j.AskedAt)
            .ThenBy(j => j.IndicatorCode)
            .ToListAsync(stop);
        var readers = Opened.Inspection.Assignments.Where(a => a.Duty == Duty.SecondReader).Select(a => a.AccountId).ToList();
        Raters =
        [
            .. (
                await Db
                    .Accounts.Where(a => readers.Contains(a.Id))
                    .OrderBy(a => a.FoldedName)
                    .Select(a => new { a.Id, a.Name })
                    .ToListAsync(stop)
            ).Select(a => new Choice(a.Id.ToString(), a.Name)),
        ];
        _read = (
            await Db
                .FindingReadings.Where(r => r.InspectionId == InspectionId)
                .Select(r => new { r.Reader, r.FindingId })
                .Distinct()
                .ToListAsync(stop))
            .Select(r => (r.Reader, r.FindingId))
            .ToHashSet();
        return null;
    }

    // Who read a finding, or was asked before, is not asked: that would be neither blind nor a second time.
    private PageResult? Ask(out int asked)
    {
        asked = 0;
        FactsheetDraft.RequireNotOwnWork(Rater!.Value, Opened.Authors);
        var free = Units
            .Where(u =>
                !Asked.Any(j => j.Rater == Rater && j.AssessmentId == u.AssessmentId && j.IndicatorCode == u.IndicatorCode)
                && !Opened.Draft.Findings.Any(f =>
                    f.AssessmentId == u.AssessmentId && f.IndicatorCodes.Contains(u.IndicatorCode) && _read.Contains((Rater.Value, f.Id))))
            .ToList();
        var sample = Chosen.Count > 0 ? [.. free.Where(u => Chosen.Contains(Key(u)))] : BlindSample.Draw(free, Count!.Value, Seed!.Value);
        Need(sample.Count > 0, nameof(Count), L["Deze collega las deze bevindingen al, of oordeelde er al over. Er is niets gevraagd."]);
        if (!ModelState.IsValid)
            return Page();
        Db.BlindJudgements.AddRange(Draft.AskBlind(Rater.Value, Opened.Authors, sample, Chosen.Count > 0 ? null : Seed, NewId, Now));
        asked = sample.Count;
        return null;
    }
}
