using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>Opens the workbench of an indicator, by as many questions to the database whatever was answered.</summary>
public sealed class WorkbenchReader(AppDb db, OpenedDraft drafts, EvidenceReader evidence)
{
    /// <summary>The workbench; null where this person has no such draft, or it has no such indicator.</summary>
    public async Task<Workbench?> FindAsync(Guid inspectionId, Guid assessmentId, string indicatorCode, CancellationToken stop)
    {
        await using var connected = await db.StayConnectedAsync(stop);
        if (await drafts.FindAsync(inspectionId, stop) is not { } content
            || content.Framework.FindIndicator(indicatorCode) is not { } indicator
            || content.Inspection.Assessments.FirstOrDefault(a => a.Id == assessmentId) is not { } assessment
            || (content.IsFollowUp && !content.Draft.Findings.Any(f => f.AssessmentId == assessmentId && f.IndicatorCodes.Contains(indicatorCode))))
            return null;
        var told = (await evidence.ToldAsync([inspectionId], stop)).GetValueOrDefault((inspectionId, assessment.ApproachId));
        var sent = await evidence.SentInAsync([assessmentId], stop);
        var readings = await db.FindingReadings.AsNoTracking().Where(r => r.InspectionId == inspectionId)
            .Select(r => new LastReading(r.FindingId, r.IsAgreed, r.Remark, r.Reader, r.At)).ToListAsync(stop);
        var people = content.Texts.Values.Select(t => t.SavedBy).Concat(readings.Select(r => r.Reader)).Distinct().ToList();
        return new Workbench
        {
            Content = content,
            Assessment = assessment,
            Indicator = indicator,
            Answers = evidence.Answers(indicator, content.Framework.Id, assessment.Respondents, sent, told),
            Readings = readings.GroupBy(r => r.FindingId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.At)!),
            People = await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop),
        };
    }
}
