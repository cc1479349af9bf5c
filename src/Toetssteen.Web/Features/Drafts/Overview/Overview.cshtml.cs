using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts.Judge;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Overview;

/// <summary>
/// A draft at a glance: how far it is, who is to act, what its findings say, what is missing. From here it goes to the second reader.
/// </summary>
public sealed class OverviewModel(
    AppDb db,
    OpenedDraft drafts,
    EvidenceReader evidence,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : DraftPage(drafts, user)
{
    private readonly CurrentUser _user = user;

    /// <summary>What is missing, in the order of the framework.</summary>
    public IReadOnlyList<DraftGap> Gaps { get; private set; } = [];

    /// <summary>Where words may tell what one partner answered.</summary>
    public IReadOnlyList<PromiseDoubt> Doubts { get; private set; } = [];

    /// <summary>What the second reader said last, by finding.</summary>
    public IReadOnlyDictionary<Guid, FindingReading> Readings { get; private set; } = new Dictionary<Guid, FindingReading>();

    /// <summary>Names of who was assigned, by duty.</summary>
    public ILookup<Duty, string> Assigned { get; private set; } = Array.Empty<string>().ToLookup(_ => Duty.Inspector);

    /// <summary>The findings that name no evidence.</summary>
    public IReadOnlyList<DraftedFinding> WithoutEvidence => [.. Opened.WithoutEvidence];

    /// <summary>How many findings lack nothing.</summary>
    public int Complete => Opened.Findings.Count - Gaps.Where(g => g.Finding is not null).Select(g => g.Finding!.Id).Distinct().Count();

    /// <summary>Whether this person is a second reader of it.</summary>
    public bool SecondReads => Opened.Inspection.Assignments.Any(a => a.AccountId == _user.Id && a.Duty == Duty.SecondReader);

    /// <summary>Names of who has this duty.</summary>
    public string NamesOf(Duty duty) => string.Join(", ", Assigned[duty]);

    /// <summary>What the second reader said last of a finding, and whether that is about these words.</summary>
    public (FindingReading Reading, bool Holds)? ReadingOf(DraftedFinding finding) =>
        Readings.TryGetValue(finding.Finding.Id, out var reading) ? (reading, reading.AsRead == FindingAsRead.Of(finding)) : null;

    public void OnGet()
    {
    }

    /// <summary>The complete draft goes to the second reader.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Writes)
            return Forbid();
        if (await ActAsync(db, InspectionId, text, Ask) is { } answer)
            return answer;
        TempData.Say(text["Het concept is bij de tweede lezer. Tot die klaar is, ligt het vast."]);
        return Redirect(work.Draft(InspectionId));
    }

    private IActionResult? Ask()
    {
        Opened.Draft.AskSecondReading(Gaps, _user.Id, clock.GetUtcNow());
        return null;
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        Gaps = Opened.Gaps();
        var sent = await evidence.SentInAsync([.. Opened.Inspection.Assessments.Select(a => a.Id)], stop);
        Doubts = Opened.Doubts(
            (assessment, code) =>
                PartnerPromise.HidesPartners(
                    PartnerPromise.Withholds(
                        EvidenceReader.Voices(
                            Opened.Framework.FindIndicator(code)!,
                            Opened.Inspection.Assessments.Single(a => a.Id == assessment).Respondents,
                            sent))));
        var readings = await db
            .FindingReadings.AsNoTracking()
            .Where(r => r.InspectionId == InspectionId)
            .OrderBy(r => r.At)
            .ToListAsync(stop);
        Readings = readings.GroupBy(r => r.FindingId).ToDictionary(g => g.Key, g => g.Last());
        var people = Opened.Inspection.Assignments.Select(a => a.AccountId).ToList();
        var names = await db.Accounts.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        Assigned = Opened.Inspection.Assignments.Where(a => names.ContainsKey(a.AccountId)).ToLookup(a => a.Duty, a => names[a.AccountId]);
        return null;
    }
}
