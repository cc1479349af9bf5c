using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>How far one is with a finding.</summary>
public enum ReadingState
{
    /// <summary>Not read yet.</summary>
    Unread,

    /// <summary>Changed since it was read, whatever was said of it then.</summary>
    Changed,

    /// <summary>Returned in this round.</summary>
    Returned,

    /// <summary>Returned in a round before, and not changed since.</summary>
    ReturnedBefore,

    /// <summary>Agreed with as it is now.</summary>
    Agreed,
}

/// <summary>A finding to be read.</summary>
/// <param name="Drafted">The finding with what it says.</param>
/// <param name="Last">What this reader said of it last.</param>
/// <param name="State">How far one is with it.</param>
/// <param name="IsClosed">Whether one judges blind on one of its indicators first, and may not see it until then.</param>
public sealed record FindingToRead(DraftedFinding Drafted, FindingReading? Last, ReadingState State, bool IsClosed)
{
    /// <summary>Identity of the finding.</summary>
    public Guid Id => Drafted.Finding.Id;

    /// <summary>What the page was opened with; a finding that is another one meanwhile is read again.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(FindingAsRead.Of(Drafted), DomainJson.Options))));
}

/// <summary>A page of the second reading of one draft, for its second reader; for nobody else it is there.</summary>
public abstract class SecondReadingPage(AppDb db, OpenedDraft opened, Remarks remarks, CurrentUser user, SiteText text, TimeProvider clock) : DraftStepPage(db, opened, user, text, clock)
{
    /// <summary>The findings in the order of print.</summary>
    public IReadOnlyList<FindingToRead> Findings { get; private set; } = [];

    /// <summary>Whether the draft lies with the second reader now.</summary>
    public bool IsDue => Draft.Stage == DraftStage.SecondReading;

    /// <summary>Whether this reader wrote in it.</summary>
    public bool IsOwnWork => Opened.Authors.Contains(Person.Id);

    /// <inheritdoc/>
    protected sealed override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        if (!Has(Duty.SecondReader))
            return NotFound();
        var last = await remarks.LastOfAsync(Person.Id, InspectionId, stop);
        var blind = await Db.BlindJudgements.AsNoTracking().Where(j => j.InspectionId == InspectionId && j.Rater == Person.Id && j.GivenAt == null).Select(j => new { j.AssessmentId, j.IndicatorCode }).ToListAsync(stop);
        Findings = [.. from assessment in Opened.Inspection.Assessments.OrderBy(a => a.Position)
                       from finding in Opened.FindingsOf(assessment.Id)
                       let read = last.GetValueOrDefault(finding.Finding.Id)
                       select new FindingToRead(finding, read, StateOf(finding, read), blind.Exists(b => b.AssessmentId == assessment.Id && finding.Finding.IndicatorCodes.Contains(b.IndicatorCode)))];
        return await LoadRestAsync(stop);
    }

    /// <summary>Loads what the page shows beside the findings.</summary>
    protected virtual Task<IActionResult?> LoadRestAsync(CancellationToken stop) => Task.FromResult<IActionResult?>(null);

    private ReadingState StateOf(DraftedFinding finding, FindingReading? last) => last switch
    {
        null => ReadingState.Unread,
        _ when last.HoldsFor(FindingAsRead.Of(finding)) => ReadingState.Agreed,
        _ when !last.AsRead.SameAs(FindingAsRead.Of(finding)) => ReadingState.Changed,
        _ => last.At >= Draft.SecondReadingAskedAt ? ReadingState.Returned : ReadingState.ReturnedBefore,
    };
}
