using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>Opens the workbench of a finding. The number of questions to the database does not depend on what was answered.</summary>
public sealed class WorkbenchReader(AppDb db, OpenedDraft drafts, EvidenceReader evidence, EarlierReader earlier)
{
    /// <summary>The workbench; null where this person has no such draft, or it has no such indicator.</summary>
    public async Task<Workbench?> FindAsync(Guid inspectionId, Guid assessmentId, string indicatorCode, CancellationToken stop)
    {
        await using var connected = await db.StayConnectedAsync(stop);
        if (await drafts.ReadAsync(inspectionId, stop) is not { } content)
            return null;
        var own = content.Draft.Findings.Where(f => f.AssessmentId == assessmentId).ToList();
        var finding = own.Find(f => f.Place == indicatorCode) ?? own.Find(f => f.IndicatorCodes.Contains(indicatorCode));
        if ((finding is null && content.Framework.FindIndicator(indicatorCode) is null)
            || content.Inspection.Assessments.FirstOrDefault(a => a.Id == assessmentId) is not { } assessment
            || (content.IsFollowUp && finding is null))
            return null;
        var told = (await evidence.ToldAsync([inspectionId], stop)).GetValueOrDefault((inspectionId, assessment.ApproachId));
        var sent = await evidence.SentInAsync([assessment.Id], stop);
        var before = finding?.ImprovementPointId is { } point ? (await earlier.OfAsync(content, stop)).GetValueOrDefault(point) : null;
        var readings = await db.FindingReadings.AsNoTracking().Where(r => r.InspectionId == inspectionId)
            .Select(r => new LastReading(r.FindingId, r.IsAgreed, r.Remark, r.Reader, r.At)).ToListAsync(stop);
        var people = content.Texts.Values.Select(t => t.SavedBy).Concat(readings.Select(r => r.Reader)).Distinct().ToList();
        return new Workbench
        {
            Content = content,
            Assessment = assessment,
            Place = finding?.Place ?? indicatorCode,
            Said =
            [
                .. (finding?.IndicatorCodes ?? [indicatorCode])
                    .Select(code => content.Framework.FindIndicator(code)!)
                    .Select(indicator => new IndicatorSaid(
                        indicator,
                        content.Framework.Own.FindIndicator(indicator.Code)!.FullNorm,
                        evidence.Answers(indicator, content.Study.Framework, assessment.Respondents, sent, told),
                        content.Documents.Values,
                        [.. before?.Answers[indicator.Code] ?? []])
                    {
                        Own = EvidenceReader.OwnJudgementOf(content.Framework, indicator, assessment.Respondents, sent),
                    }),
            ],
            Earlier = before,
            Readings = readings.GroupBy(r => r.FindingId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.At)!),
            People = await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop),
        };
    }
}
